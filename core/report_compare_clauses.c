/* What became of each clause, and the answers behind it. */
#include "report_compare_parts.h"

#include "report_outline.h"

#include <stdio.h>
#include <string.h>

/* "Vendor questionnaire 問25": the title only where there are several questionnaires. */
static void add_label(const struct compare_writer *writer, const struct compare_answer *answer, struct strbuf *out)
{
	const struct comparison *comparison = writer->comparison;

	if (comparison->then->part_count > 1 || comparison->now->part_count > 1 || !comparison->has_same_questionnaires)
		strbuf_addf(out, "%s ", answer->part->title);
	strbuf_adds(out, answer->question->label);
}

static void add_value(const struct compare_writer *writer, const struct gap_answer *answer, struct strbuf *out)
{
	if (!answer)
		strbuf_adds(out, T_(writer->lang, "(not asked)"));
	else if (answer->state == ANSWER_OPEN)
		strbuf_adds(out, T_(writer->lang, "(unanswered)"));
	else
		strbuf_adds(out, answer->answer);
}

static const char *note_of(const struct gap_answer *answer)
{
	return answer ? answer->note : "";
}

static const char *basis_of(const struct gap_answer *answer, enum lang lang)
{
	return answer ? basis_word(answer->basis, lang) : "";
}

static const char *pointer_of(const struct gap_answer *answer)
{
	return answer ? answer->pointer : "";
}

static struct doc_block *one_side(struct compare_writer *writer, int depth, const char *what, const char *side,
				  const char *text)
{
	struct strbuf label = STRBUF_INIT;
	struct doc_block *block;

	/* TRANSLATORS: what is compared ("Note"), and of which of the two: "Note (then)" */
	strbuf_addf(&label, T_(writer->lang, "%s (%s)"), what, side);
	block = doc_field(writer->doc, depth, label.text, *text ? text : T_(writer->lang, "(none)"));
	strbuf_release(&label);
	return block;
}

static void both(struct compare_writer *writer, int depth, const char *what, const char *then, const char *now)
{
	one_side(writer, depth, what, compare_word_then(writer), then);
	one_side(writer, depth, what, compare_word_now(writer), now);
}

static void values(struct compare_writer *writer, const struct compare_answer *answer, int depth)
{
	struct strbuf then = STRBUF_INIT;
	struct strbuf now = STRBUF_INIT;

	add_value(writer, answer->then, &then);
	add_value(writer, answer->now, &now);
	if (answer->differs & DIFFERS_ANSWER || !answer->then || !answer->now)
		both(writer, depth, T_(writer->lang, "Answer"), then.text, now.text);
	else
		doc_field(writer->doc, depth, T_(writer->lang, "Answer"), now.text);
	strbuf_release(&then);
	strbuf_release(&now);
}

/* What differs at an item. */
static void differences(struct compare_writer *writer, const struct compare_answer *answer, int depth)
{
	enum lang lang = writer->lang;

	values(writer, answer, depth);
	if (answer->differs & DIFFERS_NOTE)
		both(writer, depth, T_(lang, "Note"), note_of(answer->then), note_of(answer->now));
	if (answer->differs & DIFFERS_BASIS)
		both(writer, depth, T_(lang, "Basis"), basis_of(answer->then, lang), basis_of(answer->now, lang));
	if (answer->differs & DIFFERS_POINTER)
		both(writer, depth, T_(lang, "Evidence"), pointer_of(answer->then), pointer_of(answer->now));
}

static const struct gap_answer *any_side(const struct compare_answer *answer)
{
	return answer->now && *answer->now->row_id ? answer->now : answer->then ? answer->then : answer->now;
}

/* Question and row; gives back how deep what is said of it stands. */
static int item_head(struct compare_writer *writer, const struct compare_answer *answer, bool is_new_question)
{
	const struct gap_answer *side = any_side(answer);
	struct strbuf label = STRBUF_INIT;

	if (is_new_question) {
		add_label(writer, answer, &label);
		doc_item(writer->doc, 0, "", label.text, answer->question->prompt);
		strbuf_release(&label);
	}
	if (!*side->row_id)
		return 1;
	doc_item(writer->doc, 1, "", side->row_id, side->row_text);
	return 2;
}

/* ---- a clause ---------------------------------------------------------------------- */

static void verdict_field(struct compare_writer *writer, const char *side, const struct gap_clause *clause)
{
	const char *what = T_(writer->lang, "Verdict");

	if (clause)
		one_side(writer, 0, what, side, verdict_word(clause->verdict, writer->lang))->tone =
			outline_tone(clause->verdict);
	else
		/* TRANSLATORS: a clause that only one of two reports has */
		one_side(writer, 0, what, side, T_(writer->lang, "(does not occur)"));
}

static void clause_head(struct compare_writer *writer, const struct compare_clause *clause, size_t place)
{
	const struct gap_clause *any = compare_clause_any(clause);
	struct strbuf id = STRBUF_INIT;
	char number[48];

	snprintf(number, sizeof(number), "%d.%zu", writer->part, place);
	outline_anchor(&id, "clause", any->id);
	doc_heading(writer->doc, 2, number, id.text, any->title);
	strbuf_release(&id);
	verdict_field(writer, compare_word_then(writer), clause->then);
	verdict_field(writer, compare_word_now(writer), clause->now);
	doc_field(writer->doc, 0, T_(writer->lang, "Priority"), priority_word(any->priority, writer->lang));
}

static void evidence_item(struct compare_writer *writer, const struct compare_evidence *evidence, bool is_new_question)
{
	int depth = item_head(writer, evidence->answer, is_new_question);

	differences(writer, evidence->answer, depth);
	if (!(evidence->answer->differs & DIFFERS_ANSWER) && evidence->then != evidence->now)
		/* TRANSLATORS: before a verdict: what the answer means */
		both(writer, depth, T_(writer->lang, "Means"), verdict_word(evidence->then, writer->lang),
		     verdict_word(evidence->now, writer->lang));
}

static void one_clause(struct compare_writer *writer, const struct compare_clause *clause, size_t place)
{
	clause_head(writer, clause, place);
	for (size_t i = 0; i < clause->evidence_count; i++) {
		const struct compare_answer *answer = clause->evidence[i].answer;
		bool is_new = i == 0 || clause->evidence[i - 1].answer->question != answer->question;
		evidence_item(writer, &clause->evidence[i], is_new);
	}
}

/* The clauses of a class by priority, then in the library's order. */
static void clause_part(struct compare_writer *writer, enum compare_change change, const char *title)
{
	const struct comparison *comparison = writer->comparison;
	size_t place = 0;

	for (int p = 0; p < PRIORITY_COUNT; p++) {
		for (size_t i = 0; i < comparison->clause_count; i++) {
			const struct compare_clause *clause = &comparison->clauses[i];
			if (clause->change != change || compare_clause_any(clause)->priority != (enum priority)p ||
			    !compare_clause_is_listed(clause))
				continue;
			if (place == 0)
				compare_part(writer, change_name(change), title);
			one_clause(writer, clause, ++place);
		}
	}
}

void compare_outline_clauses(struct compare_writer *writer)
{
	enum lang lang = writer->lang;
	bool is_over_time = writer->comparison->is_over_time;

	clause_part(writer, CHANGE_BETTER, is_over_time ? T_(lang, "Better") : T_(lang, "Better in the second"));
	clause_part(writer, CHANGE_WORSE, is_over_time ? T_(lang, "Worse") : T_(lang, "Worse in the second"));
	clause_part(writer, CHANGE_NOW_JUDGED,
		    is_over_time ? T_(lang, "Judged now, not then") : T_(lang, "Judged in the second only"));
	clause_part(writer, CHANGE_NO_MORE_JUDGED,
		    is_over_time ? T_(lang, "Judged then, not now") : T_(lang, "Judged in the first only"));
	clause_part(writer, CHANGE_UNJUDGED, T_(lang, "Judged in neither, for another reason"));
	clause_part(writer, CHANGE_NEW, is_over_time ? T_(lang, "New clauses") : T_(lang, "Clauses of the second only"));
	clause_part(writer, CHANGE_GONE,
		    is_over_time ? T_(lang, "Clauses that are gone") : T_(lang, "Clauses of the first only"));
	clause_part(writer, CHANGE_SAME, T_(lang, "The same verdict on other answers or notes"));
}

/* ---- answers that tell nothing of a clause -------------------------------------------- */

static bool has_no_own(const struct gap_answer *answer)
{
	return !answer || answer->is_inherited || answer->state == ANSWER_OPEN;
}

/* Nothing but what an answer to the matrix as a whole says of all its rows. */
static bool is_said_by_whole(const struct compare_answer *answer)
{
	bool is_inherited = (answer->then && answer->then->is_inherited) || (answer->now && answer->now->is_inherited);

	return is_inherited && answer->differs == DIFFERS_ANSWER && has_no_own(answer->then) && has_no_own(answer->now);
}

void compare_outline_answers(struct compare_writer *writer)
{
	const struct comparison *comparison = writer->comparison;
	const struct gap_question *last = NULL;

	for (size_t i = 0; i < comparison->answer_count; i++) {
		const struct compare_answer *answer = &comparison->answers[i];
		if (!answer->differs || answer->is_evidence || is_said_by_whole(answer))
			continue;
		if (!last)
			compare_part(writer, "answers", T_(writer->lang, "Other answers that differ"));
		differences(writer, answer, item_head(writer, answer, answer->question != last));
		last = answer->question;
	}
}
