/* Sheets of yes-no questions in plain: several lines answered in one. */
#include "plain_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "arena.h"
#include "i18n.h"
#include "plain_read.h"
#include "plain_text.h"
#include "text.h"

/* "3y" taken apart. */
struct word {
	size_t name_bytes;
	const char *value; /* as answers are written elsewhere; NULL: it is no such word */
	bool takes_reason;
};

static struct word word_of(const char *text, size_t bytes)
{
	static const struct {
		const char *mark;
		const char *value;
	} marks[] = { { "yes", "1" }, { "y", "1" },   { "no", "2" }, { "n", "2" },
		      { "?", "?" },   { "x", "n/a" }, { "-", "-" } };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t size = strlen(marks[i].mark);

		if (bytes > size && !strncmp(text + bytes - size, marks[i].mark, size))
			return (struct word){ bytes - size, marks[i].value,
					      marks[i].mark[0] == 'x' };
	}
	return (struct word){ 0, NULL, false };
}

static bool is_name(const char *name, const char *text, size_t bytes)
{
	char *folded = name ? text_fold(name) : NULL;
	bool is_same = folded && strlen(folded) == bytes && !strncmp(folded, text, bytes);

	free(folded);
	return is_same;
}

/* The line of the sheet with this label or id; -1 when there is none. */
static int find_line(const struct questionnaire *questionnaire, const int *lines, int count,
		     const char *text, size_t bytes)
{
	for (int i = 0; i < count; i++) {
		const struct question *question = &questionnaire->questions[lines[i]];

		if (is_name(question->label, text, bytes) || is_name(question->id, text, bytes))
			return lines[i];
	}
	return -1;
}

static size_t separators(const char *text)
{
	return strspn(text, " ,");
}

static size_t word_bytes(const char *text)
{
	return strcspn(text, " ,");
}

/* What stands in `line` as typed behind as many characters as lie before `at` in its folded copy. */
static const char *as_typed(const char *line, const char *folded, const char *at)
{
	while (folded < at) {
		text_next(&folded);
		text_next(&line);
	}
	return line;
}

struct sheet {
	const struct part *part;
	int *lines; /* places of the questions that are asked */
	int count;
};

/* The sheet at the place; count 0 when there is none. */
static struct sheet sheet_at(const struct plain *plain)
{
	struct sheet sheet = { .part = &plain->parts[plain->at.part] };
	const struct interview *interview = sheet.part->interview;

	sheet.count = interview_sheet(interview, plain->at.question, NULL);
	sheet.lines = mem_calloc((size_t)sheet.count + 1, sizeof(*sheet.lines));
	interview_sheet(interview, plain->at.question, sheet.lines);
	return sheet;
}

/* Is the first word one that names a line of the sheet and answers it? */
static bool begins_with_line(const struct sheet *sheet, const char *folded)
{
	const char *at = folded + separators(folded);
	size_t bytes = word_bytes(at);
	struct word word = word_of(at, bytes);

	return word.value && find_line(sheet->part->questionnaire, sheet->lines, sheet->count, at,
				       word.name_bytes) >= 0;
}

/* One more answer; the standing note, mark and the like stay. */
static bool add_assignment(const struct plain *plain, const struct sheet *sheet, int question,
			   const char *value, struct assignment *out, struct error *err)
{
	const struct question *asked = &sheet->part->questionnaire->questions[question];
	struct item_ref ref = { .question = question, .row = ROW_NONE, .column = -1 };
	const struct answer *before = answers_get(sheet->part->answers, question, ROW_NONE);

	out->item = (struct item){ plain->at.part, question, ROW_NONE };
	return answer_parse(asked, &ref, value, before, &out->after, err);
}

/* Reads all words into assignments; the number of them, or -1 with err. */
static int read_words(const struct plain *plain, const struct sheet *sheet, const char *line,
		      const char *folded, struct assignment *assignments, struct error *err)
{
	const char *at = folded + separators(folded);
	int count = 0;

	while (*at && count < sheet->count) {
		size_t bytes = word_bytes(at);
		struct word word = word_of(at, bytes);
		int question = -1;
		struct strbuf value = STRBUF_INIT;
		bool is_fine;

		if (word.value)
			question = find_line(sheet->part->questionnaire, sheet->lines, sheet->count,
					     at, word.name_bytes);
		if (question < 0) {
			error_set(
				err, ERROR_INPUT,
				_("cannot take '%.*s'; expected a line and y, n, ? or x, as in %s"),
				(int)(bytes < 60 ? bytes : 60), at, "3y 4n 5?");
			return -1;
		}
		at += bytes;
		at += separators(at);
		strbuf_adds(&value, word.value);
		if (word.takes_reason && *at) {
			strbuf_addf(&value, ":%s", as_typed(line, folded, at));
			at += strlen(at);
		}
		is_fine = add_assignment(plain, sheet, question, value.text, &assignments[count++],
					 err);
		strbuf_release(&value);
		if (!is_fine)
			return -1;
	}
	if (*at)
		error_set(err, ERROR_INPUT, _("more answers than the sheet has lines"));
	return *at ? -1 : count;
}

static void tell_saved(const struct plain *plain, const struct assignment *assignment)
{
	const struct part *part = &plain->parts[assignment->item.part];
	const struct question *question =
		&part->questionnaire->questions[assignment->item.question];
	const struct answer *answer =
		answers_get(part->answers, assignment->item.question, ROW_NONE);
	struct strbuf words = STRBUF_INIT;

	answer_describe(question, answer, i18n_lang(), &words);
	if (answer->state == ANSWER_OPEN)
		plain_linef(plain->out, "%s %s", _("Cleared."), question_label(question));
	else
		plain_linef(plain->out, "%s %s %s", _("Saved:"), question_label(question),
			    words.text);
	strbuf_release(&words);
}

/* Behind the last line that was answered; from the end of the sheet the walk goes on. */
static void go_behind(struct plain *plain, const struct assignment *assignments, int count)
{
	for (int i = 0; i < count; i++)
		if (i == 0 || assignments[i].item.question > plain->at.question)
			plain->at = plain_place_of(plain->parts, assignments[i].item);
	if (!plain_next(plain->parts, plain->part_count, &plain->at))
		plain->is_at_end = true;
}

static void take_words(struct plain *plain, const struct sheet *sheet, const char *line,
		       const char *folded)
{
	struct assignment *assignments = mem_calloc((size_t)sheet->count, sizeof(*assignments));
	struct error err = ERROR_INIT;
	int count = read_words(plain, sheet, line, folded, assignments, &err);

	if (count > 0 && assessment_set_all(plain->assessment, assignments, (size_t)count, &err)) {
		for (int i = 0; i < count; i++)
			tell_saved(plain, &assignments[i]);
		go_behind(plain, assignments, count);
	} else {
		plain_linef(plain->out, _("Not taken: %s"), err.message);
		if (err.code == ERROR_CONFLICT)
			plain->shown.question = -1;
	}
	for (int i = 0; i < sheet->count; i++)
		answer_release(&assignments[i].after);
	free(assignments);
}

bool plain_take_sheet(struct plain *plain, const char *line)
{
	struct sheet sheet = sheet_at(plain);
	char *folded = plain_fold(line);
	bool is_words;

	for (char *c = folded; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	is_words = sheet.count > 0 && begins_with_line(&sheet, folded);
	if (is_words)
		take_words(plain, &sheet, line, folded);
	free(folded);
	free(sheet.lines);
	return is_words;
}

/* ---- showing it ------------------------------------------------------------ */

/* As it is typed: y, n, ?, x; a blank where the line is open. */
static char mark_of(const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_UNKNOWN: return '?';
	case ANSWER_NOT_APPLICABLE: return 'x';
	case ANSWER_VALUES: return answer->values[0] == 1 ? 'y' : 'n';
	default: return ' ';
	}
}

static int label_cols(const struct questionnaire *questionnaire, const int *lines, int count)
{
	int most = 0;

	for (int i = 0; i < count; i++) {
		int cols = text_cols(question_label(&questionnaire->questions[lines[i]]));

		if (cols > most)
			most = cols;
	}
	return most;
}

static void add_remark(struct strbuf *body, const char *word)
{
	struct strbuf with = STRBUF_INIT;

	strbuf_addf(&with, _("%s (%s)"), body->text, word);
	strbuf_reset(body);
	strbuf_adds(body, with.text);
	strbuf_release(&with);
}

static void print_line(FILE *out, const struct part *part, const struct question *question,
		       int cols)
{
	const struct answer *answer = answers_get(part->answers, question->index, ROW_NONE);
	struct strbuf head = STRBUF_INIT;
	struct strbuf body = STRBUF_INIT;

	strbuf_addf(&head, "  [%c] %s", mark_of(answer), question_label(question));
	strbuf_adds(&body, lang_text_get(&question->prompt, i18n_lang()));
	if (answer->note)
		add_remark(&body, _("noted"));
	if (answer->is_marked)
		add_remark(&body, _("marked"));
	plain_paragraph(out, head.text, 8 + cols, PLAIN_WIDTH_COLS, body.text);
	strbuf_release(&head);
	strbuf_release(&body);
}

void plain_show_sheet(FILE *out, const struct part *part, const int *lines, int count)
{
	const struct questionnaire *questionnaire = part->questionnaire;
	int cols = label_cols(questionnaire, lines, count);
	const char *first = question_label(&questionnaire->questions[lines[0]]);
	const char *second = question_label(&questionnaire->questions[lines[1]]);
	struct strbuf words = STRBUF_INIT;

	putc('\n', out);
	strbuf_addf(&words,
		    /* TRANSLATORS: the last two are labels of lines, as in "1y 2n" */
		    _("A sheet of %d lines. y yes, n no, ? don't know, x REASON not applicable: "
		      "one line after the other, "
		      "or several at once, as in %sy %sn"),
		    count, first, second);
	plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, words.text);
	for (int i = 0; i < count; i++)
		print_line(out, part, &questionnaire->questions[lines[i]], cols);
	strbuf_release(&words);
}
