/*
 * Every change of an assessment, oldest first.
 *
 * Source: tenken(1), "History as JSON".
 */
#include "cmd_show.h"

#include <stdio.h>
#include <string.h>

#include "answer_syntax.h"
#include "cmd_util.h"
#include "i18n.h"
#include "plain_text.h"

/* What the visitors need to know beside a change. */
struct visit {
	const struct part *parts;
	size_t part_count;
	struct json_writer *json;
};

/* "q25.g", with its part where there are several, as it was called then. */
static void describe_item(const struct visit *visit, const struct change *change, struct strbuf *out)
{
	if (visit->part_count > 1)
		strbuf_addf(out, "%s/", visit->parts[change->item.part].questionnaire->id);
	item_format(change->question, change->item.row, out);
}

static const char *const kind_names[] = {
	[CHANGE_SET] = "set",         [CHANGE_UNDO] = "undo",       [CHANGE_REDO] = "redo",
	[CHANGE_PROFILE] = "profile", [CHANGE_CONFIRM] = "confirm",
	[CHANGE_UPGRADE] = "upgrade",
};

static bool differs(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") != 0;
}

static bool pointer_differs(const struct evidence_pointer *a, const struct evidence_pointer *b)
{
	return differs(a->what, b->what) || differs(a->where, b->where) ||
	       differs(a->holder, b->holder) || differs(a->seen, b->seen) ||
	       differs(a->sha256, b->sha256);
}

/* What differs beside the value: "note, mark". */
static void describe_extras(const struct change *change, struct strbuf *out)
{
	const struct answer *a = change->before;
	const struct answer *b = change->after;

	if (a->note && !b->note)
		strbuf_adds(out, _("; note taken away"));
	else if (b->note && (!a->note || strcmp(a->note, b->note)))
		strbuf_addf(out, _("; note: %s"), b->note);
	if (a->is_marked != b->is_marked)
		strbuf_adds(out, b->is_marked ? _("; marked for later") : _("; mark taken away"));
	if (a->basis != b->basis)
		strbuf_addf(out, _("; basis: %s"),
			    b->basis ? basis_word(b->basis, i18n_lang()) : "-");
	if (pointer_differs(&a->pointer, &b->pointer))
		strbuf_addf(out, _("; evidence: %s"), b->pointer.what ? b->pointer.what : "-");
}

static void describe_answer(const struct visit *visit, const struct change *change,
			    struct strbuf *out)
{
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;

	describe_item(visit, change, out);
	strbuf_adds(out, "  ");
	answer_format(change->question, change->after, &after);
	if (change->kind == CHANGE_CONFIRM) {
		strbuf_addf(out, "%s%s%s", after.text, _("; "), _("confirmed"));
	} else {
		answer_format(change->question_before, change->before, &before);
		strbuf_addf(out, _("%s -> %s"), before.text, after.text);
		describe_extras(change, out);
	}
	strbuf_release(&before);
	strbuf_release(&after);
}

/* A part goes to another version of its questionnaire. */
static void describe_move(const struct visit *visit, const struct change *change, struct strbuf *out)
{
	strbuf_addf(out, _("%s  version %s -> %s"),
		    visit->parts[change->item.part].questionnaire->id, change->version_before,
		    change->version_after);
}

static void describe_field(const char *name, const char *before, const char *after,
			   struct strbuf *out)
{
	struct strbuf move = STRBUF_INIT;

	if (!strcmp(before, after))
		return;
	strbuf_addf(&move, _("%s -> %s"), before[0] ? before : "-", after[0] ? after : "-");
	if (out->length)
		strbuf_adds(out, _("; "));
	strbuf_addf(out, _("%s: %s"), name, move.text);
	strbuf_release(&move);
}

static void describe_profile(const struct profile *a, const struct profile *b, struct strbuf *out)
{
	describe_field(_("organisation"), a->organisation, b->organisation, out);
	describe_field(_("respondent"), a->respondent, b->respondent, out);
	describe_field(_("department"), a->department, b->department, out);
	describe_field(_("contact"), a->contact, b->contact, out);
	describe_field(_("phone"), a->phone, b->phone, out);
	describe_field(_("mail"), a->mail, b->mail, out);
	describe_field(_("reference"), a->reference, b->reference, out);
}

/* The first words of an entry, so that it is known again. */
static const char *entry_words(const struct entry *entry)
{
	if (!entry)
		return "-";
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		if (entry->fields[f])
			return entry->fields[f];
	return "-";
}

static void describe_entry(const struct change *change, struct strbuf *out)
{
	strbuf_addf(out, "%s.%d  ", entry_kind_name(change->entry_kind), change->entry_number);
	strbuf_addf(out, _("%s -> %s"), entry_words(change->entry_before),
		    entry_words(change->entry_after));
}

/* "Sato, interview, taken back". */
static void describe_author(const struct change *change, struct strbuf *out)
{
	if (change->who[0])
		strbuf_addf(out, "%s%s", change->who, _(", "));
	strbuf_adds(out, change->via == VIA_INTERVIEW ? _("interview") : _("self"));
	if (change->kind == CHANGE_UNDO)
		strbuf_adds(out, _(", taken back"));
	else if (change->kind == CHANGE_REDO)
		strbuf_adds(out, _(", made again"));
}

static void visit_text(const struct change *change, void *context)
{
	struct strbuf head = STRBUF_INIT;
	struct strbuf line = STRBUF_INIT, author = STRBUF_INIT;
	char time[PLAIN_TIME_SIZE];

	strbuf_addf(&head, "%s  ", plain_time_local(change->at_utc_ms / 1000, time));
	if (change->kind == CHANGE_PROFILE)
		describe_profile(change->profile_before, change->profile_after, &line);
	else if (change->item.part == ITEM_PART_ENTRY)
		describe_entry(change, &line);
	else if (change->version_before)
		describe_move(context, change, &line);
	else
		describe_answer(context, change, &line);
	describe_author(change, &author);
	strbuf_adds(&line, "  ");
	strbuf_addf(&line, _("(%s)"), author.text);
	plain_paragraph(stdout, head.text, 21, PLAIN_WIDTH_COLS, line.text);
	strbuf_release(&head);
	strbuf_release(&line);
	strbuf_release(&author);
}

static void json_time_ms(struct json_writer *json, const char *key, int64_t at_utc_ms)
{
	char seconds[GAP_TIME_SIZE];
	char text[GAP_TIME_SIZE + 8];

	gap_time_format(at_utc_ms / 1000, seconds);
	snprintf(text, sizeof(text), "%.*s.%03dZ", (int)strcspn(seconds, "Z"), seconds,
		 (int)(at_utc_ms % 1000));
	json_string(json, key, text);
}

static void json_answers(const struct visit *visit, const struct change *change)
{
	struct json_writer *json = visit->json;
	struct strbuf item = STRBUF_INIT;

	item_format(change->question, change->item.row, &item);
	json_string(json, "questionnaire", visit->parts[change->item.part].questionnaire->id);
	json_string(json, "item", item.text);
	json_object(json, "before");
	cmd_json_answer(json, change->question_before, change->before);
	json_end(json);
	json_object(json, "after");
	cmd_json_answer(json, change->question, change->after);
	json_end(json);
	strbuf_release(&item);
}

static void json_version(struct json_writer *json, const char *key, const char *version)
{
	json_object(json, key);
	json_string(json, "version", version);
	json_end(json);
}

static void json_move(const struct visit *visit, const struct change *change)
{
	struct json_writer *json = visit->json;

	json_string(json, "questionnaire", visit->parts[change->item.part].questionnaire->id);
	json_null(json, "item");
	json_version(json, "before", change->version_before);
	json_version(json, "after", change->version_after);
}

static void json_profiles(struct json_writer *json, const struct change *change)
{
	json_null(json, "questionnaire");
	json_null(json, "item");
	json_object(json, "before");
	cmd_json_profile(json, change->profile_before);
	json_end(json);
	json_object(json, "after");
	cmd_json_profile(json, change->profile_after);
	json_end(json);
}

static void json_entry_or_null(struct json_writer *json, const char *key, const struct entry *entry)
{
	if (!entry) {
		json_null(json, key);
		return;
	}
	json_object(json, key);
	entry_json(json, entry);
	json_end(json);
}

static void json_entries(struct json_writer *json, const struct change *change)
{
	struct entry named = { .kind = change->entry_kind, .number = change->entry_number };
	struct strbuf item = STRBUF_INIT;

	entry_item_format(&named, &item);
	json_null(json, "questionnaire");
	json_string(json, "item", item.text);
	json_entry_or_null(json, "before", change->entry_before);
	json_entry_or_null(json, "after", change->entry_after);
	strbuf_release(&item);
}

static void visit_json(const struct change *change, void *context)
{
	const struct visit *visit = context;
	struct json_writer *json = visit->json;

	json_object(json, NULL);
	json_int(json, "id", change->id);
	json_int(json, "batch", change->batch);
	json_time_ms(json, "at", change->at_utc_ms);
	json_string_or_null(json, "who", change->who);
	json_string(json, "via", change->via == VIA_INTERVIEW ? "interview" : "self");
	json_string(json, "kind", kind_names[change->kind]);
	if (change->kind == CHANGE_PROFILE)
		json_profiles(json, change);
	else if (change->item.part == ITEM_PART_ENTRY)
		json_entries(json, change);
	else if (change->version_before)
		json_move(visit, change);
	else
		json_answers(visit, change);
	json_end(json);
}

bool cmd_show_history(struct assessment *assessment, struct error *err)
{
	struct visit visit = { .json = NULL };

	visit.parts = assessment_parts(assessment, &visit.part_count);
	return assessment_history(assessment, NULL, visit_text, &visit, err);
}

bool cmd_show_history_json(struct assessment *assessment, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	struct visit visit = { .json = &json };
	bool is_read;

	visit.parts = assessment_parts(assessment, &visit.part_count);
	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-history/1");
	json_string(&json, "assessment", assessment_id(assessment));
	json_array(&json, "changes");
	is_read = assessment_history(assessment, NULL, visit_json, &visit, err);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	if (is_read)
		cmd_write(&out);
	strbuf_release(&out);
	return is_read;
}
