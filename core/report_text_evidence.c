/* Answers as evidence for a clause, in the text report. */

#include "report_text.h"

#include "text.h"

#include <string.h>

/* "Vendor questionnaire 問25 [rebuilt]": the part only where there are several. */
static void add_label(struct strbuf *out, const struct gap_report *report, const struct gap_evidence *evidence)
{
	if (report->part_count > 1)
		strbuf_addf(out, "%s ", report->parts[evidence->part].title);
	strbuf_adds(out, evidence->label);
}

static bool is_same_question(const struct gap_evidence *a, const struct gap_evidence *b)
{
	return a->part == b->part && a->question == b->question;
}

static void evidence_head(struct page *page, const struct gap_report *report, const struct gap_evidence *evidence,
                          bool is_new)
{
	if (is_new) {
		struct strbuf label = STRBUF_INIT;
		add_label(&label, report, evidence);
		page_textf(page, 4, 2, "%s  %s", label.text, evidence->prompt);
		strbuf_release(&label);
	}
	if (*evidence->row_text)
		page_textf(page, 6, text_cols(evidence->row_id) + 2, "%s  %s", evidence->row_id, evidence->row_text);
}

enum { ANSWER_LINES_MAX = 4 };

static size_t count_lines(const char *text)
{
	size_t count = *text != '\0';

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* A long list of choices is only counted where it is said which of them matter. */
static const char *short_answer(struct page *page, const struct gap_evidence *evidence, struct strbuf *buf)
{
	size_t count = count_lines(evidence->answer);

	if (count <= ANSWER_LINES_MAX || (!*evidence->decisive && !*evidence->lacking))
		return evidence->answer;
	strbuf_addf(buf, T_(page->lang, "%zu choices, listed in section 8"), count);
	return buf->text;
}

/* Of several choices the one that decided; of one choice that is plain. */
static const char *decisive(const struct gap_evidence *evidence)
{
	return strcmp(evidence->decisive, evidence->answer) == 0 ? "" : evidence->decisive;
}

/* What was answered, what it means, what would have been better. */
static void evidence_item(struct page *page, const struct gap_report *report, const struct gap_evidence *evidence,
                          bool is_new)
{
	const char *labels[] = { T_(page->lang, "Answer:"),   T_(page->lang, "Decisive:"),
		                 T_(page->lang, "Not chosen:"), T_(page->lang, "Means:"),
		                 T_(page->lang, "Basis:"),    T_(page->lang, "Evidence:"),
		                 T_(page->lang, "Note:") };
	struct strbuf buf = STRBUF_INIT;
	const char *texts[] = { short_answer(page, evidence, &buf),
		                decisive(evidence),
		                evidence->lacking,
		                verdict_word(evidence->verdict, report->lang),
		                basis_word(evidence->basis, report->lang),
		                evidence->pointer,
		                evidence->note };
	int label_cols = page_label_cols(labels, sizeof(labels) / sizeof(labels[0]));

	evidence_head(page, report, evidence, is_new);
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		page_field(page, 6, label_cols, labels[i], texts[i]);
	strbuf_release(&buf);
}

void text_evidence(struct page *page, const struct gap_report *report, const struct gap_evidence *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		evidence_item(page, report, &list[i], i == 0 || !is_same_question(&list[i - 1], &list[i]));
}

void text_open_questions(struct page *page, const struct gap_report *report, const struct gap_evidence *list,
                         size_t count)
{
	for (size_t i = 0; i < count; i++)
		evidence_head(page, report, &list[i], i == 0 || !is_same_question(&list[i - 1], &list[i]));
}

void text_add_places(struct strbuf *out, const struct gap_report *report, const struct gap_evidence *list,
                     size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !is_same_question(&list[i - 1], &list[i])) {
			if (i > 0)
				/* TRANSLATORS: between questions in a list */
				strbuf_adds(out, T_(report->lang, "; "));
			add_label(out, report, &list[i]);
		} else {
			strbuf_addch(out, ',');
		}
		if (*list[i].row_id)
			strbuf_addf(out, " %s", list[i].row_id);
	}
}
