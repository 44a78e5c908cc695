/*
 * A CSV writer: RFC 4180, lines ended by CR LF, every field through escape_csv().
 *
 *     struct csv csv = CSV_INIT;
 *
 *     csv_mark(&csv);                       where a spreadsheet is to open it
 *     csv_text(&csv, "id");
 *     csv_end(&csv);
 *     use(csv.out.text, csv.out.length);
 *     strbuf_release(&csv.out);
 *
 * Source: RFC 4180.
 */
#ifndef TENKEN_CSV_H
#define TENKEN_CSV_H

#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

struct csv {
	struct strbuf out;
	bool is_begun; /* a line is: the next field needs a comma */
};

#define CSV_INIT { .out = STRBUF_INIT, .is_begun = false }

/** The byte order mark, without which spreadsheets in Japan take UTF-8 for another encoding. First of all. */
void csv_mark(struct csv *csv);

/** A field; NULL is "". */
void csv_text(struct csv *csv, const char *text);

/** A number, in every locale the same. */
void csv_number(struct csv *csv, int number);

/** Several fields at once: a line of headings. */
void csv_texts(struct csv *csv, const char *const *texts, size_t count);

/** Ends the line. */
void csv_end(struct csv *csv);

#endif
