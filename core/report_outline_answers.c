/* All answers, with whatever was written beside them. */

#include "report_outline.h"

#include <string.h>

static bool question_kind_is_matrix(enum question_kind kind)
{
	return kind == QUESTION_MATRIX_SINGLE || kind == QUESTION_MATRIX_MULTIPLE || kind == QUESTION_MATRIX_CHOICE;
}

static void answer_value(struct outline *outline, const struct gap_answer *answer, int depth)
{
	if (answer->state == ANSWER_OPEN)
		doc_paragraph(outline->doc, depth, "", T_(outline->lang, "(unanswered)"))->tone = TONE_UNANSWERED;
	else
		doc_paragraph(outline->doc, depth, "", answer->answer);
}

void outline_answer_extras(struct outline *outline, const struct gap_answer *answer, int depth)
{
	enum lang lang = outline->lang;

	if (answer->basis != BASIS_UNSET)
		doc_field(outline->doc, depth, T_(lang, "Basis"), basis_word(answer->basis, lang));
	if (*answer->pointer)
		doc_field(outline->doc, depth, T_(lang, "Evidence"), answer->pointer);
	if (*answer->note)
		doc_field(outline->doc, depth, T_(lang, "Note"), answer->note);
	if (answer->is_marked)
		doc_paragraph(outline->doc, depth, "", T_(lang, "Marked for later"));
}

bool outline_has_extras(const struct gap_answer *answer)
{
	return answer->basis != BASIS_UNSET || *answer->pointer || *answer->note || answer->is_marked;
}

static void write_row(struct outline *outline, const struct gap_answer *answer)
{
	if (answer->is_inherited && !outline_has_extras(answer))
		return;
	doc_item(outline->doc, 0, "", answer->row_id, answer->row_text);
	answer_value(outline, answer, 1);
	outline_answer_extras(outline, answer, 1);
}

/* The answer to a matrix as a whole stands for all rows without one of their own. */
static void write_answer(struct outline *outline, const struct gap_question *question, const struct gap_answer *answer)
{
	if (*answer->row_id) {
		write_row(outline, answer);
		return;
	}
	if (!question_kind_is_matrix(question->kind))
		answer_value(outline, answer, 0);
	else if (answer->state != ANSWER_OPEN)
		doc_paragraphf(outline->doc, 0, T_(outline->lang, "All rows not named below: %s"), answer->answer);
	outline_answer_extras(outline, answer, 0);
}

/* Where there are several questionnaires, each is a level of its own. */
static int levels_above(const struct outline *outline)
{
	return outline->report->part_count > 1 ? 1 : 0;
}

static void write_question(struct outline *outline, int part, const struct gap_question *question)
{
	struct strbuf id = STRBUF_INIT;

	outline_anchor_in(outline, &id, "question", part, question->id);
	doc_heading(outline->doc, 3 + levels_above(outline), question->label, id.text, question->prompt);
	for (size_t i = 0; i < question->answer_count; i++)
		write_answer(outline, question, &question->answers[i]);
	strbuf_release(&id);
}

static void section_heading(struct outline *outline, int part, const char *number, const struct gap_section *section)
{
	struct strbuf id = STRBUF_INIT;

	outline_anchor_in(outline, &id, "section", part, section->id);
	doc_heading(outline->doc, 2 + levels_above(outline), number, id.text, section->title);
	strbuf_release(&id);
}

static void write_section(struct outline *outline, int part, const char *number, const struct gap_section *section)
{
	section_heading(outline, part, number, section);
	for (size_t i = 0, length; i < section->question_count; i += length) {
		length = outline_sheet_length(section, i);
		if (length > 0) {
			outline_sheet(outline, &section->questions[i], length);
		} else {
			write_question(outline, part, &section->questions[i]);
			length = 1;
		}
	}
}

static void write_questionnaire(struct outline *outline, size_t p)
{
	const struct gap_part *part = &outline->report->parts[p];
	bool has_level = outline->report->part_count > 1;

	if (has_level)
		outline_section(outline, PART_ANSWERS, p + 1, part->questionnaire, part->title);
	for (size_t s = 0; s < part->section_count; s++) {
		struct outline_number number = has_level ? outline_number(outline, PART_ANSWERS, p + 1, s + 1) :
							   outline_number(outline, PART_ANSWERS, s + 1, 0);
		write_section(outline, (int)p, number.text, &part->sections[s]);
	}
}

void outline_answers(struct outline *outline)
{
	int left_out = outline->number[PART_LEFT_OUT];

	outline_part(outline, PART_ANSWERS, T_(outline->lang, "All answers"));
	if (left_out > 0)
		doc_paragraphf(outline->doc, 0,
			       T_(outline->lang, "Every question that was asked, in the order of the questionnaire. Section "
						 "%d has what was left out."),
			       left_out);
	else
		doc_paragraph(outline->doc, 0, "",
			      T_(outline->lang, "Every question that was asked, in the order of the questionnaire."));
	for (size_t p = 0; p < outline->report->part_count; p++)
		write_questionnaire(outline, p);
}

bool outline_has_question(const struct outline *outline, int part, const char *question)
{
	const struct gap_part *in = &outline->report->parts[part];

	for (size_t s = 0; outline->number[PART_ANSWERS] > 0 && s < in->section_count; s++) {
		for (size_t q = 0; q < in->sections[s].question_count; q++) {
			if (strcmp(in->sections[s].questions[q].id, question) == 0)
				return in->sections[s].questions[q].sheet < 0;
		}
	}
	return false;
}
