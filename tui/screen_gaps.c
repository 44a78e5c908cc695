/*
 * screen_gaps: what the contract and the house rules lack: the clauses at the left, one of them in full at the right.
 *
 * On a narrow terminal the list and the clause take turns.
 */
#include "screens.h"

#include "action.h"
#include "arena.h"
#include "assessment.h"
#include "gaps_list.h"
#include "i18n.h"
#include "judge.h"
#include "layout.h"
#include "list.h"
#include "settings.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ACT_OPEN = 1,
	ACT_SWITCH,
	ACT_FILTER,
	ACT_ACTION,
	ACT_DUTY,
	ACT_EXCEPTION,
	ACT_UNDO,
	ACT_REDO,
	ACT_REPORT,
	ACT_BACK,
	ACT_QUIT
};

enum { LIST_COLS = 34, DETAIL_MIN = 40, READ_COLS = 96 };

struct gaps_state {
	struct app_context *context;
	struct gap_report *report; /* in lang */
	enum lang lang;
	enum verdict only; /* VERDICT_COUNT: all */
	struct gaps_order order;
	struct list list;
	struct gaps_detail detail;
	int detail_clause; /* what detail is about: place in the report, -1 nothing yet */
	struct list blocks;
	bool in_detail; /* the keys go to the right side */
	int64_t saved_utc_ms; /* before a form was opened: tells whether anything was written in it */
	int marks_cols; /* room for marks before the titles; 0: there is none to show */
	struct panes panes;
};

static const struct key_binding list_bindings[] = {
	{ ACT_OPEN, "open", "Enter Space Right DoubleClick", N_("read"),
	  N_("goes to the clause at the right"), 1 },
	{ ACT_SWITCH, "switch", "Tab", NULL, N_("changes between the list and the clause"), 0 },
	{ ACT_FILTER, "filter", "v", N_("verdict"),
	  N_("shows only the clauses of one verdict, in turn"), 2 },
	{ ACT_ACTION, "action", "a", N_("action"),
	  N_("writes down what will be done about it, or changes that"), 4 },
	{ ACT_DUTY, "duty", "d", N_("duty"), N_("says who carries it in the contract"), 7 },
	{ ACT_EXCEPTION, "exception", "e", N_("exception"),
	  N_("sets it aside: why, who allowed it, until when"), 8 },
	{ ACT_UNDO, "undo", "u", NULL, N_("takes the last change back"), 0 },
	{ ACT_REDO, "redo", "U", NULL, N_("makes the change again that was taken back"), 0 },
	{ ACT_REPORT, "report", "r", N_("report"), N_("shows and saves the report"), 3 },
	{ ACT_BACK, "back", "Esc g", N_("back"), N_("goes back to where you were"), 5 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 6 },
	{ 0 },
};

static const struct key_binding detail_bindings[] = {
	{ ACT_OPEN, "open", "Enter Space DoubleClick", N_("to the question"),
	  N_("goes to the question whose answer the cursor is on"), 1 },
	{ ACT_BACK, "back", "Esc Left", N_("to the list"), N_("goes back to the list of clauses"),
	  2 },
	{ ACT_SWITCH, "switch", "Tab", NULL, N_("changes between the list and the clause"), 0 },
	{ ACT_ACTION, "action", "a", N_("action"),
	  N_("writes down what will be done about it, or changes that"), 5 },
	{ ACT_DUTY, "duty", "d", N_("duty"), N_("says who carries it in the contract"), 6 },
	{ ACT_EXCEPTION, "exception", "e", N_("exception"),
	  N_("sets it aside: why, who allowed it, until when"), 7 },
	{ ACT_UNDO, "undo", "u", NULL, N_("takes the last change back"), 0 },
	{ ACT_REDO, "redo", "U", NULL, N_("makes the change again that was taken back"), 0 },
	{ ACT_REPORT, "report", "r", N_("report"), N_("shows and saves the report"), 3 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 4 },
	{ 0 },
};

static const struct key_table list_table = { "gaps", N_("Gaps"), list_bindings };
static const struct key_table detail_table = { "clause", N_("Clause"), detail_bindings };

static struct key_set gaps_keys(const void *state)
{
	return (struct key_set){ { ((const struct gaps_state *)state)->in_detail ? &detail_table
										 : &list_table,
				   &key_table_move } };
}

static const struct gap_clause *clause_here(const struct gaps_state *state)
{
	if (state->order.count == 0)
		return NULL;
	return &state->report->clauses[state->order.clauses[state->list.cursor]];
}

/** The order anew; the cursor goes to a clause, if it is shown. */
static void reorder(struct gaps_state *state, const char *id)
{
	int cursor = 0;

	gaps_order_make(&state->order, state->report, state->only);
	state->marks_cols = 0;
	for (size_t i = 0; i < state->report->clause_count; i++) {
		char marks[GAPS_MARKS_SIZE];

		gaps_marks(state->report, &state->report->clauses[i], marks);
		if ((int)strlen(marks) + 1 > state->marks_cols && *marks)
			state->marks_cols = (int)strlen(marks) + 1;
	}
	for (int i = 0; id && i < state->order.count; i++)
		if (strcmp(state->report->clauses[state->order.clauses[i]].id, id) == 0)
			cursor = i;
	list_init(&state->list, state->order.count);
	list_set_cursor(&state->list, cursor);
	state->detail_clause = -1;
}

/** Judges anew in the language of the screen. */
static bool judge_again(struct gaps_state *state, const char *id, struct error *err)
{
	struct gap_report *report =
		judge_by_library(state->context->assessment, state->context->library,
				 state->context->settings->shows_benchmarks, i18n_lang(), err);
	char *keep = id ? mem_strdup(id) : NULL;

	if (report) {
		gaps_detail_release(&state->detail);
		gap_report_free(state->report);
		state->lang = i18n_lang();
		state->report = report;
		reorder(state, keep);
	}
	free(keep);
	return report != NULL;
}

/** A heading stands above the first clause of each verdict. */
static bool begins_group(const struct gaps_state *state, int index)
{
	const struct gap_clause *clauses = state->report->clauses;

	return index == 0 || clauses[state->order.clauses[index]].verdict !=
				     clauses[state->order.clauses[index - 1]].verdict;
}

static int item_rows(const void *data, int index)
{
	if (!begins_group(data, index))
		return 1;
	return index > 0 ? 3 : 2;
}

static int block_rows(const void *data, int index)
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
	list_fit(&state->blocks, state->panes.right.rows, block_rows, state);
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

static void gaps_layout(void *state_, int rows, int cols)
{
	struct gaps_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };

	if (state->lang != i18n_lang())
		judge_again(state, clause_here(state) ? clause_here(state)->id : NULL, NULL);
	rect_take_top(&rest, 1 + draw_counts(state, NULL, 1, cols));
	state->panes = layout_panes(rest, cols >= 120 ? LIST_COLS + 12 : LIST_COLS, DETAIL_MIN);
	if (state->panes.is_folded)
		state->panes.left = state->panes.right = rest;
	state->panes.right = rect_column(state->panes.right, READ_COLS);
	list_fit(&state->list, state->panes.left.rows, item_rows, state);
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
		draw_format(canvas, y++, 0, role, "%s: %d",
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

	while (list_next(&state->list, item_rows, state, &item))
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

	while (list_next(&state->blocks, block_rows, state, &item)) {
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

static void gaps_draw(const void *state_, struct canvas *canvas)
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

/** Goes to the question of the answer under the cursor, above this screen, so that Esc comes back. */
static struct transition go_to_question(struct gaps_state *state)
{
	const struct gaps_block *block =
		state->blocks.count ? &state->detail.blocks[state->blocks.cursor] : NULL;
	struct strbuf item = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct screen *screen;

	if (!block || !block->evidence)
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      _("Move to an answer first; Enter goes to its question."));
	strbuf_addf(&item, "%s/%s", block->evidence->questionnaire, block->evidence->item);
	screen = screen_interview(state->context, item.text, &err);
	strbuf_release(&item);
	return screen ? transition_push(screen) : transition_error(&err);
}

/** The form of the action about the clause under the cursor, or of its exception: the one that is there, or a new one. */
static struct transition decide(struct gaps_state *state, enum entry_kind kind)
{
	const struct gap_clause *clause = clause_here(state);
	struct error err = ERROR_INIT;
	struct screen *screen;
	struct entry entry;
	int number;

	if (!clause)
		return transition_stay();
	state->saved_utc_ms = assessment_saved_utc_ms(state->context->assessment);
	number = kind == ENTRY_ACTION ? gaps_open_action(state->report, clause) : gaps_exception(state->report, clause);
	if (number) {
		screen = screen_entry(state->context, kind, number, &err);
		return screen ? transition_push(screen) : transition_error(&err);
	}
	action_of_clause(clause, &entry);
	entry.kind = kind;
	if (kind == ENTRY_EXCEPTION) {
		entry_set_field(&entry, ENTRY_TEXT, NULL);
		entry_set_field(&entry, ENTRY_STATE, NULL);
	}
	screen = screen_entry_new(state->context, &entry);
	entry_release(&entry);
	return transition_push(screen);
}

static struct transition decide_duty(struct gaps_state *state)
{
	const struct gap_clause *clause = clause_here(state);

	state->saved_utc_ms = assessment_saved_utc_ms(state->context->assessment);
	return clause ? transition_push(screen_duty(state->context, clause->id))
		      : transition_stay();
}

/** The clause, judged anew; what is said goes with it. */
static struct transition again(struct gaps_state *state, const char *text)
{
	struct error err = ERROR_INIT;

	if (!judge_again(state, clause_here(state) ? clause_here(state)->id : NULL, &err))
		return transition_error(&err);
	return transition_say(transition_stay(), ROLE_INFO, "%s", text);
}

static struct transition undo_or_redo(struct gaps_state *state, bool is_redo)
{
	struct assessment *assessment = state->context->assessment;
	struct error err = ERROR_INIT;

	if (!(is_redo ? assessment_redo : assessment_undo)(assessment, NULL, &err))
		return transition_error(&err);
	return again(state, is_redo ? _("The change was made again.") : _("The last change was taken back."));
}

static void enter_detail(struct gaps_state *state)
{
	int first = gaps_detail_first_evidence(&state->detail);

	state->in_detail = state->detail.count > 0;
	if (first >= 0)
		list_set_cursor(&state->blocks, first);
}

static void turn_filter(struct gaps_state *state)
{
	state->only = gaps_verdict_after(state->only, state->report);
	reorder(state, NULL);
}

static void click(struct gaps_state *state, const struct key *key)
{
	struct rect left = state->panes.left;
	struct rect right = state->panes.right;
	bool on_detail = state->panes.is_folded ? state->in_detail
						: rect_contains(right, key->mouse.y, key->mouse.x);
	int index = on_detail ? list_at(&state->blocks, block_rows, state, key->mouse.y - right.y)
			      : list_at(&state->list, item_rows, state, key->mouse.y - left.y);

	if (index < 0 || key->mouse.action > MOUSE_DOUBLE_CLICK)
		return;
	state->in_detail = on_detail;
	list_set_cursor(on_detail ? &state->blocks : &state->list, index);
}

static struct transition gaps_key(void *state_, const struct key *key)
{
	struct gaps_state *state = state_;
	struct key_set set = gaps_keys(state);
	int action = key_action(&set, key);
	struct error err = ERROR_INIT;
	struct screen *screen;

	if (key->type == KEY_TYPE_MOUSE)
		click(state, key);
	if (list_move(state->in_detail ? &state->blocks : &state->list, action))
		return transition_stay();
	switch (action) {
	case ACT_OPEN:
		if (state->in_detail)
			return go_to_question(state);
		enter_detail(state);
		return transition_stay();
	case ACT_SWITCH:
		if (state->in_detail)
			state->in_detail = false;
		else
			enter_detail(state);
		return transition_stay();
	case ACT_FILTER: turn_filter(state); return transition_stay();
	case ACT_ACTION: return decide(state, ENTRY_ACTION);
	case ACT_EXCEPTION: return decide(state, ENTRY_EXCEPTION);
	case ACT_DUTY: return decide_duty(state);
	case ACT_UNDO:
	case ACT_REDO: return undo_or_redo(state, action == ACT_REDO);
	case ACT_REPORT:
		screen = screen_report(state->context, &err);
		return screen ? transition_push(screen) : transition_error(&err);
	case ACT_BACK:
		if (!state->in_detail)
			return transition_pop(0, NULL);
		state->in_detail = false;
		return transition_stay();
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

/** An answer may have changed above: judge anew, and stay on the clause. */
static struct transition gaps_resume(void *state_, const struct screen_result *result)
{
	struct gaps_state *state = state_;
	struct error err = ERROR_INIT;

	if (assessment_saved_utc_ms(state->context->assessment) != state->saved_utc_ms &&
	    (strcmp(result->name, "entry") == 0 || strcmp(result->name, "duty") == 0))
		return again(state, _("It is written down; u takes it back."));
	if (strcmp(result->name, "interview") != 0)
		return transition_stay();
	if (!judge_again(state, clause_here(state) ? clause_here(state)->id : NULL, &err))
		return transition_error(&err);
	state->in_detail = false;
	return transition_stay();
}

static void gaps_close(void *state_)
{
	struct gaps_state *state = state_;

	gaps_detail_release(&state->detail);
	gaps_order_release(&state->order);
	gap_report_free(state->report);
	free(state);
}

static const struct screen_ops gaps_ops = {
	.name = "gaps",
	.title = N_("Gaps"),
	.about = N_("The recommended clauses: first what is missing, then what nobody knows, what "
		    "is there in part, what is not answered yet, what is met. "
		    "At the right stand the answers that led to it, why it matters, and wording to "
		    "paste into the contract or the house rules; the text in "
		    "[brackets] is to be filled in. Letters before a clause say what was decided "
		    "about it: a there is an action, d it is said who carries it, e it is set aside "
		    "until a day."),
	.keys = gaps_keys,
	.layout = gaps_layout,
	.draw = gaps_draw,
	.key = gaps_key,
	.close = gaps_close,
	.resume = gaps_resume,
};

struct screen *screen_gaps(struct app_context *context, const char *clause, struct error *err)
{
	struct gaps_state *state = mem_alloc(sizeof(*state));

	memset(state, 0, sizeof(*state));
	state->context = context;
	state->only = VERDICT_COUNT;
	state->detail_clause = -1;
	if (judge_again(state, clause, err))
		return screen_from(&gaps_ops, state);
	free(state);
	return NULL;
}
