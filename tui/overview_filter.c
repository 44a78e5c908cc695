/*
 * overview_filter: which questions the overview shows.
 */
#include "overview_filter.h"

#include "i18n.h"
#include "strbuf.h"
#include "text.h"

#include <string.h>

static const char *const words[OVERVIEW_FILTER_COUNT] = {
	N_("all"), N_("unanswered"), N_("marked"), N_("noted"), N_("don't know"), N_("not applicable"),
};

const char *overview_filter_word(enum overview_filter filter)
{
	return _(words[filter]);
}

bool overview_looks_at_rows(enum overview_filter filter)
{
	return filter != OVERVIEW_ALL && filter != OVERVIEW_OPEN;
}

bool overview_matches(const struct part *part, const struct question *question, int row, enum overview_filter filter)
{
	const struct answer *answer = answers_get(part->answers, question->index, row);
	enum question_state state = interview_state(part->interview, question->index);

	if (filter != OVERVIEW_ALL && state == STATE_NOT_ASKED)
		return false;
	switch (filter) {
	case OVERVIEW_OPEN:
		return row == ROW_NONE && state != STATE_ANSWERED;
	case OVERVIEW_MARKED:
		return answer->is_marked;
	case OVERVIEW_NOTED:
		return answer->note != NULL;
	case OVERVIEW_UNKNOWN:
		return answer->state == ANSWER_UNKNOWN;
	case OVERVIEW_NOT_APPLICABLE:
		return answer->state == ANSWER_NOT_APPLICABLE;
	default:
		return row == ROW_NONE;
	}
}

/** The character that stands for all its forms: small letters, half-width. */
static uint32_t fold(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/** A text with every character folded. */
static void fold_text(struct strbuf *out, const char *text)
{
	char bytes[4];
	uint32_t c;

	strbuf_reset(out);
	while ((c = text_next(&text)))
		strbuf_add(out, bytes, text_encode(fold(c), bytes));
}

static bool has(struct strbuf *buffer, const char *text, const char *needle)
{
	if (!text)
		return false;
	fold_text(buffer, text);
	return strstr(buffer->text, needle) != NULL;
}

static bool has_in_any(struct strbuf *buffer, const struct lang_text *text, const char *needle)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (has(buffer, text->in[lang], needle))
			return true;
	return false;
}

static bool has_in_options(struct strbuf *buffer, const struct option *options, size_t count, const char *needle)
{
	for (size_t i = 0; i < count; i++)
		if (has_in_any(buffer, &options[i].text, needle))
			return true;
	return false;
}

bool overview_finds(const struct question *question, const char *text)
{
	struct strbuf needle = STRBUF_INIT;
	struct strbuf buffer = STRBUF_INIT;
	bool found;

	fold_text(&needle, text);
	found = needle.length == 0 || has(&buffer, question->label, needle.text) || has(&buffer, question->id, needle.text) ||
		has_in_any(&buffer, &question->prompt, needle.text) ||
		has_in_options(&buffer, question->options, question->option_count, needle.text) ||
		has_in_options(&buffer, question->columns, question->column_count, needle.text);
	for (size_t i = 0; !found && i < question->row_count; i++)
		found = has_in_any(&buffer, &question->rows[i].text, needle.text);
	strbuf_release(&needle);
	strbuf_release(&buffer);
	return found;
}
