/*
 * field_word: where words begin, for moving and deleting by word. Arithmetic only.
 *
 * Japanese has no blanks between words, so a word is a run of one kind of character: letters
 * and digits, hiragana, katakana, kanji, or punctuation; the blanks before it belong to it.
 */
#ifndef TENKEN_FIELD_WORD_H
#define TENKEN_FIELD_WORD_H

#include <stddef.h>

/** Start of the word before a place. Units: bytes in a text of n bytes. */
size_t field_word_left(const char *text, size_t n, size_t at);

/** End of the word after a place. */
size_t field_word_right(const char *text, size_t n, size_t at);

#endif
