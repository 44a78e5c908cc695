/* tenken show: the answers of an assessment. */
#include "cmd.h"

#include <string.h>

#include "answer_syntax.h"
#include "assessment_upgrade.h"
#include "cmd_show.h"
#include "i18n.h"
#include "plain_text.h"

enum { OPT_HISTORY, OPT_JSON };

static const struct cmd_option options[] = {
	[OPT_HISTORY] = { 0, "history", NULL, N_("every change, oldest first") },
	[OPT_JSON] = { 0, "json", NULL,
		       N_("as JSON, schema tenken-answers/1 or tenken-history/1") },
	{ 0 },
};

bool cmd_answer_says_something(const struct answer *answer)
{
	const struct evidence_pointer *pointer = &answer->pointer;

	return answer->state != ANSWER_OPEN || answer->note || answer->is_marked ||
	       answer->basis != BASIS_UNSET || pointer->what || pointer->where || pointer->holder ||
	       pointer->seen || pointer->sha256;
}

/* ---- head -------------------------------------------------------------- */

static void print_field(const char *name, const char *value)
{
	struct strbuf head = STRBUF_INIT;

	if (value[0]) {
		strbuf_addf(&head, "%s  ", name);
		plain_paragraph(stdout, head.text, 16, PLAIN_WIDTH_COLS, value);
	}
	strbuf_release(&head);
}

static void print_head(const struct assessment *assessment)
{
	const struct profile *profile = assessment_profile(assessment);
	char text[PLAIN_TIME_SIZE];

	print_field(_("id"), assessment_id(assessment));
	print_field(_("organisation"), profile->organisation);
	print_field(_("respondent"), profile->respondent);
	print_field(_("department"), profile->department);
	print_field(_("contact"), profile->contact);
	print_field(_("phone"), profile->phone);
	print_field(_("mail"), profile->mail);
	print_field(_("reference"), profile->reference);
	print_field(_("created"), plain_time_local(assessment_created_utc(assessment), text));
	print_field(_("last change"), plain_time_local(assessment_updated_utc(assessment), text));
}

/* ---- answers ----------------------------------------------------------- */

static void print_pointer_part(const char *name, const char *value)
{
	struct strbuf head = STRBUF_INIT;

	if (value) {
		strbuf_adds(&head, "        ");
		strbuf_addf(&head, _("%s: %s"), name, "");
		plain_paragraph(stdout, head.text, 10, PLAIN_WIDTH_COLS, value);
	}
	strbuf_release(&head);
}

static void print_extras(const struct answer *answer)
{
	print_pointer_part(_("note"), answer->note);
	if (answer->is_marked)
		plain_linef(stdout, "        %s", _("marked for later"));
	if (answer->basis != BASIS_UNSET)
		print_pointer_part(_("basis"), basis_word(answer->basis, i18n_lang()));
	print_pointer_part(_("evidence"), answer->pointer.what);
	print_pointer_part(_("where"), answer->pointer.where);
	print_pointer_part(_("held by"), answer->pointer.holder);
	print_pointer_part(_("seen on"), answer->pointer.seen);
	print_pointer_part("SHA-256", answer->pointer.sha256);
}

static void print_answer(const struct question *question, int row, const struct answer *answer)
{
	struct strbuf head = STRBUF_INIT;
	struct strbuf value = STRBUF_INIT;
	struct strbuf words = STRBUF_INIT;

	item_format(question, row, &head);
	strbuf_adds(&head, "=");
	answer_format(question, answer, &value);
	if (answer->state != ANSWER_TEXT)
		strbuf_adds(&head, value.text);
	strbuf_adds(&head, "  ");
	answer_describe(question, answer, i18n_lang(), &words);
	if (row >= 0) {
		struct strbuf full = STRBUF_INIT;

		/* TRANSLATORS: a row of a table, and the lines of what was answered */
		strbuf_addf(&full, strchr(words.text, '\n') ? _("%s:\n%s") : _("%s: %s"),
			    lang_text_get(&question->rows[row].text, i18n_lang()), words.text);
		strbuf_reset(&words);
		strbuf_adds(&words, full.text);
		strbuf_release(&full);
	}
	strbuf_reset(&value);
	strbuf_addf(&value, "    %s", head.text);
	plain_paragraph(stdout, value.text, 20, PLAIN_WIDTH_COLS, words.text);
	print_extras(answer);
	strbuf_release(&head);
	strbuf_release(&value);
	strbuf_release(&words);
}

static bool question_says_something(const struct part *part, const struct question *question)
{
	int row;

	for (row = ROW_NONE; row < (int)question->row_count; row++)
		if (cmd_answer_says_something(answers_get(part->answers, question->index, row)))
			return true;
	return false;
}

static void print_question(const struct part *part, const struct question *question)
{
	const char *text = lang_text_get(&question->prompt, i18n_lang());
	struct strbuf head = STRBUF_INIT;
	struct strbuf prompt = STRBUF_INIT;
	int row;

	question_label_marked(question, i18n_lang(), &head);
	strbuf_adds(&head, "  ");
	if (interview_is_asked(part->interview, question->index))
		strbuf_adds(&prompt, text);
	else
		strbuf_addf(&prompt, _("%s (%s)"), text, _("kept, not asked now"));
	putchar('\n');
	plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS, prompt.text);
	for (row = ROW_NONE; row < (int)question->row_count; row++) {
		const struct answer *answer = answers_get(part->answers, question->index, row);

		if (cmd_answer_says_something(answer))
			print_answer(question, row, answer);
	}
	strbuf_release(&head);
	strbuf_release(&prompt);
}

static void print_open(const struct part *part)
{
	struct strbuf list = STRBUF_INIT;
	size_t i;

	for (i = 0; i < part->questionnaire->question_count; i++) {
		enum question_state state = interview_state(part->interview, (int)i);

		if (state == STATE_OPEN || state == STATE_PARTLY)
			strbuf_addf(&list, "%s%s", list.length ? " " : "",
				    part->questionnaire->questions[i].id);
	}
	if (list.length) {
		putchar('\n');
		plain_paragraph(stdout, _("open:  "), 8, PLAIN_WIDTH_COLS, list.text);
	}
	strbuf_release(&list);
}

static void print_part(const struct part *part)
{
	const struct questionnaire *questionnaire = part->questionnaire;
	struct progress progress = interview_progress(part->interview);
	size_t i;

	putchar('\n');
	/* TRANSLATORS: questionnaire, version, title, then how many questions are answered of how many */
	plain_linef(stdout, _("%s %s  %s: %d of %d answered"), questionnaire->id,
		    questionnaire->version, lang_text_get(&questionnaire->title, i18n_lang()),
		    progress.answered, progress.asked);
	for (i = 0; i < questionnaire->question_count; i++)
		if (question_says_something(part, &questionnaire->questions[i]))
			print_question(part, &questionnaire->questions[i]);
	print_open(part);
}

/* Answers of a part that its version has no place for. */
static void print_kept(const struct kept_answers *kept, int part, bool is_gone, const char *title)
{
	bool is_first = true;
	size_t i;

	for (i = 0; i < kept->count; i++) {
		const struct kept_answer *line = &kept->list[i];
		struct strbuf label = STRBUF_INIT, head = STRBUF_INIT;

		if (line->part != part || line->is_gone != is_gone)
			continue;
		if (is_first)
			printf("\n");
		if (is_first)
			plain_paragraph(stdout, "", 0, PLAIN_WIDTH_COLS, title);
		is_first = false;
		question_label_marked(line->former, i18n_lang(), &label);
		strbuf_addf(&head, _("%s (%s)"), label.text, line->version);
		strbuf_adds(&head, "  ");
		plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS,
				lang_text_get(&line->former->prompt, i18n_lang()));
		print_answer(line->former, line->former_row, &line->answer);
		strbuf_release(&label);
		strbuf_release(&head);
	}
}

static bool show_text(struct assessment *assessment, struct error *err)
{
	struct kept_answers kept = { .count = 0 };
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);
	bool is_read = assessment_kept(assessment, &kept, err);
	size_t i;

	if (is_read)
		print_head(assessment);
	for (i = 0; is_read && i < count; i++) {
		print_part(&parts[i]);
		print_kept(&kept, (int)i, false,
			   _("To be answered again; the answers to an earlier version were:"));
		print_kept(&kept, (int)i, true,
			   _("Kept from an earlier version, not asked any more and not counted:"));
	}
	kept_release(&kept);
	return is_read;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	struct error err = ERROR_INIT;
	bool is_done = true;
	int status = CMD_DONE;

	if (!assessment)
		return CMD_FAILED;
	if (words->option[OPT_HISTORY])
		is_done = (words->option[OPT_JSON] ? cmd_show_history_json
						   : cmd_show_history)(assessment, &err);
	else
		is_done = (words->option[OPT_JSON] ? cmd_show_json : show_text)(assessment, &err);
	if (!is_done)
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

const struct command command_show = {
	.name = "show",
	.usage = "ID [--history] [--json]",
	.summary = N_("shows the answers of an assessment, or every change of them"),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
