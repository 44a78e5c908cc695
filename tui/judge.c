/*
 * judge: what an open assessment comes to, for screens and commands.
 */
#include "judge.h"

#include "assessment.h"
#include "assessment_interview.h"
#include "evaluate.h"
#include "i18n.h"
#include "library.h"

#include <string.h>

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

bool judge_has_clause(const struct assessment *assessment, struct library *library, const char *clause,
		      struct error *err)
{
	struct gap_report *report = judge_by_library(assessment, library, false, i18n_lang(), err);
	bool is_there = false;

	for (size_t i = 0; report && i < report->clause_count && !is_there; i++)
		is_there = strcmp(report->clauses[i].id, clause) == 0;
	if (report && !is_there)
		error_set(err, ERROR_INPUT, _("'%.60s' is no clause that this assessment judges"), clause);
	gap_report_free(report);
	return is_there;
}

struct gap_coverage judge_coverage(const struct assessment *assessment,
				   const struct clause_library *clauses)
{
	struct evaluation evaluation = evaluation_of(assessment, clauses);

	return evaluate_coverage(&evaluation);
}
