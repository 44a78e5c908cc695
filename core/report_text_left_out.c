/* What the text report leaves out of all answers, and why. */

#include "report_text.h"

#include "text.h"

#include <string.h>

/* The same reason: they are said together. */
static bool is_same(const struct gap_left_out *a, const struct gap_left_out *b)
{
	return a->part == b->part && a->section == b->section &&
	       a->is_not_asked == b->is_not_asked && strcmp(a->because, b->because) == 0;
}

static bool is_same_section(const struct gap_left_out *a, const struct gap_left_out *b)
{
	return a->part == b->part && a->section == b->section;
}

/* "t2, Q10, Q12"; rows stand behind their question: "Q22 a, c". */
static void add_labels(struct strbuf *out, const struct gap_report *report,
		       const struct gap_left_out *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_row_of_last = i > 0 && *list[i].row_id &&
				      strcmp(list[i - 1].question, list[i].question) == 0;
		if (i > 0)
			strbuf_adds(out, T_(report->lang, ", "));
		if (!is_row_of_last)
			strbuf_adds(out, list[i].label);
		if (*list[i].row_id)
			strbuf_addf(out, "%s%s", is_row_of_last ? "" : " ", list[i].row_id);
	}
}

/* One alone is named by what it asks, too. */
static void group(struct page *page, const struct gap_report *report,
		  const struct gap_left_out *list, size_t count)
{
	struct strbuf labels = STRBUF_INIT;

	add_labels(&labels, report, list, count);
	if (count == 1)
		page_textf(page, 2, text_cols(labels.text) + 2, "%s  %s", labels.text, list->text);
	else
		page_text(page, 2, 2, labels.text);
	if (list->is_not_asked)
		page_textf(page, 4, 2, T_(page->lang, "Not asked. %s"), list->because);
	else if (*list->because)
		page_textf(page, 4, 2, T_(page->lang, "Not applicable: %s"), list->because);
	else
		page_text(page, 4, 2, T_(page->lang, "Not applicable; no reason was given."));
	strbuf_release(&labels);
}

static void section_title(struct page *page, const struct gap_report *report,
			  const struct gap_left_out *entry)
{
	page_blank(page);
	if (report->part_count > 1)
		/* TRANSLATORS: title of a questionnaire, title of a section of it */
		page_textf(page, 0, 2, T_(page->lang, "%s: %s"), report->parts[entry->part].title,
			   entry->section_title);
	else
		page_text(page, 0, 2, entry->section_title);
}

void text_left_out(struct page *page, const struct gap_report *report)
{
	const struct gap_left_out *list = report->left_out;
	size_t count = report->left_out_count;

	page_heading(page, "9", T_(page->lang, "Left out"));
	if (count == 0) {
		page_text(page, 0, 0,
			  T_(page->lang,
			     "Nothing was left out: no question was made unnecessary by another "
			     "answer, and none was answered \"not applicable\"."));
		return;
	}
	page_text(page, 0, 0,
		  T_(page->lang,
		     "Questions that other answers made unnecessary, and what was answered \"not "
		     "applicable\"."));
	for (size_t first = 0, end; first < count; first = end) {
		if (first == 0 || !is_same_section(&list[first - 1], &list[first]))
			section_title(page, report, &list[first]);
		for (end = first + 1; end < count && is_same(&list[first], &list[end]);)
			end++;
		group(page, report, &list[first], end - first);
	}
}
