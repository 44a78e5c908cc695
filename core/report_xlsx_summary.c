/* The first sheet: whose report it is, how many clauses have which verdict, coverage by chapter, and charts. */

#include "report_outline.h"
#include "report_xlsx_book.h"

enum {
	LABEL_COLUMN = 0,
	VALUE_COLUMN = 1,
	CHART_COLUMN = 10,
	LABEL_COLS = 44,
	VALUE_COLS = 12,
	COVERAGE_COLUMN = VERDICT_COUNT + 1
};

/* What could be judged, the parts of the stacked chart; the others stand after them. */
enum { JUDGED = VERDICT_UNKNOWN + 1 };

struct summary {
	struct xlsx_book *book;
	lxw_worksheet *sheet;
	lxw_row_t row;
};

/* What stands before the first part of every report. */
static void write_head(struct summary *summary)
{
	struct report_options options = *summary->book->options;
	struct document *doc;

	options.parts = 1U << PART_METHOD;
	doc = report_outline(summary->book->report, &options);
	xlsx_put_as(summary->book, summary->sheet, summary->row++, LABEL_COLUMN, doc->title, summary->book->title);
	if (*doc->logo_text)
		xlsx_put(summary->book, summary->sheet, summary->row++, LABEL_COLUMN, doc->logo_text, false);
	summary->row++;
	for (size_t i = 0; i < doc->count && doc->blocks[i].kind == DOC_FIELD; i++) {
		xlsx_put_as(summary->book, summary->sheet, summary->row, LABEL_COLUMN, doc->blocks[i].label, summary->book->label);
		xlsx_put(summary->book, summary->sheet, summary->row++, VALUE_COLUMN, doc->blocks[i].text, false);
	}
	summary->row++;
	document_free(doc);
}

static void head_cell(struct summary *summary, int column, const char *text)
{
	xlsx_put_as(summary->book, summary->sheet, summary->row, column, text, summary->book->head);
}

static void rate_cell(struct summary *summary, int column, const int count[VERDICT_COUNT])
{
	double rate = gap_coverage_rate(count);

	if (rate < 0)
		xlsx_put(summary->book, summary->sheet, summary->row, column, "-", true);
	else
		xlsx_put_number(summary->book, summary->sheet, summary->row, column, rate, summary->book->percent);
}

/* Returns the row of the first verdict. */
static lxw_row_t write_verdicts(struct summary *summary)
{
	const struct gap_coverage *coverage = &summary->book->report->coverage;
	enum lang lang = summary->book->lang;
	lxw_row_t first;

	head_cell(summary, LABEL_COLUMN, T_(lang, "Verdict"));
	head_cell(summary, VALUE_COLUMN, T_(lang, "Clauses"));
	first = ++summary->row;
	for (int v = 0; v < VERDICT_COUNT; v++, summary->row++) {
		xlsx_put(summary->book, summary->sheet, summary->row, LABEL_COLUMN, verdict_word((enum verdict)v, lang), true);
		xlsx_put_number(summary->book, summary->sheet, summary->row, VALUE_COLUMN, coverage->count[v], summary->book->number);
	}
	xlsx_mark_verdicts(summary->book, summary->sheet, first, summary->row - 1, LABEL_COLUMN);
	xlsx_put(summary->book, summary->sheet, summary->row, LABEL_COLUMN, T_(lang, "Coverage"), true);
	rate_cell(summary, VALUE_COLUMN, coverage->count);
	summary->row++;
	xlsx_put(summary->book, summary->sheet, summary->row, LABEL_COLUMN,
		 T_(lang, "Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"), false);
	summary->row += 2;
	return first;
}

static void chapter_row(struct summary *summary, int chapter)
{
	const struct gap_report *report = summary->book->report;
	int count[VERDICT_COUNT] = { 0 };

	for (size_t i = 0; i < report->clause_count; i++)
		count[report->clauses[i].verdict] += report->clauses[i].chapter == chapter;
	xlsx_put(summary->book, summary->sheet, summary->row, LABEL_COLUMN, report->chapters[chapter].title, true);
	for (int v = 0; v < VERDICT_COUNT; v++)
		xlsx_put_number(summary->book, summary->sheet, summary->row, VALUE_COLUMN + v, count[v], summary->book->number);
	rate_cell(summary, COVERAGE_COLUMN, count);
	summary->row++;
}

static bool has_chapter(const struct gap_report *report, int chapter)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (report->clauses[i].chapter == chapter)
			return true;
	}
	return false;
}

/* Returns the row of the heads. */
static lxw_row_t write_chapters(struct summary *summary)
{
	enum lang lang = summary->book->lang;
	lxw_row_t heads = summary->row;

	head_cell(summary, LABEL_COLUMN, T_(lang, "Chapter"));
	for (int v = 0; v < VERDICT_COUNT; v++)
		head_cell(summary, VALUE_COLUMN + v, verdict_word((enum verdict)v, lang));
	head_cell(summary, COVERAGE_COLUMN, T_(lang, "Coverage"));
	summary->row++;
	for (size_t c = 0; c < summary->book->report->chapter_count; c++) {
		if (has_chapter(summary->book->report, (int)c))
			chapter_row(summary, (int)c);
	}
	return heads;
}

/* ---- charts ---------------------------------------------------------------------------- */

/* The numbers stand on the bars: colour says nothing that they do not. */
static void number_labels(const struct xlsx_library *call, lxw_chart_series *series)
{
	call->chart_series_set_labels(series);
	call->chart_series_set_labels_num_format(series, "0;;");
}

static void place_chart(struct summary *summary, lxw_chart *chart, const char *title, lxw_row_t row, double scale)
{
	const struct xlsx_library *call = &summary->book->call;
	lxw_chart_options options = { .x_scale = 1.3, .y_scale = scale, .description = (char *)title };

	call->chart_title_set_name(chart, title);
	call->chart_axis_set_reverse(chart->y_axis);
	xlsx_note(summary->book, call->worksheet_insert_chart_opt(summary->sheet, row, CHART_COLUMN, chart, &options));
}

static void range(const struct xlsx_library *call, lxw_chart_series *series, const char *sheet, lxw_row_t first,
                  lxw_row_t last, int column)
{
	call->chart_series_set_categories(series, sheet, first, LABEL_COLUMN, last, LABEL_COLUMN);
	call->chart_series_set_values(series, sheet, first, (lxw_col_t)column, last, (lxw_col_t)column);
}

/* A bar a verdict, as long as its count. */
static void verdict_chart(struct summary *summary, const char *sheet, lxw_row_t first)
{
	const struct xlsx_library *call = &summary->book->call;
	lxw_chart *chart = call->workbook_add_chart(summary->book->workbook, LXW_CHART_BAR);
	lxw_chart_series *series = call->chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fills[VERDICT_COUNT];
	lxw_chart_point points[VERDICT_COUNT] = { { NULL, NULL, NULL } };
	lxw_chart_point *list[VERDICT_COUNT + 1] = { NULL };

	for (int v = 0; v < VERDICT_COUNT; v++) {
		fills[v] = (lxw_chart_fill){ .color = xlsx_colour((enum verdict)v) };
		points[v].fill = &fills[v];
		list[v] = &points[v];
	}
	range(call, series, sheet, first, first + VERDICT_COUNT - 1, VALUE_COLUMN);
	xlsx_note(summary->book, call->chart_series_set_points(series, list));
	number_labels(call, series);
	call->chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	call->chart_set_series_gap(chart, 40);
	place_chart(summary, chart, T_(summary->book->lang, "Clauses by verdict"), 2, 1.0);
}

/* A bar a chapter, made of its verdicts. */
static void chapter_chart(struct summary *summary, const char *sheet, lxw_row_t heads)
{
	const struct xlsx_library *call = &summary->book->call;
	lxw_row_t count = summary->row - 1 - heads;
	lxw_chart *chart;

	if (count == 0)
		return;
	chart = call->workbook_add_chart(summary->book->workbook, LXW_CHART_BAR_STACKED_PERCENT);
	for (int v = 0; v < JUDGED; v++) {
		lxw_chart_series *series = call->chart_add_series(chart, NULL, NULL);
		lxw_chart_fill fill = { .color = xlsx_colour((enum verdict)v) };

		range(call, series, sheet, heads + 1, heads + count, VALUE_COLUMN + v);
		call->chart_series_set_name_range(series, sheet, heads, (lxw_col_t)(VALUE_COLUMN + v));
		call->chart_series_set_fill(series, &fill);
		number_labels(call, series);
	}
	call->chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	call->chart_set_series_gap(chart, 40);
	place_chart(summary, chart, T_(summary->book->lang, "What could be judged, by chapter"), 19, 1.0 + 0.06 * count);
}

void xlsx_summary(struct xlsx_book *book)
{
	/* TRANSLATORS: name of a sheet of the workbook, at most 31 characters, no brackets, colons, stars, question marks, slashes */
	const char *name = T_(book->lang, "Summary");
	struct summary summary = { .book = book, .sheet = xlsx_sheet(book, name), .row = 0 };
	lxw_row_t first;
	lxw_row_t heads;

	if (!summary.sheet)
		return;
	xlsx_note(book, book->call.worksheet_set_column(summary.sheet, LABEL_COLUMN, LABEL_COLUMN, LABEL_COLS, NULL));
	xlsx_note(book, book->call.worksheet_set_column(summary.sheet, VALUE_COLUMN, COVERAGE_COLUMN, VALUE_COLS, NULL));
	write_head(&summary);
	first = write_verdicts(&summary);
	heads = write_chapters(&summary);
	verdict_chart(&summary, name, first);
	chapter_chart(&summary, name, heads);
	xlsx_print_setup(book, summary.sheet);
}
