/*
 * form: the fields of a profile.
 */
#include "form.h"

#include "arena.h"
#include "i18n.h"

#include <stdlib.h>
#include <string.h>

enum { MARK_COLS = 2 };

static const char *const labels[PROFILE_FIELDS] = {
	N_("Organisation (required)"),
	N_("Respondent"),
	N_("Department"),
	N_("Contact"),
	N_("Phone"),
	N_("Mail"),
	N_("Reference number"),
};

void profile_form_init(struct profile_form *form, const struct profile *profile)
{
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		field_init(&form->fields[i], profile ? profile_field(profile, i) : NULL, FIELD_LINE, PROFILE_BYTES_MAX);
}

void profile_form_release(struct profile_form *form)
{
	for (int i = 0; i < PROFILE_FIELDS; i++)
		field_release(&form->fields[i]);
}

static char *trimmed(const char *text)
{
	size_t length;
	char *copy;

	while (*text == ' ')
		text++;
	copy = mem_strdup(text);
	length = strlen(copy);
	while (length > 0 && copy[length - 1] == ' ')
		copy[--length] = '\0';
	return copy;
}

void profile_form_read(struct profile_form *form, struct profile *profile)
{
	memset(profile, 0, sizeof(*profile));
	for (size_t i = 0; i < PROFILE_FIELDS; i++) {
		char *text = trimmed(field_text(&form->fields[i]));

		profile_set_field(profile, i, text);
		free(text);
	}
}

int profile_form_label_cols(void)
{
	int widest = 0;

	for (int i = 0; i < PROFILE_FIELDS; i++) {
		int cols = draw_cols(_(labels[i]));

		widest = cols > widest ? cols : widest;
	}
	return widest + 2;
}

void profile_form_fit(struct profile_form *form, int cols)
{
	int room = cols - MARK_COLS - profile_form_label_cols();

	for (int i = 0; i < PROFILE_FIELDS; i++)
		field_fit(&form->fields[i], 1, room > 1 ? room : 1);
}

void profile_form_draw(const struct profile_form *form, struct canvas *canvas, int y, int index, bool has_cursor)
{
	int label = profile_form_label_cols();
	struct rect area = { y, MARK_COLS + label, 1, canvas->cols - MARK_COLS - label };

	draw_cursor(canvas, y, 0, has_cursor, false);
	draw_text_in(canvas, y, MARK_COLS, label - 1, has_cursor ? ROLE_CHOSEN : ROLE_NORMAL, _(labels[index]));
	if (area.cols > 0)
		field_draw(canvas, area, &form->fields[index], has_cursor);
}
