/*
 * demo: a program with one screen that uses every part of the terminal side, for the tests of
 *       app, term, draw and the widgets.
 *
 *	demo [items] [text]     a list of so many items; text is shown in the box
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tui/app.h"
#include "../tui/field.h"
#include "../tui/grid.h"
#include "../tui/layout.h"
#include "../tui/list.h"
#include "../tui/screens.h"
#include "error.h"
#include "i18n.h"

enum {
	ACT_ASK = 1,
	ACT_LINE,
	ACT_LINES,
	ACT_READ,
	ACT_CRASH,
	ACT_ABORT,
	ACT_TICK,
	ACT_QUIT,
	ACT_CHOOSE,
	ACT_LONG
};
enum part { PART_LIST, PART_GRID, PART_FIELD, PART_COUNT };
enum { GRID_COLS = 4, GRID_ROWS = 3, CELL_COLS = 8, LABEL_COLS = 14 };

struct demo {
	struct list list;
	struct grid grid;
	struct field field;
	enum part part;
	int chosen;
	int ticks;
	bool is_ticking;
	const char *text;
	char last[64];
	struct rect list_area, grid_area, field_area, box_area;
};

static const struct key_binding bindings[] = {
	{ ACT_CHOOSE, "choose", "Space 1..9", N_("choose"), "chooses the item under the cursor",
	  1 },
	{ ACT_ASK, "ask", "a", "ask", "asks a question with yes and no", 2 },
	{ ACT_LINE, "line", "l", "line", "asks for a line of text", 3 },
	{ ACT_LINES, "lines", "L", "lines", "asks for a text of several lines", 3 },
	{ ACT_READ, "read", "r", "read", "shows a long text", 4 },
	{ ACT_TICK, "tick", "t", "tick", "starts or stops a clock", 5 },
	{ ACT_LONG, "long", "m", "long", "says something long", 0 },
	{ ACT_CRASH, "crash", "C-g", "crash", "crashes", 0 },
	{ ACT_ABORT, "abort", "C-t", "abort", "aborts", 0 },
	{ ACT_QUIT, "quit", "q", N_("quit"), "leaves the program", 6 },
	{ .action = ACTION_NONE },
};

static const struct key_table table = { "demo", "Demo", bindings };

static struct key_set keys(const void *state)
{
	const struct demo *demo = state;

	if (demo->part == PART_FIELD)
		return (struct key_set){ { &key_table_field, &key_table_move } };
	return (struct key_set){ { &table, &key_table_move } };
}

static bool takes_text(const void *state)
{
	return ((const struct demo *)state)->part == PART_FIELD;
}

static const int widths[GRID_COLS] = { CELL_COLS, CELL_COLS, CELL_COLS, CELL_COLS };

static void layout(void *state, int rows, int cols)
{
	struct demo *demo = state;
	struct rect rest = { 0, 0, rows, cols };
	struct panes panes;

	rect_take_top(&rest, 1);
	rect_take_bottom(&rest, 1);
	panes = layout_panes(rest, 26, 40);
	demo->box_area = panes.left;
	demo->list_area = rect_inset(panes.left, 1, 1);
	demo->field_area = rect_take_bottom(&panes.right, 5);
	demo->grid_area = panes.right;
	list_fit(&demo->list, demo->list_area.rows, NULL, NULL);
	grid_fit(&demo->grid, demo->grid_area.rows - 1, demo->grid_area.cols - LABEL_COLS, widths,
		 NULL, NULL);
	field_fit(&demo->field, demo->field_area.rows, demo->field_area.cols);
}

static void draw_list(const struct demo *demo, struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, demo->list_area);
	struct list_item item = { 0 };

	if (!demo->list_area.cols)
		return;
	draw_box(canvas, demo->box_area, demo->text, demo->part == PART_LIST);
	while (list_next(&demo->list, NULL, NULL, &item)) {
		bool is_chosen = demo->chosen == item.index;

		draw_cursor(&part, item.y, 0, item.index == demo->list.cursor,
			    demo->part == PART_LIST);
		draw_glyph(&part, item.y, 2, is_chosen ? ROLE_CHOSEN : ROLE_NORMAL,
			   is_chosen ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF);
		draw_format(&part, item.y, 6, is_chosen ? ROLE_CHOSEN : ROLE_NORMAL, "item %d",
			    item.index + 1);
	}
	draw_scrollbar(canvas, demo->list_area.y, demo->box_area.x + demo->box_area.cols - 1,
		       demo->list.rows, demo->list.top, demo->list.total);
}

static void draw_grid(const struct demo *demo, struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, demo->grid_area);
	struct list_item item = { 0 };

	for (int col = demo->grid.first_col; col < demo->grid.end_col; col++)
		draw_format(&part, 0, LABEL_COLS + (col - demo->grid.first_col) * CELL_COLS,
			    ROLE_HEADING, "col %d", col + 1);
	while (list_next(&demo->grid.rows, NULL, NULL, &item)) {
		bool here = item.index == demo->grid.rows.cursor;

		draw_cursor(&part, item.y + 1, 0, here, false);
		draw_format(&part, item.y + 1, 2, ROLE_NORMAL, "row %d 行", item.index + 1);
		for (int col = demo->grid.first_col; col < demo->grid.end_col; col++) {
			int x = LABEL_COLS + (col - demo->grid.first_col) * CELL_COLS;
			bool is_here = here && col == demo->grid.col && demo->part == PART_GRID;

			draw_text(&part, item.y + 1, x, is_here ? ROLE_CURSOR : ROLE_NORMAL,
				  draw_glyph_text(GLYPH_BOX_OFF));
			if (is_here)
				draw_focus(&part, item.y + 1, x);
		}
	}
}

static void draw(const void *state, struct canvas *canvas)
{
	const struct demo *demo = state;

	draw_header(canvas, "demo", demo->text, demo->chosen + 1, demo->list.count);
	draw_list(demo, canvas);
	draw_grid(demo, canvas);
	field_draw(canvas, demo->field_area, &demo->field, demo->part == PART_FIELD);
	draw_format(canvas, canvas->rows - 1, 0, ROLE_HELP, "%s  ticks %d  %s", demo->last,
		    demo->ticks, _("saved"));
}

static bool is_valid(void *data, const char *text, char *message)
{
	(void)data;
	if (!strstr(text, "bad"))
		return true;
	snprintf(message, MESSAGE_BYTES, "'%s' is bad", text);
	return false;
}

/* A real fault, which the sanitizers are not to find first. */
__attribute__((no_sanitize("undefined", "address"))) static void crash(void)
{
	static int *volatile nowhere;

	*nowhere = 1;
}

static struct transition act(struct demo *demo, int action)
{
	static const char text[] =
		"A longer text that is wrapped. "
		"長い文章は、行の終わりで折り返されます。\n\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
		"11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30";
	struct input_request request = {
		.title = "Text", .prompt = "What is it?", .limit_bytes = 60, .is_valid = is_valid
	};

	switch (action) {
	case ACT_ASK:
		return transition_push(
			screen_confirm(phrase_of("Delete it?"),
				       phrase_of("It cannot be taken back."), "tag"));
	case ACT_LINE:
	case ACT_LINES:
		request.multi_line = action == ACT_LINES;
		request.required = true;
		return transition_push(screen_input(&request));
	case ACT_READ: return transition_push(screen_message("Long", phrase_of("%s", text)));
	case ACT_LONG:
		return transition_say(transition_stay(), ROLE_ERROR,
				      "the database is used by another program and was not free "
				      "within two seconds; "
				      "close the other program, or wait until it is done, then "
				      "press the key again");
	case ACT_TICK: demo->is_ticking = !demo->is_ticking; break;
	case ACT_CRASH: crash(); break;
	case ACT_ABORT: abort();
	case ACT_QUIT: return transition_quit();
	case ACT_CHOOSE:
		demo->chosen = demo->list.cursor;
		return transition_say(transition_stay(), ROLE_INFO, "item %d is chosen",
				      demo->chosen + 1);
	case ACTION_TAB: demo->part = (demo->part + 1) % PART_COUNT; break;
	default: break;
	}
	return transition_stay();
}

static void click(struct demo *demo, const struct key *key)
{
	int index = list_at(&demo->list, NULL, NULL, key->mouse.y - demo->list_area.y);

	if (index < 0 || !rect_contains(demo->list_area, key->mouse.y, key->mouse.x))
		return;
	list_set_cursor(&demo->list, index);
	if (key->mouse.action == MOUSE_DOUBLE_CLICK)
		demo->chosen = index;
}

static struct transition key(void *state, const struct key *key)
{
	struct demo *demo = state;
	struct key_set set = keys(state);
	char name[32];
	int action;

	snprintf(demo->last, sizeof(demo->last), "key %s", key_to_name(key, name, sizeof(name)));
	if (key->type == KEY_TYPE_PASTE)
		snprintf(demo->last, sizeof(demo->last), "paste %zu", key->paste_bytes);
	if (demo->part == PART_FIELD) {
		enum field_result result = field_key(&demo->field, key);

		if (result == FIELD_REFUSED)
			return transition_say(transition_stay(), ROLE_ERROR, "too long");
		if (result != FIELD_IGNORED)
			return transition_stay();
	}
	if (key->type == KEY_TYPE_MOUSE && key->mouse.action <= MOUSE_DOUBLE_CLICK) {
		click(demo, key);
		return transition_stay();
	}
	action = key_action(&set, key);
	if (demo->part == PART_GRID && action != ACTION_TAB && grid_move(&demo->grid, action))
		return transition_stay();
	if (demo->part == PART_LIST && list_move(&demo->list, action))
		return transition_stay();
	return act(demo, action);
}

static struct transition resume(void *state, const struct screen_result *result)
{
	struct demo *demo = state;

	snprintf(demo->last, sizeof(demo->last), "%s gave %d %.30s", result->name, result->value,
		 result->text ? result->text : "nothing");
	return transition_stay();
}

static int tick_ms(const void *state)
{
	return ((const struct demo *)state)->is_ticking ? 20 : -1;
}

static struct transition tick(void *state)
{
	((struct demo *)state)->ticks++;
	return transition_stay();
}

static void close_demo(void *state)
{
	struct demo *demo = state;
	const char *path = getenv("DEMO_CLOSED");
	FILE *out = path ? fopen(path, "w") : NULL;

	if (out) {
		fprintf(out, "closed with '%s'\n", field_text(&demo->field));
		fclose(out);
	}
	field_release(&demo->field);
	free(demo);
}

static const struct screen_ops ops = {
	.name = "demo",
	.title = "Demo screen",
	.about = "Shows every part of the terminal side. Nothing here is real.",
	.keys = keys,
	.layout = layout,
	.draw = draw,
	.key = key,
	.close = close_demo,
	.resume = resume,
	.takes_text = takes_text,
	.tick_ms = tick_ms,
	.tick = tick,
};

int main(int argc, char **argv)
{
	struct demo *demo = calloc(1, sizeof(*demo));
	struct app_context context = { 0 };
	struct term_options options = { .ambiguous = TERM_AMBIGUOUS_ASK };
	struct error err = ERROR_INIT;
	struct screen *screen;

	setlocale(LC_CTYPE, "C.UTF-8");
	demo->chosen = -1;
	demo->text = argc > 2 ? argv[2] : "Box";
	list_init(&demo->list, argc > 1 ? atoi(argv[1]) : 5);
	grid_init(&demo->grid, GRID_ROWS, GRID_COLS);
	field_init(&demo->field, "", FIELD_LINES, 200);
	screen = screen_from(&ops, demo);
	if (!app_run(&context, &options, &screen, 1, &err)) {
		fprintf(stderr, "demo: %s\n", err.message);
		return 1;
	}
	printf("end %d\n", app_signal());
	return 0;
}
