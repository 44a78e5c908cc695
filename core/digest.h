/*
 * The SHA-256 of a text, as hexadecimal digits: the name under which a
 * questionnaire is kept beside the answers.
 *
 * Source: FIPS 180-4; computed by libmd.
 */
#ifndef TENKEN_DIGEST_H
#define TENKEN_DIGEST_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	DIGEST_HEX_SIZE = 65 /* bytes with the NUL */
};

/** Writes 64 lower case digits and a NUL. */
void digest_sha256(const void *data, size_t size_bytes, char hex[DIGEST_HEX_SIZE]);

/**
 * The same of a file of any size, which is read piece by piece.
 *
 * Errors: false; ERROR_NOT_FOUND, ERROR_INPUT when it is no regular file, ERROR_IO; err->file is path.
 */
bool digest_sha256_file(const char *path, char hex[DIGEST_HEX_SIZE], struct error *err);

#endif
