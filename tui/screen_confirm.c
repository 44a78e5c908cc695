/* A question with yes and no. Only y is yes: what cannot be undone should not hang on Enter. */
#include <stdlib.h>

#include "arena.h"
#include "i18n.h"
#include "layout.h"
#include "screens.h"

enum { ACT_YES = 1, ACT_NO, BOX_COLS = 64 };

struct confirm {
	struct phrase question;
	struct phrase detail;
	char *tag;
	struct rect box;
};

static const struct key_binding bindings[] = {
	{ ACT_YES, "yes", "y Y", N_("yes"), N_("yes, do it"), 1 },
	{ ACT_NO, "no", "n N Enter Esc q", N_("no"), N_("no, leave all as it is"), 2 },
	{ .action = ACTION_NONE },
};

static const struct key_table table = { "confirm", N_("Question"), bindings };

static struct key_set keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &table } };
}

/* Question, detail, a blank line and the keys, between two frame lines. */
static void layout(void *state, int rows, int cols)
{
	struct confirm *confirm = state;
	int width = cols < BOX_COLS ? cols : BOX_COLS;
	int inside = width > 6 ? width - 4 : 2;
	int detail = draw_paragraph_rows(phrase_get(&confirm->detail), inside);
	int height = draw_paragraph_rows(phrase_get(&confirm->question), inside) +
		     (detail ? detail + 1 : 0) + 4;

	confirm->box = rect_centre((struct rect){ 0, 0, rows, cols }, height, width);
}

static void draw(const void *state, struct canvas *canvas)
{
	const struct confirm *confirm = state;
	struct rect rest = rect_inset(confirm->box, 1, 2), keys_row;
	int x;

	draw_fill(canvas, confirm->box, ROLE_NORMAL);
	draw_box(canvas, confirm->box, _("Question"), true);
	keys_row = rect_take_bottom(&rest, 1);
	rect_take_top(&rest, draw_paragraph(canvas, rest, 0, ROLE_PROMPT,
					    phrase_get(&confirm->question)));
	rest.y += phrase_get(&confirm->detail) && rest.rows > 0;
	draw_paragraph(canvas, rest, 0, ROLE_NORMAL, phrase_get(&confirm->detail));
	x = keys_row.x;
	x += draw_text(canvas, keys_row.y, x, ROLE_KEY, "y") + 1;
	x += draw_text(canvas, keys_row.y, x, ROLE_HINT, _("yes")) + 3;
	draw_focus(canvas, keys_row.y, x);
	x += draw_text(canvas, keys_row.y, x, ROLE_CURSOR, "n") + 1;
	draw_text(canvas, keys_row.y, x, ROLE_HINT, _("no"));
}

static struct transition key(void *state, const struct key *key)
{
	struct confirm *confirm = state;
	struct key_set set = keys(state);

	switch (key_action(&set, key)) {
	case ACT_YES: return transition_pop(1, confirm->tag);
	case ACT_NO: return transition_pop(0, confirm->tag);
	}
	return transition_stay();
}

static void close(void *state)
{
	struct confirm *confirm = state;

	phrase_release(&confirm->question);
	phrase_release(&confirm->detail);
	free(confirm->tag);
	free(confirm);
}

static const struct screen_ops ops = {
	.name = "confirm",
	.title = N_("Question"),
	.about = N_(
		"Something cannot be taken back, or only with effort. Nothing happens without y."),
	.is_dialogue = true,
	.keys = keys,
	.layout = layout,
	.draw = draw,
	.key = key,
	.close = close,
};

struct screen *screen_confirm(struct phrase question, struct phrase detail, const char *tag)
{
	struct confirm *confirm = mem_calloc(1, sizeof(*confirm));

	confirm->question = question;
	confirm->detail = detail;
	confirm->tag = tag ? mem_strdup(tag) : NULL;
	return screen_from(&ops, confirm);
}
