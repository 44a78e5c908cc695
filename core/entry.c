/*
 * The record: a line "remote 1" and "cloud 1" where it is so, then a line for
 * each text that is there, in the order of enum entry_field. No record is
 * empty, so that an empty one can stand for "no such entry" in an event.
 */
#include "entry.h"

#include "answer_syntax.h"
#include "arena.h"
#include "i18n.h"
#include "record.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_names[ENTRY_KIND_COUNT] = {
	[ENTRY_FINDING] = "finding",
	[ENTRY_INCIDENT] = "incident",
	[ENTRY_FACTOR] = "factor",
	[ENTRY_ACTION] = "action",
	[ENTRY_EXCEPTION] = "exception",
	[ENTRY_DUTY] = "duty",
};

static const char *const field_names[ENTRY_FIELD_COUNT] = {
	[ENTRY_TEXT] = "text",       [ENTRY_WHEN] = "when",
	[ENTRY_COMPANY] = "company", [ENTRY_OUTLINE] = "outline",
	[ENTRY_COURSE] = "course",   [ENTRY_MEASURES] = "measures",
	[ENTRY_FACTS] = "facts",     [ENTRY_PREVENTION] = "prevention",
	[ENTRY_CLAUSE] = "clause",   [ENTRY_WHO] = "who",
	[ENTRY_DUE] = "due",         [ENTRY_STATE] = "state",
	[ENTRY_CARRIER] = "carrier",
};

#define BIT(field) (1U << (field))

/* The texts that an entry of a kind may have, and those that it must have. */
static const struct {
	unsigned may;
	unsigned must;
} kind_fields[ENTRY_KIND_COUNT] = {
	[ENTRY_FINDING] = { BIT(ENTRY_TEXT), 0 },
	[ENTRY_INCIDENT] = { BIT(ENTRY_WHEN) | BIT(ENTRY_COMPANY) | BIT(ENTRY_OUTLINE) | BIT(ENTRY_COURSE) |
				     BIT(ENTRY_MEASURES) | BIT(ENTRY_FACTS) | BIT(ENTRY_PREVENTION),
			     0 },
	[ENTRY_FACTOR] = { BIT(ENTRY_TEXT), 0 },
	[ENTRY_ACTION] = { BIT(ENTRY_TEXT) | BIT(ENTRY_CLAUSE) | BIT(ENTRY_WHO) | BIT(ENTRY_DUE) | BIT(ENTRY_STATE),
			   BIT(ENTRY_TEXT) | BIT(ENTRY_STATE) },
	[ENTRY_EXCEPTION] = { BIT(ENTRY_TEXT) | BIT(ENTRY_CLAUSE) | BIT(ENTRY_WHO) | BIT(ENTRY_DUE),
			      BIT(ENTRY_TEXT) | BIT(ENTRY_CLAUSE) | BIT(ENTRY_WHO) | BIT(ENTRY_DUE) },
	[ENTRY_DUTY] = { BIT(ENTRY_CLAUSE) | BIT(ENTRY_CARRIER), BIT(ENTRY_CLAUSE) | BIT(ENTRY_CARRIER) },
};

static const char *const state_names[ACTION_STATE_COUNT] = {
	[ACTION_OPEN] = "open",
	[ACTION_DOING] = "doing",
	[ACTION_DONE] = "done",
	[ACTION_DROPPED] = "dropped",
};

static const char *const duty_names[DUTY_COUNT] = {
	[DUTY_UNSET] = "",   [DUTY_CONSIGNOR] = "consignor",         [DUTY_VENDOR] = "vendor",
	[DUTY_BOTH] = "both", [DUTY_SUBCONTRACTOR] = "subcontractor", [DUTY_UNDECIDED] = "undecided",
};

/* By is_remote + 2 * is_cloud. */
static const char *const tag_names[] = { "none", "remote", "cloud", "both" };

const char *entry_kind_name(enum entry_kind kind)
{
	return kind_names[kind];
}

const char *entry_field_name(enum entry_field field)
{
	return field_names[field];
}

bool entry_has_field(enum entry_kind kind, enum entry_field field)
{
	return (kind_fields[kind].may & BIT(field)) != 0;
}

/* Place of a word in a list, -1 when it is not in it. */
static int find_word(const char *word, const char *const *words, int count)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(word, words[i]) == 0)
			return i;
	}
	return -1;
}

const char *action_state_name(enum action_state state)
{
	return state_names[state];
}

bool action_state_find(const char *name, enum action_state *state)
{
	int place = find_word(name, state_names, ACTION_STATE_COUNT);

	if (place >= 0)
		*state = (enum action_state)place;
	return place >= 0;
}

const char *duty_name(enum duty duty)
{
	return duty_names[duty];
}

bool duty_find(const char *name, enum duty *duty)
{
	int place = find_word(name, duty_names, DUTY_COUNT);

	if (place >= 0)
		*duty = (enum duty)place;
	return place >= 0;
}

const char *entry_field(const struct entry *entry, enum entry_field field)
{
	return entry->fields[field] ? entry->fields[field] : "";
}

void entry_set_field(struct entry *entry, enum entry_field field, const char *text)
{
	char *copy = text && *text ? mem_strdup(text) : NULL;

	free(entry->fields[field]);
	entry->fields[field] = copy;
}

const char *entry_tag_name(const struct entry *entry)
{
	return tag_names[(entry->is_remote ? 1 : 0) + (entry->is_cloud ? 2 : 0)];
}

bool entry_tag_read(const char *name, struct entry *entry)
{
	for (size_t i = 0; i < sizeof(tag_names) / sizeof(tag_names[0]); i++) {
		if (strcmp(tag_names[i], name) == 0) {
			entry->is_remote = (i & 1) != 0;
			entry->is_cloud = (i & 2) != 0;
			return true;
		}
	}
	return false;
}

/* ---- what may be stored -------------------------------------------------------- */

static bool is_line(enum entry_field field)
{
	return field == ENTRY_WHEN || field == ENTRY_COMPANY || field >= ENTRY_CLAUSE;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

static bool check_field(const struct entry *entry, enum entry_field field, struct error *err)
{
	size_t bytes_max = is_line(field) ? ENTRY_LINE_BYTES_MAX : ENTRY_TEXT_BYTES_MAX;

	if (!entry->fields[field])
		return true;
	if (!entry_has_field(entry->kind, field)) {
		error_set(err, ERROR_INPUT, _("entry '%s' has no '%s'"), kind_names[entry->kind],
			  field_names[field]);
		return false;
	}
	return record_check_text(entry->fields[field], bytes_max, !is_line(field), err);
}

/* An id of the library: at most 64 of A-Z a-z 0-9 . _ -, beginning with a letter or digit. */
static bool is_clause_id(const char *text)
{
	static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-";

	return !strchr("._-", text[0]) && strlen(text) <= ENTRY_CLAUSE_BYTES_MAX &&
	       text[strspn(text, letters)] == '\0';
}

/* Words of small lists, an id and a date: what programs read must be exact. */
static bool check_words(const struct entry *entry, struct error *err)
{
	const char *state = entry_field(entry, ENTRY_STATE);
	const char *carrier = entry_field(entry, ENTRY_CARRIER);
	const char *due = entry_field(entry, ENTRY_DUE);
	const char *clause = entry_field(entry, ENTRY_CLAUSE);
	int date;

	if (*clause && !is_clause_id(clause))
		error_set(err, ERROR_INPUT,
			  _("'%.100s' is no id of a clause; expected at most %d of A-Z a-z 0-9 . _ -, beginning "
			    "with a letter or digit"),
			  clause, ENTRY_CLAUSE_BYTES_MAX);
	else if (*state && find_word(state, state_names, ACTION_STATE_COUNT) < 0)
		error_set(err, ERROR_INPUT, _("unknown state '%.100s'; expected open, doing, done or dropped"), state);
	else if (*carrier && find_word(carrier, duty_names, DUTY_COUNT) < 0)
		error_set(err, ERROR_INPUT,
			  _("unknown carrier '%.100s'; expected consignor, vendor, both, subcontractor or "
			    "undecided"),
			  carrier);
	else if (*due && !date_parse(due, &date))
		error_set(err, ERROR_INPUT, _("'%.100s' is no date; expected one such as 2026-12-31"), due);
	else
		return true;
	return false;
}

static bool check_complete(const struct entry *entry, struct error *err)
{
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if ((kind_fields[entry->kind].must & BIT(f)) && is_blank(entry_field(entry, (enum entry_field)f))) {
			error_set(err, ERROR_INPUT, _("'%s' is missing; every '%s' has one"), field_names[f],
				  kind_names[entry->kind]);
			return false;
		}
	}
	return true;
}

bool entry_check(const struct entry *entry, struct error *err)
{
	bool says_anything = false;

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (!check_field(entry, (enum entry_field)f, err))
			return false;
		says_anything = says_anything || !is_blank(entry_field(entry, (enum entry_field)f));
	}
	if (entry->kind != ENTRY_FINDING && entry->kind != ENTRY_FACTOR && (entry->is_remote || entry->is_cloud)) {
		error_set(err, ERROR_INPUT,
			  entry->kind == ENTRY_INCIDENT ? _("an incident case has no tag") :
							  _("only findings and blocking factors have a tag"));
		return false;
	}
	if (!says_anything) {
		error_set(err, ERROR_INPUT, _("nothing was written; expected a text"));
		return false;
	}
	return check_words(entry, err) && check_complete(entry, err);
}

/* ---- copies --------------------------------------------------------------------- */

bool entry_equal(const struct entry *a, const struct entry *b)
{
	if (a->kind != b->kind || a->number != b->number || a->is_remote != b->is_remote ||
	    a->is_cloud != b->is_cloud)
		return false;
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (strcmp(entry_field(a, (enum entry_field)f),
			   entry_field(b, (enum entry_field)f)) != 0)
			return false;
	}
	return true;
}

void entry_copy(struct entry *to, const struct entry *from)
{
	struct entry copy = { .kind = from->kind,
			      .number = from->number,
			      .is_remote = from->is_remote,
			      .is_cloud = from->is_cloud };

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		entry_set_field(&copy, (enum entry_field)f, from->fields[f]);
	entry_release(to);
	*to = copy;
}

void entry_release(struct entry *entry)
{
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		free(entry->fields[f]);
	memset(entry, 0, sizeof(*entry));
}

/* ---- names and records ----------------------------------------------------------- */

void entry_item_format(const struct entry *entry, struct strbuf *out)
{
	strbuf_addf(out, "%s.%d", kind_names[entry->kind], entry->number);
}

/* 1 to ENTRY_NUMBER_MAX, written as %d writes it. */
static bool read_number(const char *text, int *number)
{
	size_t digits = strspn(text, "0123456789");
	long value;

	if (digits == 0 || digits > 3 || text[digits] || text[0] == '0')
		return false;
	value = strtol(text, NULL, 10);
	*number = (int)value;
	return value <= ENTRY_NUMBER_MAX;
}

bool entry_item_parse(const char *text, enum entry_kind *kind, int *number)
{
	for (int k = 0; k < ENTRY_KIND_COUNT; k++) {
		size_t size = strlen(kind_names[k]);

		if (strncmp(text, kind_names[k], size) == 0 && text[size] == '.') {
			*kind = (enum entry_kind)k;
			return read_number(text + size + 1, number);
		}
	}
	return false;
}

void entry_encode(const struct entry *entry, struct strbuf *out)
{
	record_add_field(out, "remote", entry->is_remote ? "1" : "");
	record_add_field(out, "cloud", entry->is_cloud ? "1" : "");
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		record_add_field(out, field_names[f], entry->fields[f]);
}

static void take_field(struct entry *entry, const char *key, const char *text)
{
	if (strcmp(key, "remote") == 0)
		entry->is_remote = true;
	if (strcmp(key, "cloud") == 0)
		entry->is_cloud = true;
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (strcmp(key, field_names[f]) == 0)
			entry_set_field(entry, (enum entry_field)f, text);
	}
}

static bool read_lines(const char *record, struct entry *entry)
{
	const char *end;

	for (const char *line = record; *line; line = end + 1) {
		char key[16];
		char *text;

		end = strchr(line, '\n');
		if (!end || !record_split(line, (size_t)(end - line), key, &text))
			return false;
		take_field(entry, key, text);
		free(text);
	}
	return true;
}

/* An entry has one record only, so what was read must give it back. */
static bool gives_back(const struct entry *entry, const char *record)
{
	struct strbuf again = STRBUF_INIT;
	bool is_same;

	entry_encode(entry, &again);
	is_same = strcmp(again.text, record) == 0;
	strbuf_release(&again);
	return is_same;
}

bool entry_decode(const char *record, enum entry_kind kind, int number, struct entry *entry,
		  struct error *err)
{
	entry_release(entry);
	entry->kind = kind;
	entry->number = number;
	if (text_is_utf8(record, strlen(record), NULL) && read_lines(record, entry) &&
	    gives_back(entry, record) && entry_check(entry, NULL))
		return true;
	entry_release(entry);
	error_set(err, ERROR_DAMAGED, _("damaged record of '%s.%d'"), kind_names[kind], number);
	return false;
}

/* ---- lists ------------------------------------------------------------------------- */

/* Where an entry stands, or would stand. */
static size_t place_of(const struct entries *entries, enum entry_kind kind, int number)
{
	size_t place = 0;

	while (place < entries->count &&
	       (entries->list[place].kind < kind ||
		(entries->list[place].kind == kind && entries->list[place].number < number)))
		place++;
	return place;
}

static bool is_at(const struct entries *entries, size_t place, enum entry_kind kind, int number)
{
	return place < entries->count && entries->list[place].kind == kind &&
	       entries->list[place].number == number;
}

const struct entry *entries_find(const struct entries *entries, enum entry_kind kind, int number)
{
	size_t place = place_of(entries, kind, number);

	return is_at(entries, place, kind, number) ? &entries->list[place] : NULL;
}

size_t entries_of_kind(const struct entries *entries, enum entry_kind kind,
		       const struct entry **first)
{
	size_t begin = place_of(entries, kind, 0);
	size_t end = begin;

	while (end < entries->count && entries->list[end].kind == kind)
		end++;
	*first = end > begin ? &entries->list[begin] : NULL;
	return end - begin;
}

int entries_next_number(const struct entries *entries, enum entry_kind kind)
{
	const struct entry *first;
	size_t count = entries_of_kind(entries, kind, &first);

	return count > 0 ? first[count - 1].number + 1 : 1;
}

void entries_put(struct entries *entries, const struct entry *entry)
{
	size_t place = place_of(entries, entry->kind, entry->number);

	if (!is_at(entries, place, entry->kind, entry->number)) {
		entries->list = mem_grow(entries->list, entries->count, &entries->capacity,
					 sizeof(*entries->list));
		memmove(entries->list + place + 1, entries->list + place,
			(entries->count - place) * sizeof(*entries->list));
		memset(&entries->list[place], 0, sizeof(entries->list[place]));
		entries->count++;
	}
	entry_copy(&entries->list[place], entry);
}

void entries_remove(struct entries *entries, enum entry_kind kind, int number)
{
	size_t place = place_of(entries, kind, number);

	if (!is_at(entries, place, kind, number))
		return;
	entry_release(&entries->list[place]);
	entries->count--;
	memmove(entries->list + place, entries->list + place + 1,
		(entries->count - place) * sizeof(*entries->list));
}

void entries_release(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		entry_release(&entries->list[i]);
	free(entries->list);
	memset(entries, 0, sizeof(*entries));
}
