/*
 * The report as OSCAL: assessment results, and a plan of action and milestones.
 * OSCAL has one root a document, so these are two formats.
 */

#include "report_formats.h"
#include "report_oscal_parts.h"

#include <stdio.h>
#include <string.h>

/* ---- assessment results ---------------------------------------------------------------------- */

static void write_objective(const struct oscal *oscal, const struct gap_clause *clause)
{
	json_object(oscal->json, NULL);
	oscal_token(oscal, "control-id", clause->id, "");
	oscal_markup(oscal, "description", clause->title);
	json_array(oscal->json, "parts");
	json_object(oscal->json, NULL);
	oscal_token(oscal, "id", clause->id, "_obj");
	json_string(oscal->json, "name", "assessment-objective");
	oscal_markup_line(oscal, "title", clause->title);
	oscal_markup(oscal, "prose", clause->wording);
	json_end(oscal->json);
	json_end(oscal->json);
	json_end(oscal->json);
}

/* The clause library is in no catalogue of OSCAL: its clauses are defined here. */
static void write_objectives(const struct oscal *oscal)
{
	if (oscal->report->clause_count == 0)
		return;
	json_object(oscal->json, "local-definitions");
	json_array(oscal->json, "objectives-and-methods");
	for (size_t i = 0; i < oscal->report->clause_count; i++)
		write_objective(oscal, &oscal->report->clauses[i]);
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_selection(const struct oscal *oscal, const char *key, const char *list, const char *member,
                            const char *suffix)
{
	if (oscal->report->clause_count == 0 && *suffix)
		return;
	json_array(oscal->json, key);
	json_object(oscal->json, NULL);
	if (oscal->report->clause_count > 0)
		json_array(oscal->json, list);
	for (size_t i = 0; i < oscal->report->clause_count; i++) {
		json_object(oscal->json, NULL);
		oscal_token(oscal, member, oscal->report->clauses[i].id, suffix);
		json_end(oscal->json);
	}
	if (oscal->report->clause_count > 0)
		json_end(oscal->json);
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_reviewed(const struct oscal *oscal)
{
	json_object(oscal->json, "reviewed-controls");
	write_selection(oscal, "control-selections", "include-controls", "control-id", "");
	write_selection(oscal, "control-objective-selections", "include-objectives", "objective-id", "_obj");
	json_end(oscal->json);
}

static void write_coverage(const struct oscal *oscal)
{
	const struct gap_coverage *coverage = &oscal->report->coverage;
	char rate[32] = "";

	if (coverage->rate_0_1 >= 0)
		snprintf(rate, sizeof(rate), "%.6f", coverage->rate_0_1);
	json_array(oscal->json, "props");
	oscal_property(oscal, "coverage", rate);
	for (int v = 0; v < VERDICT_COUNT; v++)
		oscal_number_property(oscal, verdict_name((enum verdict)v), coverage->count[v]);
	oscal_number_property(oscal, "asked", oscal->report->progress.asked);
	oscal_number_property(oscal, "answered", oscal->report->progress.answered);
	json_end(oscal->json);
}

static void write_result(const struct oscal *oscal)
{
	json_array(oscal->json, "results");
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "result", "");
	oscal_markup_line(oscal, "title", T_(oscal->lang, "Security gap report"));
	oscal_markup(oscal, "description",
		     T_(oscal->lang, "What is judged is whether a thing is decided and in writing, never whether something is forbidden."));
	oscal_time(oscal, "start", oscal->report->created_utc);
	oscal_time(oscal, "end", oscal->report->updated_utc);
	write_coverage(oscal);
	write_reviewed(oscal);
	oscal_observations(oscal);
	oscal_risks(oscal);
	oscal_findings(oscal);
	json_end(oscal->json);
	json_end(oscal->json);
}

/* The questionnaire stands where an assessment plan would. */
static void write_import(const struct oscal *oscal)
{
	json_object(oscal->json, "import-ap");
	oscal_reference(oscal, "href", "questionnaire", oscal->report->parts[0].questionnaire);
	json_end(oscal->json);
}

static void write_document_uuid(const struct oscal *oscal, const char *what)
{
	char time[GAP_TIME_SIZE];
	const struct gap_filter *filter = &oscal->report->filter;
	struct strbuf name = STRBUF_INIT;

	gap_time_format(oscal->report->updated_utc, time);
	strbuf_addf(&name, "%s/%s/%u/%s", time, lang_code(oscal->lang), filter->sides, filter->chapter ? filter->chapter : "");
	oscal_uuid(oscal, "uuid", what, name.text);
	strbuf_release(&name);
}

static bool write_results(const struct oscal *oscal, struct error *err)
{
	(void)err;
	json_object(oscal->json, "assessment-results");
	write_document_uuid(oscal, "assessment-results");
	oscal_metadata(oscal, T_(oscal->lang, "Security gap report"));
	write_import(oscal);
	write_objectives(oscal);
	write_result(oscal);
	oscal_back_matter(oscal);
	json_end(oscal->json);
	return true;
}

/* ---- plan of action ------------------------------------------------------------------------------ */

static const struct gap_clause *find_clause(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return &report->clauses[i];
	}
	return NULL;
}

static bool is_planned(const struct gap_report *report, const struct gap_clause *clause)
{
	for (size_t i = 0; i < report->plan.action_count; i++) {
		if (strcmp(report->plan.actions[i].clause, clause->id) == 0)
			return true;
	}
	return false;
}

static void write_links(const struct oscal *oscal, const struct gap_clause *clause)
{
	if (!clause)
		return;
	json_array(oscal->json, "related-findings");
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "finding-uuid", "finding", clause->id);
	json_end(oscal->json);
	json_end(oscal->json);
	if (!oscal_is_lacking(clause))
		return;
	json_array(oscal->json, "related-risks");
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "risk-uuid", "risk", clause->id);
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_action(const struct oscal *oscal, const struct gap_action *action)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%d", action->number);
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "action", name.text);
	oscal_markup_line(oscal, "title", action->what);
	oscal_markup(oscal, "description", action->what);
	json_array(oscal->json, "props");
	oscal_property(oscal, "action", name.text);
	oscal_property(oscal, "clause", action->clause);
	oscal_property(oscal, "who", action->who);
	oscal_property(oscal, "due", action->due);
	oscal_property(oscal, "state", action_state_name(action->state));
	json_end(oscal->json);
	write_links(oscal, find_clause(oscal->report, action->clause));
	json_end(oscal->json);
	strbuf_release(&name);
}

/* A gap about which nobody has decided anything. */
static void write_gap(const struct oscal *oscal, const struct gap_clause *clause)
{
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "gap", clause->id);
	oscal_markup_line(oscal, "title", clause->title);
	oscal_markup(oscal, "description", *clause->first_step ? clause->first_step : clause->title);
	json_array(oscal->json, "props");
	oscal_property(oscal, "clause", clause->id);
	oscal_property(oscal, "state", "not-planned");
	json_end(oscal->json);
	write_links(oscal, clause);
	json_end(oscal->json);
}

static bool needs_item(const struct oscal *oscal, const struct gap_clause *clause)
{
	return oscal_is_lacking(clause) && !is_planned(oscal->report, clause);
}

static void write_items(const struct oscal *oscal)
{
	const struct gap_report *report = oscal->report;

	json_array(oscal->json, "poam-items");
	for (size_t i = 0; i < report->plan.action_count; i++)
		write_action(oscal, &report->plan.actions[i]);
	for (size_t i = 0; i < report->clause_count; i++) {
		if (needs_item(oscal, &report->clauses[i]))
			write_gap(oscal, &report->clauses[i]);
	}
	json_end(oscal->json);
}

static bool has_items(const struct oscal *oscal)
{
	if (oscal->report->plan.action_count > 0)
		return true;
	for (size_t i = 0; i < oscal->report->clause_count; i++) {
		if (needs_item(oscal, &oscal->report->clauses[i]))
			return true;
	}
	return false;
}

/* OSCAL wants at least one item in a plan. */
static bool write_plan(const struct oscal *oscal, struct error *err)
{
	if (!has_items(oscal)) {
		error_set(err, ERROR_INPUT,
			  _("nothing to plan: no action, and nothing that is missing, partly met or not known"));
		return false;
	}
	json_object(oscal->json, "plan-of-action-and-milestones");
	write_document_uuid(oscal, "plan-of-action-and-milestones");
	oscal_metadata(oscal, T_(oscal->lang, "Plan"));
	json_object(oscal->json, "system-id");
	json_string(oscal->json, "identifier-type", "http://ietf.org/rfc/rfc4122");
	oscal_uuid(oscal, "id", "party", "assessed");
	json_end(oscal->json);
	oscal_observations(oscal);
	oscal_risks(oscal);
	oscal_findings(oscal);
	write_items(oscal);
	oscal_back_matter(oscal);
	json_end(oscal->json);
	return true;
}

/* ---- both --------------------------------------------------------------------------------------- */

static bool write_oscal(const struct gap_report *report, const struct report_options *options, bool is_plan,
                        struct strbuf *out, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct json_writer json;
	struct oscal oscal = { &json, report, options, report->lang, is_plan };
	bool ok;

	json_begin(&json, &text);
	json_object(&json, NULL);
	ok = is_plan ? write_plan(&oscal, err) : write_results(&oscal, err);
	if (ok) {
		json_end(&json);
		json_finish(&json);
		strbuf_add(out, text.text, text.length);
	}
	strbuf_release(&text);
	return ok;
}

bool report_oscal_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                        struct error *err)
{
	return write_oscal(report, options, false, out, err);
}

bool report_oscal_poam_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                             struct error *err)
{
	return write_oscal(report, options, true, out, err);
}
