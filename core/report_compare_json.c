/* The comparison for programs, schema tenken-compare/1. */
#include "report_compare.h"

#include "json.h"
#include "report_formats.h"

#include <string.h>

static void write_side(struct json_writer *json, const char *key, const struct gap_report *report)
{
	char created[GAP_TIME_SIZE];
	char updated[GAP_TIME_SIZE];

	gap_time_format(report->created_utc, created);
	gap_time_format(report->updated_utc, updated);
	json_object(json, key);
	json_string(json, "id", report->id);
	json_string(json, "organisation", report->organisation);
	json_string(json, "respondent", report->respondent);
	json_string(json, "created", created);
	json_string(json, "updated", updated);
	json_array(json, "questionnaires");
	for (size_t i = 0; i < report->part_count; i++) {
		json_object(json, NULL);
		json_string(json, "id", report->parts[i].questionnaire);
		json_string(json, "version", report->parts[i].version);
		json_string(json, "title", report->parts[i].title);
		json_end(json);
	}
	json_end(json);
	report_json_coverage(json, &report->coverage);
	json_end(json);
}

/* Keys have _ where names have -, as those of the coverage. */
static void write_count(struct json_writer *json, enum compare_change change, int count)
{
	char key[32];
	size_t size = 0;

	for (const char *from = change_name(change); *from && size + 1 < sizeof(key); from++)
		key[size++] = (char)(*from == '-' ? '_' : *from);
	key[size] = '\0';
	json_int(json, key, count);
}

static void write_counts(struct json_writer *json, const struct comparison *comparison)
{
	json_object(json, "counts");
	for (int c = 0; c < CHANGE_COUNT; c++)
		write_count(json, (enum compare_change)c, comparison->count[c]);
	json_int(json, "note_changed", comparison->note_changed);
	json_int(json, "answers", (long long)comparison->answer_changed);
	json_end(json);
}

/* ---- clauses ------------------------------------------------------------------------ */

static void write_evidence(struct json_writer *json, const struct compare_clause *clause)
{
	json_array(json, "evidence");
	for (size_t i = 0; i < clause->evidence_count; i++) {
		json_object(json, NULL);
		json_string(json, "item", clause->evidence[i].answer->item);
		json_string(json, "then", verdict_name(clause->evidence[i].then));
		json_string(json, "now", verdict_name(clause->evidence[i].now));
		json_end(json);
	}
	json_end(json);
}

static void write_clause(struct json_writer *json, const struct compare_clause *clause)
{
	const struct gap_clause *any = compare_clause_any(clause);

	json_object(json, NULL);
	json_string(json, "id", any->id);
	json_string(json, "kind", clause_kind_name(any->kind));
	json_string(json, "priority", priority_name(any->priority));
	json_string(json, "title", any->title);
	json_string(json, "change", change_name(clause->change));
	json_string(json, "then", clause->then ? verdict_name(clause->then->verdict) : NULL);
	json_string(json, "now", clause->now ? verdict_name(clause->now->verdict) : NULL);
	json_bool(json, "note_changed", clause->differs & DIFFERS_NOTE);
	json_string_or_null(json, "duty_then", clause->then ? duty_name(clause->then->duty) : NULL);
	json_string_or_null(json, "duty_now", clause->now ? duty_name(clause->now->duty) : NULL);
	write_evidence(json, clause);
	json_end(json);
}

/* ---- answers ------------------------------------------------------------------------ */

static void write_state(struct json_writer *json, const char *key, const struct gap_answer *answer)
{
	if (!answer) {
		json_null(json, key);
		return;
	}
	json_object(json, key);
	json_string_or_null(json, "value", answer->state == ANSWER_OPEN ? NULL : answer->value);
	json_string(json, "answer", answer->answer);
	json_string(json, "note", answer->note);
	json_string_or_null(json, "basis", basis_name(answer->basis));
	json_string(json, "evidence", answer->pointer);
	json_end(json);
}

static void write_differs(struct json_writer *json, unsigned differs)
{
	json_array(json, "differs");
	if (differs & DIFFERS_ANSWER)
		json_string(json, NULL, "answer");
	if (differs & DIFFERS_NOTE)
		json_string(json, NULL, "note");
	if (differs & DIFFERS_BASIS)
		json_string(json, NULL, "basis");
	if (differs & DIFFERS_POINTER)
		json_string(json, NULL, "evidence");
	json_end(json);
}

static void write_answer(struct json_writer *json, const struct compare_answer *answer)
{
	const struct gap_answer *side = answer->now && *answer->now->row_id ? answer->now : answer->then;

	json_object(json, NULL);
	json_string(json, "item", answer->item);
	json_string(json, "label", answer->question->label);
	json_string(json, "prompt", answer->question->prompt);
	json_string(json, "row", side ? side->row_text : "");
	write_differs(json, answer->differs);
	write_state(json, "then", answer->then);
	write_state(json, "now", answer->now);
	json_end(json);
}

/* ---- the plan ------------------------------------------------------------------------- */

static void write_action(struct json_writer *json, const char *key, const struct gap_action *action)
{
	if (!action) {
		json_null(json, key);
		return;
	}
	json_object(json, key);
	json_int(json, "number", action->number);
	json_string(json, "who", action->who);
	json_string_or_null(json, "due", action->due);
	json_string(json, "state", action_state_name(action->state));
	json_end(json);
}

static void write_exception(struct json_writer *json, const char *key, const struct gap_exception *exception)
{
	if (!exception) {
		json_null(json, key);
		return;
	}
	json_object(json, key);
	json_int(json, "number", exception->number);
	json_string(json, "who", exception->who);
	json_string_or_null(json, "due", exception->due);
	json_end(json);
}

static void write_plan(struct json_writer *json, const struct comparison *comparison)
{
	json_array(json, "actions");
	for (size_t i = 0; i < comparison->action_count; i++) {
		const struct compare_action *action = &comparison->actions[i];
		const struct gap_action *any = action->now ? action->now : action->then;
		json_object(json, NULL);
		json_string(json, "text", any->what);
		json_string_or_null(json, "clause", any->clause);
		write_action(json, "then", action->then);
		write_action(json, "now", action->now);
		json_end(json);
	}
	json_end(json);
	json_array(json, "exceptions");
	for (size_t i = 0; i < comparison->exception_count; i++) {
		const struct compare_exception *exception = &comparison->exceptions[i];
		const struct gap_exception *any = exception->now ? exception->now : exception->then;
		json_object(json, NULL);
		json_string(json, "text", any->why);
		json_string(json, "clause", any->clause);
		write_exception(json, "then", exception->then);
		write_exception(json, "now", exception->now);
		json_end(json);
	}
	json_end(json);
}

/* ---- the whole -------------------------------------------------------------------------- */

static void write_all(struct json_writer *json, const struct comparison *comparison)
{
	json_object(json, NULL);
	json_string(json, "schema", "tenken-compare/1");
	json_string(json, "language", lang_code(comparison->now->lang));
	json_bool(json, "different", comparison->is_different);
	json_bool(json, "over_time", comparison->is_over_time);
	json_bool(json, "same_questionnaires", comparison->has_same_questionnaires);
	json_bool(json, "same_versions", comparison->has_same_versions);
	write_side(json, "then", comparison->then);
	write_side(json, "now", comparison->now);
	write_counts(json, comparison);
	json_array(json, "clauses");
	for (size_t i = 0; i < comparison->clause_count; i++)
		write_clause(json, &comparison->clauses[i]);
	json_end(json);
	json_array(json, "answers");
	for (size_t i = 0; i < comparison->answer_count; i++) {
		if (comparison->answers[i].differs)
			write_answer(json, &comparison->answers[i]);
	}
	json_end(json);
	write_plan(json, comparison);
	json_end(json);
}

void compare_json_write(const struct comparison *comparison, struct strbuf *out)
{
	struct json_writer json;

	json_begin(&json, out);
	write_all(&json, comparison);
	json_finish(&json);
}
