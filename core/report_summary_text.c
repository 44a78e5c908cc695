/* The summary for paper and less. */

#include "report_summary.h"

#include "report_summary_factors.h"
#include "report_summary_table.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

enum { LABEL_COLS = 6 };

static const char *cell_word(enum summary_cell cell, enum lang lang)
{
	switch (cell) {
	case CELL_YES: return T_(lang, "yes");
	case CELL_NO: return T_(lang, "no");
	case CELL_UNKNOWN: return "?";
	case CELL_NOT_APPLICABLE: return "n/a";
	case CELL_OPEN:
	case CELL_NOT_ASKED:
	case CELL_COUNT: break;
	}
	return "-";
}

static void add_rate(struct strbuf *out, int percent)
{
	if (percent < 0)
		strbuf_adds(out, "-");
	else
		strbuf_addf(out, "%d %%", percent);
}

/* ---- the table ---------------------------------------------------------------------- */

static struct table_columns plan(const struct page *page, const struct summary *summary,
			   const struct summary_table *table)
{
	struct table_columns columns = { .label_cols = LABEL_COLS,
					 .cell_cols = text_cols("n/a") };

	for (int c = 0; c < CELL_COUNT; c++) {
		int cols = text_cols(cell_word((enum summary_cell)c, page->lang));

		columns.cell_cols = cols > columns.cell_cols ? cols : columns.cell_cols;
	}
	for (size_t i = 0; i < table->company_count; i++) {
		int cols = text_cols(summary->companies[table->companies[i]].key);

		columns.cell_cols = cols > columns.cell_cols ? cols : columns.cell_cols;
	}
	columns.rate_cols = text_cols(T_(page->lang, "Rate"));
	if (columns.rate_cols < text_cols("100 %"))
		columns.rate_cols = text_cols("100 %");
	if (table->company_count < 100)
		columns.text_cols = page->width_cols - LABEL_COLS - TABLE_GAP_COLS -
					(int)table->company_count * (columns.cell_cols + TABLE_GAP_COLS) -
					columns.rate_cols;
	return columns;
}

static void table_head(struct page *page, const struct summary *summary,
		       const struct summary_table *table, const struct table_columns *columns)
{
	const char **keys = mem_calloc(table->company_count + 1, sizeof(*keys));

	for (size_t i = 0; i < table->company_count; i++)
		keys[i] = summary->companies[table->companies[i]].key;
	page_table_line(page, columns, "", T_(page->lang, "Check question"), keys, table->company_count,
		   T_(page->lang, "Rate"));
	page_rule(page, 0, '-');
	free(keys);
}

static void row_in_table(struct page *page, const struct summary_table *table,
			 const struct table_columns *columns, const struct summary_row *row)
{
	const char **words = mem_calloc(table->company_count + 1, sizeof(*words));
	struct strbuf rate = STRBUF_INIT;

	for (size_t i = 0; i < table->company_count; i++)
		words[i] = cell_word(row->cells[i], page->lang);
	add_rate(&rate, row->percent);
	page_table_line(page, columns, row->label, row->prompt, words, table->company_count, rate.text);
	strbuf_release(&rate);
	free(words);
}

/* Many companies or a narrow page: the question, and below it who said what. */
static void row_below(struct page *page, const struct summary *summary,
		      const struct summary_table *table, const struct summary_row *row)
{
	struct strbuf line = STRBUF_INIT;

	page_blank(page);
	page_field(page, 0, LABEL_COLS, row->label, row->prompt);
	for (size_t i = 0; i < table->company_count; i++)
		strbuf_addf(&line, "%s%s: %s", i > 0 ? "  " : "",
			    summary->companies[table->companies[i]].key,
			    cell_word(row->cells[i], page->lang));
	page_text(page, LABEL_COLS, 0, line.text);
	strbuf_reset(&line);
	add_rate(&line, row->percent);
	/* TRANSLATORS: a rate, and how many of how many companies said yes */
	page_textf(page, LABEL_COLS, 0, T_(page->lang, "Rate: %s (%d of %d)"), line.text, row->yes,
		   row->answered);
	strbuf_release(&line);
}

static void table_notes(struct page *page, const struct summary_table *table)
{
	page_blank(page);
	page_text(page, 0, 0,
		  T_(page->lang, "Rate = 100 x companies that said yes / companies that said yes or no. "
				 "?: don't know. n/a: not applicable. -: no answer, or not asked."));
	if (table->others > 0)
		page_textf(page, 0, 0,
			   T_(page->lang, "Questions of other kinds, which stand in each company's "
					  "report: %d."),
			   table->others);
}

static void write_table(struct page *page, const struct summary *summary, size_t place)
{
	const struct summary_table *table = &summary->tables[place];
	struct table_columns columns = plan(page, summary, table);
	struct strbuf number = STRBUF_INIT;

	strbuf_addf(&number, "1.%zu", place + 1);
	page_subheading(page, number.text, table->title);
	page_textf(page, 0, 0, T_(page->lang, "(%s, version %s)"), table->questionnaire,
		   table->version);
	page_blank(page);
	if (columns.text_cols >= TABLE_TEXT_COLS_MIN)
		table_head(page, summary, table, &columns);
	for (size_t i = 0; i < table->row_count; i++) {
		if (columns.text_cols >= TABLE_TEXT_COLS_MIN)
			row_in_table(page, table, &columns, &table->rows[i]);
		else
			row_below(page, summary, table, &table->rows[i]);
	}
	table_notes(page, table);
	strbuf_release(&number);
}

/* ---- lists ----------------------------------------------------------------------------- */

static void add_names(const struct summary *summary, const int *companies, size_t count,
		      struct strbuf *out)
{
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? T_(summary->lang, ", ") : "",
			    summary->companies[companies[i]].name);
}

static void line_of(struct page *page, const struct summary *summary,
		    const struct summary_line *line)
{
	const struct gap_entry *entry = &line->entry;
	const char *tag = entry_tag_word(entry->is_remote, entry->is_cloud, page->lang);
	struct strbuf names = STRBUF_INIT;
	char number[16];

	snprintf(number, sizeof(number), "%d", entry->number);
	add_names(summary, line->companies, line->company_count, &names);
	page_field(page, 0, LABEL_COLS, number, entry->fields[ENTRY_TEXT]);
	if (*tag)
		page_textf(page, LABEL_COLS, 0, T_(page->lang, "(about %s)"), tag);
	page_textf(page, LABEL_COLS, 2, "[%s]", names.text);
	strbuf_release(&names);
}

static void case_of(struct page *page, const struct summary *summary,
		    const struct summary_line *line)
{
	const char *words[ENTRY_FIELD_COUNT];
	struct strbuf names = STRBUF_INIT;

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		words[f] = entry_field_word((enum entry_field)f, page->lang);
	add_names(summary, line->companies, line->company_count, &names);
	page_blank(page);
	page_textf(page, 0, 0, T_(page->lang, "Case %d"), line->entry.number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		page_field(page, 2, page_label_cols(words, ENTRY_FIELD_COUNT), words[f],
			   line->entry.fields[f]);
	page_textf(page, 2, 2, "[%s]", names.text);
	strbuf_release(&names);
}

static void heading_of(struct page *page, enum entry_kind kind, const char *title)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", (int)kind + 2);
	page_heading(page, number, title);
}

static void nothing_of(struct page *page, size_t count, int left_out)
{
	if (left_out > 0)
		page_textf(page, 0, 0,
			   T_(page->lang, "Left out, because it is free text that may tell who wrote "
					  "it: %d."),
			   left_out);
	else if (count == 0)
		page_text(page, 0, 0, T_(page->lang, "None was written down."));
}

static void write_list(struct page *page, const struct summary *summary, enum entry_kind kind)
{
	const struct summary_list *list = &summary->lists[kind];

	heading_of(page, kind,
		   kind == ENTRY_INCIDENT ? T_(page->lang, "Incident cases")
					  : T_(page->lang, "Findings of the interviews"));
	nothing_of(page, list->count, list->left_out);
	for (size_t i = 0; i < list->count; i++) {
		if (kind == ENTRY_INCIDENT)
			case_of(page, summary, &list->lines[i]);
		else
			line_of(page, summary, &list->lines[i]);
	}
}

/* ---- blocking factors ------------------------------------------------------------------ */

/* "x 2/3" where companies were asked, "x 2" where it was written down alone. */
static void add_mark(struct strbuf *out, const struct summary_factor *factor, enum blocked blocked)
{
	const struct summary_factor_column *column = &factor->columns[blocked];

	strbuf_adds(out, factor_mark_sign(summary_factor_mark(factor, blocked)));
	if (*factor->item && column->answered > 0)
		strbuf_addf(out, " %d/%d", column->yes, column->answered);
	else if (column->yes > 0)
		strbuf_addf(out, " %d", column->yes);
}

static void factor_row(struct page *page, const struct summary *summary,
		       const struct table_columns *columns, const struct summary_factor *factor)
{
	struct strbuf remote = STRBUF_INIT;
	struct strbuf cloud = STRBUF_INIT;
	struct strbuf names = STRBUF_INIT;

	add_mark(&remote, factor, BLOCKED_REMOTE_WORK);
	add_mark(&cloud, factor, BLOCKED_PUBLIC_CLOUD);
	text_factor_row(page, columns, factor->number, factor->text, remote.text, cloud.text);
	text_factor_origin(page, factor->item, factor->is_written);
	add_names(summary, factor->companies, factor->company_count, &names);
	if (factor->company_count > 0)
		page_textf(page, LABEL_COLS, 2, "[%s]", names.text);
	strbuf_reset(&names);
	add_names(summary, factor->unknown, factor->unknown_count, &names);
	if (factor->unknown_count > 0)
		/* TRANSLATORS: names of companies */
		page_textf(page, LABEL_COLS, 2, T_(page->lang, "Don't know: %s"), names.text);
	strbuf_release(&remote);
	strbuf_release(&cloud);
	strbuf_release(&names);
}

static void write_factors(struct page *page, const struct summary *summary)
{
	const struct summary_factors *factors = &summary->factors;
	struct table_columns columns = text_factor_columns(page, "x 99/99");

	heading_of(page, ENTRY_FACTOR, T_(page->lang, "What blocks remote work and public cloud"));
	nothing_of(page, factors->count, factors->left_out);
	if (factors->count == 0)
		return;
	if (factors->left_out > 0)
		page_blank(page);
	text_factor_head(page, &columns);
	for (size_t i = 0; i < factors->count; i++)
		factor_row(page, summary, &columns, &factors->list[i]);
	page_blank(page);
	page_text(page, 0, 0,
		  T_(page->lang, "x: blocks. -: does not block. ?: don't know. The number behind it: "
				 "companies that it blocks; where they were asked, of those that "
				 "know."));
}

/* ---- all of it --------------------------------------------------------------------------- */

static void head(struct page *page, const struct summary *summary)
{
	page_title(page, T_(page->lang, "Summary of several companies"));
	page_blank(page);
	page_textf(page, 0, 0, T_(page->lang, "Companies: %zu"), summary->company_count);
	for (size_t i = 0; i < summary->company_count && !summary->is_anonymous; i++)
		page_textf(page, 2, 6, "%s  %s (%s)", summary->companies[i].key,
			   summary->companies[i].organisation, summary->companies[i].id);
	if (summary->is_guessable) {
		page_blank(page);
		page_textf(page, 0, 0,
			   T_(page->lang, "With fewer than %d companies a reader who knows them can "
					  "guess which is which. Do not pass this on as anonymous."),
			   SUMMARY_GUESSABLE_BELOW);
	}
}

void summary_text_write(const struct summary *summary, int width_cols, struct strbuf *out)
{
	struct page page;

	page_init(&page, width_cols, summary->lang);
	head(&page, summary);
	page_heading(&page, "1", T_(page.lang, "Check sheet: answers and rate of measures"));
	if (summary->table_count == 0)
		page_text(&page, 0, 0,
			  T_(page.lang, "No two of these companies have a questionnaire with yes/no "
					"questions in common."));
	for (size_t i = 0; i < summary->table_count; i++)
		write_table(&page, summary, i);
	for (int k = 0; k < ENTRY_FACTOR; k++)
		write_list(&page, summary, (enum entry_kind)k);
	write_factors(&page, summary);
	strbuf_add(out, page.out.text, page.out.length);
	page_release(&page);
}
