/*
 * Records: how texts are kept in the store, as lines of "key text".
 *
 * Always holds: what is stored is valid UTF-8 without control characters but
 * \n and \t. In a line \n is a line break and \\ a backslash.
 */
#ifndef TENKEN_RECORD_H
#define TENKEN_RECORD_H

#include "error.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * May this text be stored?
 *
 * Units:  bytes_max without the final NUL. NULL is fine.
 * Errors: ERROR_LIMIT when too long, ERROR_INPUT when not UTF-8 or with a control character.
 */
bool record_check_text(const char *text, size_t bytes_max, bool newline_ok, struct error *err);

/** Appends a text with \n and backslash escaped. */
void record_add_escaped(struct strbuf *out, const char *text);

/** Appends the line "key text\n"; nothing when text is NULL or empty. */
void record_add_field(struct strbuf *out, const char *key, const char *text);

/**
 * Cuts a line (without its \n) into key and text, which comes out unescaped.
 *
 * Ownership: text is the caller's, who frees it; also set when false is returned, then NULL.
 * Errors:    false when the key is longer than 15 bytes.
 */
bool record_split(const char *line, size_t size, char key[16], char **text);

#endif
