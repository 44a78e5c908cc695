/*
 * field_lines: the lines of a field as it is wrapped, and the places on them. Between the files
 * field*.c; screens use field.h.
 *
 * Units: lines are counted from 0 in the wrapped text, columns are those of the screen, places
 * are bytes in field->text.
 */
#ifndef TENKEN_FIELD_LINES_H
#define TENKEN_FIELD_LINES_H

#include "field.h"

/** Wraps the text anew, after a change of it or of the width. */
void field_lines_wrap(struct field *field);

/** The line that a place is on. */
int field_line_at(const struct field *field, size_t at);

/** The column of a place on its line. */
int field_col_at(const struct field *field, size_t at);

/** The place on a line that is nearest to a column, left of it. */
size_t field_place_at(const struct field *field, int line_index, int col);

#endif
