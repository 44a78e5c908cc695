#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "i18n.h"

/* What the program was built for; the Makefile says where. */
#ifndef TENKEN_BUILT_DATADIR
#define TENKEN_BUILT_DATADIR "/usr/local/share/tenken"
#endif
#ifndef TENKEN_BUILT_BINDIR
#define TENKEN_BUILT_BINDIR "/usr/local/bin"
#endif
#ifndef TENKEN_BUILT_LOCALEDIR
#define TENKEN_BUILT_LOCALEDIR "/usr/local/share/locale"
#endif

static const char *absolute_environment(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] == '/' ? value : NULL;
}

static bool home_place(struct strbuf *out, const char *name, const char *below, struct error *err)
{
	const char *base = absolute_environment(name);
	const struct passwd *user;

	if (base) {
		file_join(out, base, "tenken");
		return true;
	}
	base = absolute_environment("HOME");
	if (!base) {
		user = getpwuid(getuid());
		base = user && user->pw_dir && user->pw_dir[0] == '/' ? user->pw_dir : NULL;
	}
	if (!base) {
		error_set(err, ERROR_NOT_FOUND, _("no home folder; set HOME or %s"), name);
		return false;
	}
	file_join(out, base, below);
	return true;
}

bool file_data_home(struct strbuf *out, struct error *err)
{
	return home_place(out, "XDG_DATA_HOME", ".local/share/tenken", err);
}

bool file_config_home(struct strbuf *out, struct error *err)
{
	return home_place(out, "XDG_CONFIG_HOME", ".config/tenken", err);
}

bool file_state_home(struct strbuf *out, struct error *err)
{
	return home_place(out, "XDG_STATE_HOME", ".local/state/tenken", err);
}

/* Shorten a path by its last part; false when it has none above it. */
static bool go_up(struct strbuf *path)
{
	const char *slash = strrchr(path->text, '/');

	if (!slash || slash == path->text)
		return false;
	strbuf_truncate(path, (size_t)(slash - path->text));
	return true;
}

/* The folder of the running program, "" when the system does not tell. */
static void own_dir(struct strbuf *out)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path));

	if (length <= 0 || (size_t)length >= sizeof(path))
		return;
	strbuf_add(out, path, (size_t)length);
	if (!go_up(out))
		strbuf_reset(out);
}

/* Append DIR/INSIDE when DIR/INSIDE/PROOF is a file or a folder. */
static bool take_if_there(struct strbuf *out, const char *dir, const char *inside,
			  const char *proof)
{
	struct strbuf path = STRBUF_INIT;
	size_t length;
	bool is_there;

	strbuf_adds(&path, dir);
	if (inside[0]) {
		strbuf_reset(&path);
		file_join(&path, dir, inside);
	}
	length = path.length;
	strbuf_addf(&path, "/%s", proof);
	is_there = access(path.text, R_OK) == 0;
	if (is_there)
		strbuf_add(out, path.text, length);
	strbuf_release(&path);
	return is_there;
}

void file_installed_data_dir(struct strbuf *out)
{
	static const char proof[] = "questionnaires/clauses.cfg";
	const char *given = getenv("TENKEN_DATADIR");
	struct strbuf dir = STRBUF_INIT;
	bool found = given && given[0];

	if (found)
		strbuf_adds(out, given);
	else
		own_dir(&dir);
	if (!found && dir.length > 0 && go_up(&dir))
		found = take_if_there(out, dir.text, "", proof) ||
			take_if_there(out, dir.text, "share/tenken", proof);
	if (!found)
		strbuf_adds(out, TENKEN_BUILT_DATADIR);
	strbuf_release(&dir);
}

void file_locale_dir(struct strbuf *out)
{
	static const char proof[] = "ja/LC_MESSAGES/tenken.mo";
	struct strbuf dir = STRBUF_INIT;
	bool found;

	own_dir(&dir);
	found = dir.length > 0 && take_if_there(out, dir.text, "locale", proof);
	if (!found && dir.length > 0 && go_up(&dir))
		found = take_if_there(out, dir.text, "share/locale", proof);
	if (!found)
		strbuf_adds(out, TENKEN_BUILT_LOCALEDIR);
	strbuf_release(&dir);
}

void file_program(struct strbuf *out, const char *name)
{
	struct strbuf dir = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;

	own_dir(&dir);
	if (dir.length > 0)
		file_join(&path, dir.text, name);
	if (path.length == 0 || access(path.text, X_OK) != 0) {
		strbuf_reset(&path);
		file_join(&path, TENKEN_BUILT_BINDIR, name);
	}
	strbuf_add(out, path.text, path.length);
	strbuf_release(&path);
	strbuf_release(&dir);
}
