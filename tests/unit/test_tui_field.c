#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../tui/field.h"
#include "../tui/field_word.h"

static enum field_result press(struct field *field, const char *name)
{
	struct key key;

	assert_true(key_from_name(name, &key));
	return field_key(field, &key);
}

/* Keys separated by blanks. */
static void press_all(struct field *field, const char *names)
{
	char name[32];
	int n;

	while (sscanf(names, "%31s%n", name, &n) == 1) {
		press(field, name);
		names += n;
	}
}

static void type(struct field *field, const char *text)
{
	while (*text) {
		size_t n = 1;
		char name[8] = "";

		while ((text[n] & 0xc0) == 0x80)
			n++;
		memcpy(name, text, n);
		press(field, *text == ' ' ? "Space" : name);
		text += n;
	}
}

static enum field_result paste(struct field *field, const char *text)
{
	struct key key = { .type = KEY_TYPE_PASTE, .paste = text, .paste_bytes = strlen(text) };

	return field_key(field, &key);
}

/* The text with | where the cursor is. */
static void assert_state(const struct field *field, const char *expected)
{
	char text[1024];

	snprintf(text, sizeof(text), "%.*s|%s", (int)field->cursor, field->text,
		 field->text + field->cursor);
	assert_string_equal(text, expected);
}

static void lines(struct field *field, const char *text)
{
	field_init(field, text, FIELD_LINES, 1000);
}

static void typing_puts_text_at_the_cursor(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "ad");
	press(&field, "Left");
	type(&field, "b日c");
	assert_state(&field, "ab日c|d");
	press(&field, "Enter");
	assert_state(&field, "ab日c\n|d");
	field_release(&field);
}

static void a_character_keeps_its_marks(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	type(&field, "ax\xcc\x81y"); /* x with an acute: no single character */
	press_all(&field, "Left Left");
	assert_state(&field, "a|x\xcc\x81y");
	press(&field, "Right");
	assert_state(&field, "ax\xcc\x81|y");
	press(&field, "Backspace");
	assert_state(&field, "a|y");
	field_release(&field);
}

static void deleting_by_word_line_and_character(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "one two three\nfour");
	press(&field, "C-w");
	assert_state(&field, "one two three\n|");
	press_all(&field, "Up End C-w");
	assert_state(&field, "one two |\n");
	press(&field, "C-u");
	assert_state(&field, "|\n");
	press(&field, "C-k");
	assert_state(&field, "|");
	press_all(&field, "Backspace Delete C-k C-u C-w");
	assert_state(&field, "|");
	type(&field, "ab");
	press_all(&field, "C-a C-d");
	assert_state(&field, "|b");
	press_all(&field, "C-e Backspace");
	assert_state(&field, "|");
	field_release(&field);
}

static void words_are_found_in_japanese_too(void **state)
{
	static const char text[] = "契約書を3ヶ月 ごと。Check  it";
	static const char *const ends[] = { "契約書", "を", "3",     "ヶ",  "月",
					    " ごと",  "。", "Check", "  it" };
	size_t at = 0, n = strlen(text);

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t end = field_word_right(text, n, at);

		assert_int_equal(end - at, strlen(ends[i]));
		assert_memory_equal(text + at, ends[i], strlen(ends[i]));
		at = end;
	}
	assert_int_equal(field_word_right(text, n, n), n);
	assert_int_equal(field_word_left(text, n, n), n - 2);
	assert_int_equal(field_word_left(text, n, n - 2), n - 9);
	assert_int_equal(field_word_left(text, n, strlen("契約書")), 0);
	assert_int_equal(field_word_left(text, n, 0), 0);
}

static void undo_goes_back_by_words_and_redo_forward(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	type(&field, "one two");
	press(&field, "C-w");
	assert_state(&field, "one |");
	press(&field, "C-_");
	assert_state(&field, "one two|");
	press(&field, "M-u");
	assert_state(&field, "one |");
	press(&field, "M-u");
	assert_state(&field, "|");
	assert_int_equal(press(&field, "M-u"), FIELD_MOVED);
	press_all(&field, "M-r M-r");
	assert_state(&field, "one two|");
	press(&field, "M-u");
	type(&field, "x");
	assert_int_equal(press(&field, "M-r"), FIELD_MOVED);
	assert_state(&field, "one x|");
	field_release(&field);
}

static void a_move_begins_a_new_step_of_undo(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	type(&field, "ab");
	press_all(&field, "Left Right");
	type(&field, "cd");
	press(&field, "M-u");
	assert_state(&field, "ab|");
	field_release(&field);
}

static void everything_can_be_undone(void **state)
{
	static const char *const keys[] = { "a",    "日",  "Space", "Enter", "Backspace", "Delete",
					    "C-w",  "C-k", "C-u",   "Left",  "Right",     "Up",
					    "Home", "End", "b",     "C-Left" };
	struct field field;
	unsigned seed = 7;

	(void)state;
	field_init(&field, "start\n日本語", FIELD_LINES, 60);
	field_fit(&field, 3, 10);
	for (int i = 0; i < 400; i++) {
		seed = seed * 1103515245u + 12345u;
		press(&field, keys[(seed >> 16) % (sizeof(keys) / sizeof(keys[0]))]);
		assert_true(field.cursor <= field.bytes);
		assert_int_equal(strlen(field.text), field.bytes);
	}
	while (field.undo)
		press(&field, "M-u");
	assert_string_equal(field.text, "start\n日本語");
	field_release(&field);
}

static void the_limit_refuses_and_changes_nothing(void **state)
{
	struct field field;

	(void)state;
	field_init(&field, "12345678", FIELD_LINES, 10);
	assert_int_equal(press(&field, "日"), FIELD_REFUSED);
	assert_int_equal(paste(&field, "abc"), FIELD_REFUSED);
	assert_state(&field, "12345678|");
	assert_int_equal(paste(&field, "ab"), FIELD_CHANGED);
	assert_int_equal(press(&field, "c"), FIELD_REFUSED);
	assert_false(field_set(&field, "12345678901"));
	assert_true(field_set(&field, "1"));
	field_release(&field);
}

static void a_paste_brings_text_and_no_keys(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	assert_int_equal(paste(&field, "a\tb\r\nc\rd\x01\x1b[31m\xe2\x80\xae"), FIELD_CHANGED);
	assert_state(&field, "a b\nc\nd[31m|");
	press(&field, "M-u");
	assert_state(&field, "|");
	field_release(&field);
	field_init(&field, "", FIELD_LINE, 100);
	paste(&field, "one\ntwo");
	assert_state(&field, "one two|");
	field_release(&field);
}

static void text_is_composed_when_it_is_taken(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	paste(&field, "か\xe3\x82\x99");
	assert_state(&field, "が|");
	type(&field, "e\xcc\x81x");
	press(&field, "Left");
	assert_string_equal(field_text(&field), "が\xc3\xa9x");
	assert_state(&field, "が\xc3\xa9|x");
	field_release(&field);
}

/* ---- lines ---------------------------------------------------------------------- */

static void assert_cursor_at(const struct field *field, int y, int x)
{
	int at_y, at_x;

	field_cursor_at(field, &at_y, &at_x);
	assert_int_equal(at_y, y);
	assert_int_equal(at_x, x);
}

static void up_and_down_aim_at_a_column(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "abcdef\n日\nabcdef");
	field_fit(&field, 5, 40);
	press_all(&field, "C-Home End");
	assert_cursor_at(&field, 0, 6);
	press(&field, "Down");
	assert_cursor_at(&field, 1, 2);
	press(&field, "Down");
	assert_cursor_at(&field, 2, 6);
	assert_int_equal(press(&field, "Down"), FIELD_IGNORED);
	press_all(&field, "C-Home Right");
	press(&field, "Down");
	assert_cursor_at(&field, 1, 0); /* never in the middle of a wide character */
	field_release(&field);
}

static void wrapped_lines_are_lines(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "aaa bbb ccc");
	field_fit(&field, 5, 9); /* 7 columns for text */
	assert_int_equal(field.line_count, 2);
	assert_int_equal(field_rows(&field, 9), 2);
	press(&field, "C-Home");
	press(&field, "End");
	assert_state(&field, "aaa bbb| ccc");
	press(&field, "Down");
	assert_cursor_at(&field, 1, 3);
	press(&field, "Home");
	assert_state(&field, "aaa bbb |ccc");
	field_release(&field);
}

static void a_line_without_blanks_wraps_where_it_is_full(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "日本語日本語日本");
	field_fit(&field, 5, 8); /* 3 wide characters a line */
	assert_int_equal(field.line_count, 3);
	press(&field, "C-Home");
	press(&field, "End");
	assert_cursor_at(&field, 0, 4); /* behind the last one is the next line's start */
	press(&field, "Right");
	assert_cursor_at(&field, 1, 0);
	field_release(&field);
}

static void an_empty_last_line_can_be_reached(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "");
	field_fit(&field, 3, 10);
	assert_int_equal(field.line_count, 1);
	press(&field, "Enter");
	assert_int_equal(field.line_count, 2);
	assert_cursor_at(&field, 1, 0);
	press(&field, "Enter");
	assert_int_equal(field.line_count, 3);
	press(&field, "Up");
	assert_cursor_at(&field, 1, 0);
	field_release(&field);
}

static void the_window_follows_the_cursor(void **state)
{
	struct field field;
	int y, x;

	(void)state;
	lines(&field, "1\n2\n3\n4\n5\n6\n7\n8");
	field_fit(&field, 3, 20);
	assert_int_equal(field.top, 5);
	press(&field, "C-Home");
	field_fit(&field, 3, 20);
	assert_int_equal(field.top, 0);
	press(&field, "PgDn");
	press(&field, "PgDn");
	field_fit(&field, 3, 20);
	field_cursor_at(&field, &y, &x);
	assert_in_range(y, 0, 2);
	field_release(&field);

	field_init(&field, "a long line in a narrow window", FIELD_LINE, 100);
	field_fit(&field, 1, 10);
	assert_cursor_at(&field, 0, 9);
	press(&field, "Home");
	field_fit(&field, 1, 10);
	assert_cursor_at(&field, 0, 0);
	field_release(&field);
}

static void a_click_puts_the_cursor_there(void **state)
{
	struct field field;

	(void)state;
	lines(&field, "abc\n日本\nx");
	field_fit(&field, 5, 20);
	field_click(&field, 1, 3);
	assert_state(&field, "abc\n日|本\nx");
	field_click(&field, 0, 99);
	assert_state(&field, "abc|\n日本\nx");
	field_click(&field, 99, 0);
	assert_state(&field, "abc\n日本\n|x");
	field_release(&field);
}

static void one_line_leaves_the_other_keys_to_the_screen(void **state)
{
	struct field field;

	(void)state;
	field_init(&field, "a", FIELD_LINE, 10);
	assert_int_equal(press(&field, "Enter"), FIELD_IGNORED);
	assert_int_equal(press(&field, "Up"), FIELD_IGNORED);
	assert_int_equal(press(&field, "Down"), FIELD_IGNORED);
	assert_int_equal(press(&field, "Esc"), FIELD_IGNORED);
	assert_int_equal(press(&field, "Tab"), FIELD_IGNORED);
	assert_int_equal(press(&field, "F5"), FIELD_IGNORED);
	assert_int_equal(press(&field, "M-z"), FIELD_IGNORED);
	assert_state(&field, "a|");
	field_release(&field);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_puts_text_at_the_cursor),
		cmocka_unit_test(a_character_keeps_its_marks),
		cmocka_unit_test(deleting_by_word_line_and_character),
		cmocka_unit_test(words_are_found_in_japanese_too),
		cmocka_unit_test(undo_goes_back_by_words_and_redo_forward),
		cmocka_unit_test(a_move_begins_a_new_step_of_undo),
		cmocka_unit_test(everything_can_be_undone),
		cmocka_unit_test(the_limit_refuses_and_changes_nothing),
		cmocka_unit_test(a_paste_brings_text_and_no_keys),
		cmocka_unit_test(text_is_composed_when_it_is_taken),
		cmocka_unit_test(up_and_down_aim_at_a_column),
		cmocka_unit_test(wrapped_lines_are_lines),
		cmocka_unit_test(a_line_without_blanks_wraps_where_it_is_full),
		cmocka_unit_test(an_empty_last_line_can_be_reached),
		cmocka_unit_test(the_window_follows_the_cursor),
		cmocka_unit_test(a_click_puts_the_cursor_there),
		cmocka_unit_test(one_line_leaves_the_other_keys_to_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
