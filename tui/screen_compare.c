/*
 * screen_compare: two assessments beside each other, to read and to save.
 *
 * Of one organisation the older one is "then"; of two, the open one is the first. A key turns
 * them round.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "i18n.h"
#include "judge.h"
#include "library.h"
#include "pager.h"
#include "report_compare.h"
#include "screen_save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACT_SAVE = 1, ACT_LANGUAGE, ACT_TURN, ACT_LEAVE, ACT_QUIT };

struct compare_state {
	struct app_context *context;
	char other[ASSESSMENT_ID_SIZE];
	bool is_other_first;
	enum lang lang;        /* of the comparison; F2 changes both, l only this one */
	enum lang screen_lang; /* as it was when lang was last brought into line */
	struct pager pager;
	struct save save;
};

static const struct key_binding compare_bindings[] = {
	{ ACT_SAVE, "save", "s", N_("save as"),
	  N_("saves the comparison in a file, in the format that its name ends in"), 1 },
	{ ACT_TURN, "turn", "t", N_("turn round"), N_("makes the second one the first"), 2 },
	{ ACT_LANGUAGE, "language", "l", N_("report language"),
	  N_("the comparison in another language than the screen"), 3 },
	{ ACT_LEAVE, "leave", "Esc c", N_("back"), N_("goes back to where you were"), 4 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 5 },
	{ 0 },
};

static const struct save_words save_words = {
	N_("Save the comparison as"),
	N_("The end of the name says the format:\n.txt .md .html .pdf .csv .json .7"),
	/* TRANSLATORS: in the name of a file, with no blanks: Acme-comparison-2026-04-01.txt */
	N_("comparison"),
	&compare_formats,
};

static const struct key_table compare_table = { "compare", N_("Comparison"), compare_bindings };

static struct key_set compare_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &compare_table, &key_table_move } };
}

/* ---- making it -------------------------------------------------------------------- */

/* The two reports; both NULL when one cannot be made. */
struct reports {
	struct gap_report *open;
	struct gap_report *other;
};

static void release_reports(struct reports *reports)
{
	gap_report_free(reports->open);
	gap_report_free(reports->other);
	reports->open = reports->other = NULL;
}

static bool read_reports(const struct compare_state *state, struct reports *reports, struct error *err)
{
	struct app_context *context = state->context;
	struct assessment *other = assessment_open(context->store, state->other, err);

	reports->open = reports->other = NULL;
	if (!other)
		return false;
	reports->open = judge_by_library(context->assessment, context->library, false, state->lang, err);
	if (reports->open)
		reports->other = judge_by_library(other, context->library, false, state->lang, err);
	assessment_free(other);
	if (reports->other)
		return true;
	release_reports(reports);
	return false;
}

static struct comparison *compare(const struct compare_state *state, const struct reports *reports)
{
	if (state->is_other_first)
		return compare_reports(reports->other, reports->open);
	return compare_reports(reports->open, reports->other);
}

/** Appends the comparison. Errors: false with err. */
static bool write_comparison(const struct compare_state *state, const struct format *format,
			     const struct format_page *page, struct strbuf *out, struct error *err)
{
	struct comparison *comparison;
	struct reports reports;
	bool ok;

	if (!read_reports(state, &reports, err))
		return false;
	comparison = compare(state, &reports);
	ok = compare_write(comparison, format, page, out, err);
	compare_free(comparison);
	release_reports(&reports);
	return ok;
}

/** The comparison as text for a width; from malloc(). */
static char *make_text(const struct compare_state *state, int width_cols)
{
	const struct format_page page = { .width_cols = width_cols };
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!write_comparison(state, &format_text, &page, &text, &err))
		strbuf_addf(&text, "%s\n", err.message);
	return strbuf_detach(&text, NULL);
}

/* ---- the screen --------------------------------------------------------------------- */

static void compare_layout(void *state_, int rows, int cols)
{
	struct compare_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	int width;

	rect_take_top(&rest, 1);
	width = pager_layout(&state->pager, rest);
	if (state->screen_lang != i18n_lang()) {
		state->screen_lang = state->lang = i18n_lang();
		state->pager.width_cols = 0;
	}
	if (width != state->pager.width_cols)
		pager_take(&state->pager, make_text(state, width), width);
	pager_fit(&state->pager);
}

static void compare_draw(const void *state_, struct canvas *canvas)
{
	const struct compare_state *state = state_;
	char title[128];

	snprintf(title, sizeof(title), "%s (%s)", _("Comparison"), languages[state->lang].name);
	draw_header(canvas, assessment_profile(state->context->assessment)->organisation, title, 0, 0);
	pager_draw(&state->pager, canvas);
}

static struct transition save(struct compare_state *state)
{
	const struct format_page page = format_page_wanted(state->context->settings);
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct transition transition;

	if (write_comparison(state, save_format(&state->save), &page, &bytes, &err))
		transition = save_write(&state->save, &bytes);
	else
		transition = save_failed(&state->save, &err);
	strbuf_release(&bytes);
	return transition;
}

static struct transition compare_resume(void *state_, const struct screen_result *result)
{
	struct compare_state *state = state_;
	struct transition transition;

	return save_resume(&state->save, result, &transition) ? save(state) : transition;
}

static struct transition compare_key(void *state_, const struct key *key)
{
	struct compare_state *state = state_;
	struct key_set set = compare_keys(state);
	int action = key_action(&set, key);

	if (pager_scroll(&state->pager, key, action))
		return transition_stay();
	switch (action) {
	case ACT_SAVE:
		return save_ask(&state->save, assessment_profile(state->context->assessment)->organisation);
	case ACT_TURN:
		state->is_other_first = !state->is_other_first;
		state->pager.width_cols = 0;
		return transition_stay();
	case ACT_LANGUAGE:
		state->lang = (enum lang)((state->lang + 1) % LANG_COUNT);
		state->pager.width_cols = 0;
		return transition_stay();
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static void compare_close(void *state_)
{
	struct compare_state *state = state_;

	pager_release(&state->pager);
	save_release(&state->save);
	free(state);
}

static const struct screen_ops compare_ops = {
	.name = "compare",
	.title = N_("Comparison"),
	.about = N_("What is better, worse, new or gone, and the answers and notes behind it. Of one organisation the "
		    "older assessment is \"then\". Space and the arrows turn the pages, t turns the two round, s saves "
		    "it in a file."),
	.keys = compare_keys,
	.layout = compare_layout,
	.draw = compare_draw,
	.key = compare_key,
	.close = compare_close,
	.resume = compare_resume,
};

/** Is the other one of the same organisation, and older? */
static bool is_older(const struct assessment *open, const struct assessment *other)
{
	const char *name = assessment_profile(open)->organisation;
	const char *other_name = assessment_profile(other)->organisation;

	return name && other_name && strcmp(name, other_name) == 0 &&
	       assessment_created_utc(other) < assessment_created_utc(open);
}

struct screen *screen_compare(struct app_context *context, const char *other, struct error *err)
{
	struct compare_state *state;
	struct assessment *assessment;

	if (!library_clauses(context->library, err))
		return NULL;
	assessment = assessment_open(context->store, other, err);
	if (!assessment)
		return NULL;
	state = mem_calloc(1, sizeof(*state));
	state->context = context;
	state->lang = state->screen_lang = i18n_lang();
	state->is_other_first = is_older(context->assessment, assessment);
	snprintf(state->other, sizeof(state->other), "%s", assessment_id(assessment));
	assessment_free(assessment);
	pager_init(&state->pager);
	state->save.words = &save_words;
	return screen_from(&compare_ops, state);
}
