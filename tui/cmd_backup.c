/* tenken backup: a copy of the database, taken while it is in use. */
#include "cmd.h"

#include "i18n.h"
#include "store.h"

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct store *store = cmd_store(context);
	struct error err = ERROR_INIT;

	if (!store)
		return CMD_FAILED;
	if (!store_backup(store, words->args[0], &err))
		return cmd_fail(&err);
	return CMD_DONE;
}

const struct command command_backup = {
	.name = "backup",
	.usage = "FILE",
	.summary = N_("copies the database to a new file, also while it is in use"),
	.details = N_("FILE must not be there yet. The copy is a database of its own: tenken -d "
		      "FILE list."),
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
