/* The table of blocking factors: what was answered, and what the interviewer wrote down. */

#include "report_outline.h"

/* Ticks in a table: words may be translated, a tick may not be drawn everywhere. */
static const char *sign_of(enum factor_mark mark)
{
	static const char *const signs[] = { [FACTOR_NO] = "-", [FACTOR_UNKNOWN] = "?", [FACTOR_YES] = "x" };

	return signs[mark];
}

static void set_origin(struct outline *outline, struct doc_cell *cell, const struct gap_factor *factor)
{
	if (*factor->item && factor->number > 0)
		/* TRANSLATORS: the number is the one that the factor has in the interviewer's list */
		doc_setf(outline->doc, cell, T_(outline->lang, "answer to %s; interviewer, no. %d"), factor->item,
			 factor->number);
	else if (*factor->item)
		/* TRANSLATORS: where a blocking factor comes from; %s is an item such as b1.a */
		doc_setf(outline->doc, cell, T_(outline->lang, "answer to %s"), factor->item);
	else
		doc_setf(outline->doc, cell, T_(outline->lang, "interviewer, no. %d"), factor->number);
}

void outline_factor_table(struct outline *outline)
{
	const struct gap_interview *interview = &outline->report->interview;
	const struct doc_column columns[] = {
		{ .head = T_(outline->lang, "Blocking factor") },
		{ .head = T_(outline->lang, "remote work") },
		{ .head = T_(outline->lang, "public cloud") },
		{ .head = T_(outline->lang, "Where from") },
	};
	struct doc_cell *cells;

	cells = doc_table(outline->doc, "", columns, 4, interview->factor_count);
	for (size_t i = 0; i < interview->factor_count; i++) {
		const struct gap_factor *factor = &interview->factors[i];

		doc_set(outline->doc, &cells[4 * i], factor->text);
		doc_set(outline->doc, &cells[4 * i + 1], sign_of(factor->marks[BLOCKED_REMOTE_WORK]));
		doc_set(outline->doc, &cells[4 * i + 2], sign_of(factor->marks[BLOCKED_PUBLIC_CLOUD]));
		set_origin(outline, &cells[4 * i + 3], factor);
	}
	doc_paragraph(outline->doc, 0, "", T_(outline->lang, "x: blocks. -: does not block. ?: don't know."));
}
