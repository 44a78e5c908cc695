/* Whose report it is: what stands before the first part. */

#include "report_outline.h"

#include "questionnaire.h"

#include <string.h>

/* One questionnaire in a line; of several also how far each is. */
static void list_questionnaires(const struct gap_report *report, struct strbuf *out)
{
	for (size_t i = 0; i < report->part_count; i++) {
		const struct gap_part *part = &report->parts[i];
		if (i > 0)
			strbuf_addch(out, '\n');
		/* TRANSLATORS: title of a questionnaire, its id, its version */
		strbuf_addf(out, T_(report->lang, "%s (%s, version %s)"), part->title, part->questionnaire,
			    part->version);
		if (report->part_count > 1)
			/* TRANSLATORS: behind the name of a questionnaire: how many of the questions asked are answered */
			strbuf_addf(out, T_(report->lang, ", %d of %d answered"), part->progress.answered,
				    part->progress.asked);
	}
}

static void add_line(struct strbuf *out, const char *text)
{
	strbuf_addf(out, "%s%s", out->length > 0 ? "\n" : "", text);
}

/* What the report was limited to; empty when to nothing. */
static void list_limits(const struct gap_report *report, struct strbuf *out)
{
	const struct gap_filter *filter = &report->filter;
	struct strbuf chapter = STRBUF_INIT;

	if (filter->sides & SIDE_CONSIGNOR)
		add_line(out, T_(report->lang, "What the consignor sees to"));
	if (filter->sides & SIDE_VENDOR)
		add_line(out, T_(report->lang, "What the vendor sees to"));
	for (size_t i = 0; filter->chapter && i < report->chapter_count; i++) {
		if (strcmp(report->chapters[i].id, filter->chapter) != 0)
			continue;
		strbuf_addf(&chapter, T_(report->lang, "The chapter \"%s\""), report->chapters[i].title);
		add_line(out, chapter.text);
	}
	strbuf_release(&chapter);
}

static void field(struct outline *outline, const char *label, const char *text)
{
	if (text && *text)
		doc_field(outline->doc, 0, label, text);
}

void outline_head(struct outline *outline)
{
	const struct gap_report *report = outline->report;
	enum lang lang = outline->lang;
	struct strbuf questionnaires = STRBUF_INIT;
	struct strbuf limits = STRBUF_INIT;
	char created[GAP_DATE_SIZE];
	char updated[GAP_DATE_SIZE];

	list_questionnaires(report, &questionnaires);
	list_limits(report, &limits);
	gap_date_format(report->created_utc, created);
	gap_date_format(report->updated_utc, updated);
	field(outline, T_(lang, "Organisation"), report->organisation);
	field(outline, T_(lang, "Department"), report->department);
	field(outline, T_(lang, "Respondent"), report->respondent);
	field(outline, T_(lang, "Contact"), report->contact);
	field(outline, T_(lang, "Phone"), report->phone);
	field(outline, T_(lang, "Mail"), report->mail);
	field(outline, T_(lang, "Reference number"), report->reference);
	field(outline, T_(lang, "Questionnaire"), questionnaires.text);
	field(outline, T_(lang, "Limited to"), limits.text);
	field(outline, T_(lang, "Assessment"), report->id);
	field(outline, T_(lang, "Begun (UTC)"), created);
	field(outline, T_(lang, "Last change (UTC)"), updated);
	field(outline, T_(lang, "Report by"), outline->doc->author);
	strbuf_release(&questionnaires);
	strbuf_release(&limits);
}
