/* tenken: locale, options, then a command or the screen. */
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "file.h"
#include "i18n.h"
#include "key.h"
#include "report.h"
#include "settings.h"

/* What stands before the command. */
struct request {
	const char *database;
	const char *lang;
	bool wants_help;
	bool wants_version;
	int used; /* words that were read */
};

/*
 * A file opened later must not get the number of a closed stdout and be
 * written to as such. Reading from such a stdin, writing to such a stdout fails.
 */
static void fill_closed_fds(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			_exit(CMD_FAILED);
}

/* Texts are UTF-8 everywhere, whatever the locale says; only if there is no UTF-8 at all widths are poorer. */
static void set_locale(void)
{
	setlocale(LC_ALL, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
}

static void load_messages(void)
{
	struct strbuf dir = STRBUF_INIT;

	file_locale_dir(&dir);
	i18n_open(dir.text);
	i18n_set_lang(lang_from_environment());
	strbuf_release(&dir);
}

/* ---- words ------------------------------------------------------------------ */

/* Takes the value of an option: attached, or the next word. */
static bool take_value(const char *name, const char *attached, int argc, char **argv,
		       struct request *request, const char **value, struct error *err)
{
	if (!attached && request->used >= argc) {
		error_set(err, ERROR_USAGE, _("--%s needs a value after it"), name);
		return false;
	}
	*value = attached ? attached : argv[request->used++];
	if (**value)
		return true;
	error_set(err, ERROR_USAGE, _("--%s needs a value after it"), name);
	return false;
}

/* "--NAME", "--NAME=VALUE", "-LVALUE": the value is what follows, NULL when nothing does. */
static bool is_option(const char *word, char letter, const char *name, const char **attached)
{
	size_t size = strlen(name);

	*attached = NULL;
	if (word[1] == letter) {
		*attached = word[2] ? word + 2 : NULL;
		return true;
	}
	if (word[1] != '-' || strncmp(word + 2, name, size) ||
	    (word[2 + size] && word[2 + size] != '='))
		return false;
	*attached = word[2 + size] ? word + 3 + size : NULL;
	return true;
}

static bool read_word(const char *word, int argc, char **argv, struct request *request,
		      struct error *err)
{
	const char *attached;

	if (is_option(word, 'd', "database", &attached))
		return take_value("database", attached, argc, argv, request, &request->database,
				  err);
	if (is_option(word, 'l', "lang", &attached))
		return take_value("lang", attached, argc, argv, request, &request->lang, err);
	if (is_option(word, 'h', "help", &attached) && !attached)
		request->wants_help = true;
	else if (is_option(word, 'V', "version", &attached) && !attached)
		request->wants_version = true;
	else {
		error_set(err, ERROR_USAGE, _("unknown option '%.100s'; see 'tenken --help'"),
			  word);
		return false;
	}
	return true;
}

static bool request_read(int argc, char **argv, struct request *request, struct error *err)
{
	request->used = 1;
	while (request->used < argc && argv[request->used][0] == '-' && argv[request->used][1]) {
		const char *word = argv[request->used++];

		if (!strcmp(word, "--"))
			break;
		if (!read_word(word, argc, argv, request, err))
			return false;
	}
	return true;
}

/* ---- settings ----------------------------------------------------------------- */

static void override_keys(const char *path, const struct settings *settings,
			  struct error_list *mistakes)
{
	size_t i;

	for (i = 0; i < settings->key_count; i++) {
		const struct key_setting *key = &settings->keys[i];

		if (!key_override(NULL, key->action, key->key))
			error_list_add(mistakes, false, ERROR_INPUT, path, key->line, 0,
				       _("unknown key in '%.100s'; expected names like Enter, F5, "
					 "C-n or x"),
				       key->key);
	}
}

static void check_parts(const char *path, const struct settings *settings,
			struct error_list *mistakes)
{
	struct error err = ERROR_INIT;
	unsigned parts;

	if (*settings->report_parts && !report_parts_read(settings->report_parts, &parts, &err))
		error_list_add(mistakes, false, ERROR_INPUT, path, settings->report_parts_line, 0,
			       "%s", err.message);
}

/* What is wrong in tenken.conf is told, and its default holds. */
static struct settings *read_settings(void)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf dir = STRBUF_INIT;
	struct error_list mistakes = ERROR_LIST_INIT;
	struct settings *settings;
	size_t i;

	if (file_config_home(&dir, NULL))
		file_join(&path, dir.text, "tenken.conf");
	settings = settings_load(path.length ? path.text : NULL, &mistakes);
	override_keys(path.text, settings, &mistakes);
	check_parts(path.text, settings, &mistakes);
	for (i = 0; i < mistakes.count; i++)
		cmd_fail(&mistakes.items[i].error);
	error_list_release(&mistakes);
	strbuf_release(&dir);
	strbuf_release(&path);
	return settings;
}

static bool choose_language(const struct request *request, const struct settings *settings,
			    struct error *err)
{
	enum lang lang = settings->has_lang ? settings->lang : lang_from_environment();

	if (request->lang && !lang_from_code(request->lang, &lang)) {
		error_set(err, ERROR_USAGE, _("unknown language '%.100s'; there are: en ja"),
			  request->lang);
		return false;
	}
	i18n_set_lang(lang);
	return true;
}

/* ---- what to do ----------------------------------------------------------------- */

static int act(const struct request *request, const struct settings *settings, int argc,
	       char **argv, int *signal)
{
	struct cmd_context context = {
		.database = request->database,
		.settings = settings,
		.is_lang_given = request->lang || settings->has_lang,
	};
	int status;

	if (request->wants_version)
		printf("tenken %s\n", TENKEN_VERSION);
	if (request->wants_help)
		cmd_help(stdout);
	if (request->wants_version || request->wants_help)
		return cmd_finish(CMD_DONE);
	if (request->used < argc)
		status = cmd_run(&context, argc - request->used, argv + request->used);
	else
		status = cmd_screen(&context, NULL);
	*signal = context.signal;
	cmd_close(&context);
	return status;
}

/* An end that a signal asked for is told to the caller as such. */
static void end_by(int number)
{
	signal(number, SIG_DFL);
	raise(number);
}

int main(int argc, char **argv)
{
	struct request request = { .database = NULL };
	struct settings *settings;
	struct error err = ERROR_INIT;
	int signal_number = 0;
	int status;

	fill_closed_fds();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
	set_locale();
	load_messages();
	settings = read_settings();
	if (!request_read(argc, argv, &request, &err) || !choose_language(&request, settings, &err))
		status = cmd_fail(&err);
	else
		status = act(&request, settings, argc, argv, &signal_number);
	settings_free(settings);
	key_override_reset();
	i18n_release();
	if (signal_number)
		end_by(signal_number);
	return status;
}
