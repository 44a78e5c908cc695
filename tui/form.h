/*
 * form: labelled one-line fields below each other. Used where an assessment's owner is named.
 *
 * State and arithmetic here, shown by form_draw(). The cursor is the screen's: it passes the index of the field that has it.
 */
#ifndef TENKEN_FORM_H
#define TENKEN_FORM_H

#include "field.h"
#include "part.h"

/* The fields of a profile, in the order of profile_field(). */
struct profile_form {
	struct field fields[PROFILE_FIELDS];
};

/** Fields with what the profile has; NULL: empty. Release with profile_form_release(). */
void profile_form_init(struct profile_form *form, const struct profile *profile);

void profile_form_release(struct profile_form *form);

/** Copies the fields into a profile that the caller releases. Blanks around a text are left out. */
void profile_form_read(struct profile_form *form, struct profile *profile);

/** Columns that the labels take, with the blank after them. */
int profile_form_label_cols(void);

/** Fits every field to the room beside the labels. */
void profile_form_fit(struct profile_form *form, int cols);

/** One field with its label on line y; has_cursor: it takes the keys. */
void profile_form_draw(const struct profile_form *form, struct canvas *canvas, int y, int index, bool has_cursor);

#endif
