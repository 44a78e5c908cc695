/*
 * Every question of four of the installed questionnaires as a picture at 80x24 in both languages, with what stands
 * behind it: terms, overview, gaps, report (tests/screen/golden/QUESTIONNAIRE-LANG.txt).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "picture.h"

enum { ROWS = 24, COLS = 80, SCREENS_MAX = 60 };

/* Goes on with Enter to the last one. */
static int each_question(struct vt *vt)
{
	char name[32];
	int count = 0;

	do {
		snprintf(name, sizeof(name), "screen %d", ++count);
		picture(vt, name);
		press(vt, "\r");
	} while (count < SCREENS_MAX && (count == 1 || !is_at_end(vt)));
	return count;
}

static void other_screens(struct vt *vt, const char *lang)
{
	press(vt, "i");
	picture(vt, "terms");
	leave(vt);
	press(vt, "o");
	picture(vt, "overview");
	leave(vt);
	press(vt, "g");
	picture(vt, "gaps");
	leave(vt);
	press(vt, "r");
	vt_expect_any(vt, strcmp(lang, "ja") == 0 ? "セキュリティ点検報告書" : "Security gap report");
	picture(vt, "report");
}

static void questionnaire(const char *id, const char *answers, const char *lang)
{
	struct vt vt = VT_INIT;
	char name[64];

	pictures_begin();
	vt_make_home(&vt);
	walk_fixed_clock(&vt);
	walk_new(&vt, id, "株式会社 点検 Tenken");
	walk_cli(&vt, "answer %s %s", walk_id, answers);
	walk_open(&vt, ROWS, COLS, lang);
	to_the_first(&vt);
	assert_true(each_question(&vt) > 2);
	other_screens(&vt, lang);
	vt_release(&vt);
	snprintf(name, sizeof(name), "%s-%s", id, lang);
	pictures_compare(name);
}

static void byod_telework(void **state)
{
	(void)state;
	questionnaire("byod-telework", "s1=1 t1=3 q28=1 q40.a=2", "en");
	questionnaire("byod-telework", "s1=1 t1=3 q28=1 q40.a=2", "ja");
}

static void remote_check(void **state)
{
	(void)state;
	questionnaire("remote-check", "c01=1 c12=2 c15=? c16=n/a:none", "en");
	questionnaire("remote-check", "c01=1 c12=2 c15=? c16=n/a:none", "ja");
}

static void telework_threats(void **state)
{
	(void)state;
	questionnaire("telework-threats", "m01=1 m02=2 o01=? g01=n/a:none", "en");
	questionnaire("telework-threats", "m01=1 m02=2 o01=? g01=n/a:none", "ja");
}

static void partners(void **state)
{
	(void)state;
	questionnaire("partners", "p1=1,2,3 r1.b=1 r1.f=1 r1.k=1 r1.l=1 r1.m=1 u3=1 v3=1 w2=1", "en");
	questionnaire("partners", "p1=1,2,3 r1.b=1 r1.f=1 r1.k=1 r1.l=1 r1.m=1 u3=1 v3=1 w2=1", "ja");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(byod_telework),
		cmocka_unit_test(remote_check),
		cmocka_unit_test(telework_threats),
		cmocka_unit_test(partners),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
