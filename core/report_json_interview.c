/* What the JSON report has of the interview: tenken-json(5). */

#include "report_formats.h"

static void write_version(struct json_writer *json, const char *key,
			  const struct gap_version *version)
{
	char at[GAP_TIME_SIZE];

	gap_time_format(version->at_utc, at);
	json_object(json, key);
	json_string(json, "value", version->value);
	json_string(json, "answer", version->answer);
	json_string(json, "who", version->who);
	json_string(json, "at", at);
	json_end(json);
}

static void write_difference(struct json_writer *json, const struct gap_difference *difference)
{
	json_object(json, NULL);
	json_string(json, "item", difference->item);
	json_string(json, "label", difference->label);
	json_string(json, "prompt", difference->prompt);
	json_string(json, "row", difference->row_id);
	json_string(json, "row_text", difference->row_text);
	write_version(json, "self", &difference->self);
	write_version(json, "interview", &difference->talk);
	json_end(json);
}

static void write_count(struct json_writer *json, const struct versions_count *count)
{
	json_object(json, "interview");
	json_int(json, "self_checked", count->self);
	json_int(json, "gone_through", count->both);
	json_int(json, "changed", count->differing);
	json_int(json, "not_gone_through", count->self - count->both);
	json_int(json, "interview_only", count->talk_only);
	json_end(json);
}

static void write_entry(struct json_writer *json, enum entry_kind kind,
			const struct gap_entry *entry)
{
	struct entry lent = { .kind = kind,
			      .number = entry->number,
			      .is_remote = entry->is_remote,
			      .is_cloud = entry->is_cloud };

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		lent.fields[f] = (char *)entry->fields[f];
	json_object(json, NULL);
	entry_json(json, &lent);
	json_end(json);
}

static void write_entries(struct json_writer *json, const char *key,
			  const struct gap_report *report, enum entry_kind kind)
{
	const struct gap_entries *entries = &report->interview.entries[kind];

	if (entries->count == 0 && kind != ENTRY_FINDING)
		return;
	json_array(json, key);
	for (size_t i = 0; i < entries->count; i++)
		write_entry(json, kind, &entries->list[i]);
	json_end(json);
}

void report_json_mark(struct json_writer *json, const char *key, enum factor_mark mark)
{
	if (mark == FACTOR_UNKNOWN)
		json_null(json, key);
	else
		json_bool(json, key, mark == FACTOR_YES);
}

void report_json_factor_origin(struct json_writer *json, const char *item, bool is_written)
{
	json_string(json, "from", factor_origin_name(item, is_written));
	json_string_or_null(json, "item", item);
}

static void write_factor(struct json_writer *json, const struct gap_factor *factor)
{
	json_object(json, NULL);
	if (factor->number > 0)
		json_int(json, "number", factor->number);
	else
		json_null(json, "number");
	json_string(json, "text", factor->text);
	report_json_factor_origin(json, factor->item, factor->number > 0);
	report_json_mark(json, "remote_work", factor->marks[BLOCKED_REMOTE_WORK]);
	report_json_mark(json, "public_cloud", factor->marks[BLOCKED_PUBLIC_CLOUD]);
	json_end(json);
}

static void write_factors(struct json_writer *json, const struct gap_interview *interview)
{
	if (interview->factor_count == 0)
		return;
	json_array(json, "blocking_factors");
	for (size_t i = 0; i < interview->factor_count; i++)
		write_factor(json, &interview->factors[i]);
	json_end(json);
}

void report_json_interview(struct json_writer *json, const struct gap_report *report)
{
	const struct gap_interview *interview = &report->interview;

	write_entries(json, "findings", report, ENTRY_FINDING);
	write_entries(json, "incidents", report, ENTRY_INCIDENT);
	write_factors(json, interview);
	if (interview->count.talk > 0)
		write_count(json, &interview->count);
	if (interview->difference_count == 0)
		return;
	json_array(json, "differences");
	for (size_t i = 0; i < interview->difference_count; i++)
		write_difference(json, &interview->differences[i]);
	json_end(json);
}
