/*
 * Any bytes as the record of an answer, of a profile, and as a line of
 * ITEM=VALUE: what is taken gives the same record again, and what may stand at
 * a question can be written and described.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "interview.h"
#include "part.h"

#include "../unit/sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void write_out(const struct question *question, const struct answer *answer)
{
	struct strbuf out = STRBUF_INIT;

	answer_format(question, answer, &out);
	answer_describe(question, answer, LANG_JA, &out);
	strbuf_release(&out);
}

static void try_record(const struct questionnaire *questionnaire, const char *record)
{
	struct answer answer = { .state = ANSWER_OPEN };
	struct answer copy = { .state = ANSWER_OPEN };
	struct strbuf again = STRBUF_INIT;

	if (answer_decode(record, &answer, NULL)) {
		answer_encode(&answer, &again);
		must(strcmp(again.text, record) == 0);
		answer_copy(&copy, &answer);
		must(answer_equal(&answer, &copy));
		for (size_t i = 0; i < questionnaire->question_count; i++) {
			const struct question *question = &questionnaire->questions[i];

			for (int row = ROW_NONE; row < (int)question->row_count; row++) {
				if (interview_check(question, row, &answer, NULL))
					write_out(question, &answer);
			}
		}
	}
	strbuf_release(&again);
	answer_release(&answer);
	answer_release(&copy);
}

static void try_profile(const char *record)
{
	struct profile profile = { .organisation = NULL };
	struct profile again = { .organisation = NULL };
	struct strbuf out = STRBUF_INIT;

	if (profile_decode(record, &profile, NULL)) {
		profile_encode(&profile, &out);
		must(profile_decode(out.text, &again, NULL) && profile_equal(&profile, &again));
	}
	strbuf_release(&out);
	profile_release(&profile);
	profile_release(&again);
}

/* What is taken, is allowed, and is no text with other meanings, is read again from what is written. */
static void try_line(const struct questionnaire *questionnaire, const char *line)
{
	size_t item_size = strcspn(line, "=");
	struct answer before = { .state = ANSWER_OPEN };
	struct answer after = { .state = ANSWER_OPEN };
	struct error err = ERROR_INIT;
	const struct question *question;
	struct item_ref item;

	if (line[item_size] != '=' || !item_parse(questionnaire, line, item_size, &item, &err))
		return;
	question = &questionnaire->questions[item.question];
	if (answer_parse(question, &item, line + item_size + 1, &before, &after, &err) &&
	    interview_check(question, item.row, &after, &err))
		write_out(question, &after);
	answer_release(&before);
	answer_release(&after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct questionnaire *questionnaire;
	char *text = mem_strndup((const char *)data, size);

	if (!questionnaire)
		questionnaire = load_or_die("sample", sample_text);
	try_record(questionnaire, text);
	try_profile(text);
	try_line(questionnaire, text);
	free(text);
	return 0;
}
