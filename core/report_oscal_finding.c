/* Findings, one a clause, and the risks of what is lacking. */

#include "report_oscal_parts.h"
#include "report_outline.h"

#include <string.h>

/* What a verdict is in OSCAL, which knows two states. What is not shown to be met is not satisfied. */
static const struct {
	const char *state;
	const char *reason;
	const char *implementation; /* NULL: OSCAL has no word for it */
} verdicts[VERDICT_COUNT] = {
	[VERDICT_MET] = { "satisfied", "pass", "implemented" },
	[VERDICT_PARTIAL] = { "not-satisfied", "fail", "partial" },
	[VERDICT_GAP] = { "not-satisfied", "fail", NULL },
	[VERDICT_UNKNOWN] = { "not-satisfied", "other", NULL },
	[VERDICT_UNANSWERED] = { "not-satisfied", "other", NULL },
	[VERDICT_NOT_APPLICABLE] = { "satisfied", "other", "not-applicable" },
};

bool oscal_is_lacking(const struct gap_clause *clause)
{
	return clause->verdict == VERDICT_GAP || clause->verdict == VERDICT_PARTIAL || clause->verdict == VERDICT_UNKNOWN;
}

static bool has_action(const struct oscal *oscal, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &oscal->report->plan;

	for (size_t i = 0; i < plan->action_count; i++) {
		if (strcmp(plan->actions[i].clause, clause->id) == 0)
			return true;
	}
	return false;
}

bool oscal_has(const struct oscal *oscal, const struct gap_clause *clause)
{
	return !oscal->is_plan || oscal_is_lacking(clause) || has_action(oscal, clause);
}

/* ---- findings ----------------------------------------------------------------------------------- */

static void write_references(const struct oscal *oscal, const char *name, const struct reference_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		oscal_property(oscal, name, list->ids[i]);
}

static void write_properties(const struct oscal *oscal, const struct gap_clause *clause)
{
	json_array(oscal->json, "props");
	oscal_property(oscal, "clause", clause->id);
	oscal_property(oscal, "verdict", verdict_name(clause->verdict));
	oscal_property(oscal, "priority", priority_name(clause->priority));
	oscal_property(oscal, "effort", effort_name(clause->effort));
	oscal_property(oscal, "kind", clause_kind_name(clause->kind));
	oscal_property(oscal, "chapter", oscal->report->chapters[clause->chapter].id);
	oscal_property(oscal, "duty", duty_name(clause->duty));
	oscal_property(oscal, "basis", basis_name(clause->basis));
	if (clause->is_only_said)
		oscal_property(oscal, "only-said", "yes");
	write_references(oscal, "iso27001", &clause->references.iso27001);
	write_references(oscal, "nist-csf", &clause->references.nist_csf);
	write_references(oscal, "cis", &clause->references.cis);
	json_end(oscal->json);
}

static void write_target(const struct oscal *oscal, const struct gap_clause *clause)
{
	json_object(oscal->json, "target");
	json_string(oscal->json, "type", "objective-id");
	oscal_token(oscal, "target-id", clause->id, "_obj");
	oscal_markup_line(oscal, "title", clause->title);
	json_object(oscal->json, "status");
	json_string(oscal->json, "state", verdicts[clause->verdict].state);
	json_string(oscal->json, "reason", verdicts[clause->verdict].reason);
	oscal_markup(oscal, "remarks", verdict_word(clause->verdict, oscal->lang));
	json_end(oscal->json);
	if (verdicts[clause->verdict].implementation) {
		json_object(oscal->json, "implementation-status");
		json_string(oscal->json, "state", verdicts[clause->verdict].implementation);
		json_end(oscal->json);
	}
	json_end(oscal->json);
}

static void write_related(const struct oscal *oscal, const struct gap_clause *clause)
{
	if (clause->evidence_count > 0) {
		json_array(oscal->json, "related-observations");
		for (size_t i = 0; i < clause->evidence_count; i++) {
			json_object(oscal->json, NULL);
			oscal_observation_uuid(oscal, "observation-uuid", &clause->evidence[i]);
			json_end(oscal->json);
		}
		json_end(oscal->json);
	}
	if (oscal_is_lacking(clause)) {
		json_array(oscal->json, "related-risks");
		json_object(oscal->json, NULL);
		oscal_uuid(oscal, "risk-uuid", "risk", clause->id);
		json_end(oscal->json);
		json_end(oscal->json);
	}
}

/* What each answer comes to, which OSCAL has no member for; the open questions say why nothing is known. */
static void write_remarks(const struct oscal *oscal, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < clause->evidence_count; i++) {
		if (i > 0)
			strbuf_addch(&text, '\n');
		outline_add_places(&text, oscal->report, &clause->evidence[i], 1);
		strbuf_addf(&text, ": %s", verdict_word(clause->evidence[i].verdict, oscal->lang));
	}
	if (clause->open_count > 0) {
		strbuf_addf(&text, "%s%s: ", text.length > 0 ? "\n" : "", T_(oscal->lang, "Open questions"));
		outline_add_places(&text, oscal->report, clause->open, clause->open_count);
	}
	oscal_markup(oscal, "remarks", text.text);
	strbuf_release(&text);
}

static void write_finding(const struct oscal *oscal, const struct gap_clause *clause)
{
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "finding", clause->id);
	oscal_markup_line(oscal, "title", clause->title);
	oscal_markup(oscal, "description", *clause->why ? clause->why : clause->title);
	write_properties(oscal, clause);
	write_target(oscal, clause);
	write_related(oscal, clause);
	write_remarks(oscal, clause);
	json_end(oscal->json);
}

void oscal_findings(const struct oscal *oscal)
{
	bool is_open = false;

	for (size_t i = 0; i < oscal->report->clause_count; i++) {
		if (!oscal_has(oscal, &oscal->report->clauses[i]))
			continue;
		if (!is_open)
			json_array(oscal->json, "findings");
		is_open = true;
		write_finding(oscal, &oscal->report->clauses[i]);
	}
	if (is_open)
		json_end(oscal->json);
}

/* ---- risks ---------------------------------------------------------------------------------------- */

static bool is_under_way(const struct gap_action *action)
{
	return action->state == ACTION_OPEN || action->state == ACTION_DOING;
}

/* What is being done, and until when: the earliest day, "" none. */
struct state {
	const struct gap_exception *exception;
	bool is_begun;
	const char *due;
};

static struct state find_state(const struct oscal *oscal, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &oscal->report->plan;
	struct state state = { NULL, false, "" };

	for (size_t i = 0; i < plan->action_count; i++) {
		const struct gap_action *action = &plan->actions[i];

		if (strcmp(action->clause, clause->id) != 0 || !is_under_way(action))
			continue;
		state.is_begun = state.is_begun || action->state == ACTION_DOING;
		if (*action->due && (!*state.due || strcmp(action->due, state.due) < 0))
			state.due = action->due;
	}
	for (size_t i = 0; i < plan->exception_count && !state.exception; i++) {
		if (strcmp(plan->exceptions[i].clause, clause->id) == 0)
			state.exception = &plan->exceptions[i];
	}
	return state;
}

/* The whole day belongs to the time that is left. */
static void write_deadline(const struct oscal *oscal, const char *due)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%sT23:59:59Z", due);
	if (*due)
		json_string(oscal->json, "deadline", text.text);
	strbuf_release(&text);
}

static void write_recommendation(const struct oscal *oscal, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	oscal_add_line(&text, clause->first_step);
	oscal_add_line(&text, clause->next_steps);
	oscal_add_line(&text, clause->wording);
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "recommendation", clause->id);
	json_string(oscal->json, "lifecycle", "recommendation");
	oscal_markup_line(oscal, "title", *clause->first_step ? clause->first_step : clause->title);
	oscal_markup(oscal, "description", text.length > 0 ? text.text : clause->title);
	json_end(oscal->json);
	strbuf_release(&text);
}

static void write_response(const struct oscal *oscal, const struct gap_action *action)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%d", action->number);
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "response", name.text);
	json_string(oscal->json, "lifecycle", action->state == ACTION_DONE ? "completed" : "planned");
	oscal_markup_line(oscal, "title", action->what);
	oscal_markup(oscal, "description", action->what);
	json_array(oscal->json, "props");
	oscal_property(oscal, "action", name.text);
	oscal_property(oscal, "who", action->who);
	oscal_property(oscal, "due", action->due);
	oscal_property(oscal, "state", action_state_name(action->state));
	json_end(oscal->json);
	json_end(oscal->json);
	strbuf_release(&name);
}

static void write_remediations(const struct oscal *oscal, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &oscal->report->plan;

	json_array(oscal->json, "remediations");
	write_recommendation(oscal, clause);
	for (size_t i = 0; i < plan->action_count; i++) {
		if (strcmp(plan->actions[i].clause, clause->id) == 0 && plan->actions[i].state != ACTION_DROPPED)
			write_response(oscal, &plan->actions[i]);
	}
	json_end(oscal->json);
}

static void write_exception(const struct oscal *oscal, const struct gap_exception *exception)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%d", exception->number);
	json_object(oscal->json, "risk-log");
	json_array(oscal->json, "entries");
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "exception", name.text);
	oscal_markup_line(oscal, "title", T_(oscal->lang, "Exception"));
	oscal_markup(oscal, "description", exception->why);
	oscal_time(oscal, "start", oscal->report->updated_utc);
	json_array(oscal->json, "props");
	oscal_property(oscal, "exception", name.text);
	oscal_property(oscal, "who", exception->who);
	oscal_property(oscal, "due", exception->due);
	json_end(oscal->json);
	json_string(oscal->json, "status-change", "deviation-approved");
	json_end(oscal->json);
	json_end(oscal->json);
	json_end(oscal->json);
	strbuf_release(&name);
}

static void write_risk(const struct oscal *oscal, const struct gap_clause *clause)
{
	struct state state = find_state(oscal, clause);

	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "risk", clause->id);
	oscal_markup_line(oscal, "title", clause->title);
	oscal_markup(oscal, "description", *clause->reason ? clause->reason : clause->title);
	oscal_markup(oscal, "statement", *clause->why ? clause->why : clause->title);
	json_array(oscal->json, "props");
	oscal_property(oscal, "clause", clause->id);
	oscal_property(oscal, "priority", priority_name(clause->priority));
	json_end(oscal->json);
	json_string(oscal->json, "status",
		    state.exception ? "deviation-approved" : state.is_begun ? "remediating" : "open");
	write_deadline(oscal, state.due);
	write_remediations(oscal, clause);
	if (state.exception)
		write_exception(oscal, state.exception);
	json_end(oscal->json);
}

void oscal_risks(const struct oscal *oscal)
{
	bool is_open = false;

	for (size_t i = 0; i < oscal->report->clause_count; i++) {
		if (!oscal_is_lacking(&oscal->report->clauses[i]))
			continue;
		if (!is_open)
			json_array(oscal->json, "risks");
		is_open = true;
		write_risk(oscal, &oscal->report->clauses[i]);
	}
	if (is_open)
		json_end(oscal->json);
}
