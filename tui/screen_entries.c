/*
 * screen_entries: findings, incident cases, blocking factors, actions and exceptions: lists, one at
 * a time.
 */
#include "screen_entries.h"

#include "arena.h"
#include "i18n.h"
#include "strbuf.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ACT_NEW = 1,
	ACT_EDIT,
	ACT_SWITCH,
	ACT_SWITCH_BACK,
	ACT_DELETE,
	ACT_UNDO,
	ACT_REDO,
	ACT_BACK,
	ACT_QUIT
};

enum { TAB_ROW = 1, DETAIL_BYTES = 200 };

static const struct key_binding entries_bindings[] = {
	{ ACT_NEW, "new", "n", N_("new"), N_("writes a new one into the list"), 1 },
	{ ACT_EDIT, "edit", "Enter Space e DoubleClick", N_("change"),
	  N_("shows the one under the cursor in full, to read or to change"), 2 },
	{ ACT_SWITCH, "switch", "Tab Right", N_("next list"),
	  N_("goes on to the next list: findings, cases, factors, actions, exceptions"), 3 },
	{ ACT_SWITCH_BACK, "switch-back", "S-Tab Left", NULL, N_("goes to the list before"), 0 },
	{ ACT_DELETE, "delete", "d Delete", N_("delete"), N_("deletes it, after a question"), 5 },
	{ ACT_UNDO, "undo", "u", N_("undo"), N_("takes the last change back"), 6 },
	{ ACT_REDO, "redo", "U", N_("redo"), N_("makes the change again that was taken back"), 0 },
	{ ACT_BACK, "back", "Esc F", N_("back"), N_("goes back to where you were"), 4 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program; all is stored already"), 7 },
	{ 0 },
};

/* The keys while the list is empty. */
static const struct key_binding none_bindings[] = {
	{ ACT_NEW, "new", "n Enter", N_("new"), N_("writes a new one into the list"), 1 },
	{ ACT_SWITCH, "switch", "Tab Right", N_("next list"),
	  N_("goes on to the next list: findings, cases, factors, actions, exceptions"), 2 },
	{ ACT_SWITCH_BACK, "switch-back", "S-Tab Left", NULL, N_("goes to the list before"), 0 },
	{ ACT_UNDO, "undo", "u", N_("undo"), N_("takes the last change back"), 4 },
	{ ACT_REDO, "redo", "U", N_("redo"), N_("makes the change again that was taken back"), 0 },
	{ ACT_BACK, "back", "Esc F", N_("back"), N_("goes back to where you were"), 3 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program; all is stored already"), 5 },
	{ 0 },
};

static const struct key_table entries_table = { "findings", N_("Findings"), entries_bindings };
static const struct key_table none_table = { "findings-none", N_("Findings, empty"),
					     none_bindings };

static const struct entries *all(const struct entries_state *state)
{
	return assessment_entries(state->context->assessment);
}

int entries_count(const struct entries_state *state, enum entry_kind kind)
{
	const struct entry *first;

	return (int)entries_of_kind(all(state), kind, &first);
}

const struct entry *entries_at(const struct entries_state *state, int index)
{
	const struct entry *first;
	size_t count = entries_of_kind(all(state), state->kind, &first);

	return index >= 0 && (size_t)index < count ? &first[index] : NULL;
}

static struct key_set entries_keys(const void *state_)
{
	const struct entries_state *state = state_;
	bool is_empty = entries_count(state, state->kind) == 0;

	return (struct key_set){ { is_empty ? &none_table : &entries_table, &key_table_move } };
}

static const struct entry *entry_here(const struct entries_state *state)
{
	return entries_at(state, state->lists[state->kind].cursor);
}

/** Shows an entry's list and puts the cursor on it, or as near as there is one. */
static void go_to(struct entries_state *state, enum entry_kind kind, int number)
{
	const struct entry *first;
	size_t count = entries_of_kind(all(state), kind, &first);
	int index = 0;

	state->kind = kind;
	while ((size_t)index + 1 < count && first[index].number < number)
		index++;
	list_set_count(&state->lists[kind], (int)count);
	list_set_cursor(&state->lists[kind], index);
}

/* ---- undo -------------------------------------------------------------------------- */

static void copy_entries(struct entries *to, const struct entries *from)
{
	memset(to, 0, sizeof(*to));
	for (size_t i = 0; i < from->count; i++)
		entries_put(to, &from->list[i]);
}

/** The first entry of a that is not the same in b. NULL: there is none. */
static const struct entry *first_other(const struct entries *a, const struct entries *b)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct entry *other = entries_find(b, a->list[i].kind, a->list[i].number);

		if (!other || !entry_equal(&a->list[i], other))
			return &a->list[i];
	}
	return NULL;
}

/** Says what was taken back: the last change may have been an answer, which is not seen here. */
static struct transition undone(struct entries_state *state, struct item item, bool is_redo)
{
	struct strbuf id = STRBUF_INIT;
	struct transition transition;
	size_t count;
	const struct part *parts = assessment_parts(state->context->assessment, &count);

	if (item.part < 0)
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      is_redo ? _("The change was made again.")
					      : _("The last change was taken back."));
	parts_format_item(parts, count, item, &id);
	transition = transition_say(transition_stay(), ROLE_WARNING,
				    is_redo ? _("A change of the answer at %s was made again.")
					    : _("The last change was one of the answer at %s; it "
						"was taken back. U makes it again."),
				    id.text);
	strbuf_release(&id);
	return transition;
}

static struct transition undo_or_redo(struct entries_state *state, bool is_redo)
{
	struct assessment *assessment = state->context->assessment;
	struct error err = ERROR_INIT;
	struct entries before;
	const struct entry *changed;
	struct item item;
	bool ok;

	copy_entries(&before, all(state));
	ok = is_redo ? assessment_redo(assessment, &item, &err)
		     : assessment_undo(assessment, &item, &err);
	changed = first_other(all(state), &before);
	if (!changed)
		changed = first_other(&before, all(state));
	if (changed)
		go_to(state, changed->kind, changed->number);
	entries_release(&before);
	return ok ? undone(state, item, is_redo) : transition_error(&err);
}

/* ---- keys -------------------------------------------------------------------------- */

static struct transition open_form(struct entries_state *state, int number)
{
	struct error err = ERROR_INIT;
	struct screen *screen = screen_entry(state->context, state->kind, number, &err);

	return screen ? transition_push(screen) : transition_error(&err);
}

/** The beginning of an entry, with … where it goes on. */
static void add_start(struct strbuf *out, const char *text)
{
	size_t bytes = strlen(text);
	size_t fits = bytes > DETAIL_BYTES ? text_cut(text, DETAIL_BYTES) : bytes;

	strbuf_add(out, text, fits);
	if (fits < bytes)
		strbuf_adds(out, draw_glyph_text(GLYPH_ELLIPSIS));
}

static struct phrase question_of(const struct entry *entry)
{
	switch (entry->kind) {
	case ENTRY_FINDING: return phrase_of(N_("Delete finding %d?"), entry->number);
	case ENTRY_INCIDENT: return phrase_of(N_("Delete incident case %d?"), entry->number);
	case ENTRY_ACTION: return phrase_of(N_("Delete action %d?"), entry->number);
	case ENTRY_EXCEPTION: return phrase_of(N_("Delete exception %d?"), entry->number);
	default: return phrase_of(N_("Delete blocking factor %d?"), entry->number);
	}
}

/* How it begins, and that it can come back. */
static struct phrase detail_of(const struct entry *entry)
{
	struct phrase detail = PHRASE_NONE;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct strbuf text = STRBUF_INIT;

		add_start(&text, entry_gist(entry));
		strbuf_addf(&text, "\n\n%s", T_((enum lang)lang, "u takes it back."));
		detail.in[lang] = strbuf_detach(&text, NULL);
	}
	return detail;
}

static struct transition ask_delete(const struct entry *entry)
{
	struct strbuf tag = STRBUF_INIT;
	struct transition transition;

	entry_item_format(entry, &tag);
	transition = transition_push(
		screen_confirm(question_of(entry), detail_of(entry), tag.text));
	strbuf_release(&tag);
	return transition;
}

static void switch_list(struct entries_state *state, int by)
{
	state->kind =
		(enum entry_kind)(((int)state->kind + by + ENTRY_LISTED_COUNT) % ENTRY_LISTED_COUNT);
}

static void click(struct entries_state *state, const struct key *key)
{
	struct list *list = &state->lists[state->kind];

	if (key->mouse.y == TAB_ROW && key->mouse.action == MOUSE_CLICK) {
		enum entry_kind kind = entries_tab_at(state, state->area.cols, key->mouse.x);

		state->kind = kind < ENTRY_LISTED_COUNT ? kind : state->kind;
	} else if (rect_contains(state->area, key->mouse.y, key->mouse.x)) {
		int index = list_at(list, entries_item_rows, state, key->mouse.y - state->area.y);

		if (index >= 0)
			list_set_cursor(list, index);
	}
}

static bool is_beside_the_list(const struct entries_state *state, const struct key *key)
{
	return key->type == KEY_TYPE_MOUSE && key->mouse.action == MOUSE_DOUBLE_CLICK &&
	       (!rect_contains(state->area, key->mouse.y, key->mouse.x) ||
		list_at(&state->lists[state->kind], entries_item_rows, state,
			key->mouse.y - state->area.y) < 0);
}

static struct transition entries_key(void *state_, const struct key *key)
{
	struct entries_state *state = state_;
	struct key_set set = entries_keys(state);
	int action = key_action(&set, key);
	const struct entry *entry;

	if (key->type == KEY_TYPE_MOUSE && key->mouse.action <= MOUSE_DOUBLE_CLICK)
		click(state, key);
	if (is_beside_the_list(state, key) || list_move(&state->lists[state->kind], action))
		return transition_stay();
	entry = entry_here(state);
	switch (action) {
	case ACT_NEW: return open_form(state, 0);
	case ACT_EDIT: return entry ? open_form(state, entry->number) : transition_stay();
	case ACT_DELETE: return entry ? ask_delete(entry) : transition_stay();
	case ACT_SWITCH: switch_list(state, 1); return transition_stay();
	case ACT_SWITCH_BACK: switch_list(state, -1); return transition_stay();
	case ACT_UNDO:
	case ACT_REDO: return undo_or_redo(state, action == ACT_REDO);
	case ACT_BACK: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static struct transition delete_entry(struct entries_state *state, const char *tag)
{
	struct error err = ERROR_INIT;
	enum entry_kind kind;
	int number;

	if (!entry_item_parse(tag, &kind, &number))
		return transition_stay();
	if (!assessment_delete_entry(state->context->assessment, kind, number, &err))
		return transition_error(&err);
	return transition_say(transition_stay(), ROLE_INFO, "%s",
			      _("It was deleted; u takes it back."));
}

static struct transition entries_resume(void *state_, const struct screen_result *result)
{
	struct entries_state *state = state_;

	if (strcmp(result->name, "confirm") == 0)
		return result->value ? delete_entry(state, result->text) : transition_stay();
	if (strcmp(result->name, "entry") == 0 && result->value)
		go_to(state, state->kind, result->value);
	return transition_stay();
}

static void entries_close(void *state)
{
	free(state);
}

static const struct screen_ops entries_ops = {
	.name = "entries",
	.title = N_("Findings, cases, blocking factors, actions, exceptions"),
	.about = N_("What the interview brought to light beside the answers, in three lists, which "
		    "stand in the report and in the summary over several companies; then what will "
		    "be done about the gaps, and which clauses are set aside. a and e make these "
		    "from a gap, in the screen of the gaps."),
	.keys = entries_keys,
	.layout = entries_layout,
	.draw = entries_draw,
	.key = entries_key,
	.close = entries_close,
	.resume = entries_resume,
};

struct screen *screen_entries(struct app_context *context, struct error *err)
{
	struct entries_state *state = mem_calloc(1, sizeof(*state));

	(void)err;
	state->context = context;
	for (int kind = 0; kind < ENTRY_LISTED_COUNT; kind++)
		list_init(&state->lists[kind], entries_count(state, (enum entry_kind)kind));
	return screen_from(&entries_ops, state);
}
