/*
 * The finished result, as plain data in one language: what evaluate.c makes
 * and every report format, the gaps screen and the command line read.
 *
 * Texts are in report->lang (falling back to the other language where a
 * questionnaire lacks one). Everything lives in the report's arena and points
 * nowhere else: a report outlives the assessment it was made from.
 *
 * Source: design.md sections 5 and 8; tenken-report(7).
 */
#ifndef TENKEN_GAP_REPORT_H
#define TENKEN_GAP_REPORT_H

#include "answers.h"
#include "arena.h"
#include "benchmark.h"
#include "clause.h"
#include "error.h"
#include "gap_interview.h"
#include "gap_plan.h"
#include "i18n.h"
#include "interview.h"

#include <stdbool.h>
#include <stdint.h>

/** Verdicts of a clause; the first four are also those of evidence. */
enum verdict {
	VERDICT_MET,
	VERDICT_PARTIAL,
	VERDICT_GAP,
	VERDICT_UNKNOWN,
	VERDICT_UNANSWERED,
	VERDICT_NOT_APPLICABLE,
	VERDICT_COUNT
};

/** "met", "partial", "gap", "unknown", "unanswered", "not-applicable": FIXED, never translated. */
const char *verdict_name(enum verdict verdict);

/** The word for people, in a language. */
const char *verdict_word(enum verdict verdict, enum lang lang);

/** Why an answer says nothing about a clause. */
enum gap_silence {
	SILENCE_NONE,           /* it does say something, or is open */
	SILENCE_NOT_ASKED,      /* the question was not asked */
	SILENCE_NOT_APPLICABLE, /* it was answered "not applicable"; the reason stands in answer */
	SILENCE_WHEN,           /* the judgement holds only under a condition, which is not met */
	SILENCE_ANSWER          /* what was answered tells nothing about the clause */
};

/**
 * An answer that led to a verdict, or (verdict UNANSWERED) a question that
 * could give some and is open, or (verdict NOT_APPLICABLE) one that says
 * nothing, see silence.
 */
struct gap_evidence {
	int part;
	int question;      /* place in its questionnaire */
	int row;           /* ROW_NONE: the whole */
	const char *questionnaire; /* id */
	const char *question_id;
	const char *label; /* "問25", with the mark of a rebuilt question after it */
	const char *item;  /* "q25.g"; "vendor/q25.g" where there are several parts */
	const char *prompt;
	const char *row_id;   /* "g"; "" when not of a row */
	const char *row_text; /* "" when not of a row */
	const char *answer;   /* in words, lines separated by \n; "" when open or not asked */
	const char *decisive; /* of a choice of many the options that the verdict rests on, like answer; "" when it is none */
	const char *lacking;  /* options that were not chosen and would have shown it, like answer; "" when there are none */
	const char *note;     /* of the row, else of its question; "" when there is none */
	const char *pointer;  /* where the proof for the answer is, in one line; "" when it was not said */
	const char *holder;   /* who has it, or knows; "" when it was not said */
	enum verdict verdict;
	enum gap_silence silence;
	enum basis basis;
	bool is_mirrored;
};

struct gap_references {
	struct reference_list iso27001;
	struct reference_list nist_csf;
	struct reference_list cis;
};

/** What surveyed companies answered, beside a clause. */
struct gap_benchmark {
	const char *id;
	const char *questionnaire; /* where it was asked */
	const char *question;
	const char *row;        /* "" for the question as a whole */
	const char *population; /* in the report's language */
	int n;                  /* 0: the source does not say */
	int year;
	double percent; /* 0..100: share of companies by whose answer the clause would be met */
	const char *source;
	const char *text; /* the sentence for people */
	const char *note; /* "" when there is none */
	bool is_approximate;
	bool is_derived;
	bool has_low_n; /* fewer than 30 answers: never first, where there is another */
};

struct gap_clause {
	int place; /* in report->clauses */
	const char *id;
	enum clause_kind kind;
	enum priority priority;
	enum effort effort;
	enum duty duty; /* who carries it; DUTY_UNSET when nobody said */
	int chapter; /* place in report->chapters */
	const char *title;
	const char *wording;
	const char *why;
	const char *reason;
	const char *first_step; /* what to do this week, one line; "" when the library has none */
	const char *next_steps; /* what to do then, a short paragraph; "" likewise */
	unsigned sides;         /* enum side, or-ed: for whom it is */
	struct reference_list sources;
	struct gap_references references;
	enum verdict verdict;
	enum basis basis;  /* of a met clause: of its best known evidence; else BASIS_UNSET */
	bool is_only_said; /* met, some basis was recorded in the assessment, and none of this clause is "seen" or "tried" */
	const struct gap_evidence *evidence; /* worst first, then in the order of the questions */
	size_t evidence_count;
	const struct gap_evidence *open; /* questions still open that judge it */
	size_t open_count;
	const struct gap_evidence *silent; /* of a not-applicable clause: why nothing is known */
	size_t silent_count;
	const struct gap_benchmark *benchmarks; /* the nearest first; none when they are switched off */
	size_t benchmark_count;
};

/** What was filled in at an option. */
struct gap_blank {
	int value;
	const char *text;
};

/** Where the evidence for an answer is; each part "" when not given. */
struct gap_pointer {
	const char *what;
	const char *where;
	const char *holder;
	const char *seen;
	const char *sha256;
};

/** An answer with all that was written about it. */
struct gap_answer {
	int question;
	int row;              /* ROW_NONE: the question as a whole */
	const char *item;     /* "q7.a", with "PART/" before it where there are several parts */
	const char *row_id;   /* "a"; "" for the whole */
	const char *row_text; /* "" for the whole */
	enum answer_state state;
	bool is_inherited;  /* a row without an answer of its own: state and answer are those of the whole */
	const char *value;  /* as answer_format() writes it, "-" when open */
	const char *answer; /* in words, "" when open */
	const char *reason; /* of not applicable, "" when none */
	const struct gap_blank *blanks; /* of chosen options */
	size_t blank_count;
	const char *note;
	bool is_marked;
	enum basis basis;
	const char *pointer; /* pointer to evidence in one line, "" when none */
	struct gap_pointer pointer_parts;
};

/** A question that is asked, with its answers: one for a plain question, one a row for a matrix (after one for the whole, if it says anything). */
struct gap_question {
	const char *id;
	const char *label;
	const char *prompt;
	enum question_kind kind;
	enum question_state state;
	bool is_mirrored;
	const char *mirrors; /* "vendor.q25" or "" */
	const char *source;  /* place in the source of the questionnaire, "" when not given */
	int sheet;           /* of its section: 0, 1, ... for yes-no questions that are shown as one sheet, -1 else */
	const struct gap_answer *answers;
	size_t answer_count;
};

struct gap_section {
	const char *id;
	const char *title;
	const struct gap_question *questions; /* only those asked */
	size_t question_count;
};

struct gap_part {
	const char *questionnaire; /* id */
	const char *version;
	const char *title;
	const char *source;
	struct progress progress;
	const struct gap_section *sections; /* only those with an asked question */
	size_t section_count;
};

/**
 * A question that was left out: not asked, because the answers so far say so, or
 * answered "not applicable" as a whole; or a row answered so. A question that
 * waits for an open one is not left out.
 */
struct gap_left_out {
	int part;
	int section; /* place in its questionnaire */
	const char *section_id;
	const char *section_title;
	const char *question; /* id */
	const char *item;     /* "q22.a"; "byod-telework/q22.a" where there are several parts */
	const char *label;    /* of the question, with its mark */
	const char *row_id;   /* "" for the question as a whole */
	const char *text;     /* the prompt, or what the row says */
	const char *because;  /* a sentence: the condition in words; or the reason that was given, "" when none was */
	bool is_not_asked;    /* else it was answered "not applicable" */
};

struct gap_chapter {
	const char *id;
	const char *title;
};

/** Which clauses a report is limited to. All zero: none left out. */
struct gap_filter {
	unsigned sides;      /* enum side, or-ed: clauses for one of these; 0: all */
	const char *chapter; /* id of a chapter; NULL: all */
};

/** Counts of clauses by verdict, and the share that is met. */
struct gap_coverage {
	int count[VERDICT_COUNT];
	double rate_0_1; /* (met + partial/2) / (met + partial + gap + unknown); -1 when nothing was judged */
};

struct gap_report {
	struct arena arena;
	enum lang lang;
	const char *id; /* of the assessment */
	const char *organisation;
	const char *respondent;
	const char *department;
	const char *contact;
	const char *phone;
	const char *mail;
	const char *reference;
	int64_t created_utc;
	int64_t updated_utc;
	struct progress progress; /* of all parts */
	struct gap_coverage coverage;
	const struct gap_part *parts;
	size_t part_count;
	const struct gap_left_out *left_out; /* in the order of the questions */
	size_t left_out_count;
	struct gap_interview interview;
	struct gap_plan plan;
	struct gap_filter filter; /* what it was limited to: clauses and coverage are those that are left */
	const struct gap_chapter *chapters;
	size_t chapter_count;
	const struct gap_clause *clauses; /* exactly those that a judgement of the parts names, in the library's order */
	size_t clause_count;
};

/** The words for people: a kind, a priority, a basis ("" for BASIS_UNSET). */
const char *clause_kind_word(enum clause_kind kind, enum lang lang);
const char *priority_word(enum priority priority, enum lang lang);
const char *effort_word(enum effort effort, enum lang lang);
const char *basis_word(enum basis basis, enum lang lang);

/**
 * What stands before a prompt, with the mark of a question that is rebuilt and
 * not printed in the source: "問27 [rebuilt]". Screens and reports use this one.
 */
void question_label_marked(const struct question *question, enum lang lang, struct strbuf *out);

enum {
	GAP_DATE_SIZE = 16, /* bytes with the NUL */
	GAP_TIME_SIZE = 32
};

/** Writes a time as "2026-04-01", or as "2026-04-01T09:30:00Z". Units: seconds since 1970, UTC. */
void gap_date_format(int64_t time_utc, char text[GAP_DATE_SIZE]);
void gap_time_format(int64_t time_utc, char text[GAP_TIME_SIZE]);

/** Frees a report. NULL is allowed. */
void gap_report_free(struct gap_report *report);

/**
 * Share of the judged clauses that are met, a partial one counting half.
 *
 * Units:  0..1; unanswered and not-applicable clauses are left out.
 * Errors: none; -1 when no clause was judged, which reports show as null.
 * Source: tenken-report(7), "Coverage".
 */
double gap_coverage_rate(const int count[VERDICT_COUNT]);

/**
 * Limits a report to some clauses: the others are taken out of it, coverage is
 * counted again, actions and exceptions of other clauses go too. Questions and
 * answers stay as they are.
 *
 * Errors: false with err when there is no such chapter; the report is as before.
 */
bool gap_report_limit(struct gap_report *report, const struct gap_filter *filter, struct error *err);

/** Order in which things are done: by priority, then effort (small first), then in the library's order. Compares like strcmp. */
int gap_clause_compare_todo(const struct gap_clause *a, const struct gap_clause *b);

/** Order in which a reader wants clauses of one verdict: by priority, then in the library's order. Compares like strcmp. */
int gap_clause_compare(const struct gap_clause *a, const struct gap_clause *b);

#endif
