/* Title block and result of the text report. */

#include "report_text.h"

#include "text.h"

#include <stdlib.h>

enum { FIELDS_MAX = 16 };

/* Names and values of the title block, collected first because the widest name sets the column. */
struct fields {
	const char *label[FIELDS_MAX];
	const char *value[FIELDS_MAX];
	size_t count;
};

static void add_field(struct fields *fields, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	fields->label[fields->count] = label;
	fields->value[fields->count++] = value;
}

static void list_questionnaires(const struct gap_report *report, struct strbuf *out)
{
	for (size_t i = 0; i < report->part_count; i++) {
		const struct gap_part *part = &report->parts[i];
		if (i > 0)
			strbuf_addch(out, '\n');
		/* TRANSLATORS: title of a questionnaire, its id, its version */
		strbuf_addf(out, T_(report->lang, "%s (%s, version %s)"), part->title, part->questionnaire,
		            part->version);
	}
}

void text_head(struct page *page, const struct gap_report *report, const struct report_options *options)
{
	enum lang lang = report->lang;
	struct strbuf questionnaires = STRBUF_INIT;
	struct fields fields = { .count = 0 };
	char created[GAP_DATE_SIZE];
	char updated[GAP_DATE_SIZE];

	list_questionnaires(report, &questionnaires);
	gap_date_format(report->created_utc, created);
	gap_date_format(report->updated_utc, updated);
	add_field(&fields, T_(lang, "Organisation"), report->organisation);
	add_field(&fields, T_(lang, "Department"), report->department);
	add_field(&fields, T_(lang, "Respondent"), report->respondent);
	add_field(&fields, T_(lang, "Contact"), report->contact);
	add_field(&fields, T_(lang, "Phone"), report->phone);
	add_field(&fields, T_(lang, "Mail"), report->mail);
	add_field(&fields, T_(lang, "Reference number"), report->reference);
	add_field(&fields, T_(lang, "Questionnaire"), questionnaires.text);
	add_field(&fields, T_(lang, "Assessment"), report->id);
	add_field(&fields, T_(lang, "Begun (UTC)"), created);
	add_field(&fields, T_(lang, "Last change (UTC)"), updated);
	add_field(&fields, T_(lang, "Report by"), options->author);

	page_text(page, 0, 0, options->logo_text ? options->logo_text : "");
	page_title(page, T_(lang, "Security gap report"));
	page_blank(page);
	int label_cols = page_label_cols(fields.label, fields.count);
	for (size_t i = 0; i < fields.count; i++)
		page_field(page, 0, label_cols, fields.label[i], fields.value[i]);
	strbuf_release(&questionnaires);
}

static void add_percent(struct strbuf *out, enum lang lang, double rate_0_1)
{
	int permille = (int)(rate_0_1 * 1000 + 0.5);

	strbuf_addf(out, T_(lang, "%d.%d %%"), permille / 10, permille % 10);
}

static int count_clauses(const struct gap_report *report, enum verdict verdict, enum priority priority)
{
	int count = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		count += report->clauses[i].verdict == verdict && report->clauses[i].priority == priority;
	return count;
}

static void pad(struct strbuf *out, int cols)
{
	if (cols > 0)
		strbuf_add_repeat(out, ' ', (size_t)cols);
}

/* A cell of the table of counts, right in its column. */
static void add_cell(struct strbuf *out, int cols, const char *text)
{
	pad(out, cols - text_cols(text));
	strbuf_adds(out, text);
}

static void add_number(struct strbuf *out, int cols, int number)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", number);
	add_cell(out, cols, text);
}

/* Columns of the table of counts: the words, then a number for each priority and in all. */
struct count_columns {
	int label_cols;
	int cell_cols[PRIORITY_COUNT + 1];
	const char *heads[PRIORITY_COUNT + 1];
	int first; /* the first one shown: all, or only the sum on a narrow page */
};

static struct count_columns plan_columns(const struct page *page)
{
	const char *words[VERDICT_COUNT + 1];
	struct count_columns columns = { .first = 0 };

	for (int v = 0; v < VERDICT_COUNT; v++)
		words[v] = verdict_word((enum verdict)v, page->lang);
	words[VERDICT_COUNT] = T_(page->lang, "priority");
	columns.label_cols = page_label_cols(words, VERDICT_COUNT + 1);
	int all_cols = 2 + columns.label_cols;
	for (int p = 0; p <= PRIORITY_COUNT; p++) {
		columns.heads[p] =
			p < PRIORITY_COUNT ? priority_word((enum priority)p, page->lang) : T_(page->lang, "total");
		columns.cell_cols[p] = text_cols(columns.heads[p]) + (p == 0 ? 0 : 2);
		all_cols += columns.cell_cols[p];
	}
	if (all_cols > page->width_cols)
		columns.first = PRIORITY_COUNT;
	return columns;
}

static void count_row(struct page *page, const struct gap_report *report, enum verdict verdict,
                      const struct count_columns *columns)
{
	struct strbuf line = STRBUF_INIT;
	const char *word = verdict_word(verdict, report->lang);

	strbuf_adds(&line, word);
	pad(&line, columns->label_cols - text_cols(word));
	for (int p = columns->first; p < PRIORITY_COUNT; p++)
		add_number(&line, columns->cell_cols[p], count_clauses(report, verdict, (enum priority)p));
	add_number(&line, columns->cell_cols[PRIORITY_COUNT], report->coverage.count[verdict]);
	page_text(page, 2, 0, line.text);
	strbuf_release(&line);
}

static void count_head(struct page *page, const struct count_columns *columns)
{
	struct strbuf line = STRBUF_INIT;
	/* TRANSLATORS: heading of a table with the columns high, medium, low, total */
	const char *title = columns->first == 0 ? T_(page->lang, "priority") : "";

	strbuf_adds(&line, title);
	pad(&line, columns->label_cols - text_cols(title));
	for (int p = columns->first; p <= PRIORITY_COUNT; p++)
		add_cell(&line, columns->cell_cols[p], columns->heads[p]);
	page_text(page, 2, 0, line.text);
	int line_cols = text_cols(line.text);
	strbuf_reset(&line);
	strbuf_add_repeat(&line, '-', (size_t)line_cols);
	page_text(page, 2, 0, line.text);
	strbuf_release(&line);
}

/* Rows are verdicts, columns priorities. */
static void count_table(struct page *page, const struct gap_report *report)
{
	static const enum verdict order[VERDICT_COUNT] = { VERDICT_GAP,        VERDICT_PARTIAL, VERDICT_UNKNOWN,
		                                           VERDICT_UNANSWERED, VERDICT_MET,     VERDICT_NOT_APPLICABLE };
	struct count_columns columns = plan_columns(page);

	count_head(page, &columns);
	for (int v = 0; v < VERDICT_COUNT; v++)
		count_row(page, report, order[v], &columns);
}

static void formula(struct page *page, const int count[VERDICT_COUNT], const char *percent)
{
	page_blank(page);
	page_text(page, 2, 2,
	          T_(page->lang,
	             "Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"));
	page_textf(page, 2, 2, "= (%d + %d / 2) / (%d + %d + %d + %d) = %s", count[VERDICT_MET],
	           count[VERDICT_PARTIAL], count[VERDICT_MET], count[VERDICT_PARTIAL], count[VERDICT_GAP],
	           count[VERDICT_UNKNOWN], percent);
}

static void coverage(struct page *page, const struct gap_report *report)
{
	struct strbuf percent = STRBUF_INIT;

	if (report->coverage.rate_0_1 < 0) {
		page_text(page, 0, 0, T_(report->lang, "Coverage: nothing could be judged yet."));
		return;
	}
	add_percent(&percent, report->lang, report->coverage.rate_0_1);
	page_textf(page, 0, 0, T_(report->lang, "Coverage: %s"), percent.text);
	formula(page, report->coverage.count, percent.text);
	strbuf_release(&percent);
}

static void progress_line(struct page *page, int indent, const struct progress *progress)
{
	page_textf(page, indent, 2, T_(page->lang, "Questions asked: %d. Answered: %d. Open: %d."), progress->asked,
	           progress->answered, progress->unanswered);
}

static void progress_lines(struct page *page, const struct gap_report *report)
{
	progress_line(page, 0, &report->progress);
	if (report->part_count > 1) {
		for (size_t i = 0; i < report->part_count; i++) {
			page_textf(page, 2, 2, "%s", report->parts[i].title);
			progress_line(page, 4, &report->parts[i].progress);
		}
	}
	if (report->progress.unanswered > 0)
		page_text(page, 0, 0,
		          T_(report->lang, "Questions are still open, so the result can still change."));
}

/* Titles only: what a reader with one minute needs. */
static void at_a_glance(struct page *page, const struct gap_report *report)
{
	size_t count;
	const struct gap_clause **list = text_list_clauses(report, VERDICT_GAP, &count);

	if (count > 0) {
		page_blank(page);
		page_text(page, 0, 0, T_(page->lang, "Missing, the most pressing first:"));
		page_blank(page);
	}
	for (size_t i = 0; i < count; i++) {
		/* TRANSLATORS: number, title, kind and priority of a clause */
		page_textf(page, 2, 6, T_(page->lang, "%s  %s (%s, priority %s)"), text_number(2, i + 1).text,
		           list[i]->title, clause_kind_word(list[i]->kind, page->lang),
		           priority_word(list[i]->priority, page->lang));
	}
	free(list);
}

void text_result(struct page *page, const struct gap_report *report)
{
	page_heading(page, "1", T_(report->lang, "Result"));
	coverage(page, report);
	page_blank(page);
	page_text(page, 0, 0,
	          T_(report->lang, "Coverage is the share of the recommended clauses, house rules and measures that are "
	                           "decided and in writing, among those that could be judged; one that is met in part "
	                           "counts half. What is unanswered or not applicable is left out."));
	page_blank(page);
	count_table(page, report);
	page_blank(page);
	progress_lines(page, report);
	at_a_glance(page, report);
}
