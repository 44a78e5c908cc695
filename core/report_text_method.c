/* The last section of the text report: how it was made, so that a reader can check it. */

#include "report_text.h"

static const char *const rules[] = {
	N_("Each question that can tell something about a recommended clause, house rule or measure gives one piece of "
	   "evidence: met, partly met, not known or missing. The weakest decides, in the order missing, not known, "
	   "partly met, met; all of it is shown."),
	N_("What is judged is whether a thing is decided and in writing, never whether something is forbidden."),
	N_("\"Don't know\" counts as not known. \"Not applicable\", and a question that was not asked, tell nothing."),
	N_("Without any evidence the verdict is unanswered if a question that could give some was asked and is open, "
	   "and else not applicable."),
	N_("Where the question is what is difficult, an answer can only admit that something is missing or falls "
	   "short; what is not mentioned proves nothing."),
	N_("Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"),
	N_("The priority of each clause is given with the reason for it: its rank among the known threats, a share "
	   "found in a survey, or what the source itself asks for."),
	N_("The wording is a first draft for talks between the parties. Have it read by somebody who knows the law "
	   "before it is signed."),
	N_("The references to ISO/IEC 27001:2022 Annex A, NIST CSF 2.0 and CIS Controls v8 are numbers only; that "
	   "each fits is a judgement made for this program."),
	N_("Basis says how well an answer is known: said, explained, document seen, or tried."),
	N_("All dates are in UTC."),
};

static bool has_mirrored(const struct gap_part *part)
{
	for (size_t s = 0; s < part->section_count; s++) {
		for (size_t q = 0; q < part->sections[s].question_count; q++) {
			if (part->sections[s].questions[q].is_mirrored)
				return true;
		}
	}
	return false;
}

static void mirrored_note(struct page *page, const struct gap_report *report)
{
	bool is_needed = false;

	for (size_t i = 0; i < report->part_count; i++)
		is_needed = is_needed || has_mirrored(&report->parts[i]);
	if (!is_needed)
		return;
	page_textf(page, 0, 2,
	           T_(page->lang, "- [%s] after the label of a question: the page that had it is lost in the source text. "
	                          "It was rebuilt from the same question in the questionnaire of the other side and is "
	                          "not a quotation."),
	           T_(page->lang, "rebuilt"));
}

static void sources(struct page *page, const struct gap_report *report)
{
	page_blank(page);
	page_text(page, 0, 0, T_(page->lang, "Questionnaires and their sources:"));
	for (size_t i = 0; i < report->part_count; i++) {
		const struct gap_part *part = &report->parts[i];
		page_textf(page, 0, 2, T_(page->lang, "- %s: %s"), part->title, part->source);
	}
}

void text_method(struct page *page, const struct gap_report *report)
{
	page_heading(page, "10", T_(page->lang, "How this report judges"));
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		page_textf(page, 0, 2, "- %s", i18n_get_in(page->lang, rules[i]));
	mirrored_note(page, report);
	sources(page, report);
}
