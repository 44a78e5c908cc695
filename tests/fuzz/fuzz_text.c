/*
 * Any bytes through text, escape and error: what comes out is valid UTF-8 and
 * safe, no line is too wide, nothing is lost between lines.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "error.h"
#include "escape.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void try_wrap(const char *s, size_t size, int cols, bool ambiguous_wide)
{
	struct text_wrap wrap;
	struct text_line line;
	const char *seen = s;

	text_wrap_init_bytes(&wrap, s, size, cols);
	wrap.ambiguous_wide = ambiguous_wide;
	while (text_wrap_next(&wrap, &line)) {
		must(line.text >= seen && line.text + line.bytes <= s + size);
		must(line.cols <= (cols < 2 ? 2 : cols));
		must(line.cols == text_cols_wide(line.text, line.bytes, ambiguous_wide));
		must(!memchr(line.text, '\n', line.bytes));
		seen = line.text + line.bytes;
	}
	must(wrap.at == size);
}

static void try_steps(const char *s, size_t size)
{
	size_t at = 0;

	while (at < size) {
		size_t next = text_step_next(s, size, at);

		must(next > at && next <= size);
		must(text_step_prev(s, size, next) < next);
		at = next;
	}
	for (size_t cut = 0; cut <= size && cut < 64; cut++)
		must(text_cut(s, cut) <= cut);
}

static void try_escapes(const char *s)
{
	void (*const escapes[])(struct strbuf *, const char *) = { escape_html, escape_xml, escape_roff,
								   escape_csv, escape_json };
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i <= sizeof(escapes) / sizeof(escapes[0]); i++) {
		strbuf_reset(&out);
		if (i < sizeof(escapes) / sizeof(escapes[0]))
			escapes[i](&out, s);
		else
			escape_terminal(&out, s, true);
		must(text_is_utf8(out.text, out.length, NULL));
		for (size_t at = 0; at < out.length; at++)
			must(out.text[at] != '\x1b' && out.text[at] != '\r');
	}
	strbuf_release(&out);
}

static void try_strings(const char *s, int cols)
{
	struct error err;
	char out[300];
	char *composed = text_nfc(s);

	must(text_is_nfc(composed) || !text_is_utf8(s, strlen(s), NULL));
	free(composed);
	error_set_at(&err, ERROR_INPUT, s, 1, 1, "%s", s);
	must(!text_is_unsafe(err.message, false) && !text_is_unsafe(err.file, false));
	error_format(&err, out, (size_t)cols);
	must(text_is_utf8(out, strlen(out), NULL));
	must(text_clip(out, sizeof(out), s, cols, true) <= cols);
	must(text_is_utf8(out, strlen(out), NULL) || !text_is_utf8(s, strlen(s), NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int cols = size ? data[0] % 100 + 1 : 1;
	char *copy;

	if (size) {
		data++;
		size--;
	}
	try_wrap((const char *)data, size, cols, cols & 1);
	try_steps((const char *)data, size);
	copy = mem_strndup((const char *)data, size);
	try_escapes(copy);
	try_strings(copy, cols);
	free(copy);
	return 0;
}
