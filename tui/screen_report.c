/*
 * screen_report: the report as it will be printed: read it, save it.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "file.h"
#include "i18n.h"
#include "judge.h"
#include "layout.h"
#include "library.h"
#include "list.h"
#include "report.h"
#include "settings.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ACT_SAVE = 1, ACT_LANGUAGE, ACT_LEAVE, ACT_QUIT };

enum { WIDTH_MIN = 40, WIDTH_MAX = 100, PATH_BYTES_MAX = 4096 };

struct report_state {
	struct app_context *context;
	enum lang lang;        /* of the report; F2 changes both, l only this one */
	enum lang screen_lang; /* as it was when lang was last brought into line */
	int width_cols;
	char *text;         /* the preview */
	const char **lines; /* into text, which has NULs in place of line ends */
	int line_count;
	struct list list; /* scrolls: one item of line_count lines */
	struct rect area;
	char *save_path; /* waits for the question whether to replace it */
};

static const struct key_binding report_bindings[] = {
	{ ACT_SAVE, "save", "s", N_("save as"), N_("saves the report in a file: .txt or .json"),
	  1 },
	{ ACT_LANGUAGE, "language", "l", N_("report language"),
	  N_("the report in another language than the screen"), 2 },
	{ ACT_LEAVE, "leave", "Esc r", N_("back"), N_("goes back to where you were"), 3 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 4 },
	{ 0 },
};

static const struct key_table report_table = { "report", N_("Report"), report_bindings };

static struct key_set report_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &report_table, &key_table_move } };
}

static struct report_options options_for(const struct report_state *state, int width_cols)
{
	const struct settings *settings = state->context->settings;

	return (struct report_options){
		.width_cols = width_cols,
		.paper = settings ? settings->paper : PAPER_A4,
		.author = settings ? settings->report_author : "",
		.logo_text = settings ? settings->report_logo_text : "",
		.parts = settings ? report_parts_wanted(settings) : PARTS_DEFAULT,
	};
}

static void split_lines(struct report_state *state)
{
	size_t room = 0;

	state->line_count = 0;
	for (char *at = state->text; at && *at;) {
		char *end = strchr(at, '\n');

		if ((size_t)state->line_count == room) {
			room = room ? room * 2 : 256;
			state->lines = mem_realloc(state->lines, room * sizeof(*state->lines));
		}
		state->lines[state->line_count++] = at;
		if (!end)
			break;
		*end = '\0';
		at = end + 1;
	}
}

static int preview_rows(const void *data, int index)
{
	(void)index;
	return ((const struct report_state *)data)->line_count;
}

/** Writes the preview for a width. */
static void make_preview(struct report_state *state, int width_cols)
{
	struct error err = ERROR_INIT;
	struct gap_report *report =
		judge_by_library(state->context->assessment, state->context->library,
				 state->context->settings->shows_benchmarks, state->lang, &err);
	struct report_options options = options_for(state, width_cols);
	size_t size = 0;
	FILE *out;

	free(state->text);
	state->text = NULL;
	out = open_memstream(&state->text, &size);
	if (out && report)
		report_format_find("text")->write(report, &options, out, &err);
	else if (out)
		fprintf(out, "%s\n", err.message);
	if (out)
		fclose(out);
	gap_report_free(report);
	state->width_cols = width_cols;
	split_lines(state);
}

static void report_layout(void *state_, int rows, int cols)
{
	struct report_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	int width;

	rect_take_top(&rest, 1);
	state->area = rect_inset(rest, 0, cols > WIDTH_MIN + 4 ? 1 : 0);
	width = state->area.cols - 1;
	width = width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
	if (state->screen_lang != i18n_lang()) {
		state->screen_lang = i18n_lang();
		state->lang = i18n_lang();
		state->width_cols = 0;
	}
	if (width != state->width_cols)
		make_preview(state, width);
	list_fit(&state->list, state->area.rows, preview_rows, state);
}

static void report_draw(const void *state_, struct canvas *canvas)
{
	const struct report_state *state = state_;
	struct canvas body = canvas_part(canvas, state->area);
	char title[128];

	snprintf(title, sizeof(title), "%s (%s)", _("Report"), languages[state->lang].name);
	draw_header(canvas, assessment_profile(state->context->assessment)->organisation, title, 0,
		    0);
	for (int y = 0; y < body.rows && state->list.top + y < state->line_count; y++)
		draw_text(&body, y, 0, ROLE_NORMAL, state->lines[state->list.top + y]);
	if (state->width_cols < body.cols)
		draw_scrollbar(&body, 0, body.cols - 1, state->list.rows, state->list.top,
			       state->list.total);
}

/** A name to save under: organisation and day, without what a file name should not have. */
static void suggest_name(const struct report_state *state, struct strbuf *out)
{
	const char *from = assessment_profile(state->context->assessment)->organisation;
	time_t now = time(NULL);
	struct tm tm;
	char day[32] = "";

	for (; *from; from++)
		strbuf_addch(out, strchr("/\\:*?\"<>| ~", *from) ? '-' : *from);
	if (localtime_r(&now, &tm))
		strftime(day, sizeof(day), "-%Y-%m-%d", &tm);
	strbuf_adds(out, day);
	strbuf_adds(out, ".txt");
}

static struct transition ask_path(const struct report_state *state)
{
	struct strbuf name = STRBUF_INIT;
	struct input_request request = {
		.tag = "path",
		.title = N_("Save the report as"),
		.prompt = N_("A name ending in .txt makes a text, .json a file for programs."),
		.required = true,
		.limit_bytes = PATH_BYTES_MAX,
	};
	struct transition transition;

	suggest_name(state, &name);
	request.initial = name.text;
	transition = transition_push(screen_input(&request));
	strbuf_release(&name);
	return transition;
}

/** The format that a file name asks for by its extension; NULL when none has it. */
static const struct report_format *format_of(const char *path)
{
	const char *dot = strrchr(path, '.');
	size_t count;
	const struct report_format *formats = report_formats(&count);

	for (size_t i = 0; dot && i < count; i++)
		if (strcmp(dot + 1, formats[i].extension) == 0)
			return &formats[i];
	return NULL;
}

static struct transition save(struct report_state *state, const char *path)
{
	const struct report_format *format = format_of(path);
	const struct settings *settings = state->context->settings;
	struct report_options options = options_for(
		state, settings && settings->report_width_cols ? settings->report_width_cols : 80);
	struct error err = ERROR_INIT;
	struct gap_report *report;
	bool ok;

	if (!format)
		return transition_say(transition_stay(), ROLE_ERROR, "%s",
				      _("The name must end in .txt or .json."));
	report = judge_by_library(state->context->assessment, state->context->library,
				  state->context->settings->shows_benchmarks, state->lang, &err);
	ok = report && report_save(report, format, &options, path, &err);
	gap_report_free(report);
	if (!ok)
		return transition_say(transition_stay(), ROLE_ERROR, "%s", err.message);
	return transition_say(transition_stay(), ROLE_INFO, _("Saved: %s"), path);
}

static struct transition path_given(struct report_state *state, const char *path)
{
	if (!file_is_regular(path))
		return save(state, path);
	free(state->save_path);
	state->save_path = mem_strdup(path);
	return transition_push(
		screen_confirm(phrase_of(N_("Replace \"%s\"?"), path),
			       phrase_of(N_("There is a file of this name already.")), "replace"));
}

static struct transition report_resume(void *state_, const struct screen_result *result)
{
	struct report_state *state = state_;

	if (!result->value)
		return transition_stay();
	if (strcmp(result->name, "confirm") == 0 && state->save_path)
		return save(state, state->save_path);
	if (result->text)
		return path_given(state, result->text);
	return transition_stay();
}

static bool scroll(struct report_state *state, int action)
{
	int page = state->area.rows > 1 ? state->area.rows - 1 : 1;

	switch (action) {
	case ACTION_UP: list_scroll(&state->list, -1); return true;
	case ACTION_DOWN: list_scroll(&state->list, 1); return true;
	case ACTION_PAGE_UP: list_scroll(&state->list, -page); return true;
	case ACTION_PAGE_DOWN: list_scroll(&state->list, page); return true;
	case ACTION_HOME: list_scroll(&state->list, -state->line_count); return true;
	case ACTION_END: list_scroll(&state->list, state->line_count); return true;
	default: return false;
	}
}

static struct transition report_key(void *state_, const struct key *key)
{
	struct report_state *state = state_;
	struct key_set set = report_keys(state);
	int action = key_action(&set, key);

	if (scroll(state, key_is_char(key, ' ') ? ACTION_PAGE_DOWN : action))
		return transition_stay();
	switch (action) {
	case ACT_SAVE: return ask_path(state);
	case ACT_LANGUAGE:
		state->lang = (enum lang)((state->lang + 1) % LANG_COUNT);
		state->width_cols = 0;
		return transition_stay();
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static void report_close(void *state_)
{
	struct report_state *state = state_;

	free(state->text);
	free(state->lines);
	free(state->save_path);
	free(state);
}

static const struct screen_ops report_ops = {
	.name = "report",
	.title = N_("Report"),
	.about = N_("The report as it will be printed. Space and the arrows turn the pages, s "
		    "saves it in a file."),
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
	list_init(&state->list, 1);
	return screen_from(&report_ops, state);
}
