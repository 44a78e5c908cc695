/* What was not asked, or does not apply, and why, in words. */

#include "evaluate_build.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- conditions in words -------------------------------------------------- */

/* Where the words go, and whose conditions they are. */
struct words {
	struct report_builder *builder;
	const struct questionnaire *questionnaire;
	enum lang lang;
};

static void add_condition(const struct words *words, const struct condition *condition,
			  struct strbuf *out);

/* "問25", "問25 g", "問25 g (contract)". */
static void add_place(const struct words *words, const struct condition_ref *ref,
		      struct strbuf *out)
{
	const struct question *question = &words->questionnaire->questions[ref->question];

	question_label_marked(question, words->lang, out);
	if (ref->row >= 0)
		strbuf_addf(out, " %s", question->rows[ref->row].id);
	if (ref->column >= 0)
		strbuf_addf(out, " (%s)",
			    lang_text_get(&question->columns[ref->column].text, words->lang));
}

/* An option as it reads; the number where none has it. */
static void add_value(const struct words *words, const struct question *question, int value,
		      struct strbuf *out)
{
	const struct option *option = question->kind == QUESTION_MATRIX_CHOICE
					      ? question_find_value(question, value)
					      : question_find_option(question, value);

	if (option)
		/* TRANSLATORS: what an option says, as a quotation */
		strbuf_addf(out, T_(words->lang, "\"%s\""),
			    lang_text_get(&option->text, words->lang));
	else
		strbuf_addf(out, "%d", value);
}

static void add_values(const struct words *words, const struct condition *leaf, struct strbuf *out)
{
	const struct question *question = &words->questionnaire->questions[leaf->ref.question];

	for (size_t i = 0; i < leaf->value_count; i++) {
		if (i > 0)
			/* TRANSLATORS: between the last options of a list */
			strbuf_adds(out, i + 1 == leaf->value_count ? T_(words->lang, " or ")
								    : T_(words->lang, ", "));
		add_value(words, question, leaf->values[i], out);
	}
}

static bool is_equality(const struct condition *leaf)
{
	return leaf->kind == CONDITION_IN ||
	       (leaf->kind == CONDITION_COMPARE && leaf->op == CONDITION_EQ);
}

static const char *op_word(enum condition_op op)
{
	static const char *const signs[] = {
		[CONDITION_EQ] = "=",  [CONDITION_NE] = "!=", [CONDITION_LT] = "<",
		[CONDITION_LE] = "<=", [CONDITION_GT] = ">",  [CONDITION_GE] = ">=",
	};

	return signs[op];
}

static void add_leaf(const struct words *words, const struct condition *leaf, bool is_negated,
		     struct strbuf *out)
{
	struct strbuf place = STRBUF_INIT;
	struct strbuf values = STRBUF_INIT;

	add_place(words, &leaf->ref, &place);
	if (is_equality(leaf)) {
		add_values(words, leaf, &values);
		/* TRANSLATORS: a question, and the options in question */
		strbuf_addf(out,
			    is_negated ? T_(words->lang, "%s is answered other than %s")
				       : T_(words->lang, "%s is answered %s"),
			    place.text, values.text);
	} else if (leaf->kind == CONDITION_ANSWERED) {
		strbuf_addf(out,
			    is_negated ? T_(words->lang, "%s is not answered")
				       : T_(words->lang, "%s is answered"),
			    place.text);
	} else if (leaf->kind == CONDITION_COUNT) {
		/* TRANSLATORS: a question, a sign such as >=, a number */
		strbuf_addf(out, T_(words->lang, "the number of choices at %s is %s %d"),
			    place.text, op_word(leaf->op), leaf->values[0]);
	} else {
		strbuf_addf(out, T_(words->lang, "the answer to %s is %s %d"), place.text,
			    op_word(leaf->op), leaf->values[0]);
	}
	strbuf_release(&place);
	strbuf_release(&values);
}

/* Written in place, not formatted: a chain of many conditions would be copied once for each of them. */
static void add_pair(const struct words *words, const struct condition *condition,
		     struct strbuf *out)
{
	const char *format = condition->kind == CONDITION_AND ? T_(words->lang, "%s and %s")
							      : T_(words->lang, "%s, or %s");
	const char *left = strstr(format, "%s");
	const char *right = left ? strstr(left + 2, "%s") : NULL;

	assert(right);
	strbuf_add(out, format, (size_t)(left - format));
	add_condition(words, condition->left, out);
	strbuf_add(out, left + 2, (size_t)(right - left - 2));
	add_condition(words, condition->right, out);
	strbuf_adds(out, right + 2);
}

static bool is_leaf(const struct condition *condition)
{
	return condition->kind != CONDITION_OR && condition->kind != CONDITION_AND &&
	       condition->kind != CONDITION_NOT;
}

static void add_negated(const struct words *words, const struct condition *condition,
			struct strbuf *out)
{
	struct strbuf inner = STRBUF_INIT;

	if (is_equality(condition) || condition->kind == CONDITION_ANSWERED) {
		add_leaf(words, condition, true, out);
		return;
	}
	add_condition(words, condition, &inner);
	/* TRANSLATORS: a condition that must not hold */
	strbuf_addf(out, T_(words->lang, "it is not so that %s"), inner.text);
	strbuf_release(&inner);
}

static void add_condition(const struct words *words, const struct condition *condition,
			  struct strbuf *out)
{
	if (is_leaf(condition))
		add_leaf(words, condition, false, out);
	else if (condition->kind == CONDITION_NOT)
		add_negated(words, condition->left, out);
	else
		add_pair(words, condition, out);
}

/* ---- what is left out ------------------------------------------------------ */

struct openness {
	const struct part *part;
	bool is_open;
};

static void look_at_leaf(const struct condition *leaf, void *context)
{
	struct openness *openness = context;
	const struct part *part = openness->part;
	int question = leaf->ref.question;

	if (!interview_is_asked(part->interview, question))
		return;
	if (leaf->ref.row >= 0)
		openness->is_open |=
			answers_effective(part->answers, question, leaf->ref.row)->state ==
			ANSWER_OPEN;
	else
		openness->is_open |= interview_state(part->interview, question) != STATE_ANSWERED;
}

/* Not asked, and no open answer could change that. */
static bool is_settled(const struct part *part, const struct question *question)
{
	struct openness openness = { .part = part, .is_open = false };

	condition_walk(question->ask_if, look_at_leaf, &openness);
	return !openness.is_open;
}

static struct gap_left_out *add_entry(struct report_builder *builder, struct item item,
				      struct gap_left_out *list)
{
	const struct questionnaire *questionnaire = builder->from->parts[item.part].questionnaire;
	const struct question *question = &questionnaire->questions[item.question];
	struct gap_left_out *out = &list[builder->report->left_out_count++];

	out->part = item.part;
	out->section = question->section;
	out->section_id = build_string(builder, questionnaire->sections[question->section].id);
	out->section_title = build_text(builder, &questionnaire->sections[question->section].title);
	out->question = build_string(builder, question->id);
	out->item = build_item(builder, item);
	out->label = build_label(builder, question);
	out->row_id = build_row_id(builder, question, item.row);
	out->text = item.row == ROW_NONE ? build_text(builder, &question->prompt)
					 : build_row_text(builder, question, item.row);
	return out;
}

static void add_not_asked(struct report_builder *builder, struct item item,
			  struct gap_left_out *list)
{
	const struct part *part = &builder->from->parts[item.part];
	const struct question *question = &part->questionnaire->questions[item.question];
	struct words words = { builder, part->questionnaire, builder->report->lang };
	struct strbuf condition = STRBUF_INIT;
	struct gap_left_out *out;

	if (!is_settled(part, question))
		return;
	out = add_entry(builder, item, list);
	out->is_not_asked = true;
	add_condition(&words, question->ask_if, &condition);
	/* TRANSLATORS: a condition, such as: Q1 is answered "yes" */
	strbuf_addf(&builder->buf, T_(words.lang, "Asked only if %s."), condition.text);
	out->because = build_take(builder);
	strbuf_release(&condition);
}

/* Of a whole that does not apply the rows are not said again, but for those with an answer of their own. */
static void add_not_applicable(struct report_builder *builder, struct item item,
			       struct gap_left_out *list)
{
	const struct part *part = &builder->from->parts[item.part];
	int rows = (int)part->questionnaire->questions[item.question].row_count;

	for (item.row = ROW_NONE; item.row < rows; item.row++) {
		const struct answer *answer = answers_get(part->answers, item.question, item.row);
		struct gap_left_out *out;
		if (answer->state != ANSWER_NOT_APPLICABLE)
			continue;
		out = add_entry(builder, item, list);
		out->because = build_string(builder, answer->reason);
	}
}

static size_t count_slots(const struct evaluation *from)
{
	size_t count = 0;

	for (size_t i = 0; i < from->part_count; i++)
		count += from->parts[i].questionnaire->slot_count;
	return count;
}

void build_left_out(struct report_builder *builder)
{
	const struct evaluation *from = builder->from;
	struct gap_left_out *list = mem_calloc(count_slots(from) + 1, sizeof(*list));
	struct item item = { .row = ROW_NONE };

	for (item.part = 0; item.part < (int)from->part_count; item.part++) {
		const struct part *part = &from->parts[item.part];
		for (item.question = 0; item.question < (int)part->questionnaire->question_count;
		     item.question++) {
			if (interview_is_asked(part->interview, item.question))
				add_not_applicable(builder, item, list);
			else
				add_not_asked(builder, item, list);
		}
	}
	struct gap_left_out *kept = arena_array(&builder->report->arena,
						builder->report->left_out_count, sizeof(*kept));
	if (builder->report->left_out_count > 0)
		memcpy(kept, list, builder->report->left_out_count * sizeof(*kept));
	builder->report->left_out = kept;
	free(list);
}
