#include "cmd_output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "i18n.h"
#include "settings.h"

static bool is_stdout(const char *path)
{
	return !path || !strcmp(path, "-");
}

static bool read_format(const char *name, const struct format_table *formats, struct cmd_output *output,
			struct error *err)
{
	struct strbuf names = STRBUF_INIT;

	output->format = format_find(formats, name ? name : "text");
	if (!output->format) {
		format_names(formats, &names);
		error_set(err, ERROR_USAGE, _("unknown format '%.100s'; there are: %s"), name, names.text);
		strbuf_release(&names);
		return false;
	}
	if (output->format->is_binary && is_stdout(output->path) && isatty(STDOUT_FILENO)) {
		error_set(err, ERROR_USAGE, _("format '%s' is not for a terminal; name a file with -O FILE"), name);
		return false;
	}
	return true;
}

static bool read_width(const char *text, int *width_cols, struct error *err)
{
	char *end;
	long value;

	if (!text)
		return true;
	errno = 0;
	value = strtol(text, &end, 10);
	if (end > text && !*end && !errno && value >= SETTINGS_REPORT_WIDTH_MIN && value <= SETTINGS_REPORT_WIDTH_MAX) {
		*width_cols = (int)value;
		return true;
	}
	error_set(err, ERROR_USAGE, _("%s '%.100s' is no number from %g to %g"), "--width", text,
		  (double)SETTINGS_REPORT_WIDTH_MIN, (double)SETTINGS_REPORT_WIDTH_MAX);
	return false;
}

static bool read_path(const char *path, const char **read, struct error *err)
{
	*read = path ? path : "-";
	if (**read)
		return true;
	error_set(err, ERROR_USAGE, _("--output needs the name of a file"));
	return false;
}

bool cmd_output_read(const struct cmd_output_words *words, const struct format_table *formats,
		     const struct settings *settings, struct cmd_output *output, struct error *err)
{
	output->page = format_page_wanted(settings);
	return read_path(words->path, &output->path, err) && read_format(words->format, formats, output, err) &&
	       read_width(words->width, &output->page.width_cols, err);
}

int cmd_output_write(const struct strbuf *bytes, const char *path)
{
	struct error err = ERROR_INIT;

	if (is_stdout(path)) {
		cmd_write(bytes);
		return CMD_DONE;
	}
	if (read_path(path, &path, &err) && file_write_atomic(path, bytes->text, bytes->length, &err))
		return CMD_DONE;
	return cmd_fail(&err);
}
