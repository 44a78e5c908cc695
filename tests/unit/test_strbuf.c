#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "strbuf.h"

static void empty_buffer_is_an_empty_string(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	struct strbuf other;

	(void)state;
	strbuf_init(&other);
	assert_string_equal(buf.text, "");
	assert_string_equal(other.text, "");
	strbuf_add(&buf, "", 0);
	strbuf_adds(&buf, "");
	strbuf_addf(&buf, "%s", "");
	strbuf_add_repeat(&buf, 'x', 0);
	strbuf_commit(&buf, 0);
	strbuf_truncate(&buf, 0);
	assert_int_equal(buf.length, 0);
	assert_int_equal(buf.capacity, 0);
	strbuf_release(&buf);
	strbuf_release(&buf);
}

static void pieces_follow_each_other(void **state)
{
	struct strbuf buf = STRBUF_INIT;

	(void)state;
	strbuf_adds(&buf, "a=");
	strbuf_addf(&buf, "%d", 12);
	strbuf_addch(&buf, ';');
	strbuf_add_repeat(&buf, '-', 3);
	strbuf_add(&buf, "xyz", 2);
	strbuf_add_codepoint(&buf, 0x554F);
	strbuf_add_codepoint(&buf, 0xD800);
	assert_string_equal(buf.text, "a=12;---xy問\xEF\xBF\xBD");
	assert_int_equal(buf.length, strlen(buf.text));
	strbuf_truncate(&buf, 4);
	assert_string_equal(buf.text, "a=12");
	strbuf_reset(&buf);
	assert_string_equal(buf.text, "");
	assert_true(buf.capacity > 0);
	strbuf_release(&buf);
}

static void grows_to_any_length(void **state)
{
	struct strbuf buf = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		strbuf_addf(&buf, "%04d", i);
		assert_int_equal(buf.text[buf.length], '\0');
	}
	assert_int_equal(buf.length, 40000);
	assert_memory_equal(buf.text + 4 * 9999, "9999", 4);
	strbuf_addf(&buf, "%100000d", 7);
	assert_int_equal(buf.length, 140000);
	strbuf_release(&buf);
}

static void nul_bytes_are_kept(void **state)
{
	struct strbuf buf = STRBUF_INIT;

	(void)state;
	strbuf_add(&buf, "a\0b", 3);
	strbuf_addch(&buf, '\0');
	assert_int_equal(buf.length, 4);
	assert_memory_equal(buf.text, "a\0b\0", 5);
	strbuf_release(&buf);
}

static void reserved_room_can_be_filled_and_counted(void **state)
{
	struct strbuf buf = STRBUF_INIT;

	(void)state;
	strbuf_reserve(&buf, 1000);
	memset(buf.text, 'r', 1000);
	strbuf_commit(&buf, 1000);
	assert_int_equal(buf.length, 1000);
	assert_int_equal(strlen(buf.text), 1000);
	strbuf_release(&buf);
}

static void detached_text_belongs_to_the_caller(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	size_t length = 99;
	char *text;

	(void)state;
	strbuf_adds(&buf, "given away");
	text = strbuf_detach(&buf, &length);
	assert_string_equal(text, "given away");
	assert_int_equal(length, 10);
	assert_string_equal(buf.text, "");
	free(text);
	text = strbuf_detach(&buf, NULL);
	assert_string_equal(text, "");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_buffer_is_an_empty_string),
		cmocka_unit_test(pieces_follow_each_other),
		cmocka_unit_test(grows_to_any_length),
		cmocka_unit_test(nul_bytes_are_kept),
		cmocka_unit_test(reserved_room_can_be_filled_and_counted),
		cmocka_unit_test(detached_text_belongs_to_the_caller),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
