/*
 * form_rows: state, arithmetic and keys of a form.
 */
#include "form_rows.h"

#include "arena.h"
#include "i18n.h"
#include "layout.h"

#include <stdlib.h>
#include <string.h>

enum { ACT_CHOOSE = 1, ACT_NEXT, ACT_DONE };

enum {
	INDENT_COLS = 2,  /* of the cursor's mark */
	NARROW_COLS = 56, /* below this a label stands above its text */
	LINES_MIN = 2,    /* of a text of many lines */
	LINES_WANTED = 3,
	HINT_ROWS_MAX = 2,
	HINT_ROOM = 6, /* rows that a hint leaves to the form at least */
};

static const struct key_binding choice_bindings[] = {
	{ ACT_CHOOSE, "choose", "Space 0..9", N_("choose"),
	  N_("chooses what the cursor is on, or the line with that number"), 1 },
	{ ACT_NEXT, "next", "Tab Enter", N_("next"), N_("goes on to what is asked next"), 2 },
	{ ACT_DONE, "done", "Esc F10 C-s", N_("done"), N_("leaves; what was filled in is stored"),
	  3 },
	{ 0 },
};

static const struct key_binding line_bindings[] = {
	{ ACT_NEXT, "next", "Enter Tab", N_("next"),
	  N_("goes to the next field; Enter leaves from the last one"), 1 },
	{ ACT_DONE, "done", "Esc F10 C-s", N_("done"), N_("leaves; what was filled in is stored"),
	  2 },
	{ 0 },
};

static const struct key_binding lines_bindings[] = {
	{ ACT_NEXT, "next", "Tab", N_("next"),
	  N_("goes to the next field; Enter begins a new line"), 2 },
	{ ACT_DONE, "done", "Esc F10 C-s", N_("done"), N_("leaves; what was filled in is stored"),
	  1 },
	{ 0 },
};

static const struct key_table choice_table = { "form-choice", N_("Form: choice"), choice_bindings };
static const struct key_table line_table = { "form-line", N_("Form: one line"), line_bindings };
static const struct key_table lines_table = { "form-lines", N_("Form: text"), lines_bindings };

static bool is_text(const struct form_rows *form, int index)
{
	return form->rows[index].kind == FORM_LINE || form->rows[index].kind == FORM_LINES;
}

static size_t limit_of(const struct form_rows *form, int index)
{
	return form->rows[index].limit_bytes;
}

static enum field_kind field_kind_of(const struct form_rows *form, int index)
{
	return form->rows[index].kind == FORM_LINES ? FIELD_LINES : FIELD_LINE;
}

void form_rows_init(struct form_rows *form, const struct form_row *rows, int count)
{
	*form = (struct form_rows){ .rows = rows, .count = count };
	list_init(&form->list, count);
	for (int i = 0; i < count; i++)
		if (is_text(form, i))
			field_init(&form->fields[i], NULL, field_kind_of(form, i),
				   limit_of(form, i));
}

void form_rows_release(struct form_rows *form)
{
	for (int i = 0; i < form->count; i++)
		if (is_text(form, i))
			field_release(&form->fields[i]);
	form->count = 0;
}

void form_rows_set_text(struct form_rows *form, int index, const char *text)
{
	field_release(&form->fields[index]);
	field_init(&form->fields[index], text, field_kind_of(form, index), limit_of(form, index));
}

char *form_rows_text(struct form_rows *form, int index)
{
	const char *text = field_text(&form->fields[index]);
	size_t length;

	text += strspn(text, "\n");
	if (form->rows[index].kind == FORM_LINE)
		text += strspn(text, " ");
	length = strlen(text);
	while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\n'))
		length--;
	return mem_strndup(text, length);
}

/* ---- choices and ticks ------------------------------------------------------- */

/** First row of those that a row belongs with: choices or ticks up to a heading. */
static int group_start(const struct form_rows *form, int index)
{
	while (index > 0 && !is_text(form, index) && !form->rows[index].heading &&
	       form->rows[index - 1].kind == form->rows[index].kind)
		index--;
	return index;
}

static int group_end(const struct form_rows *form, int index)
{
	int end = index + 1;

	while (end < form->count && !is_text(form, index) && !form->rows[end].heading &&
	       form->rows[end].kind == form->rows[index].kind)
		end++;
	return end;
}

void form_rows_choose(struct form_rows *form, int index)
{
	if (is_text(form, index))
		return;
	if (form->rows[index].kind == FORM_TICK) {
		form->is_on[index] = !form->is_on[index];
		return;
	}
	for (int i = group_start(form, index); i < group_end(form, index); i++)
		form->is_on[i] = i == index;
}

/** The row that a digit chooses among those around the cursor, -1 when there is none. */
static int row_of_digit(const struct form_rows *form, uint32_t digit)
{
	int at = form->list.cursor;

	for (int i = group_start(form, at); i < group_end(form, at); i++)
		if (form->rows[i].digit && (uint32_t)form->rows[i].digit == digit)
			return i;
	return -1;
}

static void choose_by_key(struct form_rows *form, const struct key *key)
{
	bool is_digit = key->type == KEY_TYPE_CHAR && key->ch >= '0' && key->ch <= '9';
	int index = is_digit ? row_of_digit(form, key->ch) : form->list.cursor;

	if (index < 0)
		return;
	list_set_cursor(&form->list, index);
	form_rows_choose(form, index);
}

/* ---- moving ------------------------------------------------------------------ */

/** To the choice that is on, or the first of its group. */
static void enter_group(struct form_rows *form, int index)
{
	int start = group_start(form, index);

	list_set_cursor(&form->list, start);
	for (int i = start; i < group_end(form, start); i++)
		if (form->rows[i].kind == FORM_CHOICE && form->is_on[i])
			list_set_cursor(&form->list, i);
}

/** To the next text or group, from the last to the first. */
static void go_on(struct form_rows *form)
{
	int end = group_end(form, form->list.cursor);

	enter_group(form, end < form->count ? end : 0);
}

static void go_back(struct form_rows *form)
{
	int start = group_start(form, form->list.cursor);

	enter_group(form, start > 0 ? start - 1 : form->count - 1);
}

static enum form_result next(struct form_rows *form, const struct key *key)
{
	bool is_last = group_end(form, form->list.cursor) == form->count;

	if (is_last && key_is(key, K_ENTER))
		return FORM_DONE;
	go_on(form);
	return FORM_STAY;
}

/* ---- keys -------------------------------------------------------------------- */

bool form_rows_takes_text(const struct form_rows *form)
{
	return is_text(form, form->list.cursor);
}

struct key_set form_rows_keys(const struct form_rows *form)
{
	switch (form->rows[form->list.cursor].kind) {
	case FORM_LINE:
		return (struct key_set){ { &line_table, &key_table_field, &key_table_move } };
	case FORM_LINES:
		return (struct key_set){ { &lines_table, &key_table_field, &key_table_move } };
	default: return (struct key_set){ { &choice_table, &key_table_move } };
	}
}

static void click(struct form_rows *form, int y, int x)
{
	int index = list_at(&form->list, form_row_rows, form, y - form->area.y);
	struct list_item item = { 0 };

	if (index < 0 || !rect_contains(form->area, y, x))
		return;
	list_set_cursor(&form->list, index);
	form_rows_choose(form, index);
	while (list_next(&form->list, form_row_rows, form, &item)) {
		int first = form->area.y + item.y + form_row_lead(form, index);
		bool is_lines = form->rows[index].kind == FORM_LINES;
		int left = form->area.x + INDENT_COLS + (is_lines ? INDENT_COLS : form->label_cols);

		if (item.index == index && is_text(form, index))
			field_click(&form->fields[index], is_lines && y > first ? y - first - 1 : 0,
				    x > left ? x - left : 0);
	}
}

/** What a text does not take itself moves between the rows. */
static enum form_result text_key(struct form_rows *form, const struct key *key)
{
	enum field_result result = field_key(&form->fields[form->list.cursor], key);

	if (result == FIELD_REFUSED)
		return FORM_FULL;
	if (result == FIELD_IGNORED)
		list_move(&form->list, key_table_action(&key_table_move, key));
	return FORM_STAY;
}

enum form_result form_rows_key(struct form_rows *form, const struct key *key)
{
	struct key_set set = form_rows_keys(form);
	int action = key_action(&set, key);

	if (key->type == KEY_TYPE_MOUSE &&
	    (key->mouse.action == MOUSE_CLICK || key->mouse.action == MOUSE_DOUBLE_CLICK)) {
		if (key->mouse.action == MOUSE_CLICK)
			click(form, key->mouse.y, key->mouse.x);
		return FORM_STAY;
	}
	switch (action) {
	case ACT_DONE: return FORM_DONE;
	case ACT_NEXT: return next(form, key);
	case ACTION_BACKTAB: go_back(form); return FORM_STAY;
	case ACT_CHOOSE: choose_by_key(form, key); return FORM_STAY;
	default: break;
	}
	if (form_rows_takes_text(form))
		return text_key(form, key);
	list_move(&form->list, action);
	return FORM_STAY;
}

/* ---- sizes ------------------------------------------------------------------- */

int form_row_lead(const struct form_rows *form, int index)
{
	if (!form->rows[index].heading)
		return 0;
	return index > 0 && form->is_airy ? 2 : 1;
}

int form_row_rows(const void *data, int index)
{
	const struct form_rows *form = data;
	int lead = form_row_lead(form, index);

	if (form->rows[index].kind == FORM_LINES)
		return lead + 1 + form->text_rows[index];
	return lead + (form->rows[index].kind == FORM_LINE && !form->label_cols ? 2 : 1);
}

static int label_cols_for(const struct form_rows *form, int cols)
{
	int widest = 0;

	if (cols < NARROW_COLS)
		return 0;
	for (int i = 0; i < form->count; i++) {
		int label = form->rows[i].kind == FORM_LINE ? draw_cols(_(form->rows[i].label)) : 0;

		widest = label > widest ? label : widest;
	}
	return widest + 2;
}

static int hint_rows_for(const struct form_rows *form, int cols)
{
	int most = 0;

	for (int i = 0; i < form->count; i++) {
		const char *hint = form->rows[i].hint;
		int rows = hint ? draw_paragraph_rows(_(hint), cols) : 0;

		most = rows > most ? rows : most;
	}
	return most < HINT_ROWS_MAX ? most : HINT_ROWS_MAX;
}

/** Columns in which a text of many lines is written. */
static int lines_cols(int cols)
{
	return cols > 2 * INDENT_COLS + 2 ? cols - 2 * INDENT_COLS - 1 : 1;
}

/** Lines of all rows when a text of many lines has what it needs, between each and most. */
static int total_rows(struct form_rows *form, int each, int most, int cols)
{
	int total = 0;

	for (int i = 0; i < form->count; i++) {
		if (form->rows[i].kind == FORM_LINES) {
			int need = field_rows(&form->fields[i], lines_cols(cols));

			need = need < most ? need : most;
			form->text_rows[i] = need > each ? need : each;
		}
		total += form_row_rows(form, i);
	}
	return total;
}

int form_rows_wanted(const struct form_rows *form, int cols)
{
	struct form_rows copy = *form;
	int hint = hint_rows_for(form, cols);

	copy.is_airy = true;
	copy.label_cols = label_cols_for(form, cols);
	return total_rows(&copy, LINES_WANTED, 1 << 10, cols) + (hint ? hint + 1 : 0);
}

/** Shares the lines that are left over among the texts of many lines. */
static void share_rows(struct form_rows *form, int rows, int cols)
{
	int texts = 0, most = rows > LINES_MIN + 1 ? rows - 1 : LINES_MIN;
	int each = LINES_MIN;

	for (int i = 0; i < form->count; i++)
		texts += form->rows[i].kind == FORM_LINES;
	form->is_airy = true;
	form->is_airy = rows >= total_rows(form, LINES_MIN, LINES_MIN, cols) + texts;
	while (texts && total_rows(form, each + 1, most, cols) <= rows)
		each++;
	total_rows(form, each, most, cols);
}

void form_rows_fit(struct form_rows *form, struct rect area)
{
	int hint = hint_rows_for(form, area.cols);

	form->label_cols = label_cols_for(form, area.cols);
	if (area.rows - hint < HINT_ROOM)
		hint = area.rows > HINT_ROOM ? area.rows - HINT_ROOM : 0;
	form->hint_area = rect_take_bottom(&area, hint);
	if (area.rows > 3 * HINT_ROOM / 2 && hint)
		rect_take_bottom(&area, 1);
	form->area = area;
	share_rows(form, area.rows, area.cols);
	for (int i = 0; i < form->count; i++) {
		int cols = area.cols - INDENT_COLS - form->label_cols - 1;

		if (form->rows[i].kind == FORM_LINE)
			field_fit(&form->fields[i], 1, cols > 1 ? cols : 1);
		if (form->rows[i].kind == FORM_LINE && i != form->list.cursor)
			form->fields[i].left = 0;
		if (form->rows[i].kind == FORM_LINES)
			field_fit(&form->fields[i], form->text_rows[i], lines_cols(area.cols));
	}
	list_fit(&form->list, area.rows, form_row_rows, form);
}
