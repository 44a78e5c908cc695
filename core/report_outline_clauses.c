/* The clauses, verdict by verdict; what is not met stands whole, by chapter. */

#include "report_outline.h"

#include <stdlib.h>
#include <string.h>

static void add_ids(struct strbuf *out, const char *catalogue, const struct reference_list *list)
{
	if (list->count == 0)
		return;
	strbuf_addf(out, "%s%s ", out->length > 0 ? "; " : "", catalogue);
	for (size_t i = 0; i < list->count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? ", " : "", list->ids[i]);
}

static bool is_same_file(const char *a, const char *b)
{
	size_t bytes = strcspn(a, " ");

	return strcspn(b, " ") == bytes && strncmp(a, b, bytes) == 0;
}

/* A source is a file and a place in it; the file is named once, on a line of its own. */
static void add_sources(struct strbuf *out, const struct reference_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *source = list->ids[i];
		size_t file_bytes = strcspn(source, " ");
		if (i > 0 && is_same_file(list->ids[i - 1], source) && source[file_bytes]) {
			strbuf_addf(out, ";%s", source + file_bytes);
			continue;
		}
		strbuf_addf(out, "%s%.*s%s%s", i > 0 ? "\n" : "", (int)file_bytes, source,
			    source[file_bytes] ? ":" : "", source + file_bytes);
	}
}

static void references(struct outline *outline, const struct gap_clause *clause)
{
	struct strbuf line = STRBUF_INIT;
	struct strbuf sources = STRBUF_INIT;

	add_ids(&line, "ISO/IEC 27001:2022", &clause->references.iso27001);
	add_ids(&line, "NIST CSF 2.0", &clause->references.nist_csf);
	add_ids(&line, "CIS Controls v8", &clause->references.cis);
	add_sources(&sources, &clause->sources);
	if (line.length + sources.length > 0)
		outline_piece(outline, T_(outline->lang, "References and sources"));
	if (line.length > 0)
		doc_field(outline->doc, 0, T_(outline->lang, "References"), line.text)->tone = TONE_QUIET;
	if (sources.length > 0)
		doc_field(outline->doc, 0, T_(outline->lang, "Sources"), sources.text)->tone = TONE_QUIET;
	strbuf_release(&line);
	strbuf_release(&sources);
}

static void clause_fields(struct outline *outline, const struct gap_clause *clause)
{
	enum lang lang = outline->lang;
	struct strbuf text = STRBUF_INIT;

	/* TRANSLATORS: kind of a clause, its chapter, its id */
	strbuf_addf(&text, T_(lang, "%s / %s / id: %s"), clause_kind_word(clause->kind, lang),
		    outline->report->chapters[clause->chapter].title, clause->id);
	doc_field(outline->doc, 0, T_(lang, "Kind"), text.text);
	strbuf_reset(&text);
	if (*clause->reason)
		/* TRANSLATORS: a priority, and the reason for it */
		strbuf_addf(&text, T_(lang, "%s: %s"), priority_word(clause->priority, lang), clause->reason);
	else
		strbuf_adds(&text, priority_word(clause->priority, lang));
	doc_field(outline->doc, 0, T_(lang, "Priority"), text.text);
	doc_field(outline->doc, 0, T_(lang, "Effort"), effort_word(clause->effort, lang));
	if (clause->duty != DUTY_UNSET)
		/* TRANSLATORS: before who sees to a clause: consignor, vendor, ... */
		doc_field(outline->doc, 0, T_(lang, "Carried by"), duty_word(clause->duty, lang))->tone =
			clause->duty == DUTY_UNDECIDED ? TONE_GAP : TONE_NONE;
	strbuf_release(&text);
}

/* A piece that is one text. */
static void piece(struct outline *outline, const char *title, const char *text)
{
	if (!*text)
		return;
	outline_piece(outline, title);
	doc_paragraph(outline->doc, 0, "", text);
}

static void clause_state(struct outline *outline, const struct gap_clause *clause)
{
	outline_piece(outline, T_(outline->lang, "What was answered"));
	outline_evidence(outline, clause->evidence, clause->evidence_count);
	if (clause->benchmark_count > 0)
		piece(outline, T_(outline->lang, "Other companies"), clause->benchmarks[0].text);
	if (clause->open_count > 0) {
		outline_piece(outline, T_(outline->lang, "Still open, and able to change this"));
		outline_open_questions(outline, clause->open, clause->open_count);
	}
	piece(outline, T_(outline->lang, "Why it matters"), clause->why);
}

static void clause_wording(struct outline *outline, const struct gap_clause *clause)
{
	static const char *const titles[CLAUSE_KIND_COUNT] = {
		[CLAUSE_CONTRACT] = N_("Wording for the contract"),
		[CLAUSE_RULE] = N_("Wording for the house rules"),
		[CLAUSE_MEASURE] = N_("Wording for the list of measures"),
	};

	if (!*clause->wording)
		return;
	outline_piece(outline, i18n_get_in(outline->lang, titles[clause->kind]));
	doc_quote(outline->doc, 0, clause->wording);
}

const char *outline_who_knows(enum clause_kind kind, enum lang lang)
{
	static const char *const sentences[CLAUSE_KIND_COUNT] = {
		[CLAUSE_CONTRACT] = N_("Whoever keeps the signed contracts: sales, purchasing or legal affairs. Look at "
				       "the contract and its annexes themselves."),
		[CLAUSE_RULE] = N_("Whoever is responsible for information security or general affairs. Ask for the rule "
				   "in writing and the date from which it applies; where the question is about a "
				   "contract, look at the contract."),
		[CLAUSE_MEASURE] = N_("Whoever runs the systems: the IT staff or the company that looks after them. Have "
				      "it shown, not only told; where the question is about a contract, look at the "
				      "contract."),
	};

	return i18n_get_in(lang, sentences[kind]);
}

/* Who was named as having the proof goes first. */
static void who_knows(struct outline *outline, const struct gap_clause *clause)
{
	outline_piece(outline, T_(outline->lang, "Who could find out"));
	for (size_t i = 0; i < clause->evidence_count; i++) {
		const struct gap_evidence *evidence = &clause->evidence[i];
		if (evidence->verdict == VERDICT_UNKNOWN && *evidence->holder)
			/* TRANSLATORS: a person or department, and the question at which it was named */
			doc_paragraphf(outline->doc, 0, T_(outline->lang, "%s, as named at %s."), evidence->holder,
				       evidence->label);
	}
	doc_paragraph(outline->doc, 0, "", outline_who_knows(clause->kind, outline->lang));
}

static void clause_heading(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	struct strbuf anchor = STRBUF_INIT;

	outline_clause_anchor(outline, clause, &anchor);
	doc_heading(outline->doc, 3, number, anchor.text, clause->title)->tone = outline_tone(clause->verdict);
	strbuf_release(&anchor);
}

static void full_clause(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	clause_heading(outline, number, clause);
	clause_fields(outline, clause);
	clause_state(outline, clause);
	if (clause->verdict == VERDICT_UNKNOWN)
		who_knows(outline, clause);
	else
		clause_wording(outline, clause);
	piece(outline, T_(outline->lang, "First step, this week"), clause->first_step);
	piece(outline, T_(outline->lang, "Then"), clause->next_steps);
	outline_plan_of_clause(outline, clause);
	references(outline, clause);
}

/* One part for each verdict. */
static const struct clause_part {
	enum report_part part;
	enum verdict verdict;
	const char *title;
	const char *intro;
	const char *empty; /* said when there is none */
	void (*write)(struct outline *outline, const char *number, const struct gap_clause *clause);
} parts[] = {
	{ PART_GAPS, VERDICT_GAP, N_("What is missing"),
	  N_("What the answers show to be neither agreed nor decided in writing, by chapter, the most pressing first. "
	     "Words in [brackets] are to be filled in."),
	  N_("Nothing was found to be missing."), full_clause },
	{ PART_PARTIAL, VERDICT_PARTIAL, N_("What is met in part"),
	  N_("There is something, but it falls short of what is recommended."), N_("Nothing is met only in part."),
	  full_clause },
	{ PART_UNKNOWN, VERDICT_UNKNOWN, N_("What is not known"),
	  N_("The respondent did not know. Each counts like something missing until it is found out."),
	  N_("Nothing was answered with \"don't know\"."), full_clause },
	{ PART_UNANSWERED, VERDICT_UNANSWERED, N_("What cannot be judged yet"),
	  N_("Nothing has been answered yet that would tell, and at least one question is open."),
	  N_("No question that could tell something is open."), outline_unanswered_clause },
	{ PART_MET, VERDICT_MET, N_("What is met"), N_("Decided and in writing, as far as the answers tell."),
	  N_("Nothing is met yet."), outline_met_clause },
	{ PART_NOT_APPLICABLE, VERDICT_NOT_APPLICABLE, N_("What does not apply"),
	  N_("No answer tells anything about these, and no question about them is open. They do not count."),
	  N_("Everything recommended applies."), outline_silent_clause },
};

/* Clauses that stand whole go by chapter, each with what is there of it. */
static void by_chapter(struct outline *outline, const struct clause_part *part, const struct gap_clause **list,
		       size_t count)
{
	size_t place = 0;

	for (size_t c = 0; c < outline->report->chapter_count; c++) {
		const struct gap_chapter *chapter = &outline->report->chapters[c];
		size_t place_below = 0;
		for (size_t i = 0; i < count; i++) {
			if (list[i]->chapter != (int)c)
				continue;
			if (place_below == 0)
				outline_section(outline, part->part, ++place, chapter->id, chapter->title);
			part->write(outline, outline_number(outline, part->part, place, ++place_below).text, list[i]);
		}
	}
}

static void in_short(struct outline *outline, const struct clause_part *part, const struct gap_clause **list,
		     size_t count)
{
	for (size_t i = 0; i < count; i++)
		part->write(outline, outline_number(outline, part->part, i + 1, 0).text, list[i]);
}

static void write_part(struct outline *outline, const struct clause_part *part)
{
	struct strbuf title = STRBUF_INIT;
	size_t count;
	const struct gap_clause **list = outline_clauses(outline->report, part->verdict, outline_compare, &count);

	/* TRANSLATORS: heading of a part of the report, and how many clauses are in it */
	strbuf_addf(&title, T_(outline->lang, "%s (%zu)"), i18n_get_in(outline->lang, part->title), count);
	outline_part(outline, part->part, title.text);
	doc_paragraph(outline->doc, 0, "", i18n_get_in(outline->lang, count > 0 ? part->intro : part->empty));
	if (part->write == full_clause)
		by_chapter(outline, part, list, count);
	else
		in_short(outline, part, list, count);
	strbuf_release(&title);
	free(list);
}

void outline_clause_part(struct outline *outline, enum report_part part)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].part == part)
			write_part(outline, &parts[i]);
	}
}
