/* All answers of the text report, with whatever was written beside them. */

#include "report_text.h"

#include "text.h"

static bool question_kind_is_matrix(enum question_kind kind)
{
	return kind == QUESTION_MATRIX_SINGLE || kind == QUESTION_MATRIX_MULTIPLE || kind == QUESTION_MATRIX_CHOICE;
}

static void answer_value(struct page *page, const struct gap_answer *answer, int indent)
{
	if (answer->state == ANSWER_OPEN)
		page_text(page, indent, 0, T_(page->lang, "(unanswered)"));
	else
		page_text(page, indent, 2, answer->answer);
}

void text_answer_extras(struct page *page, const struct gap_answer *answer, int indent)
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

bool text_has_extras(const struct gap_answer *answer)
{
	return answer->basis != BASIS_UNSET || *answer->pointer || *answer->note || answer->is_marked;
}

static void write_row(struct page *page, const struct gap_answer *answer)
{
	if (answer->is_inherited && !text_has_extras(answer))
		return;
	page_textf(page, 4, text_cols(answer->row_id) + 2, "%s  %s", answer->row_id, answer->row_text);
	answer_value(page, answer, 8);
	text_answer_extras(page, answer, 8);
}

/* The answer to a matrix as a whole stands for all rows without one of their own. */
static void write_answer(struct page *page, const struct gap_question *question, const struct gap_answer *answer)
{
	if (*answer->row_id) {
		write_row(page, answer);
		return;
	}
	if (!question_kind_is_matrix(question->kind))
		answer_value(page, answer, 4);
	else if (answer->state != ANSWER_OPEN)
		page_textf(page, 4, 2, T_(page->lang, "All rows not named below: %s"), answer->answer);
	text_answer_extras(page, answer, 4);
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
	for (size_t i = 0, length; i < section->question_count; i += length) {
		length = text_sheet_length(section, i);
		if (length > 0) {
			text_sheet(page, &section->questions[i], length);
		} else {
			write_question(page, &section->questions[i]);
			length = 1;
		}
	}
}

void text_answers(struct page *page, const struct gap_report *report)
{
	size_t place = 0;

	page_heading(page, "8", T_(page->lang, "All answers"));
	page_text(page, 0, 0,
	          T_(page->lang, "Every question that was asked, in the order of the questionnaire. Section 9 has "
	                         "what was left out."));
	for (size_t p = 0; p < report->part_count; p++) {
		const struct gap_part *part = &report->parts[p];
		page_blank(page);
		if (report->part_count > 1)
			page_title(page, part->title);
		for (size_t s = 0; s < part->section_count; s++)
			write_section(page, text_number(8, ++place).text, &part->sections[s]);
	}
}
