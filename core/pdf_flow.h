/*
 * A document as one long column of boxes, one under the other, that is then cut
 * into pages. For the helper program tenken-pdf only.
 *
 * A box is never cut: a paragraph is a box for each line. What may not be parted
 * is said by keep: the page does not end behind such a box. What is in a box,
 * its pieces, stands in reading order; places are measured from the left margin
 * and from the top of the box.
 *
 *     pdf_box_begin(flow, 6);
 *     pdf_flow_line(flow, layout, 0, 0, 0, INK_TEXT);
 *     pdf_box_end(flow, 14, false);
 *     pdf_flow_paginate(flow);
 *
 * Units: points everywhere.
 */
#ifndef TENKEN_PDF_FLOW_H
#define TENKEN_PDF_FLOW_H

#include "arena.h"
#include "document.h"
#include "pdf_font.h"
#include "pdf_paint.h"

enum pdf_piece_kind {
	PIECE_LINE,    /* a line of a layout */
	PIECE_FILL,    /* a rectangle */
	PIECE_MARK,    /* the sign of a tone */
	PIECE_OPEN,    /* begins an element of the document's structure: "P", "TD" */
	PIECE_CLOSE,   /* ends it */
	PIECE_PAGE,    /* the number of the page of an anchor, right-aligned in its width */
	PIECE_PICTURE  /* part of a chart */
};

struct pdf_piece {
	enum pdf_piece_kind kind;
	double x, y; /* PIECE_LINE: y is the foot of its letters */
	double width, height;
	enum pdf_ink ink;
	enum doc_tone tone;  /* PIECE_MARK */
	PangoLayout *layout; /* PIECE_LINE; the flow's */
	int line;
	bool has_space;      /* PIECE_LINE: a space belongs behind it, for who hears or copies the text */
	const char *element; /* PIECE_OPEN, PIECE_CLOSE */
	const char *target;  /* id of the anchor that it leads to, "" none */
	pdf_picture *picture; /* PIECE_PICTURE */
	const void *data;     /* for picture; the arena's */
};

struct pdf_box {
	double space; /* above it, but not at the top of a page */
	double height;
	double room;  /* so much must be left on the page, or it begins the next one */
	size_t first, count; /* its pieces */
	size_t head;  /* 1 + place of the box that is shown again when this one begins a page; 0 none */
	bool keep;    /* with the next one */
	bool begins_page;
	int page;     /* from 1, once there are pages */
	double y;     /* on it */
};

/* A place that links and bookmarks lead to. */
struct pdf_anchor {
	const struct doc_block *heading;
	size_t box;
};

struct pdf_flow {
	const struct document *doc;
	const struct pdf_type *type;
	struct arena arena;
	double width, height; /* of what pages hold */
	double first_more;    /* so much higher is the first one, which has no header */
	bool is_compact;      /* small type, little space */
	struct pdf_box *boxes;
	size_t box_count, box_capacity;
	struct pdf_piece *pieces;
	size_t piece_count, piece_capacity;
	PangoLayout **layouts;
	size_t layout_count, layout_capacity;
	struct pdf_anchor *anchors;
	size_t anchor_count, anchor_capacity;
	struct id_index *ids; /* of all headings: places in anchors */
	int page_count;
	bool wants_page; /* the next box begins one */
};

/** Begins a flow. Ownership: released with pdf_flow_release(); doc and type must outlive it. */
void pdf_flow_init(struct pdf_flow *flow, const struct document *doc, const struct pdf_type *type, double width,
                   double height);
void pdf_flow_release(struct pdf_flow *flow);

/** Begins a box under the last one; all pieces go into it until pdf_box_end(). */
void pdf_box_begin(struct pdf_flow *flow, double space);

/** Ends it. Lent: the box, until the next one. */
struct pdf_box *pdf_box_end(struct pdf_flow *flow, double height, bool keep);

/** An empty box: space that stays when a page does not begin with it. */
void pdf_flow_space(struct pdf_flow *flow, double space);

/** Adds a piece to the open box. Lent: the piece, to be filled, until the next one. */
struct pdf_piece *pdf_flow_add(struct pdf_flow *flow, enum pdf_piece_kind kind, double x, double y);

/** Hands a layout over to the flow, which releases it. */
PangoLayout *pdf_flow_own(struct pdf_flow *flow, PangoLayout *layout);

/** Adds a line of a layout; y is the foot of its letters. */
struct pdf_piece *pdf_flow_line(struct pdf_flow *flow, PangoLayout *layout, int line, double x, double y,
                                enum pdf_ink ink);

void pdf_flow_fill(struct pdf_flow *flow, double x, double y, double width, double height, enum pdf_ink ink);
void pdf_flow_open(struct pdf_flow *flow, const char *element);
void pdf_flow_close(struct pdf_flow *flow, const char *element);

/** The next box is that of the next heading of the document, which links and bookmarks lead to. */
void pdf_flow_anchor(struct pdf_flow *flow, const struct doc_block *heading);

/* Where a flow can be taken back to. */
struct pdf_flow_mark {
	size_t boxes, pieces, anchors;
	bool wants_page;
};
struct pdf_flow_mark pdf_flow_mark(const struct pdf_flow *flow);
void pdf_flow_back(struct pdf_flow *flow, struct pdf_flow_mark mark);

/** The height of all boxes together, with the space between them. */
double pdf_flow_height(const struct pdf_flow *flow);

/** Cuts the column into pages. */
void pdf_flow_paginate(struct pdf_flow *flow);

/** Is there a heading with this id, be it a box already or not? */
bool pdf_flow_has_target(const struct pdf_flow *flow, const char *id);

/** The anchor with an id, the first of several; NULL when there is none. */
const struct pdf_anchor *pdf_flow_find(const struct pdf_flow *flow, const char *id);

/* ---- rows ---------------------------------------------------------------------------- */

/* A text in a row: what stands side by side with others. */
struct pdf_cell {
	PangoLayout *layout; /* the flow's; NULL for none */
	enum pdf_size size;
	double x, width;
	enum pdf_ink ink;
	enum doc_tone tone;   /* its mark stands before the first line, PDF_MARK_WIDTH left of x */
	const char *element;  /* "TD"; "" none of its own */
	const char *inside;   /* another element inside: "P", "Lbl"; "" none */
	const char *target;
	bool is_right;        /* aligned */
};

struct pdf_row {
	const struct pdf_cell *cells;
	size_t count;
	const char *element;  /* around all: "TR", "LI"; "" none */
	const char *before;   /* begins before it, ends behind it: "Table", "L"; NULL or "" none */
	const char *after;
	double space;         /* above it */
	double top, bottom;   /* room inside, above the first and below the last line */
	bool has_fill;
	enum pdf_ink fill;    /* behind it, and a bar left of it when bar > 0 */
	double fill_x, bar;
	enum pdf_ink bar_ink;
	bool has_line;        /* a line above */
	bool has_rule;        /* a line below */
	size_t head;          /* see struct pdf_box */
	bool keep;            /* with what follows */
};

/** Room for a mark and the gap behind it. */
#define PDF_MARK_WIDTH 11.0

/**
 * Adds a row. A short one stands on one page; of a longer one at least two lines
 * stand on each.
 *
 * Returns its height.
 */
double pdf_flow_row(struct pdf_flow *flow, const struct pdf_row *row);

#endif
