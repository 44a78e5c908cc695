#include "field.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "field_lines.h"
#include "field_word.h"
#include "i18n.h"
#include "strbuf.h"
#include "text.h"

enum { UNDO_MAX = 500 };

struct field_change {
	struct field_change *next;
	size_t at;
	char *removed;
	char *inserted;
	size_t cursor; /* before */
};

static const struct key_binding bindings[] = {
	{ FIELD_LEFT, "left", "Left C-b", N_("left"),
	  N_("one character to the left, to the right: Right"), 0 },
	{ FIELD_RIGHT, "right", "Right C-f", N_("right"), NULL, 0 },
	{ FIELD_UP, "up", "Up", N_("up"), N_("one line up, down: Down"), 0 },
	{ FIELD_DOWN, "down", "Down", N_("down"), NULL, 0 },
	{ FIELD_PAGE_UP, "page-up", "PgUp", N_("page up"), N_("a page up, down: PgDn"), 0 },
	{ FIELD_PAGE_DOWN, "page-down", "PgDn", N_("page down"), NULL, 0 },
	{ FIELD_WORD_LEFT, "word-left", "C-Left M-b", N_("word left"), N_("one word to the left"),
	  0 },
	{ FIELD_WORD_RIGHT, "word-right", "C-Right M-f", N_("word right"),
	  N_("one word to the right"), 0 },
	{ FIELD_HOME, "home", "Home C-a", N_("start"), N_("to the start of the line"), 0 },
	{ FIELD_END, "end", "End C-e", N_("end"), N_("to the end of the line"), 0 },
	{ FIELD_TEXT_HOME, "text-home", "C-Home M-<", N_("top"), N_("to the start of the text"),
	  0 },
	{ FIELD_TEXT_END, "text-end", "C-End M->", N_("bottom"), N_("to the end of the text"), 0 },
	{ FIELD_BREAK, "break", "Enter", N_("new line"),
	  N_("a new line, where there may be several"), 0 },
	{ FIELD_BACKSPACE, "backspace", "Backspace", N_("delete"),
	  N_("deletes the character before the cursor"), 0 },
	{ FIELD_DELETE, "delete", "Delete C-d", N_("delete"),
	  N_("deletes the character under the cursor"), 0 },
	{ FIELD_KILL_WORD, "kill-word", "C-w M-Backspace", N_("delete word"),
	  N_("deletes the word before the cursor"), 0 },
	{ FIELD_KILL_RIGHT, "kill-right", "C-k", N_("delete rest"),
	  N_("deletes to the end of the line"), 0 },
	{ FIELD_KILL_LEFT, "kill-left", "C-u", N_("delete start"),
	  N_("deletes to the start of the line"), 0 },
	{ FIELD_UNDO, "undo", "C-_ M-u", N_("undo"), N_("takes the last change of the text back"),
	  0 },
	{ FIELD_REDO, "redo", "M-r", N_("redo"), N_("makes it again"), 0 },
	{ .action = ACTION_NONE },
};

const struct key_table key_table_field = { "field", N_("Typing text"), bindings };

/* ---- undo ------------------------------------------------------------------ */

static void free_change(struct field_change *change)
{
	free(change->removed);
	free(change->inserted);
	free(change);
}

static void free_changes(struct field_change **list)
{
	while (*list) {
		struct field_change *next = (*list)->next;

		free_change(*list);
		*list = next;
	}
}

static void trim_changes(struct field_change *list)
{
	for (int i = 1; list && i < UNDO_MAX; i++)
		list = list->next;
	if (list)
		free_changes(&list->next);
}

/* ---- the text ----------------------------------------------------------------- */

/* Replaces bytes, without undo. */
static void splice(struct field *field, size_t at, size_t removed, const char *text)
{
	size_t n = strlen(text);

	if (field->bytes - removed + n + 1 > field->size) {
		field->size = (field->bytes - removed + n + 1) * 2;
		field->text = mem_realloc(field->text, field->size);
	}
	memmove(field->text + at + n, field->text + at + removed, field->bytes - at - removed + 1);
	memcpy(field->text + at, text, n);
	field->bytes = field->bytes - removed + n;
	field->revision++;
	field->goal_col = -1;
	field_lines_wrap(field);
}

static bool can_join(const struct field *field, size_t at, size_t removed, const char *text)
{
	const struct field_change *last = field->undo;
	size_t n = last ? strlen(last->inserted) : 0;

	if (!field->joins_undo || !last || removed || !n || last->at + n != at)
		return false;
	/* A step of undo is a word: a blank ends it, the letter after it begins the next. */
	return !(last->inserted[n - 1] == ' ' && text[0] != ' ');
}

/* Replaces bytes as one step of undo; the cursor stands behind what is new. */
static enum field_result change(struct field *field, size_t at, size_t removed, const char *text)
{
	struct field_change *step;
	size_t n = strlen(text);

	if (!removed && !n)
		return FIELD_MOVED;
	if (field->bytes - removed + n > field->limit_bytes)
		return FIELD_REFUSED;
	free_changes(&field->redo);
	if (can_join(field, at, removed, text)) {
		step = field->undo;
		size_t old = strlen(step->inserted);

		step->inserted = mem_realloc(step->inserted, old + n + 1);
		memcpy(step->inserted + old, text, n + 1);
	} else {
		step = mem_calloc(1, sizeof(*step));
		step->next = field->undo;
		step->at = at;
		step->removed = mem_strndup(field->text + at, removed);
		step->inserted = mem_strndup(text, n);
		step->cursor = field->cursor;
		field->undo = step;
		trim_changes(field->undo);
	}
	splice(field, at, removed, text);
	field->cursor = at + n;
	return FIELD_CHANGED;
}

/* Moves one step between the lists; back: as it was before. */
static enum field_result travel(struct field *field, bool back)
{
	struct field_change **from = back ? &field->undo : &field->redo;
	struct field_change **to = back ? &field->redo : &field->undo;
	struct field_change *step = *from;

	if (!step)
		return FIELD_MOVED;
	*from = step->next;
	step->next = *to;
	*to = step;
	if (back)
		splice(field, step->at, strlen(step->inserted), step->removed);
	else
		splice(field, step->at, strlen(step->removed), step->inserted);
	field->cursor = back ? step->cursor : step->at + strlen(step->inserted);
	return FIELD_CHANGED;
}

/* What a field takes: no controls, nothing invisible, composed. The caller frees. */
static char *acceptable(enum field_kind kind, const char *text)
{
	struct strbuf safe = STRBUF_INIT;
	char *composed;

	while (*text) {
		uint32_t c = text_next(&text);

		if (c == '\r') {
			text += *text == '\n';
			c = '\n';
		}
		if (c == '\t' || (c == '\n' && kind == FIELD_LINE))
			c = ' ';
		if (c == '\n' || !text_is_unsafe_char(c))
			strbuf_add_codepoint(&safe, c);
	}
	composed = text_nfc(safe.text);
	strbuf_release(&safe);
	return composed;
}

void field_init(struct field *field, const char *text, enum field_kind kind, size_t limit_bytes)
{
	char *taken = acceptable(kind, text ? text : "");

	*field = (struct field){
		.kind = kind, .limit_bytes = limit_bytes, .goal_col = -1, .rows = 1, .cols = 80
	};
	field->text = taken;
	field->bytes = strlen(taken);
	field->size = field->bytes + 1;
	field->cursor = field->bytes;
	field_lines_wrap(field);
}

void field_release(struct field *field)
{
	free(field->text);
	free(field->lines);
	free_changes(&field->undo);
	free_changes(&field->redo);
	*field = (struct field){ 0 };
}

bool field_set(struct field *field, const char *text)
{
	char *taken = acceptable(field->kind, text);
	enum field_result result;

	field->joins_undo = false;
	result = change(field, 0, field->bytes, taken);
	free(taken);
	return result != FIELD_REFUSED;
}

enum field_result field_insert(struct field *field, const char *text)
{
	char *taken = acceptable(field->kind, text);
	enum field_result result;

	field->joins_undo = false;
	result = change(field, field->cursor, 0, taken);
	free(taken);
	return result;
}

const char *field_text(struct field *field)
{
	char *composed, *before;

	if (text_is_nfc(field->text))
		return field->text;
	composed = text_nfc(field->text);
	before = mem_strndup(field->text, field->cursor);
	field->joins_undo = false;
	if (change(field, 0, field->bytes, composed) == FIELD_CHANGED) {
		char *composed_before = text_nfc(before);

		field->cursor = strlen(composed_before);
		free(composed_before);
	}
	free(before);
	free(composed);
	return field->text;
}

/* ---- places ------------------------------------------------------------------- */

static enum field_result move_to(struct field *field, size_t at)
{
	field->cursor = at;
	field->goal_col = -1;
	return FIELD_MOVED;
}

static enum field_result move_lines(struct field *field, int by)
{
	int line = field_line_at(field, field->cursor);
	int goal = field->goal_col >= 0 ? field->goal_col : field_col_at(field, field->cursor);
	int to = line + by;

	if (field->kind == FIELD_LINE || (by < 0 && line == 0) ||
	    (by > 0 && line == field->line_count - 1))
		return FIELD_IGNORED;
	if (to < 0)
		to = 0;
	if (to >= field->line_count)
		to = field->line_count - 1;
	field->cursor = field_place_at(field, to, goal);
	field->goal_col = goal;
	return FIELD_MOVED;
}

static size_t line_end(const struct field *field)
{
	return field_place_at(field, field_line_at(field, field->cursor), 1 << 20);
}

static size_t line_start(const struct field *field)
{
	return field->lines[field_line_at(field, field->cursor)].start;
}

/* Start and end of what \n separates, for deleting: a wrapped line is no unit to a writer. */
static size_t paragraph_start(const struct field *field)
{
	size_t at = field->cursor;

	while (at > 0 && field->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t paragraph_end(const struct field *field)
{
	return field->cursor + strcspn(field->text + field->cursor, "\n");
}

static enum field_result remove_between(struct field *field, size_t from, size_t to)
{
	return change(field, from, to - from, "");
}

/* At the end of a line C-k takes the \n itself. */
static enum field_result kill_right(struct field *field)
{
	size_t end = paragraph_end(field);

	if (end == field->cursor && end < field->bytes)
		end++;
	return remove_between(field, field->cursor, end);
}

/* ---- keys ----------------------------------------------------------------------- */

static enum field_result type_char(struct field *field, uint32_t c)
{
	char text[5];
	enum field_result result;

	if (text_is_unsafe_char(c))
		return FIELD_MOVED;
	text[text_encode(c, text)] = '\0';
	result = change(field, field->cursor, 0, text);
	field->joins_undo = true;
	return result;
}

static enum field_result move(struct field *field, int action)
{
	const char *text = field->text;
	size_t n = field->bytes, at = field->cursor;
	int page = field->rows > 2 ? field->rows - 1 : 1;

	switch (action) {
	case FIELD_LEFT: return move_to(field, text_step_prev(text, n, at));
	case FIELD_RIGHT: return move_to(field, text_step_next(text, n, at));
	case FIELD_UP: return move_lines(field, -1);
	case FIELD_DOWN: return move_lines(field, 1);
	case FIELD_PAGE_UP: return move_lines(field, -page);
	case FIELD_PAGE_DOWN: return move_lines(field, page);
	case FIELD_WORD_LEFT: return move_to(field, field_word_left(text, n, at));
	case FIELD_WORD_RIGHT: return move_to(field, field_word_right(text, n, at));
	case FIELD_HOME: return move_to(field, line_start(field));
	case FIELD_END: return move_to(field, line_end(field));
	case FIELD_TEXT_HOME: return move_to(field, 0);
	case FIELD_TEXT_END: return move_to(field, n);
	default: return FIELD_IGNORED;
	}
}

static enum field_result edit(struct field *field, int action)
{
	size_t at = field->cursor;

	switch (action) {
	case FIELD_BREAK:
		return field->kind == FIELD_LINES ? change(field, at, 0, "\n") : FIELD_IGNORED;
	case FIELD_BACKSPACE:
		return remove_between(field, text_step_prev(field->text, field->bytes, at), at);
	case FIELD_DELETE:
		return remove_between(field, at, text_step_next(field->text, field->bytes, at));
	case FIELD_KILL_WORD:
		return remove_between(field, field_word_left(field->text, field->bytes, at), at);
	case FIELD_KILL_RIGHT: return kill_right(field);
	case FIELD_KILL_LEFT: return remove_between(field, paragraph_start(field), at);
	case FIELD_UNDO: return travel(field, true);
	case FIELD_REDO: return travel(field, false);
	default: return move(field, action);
	}
}

enum field_result field_key(struct field *field, const struct key *key)
{
	if (key->type == KEY_TYPE_PASTE)
		return field_insert(field, key->paste);
	if (key_is_text(key))
		return type_char(field, key->ch);
	if (key->type == KEY_TYPE_MOUSE)
		return FIELD_IGNORED;
	field->joins_undo = false;
	return edit(field, key_table_action(&key_table_field, key));
}

void field_click(struct field *field, int y, int x)
{
	int line = y + field->top;

	if (line >= field->line_count)
		line = field->line_count - 1;
	move_to(field, field_place_at(field, line > 0 ? line : 0, x + field->left));
}
