/*
 * A program on a terminal in memory, led by a script on stdin.
 *
 *     screen [-s ROWSxCOLS] [-r FILE] PROGRAM ARGUMENT... < SCRIPT
 *
 * -r keeps every byte that the program writes. XDG_DATA_HOME and
 * XDG_CONFIG_HOME are handed on, everything else is as in vt.h. A line of the
 * script is one of
 *
 *     type TEXT    paste TEXT    key NAME    ctrl LETTER    resize ROWSxCOLS
 *     wait TEXT    some row holds it         gone TEXT      no row holds it any more
 *     quiet        until nothing has been written for 60 ms
 *     print        the screen, between two lines of ---
 *     end          waits for the program's end and prints its status
 *
 * Status 1: a wait was in vain; the screen stands on stderr.
 */
#include "../screen/vt.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 65536, QUIET_MS = 60 };

static const struct {
	const char *name;
	VTermKey key;
} keys[] = {
	{ "Enter", VTERM_KEY_ENTER },   { "Tab", VTERM_KEY_TAB },     { "Backspace", VTERM_KEY_BACKSPACE },
	{ "Esc", VTERM_KEY_ESCAPE },    { "Up", VTERM_KEY_UP },       { "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT },     { "Right", VTERM_KEY_RIGHT }, { "PgUp", VTERM_KEY_PAGEUP },
	{ "PgDn", VTERM_KEY_PAGEDOWN }, { "Home", VTERM_KEY_HOME },   { "End", VTERM_KEY_END },
	{ "Delete", VTERM_KEY_DEL },    { "F1", VTERM_KEY_FUNCTION(1) }, { "F2", VTERM_KEY_FUNCTION(2) },
	{ "F10", VTERM_KEY_FUNCTION(10) },
};

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "screen: %s: %s\n", what, why);
	exit(2);
}

static void press(struct vt *vt, const char *name)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(keys[i].name, name) == 0) {
			vt_key(vt, keys[i].key);
			return;
		}
	}
	fail("no such key", name);
}

static void read_size(const char *text, int *rows, int *cols)
{
	if (sscanf(text, "%dx%d", rows, cols) != 2)
		fail("no size", text);
}

static void print_rows(const struct vt *vt)
{
	char text[VT_ROW_SIZE];

	puts("---");
	for (int row = 0; row < vt->rows; row++)
		puts(vt_row(vt, row, text));
	puts("---");
}

static void wait_for(struct vt *vt, const char *text, bool is_there)
{
	if (is_there ? vt_sees_anywhere(vt, text) : vt_loses(vt, text))
		return;
	fprintf(stderr, "screen: %s \"%s\"\n", is_there ? "there is no" : "there still is", text);
	vt_print(vt, stderr);
	vt_release(vt);
	exit(1);
}

static void step(struct vt *vt, const char *word, const char *rest)
{
	int rows, cols;

	if (strcmp(word, "type") == 0) {
		vt_type(vt, rest);
	} else if (strcmp(word, "paste") == 0) {
		vt_paste(vt, rest);
	} else if (strcmp(word, "key") == 0) {
		press(vt, rest);
	} else if (strcmp(word, "ctrl") == 0) {
		vt_ctrl(vt, *rest);
	} else if (strcmp(word, "resize") == 0) {
		read_size(rest, &rows, &cols);
		vt_resize(vt, rows, cols);
	} else if (strcmp(word, "wait") == 0 || strcmp(word, "gone") == 0) {
		wait_for(vt, rest, *word == 'w');
	} else if (strcmp(word, "quiet") == 0) {
		vt_settle(vt, QUIET_MS);
	} else if (strcmp(word, "print") == 0) {
		print_rows(vt);
	} else if (strcmp(word, "end") == 0) {
		printf("status %d\n", vt_wait_exit(vt));
	} else {
		fail("no such step", word);
	}
	fflush(stdout);
}

static void keep(struct vt *vt, const char *name, char *room, size_t size)
{
	const char *value = getenv(name);

	if (value && snprintf(room, size, "%s=%s", name, value) < (int)size)
		vt_env(vt, room);
}

static void start(struct vt *vt, int rows, int cols, char **argv)
{
	char *a[16] = { NULL };

	for (int i = 0; i < 15 && argv[i]; i++)
		a[i] = argv[i];
	vt_start_program(vt, a[0], rows, cols, a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12],
			 a[13], a[14], (char *)NULL);
}

static void follow_script(struct vt *vt)
{
	static char line[LINE_BYTES];

	while (fgets(line, sizeof(line), stdin)) {
		char *rest;

		line[strcspn(line, "\n")] = '\0';
		if (!*line || *line == '#')
			continue;
		rest = strchr(line, ' ');
		if (rest)
			*rest++ = '\0';
		step(vt, line, rest ? rest : "");
	}
}

int main(int argc, char **argv)
{
	static char data[1024], config[1024];
	struct vt vt = VT_INIT;
	int rows = 24, cols = 80;
	int option;

	while ((option = getopt(argc, argv, "+s:r:")) != -1) {
		if (option == 's')
			read_size(optarg, &rows, &cols);
		else if (option == 'r')
			vt.record_fd = open(optarg, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
		else
			return 2;
	}
	if (optind >= argc)
		fail("no program", "expected its name");
	keep(&vt, "XDG_DATA_HOME", data, sizeof(data));
	keep(&vt, "XDG_CONFIG_HOME", config, sizeof(config));
	start(&vt, rows, cols, argv + optind);
	follow_script(&vt);
	vt_release(&vt);
	return 0;
}
