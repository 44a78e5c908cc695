/*
 * form_draft: a form as lines of "row text", and back.
 */
#include "form_draft.h"

#include "arena.h"
#include "record.h"
#include "strbuf.h"

#include <stdlib.h>
#include <string.h>

static bool is_text(const struct form_rows *form, int row)
{
	return form->rows[row].kind == FORM_LINE || form->rows[row].kind == FORM_LINES;
}

static void write_row(const struct form_rows *form, int row, struct strbuf *out)
{
	const char *text = form->is_on[row] ? "1" : "0";

	strbuf_addf(out, "%d ", row);
	record_add_escaped(out, is_text(form, row) ? form->fields[row].text : text);
	strbuf_addch(out, '\n');
}

static char *write_form(const struct form_rows *form)
{
	struct strbuf out = STRBUF_INIT;

	for (int row = 0; row < form->count; row++)
		write_row(form, row, &out);
	return strbuf_detach(&out, NULL);
}

static void read_row(struct form_rows *form, const char *line, size_t size)
{
	char key[16], *text, *end;
	long row;

	if (!record_split(line, size, key, &text))
		return;
	row = strtol(key, &end, 10);
	if (end == key || *end || row < 0 || row >= form->count)
		; /* of another version of the form */
	else if (is_text(form, (int)row))
		field_set(&form->fields[row], text);
	else if (strcmp(text, "1") != 0)
		form->is_on[row] = false;
	else if (!form->is_on[row])
		form_rows_choose(form, (int)row);
	free(text);
}

static void read_form(struct form_rows *form, const char *text)
{
	for (const char *end; (end = strchr(text, '\n')); text = end + 1)
		read_row(form, text, (size_t)(end - text));
}

void form_draft_open(struct form_draft *draft, struct form_rows *form,
		     struct assessment *assessment, const struct draft_place *place)
{
	draft->before = write_form(form);
	draft_open(&draft->keeper, assessment, place, "");
	if (draft_text(&draft->keeper))
		read_form(form, draft_text(&draft->keeper));
}

/* Both have a line for each row, in the same order. */
char *form_draft_text(const struct form_draft *draft, const struct form_rows *form)
{
	struct strbuf out = STRBUF_INIT;
	char *now = write_form(form);
	const char *old = draft->before;

	for (const char *at = now; *at;) {
		size_t size = strcspn(at, "\n") + 1;
		size_t old_size = strcspn(old, "\n") + 1;

		if (size != old_size || memcmp(at, old, size) != 0)
			strbuf_add(&out, at, size);
		at += size;
		old += old_size;
	}
	free(now);
	return strbuf_detach(&out, NULL);
}

bool form_draft_keep(struct form_draft *draft, const struct form_rows *form, struct error *err)
{
	char *text = form_draft_text(draft, form);
	bool is_kept = draft_keep(&draft->keeper, text, err);

	free(text);
	return is_kept;
}

void form_draft_close(struct form_draft *draft, bool is_settled)
{
	draft_close(&draft->keeper, is_settled);
	free(draft->before);
	draft->before = NULL;
}
