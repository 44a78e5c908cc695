#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "annex.h"
#include "strbuf.h"

/* "before|[text]|after" of each text in brackets. */
static void assert_blanks(const char *wording, const char *expected)
{
	struct strbuf found = STRBUF_INIT;
	struct annex_blank blank;
	const char *at = wording;

	while (annex_blank_next(wording, &at, &blank))
		strbuf_addf(&found, "%.*s|%.*s|%.*s\n", (int)blank.before_bytes, blank.before, (int)blank.size_bytes,
			    blank.text, (int)blank.after_bytes, blank.after);
	assert_string_equal(found.text, expected);
	strbuf_release(&found);
}

static void brackets_are_found_with_the_words_around_them(void **state)
{
	(void)state;
	assert_blanks("", "");
	assert_blanks("nothing [to\nfind] here ] [", "");
	assert_blanks("[a]", "|[a]|\n");
	assert_blanks("[[a]]", "[|[a]|]\n");
	assert_blanks("first\nwithin [10] days\nlast", "within |[10]| days\n");
	assert_blanks("keep [1] and [2] of it", "keep |[1]| and\nand |[2]| of it\n");
	assert_blanks("one two three four five six seven eight nine [x] ten eleven twelve thirteen",
		      "three four five six seven eight nine |[x]| ten eleven twelve\n");
	assert_blanks("取扱者の名簿を備え、甲の請求から[10]営業日以内に提示する。",
		      "の名簿を備え、甲の請求から|[10]|営業日以内に提示\n");
}

static const struct gap_clause clauses[] = {
	{ .id = "a", .kind = CLAUSE_CONTRACT, .title = "Secrecy", .wording = "Keep it [5] years, [5] or [7].",
	  .verdict = VERDICT_GAP, .duty = DUTY_VENDOR },
	{ .id = "b", .kind = CLAUSE_RULE, .title = "House rule", .wording = "[never]", .verdict = VERDICT_GAP },
	{ .id = "c", .kind = CLAUSE_CONTRACT, .title = "Audit", .wording = "Audit [once].", .verdict = VERDICT_MET },
	{ .id = "d", .kind = CLAUSE_CONTRACT, .title = "Reports", .wording = "Within [5] hours.",
	  .verdict = VERDICT_PARTIAL, .duty = DUTY_UNDECIDED },
	{ .id = "e", .kind = CLAUSE_CONTRACT, .title = "Elsewhere", .wording = "", .verdict = VERDICT_NOT_APPLICABLE },
	{ .id = "f", .kind = CLAUSE_CONTRACT, .title = "Return", .wording = "", .verdict = VERDICT_UNKNOWN },
};

static void annex_text(size_t count, bool is_markdown, struct strbuf *out)
{
	struct gap_report report = { .lang = LANG_EN, .organisation = "Acme", .clauses = clauses, .clause_count = count };
	const struct format_page page = { .width_cols = 100 };
	struct error err = ERROR_INIT;

	assert_true(annex_write(&report, is_markdown ? &format_md : &format_text, &page, out, &err));
}

static const char *after(const char *text, const char *part)
{
	const char *found = strstr(text, part);

	if (!found)
		fail_msg("'%s' is missing, or stands too early, in:\n%s", part, text);
	return found + strlen(part);
}

static void missing_and_partial_contract_clauses_become_articles(void **state)
{
	struct strbuf out = STRBUF_INIT;
	const char *rest;

	(void)state;
	annex_text(6, false, &out);
	rest = after(out.text, "This is a draft");
	rest = after(rest, "Contract clauses that are not known: 1; not answered yet: 0.");
	rest = after(rest, "[Name of the consignor] (the Consignor)");
	rest = after(rest, "Article 1: Secrecy");
	rest = after(rest, "Keep it [5] years, [5] or [7].");
	rest = after(rest, "Article 2: Reports");
	rest = after(rest, "(Agreed in part already");
	rest = after(rest, "Within [5] hours.");
	assert_null(strstr(out.text, "House rule"));
	assert_null(strstr(out.text, "Article 3"));
	strbuf_release(&out);
}

static void each_blank_stands_once_for_each_article(void **state)
{
	struct strbuf out = STRBUF_INIT;
	const char *rest;

	(void)state;
	annex_text(6, true, &out);
	rest = after(out.text, "What is to be filled in");
	rest = after(rest, "| Introduction | \\[Name of the consignor\\] |");
	rest = after(rest, "| Introduction | \\[name of the vendor\\] |");
	rest = after(rest, "| Article 1 | \\[5\\] | Keep it \\[5\\] years, |\n");
	rest = after(rest, "| Article 1 | \\[7\\] | or \\[7\\]. |\n");
	rest = after(rest, "| Article 2 | \\[5\\] | Within \\[5\\] hours. |\n");
	assert_int_equal(strncmp(rest, "\n## ", 4), 0); /* and no row more */
	assert_null(strstr(out.text, "never"));
	assert_null(strstr(out.text, "once"));
	strbuf_release(&out);
}

static void duties_that_nobody_has_are_gaps(void **state)
{
	struct strbuf out = STRBUF_INIT;
	const char *rest;

	(void)state;
	annex_text(6, true, &out);
	rest = after(out.text, "Who carries what");
	rest = after(rest, "| Secrecy | Article 1 | vendor |\n");
	rest = after(rest, "| Audit | \\- | not set |\n");
	rest = after(rest, "| Reports | Article 2 | undecided |\n");
	rest = after(rest, "| Return | \\- | not set |\n");
	rest = after(rest, "A gap: it is undecided between the parties who carries these.\n\n- Reports\n");
	rest = after(rest, "A gap: nobody has said yet who carries these.\n\n- Audit\n- Return\n");
	assert_null(strstr(out.text, "Elsewhere"));
	strbuf_release(&out);
}

static void without_a_gap_there_is_no_article(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	annex_text(0, false, &out);
	after(out.text, "No contract clause is missing or partly met among what was judged.");
	assert_null(strstr(out.text, "Article 1"));
	assert_null(strstr(out.text, "filled in"));
	assert_null(strstr(out.text, "Who carries"));
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brackets_are_found_with_the_words_around_them),
		cmocka_unit_test(missing_and_partial_contract_clauses_become_articles),
		cmocka_unit_test(each_blank_stands_once_for_each_article),
		cmocka_unit_test(duties_that_nobody_has_are_gaps),
		cmocka_unit_test(without_a_gap_there_is_no_article),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
