/*
 * plain_sheet: a run of yes-no questions as the sheet that it is in the source.
 * All lines are shown with what stands there; then they are answered one after
 * the other, or several in one line of input: "3y 4n 5? 6x not our business".
 */
#ifndef TENKEN_PLAIN_SHEET_H
#define TENKEN_PLAIN_SHEET_H

#include "plain_session.h"

/**
 * Takes a line that names lines of the sheet at the place: a label or id with y,
 * n, ?, x or - behind it, each apart by blanks or commas; what follows an x is its
 * reason. All are stored, or none, and the place is behind the last of them.
 *
 * Errors: false when the line is of another kind, and nothing was done. A line
 *         that cannot be taken is explained, and the place stays: that is true, too.
 */
bool plain_take_sheet(struct plain *plain, const char *line);

/** Writes all lines of a sheet (interview_sheet()) with their answers. */
void plain_show_sheet(FILE *out, const struct part *part, const int *lines, int count);

#endif
