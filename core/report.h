/*
 * The gap report as bytes, in one of its formats: of those for people the
 * outline is rendered (format.h), those for programs are one file each,
 * report_NAME.c, and one row in report.c.
 */
#ifndef TENKEN_REPORT_H
#define TENKEN_REPORT_H

#include "error.h"
#include "format.h"
#include "gap_report.h"
#include "settings.h"

#include <stdbool.h>

/** What a report consists of; their order is that of the report. Formats for programs ignore it but for PART_DOCUMENT. */
enum report_part {
	PART_MANAGER,        /* one page: who, when, coverage, the first six actions, what is unknown */
	PART_CHARTS,         /* coverage by chapter, beside the surveys, self-check beside interview */
	PART_GAPS,           /* what is missing, by chapter */
	PART_PARTIAL,
	PART_UNKNOWN,
	PART_UNANSWERED,
	PART_MET,
	PART_NOT_APPLICABLE,
	PART_PLAN,           /* actions and exceptions */
	PART_DUTIES,         /* who carries which contract clause */
	PART_INTERVIEW,      /* what the talk changed, findings, incident cases, blocking factors */
	PART_ANSWERS,
	PART_LEFT_OUT,
	PART_METHOD,
	PART_DOCUMENT,       /* json only: the blocks that tenken-pdf prints; not among the default */
	PART_COUNT
};

enum { PARTS_DEFAULT = (1 << PART_DOCUMENT) - 1 };

struct report_options {
	struct format_page page;
	unsigned parts;         /* 1 << enum report_part, or-ed; 0 is PARTS_DEFAULT */
	const char *author;     /* who made the report, "" when not set */
	const char *logo_text;  /* a line above the title, "" when not set */
};

/** text, md, man, html, pdf, csv, xlsx, json, oscal, oscal-poam. */
extern const struct format_table report_formats;

/**
 * Appends the report in one of report_formats; the same bytes for the same input.
 *
 * Errors: false with err, nothing appended: the format's own, such as a missing font or library.
 */
bool report_write(const struct gap_report *report, const struct format *format, const struct report_options *options,
                  struct strbuf *out, struct error *err);

/** "manager", "charts", "gaps", ...: untranslated. */
const char *report_part_name(enum report_part part);

/**
 * Reads "manager,gaps,plan" or "all" or "-answers,-method" (all but these) into a set of parts.
 *
 * Errors: false with the names there are.
 */
bool report_parts_read(const char *text, unsigned *parts, struct error *err);

/** The set that tenken.conf wants; all when it does not say, or says it wrong. */
unsigned report_parts_wanted(const struct settings *settings);

/**
 * The outline of a report: what text, Markdown, HTML, man and PDF write.
 *
 * Ownership: the caller frees with document_free(); it points nowhere else.
 */
struct document *report_outline(const struct gap_report *report, const struct report_options *options);

/**
 * Hands the report to the program that the settings name for printing, as PDF or as text.
 *
 * said:   gets what the program wrote to its standard output, such as the number of the job; may be NULL.
 * Errors: false; ERROR_NOT_FOUND when none is named, else what went wrong, in the program's own words where it has some.
 * Source: promises.md, P11.
 */
bool report_print(const struct gap_report *report, const struct report_options *options,
                  const struct settings *settings, struct strbuf *said, struct error *err);

#endif
