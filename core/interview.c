#include "interview.h"

#include <assert.h>
#include <stdlib.h>

/* What is known of one question; all of it follows from the answers. */
struct known {
	bool is_asked;
	bool is_waiting;     /* stands in the queue */
	unsigned char state; /* enum question_state as if it were asked */
	int first_dependent; /* run in interview->dependents */
	int dependent_count;
};

struct interview {
	const struct answers *answers;
	const struct questionnaire *questionnaire;
	struct known *known; /* one a question */
	int *dependents;     /* whose ask_if looks at the question, in runs, ascending */
	struct progress *sections;
	struct progress all;
	int *queue; /* binary heap of questions to decide again, lowest first */
	size_t queue_count;
};

/* ---- which questions look at which ---------------------------------------- */

/* Fills the runs of dependents in two rounds: counts first, then places. */
struct collect {
	struct interview *interview;
	int looker; /* the question whose ask_if is walked */
	int *last;  /* of each question: the looker that was counted last */
	bool is_second;
};

static void collect_leaf(const struct condition *leaf, void *context)
{
	struct collect *collect = context;
	int seen = leaf->ref.question;
	struct known *known = &collect->interview->known[seen];

	assert(seen < collect->looker);
	if (collect->last[seen] == collect->looker)
		return;
	collect->last[seen] = collect->looker;
	if (collect->is_second)
		collect->interview->dependents[known->first_dependent + known->dependent_count] =
			collect->looker;
	known->dependent_count++;
}

static void collect_round(struct interview *interview, int *last, bool is_second)
{
	struct collect collect = { .interview = interview, .last = last, .is_second = is_second };
	size_t count = interview->questionnaire->question_count;

	for (size_t i = 0; i < count; i++) {
		last[i] = -1;
		interview->known[i].dependent_count = 0;
	}
	for (size_t i = 0; i < count; i++) {
		collect.looker = (int)i;
		condition_walk(interview->questionnaire->questions[i].ask_if, collect_leaf,
			       &collect);
	}
}

static void collect_dependents(struct interview *interview)
{
	size_t count = interview->questionnaire->question_count;
	int *last = mem_calloc(count + 1, sizeof(*last));
	int total = 0;

	collect_round(interview, last, false);
	for (size_t i = 0; i < count; i++) {
		interview->known[i].first_dependent = total;
		total += interview->known[i].dependent_count;
	}
	interview->dependents = mem_calloc((size_t)total + 1, sizeof(int));
	collect_round(interview, last, true);
	free(last);
}

/* ---- the queue ------------------------------------------------------------ */

static void queue_push(struct interview *interview, int question)
{
	int *queue = interview->queue;
	size_t at = interview->queue_count++;

	interview->known[question].is_waiting = true;
	for (; at > 0 && queue[(at - 1) / 2] > question; at = (at - 1) / 2)
		queue[at] = queue[(at - 1) / 2];
	queue[at] = question;
}

static int queue_pop(struct interview *interview)
{
	int *queue = interview->queue;
	int lowest = queue[0];
	int moved = queue[--interview->queue_count];
	size_t at = 0;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= interview->queue_count)
			break;
		if (child + 1 < interview->queue_count && queue[child + 1] < queue[child])
			child++;
		if (moved <= queue[child])
			break;
		queue[at] = queue[child];
		at = child;
	}
	queue[at] = moved;
	interview->known[lowest].is_waiting = false;
	return lowest;
}

static void queue_dependents(struct interview *interview, int question)
{
	const struct known *known = &interview->known[question];

	for (int i = 0; i < known->dependent_count; i++) {
		int dependent = interview->dependents[known->first_dependent + i];

		if (!interview->known[dependent].is_waiting)
			queue_push(interview, dependent);
	}
}

/* ---- what follows from the answers ---------------------------------------- */

bool interview_lookup(const void *context, struct condition_ref ref, struct value_set *set)
{
	const struct interview *interview = context;

	if (!interview->known[ref.question].is_asked)
		return false;
	return answers_lookup(interview->answers, ref, set);
}

static enum question_state state_of(const struct interview *interview,
				    const struct question *question)
{
	size_t answered = 0;

	if (!question_is_matrix(question)) {
		const struct answer *answer =
			answers_get(interview->answers, question->index, ROW_NONE);

		return answer->state == ANSWER_OPEN ? STATE_OPEN : STATE_ANSWERED;
	}
	for (size_t row = 0; row < question->row_count; row++) {
		if (answers_effective(interview->answers, question->index, (int)row)->state !=
		    ANSWER_OPEN)
			answered++;
	}
	if (answered == 0)
		return STATE_OPEN;
	return answered == question->row_count ? STATE_ANSWERED : STATE_PARTLY;
}

static void count_in(struct progress *progress, const struct known *known, int sign)
{
	progress->asked += sign;
	if (known->state == STATE_ANSWERED)
		progress->answered += sign;
	else
		progress->unanswered += sign;
}

/* Adds an asked question to the counts, or takes it out with sign -1. */
static void count_question(struct interview *interview, int question, int sign)
{
	const struct known *known = &interview->known[question];

	if (!known->is_asked)
		return;
	count_in(&interview->all, known, sign);
	count_in(&interview->sections[interview->questionnaire->questions[question].section], known,
		 sign);
}

/* Decides again whether a question is asked; says whether that changed. */
static bool decide(struct interview *interview, int question)
{
	const struct question *asked = &interview->questionnaire->questions[question];
	bool is_asked = condition_holds(asked->ask_if, interview_lookup, interview);

	if (is_asked == interview->known[question].is_asked)
		return false;
	count_question(interview, question, -1);
	interview->known[question].is_asked = is_asked;
	count_question(interview, question, 1);
	return true;
}

struct interview *interview_new(const struct answers *answers)
{
	const struct questionnaire *questionnaire = answers_questionnaire(answers);
	size_t count = questionnaire->question_count;
	struct interview *interview = mem_calloc(1, sizeof(*interview));

	interview->answers = answers;
	interview->questionnaire = questionnaire;
	interview->known = mem_calloc(count + 1, sizeof(*interview->known));
	interview->queue = mem_calloc(count + 1, sizeof(int));
	interview->sections =
		mem_calloc(questionnaire->section_count + 1, sizeof(*interview->sections));
	collect_dependents(interview);
	for (size_t i = 0; i < count; i++) {
		interview->known[i].state =
			(unsigned char)state_of(interview, &questionnaire->questions[i]);
		decide(interview, (int)i);
	}
	return interview;
}

void interview_free(struct interview *interview)
{
	if (!interview)
		return;
	free(interview->known);
	free(interview->dependents);
	free(interview->sections);
	free(interview->queue);
	free(interview);
}

void interview_changed(struct interview *interview, int question)
{
	count_question(interview, question, -1);
	interview->known[question].state =
		(unsigned char)state_of(interview, &interview->questionnaire->questions[question]);
	count_question(interview, question, 1);
	if (!interview->known[question].is_asked)
		return;
	queue_dependents(interview, question);
	while (interview->queue_count > 0) {
		int next = queue_pop(interview);

		if (decide(interview, next))
			queue_dependents(interview, next);
	}
}

/* ---- what the walk asks --------------------------------------------------- */

bool interview_is_asked(const struct interview *interview, int question)
{
	return interview->known[question].is_asked;
}

enum question_state interview_state(const struct interview *interview, int question)
{
	const struct known *known = &interview->known[question];

	return known->is_asked ? (enum question_state)known->state : STATE_NOT_ASKED;
}

struct progress interview_progress(const struct interview *interview)
{
	return interview->all;
}

struct progress interview_section_progress(const struct interview *interview, int section)
{
	return interview->sections[section];
}

int interview_next(const struct interview *interview, int question)
{
	for (size_t i = (size_t)(question + 1); i < interview->questionnaire->question_count; i++) {
		if (interview->known[i].is_asked)
			return (int)i;
	}
	return -1;
}

int interview_back(const struct interview *interview, int question)
{
	for (int i = question - 1; i >= 0; i--) {
		if (interview->known[i].is_asked)
			return i;
	}
	return -1;
}

static bool is_open(const struct interview *interview, int question)
{
	const struct known *known = &interview->known[question];

	return known->is_asked && known->state != STATE_ANSWERED;
}

int interview_next_open(const struct interview *interview, int question)
{
	int count = (int)interview->questionnaire->question_count;

	if (interview->all.unanswered == 0)
		return -1;
	for (int i = 0; i < count; i++) {
		int at = ((question < 0 ? 0 : question) + i) % count;

		if (is_open(interview, at))
			return at;
	}
	return -1;
}

int interview_place_in_section(const struct interview *interview, int question)
{
	const struct questionnaire *questionnaire = interview->questionnaire;
	int first =
		questionnaire->sections[questionnaire->questions[question].section].first_question;
	int place = 0;

	for (int i = first; i <= question; i++) {
		if (interview->known[i].is_asked)
			place++;
	}
	return place;
}

int interview_sheet(const struct interview *interview, int question, int *questions)
{
	int first;
	int length;
	int count = 0;

	if (!questionnaire_sheet(interview->questionnaire, question, &first, &length))
		return 0;
	for (int i = first; i < first + length; i++) {
		if (!interview->known[i].is_asked)
			continue;
		if (questions)
			questions[count] = i;
		count++;
	}
	return count < 2 ? 0 : count;
}
