/*
 * UTF-8 text: is it valid, how wide is it, where may a line break.
 *
 * Widths are display columns of a terminal, never bytes or characters. Here is
 * the one place that knows them: text_char_cols. Text that is not valid UTF-8
 * never crashes anything: a bad byte counts as U+FFFD, one column.
 *
 *      struct text_wrap wrap;
 *      struct text_line line;
 *
 *      text_wrap_init(&wrap, paragraph, 78);
 *      while (text_wrap_next(&wrap, &line))
 *              fprintf(out, "%.*s\n", (int)line.bytes, line.text);
 */
#ifndef TENKEN_TEXT_H
#define TENKEN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_REPLACEMENT 0xFFFDU
#define TEXT_BAD 0xFFFFFFFFU /* what text_decode gives for a bad byte */

/**
 * Decode one character of at most `size` bytes.
 *
 * Strict: no overlong form, no surrogate, nothing above U+10FFFF.
 * Errors: a bad byte gives TEXT_BAD and 1, so that the caller goes on after it.
 * Returns the bytes that were used, 0 only when size is 0.
 * Source: Unicode 15, table 3-7 (well-formed byte sequences).
 */
size_t text_decode(const char *s, size_t size, uint32_t *c);

/**
 * Decode the next character of a NUL terminated string and step over it.
 *
 * Errors: a bad byte is U+FFFD. At the end it is 0 and stays there.
 */
uint32_t text_next(const char **s);

/**
 * Write one character as 1 to 4 bytes without a NUL; returns their number. What
 * is no character is written as U+FFFD.
 */
size_t text_encode(uint32_t c, char buf[4]);

/**
 * Are these bytes valid UTF-8? NUL bytes are valid here.
 *
 * Errors: false, and *bad_offset (may be NULL) is the first byte at fault.
 */
bool text_is_utf8(const char *s, size_t size, size_t *bad_offset);

/**
 * How many of the first `max_bytes` bytes hold whole characters.
 */
size_t text_cut(const char *s, size_t max_bytes);

/**
 * Must this character never reach a screen or a page as it is?
 *
 * True for C0 and C1 controls (also \n and \t: who allows them says so), DEL,
 * bidi controls, zero width and other invisible characters, line and paragraph
 * separators, tags, surrogates, noncharacters and TEXT_BAD. Variation selectors
 * are safe: Japanese names need them.
 * Source: Unicode UAX #9 (bidi controls), UTR #36 (invisible characters).
 */
bool text_is_unsafe_char(uint32_t c);

/**
 * The bytes at the start of s of characters that mean nothing but themselves in
 * any format, and are safe: letters, digits and blanks of ASCII, kana, kanji and
 * the punctuation of Japanese. Most of any text is such; what is none of them
 * is looked at one by one.
 */
size_t text_plain_run(const char *s);

/**
 * Does a string hold an unsafe character? \n is fine when newline_ok.
 */
bool text_is_unsafe(const char *s, bool newline_ok);

/**
 * The visible form of a character that must not be shown: "<U+202E>".
 *
 * Returns its length in bytes, which is also its width in columns.
 */
size_t text_visible_name(uint32_t c, char buf[16]);

/**
 * Columns of one character: 0, 1 or 2. Controls are 0, for they are never shown.
 *
 * Combining characters (U+3099 and U+309A too) are 0; East Asian wide and
 * fullwidth ones and emoji are 2; ambiguous ones are 1, or 2 on a terminal that
 * draws them so.
 * Source: Unicode UAX #11 (East Asian Width).
 */
int text_char_cols(uint32_t c, bool ambiguous_wide);

/**
 * Is the width of this character the terminal's choice (○, ×, ①, box drawing)?
 */
bool text_is_ambiguous(uint32_t c);

/**
 * Columns of a string, or of its first `size` bytes; ambiguous ones are narrow.
 * text_cols_wide says whether they are narrow or wide.
 */
int text_cols(const char *s);
int text_cols_bytes(const char *s, size_t size);
int text_cols_wide(const char *s, size_t size, bool ambiguous_wide);

/**
 * How many bytes of s fit in `cols` columns, never splitting a character from
 * the combining ones after it. *used_cols (may be NULL) is their width.
 */
size_t text_fit(const char *s, size_t size, int cols, bool ambiguous_wide, int *used_cols);

/**
 * Copy as much of s as fits in `cols` columns and in size bytes with its NUL.
 * With ellipsis, text that was shortened ends in "…" (one column, in cols).
 *
 * Returns the columns that were used.
 */
int text_clip(char *dst, size_t size, const char *s, int cols, bool ellipsis);

/**
 * Step over what a person sees as one character: a base with its combining
 * characters. Offsets in bytes; at the end, or at 0, they stay.
 */
size_t text_step_next(const char *s, size_t size, size_t at);
size_t text_step_prev(const char *s, size_t size, size_t at);

/**
 * A copy in normal form C.
 *
 * Ownership: the caller's, who calls free(). Text that is not valid UTF-8 is
 * copied as it is.
 */
char *text_nfc(const char *s);

/**
 * Is s in normal form C already?
 */
bool text_is_nfc(const char *s);

/**
 * A copy for looking things up: letters small, full-width letters and digits
 * narrow, half-width katakana wide.
 *
 * Ownership: the caller's, who calls free(). Text that is not valid UTF-8 is
 * copied as it is.
 * Source: Unicode UAX #15 (NFKC), default case folding.
 */
char *text_fold(const char *s);

/* One paragraph being broken into lines; lends from s. */
struct text_wrap {
	const char *s;       /* the paragraph */
	size_t size;         /* its bytes */
	size_t at;           /* where the next line begins */
	int cols;            /* at most, at least 1 */
	bool ambiguous_wide; /* may be set after text_wrap_init */
};

struct text_line {
	const char *text; /* into the paragraph, not NUL terminated */
	size_t bytes;     /* without the spaces the line was broken at */
	int cols;
	bool is_last; /* of its paragraph: a \n or the end follows */
};

/**
 * Begin to break s (all of it, or `size` bytes) into lines of at most `cols`.
 *
 * Lines break where Unicode allows it, so no line of Japanese begins with 。、）
 * or ends with （「. A word longer than a line is broken anywhere, and a
 * character wider than a line has a line of its own. \n ends a line; one at the
 * very end begins no further line. An empty paragraph has no line. Spaces at a
 * break belong to no line; wrap.at tells where the next one begins.
 * Source: Unicode UAX #14; JIS X 4051 (kinsoku).
 */
void text_wrap_init(struct text_wrap *wrap, const char *s, int cols);
void text_wrap_init_bytes(struct text_wrap *wrap, const char *s, size_t size, int cols);

/**
 * The next line; false after the last one. Allocates nothing of its own.
 */
bool text_wrap_next(struct text_wrap *wrap, struct text_line *line);

/**
 * Where a line of s may be broken, for who leaves the breaking to another: may_break[i], if before byte i. A place
 * after a blank is not told, for there everybody breaks.
 *
 * Source: Unicode UAX #14.
 */
void text_breaks(const char *s, size_t size, bool *may_break);

/**
 * How many lines a text takes.
 */
int text_wrap_count(const char *s, int cols);

#endif
