/*
 * screen_report: the report as it will be printed: read it, save it, print it.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "i18n.h"
#include "judge.h"
#include "library.h"
#include "pager.h"
#include "report.h"
#include "screen_save.h"
#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACT_SAVE = 1, ACT_PRINT, ACT_LANGUAGE, ACT_LEAVE, ACT_QUIT };

struct report_state {
	struct app_context *context;
	enum lang lang;        /* of the report; F2 changes both, l only this one */
	enum lang screen_lang; /* as it was when lang was last brought into line */
	struct pager pager;    /* the preview */
	struct save save;
	bool is_printing;      /* it was asked whether to print */
};

static const struct key_binding report_bindings[] = {
	{ ACT_SAVE, "save", "s", N_("save as"), N_("saves the report in a file, in the format that its name ends in"),
	  1 },
	{ ACT_PRINT, "print", "p", N_("print"), N_("sends it to the printer program of tenken.conf"), 3 },
	{ ACT_LANGUAGE, "language", "l", N_("report language"),
	  N_("the report in another language than the screen"), 2 },
	{ ACT_LEAVE, "leave", "Esc r", N_("back"), N_("goes back to where you were"), 4 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 5 },
	{ 0 },
};

static const struct save_words save_words = {
	N_("Save the report as"),
	N_("The end of the name says the format:\n.txt .md .html .pdf .csv .xlsx .json .7 .oscal.json .poam.json"),
	"",
	&report_formats,
};

static const struct key_table report_table = { "report", N_("Report"), report_bindings };

static struct key_set report_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &report_table, &key_table_move } };
}

static struct report_options options_for(const struct report_state *state)
{
	const struct settings *settings = state->context->settings;

	return (struct report_options){
		.page = format_page_wanted(settings),
		.author = settings ? settings->report_author : "",
		.logo_text = settings ? settings->report_logo_text : "",
		.parts = settings ? report_parts_wanted(settings) : PARTS_DEFAULT,
	};
}

static struct gap_report *judge_now(const struct report_state *state, struct error *err)
{
	return judge_by_library(state->context->assessment, state->context->library,
				state->context->settings->shows_benchmarks, state->lang, err);
}

/** The preview for a width; from malloc(). */
static char *make_preview(const struct report_state *state, int width_cols)
{
	struct error err = ERROR_INIT;
	struct gap_report *report = judge_now(state, &err);
	struct report_options options = options_for(state);
	struct strbuf text = STRBUF_INIT;

	options.page.width_cols = width_cols;
	if (!report || !report_write(report, &format_text, &options, &text, &err))
		strbuf_addf(&text, "%s\n", err.message);
	gap_report_free(report);
	return strbuf_detach(&text, NULL);
}

static void report_layout(void *state_, int rows, int cols)
{
	struct report_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	int width;

	rect_take_top(&rest, 1);
	width = pager_layout(&state->pager, rest);
	if (state->screen_lang != i18n_lang()) {
		state->screen_lang = i18n_lang();
		state->lang = i18n_lang();
		state->pager.width_cols = 0;
	}
	if (width != state->pager.width_cols)
		pager_take(&state->pager, make_preview(state, width), width);
	pager_fit(&state->pager);
}

static void report_draw(const void *state_, struct canvas *canvas)
{
	const struct report_state *state = state_;
	char title[128];

	snprintf(title, sizeof(title), "%s (%s)", _("Report"), languages[state->lang].name);
	draw_header(canvas, assessment_profile(state->context->assessment)->organisation, title, 0,
		    0);
	pager_draw(&state->pager, canvas);
}

static struct transition save(struct report_state *state)
{
	struct report_options options = options_for(state);
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct gap_report *report = judge_now(state, &err);
	struct transition transition;

	if (report && report_write(report, save_format(&state->save), &options, &bytes, &err))
		transition = save_write(&state->save, &bytes);
	else
		transition = save_failed(&state->save, &err);
	gap_report_free(report);
	strbuf_release(&bytes);
	return transition;
}

static struct transition print(struct report_state *state)
{
	const struct settings *settings = state->context->settings;
	struct report_options options = options_for(state);
	struct strbuf said = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct gap_report *report = judge_now(state, &err);
	struct transition transition;

	if (!report || !report_print(report, &options, settings, &said, &err)) {
		transition = transition_error(&err);
	} else {
		strbuf_truncate(&said, strcspn(said.text, "\n"));
		transition = transition_say(transition_stay(), ROLE_INFO, _("Sent to the printer. %s"), said.text);
	}
	gap_report_free(report);
	strbuf_release(&said);
	return transition;
}

/* A report has many pages: nobody prints them by a slip of the finger. */
static struct transition ask_print(struct report_state *state)
{
	const struct settings *settings = state->context->settings;

	if (!settings->print[0])
		return print(state); /* it says what is missing */
	state->is_printing = true;
	return transition_push(screen_confirm(phrase_of(N_("Print the report with \"%s\"?"), settings->print[0]),
					      PHRASE_NONE, "print"));
}

static struct transition report_resume(void *state_, const struct screen_result *result)
{
	struct report_state *state = state_;
	struct transition transition;

	if (state->is_printing) {
		state->is_printing = false;
		return result->value ? print(state) : transition_stay();
	}
	return save_resume(&state->save, result, &transition) ? save(state) : transition;
}

static struct transition report_key(void *state_, const struct key *key)
{
	struct report_state *state = state_;
	struct key_set set = report_keys(state);
	int action = key_action(&set, key);

	if (pager_scroll(&state->pager, key, action))
		return transition_stay();
	switch (action) {
	case ACT_SAVE:
		return save_ask(&state->save, assessment_profile(state->context->assessment)->organisation);
	case ACT_PRINT: return ask_print(state);
	case ACT_LANGUAGE:
		state->lang = (enum lang)((state->lang + 1) % LANG_COUNT);
		state->pager.width_cols = 0;
		return transition_stay();
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static void report_close(void *state_)
{
	struct report_state *state = state_;

	pager_release(&state->pager);
	save_release(&state->save);
	free(state);
}

static const struct screen_ops report_ops = {
	.name = "report",
	.title = N_("Report"),
	.about = N_("The report as it will be printed. Space and the arrows turn the pages, s "
		    "saves it in a file, p prints it."),
	.keys = report_keys,
	.layout = report_layout,
	.draw = report_draw,
	.key = report_key,
	.close = report_close,
	.resume = report_resume,
};

struct screen *screen_report(struct app_context *context, struct error *err)
{
	struct report_state *state;

	if (!library_clauses(context->library, err))
		return NULL;
	state = mem_alloc(sizeof(*state));
	memset(state, 0, sizeof(*state));
	state->context = context;
	state->lang = i18n_lang();
	state->screen_lang = state->lang;
	pager_init(&state->pager);
	state->save.words = &save_words;
	return screen_from(&report_ops, state);
}
