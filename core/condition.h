/*
 * The language of ask_if and judge.
 *
 *     q2 = 1     q2 in (1, 2)     q7.a = 3     q25.g.contract = 4
 *     count(q2) >= 3     answered(q4)     not   and   or   ( )
 *
 * A reference (a question, a row, a cell) is the set of values given there.
 * A comparison holds when the set holds a value for which it is true, so
 * `q2 = 1` reads "1 was chosen in q2". count() is the size of the set.
 * answered() holds when a value, a text or "none of these" was given.
 * `not` binds strongest, then `and`, then `or`.
 *
 * A condition is parsed once, lives in an arena and never changes.
 *
 * Source: tenken-questionnaire(5), "Conditions".
 */
#ifndef TENKEN_CONDITION_H
#define TENKEN_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

enum {
	VALUE_SET_MAX = 64
};

/** What a reference points at: 0-based places; -1 where it does not go so deep. */
struct condition_ref {
	int question;
	int row;
	int column;
};

/** A set of option or cell values, ascending, without repeats. */
struct value_set {
	int values[VALUE_SET_MAX];
	size_t count;
};

/**
 * Adds a value to a set, keeping it ascending.
 *
 * Errors: none; a value beyond VALUE_SET_MAX different ones is left out.
 */
void value_set_add(struct value_set *set, int value);

/** Says whether the set holds the value. */
bool value_set_has(const struct value_set *set, int value);

enum condition_op {
	CONDITION_EQ,
	CONDITION_NE, /* holds a value other than this one */
	CONDITION_LT,
	CONDITION_LE,
	CONDITION_GT,
	CONDITION_GE
};

enum condition_kind {
	CONDITION_OR,
	CONDITION_AND,
	CONDITION_NOT,
	CONDITION_COMPARE, /* ref op values[0] */
	CONDITION_IN,      /* ref in (values) */
	CONDITION_COUNT,   /* count(ref) op values[0] */
	CONDITION_ANSWERED /* answered(ref) */
};

/** A node of the tree. Leaves use ref, op and values; the others left and right. */
struct condition {
	enum condition_kind kind;
	enum condition_op op;
	struct condition_ref ref;
	const int *values;
	size_t value_count;
	const struct condition *left;
	const struct condition *right; /* NULL for CONDITION_NOT */
	int column;                    /* 1-based byte in the string where the leaf stands */
};

/**
 * Turns the text of a reference ("q25.g.contract") into places.
 *
 * Errors: false, and err says why in one sentence, when nothing has that name.
 */
typedef bool (*condition_resolve)(const void *context, const char *text, size_t size_bytes, struct condition_ref *ref,
                                  struct error *err);

/**
 * Parses a condition.
 *
 * Ownership: the tree lives in arena; text is only read.
 * Errors:    NULL; err->column is the 1-based byte of text at fault. Empty text
 *            is an error: "no condition" is the caller's business.
 */
const struct condition *condition_parse(struct arena *arena, const char *text, condition_resolve resolve,
                                        const void *context, struct error *err);

/**
 * Looks up a reference: fills the set (which comes in empty) and says whether
 * it counts as answered. What is not asked gives the empty set and false.
 */
typedef bool (*condition_lookup)(const void *context, struct condition_ref ref, struct value_set *set);

/** left OP right. */
bool condition_compare(long left, enum condition_op op, long right);

/** Does this value alone make the leaf hold? Never for those that are not about a value. */
bool condition_holds_value(const struct condition *leaf, int value);

/** Says whether the condition holds. NULL holds always. */
bool condition_holds(const struct condition *condition, condition_lookup lookup, const void *context);

/** Calls visit for every leaf, from left to right. NULL has none. */
void condition_walk(const struct condition *condition, void (*visit)(const struct condition *leaf, void *context),
                    void *context);

#endif
