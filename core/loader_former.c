/*
 * What a questionnaire says of its earlier versions: which id a thing had, and
 * since when it means something else.
 *
 * An id or a number is given once and never to something else: an assessment
 * that goes on with a newer version finds its answers by it.
 *
 * Source: tenken-questionnaire(5), "Versions".
 */
#include "loader_parts.h"

#include "id_index.h"

#include <string.h>

const char *loader_read_former_id(const struct cfg_group *group, size_t key, struct arena *arena)
{
	return cfg_has(group, key) ? loader_read_id(group, key, false, arena) : NULL;
}

const char *loader_read_changed(struct loader *loader, const struct cfg_group *group, size_t key)
{
	const char *own = loader->questionnaire->version;
	const char *version = cfg_string(group, key, CFG_OPTIONAL, loader->arena);

	if (version && own && questionnaire_version_compare(version, own) > 0) {
		cfg_mistake(loader->cfg, cfg_line(group, key),
			    _("\"changed\" names version \"%s\", later than this one; expected "
			      "\"%s\" or an earlier one"),
			    version, own);
		return NULL;
	}
	return version;
}

/* ---- renamed_from ------------------------------------------------------------ */

/* A list of things that may have been renamed. */
struct former {
	size_t count;
	const char *(*id)(const void *list, size_t place);
	const char *(*former_id)(const void *list, size_t place);
	int (*line)(const void *list, size_t place);
	const void *list;
};

static void check_still_there(struct loader *loader, const struct former *former,
			      struct id_index *ids, size_t place)
{
	const char *name = former->former_id(former->list, place);
	int line = former->line(former->list, place);
	const char *own = former->id(former->list, place);

	if (own && strcmp(own, name) == 0)
		cfg_mistake(loader->cfg, line,
			    _("\"renamed_from\" is the id \"%s\" itself; expected the one that it had "
			      "before"),
			    name);
	else if (id_index_find(ids, name, strlen(name)) >= 0)
		cfg_mistake(loader->cfg, line,
			    _("\"renamed_from\" names \"%s\", which is still there; expected an id "
			      "that is gone"),
			    name);
}

static void check_list(struct loader *loader, const struct former *former)
{
	struct id_index *ids, *seen;
	size_t named = 0;

	for (size_t i = 0; i < former->count; i++)
		named += former->former_id(former->list, i) != NULL;
	if (named == 0)
		return;
	ids = id_index_new(loader->arena, former->count);
	seen = id_index_new(loader->arena, named);
	for (size_t i = 0; i < former->count; i++)
		if (former->id(former->list, i))
			id_index_add(ids, former->id(former->list, i), (int)i);
	for (size_t i = 0; i < former->count; i++) {
		const char *name = former->former_id(former->list, i);
		int other;

		if (!name)
			continue;
		check_still_there(loader, former, ids, i);
		other = id_index_add(seen, name, (int)i);
		if (other >= 0)
			cfg_mistake(loader->cfg, former->line(former->list, i),
				    _("\"%s\" is in \"renamed_from\" twice; expected it only in "
				      "line %d"),
				    name, former->line(former->list, (size_t)other));
	}
}

static const char *question_id(const void *list, size_t place)
{
	const struct question *question = (const struct question *)list + place;

	return *question->id ? question->id : NULL;
}

static const char *question_former(const void *list, size_t place)
{
	return ((const struct question *)list)[place].renamed_from;
}

static int question_line(const void *list, size_t place)
{
	return ((const struct question *)list)[place].line;
}

static const char *row_id(const void *list, size_t place)
{
	return ((const struct row *)list)[place].id;
}

static const char *row_former(const void *list, size_t place)
{
	return ((const struct row *)list)[place].renamed_from;
}

static int row_line(const void *list, size_t place)
{
	return ((const struct row *)list)[place].line;
}

static const char *column_id(const void *list, size_t place)
{
	return ((const struct option *)list)[place].id;
}

static const char *column_former(const void *list, size_t place)
{
	return ((const struct option *)list)[place].renamed_from_id;
}

static int column_line(const void *list, size_t place)
{
	return ((const struct option *)list)[place].line;
}

/* Options and values have numbers. */
static void check_values(struct loader *loader, const struct option *options, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int former = options[i].renamed_from;

		for (size_t j = 0; former > 0 && j < count; j++) {
			if (options[j].value == former)
				cfg_mistake(loader->cfg, options[i].line,
					    _("\"renamed_from\" names value %d, which is still "
					      "there; expected one that is gone"),
					    former);
			if (j < i && options[j].renamed_from == former)
				cfg_mistake(loader->cfg, options[i].line,
					    _("value %d is in \"renamed_from\" twice; expected it "
					      "only in line %d"),
					    former, options[j].line);
		}
	}
}

void loader_check_former(struct loader *loader)
{
	struct former questions = {
		.count = loader->question_count,
		.id = question_id,
		.former_id = question_former,
		.line = question_line,
		.list = loader->questions,
	};

	check_list(loader, &questions);
	for (size_t i = 0; i < loader->question_count; i++) {
		const struct question *question = &loader->questions[i];
		struct former rows = {
			.count = question->row_count,
			.id = row_id,
			.former_id = row_former,
			.line = row_line,
			.list = question->rows,
		};
		struct former columns = {
			.count = question->column_count,
			.id = column_id,
			.former_id = column_former,
			.line = column_line,
			.list = question->columns,
		};

		check_list(loader, &rows);
		check_list(loader, &columns);
		check_values(loader, question->options, question->option_count);
		check_values(loader, question->values, question->value_count);
	}
}
