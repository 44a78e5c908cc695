/* The report for programs: names and order are documented in tenken-json(5). */

#include "document_json.h"
#include "report_formats.h"

#include "json.h"

static const char *const state_names[] = {
	[STATE_NOT_ASKED] = "not-asked",
	[STATE_OPEN] = "open",
	[STATE_PARTLY] = "partly",
	[STATE_ANSWERED] = "answered",
};

static const char *const answer_names[] = {
	[ANSWER_OPEN] = "open",
	[ANSWER_VALUES] = "values",
	[ANSWER_TEXT] = "text",
	[ANSWER_NONE] = "none",
	[ANSWER_UNKNOWN] = "unknown",
	[ANSWER_NOT_APPLICABLE] = "not-applicable",
};

static const char *const silence_names[] = {
	[SILENCE_NONE] = NULL,
	[SILENCE_NOT_ASKED] = "not-asked",
	[SILENCE_NOT_APPLICABLE] = "not-applicable",
	[SILENCE_WHEN] = "condition",
	[SILENCE_ANSWER] = "answer",
};

/* A value of each part, joined by commas. */
static void write_joined(struct json_writer *json, const char *key, const struct gap_report *report,
                         const char *(*get)(const struct gap_part *part))
{
	struct strbuf joined = STRBUF_INIT;

	for (size_t i = 0; i < report->part_count; i++) {
		if (i > 0)
			strbuf_addch(&joined, ',');
		strbuf_adds(&joined, get(&report->parts[i]));
	}
	json_string(json, key, joined.text);
	strbuf_release(&joined);
}

static const char *part_questionnaire(const struct gap_part *part)
{
	return part->questionnaire;
}

static const char *part_version(const struct gap_part *part)
{
	return part->version;
}

static void write_time(struct json_writer *json, const char *key, int64_t time_utc)
{
	char text[GAP_TIME_SIZE];

	gap_time_format(time_utc, text);
	json_string(json, key, text);
}

static void write_assessment(struct json_writer *json, const struct gap_report *report,
                             const struct report_options *options)
{
	json_object(json, "assessment");
	json_string(json, "id", report->id);
	write_joined(json, "questionnaire", report, part_questionnaire);
	write_joined(json, "version", report, part_version);
	json_string(json, "organisation", report->organisation);
	json_string(json, "respondent", report->respondent);
	write_time(json, "created", report->created_utc);
	write_time(json, "updated", report->updated_utc);
	json_string(json, "department", report->department);
	json_string(json, "contact", report->contact);
	json_string(json, "phone", report->phone);
	json_string(json, "mail", report->mail);
	json_string(json, "reference", report->reference);
	json_string(json, "language", lang_code(report->lang));
	json_string(json, "author", options->author ? options->author : "");
	json_end(json);
}

static void write_progress(struct json_writer *json, const struct progress *progress)
{
	json_object(json, "progress");
	json_int(json, "asked", progress->asked);
	json_int(json, "answered", progress->answered);
	json_int(json, "unanswered", progress->unanswered);
	json_end(json);
}

void report_json_coverage(struct json_writer *json, const struct gap_coverage *coverage)
{
	json_object(json, "coverage");
	json_int(json, "met", coverage->count[VERDICT_MET]);
	json_int(json, "partial", coverage->count[VERDICT_PARTIAL]);
	json_int(json, "gap", coverage->count[VERDICT_GAP]);
	json_int(json, "unknown", coverage->count[VERDICT_UNKNOWN]);
	json_int(json, "unanswered", coverage->count[VERDICT_UNANSWERED]);
	json_int(json, "not_applicable", coverage->count[VERDICT_NOT_APPLICABLE]);
	if (coverage->rate_0_1 < 0)
		json_null(json, "rate");
	else
		json_double(json, "rate", coverage->rate_0_1, 6);
	json_end(json);
}

/* An answer that led to the verdict, one that is open, or one that says nothing. */
static void write_evidence(struct json_writer *json, const struct gap_report *report,
                           const struct gap_evidence *evidence)
{
	const struct gap_part *part = &report->parts[evidence->part];

	json_object(json, NULL);
	json_string(json, "question", evidence->question_id);
	json_string(json, "label", evidence->label);
	json_string(json, "item", evidence->item);
	json_string(json, "answer", evidence->answer);
	json_string(json, "verdict", verdict_name(evidence->verdict));
	json_string(json, "basis", basis_name(evidence->basis));
	json_string(json, "note", evidence->note);
	json_string(json, "questionnaire", part->questionnaire);
	json_string(json, "prompt", evidence->prompt);
	json_string(json, "row", evidence->row_id);
	json_string(json, "row_text", evidence->row_text);
	json_string(json, "pointer_line", evidence->pointer);
	json_string(json, "decisive", evidence->decisive);
	json_string(json, "lacking", evidence->lacking);
	json_bool(json, "rebuilt", evidence->is_mirrored);
	if (evidence->silence != SILENCE_NONE)
		json_string(json, "silence", silence_names[evidence->silence]);
	json_end(json);
}

static void write_evidence_list(struct json_writer *json, const char *key, const struct gap_report *report,
                                const struct gap_evidence *list, size_t count)
{
	json_array(json, key);
	for (size_t i = 0; i < count; i++)
		write_evidence(json, report, &list[i]);
	json_end(json);
}

static void write_references(struct json_writer *json, const struct gap_references *references)
{
	json_object(json, "references");
	json_strings(json, "iso27001", references->iso27001.ids, references->iso27001.count);
	json_strings(json, "nist_csf", references->nist_csf.ids, references->nist_csf.count);
	json_strings(json, "cis", references->cis.ids, references->cis.count);
	json_end(json);
}

/* percent: of companies by whose answer the clause would be met. */
static void write_benchmark(struct json_writer *json, const char *key, const struct gap_benchmark *benchmark)
{
	json_object(json, key);
	json_string(json, "population", benchmark->population);
	if (benchmark->n > 0)
		json_int(json, "n", benchmark->n);
	else
		json_null(json, "n");
	json_double(json, "percent", benchmark->percent, 1);
	json_string(json, "source", benchmark->source);
	json_int(json, "year", benchmark->year);
	json_string(json, "text", benchmark->text);
	json_string(json, "id", benchmark->id);
	json_string(json, "questionnaire", benchmark->questionnaire);
	json_string(json, "question", benchmark->question);
	json_string(json, "row", benchmark->row);
	json_bool(json, "approximate", benchmark->is_approximate);
	json_bool(json, "derived", benchmark->is_derived);
	json_bool(json, "low_n", benchmark->has_low_n);
	json_string(json, "note", benchmark->note);
	json_end(json);
}

/* For whom it is. */
static void write_sides(struct json_writer *json, unsigned sides)
{
	json_array(json, "sides");
	if (sides & SIDE_VENDOR)
		json_string(json, NULL, "vendor");
	if (sides & SIDE_CONSIGNOR)
		json_string(json, NULL, "consignor");
	json_end(json);
}

static void write_clause(struct json_writer *json, const struct gap_report *report, const struct gap_clause *clause)
{
	const struct gap_chapter *chapter = &report->chapters[clause->chapter];

	json_object(json, NULL);
	json_string(json, "id", clause->id);
	json_string(json, "kind", clause_kind_name(clause->kind));
	json_string(json, "priority", priority_name(clause->priority));
	json_string(json, "title", clause->title);
	json_string(json, "verdict", verdict_name(clause->verdict));
	json_string(json, "wording", clause->wording);
	json_string_or_null(json, "duty", duty_name(clause->duty));
	write_evidence_list(json, "evidence", report, clause->evidence, clause->evidence_count);
	write_references(json, &clause->references);
	if (clause->benchmark_count > 0)
		write_benchmark(json, "benchmark", &clause->benchmarks[0]);
	else
		json_null(json, "benchmark");
	json_string(json, "chapter", chapter->id);
	json_string(json, "chapter_title", chapter->title);
	json_string(json, "why", clause->why);
	json_string(json, "priority_reason", clause->reason);
	json_string(json, "first_step", clause->first_step);
	json_string(json, "next_steps", clause->next_steps);
	json_string(json, "effort", effort_name(clause->effort));
	write_sides(json, clause->sides);
	json_strings(json, "sources", clause->sources.ids, clause->sources.count);
	write_evidence_list(json, "open", report, clause->open, clause->open_count);
	write_evidence_list(json, "silent", report, clause->silent, clause->silent_count);
	json_array(json, "benchmarks");
	for (size_t i = 0; i < clause->benchmark_count; i++)
		write_benchmark(json, NULL, &clause->benchmarks[i]);
	json_end(json);
	json_string(json, "basis", basis_name(clause->basis));
	json_bool(json, "only_said", clause->is_only_said);
	json_end(json);
}

static void write_blanks(struct json_writer *json, const struct gap_answer *answer)
{
	json_array(json, "blanks");
	for (size_t i = 0; i < answer->blank_count; i++) {
		json_object(json, NULL);
		json_int(json, "value", answer->blanks[i].value);
		json_string(json, "text", answer->blanks[i].text);
		json_end(json);
	}
	json_end(json);
}

static void write_pointer(struct json_writer *json, const struct gap_answer *answer)
{
	if (!*answer->pointer) {
		json_null(json, "pointer");
		return;
	}
	json_object(json, "pointer");
	json_string(json, "what", answer->pointer_parts.what);
	json_string(json, "where", answer->pointer_parts.where);
	json_string(json, "holder", answer->pointer_parts.holder);
	json_string(json, "seen", answer->pointer_parts.seen);
	json_string(json, "sha256", answer->pointer_parts.sha256);
	json_end(json);
}

static void write_answer(struct json_writer *json, const struct gap_answer *answer)
{
	json_object(json, NULL);
	json_string(json, "item", answer->item);
	json_string(json, "row", answer->row_id);
	json_string(json, "row_text", answer->row_text);
	json_string(json, "state", answer_names[answer->state]);
	json_string(json, "value", answer->value);
	json_bool(json, "inherited", answer->is_inherited);
	json_string(json, "answer", answer->answer);
	json_string(json, "reason", answer->reason);
	write_blanks(json, answer);
	json_string(json, "note", answer->note);
	json_bool(json, "marked", answer->is_marked);
	json_string(json, "basis", basis_name(answer->basis));
	write_pointer(json, answer);
	json_end(json);
}

static void write_question(struct json_writer *json, const struct gap_question *question)
{
	json_object(json, NULL);
	json_string(json, "id", question->id);
	json_string(json, "label", question->label);
	json_string(json, "kind", question_kind_name(question->kind));
	json_string(json, "prompt", question->prompt);
	json_string(json, "source", question->source);
	json_bool(json, "rebuilt", question->is_mirrored);
	json_string_or_null(json, "mirrors", question->mirrors);
	json_string(json, "state", state_names[question->state]);
	json_array(json, "answers");
	for (size_t i = 0; i < question->answer_count; i++)
		write_answer(json, &question->answers[i]);
	json_end(json);
	json_end(json);
}

static void write_part(struct json_writer *json, const struct gap_part *part)
{
	json_object(json, NULL);
	json_string(json, "questionnaire", part->questionnaire);
	json_string(json, "version", part->version);
	json_string(json, "title", part->title);
	json_string(json, "source", part->source);
	write_progress(json, &part->progress);
	json_array(json, "sections");
	for (size_t s = 0; s < part->section_count; s++) {
		json_object(json, NULL);
		json_string(json, "id", part->sections[s].id);
		json_string(json, "title", part->sections[s].title);
		json_array(json, "questions");
		for (size_t q = 0; q < part->sections[s].question_count; q++)
			write_question(json, &part->sections[s].questions[q]);
		json_end(json);
		json_end(json);
	}
	json_end(json);
	json_end(json);
}

static void write_left_out(struct json_writer *json, const struct gap_report *report, const struct gap_left_out *entry)
{
	json_object(json, NULL);
	json_string(json, "question", entry->question);
	json_string(json, "label", entry->label);
	json_string(json, "because", entry->because);
	json_string(json, "kind", entry->is_not_asked ? "not-asked" : "not-applicable");
	json_string(json, "questionnaire", report->parts[entry->part].questionnaire);
	json_string(json, "section", entry->section_id);
	json_string(json, "item", entry->item);
	json_string(json, "row", entry->row_id);
	json_string(json, "text", entry->text);
	json_end(json);
}

static void write_actions(struct json_writer *json, const struct gap_plan *plan)
{
	json_array(json, "actions");
	for (size_t i = 0; i < plan->action_count; i++) {
		const struct gap_action *action = &plan->actions[i];

		json_object(json, NULL);
		json_int(json, "number", action->number);
		json_string_or_null(json, "clause", action->clause);
		json_string(json, "clause_title", action->clause_title);
		json_string(json, "what", action->what);
		json_string(json, "who", action->who);
		json_string_or_null(json, "due", action->due);
		json_string(json, "state", action_state_name(action->state));
		json_end(json);
	}
	json_end(json);
}

static void write_exceptions(struct json_writer *json, const struct gap_plan *plan)
{
	json_array(json, "exceptions");
	for (size_t i = 0; i < plan->exception_count; i++) {
		const struct gap_exception *exception = &plan->exceptions[i];

		json_object(json, NULL);
		json_int(json, "number", exception->number);
		json_string(json, "clause", exception->clause);
		json_string(json, "clause_title", exception->clause_title);
		json_string(json, "why", exception->why);
		json_string(json, "who", exception->who);
		json_string(json, "due", exception->due);
		json_end(json);
	}
	json_end(json);
}

static void write_filter(struct json_writer *json, const struct gap_filter *filter)
{
	if (!filter->sides && !filter->chapter)
		return;
	json_object(json, "filter");
	write_sides(json, filter->sides);
	json_string_or_null(json, "chapter", filter->chapter);
	json_end(json);
}

/* The blocks of the outline, with the parts that were asked for. */
static void write_document(struct json_writer *json, const struct gap_report *report,
                           const struct report_options *options)
{
	if (!(options->parts & 1U << PART_DOCUMENT))
		return;
	struct document *doc = report_outline(report, options);
	document_json_write(json, doc);
	document_free(doc);
}

bool report_json_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                       struct error *err)
{
	struct json_writer json;

	(void)err;
	json_begin(&json, out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-report/1");
	write_assessment(&json, report, options);
	write_progress(&json, &report->progress);
	report_json_coverage(&json, &report->coverage);
	json_array(&json, "clauses");
	for (size_t i = 0; i < report->clause_count; i++)
		write_clause(&json, report, &report->clauses[i]);
	json_end(&json);
	report_json_interview(&json, report);
	write_actions(&json, &report->plan);
	write_exceptions(&json, &report->plan);
	write_filter(&json, &report->filter);
	json_array(&json, "parts");
	for (size_t i = 0; i < report->part_count; i++)
		write_part(&json, &report->parts[i]);
	json_end(&json);
	json_array(&json, "left_out");
	for (size_t i = 0; i < report->left_out_count; i++)
		write_left_out(&json, report, &report->left_out[i]);
	json_end(&json);
	write_document(&json, report, options);
	json_end(&json);
	json_finish(&json);
	return true;
}
