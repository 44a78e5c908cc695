/*
 * screen_interview_sections: the list of sections at the left: which stands on which line, how far each is answered.
 *
 * Of several questionnaires each has its title above its first section: sections of two may be called the same.
 */
#include "screen_interview.h"

#include "i18n.h"

#include <stdio.h>

enum {
	HEADING_X = 1,
	TITLE_X = 3,
	COUNTS_COLS = 7 /* " 12/34 " at the right, with the frame */
};

static int section_count(const struct interview_state *state)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	int sections = 0;

	for (size_t i = 0; i < count; i++)
		sections += (int)parts[i].questionnaire->section_count;
	return sections;
}

bool interview_section_at(const struct interview_state *state, int line, int *part, int *section)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);

	for (size_t i = 0; i < count; i++) {
		int sections = (int)parts[i].questionnaire->section_count;

		if (line < sections) {
			*part = (int)i;
			*section = line;
			return true;
		}
		line -= sections;
	}
	return false;
}

/** Title of a section on a line of the list. */
static const char *section_title(const struct interview_state *state, int line)
{
	size_t count;
	int part, section;

	if (!interview_section_at(state, line, &part, &section))
		return "";
	return lang_text_get(
		&interview_parts(state, &count)[part].questionnaire->sections[section].title,
		i18n_lang());
}

/** Does the title of a questionnaire stand above this line? Not of one alone, and not where nothing is measured. */
static bool begins_part(const struct interview_state *state, int line)
{
	size_t count;
	int part, section;

	interview_parts(state, &count);
	return count > 1 && state->section_list.count <= SECTIONS_WRAPPED_MAX &&
	       interview_section_at(state, line, &part, &section) && section == 0;
}

static int section_rows(const void *state, int line)
{
	return ((const struct interview_state *)state)->section_rows[line];
}

/** Measures the titles when they are new, or the room or the language is another one. */
static void measure_sections(struct interview_state *state)
{
	if (state->section_cols == state->sections.cols && state->section_lang == i18n_lang())
		return;
	state->section_cols = state->sections.cols;
	state->section_lang = i18n_lang();
	for (int i = 0; i < state->section_list.count && i < SECTIONS_WRAPPED_MAX; i++)
		state->section_rows[i] =
			begins_part(state, i) +
			draw_paragraph_rows(section_title(state, i),
					    state->sections.cols - TITLE_X - COUNTS_COLS);
}

/** How many lines a title takes; NULL: one each. */
static list_rows_fn *section_rows_of(const struct interview_state *state)
{
	return state->section_list.count <= SECTIONS_WRAPPED_MAX ? section_rows : NULL;
}

int interview_section_line(const struct interview_state *state)
{
	int line = 0, part, section;

	while (interview_section_at(state, line, &part, &section) &&
	       (part != state->part || section != state->question->section))
		line++;
	return line;
}

int interview_section_line_at(const struct interview_state *state, int y)
{
	return list_at(&state->section_list, section_rows_of(state), state,
		       y - state->sections.y - 1);
}

void interview_fit_sections(struct interview_state *state)
{
	list_init(&state->section_list, section_count(state));
	measure_sections(state);
	list_set_cursor(&state->section_list, interview_section_line(state));
	list_fit(&state->section_list, state->sections.rows - 2, section_rows_of(state), state);
}

static void draw_section(const struct interview_state *state, struct canvas *canvas, int line,
			 int y, int rows)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	int part, section;
	char counts[16];

	if (!interview_section_at(state, line, &part, &section))
		return;
	struct progress progress = interview_section_progress(parts[part].interview, section);
	bool here = part == state->part && section == state->question->section;
	enum role role = progress.asked == 0 ? ROLE_GREYED : here ? ROLE_CHOSEN : ROLE_NORMAL;
	struct rect area = { y, TITLE_X, rows, canvas->cols - TITLE_X - COUNTS_COLS };

	if (begins_part(state, line)) {
		draw_text_in(canvas, y, HEADING_X, canvas->cols - HEADING_X - 1, ROLE_HEADING,
			     lang_text_get(&parts[part].questionnaire->title, i18n_lang()));
		rect_take_top(&area, 1);
		y++;
	}
	snprintf(counts, sizeof(counts), "%d/%d", progress.answered, progress.asked);
	draw_text_right(canvas, y, canvas->cols - 2, role, counts);
	if (here)
		draw_cursor(canvas, y, 1, true, false);
	else if (progress.asked > 0 && progress.answered == progress.asked)
		draw_glyph(canvas, y, 1, ROLE_MET, GLYPH_CHECK);
	draw_paragraph(canvas, area, 0, role, section_title(state, line));
}

void interview_draw_sections(const struct interview_state *state, struct canvas *canvas)
{
	struct canvas box = canvas_part(canvas, state->sections);
	struct list_item item = { 0 };

	draw_box(&box, canvas_area(&box), _("Sections"), false);
	struct canvas inside = canvas_part(&box, rect_inset(canvas_area(&box), 1, 0));

	while (list_next(&state->section_list, section_rows_of(state), state, &item))
		draw_section(state, &inside, item.index, item.y, item.rows);
	draw_scrollbar(&box, 1, box.cols - 1, state->section_list.rows, state->section_list.top,
		       state->section_list.total);
}
