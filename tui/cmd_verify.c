/* tenken verify: is the database sound. Says what was looked at and what was not; repairs nothing. */
#include "cmd.h"

#include <string.h>

#include "i18n.h"
#include "plain_text.h"
#include "store.h"

static const char *kind_word(enum verify_kind kind)
{
	switch (kind) {
	case VERIFY_CHECKED: return _("sound");
	case VERIFY_FOUND: return _("WRONG");
	case VERIFY_NOTED: return _("remark");
	default: return _("not checked");
	}
}

static void write_result(const struct verify_result *result)
{
	size_t i;

	for (i = 0; i < result->count; i++) {
		struct strbuf head = STRBUF_INIT;

		strbuf_addf(&head, _("%s: %s"), kind_word(result->lines[i].kind), "");
		plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS, result->lines[i].text);
		strbuf_release(&head);
	}
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct store *store = cmd_store(context);
	struct verify_result result = { .lines = NULL };
	struct error err = ERROR_INIT;
	int status = CMD_DONE;

	(void)words;
	if (!store)
		return CMD_FAILED;
	if (!store_verify(store, &result, &err)) {
		status = cmd_fail(&err);
	} else {
		write_result(&result);
		if (result.found)
			status = cmd_failf(Q_("%zu thing is wrong with the database '%s'; go on "
					      "with a backup, and keep this "
					      "file",
					      "%zu things are wrong with the database '%s'; go on "
					      "with a backup, and keep "
					      "this file",
					      result.found),
					   result.found, store_path(store));
	}
	verify_result_release(&result);
	return status;
}

const struct command command_verify = {
	.name = "verify",
	.usage = "",
	.summary = N_("says whether the database is sound, what was checked and what was not"),
	.details = N_("Nothing is repaired."),
	.run = run,
};
