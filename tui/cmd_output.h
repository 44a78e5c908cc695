/*
 * cmd_output: how and where a command writes its result: -f, -O and --width.
 *
 *	const struct cmd_output_words given = { words->option[OPT_FORMAT], words->option[OPT_OUTPUT], NULL };
 *
 *	if (!cmd_output_read(&given, &annex_formats, context->settings, &output, &err))
 *		return cmd_usage("annex", "%s", err.message);
 *	...
 *	return cmd_output_write(&bytes, output.path);
 */
#ifndef TENKEN_CMD_OUTPUT_H
#define TENKEN_CMD_OUTPUT_H

#include "cmd_util.h"
#include "format.h"

/** The values of the options as they were given; NULL: not given. */
struct cmd_output_words {
	const char *format;
	const char *path;
	const char *width;
};

struct cmd_output {
	const struct format *format; /* text unless given */
	struct format_page page;
	const char *path; /* "-": stdout */
};

/**
 * Reads the options.
 *
 * Errors: false, ERROR_USAGE: no such format, width or path, or a binary format for a terminal.
 */
bool cmd_output_read(const struct cmd_output_words *words, const struct format_table *formats,
		     const struct settings *settings, struct cmd_output *output, struct error *err);

/**
 * Writes finished bytes to stdout (path NULL or "-"), or into a file, whole or not at all. Returns
 * an enum cmd_status, after the line on stderr where it is none of CMD_DONE.
 */
int cmd_output_write(const struct strbuf *bytes, const char *path);

#endif
