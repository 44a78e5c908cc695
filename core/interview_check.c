/*
 * What an answer may be: one table of kinds, one sentence for each refusal.
 */
#include "answer_syntax.h"
#include "interview.h"
#include "record.h"

#include <string.h>

/* ---- texts ---------------------------------------------------------------- */

static bool check_texts(const struct answer *answer, struct error *err)
{
	const struct evidence_pointer *pointer = &answer->pointer;

	for (size_t i = 0; i < answer->blank_count; i++) {
		if (!record_check_text(answer->blanks[i].text, NOTE_BYTES_MAX, true, err))
			return false;
	}
	return record_check_text(answer->text, NOTE_BYTES_MAX, true, err) &&
	       record_check_text(answer->reason, NOTE_BYTES_MAX, true, err) &&
	       record_check_text(answer->note, NOTE_BYTES_MAX, true, err) &&
	       record_check_text(pointer->what, POINTER_BYTES_MAX, true, err) &&
	       record_check_text(pointer->where, POINTER_BYTES_MAX, true, err) &&
	       record_check_text(pointer->holder, POINTER_BYTES_MAX, true, err);
}

static bool check_pointer(const struct evidence_pointer *pointer, struct error *err)
{
	int date;

	if (pointer->seen && !date_parse(pointer->seen, &date)) {
		error_set(err, ERROR_INPUT,
			  _("no such day '%.20s'; expected a date like 2026-03-31"), pointer->seen);
		return false;
	}
	if (pointer->sha256 && (strlen(pointer->sha256) != 64 ||
				strspn(pointer->sha256, "0123456789abcdefABCDEF") != 64)) {
		error_set(err, ERROR_INPUT,
			  _("not a SHA-256 sum '%.70s'; expected 64 hexadecimal digits"),
			  pointer->sha256);
		return false;
	}
	return true;
}

/* ---- choices -------------------------------------------------------------- */

static bool refuse(const struct question *question, int row, int value, struct error *err)
{
	struct strbuf expected = STRBUF_INIT;

	answer_expected(question, row, &expected);
	error_set(err, ERROR_INPUT, _("no choice has the number %d; expected %s"), value,
		  expected.text);
	strbuf_release(&expected);
	return false;
}

static bool check_exclusive(const struct question *question, const struct answer *answer,
			    struct error *err)
{
	for (size_t i = 0; i < answer->value_count; i++) {
		const struct option *option = question_find_option(question, answer->values[i]);

		if (option && option->is_exclusive && answer->value_count > 1) {
			error_set(err, ERROR_INPUT,
				  _("choice %d stands alone; it cannot go with another one"),
				  option->value);
			return false;
		}
	}
	return true;
}

static bool check_count(const struct question *question, const struct answer *answer,
			struct error *err)
{
	if (!question_is_multiple(question) && answer->value_count > 1) {
		error_set(err, ERROR_INPUT, _("only one can be chosen here, not %zu"),
			  answer->value_count);
		return false;
	}
	if (question->max_choices > 0 && answer->value_count > (size_t)question->max_choices) {
		error_set(err, ERROR_INPUT,
			  Q_("at most %d can be chosen here", "at most %d can be chosen here",
			     question->max_choices),
			  question->max_choices);
		return false;
	}
	return true;
}

static bool check_ascending(const struct answer *answer, struct error *err)
{
	for (size_t i = 1; i < answer->value_count; i++) {
		if (answer->values[i - 1] >= answer->values[i]) {
			error_set(err, ERROR_INPUT, _("choices out of order"));
			return false;
		}
	}
	return true;
}

static bool check_choices(const struct question *question, int row, const struct answer *answer,
			  struct error *err)
{
	for (size_t i = 0; i < answer->value_count; i++) {
		if (!question_find_option(question, answer->values[i]))
			return refuse(question, row, answer->values[i], err);
	}
	return check_ascending(answer, err) && check_count(question, answer, err) &&
	       check_exclusive(question, answer, err);
}

static bool check_yes_no(const struct question *question, int row, const struct answer *answer,
			 struct error *err)
{
	if (answer->value_count == 1 && (answer->values[0] == 1 || answer->values[0] == 2))
		return true;
	return refuse(question, row, answer->values[0], err);
}

static bool check_cells(const struct question *question, int row, const struct answer *answer,
			struct error *err)
{
	if (answer->value_count != question->column_count) {
		error_set(err, ERROR_INPUT, _("%zu cells in a row of %zu"), answer->value_count,
			  question->column_count);
		return false;
	}
	for (size_t i = 0; i < answer->value_count; i++) {
		if (answer->values[i] != 0 && !question_find_value(question, answer->values[i]))
			return refuse(question, row, answer->values[i], err);
	}
	return true;
}

static bool check_number(const struct question *question, int row, const struct answer *answer,
			 struct error *err)
{
	struct strbuf expected = STRBUF_INIT;

	if (answer->value_count == 1 && answer->values[0] >= question->number_min &&
	    answer->values[0] <= question->number_max)
		return true;
	answer_expected(question, row, &expected);
	error_set(err, ERROR_INPUT, _("cannot take %d; expected %s"), answer->values[0],
		  expected.text);
	strbuf_release(&expected);
	return false;
}

static bool check_date(const struct question *question, int row, const struct answer *answer,
		       struct error *err)
{
	(void)question;
	(void)row;
	if (answer->value_count == 1 && date_is_valid(answer->values[0]))
		return true;
	error_set(err, ERROR_INPUT, _("no such day; expected a date like 2026-03-31"));
	return false;
}

static bool check_no_values(const struct question *question, int row, const struct answer *answer,
			    struct error *err)
{
	struct strbuf expected = STRBUF_INIT;

	(void)answer;
	answer_expected(question, row, &expected);
	error_set(err, ERROR_INPUT, _("nothing to choose here; expected %s"), expected.text);
	strbuf_release(&expected);
	return false;
}

typedef bool (*check_kind)(const struct question *question, int row, const struct answer *answer,
			   struct error *err);

/* A set of values at a question, or at a row of it. */
static const check_kind kinds[QUESTION_KIND_COUNT] = {
	[QUESTION_SINGLE] = check_choices,
	[QUESTION_MULTIPLE] = check_choices,
	[QUESTION_MATRIX_SINGLE] = check_choices,
	[QUESTION_MATRIX_MULTIPLE] = check_choices,
	[QUESTION_MATRIX_CHOICE] = check_cells,
	[QUESTION_TEXT] = check_no_values,
	[QUESTION_YES_NO] = check_yes_no,
	[QUESTION_NUMBER] = check_number,
	[QUESTION_DATE] = check_date,
};

static bool check_blanks(const struct question *question, const struct answer *answer,
			 struct error *err)
{
	for (size_t i = 0; i < answer->blank_count; i++) {
		int value = answer->blanks[i].value;
		const struct option *option = question_find_option(question, value);

		if (!option || !option->has_blank || question->kind == QUESTION_MATRIX_CHOICE) {
			error_set(err, ERROR_INPUT, _("choice %d has nothing to fill in"), value);
			return false;
		}
		if (!answer_has_value(answer, value)) {
			error_set(err, ERROR_INPUT, _("choice %d is filled in and not chosen"),
				  value);
			return false;
		}
	}
	return true;
}

static bool check_values(const struct question *question, int row, const struct answer *answer,
			 struct error *err)
{
	check_kind check = question_is_matrix(question) && row == ROW_NONE ? check_no_values
									   : kinds[question->kind];

	if (answer->value_count == 0) {
		error_set(err, ERROR_INPUT, _("nothing was chosen"));
		return false;
	}
	return check(question, row, answer, err) && check_blanks(question, answer, err);
}

static bool check_none(const struct question *question, int row, struct error *err)
{
	struct strbuf expected = STRBUF_INIT;
	bool is_place = question->kind == QUESTION_MULTIPLE ||
			(question->kind == QUESTION_MATRIX_MULTIPLE && row != ROW_NONE);

	if (is_place && question->takes_none)
		return true;
	answer_expected(question, row, &expected);
	error_set(err, ERROR_INPUT, _("'none' is no answer here; expected %s"), expected.text);
	strbuf_release(&expected);
	return false;
}

static bool check_state(const struct question *question, int row, const struct answer *answer,
			struct error *err)
{
	switch (answer->state) {
	case ANSWER_VALUES: return check_values(question, row, answer, err);
	case ANSWER_TEXT:
		if (question->kind == QUESTION_TEXT && answer->text)
			return true;
		error_set(err, ERROR_INPUT, _("a text is no answer here"));
		return false;
	case ANSWER_NONE: return check_none(question, row, err);
	case ANSWER_OPEN:
	case ANSWER_UNKNOWN:
	case ANSWER_NOT_APPLICABLE: break;
	}
	return true;
}

bool interview_check(const struct question *question, int row, const struct answer *answer,
		     struct error *err)
{
	return check_texts(answer, err) && check_pointer(&answer->pointer, err) &&
	       check_state(question, row, answer, err);
}
