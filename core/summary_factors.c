#include "summary_factors.h"

#include "id_index.h"

#include <string.h>

/* While it is being made. */
struct joining {
	struct arena *arena;
	size_t company_count;
	enum lang lang;
	struct joined *list;
	size_t count;
	struct id_index *keys; /* of the texts in every language */
};

/* What one company says of a factor. */
struct said {
	bool is_told;    /* anything at all */
	bool is_written; /* by its interviewer */
	enum factor_mark marks[BLOCKED_COUNT];
};

struct joined {
	struct summary_factor factor;
	struct said *said; /* one for each company */
};

static void start(struct joining *joining, const struct factor *from)
{
	struct joined *joined = &joining->list[joining->count++];

	joined->factor.number = (int)joining->count;
	joined->factor.text = lang_text_get(&from->text, joining->lang);
	joined->factor.item = "";
	joined->said = arena_array(joining->arena, joining->company_count, sizeof(*joined->said));
}

/* The factor with one of these texts; a new one when there is none. */
static struct joined *take(struct joining *joining, const struct factor *from)
{
	const char *keys[LANG_COUNT];
	int place = -1;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		keys[lang] = factor_key(joining->arena, from->text.in[lang]);
		if (place < 0)
			place = id_index_find(joining->keys, keys[lang], strlen(keys[lang]));
	}
	if (place < 0) {
		place = (int)joining->count;
		start(joining, from);
	}
	for (int lang = 0; lang < LANG_COUNT; lang++)
		id_index_add(joining->keys, keys[lang], place);
	return &joining->list[place];
}

static void add(struct joining *joining, const struct factor *from, size_t company)
{
	struct joined *joined = take(joining, from);
	struct said *said = &joined->said[company];

	if (*from->item && !*joined->factor.item)
		joined->factor.item =
			arena_printf(joining->arena, "%s/%s", from->questionnaire, from->item);
	joined->factor.is_written = joined->factor.is_written || from->number > 0;
	said->is_told = true;
	said->is_written = said->is_written || from->number > 0;
	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++)
		said->marks[b] = factor_mark_join(said->marks[b], from->marks[b]);
}

/* Answered rows of all companies stand before what was only written down. */
static void add_all(struct joining *joining, const struct factors *found, bool is_answered)
{
	for (size_t c = 0; c < joining->company_count; c++) {
		for (size_t i = 0; i < found[c].count; i++) {
			if ((*found[c].list[i].item != '\0') == is_answered)
				add(joining, &found[c].list[i], c);
		}
	}
}

static void count(struct summary_factor *factor, const struct said *said, int company)
{
	enum factor_mark best = FACTOR_NO;

	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++) {
		factor->columns[b].yes += said->marks[b] == FACTOR_YES;
		factor->columns[b].answered += said->marks[b] != FACTOR_UNKNOWN;
		best = factor_mark_join(best, said->marks[b]);
	}
	if (best == FACTOR_YES || said->is_written)
		factor->companies[factor->company_count++] = company;
	else if (best == FACTOR_UNKNOWN)
		factor->unknown[factor->unknown_count++] = company;
}

static void finish(struct joining *joining, struct joined *joined)
{
	struct summary_factor *factor = &joined->factor;

	factor->companies = arena_array(joining->arena, joining->company_count, sizeof(int));
	factor->unknown = arena_array(joining->arena, joining->company_count, sizeof(int));
	for (size_t c = 0; c < joining->company_count; c++) {
		if (joined->said[c].is_told)
			count(factor, &joined->said[c], (int)c);
	}
}

void summary_factors_make(struct arena *arena, const struct factors *found, size_t company_count,
			  enum lang lang, struct summary_factors *out)
{
	struct joining joining = { .arena = arena, .company_count = company_count, .lang = lang };
	struct summary_factor *list;
	size_t most = 0;

	for (size_t c = 0; c < company_count; c++)
		most += found[c].count;
	joining.list = arena_array(arena, most, sizeof(*joining.list));
	joining.keys = id_index_new(arena, most * LANG_COUNT);
	add_all(&joining, found, true);
	add_all(&joining, found, false);
	list = arena_array(arena, joining.count, sizeof(*list));
	for (size_t i = 0; i < joining.count; i++) {
		finish(&joining, &joining.list[i]);
		list[i] = joining.list[i].factor;
	}
	out->list = list;
	out->count = joining.count;
}
