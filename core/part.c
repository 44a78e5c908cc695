#include "part.h"

#include "answer_syntax.h"
#include "record.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset;
} fields[PROFILE_FIELDS] = {
	{ "organisation", offsetof(struct profile, organisation) },
	{ "respondent", offsetof(struct profile, respondent) },
	{ "department", offsetof(struct profile, department) },
	{ "contact", offsetof(struct profile, contact) },
	{ "phone", offsetof(struct profile, phone) },
	{ "mail", offsetof(struct profile, mail) },
	{ "reference", offsetof(struct profile, reference) },
};

static char **field_of(struct profile *profile, size_t field)
{
	return (char **)(void *)((char *)profile + fields[field].offset);
}

const char *profile_field_name(size_t field)
{
	return fields[field].name;
}

const char *profile_field(const struct profile *profile, size_t field)
{
	const char *const *place = (const void *)((const char *)profile + fields[field].offset);

	return *place ? *place : "";
}

void profile_set_field(struct profile *profile, size_t field, const char *text)
{
	char **place = field_of(profile, field);
	char *copy = mem_strdup(text ? text : "");

	free(*place);
	*place = copy;
}

void profile_release(struct profile *profile)
{
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		free(*field_of(profile, i));
	memset(profile, 0, sizeof(*profile));
}

void profile_copy(struct profile *to, const struct profile *from)
{
	if (to == from)
		return;
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		profile_set_field(to, i, profile_field(from, i));
}

bool profile_equal(const struct profile *a, const struct profile *b)
{
	for (size_t i = 0; i < PROFILE_FIELDS; i++) {
		if (strcmp(profile_field(a, i), profile_field(b, i)) != 0)
			return false;
	}
	return true;
}

bool profile_check(const struct profile *profile, struct error *err)
{
	const char *name = profile_field(profile, 0);

	if (name[strspn(name, " ")] == '\0') {
		error_set(err, ERROR_INPUT, _("no organisation given; expected a name"));
		return false;
	}
	for (size_t i = 0; i < PROFILE_FIELDS; i++) {
		if (!record_check_text(profile_field(profile, i), PROFILE_BYTES_MAX, false, err))
			return false;
	}
	return true;
}

void profile_encode(const struct profile *profile, struct strbuf *out)
{
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		record_add_field(out, fields[i].name, profile_field(profile, i));
}

static bool read_profile_line(struct profile *profile, const char *line, size_t size)
{
	char key[16];
	char *text;
	size_t field = 0;
	bool is_good = record_split(line, size, key, &text);

	while (is_good && field < PROFILE_FIELDS && strcmp(fields[field].name, key) != 0)
		field++;
	if (is_good && field < PROFILE_FIELDS)
		profile_set_field(profile, field, text);
	free(text);
	return is_good && field < PROFILE_FIELDS;
}

bool profile_decode(const char *record, struct profile *profile, struct error *err)
{
	const struct profile empty = { .organisation = NULL };

	profile_copy(profile, &empty);
	while (*record) {
		const char *end = strchr(record, '\n');

		if (!end || !read_profile_line(profile, record, (size_t)(end - record))) {
			error_set(err, ERROR_DAMAGED, _("damaged record of a profile"));
			return false;
		}
		record = end + 1;
	}
	return true;
}

struct progress parts_progress(const struct part *parts, size_t part_count)
{
	struct progress all = { .asked = 0 };

	for (size_t i = 0; i < part_count; i++) {
		struct progress one = interview_progress(parts[i].interview);

		all.asked += one.asked;
		all.answered += one.answered;
		all.unanswered += one.unanswered;
	}
	return all;
}

static int find_part(const struct part *parts, size_t part_count, const char *id, size_t size_bytes)
{
	for (size_t i = 0; i < part_count; i++) {
		const char *known = parts[i].questionnaire->id;

		if (strlen(known) == size_bytes && memcmp(known, id, size_bytes) == 0)
			return (int)i;
	}
	return -1;
}

static bool refuse_part(const struct part *parts, size_t part_count, const char *id,
			size_t size_bytes, struct error *err)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < part_count; i++)
		strbuf_addf(&list, "%s%s", i > 0 ? ", " : "", parts[i].questionnaire->id);
	error_set(err, ERROR_NOT_FOUND,
		  _("unknown questionnaire '%.*s' in this assessment; it has %s"), (int)size_bytes,
		  id, list.text);
	strbuf_release(&list);
	return false;
}

/* A bare item of several parts: it must be in just one of them. */
static bool find_in_one(const struct part *parts, size_t part_count, const char *text,
			size_t size_bytes, int *part, struct item_ref *ref, struct error *err)
{
	struct item_ref found;
	struct error first = ERROR_INIT;
	struct error next;

	*part = -1;
	for (size_t i = 0; i < part_count; i++) {
		if (!item_parse(parts[i].questionnaire, text, size_bytes, &found,
				i == 0 ? &first : &next))
			continue;
		if (*part >= 0) {
			error_set(err, ERROR_AMBIGUOUS,
				  _("several questionnaires have '%.*s'; write %s/%.*s or %s/%.*s"),
				  (int)size_bytes, text, parts[*part].questionnaire->id,
				  (int)size_bytes, text, parts[i].questionnaire->id,
				  (int)size_bytes, text);
			return false;
		}
		*part = (int)i;
		*ref = found;
	}
	if (*part < 0 && err)
		*err = first;
	return *part >= 0;
}

bool parts_find_item(const struct part *parts, size_t part_count, const char *text,
		     size_t size_bytes, int *part, struct item_ref *ref, struct error *err)
{
	const char *slash = memchr(text, '/', size_bytes);
	size_t id_size;

	if (!slash)
		return find_in_one(parts, part_count, text, size_bytes, part, ref, err);
	id_size = (size_t)(slash - text);
	*part = find_part(parts, part_count, text, id_size);
	if (*part < 0)
		return refuse_part(parts, part_count, text, id_size, err);
	return item_parse(parts[*part].questionnaire, slash + 1, size_bytes - id_size - 1, ref,
			  err);
}

void parts_format_item(const struct part *parts, size_t part_count, struct item item,
		       struct strbuf *out)
{
	const struct questionnaire *questionnaire;

	if (item.part < 0)
		return;
	questionnaire = parts[item.part].questionnaire;
	if (part_count > 1)
		strbuf_addf(out, "%s/", questionnaire->id);
	item_format(&questionnaire->questions[item.question], item.row, out);
}
