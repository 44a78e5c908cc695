/*
 * form_evidence: days and sums as people type them.
 */
#include "form_evidence.h"

#include "answer_syntax.h"
#include "arena.h"
#include "file.h"
#include "i18n.h"
#include "strbuf.h"
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUM_DIGITS = DIGEST_HEX_SIZE - 1, SUM_DIGITS_LIKELY = 32 };

/* ---- days -------------------------------------------------------------------- */

/** A digit as a number, also a full-width one; -1 for anything else. */
static int digit_of(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xff10 && c <= 0xff19)
		return (int)(c - 0xff10);
	return -1;
}

/** What may stand between year, month and day: - / . ー － ／ ． 年 月. */
static bool is_between(uint32_t c)
{
	return c == '-' || c == '/' || c == '.' || c == 0x30fc || c == 0xff0d || c == 0xff0f ||
	       c == 0xff0e || c == 0x5e74 || c == 0x6708;
}

/** Reads three numbers; a 日 may stand at the end. */
static bool read_numbers(const char *text, int numbers[3])
{
	int at = 0, digits = 0;
	uint32_t c;

	memset(numbers, 0, 3 * sizeof(*numbers));
	while ((c = text_next(&text))) {
		int digit = digit_of(c);

		if (digit >= 0 && digits < 4) {
			numbers[at] = numbers[at] * 10 + digit;
			digits++;
		} else if (is_between(c) && digits > 0 && at < 2) {
			at++;
			digits = 0;
		} else {
			return c == 0x65e5 && !*text && at == 2 && digits > 0;
		}
	}
	return at == 2 && digits > 0;
}

bool evidence_date(const char *text, char date[EVIDENCE_DATE_SIZE], struct error *err)
{
	char iso[48];
	int numbers[3], parsed;

	if (read_numbers(text, numbers)) {
		snprintf(iso, sizeof(iso), "%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
		if (date_parse(iso, &parsed)) {
			memcpy(date, iso, EVIDENCE_DATE_SIZE);
			return true;
		}
	}
	error_set(err, ERROR_INPUT, _("no such day '%.40s'; expected a date like 2026-03-31"),
		  text);
	return false;
}

/* ---- sums -------------------------------------------------------------------- */

static size_t hex_digits(const char *text)
{
	return strspn(text, "0123456789abcdefABCDEF");
}

bool evidence_is_sum(const char *text)
{
	return hex_digits(text) == SUM_DIGITS && (!text[SUM_DIGITS] || text[SUM_DIGITS] == ' ');
}

static void copy_digits(const char *text, char hex[DIGEST_HEX_SIZE])
{
	for (int i = 0; i < SUM_DIGITS; i++)
		hex[i] = (char)(text[i] >= 'A' && text[i] <= 'F' ? text[i] - 'A' + 'a' : text[i]);
	hex[SUM_DIGITS] = '\0';
}

char *evidence_path(const char *text)
{
	size_t length = strlen(text);
	bool is_quoted = length > 1 && (*text == '\'' || *text == '"') && text[length - 1] == *text;
	char *path = mem_strndup(text + is_quoted, length - (is_quoted ? 2 : 0));
	const char *home = getenv("HOME");

	if (strncmp(path, "~/", 2) == 0 && home && *home) {
		struct strbuf full = STRBUF_INIT;

		file_join(&full, home, path + 2);
		free(path);
		path = strbuf_detach(&full, NULL);
	}
	return path;
}

static bool sum_of_file(const char *path, char hex[DIGEST_HEX_SIZE], size_t *size_bytes,
			struct error *err)
{
	struct strbuf content = STRBUF_INIT;

	if (!file_read(path, EVIDENCE_FILE_BYTES_MAX, &content, err))
		return false;
	digest_sha256(content.text, content.length, hex);
	if (size_bytes)
		*size_bytes = content.length;
	strbuf_release(&content);
	return true;
}

bool evidence_sum(const char *text, char hex[DIGEST_HEX_SIZE], size_t *size_bytes,
		  struct error *err)
{
	char *path;
	bool ok;

	if (size_bytes)
		*size_bytes = 0;
	if (evidence_is_sum(text)) {
		copy_digits(text, hex);
		return true;
	}
	if (hex_digits(text) >= SUM_DIGITS_LIKELY && !text[hex_digits(text)] &&
	    !file_is_regular(text)) {
		error_set(err, ERROR_INPUT, _("%zu hexadecimal digits; a SHA-256 sum has 64"),
			  hex_digits(text));
		return false;
	}
	path = evidence_path(text);
	ok = sum_of_file(path, hex, size_bytes, err);
	free(path);
	return ok;
}
