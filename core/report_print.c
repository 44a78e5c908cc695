/* Printing: the report goes to the program that the user named for it, and to no other. */

#include "report.h"

#include "program.h"

#include <stdlib.h>
#include <string.h>

enum { SAID_BYTES_MAX = 16384 };

static const struct format *format_of(const struct settings *settings)
{
	return format_find(&report_formats, settings->print_format == PRINT_TEXT ? "text" : "pdf");
}

/* What the program said last, in one line: it knows best what is wrong. */
static void repeat(const struct program_run *run, const char *name, struct error *err)
{
	size_t end = run->said.length;
	size_t begin;

	while (end > 0 && run->said.text[end - 1] == '\n')
		end--;
	begin = end;
	while (begin > 0 && run->said.text[begin - 1] != '\n')
		begin--;
	if (end > begin)
		error_set(err, ERROR_IO, _("'%.60s' did not print: %.*s"), name, (int)(end - begin > 150 ? 150 : end - begin),
			  run->said.text + begin);
	else if (run->signal)
		error_set(err, ERROR_IO, _("'%.60s' did not print: signal %d ended it"), name, run->signal);
	else
		error_set(err, ERROR_IO, _("'%.60s' did not print: it ended with status %d"), name, run->status);
}

bool report_print(const struct gap_report *report, const struct report_options *options,
                  const struct settings *settings, struct strbuf *said, struct error *err)
{
	struct program_run run = PROGRAM_RUN_INIT;
	struct strbuf bytes = STRBUF_INIT;
	bool ok;

	if (!settings->print[0]) {
		error_set(err, ERROR_NOT_FOUND,
			  _("no program for printing is named; name one in tenken.conf: print = [ \"lp\" ]"));
		return false;
	}
	ok = report_write(report, format_of(settings), options, &bytes, err);
	run.input = bytes.text;
	run.input_bytes = bytes.length;
	run.words = (char *const *)settings->print;
	run.out_bytes_max = SAID_BYTES_MAX;
	ok = ok && program_run(&run, err);
	if (ok && (run.status != 0 || run.signal)) {
		repeat(&run, settings->print[0], err);
		ok = false;
	}
	if (ok && said)
		strbuf_add(said, run.out.text, run.out.length);
	program_release(&run);
	strbuf_release(&bytes);
	return ok;
}
