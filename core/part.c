#include "part.h"

#include "answer_syntax.h"

#include <stdlib.h>
#include <string.h>

void profile_release(struct profile *profile)
{
	free(profile->organisation);
	free(profile->respondent);
	free(profile->department);
	free(profile->contact);
	free(profile->phone);
	free(profile->mail);
	free(profile->reference);
	memset(profile, 0, sizeof(*profile));
}

static char *dup_or_empty(const char *text)
{
	return mem_strdup(text ? text : "");
}

void profile_copy(struct profile *to, const struct profile *from)
{
	if (to == from)
		return;
	profile_release(to);
	to->organisation = dup_or_empty(from->organisation);
	to->respondent = dup_or_empty(from->respondent);
	to->department = dup_or_empty(from->department);
	to->contact = dup_or_empty(from->contact);
	to->phone = dup_or_empty(from->phone);
	to->mail = dup_or_empty(from->mail);
	to->reference = dup_or_empty(from->reference);
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

static bool refuse_part(const struct part *parts, size_t part_count, const char *id, size_t size_bytes,
			struct error *err)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < part_count; i++)
		strbuf_addf(&list, "%s%s", i > 0 ? ", " : "", parts[i].questionnaire->id);
	error_set(err, ERROR_NOT_FOUND, _("unknown questionnaire '%.*s' in this assessment; it has %s"),
		  (int)size_bytes, id, list.text);
	strbuf_release(&list);
	return false;
}

/* A bare item of several parts: it must be in just one of them. */
static bool find_in_one(const struct part *parts, size_t part_count, const char *text, size_t size_bytes, int *part,
			struct item_ref *ref, struct error *err)
{
	struct item_ref found;
	struct error first = ERROR_INIT;
	struct error next;

	*part = -1;
	for (size_t i = 0; i < part_count; i++) {
		if (!item_parse(parts[i].questionnaire, text, size_bytes, &found, i == 0 ? &first : &next))
			continue;
		if (*part >= 0) {
			error_set(err, ERROR_AMBIGUOUS, _("several questionnaires have '%.*s'; write %s/%.*s or %s/%.*s"),
				  (int)size_bytes, text, parts[*part].questionnaire->id, (int)size_bytes, text,
				  parts[i].questionnaire->id, (int)size_bytes, text);
			return false;
		}
		*part = (int)i;
		*ref = found;
	}
	if (*part < 0 && err)
		*err = first;
	return *part >= 0;
}

bool parts_find_item(const struct part *parts, size_t part_count, const char *text, size_t size_bytes, int *part,
		     struct item_ref *ref, struct error *err)
{
	const char *slash = memchr(text, '/', size_bytes);
	size_t id_size;

	if (!slash)
		return find_in_one(parts, part_count, text, size_bytes, part, ref, err);
	id_size = (size_t)(slash - text);
	*part = find_part(parts, part_count, text, id_size);
	if (*part < 0)
		return refuse_part(parts, part_count, text, id_size, err);
	return item_parse(parts[*part].questionnaire, slash + 1, size_bytes - id_size - 1, ref, err);
}

void parts_format_item(const struct part *parts, size_t part_count, struct item item, struct strbuf *out)
{
	const struct questionnaire *questionnaire;

	if (item.part < 0)
		return;
	questionnaire = parts[item.part].questionnaire;
	if (part_count > 1)
		strbuf_addf(out, "%s/", questionnaire->id);
	item_format(&questionnaire->questions[item.question], item.row, out);
}
