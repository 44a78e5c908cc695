#include "record.h"

#include "i18n.h"
#include "text.h"

#include <string.h>

static bool has_control(const char *text, bool newline_ok, uint32_t *found)
{
	const char *at = text;
	uint32_t c;

	while ((c = text_next(&at)) != 0) {
		if (newline_ok && (c == '\n' || c == '\t'))
			continue;
		if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
			*found = c;
			return true;
		}
	}
	return false;
}

bool record_check_text(const char *text, size_t bytes_max, bool newline_ok, struct error *err)
{
	uint32_t control;
	size_t size;

	if (!text)
		return true;
	size = strlen(text);
	if (size > bytes_max) {
		error_set(err, ERROR_LIMIT, _("text of %zu bytes is too long; at most %zu"), size,
			  bytes_max);
		return false;
	}
	if (!text_is_utf8(text, size, NULL)) {
		error_set(err, ERROR_INPUT, _("text is not valid UTF-8"));
		return false;
	}
	if (has_control(text, newline_ok, &control)) {
		error_set(err, ERROR_INPUT, _("text has the control character U+%04X"),
			  (unsigned)control);
		return false;
	}
	return true;
}

void record_add_escaped(struct strbuf *out, const char *text)
{
	while (*text) {
		size_t plain = strcspn(text, "\n\\");

		strbuf_add(out, text, plain);
		text += plain;
		if (*text)
			strbuf_adds(out, *text++ == '\n' ? "\\n" : "\\\\");
	}
}

void record_add_field(struct strbuf *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	strbuf_adds(out, key);
	strbuf_addch(out, ' ');
	record_add_escaped(out, text);
	strbuf_addch(out, '\n');
}

bool record_split(const char *line, size_t size, char key[16], char **text)
{
	struct strbuf plain = STRBUF_INIT;
	const char *space = memchr(line, ' ', size);
	size_t key_size = space ? (size_t)(space - line) : size;

	*text = NULL;
	if (key_size >= 16)
		return false;
	memcpy(key, line, key_size);
	key[key_size] = '\0';
	for (size_t i = space ? key_size + 1 : size; i < size; i++) {
		if (line[i] == '\\' && i + 1 < size)
			strbuf_addch(&plain, line[++i] == 'n' ? '\n' : line[i]);
		else
			strbuf_addch(&plain, line[i]);
	}
	*text = strbuf_detach(&plain, NULL);
	return true;
}
