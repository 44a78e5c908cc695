/*
 * tenken clauses: the clause library, or the wording that an assessment needs.
 *
 * Source: inventory, "questions --json" (its last paragraph); tenken(1), "Clauses as JSON".
 */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clause.h"
#include "i18n.h"
#include "plain_text.h"
#include "text.h"

enum { OPT_MISSING, OPT_FORMAT, OPT_KIND, OPT_CHAPTER, OPT_SIDE, OPT_PRIORITY, OPT_TEXT };

static const struct cmd_option options[] = {
	[OPT_MISSING] = { 0, "missing", NULL,
			  N_("only those that are missing, partly met or not known") },
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given) or json") },
	[OPT_KIND] = { 0, "kind", N_("KIND"), N_("only contract, rule or measure") },
	[OPT_CHAPTER] = { 0, "chapter", N_("CHAPTER"), N_("only of the chapter with this id") },
	[OPT_SIDE] = { 0, "side", N_("SIDE"), N_("only for vendor or consignor") },
	[OPT_PRIORITY] = { 0, "priority", N_("PRIORITY"), N_("only high, medium or low") },
	[OPT_TEXT] = { 0, "text", N_("TEXT"),
		       N_("only with this text, in large or small, wide or narrow letters") },
	{ 0 },
};

/* A clause to write, with its verdict or, of the library alone, none. */
struct listed_clause {
	const char *id;
	enum clause_kind kind;
	const char *chapter_id;
	const char *chapter;
	enum priority priority;
	const char *title;
	const char *wording;
	const char *why;
	const char *first_step;
	const char *next_steps;
	unsigned sides;
	const struct reference_list *iso27001;
	const struct reference_list *nist_csf;
	const struct reference_list *cis;
	bool has_verdict;
	enum verdict verdict;
};

struct listing {
	struct listed_clause *list;
	size_t count;
	int left_unanswered; /* judged clauses that are not in the list because they are unanswered */
	bool is_filtered;    /* some may have been left out as was asked for */
	bool is_annex;       /* what is missing: grouped by kind, not by chapter */
	const char *organisation;
};

/* ---- what to write ----------------------------------------------------- */

static void entries_of_library(const struct clause_library *library, struct listing *entries)
{
	enum lang lang = i18n_lang();
	size_t i;

	entries->list = mem_calloc(library->clause_count + 1, sizeof(*entries->list));
	for (i = 0; i < library->clause_count; i++) {
		const struct clause *clause = &library->clauses[i];

		entries->list[entries->count++] = (struct listed_clause){
			.id = clause->id,
			.kind = clause->kind,
			.chapter_id = library->chapters[clause->chapter].id,
			.chapter = lang_text_get(&library->chapters[clause->chapter].title, lang),
			.priority = clause->priority,
			.title = lang_text_get(&clause->title, lang),
			.wording = lang_text_get(&clause->wording, lang),
			.why = lang_text_get(&clause->why, lang),
			.first_step = lang_text_get(&clause->first_step, lang),
			.next_steps = lang_text_get(&clause->next_steps, lang),
			.sides = clause->sides,
			.iso27001 = &clause->iso27001,
			.nist_csf = &clause->nist_csf,
			.cis = &clause->cis,
		};
	}
}

static struct listed_clause entry_of(const struct gap_report *report,
				     const struct gap_clause *clause)
{
	bool has_chapter = clause->chapter >= 0 && (size_t)clause->chapter < report->chapter_count;

	return (struct listed_clause){
		.id = clause->id,
		.kind = clause->kind,
		.chapter_id = has_chapter ? report->chapters[clause->chapter].id : "",
		.chapter = has_chapter ? report->chapters[clause->chapter].title : "",
		.priority = clause->priority,
		.title = clause->title,
		.wording = clause->wording,
		.why = clause->why,
		.first_step = clause->first_step,
		.next_steps = clause->next_steps,
		.sides = clause->sides,
		.iso27001 = &clause->references.iso27001,
		.nist_csf = &clause->references.nist_csf,
		.cis = &clause->references.cis,
		.has_verdict = true,
		.verdict = clause->verdict,
	};
}

static bool is_needed(enum verdict verdict)
{
	return verdict == VERDICT_GAP || verdict == VERDICT_PARTIAL || verdict == VERDICT_UNKNOWN;
}

/* Adds the clauses of one kind that are needed, by priority. */
static void add_needed(const struct gap_report *report, enum clause_kind kind,
		       struct listing *entries)
{
	int priority;
	size_t i;

	for (priority = 0; priority < PRIORITY_COUNT; priority++) {
		for (i = 0; i < report->clause_count; i++) {
			const struct gap_clause *clause = &report->clauses[i];

			if (clause->kind == kind && (int)clause->priority == priority &&
			    is_needed(clause->verdict))
				entries->list[entries->count++] = entry_of(report, clause);
		}
	}
}

static void entries_of_report(const struct gap_report *report, bool is_annex,
			      struct listing *entries)
{
	size_t i;
	int kind;

	entries->list = mem_calloc(report->clause_count + 1, sizeof(*entries->list));
	entries->is_annex = is_annex;
	entries->organisation = report->organisation;
	for (i = 0; !is_annex && i < report->clause_count; i++)
		entries->list[entries->count++] = entry_of(report, &report->clauses[i]);
	for (kind = 0; is_annex && kind < CLAUSE_KIND_COUNT; kind++)
		add_needed(report, (enum clause_kind)kind, entries);
	if (is_annex)
		entries->left_unanswered = report->coverage.count[VERDICT_UNANSWERED];
}

/* ---- which of them ------------------------------------------------------ */

/* What was asked for; each part is left open where it was not. */
struct filter {
	bool has_kind;
	enum clause_kind kind;
	bool has_priority;
	enum priority priority;
	unsigned sides;      /* enum side; 0: either */
	const char *chapter; /* id; NULL: any */
	const char *text;    /* NULL: any */
};

static bool refuse(const char *option, const char *word, const char *known, struct error *err)
{
	error_set(err, ERROR_USAGE, _("unknown %s '%.100s'; there are: %s"), option, word, known);
	return false;
}

static bool filter_read(const struct cmd_words *words, struct filter *filter, struct error *err)
{
	const char *kind = words->option[OPT_KIND];
	const char *priority = words->option[OPT_PRIORITY];
	const char *side = words->option[OPT_SIDE];

	*filter = (struct filter){ .chapter = words->option[OPT_CHAPTER],
				   .text = words->option[OPT_TEXT] };
	filter->has_kind = kind && clause_kind_find(kind, &filter->kind);
	filter->has_priority = priority && priority_find(priority, &filter->priority);
	if (kind && !filter->has_kind)
		return refuse("--kind", kind, "contract, rule, measure", err);
	if (priority && !filter->has_priority)
		return refuse("--priority", priority, "high, medium, low", err);
	if (side && !strcmp(side, "vendor"))
		filter->sides = SIDE_VENDOR;
	else if (side && !strcmp(side, "consignor"))
		filter->sides = SIDE_CONSIGNOR;
	else if (side)
		return refuse("--side", side, "vendor, consignor", err);
	return true;
}

static bool check_chapter(const struct clause_library *library, const char *id, struct error *err)
{
	struct strbuf known = STRBUF_INIT;
	size_t i;

	for (i = 0; i < library->chapter_count; i++) {
		if (!strcmp(library->chapters[i].id, id))
			break;
		strbuf_addf(&known, "%s%s", i ? ", " : "", library->chapters[i].id);
	}
	if (i == library->chapter_count)
		refuse("--chapter", id, known.text, err);
	strbuf_release(&known);
	return i < library->chapter_count;
}

static bool has_text(const char *text, const char *folded)
{
	char *own = text_fold(text);
	bool is_there = strstr(own, folded) != NULL;

	free(own);
	return is_there;
}

static bool finds(const struct listed_clause *entry, const char *folded)
{
	const char *const texts[] = { entry->id,  entry->title,      entry->wording,
				      entry->why, entry->first_step, entry->next_steps };
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (has_text(texts[i], folded))
			return true;
	return false;
}

static bool fits(const struct listed_clause *entry, const struct filter *filter, const char *folded)
{
	if (filter->has_kind && entry->kind != filter->kind)
		return false;
	if (filter->has_priority && entry->priority != filter->priority)
		return false;
	if (filter->sides && !(entry->sides & filter->sides))
		return false;
	if (filter->chapter && strcmp(entry->chapter_id, filter->chapter))
		return false;
	return finds(entry, folded);
}

static void keep_fitting(struct listing *entries, const struct filter *filter)
{
	char *folded = text_fold(filter->text ? filter->text : "");
	size_t count = entries->count;
	size_t i;

	entries->is_filtered = filter->has_kind || filter->has_priority || filter->sides ||
			       filter->chapter || filter->text;
	entries->count = 0;
	for (i = 0; i < count; i++)
		if (fits(&entries->list[i], filter, folded))
			entries->list[entries->count++] = entries->list[i];
	free(folded);
}

/* ---- JSON --------------------------------------------------------------- */

static void json_list(struct json_writer *json, const char *key, const struct reference_list *list)
{
	json_strings(json, key, list->ids, list->count);
}

static void json_entry(struct json_writer *json, const struct listed_clause *entry)
{
	json_object(json, NULL);
	json_string(json, "id", entry->id);
	json_string(json, "kind", clause_kind_name(entry->kind));
	json_string(json, "chapter", entry->chapter_id);
	json_string(json, "priority", priority_name(entry->priority));
	json_string(json, "title", entry->title);
	json_string(json, "wording", entry->wording);
	json_string(json, "why", entry->why);
	json_object(json, "references");
	json_list(json, "iso27001", entry->iso27001);
	json_list(json, "nist_csf", entry->nist_csf);
	json_list(json, "cis", entry->cis);
	json_end(json);
	if (entry->has_verdict)
		json_string(json, "verdict", verdict_name(entry->verdict));
	json_array(json, "sides");
	if (entry->sides & SIDE_VENDOR)
		json_string(json, NULL, "vendor");
	if (entry->sides & SIDE_CONSIGNOR)
		json_string(json, NULL, "consignor");
	json_end(json);
	json_string(json, "first_step", entry->first_step);
	json_string(json, "next_steps", entry->next_steps);
	json_end(json);
}

static void write_json(const struct listing *entries)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-clauses/1");
	json_array(&json, "clauses");
	for (i = 0; i < entries->count; i++)
		json_entry(&json, &entries->list[i]);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

/* ---- text --------------------------------------------------------------- */

static const char *kind_heading(enum clause_kind kind)
{
	switch (kind) {
	case CLAUSE_CONTRACT: return _("To agree in the contract");
	case CLAUSE_RULE: return _("To decide and write down in the house");
	default: return _("To do: technical and physical measures");
	}
}

static void print_heading(const struct listing *entries, size_t i)
{
	const struct listed_clause *entry = &entries->list[i];
	const struct listed_clause *before = i ? entry - 1 : NULL;

	if (entries->is_annex && (!before || before->kind != entry->kind))
		plain_linef(stdout, "== %s ==", kind_heading(entry->kind));
	else if (!entries->is_annex && (!before || strcmp(before->chapter_id, entry->chapter_id)))
		plain_linef(stdout, "== %s ==", entry->chapter);
	else
		return;
	putchar('\n');
}

static void print_facts(const struct listed_clause *entry)
{
	enum lang lang = i18n_lang();
	struct strbuf facts = STRBUF_INIT, line = STRBUF_INIT;
	const char *and = _("; ");

	strbuf_addf(&facts, "%s%s%s%s", entry->id, and, clause_kind_word(entry->kind, lang), and);
	strbuf_addf(&facts, _("priority %s"), priority_word(entry->priority, lang));
	if (entry->has_verdict)
		strbuf_addf(&facts, "%s%s", and, verdict_word(entry->verdict, lang));
	strbuf_adds(&line, "    ");
	strbuf_addf(&line, _("(%s)"), facts.text);
	plain_line(stdout, line.text);
	strbuf_release(&facts);
	strbuf_release(&line);
}

/* A paragraph with a word before it; nothing when it is empty. */
static void print_part(const char *name, const char *text)
{
	struct strbuf head = STRBUF_INIT;

	if (!text[0])
		return;
	putchar('\n');
	strbuf_addf(&head, "    %s ", name);
	plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS, text);
	strbuf_release(&head);
}

static void print_entry(const struct listing *entries, size_t i)
{
	const struct listed_clause *entry = &entries->list[i];
	struct strbuf head = STRBUF_INIT;

	strbuf_addf(&head, "%zu. ", i + 1);
	plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS, entry->title);
	print_facts(entry);
	putchar('\n');
	plain_paragraph(stdout, "    ", 4, PLAIN_WIDTH_COLS, entry->wording);
	if (!entries->is_annex) {
		print_part(_("Why:"), entry->why);
		print_part(_("First step, this week:"), entry->first_step);
		print_part(_("Then:"), entry->next_steps);
	}
	putchar('\n');
	strbuf_release(&head);
}

static void write_text(const struct listing *entries)
{
	size_t i;

	if (entries->is_annex) {
		plain_linef(stdout, _("Annex: what is still to be agreed, decided and done for %s"),
			    entries->organisation);
		putchar('\n');
	}
	for (i = 0; i < entries->count; i++) {
		print_heading(entries, i);
		print_entry(entries, i);
	}
	if (entries->is_filtered && !entries->count)
		plain_line(stdout, _("No clause fits."));
	else if (entries->is_annex && !entries->count)
		plain_line(stdout, _("Nothing is missing among what was judged."));
	if (entries->left_unanswered)
		plain_linef(stdout,
			    Q_("%d clause cannot be judged yet: its questions are unanswered.",
			       "%d clauses cannot be judged yet: their questions are unanswered.",
			       entries->left_unanswered),
			    entries->left_unanswered);
}

/* ---- the command -------------------------------------------------------- */

static int write_entries(struct listing *entries, const struct filter *filter, const char *format)
{
	keep_fitting(entries, filter);
	(format && !strcmp(format, "json") ? write_json : write_text)(entries);
	return CMD_DONE;
}

static int of_assessment(struct cmd_context *context, const struct cmd_words *words,
			 const struct filter *filter)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	struct gap_report *report = assessment ? cmd_gap_report(context, assessment, NULL) : NULL;
	struct listing entries = { .list = NULL };
	int status = CMD_FAILED;

	if (report) {
		entries_of_report(report, words->option[OPT_MISSING] != NULL, &entries);
		status = write_entries(&entries, filter, words->option[OPT_FORMAT]);
		free(entries.list);
	}
	gap_report_free(report);
	assessment_free(assessment);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *format = words->option[OPT_FORMAT];
	const struct clause_library *library;
	struct listing entries = { .list = NULL };
	struct error err = ERROR_INIT;
	struct filter filter;
	int status;

	if (format && strcmp(format, "text") && strcmp(format, "json"))
		return cmd_usage("clauses", _("unknown format '%.100s'; there are: %s"), format,
				 "text, json");
	if (!words->arg_count && words->option[OPT_MISSING])
		return cmd_usage("clauses", _("--missing needs the ID of an assessment"));
	if (!filter_read(words, &filter, &err))
		return cmd_usage("clauses", "%s", err.message);
	library = cmd_clauses(context);
	if (!library)
		return CMD_FAILED;
	if (filter.chapter && !check_chapter(library, filter.chapter, &err))
		return cmd_usage("clauses", "%s", err.message);
	if (words->arg_count)
		return of_assessment(context, words, &filter);
	entries_of_library(library, &entries);
	status = write_entries(&entries, &filter, format);
	free(entries.list);
	return status;
}

const struct command command_clauses = {
	.name = "clauses",
	.usage = "[ID] [--missing] [--kind KIND] [--chapter CHAPTER] [--side SIDE] [--priority "
		 "PRIORITY] [--text TEXT] "
		 "[-f FORMAT]",
	.summary = N_("writes the clause library, or the clauses that an assessment judges"),
	.details = N_("With --missing it is an annex to paste: the wording of what is missing, "
		      "partly met or not known, by "
		      "kind and priority. Unanswered clauses are only counted: answer first."),
	.options = options,
	.args_max = 1,
	.run = run,
};
