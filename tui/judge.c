/*
 * judge: what an open assessment comes to, for screens and commands.
 */
#include "judge.h"

#include "assessment.h"
#include "assessment_interview.h"
#include "evaluate.h"
#include "library.h"

static struct evaluation evaluation_of(const struct assessment *assessment,
				       const struct clause_library *clauses)
{
	struct evaluation evaluation = {
		.id = assessment_id(assessment),
		.profile = assessment_profile(assessment),
		.created_utc = assessment_created_utc(assessment),
		.updated_utc = assessment_updated_utc(assessment),
		.clauses = clauses,
	};

	evaluation.parts = assessment_parts(assessment, &evaluation.part_count);
	return evaluation;
}

struct gap_report *judge_assessment(const struct assessment *assessment,
				    const struct clause_library *clauses,
				    const struct benchmark_library *benchmarks, enum lang lang,
				    struct error *err)
{
	struct evaluation evaluation = evaluation_of(assessment, clauses);
	struct versions versions = { .items = NULL };
	struct gap_report *report;

	if (!assessment_versions(assessment, NULL, &versions, err))
		return NULL;
	evaluation.benchmarks = benchmarks;
	evaluation.entries = assessment_entries(assessment);
	evaluation.versions = &versions;
	report = evaluate(&evaluation, lang);
	versions_release(&versions);
	return report;
}

struct gap_report *judge_by_library(const struct assessment *assessment, struct library *library,
				    bool shows_benchmarks, enum lang lang, struct error *err)
{
	const struct clause_library *clauses = library_clauses(library, err);

	if (!clauses)
		return NULL;
	return judge_assessment(assessment, clauses,
				shows_benchmarks ? library_benchmarks(library, NULL) : NULL, lang,
				err);
}

struct gap_coverage judge_coverage(const struct assessment *assessment,
				   const struct clause_library *clauses)
{
	struct evaluation evaluation = evaluation_of(assessment, clauses);

	return evaluate_coverage(&evaluation);
}
