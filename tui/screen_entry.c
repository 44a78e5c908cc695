/*
 * screen_entry: the form of a finding, an incident case, a blocking factor, an action or an
 * exception.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－３" and "２－４": the fields of an incident case, and
 * what a blocking factor stands against.
 */
#include "screen_entries.h"

#include "arena.h"
#include "form_evidence.h"
#include "form_rows.h"
#include "i18n.h"
#include "judge.h"
#include "library.h"
#include "screen_draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_TEXT = 0, FACTOR_REMOTE = 1, FACTOR_CLOUD = 2, BOX_COLS = 100, BOX_ROWS_MIN = 18 };

/* The four tags of a finding stand behind its text: by is_remote and is_cloud. */
enum { TAG_REMOTE = 1, TAG_CLOUD, TAG_BOTH, TAG_NONE };

static const struct form_row finding_rows[] = {
	{ FORM_LINES, NULL, N_("Finding"),
	  N_("What was heard that no question asked, in one or two sentences."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_CHOICE, N_("What is it about?"), N_("remote work"), NULL, '1', 0 },
	{ FORM_CHOICE, NULL, N_("public cloud"), NULL, '2', 0 },
	{ FORM_CHOICE, NULL, N_("both"), NULL, '3', 0 },
	{ FORM_CHOICE, NULL, N_("neither"), NULL, '0', 0 },
};

static const struct form_row factor_rows[] = {
	{ FORM_LINES, NULL, N_("Blocking factor"),
	  N_("What keeps the company from remote work or the public cloud."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_TICK, N_("What does it block?"), N_("remote work"), NULL, '1', 0 },
	{ FORM_TICK, NULL, N_("public cloud"), NULL, '2', 0 },
};

/* In the order of enum entry_field, from ENTRY_WHEN on. */
static const struct form_row incident_rows[] = {
	{ FORM_LINE, NULL, N_("When"), N_("Year and month, as 2018-05."), 0, ENTRY_LINE_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Company"),
	  N_("Where it happened: its name, or its line of business."), 0, ENTRY_LINE_BYTES_MAX },
	{ FORM_LINES, NULL, N_("Outline"), N_("What happened, in one or two sentences."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINES, NULL, N_("Course"),
	  N_("Who, in what position, got at the information, and took it out how."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINES, NULL, N_("State of measures"),
	  N_("What had been done against it, or was done then."), 0, ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINES, NULL, N_("State of fact-finding"),
	  N_("What is established: admitted, denied, charged, and when."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINES, NULL, N_("What would have prevented it"),
	  N_("What measures would have prevented it, above all technical ones."), 0,
	  ENTRY_TEXT_BYTES_MAX },
};

/* The states of an action stand behind its texts: ACTION_OPEN first. */
enum { ROW_OPEN = 4 };

static const struct form_row action_rows[] = {
	{ FORM_LINES, NULL, N_("What will be done"), N_("In one or two sentences."), 0,
	  ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Who does it"), N_("A person or a department."), 0,
	  ENTRY_LINE_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Until when"), N_("A day, as 2026-12-31; empty: no day is set."), 0, 40 },
	{ FORM_LINE, NULL, N_("Clause"), N_("Id of the clause that it is about; empty: of none."), 0,
	  ENTRY_CLAUSE_BYTES_MAX },
	{ FORM_CHOICE, N_("How far is it?"), N_("not begun"), NULL, '1', 0 },
	{ FORM_CHOICE, NULL, N_("under way"), NULL, '2', 0 },
	{ FORM_CHOICE, NULL, N_("finished"), NULL, '3', 0 },
	{ FORM_CHOICE, NULL, N_("given up"), N_("It will not be done."), '4', 0 },
};

static const struct form_row exception_rows[] = {
	{ FORM_LINES, NULL, N_("Why it is set aside"),
	  N_("In one or two sentences, and what is done instead."), 0, ENTRY_TEXT_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Allowed by"), N_("Who allowed it."), 0, ENTRY_LINE_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Until when"), N_("The last day, as 2026-12-31."), 0, 40 },
	{ FORM_LINE, NULL, N_("Clause"), N_("Id of the clause that is set aside."), 0,
	  ENTRY_CLAUSE_BYTES_MAX },
};

/* What the first four rows of both are. */
enum { PLAN_TEXTS = 4, PLAN_DAY = 2, PLAN_CLAUSE = 3 };
static const enum entry_field plan_fields[PLAN_TEXTS] = { ENTRY_TEXT, ENTRY_WHO, ENTRY_DUE,
							  ENTRY_CLAUSE };

static const struct {
	const struct form_row *rows;
	int count;
} forms[ENTRY_LISTED_COUNT] = {
	[ENTRY_FINDING] = { finding_rows, sizeof(finding_rows) / sizeof(*finding_rows) },
	[ENTRY_INCIDENT] = { incident_rows, sizeof(incident_rows) / sizeof(*incident_rows) },
	[ENTRY_FACTOR] = { factor_rows, sizeof(factor_rows) / sizeof(*factor_rows) },
	[ENTRY_ACTION] = { action_rows, sizeof(action_rows) / sizeof(*action_rows) },
	[ENTRY_EXCEPTION] = { exception_rows, sizeof(exception_rows) / sizeof(*exception_rows) },
};

struct entry_state {
	struct app_context *context;   /* borrowed */
	struct assessment *assessment; /* borrowed */
	struct entry stored;           /* as it is kept; number 0: not yet */
	struct form_rows form;
	struct rect box;
	struct form_draft draft;
	bool is_left;    /* there is nothing more to store */
	bool is_refused; /* the person wanted to leave, and something is missing: once more, and it is thrown away */
};

const char *entry_field_label(enum entry_field field)
{
	return field == ENTRY_TEXT ? finding_rows[ROW_TEXT].label
				   : incident_rows[field - ENTRY_WHEN].label;
}

static struct key_set entry_keys(const void *state)
{
	return form_rows_keys(&((const struct entry_state *)state)->form);
}

static bool entry_takes_text(const void *state)
{
	return form_rows_takes_text(&((const struct entry_state *)state)->form);
}

/* ---- the form and the entry ------------------------------------------------------ */

static int tag_row(const struct entry *entry)
{
	if (entry->is_remote)
		return entry->is_cloud ? TAG_BOTH : TAG_REMOTE;
	return entry->is_cloud ? TAG_CLOUD : TAG_NONE;
}

static bool is_of_plan(enum entry_kind kind)
{
	return kind == ENTRY_ACTION || kind == ENTRY_EXCEPTION;
}

static void fill_plan(struct form_rows *form, const struct entry *entry)
{
	enum action_state far = ACTION_OPEN;

	for (int row = 0; row < PLAN_TEXTS; row++)
		form_rows_set_text(form, row, entry_field(entry, plan_fields[row]));
	if (entry->kind != ENTRY_ACTION)
		return;
	action_state_find(entry_field(entry, ENTRY_STATE), &far);
	form_rows_choose(form, ROW_OPEN + (int)far);
}

static void fill_form(struct form_rows *form, const struct entry *entry)
{
	if (is_of_plan(entry->kind)) {
		fill_plan(form, entry);
		return;
	}
	for (int field = ENTRY_WHEN; entry->kind == ENTRY_INCIDENT && field <= ENTRY_PREVENTION;
	     field++)
		form_rows_set_text(form, field - ENTRY_WHEN,
				   entry_field(entry, (enum entry_field)field));
	if (entry->kind == ENTRY_INCIDENT)
		return;
	form_rows_set_text(form, ROW_TEXT, entry_field(entry, ENTRY_TEXT));
	if (entry->kind == ENTRY_FINDING)
		form_rows_choose(form, tag_row(entry));
	form->is_on[FACTOR_REMOTE] =
		entry->kind == ENTRY_FACTOR ? entry->is_remote : form->is_on[FACTOR_REMOTE];
	form->is_on[FACTOR_CLOUD] =
		entry->kind == ENTRY_FACTOR ? entry->is_cloud : form->is_on[FACTOR_CLOUD];
}

static void read_text(struct form_rows *form, int row, struct entry *entry, enum entry_field field)
{
	char *text = form_rows_text(form, row);

	entry_set_field(entry, field, text);
	free(text);
}

/** A day as people write it is kept in the form of the calendar; what is none stays, and is refused when stored. */
static void read_plan(struct form_rows *form, struct entry *entry)
{
	char day[EVIDENCE_DATE_SIZE];

	for (int row = 0; row < PLAN_TEXTS; row++)
		read_text(form, row, entry, plan_fields[row]);
	if (evidence_date(entry_field(entry, ENTRY_DUE), day, NULL))
		entry_set_field(entry, ENTRY_DUE, day);
	for (int far = 0; entry->kind == ENTRY_ACTION && far < ACTION_STATE_COUNT; far++)
		if (form->is_on[ROW_OPEN + far])
			entry_set_field(entry, ENTRY_STATE, action_state_name((enum action_state)far));
}

/** What stands in the form, as an entry that the caller releases. */
static void read_form(struct entry_state *state, struct entry *entry)
{
	struct form_rows *form = &state->form;

	*entry = (struct entry){ .kind = state->stored.kind, .number = state->stored.number };
	if (is_of_plan(entry->kind)) {
		read_plan(form, entry);
		return;
	}
	if (entry->kind == ENTRY_INCIDENT) {
		for (int field = ENTRY_WHEN; field <= ENTRY_PREVENTION; field++)
			read_text(form, field - ENTRY_WHEN, entry, (enum entry_field)field);
		return;
	}
	read_text(form, ROW_TEXT, entry, ENTRY_TEXT);
	if (entry->kind == ENTRY_FACTOR) {
		entry->is_remote = form->is_on[FACTOR_REMOTE];
		entry->is_cloud = form->is_on[FACTOR_CLOUD];
	} else {
		entry->is_remote = form->is_on[TAG_REMOTE] || form->is_on[TAG_BOTH];
		entry->is_cloud = form->is_on[TAG_CLOUD] || form->is_on[TAG_BOTH];
	}
}

/** A state is always chosen and a clause may have come with the form: they alone say nothing. */
static bool says_nothing(const struct entry *entry)
{
	for (int field = 0; field < ENTRY_FIELD_COUNT; field++)
		if (*entry_field(entry, (enum entry_field)field) && field != ENTRY_STATE &&
		    (field != ENTRY_CLAUSE || entry->number))
			return false;
	return true;
}

/**
 * May it be stored? Of the plan all must be there that its kind needs.
 *
 * row: where the cursor goes when not.
 */
static bool check_plan(struct entry_state *state, const struct entry *entry, int *row, struct error *err)
{
	const char *clause = entry_field(entry, ENTRY_CLAUSE);
	char day[EVIDENCE_DATE_SIZE];

	for (*row = 0; *row < PLAN_TEXTS; ++*row) {
		if (*entry_field(entry, plan_fields[*row]) || (entry->kind == ENTRY_ACTION && *row > 0))
			continue;
		error_set(err, ERROR_INPUT, _("\"%s\" is still empty"), _(state->form.rows[*row].label));
		return false;
	}
	*row = PLAN_DAY;
	if (*entry_field(entry, ENTRY_DUE) && !evidence_date(entry_field(entry, ENTRY_DUE), day, err))
		return false;
	*row = PLAN_CLAUSE;
	return !*clause || strcmp(clause, entry_field(&state->stored, ENTRY_CLAUSE)) == 0 ||
	       judge_has_clause(state->assessment, state->context->library, clause, err);
}

/** Stores what was changed. One that another program has deleted is added again. */
static bool store(struct entry_state *state, struct error *err)
{
	struct error problem = ERROR_INIT;
	struct entry entry;
	bool ok = true;
	int row;

	read_form(state, &entry);
	if (!says_nothing(&entry) && !entry_equal(&entry, &state->stored)) {
		if (is_of_plan(entry.kind) && !check_plan(state, &entry, &row, err)) {
			list_set_cursor(&state->form.list, row);
			entry_release(&entry);
			return false;
		}
		if (entry.number)
			ok = assessment_set_entry(state->assessment, &entry, &problem);
		if (!entry.number || (!ok && problem.code == ERROR_NOT_FOUND))
			ok = assessment_add_entry(state->assessment, &entry, &entry.number,
						  &problem);
		if (ok)
			entry_copy(&state->stored, &entry);
		else if (err)
			*err = problem;
	}
	entry_release(&entry);
	return ok;
}

/* ---- the picture ------------------------------------------------------------------ */

/** The title of the clause whose id stands in the form; NULL: of none. */
static const char *clause_title(struct entry_state *state)
{
	const struct clause_library *clauses = library_clauses(state->context->library, NULL);
	const char *id = field_text(&state->form.fields[PLAN_CLAUSE]);
	const struct clause *clause = clauses ? clause_library_find(clauses, id) : NULL;

	return clause ? lang_text_get(&clause->title, i18n_lang()) : NULL;
}

static void entry_layout(void *state_, int rows, int cols)
{
	struct entry_state *state = state_;
	struct rect area = { 0, 0, rows, cols };
	int box_cols = cols < BOX_COLS ? cols : BOX_COLS;
	int wanted;

	if (is_of_plan(state->stored.kind))
		state->form.meaning[PLAN_CLAUSE] = clause_title(state);
	wanted = form_rows_wanted(&state->form, box_cols - 4) + 2;

	state->box = rect_centre(area, wanted > BOX_ROWS_MIN ? wanted : BOX_ROWS_MIN, box_cols);
	form_rows_fit(&state->form, rect_inset(state->box, 1, 2));
}

static void make_title(const struct entry *entry, char *text, size_t size)
{
	int number = entry->number;

	switch (entry->kind) {
	case ENTRY_FINDING: snprintf(text, size, number ? _("Finding %d") : _("New finding"), number); break;
	case ENTRY_INCIDENT:
		snprintf(text, size, number ? _("Incident case %d") : _("New incident case"), number);
		break;
	case ENTRY_ACTION: snprintf(text, size, number ? _("Action %d") : _("New action"), number); break;
	case ENTRY_EXCEPTION:
		snprintf(text, size, number ? _("Exception %d") : _("New exception"), number);
		break;
	default: snprintf(text, size, number ? _("Blocking factor %d") : _("New blocking factor"), number);
	}
}

static void entry_draw(const void *state_, struct canvas *canvas)
{
	const struct entry_state *state = state_;
	const struct entry *entry = &state->stored;
	char title[128];

	make_title(entry, title, sizeof(title));
	draw_fill(canvas, state->box, ROLE_NORMAL);
	draw_box(canvas, state->box, title, true);
	form_rows_draw(&state->form, canvas);
}

/* ---- keys -------------------------------------------------------------------------- */

/** What cannot be stored is told; who leaves once more throws away what was changed. */
static struct transition refuse(struct entry_state *state, const struct error *err)
{
	if (!is_of_plan(state->stored.kind) || err->code != ERROR_INPUT)
		return transition_error(err);
	if (!state->is_refused) {
		state->is_refused = true;
		return transition_say(transition_stay(), ROLE_ERROR,
				      _("%s. Esc once more leaves without storing it."), err->message);
	}
	state->is_left = true;
	return transition_say(transition_pop(0, NULL), ROLE_WARNING, "%s",
			      _("It was not stored, because something was missing."));
}

static struct transition leave(struct entry_state *state)
{
	struct transition back;
	struct error err = ERROR_INIT;
	struct entry entry;
	bool is_emptied;

	if (!store(state, &err))
		return refuse(state, &err);
	read_form(state, &entry);
	is_emptied = state->stored.number && says_nothing(&entry);
	entry_release(&entry);
	state->is_left = true;
	back = transition_pop(state->stored.number, NULL);
	if (is_emptied)
		return transition_say(
			back, ROLE_WARNING, "%s",
			_("Nothing was left in it, so it stays as it was. d deletes it."));
	return back;
}

static struct transition entry_key(void *state_, const struct key *key)
{
	struct entry_state *state = state_;
	enum form_result result = form_rows_key(&state->form, key);

	if (result != FORM_DONE)
		state->is_refused = false;
	switch (result) {
	case FORM_DONE: return leave(state);
	case FORM_FULL:
		return transition_say(transition_stay(), ROLE_ERROR,
				      _("the text would be longer than %zu bytes"),
				      state->form.rows[state->form.list.cursor].limit_bytes);
	case FORM_STAY: break;
	}
	return screen_draft_key_form(&state->draft, &state->form, key);
}

static int entry_tick_ms(const void *state)
{
	return draft_tick_ms(&((const struct entry_state *)state)->draft.keeper);
}

static struct transition entry_tick(void *state_)
{
	struct entry_state *state = state_;

	return screen_draft_tick_form(&state->draft, &state->form);
}

static void entry_pause(void *state_)
{
	struct entry_state *state = state_;

	form_draft_keep(&state->draft, &state->form, NULL);
}

static void entry_close(void *state_)
{
	struct entry_state *state = state_;
	struct error err = ERROR_INIT;
	bool is_stored = state->is_left || store(state, &err) ||
			 (err.code == ERROR_CONFLICT && store(state, NULL));

	if (!is_stored)
		entry_pause(state);
	form_draft_close(&state->draft, is_stored);
	entry_release(&state->stored);
	form_rows_release(&state->form);
	free(state);
}

static const struct screen_ops entry_ops = {
	.name = "entry",
	.title = N_("Finding, case, blocking factor, action, exception"),
	.about = N_("It is stored when you leave. Its number stays with it, so that \"finding 3\" "
		    "means the same tomorrow. All of it stands in the report."),
	.is_dialogue = true,
	.keys = entry_keys,
	.layout = entry_layout,
	.draw = entry_draw,
	.key = entry_key,
	.close = entry_close,
	.takes_text = entry_takes_text,
	.tick_ms = entry_tick_ms,
	.tick = entry_tick,
	.pause = entry_pause,
};

static struct entry_state *new_state(struct app_context *context, enum entry_kind kind)
{
	struct entry_state *state = mem_calloc(1, sizeof(*state));

	state->context = context;
	state->assessment = context->assessment;
	state->stored.kind = kind;
	form_rows_init(&state->form, forms[kind].rows, forms[kind].count);
	return state;
}

/** The screen, filled in from an entry; its number is that of what is stored. */
static struct screen *open_form(struct entry_state *state, const struct entry *from)
{
	struct draft_place place = draft_place_of_entry(state->stored.kind, state->stored.number);

	fill_form(&state->form, from);
	form_draft_open(&state->draft, &state->form, state->assessment, &place);
	return screen_from(&entry_ops, state);
}

struct screen *screen_entry(struct app_context *context, enum entry_kind kind, int number,
			    struct error *err)
{
	const struct entry *entry =
		entries_find(assessment_entries(context->assessment), kind, number);
	struct entry_state *state;

	if (number && !entry) {
		error_set(err, ERROR_NOT_FOUND, _("it was deleted in the meantime"));
		return NULL;
	}
	state = new_state(context, kind);
	if (entry)
		entry_copy(&state->stored, entry);
	return open_form(state, &state->stored);
}

struct screen *screen_entry_new(struct app_context *context, const struct entry *preset)
{
	return open_form(new_state(context, preset->kind), preset);
}
