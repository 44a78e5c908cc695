#include "condition.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "error.h"
#include "i18n.h"
#include "text.h"

enum {
	TEXT_MAX = 8192, /* bytes of one condition, as of any string of a file */
	NESTING_MAX = 32 /* parentheses and "not" inside each other */
};

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_NUMBER,
	TOKEN_COMPARE,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_BAD
};

struct token {
	enum token_kind kind;
	const char *text;
	size_t size;
	enum condition_op op;
};

struct parser {
	struct arena *arena;
	const char *text;
	const char *end;
	const char *at; /* behind the token */
	struct token token;
	int depth;
	condition_resolve resolve;
	const void *context;
	struct error *err;
};

void value_set_add(struct value_set *set, int value)
{
	size_t at = set->count;

	while (at > 0 && set->values[at - 1] >= value)
		at--;
	if (at < set->count && set->values[at] == value)
		return;
	if (set->count == VALUE_SET_MAX)
		return;
	memmove(&set->values[at + 1], &set->values[at], (set->count - at) * sizeof(set->values[0]));
	set->values[at] = value;
	set->count++;
}

bool value_set_has(const struct value_set *set, int value)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->values[i] == value)
			return true;
	return false;
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '.' || c == '_' || c == '-';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static size_t compare_token(const char *at, const char *end, enum condition_op *op)
{
	bool has_equal = at + 1 < end && at[1] == '=';

	switch (*at) {
	case '=': *op = CONDITION_EQ; return 1;
	case '!': *op = CONDITION_NE; return has_equal ? 2 : 0;
	case '<': *op = has_equal ? CONDITION_LE : CONDITION_LT; return has_equal ? 2 : 1;
	case '>': *op = has_equal ? CONDITION_GE : CONDITION_GT; return has_equal ? 2 : 1;
	default: return 0;
	}
}

/* A run of name characters is a number when it is digits, perhaps behind a minus. */
static enum token_kind word_kind(const char *text, size_t size)
{
	size_t at = size > 1 && text[0] == '-';

	for (; at < size; at++)
		if (!isdigit((unsigned char)text[at]))
			return TOKEN_NAME;
	return TOKEN_NUMBER;
}

static size_t bad_size(const char *at, const char *end)
{
	uint32_t c;

	if (at + 1 < end && (*at == '&' || *at == '|') && at[1] == *at)
		return 2;
	return text_decode(at, (size_t)(end - at), &c);
}

static void next_token(struct parser *p)
{
	struct token *token = &p->token;
	const char *at = p->at;

	while (at < p->end && is_space(*at))
		at++;
	token->text = at;
	token->size = 0;
	if (at == p->end) {
		token->kind = TOKEN_END;
	} else if (is_name_char(*at)) {
		while (at + token->size < p->end && is_name_char(at[token->size]))
			token->size++;
		token->kind = word_kind(at, token->size);
	} else if (*at == '(' || *at == ')' || *at == ',') {
		token->kind = *at == '(' ? TOKEN_OPEN : *at == ')' ? TOKEN_CLOSE : TOKEN_COMMA;
		token->size = 1;
	} else if ((token->size = compare_token(at, p->end, &token->op)) > 0) {
		token->kind = TOKEN_COMPARE;
	} else {
		token->kind = TOKEN_BAD;
		token->size = bad_size(at, p->end);
	}
	p->at = at + token->size;
}

static int column_of(const struct parser *p, const char *at)
{
	return (int)(at - p->text) + 1;
}

static bool is_word(const struct token *token, const char *word)
{
	return token->kind == TOKEN_NAME && token->size == strlen(word) &&
	       memcmp(token->text, word, token->size) == 0;
}

static bool is_reserved(const struct token *token)
{
	return is_word(token, "and") || is_word(token, "or") || is_word(token, "not") ||
	       is_word(token, "in");
}

/* The token is not what the grammar wants here. */
static void *unexpected(struct parser *p, const char *expected)
{
	const struct token *token = &p->token;
	int column = column_of(p, token->text);

	if (token->kind == TOKEN_END)
		error_set_at(p->err, ERROR_INPUT, NULL, 0, column,
			     _("the condition ends too early; expected %s"), expected);
	else
		error_set_at(p->err, ERROR_INPUT, NULL, 0, column,
			     _("unexpected \"%.*s\"; expected %s"), (int)token->size, token->text,
			     expected);
	return NULL;
}

static bool take(struct parser *p, enum token_kind kind, const char *expected)
{
	if (p->token.kind != kind) {
		unexpected(p, expected);
		return false;
	}
	next_token(p);
	return true;
}

static struct condition *new_node(struct parser *p, enum condition_kind kind)
{
	struct condition *node = arena_alloc(p->arena, sizeof(*node));

	node->kind = kind;
	node->ref = (struct condition_ref){ -1, -1, -1 };
	node->column = column_of(p, p->token.text);
	return node;
}

static bool parse_ref(struct parser *p, struct condition_ref *ref)
{
	struct error why = ERROR_INIT;

	if (p->token.kind != TOKEN_NAME || is_reserved(&p->token)) {
		unexpected(p, _("a question such as q1, q7.a or q25.g.contract"));
		return false;
	}
	if (!p->resolve(p->context, p->token.text, p->token.size, ref, &why)) {
		error_set_at(p->err, ERROR_INPUT, NULL, 0, column_of(p, p->token.text), "%s",
			     why.message);
		return false;
	}
	next_token(p);
	return true;
}

static bool parse_number(struct parser *p, int *value)
{
	char digits[16];
	long number;

	if (p->token.kind != TOKEN_NUMBER) {
		unexpected(p, _("a whole number"));
		return false;
	}
	if (p->token.size < sizeof(digits)) {
		memcpy(digits, p->token.text, p->token.size);
		digits[p->token.size] = '\0';
		number = strtol(digits, NULL, 10);
	} else {
		number = LONG_MAX;
	}
	if (number < INT_MIN || number > INT_MAX) {
		error_set_at(p->err, ERROR_INPUT, NULL, 0, column_of(p, p->token.text),
			     _("number \"%.*s\" is too large; expected %d to %d"),
			     (int)p->token.size, p->token.text, INT_MIN, INT_MAX);
		return false;
	}
	*value = (int)number;
	next_token(p);
	return true;
}

/* ref op n */
static const struct condition *parse_compare(struct parser *p, struct condition *node,
					     const char *expected)
{
	int *value;

	if (p->token.kind != TOKEN_COMPARE)
		return unexpected(p, expected);
	node->op = p->token.op;
	next_token(p);
	value = arena_alloc(p->arena, sizeof(*value));
	if (!parse_number(p, value))
		return NULL;
	node->values = value;
	node->value_count = 1;
	return node;
}

/* ref in (n, n, …) */
static const struct condition *parse_list(struct parser *p, struct condition *node)
{
	size_t room = 1;
	int *values;

	node->kind = CONDITION_IN;
	next_token(p);
	if (!take(p, TOKEN_OPEN, _("\"(\" and the values")))
		return NULL;
	for (const char *at = p->token.text; at < p->end && *at != ')'; at++)
		room += *at == ',';
	values = arena_array(p->arena, room, sizeof(*values));
	while (node->value_count < room) {
		if (!parse_number(p, &values[node->value_count]))
			return NULL;
		node->value_count++;
		if (p->token.kind != TOKEN_COMMA)
			break;
		next_token(p);
	}
	node->values = values;
	return take(p, TOKEN_CLOSE, _("\",\" or \")\"")) ? node : NULL;
}

static const struct condition *parse_call(struct parser *p, enum condition_kind kind)
{
	struct condition *node = new_node(p, kind);

	next_token(p);
	if (!take(p, TOKEN_OPEN, _("\"(\" and a question")))
		return NULL;
	if (!parse_ref(p, &node->ref))
		return NULL;
	if (!take(p, TOKEN_CLOSE, "\")\""))
		return NULL;
	if (kind == CONDITION_ANSWERED)
		return node;
	return parse_compare(p, node, _("=, !=, <, <=, > or >= and a number"));
}

static const struct condition *parse_or(struct parser *p);

static const struct condition *parse_group(struct parser *p)
{
	int column = column_of(p, p->token.text);
	const struct condition *inner;

	next_token(p);
	inner = parse_or(p);
	if (!inner)
		return NULL;
	if (p->token.kind == TOKEN_END) {
		error_set_at(p->err, ERROR_INPUT, NULL, 0, column,
			     _("\"(\" is not closed; expected \")\""));
		return NULL;
	}
	return take(p, TOKEN_CLOSE, _("\"and\", \"or\" or \")\"")) ? inner : NULL;
}

static const struct condition *parse_leaf(struct parser *p)
{
	struct condition *node;

	if (is_word(&p->token, "count"))
		return parse_call(p, CONDITION_COUNT);
	if (is_word(&p->token, "answered"))
		return parse_call(p, CONDITION_ANSWERED);
	if (p->token.kind == TOKEN_OPEN)
		return parse_group(p);
	node = new_node(p, CONDITION_COMPARE);
	if (!parse_ref(p, &node->ref))
		return NULL;
	if (is_word(&p->token, "in"))
		return parse_list(p, node);
	return parse_compare(p, node, _("=, !=, <, <=, >, >= or in"));
}

static const struct condition *parse_not(struct parser *p)
{
	struct condition *node = NULL;
	const struct condition *inner;

	if (p->depth == NESTING_MAX) {
		error_set_at(p->err, ERROR_LIMIT, NULL, 0, column_of(p, p->token.text),
			     _("the condition is nested too deeply; expected at most %d levels"),
			     NESTING_MAX);
		return NULL;
	}
	p->depth++;
	if (is_word(&p->token, "not")) {
		node = new_node(p, CONDITION_NOT);
		next_token(p);
		inner = parse_not(p);
		node->left = inner;
	} else {
		inner = parse_leaf(p);
	}
	p->depth--;
	if (!inner)
		return NULL;
	return node ? node : inner;
}

static const struct condition *join(struct parser *p, enum condition_kind kind,
				    const struct condition *left, const struct condition *right)
{
	struct condition *node = new_node(p, kind);

	node->column = left->column;
	node->left = left;
	node->right = right;
	return node;
}

static const struct condition *parse_and(struct parser *p)
{
	const struct condition *left = parse_not(p);

	while (left && is_word(&p->token, "and")) {
		const struct condition *right;

		next_token(p);
		right = parse_not(p);
		left = right ? join(p, CONDITION_AND, left, right) : NULL;
	}
	return left;
}

static const struct condition *parse_or(struct parser *p)
{
	const struct condition *left = parse_and(p);

	while (left && is_word(&p->token, "or")) {
		const struct condition *right;

		next_token(p);
		right = parse_and(p);
		left = right ? join(p, CONDITION_OR, left, right) : NULL;
	}
	return left;
}

const struct condition *condition_parse(struct arena *arena, const char *text,
					condition_resolve resolve, const void *context,
					struct error *err)
{
	struct parser p = { .arena = arena,
			    .text = text,
			    .at = text,
			    .resolve = resolve,
			    .context = context,
			    .err = err };
	const struct condition *condition;
	size_t size_bytes = strlen(text);

	if (size_bytes > TEXT_MAX) {
		error_set_at(err, ERROR_LIMIT, NULL, 0, 1,
			     _("the condition is too long; expected at most %d bytes"), TEXT_MAX);
		return NULL;
	}
	p.end = text + size_bytes;
	next_token(&p);
	if (p.token.kind == TOKEN_END) {
		error_set_at(err, ERROR_INPUT, NULL, 0, 1,
			     _("the condition is empty; expected a comparison such as q1 = 2"));
		return NULL;
	}
	condition = parse_or(&p);
	if (condition && p.token.kind != TOKEN_END)
		return unexpected(&p, _("\"and\", \"or\" or the end"));
	return condition;
}
