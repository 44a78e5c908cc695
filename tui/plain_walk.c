#include "plain_walk.h"

static const struct question *question_at(const struct part *parts, const struct plain_place *at)
{
	return &parts[at->part].questionnaire->questions[at->question];
}

struct plain_place plain_first_place(const struct part *parts, int part, int question)
{
	struct plain_place at = { part, question, ROW_NONE, -1 };
	const struct question *q = question_at(parts, &at);

	if (question_is_matrix(q))
		at.row = 0;
	if (q->kind == QUESTION_MATRIX_CHOICE)
		at.column = 0;
	return at;
}

struct plain_place plain_place_of(const struct part *parts, struct item item)
{
	struct plain_place at = plain_first_place(parts, item.part, item.question);

	if (item.row != ROW_NONE)
		at.row = item.row;
	return at;
}

struct item plain_item(const struct plain_place *at)
{
	return (struct item){ at->part, at->question, at->row };
}

bool plain_next_question(const struct part *parts, size_t part_count, struct plain_place *at)
{
	int part = at->part;
	int question = interview_next(parts[part].interview, at->question);

	while (question < 0 && part + 1 < (int)part_count)
		question = interview_next(parts[++part].interview, -1);
	if (question < 0)
		return false;
	*at = plain_first_place(parts, part, question);
	return true;
}

bool plain_back_question(const struct part *parts, struct plain_place *at)
{
	int part = at->part;
	int question = interview_back(parts[part].interview, at->question);

	while (question < 0 && part > 0) {
		part--;
		question = interview_back(parts[part].interview,
					  (int)parts[part].questionnaire->question_count);
	}
	if (question < 0)
		return false;
	*at = plain_first_place(parts, part, question);
	return true;
}

bool plain_next_row(const struct part *parts, size_t part_count, struct plain_place *at)
{
	const struct question *question = question_at(parts, at);

	if (at->row != ROW_NONE && at->row + 1 < (int)question->row_count) {
		at->row++;
		if (at->column >= 0)
			at->column = 0;
		return true;
	}
	return plain_next_question(parts, part_count, at);
}

bool plain_next(const struct part *parts, size_t part_count, struct plain_place *at)
{
	const struct question *question = question_at(parts, at);

	if (at->column >= 0 && at->column + 1 < (int)question->column_count) {
		at->column++;
		return true;
	}
	return plain_next_row(parts, part_count, at);
}

bool plain_back(const struct part *parts, struct plain_place *at)
{
	if (at->column > 0) {
		at->column--;
		return true;
	}
	if (at->row > 0) {
		at->row--;
		return true;
	}
	return plain_back_question(parts, at);
}

/* The first row that is not answered. */
static void to_open_row(const struct part *parts, struct plain_place *at)
{
	const struct question *question = question_at(parts, at);
	int row;

	for (row = 0; row < (int)question->row_count; row++) {
		if (answers_effective(parts[at->part].answers, at->question, row)->state ==
		    ANSWER_OPEN) {
			at->row = row;
			return;
		}
	}
}

bool plain_next_open(const struct part *parts, size_t part_count, struct plain_place *at)
{
	size_t step;

	/* The part of the place comes twice: behind the place first, all of it last. */
	for (step = 0; step <= part_count; step++) {
		int part = (int)(((size_t)at->part + step) % part_count);
		int from = step ? 0 : at->question + 1;
		int question = -1;

		if (from < (int)parts[part].questionnaire->question_count)
			question = interview_next_open(parts[part].interview, from);
		if (question < 0 || (!step && question < from && part_count > 1))
			continue;
		*at = plain_first_place(parts, part, question);
		to_open_row(parts, at);
		return true;
	}
	return false;
}
