/*
 * The benchmarks.
 */
#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "id_index.h"
#include "loader_parts.h"

enum {
	BENCHMARKS_MAX = 20000,
	SHARES_MAX = QUESTIONNAIRE_CHOICES_MAX,
	LIST_MAX = 200,
	COMPANIES_MAX = 100000000,
	YEAR_MIN = 1900,
	YEAR_MAX = 9999,
	LOW_N = 30 /* fewer answers than this are shown and never compared */
};

enum {
	KEY_ID,
	KEY_QUESTIONNAIRE,
	KEY_QUESTION,
	KEY_ROW,
	KEY_POPULATION,
	KEY_N,
	KEY_YEAR,
	KEY_SOURCE,
	KEY_VALUES,
	KEY_MET_PERCENT,
	KEY_CLAUSES,
	KEY_ALSO,
	KEY_CONFIDENCE,
	KEY_APPROXIMATE,
	KEY_DERIVED,
	KEY_LOW_N,
	KEY_NOTE,
	KEY_TEXT,
	KEY_COUNT
};

static const char *const names[KEY_COUNT] = {
	"id",         "questionnaire", "question", "row",         "population", "n",
	"year",       "source",        "values",   "met_percent", "clauses",    "also",
	"confidence", "approximate",   "derived",  "low_n",       "note",       "text",
};

static const char *const confidences[] = { "certain", "likely", NULL };

/* The library being made. */
struct work {
	struct cfg *cfg;
	struct benchmark_library *library;
	struct arena *arena;
};

/* ---- percentages -------------------------------------------------------- */

static int by_number(const void *left, const void *right)
{
	const int *a = left;
	const int *b = right;

	return (*a > *b) - (*a < *b);
}

/* "1" or "1,2": the values that the figure counts. */
static bool read_numbers(struct work *work, const char *text, struct benchmark_share *share)
{
	int *values = arena_array(work->arena, VALUE_SET_MAX, sizeof(*values));
	const char *at = text;

	share->values = values;
	while (share->value_count < VALUE_SET_MAX) {
		char *end;
		long value = strtol(at, &end, 10);

		if (end == at || *at < '0' || *at > '9' || value < 1 || value > 9999)
			return false;
		values[share->value_count++] = (int)value;
		if (*end == '\0') {
			qsort(values, share->value_count, sizeof(*values), by_number);
			return true;
		}
		if (*end != ',')
			return false;
		at = end + 1;
	}
	return false;
}

static void read_share(struct work *work, cfg_setting *setting, struct benchmark_share *share)
{
	static const char *const share_names[] = { "value", "percent" };
	struct cfg_group group;

	if (!cfg_group_open(&group, work->cfg, setting, share_names, 2))
		return;
	share->value = cfg_string(&group, 0, CFG_REQUIRED, work->arena);
	cfg_double(&group, 1, CFG_REQUIRED, 0, 100, &share->percent);
	if (share->value && !read_numbers(work, share->value, share))
		cfg_mistake(
			work->cfg, cfg_line(&group, 0),
			_("\"%s\" is no value; expected the number of an option, or several as in "
			  "\"1,2\""),
			share->value);
}

static void read_shares(struct work *work, const struct cfg_group *group,
			struct benchmark *benchmark)
{
	cfg_setting *list = cfg_list(group, KEY_VALUES, CFG_REQUIRED, SHARES_MAX);
	size_t count = cfg_length(list);
	struct benchmark_share *shares = arena_array(work->arena, count, sizeof(*shares));

	for (size_t i = 0; i < count; i++)
		read_share(work, cfg_element(list, i), &shares[i]);
	benchmark->shares = shares;
	benchmark->share_count = count;
	if (cfg_has(group, KEY_VALUES) && count == 0)
		cfg_mistake(work->cfg, cfg_line(group, KEY_VALUES),
			    _("\"values\" is empty; expected at least one figure"));
}

/* ---- places and ids ------------------------------------------------------ */

static void read_strings(struct work *work, cfg_setting *list, struct reference_list *out)
{
	size_t count = cfg_length(list);
	const char **ids = arena_array(work->arena, count, sizeof(*ids));

	for (size_t i = 0; i < count; i++)
		ids[i] = cfg_element_string(work->cfg, cfg_element(list, i), work->arena);
	out->ids = ids;
	out->count = count;
}

/* Takes "consignor.q27.a" apart: no id of a question or row has a dot. */
static bool split_place(struct work *work, const char *text, struct benchmark_place *place)
{
	const char *first = strchr(text, '.');
	const char *second = first ? strchr(first + 1, '.') : NULL;
	size_t question_bytes = 0;

	if (!first)
		return false;
	question_bytes = second ? (size_t)(second - first) - 1 : strlen(first + 1);
	place->questionnaire = arena_strndup(work->arena, text, (size_t)(first - text));
	place->question = arena_strndup(work->arena, first + 1, question_bytes);
	place->row = second ? arena_strdup(work->arena, second + 1) : "";
	return loader_is_id(place->questionnaire, strlen(place->questionnaire), false) &&
	       loader_is_id(place->question, question_bytes, false) &&
	       (!second || loader_is_id(place->row, strlen(place->row), false));
}

static void read_also(struct work *work, const struct cfg_group *group, struct benchmark *benchmark)
{
	cfg_setting *list = cfg_list(group, KEY_ALSO, CFG_OPTIONAL, LIST_MAX);
	size_t count = cfg_length(list);
	struct benchmark_place *also = arena_array(work->arena, count, sizeof(*also));

	for (size_t i = 0; i < count; i++) {
		cfg_setting *element = cfg_element(list, i);
		const char *text = cfg_element_string(work->cfg, element, work->arena);

		if (text && !split_place(work, text, &also[i]))
			cfg_mistake(work->cfg, cfg_element_line(element),
				    _("\"%s\" is no place; expected one as in \"vendor.q25.a\""),
				    text);
	}
	benchmark->also = also;
	benchmark->also_count = count;
}

static void read_place(struct work *work, const struct cfg_group *group,
		       struct benchmark *benchmark)
{
	benchmark->place.questionnaire =
		loader_read_id(group, KEY_QUESTIONNAIRE, true, work->arena);
	benchmark->place.question = loader_read_id(group, KEY_QUESTION, false, work->arena);
	benchmark->place.row =
		cfg_has(group, KEY_ROW) ? loader_read_id(group, KEY_ROW, false, work->arena) : "";
}

/* ---- a benchmark ----------------------------------------------------------- */

static bool has_word(const char *text, const char *word)
{
	return text && strstr(text, word);
}

/* Whose figure it is stands in the population's English words, as in "vendor, small". */
static void derive_population(struct benchmark *benchmark)
{
	const char *text = benchmark->population.in[LANG_EN];
	bool is_small = has_word(text, ", small");
	bool is_large = has_word(text, ", large") || has_word(text, "large and mid-size");

	benchmark->sides = (has_word(text, "vendor") ? (unsigned)SIDE_VENDOR : 0U) |
			   (has_word(text, "consignor") ? (unsigned)SIDE_CONSIGNOR : 0U);
	benchmark->size = BENCHMARK_SIZE_ANY;
	if (is_small != is_large)
		benchmark->size = is_small ? BENCHMARK_SIZE_SMALL : BENCHMARK_SIZE_LARGE;
}

static void read_figures(const struct cfg_group *group, struct benchmark *benchmark)
{
	bool is_marked_low = false;
	int confidence = cfg_choice(group, KEY_CONFIDENCE, CFG_REQUIRED, confidences);

	benchmark->met_percent = -1;
	cfg_int(group, KEY_N, CFG_OPTIONAL, 1, COMPANIES_MAX, &benchmark->n);
	cfg_int(group, KEY_YEAR, CFG_REQUIRED, YEAR_MIN, YEAR_MAX, &benchmark->year);
	cfg_double(group, KEY_MET_PERCENT, CFG_OPTIONAL, 0, 100, &benchmark->met_percent);
	cfg_bool(group, KEY_APPROXIMATE, CFG_OPTIONAL, &benchmark->is_approximate);
	cfg_bool(group, KEY_DERIVED, CFG_OPTIONAL, &benchmark->is_derived);
	cfg_bool(group, KEY_LOW_N, CFG_OPTIONAL, &is_marked_low);
	benchmark->has_low_n = is_marked_low || (benchmark->n > 0 && benchmark->n < LOW_N);
	benchmark->confidence = confidences[confidence < 0 ? 0 : confidence];
}

static void read_benchmark(struct work *work, cfg_setting *setting, struct benchmark *benchmark)
{
	struct cfg_group group;

	if (!cfg_group_open(&group, work->cfg, setting, names, KEY_COUNT))
		return;
	benchmark->line = group.line;
	benchmark->id = loader_read_id(&group, KEY_ID, true, work->arena);
	read_place(work, &group, benchmark);
	cfg_lang_text(&group, KEY_POPULATION, CFG_REQUIRED, work->arena, &benchmark->population);
	derive_population(benchmark);
	read_figures(&group, benchmark);
	benchmark->source = cfg_string(&group, KEY_SOURCE, CFG_REQUIRED, work->arena);
	read_shares(work, &group, benchmark);
	read_strings(work, cfg_list(&group, KEY_CLAUSES, CFG_OPTIONAL, LIST_MAX),
		     &benchmark->clauses);
	read_also(work, &group, benchmark);
	cfg_lang_text(&group, KEY_NOTE, CFG_OPTIONAL, work->arena, &benchmark->note);
	cfg_lang_text(&group, KEY_TEXT, CFG_REQUIRED, work->arena, &benchmark->text);
}

static void read_benchmarks(struct work *work, cfg_setting *list)
{
	size_t count = cfg_length(list);
	struct benchmark *benchmarks = arena_array(work->arena, count, sizeof(*benchmarks));
	struct id_index *ids = id_index_new(work->arena, count);

	for (size_t i = 0; i < count; i++) {
		int other;

		benchmarks[i].index = (int)i;
		read_benchmark(work, cfg_element(list, i), &benchmarks[i]);
		other = benchmarks[i].id ? id_index_add(ids, benchmarks[i].id, (int)i) : -1;
		if (other >= 0)
			cfg_mistake(
				work->cfg, benchmarks[i].line,
				_("benchmark \"%s\" is given twice; expected it only in line %d"),
				benchmarks[i].id, benchmarks[other].line);
	}
	work->library->benchmarks = benchmarks;
	work->library->benchmark_count = count;
	work->library->index = ids;
}

/* ---- the file ------------------------------------------------------------- */

static struct benchmark_library *make_library(struct cfg *cfg)
{
	static const char *const root_names[] = { "benchmarks" };
	struct arena arena;
	struct benchmark_library *library;
	struct work work = { .cfg = cfg };
	struct cfg_group group;

	arena_init(&arena);
	library = arena_alloc(&arena, sizeof(*library));
	library->arena = arena;
	library->file = arena_strdup(&library->arena, cfg_name(cfg));
	work.library = library;
	work.arena = &library->arena;
	cfg_group_open(&group, cfg, cfg_root(cfg), root_names, 1);
	read_benchmarks(&work, cfg_list(&group, 0, CFG_REQUIRED, BENCHMARKS_MAX));
	if (!cfg_has_mistakes(cfg))
		return library;
	benchmark_library_free(library);
	return NULL;
}

static struct benchmark_library *finish(struct cfg *cfg, struct error_list *found,
					struct error_list *mistakes)
{
	struct benchmark_library *library = cfg ? make_library(cfg) : NULL;

	cfg_free(cfg);
	loader_hand_on(found, mistakes);
	return library;
}

struct benchmark_library *benchmark_library_load(const char *path, struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_file(path, &found), &found, mistakes);
}

struct benchmark_library *benchmark_library_load_text(const char *name, const char *text,
						      size_t size_bytes,
						      struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_text(name, text, size_bytes, &found), &found, mistakes);
}
