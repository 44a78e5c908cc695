/* Everything that plain changes: answers, notes, marks, undo. */
#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "i18n.h"
#include "plain_read.h"
#include "plain_session.h"
#include "plain_text.h"
#include "text.h"

/* ---- storing ---------------------------------------------------------------- */

static const struct answer *standing(const struct plain *plain, struct item item)
{
	return answers_get(plain->parts[item.part].answers, item.question, item.row);
}

static void refuse(struct plain *plain, const struct error *err)
{
	plain_linef(plain->out, _("Not taken: %s"), err->message);
}

/* Stores an answer. False, with the reason told, when it could not be. */
static bool store(struct plain *plain, struct item item, const struct answer *after)
{
	struct error err = ERROR_INIT;

	if (assessment_set(plain->assessment, item, after, &err))
		return true;
	refuse(plain, &err);
	if (err.code == ERROR_CONFLICT)
		plain->shown.question = -1;
	return false;
}

/* "Saved: 2 Several templates". */
static void tell_saved(struct plain *plain, struct item item)
{
	const struct question *question =
		&plain->parts[item.part].questionnaire->questions[item.question];
	const struct answer *answer = standing(plain, item);
	struct strbuf words = STRBUF_INIT;
	struct strbuf head = STRBUF_INIT;

	answer_describe(question, answer, i18n_lang(), &words);
	strbuf_addf(&head, "%s ", answer->state == ANSWER_OPEN ? _("Cleared.") : _("Saved:"));
	plain_paragraph(plain->out, head.text, 4, PLAIN_WIDTH_COLS, words.text);
	strbuf_release(&words);
	strbuf_release(&head);
}

/* ---- several lines ------------------------------------------------------------ */

/*
 * Reads lines until one with a single dot, the end of the input or a signal:
 * what was typed before counts, it must not be lost. Appends to text.
 */
static void read_lines(struct plain *plain, struct strbuf *text)
{
	struct strbuf line = STRBUF_INIT;

	while (text->length <= NOTE_BYTES_MAX && plain_read_line(plain, &line)) {
		if (!strcmp(line.text, "."))
			break;
		if (text->length)
			strbuf_addch(text, '\n');
		strbuf_adds(text, line.text);
	}
	while (text->length && strchr(" \n", text->text[text->length - 1]))
		strbuf_truncate(text, text->length - 1);
	strbuf_release(&line);
}

static bool take_text(struct plain *plain, const char *first)
{
	struct item item = plain_item(&plain->at);
	struct answer after = { .state = ANSWER_OPEN };
	struct strbuf text = STRBUF_INIT;
	char *composed;
	bool is_stored = false;

	strbuf_adds(&text, first + strspn(first, " "));
	read_lines(plain, &text);
	composed = text_nfc(text.text);
	answer_copy(&after, standing(plain, item));
	if (composed[0]) {
		answer_clear_value(&after);
		after.state = ANSWER_TEXT;
		answer_set_field(&after.text, composed);
		is_stored = store(plain, item, &after);
	}
	if (is_stored)
		plain_line(plain->out, _("Saved."));
	answer_release(&after);
	free(composed);
	strbuf_release(&text);
	return is_stored;
}

/* ---- blanks -------------------------------------------------------------------- */

static void ask_blank(struct plain *plain, struct item item, const struct option *option)
{
	const char *text = answer_blank(standing(plain, item), option->value);
	struct strbuf line = STRBUF_INIT;
	struct answer after = { .state = ANSWER_OPEN };

	strbuf_addf(&line, "%d  ", option->value);
	strbuf_addf(&line, _("%s: %s"), lang_text_get(&option->text, i18n_lang()),
		    text ? text : "____");
	plain_line(plain->out, line.text);
	strbuf_reset(&line);
	plain_prompt(plain, text ? _("what is it? Enter keeps this")
				 : _("what is it? Enter leaves it empty"));
	plain_prompt(plain, "> ");
	if (plain_read_line(plain, &line) && line.text[strspn(line.text, " ")]) {
		char *composed = text_nfc(line.text + strspn(line.text, " "));

		answer_copy(&after, standing(plain, item));
		answer_set_blank(&after, option->value, strcmp(composed, "-") ? composed : NULL);
		if (store(plain, item, &after))
			tell_saved(plain, item);
		answer_release(&after);
		free(composed);
	}
	strbuf_release(&line);
}

/* Asks for what is to be filled in at the options that were chosen. */
static void ask_blanks(struct plain *plain, struct item item, const struct question *question)
{
	bool is_matrix = question_is_matrix(question);
	const struct option *options = is_matrix ? question->columns : question->options;
	size_t count = is_matrix ? question->column_count : question->option_count;
	size_t i;

	for (i = 0; i < count && !plain->is_over; i++) {
		const struct answer *answer = standing(plain, item);

		if (options[i].has_blank && answer->state == ANSWER_VALUES &&
		    answer_has_value(answer, options[i].value))
			ask_blank(plain, item, &options[i]);
	}
}

/* ---- answers --------------------------------------------------------------------- */

/* Of a text, what answer_parse() knows as no text: "?", "n/a ...", "-". */
static bool is_special(const char *line)
{
	return !strcmp(line, "?") || !strcmp(line, "？") || !strcmp(line, "-") ||
	       !strcmp(line, "n/a") || !strncmp(line, "n/a ", 4) || !strncmp(line, "n/a:", 4);
}

bool plain_take_answer(struct plain *plain, const char *line)
{
	const struct question *question = plain_question(plain);
	struct item item = plain_item(&plain->at);
	struct plain_place at = plain->at;
	struct answer after = { .state = ANSWER_OPEN };
	struct error err = ERROR_INIT;
	bool is_stored = false;

	if (question->kind == QUESTION_TEXT && !is_special(line))
		return take_text(plain, line);
	if (!plain_answer_of(question, line, standing(plain, item), &at, &after, &err))
		refuse(plain, &err);
	else
		is_stored = store(plain, item, &after);
	answer_release(&after);
	if (!is_stored)
		return false;
	plain->at = at;
	tell_saved(plain, item);
	if (question->kind != QUESTION_MATRIX_CHOICE)
		ask_blanks(plain, item, question);
	return true;
}

bool plain_take_all(struct plain *plain, const char *text)
{
	const struct question *question = plain_question(plain);
	struct plain_place at = { plain->at.part, plain->at.question, ROW_NONE, -1 };
	struct item item = plain_item(&at);
	struct answer after = { .state = ANSWER_OPEN };
	struct error err = ERROR_INIT;
	bool is_stored = false;

	if (!question_is_matrix(question))
		plain_line(plain->out,
			   _("Not taken: this question has no rows; answer it as it stands."));
	else if (!text[0])
		plain_line(plain->out,
			   _("Not taken: say what all rows get: a ?   a n/a REASON   a -"));
	else if (!plain_answer_of(question, text, standing(plain, item), &at, &after, &err))
		refuse(plain, &err);
	else
		is_stored = store(plain, item, &after);
	answer_release(&after);
	if (is_stored)
		tell_saved(plain, item);
	return is_stored;
}

/* ---- notes and marks ---------------------------------------------------------------- */

static void set_note(struct plain *plain, const char *text)
{
	struct item item = plain_item(&plain->at);
	struct answer after = { .state = ANSWER_OPEN };
	char *composed = text_nfc(text);

	answer_copy(&after, standing(plain, item));
	answer_set_field(&after.note, composed);
	if (store(plain, item, &after))
		plain_line(plain->out, composed[0] ? _("Note saved.") : _("Note taken away."));
	answer_release(&after);
	free(composed);
}

void plain_take_note(struct plain *plain, const char *text)
{
	struct strbuf lines = STRBUF_INIT;

	if (!strcmp(text, "-")) {
		set_note(plain, "");
		return;
	}
	if (text[0]) {
		set_note(plain, text);
		return;
	}
	plain_prompt(plain, _("the note, then a line with a single dot"));
	plain_prompt(plain, "> ");
	read_lines(plain, &lines);
	if (lines.length)
		set_note(plain, lines.text);
	strbuf_release(&lines);
}

void plain_toggle_mark(struct plain *plain)
{
	struct item item = plain_item(&plain->at);
	struct answer after = { .state = ANSWER_OPEN };

	answer_copy(&after, standing(plain, item));
	after.is_marked = !after.is_marked;
	if (store(plain, item, &after))
		plain_line(plain->out,
			   after.is_marked ? _("Marked for later.") : _("Mark taken away."));
	answer_release(&after);
}

/* ---- undo ------------------------------------------------------------------------------ */

static void go_where_it_was(struct plain *plain, struct item item, const char *words)
{
	struct strbuf id = STRBUF_INIT;

	if (item.part == ITEM_PART_ENTRY)
		strbuf_adds(&id, _("a finding, an incident case or a blocking factor"));
	parts_format_item(plain->parts, plain->part_count, item, &id);
	plain_linef(plain->out, "%s %s", words, id.text);
	strbuf_release(&id);
	plain->shown.question = -1;
	if (item.part < 0 || !interview_is_asked(plain->parts[item.part].interview, item.question))
		return;
	plain->at = plain_place_of(plain->parts, item);
	plain->is_at_end = false;
}

void plain_undo(struct plain *plain)
{
	struct error err = ERROR_INIT;
	struct item item;

	if (assessment_undo(plain->assessment, &item, &err))
		go_where_it_was(plain, item, _("Undone:"));
	else
		plain_linef(plain->out, _("Not done: %s"), err.message);
}

void plain_redo(struct plain *plain)
{
	struct error err = ERROR_INIT;
	struct item item;

	if (assessment_redo(plain->assessment, &item, &err))
		go_where_it_was(plain, item, _("Done again:"));
	else
		plain_linef(plain->out, _("Not done: %s"), err.message);
}
