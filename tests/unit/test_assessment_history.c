/* What the history tells of an assessment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

/* "1 set Sato 0 " and then "QUESTION STATE>STATE", "finding.1 TEXT>TEXT", or the organisation before and after. */
static void write_change(const struct change *change, void *context)
{
	static const char *const kinds[] = { "set", "undo", "redo", "profile", "confirm" };
	struct strbuf *seen = context;

	strbuf_addf(seen, "%lld %s %s %d ", (long long)change->id, kinds[change->kind], change->who,
		    change->via);
	if (change->kind == CHANGE_PROFILE)
		strbuf_addf(seen, "%s>%s\n", change->profile_before->organisation,
			    change->profile_after->organisation);
	else if (change->item.part == ITEM_PART_ENTRY)
		strbuf_addf(seen, "%s.%d %s>%s\n", entry_kind_name(change->entry_kind),
			    change->entry_number,
			    change->entry_before ? entry_field(change->entry_before, ENTRY_TEXT) : "",
			    change->entry_after ? entry_field(change->entry_after, ENTRY_TEXT) : "");
	else
		strbuf_addf(seen, "%d %d>%d\n", change->item.question, change->before->state,
			    change->after->state);
}

/* Of one item, or of all with NULL. */
static void assert_history(struct assessment *assessment, const struct item *item, const char *want)
{
	struct strbuf seen = STRBUF_INIT;

	assert_true(assessment_history(assessment, item, write_change, &seen, NULL));
	assert_string_equal(seen.text, want);
	strbuf_release(&seen);
}

static void rename_to(struct assessment *assessment, const char *organisation)
{
	struct profile profile = { .organisation = NULL };

	profile_copy(&profile, assessment_profile(assessment));
	profile_set_field(&profile, 0, organisation);
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
}

static void history_tells_who_what_before_and_after(void **state)
{
	struct assessment *assessment = open_it(store);
	struct item q9 = find(assessment, "q9");

	(void)state;
	set(assessment, "q1", A);
	assessment_set_author(assessment, "Sato", VIA_INTERVIEW);
	set(assessment, "q9", "state unknown\n");
	assert_true(assessment_undo(assessment, NULL, NULL));
	rename_to(assessment, "Bcme");
	rename_to(assessment, "Bcme"); /* nothing to tell */
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_history(assessment, NULL,
		       "1 set  0 0 0>1\n2 set Sato 1 8 0>4\n3 undo Sato 1 8 4>0\n"
		       "4 profile Sato 1 Acme>Bcme\n5 redo Sato 1 8 0>4\n");
	assert_history(assessment, &q9,
		       "2 set Sato 1 8 0>4\n3 undo Sato 1 8 4>0\n5 redo Sato 1 8 0>4\n");
	assessment_free(assessment);
	assessment = open_it(store);
	assert_string_equal(assessment_profile(assessment)->organisation, "Bcme");
	assessment_free(assessment);
	assert_sound();
}

static void history_tells_of_confirming_and_of_entries(void **state)
{
	struct assessment *assessment = open_it(store);
	struct item q1 = find(assessment, "q1");

	(void)state;
	set(assessment, "q1", A);
	confirm(assessment, "q1");
	add(assessment, ENTRY_FINDING, "first");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_history(assessment, NULL,
		       "1 set  0 0 0>1\n2 confirm  1 0 1>1\n3 set  0 finding.1 >first\n"
		       "4 undo  0 finding.1 first>\n");
	assert_history(assessment, &q1, "1 set  0 0 0>1\n2 confirm  1 0 1>1\n");
	assessment_free(assessment);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(history_tells_who_what_before_and_after),
		IN_PLACE(history_tells_of_confirming_and_of_entries),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
