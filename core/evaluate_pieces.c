#include "evaluate_pieces.h"

#include <stdlib.h>
#include <string.h>

static size_t count_judgements(const struct evaluation *from)
{
	size_t count = 0;

	for (size_t p = 0; p < from->part_count; p++) {
		const struct questionnaire *questionnaire = from->parts[p].questionnaire;
		for (size_t q = 0; q < questionnaire->question_count; q++)
			count += questionnaire->questions[q].judgement_count;
	}
	return count;
}

static void collect_question(const struct evaluation *from, size_t part, const struct question *question,
                             struct pieces *pieces)
{
	for (size_t j = 0; j < question->judgement_count; j++) {
		const struct judgement *judgement = &question->judgements[j];
		pieces->items[pieces->count] = (struct piece){
			.clause = from->clauses ? clause_library_find(from->clauses, judgement->clause) : NULL,
			.clause_id = judgement->clause,
			.judgement = judgement,
			.part = (int)part,
			.question = question->index,
			.order = (int)pieces->count,
			.outcome = judge(&from->parts[part], question, judgement),
		};
		pieces->count++;
	}
}

/* In the library's order; after them the unknown ones, by id. */
static int compare_clauses(const struct piece *a, const struct piece *b)
{
	if (a->clause && b->clause)
		return (a->clause->index > b->clause->index) - (a->clause->index < b->clause->index);
	if (a->clause || b->clause)
		return a->clause ? -1 : 1;
	return strcmp(a->clause_id, b->clause_id);
}

static int compare_numbers(int a, int b)
{
	return (a > b) - (a < b);
}

static int compare_pieces(const void *left, const void *right)
{
	const struct piece *a = left;
	const struct piece *b = right;
	int result = compare_clauses(a, b);

	if (result == 0)
		result = compare_numbers((int)a->outcome, (int)b->outcome);
	if (result == 0)
		result = compare_numbers(a->part, b->part);
	if (result == 0)
		result = compare_numbers(a->question, b->question);
	if (result == 0)
		result = compare_numbers(a->judgement->row, b->judgement->row);
	return result != 0 ? result : compare_numbers(a->order, b->order);
}

void pieces_collect(const struct evaluation *from, struct pieces *pieces)
{
	pieces->items = mem_calloc(count_judgements(from) + 1, sizeof(*pieces->items));
	pieces->count = 0;
	for (size_t p = 0; p < from->part_count; p++) {
		const struct questionnaire *questionnaire = from->parts[p].questionnaire;
		for (size_t q = 0; q < questionnaire->question_count; q++)
			collect_question(from, p, &questionnaire->questions[q], pieces);
	}
	qsort(pieces->items, pieces->count, sizeof(*pieces->items), compare_pieces);
}

void pieces_release(struct pieces *pieces)
{
	free(pieces->items);
	*pieces = (struct pieces){ .items = NULL };
}

size_t pieces_clause_end(const struct pieces *pieces, size_t first)
{
	size_t end = first + 1;

	while (end < pieces->count && compare_clauses(&pieces->items[first], &pieces->items[end]) == 0)
		end++;
	return end;
}

enum verdict outcome_verdict(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_GAP:
		return VERDICT_GAP;
	case OUTCOME_UNKNOWN:
		return VERDICT_UNKNOWN;
	case OUTCOME_PARTIAL:
		return VERDICT_PARTIAL;
	case OUTCOME_MET:
		return VERDICT_MET;
	case OUTCOME_OPEN:
		return VERDICT_UNANSWERED;
	case OUTCOME_NO_EVIDENCE:
	case OUTCOME_NOT_APPLICABLE:
	case OUTCOME_WHEN:
	case OUTCOME_NOT_ASKED:
		break;
	}
	return VERDICT_NOT_APPLICABLE;
}

struct gap_coverage pieces_coverage(const struct pieces *pieces)
{
	struct gap_coverage coverage = { .rate_0_1 = -1 };

	for (size_t first = 0; first < pieces->count; first = pieces_clause_end(pieces, first))
		coverage.count[outcome_verdict(pieces->items[first].outcome)]++;
	coverage.rate_0_1 = gap_coverage_rate(coverage.count);
	return coverage;
}
