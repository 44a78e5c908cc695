/*
 * A JSON writer: appends pretty printed JSON to a string, in the order of the
 * calls, the same bytes for the same calls.
 *
 * Inside an object every value has a key, inside an array none (NULL). A value
 * at the wrong place is a wrong program: an assert. It is no parser and keeps
 * no tree.
 *
 *     struct json_writer json;
 *
 *     json_begin(&json, &out);
 *     json_object(&json, NULL);
 *     json_string(&json, "schema", "tenken-report/1");
 *     json_array(&json, "findings");
 *     json_end(&json);
 *     json_end(&json);
 *     json_finish(&json);
 */
#ifndef TENKEN_JSON_H
#define TENKEN_JSON_H

#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	JSON_DEPTH_MAX = 32,
	JSON_DECIMALS_MAX = 9
};

/** State of a writer; for json.c only. */
struct json_writer {
	struct strbuf *out;
	int depth;                       /* objects and arrays that are open */
	bool is_object[JSON_DEPTH_MAX];  /* what is open at a depth */
	bool has_member[JSON_DEPTH_MAX]; /* something stands in it already */
	bool is_done;                    /* the one value at the top is complete */
};

/** Starts to append to out, which must outlive the writer. */
void json_begin(struct json_writer *json, struct strbuf *out);

/** Opens an object or an array as a value. */
void json_object(struct json_writer *json, const char *key);
void json_array(struct json_writer *json, const char *key);

/** Closes what was opened last. */
void json_end(struct json_writer *json);

/** Writes a string, escaped by escape_json(); NULL is written as null. */
void json_string(struct json_writer *json, const char *key, const char *value);

/** Writes a string, or null where it is NULL or empty. */
void json_string_or_null(struct json_writer *json, const char *key, const char *value);

void json_int(struct json_writer *json, const char *key, long long value);

/**
 * Writes a number with so many decimals, rounded half away from zero, with a
 * point in every locale.
 *
 * Units: decimals 0..JSON_DECIMALS_MAX. What is not finite, or too large for
 *        its decimals to be counted, is written as null: JSON has no word for it.
 */
void json_double(struct json_writer *json, const char *key, double value, int decimals);

void json_bool(struct json_writer *json, const char *key, bool value);
void json_null(struct json_writer *json, const char *key);

/** Writes an array of strings. */
void json_strings(struct json_writer *json, const char *key, const char *const *values, size_t count);

/** Ends the text with a line feed; everything must have been closed. */
void json_finish(struct json_writer *json);

#endif
