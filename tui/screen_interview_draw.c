/*
 * screen_interview_draw: the picture of the interview: sections at the left, the question at the right.
 */
#include "screen_interview.h"

#include "gap_report.h"
#include "i18n.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	SECTIONS_COLS = 26,
	PANE_MIN = 52,
	TABLE_COLS = 84, /* a table gets the sections' room unless so much is left for it */
	READ_COLS = 100, /* wider lines are hard to read */
	PAD = 1,
	SHEET_HELP_ROWS = 3,
	SURVEY_ROWS = 4
};

/** A table takes the whole width before it gives any to the sections. */
static bool is_wide(const struct interview_state *state)
{
	return question_is_matrix(state->question) || ask_is_sheet(&state->ask);
}

static const char *prompt_of(const struct interview_state *state)
{
	if (ask_is_sheet(&state->ask))
		return _("Answer each line: y yes, n no, 0 don't know, x not applicable.");
	return lang_text_get(&state->question->prompt, i18n_lang());
}

static bool is_first_in_section(const struct interview_state *state)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);

	return interview_place_in_section(parts[state->part].interview, state->question->index) <=
	       1;
}

const struct lang_text *interview_intro(const struct interview_state *state)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);

	return &parts[state->part].questionnaire->sections[state->question->section].intro;
}

/** What stands in small below the answer: the intro at a section's first question, else the terms. */
static const char *help_of(const struct interview_state *state)
{
	const char *intro = is_first_in_section(state) ? lang_text_get(interview_intro(state), i18n_lang()) : "";

	return *intro ? intro : lang_text_get(&state->question->help, i18n_lang());
}

/** Rows of help below a sheet: what its lines leave, and some where they leave none, so that they stand still. */
static int sheet_help_rows(const struct interview_state *state, struct rect rest)
{
	int spare = rest.rows - ask_rows(&state->ask, rest.cols) - 1;
	int wanted = draw_paragraph_rows(help_of(state), rest.cols);

	if (rest.rows < 12)
		return 0;
	if (spare < SHEET_HELP_ROWS)
		return SHEET_HELP_ROWS;
	return wanted < spare ? wanted : spare;
}

/** Rows of help below another question: all of it or none. */
static int help_rows(const struct interview_state *state, struct rect rest)
{
	int wanted = draw_paragraph_rows(help_of(state), rest.cols);

	return ask_rows(&state->ask, rest.cols) + 1 + wanted <= rest.rows ? wanted : 0;
}

/** Bytes of a text's first line, with its end. */
static size_t line_bytes(const char *text)
{
	size_t bytes = strcspn(text, "\n");

	return bytes + (text[bytes] != '\0');
}

/** Rows of the first of the survey's sentences that stand whole in so many. */
static int whole_sentences(struct interview_state *state, int most, int cols)
{
	const char *at = state->survey;
	int rows = 0;

	while (*at) {
		char *sentence = mem_strndup(at, strcspn(at, "\n"));
		int more = draw_paragraph_rows(sentence, cols);

		free(sentence);
		if (rows + more > most)
			break;
		rows += more;
		at += line_bytes(at);
	}
	state->is_survey_cut = *at != '\0';
	return rows;
}

/** Rows for what surveyed companies answered: what the rest leaves, a few where it leaves less, none on a small screen. */
static int survey_rows(struct interview_state *state, struct rect rest)
{
	int head = 3 + draw_paragraph_rows(prompt_of(state), rest.cols);
	int help = ask_is_sheet(&state->ask) ? SHEET_HELP_ROWS
					     : draw_paragraph_rows(help_of(state), rest.cols) + 1;
	int spare = rest.rows - head - ask_rows(&state->ask, rest.cols) - help;

	if (rest.rows < 12)
		spare = 0;
	else if (spare < SURVEY_ROWS)
		spare = SURVEY_ROWS;
	return whole_sentences(state, spare, rest.cols);
}

/** Label, prompt and instruction at the top; returns the rest. */
static struct rect layout_head(struct interview_state *state, struct rect rest)
{
	int lines = draw_paragraph_rows(prompt_of(state), rest.cols) + 2 +
		    ask_rows(&state->ask, rest.cols) +
		    draw_paragraph_rows(help_of(state), rest.cols) + 1;
	int above = !is_wide(state) && rest.rows >= 12 && (rest.rows >= 16 || lines < rest.rows);
	int most = rest.rows / (question_is_matrix(state->question) ? 4 : 3);

	state->prompt_rows = draw_paragraph_rows(prompt_of(state), rest.cols);
	state->is_prompt_cut = rest.rows < 16 && state->prompt_rows > most;
	if (state->is_prompt_cut)
		state->prompt_rows = most > 0 ? most : 1;
	rect_take_top(&rest, 1 + state->prompt_rows + (ask_is_sheet(&state->ask) ? 0 : 1) + above);
	return rest;
}

void interview_layout(void *state_, int rows, int cols)
{
	struct interview_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	struct panes panes;

	rect_take_top(&rest, 1);
	panes = layout_panes(rest, SECTIONS_COLS, is_wide(state) ? TABLE_COLS : PANE_MIN);
	state->sections = panes.left;
	if (state->sections.cols)
		interview_fit_sections(state);
	rest = rect_inset(panes.right, 0, PAD);
	if (!is_wide(state))
		rest = rect_column(rest, READ_COLS);
	state->pane = rest;
	rect_take_bottom(&rest, 1);
	interview_read_survey(state);
	state->survey_rows = survey_rows(state, rest);
	rect_take_bottom(&rest, state->survey_rows);
	rest = layout_head(state, rest);
	state->help = rect_take_bottom(&rest, ask_is_sheet(&state->ask) ? sheet_help_rows(state, rest)
								       : help_rows(state, rest));
	state->body = rest;
	ask_layout(&state->ask, rest);
}

/** Mark and note of a table as a whole, behind its label; those of its rows stand beside the rows. */
static int draw_whole_marks(const struct interview_state *state, struct canvas *pane, int x)
{
	const struct answer *answer = ask_answer(&state->ask, ROW_NONE);

	if (!question_is_matrix(state->question))
		return x;
	if (answer->is_marked)
		x += 1 + draw_glyph(pane, 0, x + 1, ROLE_MARK, GLYPH_FLAG);
	if (answer->note)
		x += 1 + draw_glyph(pane, 0, x + 1, ROLE_NOTE, GLYPH_NOTE);
	return x;
}

/** "問4  Contract        ask 2 of 5" */
static void draw_label(const struct interview_state *state, struct canvas *pane)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	const struct part *part = &parts[state->part];
	struct strbuf label;
	char place[64];
	int end, used;
	int asked = interview_section_progress(part->interview, state->question->section).asked;

	snprintf(place, sizeof(place), _("question %d of %d"),
		 interview_place_in_section(part->interview, state->question->index), asked);
	end = draw_text_right(pane, 0, pane->cols, ROLE_HELP, place);
	strbuf_init(&label);
	question_label_marked(state->question, i18n_lang(), &label);
	used = draw_text_in(pane, 0, 0, end - 2, ROLE_HEADING, label.text);
	strbuf_release(&label);
	used = draw_whole_marks(state, pane, used);
	if (end - used > 6)
		draw_text_in(pane, 0, used + 2, end - used - 4, ROLE_HELP,
			     lang_text_get(
				     &part->questionnaire->sections[state->question->section].title,
				     i18n_lang()));
}

/** What stands at the question as a whole when that is no choice of its own. */
static int draw_state(const struct answer *answer, struct canvas *pane, int y, int x)
{
	if (answer->state == ANSWER_UNKNOWN)
		return x + draw_text_in(pane, y, x, pane->cols - x, ROLE_UNKNOWN,
					_("Answer: don't know"));
	if (answer->state == ANSWER_NOT_APPLICABLE)
		return x + draw_text_in(pane, y, x, pane->cols - x, ROLE_NOT_APPLICABLE,
					_("Answer: not applicable"));
	return x;
}

/** What is cut off or not shown for want of room, and i shows. A sheet has terms for each line. */
static bool has_more(const struct interview_state *state)
{
	if (state->is_prompt_cut) /* the prompt itself says it */
		return false;
	return state->is_survey_cut || ask_is_sheet(&state->ask) ||
	       (state->help.rows == 0 && *help_of(state));
}

/** The keys for terms and "don't know", where there is room behind x. */
static void draw_more(const struct interview_state *state, struct canvas *pane, int y, int x)
{
	int end = pane->cols;
	const struct answer *answer = ask_answer(&state->ask, ROW_NONE);

	if (has_more(state) && x <= end - draw_cols(_("i: terms")))
		end = draw_text_right(pane, y, end, ROLE_HINT, _("i: terms")) - 1;
	if (answer->state == ANSWER_UNKNOWN || answer->state == ANSWER_NOT_APPLICABLE)
		return;
	if (x + 2 + draw_cols(_("don't know")) > end)
		return;
	x += draw_text(pane, y, x, ROLE_KEY, "0") + 1;
	draw_text(pane, y, x, ROLE_HINT, _("don't know"));
}

/** A prompt that is cut says so at its end, and which key shows the rest. */
static void draw_prompt(const struct interview_state *state, struct canvas *pane)
{
	struct rect area = { 1, 0, state->prompt_rows, pane->cols };
	int y = state->prompt_rows, x = pane->cols - draw_cols(_("i: terms"));

	draw_paragraph(pane, area, 0, ROLE_PROMPT, prompt_of(state));
	if (!state->is_prompt_cut || x < 4)
		return;
	draw_fill(pane, (struct rect){ y, x - 3, 1, pane->cols - x + 3 }, ROLE_NORMAL);
	draw_glyph(pane, y, x - 2, ROLE_PROMPT, GLYPH_ELLIPSIS);
	draw_text_right(pane, y, pane->cols, ROLE_HINT, _("i: terms"));
}

/** The key for the terms of a sheet's lines, behind the prompt. */
static void draw_sheet_more(struct canvas *pane, const struct interview_state *state)
{
	if (state->prompt_rows == 1 &&
	    draw_cols(prompt_of(state)) + 2 + draw_cols(_("i: terms")) <= pane->cols)
		draw_text_right(pane, 1, pane->cols, ROLE_HINT, _("i: terms"));
}

/** The instruction, how much of "up to three" is used, and the answer that is no choice. */
static void draw_instruction(const struct interview_state *state, struct canvas *pane, int y)
{
	const struct answer *answer = ask_answer(&state->ask, ROW_NONE);
	char text[128];
	int x = 2 + draw_text_in(pane, y, 0, pane->cols, ROLE_HINT,
				 ask_instruction(state->question, text, sizeof(text)));

	if (state->question->max_choices)
		x += 2 + draw_format(pane, y, x, ROLE_HINT, _("(%d chosen)"),
				     answer->state == ANSWER_VALUES ? (int)answer->value_count : 0);
	x = draw_state(answer, pane, y, x);
	draw_more(state, pane, y, x);
}

/** Only a sheet's help may be cut, and shows it. */
static void draw_help(const struct interview_state *state, struct canvas *canvas)
{
	struct canvas area = canvas_part(canvas, state->help);
	struct rect whole = canvas_area(&area);

	whole.cols -= ask_is_sheet(&state->ask) ? 2 : 0;
	if (draw_paragraph(&area, whole, 0, ROLE_HELP, help_of(state)) > whole.rows)
		draw_glyph(&area, whole.rows - 1, whole.cols, ROLE_HELP, GLYPH_ELLIPSIS);
}

static void draw_survey(const struct interview_state *state, struct canvas *pane)
{
	struct rect area = { pane->rows - 1 - state->survey_rows, 0, state->survey_rows,
			     pane->cols };

	draw_paragraph(pane, area, 0, ROLE_HELP, state->survey);
}

/** The clock of the talk, and what the talk changed or confirmed; returns where it ends. */
static int draw_talk(const struct interview_state *state, struct canvas *pane, int y, int x)
{
	char clock[128];
	char *difference = interview_difference(state);
	char *former = interview_former(state);
	int end = pane->cols - 17;

	if (*talk_clock_text(&state->clock, clock, sizeof(clock)))
		x += draw_text_in(pane, y, x, end - x, ROLE_INFO, clock) + 2;
	if (*difference)
		x += draw_text_in(pane, y, x, end - x, ROLE_WARNING, difference) + 2;
	if (*former)
		x += draw_text_in(pane, y, x, end - x, ROLE_WARNING, former) + 2;
	free(difference);
	free(former);
	return x;
}

static void draw_saved(const struct interview_state *state, struct canvas *pane, int y)
{
	int64_t saved = assessment_saved_utc_ms(state->context->assessment);
	time_t seconds = (time_t)(saved / 1000);
	struct tm tm;

	if (saved == 0 || !localtime_r(&seconds, &tm))
		return;
	char text[64];

	snprintf(text, sizeof(text), _("saved %02d:%02d:%02d"), tm.tm_hour, tm.tm_min, tm.tm_sec);
	draw_text_right(pane, y, pane->cols, ROLE_INFO, text);
}

static void draw_status(const struct interview_state *state, struct canvas *pane)
{
	const struct answer *answer = ask_answer(&state->ask, ask_row(&state->ask));
	int y = pane->rows - 1;
	int x = 0;

	if (answer->is_marked) {
		x += draw_glyph(pane, y, x, ROLE_MARK, GLYPH_FLAG) + 1;
		x += draw_text(pane, y, x, ROLE_MARK, _("marked")) + 2;
	}
	if (answer->note) {
		x += draw_glyph(pane, y, x, ROLE_NOTE, GLYPH_NOTE) + 1;
		x += draw_text(pane, y, x, ROLE_NOTE, _("note")) + 2;
	}
	x = draw_talk(state, pane, y, x);
	if (answer->state == ANSWER_NOT_APPLICABLE && answer->reason)
		x += 2 + draw_text_in(pane, y, x, pane->cols - 17 - x, ROLE_NOT_APPLICABLE,
				      answer->reason);
	if (answer->note && x < pane->cols - 20)
		draw_text_in(pane, y, x, pane->cols - 17 - x, ROLE_HELP, answer->note);
	draw_saved(state, pane, y);
}

static void draw_top(const struct interview_state *state, struct canvas *canvas)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	struct progress progress = parts_progress(parts, count);

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation,
		    lang_text_get(&parts[state->part].questionnaire->title, i18n_lang()),
		    progress.answered, progress.asked);
}

void interview_draw(const void *state_, struct canvas *canvas)
{
	const struct interview_state *state = state_;
	struct canvas pane = canvas_part(canvas, state->pane);

	draw_top(state, canvas);
	if (state->sections.cols)
		interview_draw_sections(state, canvas);
	draw_label(state, &pane);
	draw_prompt(state, &pane);
	if (ask_is_sheet(&state->ask))
		draw_sheet_more(&pane, state);
	else
		draw_instruction(state, &pane, 1 + state->prompt_rows);
	ask_draw(&state->ask, canvas);
	if (state->help.rows)
		draw_help(state, canvas);
	if (state->survey_rows)
		draw_survey(state, &pane);
	draw_status(state, &pane);
}
