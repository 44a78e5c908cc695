/*
 * An assessment of the sample questionnaire, for the tests of what is done with one. Include it after cmocka.h.
 *
 *	static void answers_stay(void **state)
 *	{
 *		struct assessment *assessment = open_it(store);
 *
 *		(void)state;
 *		set(assessment, "q1", A);
 *		assert_stands(assessment, "q1", A);
 *		assessment_free(assessment);
 *		assert_sound();
 *	}
 *
 *	IN_PLACE(answers_stay)
 */
#ifndef TENKEN_TESTS_ASSESSMENT_FIXTURE_H
#define TENKEN_TESTS_ASSESSMENT_FIXTURE_H

#include "answer_syntax.h"
#include "assessment_interview.h"

#include "store_fixture.h"

static struct store *store;
static char id[ASSESSMENT_ID_SIZE]; /* of the assessment made last */

/* Answers as they are stored. */
#define A "state values\nvalues 1\n"
#define B "state values\nvalues 2\n"
#define C "state values\nvalues 3\n"
#define OPEN "state open\n"

/* ---- before and after each test ------------------------------------------------- */

static inline bool create(const char *const *questionnaires, size_t count, struct error *err)
{
	struct profile profile = { .organisation = NULL };
	bool is_made;

	profile_set_field(&profile, 0, "Acme");
	is_made = assessment_create(store, place.library, questionnaires, count, &profile, id, err);
	profile_release(&profile);
	return is_made;
}

static inline int make_assessment(void **state)
{
	make_place(state);
	store = store_open(place.database, NULL);
	return store && create((const char *[]){ "sample" }, 1, NULL) ? 0 : 1;
}

static inline int drop_assessment(void **state)
{
	store_close(store);
	return drop_place(state);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_assessment, drop_assessment)

/* ---- an assessment ---------------------------------------------------------------- */

static inline struct assessment *open_it(struct store *from)
{
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(from, id, &err);

	if (!assessment)
		fail_msg("%s", err.message);
	return assessment;
}

static inline struct item find(struct assessment *assessment, const char *name)
{
	struct item_ref ref;
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);
	struct item item = { .part = 0 };

	assert_true(parts_find_item(parts, count, name, strlen(name), &item.part, &ref, NULL));
	item.question = ref.question;
	item.row = ref.row;
	return item;
}

static inline bool try_set(struct assessment *assessment, const char *name, const char *record,
			   struct error *err)
{
	struct answer answer = { .state = ANSWER_OPEN };
	bool is_set;

	assert_true(answer_decode(record, &answer, NULL));
	is_set = assessment_set(assessment, find(assessment, name), &answer, err);
	answer_release(&answer);
	return is_set;
}

static inline void set(struct assessment *assessment, const char *name, const char *record)
{
	struct error err = ERROR_INIT;

	if (!try_set(assessment, name, record, &err))
		fail_msg("%s", err.message);
}

static inline void confirm(struct assessment *assessment, const char *name)
{
	assert_true(assessment_confirm(assessment, find(assessment, name), NULL));
}

/* The field of an entry that says what it is about. */
static inline enum entry_field main_field(enum entry_kind kind)
{
	return kind == ENTRY_INCIDENT ? ENTRY_OUTLINE : ENTRY_TEXT;
}

/* Returns its number. */
static inline int add(struct assessment *assessment, enum entry_kind kind, const char *text)
{
	struct entry entry = { .kind = kind };
	struct error err = ERROR_INIT;
	int number;

	entry_set_field(&entry, main_field(kind), text);
	if (!assessment_add_entry(assessment, &entry, &number, &err))
		fail_msg("%s", err.message);
	entry_release(&entry);
	return number;
}

/* NULL when there is no such entry. */
static inline const char *text_of(struct assessment *assessment, enum entry_kind kind, int number)
{
	const struct entry *entry = entries_find(assessment_entries(assessment), kind, number);

	return entry ? entry_field(entry, main_field(kind)) : NULL;
}

/* ---- what stands -------------------------------------------------------------------- */

static inline void assert_stands(struct assessment *assessment, const char *name, const char *want)
{
	struct strbuf record = STRBUF_INIT;

	answer_encode(assessment_answer(assessment, find(assessment, name)), &record);
	assert_string_equal(record.text, want);
	strbuf_release(&record);
}

static inline void count_change(const struct change *change, void *context)
{
	int *count = context;

	(void)change;
	++*count;
}

static inline int count_changes(struct assessment *assessment)
{
	int count = 0;

	assert_true(assessment_history(assessment, NULL, count_change, &count, NULL));
	return count;
}

static inline void add_version(struct strbuf *text, const char *hand, const struct part *part,
			       struct item item, const struct answer_version *version)
{
	if (!version->is_there)
		return;
	strbuf_adds(text, hand);
	answer_format(&part->questionnaire->questions[item.question], &version->answer, text);
	strbuf_addf(text, " %s%s", version->who, version->is_confirmed ? " confirmed" : "");
}

/* "q1 self 1 Sato talk 2 Tanaka confirmed differ\n" for each item. */
static inline void assert_versions(struct assessment *assessment, const char *expected)
{
	struct versions versions = { .items = NULL };
	struct strbuf text = STRBUF_INIT;
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);

	assert_true(assessment_versions(assessment, NULL, &versions, NULL));
	for (size_t i = 0; i < versions.count; i++) {
		const struct item_versions *item = &versions.items[i];

		parts_format_item(parts, count, item->item, &text);
		add_version(&text, " self ", parts, item->item, &item->self);
		add_version(&text, " talk ", parts, item->item, &item->talk);
		strbuf_adds(&text, versions_differ(item) ? " differ\n" : "\n");
	}
	assert_string_equal(text.text, expected);
	versions_release(&versions);
	strbuf_release(&text);
}

/* ---- what verify says ----------------------------------------------------------------- */

/* How much it finds; text, when wanted, gets a line for each. */
static inline size_t found_by_verify(struct strbuf *text)
{
	struct verify_result result = { .lines = NULL };
	size_t found;

	assert_true(store_verify(store, &result, NULL));
	found = result.found;
	for (size_t i = 0; text && i < result.count; i++) {
		if (result.lines[i].kind == VERIFY_FOUND)
			strbuf_addf(text, "%s\n", result.lines[i].text);
	}
	verify_result_release(&result);
	return found;
}

static inline void assert_sound(void)
{
	struct strbuf text = STRBUF_INIT;

	if (found_by_verify(&text) > 0)
		fail_msg("%s", text.text);
	strbuf_release(&text);
}

#endif
