/*
 * Between the files of the OSCAL formats only: what both documents, assessment
 * results and plan of action, are made of.
 *
 * OSCAL's texts are never empty, so a member whose text is empty is left out.
 * UUIDs are made of names, so the same report gives the same ones, and the plan
 * of action names the findings by those of the assessment results.
 *
 * Source: NIST OSCAL 1.1.2, assessment results and POA&M models; tenken-report(7), "The OSCAL reports".
 */
#ifndef TENKEN_REPORT_OSCAL_PARTS_H
#define TENKEN_REPORT_OSCAL_PARTS_H

#include "json.h"
#include "report.h"

struct oscal {
	struct json_writer *json;
	const struct gap_report *report;
	const struct report_options *options;
	enum lang lang;
	bool is_plan; /* a plan of action: only clauses about which something is to be done */
};

/* ---- texts and names ------------------------------------------------------------------- */

/** One line: blanks and line breaks become single blanks, "-" stands for blanks alone. */
void oscal_line(const struct oscal *oscal, const char *key, const char *text);

/** A token, as ids must be: one that begins with no letter gets a _ before it; suffix may be "". */
void oscal_token(const struct oscal *oscal, const char *key, const char *id, const char *suffix);

/** Markdown: one line, or paragraphs made of lines. The text means itself, whatever it has. */
void oscal_markup_line(const struct oscal *oscal, const char *key, const char *text);
void oscal_markup(const struct oscal *oscal, const char *key, const char *text);

/** Units: seconds since 1970. */
void oscal_time(const struct oscal *oscal, const char *key, int64_t time_utc);

/** The UUID of something in this assessment: what it is ("finding"), and its name. */
void oscal_uuid(const struct oscal *oscal, const char *key, const char *what, const char *name);

/** "#" and that UUID: a place in the same document. */
void oscal_reference(const struct oscal *oscal, const char *key, const char *what, const char *name);

/** A property in the namespace of tenken, into an open array. */
void oscal_property(const struct oscal *oscal, const char *name, const char *value);
void oscal_number_property(const struct oscal *oscal, const char *name, long long value);

/* ---- parts ------------------------------------------------------------------------------- */

/** Title, times, parties, roles. */
void oscal_metadata(const struct oscal *oscal, const char *title);

/** The questionnaires, as what was assessed by. */
void oscal_back_matter(const struct oscal *oscal);

/** Is the clause in the document? */
bool oscal_has(const struct oscal *oscal, const struct gap_clause *clause);

/** Is something to be done about it: missing, partly met or not known? */
bool oscal_is_lacking(const struct gap_clause *clause);

/** The arrays "observations", "risks" and "findings", each only when there is something in it. */
void oscal_observations(const struct oscal *oscal);
void oscal_risks(const struct oscal *oscal);
void oscal_findings(const struct oscal *oscal);

/** The UUID of an observation. */
void oscal_observation_uuid(const struct oscal *oscal, const char *key, const struct gap_evidence *evidence);

/** Appends to a text that has lines: nothing when the line is empty. */
void oscal_add_line(struct strbuf *text, const char *line);

#endif
