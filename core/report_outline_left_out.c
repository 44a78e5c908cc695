/* What is left out of all answers, and why. */

#include "report_outline.h"

#include <string.h>

/* The same reason: they are said together. */
static bool is_same(const struct gap_left_out *a, const struct gap_left_out *b)
{
	return a->part == b->part && a->section == b->section && a->is_not_asked == b->is_not_asked &&
	       strcmp(a->because, b->because) == 0;
}

static bool is_same_section(const struct gap_left_out *a, const struct gap_left_out *b)
{
	return a->part == b->part && a->section == b->section;
}

/* "t2, Q10, Q12"; rows stand behind their question: "Q22 a, c". */
static void add_labels(struct strbuf *out, const struct gap_report *report, const struct gap_left_out *list,
		       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_row_of_last = i > 0 && *list[i].row_id && strcmp(list[i - 1].question, list[i].question) == 0;
		if (i > 0)
			strbuf_adds(out, T_(report->lang, ", "));
		if (!is_row_of_last)
			strbuf_adds(out, list[i].label);
		if (*list[i].row_id)
			strbuf_addf(out, "%s%s", is_row_of_last ? "" : " ", list[i].row_id);
	}
}

/* One alone is named by what it asks, too. */
static void group(struct outline *outline, const struct gap_left_out *list, size_t count)
{
	struct strbuf labels = STRBUF_INIT;

	add_labels(&labels, outline->report, list, count);
	doc_item(outline->doc, 0, "", labels.text, count == 1 ? list->text : "");
	if (list->is_not_asked)
		doc_paragraphf(outline->doc, 1, T_(outline->lang, "Not asked. %s"), list->because);
	else if (*list->because)
		doc_paragraphf(outline->doc, 1, T_(outline->lang, "Not applicable: %s"), list->because);
	else
		doc_paragraph(outline->doc, 1, "", T_(outline->lang, "Not applicable; no reason was given."));
	strbuf_release(&labels);
}

static void section_title(struct outline *outline, const struct gap_left_out *entry, size_t place)
{
	const struct gap_report *report = outline->report;
	struct strbuf title = STRBUF_INIT;
	struct strbuf id = STRBUF_INIT;

	if (report->part_count > 1)
		/* TRANSLATORS: title of a questionnaire, title of a section of it */
		strbuf_addf(&title, T_(outline->lang, "%s: %s"), report->parts[entry->part].title,
			    entry->section_title);
	else
		strbuf_adds(&title, entry->section_title);
	outline_anchor_in(outline, &id, "left-out", entry->part, entry->section_id);
	doc_heading(outline->doc, 2, outline_number(outline, PART_LEFT_OUT, place, 0).text, id.text, title.text);
	strbuf_release(&title);
	strbuf_release(&id);
}

void outline_left_out(struct outline *outline)
{
	const struct gap_left_out *list = outline->report->left_out;
	size_t count = outline->report->left_out_count;
	size_t place = 0;

	outline_part(outline, PART_LEFT_OUT, T_(outline->lang, "Left out"));
	if (count == 0) {
		doc_paragraph(outline->doc, 0, "",
			      T_(outline->lang, "Nothing was left out: no question was made unnecessary by another "
						"answer, and none was answered \"not applicable\"."));
		return;
	}
	doc_paragraph(outline->doc, 0, "",
		      T_(outline->lang, "Questions that other answers made unnecessary, and what was answered \"not "
					"applicable\"."));
	for (size_t first = 0, end; first < count; first = end) {
		if (first == 0 || !is_same_section(&list[first - 1], &list[first]))
			section_title(outline, &list[first], ++place);
		for (end = first + 1; end < count && is_same(&list[first], &list[end]);)
			end++;
		group(outline, &list[first], end - first);
	}
}
