/* The items of two reports, matched by questionnaire and id. */
#include "compare_parts.h"

#include <string.h>

/* What stands on the side where an item was not asked, or says nothing. */
static const struct gap_answer nothing = {
	.row = ROW_NONE, .item = "", .row_id = "", .row_text = "", .state = ANSWER_OPEN, .value = "-",
	.answer = "", .reason = "", .note = "", .pointer = "", .basis = BASIS_UNSET,
};

static bool has_same_blanks(const struct gap_answer *a, const struct gap_answer *b)
{
	if (a->blank_count != b->blank_count)
		return false;
	for (size_t i = 0; i < a->blank_count; i++) {
		if (a->blanks[i].value != b->blanks[i].value || strcmp(a->blanks[i].text, b->blanks[i].text) != 0)
			return false;
	}
	return true;
}

/* The value has the reason in it. A text may look like another state. */
static bool has_same_value(const struct gap_answer *a, const struct gap_answer *b)
{
	return a->state == b->state && strcmp(a->value, b->value) == 0 && has_same_blanks(a, b);
}

static bool is_same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool has_same_pointer(const struct gap_pointer *a, const struct gap_pointer *b)
{
	return is_same(a->what, b->what) && is_same(a->where, b->where) && is_same(a->holder, b->holder) &&
	       is_same(a->seen, b->seen) && is_same(a->sha256, b->sha256);
}

static unsigned difference(const struct gap_answer *a, const struct gap_answer *b)
{
	unsigned differs = 0;

	if (!has_same_value(a, b))
		differs |= DIFFERS_ANSWER;
	if (strcmp(a->note, b->note) != 0)
		differs |= DIFFERS_NOTE;
	if (a->basis != b->basis)
		differs |= DIFFERS_BASIS;
	if (!has_same_pointer(&a->pointer_parts, &b->pointer_parts))
		differs |= DIFFERS_POINTER;
	return differs;
}

/* ---- walking -------------------------------------------------------------------- */

typedef void visit_fn(struct comparing *comparing, struct id_index *items, const struct compare_answer *found);

static size_t count_answers(const struct gap_report *report)
{
	size_t count = 0;

	for (size_t p = 0; p < report->part_count; p++) {
		for (size_t s = 0; s < report->parts[p].section_count; s++) {
			const struct gap_section *section = &report->parts[p].sections[s];
			for (size_t q = 0; q < section->question_count; q++)
				count += section->questions[q].answer_count;
		}
	}
	return count;
}

static const char *item_of(struct arena *arena, const struct compare_answer *answer, const char *row_id)
{
	return arena_printf(arena, "%s/%s%s%s", answer->part->questionnaire, answer->question->id, *row_id ? "." : "",
			    row_id);
}

static void visit_question(struct comparing *comparing, struct id_index *items, struct compare_answer *found,
			   visit_fn *visit)
{
	for (size_t a = 0; a < found->question->answer_count; a++) {
		const struct gap_answer *answer = &found->question->answers[a];
		found->item = item_of(&comparing->result->arena, found, answer->row_id);
		found->now = answer;
		visit(comparing, items, found);
	}
}

/* Hands every answer of a report to visit, as `now`. */
static void visit_all(struct comparing *comparing, struct id_index *items, const struct gap_report *report,
		      visit_fn *visit)
{
	struct compare_answer found = { .item = "" };

	for (size_t p = 0; p < report->part_count; p++) {
		found.part = &report->parts[p];
		for (size_t s = 0; s < found.part->section_count; s++) {
			const struct gap_section *section = &found.part->sections[s];
			for (size_t q = 0; q < section->question_count; q++) {
				found.question = &section->questions[q];
				visit_question(comparing, items, &found, visit);
			}
		}
	}
}

/* Every answer stands in a list with the others to its question. */
static void link_question(struct comparing *comparing, int place)
{
	const struct compare_answer *answer = &comparing->answers[place];
	const char *id = item_of(&comparing->result->arena, answer, "");
	int at = id_index_add(comparing->questions, id, place);

	comparing->next[place] = -1;
	if (at < 0)
		return;
	while (comparing->next[at] >= 0)
		at = comparing->next[at];
	comparing->next[at] = place;
}

static void add(struct comparing *comparing, struct id_index *items, const struct compare_answer *answer)
{
	int place = (int)comparing->result->answer_count;

	if (id_index_add(items, answer->item, place) >= 0)
		return;
	comparing->answers[place] = *answer;
	comparing->result->answer_count++;
	link_question(comparing, place);
}

static void take_now(struct comparing *comparing, struct id_index *items, const struct compare_answer *found)
{
	add(comparing, items, found);
}

static void take_then(struct comparing *comparing, struct id_index *items, const struct compare_answer *found)
{
	int place = id_index_find(items, found->item, strlen(found->item));
	struct compare_answer gone = *found;

	gone.then = found->now;
	gone.now = NULL;
	if (place >= 0)
		comparing->answers[place].then = found->now;
	else
		add(comparing, items, &gone);
}

static bool is_asked(const struct comparing *comparing, int place, bool is_now)
{
	for (; place >= 0; place = comparing->next[place]) {
		const struct compare_answer *answer = &comparing->answers[place];
		if (is_now ? answer->now != NULL : answer->then != NULL)
			return true;
	}
	return false;
}

/* A matrix as a whole is in a report only where something was said of it; asked it was when its rows were. */
static void fill_whole(struct comparing *comparing, struct compare_answer *answer)
{
	const struct gap_answer *other = answer->now ? answer->now : answer->then;
	const char *id = item_of(&comparing->result->arena, answer, "");
	int first = id_index_find(comparing->questions, id, strlen(id));

	if (*other->row_id)
		return;
	if (!answer->then && is_asked(comparing, first, false))
		answer->then = &nothing;
	if (!answer->now && is_asked(comparing, first, true))
		answer->now = &nothing;
}

void compare_answers(struct comparing *comparing)
{
	struct comparison *result = comparing->result;
	size_t room = count_answers(result->then) + count_answers(result->now);
	struct id_index *items = id_index_new(&result->arena, room);

	comparing->answers = arena_array(&result->arena, room, sizeof(*comparing->answers));
	comparing->next = arena_array(&result->arena, room, sizeof(*comparing->next));
	comparing->questions = id_index_new(&result->arena, room);
	visit_all(comparing, items, result->now, take_now);
	visit_all(comparing, items, result->then, take_then);
	for (size_t i = 0; i < result->answer_count; i++) {
		struct compare_answer *answer = &comparing->answers[i];
		if (!answer->then || !answer->now)
			fill_whole(comparing, answer);
		answer->differs = difference(answer->then ? answer->then : &nothing, answer->now ? answer->now : &nothing);
	}
	result->answers = comparing->answers;
}
