/* The last section of the text report, where there was an interview. */

#include "report_text.h"

#include "report_text_factors.h"
#include "text.h"

#include <stdlib.h>

enum { SECTION = 11 };

/* ---- self-check and talk ------------------------------------------------------------ */

static void version_line(struct page *page, const char *label, const struct gap_version *version)
{
	struct strbuf head = STRBUF_INIT;
	char date[GAP_DATE_SIZE];

	gap_date_format(version->at_utc, date);
	/* TRANSLATORS: "Self-check (Sato, 2026-04-01)", "After the talk (2026-04-02)" */
	strbuf_addf(&head, T_(page->lang, "%s (%s%s%s):"), label, version->who,
		    *version->who ? T_(page->lang, ", ") : "", date);
	page_text(page, 4, 2, head.text);
	page_text(page, 6, 0,
		  *version->answer ? version->answer : T_(page->lang, "(no answer)"));
	strbuf_release(&head);
}

static void difference(struct page *page, const struct gap_difference *difference)
{
	page_blank(page);
	page_textf(page, 2, 2, "%s%s%s  %s", difference->label, *difference->row_id ? " " : "",
		   difference->row_id,
		   *difference->row_text ? difference->row_text : difference->prompt);
	version_line(page, T_(page->lang, "Self-check"), &difference->self);
	version_line(page, T_(page->lang, "After the talk"), &difference->talk);
}

static void differences(struct page *page, const struct gap_interview *interview, size_t *place)
{
	const struct versions_count *count = &interview->count;

	if (count->talk == 0)
		return;
	page_subheading(page, text_number(SECTION, ++*place).text,
			T_(page->lang, "Self-check and talk"));
	page_textf(page, 0, 0,
		   T_(page->lang, "Answered in the self-check: %d. Gone through in the talk: %d, of "
				  "these changed: %d. Not gone through: %d. Answered in the talk only: "
				  "%d."),
		   count->self, count->both, count->differing, count->self - count->both,
		   count->talk_only);
	for (size_t i = 0; i < interview->difference_count; i++)
		difference(page, &interview->differences[i]);
}

/* ---- met, but only said --------------------------------------------------------------- */

static void only_said_line(struct page *page, const struct gap_report *report,
			   const struct gap_clause *clause)
{
	struct strbuf places = STRBUF_INIT;
	const char *basis = basis_word(clause->basis, report->lang);

	text_add_places(&places, report, clause->evidence, clause->evidence_count);
	page_textf(page, 2, 2, "- %s (%s)", clause->title, clause->id);
	/* TRANSLATORS: the best basis of a clause, and the questions that tell of it */
	page_textf(page, 4, 2, T_(page->lang, "Basis: %s. Evidence: %s"),
		   *basis ? basis : T_(page->lang, "none recorded"), places.text);
	strbuf_release(&places);
}

static void only_said(struct page *page, const struct gap_report *report, size_t *place)
{
	size_t count;
	const struct gap_clause **list;

	if (report->interview.only_said == 0)
		return;
	page_subheading(page, text_number(SECTION, ++*place).text,
			T_(page->lang, "Met, but only said"));
	page_text(page, 0, 0,
		  T_(page->lang, "For these no document was seen and nothing was tried. They count as "
				 "met; before relying on them, have them shown."));
	page_blank(page);
	list = text_list_clauses(report, VERDICT_MET, &count);
	for (size_t i = 0; i < count; i++) {
		if (list[i]->is_only_said)
			only_said_line(page, report, list[i]);
	}
	free(list);
}

/* ---- lists ------------------------------------------------------------------------------ */

static struct text_number number_of(const struct gap_entry *entry)
{
	struct text_number number;

	snprintf(number.text, sizeof(number.text), "%d", entry->number);
	return number;
}

static void findings(struct page *page, const struct gap_report *report, size_t *place)
{
	const struct gap_entries *entries = &report->interview.entries[ENTRY_FINDING];

	if (entries->count == 0)
		return;
	page_subheading(page, text_number(SECTION, ++*place).text, T_(page->lang, "Findings"));
	for (size_t i = 0; i < entries->count; i++) {
		const struct gap_entry *entry = &entries->list[i];
		const char *tag = entry_tag_word(entry->is_remote, entry->is_cloud, page->lang);

		page_field(page, 2, 5, number_of(entry).text, entry->fields[ENTRY_TEXT]);
		if (*tag)
			/* TRANSLATORS: what a finding is about: remote work, public cloud */
			page_textf(page, 7, 0, T_(page->lang, "(about %s)"), tag);
	}
}

static int field_cols(enum lang lang)
{
	const char *words[ENTRY_FIELD_COUNT];

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		words[f] = entry_field_word((enum entry_field)f, lang);
	return page_label_cols(words, ENTRY_FIELD_COUNT);
}

static void incident(struct page *page, const struct gap_entry *entry)
{
	page_blank(page);
	page_textf(page, 2, 5, T_(page->lang, "Case %d"), entry->number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		page_field(page, 4, field_cols(page->lang),
			   entry_field_word((enum entry_field)f, page->lang), entry->fields[f]);
}

static void incidents(struct page *page, const struct gap_report *report, size_t *place)
{
	const struct gap_entries *entries = &report->interview.entries[ENTRY_INCIDENT];

	if (entries->count == 0)
		return;
	page_subheading(page, text_number(SECTION, ++*place).text,
			T_(page->lang, "Incident cases"));
	for (size_t i = 0; i < entries->count; i++)
		incident(page, &entries->list[i]);
}

static void factor_table(struct page *page, const struct gap_interview *interview)
{
	struct table_columns columns = text_factor_columns(page, "x");

	text_factor_head(page, &columns);
	for (size_t i = 0; i < interview->factor_count; i++) {
		const struct gap_factor *factor = &interview->factors[i];

		text_factor_row(page, &columns, (int)i + 1, factor->text,
				text_factor_mark(factor->marks[BLOCKED_REMOTE_WORK]),
				text_factor_mark(factor->marks[BLOCKED_PUBLIC_CLOUD]));
		text_factor_origin(page, factor->item, factor->number > 0, factor->number);
	}
	page_blank(page);
	page_text(page, 0, 0, T_(page->lang, "x: blocks. -: does not block. ?: don't know."));
}

static void factors(struct page *page, const struct gap_report *report, size_t *place)
{
	if (report->interview.factor_count == 0)
		return;
	page_subheading(page, text_number(SECTION, ++*place).text,
			T_(page->lang, "What blocks remote work and public cloud"));
	factor_table(page, &report->interview);
}

/* Without an interview there can still be answered factors. */
static bool has_answered_factors_alone(const struct gap_interview *interview)
{
	struct gap_interview rest = *interview;

	for (size_t i = 0; i < interview->factor_count; i++) {
		if (interview->factors[i].number > 0)
			return false;
	}
	rest.factor_count = 0;
	return gap_interview_is_empty(&rest);
}

void text_interview(struct page *page, const struct gap_report *report)
{
	size_t place = 0;

	if (gap_interview_is_empty(&report->interview))
		return;
	if (has_answered_factors_alone(&report->interview)) {
		page_heading(page, text_number(SECTION, 0).text,
			     T_(page->lang, "What blocks remote work and public cloud"));
		factor_table(page, &report->interview);
		return;
	}
	page_heading(page, text_number(SECTION, 0).text, T_(page->lang, "From the interview"));
	differences(page, &report->interview, &place);
	only_said(page, report, &place);
	findings(page, report, &place);
	incidents(page, report, &place);
	factors(page, report, &place);
}
