#include "term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "error.h"
#include "i18n.h"
#include "input.h"
#include "term_caps.h"
#include "term_signals.h"
#include "term_width.h"
#include "theme.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
/* A circle on the second line, the question where the cursor is, and all as before. */
#define ASK_WIDTH "\033[2;1H\342\227\213\033[6n\033[2;1H\033[K\033[H"

enum {
	WIDTH_ROW = 1,   /* of ASK_WIDTH, 0-based */
	ANSWER_MS = 100, /* to swallow the answer before the terminal is given back */
	DOUBLE_CLICK_MS = 400,
	READ_BYTES = 4096,
	RESTORE_BYTES = 512,
};

static struct {
	bool is_on;
	SCREEN *screen;
	struct termios before;
	struct input input;
	struct input_event ahead; /* the next event, when has_ahead */
	bool has_ahead;
	bool is_asking; /* ASK_WIDTH was sent and not answered */
	bool has_paste; /* private modes that were switched on */
	bool has_mouse;
	bool has_colour;
	bool is_gone; /* the terminal itself */
	bool needs_redraw;
	bool ascii_frames;
	bool ascii_marks;
	struct timespec last_click;
	int last_click_y;
	int last_click_x;
	bool had_click;
} term;

/* What gives the terminal back after a crash. */
static char restore_text[RESTORE_BYTES];
static size_t restore_bytes;

bool term_ascii_frames(void)
{
	return term.ascii_frames || term_ambiguous_wide();
}

bool term_ascii_marks(void)
{
	return term.ascii_marks || term_ambiguous_wide();
}

bool term_has_colour(void)
{
	return term.has_colour;
}

static bool begins(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

/*
 * Old terminals have neither line graphics in UTF-8 nor our modes; the Linux console's font has
 * no check marks.
 */
static void know_signs(const char *name)
{
	bool is_old = begins(name, "vt") || begins(name, "ansi") || begins(name, "sun") ||
		      begins(name, "pcansi");

	term.ascii_frames = is_old || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	term.ascii_marks = term.ascii_frames || begins(name, "linux");
	term.has_paste = !is_old && !begins(name, "linux");
	term.has_mouse = term.has_paste;
}

static bool should_ask_width(enum term_ambiguous ambiguous)
{
	const char *said = getenv("TENKEN_AMBIGUOUS");

	if (said && !strcmp(said, "wide"))
		ambiguous = TERM_AMBIGUOUS_WIDE;
	else if (said && !strcmp(said, "narrow"))
		ambiguous = TERM_AMBIGUOUS_NARROW;
	term_width_set(ambiguous == TERM_AMBIGUOUS_WIDE);
	return ambiguous == TERM_AMBIGUOUS_ASK && !term.ascii_frames;
}

/* ---- writing past ncurses -------------------------------------------- */

static void send_modes(bool on)
{
	if (term.has_paste)
		putp(on ? PASTE_ON : PASTE_OFF);
	if (term.has_mouse)
		putp(on ? MOUSE_ON : MOUSE_OFF);
	fflush(stdout);
}

/* A capability without its padding, at the end of restore_text. */
static void restore_with(const char *text)
{
	if (!text || text == (char *)-1)
		return;
	while (*text && restore_bytes < RESTORE_BYTES) {
		const char *end = begins(text, "$<") ? strchr(text, '>') : NULL;

		if (end)
			text = end + 1;
		else
			restore_text[restore_bytes++] = *text++;
	}
}

static void prepare_restore(void)
{
	static const char *const names[] = { "sgr0", "rmkx", "cnorm", "rmcup" };

	restore_bytes = 0;
	if (term.has_mouse)
		restore_with(MOUSE_OFF);
	if (term.has_paste)
		restore_with(PASTE_OFF);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		restore_with(tigetstr(names[i]));
	restore_with("\r\n");
}

/* ---- on and off ------------------------------------------------------- */

/* Raw, but with Ctrl-Z and Ctrl-\ left to the kernel: they must work even if we hang. */
static void set_modes(void)
{
	struct termios modes;

	raw();
	noecho();
	nonl();
	if (tcgetattr(STDIN_FILENO, &modes) == 0) {
		modes.c_lflag |= ISIG;
		modes.c_lflag &= ~(tcflag_t)IEXTEN;
		modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON | ISTRIP);
		modes.c_cc[VINTR] = _POSIX_VDISABLE;
		modes.c_cc[VMIN] = 1;
		modes.c_cc[VTIME] = 0;
		tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
	}
	def_prog_mode();
}

static bool refuse(struct error *err, const char *why)
{
	error_set(err, ERROR_USAGE, "%s", why);
	return false;
}

static bool open_screen(const char *name, struct error *err)
{
	const char *cup;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return refuse(err,
			      _("the full screen needs a terminal; use 'tenken plain ID' instead"));
	if (tcgetattr(STDIN_FILENO, &term.before) < 0)
		return refuse(err, _("the terminal does not say how it is set; use 'tenken plain "
				     "ID' instead"));
	term.screen = newterm(NULL, stdout, stdin);
	cup = term.screen ? tigetstr("cup") : NULL;
	if (cup && cup != (char *)-1)
		return true;
	error_set(err, ERROR_USAGE,
		  _("the terminal '%s' cannot place a cursor; use 'tenken plain ID', or set TERM "
		    "to what the terminal is"),
		  name);
	if (term.screen) {
		endwin();
		delscreen(term.screen);
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	return false;
}

static void choose_colour(enum term_colour wish)
{
	const char *no_color = getenv("NO_COLOR");
	bool is_refused =
		wish == TERM_COLOUR_NEVER || (wish == TERM_COLOUR_AUTO && no_color && *no_color);

	term.has_colour = !is_refused && has_colors();
	if (term.has_colour) {
		start_color();
		use_default_colors();
	}
}

static void reset_state(void)
{
	memset(&term, 0, sizeof(term));
	input_init(&term.input);
}

bool term_start(const struct term_options *options, struct error *err)
{
	const char *name = getenv("TERM");
	bool asks;

	reset_state();
	name = name ? name : "";
	term_signals_block();
	if (!open_screen(name, err)) {
		term_signals_unblock();
		return false;
	}
	term_signals_start();
	know_signs(name);
	term.has_mouse = term.has_mouse && !options->no_mouse;
	prepare_restore();
	term_signals_guard(&term.before, restore_text, restore_bytes);
	term_caps_adjust();
	term.is_on = true;
	set_modes();
	set_escdelay(25);
	typeahead(-1);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	choose_colour(options->colour);
	theme_start();
	asks = should_ask_width(options->ambiguous);
	send_modes(true);
	refresh();
	if (asks) {
		term_write(ASK_WIDTH, sizeof(ASK_WIDTH) - 1);
		term.is_asking = true;
	}
	return true;
}

static void read_some(void)
{
	char bytes[READ_BYTES];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n > 0)
		input_feed(&term.input, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		term.is_gone = true;
}

/* An answer that is still on its way would be typed into the shell. */
static void await_answer(void)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	struct input_event event;

	while (term.is_asking && !term.is_gone && poll(&fd, 1, ANSWER_MS) > 0) {
		read_some();
		while (input_next(&term.input, &event, false))
			if (event.kind == INPUT_CURSOR_AT)
				term.is_asking = false;
	}
	term.is_asking = false;
}

void term_stop(void)
{
	if (!term.is_on)
		return;
	term.is_on = false;
	await_answer();
	send_modes(false);
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term.before);
	term_signals_stop();
	delscreen(term.screen);
	input_release(&term.input);
}

/* ---- size and stops ---------------------------------------------------- */

void term_size(int *rows, int *cols)
{
	*rows = LINES > 0 ? LINES : 1;
	*cols = COLS > 0 ? COLS : 1;
}

void term_redraw(void)
{
	term.needs_redraw = true;
}

bool term_take_redraw(void)
{
	bool needs = term.needs_redraw;

	term.needs_redraw = false;
	return needs;
}

static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
		return;
	resize_term(size.ws_row, size.ws_col);
	term.needs_redraw = true;
}

static void come_back(void)
{
	send_modes(true);
	refresh(); /* puts the modes of the program back */
	take_size();
	term.needs_redraw = true;
}

/*
 * all: the whole job, as Ctrl-Z does it, so that a shell that waits for `make run` gets the
 *      terminal.
 */
static void stop_here(bool all)
{
	await_answer();
	send_modes(false);
	endwin();
	term_signals_sleep(all);
	come_back();
}

void term_suspend(void)
{
	stop_here(true);
}

int term_signal(void)
{
	return term_signals_end();
}

/* ---- events ------------------------------------------------------------ */

static long ms_between(const struct timespec *from, const struct timespec *to)
{
	return (to->tv_sec - from->tv_sec) * 1000L + (to->tv_nsec - from->tv_nsec) / 1000000L;
}

static void tell_double_click(struct key *key)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (term.had_click && key->mouse.y == term.last_click_y &&
	    key->mouse.x == term.last_click_x &&
	    ms_between(&term.last_click, &now) <= DOUBLE_CLICK_MS) {
		key->mouse.action = MOUSE_DOUBLE_CLICK;
		term.had_click = false;
		return;
	}
	term.had_click = true;
	term.last_click = now;
	term.last_click_y = key->mouse.y;
	term.last_click_x = key->mouse.x;
}

/* The answer to ASK_WIDTH; true when everything must be drawn anew. */
static bool take_answer(const struct input_event *event)
{
	bool was_wide = term_ambiguous_wide(), is_wide;

	if (!term.is_asking || event->y != WIDTH_ROW)
		return false;
	term.is_asking = false;
	is_wide = event->x == 2;
	term_width_set(is_wide);
	term.needs_redraw = term.needs_redraw || is_wide != was_wide;
	return is_wide != was_wide;
}

static bool next_event(struct input_event *event, bool timed_out)
{
	if (term.has_ahead) {
		*event = term.ahead;
		term.has_ahead = false;
		return true;
	}
	return input_next(&term.input, event, timed_out);
}

bool term_has_input(void)
{
	if (!term.has_ahead)
		term.has_ahead = input_next(&term.input, &term.ahead, false);
	return term.has_ahead;
}

/* What signals have brought; false when nothing. */
static bool take_signal(enum term_event *event)
{
	if (term_signals_end() || term.is_gone) {
		*event = TERM_HANGUP;
	} else if (term_signals_take(SIGTSTP)) {
		stop_here(false);
		*event = TERM_RESUMED;
	} else if (term_signals_take(SIGCONT)) {
		reset_prog_mode();
		come_back();
		*event = TERM_RESUMED;
	} else if (term_signals_take(SIGWINCH)) {
		take_size();
		*event = TERM_RESIZE;
	} else {
		return false;
	}
	return true;
}

/* Waits for bytes or a signal at most so long; false when the time is over. */
static bool wait_ms(int ms)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	int ready = term_signals_wait(&fd, ms);

	if (ready > 0 && fd.revents & POLLIN)
		read_some();
	else if (ready > 0)
		term.is_gone = true;
	return ready != 0;
}

/* Time left of timeout_ms since *start, at least 0; -1 for ever. */
static int left_ms(const struct timespec *start, int timeout_ms)
{
	struct timespec now;
	long left;

	if (timeout_ms < 0)
		return -1;
	clock_gettime(CLOCK_MONOTONIC, &now);
	left = timeout_ms - ms_between(start, &now);
	return left > 0 ? (int)left : 0;
}

enum term_event term_wait(struct key *key, int timeout_ms)
{
	struct timespec start = { 0 };
	struct input_event event;
	enum term_event told;
	bool timed_out = false;

	if (timeout_ms >= 0)
		clock_gettime(CLOCK_MONOTONIC, &start);
	for (;;) {
		int patience, left;

		if (take_signal(&told))
			return told;
		if (next_event(&event, timed_out)) {
			if (event.kind == INPUT_CURSOR_AT) {
				if (take_answer(&event))
					return TERM_RESIZE;
				continue;
			}
			*key = event.key;
			if (key->type == KEY_TYPE_MOUSE && key->mouse.action == MOUSE_CLICK)
				tell_double_click(key);
			return TERM_KEY;
		}
		patience = input_patience_ms(&term.input);
		left = left_ms(&start, timeout_ms);
		if (patience < 0 || (left >= 0 && left < patience)) {
			timed_out = false;
			if (!wait_ms(left))
				return TERM_TIMEOUT;
		} else {
			timed_out = !wait_ms(patience);
		}
	}
}
