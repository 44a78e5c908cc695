/*
 * ask: one question on the screen, being answered.
 *
 * A family of kinds is one file (ask_choice, ask_matrix, ask_sheet, ask_text) and one row in the table of ask.c. The interview screen
 * gives it an area and the keys that it does not know itself; whatever is answered is stored at once
 * through the assessment.
 *
 *	ask_start(&ask, assessment, part, question, ROW_NONE);
 *	ask_layout(&ask, area);
 *	ask_draw(&ask, &canvas);
 *	switch (ask_key(&ask, &key, action, &err)) …
 *	ask_release(&ask);                       // stores a text that is being written
 */
#ifndef TENKEN_ASK_H
#define TENKEN_ASK_H

#include "assessment.h"
#include "draft.h"
#include "draw.h"
#include "field.h"
#include "grid.h"
#include "list.h"

#include <stdbool.h>

/* Actions of the interview screen that a question answers to itself. */
enum ask_action {
	ACT_CHOOSE = 1, /* Space, a digit, a click */
	ACT_UNKNOWN,    /* don't know: the row under the cursor, or the question */
	ACT_CLEAR,      /* take the answer away */
	ACT_FINISH,     /* leave the text that is being written */
	ACT_YES,        /* on a sheet: yes, no to the line under the cursor */
	ACT_NO,
	ACT_ASK_COUNT
};

enum ask_outcome {
	ASK_IGNORED, /* not a key of this question: the screen's own */
	ASK_DONE,    /* understood; the answer may have changed, and is stored */
	ASK_FAILED   /* understood and refused: err says why */
};

enum { ASK_COLUMNS_MAX = QUESTIONNAIRE_CHOICES_MAX + 1 };

struct ask;

struct ask_ops {
	void (*start)(struct ask *ask, int row);
	/** Rows that all of it would take in so many columns. */
	int (*rows)(const struct ask *ask, int cols);
	void (*layout)(struct ask *ask);
	void (*draw)(const struct ask *ask, struct canvas *canvas);
	enum ask_outcome (*key)(struct ask *ask, const struct key *key, int action,
				struct error *err);
};

struct ask {
	const struct ask_ops *ops;
	struct assessment *assessment; /* borrowed */
	int part;
	const struct question
		*question; /* lent by the assessment's questionnaire; of a sheet: the line's */
	struct rect area;  /* in the canvas of the screen */
	struct list list;  /* choice: options, and "none of these" */
	int text_rows[ASK_COLUMNS_MAX]; /* choice: rows of each option's text, as laid out */
	int item_rows[ASK_COLUMNS_MAX]; /* choice: with the heading above and the blank below */
	struct grid grid;               /* matrix */
	int widths[ASK_COLUMNS_MAX];    /* matrix: columns of each column */
	int label_cols;                 /* matrix: columns of the row's text */
	int heading_rows;               /* matrix: rows of the staggered headings */
	bool rows_clipped;              /* matrix: one line a row, the full text stands below */
	bool heading_is_one;   /* matrix: only the heading of the cursor's column, in full */
	int legend_rows;       /* matrix: lines below the table */
	int legend_text_rows;  /* matrix: of them for the row's text */
	int legend_value_rows; /* matrix: of them for what the values mean */
	int *sheet;            /* sheet: places of its questions; NULL where it is none */
	struct field field;    /* text, number, date; the blank of an option */
	struct draft_keeper draft; /* of the field */
	bool is_editing;
	int blank_value;  /* option whose blank is being written, 0: the answer itself */
	bool drops_empty; /* an empty blank takes its option away: it was chosen before */
};

/** Begins with a question, the cursor on a row (ROW_NONE: where it is natural). */
void ask_start(struct ask *ask, struct assessment *assessment, int part,
	       const struct question *question, int row);

/** Stores a text that is being written (what cannot be stored stays a draft), frees what it holds. */
void ask_release(struct ask *ask);

/** True where a run of yes-no questions is shown as one sheet. */
bool ask_is_sheet(const struct ask *ask);

/** The first or last question of a sheet; elsewhere the question itself. */
int ask_first(const struct ask *ask);
int ask_last(const struct ask *ask);

/** Of a sheet: puts the cursor on a line, as near as there is one; the question follows. */
void ask_go_to_line(struct ask *ask, int line);

/** False when another set of a sheet's questions is asked by now: it must be started anew. */
bool ask_is_current(const struct ask *ask);

/** Rows that it would like to have in so many columns. */
int ask_rows(const struct ask *ask, int cols);

/** Fits to an area of the screen's canvas. */
void ask_layout(struct ask *ask, struct rect area);

/** Shows it in its area. */
void ask_draw(const struct ask *ask, struct canvas *canvas);

/** One key, or a click in its area, with the action that the screen's tables give it. */
enum ask_outcome ask_key(struct ask *ask, const struct key *key, int action, struct error *err);

/** True while characters go into a text. */
bool ask_takes_text(const struct ask *ask);

/** Stores what is being written and leaves the field. */
enum ask_outcome ask_finish(struct ask *ask, struct error *err);

/** Opens the field of a draft, where there still is one: "text", "blank.9". False: there is none. */
bool ask_open_field(struct ask *ask, const char *field);

/** The row that a note, a mark or "not applicable" is for; ROW_NONE for the question as a whole. */
int ask_row(const struct ask *ask);

/** What stands at a row. Lent until it is changed. */
const struct answer *ask_answer(const struct ask *ask, int row);

/** Stores a changed answer at a row and releases `after`. */
enum ask_outcome ask_store(struct ask *ask, int row, struct answer *after, struct error *err);

/** Don't know; not applicable for a reason (NULL: none given); open again; notes and marks stay. */
enum ask_outcome ask_set_unknown(struct ask *ask, int row, struct error *err);
enum ask_outcome ask_set_not_applicable(struct ask *ask, int row, const char *reason,
					struct error *err);
enum ask_outcome ask_clear(struct ask *ask, int row, struct error *err);

/**
 * Puts a value into an answer, or takes it out, as a key on a choice does: one alone where only one may be, exclusive ones alone.
 *
 * choices: options of a question or columns of a matrix; value 0 stands for "none of these".
 */
void ask_toggle(const struct question *question, const struct option *choice,
		struct answer *answer);

/** Begins to write the text of a field; blank 0 is the answer itself. */
void ask_edit(struct ask *ask, const char *text, enum field_kind kind, int blank);

/** A key while the field is open. */
enum ask_outcome ask_edit_key(struct ask *ask, const struct key *key, int action,
			      struct error *err);

/** What may be chosen, in a few words: "choose one", "up to 3". */
const char *ask_instruction(const struct question *question, char *text, size_t size);

extern const struct ask_ops ask_choice_ops;
extern const struct ask_ops ask_matrix_ops;
extern const struct ask_ops ask_sheet_ops;
extern const struct ask_ops ask_text_ops;

#endif
