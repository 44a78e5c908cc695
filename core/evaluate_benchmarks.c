/* What surveyed companies answered, beside each clause of a report. */

#include "evaluate_build.h"

#include <stdlib.h>
#include <string.h>

unsigned build_sides(const struct evaluation *from)
{
	unsigned sides = SIDE_VENDOR | SIDE_CONSIGNOR;

	for (size_t i = 0; i < from->part_count; i++)
		sides &= from->parts[i].questionnaire->roles;
	return sides;
}

/* The question or row that a benchmark is of, if it is in this assessment. */
static const struct question *find_question(const struct evaluation *from, const struct benchmark *benchmark, int *row)
{
	for (size_t i = 0; i < from->part_count; i++) {
		const struct questionnaire *questionnaire = from->parts[i].questionnaire;
		const char *id = benchmark->place.question;
		const struct question *question;
		if (strcmp(questionnaire->id, benchmark->place.questionnaire) != 0)
			continue;
		question = questionnaire_find(questionnaire, id, strlen(id));
		*row = ROW_NONE;
		if (question && *benchmark->place.row)
			*row = question_find_row(question, benchmark->place.row, strlen(benchmark->place.row));
		return question;
	}
	return NULL;
}

/* Says whether a judgement of the clause looks at this value. */
static bool is_named(const struct question *question, int row, const char *clause, int value)
{
	for (size_t i = 0; i < question->judgement_count; i++) {
		const struct judgement *judgement = &question->judgements[i];
		if (judgement->row != row || strcmp(judgement->clause, clause) != 0)
			continue;
		if (judge_wants(judgement, question, value))
			return true;
		for (int outcome = OUTCOME_GAP; outcome <= OUTCOME_MET; outcome++) {
			if (judge_hears(judgement, question, (enum outcome)outcome, value))
				return true;
		}
	}
	return false;
}

/* The only share whose value tells something of the clause; NULL when there are none or several. */
static const struct benchmark_share *find_share(const struct evaluation *from, const struct benchmark *benchmark,
                                                const char *clause)
{
	int row = ROW_NONE;
	const struct question *question = find_question(from, benchmark, &row);
	const struct benchmark_share *found = NULL;

	for (size_t i = 0; question && i < benchmark->share_count; i++) {
		const struct benchmark_share *share = &benchmark->shares[i];
		if (share->value_count != 1 || !is_named(question, row, clause, share->values[0]))
			continue;
		if (found)
			return NULL;
		found = share;
	}
	return found;
}

static void build_share(struct report_builder *builder, const struct benchmark *benchmark, const char *clause,
                        struct gap_benchmark *out)
{
	const struct benchmark_share *share;

	out->share = SHARE_NONE;
	out->percent = -1;
	out->value = "";
	if (benchmark->met_percent >= 0) {
		out->share = SHARE_MET;
		out->percent = benchmark->met_percent;
		return;
	}
	share = find_share(builder->from, benchmark, clause);
	if (share) {
		out->share = SHARE_NAMED;
		out->percent = share->percent;
		out->value = build_string(builder, share->value);
	}
}

static void build_benchmark(struct report_builder *builder, const struct benchmark *benchmark, const char *clause,
                            struct gap_benchmark *out)
{
	out->id = build_string(builder, benchmark->id);
	out->questionnaire = build_string(builder, benchmark->place.questionnaire);
	out->question = build_string(builder, benchmark->place.question);
	out->row = build_string(builder, benchmark->place.row);
	out->population = build_text(builder, &benchmark->population);
	out->n = benchmark->n;
	out->year = benchmark->year;
	build_share(builder, benchmark, clause, out);
	out->source = build_string(builder, benchmark->source);
	out->text = build_text(builder, &benchmark->text);
	out->note = build_text(builder, &benchmark->note);
	out->is_approximate = benchmark->is_approximate;
	out->is_derived = benchmark->is_derived;
	out->has_low_n = benchmark->has_low_n;
}

void build_benchmarks(struct report_builder *builder, const struct clause *clause, struct gap_clause *out)
{
	size_t count;
	const struct benchmark **list = benchmark_list_of_clause(builder->from->benchmarks, clause->id,
	                                                         build_sides(builder->from), &count);
	struct gap_benchmark *benchmarks = arena_array(&builder->report->arena, count, sizeof(*benchmarks));

	for (size_t i = 0; i < count; i++)
		build_benchmark(builder, list[i], clause->id, &benchmarks[i]);
	out->benchmarks = benchmarks;
	out->benchmark_count = count;
	free(list);
}
