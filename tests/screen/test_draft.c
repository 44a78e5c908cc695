/* A text that is being typed when the program is killed, and the place that was looked at. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80, KEPT_MS = 1800 /* by then a text and a place are kept */ };

static void open_small(struct vt *vt, const char *answers)
{
	walk_small(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s %s", walk_id, answers);
	walk_open(vt, ROWS, COLS, "en");
}

/* A person who types nothing for a moment. */
static void rest(void)
{
	struct timespec pause = { KEPT_MS / 1000, KEPT_MS % 1000 * 1000000L };

	nanosleep(&pause, NULL);
}

static void kill_it(struct vt *vt)
{
	kill(vt->pid, SIGKILL);
	vt_stop(vt);
}

static void killed_and_opened_again(struct vt *vt)
{
	rest();
	kill_it(vt);
	walk_open(vt, ROWS, COLS, "en");
	vt_expect(vt, -1, "Unsaved text of ");
}

#define go_to(vt, label)                    \
	do {                                \
		walk_go(vt, label);         \
		vt_expect(vt, 1, label);    \
	} while (0)

static void a_text_being_written_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "q7");
	vt_type(&vt, " half of an ans");
	vt_expect_any(&vt, "half of an ans");
	killed_and_opened_again(&vt);
	walk_not_stored(&vt, "half of"); /* it is no answer yet */
	vt_expect(&vt, 1, "q7");
	vt_expect_any(&vt, "half of an ans");
	vt_type(&vt, "wer");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "half of an answer");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en"); /* accepted: it comes back no more */
	vt_settle(&vt, 50);
	vt_expect_none(&vt, "Unsaved");
	vt_expect(&vt, -1, "Enter next");
	walk_cli(&vt, "verify");
	vt_release(&vt);
}

static void many_keys_are_kept_at_once(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "q7");
	vt_type(&vt, " 12345678901234567890123"); /* no pause in which a timer could do it */
	vt_expect_any(&vt, "12345678901234567890123");
	kill_it(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, -1, "Unsaved text of ");
	vt_expect_any(&vt, "1234567890123456789");
	vt_release(&vt);
}

static void what_was_stored_is_one_undo_away(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q7=stored");
	vt_expect(&vt, 1, "q7");
	vt_type(&vt, " ");
	vt_expect(&vt, -1, "F1");
	vt_type(&vt, " and more");
	vt_expect_any(&vt, "stored and more");
	killed_and_opened_again(&vt);
	vt_expect_any(&vt, "stored and more");
	vt_alt(&vt, 'u');
	vt_expect_none(&vt, "and more");
	vt_expect_any(&vt, "stored");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "stored");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_settle(&vt, 50);
	vt_expect_none(&vt, "and more");
	vt_release(&vt);
}

static void the_blank_of_an_option_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "Q3");
	vt_type(&vt, "4");
	vt_expect(&vt, -1, "F1");
	vt_type(&vt, "パートの");
	vt_expect_any(&vt, "パートの");
	killed_and_opened_again(&vt);
	vt_expect(&vt, 1, "Q3");
	vt_expect_any(&vt, "パートの");
	vt_type(&vt, "人");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "パートの人");
	vt_release(&vt);
}

static void a_note_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "q2");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "line one");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "line tw");
	vt_expect_any(&vt, "line tw");
	killed_and_opened_again(&vt);
	vt_expect_any(&vt, "Note on q2");
	vt_expect_any(&vt, "line one");
	vt_type(&vt, "o");
	vt_expect_any(&vt, "line two");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "line two");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	vt_settle(&vt, 50);
	vt_expect_none(&vt, "Unsaved");
	vt_release(&vt);
}

static void a_reason_survives_a_kill_and_goes_with_esc(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply");
	vt_type(&vt, "no such");
	vt_expect_any(&vt, "no such");
	killed_and_opened_again(&vt);
	vt_expect_any(&vt, "no such");
	vt_type(&vt, " work");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "no such work");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply");
	vt_type(&vt, " at all");
	vt_expect_any(&vt, "no such work at all");
	rest();
	vt_key(&vt, VTERM_KEY_ESCAPE); /* leaves all as it was */
	vt_expect(&vt, -1, "Enter next");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply");
	vt_settle(&vt, 50);
	vt_expect_none(&vt, "at all");
	vt_release(&vt);
}

static void the_evidence_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "0 (*) not given");
	vt_type(&vt, "3"); /* what is chosen is kept like what is typed */
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Rules on remote acc");
	vt_expect_any(&vt, "remote acc");
	killed_and_opened_again(&vt);
	walk_not_stored(&vt, "Rules");
	vt_expect_any(&vt, "3 (*) document seen");
	vt_expect_any(&vt, "Rules on remote acc");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Rules on remote acc");
	walk_stored(&vt, "basis: document seen");
	walk_stored(&vt, "evidence: Rules on remote acc");
	vt_release(&vt);
}

static void a_day_that_cannot_be_read_yet_outlives_a_broken_line(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "0 (*) not given");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Binder");
	for (int i = 0; i < 3; i++)
		vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, "2026-0");
	vt_expect_any(&vt, "2026-0");
	vt_stop(&vt); /* SIGHUP, before any timer */
	walk_stored(&vt, "evidence: Binder");
	walk_not_stored(&vt, "2026-0");
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, -1, "Unsaved text of ");
	vt_expect_any(&vt, "2026-0");
	vt_release(&vt);
}

static void a_finding_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	vt_type(&vt, "F");
	vt_expect(&vt, -1, "n new");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "New finding");
	vt_type(&vt, "Everybody shares one pass");
	vt_expect_any(&vt, "shares one pass");
	killed_and_opened_again(&vt);
	vt_expect_any(&vt, "New finding");
	vt_expect_any(&vt, "Everybody shares one pass");
	vt_type(&vt, "word");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	assert_non_null(strstr(walk_cli(&vt, "finding %s", walk_id), "one password"));
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_settle(&vt, 50);
	vt_expect_none(&vt, "New finding");
	vt_release(&vt);
}

static void a_date_that_is_none_yet_outlives_a_broken_line(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1 q3=1");
	go_to(&vt, "q6");
	vt_type(&vt, " 2026-");
	vt_expect_any(&vt, "2026-");
	vt_stop(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, -1, "Unsaved text of ");
	vt_expect_any(&vt, "2026-");
	vt_type(&vt, "04-01");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "2026-04-01");
	vt_release(&vt);
}

static void help_above_a_field_loses_nothing(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "q7");
	vt_type(&vt, " typed");
	vt_expect_any(&vt, "typed");
	vt_key(&vt, VTERM_KEY_FUNCTION(1));
	vt_expect(&vt, 0, "Help");
	kill_it(&vt); /* at once */
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "typed");
	vt_release(&vt);
}

static void the_history_has_no_drafts(void **state)
{
	struct vt vt = VT_INIT;
	const char *out;

	(void)state;
	open_small(&vt, "q1=1");
	go_to(&vt, "q7");
	vt_type(&vt, " one");
	vt_expect_any(&vt, "one");
	rest();
	vt_type(&vt, " two");
	vt_expect_any(&vt, "two");
	rest();
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_quit(&vt);
	out = walk_cli(&vt, "show %s --history", walk_id);
	assert_non_null(strstr(out, "one two"));
	assert_null(strstr(strstr(out, "one two") + 1, "one"));
	vt_release(&vt);
}

/* ---- the place ------------------------------------------------------------------------ */

static void the_place_looked_at_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q1=1");
	vt_expect(&vt, 1, "q1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "q2");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "Q3");
	rest();
	kill_it(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "Q3");
	vt_type(&vt, "b"); /* and with a screen above it, at once */
	vt_expect(&vt, 1, "q2");
	vt_type(&vt, "o");
	vt_expect_any(&vt, "▶");
	vt_settle(&vt, 50);
	kill_it(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "q2");
	vt_release(&vt);
}

static void looking_is_no_event(void **state)
{
	struct vt vt = VT_INIT;
	const char *before;
	char *copy;

	(void)state;
	open_small(&vt, "q1=1");
	before = walk_cli(&vt, "show %s --history", walk_id);
	copy = strdup(before);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "q2");
	rest();
	kill_it(&vt);
	assert_string_equal(walk_cli(&vt, "show %s --history", walk_id), copy); /* no event */
	free(copy);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_being_written_survives_a_kill),
		cmocka_unit_test(many_keys_are_kept_at_once),
		cmocka_unit_test(what_was_stored_is_one_undo_away),
		cmocka_unit_test(the_blank_of_an_option_survives_a_kill),
		cmocka_unit_test(a_note_survives_a_kill),
		cmocka_unit_test(a_reason_survives_a_kill_and_goes_with_esc),
		cmocka_unit_test(the_evidence_survives_a_kill),
		cmocka_unit_test(a_day_that_cannot_be_read_yet_outlives_a_broken_line),
		cmocka_unit_test(a_finding_survives_a_kill),
		cmocka_unit_test(a_date_that_is_none_yet_outlives_a_broken_line),
		cmocka_unit_test(help_above_a_field_loses_nothing),
		cmocka_unit_test(the_history_has_no_drafts),
		cmocka_unit_test(the_place_looked_at_survives_a_kill),
		cmocka_unit_test(looking_is_no_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
