#include "cfg_scan.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "cfg.h"
#include "i18n.h"
#include "text.h"

enum {
	LATE_LINES_MAX = 50, /* that a text is looked for its quote */
	WORD_SHOWN_MAX = 40  /* bytes of a word that a message quotes */
};

void cfg_scan_init(struct cfg_scan *scan, const char *name, char *text, size_t size_bytes,
		   struct error_list *mistakes)
{
	*scan = (struct cfg_scan){ .name = name, .mistakes = mistakes };
	scan->at = text;
	scan->end = text + size_bytes;
	scan->line = 1;
	scan->line_start = text;
}

void cfg_scan_release(struct cfg_scan *scan)
{
	free(scan->quote_lines);
	scan->quote_lines = NULL;
	scan->quote_count = 0;
	scan->quote_capacity = 0;
}

int cfg_scan_column(struct cfg_scan *scan, const char *line_start, const char *at)
{
	if (scan->column_line != line_start || scan->column_at > at) {
		scan->column_line = line_start;
		scan->column_at = line_start;
		scan->column = 1;
	}
	for (; scan->column_at < at; scan->column_at++)
		scan->column += ((unsigned char)scan->column_at[0] & 0xC0) != 0x80;
	return scan->column;
}

static int column_here(struct cfg_scan *scan, const char *at)
{
	return cfg_scan_column(scan, scan->line_start, at);
}

bool cfg_scan_is_quote_line(const struct cfg_scan *scan, int line)
{
	size_t low = 0;
	size_t high = scan->quote_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scan->quote_lines[middle] == line)
			return true;
		if (scan->quote_lines[middle] < line)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

void cfg_scan_blank(char *from, const char *to)
{
	for (; from < to; from++)
		if (*from != '\n')
			*from = ' ';
}

/* ---- words ------------------------------------------------------------- */

static void word_mistake(struct cfg_scan *scan, const char *at, const char *message)
{
	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line,
		       column_here(scan, at), "%s", message);
}

static void skip_line_comment(struct cfg_scan *scan)
{
	char *newline = memchr(scan->at, '\n', (size_t)(scan->end - scan->at));

	scan->at = newline ? newline : scan->end;
}

static void skip_block_comment(struct cfg_scan *scan)
{
	char *open = scan->at;
	int line = scan->line;
	const char *line_start = scan->line_start;

	for (scan->at += 2; scan->at < scan->end; scan->at++) {
		if (scan->at[0] == '*' && scan->at[1] == '/') {
			scan->at += 2;
			return;
		}
		if (*scan->at == '\n') {
			scan->line++;
			scan->line_start = scan->at + 1;
		}
	}
	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, line,
		       cfg_scan_column(scan, line_start, open),
		       _("comment \"/*\" is not closed; expected \"*/\""));
	cfg_scan_blank(open, scan->end);
	scan->is_cut = true;
}

static void skip_blanks(struct cfg_scan *scan)
{
	for (;;) {
		char c = *scan->at;

		if (c == '\n') {
			scan->line++;
			scan->line_start = scan->at + 1;
			scan->at++;
		} else if (c == ' ' || c == '\t' || c == '\r') {
			scan->at++;
		} else if (c == '#' || (c == '/' && scan->at[1] == '/')) {
			skip_line_comment(scan);
		} else if (c == '/' && scan->at[1] == '*') {
			skip_block_comment(scan);
		} else {
			return;
		}
	}
}

static int hex_value(const char *digits)
{
	char text[3] = { digits[0], digits[0] ? digits[1] : '\0', '\0' };

	if (!isxdigit((unsigned char)text[0]) || !isxdigit((unsigned char)text[1]))
		return -1;
	return (int)strtol(text, NULL, 16);
}

/* Bytes of the escape at a backslash; 0 when it is none that a text may have. */
static size_t escape_size(const char *at)
{
	int value;

	if (at[1] == 'n' || at[1] == '"' || at[1] == '\\')
		return 2;
	if (at[1] != 'x' && at[1] != 'X')
		return 0;
	value = hex_value(at + 2);
	return value >= 0x20 && value < 0x7F ? 4 : 0;
}

static size_t refuse_escape(struct cfg_scan *scan, char *at)
{
	uint32_t c;
	size_t size = 1 + text_decode(at + 1, (size_t)(scan->end - at - 1), &c);

	if ((at[1] == 'x' || at[1] == 'X') && hex_value(at + 2) >= 0)
		size = 4;
	error_list_add(
		scan->mistakes, false, ERROR_INPUT, scan->name, scan->line, column_here(scan, at),
		_("\"%.*s\" is not allowed in a text; expected \\n, \\\", \\\\ or \\x20 to \\x7e"),
		(int)size, at);
	memset(at, '?', size);
	return size;
}

/*
 * A text may go on in the lines below, up to a quote that is followed by what
 * ends a setting. That quote, or NULL.
 */
static char *find_late_quote(char *line_end)
{
	char *at = line_end;

	for (int lines = 0; lines < LATE_LINES_MAX && *at == '\n'; lines++) {
		at += 1 + strcspn(at + 1, "\"\n");
		if (*at == '"')
			return strchr(";,)}]\r\n", at[1 + strspn(at + 1, " \t")]) ? at : NULL;
	}
	return NULL;
}

/* The text is taken to end before what closes a setting on its line; in *open. */
static char *close_string(char *open, char *line_end)
{
	char *close = line_end;

	while (close > open + 1 && strchr(" \t\r;,)}]", close[-1]))
		close--;
	if (close == open + 1) {
		*open = '0'; /* no room for a quote */
		return close;
	}
	memset(open + 1, '?', (size_t)(close - open) - 2);
	close[-1] = '"';
	return close;
}

/* The quote at scan->word.text has no partner on its line. */
static void refuse_open_string(struct cfg_scan *scan, char *line_end)
{
	char *late_quote = NULL;

	scan->quote_lines = mem_grow(scan->quote_lines, scan->quote_count, &scan->quote_capacity,
				     sizeof(*scan->quote_lines));
	scan->quote_lines[scan->quote_count++] = scan->line;
	scan->at = close_string(scan->word.text, line_end);
	if (scan->at == line_end)
		late_quote = find_late_quote(line_end);
	if (!late_quote) {
		word_mistake(scan, scan->word.text,
			     _("quote is not closed; expected \" on the same line"));
		return;
	}
	word_mistake(
		scan, scan->word.text,
		_("text goes over the end of the line; expected \\n, or quotes on every line"));
	cfg_scan_blank(line_end, late_quote + 1);
}

static void refuse_long_string(struct cfg_scan *scan)
{
	struct cfg_word *word = &scan->word;

	error_list_add(scan->mistakes, false, ERROR_LIMIT, scan->name, scan->line,
		       column_here(scan, word->text),
		       _("text of %zu bytes is too long; expected at most %d, or several texts "
			 "side by side"),
		       word->decoded_bytes, CFG_STRING_MAX);
	memcpy(word->text, "\"?\"", 3);
	cfg_scan_blank(word->text + 3, scan->at);
	word->decoded_bytes = 1;
}

/* A backslash or a tab inside a string; returns the bytes it takes. */
static size_t read_special(struct cfg_scan *scan, char *at)
{
	size_t size;

	if (*at == '\t') {
		word_mistake(scan, at, _("tab in a text; expected a blank"));
		*at = ' ';
		return 1;
	}
	if (at + 1 >= scan->end || at[1] == '\n')
		return 1;
	size = escape_size(at);
	return size > 0 ? size : refuse_escape(scan, at);
}

static void read_string(struct cfg_scan *scan)
{
	struct cfg_word *word = &scan->word;
	char *at = scan->at + 1;
	size_t escape_bytes = 0; /* more than the characters they stand for */
	size_t size;

	word->kind = CFG_WORD_STRING;
	for (;;) {
		while (*at != '"' && *at != '\\' && *at != '\n' && *at != '\t' && *at != '\0')
			at++;
		if (*at != '\\' && *at != '\t')
			break;
		size = read_special(scan, at);
		escape_bytes += size - 1;
		at += size;
	}
	if (*at != '"') {
		refuse_open_string(scan, at);
		return;
	}
	word->decoded_bytes = (size_t)(at - scan->at) - 1 - escape_bytes;
	scan->at = at + 1;
	if (word->decoded_bytes > CFG_STRING_MAX)
		refuse_long_string(scan);
}

/* Not isalnum(): what a locale takes for a letter is none of libconfig's. */
static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '*' && c <= '9' && c != ',' && c != '/') || c == '_';
}

static bool is_bool(const char *text, size_t size)
{
	static const char *const words[] = { "true", "false" };

	if (size != 4 && size != 5)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t at = 0;

		while (at < size && tolower((unsigned char)text[at]) == words[i][at])
			at++;
		if (at == size && words[i][at] == '\0')
			return true;
	}
	return false;
}

/* Reports a number and makes it 0. */
static void refuse_number(struct cfg_scan *scan, const char *expected)
{
	struct cfg_word *word = &scan->word;
	int shown_bytes = (int)(word->size < WORD_SHOWN_MAX ? word->size : WORD_SHOWN_MAX);

	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line,
		       column_here(scan, word->text), _("wrong number \"%.*s\"; expected %s"),
		       shown_bytes, word->text, expected);
	scan->word_line = scan->line;
	word->kind = CFG_WORD_INT;
	word->text[0] = '0';
	cfg_scan_blank(word->text + 1, scan->at);
}

static bool all_digits(const char *text, const char *end, int (*is_digit)(int))
{
	const char *at = text;

	while (at < end && is_digit((unsigned char)*at))
		at++;
	return at == end && at > text;
}

static void read_int(struct cfg_scan *scan, const char *digits, int base)
{
	long long value;

	if (scan->word.size >= 32) {
		value = LLONG_MAX;
	} else {
		errno = 0;
		value = strtoll(digits, NULL, base);
	}
	scan->word.kind = CFG_WORD_INT;
	if (value < INT_MIN || value > INT_MAX)
		refuse_number(scan, _("-2147483648 to 2147483647"));
}

/* Digits with a point, an exponent or both, as libconfig takes them. */
static bool is_float(const char *at, const char *end)
{
	size_t digits = 0;
	bool has_point = false;

	at += at < end && (*at == '-' || *at == '+');
	for (; at < end && (isdigit((unsigned char)*at) || (*at == '.' && !has_point)); at++) {
		has_point = has_point || *at == '.';
		digits += *at != '.';
	}
	if (digits == 0)
		return false;
	if (at == end)
		return has_point;
	if (*at != 'e' && *at != 'E')
		return false;
	at++;
	at += at < end && (*at == '-' || *at == '+');
	return all_digits(at, end, isdigit);
}

static void read_number(struct cfg_scan *scan)
{
	const char *text = scan->word.text;
	const char *end = text + scan->word.size;
	const char *digits = text + (*text == '-' || *text == '+');

	if (all_digits(digits, end, isdigit)) {
		read_int(scan, text, 10);
	} else if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
		   all_digits(text + 2, end, isxdigit)) {
		read_int(scan, text, 16);
	} else if (is_float(text, end)) {
		scan->word.kind = CFG_WORD_FLOAT;
		if (scan->word.size > 64 || !isfinite(strtod(text, NULL)))
			refuse_number(scan, _("a finite number"));
	} else {
		refuse_number(scan, _("digits"));
	}
}

/* Names have no point and no plus, which numbers have. */
static void refuse_name(struct cfg_scan *scan)
{
	struct cfg_word *word = &scan->word;
	int shown_bytes = (int)(word->size < WORD_SHOWN_MAX ? word->size : WORD_SHOWN_MAX);

	error_list_add(scan->mistakes, false, ERROR_INPUT, scan->name, scan->line,
		       column_here(scan, word->text),
		       _("wrong name \"%.*s\"; expected letters, digits, - and _"), shown_bytes,
		       word->text);
	scan->word_line = scan->line;
	for (char *at = word->text; at < scan->at; at++)
		if (*at == '.' || *at == '+')
			*at = '_';
}

static void read_word(struct cfg_scan *scan)
{
	struct cfg_word *word = &scan->word;
	char c = *scan->at;
	bool is_plain = true;

	for (; is_word_char(*scan->at); scan->at++)
		is_plain = is_plain && *scan->at != '.' && *scan->at != '+';
	word->size = (size_t)(scan->at - word->text);
	word->kind = CFG_WORD_NAME;
	if (c != '*' && (c < 'A' || c == '_'))
		read_number(scan);
	else if (!is_plain)
		refuse_name(scan);
	else if (is_bool(word->text, word->size))
		word->kind = CFG_WORD_BOOL;
}

static void read_bad(struct cfg_scan *scan)
{
	uint32_t c;

	scan->word.kind = CFG_WORD_BAD;
	scan->at += text_decode(scan->at, (size_t)(scan->end - scan->at), &c);
}

static enum cfg_word_kind sign_kind(char c)
{
	switch (c) {
	case '=':
	case ':': return CFG_WORD_EQUALS;
	case '{':
	case '(':
	case '[': return CFG_WORD_OPEN;
	case '}':
	case ')':
	case ']': return CFG_WORD_CLOSE;
	case ',': return CFG_WORD_COMMA;
	case ';': return CFG_WORD_SEMICOLON;
	default: return CFG_WORD_BAD;
	}
}

void cfg_scan_next(struct cfg_scan *scan)
{
	struct cfg_word *word = &scan->word;

	skip_blanks(scan);
	*word = (struct cfg_word){ .text = scan->at,
				   .line = scan->line,
				   .line_start = scan->line_start };
	if (scan->at >= scan->end) {
		word->kind = CFG_WORD_END;
	} else if (*scan->at == '"') {
		read_string(scan);
	} else if (is_word_char(*scan->at)) {
		read_word(scan);
	} else {
		word->kind = sign_kind(*scan->at);
		if (word->kind == CFG_WORD_BAD)
			read_bad(scan);
		else
			scan->at++;
	}
	word->size = (size_t)(scan->at - word->text);
}
