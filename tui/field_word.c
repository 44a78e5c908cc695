#include "field_word.h"

#include <stdint.h>

#include "text.h"

enum word_kind { WORD_BLANK, WORD_LATIN, WORD_HIRAGANA, WORD_KATAKANA, WORD_KANJI, WORD_SIGN };

static enum word_kind kind_of(uint32_t c)
{
	if (c == ' ' || c == '\n' || c == 0x3000)
		return WORD_BLANK;
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_')
		return WORD_LATIN;
	if (c < 0x80 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3001 && c < 0x3041 && c != 0x3005) ||
	    (c >= 0xFF01 && c < 0xFF10))
		return WORD_SIGN;
	if (c >= 0x3041 && c < 0x30A0)
		return WORD_HIRAGANA;
	if ((c >= 0x30A0 && c < 0x3100) || (c >= 0xFF66 && c < 0xFFA0))
		return WORD_KATAKANA;
	if ((c >= 0x3400 && c < 0xA000) || c == 0x3005 || (c >= 0x20000 && c < 0x32000))
		return WORD_KANJI;
	return WORD_LATIN;
}

static enum word_kind kind_at(const char *text, size_t n, size_t at)
{
	uint32_t c = 0;

	text_decode(text + at, n - at, &c);
	return kind_of(c);
}

size_t field_word_left(const char *text, size_t n, size_t at)
{
	size_t before = text_step_prev(text, n, at);
	enum word_kind kind;

	while (at > 0 && kind_at(text, n, before) == WORD_BLANK) {
		at = before;
		before = text_step_prev(text, n, at);
	}
	if (at == 0)
		return 0;
	kind = kind_at(text, n, before);
	while (at > 0 && kind_at(text, n, before) == kind) {
		at = before;
		before = text_step_prev(text, n, at);
	}
	return at;
}

size_t field_word_right(const char *text, size_t n, size_t at)
{
	enum word_kind kind;

	while (at < n && kind_at(text, n, at) == WORD_BLANK)
		at = text_step_next(text, n, at);
	if (at >= n)
		return n;
	kind = kind_at(text, n, at);
	while (at < n && kind_at(text, n, at) == kind)
		at = text_step_next(text, n, at);
	return at;
}
