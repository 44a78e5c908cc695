/* Help: what a screen is for, and its keys, from the tables that handle them. */
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"
#include "screens.h"

enum { ACT_CLOSE = 1, TEXT_COLS = 76, KEYS_COLS = 20, INDENT = 2 };

struct help {
	const struct screen_ops *ops;
	struct key_set keys;
	struct list lines; /* one item of many lines: only scrolled */
	int height;
};

static const struct key_binding bindings[] = {
	{ ACT_CLOSE, "close", "Esc q Enter ? F1", N_("back"), N_("back to the screen"), 1 },
	{ ACTION_UP, "up", "Up WheelUp", N_("up"), NULL, 2 },
	{ ACTION_DOWN, "down", "Down WheelDown", N_("down"), NULL, 2 },
	{ ACTION_PAGE_DOWN, "page-down", "PgDn Space", N_("page"), NULL, 3 },
	{ .action = ACTION_NONE },
};

static const struct key_table table = { "help", N_("Help"), bindings };

static struct key_set keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &table, &key_table_move } };
}

static int item_rows(const void *state, int index)
{
	(void)index;
	return ((const struct help *)state)->height;
}

/* ---- the text: written to a canvas, or with NULL only measured ---------------- */

struct page {
	struct canvas *canvas;
	int y;
	int cols;
};

static void add_text(struct page *page, int x, enum role role, const char *text)
{
	int cols = page->cols - x;
	int rows = draw_paragraph_rows(text, cols);

	if (page->canvas)
		draw_paragraph(page->canvas, (struct rect){ page->y, x, rows, cols }, 0, role,
			       text);
	page->y += rows;
}

/*
 * "Space 1..9  chooses the option": one key with what it does, or two lines when the keys are
 * many.
 */
static void add_binding(struct page *page, const struct key_table *of,
			const struct key_binding *binding)
{
	const char *names = key_binding_keys(of, binding);
	int keys_cols = page->cols < 60 ? KEYS_COLS / 2 + INDENT : KEYS_COLS;

	if (!binding->help)
		return;
	if (page->canvas)
		draw_text(page->canvas, page->y, INDENT, ROLE_KEY, names);
	if (draw_cols(names) + INDENT + 1 > keys_cols)
		page->y++;
	add_text(page, keys_cols, ROLE_NORMAL, _(binding->help));
}

static bool has_help(const struct key_table *of)
{
	for (const struct key_binding *b = of->bindings; b->action; b++)
		if (b->help)
			return true;
	return false;
}

static void add_all(struct page *page, const struct help *help)
{
	if (help->ops->about)
		add_text(page, 0, ROLE_NORMAL, _(help->ops->about));
	for (int i = 0; i < KEY_SET_MAX && help->keys.tables[i]; i++) {
		const struct key_table *of = help->keys.tables[i];

		if (!has_help(of))
			continue;
		page->y++;
		add_text(page, 0, ROLE_HEADING, _(of->title));
		for (const struct key_binding *b = of->bindings; b->action; b++)
			add_binding(page, of, b);
	}
}

/* ---- the screen ----------------------------------------------------------------- */

static struct rect text_area(int rows, int cols)
{
	struct rect area = { 2, 1, rows > 2 ? rows - 2 : 0, cols > 4 ? cols - 3 : 1 };

	return rect_column(area, TEXT_COLS);
}

static void layout(void *state, int rows, int cols)
{
	struct help *help = state;
	struct rect area = text_area(rows, cols);
	struct page page = { .cols = area.cols };

	add_all(&page, help);
	help->height = page.y;
	list_fit(&help->lines, area.rows, item_rows, help);
	list_scroll(&help->lines, 0);
}

static void draw(const void *state, struct canvas *canvas)
{
	const struct help *help = state;
	struct rect area = text_area(canvas->rows, canvas->cols);
	struct canvas part = canvas_part(canvas, area);
	struct page page = { .canvas = &part, .y = -help->lines.top, .cols = area.cols };

	draw_header(canvas, _("Help"), help->ops->title ? _(help->ops->title) : "", 0, 0);
	add_all(&page, help);
	draw_scrollbar(canvas, area.y, canvas->cols - 1, area.rows, help->lines.top,
		       help->lines.total);
}

static struct transition key(void *state, const struct key *key)
{
	struct help *help = state;
	struct key_set set = keys(state);
	int page = help->lines.rows > 2 ? help->lines.rows - 1 : 1;

	switch (key_action(&set, key)) {
	case ACT_CLOSE: return transition_pop(0, NULL);
	case ACTION_UP: list_scroll(&help->lines, -1); break;
	case ACTION_DOWN: list_scroll(&help->lines, 1); break;
	case ACTION_PAGE_UP: list_scroll(&help->lines, -page); break;
	case ACTION_PAGE_DOWN: list_scroll(&help->lines, page); break;
	case ACTION_HOME: list_scroll(&help->lines, -help->height); break;
	case ACTION_END: list_scroll(&help->lines, help->height); break;
	}
	return transition_stay();
}

static const struct screen_ops help_ops = {
	.name = "help",
	.title = N_("Help"),
	.keys = keys,
	.layout = layout,
	.draw = draw,
	.key = key,
	.close = free,
};

bool screen_is_help(const struct screen *screen)
{
	return screen->ops == &help_ops;
}

struct screen *screen_help(const struct screen_ops *ops, struct key_set set)
{
	struct help *help = mem_calloc(1, sizeof(*help));

	help->ops = ops;
	help->keys = set;
	list_init(&help->lines, 1);
	return screen_from(&help_ops, help);
}
