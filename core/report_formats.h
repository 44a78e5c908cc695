/*
 * The formats of the gap report for programs, one file each. Others call them
 * through report_write(). All append the same bytes for the same input.
 */
#ifndef TENKEN_REPORT_FORMATS_H
#define TENKEN_REPORT_FORMATS_H

#include "json.h"
#include "report.h"

/**
 * The report for programs.
 *
 * Source: design.md section 8; tenken-json(5).
 */
bool report_json_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                       struct error *err);

/**
 * A row a clause, for spreadsheets: UTF-8 with a byte order mark.
 *
 * Source: RFC 4180; tenken-report(7), "Formats".
 */
bool report_csv_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                      struct error *err);

/**
 * A workbook: sheets with a summary and charts, all clauses, all answers, the plan.
 *
 * Errors: false with err, nothing appended; also when libxlsxwriter is not installed.
 * Source: ECMA-376; tenken-report(7), "The XLSX report".
 */
bool report_xlsx_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                       struct error *err);

/**
 * OSCAL 1.1: assessment results, and a plan of action and milestones.
 *
 * Errors: false with err, nothing appended; a plan with nothing in it is none, and refused.
 * Source: NIST OSCAL 1.1.2; tenken-report(7), "The OSCAL reports".
 */
bool report_oscal_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                        struct error *err);
bool report_oscal_poam_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                             struct error *err);

/** The member "coverage", as tenken-json(5) has it: the counts and the rate. */
void report_json_coverage(struct json_writer *json, const struct gap_coverage *coverage);

/** The members of the JSON report that come from the interview: findings always, the others where there are any. */
void report_json_interview(struct json_writer *json, const struct gap_report *report);

/** A mark of a blocking factor: true, false, or null when nobody knows. */
void report_json_mark(struct json_writer *json, const char *key, enum factor_mark mark);

/** Where a blocking factor comes from: the members "from" and "item", the latter null when item is "". */
void report_json_factor_origin(struct json_writer *json, const char *item, bool is_written);

#endif
