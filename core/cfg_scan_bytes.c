/*
 * The first look at a file: every byte of it.
 */
#include "cfg_scan.h"

#include <stdint.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

enum {
	BAD_LINES_MAX = 1000, /* lines with invisible characters: the rest is not read */
	TEXT_LINES_MAX = 10   /* lines with bytes that are no UTF-8: it is no text at all */
};

static void check_include(struct cfg_scan *scan, char *line)
{
	char *at = line;

	while (*at == ' ' || *at == '\t')
		at++;
	if (*at != '@' || strncmp(at, "@include", strlen("@include")) != 0)
		return;
	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line,
		       cfg_scan_column(scan, scan->line_start, at),
		       _("\"@include\" is not allowed; expected all settings in this file"));
	*at = '#';
}

/* Reports what has no place in a file, and puts a harmless character of the same size there. */
static void refuse_char(struct cfg_scan *scan, char *at, uint32_t c)
{
	int column = cfg_scan_column(scan, scan->line_start, at);

	if (c == TEXT_BAD)
		error_list_add(
			scan->mistakes, false, ERROR_INPUT, scan->name, scan->line, column,
			_("byte 0x%02X is not UTF-8; expected the file to be saved as UTF-8"),
			(unsigned char)*at);
	else if (c < 0xA0)
		error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line, column,
			       _("control character U+%04X; expected text"), (unsigned)c);
	else
		error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line, column,
			       _("invisible character U+%04X; expected text that can be seen"),
			       (unsigned)c);
}

/* Of the bytes that have no place in a file, the first of a line is reported; all are made harmless. */
static void mend_char(struct cfg_scan *scan, char *at, size_t size, uint32_t c)
{
	static const char *const harmless[] = { "?", "?", "\u00bf", "\ufffd", "\U00020000" };

	if (scan->bad_line != scan->line) {
		refuse_char(scan, at, c);
		scan->bad_line = scan->line;
		scan->bad_lines += c == TEXT_BAD || c < 0x20 ? BAD_LINES_MAX / TEXT_LINES_MAX : 1;
	}
	memcpy(at, harmless[size], size);
	if (c < 0x80)
		*at = ' ';
}

static bool is_plain(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\t';
}

/* Three bytes from U+3000 to U+30FF or U+4000 to U+9FFF: punctuation, kana and kanji, all of them safe. */
static bool is_plain_japanese(const unsigned char *at)
{
	if (at[0] < 0xE3 || at[0] > 0xE9 || (at[0] == 0xE3 && at[1] > 0x83))
		return false;
	return (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

static void start_line(struct cfg_scan *scan, char *line)
{
	scan->line++;
	scan->line_start = line;
	check_include(scan, line);
}

static bool refuse_file(struct cfg_scan *scan, const char *at)
{
	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line,
		       cfg_scan_column(scan, scan->line_start, at),
		       _("this is no text, the rest was not read; expected a text file in UTF-8"));
	return false;
}

bool cfg_scan_bytes(struct cfg_scan *scan)
{
	char *at = scan->at;
	uint32_t c;

	check_include(scan, at);
	while (at < scan->end) {
		size_t size = 1;

		if (is_plain((unsigned char)*at)) {
			at++;
			continue;
		}
		if (is_plain_japanese((const unsigned char *)at)) {
			at += 3;
			continue;
		}
		if (*at == '\n') {
			start_line(scan, at + 1);
		} else if (*at != '\r' || at[1] != '\n') {
			size = text_decode(at, (size_t)(scan->end - at), &c);
			if (text_is_unsafe_char(c))
				mend_char(scan, at, size, c);
			if (scan->bad_lines >= BAD_LINES_MAX)
				return refuse_file(scan, at);
		}
		at += size;
	}
	scan->line = 1;
	scan->line_start = scan->at;
	return true;
}
