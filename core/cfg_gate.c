/*
 * The grammar of libconfig, read so that a mistake does not hide the next one.
 *
 * One pass over the words with a stack of open brackets. A mistake that
 * concerns one word is mended in the text; one that breaks the structure makes
 * the gate refuse the text, after the rest was looked at.
 */
#include "cfg_gate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "cfg.h"
#include "i18n.h"

enum { MISTAKES_MAX = 1000 }; /* of grammar: the rest is not read */

static bool is_value(const struct cfg_word *word)
{
	return word->kind == CFG_WORD_STRING || word->kind == CFG_WORD_INT ||
	       word->kind == CFG_WORD_FLOAT || word->kind == CFG_WORD_BOOL;
}

/* ---- groups ------------------------------------------------------------ */

/* Enough to tell most names apart without a look at them. */
static unsigned hash_of(const char *text, size_t size)
{
	return (unsigned)size << 24 ^ (unsigned)(unsigned char)text[0] << 16 ^
	       (unsigned)(unsigned char)text[size / 2] << 8 ^ (unsigned char)text[size - 1];
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
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;
	struct key key = { .text = word->text, .size = word->size, .line = word->line };
	const struct key *first;

	level->want = WANT_EQUALS;
	level->is_joining = false;
	if (gate->key_count - level->first_key >= CFG_KEYS_MAX) {
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("too many settings; expected at most %d in a group"), CFG_KEYS_MAX);
		cfg_gate_stop(gate);
		return;
	}
	/* libconfig looks through the whole group for every name: large groups weigh more */
	gate->setting_count += (gate->key_count - level->first_key) / 100;
	key.hash = hash_of(key.text, key.size);
	first = find_key(gate, level->first_key, &key);
	if (first) {
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("\"%.*s\" is given twice; expected it only in line %d"),
			     (int)(key.size < 40 ? key.size : 40), key.text, first->line);
		level->erase = word->text;
	}
	gate->keys =
		mem_grow(gate->keys, gate->key_count, &gate->key_capacity, sizeof(*gate->keys));
	gate->keys[gate->key_count++] = key;
}

/* Is this a group of a list, which is what "}, {" would end? */
static bool is_element(const struct gate *gate)
{
	return gate->depth > 0 && gate->levels[gate->depth].open == '{' &&
	       gate->levels[gate->depth - 1].open == '(';
}

/* { … , { …: the first group was not closed. */
static bool is_next_group(const struct gate *gate)
{
	return gate->scan->word.text[0] == '{' && gate->levels[gate->depth].was_comma &&
	       is_element(gate);
}

/* { … ; , { …: nor here. */
static bool is_next_element(const struct gate *gate)
{
	const char *at = gate->scan->at;

	if (gate->scan->word.kind != CFG_WORD_COMMA || gate->levels[gate->depth].may_end)
		return false;
	while (*at && strchr(" \t\r\n", *at))
		at++;
	return *at == '{' && is_element(gate);
}

static void open_in_group(struct gate *gate)
{
	if (is_next_group(gate)) {
		cfg_gate_report_open(gate);
		cfg_gate_pop(gate);
	} else {
		cfg_gate_lose(gate, _("a setting such as name = value"));
	}
	cfg_gate_open(gate);
}

/* One more string behind a string: they are one text. */
static bool join_string(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	struct cfg_word *word = &gate->scan->word;

	if (!level->is_joining || word->kind != CFG_WORD_STRING)
		return false;
	if (level->joined_bytes <= CFG_STRING_MAX &&
	    level->joined_bytes + word->decoded_bytes > CFG_STRING_MAX)
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("the joined text is too long; expected at most %d bytes"),
			     CFG_STRING_MAX);
	level->joined_bytes += word->decoded_bytes;
	if (level->joined_bytes > CFG_STRING_MAX)
		cfg_scan_blank(word->text, gate->scan->at);
	return true;
}

/* A setting that was given twice goes, up to the current word. */
static bool erase_setting(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;
	bool is_end = word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON;

	if (!level->erase)
		return false;
	cfg_scan_blank(level->erase, is_end ? gate->scan->at : word->text);
	level->erase = NULL;
	level->may_end = level->may_end && !is_end;
	return is_end;
}

static bool read_name(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (join_string(gate) || erase_setting(gate))
		return true;
	if (is_next_element(gate)) {
		cfg_gate_report_open(gate);
		cfg_gate_pop(gate);
		return false;
	}
	if (word->kind == CFG_WORD_NAME) {
		begin_setting(gate);
	} else if (word->kind == CFG_WORD_CLOSE) {
		cfg_gate_close(gate);
	} else if ((word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON) &&
		   level->may_end) {
		level->was_comma = word->kind == CFG_WORD_COMMA;
	} else if (word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON ||
		   word->kind == CFG_WORD_BAD) {
		cfg_gate_refuse_word(gate, _("a setting such as name = value"));
	} else if (word->kind == CFG_WORD_OPEN) {
		open_in_group(gate);
	} else if (word->kind != CFG_WORD_END) {
		cfg_gate_lose(gate, _("a setting such as name = value"));
	}
	level->may_end = false;
	level->is_joining = false;
	return true;
}

/* A word that is a text without its quotes becomes an empty text, or a number where there is no room. */
static void quote_word(struct gate *gate)
{
	struct cfg_word *word = &gate->scan->word;

	cfg_gate_unexpected(gate, _("a value, a text in quotes"));
	cfg_scan_blank(word->text, gate->scan->at);
	memcpy(word->text, word->size > 1 ? "\"\"" : "0", word->size > 1 ? 2 : 1);
	word->kind = word->size > 1 ? CFG_WORD_STRING : CFG_WORD_INT;
	word->decoded_bytes = 0;
}

/* The value of a setting is missing: the word belongs to what comes next. */
static bool lose_value(struct gate *gate, const char *expected)
{
	struct level *level = cfg_gate_top(gate);

	cfg_gate_lose(gate, expected);
	level->want = WANT_NAME;
	level->may_end = true;
	level->is_joining = false;
	return false;
}

/* The readers of words answer whether they used the word up. */
static bool read_equals(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (word->kind == CFG_WORD_EQUALS) {
		level->want = WANT_SETTING_VALUE;
		return true;
	}
	if (!is_value(word) && word->kind != CFG_WORD_OPEN)
		return lose_value(gate, _("\"=\" and a value"));
	cfg_gate_lose(gate, _("\"=\" and a value"));
	level->want = WANT_SETTING_VALUE;
	return false;
}

static bool read_setting_value(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	int name_line = gate->keys[gate->key_count - 1].line;

	if (word->kind == CFG_WORD_OPEN) {
		cfg_gate_open(gate);
		return true;
	}
	if (word->kind == CFG_WORD_BAD || word->kind == CFG_WORD_EQUALS) {
		cfg_gate_refuse_word(gate, _("a value"));
		return true;
	}
	if (word->kind == CFG_WORD_NAME && word->line == name_line)
		quote_word(gate);
	if (!is_value(word))
		return lose_value(gate, _("a value"));
	cfg_gate_complete_value(gate);
	return true;
}

/* ---- lists and arrays -------------------------------------------------- */

/* An element; those of an array are of one type. */
static void read_element(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (level->open == '[') {
		if (level->type != CFG_WORD_END && level->type != word->kind)
			cfg_gate_lose(gate, _("the same type of value as before it in \"[ ]\""));
		level->type = word->kind;
	}
	cfg_gate_complete_value(gate);
}

static void close_list(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);

	if (level->want == WANT_VALUE) {
		cfg_gate_unexpected(gate, _("a value behind \",\""));
		*level->comma = ' ';
	}
	cfg_gate_close(gate);
}

static bool read_list_value(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;

	if (word->kind == CFG_WORD_NAME)
		quote_word(gate);
	if (is_value(word)) {
		read_element(gate);
	} else if (word->kind == CFG_WORD_OPEN) {
		if (cfg_gate_top(gate)->open == '[')
			cfg_gate_lose(gate, _("single values in \"[ ]\""));
		cfg_gate_open(gate);
	} else if (word->kind == CFG_WORD_CLOSE) {
		close_list(gate);
	} else if (word->kind != CFG_WORD_END) {
		cfg_gate_refuse_word(gate, _("a value"));
	}
	return true;
}

/* In a list, ";" and then a name: the list was not closed. */
static bool is_end_of_setting(const struct gate *gate)
{
	const char *at = gate->scan->at;

	if (gate->scan->word.kind != CFG_WORD_SEMICOLON || gate->levels[gate->depth].is_broken)
		return false;
	while (*at && strchr(" \t\r\n", *at))
		at++;
	return isalpha((unsigned char)*at) || *at == '}' || *at == '\0';
}

/* Where a comma is missing, the blank in front of the word can become one. */
static bool insert_comma(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	char *before = gate->scan->word.text - 1;

	cfg_gate_unexpected(gate, level->open == '[' ? _("\",\" or \"]\"") : _("\",\" or \")\""));
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
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;

	if (join_string(gate))
		return true;
	if (is_end_of_setting(gate)) {
		cfg_gate_report_open(gate);
		cfg_gate_pop(gate);
		return false;
	}
	if (word->kind == CFG_WORD_COMMA || word->kind == CFG_WORD_SEMICOLON) {
		if (word->kind == CFG_WORD_SEMICOLON)
			cfg_gate_unexpected(gate, _("\",\""));
		*word->text = ',';
		level->comma = word->text;
		level->want = WANT_VALUE;
	} else if (word->kind == CFG_WORD_CLOSE) {
		cfg_gate_close(gate);
	} else if (word->kind == CFG_WORD_BAD) {
		cfg_gate_refuse_word(gate, _("\",\""));
	} else if (word->kind == CFG_WORD_EQUALS) {
		cfg_gate_lose(gate, _("settings only inside \"{ }\""));
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
		cfg_gate_complete_value(gate);
}

static bool read_word(struct gate *gate)
{
	if (gate->deeper > 0) {
		read_too_deep(gate);
		return true;
	}
	switch (cfg_gate_top(gate)->want) {
	case WANT_NAME: return read_name(gate);
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
		if (gate->grammar.count >= MISTAKES_MAX)
			cfg_gate_stop(gate);
	} while (!gate->is_over && gate->scan->word.kind != CFG_WORD_END);
	while (gate->depth > 0 && !gate->is_over && !gate->scan->is_cut) {
		cfg_gate_report_open(gate);
		cfg_gate_pop(gate);
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
