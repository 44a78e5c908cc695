/*
 * The writers behind the table of report.c, one file each. Others call them
 * through report_format_find().
 */
#ifndef TENKEN_REPORT_FORMATS_H
#define TENKEN_REPORT_FORMATS_H

#include "json.h"
#include "report.h"

/**
 * The report for paper and less: UTF-8, at most width_cols display columns a
 * line, no control character but line feeds.
 *
 * Source: tenken-report(7), "The text report".
 */
bool report_text_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err);

/**
 * The report for programs.
 *
 * Source: design.md section 8; tenken-json(5).
 */
bool report_json_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err);

/**
 * The report as Markdown: CommonMark with the tables of GitHub.
 *
 * Source: tenken-report(7), "Formats".
 */
bool report_md_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                     struct error *err);

/**
 * The report as a manual page: mdoc, ASCII, silent under mandoc -T lint.
 *
 * Source: tenken-report(7), "Formats"; mdoc(7).
 */
bool report_man_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                      struct error *err);

/** Appends any document as text, width_cols display columns wide. */
void text_write_document(const struct document *doc, int width_cols, struct strbuf *out);

/**
 * The report as PDF: made by the program tenken-pdf, which is found by
 * file_program(), from the outline as JSON.
 *
 * Errors: its message when it says one, ERROR_IO else; nothing was written to out then.
 * Source: tenken-report(7), "pdf".
 */
bool report_pdf_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                      struct error *err);

/**
 * The report as one HTML page that needs nothing else.
 *
 * Source: tenken-report(7), "Formats".
 */
bool report_html_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err);

/** Appends any document as an HTML page. */
void html_write_document(const struct document *doc, struct strbuf *out);

/** Appends any document as Markdown. */
void md_write_document(const struct document *doc, struct strbuf *out);

/**
 * Appends any document as PDF.
 *
 * Errors: as report_pdf_write(); nothing was appended then.
 */
bool pdf_write_document(const struct document *doc, enum paper paper, struct strbuf *out, struct error *err);

/** Appends any document as a manual page. */
void man_write_document(const struct document *doc, struct strbuf *out);

/**
 * A row a clause, for spreadsheets: UTF-8 with a byte order mark.
 *
 * Source: RFC 4180; tenken-report(7), "Formats".
 */
bool report_csv_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                      struct error *err);

/**
 * A workbook: sheets with a summary and charts, all clauses, all answers, the plan.
 *
 * Errors: as above; also when libxlsxwriter is not installed.
 * Source: ECMA-376; tenken-report(7), "The XLSX report".
 */
bool report_xlsx_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err);

/**
 * OSCAL 1.1: assessment results, and a plan of action and milestones.
 *
 * Errors: as above; a plan with nothing in it is none, and refused.
 * Source: NIST OSCAL 1.1.2; tenken-report(7), "The OSCAL reports".
 */
bool report_oscal_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                        struct error *err);
bool report_oscal_poam_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                             struct error *err);

/** The members of the JSON report that come from the interview: findings always, the others where there are any. */
void report_json_interview(struct json_writer *json, const struct gap_report *report);

/** A mark of a blocking factor: true, false, or null when nobody knows. */
void report_json_mark(struct json_writer *json, const char *key, enum factor_mark mark);

/** Where a blocking factor comes from: the members "from" and "item", the latter null when item is "". */
void report_json_factor_origin(struct json_writer *json, const char *item, bool is_written);

/** Hands finished bytes to out. Errors: false with err, ERROR_FULL when the disk is. */
bool report_put(const struct strbuf *text, FILE *out, struct error *err);

#endif
