/* The last part: how the report was made, so that a reader can check it. */

#include "report_outline.h"

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
	N_("Coverage is the share of the recommended clauses, house rules and measures that are "
	   "decided and in writing, among those that could be judged; one that is met in part "
	   "counts half. What is unanswered or not applicable is left out."),
	N_("Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"),
	N_("The priority of each clause is given with the reason for it: its rank among the known threats, a share "
	   "found in a survey, or what the source itself asks for."),
	N_("What to do first goes by priority, then by effort: small is what one person does within two weeks "
	   "without buying anything; some takes several people or the other party's agreement, within three months; "
	   "large takes a budget or a project."),
	N_("Actions, exceptions and duties are shown beside the verdicts and change none."),
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

static void rule(struct outline *outline, const char *text)
{
	doc_item(outline->doc, 0, "", "", text)->tone = TONE_QUIET;
}

static void mirrored_note(struct outline *outline)
{
	struct strbuf text = STRBUF_INIT;
	bool is_needed = false;

	for (size_t i = 0; i < outline->report->part_count; i++)
		is_needed = is_needed || has_mirrored(&outline->report->parts[i]);
	strbuf_addf(&text,
		    T_(outline->lang,
		       "[%s] after the label of a question: the page that had it is lost in the source text. "
		       "It was rebuilt from the same question in the questionnaire of the other side and is "
		       "not a quotation."),
		    T_(outline->lang, "rebuilt"));
	if (is_needed)
		rule(outline, text.text);
	strbuf_release(&text);
}

static void sources(struct outline *outline)
{
	struct strbuf text = STRBUF_INIT;

	doc_paragraph(outline->doc, 0, "", T_(outline->lang, "Questionnaires and their sources:"));
	for (size_t i = 0; i < outline->report->part_count; i++) {
		const struct gap_part *part = &outline->report->parts[i];
		strbuf_reset(&text);
		/* TRANSLATORS: title of a questionnaire, where it comes from */
		strbuf_addf(&text, T_(outline->lang, "%s: %s"), part->title, part->source);
		rule(outline, text.text);
	}
	strbuf_release(&text);
}

void outline_method(struct outline *outline)
{
	outline_part(outline, PART_METHOD, T_(outline->lang, "How this report judges"));
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		rule(outline, i18n_get_in(outline->lang, rules[i]));
	mirrored_note(outline);
	sources(outline);
}
