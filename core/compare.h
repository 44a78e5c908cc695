/*
 * Two gap reports beside each other, as plain data: then and now of one
 * organisation, or two organisations.
 *
 * Clauses are matched by their ids, answers by the id of the questionnaire and
 * that of the item, so that neither the order of parts nor their versions
 * matter. What was asked in only one of the two has NULL on the other side.
 *
 *     struct comparison *comparison = compare_reports(then, now);
 *
 *     for (size_t i = 0; i < comparison->clause_count; i++)
 *             if (comparison->clauses[i].change == CHANGE_WORSE)
 *                     ...
 *     compare_free(comparison);
 *
 * Source: tenken-report(7), "The comparison".
 */
#ifndef TENKEN_COMPARE_H
#define TENKEN_COMPARE_H

#include "arena.h"
#include "gap_report.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * What became of a clause. A clause is judged when its verdict is missing, not
 * known, partly met or met, which is also their order from worst to best.
 */
enum compare_change {
	CHANGE_BETTER,         /* judged in both, better now */
	CHANGE_WORSE,          /* judged in both, worse now */
	CHANGE_NOW_JUDGED,     /* only now */
	CHANGE_NO_MORE_JUDGED, /* only then */
	CHANGE_UNJUDGED,       /* in neither: unanswered became not applicable, or the other way */
	CHANGE_NEW,            /* only in the second report */
	CHANGE_GONE,           /* only in the first report */
	CHANGE_SAME,           /* the same verdict */
	CHANGE_COUNT
};

/** What differs at an item; or-ed. */
enum {
	DIFFERS_ANSWER = 1 << 0, /* the value, a reason or what was filled in */
	DIFFERS_NOTE = 1 << 1,
	DIFFERS_BASIS = 1 << 2,
	DIFFERS_POINTER = 1 << 3 /* to evidence */
};

/** An item that was asked in one of the two or in both. */
struct compare_answer {
	const char *item; /* "vendor/q25.g": always with its questionnaire */
	const struct gap_part *part;         /* of now, else of then */
	const struct gap_question *question; /* of now, else of then */
	const struct gap_answer *then;       /* NULL: not asked then */
	const struct gap_answer *now;        /* NULL: not asked now */
	unsigned differs;                    /* DIFFERS_..., or-ed; 0: nothing */
	bool is_evidence;                    /* it stands among what changed at a clause */
};

/** An answer that tells something of a clause, and what it told. */
struct compare_evidence {
	const struct compare_answer *answer;
	enum verdict then; /* NOT_APPLICABLE also where it told nothing */
	enum verdict now;
};

struct compare_clause {
	const struct gap_clause *then; /* NULL: new */
	const struct gap_clause *now;  /* NULL: gone */
	enum compare_change change;
	unsigned differs; /* of all its evidence, or-ed */
	bool is_duty_changed;
	const struct compare_evidence *evidence; /* only what changed, in the order of the answers */
	size_t evidence_count;
};

/** An action that is in only one of the two (the other NULL), or whose who, date or state changed. */
struct compare_action {
	const struct gap_action *then;
	const struct gap_action *now;
};

/** An exception, likewise. */
struct compare_exception {
	const struct gap_exception *then;
	const struct gap_exception *now;
};

struct comparison {
	struct arena arena;
	const struct gap_report *then; /* borrowed */
	const struct gap_report *now;  /* borrowed */
	bool is_over_time;             /* the same organisation; else two side by side */
	bool has_same_questionnaires;  /* the same ids, in whatever order */
	bool has_same_versions;        /* what both have is of the same version */
	bool is_different;             /* an answer, a verdict or a note differs; plan and duties do not count */
	int count[CHANGE_COUNT];       /* clauses by what became of them */
	int note_changed;              /* clauses with evidence whose note changed */
	int duty_changed;              /* clauses whose duty changed */
	const struct compare_clause *clauses; /* in the order of now, after them those that are gone */
	size_t clause_count;
	const struct compare_answer *answers; /* all items: in the order of now, after them those asked only then */
	size_t answer_count;
	size_t answer_changed; /* how many of them differ */
	const struct compare_action *actions; /* that changed; in the order of now, then those that are gone */
	size_t action_count;
	const struct compare_exception *exceptions; /* likewise */
	size_t exception_count;
};

/**
 * Compares two reports of the same language.
 *
 * Ownership: the caller frees with compare_free(); the comparison borrows both reports, which must outlive it.
 * Errors:    none.
 */
struct comparison *compare_reports(const struct gap_report *then, const struct gap_report *now);

/** NULL is allowed. */
void compare_free(struct comparison *comparison);

/** "better", "worse", "now-judged", "no-longer-judged", "unjudged", "new", "gone", "same": untranslated. */
const char *change_name(enum compare_change change);

/** What became of a verdict that became another one. NEW and GONE never come of it. */
enum compare_change change_of(enum verdict then, enum verdict now);

/** Is a verdict among those that coverage counts? */
bool verdict_is_judged(enum verdict verdict);

/** The clause of now, else of then. */
const struct gap_clause *compare_clause_any(const struct compare_clause *clause);

/** Has anything to show: another verdict, or changed evidence under the same one. */
bool compare_clause_is_listed(const struct compare_clause *clause);

#endif
