/*
 * screen_home: what its two files share: keys, opening and reading in screen_home.c, the picture in screen_home_draw.c.
 */
#ifndef TENKEN_SCREEN_HOME_H
#define TENKEN_SCREEN_HOME_H

#include "assessment.h"
#include "list.h"
#include "screens.h"

/* What a line shows beyond the row of the list. */
struct home_line {
	bool is_read; /* the assessment was opened for it */
	struct progress progress;
	double rate_0_1;           /* coverage; -1: nothing judged */
	char *titles[LANG_COUNT];  /* of its questionnaires, in each language */
	bool has_newer;            /* a newer version of a questionnaire is installed */
	char problem[256];         /* why it cannot be opened, "" */
};

struct home_state {
	struct app_context *context; /* borrowed */
	struct assessment_list assessments;
	int overdue;             /* actions and exceptions, of all of them */
	struct home_line *lines; /* one for each assessment */
	struct list list;
	struct rect area;  /* of the lines, set by layout */
	char problem[256]; /* why there is no list, "" */
};

/** Shows the assessments. Every line that is seen has been read. */
void home_draw(const void *state, struct canvas *canvas);

#endif
