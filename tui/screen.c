#include "screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "error.h"
#include "i18n.h"
#include "text.h"

enum {
	HINTS_MAX = 64,
	HINTS_MIN = 3, /* with fewer of a screen's own keys nobody finds the way */
	HINT_GAP = 2,
	MESSAGE_ROWS = 4
};

struct screen *screen_from(const struct screen_ops *ops, void *state)
{
	struct screen *screen = mem_alloc(sizeof(*screen));

	screen->ops = ops;
	screen->state = state;
	return screen;
}

void screen_free(struct screen *screen)
{
	if (!screen)
		return;
	screen->ops->close(screen->state);
	free(screen);
}

/* ---- transitions ------------------------------------------------------- */

struct transition transition_stay(void)
{
	return (struct transition){ .kind = TRANSITION_STAY };
}

struct transition transition_push(struct screen *screen)
{
	return (struct transition){ .kind = screen ? TRANSITION_PUSH : TRANSITION_STAY,
				    .screen = screen };
}

struct transition transition_replace(struct screen *screen)
{
	return (struct transition){ .kind = screen ? TRANSITION_REPLACE : TRANSITION_STAY,
				    .screen = screen };
}

struct transition transition_pop(int value, const char *text)
{
	return (struct transition){ .kind = TRANSITION_POP,
				    .value = value,
				    .text = text ? mem_strdup(text) : NULL };
}

struct transition transition_quit(void)
{
	return (struct transition){ .kind = TRANSITION_QUIT };
}

struct transition transition_say(struct transition transition, enum role role, const char *format,
				 ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(transition.message, MESSAGE_BYTES, format, args);
	va_end(args);
	if (n >= MESSAGE_BYTES)
		transition.message[text_cut(transition.message, MESSAGE_BYTES - 1)] = '\0';
	transition.message_role = role;
	return transition;
}

struct transition transition_error(const struct error *err)
{
	return transition_say(transition_stay(), ROLE_ERROR, "%s", err->message);
}

/* ---- the stack ----------------------------------------------------------- */

struct screen *screen_stack_top(const struct screen_stack *stack)
{
	return stack->depth > 0 ? stack->screens[stack->depth - 1] : NULL;
}

static void say(struct screen_stack *stack, const struct transition *transition)
{
	if (!transition->message[0])
		return;
	stack->message_role = transition->message_role;
	memcpy(stack->message, transition->message, MESSAGE_BYTES);
}

void screen_stack_pause(const struct screen_stack *stack)
{
	struct screen *top = screen_stack_top(stack);

	if (top && top->ops->pause)
		top->ops->pause(top->state);
}

static void push(struct screen_stack *stack, struct screen *screen)
{
	screen_stack_pause(stack);
	if (stack->depth < SCREEN_DEPTH_MAX) {
		stack->screens[stack->depth++] = screen;
		return;
	}
	screen_free(screen);
	stack->message_role = ROLE_ERROR;
	snprintf(stack->message, MESSAGE_BYTES, "%s",
		 _("too many screens are open; go back first"));
}

static void drop(struct screen_stack *stack)
{
	screen_free(stack->screens[--stack->depth]);
}

/* Closes the top one and tells the one below, whose answer is the next transition. */
static struct transition pop(struct screen_stack *stack, const struct transition *gone)
{
	struct screen *top = screen_stack_top(stack), *below;
	struct screen_result result = { top->ops->name, gone->value, gone->text };
	struct transition next = transition_stay();

	drop(stack);
	below = screen_stack_top(stack);
	if (below && below->ops->resume)
		next = below->ops->resume(below->state, &result);
	free(gone->text);
	return next;
}

bool screen_stack_follow(struct screen_stack *stack, struct transition transition)
{
	for (;;) {
		say(stack, &transition);
		switch (transition.kind) {
		case TRANSITION_STAY: return stack->depth > 0;
		case TRANSITION_PUSH: push(stack, transition.screen); return true;
		case TRANSITION_REPLACE:
			drop(stack);
			push(stack, transition.screen);
			return true;
		case TRANSITION_POP: transition = pop(stack, &transition); break;
		case TRANSITION_QUIT: return false;
		}
	}
}

void screen_stack_release(struct screen_stack *stack)
{
	while (stack->depth > 0)
		drop(stack);
}

struct key_set screen_keys(const struct screen *screen)
{
	struct key_set set =
		screen->ops->keys ? screen->ops->keys(screen->state) : (struct key_set){ { NULL } };
	int i = 0;

	while (i < KEY_SET_MAX - 1 && set.tables[i])
		i++;
	set.tables[i] = &key_table_app;
	return set;
}

/* ---- the last row ---------------------------------------------------------- */

struct hint {
	char key[32];
	const char *label; /* translated, lent */
	int rank;
};

static int hint_cols(const struct hint *hint)
{
	return draw_cols(hint->key) + 1 + draw_cols(hint->label);
}

/* An action has another key on this screen, named by a table before: "n note" would be wrong where N writes it. */
static bool is_bound_before(const struct key_set *set, int table, int action)
{
	for (int t = 0; t < table; t++)
		for (const struct key_binding *b = set->tables[t]->bindings; b->action; b++)
			if (b->action == action)
				return true;
	return false;
}

/* By rank; equal ranks in the order of the tables. */
static int collect_hints(const struct key_set *set, struct hint *hints, int max)
{
	int count = 0;

	for (int t = 0; t < KEY_SET_MAX && set->tables[t]; t++)
		for (const struct key_binding *b = set->tables[t]->bindings;
		     b->action && count < max; b++) {
			struct hint hint = { .rank = b->footer,
					     .label = b->footer ? _(b->label) : "" };
			int at = count;

			if (!b->footer || is_bound_before(set, t, b->action) ||
			    !*key_binding_first(set->tables[t], b, hint.key, sizeof(hint.key)))
				continue;
			for (; at > 0 && hints[at - 1].rank > hint.rank; at--)
				hints[at] = hints[at - 1];
			hints[at] = hint;
			count++;
		}
	return count;
}

/* The two that are always there: the other language, and help. */
static int last_hints(bool takes_text, struct hint hints[2])
{
	enum lang next = (enum lang)((i18n_lang() + 1) % LANG_COUNT);

	hints[0] = (struct hint){ .key = "F2", .label = languages[next].name };
	hints[1] = (struct hint){ .label = _("help") };
	snprintf(hints[1].key, sizeof(hints[1].key), "%s", takes_text ? "F1" : "?");
	return 2;
}

/* How many of the first hints stand beside what is `used` already. */
static int count_fitting(const struct hint *hints, int count, int used, int cols)
{
	int fits = 0;

	while (fits < count && used + HINT_GAP + hint_cols(&hints[fits]) <= cols)
		used += HINT_GAP + hint_cols(&hints[fits++]);
	return fits;
}

/*
 * Which hints stand in cols columns: the first ones and the last two. Where fewer than HINTS_MIN of the first ones
 * find room the language gives way to them.
 */
static int fit_hints(const struct key_set *set, bool takes_text, int cols, struct hint *hints)
{
	struct hint last[2];
	int count = collect_hints(set, hints, HINTS_MAX - 2), used, fits;

	last_hints(takes_text, last);
	used = hint_cols(&last[0]) + HINT_GAP + hint_cols(&last[1]);
	fits = count_fitting(hints, count, used, cols);
	if (used <= cols && (fits == count || fits >= HINTS_MIN)) {
		hints[fits++] = last[0];
	} else {
		fits = count_fitting(hints, count, hint_cols(&last[1]), cols);
	}
	hints[fits] = last[1];
	return fits + 1;
}

int screen_footer_text(const struct key_set *set, bool takes_text, int cols, char *text, int size)
{
	struct hint hints[HINTS_MAX];
	int count = fit_hints(set, takes_text, cols, hints), used = 0, at = 0;

	text[0] = '\0';
	for (int i = 0; i < count && at < size; i++) {
		at += snprintf(text + at, (size_t)(size - at), "%s%s %s", i ? "  " : "",
			       hints[i].key, hints[i].label);
		used += (i ? HINT_GAP : 0) + hint_cols(&hints[i]);
	}
	return used;
}

/*
 * A long message takes rows of the screen for as long as it stands: what to do next is often at
 * its end.
 */
static void draw_message(struct canvas *canvas, int y, bool takes_text, enum role role,
			 const char *message)
{
	struct hint last[2];
	int end, rows;

	last_hints(takes_text, last);
	end = canvas->cols - hint_cols(&last[1]);
	rows = draw_paragraph_rows(message, end - HINT_GAP);
	rows = rows < MESSAGE_ROWS ? rows : MESSAGE_ROWS;
	rows = rows < y ? rows : 1;
	draw_fill(canvas, (struct rect){ y - rows + 1, 0, rows, canvas->cols }, ROLE_NORMAL);
	draw_paragraph(canvas, (struct rect){ y - rows + 1, 0, rows, end - HINT_GAP }, 0, role,
		       message);
	draw_text(canvas, y, end, ROLE_KEY, last[1].key);
	draw_text(canvas, y, end + draw_cols(last[1].key) + 1, ROLE_HINT, last[1].label);
}

void screen_draw_footer(struct canvas *canvas, int y, const struct screen *screen,
			enum role message_role, const char *message)
{
	struct hint hints[HINTS_MAX];
	struct key_set set = screen_keys(screen);
	bool takes_text = screen->ops->takes_text && screen->ops->takes_text(screen->state);
	int count, x = 0;

	if (message && *message) {
		draw_message(canvas, y, takes_text, message_role, message);
		return;
	}
	count = fit_hints(&set, takes_text, canvas->cols, hints);
	for (int i = 0; i < count; i++) {
		x += draw_text(canvas, y, x, ROLE_KEY, hints[i].key) + 1;
		x += draw_text(canvas, y, x, ROLE_HINT, hints[i].label) + HINT_GAP;
	}
}
