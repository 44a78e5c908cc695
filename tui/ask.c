/*
 * ask: what all families of questions share: storing, "don't know", the open text field.
 */
#include "ask.h"

#include "i18n.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct ask_ops *const ops_by_kind[QUESTION_KIND_COUNT] = {
	[QUESTION_SINGLE] = &ask_choice_ops,
	[QUESTION_MULTIPLE] = &ask_choice_ops,
	[QUESTION_YES_NO] = &ask_choice_ops,
	[QUESTION_MATRIX_SINGLE] = &ask_matrix_ops,
	[QUESTION_MATRIX_MULTIPLE] = &ask_matrix_ops,
	[QUESTION_MATRIX_CHOICE] = &ask_matrix_ops,
	[QUESTION_TEXT] = &ask_text_ops,
	[QUESTION_NUMBER] = &ask_text_ops,
	[QUESTION_DATE] = &ask_text_ops,
};

/** The places of the asked questions of this one's sheet, to be freed; NULL and 0 when it is in none. */
static int *sheet_of(const struct ask *ask, int *count)
{
	size_t parts_count;
	const struct part *part = &assessment_parts(ask->assessment, &parts_count)[ask->part];
	int *questions;
	int first, all;

	*count = 0;
	if (!questionnaire_sheet(part->questionnaire, ask->question->index, &first, &all))
		return NULL;
	questions = mem_alloc((size_t)all * sizeof(*questions));
	*count = interview_sheet(part->interview, ask->question->index, questions);
	if (*count > 0)
		return questions;
	free(questions);
	return NULL;
}

static bool starts_sheet(struct ask *ask)
{
	int count;

	ask->sheet = sheet_of(ask, &count);
	list_init(&ask->list, count);
	return ask->sheet != NULL;
}

bool ask_is_sheet(const struct ask *ask)
{
	return ask->sheet != NULL;
}

int ask_first(const struct ask *ask)
{
	return ask->sheet ? ask->sheet[0] : ask->question->index;
}

int ask_last(const struct ask *ask)
{
	return ask->sheet ? ask->sheet[ask->list.count - 1] : ask->question->index;
}

void ask_go_to_line(struct ask *ask, int line)
{
	size_t count;
	const struct part *part = &assessment_parts(ask->assessment, &count)[ask->part];

	list_set_cursor(&ask->list, line);
	ask->question = &part->questionnaire->questions[ask->sheet[ask->list.cursor]];
}

bool ask_is_current(const struct ask *ask)
{
	int count;
	int *now = sheet_of(ask, &count);
	bool same = !ask->sheet == !now &&
		    (!now || (count == ask->list.count &&
			      memcmp(now, ask->sheet, (size_t)count * sizeof(*now)) == 0));

	free(now);
	return same;
}

void ask_start(struct ask *ask, struct assessment *assessment, int part,
	       const struct question *question, int row)
{
	memset(ask, 0, sizeof(*ask));
	ask->assessment = assessment;
	ask->part = part;
	ask->question = question;
	ask->ops = starts_sheet(ask) ? &ask_sheet_ops : ops_by_kind[question->kind];
	ask->ops->start(ask, row);
}

void ask_release(struct ask *ask)
{
	if (ask->is_editing && ask_finish(ask, NULL) == ASK_FAILED) {
		draft_keep(&ask->draft, ask->field.text, NULL);
		draft_close(&ask->draft, false);
		field_release(&ask->field);
	}
	free(ask->sheet);
	memset(ask, 0, sizeof(*ask));
}

int ask_rows(const struct ask *ask, int cols)
{
	return ask->ops->rows(ask, cols);
}

void ask_layout(struct ask *ask, struct rect area)
{
	ask->area = area;
	ask->ops->layout(ask);
}

void ask_draw(const struct ask *ask, struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, ask->area);

	if (ask->area.rows > 0)
		ask->ops->draw(ask, &part);
}

bool ask_takes_text(const struct ask *ask)
{
	return ask->is_editing;
}

enum ask_outcome ask_key(struct ask *ask, const struct key *key, int action, struct error *err)
{
	enum ask_outcome outcome;

	if (ask->is_editing && key->type != KEY_TYPE_MOUSE)
		return ask_edit_key(ask, key, action, err);
	if (ask->is_editing && ask_finish(ask, err) == ASK_FAILED)
		return ASK_FAILED;
	outcome = ask->ops->key(ask, key, action, err);
	if (outcome != ASK_IGNORED)
		return outcome;
	if (action == ACT_UNKNOWN)
		return ask_set_unknown(ask, ask_row(ask), err);
	return action == ACT_CLEAR ? ask_clear(ask, ask_row(ask), err) : ASK_IGNORED;
}

int ask_row(const struct ask *ask)
{
	return question_is_matrix(ask->question) ? ask->grid.rows.cursor : ROW_NONE;
}

const struct answer *ask_answer(const struct ask *ask, int row)
{
	struct item item = { ask->part, ask->question->index, row };

	return assessment_answer(ask->assessment, item);
}

enum ask_outcome ask_store(struct ask *ask, int row, struct answer *after, struct error *err)
{
	struct item item = { ask->part, ask->question->index, row };
	bool ok = assessment_set(ask->assessment, item, after, err);

	answer_release(after);
	return ok ? ASK_DONE : ASK_FAILED;
}

/** Gives a row (and after it moves on to the next one) a state without a value. */
static enum ask_outcome set_state(struct ask *ask, int row, enum answer_state state,
				  const char *reason, struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };
	enum ask_outcome outcome;

	answer_copy(&after, ask_answer(ask, row));
	answer_clear_value(&after);
	after.state = state;
	if (state == ANSWER_NOT_APPLICABLE)
		answer_set_field(&after.reason, reason);
	outcome = ask_store(ask, row, &after, err);
	if (outcome == ASK_DONE && row != ROW_NONE && state != ANSWER_OPEN)
		grid_move(&ask->grid, ACTION_DOWN);
	if (outcome == ASK_DONE && ask->sheet && state != ANSWER_OPEN)
		ask_go_to_line(ask, ask->list.cursor + 1);
	return outcome;
}

enum ask_outcome ask_set_unknown(struct ask *ask, int row, struct error *err)
{
	return set_state(ask, row, ANSWER_UNKNOWN, NULL, err);
}

enum ask_outcome ask_set_not_applicable(struct ask *ask, int row, const char *reason,
					struct error *err)
{
	return set_state(ask, row, ANSWER_NOT_APPLICABLE, reason, err);
}

enum ask_outcome ask_clear(struct ask *ask, int row, struct error *err)
{
	return set_state(ask, row, ANSWER_OPEN, NULL, err);
}

/** Takes out every value that cannot stand beside `choice`. */
static void drop_rivals(const struct question *question, const struct option *choice,
			struct answer *answer)
{
	for (size_t i = answer->value_count; i-- > 0;) {
		const struct option *other = question_find_option(question, answer->values[i]);

		if (choice->is_exclusive || (other && other->is_exclusive))
			answer_remove_value(answer, answer->values[i]);
	}
}

void ask_toggle(const struct question *question, const struct option *choice, struct answer *answer)
{
	if (!choice) {
		bool was_none = answer->state == ANSWER_NONE;

		answer_clear_value(answer);
		answer->state = was_none ? ANSWER_OPEN : ANSWER_NONE;
		return;
	}
	if (answer->state == ANSWER_VALUES && answer_has_value(answer, choice->value)) {
		if (question_is_multiple(question))
			answer_remove_value(answer, choice->value);
		return;
	}
	if (answer->state != ANSWER_VALUES || !question_is_multiple(question))
		answer_clear_value(answer);
	else
		drop_rivals(question, choice, answer);
	answer_add_value(answer, choice->value);
}

/** A text that was left behind comes back as a change of what is stored, which undo takes out. */
static void open_draft(struct ask *ask)
{
	struct item item = { ask->part, ask->question->index, ROW_NONE };
	struct draft_place place;
	char field[DRAFT_FIELD_SIZE] = "text";

	if (ask->blank_value)
		snprintf(field, sizeof(field), "blank.%d", ask->blank_value);
	place = draft_place_of(item, field);
	draft_open(&ask->draft, ask->assessment, &place, ask->field.text);
	if (draft_text(&ask->draft))
		field_set(&ask->field, draft_text(&ask->draft));
}

void ask_edit(struct ask *ask, const char *text, enum field_kind kind, int blank)
{
	field_init(&ask->field, text, kind, NOTE_BYTES_MAX);
	ask->is_editing = true;
	ask->blank_value = blank;
	ask->drops_empty = false;
	open_draft(ask);
}

/** The option whose blank it is, chosen as it must be to have one; -1 when there is none. */
static int option_of_field(const struct ask *ask, const char *field)
{
	const struct question *question = ask->question;
	int value;

	if (sscanf(field, "blank.%9d", &value) != 1 ||
	    !answer_has_value(ask_answer(ask, ROW_NONE), value))
		return -1;
	for (size_t i = 0; i < question->option_count; i++)
		if (question->options[i].value == value && question->options[i].has_blank)
			return (int)i;
	return -1;
}

bool ask_open_field(struct ask *ask, const char *field)
{
	struct key space = { .type = KEY_TYPE_CHAR, .ch = ' ' };
	bool is_text = ask->ops == &ask_text_ops && strcmp(field, "text") == 0;
	int option = ask->ops == &ask_choice_ops ? option_of_field(ask, field) : -1;

	if (!is_text && option < 0)
		return false;
	if (option >= 0)
		list_set_cursor(&ask->list, option);
	return ask->ops->key(ask, &space, ACT_CHOOSE, NULL) == ASK_DONE && ask->is_editing;
}

/** Reads a date or a number as the command line does; false with err when it is none. */
static bool read_value(struct ask *ask, const char *text, struct answer *after, struct error *err)
{
	const struct question *question = ask->question;

	if (!*text) {
		answer_clear_value(after);
		return true;
	}
	if (question->kind == QUESTION_NUMBER) {
		char *end;
		long number = strtol(text, &end, 10);

		if (*end || number < -999999999L || number > 999999999L) {
			error_set(err, ERROR_INPUT, _("this is not a whole number"));
			return false;
		}
		answer_clear_value(after);
		answer_add_value(after, (int)number);
		return true;
	}
	int year, month, day, used = 0;

	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || text[used]) {
		error_set(err, ERROR_INPUT, _("this is not a date; write it as 2026-04-01"));
		return false;
	}
	answer_clear_value(after);
	answer_add_value(after, year * 10000 + month * 100 + day);
	return true;
}

enum ask_outcome ask_finish(struct ask *ask, struct error *err)
{
	const char *text = field_text(&ask->field);
	struct answer after = { .state = ANSWER_OPEN };
	enum ask_outcome outcome;

	answer_copy(&after, ask_answer(ask, ROW_NONE));
	if (ask->blank_value) {
		answer_set_blank(&after, ask->blank_value, text);
		if (ask->drops_empty && !*text)
			answer_remove_value(&after, ask->blank_value);
	} else if (ask->question->kind == QUESTION_TEXT) {
		if (after.state == ANSWER_TEXT || *text) {
			answer_clear_value(&after);
			answer_set_field(&after.text, text);
			after.state = *text ? ANSWER_TEXT : ANSWER_OPEN;
		}
	} else if (!read_value(ask, text, &after, err)) {
		answer_release(&after);
		return ASK_FAILED;
	}
	outcome = ask_store(ask, ROW_NONE, &after, err);
	if (outcome == ASK_DONE) {
		draft_close(&ask->draft, true);
		field_release(&ask->field);
		ask->is_editing = false;
	}
	return outcome;
}

enum ask_outcome ask_edit_key(struct ask *ask, const struct key *key, int action, struct error *err)
{
	if (action == ACT_FINISH || (ask->field.kind == FIELD_LINE && key_is(key, K_ENTER)))
		return ask_finish(ask, err);
	switch (field_key(&ask->field, key)) {
	case FIELD_IGNORED: return ASK_IGNORED;
	case FIELD_REFUSED:
		error_set(err, ERROR_LIMIT, _("the text is at its limit of %d bytes"),
			  NOTE_BYTES_MAX);
		return ASK_FAILED;
	default: break;
	}
	draft_key(&ask->draft, key);
	if (draft_is_due(&ask->draft) && !draft_keep(&ask->draft, ask->field.text, err))
		return ASK_FAILED;
	return ASK_DONE;
}

const char *ask_instruction(const struct question *question, char *text, size_t size)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_YES_NO: return _("Choose one.");
	case QUESTION_MULTIPLE:
		if (!question->max_choices)
			return _("Choose all that apply.");
		snprintf(text, size,
			 Q_("Choose up to %d.", "Choose up to %d.", question->max_choices),
			 question->max_choices);
		return text;
	case QUESTION_MATRIX_SINGLE: return _("Choose one in each row.");
	case QUESTION_MATRIX_MULTIPLE: return _("Choose all that apply in each row.");
	case QUESTION_MATRIX_CHOICE: return _("Put a number in each cell.");
	case QUESTION_NUMBER: return _("Write a whole number.");
	case QUESTION_DATE: return _("Write a date: year-month-day.");
	default: return _("Press Space to write.");
	}
}
