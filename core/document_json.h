/*
 * A document as JSON: what tenken-pdf prints, and what a program that makes a
 * format of its own can start from.
 *
 * Source: tenken-json(5), "document".
 */
#ifndef TENKEN_DOCUMENT_JSON_H
#define TENKEN_DOCUMENT_JSON_H

#include "document.h"
#include "json.h"

/**
 * Writes the member "document" into an open object: title, organisation, author,
 * logo_text, language, date_utc and blocks. Members that would be empty are left
 * out of a block; a percentage that is not known is null.
 */
void document_json_write(struct json_writer *json, const struct document *doc);

#endif
