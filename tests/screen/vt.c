/* vt: the program on its terminal, and the bytes to and fro. What they show is looked at in vt_see.c. */
#include "vt.h"

#include "../unit/folder.h"

#include <errno.h>
#include <fcntl.h>
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

long vt_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

long vt_wait_ms(const struct vt *vt)
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

void vt_make_home(struct vt *vt)
{
	if (!vt->home[0])
		folder_make(vt->home, "vt");
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
	vt_make_home(vt);
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
	long end = vt_now_ms() + END_MS;

	if (vt->fd < 0 || !vt->term)
		return;
	close(vt->fd);
	vt->fd = -1;
	while (!vt->is_reaped && vt_now_ms() < end) {
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

void vt_release(struct vt *vt)
{
	vt_stop(vt);
	if (vt->home[0])
		folder_remove(vt->home);
	vt->home[0] = '\0';
}

/* ---- bytes to and fro -------------------------------------------------------- */

void vt_send(struct vt *vt, const void *bytes, size_t n)
{
	const char *next = bytes;
	long end = vt_now_ms() + vt_wait_ms(vt);

	while (n && vt_now_ms() < end) {
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
	long end = vt_now_ms() + vt_wait_ms(vt);

	while (!vt->is_reaped && vt_now_ms() < end) {
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
