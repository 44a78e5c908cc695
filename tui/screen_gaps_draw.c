/*
 * screen_gaps_draw: the picture of the gaps: how many clauses have which verdict, the list of them, one of them in full.
 */
#include "screen_gaps.h"

#include "assessment.h"
#include "i18n.h"

#include <stdio.h>

enum { LIST_COLS = 34, DETAIL_MIN = 40, READ_COLS = 96 };

/** A heading stands above the first clause of each verdict. */
static bool begins_group(const struct gaps_state *state, int index)
{
	const struct gap_clause *clauses = state->report->clauses;

	return index == 0 || clauses[state->order.clauses[index]].verdict !=
				     clauses[state->order.clauses[index - 1]].verdict;
}

int gaps_item_rows(const void *data, int index)
{
	if (!begins_group(data, index))
		return 1;
	return index > 0 ? 3 : 2;
}

int gaps_block_rows(const void *data, int index)
{
	const struct gaps_state *state = data;
	const struct gaps_block *block = &state->detail.blocks[index];

	return draw_paragraph_rows(block->text, state->panes.right.cols - 3 - block->indent);
}

static void fit_detail(struct gaps_state *state)
{
	int clause = state->order.count ? state->order.clauses[state->list.cursor] : -1;

	if (clause < 0) {
		gaps_detail_release(&state->detail);
		list_init(&state->blocks, 0);
	} else if (clause != state->detail_clause) {
		gaps_detail_make(&state->detail, state->report, &state->report->clauses[clause]);
		list_init(&state->blocks, state->detail.count);
	}
	state->detail_clause = clause;
	list_fit(&state->blocks, state->panes.right.rows, gaps_block_rows, state);
}

/** "Coverage 48.0 %  met 12  partly met 3 …", in as many lines as that takes. NULL canvas: only counts them. */
static int draw_counts(const struct gaps_state *state, struct canvas *canvas, int y, int cols)
{
	const struct gap_coverage *coverage = &state->report->coverage;
	char text[128];
	int x, first = y;

	snprintf(text, sizeof(text), _("Coverage %.1f %%"), coverage->rate_0_1 * 100);
	if (coverage->rate_0_1 < 0)
		snprintf(text, sizeof(text), "%s", _("Coverage: nothing judged yet"));
	if (canvas)
		draw_text(canvas, y, 0, ROLE_HEADING, text);
	x = draw_cols(text) + 2;
	for (int v = 0; v < VERDICT_COUNT; v++) {
		bool here = state->only == (enum verdict)v;

		snprintf(text, sizeof(text), "%s %d", verdict_word((enum verdict)v, state->lang),
			 coverage->count[v]);
		if (x + draw_cols(text) > cols) {
			x = 0;
			y++;
		}
		if (canvas)
			draw_text(canvas, y, x, here ? ROLE_CURSOR : gaps_role((enum verdict)v),
				  text);
		x += draw_cols(text) + 2;
	}
	return y - first + 1;
}

void gaps_fit(struct gaps_state *state, int rows, int cols)
{
	struct rect rest = { 0, 0, rows, cols };

	rect_take_top(&rest, 1 + draw_counts(state, NULL, 1, cols));
	state->panes = layout_panes(rest, cols >= 120 ? LIST_COLS + 12 : LIST_COLS, DETAIL_MIN);
	if (state->panes.is_folded)
		state->panes.left = state->panes.right = rest;
	state->panes.right = rect_column(state->panes.right, READ_COLS);
	list_fit(&state->list, state->panes.left.rows, gaps_item_rows, state);
	fit_detail(state);
}

static const char *priority_letter(enum priority priority)
{
	switch (priority) {
	case PRIORITY_HIGH:
		/* TRANSLATORS: high priority, one or two columns */
		return _("H");
	case PRIORITY_MEDIUM:
		/* TRANSLATORS: medium priority, one or two columns */
		return _("M");
	default:
		/* TRANSLATORS: low priority, one or two columns */
		return _("L");
	}
}

static void draw_clause(const struct gaps_state *state, struct canvas *canvas, int index, int y)
{
	const struct gap_clause *clause = &state->report->clauses[state->order.clauses[index]];
	enum role role = gaps_role(clause->verdict);
	bool here = index == state->list.cursor;
	int title = 5 + state->marks_cols;
	char marks[GAPS_MARKS_SIZE];

	if (begins_group(state, index)) {
		y += index > 0 ? 1 : 0;
		/* TRANSLATORS: a verdict, and how many clauses have it */
		draw_format(canvas, y++, 0, role, _("%s: %d"),
			    verdict_word(clause->verdict, state->lang),
			    state->report->coverage.count[clause->verdict]);
	}
	draw_cursor(canvas, y, 0, here, !state->in_detail);
	draw_text_in(canvas, y, 2, 2, clause->priority == PRIORITY_HIGH ? ROLE_GAP : ROLE_HELP,
		     priority_letter(clause->priority));
	gaps_marks(state->report, clause, marks);
	draw_text(canvas, y, 5, ROLE_MARK, marks);
	draw_text_in(canvas, y, title, canvas->cols - title - 1, here ? ROLE_CHOSEN : ROLE_NORMAL,
		     clause->title);
}

static void draw_list(const struct gaps_state *state, struct canvas *canvas)
{
	struct canvas pane = canvas_part(canvas, state->panes.left);
	struct list_item item = { 0 };

	while (list_next(&state->list, gaps_item_rows, state, &item))
		draw_clause(state, &pane, item.index, item.y);
	if (state->order.count == 0)
		draw_text_in(&pane, 0, 2, pane.cols - 3, ROLE_HELP,
			     _("No clause has this verdict."));
	draw_scrollbar(&pane, 0, pane.cols - 1, state->list.rows, state->list.top,
		       state->list.total);
}

static void draw_detail(const struct gaps_state *state, struct canvas *canvas)
{
	struct canvas pane = canvas_part(canvas, state->panes.right);
	struct list_item item = { 0 };

	while (list_next(&state->blocks, gaps_block_rows, state, &item)) {
		const struct gaps_block *block = &state->detail.blocks[item.index];
		struct rect area = { item.y, 2 + block->indent, item.rows,
				     pane.cols - 3 - block->indent };

		if (state->in_detail)
			draw_cursor(&pane, item.y, 0, item.index == state->blocks.cursor, true);
		draw_paragraph(&pane, area, 0, block->role, block->text);
	}
	draw_scrollbar(&pane, 0, pane.cols - 1, state->blocks.rows, state->blocks.top,
		       state->blocks.total);
}

void gaps_draw(const void *state_, struct canvas *canvas)
{
	const struct gaps_state *state = state_;
	const struct progress *progress = &state->report->progress;

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation, _("Gaps"),
		    progress->answered, progress->asked);
	draw_counts(state, canvas, 1, canvas->cols);
	if (!state->panes.is_folded || !state->in_detail)
		draw_list(state, canvas);
	if (!state->panes.is_folded || state->in_detail)
		draw_detail(state, canvas);
}
