/* What came from the interview: what the talk changed, what is only said, findings, cases, blocking factors. */

#include "report_outline.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- self-check and talk ------------------------------------------------------------ */

static void version_line(struct outline *outline, const char *label, const struct gap_version *version)
{
	struct strbuf head = STRBUF_INIT;
	char date[GAP_DATE_SIZE];

	gap_date_format(version->at_utc, date);
	/* TRANSLATORS: "Self-check (Sato, 2026-04-01)", "After the talk (2026-04-02)" */
	strbuf_addf(&head, T_(outline->lang, "%s (%s%s%s)"), label, version->who,
		    *version->who ? T_(outline->lang, ", ") : "", date);
	doc_field(outline->doc, 1, head.text, *version->answer ? version->answer : T_(outline->lang, "(no answer)"));
	strbuf_release(&head);
}

static void difference(struct outline *outline, const struct gap_difference *difference)
{
	struct strbuf label = STRBUF_INIT;

	strbuf_addf(&label, "%s%s%s", difference->label, *difference->row_id ? " " : "", difference->row_id);
	doc_item(outline->doc, 0, "", label.text,
		 *difference->row_text ? difference->row_text : difference->prompt);
	version_line(outline, T_(outline->lang, "Self-check"), &difference->self);
	version_line(outline, T_(outline->lang, "After the talk"), &difference->talk);
	strbuf_release(&label);
}

static void differences(struct outline *outline, const struct gap_interview *interview, size_t *place)
{
	const struct versions_count *count = &interview->count;

	if (count->talk == 0)
		return;
	outline_section(outline, PART_INTERVIEW, ++*place, "talk", T_(outline->lang, "Self-check and talk"));
	doc_paragraphf(outline->doc, 0,
		       T_(outline->lang, "Answered in the self-check: %d. Gone through in the talk: %d, of "
					 "these changed: %d. Not gone through: %d. Answered in the talk only: "
					 "%d."),
		       count->self, count->both, count->differing, count->self - count->both, count->talk_only);
	for (size_t i = 0; i < interview->difference_count; i++)
		difference(outline, &interview->differences[i]);
}

/* ---- met, but only said --------------------------------------------------------------- */

static void only_said_line(struct outline *outline, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;
	const char *basis = basis_word(clause->basis, outline->lang);

	strbuf_addf(&text, T_(outline->lang, "%s (%s)"), clause->title, clause->id);
	doc_item(outline->doc, 0, "", "", text.text);
	doc_field(outline->doc, 1, T_(outline->lang, "Basis"), *basis ? basis : T_(outline->lang, "none recorded"));
	strbuf_reset(&text);
	outline_add_places(&text, outline->report, clause->evidence, clause->evidence_count);
	doc_field(outline->doc, 1, T_(outline->lang, "Shown by"), text.text);
	strbuf_release(&text);
}

static void only_said(struct outline *outline, size_t *place)
{
	size_t count;
	const struct gap_clause **list;

	if (outline->report->interview.only_said == 0)
		return;
	outline_section(outline, PART_INTERVIEW, ++*place, "only-said", T_(outline->lang, "Met, but only said"));
	doc_paragraph(outline->doc, 0, "",
		      T_(outline->lang, "For these no document was seen and nothing was tried. They count as "
					"met; before relying on them, have them shown."));
	list = outline_clauses(outline->report, VERDICT_MET, outline_compare, &count);
	for (size_t i = 0; i < count; i++) {
		if (list[i]->is_only_said)
			only_said_line(outline, list[i]);
	}
	free(list);
}

/* ---- lists ------------------------------------------------------------------------------ */

static void numbered(struct outline *outline, const struct gap_entry *entry)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", entry->number);
	doc_item(outline->doc, 0, number, "", entry->fields[ENTRY_TEXT]);
}

static const struct gap_entries *begin_list(struct outline *outline, enum entry_kind kind, const char *name,
					    const char *title, size_t *place)
{
	const struct gap_entries *entries = &outline->report->interview.entries[kind];

	if (entries->count > 0)
		outline_section(outline, PART_INTERVIEW, ++*place, name, title);
	return entries;
}

static void findings(struct outline *outline, size_t *place)
{
	const struct gap_entries *entries =
		begin_list(outline, ENTRY_FINDING, "findings", T_(outline->lang, "Findings"), place);

	for (size_t i = 0; i < entries->count; i++) {
		const struct gap_entry *entry = &entries->list[i];
		const char *tag = entry_tag_word(entry->is_remote, entry->is_cloud, outline->lang);

		numbered(outline, entry);
		if (*tag)
			/* TRANSLATORS: what a finding is about: remote work, public cloud */
			doc_paragraphf(outline->doc, 1, T_(outline->lang, "(about %s)"), tag);
	}
}

static void incident(struct outline *outline, const struct gap_entry *entry)
{
	struct strbuf text = STRBUF_INIT;
	char id[32];

	strbuf_addf(&text, T_(outline->lang, "Case %d"), entry->number);
	snprintf(id, sizeof(id), "incident-%d", entry->number);
	doc_heading(outline->doc, 3, "", id, text.text);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (*entry->fields[f])
			doc_field(outline->doc, 0, entry_field_word((enum entry_field)f, outline->lang),
				  entry->fields[f]);
	}
	strbuf_release(&text);
}

static void incidents(struct outline *outline, size_t *place)
{
	const struct gap_entries *entries =
		begin_list(outline, ENTRY_INCIDENT, "incidents", T_(outline->lang, "Incident cases"), place);

	for (size_t i = 0; i < entries->count; i++)
		incident(outline, &entries->list[i]);
}

static void factors(struct outline *outline, size_t *place)
{
	if (outline->report->interview.factor_count == 0)
		return;
	outline_section(outline, PART_INTERVIEW, ++*place, "factors",
			T_(outline->lang, "What blocks remote work and public cloud"));
	outline_factor_table(outline);
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

void outline_interview(struct outline *outline)
{
	size_t place = 0;

	if (has_answered_factors_alone(&outline->report->interview)) {
		outline_part(outline, PART_INTERVIEW, T_(outline->lang, "What blocks remote work and public cloud"));
		outline_factor_table(outline);
		return;
	}
	outline_part(outline, PART_INTERVIEW, T_(outline->lang, "From the interview"));
	differences(outline, &outline->report->interview, &place);
	only_said(outline, &place);
	findings(outline, &place);
	incidents(outline, &place);
	factors(outline, &place);
}
