/* tenken evidence: where the proof for an answer is. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "cmd_item.h"
#include "digest.h"
#include "file.h"
#include "i18n.h"

enum { OPT_WHAT, OPT_WHERE, OPT_HOLDER, OPT_SEEN, OPT_FILE, OPT_CLEAR, OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = {
	[OPT_WHAT] = { 0, "what", N_("TEXT"), N_("what it is: a contract, a screen, a record") },
	[OPT_WHERE] = { 0, "where", N_("TEXT"), N_("where it is kept") },
	[OPT_HOLDER] = { 0, "holder", N_("TEXT"), N_("who has it") },
	[OPT_SEEN] = { 0, "seen", N_("DATE"), N_("the day on which it was seen, like 2026-03-31") },
	[OPT_FILE] = { 0, "file", N_("FILE"), N_("a file whose SHA-256 is kept; the file itself is not") },
	[OPT_CLEAR] = { 0, "clear", NULL, N_("takes away all that was recorded first") },
	CMD_AUTHOR_OPTIONS,
	{ 0 },
};

/* The parts that were given; NULL: stays as it is. */
struct pointer_change {
	char *text[OPT_SEEN + 1];
	char *file_name;
	char sha256[DIGEST_HEX_SIZE]; /* "" when no file was given */
	bool clears;
};

static void pointer_change_release(struct pointer_change *change)
{
	for (int i = 0; i <= OPT_SEEN; i++)
		free(change->text[i]);
	free(change->file_name);
}

static bool read_text(const struct cmd_words *words, int option, struct pointer_change *change, struct error *err)
{
	struct strbuf name = STRBUF_INIT;

	if (!words->option[option])
		return true;
	strbuf_addf(&name, "--%s", options[option].name);
	change->text[option] = cmd_word(name.text, words->option[option], err);
	strbuf_release(&name);
	return change->text[option] != NULL;
}

static bool read_change(const struct cmd_words *words, struct pointer_change *change, struct error *err)
{
	const char *path = words->option[OPT_FILE];
	bool says_anything = path || words->option[OPT_CLEAR];

	change->clears = words->option[OPT_CLEAR] != NULL;
	for (int i = 0; i <= OPT_SEEN; i++) {
		if (!read_text(words, i, change, err))
			return false;
		says_anything = says_anything || words->option[i];
	}
	if (!says_anything) {
		error_set(err, ERROR_USAGE, _("nothing to record; give --what, --where, --holder, --seen, --file or --clear"));
		return false;
	}
	if (!path)
		return true;
	change->file_name = cmd_word("--file", file_base_name(path), err);
	return change->file_name && digest_sha256_file(path, change->sha256, err);
}

static void set_pointer(struct answer *answer, const void *context)
{
	const struct pointer_change *change = context;
	struct evidence_pointer *pointer = &answer->pointer;
	char **fields[] = { &pointer->what, &pointer->where, &pointer->holder, &pointer->seen };

	for (int i = 0; i <= OPT_SEEN; i++)
		if (change->clears || change->text[i])
			answer_set_field(fields[i], change->text[i]);
	if (change->clears || change->sha256[0])
		answer_set_field(&pointer->sha256, change->sha256);
	if (change->file_name && !pointer->what)
		answer_set_field(&pointer->what, change->file_name);
}

static int change_evidence(struct cmd_context *context, const struct cmd_words *words,
			   const struct pointer_change *change)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	struct error err = ERROR_INIT;
	struct item item;
	int status = CMD_DONE;

	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW], &err))
		status = cmd_usage("evidence", "%s", err.message);
	else if (!cmd_item_find(assessment, words->args[1], &item, &err) ||
		 !cmd_item_change(assessment, item, set_pointer, change, &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct pointer_change change = { .clears = false };
	struct error err = ERROR_INIT;
	int status;

	if (read_change(words, &change, &err))
		status = change_evidence(context, words, &change);
	else if (err.code == ERROR_USAGE)
		status = cmd_usage("evidence", "%s", err.message);
	else
		status = cmd_fail(&err);
	pointer_change_release(&change);
	return status;
}

const struct command command_evidence = {
	.name = "evidence",
	.usage = "ID ITEM [--what TEXT] [--where TEXT] [--holder TEXT] [--seen DATE] [--file FILE] [--clear]",
	.summary = N_("records where the proof for an answer is"),
	.details = N_("What is not given stays; an empty text takes that part away. With --file its name is recorded, too, "
		      "when nothing says yet what it is."),
	.options = options,
	.args_min = 2,
	.args_max = 2,
	.run = run,
};
