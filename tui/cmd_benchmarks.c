/* tenken benchmarks: what surveyed companies answered, figure by figure. */
#include "cmd.h"

#include <string.h>

#include "i18n.h"
#include "plain_text.h"

enum { OPT_JSON };

static const struct cmd_option options[] = {
	[OPT_JSON] = { 0, "json", NULL, N_("as JSON, schema tenken-benchmarks/1") },
	{ 0 },
};

static bool is_wanted(const struct benchmark *benchmark, const char *questionnaire)
{
	return !questionnaire || !strcmp(benchmark->place.questionnaire, questionnaire);
}

static void add_place(struct strbuf *out, const struct benchmark_place *place)
{
	strbuf_addf(out, "%s.%s", place->questionnaire, place->question);
	if (place->row[0])
		strbuf_addf(out, ".%s", place->row);
}

/* ---- JSON ----------------------------------------------------------------- */

static void json_figures(struct json_writer *json, const struct benchmark *benchmark)
{
	if (benchmark->n)
		json_int(json, "n", benchmark->n);
	else
		json_null(json, "n");
	json_int(json, "year", benchmark->year);
	json_object(json, "values");
	for (size_t i = 0; i < benchmark->share_count; i++)
		json_double(json, benchmark->shares[i].value, benchmark->shares[i].percent, 1);
	json_end(json);
	if (benchmark->met_percent >= 0)
		json_double(json, "met_percent", benchmark->met_percent, 1);
	else
		json_null(json, "met_percent");
}

static void json_also(struct json_writer *json, const struct benchmark *benchmark)
{
	json_array(json, "also");
	for (size_t i = 0; i < benchmark->also_count; i++) {
		struct strbuf place = STRBUF_INIT;

		add_place(&place, &benchmark->also[i]);
		json_string(json, NULL, place.text);
		strbuf_release(&place);
	}
	json_end(json);
}

static void json_benchmark(struct json_writer *json, const struct benchmark *benchmark)
{
	enum lang lang = i18n_lang();

	json_object(json, NULL);
	json_string(json, "id", benchmark->id);
	json_string(json, "questionnaire", benchmark->place.questionnaire);
	json_string(json, "question", benchmark->place.question);
	json_string_or_null(json, "row", benchmark->place.row);
	json_string(json, "population", lang_text_get(&benchmark->population, lang));
	json_figures(json, benchmark);
	json_string(json, "source", benchmark->source);
	json_strings(json, "clauses", benchmark->clauses.ids, benchmark->clauses.count);
	json_also(json, benchmark);
	json_string(json, "confidence", benchmark->confidence);
	json_bool(json, "approximate", benchmark->is_approximate);
	json_bool(json, "derived", benchmark->is_derived);
	json_bool(json, "low_n", benchmark->has_low_n);
	json_string(json, "note", lang_text_get(&benchmark->note, lang));
	json_string(json, "text", lang_text_get(&benchmark->text, lang));
	json_end(json);
}

static void write_json(const struct benchmark_library *library, const char *questionnaire)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-benchmarks/1");
	json_array(&json, "benchmarks");
	for (size_t i = 0; library && i < library->benchmark_count; i++)
		if (is_wanted(&library->benchmarks[i], questionnaire))
			json_benchmark(&json, &library->benchmarks[i]);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

/* ---- text ------------------------------------------------------------------ */

static void write_benchmark(const struct benchmark *benchmark)
{
	enum lang lang = i18n_lang();
	struct strbuf place = STRBUF_INIT;

	add_place(&place, &benchmark->place);
	plain_line(stdout, place.text);
	plain_paragraph(stdout, "    ", 4, PLAIN_WIDTH_COLS, lang_text_get(&benchmark->text, lang));
	if (!lang_text_is_empty(&benchmark->note))
		plain_paragraph(stdout, "    ", 4, PLAIN_WIDTH_COLS,
				lang_text_get(&benchmark->note, lang));
	/* TRANSLATORS: the file and line of a source */
	plain_linef(stdout, _("    Source: %s"), benchmark->source);
	strbuf_release(&place);
}

static void write_text(const struct benchmark_library *library, const char *questionnaire)
{
	for (size_t i = 0; library && i < library->benchmark_count; i++)
		if (is_wanted(&library->benchmarks[i], questionnaire))
			write_benchmark(&library->benchmarks[i]);
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *questionnaire = words->arg_count ? words->args[0] : NULL;
	const struct benchmark_library *library;
	struct error err = ERROR_INIT;

	if (questionnaire && !library_find(cmd_library(context), questionnaire, &err))
		return cmd_fail(&err);
	library = library_benchmarks(cmd_library(context), &err);
	if (err.code != ERROR_NONE)
		return cmd_fail(&err);
	(words->option[OPT_JSON] ? write_json : write_text)(library, questionnaire);
	return CMD_DONE;
}

const struct command command_benchmarks = {
	.name = "benchmarks",
	.usage = "[QUESTIONNAIRE] [--json]",
	.summary = N_("lists what surveyed companies answered, with its source"),
	.details = N_("A figure says what is usual, not what is right."),
	.options = options,
	.args_max = 1,
	.run = run,
};
