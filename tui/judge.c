/*
 * judge: the gap report of an assessment that is open, for screens and commands.
 */
#include "judge.h"

#include "assessment.h"
#include "evaluate.h"
#include "library.h"

struct gap_report *judge_assessment(const struct assessment *assessment, struct library *library,
				    bool shows_benchmarks, enum lang lang, struct error *err)
{
	struct evaluation evaluation = {
		.id = assessment_id(assessment),
		.profile = assessment_profile(assessment),
		.created_utc = assessment_created_utc(assessment),
		.updated_utc = assessment_updated_utc(assessment),
		.clauses = library_clauses(library, err),
		.benchmarks = shows_benchmarks ? library_benchmarks(library, NULL) : NULL,
	};

	evaluation.parts = assessment_parts(assessment, &evaluation.part_count);
	return evaluation.clauses ? evaluate(&evaluation, lang) : NULL;
}
