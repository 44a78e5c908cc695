/*
 * The SHA-256 of a text, as hexadecimal digits: the name under which a
 * questionnaire is kept beside the answers. And UUIDs that are made of names,
 * for formats that want UUIDs.
 *
 * Source: FIPS 180-4, RFC 9562; computed by libmd.
 */
#ifndef TENKEN_DIGEST_H
#define TENKEN_DIGEST_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	DIGEST_HEX_SIZE = 65, /* bytes with the NUL */
	DIGEST_UUID_SIZE = 37
};

/** Writes 64 lower case digits and a NUL. */
void digest_sha256(const void *data, size_t size_bytes, char hex[DIGEST_HEX_SIZE]);

/**
 * Writes the UUID of version 5 that a name has in a namespace: the same name
 * gives the same one everywhere.
 *
 * Source: RFC 9562, 5.5.
 */
void digest_uuid(const uint8_t space[16], const char *name, char uuid[DIGEST_UUID_SIZE]);

/**
 * The same as digest_sha256() of a file of any size, which is read piece by piece.
 *
 * Errors: false; ERROR_NOT_FOUND, ERROR_INPUT when it is no regular file, ERROR_IO; err->file is path.
 */
bool digest_sha256_file(const char *path, char hex[DIGEST_HEX_SIZE], struct error *err);

#endif
