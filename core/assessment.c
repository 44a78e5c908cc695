/*
 * Opening, reading in, and what is known of an open assessment.
 */
#include "assessment.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment_internal.h"
#include "i18n.h"
#include "loader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A build or a test that must give the same bytes again sets the time. */
static bool read_epoch(int64_t *seconds)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long value;

	if (!text || !*text)
		return false;
	errno = 0;
	value = strtoll(text, &end, 10);
	if (*end || errno || value < 0 || value > 253402300799LL)
		return false;
	*seconds = value;
	return true;
}

int64_t assessment_now_utc_ms(void)
{
	struct timespec now = { .tv_sec = 0 };
	int64_t seconds;

	if (read_epoch(&seconds))
		return seconds * 1000;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- items ------------------------------------------------------------------ */

bool assessment_find_item(const struct assessment *assessment, int part, const char *name,
			  struct item *item)
{
	struct item_ref ref;

	if (part < 0 || (size_t)part >= assessment->part_count)
		return false;
	if (!item_parse(assessment->parts[part].questionnaire, name, strlen(name), &ref, NULL))
		return false;
	if (ref.column >= 0 || ref.blank != 0)
		return false;
	*item = (struct item){ .part = part, .question = ref.question, .row = ref.row };
	return true;
}

void assessment_item_name(const struct assessment *assessment, struct item item, struct strbuf *out)
{
	item_format(&assessment->parts[item.part].questionnaire->questions[item.question], item.row,
		    out);
}

const struct answer *assessment_answer(const struct assessment *assessment, struct item item)
{
	return answers_get(assessment->parts[item.part].answers, item.question, item.row);
}

void assessment_take(struct assessment *assessment, struct item item, const struct answer *answer)
{
	struct part *part = &assessment->parts[item.part];

	answers_set(part->answers, item.question, item.row, answer);
	interview_changed(part->interview, item.question);
}

/* ---- reading in -------------------------------------------------------------- */

struct read_in {
	struct assessment *assessment;
	bool is_opening; /* the interviews are made afterwards */
	struct error *err;
	bool failed;
};

struct questionnaire *assessment_load_text(const char *hash, const char *text, size_t size_bytes,
					   struct error *err)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = NULL;
	const struct error *first;

	if (text)
		questionnaire = questionnaire_load_text(_("stored questionnaire"), text, size_bytes,
							&mistakes);
	first = error_list_first(&mistakes);
	if (!questionnaire)
		error_set(err, ERROR_DAMAGED,
			  _("the questionnaire kept with the answers (%.12s) cannot be used: %s"),
			  hash, first ? first->message : _("it is missing"));
	error_list_release(&mistakes);
	return questionnaire;
}

static bool take_part(void *context, int ordinal, const char *hash, const char *text,
		      size_t size_bytes)
{
	struct read_in *read_in = context;
	struct assessment *assessment = read_in->assessment;
	size_t count = assessment->part_count;
	const struct questionnaire *questionnaire = NULL;

	if (ordinal == (int)count)
		questionnaire = assessment_load_text(hash, text, size_bytes, read_in->err);
	else
		error_set(read_in->err, ERROR_DAMAGED, _("part %zu of the assessment is missing"),
			  count + 1);
	if (!questionnaire) {
		read_in->failed = true;
		return false;
	}
	assessment->parts =
		mem_realloc(assessment->parts, (count + 1) * sizeof(*assessment->parts));
	assessment->parts[count] = (struct part){
		.questionnaire = questionnaire,
		.answers = answers_new(questionnaire),
	};
	assessment->hashes =
		mem_realloc(assessment->hashes, (count + 1) * sizeof(*assessment->hashes));
	snprintf(assessment->hashes[count].hash, sizeof(assessment->hashes[count].hash), "%s", hash);
	assessment->part_count++;
	return true;
}

static bool refuse_record(struct read_in *read_in, const char *item, const struct error *why)
{
	error_set(read_in->err, ERROR_DAMAGED, _("the stored answer of '%s' cannot be used: %s"),
		  item, why->message);
	read_in->failed = true;
	return false;
}

/* Items that the questionnaire does not know stay in the database, unread. */
static bool take_answer(void *context, int part, const char *name, const char *record)
{
	struct read_in *read_in = context;
	struct assessment *assessment = read_in->assessment;
	struct answer answer = { .state = ANSWER_OPEN };
	struct error why = ERROR_INIT;
	struct item item;
	bool is_good;

	if (!assessment_find_item(assessment, part, name, &item))
		return true;
	is_good = answer_decode(record, &answer, &why) &&
		  interview_check(&assessment->parts[part].questionnaire->questions[item.question],
				  item.row, &answer, &why);
	if (is_good && read_in->is_opening)
		answers_set(assessment->parts[part].answers, item.question, item.row, &answer);
	else if (is_good && !answer_equal(&answer, assessment_answer(assessment, item)))
		assessment_take(assessment, item, &answer);
	answer_release(&answer);
	return is_good ? true : refuse_record(read_in, name, &why);
}

static bool take_entry(void *context, int kind, int number, const char *record)
{
	struct read_in *read_in = context;
	struct entry entry = { .kind = ENTRY_FINDING };

	if (kind < 0 || kind >= ENTRY_KIND_COUNT) {
		error_set(read_in->err, ERROR_DAMAGED, _("damaged record of '%d.%d'"), kind, number);
		read_in->failed = true;
		return false;
	}
	read_in->failed =
		!entry_decode(record, (enum entry_kind)kind, number, &entry, read_in->err);
	if (!read_in->failed)
		entries_put(&read_in->assessment->entries, &entry);
	entry_release(&entry);
	return !read_in->failed;
}

static bool take_event(void *context, const struct event *event)
{
	struct read_in *read_in = context;

	undo_log_add(&read_in->assessment->log, event);
	return true;
}

static bool read_answers(struct assessment *assessment, bool is_opening, struct error *err)
{
	struct read_in read_in = { .assessment = assessment, .is_opening = is_opening, .err = err };

	undo_log_release(&assessment->log);
	entries_release(&assessment->entries);
	if (is_opening &&
	    (!store_each_text(assessment->store, assessment->id, take_part, &read_in, err) ||
	     read_in.failed))
		return false;
	if (assessment->part_count == 0) {
		error_set(err, ERROR_DAMAGED, _("the assessment has no questionnaire"));
		return false;
	}
	return store_each_answer(assessment->store, assessment->id, take_answer, &read_in, err) &&
	       !read_in.failed &&
	       store_each_entry(assessment->store, assessment->id, take_entry, &read_in, err) &&
	       !read_in.failed &&
	       store_each_event(assessment->store, assessment->id, 1, take_event, &read_in, err);
}

static void take_row(struct assessment *assessment, const struct stored_assessment *stored)
{
	profile_copy(&assessment->profile, &stored->profile);
	assessment->created_utc_ms = stored->created_utc_ms;
	assessment->updated_utc_ms = stored->updated_utc_ms;
	assessment->known_events = stored->last_event;
}

static void take_position(struct assessment *assessment, const struct stored_assessment *stored)
{
	struct item first = { .part = 0, .question = 0, .row = ROW_NONE };

	assessment->is_position_kept =
		stored->position_item &&
		assessment_find_item(assessment, stored->position_part, stored->position_item,
				     &assessment->position);
	if (!assessment->is_position_kept)
		assessment->position = first;
}

struct hash_check {
	const struct assessment *assessment;
	bool is_same;
};

static bool check_hash(void *context, int ordinal, const char *hash, const char *text,
		       size_t size_bytes)
{
	struct hash_check *check = context;

	(void)text;
	(void)size_bytes;
	if (ordinal >= 0 && (size_t)ordinal < check->assessment->part_count &&
	    strcmp(check->assessment->hashes[ordinal].hash, hash) == 0)
		return true;
	check->is_same = false;
	return false;
}

bool assessment_check_parts(struct assessment *assessment, struct error *err)
{
	struct hash_check check = { .assessment = assessment, .is_same = true };

	if (!store_each_hash(assessment->store, assessment->id, check_hash, &check, err))
		return false;
	if (!check.is_same)
		error_set(err, ERROR_CONFLICT,
			  _("the assessment was moved to another version of its questionnaire in "
			    "the meantime; leave it and open it again"));
	return check.is_same;
}

bool assessment_check_moved(struct assessment *assessment, int64_t first_event, struct error *err)
{
	return first_event == assessment->known_events + 1 ||
	       assessment_check_parts(assessment, err);
}

/* One state of the database, also while others write. */
static bool read_in(struct assessment *assessment, bool is_opening, bool *changed,
		    struct error *err)
{
	struct stored_assessment stored = { .id = "" };
	bool is_good = store_read_assessment(assessment->store, assessment->id, &stored, err) &&
		       store_data_version(assessment->store, &assessment->data_version, err);

	*changed = is_good && stored.last_event != assessment->known_events;
	if (*changed && !is_opening)
		is_good = assessment_check_parts(assessment, err);
	if (is_good && (is_opening || *changed))
		is_good = read_answers(assessment, is_opening, err);
	if (is_good)
		take_row(assessment, &stored);
	if (is_good && is_opening)
		take_position(assessment, &stored);
	stored_assessment_release(&stored);
	return is_good;
}

static bool read_in_once(struct assessment *assessment, bool is_opening, bool *changed,
			 struct error *err)
{
	bool ignored;
	bool is_good = store_begin_read(assessment->store, err) &&
		       read_in(assessment, is_opening, changed ? changed : &ignored, err);

	store_rollback(assessment->store);
	return is_good;
}

bool assessment_reload(struct assessment *assessment, bool *changed, struct error *err)
{
	return read_in_once(assessment, false, changed, err);
}

bool assessment_refresh(struct assessment *assessment, bool *changed, struct error *err)
{
	int64_t version;

	if (changed)
		*changed = false;
	if (!store_data_version(assessment->store, &version, err))
		return false;
	return version == assessment->data_version || assessment_reload(assessment, changed, err);
}

struct assessment *assessment_open(struct store *store, const char *prefix, struct error *err)
{
	struct assessment *assessment = mem_calloc(1, sizeof(*assessment));

	assessment->store = store;
	assessment->who = mem_strdup("");
	if (!store_find(store, prefix, assessment->id, err) ||
	    !read_in_once(assessment, true, NULL, err)) {
		assessment_free(assessment);
		return NULL;
	}
	for (size_t i = 0; i < assessment->part_count; i++)
		assessment->parts[i].interview = interview_new(assessment->parts[i].answers);
	return assessment;
}

void assessment_free(struct assessment *assessment)
{
	if (!assessment)
		return;
	for (size_t i = 0; i < assessment->part_count; i++) {
		interview_free(assessment->parts[i].interview);
		answers_free(assessment->parts[i].answers);
		questionnaire_free((struct questionnaire *)assessment->parts[i].questionnaire);
	}
	free(assessment->parts);
	free(assessment->hashes);
	free(assessment->who);
	profile_release(&assessment->profile);
	undo_log_release(&assessment->log);
	entries_release(&assessment->entries);
	free(assessment);
}

/* ---- what is known ------------------------------------------------------------ */

const char *assessment_id(const struct assessment *assessment)
{
	return assessment->id;
}

const struct profile *assessment_profile(const struct assessment *assessment)
{
	return &assessment->profile;
}

int64_t assessment_created_utc(const struct assessment *assessment)
{
	return assessment->created_utc_ms / 1000;
}

int64_t assessment_updated_utc(const struct assessment *assessment)
{
	return assessment->updated_utc_ms / 1000;
}

const struct part *assessment_parts(const struct assessment *assessment, size_t *count)
{
	*count = assessment->part_count;
	return assessment->parts;
}

struct item assessment_position(const struct assessment *assessment)
{
	return assessment->position;
}

int64_t assessment_saved_utc_ms(const struct assessment *assessment)
{
	return assessment->saved_utc_ms;
}

void assessment_set_author(struct assessment *assessment, const char *who, enum via via)
{
	char *copy = mem_strdup(who ? who : "");

	free(assessment->who);
	assessment->who = copy;
	assessment->via = via;
}
