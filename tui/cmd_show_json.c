/*
 * Answers as JSON. "item" and "value" are what `tenken answer` takes.
 *
 * Source: tenken-json(5).
 */
#include "cmd_show.h"

#include <string.h>

#include "answer_syntax.h"
#include "assessment_upgrade.h"
#include "cmd_util.h"
#include "i18n.h"

static const char *const state_names[] = {
	[ANSWER_OPEN] = "open",       [ANSWER_VALUES] = "values",
	[ANSWER_TEXT] = "text",       [ANSWER_NONE] = "none",
	[ANSWER_UNKNOWN] = "unknown", [ANSWER_NOT_APPLICABLE] = "not-applicable",
};

static void json_values(struct json_writer *json, const struct question *question,
			const struct answer *answer)
{
	bool has_cells = question->kind == QUESTION_MATRIX_CHOICE;
	size_t i;

	json_array(json, "values");
	for (i = 0; !has_cells && i < answer->value_count; i++)
		json_int(json, NULL, answer->values[i]);
	json_end(json);
	json_object(json, "cells");
	for (i = 0; has_cells && i < answer->value_count && i < question->column_count; i++)
		if (answer->values[i])
			json_int(json, question->columns[i].id, answer->values[i]);
	json_end(json);
}

static void json_blanks(struct json_writer *json, const struct answer *answer)
{
	size_t i;

	json_array(json, "blanks");
	for (i = 0; i < answer->blank_count; i++) {
		json_object(json, NULL);
		json_int(json, "value", answer->blanks[i].value);
		json_string(json, "text", answer->blanks[i].text);
		json_end(json);
	}
	json_end(json);
}

static void json_pointer(struct json_writer *json, const struct evidence_pointer *pointer)
{
	json_object(json, "evidence");
	json_string_or_null(json, "what", pointer->what);
	json_string_or_null(json, "where", pointer->where);
	json_string_or_null(json, "holder", pointer->holder);
	json_string_or_null(json, "seen", pointer->seen);
	json_string_or_null(json, "sha256", pointer->sha256);
	json_end(json);
}

void cmd_json_answer(struct json_writer *json, const struct question *question,
		     const struct answer *answer)
{
	struct strbuf text = STRBUF_INIT;

	json_string(json, "state", state_names[answer->state]);
	answer_format(question, answer, &text);
	json_string(json, "value", text.text);
	strbuf_reset(&text);
	answer_describe(question, answer, i18n_lang(), &text);
	json_string(json, "answer", text.text);
	json_values(json, question, answer);
	json_blanks(json, answer);
	json_string_or_null(json, "text", answer->text);
	json_string_or_null(json, "reason", answer->reason);
	json_string_or_null(json, "note", answer->note);
	json_bool(json, "marked", answer->is_marked);
	json_string_or_null(json, "basis", basis_name(answer->basis));
	json_pointer(json, &answer->pointer);
	strbuf_release(&text);
}

static void json_slot(struct json_writer *json, const struct part *part,
		      const struct question *question, int row)
{
	struct strbuf item = STRBUF_INIT;

	item_format(question, row, &item);
	json_object(json, NULL);
	json_string(json, "item", item.text);
	json_string(json, "question", question->id);
	json_string(json, "row", row >= 0 ? question->rows[row].id : NULL);
	json_bool(json, "asked", interview_is_asked(part->interview, question->index));
	cmd_json_answer(json, question, answers_get(part->answers, question->index, row));
	json_end(json);
	strbuf_release(&item);
}

/* What an earlier version asked and this one has no place for. */
static void json_kept(struct json_writer *json, const struct part *parts,
		      const struct kept_answers *kept, int part)
{
	json_array(json, "kept");
	for (size_t i = 0; i < kept->count; i++) {
		const struct kept_answer *line = &kept->list[i];
		struct strbuf item = STRBUF_INIT;

		if (line->part != part)
			continue;
		item_format(line->former, line->former_row, &item);
		json_object(json, NULL);
		json_string(json, "version", line->version);
		json_string(json, "item", item.text);
		strbuf_reset(&item);
		if (!line->is_gone)
			item_format(&parts[part].questionnaire->questions[line->item.question],
				    line->item.row, &item);
		json_string_or_null(json, "again", item.text);
		cmd_json_answer(json, line->former, &line->answer);
		json_end(json);
		strbuf_release(&item);
	}
	json_end(json);
}

static void json_part(struct json_writer *json, const struct part *parts,
		      const struct kept_answers *kept, int place)
{
	const struct part *part = &parts[place];
	const struct questionnaire *questionnaire = part->questionnaire;
	size_t i;
	int row;

	json_object(json, NULL);
	json_string(json, "questionnaire", questionnaire->id);
	json_string(json, "version", questionnaire->version);
	cmd_json_progress(json, interview_progress(part->interview));
	json_array(json, "answers");
	for (i = 0; i < questionnaire->question_count; i++) {
		const struct question *question = &questionnaire->questions[i];

		for (row = ROW_NONE; row < (int)question->row_count; row++)
			if (cmd_answer_says_something(
				    answers_get(part->answers, question->index, row)))
				json_slot(json, part, question, row);
	}
	json_end(json);
	json_kept(json, parts, kept, place);
	json_end(json);
}

bool cmd_show_json(struct assessment *assessment, struct error *err)
{
	struct kept_answers kept = { .count = 0 };
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);
	size_t i;

	if (!assessment_kept(assessment, &kept, err)) {
		kept_release(&kept);
		return false;
	}
	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-answers/1");
	json_object(&json, "assessment");
	json_string(&json, "id", assessment_id(assessment));
	cmd_json_profile(&json, assessment_profile(assessment));
	cmd_json_time(&json, "created", assessment_created_utc(assessment));
	cmd_json_time(&json, "updated", assessment_updated_utc(assessment));
	json_end(&json);
	cmd_json_progress(&json, parts_progress(parts, count));
	json_array(&json, "parts");
	for (i = 0; i < count; i++)
		json_part(&json, parts, &kept, (int)i);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
	kept_release(&kept);
	return true;
}
