/* A longer text in a box, to be read and closed. */
#include <stdlib.h>

#include "arena.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"
#include "screens.h"

enum { ACT_CLOSE = 1, BOX_COLS = 76 };

struct message {
	char *title;
	struct phrase text;
	struct rect box;
	struct list lines; /* one item of many lines: only scrolled */
	int height;
};

static const struct key_binding bindings[] = {
	{ ACT_CLOSE, "close", "Enter Esc q", N_("close"), N_("closes it"), 1 },
	{ ACTION_PAGE_DOWN, "page-down", "PgDn Space", N_("page"), N_("a page down"), 2 },
	{ .action = ACTION_NONE },
};

static const struct key_table table = { "message", N_("Message"), bindings };

static struct key_set keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &table, &key_table_move } };
}

static int item_rows(const void *state, int index)
{
	(void)index;
	return ((const struct message *)state)->height;
}

static void layout(void *state, int rows, int cols)
{
	struct message *message = state;
	int width = cols < BOX_COLS ? cols : BOX_COLS;

	message->height = draw_paragraph_rows(phrase_get(&message->text), width > 6 ? width - 4 : 2);
	message->box = rect_centre((struct rect){ 0, 0, rows, cols }, message->height + 2, width);
	list_fit(&message->lines, message->box.rows - 2, item_rows, message);
	list_scroll(&message->lines, 0);
}

static void draw(const void *state, struct canvas *canvas)
{
	const struct message *message = state;
	struct rect inside = rect_inset(message->box, 1, 2);

	draw_fill(canvas, message->box, ROLE_NORMAL);
	draw_box(canvas, message->box, message->title, true);
	draw_paragraph(canvas, inside, message->lines.top, ROLE_NORMAL,
		       phrase_get(&message->text));
	draw_scrollbar(canvas, inside.y, message->box.x + message->box.cols - 1, inside.rows,
		       message->lines.top, message->lines.total);
	draw_focus(canvas, inside.y, inside.x);
}

static struct transition key(void *state, const struct key *key)
{
	struct message *message = state;
	struct key_set set = keys(state);
	int page = message->lines.rows > 2 ? message->lines.rows - 1 : 1;

	switch (key_action(&set, key)) {
	case ACT_CLOSE: return transition_pop(0, NULL);
	case ACTION_UP: list_scroll(&message->lines, -1); break;
	case ACTION_DOWN: list_scroll(&message->lines, 1); break;
	case ACTION_PAGE_UP: list_scroll(&message->lines, -page); break;
	case ACTION_PAGE_DOWN: list_scroll(&message->lines, page); break;
	case ACTION_HOME: list_scroll(&message->lines, -message->height); break;
	case ACTION_END: list_scroll(&message->lines, message->height); break;
	}
	return transition_stay();
}

static void close(void *state)
{
	struct message *message = state;

	free(message->title);
	phrase_release(&message->text);
	free(message);
}

static const struct screen_ops ops = {
	.name = "message",
	.title = N_("Message"),
	.about = N_("A longer text to read. Arrows and PgDn scroll it."),
	.is_dialogue = true,
	.keys = keys,
	.layout = layout,
	.draw = draw,
	.key = key,
	.close = close,
};

struct screen *screen_message(const char *title, struct phrase text)
{
	struct message *message = mem_calloc(1, sizeof(*message));

	message->title = mem_strdup(title ? title : "");
	message->text = text;
	list_init(&message->lines, 1);
	return screen_from(&ops, message);
}
