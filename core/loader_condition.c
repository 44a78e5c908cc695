/*
 * What refers to other questions: ask_if and judge. Read when all are known.
 */
#include "loader_parts.h"

#include <string.h>

enum {
	JUDGE_CLAUSE,
	JUDGE_ROW,
	JUDGE_ADMISSION,
	JUDGE_WHEN,
	JUDGE_VERDICT,
	JUDGE_COUNT = JUDGE_VERDICT + JUDGED_COUNT
};

static const char *const names[JUDGE_COUNT] = {
	"clause",
	"row",
	"admission",
	"when",
	[JUDGE_VERDICT + JUDGED_MET] = "met",
	[JUDGE_VERDICT + JUDGED_PARTIAL] = "partial",
	[JUDGE_VERDICT + JUDGED_UNKNOWN] = "unknown",
	[JUDGE_VERDICT + JUDGED_GAP] = "gap",
};

/* A condition being read, and what its references must keep to. */
struct reading {
	const struct loader *loader;
	const struct question *question;
	bool looks_back; /* ask_if: only questions before this one */
	bool *is_silent; /* set when a reference fails for a reason that was reported already */
};

static const struct question *find_question(const struct loader *loader, const char *text,
					    size_t size_bytes)
{
	const char *dot = memchr(text, '.', size_bytes);

	return questionnaire_find(loader->questionnaire, text,
				  dot ? (size_t)(dot - text) : size_bytes);
}

static bool check_looks_back(const struct reading *reading, const struct question *question,
			     struct error *err)
{
	if (question->index < reading->question->index)
		return true;
	if (question == reading->question)
		error_set(err, ERROR_INPUT,
			  _("\"%s\" refers to itself; expected an earlier question"), question->id);
	else
		error_set(err, ERROR_INPUT, _("\"%s\" comes later; expected an earlier question"),
			  question->id);
	return false;
}

static bool resolve(const void *context, const char *text, size_t size_bytes,
		    struct condition_ref *ref, struct error *err)
{
	const struct reading *reading = context;
	const struct question *question = find_question(reading->loader, text, size_bytes);

	if (question && reading->looks_back && !check_looks_back(reading, question, err))
		return false;
	if (questionnaire_resolve(reading->loader->questionnaire, text, size_bytes, ref, err))
		return true;
	*reading->is_silent = question && reading->loader->drafts[question->index].is_broken;
	return false;
}

/* Parses a condition of a question; line and name are the setting's. */
static const struct condition *read_condition(struct loader *loader,
					      const struct question *question, const char *text,
					      int line, const char *name)
{
	bool is_silent = false;
	const struct reading reading = { loader, question, strcmp(name, "ask_if") == 0,
					 &is_silent };
	struct error err = ERROR_INIT;
	const struct condition *condition =
		condition_parse(loader->arena, text, resolve, &reading, &err);

	if (!condition && !is_silent)
		cfg_mistake(loader->cfg, line, _("\"%s\", character %d: %s"), name, err.column,
			    err.message);
	return condition;
}

static void read_row(struct loader *loader, const struct cfg_group *group,
		     const struct question *question, bool is_broken, struct judgement *judgement)
{
	const char *row = cfg_string(group, JUDGE_ROW, CFG_OPTIONAL, loader->arena);

	judgement->row = ROW_NONE;
	if (!row || is_broken)
		return;
	judgement->row = question_find_row(question, row, strlen(row));
	if (judgement->row >= 0)
		return;
	if (question_is_matrix(question))
		cfg_mistake(loader->cfg, cfg_line(group, JUDGE_ROW),
			    _("unknown row \"%s\"; expected a row of \"%s\""), row, question->id);
	else
		cfg_mistake(loader->cfg, cfg_line(group, JUDGE_ROW),
			    _("\"row\" in a question of kind \"%s\"; expected it in a matrix"),
			    question_kind_name(question->kind));
}

static const struct condition *read_setting(struct loader *loader, const struct question *question,
					    const struct cfg_group *group, size_t key)
{
	const char *text = cfg_string(group, key, CFG_OPTIONAL, loader->arena);

	if (!text)
		return NULL;
	return read_condition(loader, question, text, cfg_line(group, key), names[key]);
}

static void read_judgement(struct loader *loader, cfg_setting *setting,
			   const struct question *question, bool is_broken,
			   struct judgement *judgement)
{
	struct cfg_group group;
	bool has_verdict = false;

	judgement->row = ROW_NONE;
	if (!cfg_group_open(&group, loader->cfg, setting, names, JUDGE_COUNT))
		return;
	judgement->line = group.line;
	judgement->clause = loader_read_id(&group, JUDGE_CLAUSE, true, loader->arena);
	read_row(loader, &group, question, is_broken, judgement);
	cfg_bool(&group, JUDGE_ADMISSION, CFG_OPTIONAL, &judgement->is_admission);
	judgement->when = read_setting(loader, question, &group, JUDGE_WHEN);
	for (size_t i = 0; i < JUDGED_COUNT; i++) {
		judgement->verdict[i] = read_setting(loader, question, &group, JUDGE_VERDICT + i);
		has_verdict = has_verdict || cfg_has(&group, JUDGE_VERDICT + i);
	}
	if (!has_verdict)
		cfg_mistake(loader->cfg, group.line,
			    _("a judgement without a verdict; expected one of met, partial, "
			      "unknown, gap"));
}

void loader_read_conditions(struct loader *loader, struct question *question,
			    const struct draft *draft)
{
	size_t count = cfg_length(draft->judges);
	struct judgement *judgements = arena_array(loader->arena, count, sizeof(*judgements));

	if (question->ask_if_text)
		question->ask_if = read_condition(loader, question, question->ask_if_text,
						  draft->ask_if_line, "ask_if");
	for (size_t i = 0; i < count; i++)
		read_judgement(loader, cfg_element(draft->judges, i), question, draft->is_broken,
			       &judgements[i]);
	question->judgements = judgements;
	question->judgement_count = count;
}
