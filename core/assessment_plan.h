/*
 * Between the files assessment*.c only: a change while it is being made, as a
 * run of steps that are stored in one transaction and then taken into memory.
 *
 *     struct plan plan = { .kind = EVENT_SET };
 *
 *     plan_add_answer(&plan, assessment, item, &after);
 *     is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
 *     plan_release(&plan);
 */
#ifndef TENKEN_ASSESSMENT_PLAN_H
#define TENKEN_ASSESSMENT_PLAN_H

#include "assessment_internal.h"

/* One item, or one entry, going from one record to another. */
struct step {
	struct item item; /* part ITEM_PART_ENTRY: the step is of an entry */
	char *name;       /* as the event has it */
	char *before;
	char *after;
	struct answer answer; /* what `after` says, of an answer */
	struct entry entry;   /* of an entry: kind and number always, the texts of `after` */
};

/* What is done together. */
struct plan {
	struct step *steps;
	size_t count;
	size_t capacity;
	enum event_kind kind;
	int64_t undoes;
	int64_t first_event; /* filled by plan_begin() */
};

void plan_release(struct plan *plan);

/** Adds an empty step. */
struct step *plan_add(struct plan *plan, struct item item);

/** Adds the step of an item from the answer that stands to another one. */
void plan_add_answer(struct plan *plan, const struct assessment *assessment, struct item item,
		     const struct answer *after);

/** Adds the step of an entry from what stands under its kind and number; after may be NULL: it is deleted. */
void plan_add_entry(struct plan *plan, const struct assessment *assessment, enum entry_kind kind,
		    int number, const struct entry *after);

/** Starts the transaction. Errors: false, and there is none. */
bool plan_begin(struct assessment *assessment, struct plan *plan, struct error *err);

/**
 * Stores the steps, commits, and takes them into memory. The transaction is
 * over afterwards.
 *
 * Errors: false, nothing was stored; ERROR_CONFLICT when a step does not begin
 *         with what is stored: then the newer state was read in.
 */
bool plan_store(struct assessment *assessment, struct plan *plan, struct error *err);

#endif
