/* tenken new: makes an assessment and prints its id. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "i18n.h"

enum {
	OPT_ORGANISATION,
	OPT_RESPONDENT,
	OPT_DEPARTMENT,
	OPT_CONTACT,
	OPT_PHONE,
	OPT_MAIL,
	OPT_REFERENCE,
	OPT_COUNT
};

static const struct cmd_option options[] = {
	[OPT_ORGANISATION] = { 'o', "organisation", N_("NAME"),
			       N_("whose assessment it is; needed") },
	[OPT_RESPONDENT] = { 'r', "respondent", N_("NAME"), N_("who answers") },
	[OPT_DEPARTMENT] = { 0, "department", N_("NAME"), N_("the respondent's department") },
	[OPT_CONTACT] = { 0, "contact", N_("NAME"), N_("whom to ask about the answers") },
	[OPT_PHONE] = { 0, "phone", N_("NUMBER"), N_("the contact's phone") },
	[OPT_MAIL] = { 0, "mail", N_("ADDRESS"), N_("the contact's mail address") },
	[OPT_REFERENCE] = { 0, "reference", N_("NUMBER"),
			    N_("the number that the asking side gave") },
	{ 0 },
};

/* What the words ask for. All texts are its own. */
struct request {
	struct profile profile;
	char *names;       /* the list of questionnaires, cut into its parts */
	const char **name; /* the parts */
	size_t name_count;
};

static void request_release(struct request *request)
{
	profile_release(&request->profile);
	free(request->names);
	free(request->name);
}

static void cut_names(struct request *request, const char *list)
{
	size_t capacity = 0;
	char *rest;

	request->names = mem_strdup(list);
	rest = request->names;
	while (rest) {
		char *comma = strchr(rest, ',');

		if (comma)
			*comma++ = '\0';
		request->name = mem_grow(request->name, request->name_count, &capacity,
					 sizeof(*request->name));
		request->name[request->name_count++] = rest;
		rest = comma;
	}
}

static bool request_read(const struct cmd_words *words, struct request *request, struct error *err)
{
	char **fields[OPT_COUNT] = {
		&request->profile.organisation, &request->profile.respondent,
		&request->profile.department,   &request->profile.contact,
		&request->profile.phone,        &request->profile.mail,
		&request->profile.reference,
	};
	bool is_fine = true;
	int i;

	for (i = 0; i < OPT_COUNT; i++) {
		char what[32];

		snprintf(what, sizeof(what), "--%s", options[i].name);
		*fields[i] = cmd_word(what, words->option[i] ? words->option[i] : "",
				      is_fine ? err : NULL);
		if (!*fields[i]) {
			*fields[i] = mem_strdup("");
			is_fine = false;
		}
	}
	cut_names(request, words->args[0]);
	return is_fine;
}

static int create(struct cmd_context *context, const struct request *request)
{
	struct store *store = cmd_store(context);
	char id[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;

	if (!store)
		return CMD_FAILED;
	if (!assessment_create(store, cmd_library(context), request->name, request->name_count,
			       &request->profile, id, &err))
		return cmd_fail(&err);
	printf("%s\n", id);
	return CMD_DONE;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct request request = { .names = NULL };
	struct error err = ERROR_INIT;
	int status;

	if (!request_read(words, &request, &err))
		status = cmd_usage("new", "%s", err.message);
	else if (!request.profile.organisation[0])
		status = cmd_usage("new", _("whose assessment is it? -o ORGANISATION is missing"));
	else
		status = create(context, &request);
	request_release(&request);
	return status;
}

const struct command command_new = {
	.name = "new",
	.usage = "QUESTIONNAIRE[,...] -o ORGANISATION [-r RESPONDENT] [options]",
	.summary = N_("makes a new assessment and prints its id"),
	.details = N_("Several questionnaires, with commas between them and no blanks, make one "
		      "assessment of several "
		      "parts. 'tenken questionnaires' lists what can be asked."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
