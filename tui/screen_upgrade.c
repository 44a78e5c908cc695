/*
 * screen_upgrade: what moving the assessment to the newer version of its questionnaires does, to
 * be read before it is done.
 */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "assessment.h"
#include "assessment_upgrade.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"
#include "screens.h"
#include "strbuf.h"
#include "upgrade_words.h"

enum { ACT_UPGRADE = 1, ACT_LEAVE };

struct upgrade_state {
	struct app_context *context;
	struct upgrade *upgrade;
	char *text; /* in the language it was laid out for */
	struct rect area;
	struct list lines; /* one item of many lines: only scrolled */
	int height;
};

static const struct key_binding bindings[] = {
	{ ACT_UPGRADE, "upgrade", "Enter", N_("move it"),
	  N_("moves the assessment to the newer version; u on the home screen takes it back"), 1 },
	{ ACTION_PAGE_DOWN, "page-down", "PgDn Space", N_("page"), N_("a page down"), 3 },
	{ ACT_LEAVE, "leave", "Esc q", N_("leave it"), N_("leaves the assessment as it is"), 2 },
	{ 0 },
};

static const struct key_table table = { "upgrade", N_("Newer version"), bindings };

static struct key_set upgrade_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &table, &key_table_move } };
}

static int item_rows(const void *state, int index)
{
	(void)index;
	return ((const struct upgrade_state *)state)->height;
}

static void upgrade_layout(void *state_, int rows, int cols)
{
	struct upgrade_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	struct strbuf text = STRBUF_INIT;

	upgrade_describe(state->upgrade, &text);
	free(state->text);
	state->text = strbuf_detach(&text, NULL);
	rect_take_top(&rest, 2);
	state->area = rect_inset(rest, 0, 2);
	state->height = draw_paragraph_rows(state->text, state->area.cols - 1);
	list_fit(&state->lines, state->area.rows, item_rows, state);
	list_scroll(&state->lines, 0);
}

static void upgrade_draw(const void *state_, struct canvas *canvas)
{
	const struct upgrade_state *state = state_;
	struct rect area = state->area;

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation,
		    _("Newer version"), 0, 0);
	area.cols--;
	draw_paragraph(canvas, area, state->lines.top, ROLE_NORMAL, state->text);
	draw_scrollbar(canvas, area.y, canvas->cols - 1, area.rows, state->lines.top,
		       state->lines.total);
}

static struct transition upgrade_key(void *state_, const struct key *key)
{
	struct upgrade_state *state = state_;
	struct app_context *context = state->context;
	struct key_set set = upgrade_keys(state);
	struct error err = ERROR_INIT;
	int page = state->lines.rows > 2 ? state->lines.rows - 1 : 1;

	switch (key_action(&set, key)) {
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_UPGRADE:
		if (!assessment_upgrade(context->assessment, context->library, state->upgrade, &err))
			return transition_error(&err);
		return transition_pop(1, NULL);
	case ACTION_UP: list_scroll(&state->lines, -1); break;
	case ACTION_DOWN: list_scroll(&state->lines, 1); break;
	case ACTION_PAGE_UP: list_scroll(&state->lines, -page); break;
	case ACTION_PAGE_DOWN: list_scroll(&state->lines, page); break;
	case ACTION_HOME: list_scroll(&state->lines, -state->height); break;
	case ACTION_END: list_scroll(&state->lines, state->height); break;
	}
	return transition_stay();
}

static void upgrade_close(void *state_)
{
	struct upgrade_state *state = state_;

	upgrade_free(state->upgrade);
	free(state->text);
	free(state);
}

static const struct screen_ops upgrade_ops = {
	.name = "upgrade",
	.title = N_("Newer version"),
	.about = N_("What is new, gone or means something else in the newer version, and what "
		    "becomes of the answers. Nothing is lost: what is not asked any more is kept."),
	.keys = upgrade_keys,
	.layout = upgrade_layout,
	.draw = upgrade_draw,
	.key = upgrade_key,
	.close = upgrade_close,
};

struct screen *screen_upgrade(struct app_context *context, struct error *err)
{
	struct upgrade *upgrade =
		assessment_plan_upgrade(context->assessment, context->library, err);
	struct upgrade_state *state;

	if (upgrade && upgrade->count == 0)
		error_set(err, ERROR_NOT_FOUND,
			  _("no newer version of its questionnaires is installed"));
	if (!upgrade || upgrade->count == 0) {
		upgrade_free(upgrade);
		return NULL;
	}
	state = mem_calloc(1, sizeof(*state));
	state->context = context;
	state->upgrade = upgrade;
	list_init(&state->lines, 1);
	return screen_from(&upgrade_ops, state);
}
