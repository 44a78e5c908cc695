#include "annex.h"

#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BEFORE_BYTES = 40, AFTER_BYTES = 24 };

/* While it is being made. */
struct annex {
	const struct gap_report *report;
	struct document *doc;
	enum lang lang;
	const struct gap_clause **articles;
	size_t article_count;
};

/* ---- brackets --------------------------------------------------------------------- */

static bool begins_character(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* Back by so many bytes at most and not into other brackets, to where a character begins, in ASCII text a word. */
static const char *go_back(const char *start, const char *from, size_t bytes_max)
{
	const char *line = from;
	const char *to;

	while (line > start && line[-1] != '\n' && line[-1] != ']')
		line--;
	if (line > start && line[-1] == ']')
		line += strspn(line, " ");
	to = (size_t)(from - line) > bytes_max ? from - bytes_max : line;
	while (to < from && (!begins_character(*to) || (to > line && (unsigned char)*to < 0x80 &&
							(unsigned char)to[-1] < 0x80 && to[-1] != ' ')))
		to++;
	return to;
}

static const char *go_on(const char *from, size_t bytes_max)
{
	const char *end = from + strcspn(from, "[\n");
	const char *to = (size_t)(end - from) > bytes_max ? from + bytes_max : end;

	while (to > from && to < end &&
	       (!begins_character(*to) || ((unsigned char)*to < 0x80 && (unsigned char)to[-1] < 0x80 && *to != ' ')))
		to--;
	while (to > from && to[-1] == ' ')
		to--;
	return to;
}

bool annex_blank_next(const char *start, const char **at, struct annex_blank *blank)
{
	const char *open;

	for (open = strchr(*at, '['); open; open = strchr(open + 1, '[')) {
		size_t inside = strcspn(open + 1, "[]\n");

		if (open[1 + inside] != ']')
			continue;
		blank->text = open;
		blank->size_bytes = inside + 2;
		blank->before = go_back(start, open, BEFORE_BYTES);
		blank->before_bytes = (size_t)(open - blank->before);
		blank->after = open + blank->size_bytes;
		blank->after_bytes = (size_t)(go_on(blank->after, AFTER_BYTES) - blank->after);
		*at = blank->after;
		return true;
	}
	return false;
}

/* Did the same text stand in brackets before, in this wording? */
static bool is_repeated(const char *start, const struct annex_blank *blank)
{
	const char *at = start;
	struct annex_blank earlier;

	while (annex_blank_next(start, &at, &earlier) && earlier.text < blank->text) {
		if (earlier.size_bytes == blank->size_bytes &&
		    strncmp(earlier.text, blank->text, blank->size_bytes) == 0)
			return true;
	}
	return false;
}

static size_t count_blanks(const char *wording)
{
	const char *at = wording;
	struct annex_blank blank;
	size_t count = 0;

	while (annex_blank_next(wording, &at, &blank))
		count += !is_repeated(wording, &blank);
	return count;
}

/* ---- articles ---------------------------------------------------------------------- */

static bool is_article(const struct gap_clause *clause)
{
	return clause->kind == CLAUSE_CONTRACT &&
	       (clause->verdict == VERDICT_GAP || clause->verdict == VERDICT_PARTIAL);
}

static void find_articles(struct annex *annex)
{
	const struct gap_report *report = annex->report;

	annex->articles = mem_calloc(report->clause_count + 1, sizeof(*annex->articles));
	for (size_t i = 0; i < report->clause_count; i++) {
		if (is_article(&report->clauses[i]))
			annex->articles[annex->article_count++] = &report->clauses[i];
	}
}

/* 0: the clause is no article. */
static int article_of(const struct annex *annex, const struct gap_clause *clause)
{
	for (size_t i = 0; i < annex->article_count; i++) {
		if (annex->articles[i] == clause)
			return (int)i + 1;
	}
	return 0;
}

static void article_name(const struct annex *annex, int number, struct strbuf *out)
{
	strbuf_addf(out, T_(annex->lang, "Article %d"), number);
}

/* Who agrees on what: the words that the wordings use. */
static const char *preamble(enum lang lang)
{
	return T_(lang, "[Name of the consignor] (the Consignor) and [name of the vendor] (the Vendor) agree as follows, "
			"in addition to the agreement between them on the commissioned work (this Agreement).");
}

static void add_article(struct annex *annex, size_t place)
{
	const struct gap_clause *clause = annex->articles[place];
	struct strbuf title = STRBUF_INIT;
	char id[32];

	strbuf_addf(&title, T_(annex->lang, "Article %d: %s"), (int)place + 1, clause->title);
	snprintf(id, sizeof(id), "article-%zu", place + 1);
	doc_heading(annex->doc, 2, "", id, title.text);
	if (clause->verdict == VERDICT_PARTIAL)
		doc_paragraph(annex->doc, 0, "",
			      T_(annex->lang, "(Agreed in part already: compare with the contract that is in force.)"))
			->tone = TONE_PARTIAL;
	doc_quote(annex->doc, 0, clause->wording);
	strbuf_release(&title);
}

static void add_articles(struct annex *annex)
{
	doc_heading(annex->doc, 1, "", "articles", T_(annex->lang, "Articles"));
	if (annex->article_count == 0) {
		doc_paragraph(annex->doc, 0, "",
			      T_(annex->lang, "No contract clause is missing or partly met among what was judged."));
		return;
	}
	doc_paragraph(annex->doc, 0, "", preamble(annex->lang));
	for (size_t i = 0; i < annex->article_count; i++)
		add_article(annex, i);
}

/* ---- what is to be filled in ---------------------------------------------------------- */

static struct doc_cell *add_blank(struct annex *annex, struct doc_cell *cell, int article,
				  const struct annex_blank *blank)
{
	struct strbuf text = STRBUF_INIT;

	if (article > 0)
		article_name(annex, article, &text);
	else
		strbuf_adds(&text, T_(annex->lang, "Introduction"));
	doc_set(annex->doc, &cell[0], text.text);
	strbuf_reset(&text);
	strbuf_add(&text, blank->text, blank->size_bytes);
	doc_set(annex->doc, &cell[1], text.text);
	strbuf_reset(&text);
	strbuf_add(&text, blank->before, blank->before_bytes);
	strbuf_add(&text, blank->text, blank->size_bytes);
	strbuf_add(&text, blank->after, blank->after_bytes);
	doc_set(annex->doc, &cell[2], text.text);
	strbuf_release(&text);
	return cell + 3;
}

static struct doc_cell *add_blanks_of(struct annex *annex, struct doc_cell *cell, int article, const char *wording)
{
	const char *at = wording;
	struct annex_blank blank;

	while (annex_blank_next(wording, &at, &blank)) {
		if (!is_repeated(wording, &blank))
			cell = add_blank(annex, cell, article, &blank);
	}
	return cell;
}

static void add_blanks(struct annex *annex)
{
	const struct doc_column columns[] = {
		{ T_(annex->lang, "Article"), false },
		{ T_(annex->lang, "To be filled in"), false },
		{ T_(annex->lang, "Where it stands first"), false },
	};
	size_t count = count_blanks(preamble(annex->lang));
	struct doc_cell *cell;

	if (annex->article_count == 0)
		return;
	for (size_t i = 0; i < annex->article_count; i++)
		count += count_blanks(annex->articles[i]->wording);
	doc_heading(annex->doc, 1, "", "blanks", T_(annex->lang, "What is to be filled in"));
	doc_paragraph(annex->doc, 0, "",
		      T_(annex->lang, "Figures in brackets are proposals; adapt them before you agree."));
	cell = doc_table(annex->doc, "", columns, 3, count);
	cell = add_blanks_of(annex, cell, 0, preamble(annex->lang));
	for (size_t i = 0; i < annex->article_count; i++)
		cell = add_blanks_of(annex, cell, (int)i + 1, annex->articles[i]->wording);
}

/* ---- duties -------------------------------------------------------------------------- */

static bool has_duty(const struct gap_clause *clause)
{
	return clause->kind == CLAUSE_CONTRACT && clause->verdict != VERDICT_NOT_APPLICABLE;
}

static void add_duty(struct annex *annex, struct doc_cell *cell, const struct gap_clause *clause)
{
	struct strbuf name = STRBUF_INIT;
	int article = article_of(annex, clause);

	if (article > 0)
		article_name(annex, article, &name);
	doc_set(annex->doc, &cell[0], clause->title);
	doc_set(annex->doc, &cell[1], article > 0 ? name.text : "-");
	doc_set(annex->doc, &cell[2], duty_word(clause->duty, annex->lang));
	cell[2].tone = clause->duty == DUTY_UNSET || clause->duty == DUTY_UNDECIDED ? TONE_GAP : TONE_NONE;
	strbuf_release(&name);
}

static size_t count_duties(const struct gap_report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		count += has_duty(&report->clauses[i]);
	return count;
}

/* What nobody carries yet is a gap of its own, whatever the verdict on the clause. */
static void add_open_duties(struct annex *annex, enum duty duty, const char *heading)
{
	bool is_any = false;

	for (size_t i = 0; i < annex->report->clause_count; i++) {
		const struct gap_clause *clause = &annex->report->clauses[i];

		if (!has_duty(clause) || clause->duty != duty)
			continue;
		if (!is_any)
			doc_paragraph(annex->doc, 0, "", heading)->tone = TONE_GAP;
		is_any = true;
		doc_item(annex->doc, 0, "", "", clause->title)->tone = TONE_GAP;
	}
}

static void add_duties(struct annex *annex)
{
	const struct doc_column columns[] = {
		{ T_(annex->lang, "Contract clause"), false },
		{ T_(annex->lang, "Article"), false },
		{ T_(annex->lang, "Carried by"), false },
	};
	size_t count = count_duties(annex->report);
	struct doc_cell *cell;

	if (count == 0)
		return;
	doc_heading(annex->doc, 1, "", "duties", T_(annex->lang, "Who carries what"));
	cell = doc_table(annex->doc, "", columns, 3, count);
	for (size_t i = 0; i < annex->report->clause_count; i++) {
		if (!has_duty(&annex->report->clauses[i]))
			continue;
		add_duty(annex, cell, &annex->report->clauses[i]);
		cell += 3;
	}
	add_open_duties(annex, DUTY_UNDECIDED,
			T_(annex->lang, "A gap: it is undecided between the parties who carries these."));
	add_open_duties(annex, DUTY_UNSET, T_(annex->lang, "A gap: nobody has said yet who carries these."));
}

/* ---- the whole ------------------------------------------------------------------------- */

static int count_contract(const struct gap_report *report, enum verdict verdict)
{
	int count = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		count += report->clauses[i].kind == CLAUSE_CONTRACT && report->clauses[i].verdict == verdict;
	return count;
}

/* What the draft cannot know: answers that are missing may add articles. */
static void add_open_clauses(struct annex *annex)
{
	int unknown = count_contract(annex->report, VERDICT_UNKNOWN);
	int unanswered = count_contract(annex->report, VERDICT_UNANSWERED);

	if (unknown + unanswered > 0)
		doc_paragraphf(annex->doc, 0,
			       T_(annex->lang, "Contract clauses that are not known: %d; not answered yet: %d. They are not "
					       "in this draft."),
			       unknown, unanswered)
			->tone = TONE_UNANSWERED;
}

struct document *annex_outline(const struct gap_report *report)
{
	struct annex annex = { .report = report, .lang = report->lang };

	annex.doc = document_new(report->lang, T_(report->lang, "Contract annex (draft)"));
	annex.doc->name = "contract-annex";
	annex.doc->organisation = arena_strdup(&annex.doc->arena, report->organisation);
	annex.doc->date_utc = report->updated_utc;
	find_articles(&annex);
	doc_field(annex.doc, 0, T_(annex.lang, "Organisation"), report->organisation);
	doc_paragraph(annex.doc, 0, "",
		      T_(annex.lang, "This is a draft made from the answers of an inspection, not legal advice. Have a lawyer "
				     "look at it before it is signed."))
		->tone = TONE_QUIET;
	add_open_clauses(&annex);
	add_articles(&annex);
	add_blanks(&annex);
	add_duties(&annex);
	free(annex.articles);
	return annex.doc;
}

static const struct format *const formats[] = { &format_text, &format_md, &format_man, &format_html, &format_pdf };

const struct format_table annex_formats = { formats, sizeof(formats) / sizeof(formats[0]) };

bool annex_write(const struct gap_report *report, const struct format *format, const struct format_page *page,
                 struct strbuf *out, struct error *err)
{
	return format_render(format, annex_outline(report), page, out, err);
}
