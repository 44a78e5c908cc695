/* The clauses of the text report, verdict by verdict. */

#include "report_text.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *left, const void *right)
{
	const struct gap_clause *const *a = left;
	const struct gap_clause *const *b = right;

	return gap_clause_compare(*a, *b);
}

const struct gap_clause **text_list_clauses(const struct gap_report *report, enum verdict verdict, size_t *count)
{
	const struct gap_clause **list = mem_calloc(report->clause_count + 1, sizeof(*list));

	*count = 0;
	for (size_t i = 0; i < report->clause_count; i++) {
		if (report->clauses[i].verdict == verdict)
			list[(*count)++] = &report->clauses[i];
	}
	qsort(list, *count, sizeof(list[0]), compare);
	return list;
}

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
static void sources(struct page *page, const struct reference_list *list)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < list->count; i++) {
		const char *source = list->ids[i];
		size_t file_bytes = strcspn(source, " ");
		if (i > 0 && is_same_file(list->ids[i - 1], source) && source[file_bytes]) {
			strbuf_addf(&text, ";%s", source + file_bytes);
			continue;
		}
		strbuf_addf(&text, "%s%.*s%s%s", i > 0 ? "\n" : "", (int)file_bytes, source,
		            source[file_bytes] ? ":" : "", source + file_bytes);
	}
	if (text.length > 0) {
		page_text(page, 2, 2, T_(page->lang, "Sources:"));
		page_text(page, 4, 2, text.text);
	}
	strbuf_release(&text);
}

static void references(struct page *page, const struct gap_clause *clause)
{
	struct strbuf line = STRBUF_INIT;

	add_ids(&line, "ISO/IEC 27001:2022", &clause->references.iso27001);
	add_ids(&line, "NIST CSF 2.0", &clause->references.nist_csf);
	add_ids(&line, "CIS Controls v8", &clause->references.cis);
	if (line.length > 0)
		page_textf(page, 2, 2, T_(page->lang, "References: %s"), line.text);
	strbuf_release(&line);
	sources(page, &clause->sources);
}

static void part_title(struct page *page, const char *title)
{
	page_blank(page);
	page_text(page, 2, 0, title);
}

static void clause_title(struct page *page, const char *number, const struct gap_report *report,
                         const struct gap_clause *clause)
{
	page_blank(page);
	page_textf(page, 0, text_cols(number) + 2, "%s  %s", number, clause->title);
	/* TRANSLATORS: kind of a clause, its chapter, its id */
	page_textf(page, 2, 2, T_(page->lang, "%s / %s / id: %s"), clause_kind_word(clause->kind, report->lang),
	           report->chapters[clause->chapter].title, clause->id);
	if (*clause->reason)
		/* TRANSLATORS: a priority, and the reason for it */
		page_textf(page, 2, 2, T_(page->lang, "Priority %s: %s"), priority_word(clause->priority, report->lang),
		           clause->reason);
	else
		page_textf(page, 2, 2, T_(page->lang, "Priority %s"), priority_word(clause->priority, report->lang));
}

static void clause_body(struct page *page, const struct gap_report *report, const struct gap_clause *clause)
{
	part_title(page, T_(page->lang, "What was answered"));
	text_evidence(page, report, clause->evidence, clause->evidence_count);
	if (clause->benchmark_count > 0) {
		part_title(page, T_(page->lang, "Other companies"));
		page_text(page, 4, 0, clause->benchmarks[0].text);
	}
	if (clause->open_count > 0) {
		part_title(page, T_(page->lang, "Still open, and able to change this"));
		text_open_questions(page, report, clause->open, clause->open_count);
	}
	if (*clause->why) {
		part_title(page, T_(page->lang, "Why it matters"));
		page_text(page, 4, 0, clause->why);
	}
}

static void clause_wording(struct page *page, const struct gap_clause *clause)
{
	static const char *const titles[CLAUSE_KIND_COUNT] = {
		[CLAUSE_CONTRACT] = N_("Wording for the contract"),
		[CLAUSE_RULE] = N_("Wording for the house rules"),
		[CLAUSE_MEASURE] = N_("Wording for the list of measures"),
	};

	if (!*clause->wording)
		return;
	part_title(page, i18n_get_in(page->lang, titles[clause->kind]));
	page_blank(page);
	page_text(page, 4, 0, clause->wording);
}

/* In two depths: a line for this week, a paragraph for after it. */
static void what_to_do(struct page *page, const struct gap_clause *clause)
{
	if (*clause->first_step) {
		part_title(page, T_(page->lang, "First step, this week"));
		page_text(page, 4, 0, clause->first_step);
	}
	if (*clause->next_steps) {
		part_title(page, T_(page->lang, "Then"));
		page_text(page, 4, 0, clause->next_steps);
	}
}

/* Who was named as having the proof goes first. */
static void named_holders(struct page *page, const struct gap_clause *clause)
{
	for (size_t i = 0; i < clause->evidence_count; i++) {
		const struct gap_evidence *evidence = &clause->evidence[i];
		if (evidence->verdict == VERDICT_UNKNOWN && *evidence->holder)
			/* TRANSLATORS: a person or department, and the question at which it was named */
			page_textf(page, 4, 2, T_(page->lang, "%s, as named at %s."), evidence->holder, evidence->label);
	}
}

static void who_knows(struct page *page, const struct gap_clause *clause)
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

	part_title(page, T_(page->lang, "Who could find out"));
	named_holders(page, clause);
	page_text(page, 4, 0, i18n_get_in(page->lang, sentences[clause->kind]));
}

static void full_clause(struct page *page, const struct gap_report *report, const char *number,
                        const struct gap_clause *clause)
{
	clause_title(page, number, report, clause);
	clause_body(page, report, clause);
	if (clause->verdict == VERDICT_UNKNOWN)
		who_knows(page, clause);
	else
		clause_wording(page, clause);
	what_to_do(page, clause);
	page_blank(page);
	references(page, clause);
}

static void short_title(struct page *page, const struct gap_report *report, const char *number,
                        const struct gap_clause *clause)
{
	/* TRANSLATORS: number, title, kind and priority of a clause */
	page_textf(page, 0, text_cols(number) + 2, T_(page->lang, "%s  %s (%s, priority %s)"), number, clause->title,
	           clause_kind_word(clause->kind, report->lang), priority_word(clause->priority, report->lang));
}

static void met_clause(struct page *page, const struct gap_report *report, const char *number,
                       const struct gap_clause *clause)
{
	struct strbuf places = STRBUF_INIT;

	short_title(page, report, number, clause);
	text_add_places(&places, report, clause->evidence, clause->evidence_count);
	page_textf(page, 6, 2, T_(page->lang, "Shown by: %s"), places.text);
	strbuf_release(&places);
}

static void unanswered_clause(struct page *page, const struct gap_report *report, const char *number,
                              const struct gap_clause *clause)
{
	struct strbuf places = STRBUF_INIT;

	short_title(page, report, number, clause);
	text_add_places(&places, report, clause->open, clause->open_count);
	page_textf(page, 6, 2, T_(page->lang, "Open: %s"), places.text);
	strbuf_release(&places);
}

static void silent_line(struct page *page, const struct gap_report *report, const struct gap_evidence *silent)
{
	static const char *const reasons[] = {
		[SILENCE_NOT_ASKED] = N_("not asked"),
		[SILENCE_WHEN] = N_("counts here only under a condition that does not hold"),
		[SILENCE_ANSWER] = N_("what was answered says nothing about it"),
	};
	struct strbuf place = STRBUF_INIT;

	text_add_places(&place, report, silent, 1);
	page_textf(page, 6, 2, T_(page->lang, "%s: %s"), place.text,
	           silent->silence == SILENCE_NOT_APPLICABLE ?
		           silent->answer :
		           i18n_get_in(page->lang, reasons[silent->silence]));
	strbuf_release(&place);
}

static void silent_clause(struct page *page, const struct gap_report *report, const char *number,
                          const struct gap_clause *clause)
{
	short_title(page, report, number, clause);
	for (size_t i = 0; i < clause->silent_count; i++)
		silent_line(page, report, &clause->silent[i]);
}

/* One section for each verdict, in this order. */
static const struct clause_section {
	enum verdict verdict;
	int number;
	const char *title;
	const char *intro;
	const char *empty; /* said when there is none */
	void (*write)(struct page *page, const struct gap_report *report, const char *number,
	              const struct gap_clause *clause);
} sections[] = {
	{ VERDICT_GAP, 2, N_("What is missing"),
	  N_("What the answers show to be neither agreed nor decided in writing, the most pressing first. Words in "
	     "[brackets] are to be filled in."),
	  N_("Nothing was found to be missing."), full_clause },
	{ VERDICT_PARTIAL, 3, N_("What is met in part"),
	  N_("There is something, but it falls short of what is recommended."), N_("Nothing is met only in part."),
	  full_clause },
	{ VERDICT_UNKNOWN, 4, N_("What is not known"),
	  N_("The respondent did not know. Each counts like something missing until it is found out."),
	  N_("Nothing was answered with \"don't know\"."), full_clause },
	{ VERDICT_UNANSWERED, 5, N_("What cannot be judged yet"),
	  N_("Nothing has been answered yet that would tell, and at least one question is open."),
	  N_("No question that could tell something is open."), unanswered_clause },
	{ VERDICT_MET, 6, N_("What is met"), N_("Decided and in writing, as far as the answers tell."),
	  N_("Nothing is met yet."), met_clause },
	{ VERDICT_NOT_APPLICABLE, 7, N_("What does not apply"),
	  N_("No answer tells anything about these, and no question about them is open. They do not count."),
	  N_("Everything recommended applies."), silent_clause },
};

static void clause_section(struct page *page, const struct gap_report *report, const struct clause_section *section)
{
	struct strbuf title = STRBUF_INIT;
	size_t count;
	const struct gap_clause **list = text_list_clauses(report, section->verdict, &count);

	strbuf_addf(&title, "%s (%zu)", i18n_get_in(page->lang, section->title), count);
	page_heading(page, text_number(section->number, 0).text, title.text);
	page_text(page, 0, 0, i18n_get_in(page->lang, count > 0 ? section->intro : section->empty));
	page_blank(page);
	for (size_t i = 0; i < count; i++)
		section->write(page, report, text_number(section->number, i + 1).text, list[i]);
	strbuf_release(&title);
	free(list);
}

void text_clauses(struct page *page, const struct gap_report *report)
{
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		clause_section(page, report, &sections[i]);
}
