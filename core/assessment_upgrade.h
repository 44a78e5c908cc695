/*
 * An assessment goes on with a newer version of its questionnaires.
 *
 * Answers move by the ids of questions and rows and the values of choices. What
 * the newer version has no place for is kept as it is: not asked, not counted,
 * not reported, listed by assessment_kept(), and back when the upgrade is
 * taken back. Nothing is deleted.
 *
 *     struct upgrade *upgrade = assessment_plan_upgrade(assessment, library, err);
 *
 *     if (upgrade && upgrade->count > 0)
 *             is_done = assessment_upgrade(assessment, upgrade, err);
 *     upgrade_free(upgrade);
 *     assessment_free(assessment);           (what is in memory is of the version before)
 *
 * Source: tenken(1), "Newer versions".
 */
#ifndef TENKEN_ASSESSMENT_UPGRADE_H
#define TENKEN_ASSESSMENT_UPGRADE_H

#include "assessment.h"
#include "upgrade.h"

/** What becomes of an answer. */
enum upgrade_fate {
	FATE_CARRIED, /* counts as before */
	FATE_LOOK,    /* counts, and is marked: the question means something else now */
	FATE_AGAIN,   /* its value has no place: the question is open and marked, the answer kept beside it */
	FATE_KEPT,    /* the question is gone: kept, not asked */
	FATE_COUNT
};

/** An answer that is not just carried under its name. */
struct upgrade_answer_row {
	enum upgrade_fate fate;
	char *former_item;             /* as in the former version: "q25.g" */
	char *item;                    /* in the newer one; NULL where it is gone */
	const struct question *former; /* NULL: not of the former version either, but of one before it */
	struct answer answer;          /* as it was */
};

struct upgrade_part {
	int part;
	const struct questionnaire *from; /* lent by the assessment */
	const struct questionnaire *to;   /* lent by the library */
	struct upgrade_changes changes;
	struct upgrade_answer_row *answers;
	size_t answer_count;
	size_t answer_capacity;
	int fates[FATE_COUNT]; /* how many answers of each; those carried are counted only */
};

/** The parts that have a newer version, and what is done to each. */
struct upgrade {
	struct upgrade_part *parts;
	size_t count; /* 0: there is nothing to do */
	struct upgrade_step *steps; /* private */
	size_t step_count;
	size_t step_capacity;
};

/** "carried", "look-again", "answer-again", "kept": untranslated. */
const char *upgrade_fate_name(enum upgrade_fate fate);

/**
 * The newer version of a part's questionnaire that is installed: another text
 * with a later version. Lent by library; NULL when there is none.
 */
const struct questionnaire *assessment_newer(const struct assessment *assessment, struct library *library,
                                             int part);

/**
 * What an upgrade would do. Changes nothing.
 *
 * Ownership: the caller frees, before assessment and library.
 * Errors:    NULL: the store's.
 */
struct upgrade *assessment_plan_upgrade(struct assessment *assessment, struct library *library, struct error *err);

void upgrade_free(struct upgrade *upgrade);

/**
 * Does it, in one transaction that undo takes back as one.
 *
 * What is in memory stays of the version before and can no longer be changed:
 * free it and open the assessment again.
 *
 * Errors: false, nothing was done; ERROR_CONFLICT when another program changed
 *         the assessment since it was read.
 */
bool assessment_upgrade(struct assessment *assessment, struct library *library, const struct upgrade *upgrade,
                        struct error *err);

/** Is the last change, which undo would take back, an upgrade? */
bool assessment_can_undo_upgrade(const struct assessment *assessment);

/**
 * Takes back an upgrade that is the last change: versions and answers are as they were.
 * Memory as for assessment_upgrade().
 *
 * Errors: false; ERROR_NOT_FOUND when the last change is none, ERROR_CONFLICT.
 */
bool assessment_undo_upgrade(struct assessment *assessment, struct error *err);

/** An answer that is kept beside those of the present version. */
struct kept_answer {
	int part;
	const char *version;           /* of the questionnaire that asked it */
	const struct question *former; /* as it was asked then */
	int former_row;
	struct answer answer;
	bool is_gone;     /* the item is not asked any more; otherwise it is open, to be answered again */
	struct item item; /* then: which one */
};

struct kept_answers {
	struct kept_answer *list; /* in the order of the parts */
	size_t count;
	size_t capacity;
	void *texts; /* private: the former versions */
};

/** Reads what is kept; kept must be all zero. Errors: false. */
bool assessment_kept(struct assessment *assessment, struct kept_answers *kept, struct error *err);

/** The answer to be given again at an item, as it was. Lent; NULL: none. */
const struct kept_answer *kept_find(const struct kept_answers *kept, struct item item);

void kept_release(struct kept_answers *kept);

#endif
