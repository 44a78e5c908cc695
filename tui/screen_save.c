/*
 * screen_save: asking for the file in which something is saved.
 */
#include "screen_save.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "arena.h"
#include "file.h"
#include "i18n.h"
#include "screens.h"
#include "strbuf.h"

enum { PATH_BYTES_MAX = 4096 };

/** A name to save under: organisation and day, without what a file name should not have. */
static void suggest_name(const char *organisation, struct strbuf *out)
{
	time_t now = time(NULL);
	struct tm tm;
	char day[32] = "";

	for (; *organisation; organisation++)
		strbuf_addch(out, strchr("/\\:*?\"<>| ~", *organisation) ? '-' : *organisation);
	if (localtime_r(&now, &tm))
		strftime(day, sizeof(day), "-%Y-%m-%d", &tm);
	strbuf_adds(out, day);
	strbuf_adds(out, ".txt");
}

struct transition save_ask(const char *title, const char *prompt, const char *organisation)
{
	struct strbuf name = STRBUF_INIT;
	struct input_request request = {
		.tag = "path",
		.title = title,
		.prompt = prompt,
		.required = true,
		.limit_bytes = PATH_BYTES_MAX,
	};
	struct transition transition;

	suggest_name(organisation, &name);
	request.initial = name.text;
	transition = transition_push(screen_input(&request));
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

const struct format *save_format(const struct format_table *formats, const char *path,
				 struct transition *transition)
{
	const struct format *format = format_of_path(formats, path);
	struct strbuf names = STRBUF_INIT;

	if (format)
		return format;
	format_extensions(formats, &names);
	*transition = transition_say(transition_stay(), ROLE_ERROR, _("The name must end in one of: %s"), names.text);
	strbuf_release(&names);
	return NULL;
}

struct transition save_write(const char *path, const struct strbuf *bytes)
{
	struct error err = ERROR_INIT;

	if (!file_write_atomic(path, bytes->text, bytes->length, &err))
		return transition_error(&err);
	return transition_say(transition_stay(), ROLE_INFO, _("Saved: %s"), path);
}

void save_release(struct save *save)
{
	free(save->path);
	save->path = NULL;
}
