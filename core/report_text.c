/* The report for paper and less: the order of its sections. */

#include "report_text.h"

#include "report_formats.h"

struct text_number text_number(int section, size_t place)
{
	struct text_number number;

	if (place == 0)
		snprintf(number.text, sizeof(number.text), "%d", section);
	else
		snprintf(number.text, sizeof(number.text), "%d.%zu", section, place);
	return number;
}

bool report_text_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err)
{
	struct page page;

	page_init(&page, options->width_cols, report->lang);
	text_head(&page, report, options);
	text_result(&page, report);
	text_clauses(&page, report);
	text_answers(&page, report);
	text_left_out(&page, report);
	text_method(&page, report);
	text_interview(&page, report);
	bool ok = report_put(&page.out, out, err);
	page_release(&page);
	return ok;
}
