/*
 * screen_gaps: what the contract and the house rules lack: the clauses at the left, one of them in full at the right.
 *
 * On a narrow terminal the list and the clause take turns.
 */
#include "screen_gaps.h"

#include "action.h"
#include "arena.h"
#include "assessment.h"
#include "i18n.h"
#include "judge.h"
#include "settings.h"
#include "strbuf.h"

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

static void gaps_layout(void *state_, int rows, int cols)
{
	struct gaps_state *state = state_;

	if (state->lang != i18n_lang())
		judge_again(state, clause_here(state) ? clause_here(state)->id : NULL, NULL);
	gaps_fit(state, rows, cols);
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
	int index = on_detail ? list_at(&state->blocks, gaps_block_rows, state, key->mouse.y - right.y)
			      : list_at(&state->list, gaps_item_rows, state, key->mouse.y - left.y);

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
