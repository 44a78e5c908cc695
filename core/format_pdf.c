/* A document as PDF: as JSON it goes into the program tenken-pdf, and its PDF comes out. */

#include "format.h"

#include "document_json.h"
#include "file.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

static const char helper_name[] = "tenken-pdf";

enum { PDF_BYTES_MAX = 512 * 1024 * 1024, ENVIRONMENT_MAX = 16 };

/* Names of the environment that fontconfig needs to find fonts; nothing else is handed on. */
static const char *const handed_on[] = { "HOME",          "XDG_CACHE_HOME",  "XDG_CONFIG_HOME",
					 "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH" };

/* "NAME=VALUE" of what is set. Ownership: the arena's. */
static char **make_environment(struct arena *arena)
{
	char **list = arena_array(arena, ENVIRONMENT_MAX, sizeof(*list));
	size_t count = 0;

	list[count++] = arena_strdup(arena, "LC_ALL=C.UTF-8");
	list[count++] = arena_printf(arena, "LANGUAGE=%s", lang_code(i18n_lang()));
	for (size_t i = 0; i < sizeof(handed_on) / sizeof(handed_on[0]); i++) {
		if (getenv(handed_on[i]))
			list[count++] = arena_printf(arena, "%s=%s", handed_on[i], getenv(handed_on[i]));
	}
	return list;
}

/* Its own last word; libraries may have said something before. */
static bool repeat_message(const struct strbuf *said, struct error *err)
{
	static const char before[] = "tenken-pdf: ";
	const char *found = NULL;
	const char *next = said->text;
	char *line;

	for (; (next = strstr(next, before)) != NULL; next += strlen(before)) {
		if ((next == said->text || next[-1] == '\n') && next[strlen(before)])
			found = next + strlen(before);
	}
	if (!found)
		return false;
	line = mem_strndup(found, strcspn(found, "\n"));
	error_set(err, ERROR_IO, "%s", line);
	free(line);
	return true;
}

static bool is_done(const struct program_run *run, struct error *err)
{
	if (run->signal) {
		error_set(err, ERROR_IO, _("cannot make the PDF: %s was ended by signal %d"), helper_name, run->signal);
		return false;
	}
	if (run->status != 0) {
		if (!repeat_message(&run->said, err))
			error_set(err, ERROR_IO, _("cannot make the PDF: %s ended with status %d"), helper_name, run->status);
		return false;
	}
	if (run->out.length >= PDF_BYTES_MAX || strncmp(run->out.text, "%PDF-", 5) != 0) {
		error_set(err, ERROR_IO, _("cannot make the PDF: %s gave none"), helper_name);
		return false;
	}
	return true;
}

/* By its own path only, never through PATH. */
static bool make_pdf(struct program_run *run, enum paper paper, struct error *err)
{
	char *const words[] = { (char *)helper_name, "-p", paper == PAPER_LETTER ? "letter" : "a4", NULL };
	struct strbuf path = STRBUF_INIT;
	struct arena arena;
	bool ok;

	arena_init(&arena);
	file_program(&path, helper_name);
	run->path = path.text;
	run->words = words;
	run->environment = make_environment(&arena);
	run->out_bytes_max = PDF_BYTES_MAX;
	ok = program_run(run, err) && is_done(run, err);
	strbuf_release(&path);
	arena_release(&arena);
	return ok;
}

/* An object with the member that the program reads. */
static void make_json(const struct document *doc, struct strbuf *text)
{
	struct json_writer json;

	json_begin(&json, text);
	json_object(&json, NULL);
	document_json_write(&json, doc);
	json_end(&json);
	json_finish(&json);
}

static bool render(const struct document *doc, const struct format_page *page, struct strbuf *out,
                   struct error *err)
{
	struct program_run run = PROGRAM_RUN_INIT;
	struct strbuf text = STRBUF_INIT;
	bool ok;

	make_json(doc, &text);
	run.input = text.text;
	run.input_bytes = text.length;
	ok = make_pdf(&run, page->paper, err);
	if (ok)
		strbuf_add(out, run.out.text, run.out.length);
	program_release(&run);
	strbuf_release(&text);
	return ok;
}

const struct format format_pdf = { .name = "pdf", .extension = "pdf", .is_binary = true, .render = render };
