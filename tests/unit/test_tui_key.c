#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../tui/key.h"

enum { ACT_A = 1, ACT_DIGIT, ACT_CLICK };

static const struct key_binding bindings[] = {
	{ ACT_A, "first", "a Enter C-a M-x", "a", "does a", 1 },
	{ ACT_DIGIT, "digit", "1..9 ..", "digit", "chooses", 2 },
	{ ACT_CLICK, "click", "Click", "click", NULL, 0 },
	{ .action = ACTION_NONE },
};

static const struct key_table table = { "test", "Test", bindings };

static struct key named(const char *name)
{
	struct key key = { .type = KEY_TYPE_NONE };

	assert_true(key_from_name(name, &key));
	return key;
}

static int action_of(const char *name)
{
	struct key key = named(name);

	return key_table_action(&table, &key);
}

static void every_name_comes_back(void **state)
{
	static const char *const names[] = {
		"a",    "?",     "Space",   "Enter",       "Tab",       "S-Tab", "Esc",
		"F1",   "F12",   "PgUp",    "C-k",         "C-_",       "M-u",   "C-Left",
		"S-Up", "C-M-a", "Click",   "DoubleClick", "WheelDown", "あ",    "é",
		"-",    ".",     "C-Space", "Backspace",
	};
	char text[32];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct key key = named(names[i]);

		assert_string_equal(key_to_name(&key, text, sizeof(text)), names[i]);
	}
}

static void what_is_no_name_is_refused(void **state)
{
	struct key key = { .type = KEY_TYPE_NONE };

	(void)state;
	assert_false(key_from_name("", &key));
	assert_false(key_from_name("F13", &key));
	assert_false(key_from_name("enter", &key));
	assert_false(key_from_name("ab", &key));
	assert_false(key_from_name("C-", &key));
	assert_int_equal(key.type, KEY_TYPE_NONE);
}

static void a_table_tells_what_a_key_means(void **state)
{
	(void)state;
	assert_int_equal(action_of("a"), ACT_A);
	assert_int_equal(action_of("Enter"), ACT_A);
	assert_int_equal(action_of("C-a"), ACT_A);
	assert_int_equal(action_of("M-x"), ACT_A);
	assert_int_equal(action_of("Click"), ACT_CLICK);
	assert_int_equal(action_of("b"), ACTION_NONE);
	assert_int_equal(action_of("M-a"), ACTION_NONE);
	assert_int_equal(action_of("A"), ACTION_NONE);
}

static void a_range_holds_its_ends_and_no_more(void **state)
{
	(void)state;
	assert_int_equal(action_of("1"), ACT_DIGIT);
	assert_int_equal(action_of("9"), ACT_DIGIT);
	assert_int_equal(action_of("0"), ACTION_NONE);
	assert_int_equal(action_of("M-1"), ACTION_NONE);
	assert_int_equal(action_of("."), ACTION_NONE);
}

static void a_paste_means_nothing(void **state)
{
	struct key paste = { .type = KEY_TYPE_PASTE, .paste = "a", .paste_bytes = 1 };

	(void)state;
	assert_int_equal(key_table_action(&table, &paste), ACTION_NONE);
}

static void the_first_table_wins(void **state)
{
	static const struct key_binding up[] = { { 7, "mine", "Up", "mine", NULL, 0 },
						 { .action = ACTION_NONE } };
	static const struct key_table own = { "own", "Own", up };
	struct key_set set = { { &own, &key_table_move } };
	struct key key = named("Up");

	(void)state;
	assert_int_equal(key_action(&set, &key), 7);
	key = named("Down");
	assert_int_equal(key_action(&set, &key), ACTION_DOWN);
}

static void settings_change_keys(void **state)
{
	char text[16];

	(void)state;
	assert_true(key_override("test", "first", "F5 Right"));
	assert_int_equal(action_of("F5"), ACT_A);
	assert_int_equal(action_of("a"), ACTION_NONE);
	assert_string_equal(key_binding_first(&table, &bindings[0], text, sizeof(text)), "F5");
	assert_false(key_override("test", "first", "F5 Rihgt"));
	assert_int_equal(action_of("Right"), ACT_A);
	key_override_reset();
	assert_int_equal(action_of("a"), ACT_A);
}

static void settings_never_take_a_character_from_a_text(void **state)
{
	static const struct key_binding writing[] = { { 5, "done", "Esc F10", "done", NULL, 0 },
						      { .action = ACTION_NONE } };
	static const struct key_table own = { "writing", "Writing", writing };
	struct key_set set = { { &own, &key_table_move } };
	struct key j = named("j"), k = named("k"), f5 = named("F5");

	(void)state;
	assert_true(key_override(NULL, "done", "F5 j"));
	assert_true(key_override(NULL, "up", "k"));
	assert_int_equal(key_action(&set, &f5), 5);
	assert_int_equal(key_action(&set, &j), ACTION_NONE);
	assert_int_equal(key_action(&set, &k), ACTION_UP);
	key_override_reset();
}

static void text_is_what_types_itself(void **state)
{
	struct key a = named("a"), alt = named("M-a"), ctrl = named("C-a"), enter = named("Enter");

	(void)state;
	assert_true(key_is_text(&a));
	assert_false(key_is_text(&alt));
	assert_false(key_is_text(&ctrl));
	assert_false(key_is_text(&enter));
	assert_true(key_is(&enter, K_ENTER));
	assert_true(key_is_char(&a, 'a'));
	assert_false(key_is_char(&alt, 'a'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_comes_back),
		cmocka_unit_test(what_is_no_name_is_refused),
		cmocka_unit_test(a_table_tells_what_a_key_means),
		cmocka_unit_test(a_range_holds_its_ends_and_no_more),
		cmocka_unit_test(a_paste_means_nothing),
		cmocka_unit_test(the_first_table_wins),
		cmocka_unit_test(settings_change_keys),
		cmocka_unit_test(settings_never_take_a_character_from_a_text),
		cmocka_unit_test(text_is_what_types_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
