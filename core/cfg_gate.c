/*
 * The grammar of libconfig, read so that a mistake does not hide the next one.
 *
 * One pass over the words with a stack of open brackets. A mistake that
 * concerns one word is mended in the text; one that breaks the structure makes
 * the gate refuse the text, after the rest was looked at.
 */
#include "cfg.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cfg_scan.h"
#include "strbuf.h"

/* What may come next inside a bracket. */
enum want {
	WANT_NAME, /* of a group: a setting, or the end */
	WANT_EQUALS,
	WANT_SETTING_VALUE,
	WANT_VALUE_OR_END, /* of a list or array: its first element, or the end */
	WANT_VALUE,	   /* behind a comma */
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
	size_t first_key;	 /* of a group, in gate->keys */
	enum cfg_word_kind type; /* of an array's elements; CFG_WORD_END before the first */
	bool may_end;		 /* a setting is complete, its ; or , may come */
	bool was_comma;		 /* what ended the last setting was a comma */
	bool is_broken;		 /* reported once; more would be guesswork */
	size_t joined_bytes;	 /* of the strings just before this word */
	bool is_joining;	 /* the word before was a string */
	char *erase;		 /* start of a setting that is given twice */
	char *comma;		 /* behind which a value is wanted */
};

struct gate {
	struct cfg_scan *scan;
	struct error_list grammar; /* mistakes, to be sorted out at the end */
	struct level levels[CFG_NESTING_MAX + 1];
	size_t depth;	  /* of the current level */
	size_t deeper;	  /* brackets open beyond the limit */
	struct key *keys; /* of all open groups */
	size_t key_count;
	size_t key_capacity;
	size_t setting_count;
	int last_line; /* of a mistake of grammar */
	bool is_broken;
	bool is_over; /* a limit was hit: no use in going on */
};

static struct level *top(struct gate *gate)
{
	return &gate->levels[gate->depth];
}

static const char *close_of(char open)
{
	return open == '{' ? "}" : open == '(' ? ")" : "]";
}

static void add(struct gate *gate, int line, int column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* A mistake of grammar: at most one a line, for the next ones follow from it. */
static void add(struct gate *gate, int line, int column, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list args;

	if (line == gate->last_line || top(gate)->is_broken)
		return;
	gate->last_line = line;
	va_start(args, format);
	strbuf_vaddf(&message, format, args);
	va_end(args);
	error_list_add(&gate->grammar, false, ERROR_INPUT, gate->scan->name, line, column, "%s",
		       message.text);
	strbuf_release(&message);
}

static int word_column(struct gate *gate)
{
	return cfg_scan_column(gate->scan, gate->scan->word.line_start, gate->scan->word.text);
}

/* The current word is not what is wanted here. */
static void unexpected(struct gate *gate, const char *expected)
{
	const struct cfg_word *word = &gate->scan->word;
	int shown_bytes = (int)(word->size < 40 ? word->size : 40);

	if (word->kind == CFG_WORD_END)
		add(gate, word->line, word_column(gate),
		    _("unexpected end of the file; expected %s"), expected);
	else if (word->kind == CFG_WORD_STRING)
		add(gate, word->line, word_column(gate), _("unexpected text %.*s; expected %s"),
		    shown_bytes, word->text, expected);
	else
		add(gate, word->line, word_column(gate), _("unexpected \"%.*s\"; expected %s"),
		    shown_bytes, word->text, expected);
}

/* The same where leaving the word out makes good text of it. */
static void refuse_word(struct gate *gate, const char *expected)
{
	unexpected(gate, expected);
	cfg_scan_blank(gate->scan->word.text, gate->scan->at);
}

/* The same where the structure is lost. */
static void lose(struct gate *gate, const char *expected)
{
	unexpected(gate, expected);
	gate->is_broken = true;
}

/* A limit was hit that keeps libconfig quick; its message is there. */
static void stop(struct gate *gate)
{
	gate->is_broken = true;
	gate->is_over = true;
}

static bool is_value(const struct cfg_word *word)
{
	return word->kind == CFG_WORD_STRING || word->kind == CFG_WORD_INT ||
	       word->kind == CFG_WORD_FLOAT || word->kind == CFG_WORD_BOOL;
}

/* ---- levels ------------------------------------------------------------ */

/* A value of the current level is complete. */
static void complete_value(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;

	level->is_joining = word->kind == CFG_WORD_STRING;
	level->joined_bytes = word->decoded_bytes;
	level->may_end = true;
	level->want = level->open == '(' || level->open == '[' ? WANT_COMMA_OR_END : WANT_NAME;
	if (++gate->setting_count > CFG_SETTINGS_MAX && !gate->is_over) {
		add(gate, word->line, 0, _("too many settings; expected at most %d in a file"),
		    CFG_SETTINGS_MAX);
		stop(gate);
	}
}

static void open_level(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	struct level *level;

	if (gate->depth == CFG_NESTING_MAX) {
		add(gate, word->line, word_column(gate),
		    _("brackets are nested too deeply; expected at most %d levels"),
		    CFG_NESTING_MAX);
		gate->is_broken = true;
		gate->deeper = 1;
		return;
	}
	gate->depth++;
	level = top(gate);
	*level = (struct level){ .open = word->text[0], .line = word->line, .at = word->text };
	level->line_start = word->line_start;
	level->first_key = gate->key_count;
	level->want = level->open == '{' ? WANT_NAME : WANT_VALUE_OR_END;
	level->is_broken = gate->levels[gate->depth - 1].is_broken;
}

static void pop(struct gate *gate)
{
	gate->key_count = top(gate)->first_key;
	gate->depth--;
	complete_value(gate);
}

/* The bracket of the current level has no partner; the current word shows it. */
static void report_open(struct gate *gate)
{
	const struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;
	int column = cfg_scan_column(gate->scan, level->line_start, level->at);
	const char *close = close_of(level->open);

	gate->is_broken = true;
	if (word->kind == CFG_WORD_END)
		add(gate, level->line, column,
		    _("\"%c\" is not closed; expected \"%s\" before the end of the file"),
		    level->open, close);
	else
		add(gate, level->line, column,
		    _("\"%c\" is not closed; expected \"%s\" before \"%c\" in line %d"),
		    level->open, close, word->text[0], word->line);
}

/* A bracket closes: the current level, one further out, or none. */
static void close_level(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	size_t match = gate->depth;

	while (match > 0 && close_of(gate->levels[match].open)[0] != word->text[0])
		match--;
	if (match == 0) {
		lose(gate, gate->depth == 0 ? _("a setting") : close_of(top(gate)->open));
		return;
	}
	if (match < gate->depth && cfg_scan_is_quote_line(gate->scan, word->line)) {
		gate->is_broken = true;
		return;
	}
	while (gate->depth > match) {
		report_open(gate);
		pop(gate);
	}
	pop(gate);
}

/* ---- groups ------------------------------------------------------------ */

static unsigned hash_of(const char *text, size_t size)
{
	unsigned hash = 2166136261U;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619U;
	return hash;
}

static const struct key *find_key(const struct gate *gate, size_t first, const struct key *key)
{
	for (size_t i = first; i < gate->key_count; i++) {
		const struct key *other = &gate->keys[i];

		if (other->hash == key->hash && other->size == key->size &&
		    memcmp(other->text, key->text, key->size) == 0)
			return other;
	}
	return NULL;
}

/* The current word is the name of a setting. */
static void begin_setting(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;
	struct key key = { .text = word->text, .size = word->size, .line = word->line };
	const struct key *first;

	level->want = WANT_EQUALS;
	level->is_joining = false;
	if (gate->key_count - level->first_key >= CFG_KEYS_MAX) {
		add(gate, word->line, word_column(gate),
		    _("too many settings; expected at most %d in a group"), CFG_KEYS_MAX);
		stop(gate);
		return;
	}
	key.hash = hash_of(key.text, key.size);
	first = find_key(gate, level->first_key, &key);
	if (first) {
		add(gate, word->line, word_column(gate),
		    _("\"%.*s\" is given twice; expected it only in line %d"),
		    (int)(key.size < 40 ? key.size : 40), key.text, first->line);
		level->erase = word->text;
	}
	gate->keys =
		mem_grow(gate->keys, gate->key_count, &gate->key_capacity, sizeof(*gate->keys));
	gate->keys[gate->key_count++] = key;
}

/* Two settings of a list stand side by side: { … }, { … }; the first was not closed. */
static bool is_next_group(const struct gate *gate)
{
	const struct level *level = &gate->levels[gate->depth];

	return gate->scan->word.text[0] == '{' && level->was_comma && level->open == '{' &&
	       gate->levels[gate->depth - 1].open == '(';
}

static void open_in_group(struct gate *gate)
{
	if (is_next_group(gate)) {
		report_open(gate);
		pop(gate);
	} else {
		lose(gate, _("a setting such as name = value"));
	}
	open_level(gate);
}

/* One more string behind a string: they are one text. */
static bool join_string(struct gate *gate)
{
	struct level *level = top(gate);
	struct cfg_word *word = &gate->scan->word;

	if (!level->is_joining || word->kind != CFG_WORD_STRING)
		return false;
	if (level->joined_bytes <= CFG_STRING_MAX &&
	    level->joined_bytes + word->decoded_bytes > CFG_STRING_MAX)
		add(gate, word->line, word_column(gate),
		    _("the joined text is too long; expected at most %d bytes"), CFG_STRING_MAX);
	level->joined_bytes += word->decoded_bytes;
	if (level->joined_bytes > CFG_STRING_MAX)
		cfg_scan_blank(word->text, gate->scan->at);
	return true;
}

/* A setting that was given twice goes, up to the current word. */
static bool erase_setting(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;
	bool is_end = word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON;

	if (!level->erase)
		return false;
	cfg_scan_blank(level->erase, is_end ? gate->scan->at : word->text);
	level->erase = NULL;
	level->may_end = level->may_end && !is_end;
	return is_end;
}

static void read_name(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (join_string(gate) || erase_setting(gate))
		return;
	if (word->kind == CFG_WORD_NAME) {
		begin_setting(gate);
	} else if (word->kind == CFG_WORD_CLOSE) {
		close_level(gate);
	} else if ((word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON) &&
		   level->may_end) {
		level->was_comma = word->kind == CFG_WORD_COMMA;
	} else if (word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON ||
		   word->kind == CFG_WORD_BAD) {
		refuse_word(gate, _("a setting such as name = value"));
	} else if (word->kind == CFG_WORD_OPEN) {
		open_in_group(gate);
	} else if (word->kind != CFG_WORD_END) {
		lose(gate, _("a setting such as name = value"));
	}
	level->may_end = false;
	level->is_joining = false;
}

/* A word that is a text without its quotes becomes an empty text, or a number where there is no room. */
static void quote_word(struct gate *gate)
{
	struct cfg_word *word = &gate->scan->word;

	unexpected(gate, _("a value; a text stands in quotes"));
	cfg_scan_blank(word->text, gate->scan->at);
	memcpy(word->text, word->size > 1 ? "\"\"" : "0", word->size > 1 ? 2 : 1);
	word->kind = word->size > 1 ? CFG_WORD_STRING : CFG_WORD_INT;
	word->decoded_bytes = 0;
}

/* The value of a setting is missing: the word belongs to what comes next. */
static bool lose_value(struct gate *gate, const char *expected)
{
	struct level *level = top(gate);

	lose(gate, expected);
	level->want = WANT_NAME;
	level->may_end = true;
	level->is_joining = false;
	return false;
}

/* The readers of words answer whether they used the word up. */
static bool read_equals(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (word->kind == CFG_WORD_EQUALS) {
		level->want = WANT_SETTING_VALUE;
		return true;
	}
	if (!is_value(word) && word->kind != CFG_WORD_OPEN)
		return lose_value(gate, _("\"=\" and a value"));
	lose(gate, _("\"=\" and a value"));
	level->want = WANT_SETTING_VALUE;
	return false;
}

static bool read_setting_value(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	int name_line = gate->keys[gate->key_count - 1].line;

	if (word->kind == CFG_WORD_OPEN) {
		open_level(gate);
		return true;
	}
	if (word->kind == CFG_WORD_BAD || word->kind == CFG_WORD_EQUALS) {
		refuse_word(gate, _("a value"));
		return true;
	}
	if (word->kind == CFG_WORD_NAME && word->line == name_line)
		quote_word(gate);
	if (!is_value(word))
		return lose_value(gate, _("a value"));
	complete_value(gate);
	return true;
}

/* ---- lists and arrays -------------------------------------------------- */

/* An element; those of an array are of one type. */
static void read_element(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (level->open == '[') {
		if (level->type != CFG_WORD_END && level->type != word->kind)
			lose(gate, _("the same type of value as before it in \"[ ]\""));
		level->type = word->kind;
	}
	complete_value(gate);
}

static void close_list(struct gate *gate)
{
	struct level *level = top(gate);

	if (level->want == WANT_VALUE) {
		unexpected(gate, _("a value behind \",\""));
		*level->comma = ' ';
	}
	close_level(gate);
}

static bool read_list_value(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;

	if (word->kind == CFG_WORD_NAME)
		quote_word(gate);
	if (is_value(word)) {
		read_element(gate);
	} else if (word->kind == CFG_WORD_OPEN) {
		if (top(gate)->open == '[')
			lose(gate, _("single values in \"[ ]\""));
		open_level(gate);
	} else if (word->kind == CFG_WORD_CLOSE) {
		close_list(gate);
	} else if (word->kind != CFG_WORD_END) {
		refuse_word(gate, _("a value"));
	}
	return true;
}

/* In a list, ";" and then a name: the list was not closed. */
static bool is_end_of_setting(const struct gate *gate)
{
	const char *at = gate->scan->at;

	if (gate->scan->word.kind != CFG_WORD_SEMICOLON)
		return false;
	while (*at && strchr(" \t\r\n", *at))
		at++;
	return isalpha((unsigned char)*at) || *at == '}';
}

/* Where a comma is missing, the blank in front of the word can become one. */
static bool insert_comma(struct gate *gate)
{
	struct level *level = top(gate);
	char *before = gate->scan->word.text - 1;

	unexpected(gate, level->open == '[' ? _("\",\" or \"]\"") : _("\",\" or \")\""));
	level->want = WANT_VALUE;
	level->is_joining = false;
	if (*before == ' ' || *before == '\t')
		*before = ',';
	else
		gate->is_broken = true;
	level->comma = before;
	return false;
}

static bool read_comma(struct gate *gate)
{
	struct level *level = top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (join_string(gate))
		return true;
	if (is_end_of_setting(gate)) {
		report_open(gate);
		pop(gate);
		return false;
	}
	if (word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON) {
		if (word->kind == CFG_WORD_SEMICOLON)
			unexpected(gate, _("\",\""));
		*word->text = ',';
		level->comma = word->text;
		level->want = WANT_VALUE;
	} else if (word->kind == CFG_WORD_CLOSE) {
		close_level(gate);
	} else if (word->kind == CFG_WORD_BAD) {
		refuse_word(gate, _("\",\""));
	} else if (word->kind == CFG_WORD_EQUALS) {
		lose(gate, _("settings only inside \"{ }\""));
		level->is_broken = true;
	} else if (word->kind != CFG_WORD_END) {
		return insert_comma(gate);
	}
	return true;
}

/* ---- the whole --------------------------------------------------------- */

/* Brackets inside what is nested too deeply are only counted. */
static void read_too_deep(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;

	if (word->kind == CFG_WORD_OPEN)
		gate->deeper++;
	else if (word->kind == CFG_WORD_CLOSE && --gate->deeper == 0)
		complete_value(gate);
}

static bool read_word(struct gate *gate)
{
	if (gate->deeper > 0) {
		read_too_deep(gate);
		return true;
	}
	switch (top(gate)->want) {
	case WANT_NAME: read_name(gate); return true;
	case WANT_EQUALS: return read_equals(gate);
	case WANT_SETTING_VALUE: return read_setting_value(gate);
	case WANT_COMMA_OR_END: return read_comma(gate);
	default: return read_list_value(gate);
	}
}

static void read_all(struct gate *gate)
{
	do {
		cfg_scan_next(gate->scan);
		while (!gate->is_over && !read_word(gate))
			;
	} while (!gate->is_over && gate->scan->word.kind != CFG_WORD_END);
	while (gate->depth > 0 && !gate->is_over && !gate->scan->is_cut) {
		report_open(gate);
		pop(gate);
	}
}

/* Where a quote is not closed, other mistakes of its line follow from that. */
static void sort_out(struct gate *gate, struct error_list *mistakes)
{
	for (size_t i = 0; i < gate->grammar.count; i++) {
		const struct error *err = &gate->grammar.items[i].error;

		if (!cfg_scan_is_quote_line(gate->scan, err->line))
			error_list_add_error(mistakes, false, err);
	}
}

bool cfg_gate(const char *name, char *text, size_t size_bytes, struct error_list *mistakes)
{
	struct cfg_scan scan;
	struct gate gate = { .scan = &scan };

	text[size_bytes] = '\0';
	cfg_scan_init(&scan, name, text, size_bytes, mistakes);
	error_list_init(&gate.grammar);
	if (cfg_scan_bytes(&scan)) {
		read_all(&gate);
		sort_out(&gate, mistakes);
	} else {
		gate.is_broken = true;
	}
	error_list_release(&gate.grammar);
	free(gate.keys);
	cfg_scan_release(&scan);
	return !gate.is_broken && !scan.is_cut;
}
