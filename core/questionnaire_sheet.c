/* Runs of yes-no questions. */
#include "questionnaire.h"

static bool is_line(const struct questionnaire *questionnaire, int question)
{
	return questionnaire->questions[question].kind == QUESTION_YES_NO;
}

bool questionnaire_sheet(const struct questionnaire *questionnaire, int question, int *first,
			 int *count)
{
	const struct section *section =
		&questionnaire->sections[questionnaire->questions[question].section];
	int begin = question;
	int end = question + 1;

	if (!is_line(questionnaire, question))
		return false;
	while (begin > section->first_question && is_line(questionnaire, begin - 1))
		begin--;
	while (end < section->first_question + section->question_count &&
	       is_line(questionnaire, end))
		end++;
	if (end - begin < 2)
		return false;
	*first = begin;
	*count = end - begin;
	return true;
}
