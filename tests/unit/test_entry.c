#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "entry.h"

static struct entry finding(int number, const char *text)
{
	struct entry entry = { .kind = ENTRY_FINDING, .number = number };

	entry_set_field(&entry, ENTRY_TEXT, text);
	return entry;
}

static void put(struct entries *entries, enum entry_kind kind, int number, const char *text)
{
	struct entry entry = { .kind = kind, .number = number };

	entry_set_field(&entry, kind == ENTRY_INCIDENT ? ENTRY_OUTLINE : ENTRY_TEXT, text);
	entries_put(entries, &entry);
	entry_release(&entry);
}

static void a_record_gives_the_entry_back(void **state)
{
	struct entry entry = { .kind = ENTRY_INCIDENT, .number = 7 };
	struct entry again = { .kind = ENTRY_FINDING };
	struct strbuf record = STRBUF_INIT;

	(void)state;
	entry_set_field(&entry, ENTRY_WHEN, "2018-05");
	entry_set_field(&entry, ENTRY_COURSE, "with a USB stick\nback\\slash");
	entry_set_field(&entry, ENTRY_PREVENTION, "外付けデバイスの利用制限");
	entry_encode(&entry, &record);
	assert_string_equal(record.text, "when 2018-05\ncourse with a USB stick\\nback\\\\slash\n"
					 "prevention 外付けデバイスの利用制限\n");
	assert_true(entry_decode(record.text, ENTRY_INCIDENT, 7, &again, NULL));
	assert_true(entry_equal(&entry, &again));
	strbuf_release(&record);
	entry_release(&entry);
	entry_release(&again);
}

static void what_encoding_cannot_have_written_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"text",
		"text a",
		"text a\ntext b\n",
		"cloud 1\nremote 1\ntext a\n",
		"remote yes\ntext a\n",
		"remote 1\n",
		"colour red\ntext a\n",
		"when 2018-05\n",
		"text a\x01\n",
		"text \xFF\n",
		"text a\n\n",
	};
	struct entry entry = { .kind = ENTRY_FINDING };
	struct error err = ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		error_clear(&err);
		if (entry_decode(bad[i], ENTRY_FINDING, 3, &entry, &err))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(err.code, ERROR_DAMAGED);
	}
	assert_string_equal(err.message, "damaged record of 'finding.3'");
	assert_false(entry_decode("remote 1\noutline a\n", ENTRY_INCIDENT, 1, &entry, NULL));
}

static void an_entry_needs_a_text_of_its_kind(void **state)
{
	struct entry entry = finding(0, " \n\t");
	struct error err = ERROR_INIT;
	char *large = mem_calloc(ENTRY_TEXT_BYTES_MAX + 2, 1);

	(void)state;
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "nothing was written; expected a text");
	entry_set_field(&entry, ENTRY_COMPANY, "Acme");
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "entry 'finding' has no 'company'");
	entry_set_field(&entry, ENTRY_COMPANY, "");
	memset(large, 'x', ENTRY_TEXT_BYTES_MAX + 1);
	entry_set_field(&entry, ENTRY_TEXT, large);
	assert_false(entry_check(&entry, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	large[ENTRY_TEXT_BYTES_MAX] = '\0';
	entry_set_field(&entry, ENTRY_TEXT, large);
	assert_true(entry_check(&entry, &err));
	free(large);
	entry_release(&entry);
	entry.kind = ENTRY_INCIDENT;
	entry_set_field(&entry, ENTRY_WHEN, "2018\n05");
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "text has the control character U+000A");
	entry_set_field(&entry, ENTRY_WHEN, "2018-05");
	entry.is_cloud = true;
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "an incident case has no tag");
	entry_release(&entry);
}

static void names_of_entries_are_read_strictly(void **state)
{
	static const char *const bad[] = { "",          "finding",     "finding.",   "finding.0",
					   "finding.01", "finding.1000", "finding.1x", "factors.1",
					   "finding.-1", "Finding.1" };
	enum entry_kind kind;
	int number;

	(void)state;
	assert_true(entry_item_parse("factor.999", &kind, &number));
	assert_int_equal(kind, ENTRY_FACTOR);
	assert_int_equal(number, 999);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (entry_item_parse(bad[i], &kind, &number))
			fail_msg("taken: %s", bad[i]);
	}
}

static void a_tag_is_one_of_four_words(void **state)
{
	static const char *const tags[] = { "none", "remote", "cloud", "both" };
	struct entry entry = { .kind = ENTRY_FINDING };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(entry_tag_read(tags[i], &entry));
		assert_string_equal(entry_tag_name(&entry), tags[i]);
	}
	assert_false(entry_tag_read("all", &entry));
	assert_string_equal(entry_tag_name(&entry), "both");
}

static void a_number_stays_when_others_go(void **state)
{
	struct entries entries = { .list = NULL };
	const struct entry *first;

	(void)state;
	assert_int_equal(entries_next_number(&entries, ENTRY_FINDING), 1);
	put(&entries, ENTRY_FACTOR, 1, "factor");
	put(&entries, ENTRY_FINDING, 3, "c");
	put(&entries, ENTRY_FINDING, 1, "a");
	put(&entries, ENTRY_FINDING, 2, "b");
	put(&entries, ENTRY_INCIDENT, 1, "case");
	put(&entries, ENTRY_FINDING, 2, "B");
	assert_int_equal(entries.count, 5);
	entries_remove(&entries, ENTRY_FINDING, 1);
	entries_remove(&entries, ENTRY_FINDING, 1);
	assert_int_equal(entries_of_kind(&entries, ENTRY_FINDING, &first), 2);
	assert_int_equal(first->number, 2);
	assert_string_equal(entry_field(first, ENTRY_TEXT), "B");
	assert_int_equal(entries_next_number(&entries, ENTRY_FINDING), 4);
	assert_int_equal(entries_next_number(&entries, ENTRY_INCIDENT), 2);
	assert_null(entries_find(&entries, ENTRY_FINDING, 1));
	assert_string_equal(entry_field(entries_find(&entries, ENTRY_FACTOR, 1), ENTRY_TEXT),
			    "factor");
	assert_int_equal(entries_of_kind(&entries, ENTRY_FACTOR, &first), 1);
	entries_release(&entries);
}

/* ---- actions, exceptions, duties ------------------------------------------------ */

/* "clause=a due=2026-01-31": the fields by their names. */
static struct entry made(enum entry_kind kind, const char *fields)
{
	struct entry entry = { .kind = kind, .number = 1 };
	char *copy = mem_strdup(fields);
	char *rest = NULL;

	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(word, '=');

		*value++ = '\0';
		for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
			if (strcmp(entry_field_name((enum entry_field)f), word) == 0)
				entry_set_field(&entry, (enum entry_field)f, value);
		}
	}
	free(copy);
	return entry;
}

static void a_kind_has_its_fields_and_no_others(void **state)
{
	static const char *const has[ENTRY_KIND_COUNT] = {
		[ENTRY_FINDING] = "text",
		[ENTRY_INCIDENT] = "when company outline course measures facts prevention",
		[ENTRY_FACTOR] = "text",
		[ENTRY_ACTION] = "text clause who due state",
		[ENTRY_EXCEPTION] = "text clause who due",
		[ENTRY_DUTY] = "clause carrier",
	};

	(void)state;
	for (int k = 0; k < ENTRY_KIND_COUNT; k++) {
		struct strbuf names = STRBUF_INIT;

		for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
			if (entry_has_field((enum entry_kind)k, (enum entry_field)f))
				strbuf_addf(&names, "%s%s", names.length ? " " : "",
					    entry_field_name((enum entry_field)f));
		}
		assert_string_equal(names.text, has[k]);
		strbuf_release(&names);
	}
}

static void what_a_kind_must_have_is_asked_for(void **state)
{
	static const struct {
		enum entry_kind kind;
		const char *fields;
		const char *message; /* NULL: it is fine */
	} cases[] = {
		{ ENTRY_ACTION, "text=do state=open", NULL },
		{ ENTRY_ACTION, "text=do state=done clause=audit-right.2 who=Sato due=2028-02-29", NULL },
		{ ENTRY_ACTION, "text=do", "'state' is missing; every 'action' has one" },
		{ ENTRY_ACTION, "state=open", "'text' is missing; every 'action' has one" },
		{ ENTRY_ACTION, "text=do state=late",
		  "unknown state 'late'; expected open, doing, done or dropped" },
		{ ENTRY_ACTION, "text=do state=open due=2026-02-29",
		  "'2026-02-29' is no date; expected one such as 2026-12-31" },
		{ ENTRY_ACTION, "text=do state=open due=2026-1-31",
		  "'2026-1-31' is no date; expected one such as 2026-12-31" },
		{ ENTRY_ACTION, "text=do state=open carrier=both", "entry 'action' has no 'carrier'" },
		{ ENTRY_EXCEPTION, "text=old clause=mdm who=CEO due=2026-12-31", NULL },
		{ ENTRY_EXCEPTION, "clause=mdm who=CEO due=2026-12-31",
		  "'text' is missing; every 'exception' has one" },
		{ ENTRY_EXCEPTION, "text=old who=CEO due=2026-12-31",
		  "'clause' is missing; every 'exception' has one" },
		{ ENTRY_EXCEPTION, "text=old clause=mdm due=2026-12-31",
		  "'who' is missing; every 'exception' has one" },
		{ ENTRY_EXCEPTION, "text=old clause=mdm who=CEO", "'due' is missing; every 'exception' has one" },
		{ ENTRY_EXCEPTION, "text=old clause=mdm who=CEO due=2026-12-31 state=open",
		  "entry 'exception' has no 'state'" },
		{ ENTRY_DUTY, "clause=mdm carrier=subcontractor", NULL },
		{ ENTRY_DUTY, "clause=mdm", "'carrier' is missing; every 'duty' has one" },
		{ ENTRY_DUTY, "carrier=both", "'clause' is missing; every 'duty' has one" },
		{ ENTRY_DUTY, "clause=mdm carrier=nobody",
		  "unknown carrier 'nobody'; expected consignor, vendor, both, subcontractor or undecided" },
		{ ENTRY_DUTY, "clause=a/b carrier=both",
		  "'a/b' is no id of a clause; expected at most 64 of A-Z a-z 0-9 . _ -, beginning with a letter "
		  "or digit" },
		{ ENTRY_DUTY, "clause=-a carrier=both",
		  "'-a' is no id of a clause; expected at most 64 of A-Z a-z 0-9 . _ -, beginning with a letter "
		  "or digit" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct entry entry = made(cases[i].kind, cases[i].fields);
		struct error err = ERROR_INIT;
		bool is_fine = entry_check(&entry, &err);

		if (is_fine != !cases[i].message)
			fail_msg("%s: %s", cases[i].fields, is_fine ? "taken" : err.message);
		assert_string_equal(err.message, cases[i].message ? cases[i].message : "");
		entry_release(&entry);
	}
}

static void an_id_of_a_clause_has_at_most_64_letters(void **state)
{
	struct entry entry = { .kind = ENTRY_DUTY };
	char id[66];

	(void)state;
	entry_set_field(&entry, ENTRY_CARRIER, "both");
	memset(id, 'a', sizeof(id));
	id[64] = '\0';
	entry_set_field(&entry, ENTRY_CLAUSE, id);
	assert_true(entry_check(&entry, NULL));
	id[64] = 'a';
	id[65] = '\0';
	entry_set_field(&entry, ENTRY_CLAUSE, id);
	assert_false(entry_check(&entry, NULL));
	entry_release(&entry);
}

static void only_what_an_interview_notes_has_a_tag(void **state)
{
	struct entry entry = made(ENTRY_DUTY, "clause=mdm carrier=both");
	struct error err = ERROR_INIT;

	(void)state;
	entry.is_cloud = true;
	assert_false(entry_check(&entry, &err));
	assert_string_equal(err.message, "only findings and blocking factors have a tag");
	entry_release(&entry);
}

static void records_of_the_plan_give_it_back(void **state)
{
	static const char *const good[] = {
		"text Write it down\\nthen sign\nclause audit-right\nwho 佐藤\ndue 2026-12-31\nstate doing\n",
		"text Write it down\nstate open\n",
	};
	static const char *const bad[] = {
		"text a\n",
		"state open\n",
		"text a\nstate open\nclause x\n",
		"text a\nclause a b\nstate open\n",
		"text a\nclause \nstate open\n",
		"text a\ndue 2026-13-01\nstate open\n",
		"text a\ndue 2026-12-31 \nstate open\n",
		"text a\nwho a\\nb\nstate open\n",
		"text a\nstate Open\n",
		"remote 1\ntext a\nstate open\n",
		"text a\nstate open\ncarrier both\n",
	};
	struct entry entry = { .kind = ENTRY_ACTION };
	struct strbuf again = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(entry_decode(good[i], ENTRY_ACTION, 1, &entry, NULL));
		strbuf_reset(&again);
		entry_encode(&entry, &again);
		assert_string_equal(again.text, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (entry_decode(bad[i], ENTRY_ACTION, 1, &entry, NULL))
			fail_msg("taken: %s", bad[i]);
	}
	assert_false(entry_decode("clause mdm\ncarrier \n", ENTRY_DUTY, 1, &entry, NULL));
	assert_true(entry_decode("clause mdm\ncarrier both\n", ENTRY_DUTY, 1, &entry, NULL));
	strbuf_release(&again);
	entry_release(&entry);
}

static void states_and_duties_are_read_by_their_names(void **state)
{
	enum action_state read_state;
	enum duty duty;

	(void)state;
	for (int i = 0; i < ACTION_STATE_COUNT; i++) {
		assert_true(action_state_find(action_state_name((enum action_state)i), &read_state));
		assert_int_equal(read_state, i);
	}
	for (int i = 0; i < DUTY_COUNT; i++) {
		assert_true(duty_find(duty_name((enum duty)i), &duty));
		assert_int_equal(duty, i);
	}
	assert_false(action_state_find("", &read_state));
	assert_false(duty_find("Vendor", &duty));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_gives_the_entry_back),
		cmocka_unit_test(what_encoding_cannot_have_written_is_refused),
		cmocka_unit_test(an_entry_needs_a_text_of_its_kind),
		cmocka_unit_test(names_of_entries_are_read_strictly),
		cmocka_unit_test(a_tag_is_one_of_four_words),
		cmocka_unit_test(a_number_stays_when_others_go),
		cmocka_unit_test(a_kind_has_its_fields_and_no_others),
		cmocka_unit_test(what_a_kind_must_have_is_asked_for),
		cmocka_unit_test(an_id_of_a_clause_has_at_most_64_letters),
		cmocka_unit_test(only_what_an_interview_notes_has_a_tag),
		cmocka_unit_test(records_of_the_plan_give_it_back),
		cmocka_unit_test(states_and_duties_are_read_by_their_names),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
