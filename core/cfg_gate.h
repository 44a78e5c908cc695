/*
 * What the files of the gate share: its stack of open brackets, and how a
 * mistake of grammar is recorded. Only cfg_gate*.c include this.
 */
#ifndef TENKEN_CFG_GATE_H
#define TENKEN_CFG_GATE_H

#include "cfg.h"
#include "cfg_scan.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/* What may come next inside a bracket. */
enum want {
	WANT_NAME, /* of a group: a setting, or the end */
	WANT_EQUALS,
	WANT_SETTING_VALUE,
	WANT_VALUE_OR_END, /* of a list or array: its first element, or the end */
	WANT_VALUE,        /* behind a comma */
	WANT_COMMA_OR_END
};

struct key {
	const char *text;
	size_t size;
	unsigned hash;
	int line;
};

struct level {
	char open; /* { ( [, or NUL for the file itself */
	enum want want;
	int line; /* of the bracket */
	const char *line_start;
	const char *at;
	size_t first_key;        /* of a group, in gate->keys */
	enum cfg_word_kind type; /* of an array's elements; CFG_WORD_END before the first */
	bool may_end;            /* a setting is complete, its ; or , may come */
	bool was_comma;          /* what ended the last setting was a comma */
	bool is_doubtful;        /* a bracket inside it was missing: its own end is guesswork */
	bool is_broken;          /* reported once; more would be guesswork */
	size_t joined_bytes;     /* of the strings just before this word */
	bool is_joining;         /* the word before was a string */
	char *erase;             /* start of a setting that is given twice */
	char *comma;             /* behind which a value is wanted */
};

struct gate {
	struct cfg_scan *scan;
	struct error_list grammar; /* mistakes, to be sorted out at the end */
	struct level levels[CFG_NESTING_MAX + 1];
	size_t depth;     /* of the current level */
	size_t deeper;    /* brackets open beyond the limit */
	struct key *keys; /* of all open groups */
	size_t key_count;
	size_t key_capacity;
	size_t setting_count;
	int last_line; /* of a mistake of grammar */
	bool is_broken;
	bool is_over; /* a limit was hit: no use in going on */
};

/** The current level. */
static inline struct level *cfg_gate_top(struct gate *gate)
{
	return &gate->levels[gate->depth];
}

/** Records a mistake of grammar: at most one a line, for the next ones follow from it. */
void cfg_gate_add(struct gate *gate, int line, int column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/** Column of the current word. */
int cfg_gate_word_column(struct gate *gate);

/** The current word is not what is wanted here. */
void cfg_gate_unexpected(struct gate *gate, const char *expected);

/** The same where leaving the word out makes good text of it. */
void cfg_gate_refuse_word(struct gate *gate, const char *expected);

/** The same where the structure is lost. */
void cfg_gate_lose(struct gate *gate, const char *expected);

/** A limit was hit that keeps libconfig quick; its message is there. */
void cfg_gate_stop(struct gate *gate);

/** A value of the current level is complete. */
void cfg_gate_complete_value(struct gate *gate);

/** The current word opens a level, or closes one: the current, one further out, or none. */
void cfg_gate_open(struct gate *gate);
void cfg_gate_close(struct gate *gate);

/** Leaves the current level. */
void cfg_gate_pop(struct gate *gate);

/** The bracket of the current level has no partner; the current word shows it. */
void cfg_gate_report_open(struct gate *gate);

#endif
