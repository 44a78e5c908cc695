/*
 * Reading: one assessment, or all of something in order.
 */
#include "store_internal.h"

#include "arena.h"
#include "i18n.h"

#include <stdlib.h>
#include <string.h>

void stored_assessment_release(struct stored_assessment *stored)
{
	profile_release(&stored->profile);
	free(stored->position_item);
	memset(stored, 0, sizeof(*stored));
}

/* An id that was not given out by us would be cut; nothing can be done with it. */
static bool copy_id(char id[ASSESSMENT_ID_SIZE], const char *text)
{
	size_t size = strlen(text);

	if (size == 0 || size >= ASSESSMENT_ID_SIZE)
		return false;
	memcpy(id, text, size + 1);
	return true;
}

static bool fail_damaged(struct store *store, struct error *err)
{
	error_set_at(err, ERROR_DAMAGED, store->path, 0, 0,
		     _("the database has an assessment with an impossible id"));
	return false;
}

/* ---- finding ---------------------------------------------------------------- */

static bool is_possible_prefix(const char *prefix)
{
	size_t size = strlen(prefix);

	return size > 0 && size < ASSESSMENT_ID_SIZE &&
	       strspn(prefix, "0123456789abcdefghijklmnopqrstuvwxyz") == size;
}

static bool refuse_prefix(struct store *store, const char *prefix, const struct strbuf *found,
			  struct error *err)
{
	if (found->length == 0)
		error_set_at(err, ERROR_NOT_FOUND, NULL, 0, 0,
			     _("no assessment '%.40s' in %s; see 'tenken list'"), prefix,
			     store->path);
	else
		error_set_at(err, ERROR_AMBIGUOUS, NULL, 0, 0,
			     _("several assessments begin with '%.40s': %s"), prefix, found->text);
	return false;
}

bool store_find(struct store *store, const char *prefix, char id[ASSESSMENT_ID_SIZE],
		struct error *err)
{
	struct strbuf found = STRBUF_INIT;
	sqlite3_stmt *statement;
	bool failed = false;
	int count = 0;

	if (is_possible_prefix(prefix)) {
		statement = store_statement(store, STATEMENT_FIND, err);
		if (!statement)
			return false;
		sqlite3_bind_text(statement, 1, prefix, -1, SQLITE_STATIC);
		while (store_row(store, statement, &failed, err)) {
			const char *text = store_text(statement, 0);

			if (++count <= 3)
				strbuf_addf(&found, "%s%s", count > 1 ? ", " : "", text);
			else
				strbuf_adds(&found, ", …");
			if (!copy_id(id, text) && !failed)
				count = 2;
		}
	}
	if (!failed && count != 1)
		refuse_prefix(store, prefix, &found, err);
	strbuf_release(&found);
	return !failed && count == 1;
}

/* ---- one assessment ---------------------------------------------------------- */

static bool take_assessment(sqlite3_stmt *statement, struct stored_assessment *stored)
{
	if (!copy_id(stored->id, store_text(statement, 0)))
		return false;
	stored->created_utc_ms = sqlite3_column_int64(statement, 1);
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		profile_set_field(&stored->profile, i, store_text(statement, 2 + (int)i));
	stored->updated_utc_ms = sqlite3_column_int64(statement, 2 + PROFILE_FIELDS);
	stored->last_event = sqlite3_column_int64(statement, 3 + PROFILE_FIELDS);
	stored->position_part = -1;
	return true;
}

static bool read_position(struct store *store, struct stored_assessment *stored, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_READ_POSITION, err);
	bool failed;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, stored->id, -1, SQLITE_STATIC);
	if (!store_row(store, statement, &failed, err))
		return !failed;
	stored->position_part = sqlite3_column_int(statement, 0);
	stored->position_item = mem_strdup(store_text(statement, 1));
	sqlite3_reset(statement);
	return true;
}

bool store_read_assessment(struct store *store, const char *id, struct stored_assessment *stored,
			   struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_READ_ASSESSMENT, err);
	bool failed;
	bool is_good;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	if (!store_row(store, statement, &failed, err)) {
		if (!failed)
			error_set(err, ERROR_NOT_FOUND, _("no assessment '%.40s' any more"), id);
		return false;
	}
	is_good = take_assessment(statement, stored);
	sqlite3_reset(statement);
	return is_good ? read_position(store, stored, err) : fail_damaged(store, err);
}

/* ---- all of something --------------------------------------------------------- */

/* Calls take for each row until it returns false. */
static bool each_row(struct store *store, sqlite3_stmt *statement,
		     bool (*take)(sqlite3_stmt *, void *), void *context, struct error *err)
{
	bool failed;

	while (store_row(store, statement, &failed, err)) {
		if (!take(statement, context)) {
			sqlite3_reset(statement);
			return true;
		}
	}
	return !failed;
}

static sqlite3_stmt *statement_for(struct store *store, enum statement which, const char *id,
				   struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	if (statement)
		sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	return statement;
}

struct assessment_walk {
	store_visit_assessment visit;
	void *context;
	bool is_damaged;
};

static bool take_listed(sqlite3_stmt *statement, void *context)
{
	struct assessment_walk *walk = context;
	struct stored_assessment stored = { .id = "" };
	bool go_on = false;

	walk->is_damaged = !take_assessment(statement, &stored);
	if (!walk->is_damaged)
		go_on = walk->visit(walk->context, &stored);
	stored_assessment_release(&stored);
	return go_on;
}

bool store_each_assessment(struct store *store, store_visit_assessment visit, void *context,
			   struct error *err)
{
	struct assessment_walk walk = { .visit = visit, .context = context };
	sqlite3_stmt *statement = store_statement(store, STATEMENT_EACH_ASSESSMENT, err);

	if (!statement || !each_row(store, statement, take_listed, &walk, err))
		return false;
	return walk.is_damaged ? fail_damaged(store, err) : true;
}

struct part_walk {
	store_visit_part visit;
	void *context;
};

static bool take_part(sqlite3_stmt *statement, void *context)
{
	const struct part_walk *walk = context;

	return walk->visit(walk->context, store_text(statement, 0),
			   sqlite3_column_int(statement, 1), store_text(statement, 2));
}

bool store_each_part(struct store *store, store_visit_part visit, void *context, struct error *err)
{
	struct part_walk walk = { .visit = visit, .context = context };
	sqlite3_stmt *statement = store_statement(store, STATEMENT_EACH_PART, err);

	return statement && each_row(store, statement, take_part, &walk, err);
}

struct text_walk {
	store_visit_text visit;
	void *context;
};

static bool take_text(sqlite3_stmt *statement, void *context)
{
	const struct text_walk *walk = context;
	const char *text = (const char *)sqlite3_column_text(statement, 2);

	return walk->visit(walk->context, sqlite3_column_int(statement, 0),
			   store_text(statement, 1), text,
			   text ? (size_t)sqlite3_column_bytes(statement, 2) : 0);
}

static bool each_text(struct store *store, enum statement which, const char *id,
		      store_visit_text visit, void *context, struct error *err)
{
	struct text_walk walk = { .visit = visit, .context = context };
	sqlite3_stmt *statement = statement_for(store, which, id, err);

	return statement && each_row(store, statement, take_text, &walk, err);
}

bool store_each_text(struct store *store, const char *id, store_visit_text visit, void *context,
		     struct error *err)
{
	return each_text(store, STATEMENT_EACH_TEXT, id, visit, context, err);
}

bool store_each_hash(struct store *store, const char *id, store_visit_text visit, void *context,
		     struct error *err)
{
	return each_text(store, STATEMENT_EACH_HASH, id, visit, context, err);
}

bool store_each_former(struct store *store, const char *id, store_visit_text visit, void *context,
		       struct error *err)
{
	return each_text(store, STATEMENT_EACH_FORMER, id, visit, context, err);
}

struct answer_walk {
	store_visit_answer visit;
	void *context;
};

static bool take_answer(sqlite3_stmt *statement, void *context)
{
	const struct answer_walk *walk = context;

	return walk->visit(walk->context, sqlite3_column_int(statement, 0),
			   store_text(statement, 1), store_text(statement, 2));
}

bool store_each_answer(struct store *store, const char *id, store_visit_answer visit, void *context,
		       struct error *err)
{
	struct answer_walk walk = { .visit = visit, .context = context };
	sqlite3_stmt *statement = statement_for(store, STATEMENT_EACH_ANSWER, id, err);

	return statement && each_row(store, statement, take_answer, &walk, err);
}

struct event_walk {
	store_visit_event visit;
	void *context;
};

static bool take_event(sqlite3_stmt *statement, void *context)
{
	const struct event_walk *walk = context;
	int via = sqlite3_column_int(statement, 4);
	int kind = sqlite3_column_int(statement, 5);
	struct event event = {
		.id = sqlite3_column_int64(statement, 0),
		.batch = sqlite3_column_int64(statement, 1),
		.at_utc_ms = sqlite3_column_int64(statement, 2),
		.who = store_text(statement, 3),
		.via = via >= 0 && via < VIA_COUNT ? (enum via)via : VIA_SELF,
		.kind = kind >= 0 && kind < EVENT_KIND_COUNT ? (enum event_kind)kind
							     : EVENT_KIND_COUNT,
		.part = sqlite3_column_int(statement, 6),
		.item = store_text(statement, 7),
		.before = store_text(statement, 8),
		.after = store_text(statement, 9),
		.undoes = sqlite3_column_int64(statement, 10),
	};

	return walk->visit(walk->context, &event);
}

bool store_each_event(struct store *store, const char *id, int64_t from, store_visit_event visit,
		      void *context, struct error *err)
{
	struct event_walk walk = { .visit = visit, .context = context };
	sqlite3_stmt *statement = statement_for(store, STATEMENT_EACH_EVENT, id, err);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 2, from);
	return each_row(store, statement, take_event, &walk, err);
}
