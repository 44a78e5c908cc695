#include "cfg_gate.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "i18n.h"

static const char *close_of(char open)
{
	return open == '{' ? "}" : open == '(' ? ")" : "]";
}

/* A mistake of grammar: at most one a line, for the next ones follow from it. */
void cfg_gate_add(struct gate *gate, int line, int column, const char *format, ...)
{
	va_list args;

	if (line == gate->last_line || line == gate->scan->word_line ||
	    cfg_gate_top(gate)->is_broken)
		return;
	gate->last_line = line;
	va_start(args, format);
	error_list_vadd(&gate->grammar, false, ERROR_INPUT, gate->scan->name, line, column, format,
			args);
	va_end(args);
}

int cfg_gate_word_column(struct gate *gate)
{
	return cfg_scan_column(gate->scan, gate->scan->word.line_start, gate->scan->word.text);
}

/* The current word is not what is wanted here. */
void cfg_gate_unexpected(struct gate *gate, const char *expected)
{
	const struct cfg_word *word = &gate->scan->word;
	int shown_bytes = (int)(word->size < 40 ? word->size : 40);
	bool is_sign = word->kind >= CFG_WORD_OPEN && word->kind <= CFG_WORD_SEMICOLON;

	if (is_sign && cfg_gate_top(gate)->is_doubtful)
		return;
	if (word->kind == CFG_WORD_END)
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("unexpected end of the file; expected %s"), expected);
	else if (word->kind == CFG_WORD_STRING)
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("unexpected text %.*s; expected %s"), shown_bytes, word->text,
			     expected);
	else
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("unexpected \"%.*s\"; expected %s"), shown_bytes, word->text,
			     expected);
}

/* The same where leaving the word out makes good text of it. */
void cfg_gate_refuse_word(struct gate *gate, const char *expected)
{
	cfg_gate_unexpected(gate, expected);
	cfg_scan_blank(gate->scan->word.text, gate->scan->at);
}

/* The same where the structure is lost. */
void cfg_gate_lose(struct gate *gate, const char *expected)
{
	cfg_gate_unexpected(gate, expected);
	gate->is_broken = true;
}

/* A limit was hit that keeps libconfig quick; its message is there. */
void cfg_gate_stop(struct gate *gate)
{
	gate->is_broken = true;
	gate->is_over = true;
}

/* ---- levels ------------------------------------------------------------ */

/* A value of the current level is complete. */
void cfg_gate_complete_value(struct gate *gate)
{
	struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;

	level->is_joining = word->kind == CFG_WORD_STRING;
	level->joined_bytes = word->decoded_bytes;
	level->may_end = true;
	level->want = level->open == '(' || level->open == '[' ? WANT_COMMA_OR_END : WANT_NAME;
	if (++gate->setting_count > CFG_SETTINGS_MAX && !gate->is_over) {
		cfg_gate_add(gate, word->line, 0,
			     _("too many settings; expected at most %d in a file"),
			     CFG_SETTINGS_MAX);
		cfg_gate_stop(gate);
	}
}

void cfg_gate_open(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	struct level *level;

	if (gate->depth == CFG_NESTING_MAX) {
		cfg_gate_add(gate, word->line, cfg_gate_word_column(gate),
			     _("brackets are nested too deeply; expected at most %d levels"),
			     CFG_NESTING_MAX);
		gate->is_broken = true;
		gate->deeper = 1;
		return;
	}
	gate->depth++;
	level = cfg_gate_top(gate);
	*level = (struct level){ .open = word->text[0], .line = word->line, .at = word->text };
	level->line_start = word->line_start;
	level->first_key = gate->key_count;
	level->want = level->open == '{' ? WANT_NAME : WANT_VALUE_OR_END;
	level->is_broken = gate->levels[gate->depth - 1].is_broken;
}

void cfg_gate_pop(struct gate *gate)
{
	gate->key_count = cfg_gate_top(gate)->first_key;
	gate->depth--;
	cfg_gate_complete_value(gate);
}

/* After one bracket that is missing, what encloses it may close in the wrong place. */
static void doubt(struct gate *gate)
{
	gate->is_broken = true;
	for (size_t i = 0; i <= gate->depth; i++)
		gate->levels[i].is_doubtful = true;
}

/* The bracket of the current level has no partner; the current word shows it. */
void cfg_gate_report_open(struct gate *gate)
{
	const struct level *level = cfg_gate_top(gate);
	const struct cfg_word *word = &gate->scan->word;
	int column = cfg_scan_column(gate->scan, level->line_start, level->at);
	const char *close = close_of(level->open);

	if (level->is_doubtful)
		return;
	if (word->kind == CFG_WORD_END)
		cfg_gate_add(gate, level->line, column,
			     _("\"%c\" is not closed; expected \"%s\" before the end of the file"),
			     level->open, close);
	else
		cfg_gate_add(gate, level->line, column,
			     _("\"%c\" is not closed; expected \"%s\" before \"%c\" in line %d"),
			     level->open, close, word->text[0], word->line);
	doubt(gate);
}

/* A bracket closes: the current level, one further out, or none. */
void cfg_gate_close(struct gate *gate)
{
	const struct cfg_word *word = &gate->scan->word;
	size_t match = gate->depth;

	while (match > 0 && close_of(gate->levels[match].open)[0] != word->text[0])
		match--;
	if (match == 0) {
		if (!cfg_gate_top(gate)->is_doubtful)
			cfg_gate_unexpected(gate, gate->depth == 0
							  ? _("a setting")
							  : close_of(cfg_gate_top(gate)->open));
		doubt(gate);
		return;
	}
	if (match < gate->depth && cfg_scan_is_quote_line(gate->scan, word->line)) {
		gate->is_broken = true;
		return;
	}
	while (gate->depth > match) {
		cfg_gate_report_open(gate);
		cfg_gate_pop(gate);
	}
	cfg_gate_pop(gate);
}
