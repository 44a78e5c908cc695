/*
 * What an answer costs the interview at 10,000 questions against 200: the
 * answer is put in its place and everything that follows from it is decided
 * again. Every third question asks the next two only after a 1, so each
 * answer changes whether others are asked.
 */
#include "interview.h"

#include "../unit/sample.h"

#include <time.h>

enum { FEW = 200, MANY = 10000, ROUNDS = 15, ANSWERS_A_ROUND = 20000 };

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

struct walk {
	struct questionnaire *questionnaire;
	struct answers *answers;
	struct interview *interview;
	uint32_t seed;
	double us; /* of the best round, for each answer */
};

static void make_text(struct strbuf *text, int count)
{
	strbuf_adds(
		text,
		"id = \"b\"; version = \"1\"; roles = [ \"vendor\" ]; title = { en = \"B\"; ja = "
		"\"B\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n");
	for (int i = 0; i < count; i++) {
		strbuf_addf(text,
			    "{ id = \"q%d\"; kind = \"yes-no\"; prompt = { en = \"P\"; ja = \"P\"; "
			    "}; unjudged = [ 1, 2 ];",
			    i);
		if (i % 3 != 0)
			strbuf_addf(text, " ask_if = \"q%d = 1\";", i / 3 * 3);
		strbuf_addf(text, " }%s\n", i + 1 < count ? "," : "");
	}
	strbuf_adds(text, "); } );\n");
}

static void start(struct walk *walk, int count)
{
	struct strbuf text = STRBUF_INIT;

	make_text(&text, count);
	walk->questionnaire = load_or_die("bench", text.text);
	walk->answers = answers_new(walk->questionnaire);
	walk->interview = interview_new(walk->answers);
	walk->seed = 2463534242U;
	walk->us = 1e9;
	strbuf_release(&text);
}

static void end(struct walk *walk)
{
	interview_free(walk->interview);
	answers_free(walk->answers);
	questionnaire_free(walk->questionnaire);
}

/* A person walks forward: answer, follow, go to the next one, sometimes back. */
static void round_of(struct walk *walk)
{
	struct answer yes = { .state = ANSWER_OPEN };
	struct answer no = { .state = ANSWER_OPEN };
	double from;
	int at = 0;

	answer_add_value(&yes, 1);
	answer_add_value(&no, 2);
	from = now_us();
	for (int i = 0; i < ANSWERS_A_ROUND; i++) {
		walk->seed ^= walk->seed << 13;
		walk->seed ^= walk->seed >> 17;
		walk->seed ^= walk->seed << 5;
		answers_set(walk->answers, at, ROW_NONE, walk->seed % 2 ? &yes : &no);
		interview_changed(walk->interview, at);
		at = walk->seed % 16 == 0 ? interview_back(walk->interview, at)
					  : interview_next(walk->interview, at);
		if (at < 0)
			at = 0;
	}
	from = (now_us() - from) / ANSWERS_A_ROUND;
	walk->us = from < walk->us ? from : walk->us;
	answer_release(&yes);
	answer_release(&no);
}

int main(void)
{
	struct walk few;
	struct walk many;

	start(&few, FEW);
	start(&many, MANY);
	for (int i = 0; i < ROUNDS; i++) {
		round_of(&few);
		round_of(&many);
	}
	printf("interview, an answer and the next question: %.3f us at %d questions, %.3f us at "
	       "%d, ratio %.2f (at most 1.2)\n",
	       many.us, MANY, few.us, FEW, many.us / few.us);
	end(&few);
	end(&many);
	return many.us / few.us <= 1.2 ? 0 : 1;
}
