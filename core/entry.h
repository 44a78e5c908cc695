/*
 * What is written down beside the answers: findings, incident cases and
 * blocking factors; and what follows from the gaps: actions, exceptions and
 * duties. Each kind is a numbered list of an assessment.
 *
 * A number is given once (the highest so far + 1) and stays with its entry
 * when others are deleted, so that "finding 3" means the same tomorrow.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット": lists of
 * findings, of incident cases with the six columns of the table and the
 * preventive elements of "２－３", and of blocking factors.
 */
#ifndef TENKEN_ENTRY_H
#define TENKEN_ENTRY_H

#include "error.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

struct json_writer;

/** Stored by number: only add at the end. */
enum entry_kind {
	ENTRY_FINDING,  /* what the interviewer heard that no question asked */
	ENTRY_INCIDENT, /* a case that happened, here or elsewhere */
	ENTRY_FACTOR,   /* what blocks remote work or the public cloud */
	ENTRY_ACTION,    /* what will be done about a gap, by whom, until when */
	ENTRY_EXCEPTION, /* a clause set aside: why, who allowed it, until when */
	ENTRY_DUTY,      /* who carries a clause; one for each clause at most */
	ENTRY_KIND_COUNT,
	ENTRY_NOTED_COUNT = ENTRY_ACTION, /* the kinds below are noted in an interview, the others made from the gaps */
	ENTRY_LISTED_COUNT = ENTRY_DUTY   /* the kinds below are lists of their own; duties stand at their clauses */
};

/** The texts of an entry; entry_has_field() tells which kind has which. */
enum entry_field {
	ENTRY_TEXT,
	ENTRY_WHEN,       /* "2018-05"; free, one line */
	ENTRY_COMPANY,    /* one line */
	ENTRY_OUTLINE,
	ENTRY_COURSE,     /* who, in what position, got at it and took it out how */
	ENTRY_MEASURES,   /* state of measures */
	ENTRY_FACTS,      /* state of fact-finding */
	ENTRY_PREVENTION, /* what would have prevented it */
	ENTRY_CLAUSE,     /* id of the clause; of an action optional */
	ENTRY_WHO,        /* who does it (action); who allowed it (exception); one line */
	ENTRY_DUE,        /* until when: a date, 2026-12-31 */
	ENTRY_STATE,      /* of an action: a word of enum action_state */
	ENTRY_CARRIER,    /* of a duty: a word of enum duty */
	ENTRY_FIELD_COUNT
};

enum {
	ENTRY_TEXT_BYTES_MAX = 16 * 1024, /* of one text */
	ENTRY_LINE_BYTES_MAX = 1024,      /* of a text of one line */
	ENTRY_CLAUSE_BYTES_MAX = 64,      /* of the id of a clause */
	ENTRY_NUMBER_MAX = 999            /* of one kind in an assessment */
};

/** How far an action is. */
enum action_state {
	ACTION_OPEN,    /* "open": not begun */
	ACTION_DOING,   /* "doing" */
	ACTION_DONE,    /* "done" */
	ACTION_DROPPED, /* "dropped": will not be done */
	ACTION_STATE_COUNT
};

/** Who carries a clause. Source: design.md section 3. */
enum duty {
	DUTY_UNSET, /* nobody has said anything: "" */
	DUTY_CONSIGNOR,
	DUTY_VENDOR,
	DUTY_BOTH,
	DUTY_SUBCONTRACTOR,
	DUTY_UNDECIDED, /* it was looked at, and is open between the parties: itself a gap */
	DUTY_COUNT
};

/** "open", "doing", ...; "", "consignor", "vendor", "both", "subcontractor", "undecided": untranslated. */
const char *action_state_name(enum action_state state);
const char *duty_name(enum duty duty);

/** The state or duty of this name; false when there is none ("" is DUTY_UNSET). */
bool action_state_find(const char *name, enum action_state *state);
bool duty_find(const char *name, enum duty *duty);

/** All zero is an empty finding. Texts are NULL when empty. */
struct entry {
	enum entry_kind kind;
	int number;     /* 1..ENTRY_NUMBER_MAX; 0: not stored yet */
	bool is_remote; /* is about, or blocks, remote work; of findings and factors only */
	bool is_cloud;  /* is about, or blocks, public cloud; of findings and factors only */
	char *fields[ENTRY_FIELD_COUNT];
};

/** Entries in the order of their kinds and numbers. */
struct entries {
	struct entry *list;
	size_t count;
	size_t capacity;
};

/** "finding", "incident", "factor": untranslated. */
const char *entry_kind_name(enum entry_kind kind);

/** "text", "when", "company", ...: untranslated. */
const char *entry_field_name(enum entry_field field);

/** Says whether entries of this kind have this text. */
bool entry_has_field(enum entry_kind kind, enum entry_field field);

/** Text of a field. Lent; "" when empty. */
const char *entry_field(const struct entry *entry, enum entry_field field);

/** Replaces a text by a copy; NULL and "" make it NULL. */
void entry_set_field(struct entry *entry, enum entry_field field, const char *text);

/** Tag of a finding: "remote", "cloud", "both", "none". Untranslated. */
const char *entry_tag_name(const struct entry *entry);

/** Reads a tag into is_remote and is_cloud. Errors: false, unknown; entry is as before. */
bool entry_tag_read(const char *name, struct entry *entry);

/**
 * May this entry be stored?
 *
 * Whether there is such a clause is not looked at: the library may have moved on.
 *
 * Errors: false with one sentence: nothing written, a text that its kind has
 *         not, too long, not UTF-8, a line break where there is one line; a
 *         text missing that its kind must have; no id, date, state or carrier.
 */
bool entry_check(const struct entry *entry, struct error *err);

bool entry_equal(const struct entry *a, const struct entry *b);
void entry_copy(struct entry *to, const struct entry *from);
void entry_release(struct entry *entry);

/** Writes kind and number as the events name it: "finding.3"; and reads it again. */
void entry_item_format(const struct entry *entry, struct strbuf *out);
bool entry_item_parse(const char *text, enum entry_kind *kind, int *number);

/**
 * Writes the texts as the record that the store keeps, and reads them again;
 * kind and number stand beside it. Decoding is strict.
 *
 * Errors: decode: false with err; what it had read is released.
 */
void entry_encode(const struct entry *entry, struct strbuf *out);
bool entry_decode(const char *record, enum entry_kind kind, int number, struct entry *entry, struct error *err);

/** Writes the members of an entry into an open JSON object. Source: tenken-json(5), "Entry". */
void entry_json(struct json_writer *json, const struct entry *entry);

/** Finds an entry. Lent; NULL when there is none. */
const struct entry *entries_find(const struct entries *entries, enum entry_kind kind, int number);

/** How many there are of a kind, and the first of them (NULL when none). */
size_t entries_of_kind(const struct entries *entries, enum entry_kind kind, const struct entry **first);

/** Number for the next entry of a kind. */
int entries_next_number(const struct entries *entries, enum entry_kind kind);

/** Puts a copy of an entry in its place, in the stead of one with the same kind and number. */
void entries_put(struct entries *entries, const struct entry *entry);

/** Takes an entry out; nothing when there is none. */
void entries_remove(struct entries *entries, enum entry_kind kind, int number);

void entries_release(struct entries *entries);

#endif
