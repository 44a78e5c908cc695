#include "benchmark.h"

#include <stdlib.h>
#include <string.h>

#include "id_index.h"
#include "strbuf.h"

void benchmark_library_free(struct benchmark_library *library)
{
	struct arena arena;

	if (!library)
		return;
	arena = library->arena; /* the library itself lives in it */
	arena_release(&arena);
}

const struct benchmark *benchmark_find(const struct benchmark_library *library, const char *id)
{
	int place = id_index_find(library->index, id, strlen(id));

	return place < 0 ? NULL : &library->benchmarks[place];
}

/* ---- which is near ------------------------------------------------------- */

/* A benchmark and how far away it is, the weightiest measure first. */
struct candidate {
	const struct benchmark *benchmark;
	int distance[6];
};

enum { DISTANCES = 6 };

static int side_distance(const struct benchmark *benchmark, unsigned sides)
{
	bool is_for_both = sides == 0 || sides == (SIDE_VENDOR | SIDE_CONSIGNOR);

	if (is_for_both || (benchmark->sides & sides))
		return 0;
	return benchmark->sides == 0 ? 1 : 2;
}

static struct candidate candidate_of(const struct benchmark *benchmark, unsigned sides, bool is_own)
{
	return (struct candidate){
		.benchmark = benchmark,
		.distance = { benchmark->has_low_n, !is_own, side_distance(benchmark, sides),
			      benchmark->is_approximate || benchmark->is_derived,
			      (int)benchmark->size, -benchmark->n },
	};
}

static int by_distance(const void *left, const void *right)
{
	const struct candidate *a = left;
	const struct candidate *b = right;

	for (int i = 0; i < DISTANCES; i++) {
		if (a->distance[i] != b->distance[i])
			return a->distance[i] < b->distance[i] ? -1 : 1;
	}
	return a->benchmark->index < b->benchmark->index ? -1 : 1;
}

/* Sorts the candidates, frees them, and gives what they stand for. */
static const struct benchmark **finish(struct candidate *candidates, size_t count)
{
	const struct benchmark **list = NULL;

	if (count > 0) {
		qsort(candidates, count, sizeof(*candidates), by_distance);
		list = mem_calloc(count, sizeof(*list));
		for (size_t i = 0; i < count; i++)
			list[i] = candidates[i].benchmark;
	}
	free(candidates);
	return list;
}

static bool is_at(const struct benchmark_place *place, const char *questionnaire,
		  const char *question, const char *row)
{
	return strcmp(place->question, question) == 0 && strcmp(place->row, row ? row : "") == 0 &&
	       strcmp(place->questionnaire, questionnaire) == 0;
}

static bool may_stand_at(const struct benchmark *benchmark, const char *questionnaire,
			 const char *question, const char *row)
{
	for (size_t i = 0; i < benchmark->also_count; i++) {
		if (is_at(&benchmark->also[i], questionnaire, question, row))
			return true;
	}
	return false;
}

const struct benchmark **benchmark_list(const struct benchmark_library *library,
					const char *questionnaire, const char *question,
					const char *row, unsigned sides, size_t *count)
{
	struct candidate *candidates;

	*count = 0;
	if (!library)
		return NULL;
	candidates = mem_calloc(library->benchmark_count + 1, sizeof(*candidates));
	for (size_t i = 0; i < library->benchmark_count; i++) {
		const struct benchmark *benchmark = &library->benchmarks[i];
		bool is_own = is_at(&benchmark->place, questionnaire, question, row);

		if (is_own || may_stand_at(benchmark, questionnaire, question, row))
			candidates[(*count)++] = candidate_of(benchmark, sides, is_own);
	}
	return finish(candidates, *count);
}

static bool names_clause(const struct benchmark *benchmark, const char *clause)
{
	for (size_t i = 0; i < benchmark->clauses.count; i++) {
		if (strcmp(benchmark->clauses.ids[i], clause) == 0)
			return true;
	}
	return false;
}

const struct benchmark **benchmark_list_of_clause(const struct benchmark_library *library,
						  const char *clause, unsigned sides, size_t *count)
{
	struct candidate *candidates;

	*count = 0;
	if (!library)
		return NULL;
	candidates = mem_calloc(library->benchmark_count + 1, sizeof(*candidates));
	for (size_t i = 0; i < library->benchmark_count; i++) {
		if (library->benchmarks[i].met_percent >= 0 &&
		    names_clause(&library->benchmarks[i], clause))
			candidates[(*count)++] = candidate_of(&library->benchmarks[i], sides, true);
	}
	return finish(candidates, *count);
}

double benchmark_percent(const struct benchmark *benchmark, int value)
{
	for (size_t i = 0; i < benchmark->share_count; i++) {
		const struct benchmark_share *share = &benchmark->shares[i];

		if (share->value_count == 1 && share->values[0] == value)
			return share->percent;
	}
	return -1;
}

/* ---- beside a question --------------------------------------------------- */

/* Says whether a nearer one of the same side was shown already; who is of one side sees one. */
static bool is_said(const struct benchmark *const *list, size_t at, unsigned sides)
{
	bool is_for_both = sides == 0 || sides == (SIDE_VENDOR | SIDE_CONSIGNOR);

	for (size_t i = 0; i < at; i++) {
		if (!is_for_both || list[i]->sides == list[at]->sides)
			return true;
	}
	return false;
}

bool benchmark_text_for(const struct benchmark_library *library,
			const struct questionnaire *questionnaire, const struct question *question,
			int row, unsigned sides, enum lang lang, struct strbuf *out)
{
	const char *row_id = row == ROW_NONE ? "" : question->rows[row].id;
	bool is_any = false;
	size_t count;
	const struct benchmark **list =
		benchmark_list(library, questionnaire->id, question->id, row_id, sides, &count);

	for (size_t i = 0; i < count && !list[i]->has_low_n; i++) {
		if (is_said(list, i, sides))
			continue;
		strbuf_addf(out, "%s%s", is_any ? "\n" : "", lang_text_get(&list[i]->text, lang));
		is_any = true;
	}
	free(list);
	return is_any;
}
