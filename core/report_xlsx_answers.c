/* The sheet with all answers: a row for each question, or for each row of a matrix. */

#include "report_xlsx_book.h"

#include <string.h>

static const struct xlsx_column columns[] = {
	{ N_("Questionnaire"), 12, 24 },
	{ N_("Section"), 12, 24 },
	{ N_("No."), 6, 16 },
	{ N_("What was asked"), 24, 56 },
	{ N_("Row"), 8, 40 },
	{ N_("Answer"), 16, 48 },
	{ N_("Note"), 12, 44 },
	{ N_("Basis"), 8, 18 },
	{ N_("Evidence"), 12, 44 },
	{ N_("Self-check"), 12, 36 },
	{ N_("Mark"), 5, 10 },
	{ N_("Place in the source"), 10, 28 },
	{ N_("Name in programs"), 8, 24 },
	{ N_("Value in programs"), 8, 24 },
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), PRINTED = 9 };

/* What the respondent had said before the talk changed it. */
static const char *said_before(const struct gap_report *report, const char *item)
{
	for (size_t i = 0; i < report->interview.difference_count; i++) {
		const struct gap_difference *difference = &report->interview.differences[i];

		if (strcmp(difference->item, item) == 0)
			return difference->self.answer;
	}
	return "";
}

static void question_cells(struct xlsx_table *table, const struct gap_part *part, const struct gap_section *section,
                           const struct gap_question *question)
{
	xlsx_text(table, part->title);
	xlsx_text(table, section->title);
	xlsx_text(table, question->label);
	xlsx_text(table, question->prompt);
}

static void row_cell(struct xlsx_table *table, const struct gap_answer *answer)
{
	struct strbuf text = STRBUF_INIT;

	if (*answer->row_id)
		strbuf_addf(&text, "%s: %s", answer->row_id, answer->row_text);
	xlsx_text(table, text.text);
	strbuf_release(&text);
}

static void answer_cells(struct xlsx_table *table, const struct gap_answer *answer)
{
	enum lang lang = table->book->lang;

	row_cell(table, answer);
	xlsx_text(table, answer->state == ANSWER_OPEN ? T_(lang, "(unanswered)") : answer->answer);
	xlsx_text(table, answer->note);
	xlsx_text(table, basis_word(answer->basis, lang));
	xlsx_text(table, answer->pointer);
	xlsx_text(table, said_before(table->book->report, answer->item));
	/* TRANSLATORS: in a column "Mark": the answer is marked for later */
	xlsx_text(table, answer->is_marked ? T_(lang, "marked") : "");
}

static void write_question(struct xlsx_table *table, const struct gap_part *part, const struct gap_section *section,
                           const struct gap_question *question)
{
	for (size_t i = 0; i < question->answer_count; i++) {
		question_cells(table, part, section, question);
		answer_cells(table, &question->answers[i]);
		xlsx_text(table, question->source);
		xlsx_text(table, question->answers[i].item);
		xlsx_text(table, question->answers[i].value);
		xlsx_row_end(table);
	}
}

void xlsx_answers(struct xlsx_book *book)
{
	struct xlsx_table table;

	/* TRANSLATORS: name of a sheet of the workbook, at most 31 characters, no brackets, colons, stars, question marks, slashes */
	xlsx_table_begin(&table, book, T_(book->lang, "All answers"), columns, COLUMNS, PRINTED);
	for (size_t p = 0; p < book->report->part_count; p++) {
		const struct gap_part *part = &book->report->parts[p];

		for (size_t s = 0; s < part->section_count; s++) {
			for (size_t q = 0; q < part->sections[s].question_count; q++)
				write_question(&table, part, &part->sections[s], &part->sections[s].questions[q]);
		}
	}
	xlsx_table_end(&table);
}
