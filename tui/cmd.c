#include "cmd.h"

#include <string.h>

#include "i18n.h"
#include "plain_text.h"
#include "text.h"

static const struct command *const commands[] = {
	&command_new,        &command_list,    &command_questionnaires, &command_questions,
	&command_answer,     &command_note,    &command_confirm,        &command_basis,
	&command_evidence,   &command_finding, &command_incident,       &command_factor,
	&command_action,     &command_exception, &command_duty,         &command_due,
	&command_show,       &command_report,  &command_annex,          &command_summary,
	&command_compare,    &command_upgrade, &command_clauses,
	&command_benchmarks, &command_check,   &command_plain,          &command_verify,
	&command_backup,     &command_delete,  &command_open,
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

const struct command *cmd_find(const char *name)
{
	size_t i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

/* Options of the program itself, which main.c reads. */
static const struct cmd_option global_options[] = {
	{ 'd', "database", N_("DATABASE"), N_("another database than the usual one") },
	{ 'l', "lang", N_("LANG"), N_("the language: en or ja") },
	{ 'h', "help", NULL, N_("says what there is and ends") },
	{ 0, "version", NULL, N_("says which version this is and ends") },
	{ 0 },
};

static void help_option(FILE *out, const struct cmd_option *option)
{
	struct strbuf head = STRBUF_INIT;

	if (option->letter)
		strbuf_addf(&head, "  -%c, --%s", option->letter, option->name);
	else
		strbuf_addf(&head, "      --%s", option->name);
	if (option->value)
		strbuf_addf(&head, " %s", _(option->value));
	if (text_cols(head.text) < 29)
		plain_paragraph(out, head.text, 30, PLAIN_WIDTH_COLS, _(option->help));
	else {
		plain_line(out, head.text);
		plain_paragraph(out, "", 30, PLAIN_WIDTH_COLS, _(option->help));
	}
	strbuf_release(&head);
}

static void help_options(FILE *out, const struct cmd_option *options)
{
	for (; options && options->name; options++)
		help_option(out, options);
}

void cmd_help(FILE *out)
{
	size_t i;

	fprintf(out, _("usage: %s\n"), "tenken [-d DATABASE] [-l LANG] [COMMAND ...]");
	putc('\n', out);
	plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS,
			_("Asks a company about the security of its contracts and its house, and "
			  "reports what is missing. "
			  "Without a command it opens the screen."));
	putc('\n', out);
	help_options(out, global_options);
	putc('\n', out);
	for (i = 0; i < COMMAND_COUNT; i++) {
		struct strbuf head = STRBUF_INIT;

		strbuf_addf(&head, "  %s", commands[i]->name);
		plain_paragraph(out, head.text, 18, PLAIN_WIDTH_COLS, _(commands[i]->summary));
		strbuf_release(&head);
	}
	putc('\n', out);
	plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS,
			_("'tenken COMMAND --help' tells more about a command, tenken(1) all of "
			  "it. An id may be cut to "
			  "its first characters as long as no other begins with them."));
}

static void command_help(FILE *out, const struct command *command)
{
	struct strbuf usage = STRBUF_INIT;

	strbuf_addf(&usage, "tenken [-d DATABASE] [-l LANG] %s%s%s", command->name,
		    command->usage[0] ? " " : "", command->usage);
	fprintf(out, _("usage: %s\n"), usage.text);
	putc('\n', out);
	plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, _(command->summary));
	if (command->options) {
		putc('\n', out);
		help_options(out, command->options);
	}
	if (command->details) {
		putc('\n', out);
		plain_paragraph(out, "", 0, PLAIN_WIDTH_COLS, _(command->details));
	}
	strbuf_release(&usage);
}

static int unknown_command(const char *name)
{
	struct strbuf names = STRBUF_INIT;
	struct error err = ERROR_INIT;
	size_t i;

	for (i = 0; i < COMMAND_COUNT; i++)
		strbuf_addf(&names, "%s%s", i ? " " : "", commands[i]->name);
	error_set(&err, ERROR_USAGE, _("unknown command '%.100s'; there are: %s"), name,
		  names.text);
	strbuf_release(&names);
	return cmd_fail(&err);
}

int cmd_run(struct cmd_context *context, int argc, char **argv)
{
	const struct command *command = cmd_find(argv[0]);
	struct cmd_words words;
	struct error err = ERROR_INIT;

	if (!command)
		return unknown_command(argv[0]);
	if (!cmd_words_read(command->options, argc - 1, argv + 1, &words, &err))
		return cmd_usage(command->name, "%s", err.message);
	if (words.wants_help) {
		command_help(stdout, command);
		return cmd_finish(CMD_DONE);
	}
	if (words.arg_count < command->args_min)
		return cmd_usage(command->name, _("something is missing: tenken %s %s"),
				 command->name, command->usage);
	if (command->args_max >= 0 && words.arg_count > command->args_max)
		return cmd_usage(command->name, _("'%.100s' is one word too many"),
				 words.args[command->args_max]);
	return cmd_finish(command->run(context, &words));
}
