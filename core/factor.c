#include "factor.h"

#include "answer_syntax.h"
#include "id_index.h"

#include <string.h>

/* While it is being made. */
struct finding {
	struct arena *arena;
	struct factor *list;
	size_t count;
	struct id_index *keys; /* of the texts in every language */
};

enum factor_mark factor_mark_join(enum factor_mark a, enum factor_mark b)
{
	return a > b ? a : b;
}

const char *factor_mark_name(enum factor_mark mark)
{
	static const char *const names[] = {
		[FACTOR_NO] = "no", [FACTOR_UNKNOWN] = "unknown", [FACTOR_YES] = "yes"
	};

	return names[mark];
}

const char *factor_mark_sign(enum factor_mark mark)
{
	static const char *const signs[] = { [FACTOR_NO] = "-", [FACTOR_UNKNOWN] = "?", [FACTOR_YES] = "x" };

	return signs[mark];
}

void factor_origin_text(struct strbuf *out, enum lang lang, const char *item, bool is_written, int number)
{
	if (*item && number > 0)
		/* TRANSLATORS: the number is the one that the factor has in the interviewer's list */
		strbuf_addf(out, T_(lang, "answer to %s; interviewer, no. %d"), item, number);
	else if (*item && is_written)
		/* TRANSLATORS: where a blocking factor comes from; %s is an item such as b1.a */
		strbuf_addf(out, T_(lang, "answer to %s; interviewer"), item);
	else if (*item)
		strbuf_addf(out, T_(lang, "answer to %s"), item);
	else if (number > 0)
		strbuf_addf(out, T_(lang, "interviewer, no. %d"), number);
	else
		strbuf_adds(out, T_(lang, "interviewer"));
}

const char *factor_origin_name(const char *item, bool is_written)
{
	if (!*item)
		return "interviewer";
	return is_written ? "both" : "answer";
}

/* Bytes of the blank at the start of text, 0 when there is none. U+3000 is the blank of Japanese. */
static size_t blank_bytes(const char *text)
{
	static const char wide[] = "\u3000";

	if (*text == ' ' || *text == '\t' || *text == '\n')
		return 1;
	return strncmp(text, wide, sizeof(wide) - 1) == 0 ? sizeof(wide) - 1 : 0;
}

const char *factor_key(struct arena *arena, const char *text)
{
	struct strbuf key = STRBUF_INIT;
	bool is_apart = false;
	const char *copy;

	while (*text) {
		size_t blank = blank_bytes(text);

		if (blank > 0) {
			is_apart = key.length > 0;
			text += blank;
			continue;
		}
		if (is_apart)
			strbuf_addch(&key, ' ');
		is_apart = false;
		strbuf_addch(&key, *text++);
	}
	copy = arena_strdup(arena, key.text);
	strbuf_release(&key);
	return copy;
}

/* The factor with this text in any language; a new one when there is none. */
static struct factor *take(struct finding *finding, const struct lang_text *text)
{
	const char *keys[LANG_COUNT];
	struct factor *factor;
	int place = -1;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		keys[lang] = factor_key(finding->arena, lang_text_get(text, (enum lang)lang));
		if (place < 0)
			place = id_index_find(finding->keys, keys[lang], strlen(keys[lang]));
	}
	if (place < 0) {
		place = (int)finding->count++;
		factor = &finding->list[place];
		factor->questionnaire = factor->item = "";
		for (int lang = 0; lang < LANG_COUNT; lang++)
			factor->text.in[lang] = arena_strdup(
				finding->arena, lang_text_get(text, (enum lang)lang));
	}
	for (int lang = 0; lang < LANG_COUNT; lang++)
		id_index_add(finding->keys, keys[lang], place);
	return &finding->list[place];
}

/* ---- rows ---------------------------------------------------------------------------- */

static bool says_something(const struct answer *answer)
{
	return answer->state == ANSWER_VALUES || answer->state == ANSWER_UNKNOWN ||
	       answer->state == ANSWER_NONE;
}

static enum factor_mark mark_of(const struct question *question, const struct answer *answer,
				enum blocked blocked)
{
	if (answer->state == ANSWER_UNKNOWN)
		return FACTOR_UNKNOWN;
	for (size_t i = 0; i < question->column_count; i++) {
		const struct option *column = &question->columns[i];

		if (!answer_has_value(answer, column->value))
			continue;
		if (column->blocks == blocked)
			return FACTOR_YES;
		if (column->is_unknown)
			return FACTOR_UNKNOWN;
	}
	return FACTOR_NO;
}

static void add_row(struct finding *finding, const struct part *part,
		    const struct question *question, int row)
{
	const struct answer *answer = answers_effective(part->answers, question->index, row);
	struct strbuf item = STRBUF_INIT;
	struct factor *factor;

	if (!says_something(answer))
		return;
	factor = take(finding, &question->rows[row].text);
	if (!*factor->item) {
		item_format(question, row, &item);
		factor->questionnaire = arena_strdup(finding->arena, part->questionnaire->id);
		factor->item = arena_strdup(finding->arena, item.text);
		strbuf_release(&item);
	}
	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++)
		factor->marks[b] = factor_mark_join(factor->marks[b],
						    mark_of(question, answer, (enum blocked)b));
}

static void add_part(struct finding *finding, const struct part *part)
{
	for (int q = interview_next(part->interview, -1); q >= 0;
	     q = interview_next(part->interview, q)) {
		const struct question *question = &part->questionnaire->questions[q];

		for (size_t row = 0; question_asks_factors(question) && row < question->row_count;
		     row++)
			add_row(finding, part, question, (int)row);
	}
}

/* ---- entries ------------------------------------------------------------------------- */

static void add_entry(struct finding *finding, const struct entry *entry)
{
	struct lang_text text;
	struct factor *factor;

	for (int lang = 0; lang < LANG_COUNT; lang++)
		text.in[lang] = entry_field(entry, ENTRY_TEXT);
	factor = take(finding, &text);
	if (factor->number == 0)
		factor->number = entry->number;
	if (entry->is_remote)
		factor->marks[BLOCKED_REMOTE_WORK] = FACTOR_YES;
	if (entry->is_cloud)
		factor->marks[BLOCKED_PUBLIC_CLOUD] = FACTOR_YES;
}

static size_t count_rows(const struct part *parts, size_t part_count)
{
	size_t count = 0;

	for (size_t p = 0; p < part_count; p++) {
		for (size_t q = 0; q < parts[p].questionnaire->question_count; q++) {
			const struct question *question = &parts[p].questionnaire->questions[q];

			if (question_asks_factors(question))
				count += question->row_count;
		}
	}
	return count;
}

struct factors factors_find(struct arena *arena, const struct part *parts, size_t part_count,
			    const struct entries *entries)
{
	const struct entry *first = NULL;
	size_t written = entries ? entries_of_kind(entries, ENTRY_FACTOR, &first) : 0;
	size_t most = count_rows(parts, part_count) + written;
	struct finding finding = { .arena = arena };

	if (most == 0)
		return (struct factors){ .list = NULL };
	finding.list = arena_array(arena, most, sizeof(*finding.list));
	finding.keys = id_index_new(arena, most * LANG_COUNT);
	for (size_t p = 0; p < part_count; p++)
		add_part(&finding, &parts[p]);
	for (size_t i = 0; i < written; i++)
		add_entry(&finding, &first[i]);
	return (struct factors){ .list = finding.list, .count = finding.count };
}
