/*
 * vt: a program on a pseudo terminal whose screen the tests can read, cell by cell (libvterm).
 *
 *	struct vt vt = VT_INIT;
 *
 *	vt_start(&vt, 24, 80, "-l", "ja", NULL);
 *	vt_expect(&vt, 3, "問4");
 *	vt_key(&vt, VTERM_KEY_DOWN);
 *	vt_expect_attr(&vt, 6, 2, VT_REVERSE);
 *	vt_resize(&vt, 30, 100);
 *	vt_type(&vt, "q");
 *	assert_int_equal(vt_wait_exit(&vt), 0);
 *	vt_release(&vt);
 *
 * Nothing sleeps: an expectation reads what the program writes until it is true, or until
 * VT_LIMIT_MS is over; then the whole screen is printed and the test fails (with cmocka when
 * cmocka.h was included before, else the program ends).
 *
 * The program runs with TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC and empty folders of its
 * own as HOME and XDG_*; vt_start() again with the same vt finds the same folders, so that one
 * can leave a program and come back.
 */
#ifndef TENKEN_TESTS_VT_H
#define TENKEN_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { VT_LIMIT_MS = 3000, VT_HOME_SIZE = 256 /* FOLDER_SIZE */, VT_ENV_MAX = 16, VT_ROW_SIZE = 4096 };

enum vt_attr {
	VT_BOLD = 1,
	VT_REVERSE = 2,
	VT_UNDERLINE = 4,
	VT_COLOUR = 8, /* a foreground other than the terminal's own */
};

struct vt {
	int fd; /* the master side, -1 when nothing runs */
	pid_t pid;
	VTerm *term;
	VTermScreen *screen;
	int rows;
	int cols;
	size_t bytes;   /* written by the program since vt_mark() */
	bool has_ended; /* its side of the terminal is closed */
	int status;     /* of waitpid(), when is_reaped */
	bool is_reaped;
	bool cursor_shown;
	bool in_altscreen;
	bool wants_mouse;
	int limit_ms; /* 0: VT_LIMIT_MS */
	bool is_mute; /* the terminal answers no question (ESC[6n) */
	/*
	 * it answers as one that draws ambiguous characters in two columns; libvterm itself
	 * cannot
	 */
	bool says_wide;
	struct termios before; /* of the terminal when the program was started */
	char home[VT_HOME_SIZE];
	const char *env[VT_ENV_MAX]; /* "NAME=value", or "NAME" to unset */
	int env_count;
	int record_fd; /* 0: none; else gets a copy of all that the program writes */
};

#define VT_INIT          \
	{                \
		.fd = -1 \
	}

/**
 * Adds "NAME=value" (or "NAME": unset) to the environment of what will be started. Borrows the
 * string.
 */
void vt_env(struct vt *vt, const char *assignment);

/** The folders of the program, before it is started for the first time; vt_release() removes them. */
void vt_make_home(struct vt *vt);

/** Starts tenken ($TENKEN, else build/tenken) with arguments, NULL last. */
void vt_start(struct vt *vt, int rows, int cols, ...);

/** Starts another program, looked up in PATH. */
void vt_start_program(struct vt *vt, const char *program, int rows, int cols, ...);

/**
 * Ends the program if it still runs (SIGHUP by closing its terminal, then SIGKILL) and forgets
 * the screen; the folders stay.
 */
void vt_stop(struct vt *vt);

/** vt_stop(), and the folders are removed. */
void vt_release(struct vt *vt);

/* ---- hands -------------------------------------------------------------- */

/** Types text, character by character, as the terminal would send it. */
void vt_type(struct vt *vt, const char *text);

/** A named key: VTERM_KEY_DOWN, VTERM_KEY_FUNCTION(2), … */
void vt_key(struct vt *vt, VTermKey key);
void vt_key_mod(struct vt *vt, VTermKey key, VTermModifier mod);

/** Ctrl with a letter. */
void vt_ctrl(struct vt *vt, char letter);

/** Alt with a character. */
void vt_alt(struct vt *vt, char letter);

/** A paste, bracketed if the program has asked for that. */
void vt_paste(struct vt *vt, const char *text);

/** Presses and releases a button (1 left, 4 wheel up, 5 wheel down) at a cell. */
void vt_mouse(struct vt *vt, int row, int col, int button);

/** Sends bytes as they are. */
void vt_send(struct vt *vt, const void *bytes, size_t n);

/** Resizes the terminal and tells the program. */
void vt_resize(struct vt *vt, int rows, int cols);

/* ---- eyes ---------------------------------------------------------------- */

/**
 * Reads what the program has written, waiting at most so long for it to write something.
 *
 * Returns: true if there was something.
 */
bool vt_pump(struct vt *vt, int timeout_ms);

/** Reads until nothing has come for quiet_ms. */
void vt_settle(struct vt *vt, int quiet_ms);

/**
 * Text of a row as UTF-8, without blanks at its end. Writes at most VT_ROW_SIZE bytes into text
 * and returns it.
 */
char *vt_row(const struct vt *vt, int row, char text[VT_ROW_SIZE]);

/** Attributes of a cell, of enum vt_attr. */
unsigned vt_attr_at(const struct vt *vt, int row, int col);

/** Column where text begins in a row, -1 when it is not there. Columns, not bytes. */
int vt_find(const struct vt *vt, int row, const char *text);

/** First row with text, -1 when there is none. */
int vt_find_row(const struct vt *vt, const char *text);

/** Where the cursor is. */
void vt_cursor(const struct vt *vt, int *row, int *col);

/** Counts bytes from here; vt_bytes() tells them. */
void vt_mark(struct vt *vt);
size_t vt_bytes(const struct vt *vt);

/** Modes of the terminal now, to compare with vt->before. */
struct termios vt_modes(const struct vt *vt);

/** True if the terminal is set exactly as before the program. */
bool vt_modes_are_back(const struct vt *vt);

/**
 * True if pastes would come unmarked, and arrow keys as to a shell: no mode of the keyboard was
 * left on.
 */
bool vt_keyboard_is_back(struct vt *vt);

/** A clock that only goes forward, and how long an expectation of this vt waits. */
long vt_now_ms(void);
long vt_wait_ms(const struct vt *vt);

/**
 * Waits for the end of the program. Returns its exit status, 128 + signal, or -1 when it does
 * not end in time.
 */
int vt_wait_exit(struct vt *vt);

/** Prints the screen with a frame. */
void vt_print(const struct vt *vt, FILE *out);

/*
 * Each waits until it is true, at most the limit; false otherwise. The macros below print the
 * screen and fail.
 */
bool vt_sees(struct vt *vt, int row, const char *text);
bool vt_sees_anywhere(struct vt *vt, const char *text);
bool vt_loses(struct vt *vt, const char *text);
bool vt_sees_attr(struct vt *vt, int row, int col, unsigned attr);
bool vt_sees_cursor(struct vt *vt, int row, int col);

#ifdef assert_true /* cmocka.h */
#define VT_FAIL() _fail(__FILE__, __LINE__)
#else
#define VT_FAIL() exit(1)
#endif

#define VT_CHECK(vt, what, ...)                                                  \
	do {                                                                     \
		if (!(what)) {                                                   \
			fprintf(stderr, "%s:%d: expected ", __FILE__, __LINE__); \
			fprintf(stderr, __VA_ARGS__);                            \
			fputc('\n', stderr);                                     \
			vt_print((vt), stderr);                                  \
			VT_FAIL();                                               \
		}                                                                \
	} while (0)

/** The row holds text; row -1 is the last one. */
#define vt_expect(vt, row, text) VT_CHECK(vt, vt_sees(vt, row, text), "\"%s\" in row %d", text, row)
/** Some row holds text. */
#define vt_expect_any(vt, text) VT_CHECK(vt, vt_sees_anywhere(vt, text), "\"%s\"", text)
/** No row holds text. */
#define vt_expect_none(vt, text) VT_CHECK(vt, vt_loses(vt, text), "no \"%s\"", text)
/** The cell has all these attributes. */
#define vt_expect_attr(vt, row, col, attr)                                                         \
	VT_CHECK(vt, vt_sees_attr(vt, row, col, attr), "attributes %u at %d,%d", (unsigned)(attr), \
		 row, col)
/** The cursor is shown at this cell. */
#define vt_expect_cursor(vt, row, col) \
	VT_CHECK(vt, vt_sees_cursor(vt, row, col), "the cursor at %d,%d", row, col)

#endif
