/*
 * How a summary looks. The expected texts stand in tests/golden/summary; UPDATE=1 in
 * the environment writes them anew: read the difference before it is committed.
 */
#include "summary_fixture.h"

#include "text.h"

static void no_line_is_wider_than_the_page(void **state)
{
	static const int widths[] = { 40, 60, 80, 200 };
	struct fixture *fixture = *state;

	fill_asked(fixture);
	while (fixture->count < COMPANIES_MAX)
		add_company(fixture, fixture->sheet, "Another one", "c", "yn");
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct summary *summary = summarize(fixture, (enum lang)lang, false, false);

		for (size_t w = 0; w < sizeof(widths) / sizeof(widths[0]); w++) {
			char *text = write(summary, "text", widths[w]);

			for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
				if (text_cols(line) > widths[w])
					fail_msg("%d columns: %s", widths[w], line);
				assert_true(line[strlen(line) - 1] != ' ');
			}
			free(text);
		}
		summary_free(summary);
	}
}

static void what_people_wrote_does_not_act(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	char *text;

	add_company(fixture, fixture->sheet, "=cmd|' /C calc'!A0", "a1", "y");
	add_entry(fixture, 0, ENTRY_FINDING, "none", ENTRY_TEXT, "+1 \"quoted\"\n@x");
	add_entry(fixture, 0, ENTRY_FACTOR, "none", ENTRY_TEXT, "a\u202Eb");
	summary = summarize(fixture, LANG_EN, false, false);
	text = write(summary, "csv", 80);
	assert_null(strstr(text, ",="));
	assert_null(strstr(text, ",+1"));
	assert_non_null(strstr(text, "\"'+1 \"\"quoted\"\"\n@x\""));
	free(text);
	text = write(summary, "text", 80);
	assert_null(strstr(text, "\u202E"));
	free(text);
	summary_free(summary);
}

static void read_expected(const char *path, struct strbuf *out)
{
	char piece[4096];
	size_t size;
	FILE *in = fopen(path, "rb");

	while (in && (size = fread(piece, 1, sizeof(piece), in)) > 0)
		strbuf_add(out, piece, size);
	if (in)
		fclose(in);
}

static void compare_with(const char *path, const char *text)
{
	struct strbuf expected = STRBUF_INIT;
	const char *update = getenv("UPDATE");
	FILE *out;

	if (update && *update) {
		out = fopen(path, "wb");
		assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
		fclose(out);
	}
	read_expected(path, &expected);
	assert_string_equal(text, expected.text);
	strbuf_release(&expected);
}

static bool find_catalogue(char *folder, size_t size)
{
	const char *build = getenv("TENKEN_BUILD");
	char path[600];
	FILE *found;

	snprintf(folder, size, "%s/locale", build ? build : "build");
	snprintf(path, sizeof(path), "%s/ja/LC_MESSAGES/tenken.mo", folder);
	found = fopen(path, "rb");
	if (found)
		fclose(found);
	return found && i18n_init(folder);
}

static void summaries_are_as_expected(void **state)
{
	static const struct {
		const char *name;
		enum lang lang;
		bool is_anonymous;
		bool has_free_text;
		const char *format;
	} cases[] = {
		{ "summary.en.txt", LANG_EN, false, false, "text" },
		{ "summary.ja.txt", LANG_JA, false, false, "text" },
		{ "anonymous.en.txt", LANG_EN, true, false, "text" },
		{ "anonymous.ja.txt", LANG_JA, true, true, "text" },
		{ "summary.en.json", LANG_EN, false, false, "json" },
		{ "anonymous.ja.json", LANG_JA, true, false, "json" },
		{ "summary.en.csv", LANG_EN, false, false, "csv" },
		{ "anonymous.ja.csv", LANG_JA, true, true, "csv" },
	};
	struct fixture *fixture = *state;
	char folder[512];
	bool has_catalogue = find_catalogue(folder, sizeof(folder));

	fill_asked(fixture);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct summary *summary = summarize(fixture, cases[i].lang, cases[i].is_anonymous,
						    cases[i].has_free_text);
		char *text = write(summary, cases[i].format, 80);
		char path[128];

		snprintf(path, sizeof(path), "tests/golden/summary/%s", cases[i].name);
		if (has_catalogue || cases[i].lang == LANG_EN)
			compare_with(path, text);
		free(text);
		summary_free(summary);
	}
	i18n_release();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_COMPANIES(no_line_is_wider_than_the_page),
		WITH_COMPANIES(what_people_wrote_does_not_act),
		WITH_COMPANIES(summaries_are_as_expected),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
