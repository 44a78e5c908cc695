#include "plain.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "answer_syntax.h"
#include "i18n.h"
#include "plain_read.h"
#include "plain_session.h"
#include "plain_sheet.h"
#include "plain_text.h"

const struct question *plain_question(const struct plain *plain)
{
	return &plain->parts[plain->at.part].questionnaire->questions[plain->at.question];
}

void plain_prompt(struct plain *plain, const char *text)
{
	fputs(text, plain->out);
	plain->has_prompt = true;
}

bool plain_read_line(struct plain *plain, struct strbuf *line)
{
	for (;;) {
		enum plain_read read;

		if (fflush(plain->out) || ferror(plain->out)) {
			plain->is_over = true;
			return false;
		}
		read = plain_input_line(&plain->input, line);
		if (plain->has_prompt &&
		    (!plain->has_echo || read == PLAIN_END || read == PLAIN_SIGNAL))
			putc('\n', plain->out);
		plain->has_prompt = false;
		if (read == PLAIN_LINE)
			return true;
		if (read != PLAIN_BAD) {
			plain->is_over = true;
			return false;
		}
		plain_line(
			plain->out,
			_("Not taken: the line is longer than 64 KiB, not UTF-8, or holds control "
			  "characters. Type it again."));
		plain_prompt(plain, "> ");
	}
}

/* ---- moving -------------------------------------------------------------- */

static void go_on(struct plain *plain, bool is_moved)
{
	if (!is_moved)
		plain->is_at_end = true;
}

static void go_back(struct plain *plain)
{
	if (plain->is_at_end) {
		plain->is_at_end = false;
		plain->shown.question = -1;
	} else if (!plain_back(plain->parts, &plain->at)) {
		plain_line(plain->out, _("This is the first question."));
	}
}

static void go_open(struct plain *plain)
{
	if (plain_next_open(plain->parts, plain->part_count, &plain->at))
		plain->is_at_end = false;
	else
		plain_line(plain->out, _("Every question that is asked is answered."));
	plain->shown.question = -1;
}

static void go_to(struct plain *plain, const char *text)
{
	struct item item = { .part = 0 };
	struct item_ref ref;
	struct error err = ERROR_INIT;

	if (!parts_find_item(plain->parts, plain->part_count, text, strlen(text), &item.part, &ref,
			     &err)) {
		plain_linef(plain->out, _("Not done: %s"), err.message);
		return;
	}
	if (!interview_is_asked(plain->parts[item.part].interview, ref.question)) {
		plain_line(plain->out, _("This question is not asked, because of what other "
					 "questions were answered."));
		return;
	}
	item.question = ref.question;
	item.row = ref.row;
	plain->at = plain_place_of(plain->parts, item);
	plain->is_at_end = false;
	plain->shown.question = -1;
}

/* ---- a line --------------------------------------------------------------- */

/* Orders that need no place. False when it is none of them. */
static bool follow_anywhere(struct plain *plain, enum plain_order order, const char *argument)
{
	switch (order) {
	case PLAIN_BACK: go_back(plain); return true;
	case PLAIN_OPEN: go_open(plain); return true;
	case PLAIN_GO: go_to(plain, argument); return true;
	case PLAIN_UNDO: plain_undo(plain); return true;
	case PLAIN_REDO: plain_redo(plain); return true;
	case PLAIN_STATUS: plain_status(plain); return true;
	case PLAIN_GAPS: plain_gaps(plain); return true;
	case PLAIN_HELP: plain_help(plain); return true;
	case PLAIN_QUIT: plain->is_over = true; return true;
	default: return false;
	}
}

static void follow_at_question(struct plain *plain, enum plain_order order, const char *argument,
			       const char *line)
{
	switch (order) {
	case PLAIN_KEEP:
		go_on(plain, plain_next(plain->parts, plain->part_count, &plain->at));
		break;
	case PLAIN_FORWARD:
		go_on(plain, plain_next_question(plain->parts, plain->part_count, &plain->at));
		break;
	case PLAIN_NOTE: plain_take_note(plain, argument); break;
	case PLAIN_MARK: plain_toggle_mark(plain); break;
	case PLAIN_AGAIN: plain->shown.question = -1; break;
	case PLAIN_ALL:
		if (plain_take_all(plain, argument))
			go_on(plain,
			      plain_next_question(plain->parts, plain->part_count, &plain->at));
		break;
	default:
		if (plain_take_sheet(plain, line))
			break;
		if (plain_take_answer(plain, line) && !plain->is_over)
			go_on(plain, plain_next(plain->parts, plain->part_count, &plain->at));
	}
}

static void at_question(struct plain *plain, struct strbuf *line)
{
	const struct question *question = plain_question(plain);
	const char *argument;
	enum plain_order order;

	plain_ask(plain->out, plain->assessment, plain->benchmarks, &plain->kept, &plain->at,
		  &plain->shown);
	plain_ask_prompt(plain->out, question, &plain->at);
	plain_prompt(plain, "> ");
	if (!plain_read_line(plain, line))
		return;
	order = plain_order_of(question, line->text, &argument);
	if (!follow_anywhere(plain, order, argument))
		follow_at_question(plain, order, argument, line->text);
}

static void at_end(struct plain *plain, struct strbuf *line)
{
	const char *argument;
	enum plain_order order;

	/* TRANSLATORS: behind the last question; b, o and q are what is typed */
	plain_prompt(plain, _("b back, o to the next open question, g gaps, Enter or q quits"));
	plain_prompt(plain, "> ");
	if (!plain_read_line(plain, line))
		return;
	order = plain_order_of(NULL, line->text, &argument);
	if (order == PLAIN_KEEP)
		plain->is_over = true;
	else if (!follow_anywhere(plain, order, argument))
		plain_line(plain->out,
			   _("There is no question here; b goes back to the last one."));
}

/* ---- beginning and end ------------------------------------------------------ */

/* Where it was left; a question that is no longer asked gives way to the next one that is. */
static void find_start(struct plain *plain)
{
	struct item item = assessment_position(plain->assessment);

	if (item.part < 0 || item.part >= (int)plain->part_count)
		item.part = 0;
	if (item.question < 0)
		item = (struct item){ item.part, 0, ROW_NONE };
	plain->at = plain_place_of(plain->parts, item);
	if (interview_is_asked(plain->parts[item.part].interview, item.question))
		return;
	if (!plain_next_question(plain->parts, plain->part_count, &plain->at))
		plain->is_at_end = !plain_back_question(plain->parts, &plain->at);
}

static void walk(struct plain *plain)
{
	struct strbuf line = STRBUF_INIT;
	bool was_at_end = false;

	plain_welcome(plain);
	while (!plain->is_over) {
		assessment_refresh(plain->assessment, NULL, NULL);
		if (plain->is_at_end && !was_at_end)
			plain_end(plain);
		was_at_end = plain->is_at_end;
		(plain->is_at_end ? at_end : at_question)(plain, &line);
	}
	strbuf_release(&line);
}

bool plain_run(struct assessment *assessment, const struct clause_library *clauses,
	       const struct benchmark_library *benchmarks, int in_fd, FILE *out, int *signal,
	       struct error *err)
{
	struct plain plain = { .assessment = assessment,
			       .clauses = clauses,
			       .benchmarks = benchmarks,
			       .out = out,
			       .shown = PLAIN_SHOWN_INIT };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction old;
	bool is_stored;

	plain.parts = assessment_parts(assessment, &plain.part_count);
	plain.has_echo = isatty(in_fd);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, &old);
	plain_input_start(&plain.input, in_fd);
	find_start(&plain);
	assessment_kept(assessment, &plain.kept, NULL);
	walk(&plain);
	is_stored = assessment_set_position(assessment, plain_item(&plain.at), err);
	if (is_stored)
		plain_farewell(&plain);
	*signal = plain_input_signal();
	plain_input_stop(&plain.input);
	kept_release(&plain.kept);
	fflush(out);
	sigaction(SIGPIPE, &old, NULL);
	return is_stored;
}
