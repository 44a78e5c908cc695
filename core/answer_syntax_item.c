/*
 * The left side: items; what may stand on the right, in words; numbers and dates.
 */
#include "answer_syntax.h"

#include "answer_syntax_parts.h"
#include "text.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	NAMED_OPTIONS_MAX = 6, /* more are told by number only */
	OPTION_TEXT_COLS = 24
};

/* ---- numbers and dates ----------------------------------------------------- */

bool answer_read_number(const char *text, size_t size_bytes, int *number)
{
	char digits[16];
	char *end;
	long value;

	if (size_bytes == 0 || size_bytes >= sizeof(digits))
		return false;
	memcpy(digits, text, size_bytes);
	digits[size_bytes] = '\0';
	if (!isdigit((unsigned char)digits[0]) &&
	    !(digits[0] == '-' && isdigit((unsigned char)digits[1])))
		return false;
	errno = 0;
	value = strtol(digits, &end, 10);
	if (*end || errno || value < INT_MIN || value > INT_MAX)
		return false;
	*number = (int)value;
	return true;
}

bool date_is_valid(int date)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year = date / 10000;
	int month = date / 100 % 100;
	int day = date % 100;
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (date < 0 || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && is_leap);
}

bool date_parse(const char *text, int *date)
{
	int parts[3];

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	if (!answer_read_number(text, 4, &parts[0]) ||
	    !answer_read_number(text + 5, 2, &parts[1]) ||
	    !answer_read_number(text + 8, 2, &parts[2]) || parts[0] < 0 || parts[1] < 0 ||
	    parts[2] < 0)
		return false;
	*date = parts[0] * 10000 + parts[1] * 100 + parts[2];
	return date_is_valid(*date);
}

/* ---- items --------------------------------------------------------------- */

static void list_blanks(const struct question *question, struct strbuf *out)
{
	const struct option *options =
		question_is_matrix(question) ? question->columns : question->options;
	size_t count =
		question_is_matrix(question) ? question->column_count : question->option_count;

	for (size_t i = 0; i < count; i++) {
		if (options[i].has_blank)
			strbuf_addf(out, "%s#%d", out->length > 0 ? ", " : "", options[i].value);
	}
}

static bool refuse_blank(const struct question *question, const char *text, size_t size_bytes,
			 struct error *err)
{
	struct strbuf list = STRBUF_INIT;

	list_blanks(question, &list);
	if (list.length == 0)
		error_set(err, ERROR_INPUT, _("unknown blank '%.*s'; '%s' has none to fill in"),
			  (int)size_bytes, text, question->id);
	else
		error_set(err, ERROR_INPUT, _("unknown blank '%.*s'; '%s' has %s"), (int)size_bytes,
			  text, question->id, list.text);
	strbuf_release(&list);
	return false;
}

static bool parse_blank(const struct question *question, const char *text, size_t size_bytes,
			struct item_ref *item, struct error *err)
{
	const char *hash = memchr(text, '#', size_bytes);
	size_t at = (size_t)(hash - text) + 1;
	const struct option *option = NULL;
	int value;

	if (answer_read_number(text + at, size_bytes - at, &value))
		option = question_find_option(question, value);
	if (!option || !option->has_blank || item->column >= 0 ||
	    question_is_matrix(question) != (item->row != ROW_NONE))
		return refuse_blank(question, text, size_bytes, err);
	item->blank = value;
	return true;
}

bool item_parse(const struct questionnaire *questionnaire, const char *text, size_t size_bytes,
		struct item_ref *item, struct error *err)
{
	const char *hash = memchr(text, '#', size_bytes);
	struct condition_ref ref;

	if (!questionnaire_resolve(questionnaire, text, hash ? (size_t)(hash - text) : size_bytes,
				   &ref, err))
		return false;
	*item = (struct item_ref){ .question = ref.question, .row = ref.row, .column = ref.column };
	if (!hash)
		return true;
	return parse_blank(&questionnaire->questions[ref.question], text, size_bytes, item, err);
}

void item_format(const struct question *question, int row, struct strbuf *out)
{
	strbuf_adds(out, question->id);
	if (row != ROW_NONE)
		strbuf_addf(out, ".%s", question->rows[row].id);
}

size_t item_targets(const struct question *question, const struct item_ref *item, const char *value,
		    int rows[QUESTIONNAIRE_CHOICES_MAX + 1])
{
	size_t count = 0;

	rows[count++] = item->row;
	if (item->row != ROW_NONE || item->blank != 0 || strcmp(value, "-") != 0)
		return count;
	for (size_t row = 0; row < question->row_count && row < QUESTIONNAIRE_CHOICES_MAX; row++)
		rows[count++] = (int)row;
	return count;
}

/* ---- what was expected ---------------------------------------------------- */

static void add_name(const struct option *option, struct strbuf *out)
{
	const char *text = lang_text_get(&option->short_text, i18n_lang());
	char clipped[OPTION_TEXT_COLS * 4 + 8];

	if (!*text)
		text = lang_text_get(&option->text, i18n_lang());
	text_clip(clipped, sizeof(clipped), text, OPTION_TEXT_COLS, true);
	strbuf_addf(out, " (%s)", clipped);
}

void answer_add_options(const struct option *options, size_t count, struct strbuf *out)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(out, "%s%d", i > 0 ? ", " : "", options[i].value);
		if (count <= NAMED_OPTIONS_MAX)
			add_name(&options[i], out);
	}
}

static void add_ids(const struct option *columns, size_t count, struct strbuf *out)
{
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? ", " : "", columns[i].id);
}

static void add_cells(const struct question *question, struct strbuf *out)
{
	struct strbuf columns = STRBUF_INIT;
	struct strbuf values = STRBUF_INIT;

	add_ids(question->columns, question->column_count, &columns);
	answer_add_options(question->values, question->value_count, &values);
	/* TRANSLATORS: first the names of columns, then the numbers a cell takes */
	strbuf_addf(out, _("COLUMN=NUMBER, columns %s, numbers %s"), columns.text, values.text);
	strbuf_release(&columns);
	strbuf_release(&values);
}

static void add_rows(const struct question *question, struct strbuf *out)
{
	struct strbuf rows = STRBUF_INIT;

	for (size_t i = 0; i < question->row_count; i++)
		strbuf_addf(&rows, "%s%s.%s", i > 0 ? ", " : "", question->id,
			    question->rows[i].id);
	strbuf_addf(out, _("'?', 'n/a' or '-' for the whole, values for its rows: %s"), rows.text);
	strbuf_release(&rows);
}

void answer_expected(const struct question *question, int row, struct strbuf *out)
{
	if (question_is_matrix(question) && row == ROW_NONE)
		add_rows(question, out);
	else if (question->kind == QUESTION_MATRIX_CHOICE)
		add_cells(question, out);
	else if (question_is_matrix(question))
		answer_add_options(question->columns, question->column_count, out);
	else if (question->kind == QUESTION_TEXT)
		strbuf_adds(out, _("a text"));
	else if (question->kind == QUESTION_NUMBER)
		strbuf_addf(out, _("a whole number from %ld to %ld"), question->number_min,
			    question->number_max);
	else if (question->kind == QUESTION_DATE)
		strbuf_adds(out, _("a date like 2026-03-31"));
	else if (question->kind == QUESTION_YES_NO)
		strbuf_adds(out, _("1 (yes) or 2 (no)"));
	else
		answer_add_options(question->options, question->option_count, out);
}
