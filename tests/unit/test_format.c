#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "format.h"

static const struct format short_end = { .name = "data", .extension = "json" };
static const struct format long_end = { .name = "plan", .extension = "plan.json" };
static const struct format *const list[] = { &format_text, &short_end, &long_end };
static const struct format_table table = { list, 3 };

static void names_are_found_whole(void **state)
{
	(void)state;
	assert_ptr_equal(format_find(&table, "text"), &format_text);
	assert_ptr_equal(format_find(&table, "plan"), &long_end);
	assert_null(format_find(&table, "tex"));
	assert_null(format_find(&table, "TEXT"));
	assert_null(format_find(&table, ""));
}

static void longest_end_of_a_path_wins(void **state)
{
	(void)state;
	assert_ptr_equal(format_of_path(&table, "a.txt"), &format_text);
	assert_ptr_equal(format_of_path(&table, "/x.json/a.b.json"), &short_end);
	assert_ptr_equal(format_of_path(&table, "a.plan.json"), &long_end);
	assert_ptr_equal(format_of_path(&table, "aplan.json"), &short_end);
	assert_null(format_of_path(&table, "txt"));
	assert_null(format_of_path(&table, ".txt.d"));
	assert_null(format_of_path(&table, "atxt"));
	assert_null(format_of_path(&table, ""));
}

static void names_and_ends_are_listed(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	format_names(&table, &out);
	assert_string_equal(out.text, "text, data, plan");
	strbuf_truncate(&out, 0);
	format_extensions(&table, &out);
	assert_string_equal(out.text, ".txt, .json, .plan.json");
	strbuf_release(&out);
}

/* What a page is called that has a name of its own, in a manual page. */
static void document_is_rendered(void **state)
{
	static const struct format *const all[] = { &format_text, &format_md, &format_man, &format_html };
	const struct format_page page = { .width_cols = 60 };

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct document *doc = document_new(LANG_EN, "A title");
		struct strbuf out = STRBUF_INIT;
		struct error err = ERROR_INIT;

		doc->name = "own-name";
		doc_paragraph(doc, 0, "", "Some text.");
		strbuf_adds(&out, "before");
		assert_true(format_render(all[i], doc, &page, &out, &err));
		assert_int_equal(strncmp(out.text, "before", 6), 0);
		assert_non_null(strstr(out.text, "A title"));
		assert_non_null(strstr(out.text, "Some text."));
		if (all[i] == &format_man) {
			assert_non_null(strstr(out.text, ".Dt OWN-NAME 7\n"));
			assert_non_null(strstr(out.text, ".Nm own-name\n"));
		}
		strbuf_release(&out);
	}
}

static void page_is_that_of_the_settings(void **state)
{
	const struct settings settings = { .report_width_cols = 72, .paper = PAPER_LETTER };

	(void)state;
	assert_int_equal(format_page_wanted(&settings).width_cols, 72);
	assert_int_equal(format_page_wanted(&settings).paper, PAPER_LETTER);
	assert_int_equal(format_page_wanted(NULL).width_cols, 80);
	assert_int_equal(format_page_wanted(NULL).paper, PAPER_A4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_whole),
		cmocka_unit_test(longest_end_of_a_path_wins),
		cmocka_unit_test(names_and_ends_are_listed),
		cmocka_unit_test(document_is_rendered),
		cmocka_unit_test(page_is_that_of_the_settings),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
