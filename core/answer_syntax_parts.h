/*
 * What the files answer_syntax*.c share. Nobody else includes this.
 */
#ifndef TENKEN_ANSWER_SYNTAX_PARTS_H
#define TENKEN_ANSWER_SYNTAX_PARTS_H

#include "answer_syntax.h"

/** Reads a whole number that takes up all of the text. Errors: false, also where an int cannot hold it. */
bool answer_read_number(const char *text, size_t size_bytes, int *number);

/** Appends the numbers of options, with short texts where they are few. */
void answer_add_options(const struct option *options, size_t count, struct strbuf *out);

#endif
