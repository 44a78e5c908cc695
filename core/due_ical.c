#include "due.h"

#include "gap_plan.h"
#include "ical.h"

#include <string.h>

/* "Acme Co.: write the rule down", its first line only. */
static void add_summary(const struct due_item *item, enum lang lang, struct strbuf *out)
{
	const char *what = item->text;

	if (item->kind == ENTRY_EXCEPTION) {
		what = *item->clause_title ? item->clause_title : item->clause;
		strbuf_addf(out, T_(lang, "%s: exception ends: %s"), item->organisation, what);
		return;
	}
	strbuf_addf(out, T_(lang, "%s: %s"), item->organisation, what);
	strbuf_truncate(out, strcspn(out->text, "\n"));
}

static void add_fact(struct strbuf *out, enum lang lang, const char *name, const char *text)
{
	if (!*text)
		return;
	strbuf_adds(out, out->length > 0 ? "\n" : "");
	strbuf_addf(out, T_(lang, "%s: %s"), name, text);
}

static void add_description(const struct due_item *item, enum lang lang, struct strbuf *out)
{
	bool is_action = item->kind == ENTRY_ACTION;

	add_fact(out, lang, is_action ? T_(lang, "What will be done") : T_(lang, "Why it was set aside"), item->text);
	add_fact(out, lang, T_(lang, "Clause"), *item->clause_title ? item->clause_title : item->clause);
	add_fact(out, lang, is_action ? T_(lang, "Who does it") : T_(lang, "Allowed by"), item->who);
	if (is_action)
		add_fact(out, lang, T_(lang, "State"), action_state_word(item->state, lang));
	strbuf_addf(out, "\ntenken %s %s", is_action ? "action" : "exception", item->assessment);
}

void due_ical(const struct due_list *list, const char *name, int64_t now_utc, enum lang lang, struct strbuf *out)
{
	struct strbuf uid = STRBUF_INIT, summary = STRBUF_INIT, description = STRBUF_INIT;

	ical_begin(out, name);
	for (size_t i = 0; i < list->count; i++) {
		const struct due_item *item = &list->items[i];
		struct ical_event event = { .day = item->day, .stamp_utc = now_utc };

		strbuf_reset(&uid);
		strbuf_reset(&summary);
		strbuf_reset(&description);
		strbuf_addf(&uid, "%s.%d.%s@tenken", entry_kind_name(item->kind), item->number, item->assessment);
		add_summary(item, lang, &summary);
		add_description(item, lang, &description);
		event.uid = uid.text;
		event.summary = summary.text;
		event.description = description.text;
		ical_add(out, &event);
	}
	ical_end(out);
	strbuf_release(&uid);
	strbuf_release(&summary);
	strbuf_release(&description);
}
