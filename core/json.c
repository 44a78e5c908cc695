#include "json.h"

#include "escape.h"

#include <assert.h>

static void new_line(struct json_writer *json)
{
	strbuf_addch(json->out, '\n');
	strbuf_add_repeat(json->out, ' ', 2 * (size_t)json->depth);
}

static void add_quoted(struct strbuf *out, const char *text)
{
	strbuf_addch(out, '"');
	escape_json(out, text);
	strbuf_addch(out, '"');
}

/* What comes before every value: comma, new line, key. */
static void before_value(struct json_writer *json, const char *key)
{
	assert(!json->is_done);
	if (json->depth == 0) {
		assert(!key);
		return;
	}
	int top = json->depth - 1;
	assert(json->is_object[top] == (key != NULL));
	if (json->has_member[top])
		strbuf_addch(json->out, ',');
	json->has_member[top] = true;
	new_line(json);
	if (key) {
		add_quoted(json->out, key);
		strbuf_adds(json->out, ": ");
	}
}

static void after_value(struct json_writer *json)
{
	if (json->depth == 0)
		json->is_done = true;
}

static void write_raw(struct json_writer *json, const char *key, const char *text)
{
	before_value(json, key);
	strbuf_adds(json->out, text);
	after_value(json);
}

static void open_value(struct json_writer *json, const char *key, bool is_object)
{
	before_value(json, key);
	assert(json->depth < JSON_DEPTH_MAX);
	json->is_object[json->depth] = is_object;
	json->has_member[json->depth] = false;
	json->depth++;
	strbuf_addch(json->out, is_object ? '{' : '[');
}

void json_begin(struct json_writer *json, struct strbuf *out)
{
	*json = (struct json_writer){ .out = out };
}

void json_object(struct json_writer *json, const char *key)
{
	open_value(json, key, true);
}

void json_array(struct json_writer *json, const char *key)
{
	open_value(json, key, false);
}

void json_end(struct json_writer *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (json->has_member[json->depth])
		new_line(json);
	strbuf_addch(json->out, json->is_object[json->depth] ? '}' : ']');
	after_value(json);
}

void json_string(struct json_writer *json, const char *key, const char *value)
{
	if (!value) {
		json_null(json, key);
		return;
	}
	before_value(json, key);
	add_quoted(json->out, value);
	after_value(json);
}

void json_string_or_null(struct json_writer *json, const char *key, const char *value)
{
	json_string(json, key, value && *value ? value : NULL);
}

void json_int(struct json_writer *json, const char *key, long long value)
{
	before_value(json, key);
	strbuf_addf(json->out, "%lld", value);
	after_value(json);
}

/* printf would write the decimal point of the locale. */
void json_double(struct json_writer *json, const char *key, double value, int decimals)
{
	assert(decimals >= 0 && decimals <= JSON_DECIMALS_MAX);
	long long scale = 1;
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	double scaled = (value < 0 ? -value : value) * (double)scale;
	if (!(scaled < 9e15)) {
		json_null(json, key);
		return;
	}
	long long units = (long long)(scaled + 0.5);
	before_value(json, key);
	if (value < 0 && units > 0)
		strbuf_addch(json->out, '-');
	strbuf_addf(json->out, "%lld", units / scale);
	if (decimals > 0)
		strbuf_addf(json->out, ".%0*lld", decimals, units % scale);
	after_value(json);
}

void json_bool(struct json_writer *json, const char *key, bool value)
{
	write_raw(json, key, value ? "true" : "false");
}

void json_null(struct json_writer *json, const char *key)
{
	write_raw(json, key, "null");
}

void json_strings(struct json_writer *json, const char *key, const char *const *values, size_t count)
{
	json_array(json, key);
	for (size_t i = 0; i < count; i++)
		json_string(json, NULL, values[i]);
	json_end(json);
}

void json_finish(struct json_writer *json)
{
	assert(json->depth == 0 && json->is_done);
	strbuf_addch(json->out, '\n');
}
