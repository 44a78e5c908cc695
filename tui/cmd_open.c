/* tenken open, and tenken without a command: the full screen. */
#include "cmd.h"

#include <unistd.h>

#include "app.h"
#include "cmd_language.h"
#include "i18n.h"
#include "screens.h"
#include "settings.h"

static const enum term_ambiguous ambiguous_of[] = {
	[WIDTH_AUTO] = TERM_AMBIGUOUS_ASK,
	[WIDTH_NARROW] = TERM_AMBIGUOUS_NARROW,
	[WIDTH_WIDE] = TERM_AMBIGUOUS_WIDE,
};

static const enum term_colour colour_of[] = {
	[COLOUR_AUTO] = TERM_COLOUR_AUTO,
	[COLOUR_ALWAYS] = TERM_COLOUR_ALWAYS,
	[COLOUR_NEVER] = TERM_COLOUR_NEVER,
};

static int run_app(struct cmd_context *context, struct app_context *app, int screen_count)
{
	const struct settings *settings = context->settings;
	struct term_options options = {
		.ambiguous = ambiguous_of[settings->ambiguous],
		.colour = colour_of[settings->colour],
	};
	struct screen *screens[2] = { NULL, NULL };
	struct error err = ERROR_INIT;
	bool is_fine;

	screens[0] = screen_home(app, &err);
	if (!screens[0])
		return cmd_fail(&err);
	if (screen_count > 1)
		screens[1] = screen_interview(app, NULL, &err);
	/* What the interview cannot show, home still can; its message says why. */
	is_fine = app_run(app, &options, screens, screens[1] ? 2 : 1, &err);
	context->signal = app_signal();
	if (is_fine)
		return CMD_DONE;
	cmd_fail(&err);
	return CMD_FAILED; /* a terminal that will not do is no wrong usage */
}

int cmd_screen(struct cmd_context *context, const char *id)
{
	struct app_context app = {
		.settings = context->settings,
		.on_language = cmd_language_keep,
	};
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return cmd_failf(_("the screen needs a terminal; 'tenken plain ID' asks line by "
				   "line, 'tenken --help' "
				   "lists the commands"));
	if (!context->is_lang_given)
		cmd_language_take();
	app.library = cmd_library(context);
	app.store = cmd_store(context);
	if (!app.store)
		return CMD_FAILED;
	if (id) {
		app.assessment = cmd_assessment(context, id);
		if (!app.assessment)
			return CMD_FAILED;
	}
	status = run_app(context, &app, id ? 2 : 1);
	assessment_free(app.assessment);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	return cmd_screen(context, words->args[0]);
}

const struct command command_open = {
	.name = "open",
	.usage = "ID",
	.summary = N_("opens the screen at the question where an assessment was left"),
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
