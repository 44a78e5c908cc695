/*
 * screen_home_draw: the picture of home: a table of the assessments, who answers the one under the cursor.
 */
#include "screen_home.h"

#include "day.h"
#include "i18n.h"
#include "layout.h"

#include <stdio.h>

enum {
	DATE_COLS = 11,
	RATE_COLS = 10,
	PROGRESS_COLS = 9,
	NARROW_COLS = 60 /* below this only the name and the progress stand in a line */
};

/* Columns of the table at a width; a column that is not shown has x = -1. */
struct home_columns {
	int name_cols;
	int title;
	int title_cols;
	int progress;
	int rate;
	int date;
};

static struct home_columns columns_for(int cols)
{
	struct home_columns columns = { 0, -1, 0, -1, -1, -1 };
	int end = cols - 2;

	if (cols >= NARROW_COLS) {
		columns.date = end - DATE_COLS + 1;
		columns.rate = columns.date - RATE_COLS;
		end = columns.rate;
	}
	columns.progress = end - PROGRESS_COLS;
	if (cols < NARROW_COLS) {
		columns.name_cols = columns.progress - 3;
		return columns;
	}
	columns.name_cols = (columns.progress - 3) / 2;
	columns.title = 2 + columns.name_cols + 1;
	columns.title_cols = columns.progress - columns.title - 1;
	return columns;
}

static void draw_heading(struct canvas *canvas, int y)
{
	struct home_columns columns = columns_for(canvas->cols);

	draw_text_in(canvas, y, 2, columns.name_cols, ROLE_HEADING, _("Organisation"));
	if (columns.title >= 0)
		draw_text_in(canvas, y, columns.title, columns.title_cols, ROLE_HEADING,
			     _("Questionnaire"));
	draw_text_right(canvas, y, columns.progress + PROGRESS_COLS - 1, ROLE_HEADING,
			_("Answered"));
	if (columns.rate < 0)
		return;
	draw_text_right(canvas, y, columns.rate + RATE_COLS - 1, ROLE_HEADING,
			_("Coverage"));
	draw_text_in(canvas, y, columns.date, DATE_COLS, ROLE_HEADING, _("Changed"));
}

static void draw_line(const struct home_state *state, struct canvas *canvas, int index, int y)
{
	const struct assessment_row *row = &state->assessments.rows[index];
	const struct home_line *line = &state->lines[index];
	struct home_columns columns = columns_for(canvas->cols);
	char text[32], day[DAY_SIZE];

	draw_cursor(canvas, y, 0, index == state->list.cursor, true);
	draw_text_in(canvas, y, 2, columns.name_cols, ROLE_NORMAL, row->profile.organisation);
	if (line->problem[0]) {
		if (columns.title >= 0)
			draw_text_in(canvas, y, columns.title, canvas->cols - 2 - columns.title,
				     ROLE_ERROR, line->problem);
		return;
	}
	if (line->has_newer)
		draw_text(canvas, y, 2 + columns.name_cols, ROLE_WARNING, "*");
	snprintf(text, sizeof(text), "%d/%d", line->progress.answered, line->progress.asked);
	draw_text_right(canvas, y, columns.progress + PROGRESS_COLS - 1,
			line->progress.unanswered ? ROLE_NORMAL : ROLE_MET, text);
	if (columns.title < 0)
		return;
	draw_text_in(canvas, y, columns.title, columns.title_cols, ROLE_NORMAL,
		     line->titles[i18n_lang()]);
	if (line->rate_0_1 >= 0) {
		snprintf(text, sizeof(text), "%d %%", (int)(line->rate_0_1 * 100));
		draw_text_right(canvas, y, columns.rate + RATE_COLS - 1, ROLE_NORMAL, text);
	}
	day_of_utc(row->updated_utc, day);
	draw_text(canvas, y, columns.date, ROLE_HELP, day);
}

static void draw_empty(const struct home_state *state, struct canvas *canvas)
{
	struct rect area = { state->area.y, 2, state->area.rows, canvas->cols - 4 };

	draw_paragraph(canvas, area, 0, ROLE_NORMAL,
		       _("There is no assessment yet.\n\nPress n to begin one. It takes about an "
			 "hour to answer a questionnaire; you can stop at any "
			 "moment and go on later. The answers stay on this machine."));
}

/** Below the list: who answers the one under the cursor, and its id for the command line. */
static void draw_detail(const struct home_state *state, struct canvas *canvas)
{
	const struct assessment_row *row = &state->assessments.rows[state->list.cursor];
	int y = state->area.y + state->area.rows;
	int x = 2;

	if (y + 2 > canvas->rows)
		return;
	draw_hline(canvas, y, 0, canvas->cols);
	if (*row->profile.respondent) {
		x += draw_text(canvas, y + 1, x, ROLE_HELP, _("Respondent:")) + 1;
		x += draw_text_in(canvas, y + 1, x, canvas->cols / 2, ROLE_NORMAL,
				  row->profile.respondent) +
		     3;
	}
	x += draw_text(canvas, y + 1, x, ROLE_HELP, _("Id:")) + 1;
	x += draw_text(canvas, y + 1, x, ROLE_NORMAL, row->id) + 3;
	if (state->lines[state->list.cursor].has_newer)
		draw_text_in(canvas, y + 1, x, canvas->cols - 2 - x, ROLE_WARNING,
			     _("* a newer version is installed: U"));
}

static void draw_overdue(const struct home_state *state, struct canvas *canvas)
{
	char text[160];

	snprintf(text, sizeof(text),
		 Q_("%d action or exception is overdue; 'tenken due' lists it.",
		    "%d actions and exceptions are overdue; 'tenken due' lists them.", state->overdue),
		 state->overdue);
	draw_text_in(canvas, 1, 2, canvas->cols - 4, ROLE_WARNING, text);
}

void home_draw(const void *state_, struct canvas *canvas)
{
	const struct home_state *state = state_;
	struct canvas body = canvas_part(canvas, state->area);
	struct list_item item = { 0 };

	draw_header(canvas, _("Assessments"), "", 0, 0);
	if (state->problem[0])
		draw_text_in(canvas, 1, 2, canvas->cols - 4, ROLE_ERROR, state->problem);
	else if (state->overdue > 0)
		draw_overdue(state, canvas);
	if (state->assessments.count == 0) {
		draw_empty(state, canvas);
		return;
	}
	draw_heading(canvas, 2);
	while (list_next(&state->list, NULL, NULL, &item))
		draw_line(state, &body, item.index, item.y);
	draw_scrollbar(&body, 0, body.cols - 1, state->list.rows, state->list.top,
		       state->list.total);
	draw_detail(state, canvas);
}
