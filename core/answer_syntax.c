#include "answer_syntax.h"

#include "answer_syntax_parts.h"
#include "text.h"

#include <string.h>

static bool refuse_value(const struct question *question, int row, const char *value,
			 struct error *err)
{
	struct strbuf expected = STRBUF_INIT;

	answer_expected(question, row, &expected);
	if (!*value)
		error_set(err, ERROR_INPUT, _("no value given, '-' clears; expected %s"),
			  expected.text);
	else
		error_set(err, ERROR_INPUT, _("cannot take '%.60s'; expected %s"), value,
			  expected.text);
	strbuf_release(&expected);
	return false;
}

/* ---- values --------------------------------------------------------------- */

/* Chooses an option as a person would: alone where it must be. */
static void choose(const struct question *question, int value, struct answer *answer)
{
	const struct option *chosen = question_find_option(question, value);
	size_t i = 0;

	if (!question_is_multiple(question) || chosen->is_exclusive) {
		while (answer->state == ANSWER_VALUES && i < answer->value_count) {
			if (answer->values[i] == value)
				i++;
			else
				answer_remove_value(answer, answer->values[i]);
		}
	} else {
		while (answer->state == ANSWER_VALUES && i < answer->value_count) {
			const struct option *other =
				question_find_option(question, answer->values[i]);

			if (other && other->is_exclusive)
				answer_remove_value(answer, other->value);
			else
				i++;
		}
	}
	answer_add_value(answer, value);
}

static bool set_blank(const struct question *question, const struct item_ref *item,
		      const char *value, struct answer *after, struct error *err)
{
	if (strcmp(value, "-") == 0) {
		answer_set_blank(after, item->blank, NULL);
		return true;
	}
	if (!*value) {
		error_set(err, ERROR_INPUT,
			  _("no text given; expected a text, or '-' to remove it"));
		return false;
	}
	choose(question, item->blank, after);
	answer_set_blank(after, item->blank, value);
	return true;
}

/* Replaces the set by another one; texts at options that stay are kept. */
static void replace_values(struct answer *after, struct answer *set)
{
	for (size_t i = 0; i < set->value_count; i++)
		answer_set_blank(set, set->values[i], answer_blank(after, set->values[i]));
	answer_clear_value(after);
	after->state = set->state;
	after->values = set->values;
	after->value_count = set->value_count;
	after->blanks = set->blanks;
	after->blank_count = set->blank_count;
}

/* One word of a list, without the blanks around it. */
static void trim(const char **word, size_t *size)
{
	while (*size > 0 && **word == ' ') {
		(*word)++;
		(*size)--;
	}
	while (*size > 0 && (*word)[*size - 1] == ' ')
		(*size)--;
}

typedef bool (*read_word)(const struct question *question, const char *word, size_t size,
			  struct answer *set);

static bool read_list(const struct question *question, const char *value, read_word read,
		      struct answer *set)
{
	for (const char *at = value;;) {
		size_t size = strcspn(at, ",");
		const char *word = at;
		size_t word_size = size;

		trim(&word, &word_size);
		if (!read(question, word, word_size, set))
			return false;
		if (at[size] == '\0')
			return true;
		at += size + 1;
	}
}

static bool read_choice(const struct question *question, const char *word, size_t size,
			struct answer *set)
{
	int value;

	if (question->kind == QUESTION_YES_NO && size == 3 && memcmp(word, "yes", 3) == 0)
		value = 1;
	else if (question->kind == QUESTION_YES_NO && size == 2 && memcmp(word, "no", 2) == 0)
		value = 2;
	else if (!answer_read_number(word, size, &value))
		return false;
	if (set->value_count == VALUE_SET_MAX)
		return false;
	answer_add_value(set, value);
	return true;
}

/* "contract=4"; a column may stand once only. */
static bool read_cell(const struct question *question, const char *word, size_t size,
		      struct answer *set)
{
	const char *equals = memchr(word, '=', size);
	size_t id_size;
	int column;
	int value;

	if (!equals)
		return false;
	id_size = (size_t)(equals - word);
	column = question_find_column(question, word, id_size);
	if (column < 0 || answer_cell(set, (size_t)column) != 0 ||
	    !answer_read_number(equals + 1, size - id_size - 1, &value) || value == 0)
		return false;
	answer_set_cell(set, (size_t)column, question->column_count, value);
	return true;
}

static bool read_date(const struct question *question, const char *word, size_t size,
		      struct answer *set)
{
	char text[16];
	int date;

	(void)question;
	if (size >= sizeof(text))
		return false;
	memcpy(text, word, size);
	text[size] = '\0';
	if (!date_parse(text, &date))
		return false;
	answer_add_value(set, date);
	return true;
}

static bool read_values(const struct question *question, int row, const char *value,
			struct answer *after, struct error *err)
{
	read_word read = question->kind == QUESTION_MATRIX_CHOICE ? read_cell
			 : question->kind == QUESTION_DATE        ? read_date
								  : read_choice;
	struct answer set = { .state = ANSWER_OPEN };

	if ((question_is_matrix(question) && row == ROW_NONE) ||
	    !read_list(question, value, read, &set)) {
		answer_release(&set);
		return refuse_value(question, row, value, err);
	}
	replace_values(after, &set);
	return true;
}

static bool set_cell(const struct question *question, const struct item_ref *item,
		     const char *value, struct answer *after, struct error *err)
{
	struct strbuf expected = STRBUF_INIT;
	int number = 0;

	if (strcmp(value, "-") == 0 ||
	    (answer_read_number(value, strlen(value), &number) && number != 0)) {
		answer_set_cell(after, (size_t)item->column, question->column_count, number);
		return true;
	}
	answer_add_options(question->values, question->value_count, &expected);
	error_set(err, ERROR_INPUT,
		  _("cannot take '%.60s' in a cell; expected %s, or '-' to clear it"), value,
		  expected.text);
	strbuf_release(&expected);
	return false;
}

/* ?, n/a, n/a:reason and -; false when it is none of these. */
static bool set_state(const char *value, struct answer *after)
{
	if (strcmp(value, "-") == 0) {
		answer_clear_value(after);
	} else if (strcmp(value, "?") == 0) {
		answer_clear_value(after);
		after->state = ANSWER_UNKNOWN;
	} else if (strcmp(value, "n/a") == 0 || strncmp(value, "n/a:", 4) == 0) {
		answer_clear_value(after);
		after->state = ANSWER_NOT_APPLICABLE;
		if (value[3] == ':')
			answer_set_field(&after->reason, value + 4 + strspn(value + 4, " "));
	} else {
		return false;
	}
	return true;
}

static bool set_text(const struct question *question, const char *value, struct answer *after,
		     struct error *err)
{
	if (!*value)
		return refuse_value(question, ROW_NONE, value, err);
	answer_clear_value(after);
	after->state = ANSWER_TEXT;
	answer_set_field(&after->text, value);
	return true;
}

/*
 * Digits and signs as a Japanese input method leaves them, made plain: people
 * type a number without leaving kana.
 */
static void make_plain(const char *value, struct strbuf *out)
{
	const char *at = value;
	uint32_t c;

	while ((c = text_next(&at)) != 0) {
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		else if (c == 0x3001)
			c = ',';
		else if (c == 0x3000)
			c = ' ';
		else if (c == 0x2212 || c == 0x30FC)
			c = '-';
		strbuf_add_codepoint(out, c);
	}
}

static bool set_choice(const struct question *question, const struct item_ref *item,
		       const char *value, struct answer *after, struct error *err)
{
	if (item->column >= 0)
		return set_cell(question, item, value, after, err);
	if (set_state(value, after))
		return true;
	if (strcmp(value, "none") == 0) {
		answer_clear_value(after);
		after->state = ANSWER_NONE;
		return true;
	}
	return read_values(question, item->row, value, after, err);
}

bool answer_parse(const struct question *question, const struct item_ref *item, const char *value,
		  const struct answer *before, struct answer *after, struct error *err)
{
	struct strbuf plain = STRBUF_INIT;
	bool is_good;

	answer_copy(after, before);
	if (item->blank != 0)
		return set_blank(question, item, value, after, err);
	if (question->kind == QUESTION_TEXT)
		return set_state(value, after) || set_text(question, value, after, err);
	if (strncmp(value, "n/a:", 4) == 0 && item->column < 0)
		return set_state(value, after);
	make_plain(value, &plain);
	is_good = set_choice(question, item, plain.text, after, err);
	strbuf_release(&plain);
	return is_good;
}
