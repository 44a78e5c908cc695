#include "cmd_util.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "assessment_interview.h"
#include "i18n.h"
#include "judge.h"
#include "settings.h"
#include "store.h"
#include "text.h"

/* ---- what is open -------------------------------------------------------- */

void cmd_close(struct cmd_context *context)
{
	library_free(context->library);
	store_close(context->store);
	context->library = NULL;
	context->store = NULL;
}

struct library *cmd_library(struct cmd_context *context)
{
	if (!context->library)
		context->library = library_new();
	return context->library;
}

struct store *cmd_store(struct cmd_context *context)
{
	struct error err = ERROR_INIT;

	if (!context->store)
		context->store = store_open(context->database, &err);
	if (!context->store)
		cmd_fail(&err);
	return context->store;
}

struct assessment *cmd_assessment(struct cmd_context *context, const char *prefix)
{
	struct store *store = cmd_store(context);
	struct assessment *assessment;
	struct error err = ERROR_INIT;

	if (!store)
		return NULL;
	assessment = assessment_open(store, prefix, &err);
	if (!assessment)
		cmd_fail(&err);
	else if (!strcmp(context->settings->who, "interview"))
		assessment_set_author(assessment, "", VIA_INTERVIEW);
	return assessment;
}

const struct clause_library *cmd_clauses(struct cmd_context *context)
{
	struct error err = ERROR_INIT;
	const struct clause_library *clauses = library_clauses(cmd_library(context), &err);

	if (!clauses)
		cmd_fail(&err);
	return clauses;
}

bool cmd_benchmarks(struct cmd_context *context, const struct benchmark_library **benchmarks)
{
	struct error err = ERROR_INIT;

	*benchmarks = NULL;
	if (!context->settings->shows_benchmarks)
		return true;
	*benchmarks = library_benchmarks(cmd_library(context), &err);
	if (err.code == ERROR_NONE)
		return true;
	cmd_fail(&err);
	return false;
}

struct gap_report *cmd_gap_report(struct cmd_context *context, const struct assessment *assessment,
				  const struct benchmark_library *benchmarks)
{
	const struct clause_library *clauses = cmd_clauses(context);
	struct error err = ERROR_INIT;
	struct gap_report *report;

	if (!clauses)
		return NULL;
	report = judge_assessment(assessment, clauses, benchmarks, i18n_lang(), &err);
	if (!report)
		cmd_fail(&err);
	return report;
}

/* ---- saying what went wrong ----------------------------------------------- */

/* Messages of errors are harmless already; see error.h. */
static int tell(const struct error *err, const char *hint)
{
	char text[1024];

	error_format(err, text, sizeof(text));
	fflush(stdout);
	fprintf(stderr, hint ? "tenken: %s; %s\n" : "tenken: %s%s\n", text, hint ? hint : "");
	return err->code == ERROR_USAGE ? CMD_USAGE : CMD_FAILED;
}

int cmd_fail(const struct error *err)
{
	return tell(err, NULL);
}

int cmd_fail_hint(const struct error *err, const char *hint)
{
	return tell(err, hint);
}

static void error_vset(struct error *err, enum error_code code, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));

static void error_vset(struct error *err, enum error_code code, const char *format, va_list args)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_vaddf(&text, format, args);
	error_set(err, code, "%s", text.text);
	strbuf_release(&text);
}

int cmd_usage(const char *command, const char *format, ...)
{
	struct error err = ERROR_INIT;
	struct strbuf hint = STRBUF_INIT;
	va_list args;

	va_start(args, format);
	error_vset(&err, ERROR_USAGE, format, args);
	va_end(args);
	/* TRANSLATORS: follows what was wrong and a semicolon */
	strbuf_addf(&hint, _("see 'tenken %s --help'"), command);
	tell(&err, hint.text);
	strbuf_release(&hint);
	return CMD_USAGE;
}

int cmd_failf(const char *format, ...)
{
	struct error err = ERROR_INIT;
	va_list args;

	va_start(args, format);
	error_vset(&err, ERROR_INPUT, format, args);
	va_end(args);
	return tell(&err, NULL);
}

/* A reader that has gone away (EPIPE) has seen enough: no message for that. */
int cmd_finish(int status)
{
	bool is_broken;

	errno = 0;
	is_broken = fflush(stdout) != 0;
	if (!is_broken && !ferror(stdout))
		return status;
	if (status != CMD_DONE && status != CMD_BELOW)
		return status;
	if (!is_broken || errno != EPIPE)
		fprintf(stderr, "tenken: %s\n",
			_("standard output cannot be written; is it closed, or its disk full?"));
	return CMD_FAILED;
}

void cmd_write(const struct strbuf *text)
{
	fwrite(text->text, 1, text->length, stdout);
}

/* ---- words that are stored ------------------------------------------------ */

char *cmd_word(const char *what, const char *word, struct error *err)
{
	if (!text_is_utf8(word, strlen(word), NULL)) {
		error_set(err, ERROR_USAGE, _("%s is not valid UTF-8"), what);
		return NULL;
	}
	if (text_is_unsafe(word, false)) {
		error_set(err, ERROR_USAGE, _("%s holds control or invisible characters: '%.200s'"),
			  what, word);
		return NULL;
	}
	return text_nfc(word);
}

bool cmd_author(const struct cmd_context *context, struct assessment *assessment, const char *who,
		const char *interview, struct error *err)
{
	bool is_interview = interview || !strcmp(context->settings->who, "interview");
	char *name = cmd_word("--who", who ? who : "", err);

	if (!name)
		return false;
	assessment_set_author(assessment, name, is_interview ? VIA_INTERVIEW : VIA_SELF);
	free(name);
	return true;
}

/* ---- JSON ------------------------------------------------------------------ */

void cmd_json_profile(struct json_writer *json, const struct profile *profile)
{
	json_string(json, "organisation", profile->organisation);
	json_string(json, "respondent", profile->respondent);
	json_string(json, "department", profile->department);
	json_string(json, "contact", profile->contact);
	json_string(json, "phone", profile->phone);
	json_string(json, "mail", profile->mail);
	json_string(json, "reference", profile->reference);
}

void cmd_json_progress(struct json_writer *json, struct progress progress)
{
	json_object(json, "progress");
	json_int(json, "asked", progress.asked);
	json_int(json, "answered", progress.answered);
	json_int(json, "unanswered", progress.unanswered);
	json_end(json);
}

void cmd_json_time(struct json_writer *json, const char *key, int64_t utc_seconds)
{
	char text[GAP_TIME_SIZE];

	gap_time_format(utc_seconds, text);
	json_string(json, key, text);
}
