#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../tui/input.h"

enum { SAID_SIZE = 512 };

/* Everything that comes out, as names with blanks between: "a Up paste(x)" */
static void tell(struct input *input, bool timed_out, char *said)
{
	struct input_event event;
	char name[32];

	while (input_next(input, &event, timed_out)) {
		size_t n = strlen(said);

		if (event.kind == INPUT_CURSOR_AT)
			snprintf(said + n, SAID_SIZE - n, "%sat(%d,%d)", n ? " " : "", event.y,
				 event.x);
		else if (event.key.type == KEY_TYPE_PASTE)
			snprintf(said + n, SAID_SIZE - n, "%spaste(%s)", n ? " " : "",
				 event.key.paste);
		else if (event.key.type == KEY_TYPE_MOUSE)
			snprintf(said + n, SAID_SIZE - n, "%s%s(%d,%d)", n ? " " : "",
				 key_to_name(&event.key, name, sizeof(name)), event.key.mouse.y,
				 event.key.mouse.x);
		else
			snprintf(said + n, SAID_SIZE - n, "%s%s", n ? " " : "",
				 key_to_name(&event.key, name, sizeof(name)));
	}
}

struct sample {
	const char *bytes;
	const char *keys;
};

static const struct sample samples[] = {
	{ "a", "a" },
	{ " ", "Space" },
	{ "\r", "Enter" },
	{ "\n", "Enter" },
	{ "\t", "Tab" },
	{ "\177", "Backspace" },
	{ "\b", "Backspace" },
	{ "\001\032\037", "C-a C-z C-_" },
	{ "\033[A\033[B\033[C\033[D", "Up Down Right Left" },
	{ "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
	{ "\033[H\033[F\033OH\033OF", "Home End Home End" },
	{ "\033[1~\033[4~\033[7~\033[8~", "Home End Home End" },
	{ "\033[2~\033[3~\033[5~\033[6~", "Insert Delete PgUp PgDn" },
	{ "\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4" },
	{ "\033[11~\033[12~\033[15~\033[24~", "F1 F2 F5 F12" },
	{ "\033[[A\033[[B\033[[E", "F1 F2 F5" },
	{ "\033[Z", "S-Tab" },
	{ "\033[1;5C\033[1;2A\033[1;3D\033[3;5~", "C-Right S-Up M-Left C-Delete" },
	{ "\033[1;2R", "S-F3" },
	{ "\0332a", "M-2 a" },
	{ "\033u\033\037", "M-u C-M-_" },
	{ "\033\r", "M-Enter" },
	{ "\033\033[A", "Esc Up" },
	{ "\346\227\245\346\234\254", "日 本" },
	{ "\360\237\230\200", "😀" },
	{ "\033\303\251", "M-é" },
	{ "\033Ok\033Oq\033OM", "+ 1 Enter" },
	{ "\033[27u\033[97;5u", "Esc C-a" },
	{ "\033[27;5;9~", "C-Tab" },
	/* what nobody knows is swallowed, and what follows is whole */
	{ "\033[>1;2;3c"
	  "x",
	  "x" },
	{ "\033[?1;2;4$y"
	  "x",
	  "x" },
	{ "\033[99~\033[5yx", "x" },
	{ "\033[1;2;3;4;5;6;7;8;9;10;11;12;13mx", "x" },
	{ "\033[Ix\033[Oy", "x y" },
	{ "\033]11;rgb:0000/0000/0000\033\\x", "x" },
	{ "\033]11;rgb:0000/0000/0000\ax", "x" },
	{ "\033P1$r0m\033\\x", "x" },
	{ "\033[M !!x", "x" },
	{ "\033[12\033[A", "Up" },
	{ "\377\376x\300\257y", "x y" },
	{ "\302\205x", "x" },
	/* the mouse */
	{ "\033[<0;5;7M\033[<0;5;7m", "Click(6,4)" },
	{ "\033[<64;1;1M\033[<65;1;1M", "WheelUp(0,0) WheelDown(0,0)" },
	{ "\033[<2;5;7M\033[<35;5;7M\033[<0;0;7Mx", "x" },
	/* the terminal's own answer */
	{ "\033[2;3R\033[?5;6R", "at(1,2) at(4,5)" },
	/* pastes */
	{ "\033[200~hello\r\nworld\rx\n\033[201~y", "paste(hello\nworld\nx\n) y" },
	{ "\033[200~\033[A q \033[20\033[201~", "paste(\033[A q \033[20)" },
	{ "\033[200~a\377b\033[201~", "paste(a\357\277\275b)" },
	{ "\033[200~\033[201~\033[201~x", "paste() x" },
};

static void bytes_become_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		char said[SAID_SIZE] = "";
		struct input input;

		input_init(&input);
		input_feed(&input, samples[i].bytes, strlen(samples[i].bytes));
		tell(&input, false, said);
		assert_string_equal(said, samples[i].keys);
		assert_int_equal(input_patience_ms(&input), -1);
		input_release(&input);
	}
}

static void a_sequence_may_come_byte_by_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		char said[SAID_SIZE] = "";
		struct input input;

		input_init(&input);
		for (const char *s = samples[i].bytes; *s; s++) {
			input_feed(&input, s, 1);
			tell(&input, false, said);
		}
		assert_string_equal(said, samples[i].keys);
		input_release(&input);
	}
}

static void given_up(const char *bytes, const char *keys)
{
	char said[SAID_SIZE] = "";
	struct input input;

	input_init(&input);
	input_feed(&input, bytes, strlen(bytes));
	tell(&input, false, said);
	assert_string_equal(said, "");
	assert_true(input_patience_ms(&input) > 0);
	tell(&input, true, said);
	assert_string_equal(said, keys);
	assert_int_equal(input_patience_ms(&input), -1);
	input_release(&input);
}

static void what_does_not_go_on_is_given_up(void **state)
{
	(void)state;
	given_up("\033", "Esc");
	given_up("\033[", "M-[");
	given_up("\033O", "M-O");
	given_up("\033[12;3", "");
	given_up("\033]0;x", "");
	given_up("\346\227", "");
	given_up("\033[200~half", "paste(half)");
	given_up("\033[200~half\033[2", "paste(half)");
}

static void a_lone_esc_waits_shortly(void **state)
{
	struct input input;

	(void)state;
	input_init(&input);
	input_feed(&input, "\033", 1);
	assert_in_range(input_patience_ms(&input), 1, 50);
	input_release(&input);
}

static void a_paste_is_cut_at_its_limit(void **state)
{
	struct input input;
	struct input_event event;
	size_t n = INPUT_PASTE_MAX + 5000;
	char *many = malloc(n);

	(void)state;
	memset(many, 'x', n);
	input_init(&input);
	input_feed(&input, "\033[200~", 6);
	for (int i = 0; i < 2; i++) {
		input_feed(&input, many, n);
		assert_false(input_next(&input, &event, false));
	}
	input_feed(&input, "\033[201~y", 7);
	assert_true(input_next(&input, &event, false));
	assert_int_equal(event.key.paste_bytes, INPUT_PASTE_MAX);
	assert_true(input_next(&input, &event, false));
	assert_int_equal(event.key.ch, 'y');
	free(many);
	input_release(&input);
}

static void any_bytes_end_in_no_more_keys_than_bytes(void **state)
{
	unsigned seed = 12345;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		static const char likely[] = "\033[O0123456789;<>?~MRmA$u\xe3\x81\x82\xff ]\\P";
		struct input input;
		struct input_event event;
		int keys = 0, n = 40;

		input_init(&input);
		for (int i = 0; i < n; i++) {
			seed = seed * 1103515245u + 12345u;
			input_feed(&input, &likely[(seed >> 16) % (sizeof(likely) - 1)], 1);
			while (input_next(&input, &event, false))
				keys++;
		}
		while (input_next(&input, &event, true))
			keys++;
		assert_in_range(keys, 0, n);
		assert_int_equal(input.start, input.end);
		input_release(&input);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_become_keys),
		cmocka_unit_test(a_sequence_may_come_byte_by_byte),
		cmocka_unit_test(what_does_not_go_on_is_given_up),
		cmocka_unit_test(a_lone_esc_waits_shortly),
		cmocka_unit_test(a_paste_is_cut_at_its_limit),
		cmocka_unit_test(any_bytes_end_in_no_more_keys_than_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
