/*
 * Writes a document that has every kind of block, with one text in all of them: for the tests of the formats for people.
 *
 *     blocks html|md en|ja LOCALES < TEXT
 *
 * Levels jump, lists begin deep, charts have values that are not known: more than a report ever does.
 */
#include "format.h"
#include "i18n.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 1 << 20, AXES = 15, SERIES = 5 };

static const double values[SERIES][AXES] = {
	{ 0, 100, 33.3, 50, 12.5, 100, 0, 66.7, 80, 20, 5, 99.9, 1, 2, 3 },
	{ -1, 20, 40, -1, -1, 60, 80, 100, 120, 0, 1, -1, 4, -1, 9 },
	{ 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 90, 80, 7, 8, 9 },
	{ -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 },
	{ 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 },
};

static void add_chart(struct document *doc, const char *text, enum doc_chart_kind kind, size_t labels, size_t count)
{
	static const enum doc_tone tones[SERIES] = { TONE_MET, TONE_PARTIAL, TONE_GAP, TONE_UNKNOWN, TONE_UNANSWERED };
	const char *names[AXES];
	struct doc_series series[SERIES];

	for (size_t i = 0; i < labels; i++)
		names[i] = i % 3 == 1 ? "A label of many words that has to be broken into lines: 全社で定めた情報セキュリティの規程" : text;
	for (size_t s = 0; s < count; s++)
		series[s] = (struct doc_series){ s % 2 ? text : "series", kind == CHART_STACK ? tones[s] : TONE_NONE, values[s] };
	doc_chart(doc, &(struct doc_chart){ .kind = kind, .title = text, .summary = text, .labels = names,
					    .label_count = labels, .series = series, .series_count = count });
}

static void add_charts(struct document *doc, const char *text)
{
	static const size_t axes[] = { 3, 14, 8, 12, AXES };

	add_chart(doc, text, CHART_RADAR, 2, 1);
	for (size_t count = 1; count <= SERIES; count++) {
		add_chart(doc, text, CHART_BARS, 4, count);
		add_chart(doc, text, CHART_STACK, 4, count);
		add_chart(doc, text, CHART_RADAR, axes[count - 1], count);
	}
}

static void add_table(struct document *doc, const char *text, const char *caption, size_t columns)
{
	const struct doc_column heads[] = { { text, false }, { text, true }, { text, false }, { text, true }, { text, false } };
	struct doc_cell *cell = doc_table(doc, caption, heads, columns, 3);

	for (size_t i = 0; i < 3 * columns; i++, cell++) {
		doc_set(doc, cell, i % 4 == 3 ? "" : text);
		cell->target = i % 2 ? "first" : "";
		cell->tone = (enum doc_tone)(i % TONE_COUNT);
	}
}

/* Items and what hangs on them, also where nothing is to hang on. */
static void add_lists(struct document *doc, const char *text)
{
	static const int depths[] = { 0, 1, 2, 0, 3, 1, 1, 0, 12, 0 };

	for (size_t i = 0; i < sizeof(depths) / sizeof(depths[0]); i++) {
		doc_item(doc, depths[i], i % 3 ? text : "", i % 2 ? text : "", text)->tone = (enum doc_tone)(i % TONE_COUNT);
		doc_field(doc, depths[i] + 1, text, text);
		doc_field(doc, depths[i] + 1, text, text)->tone = TONE_GAP;
		doc_paragraph(doc, depths[i] + 1, i % 2 ? text : "", text);
		doc_quote(doc, depths[i] + 1, text);
	}
	doc_field(doc, 0, text, text);
	doc_item(doc, 1, "", text, text)->target = "second";
	doc_field(doc, 0, text, "");
	doc_item(doc, 0, "1", "", text)->target = "first";
	doc_item(doc, 0, "", "", text);
	doc_paragraph(doc, 2, text, text)->tone = TONE_QUIET;
	doc_field(doc, 2, text, text);
}

static struct document *make(const char *text, enum lang lang)
{
	struct document *doc = document_new(lang, text);

	doc->organisation = doc->author = doc->logo_text = arena_strdup(&doc->arena, text);
	doc_field(doc, 0, text, text);
	doc_paragraph(doc, 0, text, text);
	doc_page(doc);
	doc_heading(doc, 3, text, "deep", text);
	doc_paragraph(doc, 1, "", text);
	doc_heading(doc, 1, text, "first", text)->tone = TONE_GAP;
	add_lists(doc, text);
	doc_heading(doc, 4, "", "", text);
	add_table(doc, text, "", 2);
	doc_heading(doc, 2, text, "second", text);
	add_table(doc, text, text, 5);
	doc_page(doc);
	doc_page(doc);
	doc_quote(doc, 0, text);
	doc_heading(doc, 2, "", "", text);
	add_table(doc, text, "", 5);
	doc_heading(doc, 1, "", "third", text);
	add_charts(doc, text);
	doc_page(doc);
	return doc;
}

int main(int argc, char **argv)
{
	static char text[TEXT_MAX];
	struct strbuf out = STRBUF_INIT;
	const struct format_page page = { .width_cols = 80 };
	struct error err = ERROR_INIT;
	enum lang lang = LANG_EN;

	if (argc != 4 || !lang_from_code(argv[2], &lang) || !i18n_init(argv[3])) {
		fprintf(stderr, "usage: blocks html|md LANG LOCALES < TEXT\n");
		return 2;
	}
	text[fread(text, 1, sizeof(text) - 1, stdin)] = '\0';
	struct document *doc = make(text, lang);
	format_render(strcmp(argv[1], "html") == 0 ? &format_html : &format_md, doc, &page, &out, &err);
	fwrite(out.text, 1, out.length, stdout);
	strbuf_release(&out);
	i18n_release();
	return 0;
}
