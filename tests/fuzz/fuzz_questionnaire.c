/*
 * Any bytes as a questionnaire, as a clause library and as settings: nothing
 * crashes, and what the loader promises holds.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "check.h"
#include "loader.h"
#include "settings.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_told(const struct error_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		must(list->items[i].error.message[0] != '\0');
		must(!text_is_unsafe(list->items[i].error.message, false));
		must(list->items[i].error.line >= 0);
	}
}

static void check_lang_text(const struct lang_text *text)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		if (!text->in[i])
			continue;
		must(text->in[i][0] != '\0');
		must(!text_is_unsafe(text->in[i], true));
		must(text_is_nfc(text->in[i]));
		must(strlen(text->in[i]) <= 3 * CFG_STRING_MAX);
	}
}

/* Every part of a question can be used without another look. */
static void check_question(const struct questionnaire *questionnaire,
			   const struct question *question)
{
	must(questionnaire_find(questionnaire, question->id, strlen(question->id)) == question);
	must(!lang_text_is_empty(&question->prompt));
	check_lang_text(&question->prompt);
	check_lang_text(&question->help);
	must(question_slot(question, (int)question->row_count - 1) < questionnaire->slot_count);
	must(!question_is_matrix(question) ||
	     (question->row_count > 0 && question->column_count > 0));
	for (size_t i = 0; i < question->option_count; i++)
		must(question_find_option(question, question->options[i].value) ==
		     &question->options[i]);
	for (size_t i = 0; i < question->row_count; i++)
		must(question_find_row(question, question->rows[i].id,
				       strlen(question->rows[i].id)) == (int)i);
	for (size_t i = 0; i < question->judgement_count; i++)
		must(question->judgements[i].row < (int)question->row_count);
}

/* What the gate lets through without a word, libconfig takes. */
static void check_gate(const uint8_t *data, size_t size)
{
	struct error_list list = ERROR_LIST_INIT;
	struct cfg *cfg = cfg_read_text("f", (const char *)data, size, &list);

	must(cfg || list.errors > 0);
	must(!cfg || cfg_has_mistakes(cfg) == (list.errors > 0));
	for (size_t i = 0; i < list.count; i++)
		must(strncmp(list.items[i].error.message, "syntax error", 12) != 0);
	cfg_free(cfg);
	error_list_release(&list);
}

static void try_questionnaire(const uint8_t *data, size_t size)
{
	struct error_list list = ERROR_LIST_INIT;
	struct questionnaire *questionnaire =
		questionnaire_load_text("f", (const char *)data, size, &list);

	must((questionnaire != NULL) == (list.errors == 0));
	for (size_t i = 0; questionnaire && i < questionnaire->question_count; i++)
		check_question(questionnaire, &questionnaire->questions[i]);
	if (questionnaire)
		check_questionnaire(questionnaire, NULL, &list);
	check_told(&list);
	questionnaire_free(questionnaire);
	error_list_release(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error_list list = ERROR_LIST_INIT;

	check_gate(data, size);
	try_questionnaire(data, size);
	clause_library_free(clause_library_load_text("f", (const char *)data, size, &list));
	settings_free(settings_load_text("f", (const char *)data, size, &list));
	check_told(&list);
	error_list_release(&list);
	return 0;
}
