/* The part of a report that comes from the interview. */

#include "evaluate_build.h"

#include "answer_syntax.h"

/* ---- differences ------------------------------------------------------------------ */

static bool is_asked(const struct report_builder *builder, struct item item)
{
	return interview_is_asked(builder->from->parts[item.part].interview, item.question);
}

static void build_version(struct report_builder *builder, const struct question *question,
			  const struct answer_version *from, struct gap_version *out)
{
	answer_format(question, &from->answer, &builder->buf);
	out->value = build_take(builder);
	out->answer = build_value(builder, question, &from->answer);
	out->who = build_string(builder, from->who);
	out->at_utc = from->at_utc_ms / 1000;
}

static void build_difference(struct report_builder *builder, const struct item_versions *from,
			     struct gap_difference *out)
{
	struct item item = from->item;
	const struct question *question =
		&builder->from->parts[item.part].questionnaire->questions[item.question];

	out->place = item;
	out->item = build_item(builder, item);
	out->label = build_label(builder, question);
	out->prompt = build_text(builder, &question->prompt);
	out->row_id = build_row_id(builder, question, item.row);
	out->row_text = build_row_text(builder, question, item.row);
	build_version(builder, question, &from->self, &out->self);
	build_version(builder, question, &from->talk, &out->talk);
}

static void add_count(struct versions_count *count, const struct item_versions *item)
{
	struct versions one = { .items = (struct item_versions *)item, .count = 1 };
	struct versions_count more = versions_count(&one);

	count->self += more.self;
	count->talk += more.talk;
	count->both += more.both;
	count->differing += more.differing;
	count->talk_only += more.talk_only;
}

static void build_differences(struct report_builder *builder, const struct versions *versions)
{
	struct gap_interview *interview = &builder->report->interview;
	struct gap_difference *list =
		arena_array(&builder->report->arena, versions->count, sizeof(*list));

	for (size_t i = 0; i < versions->count; i++) {
		const struct item_versions *item = &versions->items[i];

		if (!is_asked(builder, item->item))
			continue;
		add_count(&interview->count, item);
		if (versions_differ(item))
			build_difference(builder, item, &list[interview->difference_count++]);
	}
	interview->differences = list;
}

/* ---- basis --------------------------------------------------------------------------- */

static bool has_basis(const struct part *part, int question)
{
	int rows = (int)part->questionnaire->questions[question].row_count;

	for (int row = ROW_NONE; row < rows; row++) {
		if (answers_get(part->answers, question, row)->basis != BASIS_UNSET)
			return true;
	}
	return false;
}

static bool any_basis(const struct evaluation *from)
{
	for (size_t p = 0; p < from->part_count; p++) {
		const struct part *part = &from->parts[p];

		for (int q = interview_next(part->interview, -1); q >= 0;
		     q = interview_next(part->interview, q)) {
			if (has_basis(part, q))
				return true;
		}
	}
	return false;
}

/* Of a met clause all evidence is met; the best known of it counts. */
void build_clause_basis(struct gap_clause *clause)
{
	for (size_t i = 0; i < clause->evidence_count; i++) {
		if (clause->verdict == VERDICT_MET && clause->evidence[i].basis > clause->basis)
			clause->basis = clause->evidence[i].basis;
	}
}

static void count_only_said(struct report_builder *builder, struct gap_clause *clauses)
{
	struct gap_interview *interview = &builder->report->interview;

	interview->has_basis = any_basis(builder->from);
	for (size_t i = 0; i < builder->report->clause_count; i++) {
		clauses[i].is_only_said = interview->has_basis &&
					  clauses[i].verdict == VERDICT_MET &&
					  clauses[i].basis < BASIS_SEEN;
		interview->only_said += clauses[i].is_only_said;
	}
}

/* ---- entries --------------------------------------------------------------------------- */

static void build_entries(struct report_builder *builder, const struct entries *entries,
			  enum entry_kind kind)
{
	struct gap_entries *out = &builder->report->interview.entries[kind];
	const struct entry *first;
	struct gap_entry *list;

	out->count = entries_of_kind(entries, kind, &first);
	list = arena_array(&builder->report->arena, out->count, sizeof(*list));
	for (size_t i = 0; i < out->count; i++) {
		list[i].number = first[i].number;
		list[i].is_remote = first[i].is_remote;
		list[i].is_cloud = first[i].is_cloud;
		for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
			list[i].fields[f] = build_string(builder, first[i].fields[f]);
	}
	out->list = list;
}

static const char *factor_item(struct report_builder *builder, const struct factor *factor)
{
	if (*factor->item && builder->from->part_count > 1)
		strbuf_addf(&builder->buf, "%s/", factor->questionnaire);
	strbuf_adds(&builder->buf, factor->item);
	return build_take(builder);
}

static void build_factors(struct report_builder *builder)
{
	const struct evaluation *from = builder->from;
	struct gap_interview *interview = &builder->report->interview;
	struct factors factors = factors_find(&builder->report->arena, from->parts,
					      from->part_count, from->entries);
	struct gap_factor *list =
		arena_array(&builder->report->arena, factors.count, sizeof(*list));

	for (size_t i = 0; i < factors.count; i++) {
		list[i].item = factor_item(builder, &factors.list[i]);
		list[i].number = factors.list[i].number;
		list[i].text = build_text(builder, &factors.list[i].text);
		for (int b = 0; b < BLOCKED_COUNT; b++)
			list[i].marks[b] = factors.list[i].marks[b];
	}
	interview->factors = list;
	interview->factor_count = factors.count;
}

void build_interview(struct report_builder *builder, struct gap_clause *clauses)
{
	const struct evaluation *from = builder->from;

	count_only_said(builder, clauses);
	if (from->versions)
		build_differences(builder, from->versions);
	for (int k = 0; k < ENTRY_FACTOR && from->entries; k++)
		build_entries(builder, from->entries, (enum entry_kind)k);
	build_factors(builder);
}
