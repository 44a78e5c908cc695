/* The summary for paper and less. */

#include "report_summary.h"

#include "escape.h"
#include "report_formats.h"
#include "report_text_page.h"
#include "text.h"

#include <stdlib.h>

enum {
	LABEL_COLS = 6,
	QUESTION_COLS_MIN = 24, /* narrower, and the cells stand below the question */
	GAP_COLS = 2
};

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

struct columns {
	int question_cols; /* below QUESTION_COLS_MIN: there is no room for a table */
	int cell_cols;
	int rate_cols;
};

static struct columns plan(const struct page *page, const struct summary *summary,
			   const struct summary_table *table)
{
	struct columns columns = { .cell_cols = text_cols("n/a") };

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
		columns.question_cols = page->width_cols - LABEL_COLS - GAP_COLS -
					(int)table->company_count * (columns.cell_cols + GAP_COLS) -
					columns.rate_cols;
	return columns;
}

static void pad_to(struct strbuf *line, int cols)
{
	int missing = cols - text_cols(line->text);

	if (missing > 0)
		strbuf_add_repeat(line, ' ', (size_t)missing);
}

static void add_right(struct strbuf *line, int cols, const char *text)
{
	int missing = cols - text_cols(text);

	if (missing > 0)
		strbuf_add_repeat(line, ' ', (size_t)missing);
	strbuf_adds(line, text);
}

/* What stands right of the question: a text for each company, and the rate. */
static void add_cells(struct strbuf *line, const struct columns *columns, const char *const *cells,
		      size_t count, const char *rate)
{
	pad_to(line, LABEL_COLS + columns->question_cols);
	for (size_t i = 0; i < count; i++) {
		strbuf_add_repeat(line, ' ', GAP_COLS);
		strbuf_adds(line, cells[i]);
		strbuf_add_repeat(line, ' ', (size_t)(columns->cell_cols - text_cols(cells[i])));
	}
	strbuf_add_repeat(line, ' ', GAP_COLS);
	add_right(line, columns->rate_cols, rate);
}

static void end_line(struct strbuf *line)
{
	size_t length = line->length;

	while (length > 0 && line->text[length - 1] == ' ')
		length--;
	strbuf_truncate(line, length);
	strbuf_addch(line, '\n');
}

static void table_line(struct page *page, const struct columns *columns, const char *label,
		       const char *question, const char *const *cells, size_t count,
		       const char *rate)
{
	struct strbuf line = STRBUF_INIT;
	struct strbuf safe = STRBUF_INIT;
	struct text_wrap wrap;
	struct text_line part;
	bool is_first = true;

	escape_terminal(&safe, question, false);
	text_wrap_init(&wrap, safe.text, columns->question_cols);
	while (text_wrap_next(&wrap, &part)) {
		strbuf_reset(&line);
		if (is_first)
			escape_terminal(&line, label, false);
		pad_to(&line, LABEL_COLS);
		strbuf_add(&line, part.text, part.bytes);
		if (is_first)
			add_cells(&line, columns, cells, count, rate);
		end_line(&line);
		strbuf_adds(&page->out, line.text);
		is_first = false;
	}
	strbuf_release(&line);
	strbuf_release(&safe);
}

static void table_head(struct page *page, const struct summary *summary,
		       const struct summary_table *table, const struct columns *columns)
{
	const char **keys = mem_calloc(table->company_count + 1, sizeof(*keys));

	for (size_t i = 0; i < table->company_count; i++)
		keys[i] = summary->companies[table->companies[i]].key;
	table_line(page, columns, "", T_(page->lang, "Check question"), keys, table->company_count,
		   T_(page->lang, "Rate"));
	page_rule(page, 0, '-');
	free(keys);
}

static void row_in_table(struct page *page, const struct summary_table *table,
			 const struct columns *columns, const struct summary_row *row)
{
	const char **words = mem_calloc(table->company_count + 1, sizeof(*words));
	struct strbuf rate = STRBUF_INIT;

	for (size_t i = 0; i < table->company_count; i++)
		words[i] = cell_word(row->cells[i], page->lang);
	add_rate(&rate, row->percent);
	table_line(page, columns, row->label, row->prompt, words, table->company_count, rate.text);
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
	struct columns columns = plan(page, summary, table);
	struct strbuf number = STRBUF_INIT;

	strbuf_addf(&number, "1.%zu", place + 1);
	page_subheading(page, number.text, table->title);
	page_textf(page, 0, 0, T_(page->lang, "(%s, version %s)"), table->questionnaire,
		   table->version);
	page_blank(page);
	if (columns.question_cols >= QUESTION_COLS_MIN)
		table_head(page, summary, table, &columns);
	for (size_t i = 0; i < table->row_count; i++) {
		if (columns.question_cols >= QUESTION_COLS_MIN)
			row_in_table(page, table, &columns, &table->rows[i]);
		else
			row_below(page, summary, table, &table->rows[i]);
	}
	table_notes(page, table);
	strbuf_release(&number);
}

/* ---- lists ----------------------------------------------------------------------------- */

static void add_names(const struct summary *summary, const struct summary_line *line,
		      struct strbuf *out)
{
	for (size_t i = 0; i < line->company_count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? T_(summary->lang, ", ") : "",
			    summary->companies[line->companies[i]].name);
}

static void line_of(struct page *page, const struct summary *summary, enum entry_kind kind,
		    const struct summary_line *line)
{
	const struct gap_entry *entry = &line->entry;
	const char *tag = entry_tag_word(entry->is_remote, entry->is_cloud, page->lang);
	struct strbuf names = STRBUF_INIT;
	char number[16];

	snprintf(number, sizeof(number), "%d", entry->number);
	add_names(summary, line, &names);
	page_field(page, 0, LABEL_COLS, number, entry->fields[ENTRY_TEXT]);
	if (*tag)
		page_textf(page, LABEL_COLS, 0,
			   kind == ENTRY_FACTOR ? T_(page->lang, "(blocks %s)")
						: T_(page->lang, "(about %s)"),
			   tag);
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
	add_names(summary, line, &names);
	page_blank(page);
	page_textf(page, 0, 0, T_(page->lang, "Case %d"), line->entry.number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		page_field(page, 2, page_label_cols(words, ENTRY_FIELD_COUNT), words[f],
			   line->entry.fields[f]);
	page_textf(page, 2, 2, "[%s]", names.text);
	strbuf_release(&names);
}

/* Ticks in a table: words may be translated, a tick may not be drawn everywhere. */
static void factor_table(struct page *page, const struct summary *summary,
			 const struct summary_list *list)
{
	const char *remote = T_(page->lang, "remote work");
	const char *cloud = T_(page->lang, "public cloud");
	const char *heads[2];
	struct columns columns = { .cell_cols = text_cols(remote) };

	heads[0] = remote;
	heads[1] = cloud;
	if (text_cols(cloud) > columns.cell_cols)
		columns.cell_cols = text_cols(cloud);
	columns.question_cols = page->width_cols - LABEL_COLS - 2 * (columns.cell_cols + GAP_COLS) -
				GAP_COLS;
	if (columns.question_cols < QUESTION_COLS_MIN) {
		for (size_t i = 0; i < list->count; i++)
			line_of(page, summary, ENTRY_FACTOR, &list->lines[i]);
		return;
	}
	table_line(page, &columns, "", T_(page->lang, "Blocking factor"), heads, 2, "");
	page_rule(page, 0, '-');
	for (size_t i = 0; i < list->count; i++) {
		const struct gap_entry *entry = &list->lines[i].entry;
		const char *ticks[2] = { entry->is_remote ? "x" : "-", entry->is_cloud ? "x" : "-" };
		struct strbuf names = STRBUF_INIT;
		char number[16];

		snprintf(number, sizeof(number), "%d", entry->number);
		add_names(summary, &list->lines[i], &names);
		table_line(page, &columns, number, entry->fields[ENTRY_TEXT], ticks, 2, "");
		page_textf(page, LABEL_COLS, 2, "[%s]", names.text);
		strbuf_release(&names);
	}
}

static void write_list(struct page *page, const struct summary *summary, enum entry_kind kind)
{
	static const char *const titles[ENTRY_NOTED_COUNT] = {
		[ENTRY_FINDING] = N_("Findings of the interviews"),
		[ENTRY_INCIDENT] = N_("Incident cases"),
		[ENTRY_FACTOR] = N_("What blocks remote work and public cloud"),
	};
	const struct summary_list *list = &summary->lists[kind];
	char number[16];

	snprintf(number, sizeof(number), "%d", (int)kind + 2);
	page_heading(page, number, i18n_get_in(page->lang, titles[kind]));
	if (list->left_out > 0)
		page_textf(page, 0, 0,
			   T_(page->lang, "Left out, because it is free text that may tell who wrote "
					  "it: %d."),
			   list->left_out);
	else if (list->count == 0)
		page_text(page, 0, 0, T_(page->lang, "None was written down."));
	if (kind == ENTRY_FACTOR && list->count > 0)
		factor_table(page, summary, list);
	for (size_t i = 0; i < list->count && kind != ENTRY_FACTOR; i++) {
		if (kind == ENTRY_INCIDENT)
			case_of(page, summary, &list->lines[i]);
		else
			line_of(page, summary, kind, &list->lines[i]);
	}
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

bool summary_text_write(const struct summary *summary, int width_cols, FILE *out,
			struct error *err)
{
	struct page page;
	bool ok;

	page_init(&page, width_cols, summary->lang);
	head(&page, summary);
	page_heading(&page, "1", T_(page.lang, "Check sheet: answers and rate of measures"));
	if (summary->table_count == 0)
		page_text(&page, 0, 0,
			  T_(page.lang, "No two of these companies have a questionnaire with yes/no "
					"questions in common."));
	for (size_t i = 0; i < summary->table_count; i++)
		write_table(&page, summary, i);
	for (int k = 0; k < ENTRY_NOTED_COUNT; k++)
		write_list(&page, summary, (enum entry_kind)k);
	ok = report_put(&page.out, out, err);
	page_release(&page);
	return ok;
}
