/*
 * screen_entries: what its three files share: keys and storing in screen_entries.c, the picture
 * in screen_entries_draw.c, the form of one entry in screen_entry.c.
 */
#ifndef TENKEN_SCREEN_ENTRIES_H
#define TENKEN_SCREEN_ENTRIES_H

#include "assessment_interview.h"
#include "layout.h"
#include "list.h"
#include "screens.h"

struct entries_state {
	struct app_context *context; /* borrowed */
	enum entry_kind kind;        /* the list that is shown */
	struct list lists[ENTRY_LISTED_COUNT];
	/* Set by entries_layout(). */
	struct rect area;   /* of the list */
	struct rect detail; /* of an incident case in full; rows 0: no room, or no case */
};

/** Cuts the canvas into headings, list and detail. */
void entries_layout(void *state, int rows, int cols);

/** Shows the list. */
void entries_draw(const void *state, struct canvas *canvas);

/** Lines of an entry in the list that is shown. */
int entries_item_rows(const void *state, int index);

/** The list whose title stands at a column of the line of titles, ENTRY_LISTED_COUNT none. */
enum entry_kind entries_tab_at(const struct entries_state *state, int cols, int x);

/** The entry at a place of the list that is shown. Lent; NULL when there is none. */
const struct entry *entries_at(const struct entries_state *state, int index);

/** How many entries of a kind there are. */
int entries_count(const struct entries_state *state, enum entry_kind kind);

/** What an entry is first known by: its text, of an incident case the outline, or what there is. */
const char *entry_gist(const struct entry *entry);

/** Name of a field of an incident case: "Company". N_(), untranslated. */
const char *entry_field_label(enum entry_field field);

#endif
