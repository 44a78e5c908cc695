/*
 * What went wrong: a code for the program, a sentence for a person, a place.
 *
 * Always holds: message and file are valid UTF-8 without control, bidi or
 * other invisible characters (such a character is written out, "<U+202E>"),
 * so they may be printed anywhere as they are. What does not fit is cut
 * between two characters. Messages are lower case, fault first, no full stop.
 *
 *      if (!file_read(path, FILE_MAX, &text, err))
 *              return false;                   // err says why
 */
#ifndef TENKEN_ERROR_H
#define TENKEN_ERROR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum error_code {
	ERROR_NONE,
	ERROR_INPUT,     /* a file or a value is wrong */
	ERROR_NOT_FOUND,
	ERROR_AMBIGUOUS, /* a shortened id that several things begin with */
	ERROR_EXISTS,
	ERROR_CONFLICT,  /* another program changed it in the meantime */
	ERROR_LOCKED,
	ERROR_NEWER,     /* written by a newer tenken */
	ERROR_DAMAGED,
	ERROR_READ_ONLY,
	ERROR_FULL,      /* no room on the disk */
	ERROR_IO,
	ERROR_LIMIT,     /* larger than we accept */
	ERROR_USAGE      /* wrong use of the command line */
};

struct error {
	enum error_code code; /* for the program to decide on */
	char message[512];    /* one translated sentence for a person */
	char file[256];       /* input at fault, "" when none; a copy */
	int line;             /* 1-based, 0 when unknown */
	int column;           /* 1-based, in characters, 0 when unknown */
};

#define ERROR_INIT { .code = ERROR_NONE }

/**
 * Fill err with a code and a formatted message without a place.
 *
 * err may be NULL: then nothing happens. What err held before is replaced, and
 * may be among the arguments.
 */
void error_set(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/**
 * The same with a place. file may be NULL or "" when there is none; a name that
 * does not fit keeps its end, which tells more than its beginning.
 */
void error_set_at(struct error *err, enum error_code code, const char *file, int line, int column,
		  const char *format, ...) __attribute__((format(printf, 6, 7)));

/**
 * The same for a function that takes a format of its own.
 */
void error_vset_at(struct error *err, enum error_code code, const char *file, int line, int column,
		   const char *format, va_list args) __attribute__((format(printf, 6, 0)));

/**
 * Empty err: ERROR_NONE, no message, no place.
 */
void error_clear(struct error *err);

/**
 * Write "file:line:column: message", leaving out what is unknown.
 *
 * Units:  bytes; always NUL terminated when size > 0, cut between characters.
 * Errors: none; returns the length that was written.
 */
size_t error_format(const struct error *err, char *buf, size_t size);

/* The most that a list keeps; more are only counted. */
#define ERROR_LIST_MAX 10000

struct error_item {
	struct error error;
	bool is_advice; /* worth saying, but the input can be used */
	size_t order;   /* when it was added, 0-based */
};

struct error_list {
	struct error_item *items;
	size_t count;
	size_t capacity;
	size_t errors;  /* how many are not advice, dropped ones included */
	size_t dropped; /* how many came after the list was full */
};

#define ERROR_LIST_INIT { .items = NULL }

/**
 * Make an empty list. Allocates nothing.
 */
void error_list_init(struct error_list *list);

/**
 * Free the list; it is empty and usable.
 */
void error_list_release(struct error_list *list);

/**
 * Append one mistake, or with is_advice a piece of advice. list may be NULL.
 */
void error_list_add(struct error_list *list, bool is_advice, enum error_code code, const char *file,
		    int line, int column, const char *format, ...)
	__attribute__((format(printf, 7, 8)));

/**
 * The same for a function that takes a format of its own.
 */
void error_list_vadd(struct error_list *list, bool is_advice, enum error_code code,
		     const char *file, int line, int column, const char *format, va_list args)
	__attribute__((format(printf, 7, 0)));

/**
 * Append a copy of an error that exists already.
 */
void error_list_add_error(struct error_list *list, bool is_advice, const struct error *err);

/**
 * Sort by line, column, then the order of adding. Equal places keep their order.
 */
void error_list_sort(struct error_list *list);

/**
 * The first item that is not advice; NULL when there is none.
 *
 * Ownership: lent, until the list changes.
 */
const struct error *error_list_first(const struct error_list *list);

#endif
