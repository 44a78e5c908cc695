#include "summary.h"

#include "gap_report.h"
#include "id_index.h"
#include "summary_factors.h"

#include <stdlib.h>
#include <string.h>

/* While it is being made: the sources in the order of the companies. */
struct making {
	struct summary *summary;
	const struct summary_options *options;
	const struct summary_source **sources;
	size_t count;
};

const char *summary_cell_name(enum summary_cell cell)
{
	static const char *const names[CELL_COUNT] = {
		[CELL_OPEN] = "open",
		[CELL_YES] = "yes",
		[CELL_NO] = "no",
		[CELL_UNKNOWN] = "unknown",
		[CELL_NOT_APPLICABLE] = "not-applicable",
		[CELL_NOT_ASKED] = "not-asked",
	};

	return names[cell];
}

int summary_percent(int part, int whole)
{
	return whole > 0 ? (200 * part + whole) / (2 * whole) : -1;
}

void summary_letters(size_t place, struct strbuf *out)
{
	if (place >= 26)
		summary_letters(place / 26 - 1, out);
	strbuf_addch(out, (char)('A' + place % 26));
}

static const char *take(struct summary *summary, struct strbuf *text)
{
	const char *copy = arena_strdup(&summary->arena, text->text);

	strbuf_release(text);
	return copy;
}

/* ---- companies ----------------------------------------------------------------- */

static int compare_ids(const void *left, const void *right)
{
	const struct summary_source *const *a = left;
	const struct summary_source *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

static bool is_name_alone(const struct making *making, size_t place)
{
	for (size_t i = 0; i < making->count; i++) {
		if (i != place && strcmp(making->sources[i]->organisation,
					 making->sources[place]->organisation) == 0)
			return false;
	}
	return true;
}

static void name_letter(struct summary *summary, size_t place, struct summary_company *company)
{
	struct strbuf name = STRBUF_INIT;

	summary_letters(place, &name);
	/* The message would be "%s" in English, so it is no message. */
	if (summary->lang == LANG_JA)
		strbuf_adds(&name, "社");
	company->id = company->organisation = "";
	company->name = company->key = take(summary, &name);
}

static void name_openly(const struct making *making, size_t place, struct summary_company *company)
{
	const struct summary_source *source = making->sources[place];
	struct strbuf name = STRBUF_INIT;
	struct strbuf key = STRBUF_INIT;

	strbuf_adds(&name, source->organisation);
	if (!is_name_alone(making, place))
		strbuf_addf(&name, " (%s)", source->id);
	strbuf_addf(&key, "%zu", place + 1);
	company->id = arena_strdup(&making->summary->arena, source->id);
	company->organisation = arena_strdup(&making->summary->arena, source->organisation);
	company->name = take(making->summary, &name);
	company->key = take(making->summary, &key);
}

static void make_companies(struct making *making)
{
	struct summary *summary = making->summary;
	struct summary_company *companies =
		arena_array(&summary->arena, making->count, sizeof(*companies));

	if (summary->is_anonymous && making->count > 1)
		qsort(making->sources, making->count, sizeof(*making->sources), compare_ids);
	for (size_t i = 0; i < making->count; i++) {
		if (summary->is_anonymous)
			name_letter(summary, i, &companies[i]);
		else
			name_openly(making, i, &companies[i]);
	}
	summary->companies = companies;
	summary->company_count = making->count;
}

/* ---- tables ---------------------------------------------------------------------- */

static bool has_yes_no(const struct questionnaire *questionnaire)
{
	for (size_t i = 0; i < questionnaire->question_count; i++) {
		if (questionnaire->questions[i].kind == QUESTION_YES_NO)
			return true;
	}
	return false;
}

bool summary_can_take(const struct part *parts, size_t part_count)
{
	for (size_t i = 0; i < part_count; i++) {
		if (has_yes_no(parts[i].questionnaire))
			return true;
	}
	return false;
}

static const struct part *find_part(const struct summary_source *source, const char *questionnaire)
{
	for (size_t i = 0; i < source->part_count; i++) {
		if (strcmp(source->parts[i].questionnaire->id, questionnaire) == 0)
			return &source->parts[i];
	}
	return NULL;
}

static size_t count_having(const struct making *making, const char *questionnaire)
{
	size_t count = 0;

	for (size_t i = 0; i < making->count; i++)
		count += find_part(making->sources[i], questionnaire) != NULL;
	return count;
}

static const struct question *find_yes_no(const struct part *part, const char *id)
{
	const struct question *question = questionnaire_find(part->questionnaire, id, strlen(id));

	return question && question->kind == QUESTION_YES_NO ? question : NULL;
}

static enum summary_cell cell_of(const struct part *part, const char *id)
{
	const struct question *question = find_yes_no(part, id);
	const struct answer *answer;

	if (!question || !interview_is_asked(part->interview, question->index))
		return CELL_NOT_ASKED;
	answer = answers_effective(part->answers, question->index, ROW_NONE);
	switch (answer->state) {
	case ANSWER_VALUES: return answer_has_value(answer, 1) ? CELL_YES : CELL_NO;
	case ANSWER_UNKNOWN: return CELL_UNKNOWN;
	case ANSWER_NOT_APPLICABLE: return CELL_NOT_APPLICABLE;
	case ANSWER_OPEN:
	case ANSWER_TEXT:
	case ANSWER_NONE: break;
	}
	return CELL_OPEN;
}

static void make_row(const struct making *making, const struct summary_table *table,
		     const struct question *question, struct summary_row *row)
{
	struct arena *arena = &making->summary->arena;
	enum summary_cell *cells = arena_array(arena, table->company_count, sizeof(*cells));
	struct strbuf label = STRBUF_INIT;

	question_label_marked(question, making->summary->lang, &label);
	row->item = arena_strdup(arena, question->id);
	row->label = take(making->summary, &label);
	row->prompt =
		arena_strdup(arena, lang_text_get(&question->prompt, making->summary->lang));
	for (size_t i = 0; i < table->company_count; i++) {
		const struct summary_source *source = making->sources[table->companies[i]];

		cells[i] = cell_of(find_part(source, table->questionnaire), question->id);
		row->yes += cells[i] == CELL_YES;
		row->answered += cells[i] == CELL_YES || cells[i] == CELL_NO;
	}
	row->cells = cells;
	row->percent = summary_percent(row->yes, row->answered);
}

/* Companies may have answered different versions: a question that any of them has gets its row. */
static void make_rows(const struct making *making, struct summary_table *table)
{
	struct id_index *seen;
	struct summary_row *rows;
	size_t most = 0;

	for (size_t c = 0; c < table->company_count; c++)
		most += find_part(making->sources[table->companies[c]], table->questionnaire)
				->questionnaire->question_count;
	rows = arena_array(&making->summary->arena, most, sizeof(*rows));
	seen = id_index_new(&making->summary->arena, most);
	for (size_t c = 0; c < table->company_count; c++) {
		const struct questionnaire *questionnaire =
			find_part(making->sources[table->companies[c]], table->questionnaire)
				->questionnaire;

		for (size_t q = 0; q < questionnaire->question_count; q++) {
			const struct question *question = &questionnaire->questions[q];

			if (question->kind != QUESTION_YES_NO)
				table->others += c == 0;
			else if (id_index_add(seen, question->id, 0) < 0)
				make_row(making, table, question, &rows[table->row_count++]);
		}
	}
	table->rows = rows;
}

/* Each version once, in the order of the companies. */
static void add_version(const struct making *making, const struct summary_table *table,
			const char *version, struct strbuf *versions)
{
	for (size_t i = 0; i < table->company_count; i++) {
		const struct part *part = find_part(making->sources[table->companies[i]],
						    table->questionnaire);

		if (strcmp(part->questionnaire->version, version) == 0)
			return;
	}
	strbuf_addf(versions, "%s%s", versions->length > 0 ? ", " : "", version);
}

static void make_table(const struct making *making, const struct questionnaire *questionnaire,
		       struct summary_table *table)
{
	struct summary *summary = making->summary;
	int *companies = arena_array(&summary->arena, making->count, sizeof(*companies));
	struct strbuf versions = STRBUF_INIT;

	table->companies = companies;
	table->questionnaire = arena_strdup(&summary->arena, questionnaire->id);
	table->title = arena_strdup(&summary->arena,
				    lang_text_get(&questionnaire->title, summary->lang));
	for (size_t i = 0; i < making->count; i++) {
		const struct part *part = find_part(making->sources[i], questionnaire->id);

		if (!part)
			continue;
		add_version(making, table, part->questionnaire->version, &versions);
		companies[table->company_count++] = (int)i;
	}
	table->version = take(summary, &versions);
	make_rows(making, table);
}

static bool has_table(const struct summary_table *tables, size_t count, const char *questionnaire)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(tables[i].questionnaire, questionnaire) == 0)
			return true;
	}
	return false;
}

static void make_tables(struct making *making)
{
	struct summary *summary = making->summary;
	size_t needed = making->count > 1 ? 2 : 1;
	struct summary_table *tables;
	size_t most = 0;

	for (size_t i = 0; i < making->count; i++)
		most += making->sources[i]->part_count;
	tables = arena_array(&summary->arena, most, sizeof(*tables));
	for (size_t i = 0; i < making->count; i++) {
		for (size_t p = 0; p < making->sources[i]->part_count; p++) {
			const struct questionnaire *questionnaire =
				making->sources[i]->parts[p].questionnaire;

			if (has_yes_no(questionnaire) &&
			    count_having(making, questionnaire->id) >= needed &&
			    !has_table(tables, summary->table_count, questionnaire->id))
				make_table(making, questionnaire,
					   &tables[summary->table_count++]);
		}
	}
	summary->tables = tables;
}

/* ---- lists ------------------------------------------------------------------------- */

/* The texts of an entry, which are all that makes a line another one. Lives in the arena. */
static const char *texts_of(const struct making *making, const struct entry *entry)
{
	struct strbuf texts = STRBUF_INIT;
	struct entry bare = *entry;

	bare.is_remote = bare.is_cloud = false;
	entry_encode(&bare, &texts);
	return take(making->summary, &texts);
}

static struct summary_line *start_line(const struct making *making, struct summary_line *lines,
				       size_t *count, const struct entry *entry)
{
	struct arena *arena = &making->summary->arena;
	struct summary_line *line = &lines[*count];

	line->entry.number = (int)++*count;
	line->companies = arena_array(arena, making->count, sizeof(int));
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		line->entry.fields[f] =
			arena_strdup(arena, entry_field(entry, (enum entry_field)f));
	return line;
}

static void add_to_line(struct summary_line *line, const struct entry *entry, int company)
{
	int *companies = (int *)line->companies;

	line->entry.is_remote = line->entry.is_remote || entry->is_remote;
	line->entry.is_cloud = line->entry.is_cloud || entry->is_cloud;
	if (line->company_count == 0 || companies[line->company_count - 1] != company)
		companies[line->company_count++] = company;
}

static int count_entries(const struct making *making, enum entry_kind kind)
{
	const struct entry *first;
	size_t count = 0;

	for (size_t i = 0; i < making->count; i++)
		count += entries_of_kind(making->sources[i]->entries, kind, &first);
	return (int)count;
}

static void make_list(const struct making *making, enum entry_kind kind)
{
	struct summary_list *list = &making->summary->lists[kind];
	int all = count_entries(making, kind);
	struct summary_line *lines;
	struct id_index *seen;

	if (making->summary->is_anonymous && !making->options->has_free_text) {
		list->left_out = all;
		return;
	}
	lines = arena_array(&making->summary->arena, (size_t)all, sizeof(*lines));
	seen = id_index_new(&making->summary->arena, (size_t)all);
	for (size_t c = 0; c < making->count; c++) {
		const struct entry *entry;
		size_t count = entries_of_kind(making->sources[c]->entries, kind, &entry);

		for (size_t i = 0; i < count; i++) {
			int place = id_index_add(seen, texts_of(making, &entry[i]),
						 (int)list->count);

			add_to_line(place < 0 ? start_line(making, lines, &list->count, &entry[i])
					      : &lines[place],
				    &entry[i], (int)c);
		}
	}
	list->lines = lines;
}

enum factor_mark summary_factor_mark(const struct summary_factor *factor, enum blocked blocked)
{
	const struct summary_factor_column *column = &factor->columns[blocked];

	if (column->yes > 0)
		return FACTOR_YES;
	return column->answered > 0 ? FACTOR_NO : FACTOR_UNKNOWN;
}

/* An answered row is the questionnaire's text and tells nobody; an entry may. */
static void make_factors(const struct making *making)
{
	struct summary *summary = making->summary;
	struct factors *found = arena_array(&summary->arena, making->count, sizeof(*found));
	bool has_entries = !summary->is_anonymous || making->options->has_free_text;

	for (size_t c = 0; c < making->count; c++) {
		const struct summary_source *source = making->sources[c];

		found[c] = factors_find(&summary->arena, source->parts, source->part_count,
					has_entries ? source->entries : NULL);
	}
	summary_factors_make(&summary->arena, found, making->count, summary->lang,
			     &summary->factors);
	if (!has_entries)
		summary->factors.left_out = count_entries(making, ENTRY_FACTOR);
}

struct summary *summary_make(const struct summary_source *sources, size_t count,
			     const struct summary_options *options)
{
	struct summary *summary = mem_calloc(1, sizeof(*summary));
	struct making making = { .summary = summary,
				 .options = options,
				 .sources = mem_calloc(count + 1, sizeof(*making.sources)),
				 .count = count };

	arena_init(&summary->arena);
	summary->lang = options->lang;
	summary->is_anonymous = options->is_anonymous;
	summary->is_guessable = options->is_anonymous && count < SUMMARY_GUESSABLE_BELOW;
	for (size_t i = 0; i < count; i++)
		making.sources[i] = &sources[i];
	make_companies(&making);
	make_tables(&making);
	for (int k = 0; k < ENTRY_FACTOR; k++)
		make_list(&making, (enum entry_kind)k);
	make_factors(&making);
	free(making.sources);
	return summary;
}

void summary_free(struct summary *summary)
{
	if (!summary)
		return;
	arena_release(&summary->arena);
	free(summary);
}
