/* Runs of yes-no questions as the sheet that they are, in the text report. */

#include "report_text.h"

#include "text.h"

static const char *answer_word(const struct gap_answer *answer, enum lang lang)
{
	switch (answer->state) {
	case ANSWER_UNKNOWN: return T_(lang, "don't know");
	case ANSWER_NOT_APPLICABLE:
		/* TRANSLATORS: not applicable, in a narrow column of a table */
		return T_(lang, "n/a");
	case ANSWER_VALUES: return answer->answer;
	default: return verdict_word(VERDICT_UNANSWERED, lang);
	}
}

static bool has_more(const struct gap_answer *answer)
{
	return *answer->reason || text_has_extras(answer);
}

/* The answer, with a star where something stands below the table. */
static void add_mark(struct strbuf *out, const struct gap_answer *answer, enum lang lang)
{
	strbuf_addf(out, "%s%s", answer_word(answer, lang), has_more(answer) ? " *" : "");
}

struct sheet_columns {
	int label_cols;
	int mark_cols;
};

static void widen(int *cols, const char *text)
{
	if (text_cols(text) > *cols)
		*cols = text_cols(text);
}

static struct sheet_columns plan(const struct gap_question *questions, size_t count, enum lang lang)
{
	struct sheet_columns columns = { 0, 0 };
	struct strbuf mark = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		strbuf_reset(&mark);
		add_mark(&mark, &questions[i].answers[0], lang);
		widen(&columns.label_cols, questions[i].label);
		widen(&columns.mark_cols, mark.text);
	}
	strbuf_release(&mark);
	return columns;
}

static void sheet_line(struct page *page, const struct gap_question *question,
		       const struct sheet_columns *columns)
{
	struct strbuf mark = STRBUF_INIT;

	add_mark(&mark, &question->answers[0], page->lang);
	page_row(page, 2, columns->label_cols + 2, question->label, question->prompt,
		 columns->mark_cols + 2, mark.text);
	strbuf_release(&mark);
}

/* What was written beside a line. */
static void line_notes(struct page *page, const struct gap_question *question)
{
	const struct gap_answer *answer = &question->answers[0];

	if (!has_more(answer))
		return;
	page_textf(page, 2, 2, "* %s", question->label);
	if (*answer->reason)
		page_textf(page, 6, 2, T_(page->lang, "Not applicable: %s"), answer->reason);
	text_answer_extras(page, answer, 6);
}

size_t text_sheet_length(const struct gap_section *section, size_t first)
{
	size_t end = first;

	if (section->questions[first].sheet < 0)
		return 0;
	while (end < section->question_count &&
	       section->questions[end].sheet == section->questions[first].sheet)
		end++;
	return end - first;
}

void text_sheet(struct page *page, const struct gap_question *questions, size_t count)
{
	struct sheet_columns columns = plan(questions, count, page->lang);
	bool is_any = false;

	page_blank(page);
	for (size_t i = 0; i < count; i++)
		sheet_line(page, &questions[i], &columns);
	for (size_t i = 0; i < count; i++) {
		if (!is_any && has_more(&questions[i].answers[0])) {
			page_blank(page);
			is_any = true;
		}
		line_notes(page, &questions[i]);
	}
}
