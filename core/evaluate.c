#include "evaluate.h"

#include "evaluate_build.h"
#include "evaluate_pieces.h"

#include <assert.h>
#include <string.h>

static enum gap_silence outcome_silence(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_NO_EVIDENCE:
		return SILENCE_ANSWER;
	case OUTCOME_NOT_APPLICABLE:
		return SILENCE_NOT_APPLICABLE;
	case OUTCOME_WHEN:
		return SILENCE_WHEN;
	case OUTCOME_NOT_ASKED:
		return SILENCE_NOT_ASKED;
	case OUTCOME_GAP:
	case OUTCOME_UNKNOWN:
	case OUTCOME_PARTIAL:
	case OUTCOME_MET:
	case OUTCOME_OPEN:
		break;
	}
	return SILENCE_NONE;
}

/* The note at a place; a row without one has that of its question. */
static const char *find_note(const struct part *part, int question, int row)
{
	const char *note = answers_get(part->answers, question, row)->note;

	return note || row == ROW_NONE ? note : answers_get(part->answers, question, ROW_NONE)->note;
}

/* The basis at a place; a row without one has that of its question, a matrix as a whole the best of its rows. */
static enum basis find_basis(const struct part *part, const struct question *question, int row)
{
	enum basis basis = answers_get(part->answers, question->index, row)->basis;

	if (basis == BASIS_UNSET && row != ROW_NONE)
		return answers_get(part->answers, question->index, ROW_NONE)->basis;
	if (basis != BASIS_UNSET || row != ROW_NONE)
		return basis;
	for (int r = 0; r < (int)question->row_count; r++) {
		if (answers_get(part->answers, question->index, r)->basis > basis)
			basis = answers_get(part->answers, question->index, r)->basis;
	}
	return basis;
}

static void build_evidence(struct report_builder *builder, const struct piece *piece, struct gap_evidence *out)
{
	const struct part *part = &builder->from->parts[piece->part];
	const struct question *question = &part->questionnaire->questions[piece->question];
	struct item item = { .part = piece->part, .question = piece->question, .row = piece->judgement->row };

	out->part = item.part;
	out->question = item.question;
	out->row = item.row;
	out->questionnaire = build_string(builder, part->questionnaire->id);
	out->question_id = build_string(builder, question->id);
	out->label = build_label(builder, question);
	out->item = build_item(builder, item);
	out->prompt = build_text(builder, &question->prompt);
	out->row_id = build_row_id(builder, question, item.row);
	out->row_text = build_row_text(builder, question, item.row);
	out->verdict = outcome_verdict(piece->outcome);
	out->silence = outcome_silence(piece->outcome);
	out->is_mirrored = question->mirrors != NULL;
	out->basis = find_basis(part, question, item.row);
	out->answer = out->decisive = out->lacking = out->note = out->pointer = out->holder = "";
	if (out->silence == SILENCE_NOT_ASKED)
		return;
	out->note = build_string(builder, find_note(part, item.question, item.row));
	const struct evidence_pointer *pointer = &answers_get(part->answers, item.question, item.row)->pointer;
	out->pointer = build_pointer_line(builder, pointer);
	out->holder = build_string(builder, pointer->holder);
	if (piece->outcome != OUTCOME_OPEN)
		out->answer = build_answer(builder, part, question, item.row);
}

static const char *join_lines(struct report_builder *builder, const char *lines, const char *more)
{
	if (!*more || strcmp(lines, more) == 0)
		return lines;
	strbuf_addf(&builder->buf, "%s%s%s", lines, *lines ? "\n" : "", more);
	return build_take(builder);
}

/* What the verdict rests on. Several judgements of one answer add up. */
static void add_options(struct report_builder *builder, const struct piece *piece, struct gap_evidence *out)
{
	const struct part *part = &builder->from->parts[piece->part];
	const struct question *question = &part->questionnaire->questions[piece->question];

	if (piece->outcome > OUTCOME_MET)
		return;
	out->decisive = join_lines(builder, out->decisive,
	                           build_options(builder, part, question, piece->judgement, piece->outcome, true));
	if (piece->outcome != OUTCOME_MET)
		out->lacking =
			join_lines(builder, out->lacking,
		                   build_options(builder, part, question, piece->judgement, piece->outcome, false));
}

/* Two judgements of one answer to the same effect are shown once. */
static bool is_repeat(const struct piece *a, const struct piece *b)
{
	return a->outcome == b->outcome && a->part == b->part && a->question == b->question &&
	       a->judgement->row == b->judgement->row;
}

/* Builds the pieces from first to end whose outcome lies between worst and best. */
static const struct gap_evidence *build_list(struct report_builder *builder, const struct piece *first,
                                             const struct piece *end, enum outcome worst, enum outcome best,
                                             size_t *count)
{
	struct gap_evidence *list = arena_array(&builder->report->arena, (size_t)(end - first), sizeof(*list));

	*count = 0;
	for (const struct piece *piece = first; piece < end; piece++) {
		if (piece->outcome < worst || piece->outcome > best)
			continue;
		if (piece == first || !is_repeat(piece - 1, piece))
			build_evidence(builder, piece, &list[(*count)++]);
		add_options(builder, piece, &list[*count - 1]);
	}
	return list;
}

static struct reference_list build_list_of_ids(struct report_builder *builder, const struct reference_list *from)
{
	const char **ids = arena_array(&builder->report->arena, from->count, sizeof(*ids));

	for (size_t i = 0; i < from->count; i++)
		ids[i] = build_string(builder, from->ids[i]);
	return (struct reference_list){ .ids = ids, .count = from->count };
}

static void build_from_library(struct report_builder *builder, const struct clause *clause, struct gap_clause *out)
{
	out->id = build_string(builder, clause->id);
	out->kind = clause->kind;
	out->priority = clause->priority;
	out->chapter = clause->chapter;
	out->title = build_text(builder, &clause->title);
	out->wording = build_text(builder, &clause->wording);
	out->why = build_text(builder, &clause->why);
	out->reason = build_text(builder, &clause->reason);
	out->first_step = build_text(builder, &clause->first_step);
	out->next_steps = build_text(builder, &clause->next_steps);
	out->sides = clause->sides;
	out->effort = clause->effort;
	out->sources = build_list_of_ids(builder, &clause->sources);
	out->references.iso27001 = build_list_of_ids(builder, &clause->iso27001);
	out->references.nist_csf = build_list_of_ids(builder, &clause->nist_csf);
	out->references.cis = build_list_of_ids(builder, &clause->cis);
	build_benchmarks(builder, clause, out);
}

/* The last chapter of such a report is there for clauses that the library lacks. */
static void build_without_library(struct report_builder *builder, const char *id, struct gap_clause *out)
{
	out->id = out->title = build_string(builder, id);
	out->kind = CLAUSE_CONTRACT;
	out->priority = PRIORITY_MEDIUM;
	out->effort = EFFORT_MEDIUM;
	out->chapter = (int)builder->report->chapter_count - 1;
	out->wording = out->why = out->reason = out->first_step = out->next_steps = "";
}

static void build_clause(struct report_builder *builder, const struct piece *first, const struct piece *end,
                         struct gap_clause *out)
{
	if (first->clause)
		build_from_library(builder, first->clause, out);
	else
		build_without_library(builder, first->clause_id, out);
	out->verdict = outcome_verdict(first->outcome);
	out->evidence = build_list(builder, first, end, OUTCOME_GAP, OUTCOME_MET, &out->evidence_count);
	build_clause_basis(out);
	out->open = build_list(builder, first, end, OUTCOME_OPEN, OUTCOME_OPEN, &out->open_count);
	if (out->verdict == VERDICT_NOT_APPLICABLE)
		out->silent =
			build_list(builder, first, end, OUTCOME_NO_EVIDENCE, OUTCOME_NOT_ASKED, &out->silent_count);
}

static void build_clauses(struct report_builder *builder, const struct pieces *pieces)
{
	struct gap_clause *clauses = arena_array(&builder->report->arena, pieces->count, sizeof(*clauses));
	size_t count = 0;

	for (size_t first = 0; first < pieces->count; count++) {
		size_t end = pieces_clause_end(pieces, first);
		clauses[count].place = (int)count;
		build_clause(builder, &pieces->items[first], pieces->items + end, &clauses[count]);
		first = end;
	}
	builder->report->clauses = clauses;
	builder->report->clause_count = count;
	build_interview(builder, clauses);
	build_plan(builder, clauses);
}

static bool lacks_a_clause(const struct pieces *pieces)
{
	return pieces->count > 0 && !pieces->items[pieces->count - 1].clause;
}

static void build_chapters(struct report_builder *builder, const struct pieces *pieces)
{
	struct gap_report *report = builder->report;
	const struct clause_library *library = builder->from->clauses;
	size_t count = library ? library->chapter_count : 0;
	struct gap_chapter *chapters = arena_array(&report->arena, count + 1, sizeof(*chapters));

	for (size_t i = 0; i < count; i++) {
		chapters[i].id = build_string(builder, library->chapters[i].id);
		chapters[i].title = build_text(builder, &library->chapters[i].title);
	}
	if (lacks_a_clause(pieces)) {
		chapters[count].id = "";
		chapters[count].title = build_string(builder, T_(report->lang, "Not in the clause library"));
		count++;
	}
	report->chapters = chapters;
	report->chapter_count = count;
}

static void build_head(struct report_builder *builder)
{
	struct gap_report *report = builder->report;
	const struct evaluation *from = builder->from;
	const struct profile *profile = from->profile;

	report->id = build_string(builder, from->id);
	report->organisation = build_string(builder, profile->organisation);
	report->respondent = build_string(builder, profile->respondent);
	report->department = build_string(builder, profile->department);
	report->contact = build_string(builder, profile->contact);
	report->phone = build_string(builder, profile->phone);
	report->mail = build_string(builder, profile->mail);
	report->reference = build_string(builder, profile->reference);
	report->created_utc = from->created_utc;
	report->updated_utc = from->updated_utc;
}

struct gap_coverage evaluate_coverage(const struct evaluation *evaluation)
{
	struct pieces pieces;

	pieces_collect(evaluation, &pieces);
	struct gap_coverage coverage = pieces_coverage(&pieces);
	pieces_release(&pieces);
	return coverage;
}

struct gap_report *evaluate(const struct evaluation *evaluation, enum lang lang)
{
	struct gap_report *report = mem_calloc(1, sizeof(*report));
	struct report_builder builder = { .report = report, .from = evaluation, .buf = STRBUF_INIT };
	struct pieces pieces;

	assert(evaluation->profile);
	arena_init(&report->arena);
	report->lang = lang;
	pieces_collect(evaluation, &pieces);
	build_head(&builder);
	build_chapters(&builder, &pieces);
	build_clauses(&builder, &pieces);
	build_parts(&builder);
	build_left_out(&builder);
	report->coverage = pieces_coverage(&pieces);
	pieces_release(&pieces);
	strbuf_release(&builder.buf);
	return report;
}
