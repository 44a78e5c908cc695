/*
 * Companies whose assessments are put side by side, for the tests of the summary.
 */
#ifndef TENKEN_SUMMARY_FIXTURE_H
#define TENKEN_SUMMARY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "loader.h"
#include "report_summary.h"

enum { COMPANIES_MAX = 12 };

/* Companies with answers to tests/data/summary/sheet.cfg. */
struct fixture {
	struct questionnaire *sheet;
	struct questionnaire *factors; /* asks for blocking factors */
	struct questionnaire *other; /* without a yes-no question */
	struct part parts[COMPANIES_MAX];
	struct entries entries[COMPANIES_MAX];
	char names[COMPANIES_MAX][32];
	char ids[COMPANIES_MAX][16];
	struct summary_source sources[COMPANIES_MAX];
	size_t count;
};

__attribute__((unused)) static struct questionnaire *load(const char *path)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load(path, &mistakes);

	assert_int_equal(mistakes.errors, 0);
	error_list_release(&mistakes);
	return questionnaire;
}

__attribute__((unused)) static int make(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	fixture->sheet = load("tests/data/summary/sheet.cfg");
	fixture->factors = load("tests/data/summary/factors.cfg");
	fixture->other = load("tests/data/report/twice.cfg");
	*state = fixture;
	return 0;
}

__attribute__((unused)) static int drop(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->count; i++) {
		interview_free(fixture->parts[i].interview);
		answers_free(fixture->parts[i].answers);
		entries_release(&fixture->entries[i]);
	}
	questionnaire_free(fixture->sheet);
	questionnaire_free(fixture->factors);
	questionnaire_free(fixture->other);
	free(fixture);
	return 0;
}

__attribute__((unused)) static void put(struct part *part, const char *item, const char *value)
{
	struct answer after = { .state = ANSWER_OPEN };
	struct item_ref ref;

	assert_true(item_parse(part->questionnaire, item, strlen(item), &ref, NULL));
	assert_true(answer_parse(&part->questionnaire->questions[ref.question], &ref, value,
				 answers_get(part->answers, ref.question, ref.row), &after, NULL));
	answers_set(part->answers, ref.question, ref.row, &after);
	interview_changed(part->interview, ref.question);
	answer_release(&after);
}

/* Values of s1 to s4 by a letter each: y, n, ? don't know, x not applicable, - open. */
__attribute__((unused)) static void add_company(struct fixture *fixture, const struct questionnaire *questionnaire,
			const char *name, const char *id, const char *values)
{
	size_t place = fixture->count++;
	struct part *part = &fixture->parts[place];

	part->questionnaire = questionnaire;
	part->answers = answers_new(questionnaire);
	part->interview = interview_new(part->answers);
	for (size_t i = 0; values[i]; i++) {
		const char item[] = { 's', (char)('1' + i), '\0' };

		put(part, item,
		    values[i] == 'y'   ? "1"
		    : values[i] == 'n' ? "2"
		    : values[i] == '?' ? "?"
		    : values[i] == 'x' ? "n/a:none here"
				       : "-");
	}
	snprintf(fixture->names[place], sizeof(fixture->names[place]), "%s", name);
	snprintf(fixture->ids[place], sizeof(fixture->ids[place]), "%s", id);
	fixture->sources[place] = (struct summary_source){ .id = fixture->ids[place],
							   .organisation = fixture->names[place],
							   .parts = part,
							   .part_count = 1,
							   .entries = &fixture->entries[place] };
}

__attribute__((unused)) static void add_entry(struct fixture *fixture, size_t company, enum entry_kind kind,
		      const char *tag, enum entry_field field, const char *text)
{
	struct entries *entries = &fixture->entries[company];
	struct entry entry = { .kind = kind, .number = entries_next_number(entries, kind) };

	entry_tag_read(tag, &entry);
	entry_set_field(&entry, field, text);
	if (kind == ENTRY_INCIDENT) {
		entry_set_field(&entry, ENTRY_WHEN, "2018-05");
		entry_set_field(&entry, ENTRY_PREVENTION, "外付けデバイスの利用制限");
	}
	entries_put(entries, &entry);
	entry_release(&entry);
}

__attribute__((unused)) static void fill(struct fixture *fixture)
{
	add_company(fixture, fixture->sheet, "Acme Co.", "k7m2", "yyyn");
	add_company(fixture, fixture->sheet, "見本商会", "b3d4", "yn-?");
	add_company(fixture, fixture->sheet, "Bcme", "z9x8", "nyx-");
	add_entry(fixture, 0, ENTRY_FINDING, "remote", ENTRY_TEXT,
		  "Malware comes in through the networks at home.");
	add_entry(fixture, 1, ENTRY_FINDING, "cloud", ENTRY_TEXT, "個人のオンラインストレージに業務データが保存される。");
	add_entry(fixture, 2, ENTRY_FINDING, "none", ENTRY_TEXT,
		  "Malware comes in through the networks at home.");
	add_entry(fixture, 1, ENTRY_INCIDENT, "none", ENTRY_COURSE,
		  "患者情報等をUSBメモリーにコピーし不正に持ち出した。");
	add_entry(fixture, 0, ENTRY_FACTOR, "remote", ENTRY_TEXT, "Nobody watches.");
	add_entry(fixture, 1, ENTRY_FACTOR, "both", ENTRY_TEXT, "Nobody watches.");
	add_entry(fixture, 2, ENTRY_FACTOR, "cloud", ENTRY_TEXT,
		  "Tenants cannot be told apart, and those of others cannot be limited.");
}

/* A company that answers two of the rows. */
__attribute__((unused)) static void add_asked(struct fixture *fixture, const char *name, const char *id, const char *a,
		      const char *b)
{
	struct part *part = &fixture->parts[fixture->count];

	add_company(fixture, fixture->factors, name, id, "y");
	put(part, "b1.a", a);
	put(part, "b1.b", b);
}

__attribute__((unused)) static void fill_asked(struct fixture *fixture)
{
	fill(fixture);
	add_asked(fixture, "Dcme", "c1c1", "1,2", "?");
	put(&fixture->parts[3], "b1.c", "3");
	add_entry(fixture, 3, ENTRY_FACTOR, "remote", ENTRY_TEXT, "テナントを識別できない");
}

__attribute__((unused)) static struct summary *summarize(const struct fixture *fixture, enum lang lang, bool is_anonymous,
				 bool has_free_text)
{
	const struct summary_options options = { .lang = lang,
						 .is_anonymous = is_anonymous,
						 .has_free_text = has_free_text };

	return summary_make(fixture->sources, fixture->count, &options);
}

__attribute__((unused)) static char *write(const struct summary *summary, const char *format, int width_cols)
{
	const struct format_page page = { .width_cols = width_cols };
	struct strbuf text = STRBUF_INIT;

	summary_write(summary, format_find(&summary_formats, format), &page, &text);
	return strbuf_detach(&text, NULL);
}

#define WITH_COMPANIES(test) cmocka_unit_test_setup_teardown(test, make, drop)

#endif
