/* What plain tells between questions. */
#include <stdlib.h>

#include "answer_syntax.h"
#include "gap_report.h"
#include "i18n.h"
#include "judge.h"
#include "plain_read.h"
#include "plain_session.h"
#include "plain_text.h"

enum { GAPS_SHOWN_MAX = 10 };

static struct gap_report *report_of(const struct plain *plain)
{
	return judge_assessment(plain->assessment, plain->clauses, NULL, i18n_lang(), NULL);
}

void plain_welcome(const struct plain *plain)
{
	struct progress progress = parts_progress(plain->parts, plain->part_count);

	plain_linef(plain->out, _("%s: %d of %d questions answered."),
		    assessment_profile(plain->assessment)->organisation, progress.answered,
		    progress.asked);
	plain_paragraph(plain->out, "", 0, PLAIN_WIDTH_COLS,
			_("Type the number of an option, or several with commas. Enter keeps an "
			  "answer and goes on. "
			  "? don't know, n/a REASON not applicable, none where none of these is an "
			  "answer, - no answer. "
			  "b back, n note, u undo, h help, q quit. Everything is stored at once."));
}

static void status_of_part(const struct plain *plain, const struct part *part)
{
	const struct questionnaire *questionnaire = part->questionnaire;
	size_t i;

	plain_linef(plain->out, "%s", lang_text_get(&questionnaire->title, i18n_lang()));
	for (i = 0; i < questionnaire->section_count; i++) {
		struct progress progress = interview_section_progress(part->interview, (int)i);

		if (progress.asked)
			/* TRANSLATORS: a section and how many of its questions are answered */
			plain_linef(plain->out, _("  %s: %d of %d"),
				    lang_text_get(&questionnaire->sections[i].title, i18n_lang()),
				    progress.answered, progress.asked);
	}
}

static void print_progress(const struct plain *plain)
{
	struct progress progress = parts_progress(plain->parts, plain->part_count);

	plain_linef(plain->out, _("%d of %d questions answered, %d open."), progress.answered,
		    progress.asked, progress.unanswered);
}

void plain_status(const struct plain *plain)
{
	size_t i;

	for (i = 0; i < plain->part_count; i++)
		status_of_part(plain, &plain->parts[i]);
	print_progress(plain);
}

/* ---- gaps -------------------------------------------------------------------- */

static void print_count(const struct plain *plain, enum verdict verdict, int count)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_adds(&line, "  ");
	strbuf_addf(&line, _("%s: %d"), verdict_word(verdict, i18n_lang()), count);
	plain_line(plain->out, line.text);
	strbuf_release(&line);
}

static void print_coverage(const struct plain *plain, const struct gap_coverage *coverage)
{
	char rate[PLAIN_TIME_SIZE];
	int verdict;

	plain_linef(plain->out, _("Coverage: %s"), plain_rate(coverage->rate_0_1, rate));
	for (verdict = 0; verdict < VERDICT_COUNT; verdict++)
		if (coverage->count[verdict])
			print_count(plain, (enum verdict)verdict, coverage->count[verdict]);
}

static int compare(const void *a, const void *b)
{
	return gap_clause_compare(*(const struct gap_clause *const *)a,
				  *(const struct gap_clause *const *)b);
}

/* The gaps of a report, the most important first. Returns how many; the caller frees the list. */
static size_t sort_gaps(const struct gap_report *report, const struct gap_clause ***gaps)
{
	size_t count = 0;
	size_t i;

	*gaps = mem_calloc(report->clause_count + 1, sizeof(**gaps));
	for (i = 0; i < report->clause_count; i++)
		if (report->clauses[i].verdict == VERDICT_GAP)
			(*gaps)[count++] = &report->clauses[i];
	qsort(*gaps, count, sizeof(**gaps), compare);
	return count;
}

static void print_gaps(const struct plain *plain, const struct gap_report *report)
{
	const struct gap_clause **gaps;
	size_t count = sort_gaps(report, &gaps);
	size_t i;

	if (count)
		plain_line(plain->out, _("Missing, the most important first:"));
	for (i = 0; i < count && i < GAPS_SHOWN_MAX; i++) {
		struct strbuf head = STRBUF_INIT;

		strbuf_adds(&head, "  ");
		strbuf_addf(&head, _("%s: %s"), priority_word(gaps[i]->priority, i18n_lang()), "");
		plain_paragraph(plain->out, head.text, 4, PLAIN_WIDTH_COLS, gaps[i]->title);
		strbuf_release(&head);
	}
	if (count > GAPS_SHOWN_MAX)
		plain_linef(plain->out,
			    Q_("  and %zu more: 'tenken report %s' shows it",
			       "  and %zu more: 'tenken report %s' shows them",
			       count - GAPS_SHOWN_MAX),
			    count - GAPS_SHOWN_MAX, assessment_id(plain->assessment));
	free(gaps);
}

void plain_gaps(const struct plain *plain)
{
	struct gap_report *report = report_of(plain);

	print_coverage(plain, &report->coverage);
	print_gaps(plain, report);
	gap_report_free(report);
}

/* ---- help, end ------------------------------------------------------------------ */

void plain_help(const struct plain *plain)
{
	const struct plain_command *command;

	if (!plain->is_at_end) {
		plain_ask_help(plain->out, plain->parts[plain->at.part].questionnaire,
			       plain_question(plain));
		putc('\n', plain->out);
	}
	plain_line(plain->out, _("What can be typed:"));
	plain_paragraph(
		plain->out, "  1,3  ", 9, PLAIN_WIDTH_COLS,
		_("numbers of options; in a table several numbers fill the cells from here on"));
	plain_paragraph(plain->out, "  ?  ", 9, PLAIN_WIDTH_COLS, _("don't know"));
	plain_paragraph(plain->out, "  n/a  ", 9, PLAIN_WIDTH_COLS,
			_("not applicable; the reason may follow: n/a no office"));
	plain_paragraph(plain->out, "  none  ", 9, PLAIN_WIDTH_COLS,
			_("none of these, where that is an answer"));
	plain_paragraph(plain->out, "  -  ", 9, PLAIN_WIDTH_COLS, _("no answer any more"));
	plain_paragraph(plain->out, "  Enter  ", 9, PLAIN_WIDTH_COLS,
			_("keep what stands there and go on"));
	for (command = plain_commands; command->letter; command++) {
		char head[16];

		snprintf(head, sizeof(head), "  %c  ", command->letter);
		plain_paragraph(plain->out, head, 9, PLAIN_WIDTH_COLS, _(command->help));
	}
	plain_paragraph(plain->out, "", 0, PLAIN_WIDTH_COLS,
			_("A text ends with a line that has a single dot. To begin a text with one "
			  "of these letters alone, "
			  "put a blank before it."));
}

static void print_open(const struct plain *plain)
{
	struct strbuf list = STRBUF_INIT;
	struct strbuf head = STRBUF_INIT;
	size_t p;
	size_t q;

	for (p = 0; p < plain->part_count; p++) {
		for (q = 0; q < plain->parts[p].questionnaire->question_count; q++) {
			enum question_state state =
				interview_state(plain->parts[p].interview, (int)q);
			struct item item = { (int)p, (int)q, ROW_NONE };

			if (state != STATE_OPEN && state != STATE_PARTLY)
				continue;
			strbuf_adds(&list, list.length ? ", " : "");
			parts_format_item(plain->parts, plain->part_count, item, &list);
		}
	}
	strbuf_addf(&head, "%s ", _("Still open:"));
	if (list.length)
		plain_paragraph(plain->out, head.text, 4, PLAIN_WIDTH_COLS, list.text);
	strbuf_release(&list);
	strbuf_release(&head);
}

void plain_end(const struct plain *plain)
{
	putc('\n', plain->out);
	plain_line(plain->out, _("That was the last question."));
	print_progress(plain);
	print_open(plain);
	plain_gaps(plain);
	plain_linef(plain->out, _("The report: tenken report %s"),
		    assessment_id(plain->assessment));
	plain_linef(plain->out, _("The wording that is missing: tenken clauses %s --missing"),
		    assessment_id(plain->assessment));
}

void plain_farewell(const struct plain *plain)
{
	struct strbuf item = STRBUF_INIT;

	if (!plain->is_at_end) {
		parts_format_item(plain->parts, plain->part_count, plain_item(&plain->at), &item);
		plain_linef(plain->out, _("Left at %s. Go on with: tenken plain %s"), item.text,
			    assessment_id(plain->assessment));
	}
	strbuf_release(&item);
}
