#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "document.h"
#include "questionnaire.h"
#include "report_fixture.h"

#include "report_outline.h"

static const char everything[] = "q1=1 q2=2 q3=1,2 q4=? m.a=contract=2,memo=2 m.b=n/a:nobody c.a=1 t=words";

static void add_entry(struct entries *entries, enum entry_kind kind, int number, const char *const *fields)
{
	struct entry entry = { .kind = kind, .number = number };

	for (; *fields; fields += 2) {
		for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
			if (strcmp(entry_field_name((enum entry_field)f), fields[0]) == 0)
				entry_set_field(&entry, (enum entry_field)f, fields[1]);
		}
	}
	entries_put(entries, &entry);
	entry_release(&entry);
}

static void add_plan(struct entries *entries)
{
	add_entry(entries, ENTRY_ACTION, 1, (const char *const[]){ "text", "Ring the lawyer", "clause", "caps", "who", "Sato",
	                                                          "due", "2026-06-30", "state", "doing", NULL });
	add_entry(entries, ENTRY_ACTION, 2, (const char *const[]){ "text", "Was done", "clause", "lock", "state", "done", NULL });
	add_entry(entries, ENTRY_EXCEPTION, 1, (const char *const[]){ "text", "Too dear", "clause", "lock", "who", "The board",
	                                                             "due", "2027-03-31", NULL });
	add_entry(entries, ENTRY_DUTY, 1, (const char *const[]){ "clause", "caps", "carrier", "undecided", NULL });
}

/* What was made from a fixture; the caller frees. */
static struct document *outline_of(const struct fixture *fixture, const struct entries *entries, unsigned parts,
                                   const struct gap_filter *filter)
{
	struct report_options options = { .page = { .width_cols = 80 }, .parts = parts, .author = "Aoki", .logo_text = "LOGO" };
	struct evaluation evaluation = fixture_evaluation(fixture);
	struct error err = ERROR_INIT;

	evaluation.entries = entries;
	struct gap_report *report = evaluate(&evaluation, LANG_EN);
	if (filter)
		assert_true(gap_report_limit(report, filter, &err));
	struct document *doc = report_outline(report, &options);
	gap_report_free(report); /* the document points nowhere else */
	return doc;
}

static struct document *outline_on(const char *answers, const struct entries *entries, unsigned parts)
{
	struct fixture fixture;

	fixture_init(&fixture, 1);
	fixture_answer(&fixture, answers);
	struct document *doc = outline_of(&fixture, entries, parts, NULL);
	fixture_release(&fixture);
	return doc;
}

static const struct doc_block *find_heading(const struct document *doc, const char *id)
{
	for (size_t i = 0; i < doc->count; i++) {
		if (doc->blocks[i].kind == DOC_HEADING && strcmp(doc->blocks[i].id, id) == 0)
			return &doc->blocks[i];
	}
	return NULL;
}

/* The first block from `from` on with this kind, label and text; NULL for any. */
static const struct doc_block *find_block(const struct document *doc, const struct doc_block *from, enum doc_kind kind,
                                          const char *label, const char *text)
{
	for (const struct doc_block *block = from ? from : doc->blocks; block < doc->blocks + doc->count; block++) {
		if (block->kind == kind && (!label || strcmp(block->label, label) == 0) &&
		    (!text || strcmp(block->text, text) == 0))
			return block;
	}
	return NULL;
}

static void check_target(const struct document *doc, const char *target)
{
	if (*target && !find_heading(doc, target))
		fail_msg("nothing has the id %s", target);
}

static void check_ids(const struct document *doc)
{
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		assert_int_equal(strspn(block->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(block->id));
		if (*block->id)
			assert_ptr_equal(find_heading(doc, block->id), block);
		check_target(doc, block->target);
		for (size_t c = 0; block->table && c < block->table->row_count * block->table->column_count; c++)
			check_target(doc, block->table->cells[c].target);
	}
}

static void ids_are_unique_and_every_link_leads_somewhere(void **state)
{
	struct fixture fixture;
	struct entries entries = { .list = NULL };

	(void)state;
	add_plan(&entries);
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "small/q1=1 small/q2=2 small/q4=? small/m.a=contract=2 other/q1=2");
	for (unsigned parts = 0; parts < 1U << PART_COUNT; parts = parts ? parts << 1 : 1) {
		struct document *doc = outline_of(&fixture, &entries, parts, NULL);
		check_ids(doc);
		document_free(doc);
	}
	entries_release(&entries);
	fixture_release(&fixture);
}

/* Questions of a sheet are rows of a table, so nothing can lead to one. */
static void sheets_of_real_questionnaires_have_no_links(void **state)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct fixture fixture = { .part_count = 0 };

	(void)state;
	fixture.clauses = clause_library_load("questionnaires/clauses.cfg", &mistakes);
	fixture_show(&mistakes);
	error_list_release(&mistakes);
	fixture_add(&fixture, "questionnaires/remote-check.cfg");
	fixture_add(&fixture, "questionnaires/vendor.cfg");
	fixture_answer(&fixture, "remote-check/c01=2 remote-check/c15=2 vendor/q1=2 vendor/q25.a.contract=1");
	struct document *doc = outline_of(&fixture, NULL, 0, NULL);
	check_ids(doc);
	assert_string_equal(find_block(doc, NULL, DOC_ITEM, "Remote-work check sheet 15", NULL)->target, "");
	assert_string_equal(find_block(doc, NULL, DOC_ITEM, "Vendor questionnaire 問25", NULL)->target,
	                    "question-vendor-q25");
	document_free(doc);
	fixture_release(&fixture);
}

static void different_ids_give_different_anchors(void **state)
{
	static const char *const ids[] = { "a-b", "a_b", "A-B", "a.b", "a-5fb", "-a-5fb", "ab" };
	struct strbuf anchors[7] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };

	(void)state;
	for (size_t i = 0; i < 7; i++) {
		outline_anchor(&anchors[i], "clause", ids[i]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(anchors[i].text, anchors[k].text);
	}
	assert_string_equal(anchors[0].text, "clause-a-b");
	assert_string_equal(anchors[1].text, "clause--a-5fb");
	for (size_t i = 0; i < 7; i++)
		strbuf_release(&anchors[i]);
}

static void manager_page_stands_first(void **state)
{
	struct document *doc = outline_on(everything, NULL, 0);
	const struct doc_block *page = find_block(doc, NULL, DOC_PAGE, NULL, NULL);

	(void)state;
	assert_string_equal(doc->title, "Security gap report");
	assert_string_equal(doc->organisation, "Acme Co.");
	assert_string_equal(doc->author, "Aoki");
	assert_string_equal(doc->logo_text, "LOGO");
	assert_int_equal(doc->date_utc, 1775130127);
	assert_non_null(page);
	assert_string_equal(find_block(doc, NULL, DOC_HEADING, NULL, NULL)->id, "part-manager");
	assert_true(find_heading(doc, "part-manager") < page);
	assert_string_equal(page[1].id, "part-charts");
	document_free(doc);
}

static void what_to_do_first_goes_by_priority(void **state)
{
	static const char *const titles[] = { "Audit (contract clause, priority high, effort some)",
		                              "Caps (contract clause, priority medium, effort some)" };
	struct document *doc = outline_on("m=n/a:none m.b=memo=1 c=?", NULL, 0);
	const struct doc_block *block = find_heading(doc, "manager-first");

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		block = find_block(doc, block + 1, DOC_ITEM, NULL, NULL);
		assert_string_equal(block->text, titles[i]);
	}
	assert_string_equal(block->number, "2");
	assert_string_equal(block->target, "clause-caps");
	assert_string_equal(block[1].label, "Why");
	assert_string_equal(block[1].text, "Rank of caps.");
	assert_string_equal(block[2].label, "First step");
	assert_string_equal(block[2].text, "Open the contract.");
	document_free(doc);
}

static void what_is_met_in_part_stands_among_what_is_missing(void **state)
{
	struct document *doc = outline_on("q2=2 m=n/a:none m.b=contract=2,memo=2", NULL, 0);
	const struct doc_block *first = find_block(doc, find_heading(doc, "manager-first"), DOC_ITEM, NULL, NULL);

	(void)state;
	assert_string_equal(first->target, "clause-audit");
	assert_int_equal(find_heading(doc, "clause-audit")->tone, TONE_PARTIAL);
	assert_string_equal(find_block(doc, first + 1, DOC_ITEM, NULL, NULL)->target, "clause-caps");
	document_free(doc);
}

static void at_most_six_are_done_first(void **state)
{
	struct document *doc = outline_on("q1=2 q2=3 q3=1,2 m=n/a:none m.a=memo=1 m.b=memo=1 c.a=2 c.b=2", NULL, 0);
	const struct doc_block *block = find_heading(doc, "manager-first");
	int items = 0;

	(void)state;
	for (; block->kind != DOC_PAGE; block++)
		items += block->kind == DOC_ITEM && *block->number;
	assert_int_equal(items, 6);
	assert_string_equal(block[-1].text, "1 more follows in what is missing or met in part.");
	document_free(doc);
}

static void who_could_find_out_stands_with_what_is_not_known(void **state)
{
	struct fixture fixture;
	struct item_ref ref;
	int part;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=?");
	struct answer answer = fixture_get(&fixture, "q1", &part, &ref);
	answer_set_field(&answer.pointer.holder, "Ms Sato");
	fixture_put(&fixture, part, &ref, &answer);
	struct document *doc = outline_of(&fixture, NULL, 0, NULL);
	const struct doc_block *heading = find_heading(doc, "manager-unknown");
	assert_non_null(heading);
	assert_true(strncmp(heading[1].text, "Whoever is responsible", 22) == 0);
	assert_string_equal(heading[2].text, "Template (ask Ms Sato)");
	assert_string_equal(heading[2].target, "clause-template");
	document_free(doc);
	fixture_release(&fixture);
}

static void parts_that_are_off_vanish_and_numbers_close_up(void **state)
{
	struct document *doc = outline_on(everything, NULL, 1U << PART_PARTIAL | 1U << PART_METHOD);

	(void)state;
	assert_null(find_heading(doc, "part-manager"));
	assert_null(find_heading(doc, "part-gaps"));
	assert_string_equal(find_heading(doc, "part-partial")->number, "1");
	assert_string_equal(find_heading(doc, "clause-secrecy")->number, "1.1.1");
	assert_string_equal(find_heading(doc, "part-method")->number, "2");
	assert_non_null(find_block(doc, NULL, DOC_FIELD, "Organisation", "Acme Co."));
	check_ids(doc);
	document_free(doc);
}

static void document_alone_is_the_whole_outline(void **state)
{
	struct document *whole = outline_on(everything, NULL, 0);
	struct document *alone = outline_on(everything, NULL, 1U << PART_DOCUMENT);

	(void)state;
	assert_int_equal(whole->count, alone->count);
	document_free(whole);
	document_free(alone);
}

static const char *cell(const struct doc_table *table, size_t row, size_t column)
{
	return table->cells[row * table->column_count + column].text;
}

static void plan_is_shown_whole_and_at_each_clause(void **state)
{
	struct entries entries = { .list = NULL };
	add_plan(&entries);
	struct document *doc = outline_on(everything, &entries, 0);
	const struct doc_table *actions = find_block(doc, find_heading(doc, "plan-actions"), DOC_TABLE, NULL, NULL)->table;
	const struct doc_table *exceptions =
		find_block(doc, find_heading(doc, "plan-exceptions"), DOC_TABLE, NULL, NULL)->table;

	(void)state;
	assert_non_null(find_block(doc, find_heading(doc, "manager-first"), DOC_FIELD, "Planned",
	                           "Sato, until 2026-06-30, under way"));
	assert_non_null(find_block(doc, find_heading(doc, "manager-first"), DOC_FIELD, "Exception",
	                           "Too dear (allowed by The board, until 2027-03-31)"));
	assert_non_null(find_block(doc, find_heading(doc, "clause-caps"), DOC_ITEM, "Action",
	                           "Ring the lawyer (Sato, until 2026-06-30, under way)"));
	assert_non_null(find_block(doc, find_heading(doc, "clause-lock"), DOC_ITEM, "Exception",
	                           "Too dear (allowed by The board, until 2027-03-31)"));
	assert_int_equal(actions->row_count, 2);
	assert_string_equal(cell(actions, 0, 1), "Ring the lawyer");
	assert_string_equal(cell(actions, 0, 2), "Caps");
	assert_string_equal(actions->cells[2].target, "clause-caps");
	assert_string_equal(cell(actions, 1, 5), "finished");
	assert_string_equal(cell(exceptions, 0, 1), "Lock");
	assert_string_equal(cell(exceptions, 0, 3), "The board");
	document_free(doc);
	entries_release(&entries);
}

static void undecided_duty_is_a_gap(void **state)
{
	struct entries entries = { .list = NULL };
	add_plan(&entries);
	struct document *doc = outline_on(everything, &entries, 0);
	const struct doc_block *field = find_block(doc, find_heading(doc, "clause-caps"), DOC_FIELD, "Carried by", NULL);
	const struct doc_table *duties = find_block(doc, find_heading(doc, "part-duties"), DOC_TABLE, NULL, NULL)->table;

	(void)state;
	assert_string_equal(field->text, "undecided");
	assert_int_equal(field->tone, TONE_GAP);
	assert_int_equal(duties->row_count, 3);
	assert_string_equal(cell(duties, 0, 0), "Secrecy");
	assert_string_equal(cell(duties, 0, 1), "not set");
	assert_string_equal(cell(duties, 2, 1), "undecided");
	assert_int_equal(duties->cells[2 * 3 + 1].tone, TONE_GAP);
	assert_string_equal(cell(duties, 2, 2), "missing");
	document_free(doc);
	entries_release(&entries);
}

static void nothing_planned_needs_no_part(void **state)
{
	struct document *doc = outline_on(everything, NULL, 0);

	(void)state;
	assert_null(find_heading(doc, "part-plan"));
	assert_non_null(find_block(doc, NULL, DOC_PARAGRAPH, NULL, "It is not settled yet who carries the 3 contract clauses."));
	document_free(doc);
}

static void charts_say_the_same_in_words_and_in_a_table(void **state)
{
	struct document *doc = outline_on(everything, NULL, 1U << PART_CHARTS);
	const struct doc_block *block = find_block(doc, NULL, DOC_CHART, NULL, NULL);
	const struct doc_chart *chart = block->chart;

	(void)state;
	assert_int_equal(chart->kind, CHART_STACK);
	assert_int_equal(chart->label_count, 2);
	assert_string_equal(chart->labels[1], "House");
	assert_string_equal(chart->summary, "Coverage is highest in \"House\" (57.1 %) and lowest in \"Paper\" (25.0 %).");
	for (size_t i = 0; i < chart->label_count; i++) {
		double sum = 0;
		for (size_t s = 0; s < chart->series_count; s++)
			sum += chart->series[s].percent[i];
		assert_true(sum > 99.999 && sum < 100.001);
	}
	assert_int_equal(block[1].kind, DOC_TABLE);
	assert_string_equal(cell(block[1].table, 1, 0), "House");
	assert_string_equal(cell(block[1].table, 1, 5), "7");
	assert_string_equal(cell(block[1].table, 1, 6), "57.1 %");
	document_free(doc);
}

static void limits_are_said_at_the_head(void **state)
{
	const struct gap_filter filter = { .sides = SIDE_CONSIGNOR, .chapter = "paper" };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, everything);
	struct document *doc = outline_of(&fixture, NULL, 0, &filter);
	assert_non_null(find_block(doc, NULL, DOC_FIELD, "Limited to", "What the consignor sees to\nThe chapter \"Paper\""));
	assert_non_null(find_heading(doc, "clause-caps"));
	assert_null(find_heading(doc, "clause-lock"));
	document_free(doc);
	fixture_release(&fixture);
}

static void nothing_answered_is_a_report_too(void **state)
{
	struct document *doc = outline_on("", NULL, 0);

	(void)state;
	assert_non_null(find_block(doc, NULL, DOC_PARAGRAPH, NULL, "Coverage: nothing could be judged yet."));
	assert_null(find_heading(doc, "part-charts"));
	assert_null(find_heading(doc, "manager-first"));
	check_ids(doc);
	document_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_unique_and_every_link_leads_somewhere),
		cmocka_unit_test(sheets_of_real_questionnaires_have_no_links),
		cmocka_unit_test(different_ids_give_different_anchors),
		cmocka_unit_test(manager_page_stands_first),
		cmocka_unit_test(what_to_do_first_goes_by_priority),
		cmocka_unit_test(what_is_met_in_part_stands_among_what_is_missing),
		cmocka_unit_test(at_most_six_are_done_first),
		cmocka_unit_test(who_could_find_out_stands_with_what_is_not_known),
		cmocka_unit_test(parts_that_are_off_vanish_and_numbers_close_up),
		cmocka_unit_test(document_alone_is_the_whole_outline),
		cmocka_unit_test(plan_is_shown_whole_and_at_each_clause),
		cmocka_unit_test(undecided_duty_is_a_gap),
		cmocka_unit_test(nothing_planned_needs_no_part),
		cmocka_unit_test(charts_say_the_same_in_words_and_in_a_table),
		cmocka_unit_test(limits_are_said_at_the_head),
		cmocka_unit_test(nothing_answered_is_a_report_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
