/*
 * The lines of an upgrade.
 */
#include "upgrade_words.h"

#include "answer_syntax.h"
#include "i18n.h"

#include <string.h>

const char *upgrade_fate_words(enum upgrade_fate fate)
{
	switch (fate) {
	case FATE_CARRIED: return _("carried");
	case FATE_LOOK: return _("look again");
	case FATE_AGAIN: return _("answer again");
	case FATE_KEPT: return _("kept");
	case FATE_COUNT: break;
	}
	return "";
}

static const char *kind_words(enum upgrade_kind kind)
{
	switch (kind) {
	case UPGRADE_NEW: return _("new");
	case UPGRADE_GONE: return _("gone");
	case UPGRADE_RENAMED: return _("renamed");
	case UPGRADE_CHANGED: return _("meaning changed");
	case UPGRADE_KIND: return _("asked otherwise");
	case UPGRADE_CHOICE_NEW: return _("new choice");
	case UPGRADE_CHOICE_GONE: return _("choice gone");
	case UPGRADE_CHOICE_RENAMED: return _("choice renamed");
	case UPGRADE_KIND_COUNT: break;
	}
	return "";
}

void upgrade_item(const struct question *question, int row, struct strbuf *out)
{
	item_format(question, row, out);
}

/* In one line: prompts may have line breaks. */
static void add_line(const char *text, struct strbuf *out)
{
	for (; *text; text++)
		strbuf_addf(out, "%c", *text == '\n' ? ' ' : *text);
}

void upgrade_item_words(const struct question *question, int row, struct strbuf *out)
{
	add_line(lang_text_get(row == ROW_NONE ? &question->prompt : &question->rows[row].text,
			       i18n_lang()),
		 out);
}

static void add_choice(const struct option *choice, struct strbuf *out)
{
	if (choice->id)
		strbuf_adds(out, choice->id);
	else
		strbuf_addf(out, "%d", choice->value);
}

/* "q1", "q2=3". */
static void describe_now(const struct upgrade_change *change, struct strbuf *out)
{
	const struct option *choice = change->choice ? change->choice : change->former_choice;
	bool is_gone = !change->to || (change->kind == UPGRADE_GONE);

	upgrade_item(is_gone ? change->from : change->to, is_gone ? change->from_row : change->to_row,
		     out);
	if (choice) {
		strbuf_adds(out, "=");
		add_choice(choice, out);
	}
}

/* As now, and "q4 (q3)" where the name is another. */
static void describe_place(const struct upgrade_change *change, struct strbuf *out)
{
	struct strbuf now = STRBUF_INIT, former = STRBUF_INIT;

	describe_now(change, &now);
	if (change->kind == UPGRADE_RENAMED || change->kind == UPGRADE_CHOICE_RENAMED) {
		if (change->former_choice)
			add_choice(change->former_choice, &former);
		else
			upgrade_item(change->from, change->from_row, &former);
		strbuf_addf(out, _("%s (%s)"), now.text, former.text);
	} else {
		strbuf_adds(out, now.text);
	}
	strbuf_release(&now);
	strbuf_release(&former);
}

static void describe_change(const struct upgrade_change *change, struct strbuf *out)
{
	const struct option *choice = change->choice ? change->choice : change->former_choice;
	bool is_gone = change->kind == UPGRADE_GONE;
	struct strbuf place = STRBUF_INIT;

	describe_place(change, &place);
	strbuf_adds(out, "  ");
	strbuf_addf(out, _("%s: %s"), kind_words(change->kind), place.text);
	strbuf_adds(out, "  ");
	if (change->kind == UPGRADE_KIND) {
		/* TRANSLATORS: what it was, and what it is now */
		strbuf_addf(out, _("%s -> %s"), question_kind_name(change->from->kind),
			    question_kind_name(change->to->kind));
		strbuf_adds(out, "  ");
	}
	if (choice)
		add_line(lang_text_get(&choice->text, i18n_lang()), out);
	else
		upgrade_item_words(is_gone ? change->from : change->to,
				   is_gone ? change->from_row : change->to_row, out);
	strbuf_adds(out, "\n");
	strbuf_release(&place);
}

/* "q1", "q2=3  Nowhere". */
static void describe_former(const struct upgrade_answer_row *row, struct strbuf *out)
{
	struct strbuf words = STRBUF_INIT;

	strbuf_adds(out, row->former_item);
	if (row->former) {
		strbuf_adds(out, "=");
		if (row->answer.state != ANSWER_TEXT)
			answer_format(row->former, &row->answer, out);
		answer_describe(row->former, &row->answer, i18n_lang(), &words);
		strbuf_adds(out, "  ");
		add_line(words.text ? words.text : "", out);
	}
	strbuf_release(&words);
}

static void describe_answer(const struct upgrade_answer_row *row, struct strbuf *out)
{
	struct strbuf former = STRBUF_INIT, line = STRBUF_INIT;

	describe_former(row, &former);
	if (row->item && strcmp(row->item, row->former_item) != 0)
		strbuf_addf(&line, _("%s -> %s"), former.text, row->item);
	else
		strbuf_adds(&line, former.text);
	strbuf_adds(out, "  ");
	strbuf_addf(out, _("%s: %s"), upgrade_fate_words(row->fate), line.text);
	strbuf_adds(out, "\n");
	strbuf_release(&former);
	strbuf_release(&line);
}

static void describe_part(const struct upgrade_part *part, struct strbuf *out)
{
	strbuf_addf(out, _("%s: version %s -> %s"), part->from->id, part->from->version,
		    part->to->version);
	strbuf_adds(out, "\n");
	for (size_t i = 0; i < part->changes.count; i++)
		describe_change(&part->changes.list[i], out);
	strbuf_addf(out,
		    _("  answers: %d carried, %d to look at again, %d to answer again, %d kept and "
		      "not asked"),
		    part->fates[FATE_CARRIED], part->fates[FATE_LOOK], part->fates[FATE_AGAIN],
		    part->fates[FATE_KEPT]);
	strbuf_adds(out, "\n");
	for (size_t i = 0; i < part->answer_count; i++)
		describe_answer(&part->answers[i], out);
}

void upgrade_describe(const struct upgrade *upgrade, struct strbuf *out)
{
	for (size_t i = 0; i < upgrade->count; i++) {
		if (i > 0)
			strbuf_adds(out, "\n");
		describe_part(&upgrade->parts[i], out);
	}
}
