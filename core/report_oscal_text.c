#include "digest.h"
#include "escape.h"
#include "report_oscal_parts.h"
#include "text.h"

#include <ctype.h>
#include <string.h>

/* Of the names of everything in OSCAL documents, and of properties: "urn:uuid:" and this. */
static const uint8_t space[16] = { 0x21, 0x41, 0xac, 0xd2, 0xd2, 0x8e, 0x4c, 0x49,
				   0x9f, 0xc5, 0xa8, 0xbd, 0xb3, 0x81, 0x5e, 0xd9 };
static const char space_uri[] = "urn:uuid:2141acd2-d28e-4c49-9fc5-a8bdb3815ed9";

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0x2028 || c == 0x2029;
}

/* One line without blanks at its ends; "-" stands for blanks alone. */
static void add_joined(struct strbuf *out, const char *text)
{
	const char *start = text;
	bool is_pending = false;
	size_t before = out->length;

	while (*text) {
		const char *from = text;
		uint32_t c = text_next(&text);

		if (is_blank(c)) {
			is_pending = out->length > before;
			continue;
		}
		if (is_pending)
			strbuf_addch(out, ' ');
		is_pending = false;
		strbuf_add(out, from, (size_t)(text - from));
	}
	if (out->length == before && *start)
		strbuf_addch(out, '-');
}

void oscal_add_line(struct strbuf *text, const char *line)
{
	if (*line)
		strbuf_addf(text, "%s%s", text->length > 0 ? "\n" : "", line);
}

static void put(const struct oscal *oscal, const char *key, struct strbuf *text)
{
	if (text->length > 0)
		json_string(oscal->json, key, text->text);
	strbuf_release(text);
}

void oscal_line(const struct oscal *oscal, const char *key, const char *text)
{
	struct strbuf line = STRBUF_INIT;
	struct strbuf shown = STRBUF_INIT;

	add_joined(&line, text);
	escape_terminal(&shown, line.text, false);
	put(oscal, key, &shown);
	strbuf_release(&line);
}

void oscal_token(const struct oscal *oscal, const char *key, const char *id, const char *suffix)
{
	struct strbuf token = STRBUF_INIT;

	strbuf_addf(&token, "%s%s%s", isalpha((unsigned char)*id) || *id == '_' ? "" : "_", id, suffix);
	put(oscal, key, &token);
}

void oscal_markup_line(const struct oscal *oscal, const char *key, const char *text)
{
	struct strbuf line = STRBUF_INIT;
	struct strbuf markup = STRBUF_INIT;

	add_joined(&line, text);
	escape_markdown(&markup, line.text);
	put(oscal, key, &markup);
	strbuf_release(&line);
}

/* A line break is a paragraph in Markdown only with an empty line. */
void oscal_markup(const struct oscal *oscal, const char *key, const char *text)
{
	struct strbuf markup = STRBUF_INIT;

	while (*text) {
		size_t size = strcspn(text, "\n");
		struct strbuf line = STRBUF_INIT;

		strbuf_add(&line, text, size);
		if (size > 0 && markup.length > 0)
			strbuf_adds(&markup, "\n\n");
		escape_markdown(&markup, line.text);
		strbuf_release(&line);
		text += size + (text[size] == '\n');
	}
	put(oscal, key, &markup);
}

void oscal_time(const struct oscal *oscal, const char *key, int64_t time_utc)
{
	char text[GAP_TIME_SIZE];

	gap_time_format(time_utc, text);
	json_string(oscal->json, key, text);
}

static void make_uuid(const struct oscal *oscal, const char *what, const char *name, char uuid[DIGEST_UUID_SIZE])
{
	struct strbuf full = STRBUF_INIT;

	strbuf_addf(&full, "%s/%s/%s", oscal->report->id, what, name);
	digest_uuid(space, full.text, uuid);
	strbuf_release(&full);
}

void oscal_uuid(const struct oscal *oscal, const char *key, const char *what, const char *name)
{
	char uuid[DIGEST_UUID_SIZE];

	make_uuid(oscal, what, name, uuid);
	json_string(oscal->json, key, uuid);
}

void oscal_reference(const struct oscal *oscal, const char *key, const char *what, const char *name)
{
	char uuid[DIGEST_UUID_SIZE];
	struct strbuf reference = STRBUF_INIT;

	make_uuid(oscal, what, name, uuid);
	strbuf_addf(&reference, "#%s", uuid);
	put(oscal, key, &reference);
}

void oscal_property(const struct oscal *oscal, const char *name, const char *value)
{
	if (!*value)
		return;
	json_object(oscal->json, NULL);
	json_string(oscal->json, "name", name);
	json_string(oscal->json, "ns", space_uri);
	oscal_line(oscal, "value", value);
	json_end(oscal->json);
}

void oscal_number_property(const struct oscal *oscal, const char *name, long long value)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%lld", value);
	oscal_property(oscal, name, text.text);
	strbuf_release(&text);
}
