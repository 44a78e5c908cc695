/* The table of blocking factors: what was answered, and what the interviewer wrote down. */

#include "report_outline.h"

static void set_origin(struct outline *outline, struct doc_cell *cell, const struct gap_factor *factor)
{
	struct strbuf text = STRBUF_INIT;

	factor_origin_text(&text, outline->lang, factor->item, factor->number > 0, factor->number);
	doc_set(outline->doc, cell, text.text);
	strbuf_release(&text);
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
		doc_set(outline->doc, &cells[4 * i + 1], factor_mark_sign(factor->marks[BLOCKED_REMOTE_WORK]));
		doc_set(outline->doc, &cells[4 * i + 2], factor_mark_sign(factor->marks[BLOCKED_PUBLIC_CLOUD]));
		set_origin(outline, &cells[4 * i + 3], factor);
	}
	doc_paragraph(outline->doc, 0, "", T_(outline->lang, "x: blocks. -: does not block. ?: don't know."));
}
