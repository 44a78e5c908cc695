/*
 * cmd_show: the three ways in which `tenken show` writes an assessment.
 */
#ifndef TENKEN_CMD_SHOW_H
#define TENKEN_CMD_SHOW_H

#include "assessment.h"

/** Writes the answers as JSON, schema tenken-answers/1. Errors: false, and err. Source: tenken-json(5). */
bool cmd_show_json(struct assessment *assessment, struct error *err);

/** Writes every change, oldest first. Errors: false, and err, when they cannot be read. */
bool cmd_show_history(struct assessment *assessment, struct error *err);

/** The same as JSON, schema tenken-history/1. */
bool cmd_show_history_json(struct assessment *assessment, struct error *err);

/** Writes the members that say what an answer is: state, value, values, cells, blanks, text, reason, note, ... */
struct json_writer;
struct question;
void cmd_json_answer(struct json_writer *json, const struct question *question,
		     const struct answer *answer);

/** Says whether anything at all stands there, be it only a note. */
bool cmd_answer_says_something(const struct answer *answer);

#endif
