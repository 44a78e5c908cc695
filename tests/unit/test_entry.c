#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "entry.h"

static struct entry finding(int number, const char *text)
{
	struct entry entry = { .kind = ENTRY_FINDING, .number = number };

	entry_set_field(&entry, ENTRY_TEXT, text);
	return entry;
}

static void put(struct entries *entries, enum entry_kind kind, int number, const char *text)
{
	struct entry entry = { .kind = kind, .number = number };

	entry_set_field(&entry, kind == ENTRY_INCIDENT ? ENTRY_OUTLINE : ENTRY_TEXT, text);
	entries_put(entries, &entry);
	entry_release(&entry);
}

static void a_record_gives_the_entry_back(void **state)
{
	struct entry entry = { .kind = ENTRY_INCIDENT, .number = 7 };
	struct entry again = { .kind = ENTRY_FINDING };
	struct strbuf record = STRBUF_INIT;

	(void)state;
	entry_set_field(&entry, ENTRY_WHEN, "2018-05");
	entry_set_field(&entry, ENTRY_COURSE, "with a USB stick\nback\\slash");
	entry_set_field(&entry, ENTRY_PREVENTION, "外付けデバイスの利用制限");
	entry_encode(&entry, &record);
	assert_string_equal(record.text, "when 2018-05\ncourse with a USB stick\\nback\\\\slash\n"
					 "prevention 外付けデバイスの利用制限\n");
	assert_true(entry_decode(record.text, ENTRY_INCIDENT, 7, &again, NULL));
	assert_true(entry_equal(&entry, &again));
	strbuf_release(&record);
	entry_release(&entry);
	entry_release(&again);
}

static void what_encoding_cannot_have_written_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"text",
		"text a",
		"text a\ntext b\n",
		"cloud 1\nremote 1\ntext a\n",
		"remote yes\ntext a\n",
		"remote 1\n",
		"colour red\ntext a\n",
		"when 2018-05\n",
		"text a\x01\n",
		"text \xFF\n",
		"text a\n\n",
	};
	struct entry entry = { .kind = ENTRY_FINDING };
	struct error err = ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		error_clear(&err);
		if (entry_decode(bad[i], ENTRY_FINDING, 3, &entry, &err))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(err.code, ERROR_DAMAGED);
	}
	assert_string_equal(err.message, "damaged record of 'finding.3'");
	assert_false(entry_decode("remote 1\noutline a\n", ENTRY_INCIDENT, 1, &entry, NULL));
}

static void an_entry_needs_a_text_of_its_kind(void **state)
{
	struct entry entry = finding(0, " \n\t");
	struct error err = ERROR_INIT;
	char *large = mem_calloc(ENTRY_TEXT_BYTES_MAX + 2, 1);

	(void)state;
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "nothing was written; expected a text");
	entry_set_field(&entry, ENTRY_COMPANY, "Acme");
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "entry 'finding' has no 'company'");
	entry_set_field(&entry, ENTRY_COMPANY, "");
	memset(large, 'x', ENTRY_TEXT_BYTES_MAX + 1);
	entry_set_field(&entry, ENTRY_TEXT, large);
	assert_false(entry_check(&entry, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	large[ENTRY_TEXT_BYTES_MAX] = '\0';
	entry_set_field(&entry, ENTRY_TEXT, large);
	assert_true(entry_check(&entry, &err));
	free(large);
	entry_release(&entry);
	entry.kind = ENTRY_INCIDENT;
	entry_set_field(&entry, ENTRY_WHEN, "2018\n05");
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "text has the control character U+000A");
	entry_set_field(&entry, ENTRY_WHEN, "2018-05");
	entry.is_cloud = true;
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "an incident case has no tag");
	entry_release(&entry);
}

static void names_of_entries_are_read_strictly(void **state)
{
	static const char *const bad[] = { "",          "finding",     "finding.",   "finding.0",
					   "finding.01", "finding.1000", "finding.1x", "factors.1",
					   "finding.-1", "Finding.1" };
	enum entry_kind kind;
	int number;

	(void)state;
	assert_true(entry_item_parse("factor.999", &kind, &number));
	assert_int_equal(kind, ENTRY_FACTOR);
	assert_int_equal(number, 999);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (entry_item_parse(bad[i], &kind, &number))
			fail_msg("taken: %s", bad[i]);
	}
}

static void a_tag_is_one_of_four_words(void **state)
{
	static const char *const tags[] = { "none", "remote", "cloud", "both" };
	struct entry entry = { .kind = ENTRY_FINDING };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(entry_tag_read(tags[i], &entry));
		assert_string_equal(entry_tag_name(&entry), tags[i]);
	}
	assert_false(entry_tag_read("all", &entry));
	assert_string_equal(entry_tag_name(&entry), "both");
}

static void a_number_stays_when_others_go(void **state)
{
	struct entries entries = { .list = NULL };
	const struct entry *first;

	(void)state;
	assert_int_equal(entries_next_number(&entries, ENTRY_FINDING), 1);
	put(&entries, ENTRY_FACTOR, 1, "factor");
	put(&entries, ENTRY_FINDING, 3, "c");
	put(&entries, ENTRY_FINDING, 1, "a");
	put(&entries, ENTRY_FINDING, 2, "b");
	put(&entries, ENTRY_INCIDENT, 1, "case");
	put(&entries, ENTRY_FINDING, 2, "B");
	assert_int_equal(entries.count, 5);
	entries_remove(&entries, ENTRY_FINDING, 1);
	entries_remove(&entries, ENTRY_FINDING, 1);
	assert_int_equal(entries_of_kind(&entries, ENTRY_FINDING, &first), 2);
	assert_int_equal(first->number, 2);
	assert_string_equal(entry_field(first, ENTRY_TEXT), "B");
	assert_int_equal(entries_next_number(&entries, ENTRY_FINDING), 4);
	assert_int_equal(entries_next_number(&entries, ENTRY_INCIDENT), 2);
	assert_null(entries_find(&entries, ENTRY_FINDING, 1));
	assert_string_equal(entry_field(entries_find(&entries, ENTRY_FACTOR, 1), ENTRY_TEXT),
			    "factor");
	assert_int_equal(entries_of_kind(&entries, ENTRY_FACTOR, &first), 1);
	entries_release(&entries);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_gives_the_entry_back),
		cmocka_unit_test(what_encoding_cannot_have_written_is_refused),
		cmocka_unit_test(an_entry_needs_a_text_of_its_kind),
		cmocka_unit_test(names_of_entries_are_read_strictly),
		cmocka_unit_test(a_tag_is_one_of_four_words),
		cmocka_unit_test(a_number_stays_when_others_go),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
