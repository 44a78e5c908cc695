#include "library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "digest.h"
#include "file.h"
#include "i18n.h"
#include "loader.h"
#include "strbuf.h"

struct entry {
	char *path;
	const char *name; /* the last part of path */
	bool is_read;
	struct strbuf text;
	struct questionnaire *questionnaire; /* NULL when there were mistakes */
	struct error_list mistakes;
	char hash[DIGEST_HEX_SIZE]; /* SHA-256 of the file, "" until it is asked for */
};

struct library {
	struct entry *entries; /* by name */
	size_t count;
	size_t capacity;
	char *clauses_path; /* NULL when there is no such file */
	bool is_clauses_read;
	struct clause_library *clauses;
	struct error clauses_error;
	char *benchmarks_path; /* NULL when there is no such file */
	bool is_benchmarks_read;
	struct benchmark_library *benchmarks;
	struct error benchmarks_error;
};

static bool is_hidden(const struct library *library, const char *name)
{
	for (size_t i = 0; i < library->count; i++)
		if (strcmp(library->entries[i].name, name) == 0)
			return true;
	return false;
}

static bool has_suffix(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && name[0] != '.' && strcmp(name + length - 4, ".cfg") == 0;
}

/* The first one found hides the others. Takes the path. */
static void keep_path(char **kept, struct strbuf *path)
{
	if (*kept)
		strbuf_release(path);
	else
		*kept = strbuf_detach(path, NULL);
}

static void add_file(struct library *library, const char *dir, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	struct entry *entry;

	if (!has_suffix(name) || is_hidden(library, name))
		return;
	file_join(&path, dir, name);
	if (!file_is_regular(path.text)) {
		strbuf_release(&path);
		return;
	}
	if (strcmp(name, "clauses.cfg") == 0) {
		keep_path(&library->clauses_path, &path);
		return;
	}
	if (strcmp(name, "benchmarks.cfg") == 0) {
		keep_path(&library->benchmarks_path, &path);
		return;
	}
	library->entries = mem_grow(library->entries, library->count, &library->capacity,
				    sizeof(*library->entries));
	entry = &library->entries[library->count++];
	*entry = (struct entry){ .path = strbuf_detach(&path, NULL) };
	entry->name = file_base_name(entry->path);
	strbuf_init(&entry->text);
	error_list_init(&entry->mistakes);
}

/* The files of one folder; what is there already hides them. */
static void add_dir(struct library *library, const char *dir)
{
	DIR *stream = opendir(dir);
	const struct dirent *file;

	if (!stream)
		return;
	while ((file = readdir(stream)))
		add_file(library, dir, file->d_name);
	closedir(stream);
}

static int by_name(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;

	return strcmp(a->name, b->name);
}

struct library *library_new(void)
{
	struct library *library = mem_calloc(1, sizeof(*library));
	struct strbuf dir = STRBUF_INIT;
	struct strbuf questionnaires = STRBUF_INIT;

	if (file_data_home(&dir, NULL)) {
		file_join(&questionnaires, dir.text, "questionnaires");
		add_dir(library, questionnaires.text);
	}
	strbuf_reset(&dir);
	strbuf_reset(&questionnaires);
	file_installed_data_dir(&dir);
	file_join(&questionnaires, dir.text, "questionnaires");
	add_dir(library, questionnaires.text);
	if (library->count > 1)
		qsort(library->entries, library->count, sizeof(*library->entries), by_name);
	strbuf_release(&questionnaires);
	strbuf_release(&dir);
	return library;
}

void library_free(struct library *library)
{
	if (!library)
		return;
	for (size_t i = 0; i < library->count; i++) {
		questionnaire_free(library->entries[i].questionnaire);
		error_list_release(&library->entries[i].mistakes);
		strbuf_release(&library->entries[i].text);
		free(library->entries[i].path);
	}
	clause_library_free(library->clauses);
	free(library->clauses_path);
	benchmark_library_free(library->benchmarks);
	free(library->benchmarks_path);
	free(library->entries);
	free(library);
}

size_t library_count(struct library *library)
{
	return library->count;
}

static void read_entry(struct entry *entry)
{
	struct error err = ERROR_INIT;

	entry->is_read = true;
	if (!file_read(entry->path, CFG_FILE_MAX, &entry->text, &err)) {
		error_list_add(&entry->mistakes, false, err.code, entry->name, 0, 0, "%s",
			       err.message);
		return;
	}
	entry->questionnaire = questionnaire_load_text(entry->name, entry->text.text,
						       entry->text.length, &entry->mistakes);
}

static const struct questionnaire *questionnaire_of(struct entry *entry)
{
	if (!entry->is_read)
		read_entry(entry);
	return entry->questionnaire;
}

const struct questionnaire *library_at(struct library *library, size_t place,
				       struct error_list *mistakes)
{
	struct entry *entry = &library->entries[place];
	const struct questionnaire *questionnaire = questionnaire_of(entry);

	for (size_t i = 0; i < entry->mistakes.count; i++)
		error_list_add_error(mistakes, entry->mistakes.items[i].is_advice,
				     &entry->mistakes.items[i].error);
	return questionnaire;
}

const char *library_path(struct library *library, size_t place)
{
	return library->entries[place].path;
}

/* The first mistake stands for all; how to see the others is said. */
static void tell_mistakes(const struct error_list *mistakes, const char *path, struct error *err)
{
	const struct error *first = error_list_first(mistakes);

	if (!err || !first)
		return;
	*err = *first;
	if (mistakes->errors > 1)
		error_set_at(err, first->code, first->file, first->line, first->column,
			     _("%s (and %zu more: tenken check %s)"), first->message,
			     mistakes->errors - 1, path);
}

static void tell_unknown(const struct library *library, const char *id, struct error *err)
{
	struct strbuf known = STRBUF_INIT;

	for (size_t i = 0; i < library->count; i++) {
		const char *name = library->entries[i].name;

		strbuf_adds(&known, i > 0 ? ", " : "");
		strbuf_add(&known, name, strlen(name) - strlen(".cfg"));
	}
	if (library->count > 0)
		error_set(err, ERROR_NOT_FOUND,
			  _("unknown questionnaire \"%s\"; expected one of %s"), id, known.text);
	else
		error_set(err, ERROR_NOT_FOUND,
			  _("unknown questionnaire \"%s\"; no questionnaires are installed"), id);
	strbuf_release(&known);
}

const struct questionnaire *library_find(struct library *library, const char *id, struct error *err)
{
	size_t size = strlen(id);

	for (size_t i = 0; i < library->count; i++) {
		struct entry *entry = &library->entries[i];

		if (strncmp(entry->name, id, size) != 0 || strcmp(entry->name + size, ".cfg") != 0)
			continue;
		if (!questionnaire_of(entry))
			tell_mistakes(&entry->mistakes, entry->path, err);
		return entry->questionnaire;
	}
	tell_unknown(library, id, err);
	return NULL;
}

bool library_is_file(struct library *library, const char *id, const char *hash)
{
	size_t size = strlen(id);

	for (size_t i = 0; i < library->count; i++) {
		struct entry *entry = &library->entries[i];

		if (strncmp(entry->name, id, size) != 0 || strcmp(entry->name + size, ".cfg") != 0)
			continue;
		if (!entry->hash[0] && !digest_sha256_file(entry->path, entry->hash, NULL))
			return false;
		return strcmp(entry->hash, hash) == 0;
	}
	return false;
}

const char *library_text(struct library *library, const struct questionnaire *questionnaire,
			 size_t *size_bytes)
{
	for (size_t i = 0; i < library->count; i++) {
		if (!questionnaire || library->entries[i].questionnaire != questionnaire)
			continue;
		if (size_bytes)
			*size_bytes = library->entries[i].text.length;
		return library->entries[i].text.text;
	}
	return NULL;
}

static void read_clauses(struct library *library)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	library->is_clauses_read = true;
	if (!library->clauses_path) {
		error_set_at(&library->clauses_error, ERROR_NOT_FOUND, "clauses.cfg", 0, 0,
			     _("there is no clause library; expected the file beside the "
			       "questionnaires"));
		return;
	}
	library->clauses = clause_library_load(library->clauses_path, &mistakes);
	if (!library->clauses)
		tell_mistakes(&mistakes, library->clauses_path, &library->clauses_error);
	error_list_release(&mistakes);
}

const struct clause_library *library_clauses(struct library *library, struct error *err)
{
	if (!library->is_clauses_read)
		read_clauses(library);
	if (!library->clauses && err)
		*err = library->clauses_error;
	return library->clauses;
}

/* No such file is no fault: a library may do without. */
static void read_benchmarks(struct library *library)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	library->is_benchmarks_read = true;
	if (!library->benchmarks_path)
		return;
	library->benchmarks = benchmark_library_load(library->benchmarks_path, &mistakes);
	if (!library->benchmarks)
		tell_mistakes(&mistakes, library->benchmarks_path, &library->benchmarks_error);
	error_list_release(&mistakes);
}

const struct benchmark_library *library_benchmarks(struct library *library, struct error *err)
{
	if (!library->is_benchmarks_read)
		read_benchmarks(library);
	if (!library->benchmarks && err && library->benchmarks_error.code != ERROR_NONE)
		*err = library->benchmarks_error;
	return library->benchmarks;
}
