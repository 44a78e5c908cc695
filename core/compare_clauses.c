/* The clauses of two reports, matched by id, with what changed of their evidence. */
#include "compare_parts.h"

#include <stdlib.h>
#include <string.h>

/* What is collected for one clause; used again for the next. */
struct collected {
	struct compare_evidence *list;
	size_t count;
	size_t capacity;
};

static const struct gap_clause *find_clause(const struct gap_report *report, const struct id_index *index, const char *id)
{
	int place = id_index_find(index, id, strlen(id));

	return place < 0 ? NULL : &report->clauses[place];
}

static struct id_index *index_clauses(struct arena *arena, const struct gap_report *report)
{
	struct id_index *index = id_index_new(arena, report->clause_count);

	for (size_t i = 0; i < report->clause_count; i++)
		id_index_add(index, report->clauses[i].id, (int)i);
	return index;
}

/* ---- evidence ------------------------------------------------------------------- */

static struct compare_evidence *take(struct comparing *comparing, struct collected *collected, int place)
{
	const struct compare_answer *answer = &comparing->answers[place];

	for (size_t i = 0; i < collected->count; i++) {
		if (collected->list[i].answer == answer)
			return &collected->list[i];
	}
	if (collected->count == collected->capacity)
		collected->list =
			mem_grow(collected->list, collected->count, &collected->capacity, sizeof(*collected->list));
	collected->list[collected->count] = (struct compare_evidence){
		.answer = answer, .then = VERDICT_NOT_APPLICABLE, .now = VERDICT_NOT_APPLICABLE,
	};
	return &collected->list[collected->count++];
}

static const char *row_of(const struct compare_answer *answer)
{
	return answer->now && *answer->now->row_id ? answer->now->row_id : answer->then ? answer->then->row_id : "";
}

/*
 * Does an item belong to evidence of a row ("" the whole)? A matrix as a whole
 * rests on its rows, and what stands beside it counts for a row without its own.
 */
static bool belongs(const struct compare_answer *answer, const char *row_id)
{
	const char *own = row_of(answer);

	if (!*row_id || strcmp(own, row_id) == 0)
		return true;
	return !*own && (answer->differs & ~(unsigned)DIFFERS_ANSWER) != 0;
}

/* A worse verdict than the one before: an item can be evidence twice. */
static enum verdict worse_of(enum verdict before, enum verdict verdict)
{
	if (before == VERDICT_NOT_APPLICABLE || change_of(before, verdict) == CHANGE_WORSE)
		return verdict;
	return before;
}

static void collect_one(struct comparing *comparing, struct collected *collected, const struct gap_evidence *evidence,
			bool is_now)
{
	struct arena *arena = &comparing->result->arena;
	const char *id = arena_printf(arena, "%s/%s", evidence->questionnaire, evidence->question_id);

	for (int place = id_index_find(comparing->questions, id, strlen(id)); place >= 0; place = comparing->next[place]) {
		struct compare_answer *answer = &comparing->answers[place];
		if (!belongs(answer, evidence->row_id))
			continue;
		struct compare_evidence *out = take(comparing, collected, place);
		enum verdict *verdict = is_now ? &out->now : &out->then;
		if (strcmp(row_of(answer), evidence->row_id) == 0)
			*verdict = worse_of(*verdict, evidence->verdict);
	}
}

static void collect_list(struct comparing *comparing, struct collected *collected, const struct gap_evidence *list,
			 size_t count, bool is_now)
{
	for (size_t i = 0; i < count; i++)
		collect_one(comparing, collected, &list[i], is_now);
}

static void collect(struct comparing *comparing, struct collected *collected, const struct gap_clause *clause, bool is_now)
{
	if (!clause)
		return;
	collect_list(comparing, collected, clause->evidence, clause->evidence_count, is_now);
	collect_list(comparing, collected, clause->open, clause->open_count, is_now);
	collect_list(comparing, collected, clause->silent, clause->silent_count, is_now);
}

static int by_answer(const void *left, const void *right)
{
	const struct compare_answer *a = ((const struct compare_evidence *)left)->answer;
	const struct compare_answer *b = ((const struct compare_evidence *)right)->answer;

	return (a > b) - (a < b);
}

/* Keeps what changed. */
static void keep_changed(struct comparing *comparing, const struct collected *collected, struct compare_clause *out)
{
	struct compare_evidence *list =
		arena_array(&comparing->result->arena, collected->count, sizeof(*list));

	for (size_t i = 0; i < collected->count; i++) {
		const struct compare_evidence *evidence = &collected->list[i];
		if (!evidence->answer->differs && evidence->then == evidence->now)
			continue;
		list[out->evidence_count++] = *evidence;
		out->differs |= evidence->answer->differs;
		comparing->answers[evidence->answer - comparing->answers].is_evidence = true;
	}
	if (out->evidence_count > 1)
		qsort(list, out->evidence_count, sizeof(*list), by_answer);
	out->evidence = list;
}

/* ---- clauses -------------------------------------------------------------------- */

static enum compare_change change_between(const struct gap_clause *then, const struct gap_clause *now)
{
	if (!then)
		return CHANGE_NEW;
	return now ? change_of(then->verdict, now->verdict) : CHANGE_GONE;
}

static void add_clause(struct comparing *comparing, struct collected *collected, const struct gap_clause *then,
		       const struct gap_clause *now, struct compare_clause *out)
{
	enum duty before = then ? then->duty : DUTY_UNSET;
	enum duty after = now ? now->duty : DUTY_UNSET;

	*out = (struct compare_clause){ .then = then, .now = now };
	out->change = change_between(then, now);
	out->is_duty_changed = before != after;
	collected->count = 0;
	collect(comparing, collected, then, false);
	collect(comparing, collected, now, true);
	keep_changed(comparing, collected, out);
}

void compare_clauses(struct comparing *comparing)
{
	struct comparison *result = comparing->result;
	const struct gap_report *then = result->then;
	const struct gap_report *now = result->now;
	struct id_index *then_index = index_clauses(&result->arena, then);
	struct id_index *now_index = index_clauses(&result->arena, now);
	struct compare_clause *clauses =
		arena_array(&result->arena, then->clause_count + now->clause_count, sizeof(*clauses));
	struct collected collected = { .list = NULL };

	for (size_t i = 0; i < now->clause_count; i++)
		add_clause(comparing, &collected, find_clause(then, then_index, now->clauses[i].id), &now->clauses[i],
			   &clauses[result->clause_count++]);
	for (size_t i = 0; i < then->clause_count; i++) {
		if (!find_clause(now, now_index, then->clauses[i].id))
			add_clause(comparing, &collected, &then->clauses[i], NULL, &clauses[result->clause_count++]);
	}
	result->clauses = clauses;
	free(collected.list);
}
