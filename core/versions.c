#include "versions.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

bool answer_same_value(const struct answer *a, const struct answer *b)
{
	struct answer bare_a = { .state = ANSWER_OPEN };
	struct answer bare_b = { .state = ANSWER_OPEN };

	/* Shallow: what is not the value is left out. */
	bare_a.state = a->state;
	bare_a.values = a->values;
	bare_a.value_count = a->value_count;
	bare_a.blanks = a->blanks;
	bare_a.blank_count = a->blank_count;
	bare_a.text = a->text;
	bare_a.reason = a->reason;
	bare_b.state = b->state;
	bare_b.values = b->values;
	bare_b.value_count = b->value_count;
	bare_b.blanks = b->blanks;
	bare_b.blank_count = b->blank_count;
	bare_b.text = b->text;
	bare_b.reason = b->reason;
	return answer_equal(&bare_a, &bare_b);
}

bool versions_differ(const struct item_versions *versions)
{
	return versions->self.is_there && versions->talk.is_there &&
	       !answer_same_value(&versions->self.answer, &versions->talk.answer);
}

int item_compare(struct item a, struct item b)
{
	if (a.part != b.part)
		return a.part < b.part ? -1 : 1;
	if (a.question != b.question)
		return a.question < b.question ? -1 : 1;
	return a.row < b.row ? -1 : a.row > b.row;
}

static int compare(const void *key, const void *member)
{
	const struct item *item = key;
	const struct item_versions *versions = member;

	return item_compare(*item, versions->item);
}

const struct item_versions *versions_find(const struct versions *versions, struct item item)
{
	if (versions->count == 0)
		return NULL;
	return bsearch(&item, versions->items, versions->count, sizeof(*versions->items), compare);
}

struct versions_count versions_count(const struct versions *versions)
{
	struct versions_count count = { .self = 0 };

	for (size_t i = 0; i < versions->count; i++) {
		const struct item_versions *item = &versions->items[i];
		bool has_self = item->self.is_there;
		bool has_talk = item->talk.is_there;

		count.self += has_self;
		count.talk += has_talk;
		count.both += has_self && has_talk;
		count.talk_only += has_talk && !has_self;
		count.differing += versions_differ(item);
	}
	return count;
}

static void release(struct answer_version *version)
{
	answer_release(&version->answer);
	free(version->who);
}

void versions_release(struct versions *versions)
{
	for (size_t i = 0; i < versions->count; i++) {
		release(&versions->items[i].self);
		release(&versions->items[i].talk);
	}
	free(versions->items);
	memset(versions, 0, sizeof(*versions));
}
