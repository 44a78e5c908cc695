#include "plain_ask.h"

#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "arena.h"
#include "gap_report.h"
#include "i18n.h"
#include "plain_sheet.h"
#include "plain_text.h"

enum {
	INDENT_COLS = 10 /* of what stands behind a mark and a number */
};

static const char *text_of(const struct lang_text *text)
{
	return lang_text_get(text, i18n_lang());
}

static void print_titled(FILE *out, const char *name, const char *text)
{
	struct strbuf head = STRBUF_INIT;

	strbuf_addf(&head, "%s ", name);
	plain_paragraph(out, head.text, 4, PLAIN_WIDTH_COLS, text);
	strbuf_release(&head);
}

/* ---- headings ------------------------------------------------------------ */

static void print_part(FILE *out, const struct questionnaire *questionnaire, size_t place,
		       size_t count)
{
	putc('\n', out);
	if (count > 1)
		plain_linef(out, _("==== %s (part %zu of %zu) ===="),
			    text_of(&questionnaire->title), place + 1, count);
	else
		plain_linef(out, "==== %s ====", text_of(&questionnaire->title));
	if (!lang_text_is_empty(&questionnaire->intro))
		plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, text_of(&questionnaire->intro));
}

static void print_section(FILE *out, const struct questionnaire *questionnaire, int place)
{
	const struct section *section = &questionnaire->sections[place];

	putc('\n', out);
	plain_linef(out, _("== %s (section %d of %zu) =="), text_of(&section->title), place + 1,
		    questionnaire->section_count);
	if (!lang_text_is_empty(&section->intro))
		plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, text_of(&section->intro));
}

static bool has_help(const struct question *question)
{
	size_t i;

	if (!lang_text_is_empty(&question->help) || !lang_text_is_empty(&question->guidance) ||
	    question->mirrors)
		return true;
	for (i = 0; i < question->option_count; i++)
		if (!lang_text_is_empty(&question->options[i].help))
			return true;
	for (i = 0; i < question->row_count; i++)
		if (!lang_text_is_empty(&question->rows[i].help))
			return true;
	return false;
}

static void print_question_head(FILE *out, const struct part *part, const struct question *question)
{
	struct progress progress = interview_section_progress(part->interview, question->section);
	struct strbuf label = STRBUF_INIT, place = STRBUF_INIT, head = STRBUF_INIT;

	putc('\n', out);
	question_label_marked(question, i18n_lang(), &label);
	/* TRANSLATORS: the place of a question in its section: "3 of 12" */
	strbuf_addf(&place, _("%d of %d"),
		    interview_place_in_section(part->interview, question->index), progress.asked);
	strbuf_addf(&head, _("%s (%s)"), label.text, place.text);
	if (has_help(question))
		strbuf_addf(&head, "  %s", _("(h explains)"));
	plain_line(out, head.text);
	plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, text_of(&question->prompt));
	strbuf_release(&label);
	strbuf_release(&place);
	strbuf_release(&head);
}

/* ---- options ------------------------------------------------------------- */

/* "  (*) 2  " or "  [x] 2  ". */
static void option_head(bool is_multiple, bool is_chosen, const char *id, struct strbuf *head)
{
	const char *mark = is_multiple ? (is_chosen ? "[x]" : "[ ]") : (is_chosen ? "(*)" : "( )");

	strbuf_addf(head, "  %s %s  ", mark, id);
}

static void print_option(FILE *out, const struct question *question, const struct option *option,
			 const struct answer *answer)
{
	struct strbuf head = STRBUF_INIT;
	struct strbuf body = STRBUF_INIT;
	const char *blank = answer_blank(answer, option->value);
	char value[16];

	snprintf(value, sizeof(value), "%d", option->value);
	option_head(question_is_multiple(question), answer_has_value(answer, option->value), value,
		    &head);
	if (option->has_blank)
		strbuf_addf(&body, _("%s: %s"), text_of(&option->text), blank ? blank : "____");
	else
		strbuf_adds(&body, text_of(&option->text));
	plain_paragraph(out, head.text, INDENT_COLS, PLAIN_WIDTH_COLS, body.text);
	strbuf_release(&head);
	strbuf_release(&body);
}

static void print_group(FILE *out, const struct question *question, int value)
{
	size_t i;

	for (i = 0; i < question->group_count; i++)
		if (question->groups[i].first_value == value)
			plain_linef(out, "  %s", text_of(&question->groups[i].title));
}

static void print_options(FILE *out, const struct question *question, const struct answer *answer)
{
	struct strbuf head = STRBUF_INIT;
	size_t i;

	for (i = 0; i < question->option_count; i++) {
		print_group(out, question, question->options[i].value);
		print_option(out, question, &question->options[i], answer);
	}
	if (question->takes_none && !question_is_matrix(question)) {
		option_head(question_is_multiple(question), answer->state == ANSWER_NONE, "none",
			    &head);
		plain_paragraph(out, head.text, INDENT_COLS, PLAIN_WIDTH_COLS, _("none of these"));
	}
	strbuf_release(&head);
}

/* Columns of a matrix with the numbers to type; of a matrix-choice the values of a cell. */
static void print_scale(FILE *out, const struct question *question)
{
	bool is_choice = question->kind == QUESTION_MATRIX_CHOICE;
	const struct option *list = is_choice ? question->values : question->columns;
	size_t count = is_choice ? question->value_count : question->column_count;
	size_t i;

	if (is_choice)
		plain_line(out, _("For every row and every column, one of these numbers:"));
	else if (question_is_multiple(question))
		plain_line(out, _("For every row, any of these numbers:"));
	else
		plain_line(out, _("For every row, one of these numbers:"));
	for (i = 0; i < count; i++) {
		struct strbuf head = STRBUF_INIT;

		strbuf_addf(&head, "  %d  ", list[i].value);
		plain_paragraph(out, head.text, 6, PLAIN_WIDTH_COLS, text_of(&list[i].text));
		strbuf_release(&head);
	}
	if (question->takes_none)
		plain_linef(out, "  none  %s", _("none of these"));
}

/* What surveyed companies answered at a question (ROW_NONE) or a row. */
static void print_survey(FILE *out, const struct part *part,
			 const struct benchmark_library *benchmarks,
			 const struct question *question, int row)
{
	struct strbuf text = STRBUF_INIT;

	if (benchmark_text_for(benchmarks, part->questionnaire, question, row,
			       part->questionnaire->roles, i18n_lang(), &text))
		print_titled(out, _("Other companies:"), text.text);
	strbuf_release(&text);
}

/* ---- what stands there ---------------------------------------------------- */

/* The states that no mark at an option shows. */
static void print_state(FILE *out, const struct question *question, const struct answer *answer,
			bool is_line)
{
	struct strbuf words = STRBUF_INIT;
	bool is_shown = answer->state == ANSWER_OPEN ||
			(question->option_count && !is_line &&
			 (answer->state == ANSWER_VALUES || answer->state == ANSWER_NONE));

	if (!is_shown) {
		answer_describe(question, answer, i18n_lang(), &words);
		print_titled(out, _("Now:"), words.text);
	}
	strbuf_release(&words);
}

static void print_extras(FILE *out, const struct answer *answer)
{
	if (answer->note)
		print_titled(out, _("Note:"), answer->note);
	if (answer->is_marked)
		plain_line(out, _("Marked for later."));
}

static void print_question(FILE *out, const struct part *part,
			   const struct benchmark_library *benchmarks,
			   const struct question *question)
{
	const struct answer *answer = answers_get(part->answers, question->index, ROW_NONE);
	bool is_line = interview_sheet(part->interview, question->index, NULL) > 0;

	print_question_head(out, part, question);
	if (question_is_matrix(question))
		print_scale(out, question);
	else if (!is_line)
		print_options(out, question, answer);
	print_survey(out, part, benchmarks, question, ROW_NONE);
	print_state(out, question, answer, is_line);
	print_extras(out, answer);
}

static void print_row(FILE *out, const struct part *part,
		      const struct benchmark_library *benchmarks, const struct question *question,
		      int place)
{
	const struct row *row = &question->rows[place];
	const struct answer *answer = answers_get(part->answers, question->index, place);
	struct strbuf head = STRBUF_INIT;

	putc('\n', out);
	strbuf_addf(&head, "%s  ", row->id);
	plain_paragraph(out, head.text, 4, PLAIN_WIDTH_COLS, text_of(&row->text));
	print_survey(out, part, benchmarks, question, place);
	print_state(out, question, answer, false);
	print_extras(out, answer);
	strbuf_release(&head);
}

static void print_cell(FILE *out, const struct part *part, const struct question *question,
		       const struct plain_place *at)
{
	const struct answer *answer = answers_get(part->answers, question->index, at->row);
	int value = answer->state == ANSWER_VALUES ? answer_cell(answer, (size_t)at->column) : 0;
	const struct option *chosen = value ? question_find_value(question, value) : NULL;
	struct strbuf line = STRBUF_INIT, now = STRBUF_INIT;

	strbuf_addf(&line, "%s.%s  %s", question->rows[at->row].id, question->columns[at->column].id,
		    text_of(&question->columns[at->column].text));
	if (chosen) {
		strbuf_addf(&now, "%d %s", value, text_of(&chosen->text));
		strbuf_adds(&line, "  ");
		strbuf_addf(&line, _("(%s)"), now.text);
	}
	plain_line(out, line.text);
	strbuf_release(&line);
	strbuf_release(&now);
}

/* The whole sheet, before its first line that is asked; sheet comes in as what was shown last. */
static void print_sheet(FILE *out, const struct part *part, const struct question *question,
			int *sheet)
{
	int count = interview_sheet(part->interview, question->index, NULL);
	int *lines = mem_calloc((size_t)count + 1, sizeof(*lines));
	int first = -1;

	if (interview_sheet(part->interview, question->index, lines) > 0)
		first = lines[0];
	if (first >= 0 && first != *sheet)
		plain_show_sheet(out, part, lines, count);
	*sheet = first;
	free(lines);
}

/* What an earlier version was answered, where it is to be answered again. */
static void print_former(FILE *out, const struct kept_answers *kept, const struct assessment *assessment,
			 struct item item)
{
	const struct kept_answer *former = kept_find(kept, item);
	struct strbuf name = STRBUF_INIT;
	struct strbuf words = STRBUF_INIT;

	if (!former || assessment_answer(assessment, item)->state != ANSWER_OPEN)
		return;
	strbuf_addf(&name, _("In version %s:"), former->version);
	answer_describe(former->former, &former->answer, i18n_lang(), &words);
	print_titled(out, name.text, words.text);
	strbuf_release(&name);
	strbuf_release(&words);
}

void plain_ask(FILE *out, const struct assessment *assessment,
	       const struct benchmark_library *benchmarks, const struct kept_answers *kept,
	       const struct plain_place *at, struct plain_shown *shown)
{
	size_t count;
	const struct part *part = &assessment_parts(assessment, &count)[at->part];
	const struct question *question = &part->questionnaire->questions[at->question];
	bool is_new = shown->part != at->part;
	int sheet;

	if (is_new)
		print_part(out, part->questionnaire, (size_t)at->part, count);
	is_new = is_new || shown->section != question->section;
	if (is_new)
		print_section(out, part->questionnaire, question->section);
	sheet = is_new || shown->question < 0 ? -1 : shown->sheet;
	print_sheet(out, part, question, &sheet);
	is_new = is_new || shown->question != at->question;
	if (is_new)
		print_question(out, part, benchmarks, question);
	if (is_new)
		print_former(out, kept, assessment,
			     (struct item){ at->part, at->question, ROW_NONE });
	if (at->row != ROW_NONE && (is_new || shown->row != at->row)) {
		print_row(out, part, benchmarks, question, at->row);
		print_former(out, kept, assessment,
			     (struct item){ at->part, at->question, at->row });
	}
	if (at->column >= 0)
		print_cell(out, part, question, at);
	*shown = (struct plain_shown){ at->part, question->section, at->question, at->row, sheet };
}

/* ---- the prompt ------------------------------------------------------------ */

static void prompt_number(struct strbuf *prompt, const struct question *question)
{
	const char *unit = text_of(&question->number_unit);
	struct strbuf range = STRBUF_INIT;

	strbuf_addf(&range, _("a number from %ld to %ld"), question->number_min,
		    question->number_max);
	if (unit[0])
		strbuf_addf(prompt, _("%s (%s)"), range.text, unit);
	else
		strbuf_adds(prompt, range.text);
	strbuf_release(&range);
}

void plain_ask_prompt(FILE *out, const struct question *question, const struct plain_place *at)
{
	struct strbuf prompt = STRBUF_INIT;

	if (at->column >= 0)
		strbuf_addf(&prompt, "%s.%s ", question->rows[at->row].id,
			    question->columns[at->column].id);
	else if (at->row != ROW_NONE)
		strbuf_addf(&prompt, "%s ", question->rows[at->row].id);
	if (question->kind == QUESTION_TEXT)
		strbuf_adds(&prompt, _("text, then a line with a single dot"));
	else if (question->kind == QUESTION_NUMBER)
		prompt_number(&prompt, question);
	else if (question->kind == QUESTION_DATE)
		strbuf_adds(&prompt, _("a date, YYYY-MM-DD"));
	else if (question->kind == QUESTION_YES_NO)
		/* TRANSLATORS: y yes, n no, ? don't know, x not applicable: letters to type */
		strbuf_addf(&prompt, _("%s: y, n, ? or x REASON"), question_label(question));
	else if (!question_is_multiple(question) || at->column >= 0)
		strbuf_adds(&prompt, _("number"));
	else if (question->max_choices)
		strbuf_addf(&prompt,
			    Q_("numbers, up to %d", "numbers, up to %d", question->max_choices),
			    question->max_choices);
	else
		strbuf_adds(&prompt, _("numbers"));
	plain_put(out, prompt.text);
	strbuf_release(&prompt);
}

/* ---- help ------------------------------------------------------------------- */

static void print_option_helps(FILE *out, const struct option *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct strbuf head = STRBUF_INIT;

		if (!lang_text_is_empty(&list[i].help)) {
			strbuf_addf(&head, "  %d  ", list[i].value);
			plain_paragraph(out, head.text, 6, PLAIN_WIDTH_COLS,
					text_of(&list[i].help));
		}
		strbuf_release(&head);
	}
}

static void print_row_helps(FILE *out, const struct question *question)
{
	size_t i;

	for (i = 0; i < question->row_count; i++) {
		struct strbuf head = STRBUF_INIT;

		if (!lang_text_is_empty(&question->rows[i].help)) {
			strbuf_addf(&head, "  %s  ", question->rows[i].id);
			plain_paragraph(out, head.text, 6, PLAIN_WIDTH_COLS,
					text_of(&question->rows[i].help));
		}
		strbuf_release(&head);
	}
}

void plain_ask_help(FILE *out, const struct questionnaire *questionnaire,
		    const struct question *question)
{
	if (!lang_text_is_empty(&question->help))
		plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, text_of(&question->help));
	print_option_helps(out, question->options, question->option_count);
	print_option_helps(out, question->columns, question->column_count);
	print_option_helps(out, question->values, question->value_count);
	print_row_helps(out, question);
	if (!lang_text_is_empty(&question->guidance))
		print_titled(out, _("For the interviewer:"), text_of(&question->guidance));
	if (question->mirrors)
		plain_linef(
			out,
			_("Rebuilt from %s: the source text lacks the page with this question."),
			question->mirrors);
	if (question->source && questionnaire->source)
		plain_linef(out, _("Source: %s, %s"), questionnaire->source, question->source);
}
