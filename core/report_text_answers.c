/* All answers of the text report, with whatever was written beside them. */

#include "report_text.h"

#include "text.h"

static void answer_value(struct page *page, const struct gap_answer *answer, int indent)
{
	if (answer->state == ANSWER_OPEN)
		page_text(page, indent, 0, T_(page->lang, "(unanswered)"));
	else
		page_text(page, indent, 2, answer->answer);
}

static void answer_extras(struct page *page, const struct gap_answer *answer, int indent)
{
	if (answer->basis != BASIS_UNSET)
		page_textf(page, indent, 2, T_(page->lang, "Basis: %s"), basis_word(answer->basis, page->lang));
	if (*answer->pointer)
		page_textf(page, indent, 2, T_(page->lang, "Evidence: %s"), answer->pointer);
	if (*answer->note)
		page_textf(page, indent, 2, T_(page->lang, "Note: %s"), answer->note);
	if (answer->is_marked)
		page_text(page, indent, 2, T_(page->lang, "Marked for later"));
}

/* The question as a whole of a matrix speaks for the rows without an answer of their own. */
static void write_answer(struct page *page, const struct gap_question *question, const struct gap_answer *answer)
{
	if (*answer->row_id) {
		page_textf(page, 4, text_cols(answer->row_id) + 2, "%s  %s", answer->row_id, answer->row_text);
		answer_value(page, answer, 8);
		answer_extras(page, answer, 8);
		return;
	}
	if (question->answer_count == 1 || answer->state != ANSWER_OPEN)
		answer_value(page, answer, 4);
	answer_extras(page, answer, 4);
}

static void write_question(struct page *page, const struct gap_question *question)
{
	page_blank(page);
	page_textf(page, 0, 4, "%s  %s", question->label, question->prompt);
	for (size_t i = 0; i < question->answer_count; i++)
		write_answer(page, question, &question->answers[i]);
}

static void write_section(struct page *page, const char *number, const struct gap_section *section)
{
	page_subheading(page, number, section->title);
	for (size_t i = 0; i < section->question_count; i++)
		write_question(page, &section->questions[i]);
}

void text_answers(struct page *page, const struct gap_report *report)
{
	size_t place = 0;

	page_heading(page, "8", T_(page->lang, "All answers"));
	page_text(page, 0, 0,
	          T_(page->lang, "Every question that was asked, in the order of the questionnaire. Questions that the "
	                         "answers made unnecessary are left out."));
	for (size_t p = 0; p < report->part_count; p++) {
		const struct gap_part *part = &report->parts[p];
		page_blank(page);
		if (report->part_count > 1)
			page_title(page, part->title);
		for (size_t s = 0; s < part->section_count; s++)
			write_section(page, text_number(8, ++place).text, &part->sections[s]);
	}
}
