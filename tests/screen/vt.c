#define _GNU_SOURCE /* nftw() with FTW_DEPTH */

#include "vt.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum { ARGS_MAX = 64, PUMP_MS = 50, END_MS = 2000 };

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static long limit_ms(const struct vt *vt)
{
	const char *env = getenv("VT_LIMIT_MS");

	return vt->limit_ms ? vt->limit_ms : env ? atol(env) : VT_LIMIT_MS;
}

/* ---- start and end -------------------------------------------------------- */

void vt_env(struct vt *vt, const char *assignment)
{
	if (vt->env_count == VT_ENV_MAX) {
		fprintf(stderr, "vt_env: too many\n");
		exit(1);
	}
	vt->env[vt->env_count++] = assignment;
}

static void make_home(struct vt *vt)
{
	const char *tmp = getenv("TMPDIR");

	if (vt->home[0])
		return;
	snprintf(vt->home, sizeof(vt->home), "%s/tenken-vt-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(vt->home))
		die("mkdtemp");
}

static void set_folder(const struct vt *vt, const char *name, const char *folder)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s%s", vt->home, folder);
	mkdir(path, 0700);
	setenv(name, path, 1);
}

static void set_environment(const struct vt *vt)
{
	set_folder(vt, "HOME", "");
	set_folder(vt, "XDG_DATA_HOME", "/data");
	set_folder(vt, "XDG_CONFIG_HOME", "/config");
	set_folder(vt, "XDG_CACHE_HOME", "/cache");
	set_folder(vt, "XDG_STATE_HOME", "/state");
	set_folder(vt, "XDG_RUNTIME_DIR", "/run");
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("LANGUAGE");
	unsetenv("NO_COLOR");
	unsetenv("TENKEN_AMBIGUOUS");
	for (int i = 0; i < vt->env_count; i++) {
		if (strchr(vt->env[i], '='))
			putenv((char *)vt->env[i]);
		else
			unsetenv(vt->env[i]);
	}
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct vt *vt = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_shown = value->boolean;
	else if (property == VTERM_PROP_ALTSCREEN)
		vt->in_altscreen = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		vt->wants_mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static void make_screen(struct vt *vt, int rows, int cols)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

	vt->rows = rows;
	vt->cols = cols;
	vt->term = vterm_new(rows, cols);
	vterm_set_utf8(vt->term, 1);
	vt->screen = vterm_obtain_screen(vt->term);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->cursor_shown = true;
	vt->in_altscreen = false;
	vt->wants_mouse = false;
}

static void run_child(const struct vt *vt, int terminal, char **argv)
{
	struct sigaction standard = { .sa_handler = SIG_DFL };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int signal = 1; signal < 32; signal++)
		if (signal != SIGKILL && signal != SIGSTOP)
			sigaction(signal, &standard, NULL);
	close(vt->fd);
	login_tty(terminal);
	set_environment(vt);
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

static void start(struct vt *vt, int rows, int cols, char **argv)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	int terminal;

	vt_stop(vt);
	make_home(vt);
	if (openpty(&vt->fd, &terminal, NULL, NULL, &size) < 0)
		die("openpty");
	fcntl(vt->fd, F_SETFD, FD_CLOEXEC);
	tcgetattr(terminal, &vt->before); /* before the program can change anything */
	vt->pid = fork();
	if (vt->pid < 0)
		die("fork");
	if (vt->pid == 0)
		run_child(vt, terminal, argv);
	close(terminal);
	vt->has_ended = vt->is_reaped = false;
	vt->bytes = 0;
	make_screen(vt, rows, cols);
}

static void take_arguments(char **argv, const char *program, va_list rest)
{
	int count = 0;

	argv[count++] = (char *)program;
	while (count < ARGS_MAX - 1 && (argv[count] = va_arg(rest, char *)))
		count++;
	argv[count] = NULL;
}

void vt_start(struct vt *vt, int rows, int cols, ...)
{
	const char *program = getenv("TENKEN");
	char *argv[ARGS_MAX];
	va_list rest;

	va_start(rest, cols);
	take_arguments(argv, program ? program : "build/tenken", rest);
	va_end(rest);
	start(vt, rows, cols, argv);
}

void vt_start_program(struct vt *vt, const char *program, int rows, int cols, ...)
{
	char *argv[ARGS_MAX];
	va_list rest;

	va_start(rest, cols);
	take_arguments(argv, program, rest);
	va_end(rest);
	start(vt, rows, cols, argv);
}

static void reap(struct vt *vt, int flags)
{
	if (!vt->is_reaped && vt->pid > 0 && waitpid(vt->pid, &vt->status, flags) == vt->pid)
		vt->is_reaped = true;
}

void vt_stop(struct vt *vt)
{
	long end = now_ms() + END_MS;

	if (vt->fd < 0 || !vt->term)
		return;
	close(vt->fd);
	vt->fd = -1;
	while (!vt->is_reaped && now_ms() < end) {
		reap(vt, WNOHANG);
		if (!vt->is_reaped)
			poll(NULL, 0, 1);
	}
	if (!vt->is_reaped) {
		kill(vt->pid, SIGKILL);
		reap(vt, 0);
	}
	vterm_free(vt->term);
	vt->term = NULL;
	vt->screen = NULL;
}

static int remove_one(const char *path, const struct stat *info, int flag, struct FTW *ftw)
{
	(void)info;
	(void)flag;
	(void)ftw;
	return remove(path);
}

void vt_release(struct vt *vt)
{
	vt_stop(vt);
	if (vt->home[0])
		nftw(vt->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	vt->home[0] = '\0';
}

/* ---- bytes to and fro -------------------------------------------------------- */

void vt_send(struct vt *vt, const void *bytes, size_t n)
{
	const char *next = bytes;
	long end = now_ms() + limit_ms(vt);

	while (n && now_ms() < end) {
		struct pollfd fd = { .fd = vt->fd, .events = POLLOUT | POLLIN };
		ssize_t done;

		if (poll(&fd, 1, PUMP_MS) > 0 && fd.revents & POLLIN)
			vt_pump(vt, 0); /* or both sides wait for each other */
		if (!(fd.revents & POLLOUT))
			continue;
		done = write(vt->fd, next, n < 512 ? n : 512);
		if (done <= 0)
			return;
		next += done;
		n -= (size_t)done;
	}
}

/* What the terminal itself answers, and the keys that were pressed. */
static void flush_output(struct vt *vt)
{
	char bytes[1024];
	size_t n;

	while ((n = vterm_output_read(vt->term, bytes, sizeof(bytes))) > 0)
		vt_send(vt, bytes, n);
}

/* The same for what the program has asked: an answer that says where the cursor is. */
static void flush_answers(struct vt *vt)
{
	char bytes[1024];
	size_t n;

	if (!vt->is_mute && !vt->says_wide) {
		flush_output(vt);
		return;
	}
	while ((n = vterm_output_read(vt->term, bytes, sizeof(bytes))) > 0) {
		if (vt->is_mute)
			continue;
		if (n > 2 && bytes[n - 1] == 'R')
			/* one column further right; below ten, where the tests ask */
			bytes[n - 2]++;
		vt_send(vt, bytes, n);
	}
}

bool vt_pump(struct vt *vt, int timeout_ms)
{
	struct pollfd fd = { .fd = vt->fd, .events = POLLIN };
	char bytes[16384];
	ssize_t n;

	if (vt->has_ended || vt->fd < 0 || poll(&fd, 1, timeout_ms) <= 0)
		return false;
	n = read(vt->fd, bytes, sizeof(bytes));
	if (n <= 0) {
		vt->has_ended = n == 0 || errno == EIO;
		return false;
	}
	vt->bytes += (size_t)n;
	if (vt->record_fd > 0 && write(vt->record_fd, bytes, (size_t)n) < 0)
		die("record");
	vterm_input_write(vt->term, bytes, (size_t)n);
	flush_answers(vt);
	return true;
}

void vt_settle(struct vt *vt, int quiet_ms)
{
	while (vt_pump(vt, quiet_ms))
		;
}

static uint32_t next_char(const char **text)
{
	const unsigned char *s = (const unsigned char *)*text;
	int more = *s >= 0xf0 ? 3 : *s >= 0xe0 ? 2 : *s >= 0xc0 ? 1 : 0;
	uint32_t c = more == 3 ? *s & 7u : more == 2 ? *s & 15u : more == 1 ? *s & 31u : *s;

	s++;
	while (more-- > 0 && *s)
		c = c << 6 | (*s++ & 63u);
	*text = (const char *)s;
	return c;
}

void vt_type(struct vt *vt, const char *text)
{
	while (*text) {
		vterm_keyboard_unichar(vt->term, next_char(&text), VTERM_MOD_NONE);
		flush_output(vt);
	}
}

void vt_key_mod(struct vt *vt, VTermKey key, VTermModifier mod)
{
	vterm_keyboard_key(vt->term, key, mod);
	flush_output(vt);
}

void vt_key(struct vt *vt, VTermKey key)
{
	vt_key_mod(vt, key, VTERM_MOD_NONE);
}

void vt_ctrl(struct vt *vt, char letter)
{
	char byte = (char)(letter & 0x1f);

	vt_send(vt, &byte, 1);
}

void vt_alt(struct vt *vt, char letter)
{
	char bytes[2] = { 0x1b, letter };

	vt_send(vt, bytes, 2);
}

void vt_paste(struct vt *vt, const char *text)
{
	vterm_keyboard_start_paste(vt->term);
	flush_output(vt);
	vt_send(vt, text, strlen(text));
	vterm_keyboard_end_paste(vt->term);
	flush_output(vt);
}

void vt_mouse(struct vt *vt, int row, int col, int button)
{
	vterm_mouse_move(vt->term, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(vt->term, button, true, VTERM_MOD_NONE);
	if (button < 4)
		vterm_mouse_button(vt->term, button, false, VTERM_MOD_NONE);
	flush_output(vt);
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	vt->rows = rows;
	vt->cols = cols;
	vterm_set_size(vt->term, rows, cols);
	ioctl(vt->fd, TIOCSWINSZ, &size);
}

/* ---- cells ---------------------------------------------------------------------- */

static size_t put_utf8(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 63));
		out[2] = (char)(0x80 | (c & 63));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 63));
	out[2] = (char)(0x80 | (c >> 6 & 63));
	out[3] = (char)(0x80 | (c & 63));
	return 4;
}

/* Text of a row; columns[i] is the column of byte i, when wanted. */
static char *row_text(const struct vt *vt, int row, char text[VT_ROW_SIZE], int *columns)
{
	size_t n = 0, end = 0;

	for (int col = 0; col < vt->cols && n < VT_ROW_SIZE - 32; col++) {
		VTermScreenCell cell;
		size_t start = n;

		vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
		if (cell.chars[0] == (uint32_t)-1)
			continue; /* second half of a wide character */
		n += put_utf8(cell.chars[0] ? cell.chars[0] : ' ', text + n);
		for (int i = 1; cell.chars[0] && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			n += put_utf8(cell.chars[i], text + n);
		for (size_t i = start; columns && i < n; i++)
			columns[i] = col;
		if (cell.chars[0] && cell.chars[0] != ' ')
			end = n;
	}
	text[end] = '\0';
	return text;
}

char *vt_row(const struct vt *vt, int row, char text[VT_ROW_SIZE])
{
	return row_text(vt, row, text, NULL);
}

unsigned vt_attr_at(const struct vt *vt, int row, int col)
{
	VTermScreenCell cell;
	unsigned attr = 0;

	vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
	attr |= cell.attrs.bold ? VT_BOLD : 0u;
	attr |= cell.attrs.reverse ? VT_REVERSE : 0u;
	attr |= cell.attrs.underline ? VT_UNDERLINE : 0u;
	attr |= VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? 0u : VT_COLOUR;
	return attr;
}

int vt_find(const struct vt *vt, int row, const char *text)
{
	char line[VT_ROW_SIZE];
	int columns[VT_ROW_SIZE];
	const char *at = strstr(row_text(vt, row, line, columns), text);

	return at ? columns[at - line] : -1;
}

int vt_find_row(const struct vt *vt, const char *text)
{
	char line[VT_ROW_SIZE];

	for (int row = 0; row < vt->rows; row++)
		if (strstr(vt_row(vt, row, line), text))
			return row;
	return -1;
}

void vt_cursor(const struct vt *vt, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &at);
	*row = at.row;
	*col = at.col;
}

void vt_print(const struct vt *vt, FILE *out)
{
	char line[VT_ROW_SIZE];
	int row, col;

	if (!vt->term) {
		fprintf(out, "(no program was started)\n");
		return;
	}
	vt_cursor(vt, &row, &col);
	fprintf(out, "---- %d x %d, cursor %s at %d,%d%s\n", vt->rows, vt->cols,
		vt->cursor_shown ? "shown" : "hidden", row, col,
		vt->has_ended ? ", the program has ended" : "");
	for (row = 0; row < vt->rows; row++)
		fprintf(out, "%3d|%s\n", row, vt_row(vt, row, line));
	fprintf(out, "----\n");
}

/* ---- counts and modes -------------------------------------------------------------- */

void vt_mark(struct vt *vt)
{
	vt->bytes = 0;
}

size_t vt_bytes(const struct vt *vt)
{
	return vt->bytes;
}

struct termios vt_modes(const struct vt *vt)
{
	struct termios modes;

	memset(&modes, 0, sizeof(modes));
	if (tcgetattr(vt->fd, &modes) < 0)
		die("tcgetattr");
	return modes;
}

bool vt_modes_are_back(const struct vt *vt)
{
	struct termios now = vt_modes(vt);

	return now.c_iflag == vt->before.c_iflag && now.c_oflag == vt->before.c_oflag &&
	       now.c_cflag == vt->before.c_cflag && now.c_lflag == vt->before.c_lflag &&
	       !memcmp(now.c_cc, vt->before.c_cc, sizeof(now.c_cc));
}

bool vt_keyboard_is_back(struct vt *vt)
{
	char bytes[64];
	size_t n;

	vterm_keyboard_start_paste(vt->term);
	vterm_keyboard_key(vt->term, VTERM_KEY_UP, VTERM_MOD_NONE);
	n = vterm_output_read(vt->term, bytes, sizeof(bytes));
	return n == 3 && !memcmp(bytes, "\033[A", 3);
}

int vt_wait_exit(struct vt *vt)
{
	long end = now_ms() + limit_ms(vt);

	while (!vt->is_reaped && now_ms() < end) {
		if (vt->has_ended)
			poll(NULL, 0, 1);
		else
			vt_pump(vt, 1);
		reap(vt, WNOHANG);
	}
	if (!vt->is_reaped)
		return -1;
	while (vt_pump(vt, 0))
		;
	return WIFEXITED(vt->status) ? WEXITSTATUS(vt->status) : 128 + WTERMSIG(vt->status);
}

/* ---- expectations --------------------------------------------------------------------- */

struct question {
	int row;
	int col;
	const char *text;
	unsigned attr;
};

typedef bool answer_fn(const struct vt *vt, const struct question *question);

static bool wait_until(struct vt *vt, answer_fn *is_true, struct question question)
{
	long end = now_ms() + limit_ms(vt), left;

	while (!is_true(vt, &question)) {
		left = end - now_ms();
		if (left <= 0 || vt->has_ended)
			return is_true(vt, &question);
		vt_pump(vt, left < PUMP_MS ? (int)left : PUMP_MS);
	}
	return true;
}

static bool row_has(const struct vt *vt, const struct question *question)
{
	char line[VT_ROW_SIZE];
	int row = question->row < 0 ? vt->rows + question->row : question->row;

	return strstr(vt_row(vt, row, line), question->text) != NULL;
}

static bool any_has(const struct vt *vt, const struct question *question)
{
	return vt_find_row(vt, question->text) >= 0;
}

static bool none_has(const struct vt *vt, const struct question *question)
{
	return vt_find_row(vt, question->text) < 0;
}

static bool cell_has(const struct vt *vt, const struct question *question)
{
	return (vt_attr_at(vt, question->row, question->col) & question->attr) == question->attr;
}

static bool cursor_is(const struct vt *vt, const struct question *question)
{
	int row, col;

	vt_cursor(vt, &row, &col);
	return vt->cursor_shown && row == question->row && col == question->col;
}

bool vt_sees(struct vt *vt, int row, const char *text)
{
	return wait_until(vt, row_has, (struct question){ .row = row, .text = text });
}

bool vt_sees_anywhere(struct vt *vt, const char *text)
{
	return wait_until(vt, any_has, (struct question){ .text = text });
}

bool vt_loses(struct vt *vt, const char *text)
{
	return wait_until(vt, none_has, (struct question){ .text = text });
}

bool vt_sees_attr(struct vt *vt, int row, int col, unsigned attr)
{
	return wait_until(vt, cell_has, (struct question){ .row = row, .col = col, .attr = attr });
}

bool vt_sees_cursor(struct vt *vt, int row, int col)
{
	return wait_until(vt, cursor_is, (struct question){ .row = row, .col = col });
}
