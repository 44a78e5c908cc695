/* Names of the parts of a report, and the sets that people write. */
#include "report.h"

#include <string.h>

static const char *const names[PART_COUNT] = {
	[PART_MANAGER] = "manager",
	[PART_CHARTS] = "charts",
	[PART_GAPS] = "gaps",
	[PART_PARTIAL] = "partial",
	[PART_UNKNOWN] = "unknown",
	[PART_UNANSWERED] = "unanswered",
	[PART_MET] = "met",
	[PART_NOT_APPLICABLE] = "not-applicable",
	[PART_PLAN] = "plan",
	[PART_DUTIES] = "duties",
	[PART_INTERVIEW] = "interview",
	[PART_ANSWERS] = "answers",
	[PART_LEFT_OUT] = "left-out",
	[PART_METHOD] = "method",
	[PART_DOCUMENT] = "document",
};

const char *report_part_name(enum report_part part)
{
	return names[part];
}

static bool find_part(const char *word, size_t size, unsigned *parts)
{
	if (size == 3 && strncmp(word, "all", size) == 0) {
		*parts = PARTS_DEFAULT;
		return true;
	}
	for (int i = 0; i < PART_COUNT; i++) {
		if (strlen(names[i]) == size && strncmp(names[i], word, size) == 0) {
			*parts = 1U << i;
			return true;
		}
	}
	return false;
}

static void unknown_part(const char *word, size_t size, struct error *err)
{
	struct strbuf all = STRBUF_INIT;

	for (int i = 0; i < PART_COUNT; i++)
		strbuf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	error_set(err, ERROR_USAGE, _("unknown part '%.*s'; there are: all, %s"), size > 40 ? 40 : (int)size, word,
		  all.text);
	strbuf_release(&all);
}

/* The first word decides what one begins with: all parts when it takes some away, else none. */
bool report_parts_read(const char *text, unsigned *parts, struct error *err)
{
	unsigned set = text[0] == '-' ? PARTS_DEFAULT : 0;

	for (const char *word = text;; word++) {
		bool is_taken_away = *word == '-';
		size_t size;
		unsigned some;

		word += is_taken_away;
		size = strcspn(word, ",");
		if (!find_part(word, size, &some)) {
			unknown_part(word, size, err);
			return false;
		}
		set = is_taken_away ? set & ~some : set | some;
		word += size;
		if (!*word)
			break;
	}
	if (!set) {
		error_set(err, ERROR_USAGE, _("'%.100s' leaves no part of the report"), text);
		return false;
	}
	*parts = set;
	return true;
}

unsigned report_parts_wanted(const struct settings *settings)
{
	struct error err = ERROR_INIT;
	unsigned parts;

	return *settings->report_parts && report_parts_read(settings->report_parts, &parts, &err) ? parts : PARTS_DEFAULT;
}
