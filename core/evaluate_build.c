#include "evaluate_build.h"

#include "answer_syntax.h"
#include "evaluate_judge.h"

const char *build_text(struct report_builder *builder, const struct lang_text *text)
{
	return arena_strdup(&builder->report->arena, lang_text_get(text, builder->report->lang));
}

const char *build_string(struct report_builder *builder, const char *string)
{
	return string && *string ? arena_strdup(&builder->report->arena, string) : "";
}

const char *build_take(struct report_builder *builder)
{
	const char *copy = build_string(builder, builder->buf.text);

	strbuf_reset(&builder->buf);
	return copy;
}

const char *build_label(struct report_builder *builder, const struct question *question)
{
	question_label_marked(question, builder->report->lang, &builder->buf);
	return build_take(builder);
}

const char *build_item(struct report_builder *builder, struct item item)
{
	parts_format_item(builder->from->parts, builder->from->part_count, item, &builder->buf);
	return build_take(builder);
}

const char *build_row_id(struct report_builder *builder, const struct question *question, int row)
{
	return row == ROW_NONE ? "" : build_string(builder, question->rows[row].id);
}

const char *build_row_text(struct report_builder *builder, const struct question *question, int row)
{
	return row == ROW_NONE ? "" : build_text(builder, &question->rows[row].text);
}

/* "Title: a, c": the title before the first, each list on a line of its own. */
static void add_to_list(struct report_builder *builder, bool is_first, const char *title, const char *name)
{
	struct strbuf *out = &builder->buf;

	if (!is_first) {
		/* TRANSLATORS: between the names of documents, rows and the like */
		strbuf_addf(out, "%s%s", T_(builder->report->lang, ", "), name);
		return;
	}
	if (out->length > 0)
		strbuf_addch(out, '\n');
	strbuf_addf(out, T_(builder->report->lang, "%s: %s"), title, name);
}

/* The rows for which has_it is true. */
static void add_rows(struct report_builder *builder, const char *title, const struct question *question,
                     const bool *has_it)
{
	bool is_first = true;

	for (size_t r = 0; r < question->row_count; r++) {
		if (!has_it[r])
			continue;
		add_to_list(builder, is_first, title, question->rows[r].id);
		is_first = false;
	}
}

static bool row_has(const struct answer *answer, int value)
{
	if (answer->state != ANSWER_VALUES)
		return false;
	for (size_t i = 0; i < answer->value_count; i++) {
		if (answer->values[i] == value)
			return true;
	}
	return false;
}

/* A matrix is the union of its cells, so this is what its judgement looks at. */
static void describe_values(struct report_builder *builder, const struct part *part, const struct question *question)
{
	bool is_choice = question->kind == QUESTION_MATRIX_CHOICE;
	const struct option *values = is_choice ? question->values : question->columns;
	size_t count = is_choice ? question->value_count : question->column_count;

	for (size_t v = 0; v < count; v++) {
		bool has_it[QUESTIONNAIRE_CHOICES_MAX] = { false };
		for (int r = 0; r < (int)question->row_count; r++)
			has_it[r] = row_has(answers_effective(part->answers, question->index, r), values[v].value);
		add_rows(builder, lang_text_get(&values[v].text, builder->report->lang), question, has_it);
	}
}

/* Don't know, not applicable, none of these. */
static void describe_states(struct report_builder *builder, const struct part *part, const struct question *question)
{
	static const enum answer_state states[] = { ANSWER_NONE, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE };

	for (size_t s = 0; s < sizeof(states) / sizeof(states[0]); s++) {
		bool has_it[QUESTIONNAIRE_CHOICES_MAX] = { false };
		for (int r = 0; r < (int)question->row_count; r++)
			has_it[r] = answers_effective(part->answers, question->index, r)->state == states[s];
		struct strbuf title = STRBUF_INIT;
		struct answer bare = { .state = states[s] };
		answer_describe(question, &bare, builder->report->lang, &title);
		add_rows(builder, title.text, question, has_it);
		strbuf_release(&title);
	}
}

/* A row of a matrix-choice: each value with the columns that have it. */
static void describe_row(struct report_builder *builder, const struct question *question, const struct answer *answer)
{
	enum lang lang = builder->report->lang;

	for (size_t v = 0; v < question->value_count; v++) {
		bool is_first = true;
		for (size_t c = 0; c < question->column_count; c++) {
			if (answer_cell(answer, c) != question->values[v].value)
				continue;
			add_to_list(builder, is_first, lang_text_get(&question->values[v].text, lang),
			            lang_text_get(&question->columns[c].text, lang));
			is_first = false;
		}
	}
}

const char *build_value(struct report_builder *builder, const struct question *question, const struct answer *answer)
{
	if (question->kind == QUESTION_MATRIX_CHOICE && answer->state == ANSWER_VALUES)
		describe_row(builder, question, answer);
	else if (answer->state != ANSWER_OPEN)
		answer_describe(question, answer, builder->report->lang, &builder->buf);
	return build_take(builder);
}

const char *build_answer(struct report_builder *builder, const struct part *part, const struct question *question,
                         int row)
{
	if (row != ROW_NONE || !question_is_matrix(question))
		return build_value(builder, question, answers_effective(part->answers, question->index, row));
	describe_values(builder, part, question);
	describe_states(builder, part, question);
	return build_take(builder);
}

const char *build_options(struct report_builder *builder, const struct part *part, const struct question *question,
                          const struct judgement *judgement, enum outcome outcome, bool is_chosen)
{
	const struct answer *answer = answers_get(part->answers, question->index, ROW_NONE);

	if (question->kind != QUESTION_MULTIPLE || (answer->state != ANSWER_VALUES && answer->state != ANSWER_NONE))
		return "";
	for (size_t i = 0; i < question->option_count; i++) {
		const struct option *option = &question->options[i];
		bool matters = is_chosen ? judge_hears(judgement, question, outcome, option->value) :
		                           judge_wants(judgement, question, option->value);
		if (!matters || answer_has_value(answer, option->value) != is_chosen)
			continue;
		strbuf_addf(&builder->buf, "%s%s", builder->buf.length > 0 ? "\n" : "",
		            lang_text_get(&option->text, builder->report->lang));
	}
	return build_take(builder);
}

/* Says whether a part is given, and separates it from the one before. */
static bool begins_part(struct strbuf *out, enum lang lang, const char *value)
{
	if (!value)
		return false;
	if (out->length > 0)
		/* TRANSLATORS: between the parts of a pointer to evidence */
		strbuf_adds(out, T_(lang, "; "));
	return true;
}

const char *build_pointer_line(struct report_builder *builder, const struct evidence_pointer *pointer)
{
	enum lang lang = builder->report->lang;
	struct strbuf *out = &builder->buf;

	if (begins_part(out, lang, pointer->what))
		strbuf_adds(out, pointer->what);
	if (begins_part(out, lang, pointer->where))
		/* TRANSLATORS: where the evidence for an answer is kept */
		strbuf_addf(out, T_(lang, "kept at %s"), pointer->where);
	if (begins_part(out, lang, pointer->holder))
		/* TRANSLATORS: who has the evidence */
		strbuf_addf(out, T_(lang, "held by %s"), pointer->holder);
	if (begins_part(out, lang, pointer->seen))
		/* TRANSLATORS: the day on which the interviewer saw it */
		strbuf_addf(out, T_(lang, "seen on %s"), pointer->seen);
	if (begins_part(out, lang, pointer->sha256))
		strbuf_addf(out, "SHA-256 %s", pointer->sha256);
	return build_take(builder);
}
