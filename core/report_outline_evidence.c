/* Answers as evidence for a clause. */

#include "report_outline.h"

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

static void link_question(struct outline *outline, struct doc_block *block, const struct gap_evidence *evidence)
{
	struct strbuf anchor = STRBUF_INIT;

	if (outline_has_question(outline, evidence->part, evidence->question_id)) {
		outline_anchor_in(outline, &anchor, "question", evidence->part, evidence->question_id);
		block->target = arena_strdup(&outline->doc->arena, anchor.text);
	}
	strbuf_release(&anchor);
}

static void evidence_head(struct outline *outline, const struct gap_evidence *evidence, bool is_new)
{
	if (is_new) {
		struct strbuf label = STRBUF_INIT;
		add_label(&label, outline->report, evidence);
		link_question(outline, doc_item(outline->doc, 0, "", label.text, evidence->prompt), evidence);
		strbuf_release(&label);
	}
	if (*evidence->row_text)
		doc_item(outline->doc, 1, "", evidence->row_id, evidence->row_text);
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
static const char *short_answer(const struct outline *outline, const struct gap_evidence *evidence,
				struct strbuf *buf)
{
	size_t count = count_lines(evidence->answer);
	int answers = outline->number[PART_ANSWERS];

	if (answers == 0 || count <= ANSWER_LINES_MAX || (!*evidence->decisive && !*evidence->lacking))
		return evidence->answer;
	strbuf_addf(buf, T_(outline->lang, "%zu choices, listed in section %d"), count, answers);
	return buf->text;
}

/* Of several choices the one that decided; of one choice that is plain. */
static const char *decisive(const struct gap_evidence *evidence)
{
	return strcmp(evidence->decisive, evidence->answer) == 0 ? "" : evidence->decisive;
}

/* What was answered, what it means, what would have been better. */
static void evidence_item(struct outline *outline, const struct gap_evidence *evidence, bool is_new)
{
	enum lang lang = outline->lang;
	struct strbuf buf = STRBUF_INIT;
	const struct {
		const char *label;
		const char *text;
		enum doc_tone tone;
	} fields[] = {
		{ T_(lang, "Answer"), short_answer(outline, evidence, &buf), TONE_NONE },
		/* TRANSLATORS: of several choices the one that the verdict rests on */
		{ T_(lang, "Decisive"), decisive(evidence), TONE_NONE },
		{ T_(lang, "Not chosen"), evidence->lacking, TONE_NONE },
		/* TRANSLATORS: before a verdict: what the answer means */
		{ T_(lang, "Means"), verdict_word(evidence->verdict, lang), outline_tone(evidence->verdict) },
		{ T_(lang, "Basis"), basis_word(evidence->basis, lang), TONE_NONE },
		{ T_(lang, "Evidence"), evidence->pointer, TONE_NONE },
		{ T_(lang, "Note"), evidence->note, TONE_NONE },
	};

	evidence_head(outline, evidence, is_new);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (*fields[i].text)
			doc_field(outline->doc, *evidence->row_text ? 2 : 1, fields[i].label, fields[i].text)->tone =
				fields[i].tone;
	}
	strbuf_release(&buf);
}

void outline_evidence(struct outline *outline, const struct gap_evidence *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		evidence_item(outline, &list[i], i == 0 || !is_same_question(&list[i - 1], &list[i]));
}

void outline_open_questions(struct outline *outline, const struct gap_evidence *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		evidence_head(outline, &list[i], i == 0 || !is_same_question(&list[i - 1], &list[i]));
}

void outline_add_places(struct strbuf *out, const struct gap_report *report, const struct gap_evidence *list,
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
