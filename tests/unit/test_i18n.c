#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "i18n.h"

#include "folder.h"
#include "strbuf.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A message: the id and the text with their lengths, for plural forms have NULs. */
struct pair {
	const char *id;
	size_t id_size;
	const char *text;
	size_t text_size;
};

#define PAIR(id, text) { id, sizeof(id) - 1, text, sizeof(text) - 1 }

static char dir[FOLDER_SIZE];
static char mo_path[FOLDER_SIZE + 64];

static int make_dir(void **state)
{
	char path[FOLDER_SIZE + 64];

	(void)state;
	folder_make(dir, "i18n");
	snprintf(path, sizeof(path), "%s/ja", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/ja/LC_MESSAGES", dir);
	mkdir(path, 0700);
	snprintf(mo_path, sizeof(mo_path), "%s/ja/LC_MESSAGES/tenken.mo", dir);
	return 0;
}

static int remove_dir(void **state)
{
	(void)state;
	i18n_release();
	i18n_set_lang(LANG_EN);
	folder_remove(dir);
	return 0;
}

static void add_number(struct strbuf *out, uint32_t value, bool is_swapped)
{
	if (is_swapped)
		value = __builtin_bswap32(value);
	strbuf_add(out, &value, sizeof(value));
}

/* A .mo file of these pairs, which are sorted by id. */
static void build(struct strbuf *out, const struct pair *pairs, size_t count, bool is_swapped)
{
	size_t offset = 28 + count * 16;

	add_number(out, 0x950412DE, is_swapped);
	add_number(out, 0, is_swapped);
	add_number(out, (uint32_t)count, is_swapped);
	add_number(out, 28, is_swapped);
	add_number(out, (uint32_t)(28 + count * 8), is_swapped);
	add_number(out, 0, is_swapped);
	add_number(out, 0, is_swapped);
	for (size_t i = 0; i < count; i++) {
		add_number(out, (uint32_t)pairs[i].id_size, is_swapped);
		add_number(out, (uint32_t)offset, is_swapped);
		offset += pairs[i].id_size + 1;
	}
	for (size_t i = 0; i < count; i++) {
		add_number(out, (uint32_t)pairs[i].text_size, is_swapped);
		add_number(out, (uint32_t)offset, is_swapped);
		offset += pairs[i].text_size + 1;
	}
	for (size_t i = 0; i < count; i++)
		strbuf_add(out, pairs[i].id, pairs[i].id_size + 1);
	for (size_t i = 0; i < count; i++)
		strbuf_add(out, pairs[i].text, pairs[i].text_size + 1);
}

static void write_file(const char *data, size_t size)
{
	FILE *out = fopen(mo_path, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(data, 1, size, out), size);
	assert_int_equal(fclose(out), 0);
}

static bool load(const struct pair *pairs, size_t count, bool is_swapped)
{
	struct strbuf file = STRBUF_INIT;

	build(&file, pairs, count, is_swapped);
	write_file(file.text, file.length);
	strbuf_release(&file);
	return i18n_init(dir);
}

static const struct pair good[] = {
	PAIR("", "Content-Type: text/plain; charset=UTF-8\n"),
	PAIR("%d question\0%d questions", "%d問"),
	PAIR("%s of %s", "%2$sの%1$s"),
	PAIR("gap", "不足"),
	PAIR("met", "充足"),
};

static void messages_are_found_in_either_byte_order(void **state)
{
	(void)state;
	for (int is_swapped = 0; is_swapped < 2; is_swapped++) {
		assert_true(load(good, COUNT(good), is_swapped));
		i18n_set_lang(LANG_JA);
		assert_string_equal(_("gap"), "不足");
		assert_string_equal(_("met"), "充足");
		assert_string_equal(_("%s of %s"), "%2$sの%1$s");
		assert_string_equal(_("never translated"), "never translated");
		assert_string_equal(_(""), "");
		i18n_set_lang(LANG_EN);
		assert_string_equal(_("gap"), "gap");
	}
}

static void language_changes_at_once_and_another_can_be_asked(void **state)
{
	(void)state;
	assert_true(load(good, COUNT(good), false));
	i18n_set_lang(LANG_EN);
	assert_int_equal(i18n_lang(), LANG_EN);
	assert_string_equal(T_(LANG_JA, "gap"), "不足");
	assert_string_equal(_("gap"), "gap");
	i18n_set_lang(LANG_JA);
	assert_int_equal(i18n_lang(), LANG_JA);
	assert_string_equal(T_(LANG_EN, "gap"), "gap");
	assert_string_equal(_("gap"), "不足");
}

static void counts_take_the_form_of_their_language(void **state)
{
	static const unsigned long numbers[] = { 0, 1, 2, 5, 100 };

	(void)state;
	assert_true(load(good, COUNT(good), false));
	for (size_t i = 0; i < COUNT(numbers); i++) {
		unsigned long n = numbers[i];

		assert_string_equal(TQ_(LANG_EN, "%d question", "%d questions", n),
				    n == 1 ? "%d question" : "%d questions");
		assert_string_equal(TQ_(LANG_JA, "%d question", "%d questions", n), "%d問");
		assert_string_equal(TQ_(LANG_JA, "%d gap", "%d gaps", n), n == 1 ? "%d gap" : "%d gaps");
	}
	i18n_set_lang(LANG_JA);
	assert_string_equal(Q_("%d question", "%d questions", 1), "%d問");
}

static void missing_catalogue_is_english(void **state)
{
	(void)state;
	unlink(mo_path);
	assert_true(i18n_init(dir));
	assert_true(i18n_init("/nowhere/at/all"));
	i18n_set_lang(LANG_JA);
	assert_string_equal(_("gap"), "gap");
}

static void catalogue_is_read_when_it_is_asked(void **state)
{
	char long_dir[5000];

	(void)state;
	assert_true(load(good, COUNT(good), false));
	assert_true(i18n_open(dir));
	assert_string_equal(T_(LANG_EN, "gap"), "gap");
	assert_string_equal(T_(LANG_JA, "gap"), "不足");
	unlink(mo_path);
	assert_string_equal(T_(LANG_JA, "gap"), "不足");
	assert_true(i18n_open(dir));
	assert_string_equal(T_(LANG_JA, "gap"), "gap");
	assert_true(load(good, COUNT(good), false));
	i18n_release();
	assert_string_equal(T_(LANG_JA, "gap"), "gap");
	memset(long_dir, 'a', sizeof(long_dir));
	long_dir[sizeof(long_dir) - 1] = '\0';
	assert_false(i18n_open(long_dir));
	assert_string_equal(T_(LANG_JA, "gap"), "gap");
}

static void translation_with_other_directives_is_left_out(void **state)
{
	static const struct {
		struct pair pair;
		bool is_kept;
	} cases[] = {
		{ PAIR("a %s b", "あ %s"), true },
		{ PAIR("a %s b", "あ"), false },
		{ PAIR("a %s b", "あ %d"), false },
		{ PAIR("a %s b", "あ %s %s"), false },
		{ PAIR("a %s b", "あ %n"), false },
		{ PAIR("a %zu b", "あ %zu"), true },
		{ PAIR("a %zu b", "あ %u"), false },
		{ PAIR("a %s %d", "%2$d %1$s"), true },
		{ PAIR("a %s %d", "%1$d %2$s"), false },
		{ PAIR("a %s %d", "%d %s"), false },
		{ PAIR("a %5.1f %%", "%.2f%%"), true },
		{ PAIR("a %*d", "%*d"), true },
		{ PAIR("a %*d", "%d"), false },
		{ PAIR("a %.*s", "%.*s"), true },
		{ PAIR("50 % reached", "50 % に達しました"), true },
		{ PAIR("no directive", "あ %s"), false },
		{ PAIR("%d thing\0%d things", "%d個"), true },
		{ PAIR("one thing\0%d things", "%d個"), true },
		{ PAIR("one thing\0%d things", "一個\0%d個"), true },
		{ PAIR("%d thing\0%d things", "%s個"), false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text;

		assert_true(load(&cases[i].pair, 1, false));
		text = i18n_get_in(LANG_JA, cases[i].pair.id);
		assert_string_equal(text, cases[i].is_kept ? cases[i].pair.text : cases[i].pair.id);
	}
}

static void damaged_catalogues_are_refused(void **state)
{
	static const struct pair unsorted[] = { PAIR("b", "ビー"), PAIR("a", "エー") };
	static const struct pair twice[] = { PAIR("a", "ビー"), PAIR("a", "エー") };
	static const struct pair not_utf8[] = { PAIR("a", "\x82\xA0") };

	(void)state;
	assert_false(load(unsorted, 2, false));
	assert_false(load(twice, 2, false));
	assert_false(load(not_utf8, 1, false));
	assert_string_equal(T_(LANG_JA, "a"), "a");
	write_file("", 0);
	assert_false(i18n_init(dir));
	write_file("this is no catalogue, though it is long enough", 46);
	assert_false(i18n_init(dir));
	unlink(mo_path);
	assert_int_equal(mkdir(mo_path, 0700), 0);
	assert_false(i18n_init(dir));
	rmdir(mo_path);
	assert_int_equal(mkfifo(mo_path, 0600), 0);
	assert_false(i18n_init(dir));
	unlink(mo_path);
}

static void too_large_a_catalogue_is_refused(void **state)
{
	struct strbuf file = STRBUF_INIT;

	(void)state;
	build(&file, good, COUNT(good), false);
	strbuf_add_repeat(&file, 'x', 4 * 1024 * 1024);
	write_file(file.text, file.length);
	strbuf_release(&file);
	assert_false(i18n_init(dir));
}

static void no_changed_byte_leads_outside_the_file(void **state)
{
	static const unsigned char values[] = { 0x00, 0x01, 0x7F, 0x80, 0xFF };
	struct strbuf file = STRBUF_INIT;
	size_t read = 0;

	(void)state;
	build(&file, good, COUNT(good), false);
	for (size_t at = 0; at < file.length; at++) {
		char kept = file.text[at];

		for (size_t i = 0; i < COUNT(values); i++) {
			file.text[at] = (char)values[i];
			write_file(file.text, file.length);
			if (i18n_init(dir))
				for (size_t k = 0; k < COUNT(good); k++)
					read += strlen(i18n_get_in(LANG_JA, good[k].id)) +
						strlen(i18n_nget_in(LANG_JA, good[k].id, "many", 3));
		}
		file.text[at] = kept;
	}
	assert_true(read > 0);
	for (size_t size = 0; size < file.length; size++) {
		write_file(file.text, size);
		assert_false(i18n_init(dir));
	}
	strbuf_release(&file);
}

static void text_of_a_questionnaire_falls_back(void **state)
{
	static const struct {
		struct lang_text text;
		const char *en;
		const char *ja;
	} cases[] = {
		{ { { "Contract", "契約" } }, "Contract", "契約" },
		{ { { "Contract", NULL } }, "Contract", "Contract" },
		{ { { NULL, "契約" } }, "契約", "契約" },
		{ { { "", "契約" } }, "契約", "契約" },
		{ { { NULL, NULL } }, "", "" },
		{ { { "", "" } }, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(lang_text_get(&cases[i].text, LANG_EN), cases[i].en);
		assert_string_equal(lang_text_get(&cases[i].text, LANG_JA), cases[i].ja);
		assert_true(lang_text_is_empty(&cases[i].text) == !cases[i].en[0]);
	}
}

static void codes_name_languages(void **state)
{
	static const char *const japanese[] = { "ja", "JA", "ja_JP", "ja_JP.UTF-8", "ja-JP", "ja.utf8",
						"ja@x" };
	static const char *const none[] = { "", "j", "jam", "de", "C", "japanese", "_ja" };
	enum lang lang = LANG_EN;

	(void)state;
	for (size_t i = 0; i < COUNT(japanese); i++) {
		lang = LANG_EN;
		assert_true(lang_from_code(japanese[i], &lang));
		assert_int_equal(lang, LANG_JA);
	}
	for (size_t i = 0; i < COUNT(none); i++) {
		assert_false(lang_from_code(none[i], &lang));
		assert_int_equal(lang, LANG_JA);
	}
	for (int i = 0; i < LANG_COUNT; i++) {
		assert_true(lang_from_code(lang_code((enum lang)i), &lang));
		assert_int_equal(lang, i);
		assert_true(languages[i].name[0]);
	}
}

static void set_environment(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void environment_names_the_language(void **state)
{
	static const struct {
		const char *all, *messages, *lang, *list;
		enum lang want;
	} cases[] = {
		{ NULL, NULL, NULL, NULL, LANG_EN },
		{ NULL, NULL, "ja_JP.UTF-8", NULL, LANG_JA },
		{ NULL, NULL, "de_DE.UTF-8", NULL, LANG_EN },
		{ NULL, "ja_JP.UTF-8", "en_US.UTF-8", NULL, LANG_JA },
		{ "en_US.UTF-8", "ja_JP.UTF-8", "ja_JP.UTF-8", NULL, LANG_EN },
		{ "", "", "ja_JP.UTF-8", "", LANG_JA },
		{ "C", NULL, "ja_JP.UTF-8", NULL, LANG_EN },
		{ "C", NULL, NULL, "ja", LANG_EN },
		{ "POSIX", NULL, NULL, "ja", LANG_EN },
		{ "C.UTF-8", NULL, NULL, "ja", LANG_JA },
		{ NULL, NULL, "en_US.UTF-8", "de:ja:en", LANG_JA },
		{ NULL, NULL, "ja_JP.UTF-8", "en", LANG_EN },
		{ NULL, NULL, "ja_JP.UTF-8", "de", LANG_JA },
		{ NULL, NULL, NULL, "ja", LANG_JA },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		set_environment("LC_ALL", cases[i].all);
		set_environment("LC_MESSAGES", cases[i].messages);
		set_environment("LANG", cases[i].lang);
		set_environment("LANGUAGE", cases[i].list);
		assert_int_equal(lang_from_environment(), cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_are_found_in_either_byte_order),
		cmocka_unit_test(language_changes_at_once_and_another_can_be_asked),
		cmocka_unit_test(counts_take_the_form_of_their_language),
		cmocka_unit_test(missing_catalogue_is_english),
		cmocka_unit_test(catalogue_is_read_when_it_is_asked),
		cmocka_unit_test(translation_with_other_directives_is_left_out),
		cmocka_unit_test(damaged_catalogues_are_refused),
		cmocka_unit_test(too_large_a_catalogue_is_refused),
		cmocka_unit_test(no_changed_byte_leads_outside_the_file),
		cmocka_unit_test(text_of_a_questionnaire_falls_back),
		cmocka_unit_test(codes_name_languages),
		cmocka_unit_test(environment_names_the_language),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
