#include "app.h"

#include "draw.h"
#include "error.h"
#include "i18n.h"
#include "key.h"
#include "screen.h"

static int ended_by;

int app_signal(void)
{
	return ended_by;
}

/* ---- drawing -------------------------------------------------------------- */

static void draw_screen(const struct screen *screen, struct canvas *canvas)
{
	if (screen->ops->layout)
		screen->ops->layout(screen->state, canvas->rows, canvas->cols);
	screen->ops->draw(screen->state, canvas);
}

static void draw_all(const struct screen_stack *stack)
{
	bool all = term_take_redraw();
	struct canvas whole = draw_begin();
	int footer_rows = whole.rows > 1 ? 1 : 0;
	struct canvas body =
		canvas_part(&whole, (struct rect){ 0, 0, whole.rows - footer_rows, whole.cols });
	int first = stack->depth - 1;

	while (first > 0 && stack->screens[first]->ops->is_dialogue)
		first--;
	for (int i = first; i < stack->depth; i++) {
		draw_no_focus();
		draw_screen(stack->screens[i], &body);
	}
	if (footer_rows)
		screen_draw_footer(&whole, whole.rows - 1, screen_stack_top(stack),
				   stack->message_role, stack->message);
	draw_end(all);
}

/* ---- keys ------------------------------------------------------------------ */

static void next_language(struct app_context *context)
{
	enum lang next = (enum lang)((i18n_lang() + 1) % LANG_COUNT);

	i18n_set_lang(next);
	if (context && context->on_language)
		context->on_language(next);
}

static struct transition help_for(const struct screen *screen)
{
	return transition_push(screen_help(screen->ops, screen_keys(screen)));
}

static void suspend(const struct screen_stack *stack)
{
	screen_stack_pause(stack);
	term_suspend();
}

static struct transition follow_key(struct app_context *context, const struct screen_stack *stack,
				    const struct key *key)
{
	struct screen *top = screen_stack_top(stack);
	bool takes_text = top->ops->takes_text && top->ops->takes_text(top->state);
	int action = takes_text && key_is_text(key) ? ACTION_NONE
						    : key_table_action(&key_table_app, key);

	switch (action) {
	case ACTION_HELP:
		return screen_is_help(top) ? top->ops->key(top->state, key) : help_for(top);
	case ACTION_LANGUAGE: next_language(context); return transition_stay();
	case ACTION_REDRAW: term_redraw(); return transition_stay();
	case ACTION_SUSPEND: suspend(stack); return transition_stay();
	case ACTION_EXIT: return transition_quit();
	default: return top->ops->key(top->state, key);
	}
}

static int tick_ms(const struct screen *top)
{
	return top->ops->tick_ms && top->ops->tick ? top->ops->tick_ms(top->state) : -1;
}

/* One event; false when the program is to end. */
static bool turn(struct app_context *context, struct screen_stack *stack)
{
	struct screen *top = screen_stack_top(stack);
	struct key key;

	switch (term_wait(&key, tick_ms(top))) {
	case TERM_KEY:
		stack->message[0] = '\0';
		return screen_stack_follow(stack, follow_key(context, stack, &key));
	case TERM_TIMEOUT: return screen_stack_follow(stack, top->ops->tick(top->state));
	case TERM_HANGUP: ended_by = term_signal(); return false;
	case TERM_RESIZE:
	case TERM_RESUMED: break;
	}
	return true;
}

bool app_run(struct app_context *context, const struct term_options *options,
	     struct screen **screens, int count, struct error *err)
{
	struct screen_stack stack = { .depth = 0 };
	bool is_on = term_start(options, err);

	ended_by = 0;
	for (int i = 0; i < count; i++)
		stack.screens[stack.depth++] = screens[i];
	if (is_on) {
		do {
			if (!term_has_input())
				draw_all(&stack);
		} while (turn(context, &stack));
	}
	screen_stack_release(&stack);
	term_stop();
	return is_on;
}
