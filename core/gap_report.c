#include "gap_report.h"

#include <stdlib.h>
#include <time.h>

static const struct {
	const char *name; /* for programs */
	const char *word; /* for people */
} verdicts[VERDICT_COUNT] = {
	[VERDICT_MET] = { "met", N_("met") },
	[VERDICT_PARTIAL] = { "partial", N_("partly met") },
	[VERDICT_GAP] = { "gap", N_("missing") },
	[VERDICT_UNKNOWN] = { "unknown", N_("not known") },
	[VERDICT_UNANSWERED] = { "unanswered", N_("unanswered") },
	[VERDICT_NOT_APPLICABLE] = { "not-applicable", N_("not applicable") },
};

static const char *const kind_words[CLAUSE_KIND_COUNT] = {
	[CLAUSE_CONTRACT] = N_("contract clause"),
	[CLAUSE_RULE] = N_("house rule"),
	[CLAUSE_MEASURE] = N_("measure"),
};

static const char *const priority_words[PRIORITY_COUNT] = {
	[PRIORITY_HIGH] = N_("high"),
	[PRIORITY_MEDIUM] = N_("medium"),
	[PRIORITY_LOW] = N_("low"),
};

static const char *const basis_words[BASIS_COUNT] = {
	[BASIS_UNSET] = "",
	[BASIS_SAID] = N_("said"),
	[BASIS_EXPLAINED] = N_("explained"),
	[BASIS_SEEN] = N_("document seen"),
	[BASIS_TRIED] = N_("tried"),
};

const char *verdict_name(enum verdict verdict)
{
	return verdicts[verdict].name;
}

const char *verdict_word(enum verdict verdict, enum lang lang)
{
	return i18n_get_in(lang, verdicts[verdict].word);
}

const char *clause_kind_word(enum clause_kind kind, enum lang lang)
{
	return i18n_get_in(lang, kind_words[kind]);
}

const char *priority_word(enum priority priority, enum lang lang)
{
	return i18n_get_in(lang, priority_words[priority]);
}

/* The msgid "" is the header of the catalogue, so it is not looked up. */
const char *basis_word(enum basis basis, enum lang lang)
{
	return basis == BASIS_UNSET ? "" : i18n_get_in(lang, basis_words[basis]);
}

void question_label_marked(const struct question *question, enum lang lang, struct strbuf *out)
{
	strbuf_adds(out, question_label(question));
	if (question->mirrors)
		/* TRANSLATORS: after the label of a question that the source does not print */
		strbuf_addf(out, " [%s]", T_(lang, "rebuilt"));
}

static struct tm utc_parts(int64_t time_utc)
{
	time_t seconds = (time_t)time_utc;
	struct tm parts = { .tm_mday = 1, .tm_year = 70 };

	gmtime_r(&seconds, &parts);
	return parts;
}

void gap_date_format(int64_t time_utc, char text[GAP_DATE_SIZE])
{
	struct tm parts = utc_parts(time_utc);

	if (strftime(text, GAP_DATE_SIZE, "%Y-%m-%d", &parts) == 0)
		text[0] = '\0';
}

void gap_time_format(int64_t time_utc, char text[GAP_TIME_SIZE])
{
	struct tm parts = utc_parts(time_utc);

	if (strftime(text, GAP_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		text[0] = '\0';
}

void gap_report_free(struct gap_report *report)
{
	if (!report)
		return;
	arena_release(&report->arena);
	free(report);
}

double gap_coverage_rate(const int count[VERDICT_COUNT])
{
	int judged = count[VERDICT_MET] + count[VERDICT_PARTIAL] + count[VERDICT_GAP] + count[VERDICT_UNKNOWN];

	if (judged == 0)
		return -1;
	return (count[VERDICT_MET] + count[VERDICT_PARTIAL] / 2.0) / judged;
}

int gap_clause_compare(const struct gap_clause *a, const struct gap_clause *b)
{
	if (a->priority != b->priority)
		return a->priority < b->priority ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}
