/*
 * form_evidence: what a person types about evidence, brought into the form that is stored.
 */
#ifndef TENKEN_FORM_EVIDENCE_H
#define TENKEN_FORM_EVIDENCE_H

#include "digest.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	EVIDENCE_DATE_SIZE = 11,                    /* with the NUL */
	EVIDENCE_FILE_BYTES_MAX = 64 * 1024 * 1024, /* whose sum is computed here */
};

/**
 * Reads a day as people write it: 2026-03-31, 2026/3/31, 2026.3.31, 2026年3月31日, with
 * full-width digits too. Writes YYYY-MM-DD.
 *
 * Errors: false with err when it is none; date is then untouched.
 */
bool evidence_date(const char *text, char date[EVIDENCE_DATE_SIZE], struct error *err);

/** Is this a sum already: 64 hexadecimal digits, alone or before a blank, as sha256sum prints it? */
bool evidence_is_sum(const char *text);

/** The path that a text means: without quotes around it, ~/ replaced. The caller frees. */
char *evidence_path(const char *text);

/**
 * The SHA-256 sum that a text means: its 64 digits, or the sum of the file whose path it is.
 * The path may begin with ~/ and stand in quotes, as a terminal puts it when a file is dropped
 * on it. The file is read, never changed.
 *
 * size_bytes: of the file, 0 where it was digits; may be NULL.
 * Errors:     false with err: no such file, no regular file, larger than
 *             EVIDENCE_FILE_BYTES_MAX, not to be read.
 */
bool evidence_sum(const char *text, char hex[DIGEST_HEX_SIZE], size_t *size_bytes,
		  struct error *err);

#endif
