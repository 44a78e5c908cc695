#include "questionnaire.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "id_index.h"

static const char *const kind_names[QUESTION_KIND_COUNT] = {
	[QUESTION_SINGLE] = "single",
	[QUESTION_MULTIPLE] = "multiple",
	[QUESTION_MATRIX_SINGLE] = "matrix-single",
	[QUESTION_MATRIX_MULTIPLE] = "matrix-multiple",
	[QUESTION_MATRIX_CHOICE] = "matrix-choice",
	[QUESTION_TEXT] = "text",
	[QUESTION_YES_NO] = "yes-no",
	[QUESTION_NUMBER] = "number",
	[QUESTION_DATE] = "date",
};

void questionnaire_free(struct questionnaire *questionnaire)
{
	struct arena arena;

	if (!questionnaire)
		return;
	arena = questionnaire->arena; /* the questionnaire itself lives in it */
	arena_release(&arena);
}

const struct question *questionnaire_find(const struct questionnaire *questionnaire, const char *id,
					  size_t size_bytes)
{
	int place = id_index_find(questionnaire->index, id, size_bytes);

	return place < 0 ? NULL : &questionnaire->questions[place];
}

static bool is_id(const char *id, const char *text, size_t size_bytes)
{
	return id && strncmp(id, text, size_bytes) == 0 && id[size_bytes] == '\0';
}

int question_find_row(const struct question *question, const char *id, size_t size_bytes)
{
	for (size_t i = 0; i < question->row_count; i++)
		if (is_id(question->rows[i].id, id, size_bytes))
			return (int)i;
	return -1;
}

int question_find_column(const struct question *question, const char *id, size_t size_bytes)
{
	for (size_t i = 0; i < question->column_count; i++)
		if (is_id(question->columns[i].id, id, size_bytes))
			return (int)i;
	return -1;
}

static const struct option *find_value(const struct option *options, size_t count, int value)
{
	for (size_t i = 0; i < count; i++)
		if (options[i].value == value)
			return &options[i];
	return NULL;
}

const struct option *question_find_option(const struct question *question, int value)
{
	if (question->kind == QUESTION_MATRIX_SINGLE || question->kind == QUESTION_MATRIX_MULTIPLE)
		return find_value(question->columns, question->column_count, value);
	return find_value(question->options, question->option_count, value);
}

const struct option *question_find_value(const struct question *question, int value)
{
	return find_value(question->values, question->value_count, value);
}

size_t question_slot(const struct question *question, int row)
{
	return question->slot + (size_t)(row + 1);
}

bool question_is_matrix(const struct question *question)
{
	return question->kind == QUESTION_MATRIX_SINGLE ||
	       question->kind == QUESTION_MATRIX_MULTIPLE ||
	       question->kind == QUESTION_MATRIX_CHOICE;
}

bool question_is_multiple(const struct question *question)
{
	return question->kind == QUESTION_MULTIPLE || question->kind == QUESTION_MATRIX_MULTIPLE;
}

bool question_asks_factors(const struct question *question)
{
	for (size_t i = 0; i < question->column_count; i++)
		if (question->columns[i].blocks != BLOCKED_NOTHING)
			return true;
	return false;
}

const char *question_label(const struct question *question)
{
	return question->label ? question->label : question->id;
}

const char *question_kind_name(enum question_kind kind)
{
	return kind_names[kind];
}

bool question_kind_find(const char *name, enum question_kind *kind)
{
	for (int i = 0; i < QUESTION_KIND_COUNT; i++) {
		if (strcmp(kind_names[i], name) == 0) {
			*kind = (enum question_kind)i;
			return true;
		}
	}
	return false;
}

/* Cuts the part up to the next dot off the front of text. */
static size_t part_size(const char *text, size_t size_bytes)
{
	const char *dot = memchr(text, '.', size_bytes);

	return dot ? (size_t)(dot - text) : size_bytes;
}

static bool resolve_column(const struct question *question, const char *text, size_t size_bytes,
			   struct condition_ref *ref, struct error *err)
{
	if (question->kind != QUESTION_MATRIX_CHOICE) {
		error_set(err, ERROR_INPUT,
			  _("question \"%s\" has no cells; expected a row of it, as in \"%s.%s = "
			    "1\""),
			  question->id, question->id,
			  question->row_count > 0 ? question->rows[0].id : "a");
		return false;
	}
	ref->column = question_find_column(question, text, size_bytes);
	if (ref->column < 0)
		error_set(err, ERROR_INPUT,
			  _("unknown column \"%.*s\" of question \"%s\"; expected one of its "
			    "columns"),
			  (int)size_bytes, text, question->id);
	return ref->column >= 0;
}

static bool resolve_row(const struct question *question, const char *text, size_t size_bytes,
			struct condition_ref *ref, struct error *err)
{
	size_t size = part_size(text, size_bytes);

	if (!question_is_matrix(question)) {
		error_set(err, ERROR_INPUT, _("question \"%s\" has no rows; expected \"%s\" alone"),
			  question->id, question->id);
		return false;
	}
	ref->row = question_find_row(question, text, size);
	if (ref->row < 0) {
		error_set(err, ERROR_INPUT,
			  _("unknown row \"%.*s\" of question \"%s\"; expected one of its rows"),
			  (int)size, text, question->id);
		return false;
	}
	if (size == size_bytes)
		return true;
	return resolve_column(question, text + size + 1, size_bytes - size - 1, ref, err);
}

bool questionnaire_resolve(const struct questionnaire *questionnaire, const char *text,
			   size_t size_bytes, struct condition_ref *ref, struct error *err)
{
	size_t size = part_size(text, size_bytes);
	const struct question *question = questionnaire_find(questionnaire, text, size);
	struct condition_ref found = { -1, -1, -1 };

	if (!question) {
		error_set(err, ERROR_NOT_FOUND,
			  _("unknown question \"%.*s\"; expected a question of this questionnaire"),
			  (int)size, text);
		return false;
	}
	found.question = question->index;
	if (size < size_bytes &&
	    !resolve_row(question, text + size + 1, size_bytes - size - 1, &found, err))
		return false;
	*ref = found;
	return true;
}
