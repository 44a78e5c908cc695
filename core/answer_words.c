/*
 * Answers written out: short, as answer_parse() reads them, and in words.
 */
#include "answer_syntax.h"

#include <stdlib.h>

static void format_cells(const struct question *question, const struct answer *answer,
			 struct strbuf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < question->column_count; i++) {
		if (answer_cell(answer, i) == 0)
			continue;
		strbuf_addf(out, "%s%s=%d", is_first ? "" : ",", question->columns[i].id,
			    answer_cell(answer, i));
		is_first = false;
	}
}

static void format_date(int date, struct strbuf *out)
{
	strbuf_addf(out, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

static void format_values(const struct question *question, const struct answer *answer,
			  struct strbuf *out)
{
	if (question->kind == QUESTION_MATRIX_CHOICE) {
		format_cells(question, answer, out);
		return;
	}
	for (size_t i = 0; i < answer->value_count; i++) {
		if (i > 0)
			strbuf_addch(out, ',');
		if (question->kind == QUESTION_DATE)
			format_date(answer->values[i], out);
		else
			strbuf_addf(out, "%d", answer->values[i]);
	}
}

void answer_format(const struct question *question, const struct answer *answer, struct strbuf *out)
{
	switch (answer->state) {
	case ANSWER_OPEN: strbuf_addch(out, '-'); break;
	case ANSWER_VALUES: format_values(question, answer, out); break;
	case ANSWER_TEXT: strbuf_adds(out, answer->text); break;
	case ANSWER_NONE: strbuf_adds(out, "none"); break;
	case ANSWER_UNKNOWN: strbuf_addch(out, '?'); break;
	case ANSWER_NOT_APPLICABLE:
		strbuf_adds(out, "n/a");
		if (answer->reason)
			strbuf_addf(out, ":%s", answer->reason);
		break;
	}
}

static void describe_cells(const struct question *question, const struct answer *answer,
			   enum lang lang, struct strbuf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < question->column_count; i++) {
		const struct option *value;

		if (answer_cell(answer, i) == 0)
			continue;
		value = question_find_value(question, answer_cell(answer, i));
		if (!is_first)
			strbuf_addch(out, '\n');
		/* TRANSLATORS: a column of a table, and what was entered in its cell */
		strbuf_addf(out, T_(lang, "%s: %s"),
			    lang_text_get(&question->columns[i].text, lang),
			    value ? lang_text_get(&value->text, lang) : "?");
		is_first = false;
	}
}

/* A choice in words, with what was filled in; the number where it has no option. */
static void describe_option(const struct question *question, const struct answer *answer, int value,
			    enum lang lang, struct strbuf *out)
{
	const struct option *option = question_find_option(question, value);
	const char *blank = answer_blank(answer, value);

	if (question->kind == QUESTION_YES_NO && !option)
		strbuf_adds(out, value == 1 ? T_(lang, "yes") : T_(lang, "no"));
	else if (!option)
		strbuf_addf(out, "%d", value);
	else if (blank)
		strbuf_addf(out, T_(lang, "%s: %s"), lang_text_get(&option->text, lang), blank);
	else
		strbuf_adds(out, lang_text_get(&option->text, lang));
}

static void describe_number(const struct question *question, int number, enum lang lang,
			    struct strbuf *out)
{
	const char *unit = lang_text_get(&question->number_unit, lang);

	/* TRANSLATORS: a number and its unit, "12 people" */
	if (*unit)
		strbuf_addf(out, T_(lang, "%d %s"), number, unit);
	else
		strbuf_addf(out, "%d", number);
}

static void describe_values(const struct question *question, const struct answer *answer,
			    enum lang lang, struct strbuf *out)
{
	for (size_t i = 0; i < answer->value_count; i++) {
		if (i > 0)
			strbuf_addch(out, '\n');
		if (question->kind == QUESTION_DATE)
			format_date(answer->values[i], out);
		else if (question->kind == QUESTION_NUMBER)
			describe_number(question, answer->values[i], lang, out);
		else
			describe_option(question, answer, answer->values[i], lang, out);
	}
}

void answer_describe(const struct question *question, const struct answer *answer, enum lang lang,
		     struct strbuf *out)
{
	switch (answer->state) {
	case ANSWER_OPEN: break;
	case ANSWER_VALUES:
		if (question->kind == QUESTION_MATRIX_CHOICE)
			describe_cells(question, answer, lang, out);
		else
			describe_values(question, answer, lang, out);
		break;
	case ANSWER_TEXT: strbuf_adds(out, answer->text); break;
	case ANSWER_NONE: strbuf_adds(out, T_(lang, "none of these")); break;
	case ANSWER_UNKNOWN: strbuf_adds(out, T_(lang, "don't know")); break;
	case ANSWER_NOT_APPLICABLE:
		if (answer->reason)
			strbuf_addf(out, T_(lang, "not applicable: %s"), answer->reason);
		else
			strbuf_adds(out, T_(lang, "not applicable"));
		break;
	}
}
