/*
 * screen_save: asking for the file in which something is saved.
 */
#include "screen_save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "day.h"
#include "file.h"
#include "i18n.h"
#include "screens.h"
#include "strbuf.h"

enum { PATH_BYTES_MAX = 4096 };

void save_release(struct save *save)
{
	free(save->path);
	save->path = NULL;
}

/* ---- asking ----------------------------------------------------------------- */

/** A name to save under: organisation, kind and day, without what a file name should not have. */
static void suggest_name(const struct save *save, const char *organisation, struct strbuf *out)
{
	char day[DAY_SIZE];

	for (; *organisation; organisation++)
		strbuf_addch(out, strchr("/\\:*?\"<>| ~", *organisation) ? '-' : *organisation);
	if (*save->words->kind)
		strbuf_addf(out, "-%s", _(save->words->kind));
	day_today(day);
	strbuf_addf(out, "-%s.txt", day);
}

static bool has_format(void *data, const char *path, char *message)
{
	const struct format_table *formats = ((const struct save *)data)->words->formats;
	struct strbuf names = STRBUF_INIT;

	if (format_of_path(formats, path))
		return true;
	format_extensions(formats, &names);
	snprintf(message, MESSAGE_BYTES, _("The name must end in one of: %s"), names.text);
	strbuf_release(&names);
	return false;
}

static struct transition ask(struct save *save, const char *path)
{
	const struct input_request request = {
		.tag = "path",
		.title = save->words->title,
		.prompt = save->words->prompt,
		.initial = path,
		.required = true,
		.limit_bytes = PATH_BYTES_MAX,
		.is_valid = has_format,
		.data = save,
	};

	return transition_push(screen_input(&request));
}

struct transition save_ask(struct save *save, const char *organisation)
{
	struct strbuf name = STRBUF_INIT;
	struct transition transition;

	suggest_name(save, organisation, &name);
	transition = ask(save, name.text);
	strbuf_release(&name);
	return transition;
}

const char *save_resume(struct save *save, const struct screen_result *result,
			struct transition *transition)
{
	*transition = transition_stay();
	if (!result->value)
		return NULL;
	if (strcmp(result->name, "confirm") == 0)
		return save->path;
	if (!result->text)
		return NULL;
	free(save->path);
	save->path = mem_strdup(result->text);
	if (!file_is_regular(save->path))
		return save->path;
	*transition = transition_push(
		screen_confirm(phrase_of(N_("Replace \"%s\"?"), save->path),
			       phrase_of(N_("There is a file of this name already.")), "replace"));
	return NULL;
}

/* ---- writing ---------------------------------------------------------------- */

const struct format *save_format(const struct save *save)
{
	return format_of_path(save->words->formats, save->path);
}

struct transition save_write(struct save *save, const struct strbuf *bytes)
{
	struct error err = ERROR_INIT;

	if (!file_write_atomic(save->path, bytes->text, bytes->length, &err))
		return save_failed(save, &err);
	return transition_say(transition_stay(), ROLE_INFO, _("Saved: %s"), save->path);
}

struct transition save_failed(struct save *save, const struct error *err)
{
	return transition_say(ask(save, save->path), ROLE_ERROR, "%s", err->message);
}
