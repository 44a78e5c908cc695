/*
 * Loading and checking a questionnaire of 10,000 questions against a bare
 * libconfig parse of the same text, in one run.
 *
 * The text is like vendor.cfg: every kind of question in two languages, help,
 * ask_if, judgements. Each figure is the best of several turns, taken in turn.
 */
#include <libconfig.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "loader.h"
#include "strbuf.h"

#define RATIO_MAX 1.5

enum { QUESTIONS = 10000, SECTIONS = 100, TURNS = 9 };

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void add_text(struct strbuf *out, const char *name, int number)
{
	strbuf_addf(out,
		    "      %s = { en = \"Is the duty number %d to keep what is learned secret "
		    "written \"\n"
		    "               \"down in the contract, and for how long after its end?\";\n"
		    "               ja = "
		    "\"業務を通じて知り得た情報の秘密を守る義務（%d番）は、契約書に\"\n"
		    "                    \"書かれていますか。契約終了後はいつまでですか。\"; };\n",
		    name, number, number);
}

static void add_options(struct strbuf *out, int count)
{
	strbuf_adds(out, "      options = (\n");
	for (int i = 1; i <= count; i++)
		strbuf_addf(out,
			    "        { value = %d; text = { en = \"It is written in the contract "
			    "(%d)\";\n"
			    "          ja = \"契約書に書かれている（%d）\"; }; }%s\n",
			    i, i, i, i < count ? "," : "");
	strbuf_adds(out, "      );\n");
}

static void add_matrix(struct strbuf *out)
{
	strbuf_adds(out, "      rows = (\n");
	for (int i = 0; i < 4; i++)
		strbuf_addf(out,
			    "        { id = \"%c\"; text = { en = \"Confidentiality of the data\"; "
			    "ja = \"データの機密保持\"; }; }%s\n",
			    'a' + i, i < 3 ? "," : "");
	strbuf_adds(out, "      );\n      columns = (\n");
	for (int i = 1; i <= 5; i++)
		strbuf_addf(out,
			    "        { id = \"%d\"; text = { en = \"Agree somewhat\"; ja = "
			    "\"ややそう思う\"; };\n"
			    "          short = { en = \"rather\"; ja = \"やや\"; }; }%s\n",
			    i, i < 5 ? "," : "");
	strbuf_adds(out, "      );\n");
}

static void add_question(struct strbuf *out, int n, bool is_last)
{
	bool is_matrix = n % 7 == 3;
	bool is_multiple = n % 7 == 5;

	strbuf_addf(
		out,
		"    { id = \"q%d\"; label = \"問%d\"; kind = \"%s\"; source = \"lines %d-%d\";\n",
		n, n,
		is_matrix     ? "matrix-single"
		: is_multiple ? "multiple"
			      : "single",
		n, n + 9);
	add_text(out, "prompt", n);
	if (n % 3 == 0)
		add_text(out, "help", n);
	if (is_matrix)
		add_matrix(out);
	else
		add_options(out, 5);
	if (n % 7 == 4)
		strbuf_addf(out, "      ask_if = \"q%d in (1, 2)\";\n", n - 2);
	if (is_multiple)
		strbuf_addf(out,
			    "      unjudged = [ 3, 4, 5 ];\n      judge = (\n"
			    "        { clause = \"secrecy\"; met = \"q%d = 1\"; gap = "
			    "\"answered(q%d) and not (q%d = 1)\"; },\n"
			    "        { clause = \"report\"; met = \"q%d = 2\"; gap = "
			    "\"answered(q%d) and not (q%d = 2)\"; }\n      );\n",
			    n, n, n, n, n, n);
	else
		strbuf_addf(out,
			    "      judge = ( { clause = \"secrecy\"; met = \"q%d = 1\"; partial = "
			    "\"q%d in (2, 3)\"; "
			    "gap = \"q%d in (4, 5)\"; } );\n",
			    n, n, n);
	strbuf_addf(out, "    }%s\n", is_last ? "" : ",");
}

static void add_questionnaire(struct strbuf *out)
{
	strbuf_adds(out, "id = \"bench\"; version = \"1\"; roles = [ \"vendor\" ];\n"
			 "title = { en = \"Bench\"; ja = \"計測\"; };\nsections = (\n");
	for (int section = 0; section < SECTIONS; section++) {
		int count = QUESTIONS / SECTIONS;

		strbuf_addf(out,
			    "  { id = \"s%d\"; title = { en = \"Part %d\"; ja = \"第%d部\"; };\n"
			    "    questions = (\n",
			    section, section, section);
		for (int i = 1; i <= count; i++)
			add_question(out, section * count + i, i == count);
		strbuf_addf(out, "    ); }%s\n", section < SECTIONS - 1 ? "," : "");
	}
	strbuf_adds(out, ");\n");
}

static double bare_parse_ms(const struct strbuf *text)
{
	double start = now_ms();
	config_t config;

	config_init(&config);
	if (!config_read_string(&config, text->text)) {
		fprintf(stderr, "line %d: %s\n", config_error_line(&config),
			config_error_text(&config));
		exit(1);
	}
	config_destroy(&config);
	return now_ms() - start;
}

static void print_mistakes(const struct error_list *mistakes)
{
	char line[1024];

	for (size_t i = 0; i < mistakes->count && i < 10; i++) {
		error_format(&mistakes->items[i].error, line, sizeof(line));
		fprintf(stderr, "%s\n", line);
	}
}

/* From the text to the finished, checked model. */
static double load_ms(const struct strbuf *text)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	double start = now_ms();
	struct questionnaire *questionnaire =
		questionnaire_load_text("bench", text->text, text->length, &mistakes);
	double end;

	if (questionnaire)
		check_questionnaire(questionnaire, NULL, &mistakes);
	end = now_ms();
	print_mistakes(&mistakes);
	if (!questionnaire || mistakes.count > 0)
		exit(1);
	return end - start;
}

/* Each turn in a process of its own, so that no one sweeps up another's heap. */
static double turn_ms(double (*measure)(const struct strbuf *), const struct strbuf *text)
{
	double result = -1;
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		result = measure(text);
		_exit(write(ends[1], &result, sizeof(result)) == sizeof(result) ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], &result, sizeof(result)) != sizeof(result))
		exit(1);
	close(ends[0]);
	waitpid(child, NULL, 0);
	return result;
}

int main(void)
{
	struct strbuf text = STRBUF_INIT;
	double bare = 1e9;
	double ours = 1e9;

	add_questionnaire(&text);
	for (int i = 0; i < TURNS; i++) {
		double bare_now = turn_ms(bare_parse_ms, &text);
		double ours_now = turn_ms(load_ms, &text);

		bare = bare_now < bare ? bare_now : bare;
		ours = ours_now < ours ? ours_now : ours;
	}
	printf("load and check %d questions, %.1f MB: %.0f ms; bare libconfig parse %.0f ms: "
	       "%.2f, at most %.1f%s\n",
	       QUESTIONS, (double)text.length / 1e6, ours, bare, ours / bare, RATIO_MAX,
	       ours / bare <= RATIO_MAX ? "" : "   NOT REACHED");
	strbuf_release(&text);
	return 0;
}
