/*
 * screen_entries_draw: the lists of findings, incident cases, blocking factors, actions and
 * exceptions.
 *
 * Wide, a list is the table of the source. Narrow, what stands in further columns of the table
 * stands above or below the text of the entry.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット".
 */
#include "screen_entries.h"

#include "gap_plan.h"
#include "i18n.h"
#include "strbuf.h"

#include <stdio.h>

enum {
	TITLE_ROWS = 2,    /* the program's line and the names of the lists */
	WIDE_COLS = 60,    /* from here on a list is a table */
	TEXT_COL = 6,      /* behind the cursor and the number */
	TEXT_ROWS_MAX = 3, /* of an entry's text */
	WHEN_COLS = 10,
	COMPANY_COLS = 18,
	GAP_COLS = 2,
	DETAIL_ROOM = 18, /* rows from which on an incident case stands in full below the list */
	TAB_X = 1
};

static const char *const names[ENTRY_LISTED_COUNT] = {
	[ENTRY_FINDING] = N_("Findings"),
	[ENTRY_INCIDENT] = N_("Incident cases"),
	[ENTRY_FACTOR] = N_("Blocking factors"),
	[ENTRY_ACTION] = N_("Actions"),
	[ENTRY_EXCEPTION] = N_("Exceptions"),
};

static const char *const nothing[ENTRY_LISTED_COUNT] = {
	[ENTRY_FINDING] = N_("There is no finding yet. A finding is what you hear in the interview "
			     "that no question asked.\n\nPress n to write one."),
	[ENTRY_INCIDENT] = N_("There is no incident case yet. A case is what happened, at this "
			      "company or another one: when, what, how it came about, and what "
			      "would have prevented it.\n\nPress n to write one."),
	[ENTRY_FACTOR] = N_("There is no blocking factor yet. A factor is what keeps the company "
			    "from remote work or the public cloud.\n\nPress n to write one."),
	[ENTRY_ACTION] = N_("There is no action yet. An action is what will be done about a gap, by "
			    "whom, until when.\n\nPress n to write one, or a in the screen of the gaps."),
	[ENTRY_EXCEPTION] = N_("There is no exception yet. An exception sets a clause aside: why, who "
			       "allowed it, until when.\n\nPress n to write one, or e in the screen of the "
			       "gaps."),
};

/* By is_remote + 2 * is_cloud. */
static const char *const tags[] = { "", N_("remote work"), N_("public cloud"), N_("both") };

const char *entry_gist(const struct entry *entry)
{
	static const enum entry_field order[] = {
		ENTRY_TEXT,  ENTRY_OUTLINE,    ENTRY_COURSE,  ENTRY_MEASURES,
		ENTRY_FACTS, ENTRY_PREVENTION, ENTRY_COMPANY, ENTRY_WHEN,
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		if (*entry_field(entry, order[i]))
			return entry_field(entry, order[i]);
	return "";
}

static bool is_wide(const struct entries_state *state)
{
	return state->area.cols >= WIDE_COLS;
}

/* Actions and exceptions have one line of facts below their text, however wide the screen is. */
static bool is_of_plan(enum entry_kind kind)
{
	return kind >= ENTRY_ACTION;
}

static const char *tag_of(const struct entry *entry)
{
	const char *tag = tags[entry->is_remote + 2 * entry->is_cloud];

	return *tag ? _(tag) : "";
}

/* ---- columns ------------------------------------------------------------------------- */

/* Where a row's text stands, and beside it what belongs to its kind. */
struct columns {
	int text;
	int text_cols;
	int first;  /* tag, or remote work; when */
	int second; /* public cloud; company */
	int first_cols;
	int second_cols;
};

static int widest_tag(void)
{
	int widest = draw_cols(_("Subject"));

	for (size_t i = 1; i < sizeof(tags) / sizeof(*tags); i++) {
		int cols = draw_cols(_(tags[i]));

		widest = cols > widest ? cols : widest;
	}
	return widest;
}

static struct columns columns_of(const struct entries_state *state)
{
	int end = state->area.cols - 1 - GAP_COLS;
	struct columns columns = { .text = TEXT_COL };

	if (is_wide(state) && state->kind == ENTRY_INCIDENT) {
		columns.first = TEXT_COL;
		columns.first_cols = WHEN_COLS;
		columns.second = TEXT_COL + WHEN_COLS + GAP_COLS;
		columns.second_cols = COMPANY_COLS;
		columns.text = columns.second + COMPANY_COLS + GAP_COLS;
	} else if (is_wide(state) && state->kind == ENTRY_FACTOR) {
		columns.second_cols = draw_cols(_("Public cloud"));
		columns.second = end - columns.second_cols;
		columns.first_cols = draw_cols(_("Remote work"));
		columns.first = columns.second - GAP_COLS - columns.first_cols;
		end = columns.first - GAP_COLS;
	} else if (is_wide(state) && !is_of_plan(state->kind)) {
		columns.first_cols = widest_tag();
		columns.first = end - columns.first_cols;
		end = columns.first - GAP_COLS;
	}
	columns.text_cols = end > columns.text + 1 ? end - columns.text : 1;
	return columns;
}

/** Narrow: the lines above and below the text of an entry. */
static bool has_line_above(const struct entries_state *state, const struct entry *entry)
{
	return !is_wide(state) && state->kind == ENTRY_INCIDENT &&
	       (*entry_field(entry, ENTRY_WHEN) || *entry_field(entry, ENTRY_COMPANY));
}

/** Columns of what a factor blocks on one line, sign and word of both. */
static int blocks_cols(void)
{
	return 4 + draw_cols(_("remote work")) + GAP_COLS + draw_cols(_("public cloud"));
}

static int lines_below(const struct entries_state *state, const struct entry *entry)
{
	if (is_of_plan(state->kind))
		return 1;
	if (is_wide(state) || state->kind == ENTRY_INCIDENT)
		return 0;
	if (state->kind == ENTRY_FINDING)
		return *tag_of(entry) != '\0';
	return TEXT_COL + blocks_cols() < state->area.cols ? 1 : 2;
}

static int text_rows(const struct entries_state *state, const struct entry *entry)
{
	int rows = draw_paragraph_rows(entry_gist(entry), columns_of(state).text_cols);

	return rows < TEXT_ROWS_MAX ? rows : TEXT_ROWS_MAX;
}

int entries_item_rows(const void *state_, int index)
{
	const struct entries_state *state = state_;
	const struct entry *entry = entries_at(state, index);

	if (!entry)
		return 1;
	return has_line_above(state, entry) + text_rows(state, entry) + lines_below(state, entry);
}

/* ---- layout -------------------------------------------------------------------------- */

static bool has_headings(const struct entries_state *state)
{
	return is_wide(state) && !is_of_plan(state->kind) && entries_count(state, state->kind) > 0;
}

void entries_layout(void *state_, int rows, int cols)
{
	struct entries_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	struct list *list = &state->lists[state->kind];

	for (int kind = 0; kind < ENTRY_LISTED_COUNT; kind++)
		list_set_count(&state->lists[kind], entries_count(state, (enum entry_kind)kind));
	rect_take_top(&rest, TITLE_ROWS + (rows > 2 * TITLE_ROWS + 4));
	state->area = rest;
	if (has_headings(state))
		rect_take_top(&rest, 1);
	state->detail = (struct rect){ 0 };
	if (state->kind == ENTRY_INCIDENT && list->count && rows >= DETAIL_ROOM)
		state->detail = rect_take_bottom(&rest, rest.rows * 3 / 5);
	state->area = rest;
	list_fit(list, rest.rows, entries_item_rows, state);
}

/* ---- the names of the lists ------------------------------------------------------------ */

static void tab_text(const struct entries_state *state, enum entry_kind kind, char *text,
		     size_t size)
{
	snprintf(text, size, state->kind == kind ? "[%s %d]" : " %s %d ", _(names[kind]),
		 entries_count(state, kind));
}

static int tabs_cols(const struct entries_state *state)
{
	char text[128];
	int cols = TAB_X;

	for (int kind = 0; kind < ENTRY_LISTED_COUNT; kind++) {
		tab_text(state, (enum entry_kind)kind, text, sizeof(text));
		cols += draw_cols(text);
	}
	return cols;
}

enum entry_kind entries_tab_at(const struct entries_state *state, int cols, int x)
{
	char text[128];
	int left = TAB_X;

	if (tabs_cols(state) > cols) /* one is shown: the left half goes back, the right half on */
		return (enum entry_kind)(
			((int)state->kind + (x < cols / 2 ? -1 : 1) + ENTRY_LISTED_COUNT) %
			ENTRY_LISTED_COUNT);
	for (int kind = 0; kind < ENTRY_LISTED_COUNT; kind++) {
		tab_text(state, (enum entry_kind)kind, text, sizeof(text));
		if (x >= left && x < left + draw_cols(text))
			return (enum entry_kind)kind;
		left += draw_cols(text);
	}
	return ENTRY_LISTED_COUNT;
}

static void draw_tabs(const struct entries_state *state, struct canvas *canvas, int y)
{
	char text[128];
	int x = TAB_X;

	if (tabs_cols(state) > canvas->cols) {
		tab_text(state, state->kind, text, sizeof(text));
		x += draw_glyph(canvas, y, x, ROLE_FRAME, GLYPH_ARROW_LEFT) + 1;
		x += draw_text_in(canvas, y, x, canvas->cols - x - 2, ROLE_CHOSEN, text) + 1;
		draw_glyph(canvas, y, x, ROLE_FRAME, GLYPH_ARROW_RIGHT);
		return;
	}
	for (int kind = 0; kind < ENTRY_LISTED_COUNT; kind++) {
		bool is_here = (int)state->kind == kind;

		tab_text(state, (enum entry_kind)kind, text, sizeof(text));
		x += draw_text(canvas, y, x, is_here ? ROLE_CHOSEN : ROLE_NORMAL, text);
	}
}

/* ---- entries --------------------------------------------------------------------------- */

/** A sign with its word: what a factor blocks can be read without knowing the sign. */
static int draw_blocks(struct canvas *canvas, int y, int x, bool blocks, const char *word)
{
	enum role role = blocks ? ROLE_CHOSEN : ROLE_GREYED;
	int cols = draw_glyph(canvas, y, x, role, blocks ? GLYPH_CHECK : GLYPH_OPEN) + 1;

	return cols + draw_text(canvas, y, x + cols, role, word);
}

static void add_fact(struct strbuf *line, const char *text)
{
	if (*text)
		strbuf_addf(line, "%s%s", line->length > 0 ? _("; ") : "", text);
}

/** "2026-12-31; under way; Sato; audit-right" */
static void draw_facts(struct canvas *canvas, int y, const struct entry *entry)
{
	struct strbuf line = STRBUF_INIT;
	enum action_state state;

	add_fact(&line, entry_field(entry, ENTRY_DUE));
	if (action_state_find(entry_field(entry, ENTRY_STATE), &state))
		add_fact(&line, action_state_word(state, i18n_lang()));
	add_fact(&line, entry_field(entry, ENTRY_WHO));
	add_fact(&line, entry_field(entry, ENTRY_CLAUSE));
	draw_text_in(canvas, y, TEXT_COL, canvas->cols - TEXT_COL - 2, ROLE_HELP, line.text);
	strbuf_release(&line);
}

static void draw_below(const struct entries_state *state, struct canvas *canvas, int y,
		       const struct entry *entry)
{
	int x = TEXT_COL;

	if (is_of_plan(state->kind)) {
		draw_facts(canvas, y, entry);
		return;
	}
	if (state->kind == ENTRY_FINDING) {
		draw_text(canvas, y, x, ROLE_HELP, tag_of(entry));
		return;
	}
	x += draw_blocks(canvas, y, x, entry->is_remote, _("remote work")) + GAP_COLS;
	if (lines_below(state, entry) > 1) {
		x = TEXT_COL;
		y++;
	}
	draw_blocks(canvas, y, x, entry->is_cloud, _("public cloud"));
}

static void draw_above(struct canvas *canvas, int y, const struct entry *entry)
{
	int room = canvas->cols - TEXT_COL - 1;
	int x = TEXT_COL;

	if (*entry_field(entry, ENTRY_WHEN))
		x += draw_text_in(canvas, y, x, room / 2, ROLE_HELP,
				  entry_field(entry, ENTRY_WHEN)) +
		     GAP_COLS;
	draw_text_in(canvas, y, x, canvas->cols - x - 1, ROLE_HELP,
		     entry_field(entry, ENTRY_COMPANY));
}

/** The cell under a heading, in its middle. */
static void draw_cell(struct canvas *canvas, int y, int x, int cols, bool blocks)
{
	draw_glyph(canvas, y, x + cols / 2, blocks ? ROLE_CHOSEN : ROLE_GREYED,
		   blocks ? GLYPH_CHECK : GLYPH_OPEN);
}

static void draw_beside(const struct entries_state *state, struct canvas *canvas, int y,
			const struct entry *entry)
{
	struct columns columns = columns_of(state);

	if (state->kind == ENTRY_FACTOR) {
		draw_cell(canvas, y, columns.first, columns.first_cols, entry->is_remote);
		draw_cell(canvas, y, columns.second, columns.second_cols, entry->is_cloud);
	} else if (state->kind == ENTRY_INCIDENT) {
		draw_text_in(canvas, y, columns.first, columns.first_cols, ROLE_NORMAL,
			     entry_field(entry, ENTRY_WHEN));
		draw_text_in(canvas, y, columns.second, columns.second_cols, ROLE_NORMAL,
			     entry_field(entry, ENTRY_COMPANY));
	} else {
		draw_text(canvas, y, columns.first, ROLE_NORMAL, tag_of(entry));
	}
}

/** The text of an entry in at most so many lines; a sign at its end tells that it goes on. */
static void draw_start(struct canvas *canvas, struct rect area, enum role role, const char *text)
{
	if (draw_paragraph(canvas, area, 0, role, text) > area.rows)
		draw_glyph(canvas, area.y + area.rows - 1, area.x + area.cols, ROLE_HELP,
			   GLYPH_ELLIPSIS);
}

static void draw_entry(const struct entries_state *state, struct canvas *canvas, int y, int index)
{
	const struct entry *entry = entries_at(state, index);
	struct columns columns = columns_of(state);
	struct rect area = { y, columns.text, 0, columns.text_cols };
	char number[16];

	snprintf(number, sizeof(number), "%d", entry->number);
	draw_cursor(canvas, y, 0, index == state->lists[state->kind].cursor, true);
	draw_text_right(canvas, y, TEXT_COL - 1, ROLE_KEY, number);
	area.rows = text_rows(state, entry);
	if (has_line_above(state, entry)) {
		draw_above(canvas, y, entry);
		area.y++;
	}
	draw_start(canvas, area, ROLE_NORMAL, entry_gist(entry));
	if (lines_below(state, entry))
		draw_below(state, canvas, area.y + area.rows, entry);
	if (is_wide(state) && !is_of_plan(state->kind))
		draw_beside(state, canvas, y, entry);
}

static void draw_headings(const struct entries_state *state, struct canvas *canvas, int y)
{
	static const char *const first[ENTRY_LISTED_COUNT] = { N_("Subject"), N_("When"),
							     N_("Remote work") };
	static const char *const second[ENTRY_LISTED_COUNT] = { "", N_("Company"),
							      N_("Public cloud") };
	static const char *const text[ENTRY_LISTED_COUNT] = { N_("Finding"), N_("Outline"),
							    N_("Blocking factor") };
	struct columns columns = columns_of(state);

	draw_text_in(canvas, y, columns.text, columns.text_cols, ROLE_HEADING,
		     _(text[state->kind]));
	draw_text_in(canvas, y, columns.first, columns.first_cols, ROLE_HEADING,
		     _(first[state->kind]));
	if (columns.second_cols)
		draw_text_in(canvas, y, columns.second, columns.second_cols, ROLE_HEADING,
			     _(second[state->kind]));
}

/* ---- an incident case in full ------------------------------------------------------------ */

static int detail_label_cols(void)
{
	int widest = 0;

	for (int field = ENTRY_OUTLINE; field <= ENTRY_PREVENTION; field++) {
		int cols = draw_cols(_(entry_field_label((enum entry_field)field)));

		widest = cols > widest ? cols : widest;
	}
	return widest + GAP_COLS;
}

/** The fields below each other as far as there is room; Enter shows the rest. */
static void draw_detail(const struct entries_state *state, struct canvas *canvas)
{
	const struct entry *entry = entries_at(state, state->lists[state->kind].cursor);
	struct rect rest = state->detail;
	int label = detail_label_cols();

	if (!rest.rows || !entry)
		return;
	draw_hline(canvas, rest.y, 0, canvas->cols);
	rect_take_top(&rest, 1);
	for (int field = ENTRY_OUTLINE; field <= ENTRY_PREVENTION && rest.rows > 0; field++) {
		const char *text = entry_field(entry, (enum entry_field)field);
		struct rect area = { rest.y, 2 + label, rest.rows, rest.cols - label - 4 };
		int rows = draw_paragraph_rows(text, area.cols);

		if (!rows)
			continue;
		draw_text(canvas, rest.y, 2, ROLE_HELP,
			  _(entry_field_label((enum entry_field)field)));
		draw_start(canvas, area, ROLE_NORMAL, text);
		rect_take_top(&rest, rows);
	}
}

/* ---- all of it --------------------------------------------------------------------------- */

void entries_draw(const void *state_, struct canvas *canvas)
{
	const struct entries_state *state = state_;
	const struct list *list = &state->lists[state->kind];
	struct canvas body = canvas_part(canvas, state->area);
	struct list_item item = { 0 };

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation,
		    is_of_plan(state->kind) ? _("Plan") : _("Findings"), 0, 0);
	draw_tabs(state, canvas, 1);
	if (list->count == 0) {
		struct rect area = { state->area.y, 2, state->area.rows, canvas->cols - 4 };

		draw_paragraph(canvas, rect_column(area, 96), 0, ROLE_NORMAL,
			       _(nothing[state->kind]));
		return;
	}
	if (has_headings(state))
		draw_headings(state, canvas, state->area.y - 1);
	while (list_next(list, entries_item_rows, state, &item))
		draw_entry(state, &body, item.y, item.index);
	draw_scrollbar(&body, 0, body.cols - 1, list->rows, list->top, list->total);
	draw_detail(state, canvas);
}
