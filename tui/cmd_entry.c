#include "cmd_entry.h"

#include <stdlib.h>
#include <string.h>

#include "assessment_interview.h"
#include "cmd_plan.h"
#include "gap_interview.h"
#include "gap_plan.h"
#include "i18n.h"
#include "plain_text.h"
#include "text.h"

/* ---- listing ------------------------------------------------------------- */

static void print_tag(const struct entry *entry)
{
	const char *tag = entry_tag_word(entry->is_remote, entry->is_cloud, i18n_lang());
	struct strbuf line = STRBUF_INIT;

	if (!*tag)
		return;
	strbuf_addf(&line, entry->kind == ENTRY_FACTOR ? _("(blocks %s)") : _("(about %s)"), tag);
	plain_paragraph(stdout, "", 5, PLAIN_WIDTH_COLS, line.text);
	strbuf_release(&line);
}

static void begin_fact(struct strbuf *line)
{
	if (line->length > 0)
		strbuf_adds(line, _("; "));
}

/* "audit-right; Sato; until 2026-12-31; under way" */
static void add_facts(const struct entry *entry, struct strbuf *line)
{
	const char *who = entry_field(entry, ENTRY_WHO);
	enum action_state state;

	if (entry->fields[ENTRY_CLAUSE]) {
		begin_fact(line);
		strbuf_adds(line, entry->fields[ENTRY_CLAUSE]);
	}
	if (*who) {
		begin_fact(line);
		strbuf_addf(line, entry->kind == ENTRY_EXCEPTION ? _("allowed by %s") : "%s", who);
	}
	if (entry->fields[ENTRY_DUE]) {
		begin_fact(line);
		strbuf_addf(line, _("until %s"), entry->fields[ENTRY_DUE]);
	}
	if (action_state_find(entry_field(entry, ENTRY_STATE), &state)) {
		begin_fact(line);
		strbuf_adds(line, action_state_word(state, i18n_lang()));
	}
}

static void print_facts(const struct entry *entry)
{
	struct strbuf facts = STRBUF_INIT, line = STRBUF_INIT;

	add_facts(entry, &facts);
	if (facts.length > 0) {
		strbuf_addf(&line, _("(%s)"), facts.text);
		plain_paragraph(stdout, "", 5, PLAIN_WIDTH_COLS, line.text);
	}
	strbuf_release(&facts);
	strbuf_release(&line);
}

static void print_entry(const struct entry *entry)
{
	struct strbuf head = STRBUF_INIT;
	int f;

	strbuf_addf(&head, "%3d", entry->number);
	if (entry->kind != ENTRY_INCIDENT) {
		plain_paragraph(stdout, head.text, 5, PLAIN_WIDTH_COLS, entry_field(entry, ENTRY_TEXT));
		print_tag(entry);
		print_facts(entry);
	}
	for (f = 0; entry->kind == ENTRY_INCIDENT && f < ENTRY_FIELD_COUNT; f++) {
		struct strbuf line = STRBUF_INIT;

		if (!entry->fields[f])
			continue;
		strbuf_addf(&line, _("%s: %s"), entry_field_word((enum entry_field)f, i18n_lang()),
			    entry->fields[f]);
		plain_paragraph(stdout, head.text, 5, PLAIN_WIDTH_COLS, line.text);
		strbuf_reset(&head);
		strbuf_release(&line);
	}
	strbuf_release(&head);
}

static void print_json(const struct assessment *assessment, enum entry_kind kind)
{
	const struct entry *first;
	size_t count = entries_of_kind(assessment_entries(assessment), kind, &first);
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-entries/1");
	json_string(&json, "assessment", assessment_id(assessment));
	json_string(&json, "kind", entry_kind_name(kind));
	json_array(&json, "entries");
	for (i = 0; i < count; i++) {
		json_object(&json, NULL);
		entry_json(&json, &first[i]);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

static void print_list(const struct assessment *assessment, enum entry_kind kind)
{
	const struct entry *first;
	size_t count = entries_of_kind(assessment_entries(assessment), kind, &first);
	size_t i;

	for (i = 0; i < count; i++)
		print_entry(&first[i]);
}

/* ---- changing ------------------------------------------------------------ */

static bool writes_anything(const struct entry_request *request)
{
	int f;

	for (f = 0; f < ENTRY_FIELD_COUNT; f++)
		if (request->fields[f])
			return true;
	return request->is_remote || request->is_cloud;
}

/* Puts what was given into an entry. */
static void fill_in(struct entry *entry, const struct entry_request *request)
{
	int f;

	for (f = 0; f < ENTRY_FIELD_COUNT; f++)
		if (request->fields[f])
			entry_set_field(entry, (enum entry_field)f, request->fields[f]);
	if (request->is_remote)
		entry->is_remote = !strcmp(request->is_remote, "yes");
	if (request->is_cloud)
		entry->is_cloud = !strcmp(request->is_cloud, "yes");
}

static bool add(struct assessment *assessment, const struct entry_request *request, struct error *err)
{
	struct entry entry = { .kind = request->kind };
	int number;
	bool is_done;

	fill_in(&entry, request);
	is_done = assessment_add_entry(assessment, &entry, &number, err);
	entry_release(&entry);
	if (is_done)
		plain_linef(stdout, "%d", number);
	return is_done;
}

/* Made to the newer entry when another program has just changed it: what was not given stays. */
static bool change(struct assessment *assessment, const struct entry_request *request, int number, struct error *err)
{
	int attempt;

	for (attempt = 0; attempt < 2; attempt++) {
		const struct entry *now = entries_find(assessment_entries(assessment), request->kind, number);
		struct entry entry = { .kind = request->kind, .number = number };
		bool is_done;

		error_clear(err);
		if (now)
			entry_copy(&entry, now);
		fill_in(&entry, request);
		is_done = assessment_set_entry(assessment, &entry, err);
		entry_release(&entry);
		if (is_done || err->code != ERROR_CONFLICT)
			return is_done;
	}
	return false;
}

static bool read_number(const char *option, const char *text, int *number, struct error *err)
{
	char *end;
	long value = strtol(text, &end, 10);

	if (strspn(text, "0123456789") == strlen(text) && end > text && value >= 1 && value <= ENTRY_NUMBER_MAX) {
		*number = (int)value;
		return true;
	}
	error_set(err, ERROR_USAGE, _("%s '%.100s' is no number from %g to %g"), option, text, 1.0,
		  (double)ENTRY_NUMBER_MAX);
	return false;
}

static bool check_request(const struct entry_request *request, int *number, struct error *err)
{
	*number = 0;
	if (!request->delete && !request->change) {
		if (!request->json || !writes_anything(request))
			return true;
		error_set(err, ERROR_USAGE, _("--json lists; it cannot be given with a text"));
		return false;
	}
	if (request->delete && (request->change || request->json || writes_anything(request)))
		error_set(err, ERROR_USAGE, _("--delete goes with nothing else"));
	else if (request->change && !writes_anything(request))
		error_set(err, ERROR_USAGE, _("--change needs what is to be written"));
	else
		return read_number(request->delete ? "--delete" : "--change",
				   request->delete ? request->delete : request->change, number, err);
	return false;
}

static bool act(struct cmd_context *context, struct assessment *assessment, const struct entry_request *request,
		int number, struct error *err)
{
	const char *clause = request->fields[ENTRY_CLAUSE];

	if (clause && *clause && !cmd_plan_clause(context, assessment, clause, err))
		return false;
	if (request->delete)
		return assessment_delete_entry(assessment, request->kind, number, err);
	if (request->change)
		return change(assessment, request, number, err);
	if (writes_anything(request))
		return add(assessment, request, err);
	if (request->json)
		print_json(assessment, request->kind);
	else
		print_list(assessment, request->kind);
	return true;
}

/* Normal form C, and nothing that cannot be seen but line ends. */
static bool normalise(struct entry_request *request, char *copies[ENTRY_FIELD_COUNT], struct error *err)
{
	int f;

	for (f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (!request->fields[f])
			continue;
		if (!text_is_utf8(request->fields[f], strlen(request->fields[f]), NULL)) {
			error_set(err, ERROR_USAGE, _("%s is not valid UTF-8"), entry_field_name((enum entry_field)f));
			return false;
		}
		if (text_is_unsafe(request->fields[f], true)) {
			error_set(err, ERROR_USAGE, _("%s holds control or invisible characters: '%.200s'"),
				  entry_field_name((enum entry_field)f), request->fields[f]);
			return false;
		}
		copies[f] = text_nfc(request->fields[f]);
		request->fields[f] = copies[f];
	}
	return true;
}

int cmd_entry_run(struct cmd_context *context, const char *id, const struct entry_request *given)
{
	char *copies[ENTRY_FIELD_COUNT] = { NULL };
	struct entry_request request = *given;
	struct assessment *assessment = NULL;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;
	int number;
	int f;

	if (!check_request(&request, &number, &err) || !normalise(&request, copies, &err))
		status = cmd_usage(request.command, "%s", err.message);
	else if ((assessment = cmd_assessment(context, id)) == NULL)
		status = CMD_FAILED;
	else if (!cmd_author(context, assessment, request.who, request.interview, &err))
		status = cmd_usage(request.command, "%s", err.message);
	else if (!act(context, assessment, &request, number, &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	for (f = 0; f < ENTRY_FIELD_COUNT; f++)
		free(copies[f]);
	return status;
}
