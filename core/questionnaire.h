/*
 * A questionnaire: what is asked, in sections, in order. Read only.
 *
 * It is made by the loader, checked, and never changes afterwards. All of it
 * lives in one arena that questionnaire_free() drops. Questions stand in one
 * array in the order in which they are asked; a section is a run of them.
 *
 * Every thing that can be answered has a slot: slot 0 of a question is the
 * question as a whole, slot 1 + r its row r. Slots are numbered through the
 * whole questionnaire, so that answers are found without a search.
 *
 * Source: tenken-questionnaire(5).
 */
#ifndef TENKEN_QUESTIONNAIRE_H
#define TENKEN_QUESTIONNAIRE_H

#include "arena.h"
#include "condition.h"
#include "i18n.h"

#include <stdbool.h>
#include <stddef.h>

enum question_kind {
	QUESTION_SINGLE,
	QUESTION_MULTIPLE,
	QUESTION_MATRIX_SINGLE,   /* one column in each row */
	QUESTION_MATRIX_MULTIPLE, /* any columns in each row */
	QUESTION_MATRIX_CHOICE,   /* in each cell one of a list of values */
	QUESTION_TEXT,
	QUESTION_YES_NO, /* value 1 is yes, 2 is no */
	QUESTION_NUMBER, /* a whole number: the only value of its set */
	QUESTION_DATE,   /* the value is year * 10000 + month * 100 + day */
	QUESTION_KIND_COUNT
};

enum {
	QUESTIONNAIRE_QUESTIONS_MAX = 20000,
	QUESTIONNAIRE_CHOICES_MAX = 64, /* options, rows, columns or values of one question */
	QUESTIONNAIRE_ID_MAX = 64,      /* bytes of an id */
	ROW_NONE = -1                   /* the question as a whole, not a row of it */
};

enum side {
	SIDE_CONSIGNOR = 1,
	SIDE_VENDOR = 2
};

/** What a row is said to block when a column is chosen in it: the columns of the table of blocking factors. */
enum blocked {
	BLOCKED_NOTHING,
	BLOCKED_REMOTE_WORK,
	BLOCKED_PUBLIC_CLOUD,
	BLOCKED_COUNT
};

/** An option of a choice, a column of a matrix, or a value that a cell can take. */
struct option {
	int value;                    /* 1..9999, unique in its list, ascending is not needed */
	const char *id;               /* of a column ("1", "contract"); NULL for options and values */
	struct lang_text text;        /* what it says */
	struct lang_text short_text;  /* at most 10 display columns; empty: text is used */
	struct lang_text help;        /* definition or footnote, may be empty */
	bool has_blank;               /* "other: ____" */
	bool is_exclusive;            /* stands alone in its question, or in its row */
	bool is_unknown;              /* a printed "don't know": an ordinary value otherwise */
	enum blocked blocks;          /* of a column of a matrix-multiple: in both ways, or in none */
	int renamed_from;             /* value that it had in an earlier version; 0: none, and of columns */
	const char *renamed_from_id;  /* of a column: id that it had in an earlier version, or NULL */
	int line;                     /* in the file, for messages */
};

/** A heading over a run of options. */
struct option_group {
	int first_value;
	int last_value;
	struct lang_text title;
};

struct row {
	const char *id;
	struct lang_text text;
	struct lang_text help;
	const char *renamed_from; /* id that it had in an earlier version, or NULL */
	const char *changed;      /* version since which it means something else, or NULL */
	int line;
};

/** Order in which a judgement's conditions are tried. */
enum judged {
	JUDGED_MET,
	JUDGED_PARTIAL,
	JUDGED_UNKNOWN,
	JUDGED_GAP,
	JUDGED_COUNT
};

/**
 * How an answer becomes one piece of evidence for a clause.
 *
 * Source: tenken-report(7), "Judgement".
 */
struct judgement {
	const char *clause;             /* id in the clause library */
	int row;                        /* target: a row, or ROW_NONE for the question as a whole */
	bool is_admission;              /* "?" says nothing */
	const struct condition *when;   /* NULL: always; where false, as if the judgement were not there */
	const struct condition *verdict[JUDGED_COUNT]; /* NULL where not given */
	int line;
};

struct question {
	int index;   /* place in the questionnaire */
	int section; /* place of its section */
	size_t slot; /* first of its 1 + row_count slots */
	const char *id;
	const char *label; /* as printed ("問1"), NULL where nothing is printed: then the id is shown */
	enum question_kind kind;
	struct lang_text prompt;
	struct lang_text help;
	struct lang_text guidance; /* for the interviewer */
	const char *source;        /* place in the source, NULL when not given */
	const char *mirrors;       /* "vendor.q25": rebuilt from there, not printed in the source; NULL otherwise */
	int max_choices;           /* 0: no limit */
	bool takes_none;           /* "none of these" may be answered */
	const struct option *options; /* also of yes-no; of a matrix-multiple and -single: none */
	size_t option_count;
	const struct option_group *groups;
	size_t group_count;
	const struct row *rows;
	size_t row_count;
	const struct option *columns;
	size_t column_count;
	const struct option *values; /* what a cell of a matrix-choice takes */
	size_t value_count;
	long number_min; /* kind number */
	long number_max;
	struct lang_text number_unit;
	const struct condition *ask_if; /* NULL: always asked */
	const char *ask_if_text;        /* as written, NULL when there is none */
	const int *unjudged;            /* values that on purpose no judgement names */
	size_t unjudged_count;
	const struct judgement *judgements;
	size_t judgement_count;
	const char *renamed_from; /* id that it had in an earlier version, or NULL */
	const char *changed;      /* version since which it means something else, or NULL */
	int line;
};

struct section {
	const char *id;
	struct lang_text title;
	struct lang_text intro;
	int first_question;
	int question_count;
	int line;
};

struct questionnaire {
	struct arena arena;
	const char *file; /* name for messages */
	const char *id;
	const char *version;
	unsigned roles; /* enum side, or-ed */
	struct lang_text title;
	struct lang_text intro;
	const char *source;
	const struct section *sections;
	size_t section_count;
	const struct question *questions;
	size_t question_count;
	size_t slot_count;
	const void *index; /* of question ids; for questionnaire_find() */
};

/** Releases a questionnaire and all that points into it. NULL is allowed. */
void questionnaire_free(struct questionnaire *questionnaire);

/**
 * Compares two versions like strcmp, a run of digits as a number:
 * "2026.2" is before "2026.10".
 *
 * Source: tenken-questionnaire(5), "version".
 */
int questionnaire_version_compare(const char *a, const char *b);

/** Finds a question by id in constant time. Lends it; NULL when there is none. */
const struct question *questionnaire_find(const struct questionnaire *questionnaire, const char *id, size_t size_bytes);

/** 0-based place of the row with this id, -1 when there is none. */
int question_find_row(const struct question *question, const char *id, size_t size_bytes);

/** 0-based place of the column with this id, -1 when there is none. */
int question_find_column(const struct question *question, const char *id, size_t size_bytes);

/** The option (or, of a matrix-single or -multiple, the column) with this value; NULL when there is none. */
const struct option *question_find_option(const struct question *question, int value);

/** The value of a matrix-choice cell; NULL when there is none. */
const struct option *question_find_value(const struct question *question, int value);

/**
 * Finds the sheet of a question: the longest run of yes-no questions of one
 * section, side by side, that has this question in it. Screens, plain and reports show it
 * as a sheet, a line each. Which of its questions are asked is the interview's business.
 *
 * Errors: false, and nothing is set, when the question is in none: it is no
 *         yes-no question, or stands alone between others.
 */
bool questionnaire_sheet(const struct questionnaire *questionnaire, int question, int *first, int *count);

/** Slot of a question (row ROW_NONE) or of one of its rows. */
size_t question_slot(const struct question *question, int row);

/** Says whether the question has rows. */
bool question_is_matrix(const struct question *question);

/** Says whether the question, or a row of it, takes several values. */
bool question_is_multiple(const struct question *question);

/** Are the rows blocking factors, that is: have columns `blocks`? */
bool question_asks_factors(const struct question *question);

/** What stands before the prompt: the label as printed, or the id. */
const char *question_label(const struct question *question);

/** Word of the file format for a kind: "matrix-single". */
const char *question_kind_name(enum question_kind kind);

/** The kind with this name; false when there is none. */
bool question_kind_find(const char *name, enum question_kind *kind);

/**
 * Resolves "q25", "q25.g" and "q25.g.contract".
 *
 * Errors: false; err names what is unknown. Only a matrix-choice has cells.
 */
bool questionnaire_resolve(const struct questionnaire *questionnaire, const char *text, size_t size_bytes,
                           struct condition_ref *ref, struct error *err);

#endif
