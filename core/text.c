#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "arena.h"
#include "text_table.h"

/* ---- characters ---------------------------------------------------------- */

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many bytes a character has, by its first one; 0 for a bad first byte. */
static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool is_scalar(uint32_t c, size_t length)
{
	static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };

	return c >= smallest[length] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

size_t text_decode(const char *s, size_t size, uint32_t *c)
{
	unsigned char lead = size ? (unsigned char)s[0] : 0;
	size_t length = sequence_length(lead);
	uint32_t value;

	if (!size)
		return 0;
	*c = TEXT_BAD;
	if (!length || length > size)
		return 1;
	value = length == 1 ? lead : lead & (0x7FU >> length);
	for (size_t i = 1; i < length; i++) {
		if (!is_continuation(s[i]))
			return 1;
		value = value << 6 | ((unsigned char)s[i] & 0x3F);
	}
	if (!is_scalar(value, length))
		return 1;
	*c = value;
	return length;
}

uint32_t text_next(const char **s)
{
	uint32_t c;

	if (!**s)
		return 0;
	*s += text_decode(*s, strnlen(*s, 4), &c);
	return c == TEXT_BAD ? TEXT_REPLACEMENT : c;
}

size_t text_encode(uint32_t c, char buf[4])
{
	size_t length;

	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = TEXT_REPLACEMENT;
	if (c < 0x80) {
		buf[0] = (char)c;
		return 1;
	}
	length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--, c >>= 6)
		buf[i] = (char)(0x80 | (c & 0x3F));
	buf[0] = (char)((0xF00U >> length & 0xFF) | c);
	return length;
}

bool text_is_utf8(const char *s, size_t size, size_t *bad_offset)
{
	for (size_t at = 0; at < size;) {
		uint32_t c;
		size_t step = text_decode(s + at, size - at, &c);

		if (c == TEXT_BAD) {
			if (bad_offset)
				*bad_offset = at;
			return false;
		}
		at += step;
	}
	return true;
}

size_t text_cut(const char *s, size_t max_bytes)
{
	size_t start = max_bytes;

	/* The last character may be cut off: find where it begins. */
	while (start > 0 && max_bytes - start < 3 && is_continuation(s[start - 1]))
		start--;
	if (start > 0 && sequence_length((unsigned char)s[start - 1]) > max_bytes - start + 1)
		return start - 1;
	return max_bytes;
}

/* ---- which characters are shown ------------------------------------------ */

static bool is_in(uint32_t c, const struct text_range *table, size_t count)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c > table[middle].last)
			low = middle + 1;
		else if (c < table[middle].first)
			high = middle;
		else
			return true;
	}
	return false;
}

/* Sorted: controls, bidi controls, invisible ones, tags, noncharacters. */
static const struct text_range unsafe[] = {
	{ 0x0, 0x1F },        { 0x7F, 0x9F },       { 0xAD, 0xAD },
	{ 0x34F, 0x34F },     { 0x61C, 0x61C },     { 0x115F, 0x1160 },
	{ 0x17B4, 0x17B5 },   { 0x180E, 0x180E },   { 0x200B, 0x200F },
	{ 0x2028, 0x202E },   { 0x2060, 0x206F },   { 0x3164, 0x3164 },
	{ 0xD800, 0xDFFF },   { 0xFDD0, 0xFDEF },   { 0xFEFF, 0xFEFF },
	{ 0xFFA0, 0xFFA0 },   { 0xFFF0, 0xFFFB },   { 0x1BCA0, 0x1BCA3 },
	{ 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF }, { 0x110000, 0xFFFFFFFF },
};

/* Variation selectors of ideographs stand among the unsafe ones. */
static bool is_variation_selector(uint32_t c)
{
	return c >= 0xE0100 && c <= 0xE01EF;
}

bool text_is_unsafe_char(uint32_t c)
{
	if (c < 0x7F)
		return c < 0x20;
	if ((c & 0xFFFE) == 0xFFFE)
		return true;
	return is_in(c, unsafe, sizeof(unsafe) / sizeof(unsafe[0])) && !is_variation_selector(c);
}

bool text_is_unsafe(const char *s, bool newline_ok)
{
	size_t size = strlen(s);

	while (size > 0) {
		uint32_t c;
		size_t step = text_decode(s, size, &c);

		if (text_is_unsafe_char(c) && !(newline_ok && c == '\n'))
			return true;
		s += step;
		size -= step;
	}
	return false;
}

/* Letters, digits and blanks of ASCII. */
static bool is_plain_byte(unsigned char byte)
{
	return byte == ' ' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Punctuation of Japanese, kana (U+3001 to U+30FF) and kanji (U+4E00 to U+9FFF), three bytes each. */
static bool is_plain_triple(const char *s)
{
	unsigned char first = (unsigned char)s[0];

	if (first == 0xE3) {
		unsigned char second = (unsigned char)s[1];
		return second >= 0x80 && second <= 0x83 && is_continuation(s[2]) && !(second == 0x80 && (unsigned char)s[2] == 0x80);
	}
	if (first == 0xE4)
		return (unsigned char)s[1] >= 0xB8 && is_continuation(s[1]) && is_continuation(s[2]);
	return first >= 0xE5 && first <= 0xE9 && is_continuation(s[1]) && is_continuation(s[2]);
}

size_t text_plain_run(const char *s)
{
	const char *at = s;

	for (;;) {
		if (is_plain_byte((unsigned char)*at))
			at++;
		else if (is_plain_triple(at))
			at += 3;
		else
			return (size_t)(at - s);
	}
}

size_t text_visible_name(uint32_t c, char buf[16])
{
	static const char digits[] = "0123456789ABCDEF";
	uint32_t value = c == TEXT_BAD ? TEXT_REPLACEMENT : c;
	int shift = 12;
	size_t used = 3;

	memcpy(buf, "<U+", 3);
	while (shift < 28 && value >> (shift + 4))
		shift += 4;
	for (; shift >= 0; shift -= 4)
		buf[used++] = digits[value >> shift & 0xF];
	buf[used++] = '>';
	buf[used] = '\0';
	return used;
}

/* ---- columns ------------------------------------------------------------- */

bool text_is_ambiguous(uint32_t c)
{
	return c >= 0xA1 && is_in(c, text_ambiguous, text_ambiguous_count);
}

static bool is_zero(uint32_t c)
{
	if (c < 0x300)
		return c < 0x20 || (c >= 0x7F && c < 0xA0);
	return is_in(c, text_zero, text_zero_count);
}

static bool is_wide(uint32_t c)
{
	if (c < 0x1100)
		return false;
	if (c >= 0x4E00 && c <= 0x9FFF)
		return true;
	return is_in(c, text_wide, text_wide_count);
}

int text_char_cols(uint32_t c, bool ambiguous_wide)
{
	if (c == TEXT_BAD)
		c = TEXT_REPLACEMENT;
	if (is_wide(c))
		return 2;
	if (is_zero(c))
		return 0;
	return ambiguous_wide && text_is_ambiguous(c) ? 2 : 1;
}

size_t text_fit(const char *s, size_t size, int cols, bool ambiguous_wide, int *used_cols)
{
	size_t at = 0;
	int used = 0;

	while (at < size) {
		uint32_t c;
		size_t step = text_decode(s + at, size - at, &c);
		int wide = text_char_cols(c, ambiguous_wide);

		if (wide > cols - used)
			break;
		used += wide;
		at += step;
	}
	if (used_cols)
		*used_cols = used;
	return at;
}

int text_cols_wide(const char *s, size_t size, bool ambiguous_wide)
{
	int cols = 0;

	for (size_t at = 0; at < size;) {
		uint32_t c = (unsigned char)s[at];

		if (c >= ' ' && c <= '~') {
			at++;
			cols++;
			continue;
		}
		at += text_decode(s + at, size - at, &c);
		cols += text_char_cols(c, ambiguous_wide);
	}
	return cols;
}

int text_cols_bytes(const char *s, size_t size)
{
	return text_cols_wide(s, size, false);
}

int text_cols(const char *s)
{
	return text_cols_bytes(s, strlen(s));
}

int text_clip(char *dst, size_t size, const char *s, int cols, bool ellipsis)
{
	static const char mark[] = "…";
	size_t length = strlen(s);
	size_t bytes = text_fit(s, length, cols, false, NULL);
	size_t mark_bytes = 0;

	if (!size)
		return 0;
	if (ellipsis && cols > 0 && (bytes < length || bytes >= size) && size > sizeof(mark)) {
		bytes = text_fit(s, length, cols - 1, false, NULL);
		mark_bytes = sizeof(mark) - 1;
	}
	if (bytes + mark_bytes >= size)
		bytes = text_cut(s, size - 1 - mark_bytes);
	memcpy(dst, s, bytes);
	memcpy(dst + bytes, mark, mark_bytes);
	dst[bytes + mark_bytes] = '\0';
	return text_cols(dst);
}

/* ---- characters as a person counts them ---------------------------------- */

static bool joins_previous(uint32_t c)
{
	return text_char_cols(c, false) == 0 && !text_is_unsafe_char(c);
}

size_t text_step_next(const char *s, size_t size, size_t at)
{
	uint32_t c;

	if (at >= size)
		return size;
	at += text_decode(s + at, size - at, &c);
	while (at < size) {
		size_t step = text_decode(s + at, size - at, &c);

		if (!joins_previous(c))
			break;
		at += step;
	}
	return at;
}

/* Where the character that ends before `at` begins; at is more than 0. */
static size_t previous_char(const char *s, size_t at, uint32_t *c)
{
	for (size_t back = 1; back <= 4 && back <= at; back++)
		if (text_decode(s + at - back, back, c) == back && *c != TEXT_BAD)
			return at - back;
	*c = TEXT_BAD;
	return at - 1;
}

size_t text_step_prev(const char *s, size_t size, size_t at)
{
	uint32_t c;

	if (at > size)
		at = size;
	while (at > 0) {
		at = previous_char(s, at, &c);
		if (!joins_previous(c))
			break;
	}
	return at;
}

/* ---- normal form C ------------------------------------------------------- */

/* Never changed by normalization, whatever stands around it. */
static bool is_always_nfc(uint32_t c)
{
	if (c < 0x300)
		return true;
	if (c < 0x3000)
		return (c >= 0x2010 && c <= 0x205F) || (c >= 0x2190 && c <= 0x2328) ||
		       (c >= 0x2460 && c <= 0x27FF);
	if (c <= 0x9FFF)
		return (c < 0x302A || c > 0x302F) && c != 0x3099 && c != 0x309A;
	return c >= 0xFF00 && c <= 0xFFFF;
}

static bool is_surely_nfc(const char *s)
{
	while (*s)
		if (!is_always_nfc(text_next(&s)))
			return false;
	return true;
}

char *text_nfc(const char *s)
{
	size_t size = strlen(s);
	uint8_t *composed;
	char *copy;

	if (is_surely_nfc(s) || !text_is_utf8(s, size, NULL))
		return mem_strdup(s);
	composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, size, NULL, &size);
	if (!composed)
		return mem_strdup(s);
	copy = mem_strndup((const char *)composed, size);
	free(composed);
	return copy;
}

bool text_is_nfc(const char *s)
{
	char *composed;
	bool is_same;

	if (is_surely_nfc(s))
		return true;
	composed = text_nfc(s);
	is_same = strcmp(s, composed) == 0;
	free(composed);
	return is_same;
}
