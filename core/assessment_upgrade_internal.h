/*
 * Between assessment_upgrade*.c only: one record that an upgrade replaces.
 */
#ifndef TENKEN_ASSESSMENT_UPGRADE_INTERNAL_H
#define TENKEN_ASSESSMENT_UPGRADE_INTERNAL_H

#include "assessment_internal.h"
#include "assessment_upgrade.h"

/* All owned. */
struct upgrade_step {
	int part;
	char *item; /* "": the part itself, the records are then the SHA-256 */
	char *before;
	char *after;
};

/** Brings the drafts of a part's items along to the names that they have in the other version. */
bool upgrade_move_drafts(struct assessment *assessment, int part, const struct upgrade_map *map,
			 const struct questionnaire *from, const struct questionnaire *to,
			 bool is_back, struct error *err);

#endif
