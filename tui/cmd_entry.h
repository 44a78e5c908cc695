/*
 * cmd_entry: what `finding`, `incident`, `factor`, `action` and `exception`
 * share: listing, adding, changing and deleting the entries of one kind.
 *
 *	struct entry_request request = { .kind = ENTRY_FINDING, .delete = words->option[OPT_DELETE], ... };
 *
 *	return cmd_entry_run(context, words->args[0], &request);
 */
#ifndef TENKEN_CMD_ENTRY_H
#define TENKEN_CMD_ENTRY_H

#include "cmd_util.h"
#include "entry.h"

/** The words of such a command. NULL: not given. */
struct entry_request {
	const char *command; /* its name, for usage */
	enum entry_kind kind;
	const char *delete; /* number of the one to delete */
	const char *change; /* number of the one to change */
	const char *json;
	const char *who;
	const char *interview;
	const char *fields[ENTRY_FIELD_COUNT]; /* texts that were given */
	const char *is_remote;                 /* "yes", "no" */
	const char *is_cloud;
};

/** Options that all of them have. */
#define CMD_ENTRY_OPTIONS(DELETE, CHANGE, JSON) \
	[DELETE] = { 0, "delete", N_("NUMBER"), N_("takes one away; the others keep their numbers") }, \
	[CHANGE] = { 0, "change", N_("NUMBER"), N_("changes one: what is given replaces what stands there") }, \
	[JSON] = { 0, "json", NULL, N_("lists as JSON, schema tenken-entries/1") }

/**
 * Does what is asked for: deletes, changes or adds (then the number is printed),
 * or lists when nothing was given to write.
 *
 * Returns: an enum cmd_status.
 */
int cmd_entry_run(struct cmd_context *context, const char *id, const struct entry_request *request);

#endif
