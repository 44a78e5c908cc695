/*
 * tenken answer: takes answers from the words or from stdin, all or none.
 *
 * The lines are taken one after the other, each on top of what the ones before
 * have made of its item; only when none is wrong is anything stored.
 */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answer_syntax.h"
#include "arena.h"
#include "i18n.h"
#include "text.h"

enum { OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = { CMD_AUTHOR_OPTIONS, { 0 } };

enum { LINE_BYTES_MAX = 64 * 1024, INPUT_BYTES_MAX = 16 * 1024 * 1024 };

/* An ITEM=VALUE as it came. */
struct line {
	const char *text;
	size_t size;
	int number; /* on stdin, 1-based; 0: a word of the command line */
};

struct lines {
	struct line *list;
	size_t count;
	size_t capacity;
	struct strbuf input; /* what the lines of stdin lend from */
};

/* What the lines make of the assessment, before anything is stored. */
struct batch {
	struct assessment *assessment;
	const struct part *parts;
	size_t part_count;
	size_t **place; /* of a part and slot: 1 + its place in list, 0 not yet */
	struct assignment *list;
	size_t count;
	size_t capacity;
	struct error_list mistakes;
};

/* ---- reading ----------------------------------------------------------- */

static void add_line(struct lines *lines, const char *text, size_t size, int number)
{
	lines->list = mem_grow(lines->list, lines->count, &lines->capacity, sizeof(*lines->list));
	lines->list[lines->count++] = (struct line){ text, size, number };
}

static bool read_all(struct strbuf *input, struct error *err)
{
	for (;;) {
		char buf[16 * 1024];
		ssize_t got = read(STDIN_FILENO, buf, sizeof(buf));

		if (got == 0)
			return true;
		if (got < 0) {
			error_set(err, ERROR_IO,
				  _("standard input cannot be read; nothing was stored"));
			return false;
		}
		if (input->length + (size_t)got > INPUT_BYTES_MAX) {
			error_set(err, ERROR_LIMIT,
				  _("standard input is larger than 16 MiB; nothing was stored"));
			return false;
		}
		strbuf_add(input, buf, (size_t)got);
	}
}

/* Cuts stdin into lines. Empty ones and those that begin with # are no answers. */
static bool read_stdin(struct lines *lines, struct error *err)
{
	const char *at;
	const char *end;
	int number = 0;

	if (!read_all(&lines->input, err))
		return false;
	at = lines->input.text;
	end = at + lines->input.length;
	if (lines->input.length >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3))
		at += 3;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		const char *next = stop ? stop + 1 : end;
		size_t size = (size_t)((stop ? stop : end) - at);

		number++;
		if (size && at[size - 1] == '\r')
			size--;
		if (size && at[0] != '#')
			add_line(lines, at, size, number);
		at = next;
	}
	return true;
}

static bool read_lines(const struct cmd_words *words, struct lines *lines, struct error *err)
{
	int i;

	if (words->arg_count == 2 && !strcmp(words->args[1], "-"))
		return read_stdin(lines, err);
	for (i = 1; i < words->arg_count; i++)
		add_line(lines, words->args[i], strlen(words->args[i]), 0);
	return true;
}

/* ---- a line ------------------------------------------------------------ */

/* What stands at an item now, with the lines so far. */
static const struct answer *standing(const struct batch *batch, struct item item)
{
	const struct question *question =
		&batch->parts[item.part].questionnaire->questions[item.question];
	size_t place = batch->place[item.part][question_slot(question, item.row)];

	return place ? &batch->list[place - 1].after : assessment_answer(batch->assessment, item);
}

/* Puts an answer, which it takes over, at an item. */
static void put(struct batch *batch, struct item item, struct answer *after)
{
	const struct question *question =
		&batch->parts[item.part].questionnaire->questions[item.question];
	size_t *place = &batch->place[item.part][question_slot(question, item.row)];

	if (!*place) {
		batch->list =
			mem_grow(batch->list, batch->count, &batch->capacity, sizeof(*batch->list));
		batch->list[batch->count] = (struct assignment){ .item = item };
		*place = ++batch->count;
	}
	answer_release(&batch->list[*place - 1].after);
	batch->list[*place - 1].after = *after;
}

static bool check_text(const char *text, size_t size, struct error *err)
{
	if (size > LINE_BYTES_MAX)
		error_set(err, ERROR_LIMIT, _("longer than 64 KiB"));
	else if (memchr(text, '\0', size))
		error_set(err, ERROR_INPUT, _("a NUL character is not allowed"));
	else if (!text_is_utf8(text, size, NULL))
		error_set(err, ERROR_INPUT, _("not UTF-8"));
	else if (!memchr(text, '=', size) || text[0] == '=')
		error_set(err, ERROR_INPUT, _("not of the form ITEM=VALUE"));
	else
		return true;
	return false;
}

/* Takes a line, NUL terminated. */
static bool take_text(struct batch *batch, const char *text, struct error *err)
{
	const char *equals = strchr(text, '=');
	struct item item = { .part = 0 };
	struct item_ref ref;
	const struct question *question;
	int rows[QUESTIONNAIRE_CHOICES_MAX + 1];
	size_t count;
	size_t i;

	if (!parts_find_item(batch->parts, batch->part_count, text, (size_t)(equals - text),
			     &item.part, &ref, err))
		return false;
	item.question = ref.question;
	question = &batch->parts[item.part].questionnaire->questions[item.question];
	count = item_targets(question, &ref, equals + 1, rows);
	for (i = 0; i < count; i++) {
		struct answer after = { .state = ANSWER_OPEN };

		item.row = ref.row = rows[i];
		if (!answer_parse(question, &ref, equals + 1, standing(batch, item), &after, err) ||
		    !interview_check(question, item.row, &after, err)) {
			answer_release(&after);
			return false;
		}
		put(batch, item, &after);
	}
	return true;
}

static void add_mistake(struct batch *batch, const struct line *line, const struct error *err)
{
	size_t size = line->size && line->text[0] == '=' ? 1 : 0;

	if (line->number) {
		error_list_add(&batch->mistakes, false, err->code, "stdin", line->number, 0, "%s",
			       err->message);
		return;
	}
	while (size < line->size && size < 80 && line->text[size] != '=')
		size++;
	error_list_add(&batch->mistakes, false, err->code, NULL, 0, 0, "%.*s: %s",
		       (int)text_cut(line->text, size), line->text, err->message);
}

static void take_line(struct batch *batch, const struct line *line)
{
	struct error err = ERROR_INIT;
	bool is_fine = check_text(line->text, line->size, &err);

	if (is_fine) {
		char *text = mem_strndup(line->text, line->size);

		is_fine = take_text(batch, text, &err);
		free(text);
	}
	if (!is_fine)
		add_mistake(batch, line, &err);
}

/* ---- all of them ------------------------------------------------------- */

static void batch_init(struct batch *batch, struct assessment *assessment)
{
	size_t i;

	memset(batch, 0, sizeof(*batch));
	batch->assessment = assessment;
	batch->parts = assessment_parts(assessment, &batch->part_count);
	batch->place = mem_calloc(batch->part_count, sizeof(*batch->place));
	for (i = 0; i < batch->part_count; i++)
		batch->place[i] = mem_calloc(batch->parts[i].questionnaire->slot_count,
					     sizeof(**batch->place));
	error_list_init(&batch->mistakes);
}

static void batch_release(struct batch *batch)
{
	size_t i;

	for (i = 0; i < batch->part_count; i++)
		free(batch->place[i]);
	free(batch->place);
	for (i = 0; i < batch->count; i++)
		answer_release(&batch->list[i].after);
	free(batch->list);
	error_list_release(&batch->mistakes);
}

static int tell_mistakes(const struct batch *batch, size_t line_count)
{
	const struct error_list *mistakes = &batch->mistakes;
	size_t i;

	if (mistakes->errors == 1)
		return cmd_fail_hint(error_list_first(mistakes), _("nothing was stored"));
	for (i = 0; i < mistakes->count; i++)
		cmd_fail(&mistakes->items[i].error);
	return cmd_failf(_("%zu of %zu answers are wrong; nothing was stored"), mistakes->errors,
			 line_count);
}

static int store_lines(struct assessment *assessment, const struct lines *lines)
{
	struct error err = ERROR_INIT;
	int attempt;

	for (attempt = 0; attempt < 2; attempt++) {
		struct batch batch;
		int status = CMD_DONE;
		size_t i;

		error_clear(&err);
		batch_init(&batch, assessment);
		for (i = 0; i < lines->count; i++)
			take_line(&batch, &lines->list[i]);
		if (batch.mistakes.errors)
			status = tell_mistakes(&batch, lines->count);
		else
			assessment_set_all(assessment, batch.list, batch.count, &err);
		batch_release(&batch);
		if (status != CMD_DONE || err.code != ERROR_CONFLICT)
			return status == CMD_DONE && err.code != ERROR_NONE ? cmd_fail(&err)
									    : status;
	}
	return cmd_fail_hint(&err, _("nothing was stored; look at it and answer again"));
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct lines lines = { .input = STRBUF_INIT };
	struct assessment *assessment = NULL;
	struct error err = ERROR_INIT;
	int status = CMD_FAILED;

	if (!read_lines(words, &lines, &err))
		status = cmd_fail(&err);
	else if ((assessment = cmd_assessment(context, words->args[0])) == NULL)
		status = CMD_FAILED;
	else if (!cmd_author(context, assessment, words->option[OPT_WHO],
			     words->option[OPT_INTERVIEW], &err))
		status = cmd_usage("answer", "%s", err.message);
	else
		status = store_lines(assessment, &lines);
	assessment_free(assessment);
	free(lines.list);
	strbuf_release(&lines.input);
	return status;
}

const struct command command_answer = {
	.name = "answer",
	.usage = "ID ITEM=VALUE... | ID -",
	.summary = N_("answers questions: all that is given, or nothing if any of it is wrong"),
	.details = N_("q1=2  one option\n"
		      "q2=1,3,5  several\n"
		      "q7.a=1,3  a row of a matrix\n"
		      "q25.g.contract=4  a cell\n"
		      "q1#9=TEXT  option 9 and what is filled in there\n"
		      "q29-1=TEXT  a text\n"
		      "q5=?  don't know\n"
		      "q5=n/a:REASON  not applicable\n"
		      "q6=none  none of these\n"
		      "q5=-  no answer any more\n"
		      "vendor/q1=2  where an assessment has several parts\n"
		      "\n"
		      "A lone - reads one ITEM=VALUE a line from stdin, as it stands, without "
		      "quotes; empty lines and "
		      "lines that begin with # are passed over."),
	.options = options,
	.args_min = 2,
	.args_max = -1,
	.run = run,
};
