/*
 * The SHA-256 of a text, as hexadecimal digits: the name under which a
 * questionnaire is kept beside the answers.
 *
 * Source: FIPS 180-4; computed by libmd.
 */
#ifndef TENKEN_DIGEST_H
#define TENKEN_DIGEST_H

#include <stddef.h>

enum {
	DIGEST_HEX_SIZE = 65 /* bytes with the NUL */
};

/** Writes 64 lower case digits and a NUL. */
void digest_sha256(const void *data, size_t size_bytes, char hex[DIGEST_HEX_SIZE]);

#endif
