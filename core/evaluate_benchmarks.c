/* What surveyed companies answered, beside each clause of a report. */

#include "evaluate_build.h"

#include <stdlib.h>

unsigned build_sides(const struct evaluation *from)
{
	unsigned sides = SIDE_VENDOR | SIDE_CONSIGNOR;

	for (size_t i = 0; i < from->part_count; i++)
		sides &= from->parts[i].questionnaire->roles;
	return sides;
}

static void build_benchmark(struct report_builder *builder, const struct benchmark *benchmark,
			    struct gap_benchmark *out)
{
	out->id = build_string(builder, benchmark->id);
	out->questionnaire = build_string(builder, benchmark->place.questionnaire);
	out->question = build_string(builder, benchmark->place.question);
	out->row = build_string(builder, benchmark->place.row);
	out->population = build_text(builder, &benchmark->population);
	out->n = benchmark->n;
	out->year = benchmark->year;
	out->percent = benchmark->met_percent;
	out->source = build_string(builder, benchmark->source);
	out->text = build_text(builder, &benchmark->text);
	out->note = build_text(builder, &benchmark->note);
	out->is_approximate = benchmark->is_approximate;
	out->is_derived = benchmark->is_derived;
	out->has_low_n = benchmark->has_low_n;
}

void build_benchmarks(struct report_builder *builder, const struct clause *clause,
		      struct gap_clause *out)
{
	size_t count;
	const struct benchmark **list = benchmark_list_of_clause(
		builder->from->benchmarks, clause->id, build_sides(builder->from), &count);
	struct gap_benchmark *benchmarks =
		arena_array(&builder->report->arena, count, sizeof(*benchmarks));

	for (size_t i = 0; i < count; i++)
		build_benchmark(builder, list[i], &benchmarks[i]);
	out->benchmarks = benchmarks;
	out->benchmark_count = count;
	free(list);
}
