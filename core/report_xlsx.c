/* The report as a workbook: summary, gaps, answers, actions. */

#include "escape.h"
#include "file.h"
#include "report_formats.h"
#include "report_xlsx_book.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORKBOOK_BYTES_MAX = 512 * 1024 * 1024, PROPERTY_CHARS_MAX = 200 };

static const char file_name[] = "report.xlsx";

static bool cannot(struct error *err, const char *why)
{
	error_set(err, ERROR_IO, _("cannot write the workbook: %s"), why);
	return false;
}

/* Of title and author; 255 characters are allowed. Ownership: the caller's. */
static char *property(const char *text)
{
	struct strbuf clean = STRBUF_INIT;
	size_t at = 0;

	escape_cell(&clean, text);
	for (int i = 0; i < PROPERTY_CHARS_MAX && at < clean.length; i++) {
		uint32_t c;

		at += text_decode(clean.text + at, clean.length - at, &c);
	}
	strbuf_truncate(&clean, at);
	return strbuf_detach(&clean, NULL);
}

/* The time of the last change stands for that of writing: no clock. */
static void set_properties(struct xlsx_book *book)
{
	struct strbuf text = STRBUF_INIT;
	const char *organisation = book->report->organisation;
	lxw_doc_properties properties = { .created = (time_t)book->report->updated_utc };

	strbuf_addf(&text, "%s%s%s", T_(book->lang, "Security gap report"), *organisation ? ": " : "", organisation);
	properties.title = property(text.text);
	properties.author = property(book->options->author ? book->options->author : "");
	xlsx_note(book, book->call.workbook_set_properties(book->workbook, &properties));
	free(properties.title);
	free(properties.author);
	strbuf_release(&text);
}

/* The library complains on stderr by itself, also on a screen; the error that it returns says the same. */
static int close_quietly(struct xlsx_book *book)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int before = nowhere < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
	int number;

	if (before >= 0)
		dup2(nowhere, STDERR_FILENO);
	errno = 0;
	xlsx_note(book, book->call.workbook_close(book->workbook));
	number = errno;
	if (before >= 0) {
		dup2(before, STDERR_FILENO);
		close(before);
	}
	if (nowhere >= 0)
		close(nowhere);
	return number;
}

static bool is_written(const struct xlsx_book *book, int number, struct error *err)
{
	if (book->error == LXW_NO_ERROR)
		return true;
	if (number == ENOSPC || number == EDQUOT) {
		error_set(err, ERROR_FULL, _("no room on the disk for the report"));
		return false;
	}
	return cannot(err, book->call.lxw_strerror(book->error));
}

static bool write_book(struct xlsx_book *book, const char *folder, const char *path, struct error *err)
{
	lxw_workbook_options options = { .constant_memory = LXW_FALSE, .tmpdir = (char *)folder };

	book->workbook = book->call.workbook_new_opt(path, &options);
	if (!book->workbook)
		return cannot(err, strerror(ENOMEM));
	xlsx_book_begin(book);
	set_properties(book);
	xlsx_summary(book);
	xlsx_gaps(book);
	xlsx_answers(book);
	xlsx_actions(book);
	return is_written(book, close_quietly(book), err);
}

/* The library writes into files only: in a folder that nobody else can enter, gone before we return. */
static bool write_in_folder(struct xlsx_book *book, const char *folder, struct strbuf *out, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf bytes = STRBUF_INIT;
	bool ok;

	file_join(&path, folder, file_name);
	ok = write_book(book, folder, path.text, err) && file_read(path.text, WORKBOOK_BYTES_MAX, &bytes, err);
	unlink(path.text);
	if (ok)
		strbuf_add(out, bytes.text, bytes.length);
	strbuf_release(&bytes);
	strbuf_release(&path);
	return ok;
}

static bool make_folder(struct strbuf *folder, struct error *err)
{
	const char *place = getenv("TMPDIR");

	file_join(folder, place && *place == '/' ? place : "/tmp", "tenken-xlsx-XXXXXX");
	return mkdtemp(folder->text) || cannot(err, strerror(errno));
}

bool report_xlsx_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                       struct error *err)
{
	struct xlsx_book book = { .report = report, .options = options, .lang = report->lang };
	struct strbuf folder = STRBUF_INIT;
	bool ok;

	if (!xlsx_library_open(&book.call, err))
		return false;
	ok = make_folder(&folder, err);
	if (ok) {
		ok = write_in_folder(&book, folder.text, out, err);
		rmdir(folder.text);
	}
	strbuf_release(&folder);
	xlsx_library_close(&book.call);
	return ok;
}
