#include "plain_read.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "arena.h"
#include "i18n.h"
#include "interview.h"
#include "text.h"

const struct plain_command plain_commands[] = {
	{ 'b', PLAIN_BACK, false, N_("back") },
	{ '>', PLAIN_FORWARD, false, N_("on to the next question, over the rest of the rows") },
	{ 'o', PLAIN_OPEN, false, N_("on to the next question that is not answered") },
	{ 'j', PLAIN_GO, true, N_("jump to a question or row by its id: j q12") },
	{ 'u', PLAIN_UNDO, false, N_("undo the last change") },
	{ 'r', PLAIN_REDO, false, N_("redo what was undone") },
	{ 'n', PLAIN_NOTE, true,
	  N_("a note: n TEXT, or n alone for several lines; n - takes it away") },
	{ 'm', PLAIN_MARK, false, N_("mark for later, or take the mark away") },
	{ 'a', PLAIN_ALL, true, N_("for all rows: a ?   a n/a REASON   a -") },
	{ 'h', PLAIN_HELP, false, N_("help: explains the question and these letters") },
	{ 'p', PLAIN_AGAIN, false, N_("print the question again") },
	{ 's', PLAIN_STATUS, false, N_("status: how far it is answered") },
	{ 'g', PLAIN_GAPS, false, N_("gaps: what is missing so far") },
	{ 'q', PLAIN_QUIT, false, N_("quit; everything is stored already") },
	{ 0 },
};

char *plain_fold(const char *line)
{
	struct strbuf out = STRBUF_INIT;
	const char *at = line;

	while (*at) {
		uint32_t c = text_next(&at);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFF01 - 0x21;
		else if (c == 0x3001)
			c = ',';
		else if (c == 0x3000)
			c = ' ';
		strbuf_add_codepoint(&out, c);
	}
	return strbuf_detach(&out, NULL);
}

static const char *skip_blanks(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

static bool is_blank(const char *s)
{
	return !*skip_blanks(s);
}

static const struct plain_command *command_of(char letter)
{
	const struct plain_command *command;

	for (command = plain_commands; command->letter; command++)
		if (command->letter == letter)
			return command;
	return NULL;
}

/* The text after the first character and the blanks that follow it, of the line as it was typed. */
static const char *argument_of(const char *line)
{
	text_next(&line);
	for (;;) {
		const char *next = line;
		uint32_t c = text_next(&next);

		if (c != ' ' && c != 0x3000)
			return line;
		line = next;
	}
}

enum plain_order plain_order_of(const struct question *question, const char *line,
				const char **argument)
{
	bool is_text = question && question->kind == QUESTION_TEXT;
	char *folded = plain_fold(line);
	const struct plain_command *command = command_of((char)tolower((unsigned char)folded[0]));
	enum plain_order order = PLAIN_ANSWER;

	*argument = "";
	if (is_blank(folded)) {
		order = PLAIN_KEEP;
	} else if (question && question->kind == QUESTION_YES_NO && command &&
		   command->order == PLAIN_NOTE && is_blank(folded + 1)) {
		order = PLAIN_ANSWER;
	} else if (command && is_blank(folded + 1)) {
		order = command->order;
	} else if (command && command->has_argument && folded[1] == ' ' &&
		   (!is_text || command->order != PLAIN_ALL)) {
		order = command->order;
		*argument = argument_of(line);
	}
	free(folded);
	return order;
}

/* "1 3", "1、3", "1, 3" become "1,3". False when there is anything but numbers. */
static bool numbers_of(const char *folded, struct strbuf *numbers)
{
	bool is_apart = false;

	for (; *folded; folded++) {
		if (isdigit((unsigned char)*folded)) {
			if (is_apart && numbers->length)
				strbuf_addch(numbers, ',');
			strbuf_addch(numbers, *folded);
			is_apart = false;
		} else if (*folded == ' ' || *folded == ',') {
			is_apart = true;
		} else {
			return false;
		}
	}
	return numbers->length > 0;
}

/* "n/a reason" becomes "n/a:reason", which is how answers are written elsewhere. */
static void special_of(const char *line, const char *folded, struct strbuf *value)
{
	if (!strncmp(folded, "n/a", 3) && !strncmp(line, "n/a", 3)) {
		const char *reason = skip_blanks(line + 3);

		if (*reason == ':')
			reason = skip_blanks(reason + 1);
		strbuf_addf(value, *reason ? "n/a:%s" : "n/a%s", reason);
	} else {
		strbuf_adds(value, folded);
	}
}

/* "x REASON" */
static void not_applicable(const char *line, struct strbuf *value)
{
	const char *reason = argument_of(line);

	strbuf_addf(value, *reason ? "n/a:%s" : "n/a%s", reason);
}

static bool is_word(const char *text, const char *word)
{
	size_t size = strlen(word);

	return !strncmp(text, word, size) && is_blank(text + size);
}

/* A line that is no list of numbers, as answer_parse() takes it. */
static void words_of(const struct question *question, const char *line, const char *folded,
		     struct strbuf *value)
{
	bool is_yes_no = question->kind == QUESTION_YES_NO;

	strbuf_reset(value);
	if (is_yes_no && (is_word(folded, "y") || is_word(folded, "Y") || is_word(folded, "yes") ||
			  is_word(folded, "はい")))
		strbuf_adds(value, "1");
	else if (is_yes_no && (folded[0] == 'x' || folded[0] == 'X') &&
		 (is_blank(folded + 1) || folded[1] == ' '))
		not_applicable(line, value);
	else if (is_yes_no && (is_word(folded, "n") || is_word(folded, "N") ||
			       is_word(folded, "no") || is_word(folded, "いいえ")))
		strbuf_adds(value, "2");
	else
		special_of(skip_blanks(line), skip_blanks(folded), value);
	while (value->length && value->text[value->length - 1] == ' ')
		strbuf_truncate(value, value->length - 1);
}

static bool parse(const struct question *question, const struct plain_place *at, int column,
		  const char *value, const struct answer *before, struct answer *after,
		  struct error *err)
{
	struct item_ref ref = { .question = question->index, .row = at->row, .column = column };

	return answer_parse(question, &ref, value, before, after, err) &&
	       interview_check(question, at->row, after, err);
}

/* Numbers for this cell and those behind it. */
static bool cells_of(const struct question *question, const char *numbers,
		     const struct answer *before, struct plain_place *at, struct answer *after,
		     struct error *err)
{
	struct answer now = { .state = ANSWER_OPEN };
	char *list = mem_strdup(numbers);
	char *rest = list;
	bool is_fine = true;
	int column = at->column;

	answer_copy(&now, before);
	while (rest && is_fine) {
		char *comma = strchr(rest, ',');

		if (comma)
			*comma++ = '\0';
		if (column >= (int)question->column_count) {
			error_set(err, ERROR_INPUT, _("more numbers than the row has columns"));
			is_fine = false;
			break;
		}
		is_fine = parse(question, at, column++, rest, &now, after, err);
		if (is_fine)
			answer_copy(&now, after);
		rest = comma;
	}
	if (is_fine)
		at->column = column - 1;
	answer_release(&now);
	free(list);
	return is_fine;
}

bool plain_answer_of(const struct question *question, const char *line, const struct answer *before,
		     struct plain_place *at, struct answer *after, struct error *err)
{
	struct strbuf value = STRBUF_INIT;
	char *folded = plain_fold(line);
	bool is_numbers = question->kind != QUESTION_NUMBER && question->kind != QUESTION_DATE &&
			  numbers_of(folded, &value);
	bool is_clear = !strcmp(skip_blanks(folded), "-");
	bool is_fine;

	if (is_numbers && at->column >= 0) {
		is_fine = cells_of(question, value.text, before, at, after, err);
	} else {
		if (!is_numbers)
			words_of(question, line, folded, &value);
		is_fine = parse(question, at, is_clear ? at->column : -1, value.text, before, after,
				err);
		/* What is said of the whole row needs no look at its other cells. */
		if (is_fine && at->column >= 0 && !is_clear)
			at->column = (int)question->column_count - 1;
	}
	strbuf_release(&value);
	free(folded);
	return is_fine;
}
