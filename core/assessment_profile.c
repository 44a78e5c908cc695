/*
 * Changes that are no answers: the profile, and where the person is.
 */
#include "assessment.h"
#include "assessment_internal.h"
#include "i18n.h"

/* The profile that is stored, which another program may have changed. */
static bool profile_stands_as_seen(struct assessment *assessment, bool *is_same, struct error *err)
{
	struct stored_assessment stored = { .id = "" };
	bool is_read = store_read_assessment(assessment->store, assessment->id, &stored, err);

	*is_same = is_read && profile_equal(&stored.profile, &assessment->profile);
	stored_assessment_release(&stored);
	return is_read;
}

static bool store_profile(struct assessment *assessment, const struct profile *profile,
			  struct event *event, struct error *err)
{
	bool is_same;

	if (!profile_stands_as_seen(assessment, &is_same, err))
		return false;
	if (!is_same) {
		store_rollback(assessment->store);
		if (assessment_reload(assessment, NULL, err))
			error_set(err, ERROR_CONFLICT,
				  _("another program changed the profile in the meantime; it was "
				    "read in, look again"));
		return false;
	}
	return store_next_event(assessment->store, assessment->id, &event->id, err) &&
	       (event->batch = event->id) != 0 &&
	       store_add_event(assessment->store, assessment->id, event, err) &&
	       store_set_profile(assessment->store, assessment->id, profile, err) &&
	       store_commit(assessment->store, err);
}

bool assessment_set_profile(struct assessment *assessment, const struct profile *profile,
			    struct error *err)
{
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct event event = { .at_utc_ms = assessment_now_utc_ms(),
			       .who = assessment->who,
			       .via = assessment->via,
			       .kind = EVENT_PROFILE,
			       .part = ITEM_PART_PROFILE,
			       .item = "" };
	bool is_done;

	if (!profile_check(profile, err))
		return false;
	if (profile_equal(profile, &assessment->profile))
		return true;
	profile_encode(&assessment->profile, &before);
	profile_encode(profile, &after);
	event.before = before.text;
	event.after = after.text;
	is_done = store_begin(assessment->store, err) &&
		  store_profile(assessment, profile, &event, err);
	store_rollback(assessment->store);
	if (is_done) {
		profile_copy(&assessment->profile, profile);
		assessment_note_saved(assessment, event.at_utc_ms, 1);
	}
	strbuf_release(&before);
	strbuf_release(&after);
	return is_done;
}

bool assessment_set_position(struct assessment *assessment, struct item item, struct error *err)
{
	const struct item *now = &assessment->position;
	struct strbuf name = STRBUF_INIT;
	bool is_done;

	if (assessment->is_position_kept && now->part == item.part &&
	    now->question == item.question && now->row == item.row)
		return true;
	assessment_item_name(assessment, item, &name);
	is_done =
		store_begin(assessment->store, err) &&
		store_set_position(assessment->store, assessment->id, item.part, name.text, err) &&
		store_commit(assessment->store, err);
	store_rollback(assessment->store);
	strbuf_release(&name);
	if (is_done) {
		assessment->position = item;
		assessment->is_position_kept = true;
	}
	return is_done;
}
