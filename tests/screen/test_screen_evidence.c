/* screen_evidence: how well an answer is known, and where its evidence is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

#define SUM_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void open_evidence(struct vt *vt, int rows, int cols, const char *lang)
{
	walk_small(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s q1=1", walk_id);
	walk_open(vt, rows, cols, lang);
	vt_type(vt, "e");
}

static void the_basis_and_the_pointer_are_stored_on_leaving(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "▶ 1 ( ) said");
	vt_expect_any(&vt, "0 (*) not given");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "▶ 3 (*) document seen");
	vt_expect_any(&vt, "0 ( ) not given");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Rules on remote access, 0 and 4?"); /* digits and ? are typed here */
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "Binder 4");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, "総務部");
	vt_expect_any(&vt, "Held by  総務部");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Held by");
	walk_quit(&vt);
	walk_stored(&vt, "basis: document seen");
	walk_stored(&vt, "evidence: Rules on remote access, 0 and 4?");
	walk_stored(&vt, "where: Binder 4");
	walk_stored(&vt, "held by: 総務部");
	vt_release(&vt);
}

static void it_is_one_change(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_type(&vt, "1");
	vt_type(&vt, "4");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Rules");
	vt_expect_any(&vt, "What     Rules");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "What     Rules");
	vt_type(&vt, "u");
	vt_expect(&vt, -1, "The last change was taken back.");
	walk_quit(&vt);
	walk_not_stored(&vt, "basis");
	walk_not_stored(&vt, "Rules");
	walk_stored(&vt, "q1=1");
	vt_release(&vt);
}

static void what_was_typed_is_kept_when_the_line_is_cut(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_type(&vt, "2");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Half a na");
	for (int i = 0; i < 3; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2026-0");
	vt_expect_any(&vt, "Seen on  2026-0");
	vt_stop(&vt);
	walk_stored(&vt, "basis: explained");
	walk_stored(&vt, "evidence: Half a na");
	walk_not_stored(&vt, "seen on");
	vt_release(&vt);
}

static void what_another_program_wrote_stays(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_type(&vt, "2");
	vt_expect_any(&vt, "▶ 2 (*) explained");
	walk_cli(&vt, "note %s q1 'from the other desk'", walk_id);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "in the meantime");
	vt_expect_any(&vt, "▶ 2 (*) explained");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "explained");
	walk_quit(&vt);
	walk_stored(&vt, "basis: explained");
	walk_stored(&vt, "from the other desk");
	vt_release(&vt);
}

static void a_day_is_taken_as_people_write_it(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	for (int i = 0; i < 4; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2026/2/30");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "no such day '2026/2/30'");
	vt_expect_any(&vt, "▶ Seen on  2026/2/30");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "２０２６年３月５日");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "Seen on  2026-03-05");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Seen on");
	walk_quit(&vt);
	walk_stored(&vt, "seen on: 2026-03-05");
	vt_release(&vt);
}

static void space_is_today(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_fixed_clock(&vt);
	open_evidence(&vt, ROWS, COLS, "en");
	for (int i = 0; i < 4; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ Seen on");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "Seen on  2026-04-01");
	vt_release(&vt);
}

static void the_sum_of_a_file_is_computed(void **state)
{
	struct vt vt = VT_INIT;
	char path[WALK_PATH];
	FILE *file;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	snprintf(path, sizeof(path), "%s/契約書 1.txt", vt.home);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("abc", file);
	fclose(file);
	for (int i = 0; i < 5; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ SHA-256");
	vt_type(&vt, "~/nothing.txt");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "nothing.txt: cannot read");
	vt_ctrl(&vt, 'u');
	vt_paste(&vt, "'~/契約書 1.txt' ");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "This is the sum of \"契約書 1.txt\", 3 bytes.");
	vt_expect_any(&vt, "SHA-256  " SUM_OF_ABC);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "SHA-256");
	walk_quit(&vt);
	walk_stored(&vt, "ba7816bf8f01cfea414140de");
	walk_not_stored(&vt, "契約書");
	vt_release(&vt);
}

static void digits_are_taken_as_sha256sum_prints_them(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_key_mod(&vt, VTERM_KEY_TAB, VTERM_MOD_SHIFT); /* the last one */
	vt_expect_any(&vt, "▶ SHA-256");
	vt_paste(&vt, "ABCDEF0123456789ABCDEF0123456789AB");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "34 hexadecimal digits; a SHA-256 sum has 64");
	vt_paste(&vt, "cdef0123456789ABCDEF0123456789  file.pdf\n");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "SHA-256");
	walk_quit(&vt);
	walk_stored(&vt, "abcdef0123456789abcdef0123456789abcdef0123456789");
	vt_release(&vt);
}

static void it_is_about_the_row_under_the_cursor(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_cli(&vt, "answer %s q1=1 q5.a.spec=2", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	walk_go(&vt, "q5");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "┌ Evidence for Q5 b ");
	vt_type(&vt, "1");
	vt_expect_any(&vt, "▶ 1 (*) said");
	vt_expect_any(&vt, "0 ( ) not given");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "not given");
	walk_quit(&vt);
	walk_stored(&vt, "basis: said");
	vt_release(&vt);
}

static void it_scrolls_in_a_small_terminal(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_evidence(&vt, 12, 40, "ja");
	vt_expect_any(&vt, "▶ 1 ( ) 回答のみ");
	vt_expect_none(&vt, "確認日");
	for (int i = 0; i < 4; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ 確認日");
	vt_expect_any(&vt, "今日の日付が入ります。");
	vt_expect_none(&vt, "回答のみ");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect_any(&vt, "▶ Seen on");
	vt_resize(&vt, 24, 80);
	vt_expect_any(&vt, "▶ Seen on");
	vt_expect_any(&vt, "How well is the answer known?");
	vt_release(&vt);
}

static void the_mouse_chooses_and_goes_to_a_field(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	open_evidence(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "4 ( ) tried");
	row = vt_find_row(&vt, "4 ( ) tried");
	vt_mouse(&vt, row, vt_find(&vt, row, "tried"), 1);
	vt_expect_any(&vt, "▶ 4 (*) tried");
	vt_expect_any(&vt, "Held by");
	row = vt_find_row(&vt, "Held by");
	vt_mouse(&vt, row, 20, 1);
	vt_expect_any(&vt, "▶ Held by");
	vt_type(&vt, "Sato");
	vt_expect_any(&vt, "Held by  Sato");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_basis_and_the_pointer_are_stored_on_leaving),
		cmocka_unit_test(it_is_one_change),
		cmocka_unit_test(what_was_typed_is_kept_when_the_line_is_cut),
		cmocka_unit_test(what_another_program_wrote_stays),
		cmocka_unit_test(a_day_is_taken_as_people_write_it),
		cmocka_unit_test(space_is_today),
		cmocka_unit_test(the_sum_of_a_file_is_computed),
		cmocka_unit_test(digits_are_taken_as_sha256sum_prints_them),
		cmocka_unit_test(it_is_about_the_row_under_the_cursor),
		cmocka_unit_test(it_scrolls_in_a_small_terminal),
		cmocka_unit_test(the_mouse_chooses_and_goes_to_a_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
