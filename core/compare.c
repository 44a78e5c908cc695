/* What the two reports are to each other, and the words for what changed. */
#include "compare_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const change_names[CHANGE_COUNT] = {
	[CHANGE_BETTER] = "better",
	[CHANGE_WORSE] = "worse",
	[CHANGE_NOW_JUDGED] = "now-judged",
	[CHANGE_NO_MORE_JUDGED] = "no-longer-judged",
	[CHANGE_UNJUDGED] = "unjudged",
	[CHANGE_NEW] = "new",
	[CHANGE_GONE] = "gone",
	[CHANGE_SAME] = "same",
};

const char *change_name(enum compare_change change)
{
	return change_names[change];
}

/* 0 is the worst; -1: not judged. */
static int rank_of(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_GAP: return 0;
	case VERDICT_UNKNOWN: return 1;
	case VERDICT_PARTIAL: return 2;
	case VERDICT_MET: return 3;
	case VERDICT_UNANSWERED:
	case VERDICT_NOT_APPLICABLE:
	case VERDICT_COUNT: break;
	}
	return -1;
}

bool verdict_is_judged(enum verdict verdict)
{
	return rank_of(verdict) >= 0;
}

enum compare_change change_of(enum verdict then, enum verdict now)
{
	if (then == now)
		return CHANGE_SAME;
	if (!verdict_is_judged(then))
		return verdict_is_judged(now) ? CHANGE_NOW_JUDGED : CHANGE_UNJUDGED;
	if (!verdict_is_judged(now))
		return CHANGE_NO_MORE_JUDGED;
	return rank_of(now) > rank_of(then) ? CHANGE_BETTER : CHANGE_WORSE;
}

const struct gap_clause *compare_clause_any(const struct compare_clause *clause)
{
	return clause->now ? clause->now : clause->then;
}

bool compare_clause_is_listed(const struct compare_clause *clause)
{
	return clause->change != CHANGE_SAME || clause->evidence_count > 0;
}

/* ---- the two reports ------------------------------------------------------------ */

static const struct gap_part *find_part(const struct gap_report *report, const char *questionnaire)
{
	for (size_t i = 0; i < report->part_count; i++) {
		if (strcmp(report->parts[i].questionnaire, questionnaire) == 0)
			return &report->parts[i];
	}
	return NULL;
}

/* An organisation without a name is the same only if it is the same assessment. */
static bool is_same_organisation(const struct gap_report *then, const struct gap_report *now)
{
	if (!*then->organisation && !*now->organisation)
		return strcmp(then->id, now->id) == 0;
	return strcmp(then->organisation, now->organisation) == 0;
}

static void compare_heads(struct comparison *comparison)
{
	const struct gap_report *then = comparison->then;
	const struct gap_report *now = comparison->now;
	size_t shared = 0;

	comparison->is_over_time = is_same_organisation(then, now);
	comparison->has_same_versions = true;
	for (size_t i = 0; i < now->part_count; i++) {
		const struct gap_part *part = find_part(then, now->parts[i].questionnaire);
		shared += part != NULL;
		if (part && strcmp(part->version, now->parts[i].version) != 0)
			comparison->has_same_versions = false;
	}
	comparison->has_same_questionnaires = shared == now->part_count && shared == then->part_count;
}

static void count(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->clause_count; i++) {
		const struct compare_clause *clause = &comparison->clauses[i];
		comparison->count[clause->change]++;
		comparison->note_changed += (clause->differs & DIFFERS_NOTE) != 0;
		comparison->duty_changed += clause->is_duty_changed;
		comparison->is_different = comparison->is_different || compare_clause_is_listed(clause);
	}
	for (size_t i = 0; i < comparison->answer_count; i++)
		comparison->answer_changed += comparison->answers[i].differs != 0;
	comparison->is_different = comparison->is_different || comparison->answer_changed > 0;
}

struct comparison *compare_reports(const struct gap_report *then, const struct gap_report *now)
{
	struct comparison *comparison = mem_calloc(1, sizeof(*comparison));
	struct comparing comparing = { .result = comparison };

	assert(then->lang == now->lang);
	arena_init(&comparison->arena);
	comparison->then = then;
	comparison->now = now;
	compare_heads(comparison);
	compare_answers(&comparing);
	compare_clauses(&comparing);
	compare_plan(comparison);
	count(comparison);
	return comparison;
}

void compare_free(struct comparison *comparison)
{
	if (!comparison)
		return;
	arena_release(&comparison->arena);
	free(comparison);
}
