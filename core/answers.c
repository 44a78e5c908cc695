#include "answers.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Slots fill lazily: NULL is an open answer. */
struct answers {
	const struct questionnaire *questionnaire;
	struct answer **slots; /* questionnaire->slot_count */
};

static const struct answer open_answer;

static const char *const basis_names[BASIS_COUNT] = {
	[BASIS_UNSET] = "",    [BASIS_SAID] = "said",   [BASIS_EXPLAINED] = "explained",
	[BASIS_SEEN] = "seen", [BASIS_TRIED] = "tried",
};

static char *copy_text(const char *text)
{
	return text ? mem_strdup(text) : NULL;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

void answer_clear_value(struct answer *answer)
{
	for (size_t i = 0; i < answer->blank_count; i++)
		free(answer->blanks[i].text);
	free(answer->blanks);
	free(answer->values);
	free(answer->text);
	free(answer->reason);
	answer->state = ANSWER_OPEN;
	answer->values = NULL;
	answer->value_count = 0;
	answer->blanks = NULL;
	answer->blank_count = 0;
	answer->text = NULL;
	answer->reason = NULL;
}

void answer_release(struct answer *answer)
{
	answer_clear_value(answer);
	free(answer->note);
	free(answer->pointer.what);
	free(answer->pointer.where);
	free(answer->pointer.holder);
	free(answer->pointer.seen);
	free(answer->pointer.sha256);
	*answer = open_answer;
}

static void copy_value(struct answer *to, const struct answer *from)
{
	to->state = from->state;
	to->value_count = from->value_count;
	if (from->value_count > 0) {
		to->values = mem_calloc(from->value_count, sizeof(*to->values));
		memcpy(to->values, from->values, from->value_count * sizeof(*to->values));
	}
	to->blank_count = from->blank_count;
	if (from->blank_count > 0)
		to->blanks = mem_calloc(from->blank_count, sizeof(*to->blanks));
	for (size_t i = 0; i < from->blank_count; i++) {
		to->blanks[i].value = from->blanks[i].value;
		to->blanks[i].text = copy_text(from->blanks[i].text);
	}
	to->text = copy_text(from->text);
	to->reason = copy_text(from->reason);
}

void answer_copy(struct answer *to, const struct answer *from)
{
	if (to == from)
		return;
	answer_release(to);
	copy_value(to, from);
	to->note = copy_text(from->note);
	to->is_marked = from->is_marked;
	to->basis = from->basis;
	to->pointer.what = copy_text(from->pointer.what);
	to->pointer.where = copy_text(from->pointer.where);
	to->pointer.holder = copy_text(from->pointer.holder);
	to->pointer.seen = copy_text(from->pointer.seen);
	to->pointer.sha256 = copy_text(from->pointer.sha256);
}

static bool same_value(const struct answer *a, const struct answer *b)
{
	if (a->state != b->state || a->value_count != b->value_count ||
	    a->blank_count != b->blank_count)
		return false;
	for (size_t i = 0; i < a->value_count; i++) {
		if (a->values[i] != b->values[i])
			return false;
	}
	for (size_t i = 0; i < a->blank_count; i++) {
		if (a->blanks[i].value != b->blanks[i].value ||
		    !same_text(a->blanks[i].text, b->blanks[i].text))
			return false;
	}
	return same_text(a->text, b->text) && same_text(a->reason, b->reason);
}

bool answer_equal(const struct answer *a, const struct answer *b)
{
	const struct evidence_pointer *p = &a->pointer;
	const struct evidence_pointer *q = &b->pointer;

	return same_value(a, b) && same_text(a->note, b->note) && a->is_marked == b->is_marked &&
	       a->basis == b->basis && same_text(p->what, q->what) &&
	       same_text(p->where, q->where) && same_text(p->holder, q->holder) &&
	       same_text(p->seen, q->seen) && same_text(p->sha256, q->sha256);
}

static void insert_value(struct answer *answer, size_t at, int value)
{
	answer->values =
		mem_realloc(answer->values, (answer->value_count + 1) * sizeof(*answer->values));
	memmove(answer->values + at + 1, answer->values + at,
		(answer->value_count - at) * sizeof(*answer->values));
	answer->values[at] = value;
	answer->value_count++;
}

void answer_add_value(struct answer *answer, int value)
{
	size_t at = 0;

	if (answer->state != ANSWER_VALUES)
		answer_clear_value(answer);
	answer->state = ANSWER_VALUES;
	while (at < answer->value_count && answer->values[at] < value)
		at++;
	if (at == answer->value_count || answer->values[at] != value)
		insert_value(answer, at, value);
}

void answer_remove_value(struct answer *answer, int value)
{
	size_t at = 0;

	if (answer->state != ANSWER_VALUES)
		return;
	answer_set_blank(answer, value, NULL);
	while (at < answer->value_count && answer->values[at] != value)
		at++;
	if (at == answer->value_count)
		return;
	answer->value_count--;
	memmove(answer->values + at, answer->values + at + 1,
		(answer->value_count - at) * sizeof(*answer->values));
	if (answer->value_count == 0)
		answer_clear_value(answer);
}

bool answer_has_value(const struct answer *answer, int value)
{
	for (size_t i = 0; i < answer->value_count; i++) {
		if (answer->values[i] == value)
			return true;
	}
	return false;
}

static void widen_cells(struct answer *answer, size_t column_count)
{
	if (answer->value_count >= column_count)
		return;
	answer->values = mem_realloc(answer->values, column_count * sizeof(*answer->values));
	memset(answer->values + answer->value_count, 0,
	       (column_count - answer->value_count) * sizeof(*answer->values));
	answer->value_count = column_count;
}

void answer_set_cell(struct answer *answer, size_t column, size_t column_count, int value)
{
	assert(column < column_count);
	if (answer->state != ANSWER_VALUES) {
		if (value == 0)
			return;
		answer_clear_value(answer);
	}
	answer->state = ANSWER_VALUES;
	widen_cells(answer, column_count);
	answer->values[column] = value;
	for (size_t i = 0; i < answer->value_count; i++) {
		if (answer->values[i] != 0)
			return;
	}
	answer_clear_value(answer);
}

int answer_cell(const struct answer *answer, size_t column)
{
	return column < answer->value_count ? answer->values[column] : 0;
}

static void remove_blank(struct answer *answer, size_t at)
{
	free(answer->blanks[at].text);
	answer->blank_count--;
	memmove(answer->blanks + at, answer->blanks + at + 1,
		(answer->blank_count - at) * sizeof(*answer->blanks));
	if (answer->blank_count == 0) {
		free(answer->blanks);
		answer->blanks = NULL;
	}
}

static void insert_blank(struct answer *answer, size_t at, int value)
{
	answer->blanks =
		mem_realloc(answer->blanks, (answer->blank_count + 1) * sizeof(*answer->blanks));
	memmove(answer->blanks + at + 1, answer->blanks + at,
		(answer->blank_count - at) * sizeof(*answer->blanks));
	answer->blanks[at].value = value;
	answer->blanks[at].text = NULL;
	answer->blank_count++;
}

void answer_set_blank(struct answer *answer, int value, const char *text)
{
	size_t at = 0;
	bool is_there;

	while (at < answer->blank_count && answer->blanks[at].value < value)
		at++;
	is_there = at < answer->blank_count && answer->blanks[at].value == value;
	if (!text || !*text) {
		if (is_there)
			remove_blank(answer, at);
		return;
	}
	if (!is_there)
		insert_blank(answer, at, value);
	answer_set_field(&answer->blanks[at].text, text);
}

const char *answer_blank(const struct answer *answer, int value)
{
	for (size_t i = 0; i < answer->blank_count; i++) {
		if (answer->blanks[i].value == value)
			return answer->blanks[i].text;
	}
	return NULL;
}

void answer_set_field(char **field, const char *text)
{
	char *copy = text && *text ? mem_strdup(text) : NULL;

	free(*field);
	*field = copy;
}

const char *basis_name(enum basis basis)
{
	assert((unsigned)basis < BASIS_COUNT);
	return basis_names[basis];
}

bool basis_find(const char *name, enum basis *basis)
{
	for (int i = BASIS_UNSET + 1; i < BASIS_COUNT; i++) {
		if (strcmp(basis_names[i], name) == 0) {
			*basis = (enum basis)i;
			return true;
		}
	}
	return false;
}

struct answers *answers_new(const struct questionnaire *questionnaire)
{
	struct answers *answers = mem_calloc(1, sizeof(*answers));

	answers->questionnaire = questionnaire;
	answers->slots = mem_calloc(questionnaire->slot_count + 1, sizeof(struct answer *));
	return answers;
}

void answers_free(struct answers *answers)
{
	if (!answers)
		return;
	for (size_t i = 0; i < answers->questionnaire->slot_count; i++) {
		if (answers->slots[i])
			answer_release(answers->slots[i]);
		free(answers->slots[i]);
	}
	free(answers->slots);
	free(answers);
}

const struct questionnaire *answers_questionnaire(const struct answers *answers)
{
	return answers->questionnaire;
}

static size_t slot_of(const struct answers *answers, int question, int row)
{
	assert(question >= 0 && (size_t)question < answers->questionnaire->question_count);
	return question_slot(&answers->questionnaire->questions[question], row);
}

const struct answer *answers_get(const struct answers *answers, int question, int row)
{
	const struct answer *answer = answers->slots[slot_of(answers, question, row)];

	return answer ? answer : &open_answer;
}

void answers_set(struct answers *answers, int question, int row, const struct answer *answer)
{
	size_t slot = slot_of(answers, question, row);

	if (!answers->slots[slot])
		answers->slots[slot] = mem_calloc(1, sizeof(struct answer));
	answer_copy(answers->slots[slot], answer);
}

const struct answer *answers_effective(const struct answers *answers, int question, int row)
{
	const struct answer *own = answers_get(answers, question, row);
	const struct answer *whole;

	if (row == ROW_NONE || own->state != ANSWER_OPEN)
		return own;
	whole = answers_get(answers, question, ROW_NONE);
	if (whole->state == ANSWER_UNKNOWN || whole->state == ANSWER_NOT_APPLICABLE)
		return whole;
	return own;
}

/* Adds what stands at one slot to a set; says whether it counts as answered. */
static bool look_up_slot(const struct answers *answers, const struct question *question, int row,
			 int column, struct value_set *set)
{
	const struct answer *answer = answers_get(answers, question->index, row);
	bool is_cells = question->kind == QUESTION_MATRIX_CHOICE;
	bool has_any = false;

	if (answer->state == ANSWER_TEXT || answer->state == ANSWER_NONE)
		return column < 0;
	if (answer->state != ANSWER_VALUES)
		return false;
	for (size_t i = 0; i < answer->value_count; i++) {
		if (column >= 0 && i != (size_t)column)
			continue;
		if (is_cells && answer->values[i] == 0)
			continue;
		value_set_add(set, answer->values[i]);
		has_any = true;
	}
	return has_any;
}

bool answers_lookup(const void *context, struct condition_ref ref, struct value_set *set)
{
	const struct answers *answers = context;
	const struct question *question = &answers->questionnaire->questions[ref.question];
	bool is_answered = false;

	if (ref.row != ROW_NONE || !question_is_matrix(question))
		return look_up_slot(answers, question, ref.row, ref.column, set);
	for (size_t row = 0; row < question->row_count; row++) {
		if (look_up_slot(answers, question, (int)row, -1, set))
			is_answered = true;
	}
	return is_answered;
}
