#include "gap_report.h"

#include "strbuf.h"

#include <stdlib.h>
#include <string.h>
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

static const char *const effort_words[EFFORT_COUNT] = {
	/* TRANSLATORS: how much work it is to bring a clause about */
	[EFFORT_SMALL] = N_("small"),
	[EFFORT_MEDIUM] = N_("some"),
	[EFFORT_LARGE] = N_("large"),
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

const char *effort_word(enum effort effort, enum lang lang)
{
	return i18n_get_in(lang, effort_words[effort]);
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

int gap_clause_compare_todo(const struct gap_clause *a, const struct gap_clause *b)
{
	if (a->priority == b->priority && a->effort != b->effort)
		return a->effort < b->effort ? -1 : 1;
	return gap_clause_compare(a, b);
}

/* ---- limiting ------------------------------------------------------------------- */

static bool has_chapter(const struct gap_report *report, const char *chapter)
{
	for (size_t i = 0; i < report->chapter_count; i++) {
		if (strcmp(report->chapters[i].id, chapter) == 0)
			return true;
	}
	return false;
}

static void unknown_chapter(const struct gap_report *report, const char *chapter, struct error *err)
{
	struct strbuf known = STRBUF_INIT;

	for (size_t i = 0; i < report->chapter_count; i++)
		strbuf_addf(&known, "%s%s", i > 0 ? ", " : "", report->chapters[i].id);
	error_set(err, ERROR_INPUT, _("unknown chapter '%.60s'; there are: %s"), chapter, known.text);
	strbuf_release(&known);
}

static bool is_kept(const struct gap_report *report, const struct gap_filter *filter, const struct gap_clause *clause)
{
	return (!filter->sides || (clause->sides & filter->sides)) &&
	       (!filter->chapter || strcmp(report->chapters[clause->chapter].id, filter->chapter) == 0);
}

static bool has_clause(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return true;
	}
	return false;
}

/* What is about a clause that is left, or about none. */
static void limit_plan(struct gap_report *report)
{
	struct gap_plan *plan = &report->plan;
	struct gap_action *actions = arena_array(&report->arena, plan->action_count, sizeof(*actions));
	struct gap_exception *exceptions = arena_array(&report->arena, plan->exception_count, sizeof(*exceptions));
	size_t count = 0;

	for (size_t i = 0; i < plan->action_count; i++) {
		if (!*plan->actions[i].clause || has_clause(report, plan->actions[i].clause))
			actions[count++] = plan->actions[i];
	}
	plan->actions = actions;
	plan->action_count = count;
	count = 0;
	for (size_t i = 0; i < plan->exception_count; i++) {
		if (has_clause(report, plan->exceptions[i].clause))
			exceptions[count++] = plan->exceptions[i];
	}
	plan->exceptions = exceptions;
	plan->exception_count = count;
}

static void limit_clauses(struct gap_report *report, const struct gap_filter *filter)
{
	struct gap_clause *clauses = arena_array(&report->arena, report->clause_count, sizeof(*clauses));
	size_t count = 0;

	memset(&report->coverage, 0, sizeof(report->coverage));
	report->interview.only_said = 0;
	for (size_t i = 0; i < report->clause_count; i++) {
		if (!is_kept(report, filter, &report->clauses[i]))
			continue;
		clauses[count] = report->clauses[i];
		clauses[count].place = (int)count;
		report->coverage.count[clauses[count].verdict]++;
		report->interview.only_said += clauses[count].is_only_said;
		count++;
	}
	report->clauses = clauses;
	report->clause_count = count;
	report->coverage.rate_0_1 = gap_coverage_rate(report->coverage.count);
}

bool gap_report_limit(struct gap_report *report, const struct gap_filter *filter, struct error *err)
{
	if (filter->chapter && !has_chapter(report, filter->chapter)) {
		unknown_chapter(report, filter->chapter, err);
		return false;
	}
	report->filter.sides = filter->sides;
	report->filter.chapter = filter->chapter ? arena_strdup(&report->arena, filter->chapter) : NULL;
	limit_clauses(report, filter);
	limit_plan(report);
	return true;
}
