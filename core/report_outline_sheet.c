/* Runs of yes-no questions as the sheet that they are. */

#include "report_outline.h"

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

static enum doc_tone answer_tone(const struct gap_answer *answer)
{
	switch (answer->state) {
	case ANSWER_UNKNOWN: return TONE_UNKNOWN;
	case ANSWER_NOT_APPLICABLE: return TONE_NOT_APPLICABLE;
	case ANSWER_VALUES: return TONE_NONE;
	default: return TONE_UNANSWERED;
	}
}

static bool has_more(const struct gap_answer *answer)
{
	return *answer->reason || outline_has_extras(answer);
}

/* What was written beside a line. */
static void line_notes(struct outline *outline, const struct gap_question *question)
{
	const struct gap_answer *answer = &question->answers[0];

	if (!has_more(answer))
		return;
	doc_item(outline->doc, 0, "", "*", question->label);
	if (*answer->reason)
		doc_field(outline->doc, 1, T_(outline->lang, "Not applicable"), answer->reason);
	outline_answer_extras(outline, answer, 1);
}

size_t outline_sheet_length(const struct gap_section *section, size_t first)
{
	size_t end = first;

	if (section->questions[first].sheet < 0)
		return 0;
	while (end < section->question_count && section->questions[end].sheet == section->questions[first].sheet)
		end++;
	return end - first;
}

/* A star where something stands below the table. */
void outline_sheet(struct outline *outline, const struct gap_question *questions, size_t count)
{
	const struct doc_column columns[] = {
		/* TRANSLATORS: heading of a column of numbers */
		{ T_(outline->lang, "No."), false },
		{ T_(outline->lang, "What was asked"), false },
		{ T_(outline->lang, "Answer"), false },
	};
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 3, count);

	for (size_t i = 0; i < count; i++, cell += 3) {
		const struct gap_answer *answer = &questions[i].answers[0];
		doc_set(outline->doc, &cell[0], questions[i].label);
		doc_set(outline->doc, &cell[1], questions[i].prompt);
		doc_setf(outline->doc, &cell[2], "%s%s", answer_word(answer, outline->lang), has_more(answer) ? " *" : "");
		cell[2].tone = answer_tone(answer);
	}
	for (size_t i = 0; i < count; i++)
		line_notes(outline, &questions[i]);
}
