#include "i18n.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "text.h"

#define MO_MAGIC 0x950412DEU
#define MO_MAX_BYTES ((size_t)4 * 1024 * 1024)
#define MO_HEADER_BYTES 20

/* One message of a catalogue; the strings lie in its data. */
struct message {
	const char *id;
	const char *text;  /* the forms, each NUL terminated, one after another */
	size_t text_bytes; /* with the last NUL */
};

struct catalogue {
	char *data; /* the whole file with a NUL behind it; NULL when there is none */
	size_t size;
	struct message *messages; /* sorted by id */
	size_t count;
	bool is_waiting; /* to be read when it is first asked */
};

enum { FOLDER_BYTES_MAX = 4096 };

static char folder[FOLDER_BYTES_MAX]; /* where the catalogues are */
static struct catalogue catalogues[LANG_COUNT];
static enum lang current_lang = LANG_EN;

static int plural_english(unsigned long n)
{
	return n == 1 ? 0 : 1;
}

static int plural_none(unsigned long n)
{
	(void)n;
	return 0;
}

const struct language languages[LANG_COUNT] = {
	[LANG_EN] = { "en", "English", plural_english },
	[LANG_JA] = { "ja", "日本語", plural_none },
};

/* ---- texts and codes ----------------------------------------------------- */

const char *lang_text_get(const struct lang_text *text, enum lang lang)
{
	if (text->in[lang] && text->in[lang][0])
		return text->in[lang];
	for (int other = 0; other < LANG_COUNT; other++)
		if (text->in[other] && text->in[other][0])
			return text->in[other];
	return "";
}

bool lang_text_is_empty(const struct lang_text *text)
{
	return !lang_text_get(text, LANG_EN)[0];
}

bool lang_from_code(const char *code, enum lang *lang)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		const char *own = languages[i].code;
		size_t at = 0;

		while (own[at] && tolower((unsigned char)code[at]) == own[at])
			at++;
		if (!own[at] && (!code[at] || strchr("_-.@", code[at]))) {
			*lang = (enum lang)i;
			return true;
		}
	}
	return false;
}

const char *lang_code(enum lang lang)
{
	return languages[lang].code;
}

/* The first of a list like "de:ja:en" that is ours. */
static bool lang_from_list(const char *list, enum lang *lang)
{
	char code[32];

	while (*list) {
		size_t length = strcspn(list, ":");

		if (length < sizeof(code)) {
			memcpy(code, list, length);
			code[length] = '\0';
			if (lang_from_code(code, lang))
				return true;
		}
		list += length + (list[length] == ':');
	}
	return false;
}

static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

enum lang lang_from_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *locale = NULL;
	const char *list = environment("LANGUAGE");
	enum lang lang = LANG_EN;
	bool is_plain;

	for (size_t i = 0; !locale && i < sizeof(names) / sizeof(names[0]); i++)
		locale = environment(names[i]);
	is_plain = locale && (!strcmp(locale, "C") || !strcmp(locale, "POSIX"));
	if (list && !is_plain && lang_from_list(list, &lang))
		return lang;
	if (locale)
		lang_from_code(locale, &lang);
	return lang;
}

/* ---- printf directives --------------------------------------------------- */

#define MAX_ARGUMENTS 9

/* What each argument of a format is: "s", "ld", "" when it is not used. */
struct signature {
	char kind[MAX_ARGUMENTS][4];
	int next;
	bool is_bad;
};

static void use_argument(struct signature *signature, int index, const char *kind, size_t size)
{
	char *slot;

	if (index < 0 || index >= MAX_ARGUMENTS || size > 3) {
		signature->is_bad = true;
		return;
	}
	slot = signature->kind[index];
	if (slot[0] && (strncmp(slot, kind, size) != 0 || slot[size]))
		signature->is_bad = true;
	memcpy(slot, kind, size);
	slot[size] = '\0';
}

static const char *skip_number(const char *s, struct signature *signature)
{
	if (*s == '*') {
		use_argument(signature, signature->next++, "d", 1);
		return s + 1;
	}
	return s + strspn(s, "0123456789");
}

/* One directive behind its '%'; what is none is plain text. */
static const char *read_directive(const char *s, struct signature *signature)
{
	const char *start = s;
	int index = -1;
	const char *kind;

	if (*s == '%')
		return s + 1;
	if (s[0] >= '1' && s[0] <= '9' && s[1] == '$') {
		index = s[0] - '1';
		s += 2;
	}
	s += strspn(s, "-+ #0'");
	s = skip_number(s, signature);
	if (*s == '.')
		s = skip_number(s + 1, signature);
	kind = s;
	s += strspn(s, "hljztL");
	if (!*s || !strchr("diouxXeEfFgGaAcspn", *s))
		return start;
	s++;
	use_argument(signature, index < 0 ? signature->next++ : index, kind, (size_t)(s - kind));
	if (s[-1] == 'n')
		signature->is_bad = true;
	return s;
}

static struct signature signature_of(const char *format)
{
	struct signature signature = { .next = 0 };

	while ((format = strchr(format, '%')))
		format = read_directive(format + 1, &signature);
	return signature;
}

static bool takes_same_arguments(const char *a, const char *b)
{
	struct signature left = signature_of(a);
	struct signature right = signature_of(b);

	if (left.is_bad || right.is_bad)
		return false;
	for (int i = 0; i < MAX_ARGUMENTS; i++)
		if (strcmp(left.kind[i], right.kind[i]) != 0)
			return false;
	return true;
}

/* ---- .mo files ----------------------------------------------------------- */

static bool read_whole(const char *path, struct catalogue *catalogue, bool *is_missing)
{
	struct stat info;
	FILE *in;
	bool ok;

	*is_missing = stat(path, &info) != 0;
	if (*is_missing || !S_ISREG(info.st_mode) || info.st_size < MO_HEADER_BYTES ||
	    (uintmax_t)info.st_size > MO_MAX_BYTES)
		return false;
	in = fopen(path, "rb");
	if (!in)
		return false;
	catalogue->size = (size_t)info.st_size;
	catalogue->data = mem_alloc(catalogue->size + 1);
	ok = fread(catalogue->data, 1, catalogue->size, in) == catalogue->size;
	catalogue->data[catalogue->size] = '\0';
	fclose(in);
	return ok;
}

/* A number of the file, which has either byte order; at + 4 is within it. */
static uint32_t number_at(const struct catalogue *catalogue, size_t at, bool is_swapped)
{
	uint32_t value;

	memcpy(&value, catalogue->data + at, sizeof(value));
	return is_swapped ? __builtin_bswap32(value) : value;
}

/* The string that an entry of a table names; NULL when it lies outside. */
static const char *string_at(const struct catalogue *catalogue, size_t entry, bool is_swapped,
			     size_t *size)
{
	size_t length = number_at(catalogue, entry, is_swapped);
	size_t offset = number_at(catalogue, entry + 4, is_swapped);

	if (offset >= catalogue->size || length >= catalogue->size - offset ||
	    catalogue->data[offset + length])
		return NULL;
	*size = length + 1;
	return catalogue->data + offset;
}

/* Every form must take the arguments of the original or of its plural. */
static bool fits_original(const char *id, size_t id_bytes, const struct message *message)
{
	size_t one = strlen(id) + 1;
	const char *many = one < id_bytes ? id + one : id;

	for (size_t at = 0; at < message->text_bytes; at += strlen(message->text + at) + 1)
		if (!takes_same_arguments(many, message->text + at) &&
		    !takes_same_arguments(id, message->text + at))
			return false;
	return true;
}

static bool read_messages(struct catalogue *catalogue)
{
	bool is_swapped = number_at(catalogue, 0, false) != MO_MAGIC;
	size_t count = number_at(catalogue, 8, is_swapped);
	size_t ids = number_at(catalogue, 12, is_swapped);
	size_t texts = number_at(catalogue, 16, is_swapped);

	if (number_at(catalogue, 0, is_swapped) != MO_MAGIC || count > catalogue->size / 16 ||
	    ids > catalogue->size - count * 8 || texts > catalogue->size - count * 8)
		return false;
	catalogue->messages = mem_calloc(count, sizeof(*catalogue->messages));
	for (size_t i = 0; i < count; i++) {
		struct message message;
		size_t id_bytes;

		message.id = string_at(catalogue, ids + i * 8, is_swapped, &id_bytes);
		message.text = string_at(catalogue, texts + i * 8, is_swapped, &message.text_bytes);
		if (!message.id || !message.text ||
		    !text_is_utf8(message.text, message.text_bytes, NULL))
			return false;
		if (catalogue->count > 0 &&
		    strcmp(catalogue->messages[catalogue->count - 1].id, message.id) >= 0)
			return false;
		if (message.id[0] && message.text[0] &&
		    fits_original(message.id, id_bytes, &message))
			catalogue->messages[catalogue->count++] = message;
	}
	return true;
}

static void forget(struct catalogue *catalogue)
{
	free(catalogue->messages);
	free(catalogue->data);
	*catalogue = (struct catalogue){ .data = NULL };
}

/* Reads the catalogue of a language. Errors: false when it is there and cannot be used. */
static bool load(enum lang lang)
{
	struct catalogue *catalogue = &catalogues[lang];
	char path[FOLDER_BYTES_MAX + 64];
	bool is_missing;

	catalogue->is_waiting = false;
	snprintf(path, sizeof(path), "%s/%s/LC_MESSAGES/tenken.mo", folder, languages[lang].code);
	if (read_whole(path, catalogue, &is_missing) && read_messages(catalogue))
		return true;
	forget(catalogue);
	return is_missing;
}

bool i18n_open(const char *locale_dir)
{
	i18n_release();
	if (strlen(locale_dir) >= sizeof(folder))
		return false;
	snprintf(folder, sizeof(folder), "%s", locale_dir);
	for (int i = 0; i < LANG_COUNT; i++)
		catalogues[i].is_waiting = true;
	return true;
}

bool i18n_init(const char *locale_dir)
{
	bool ok = true;

	if (!i18n_open(locale_dir))
		return false;
	for (int i = 0; i < LANG_COUNT; i++)
		ok = load((enum lang)i) && ok;
	return ok;
}

void i18n_release(void)
{
	for (int i = 0; i < LANG_COUNT; i++)
		forget(&catalogues[i]);
}

/* ---- looking up ---------------------------------------------------------- */

void i18n_set_lang(enum lang lang)
{
	current_lang = lang;
}

enum lang i18n_lang(void)
{
	return current_lang;
}

static const struct message *find(enum lang lang, const char *id)
{
	const struct catalogue *catalogue = &catalogues[lang];
	size_t low = 0;
	size_t high;

	if (catalogue->is_waiting)
		load(lang);
	high = catalogue->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(id, catalogue->messages[middle].id);

		if (order == 0)
			return &catalogue->messages[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *i18n_get_in(enum lang lang, const char *msgid)
{
	const struct message *message = find(lang, msgid);

	return message ? message->text : msgid;
}

const char *i18n_nget_in(enum lang lang, const char *one, const char *many, unsigned long n)
{
	const struct message *message = find(lang, one);
	const char *text;

	if (!message)
		return plural_english(n) ? many : one;
	text = message->text;
	for (int form = languages[lang].plural_form(n); form > 0; form--) {
		const char *next = text + strlen(text) + 1;

		if (next >= message->text + message->text_bytes)
			break;
		text = next;
	}
	return text;
}

const char *i18n_get(const char *msgid)
{
	return i18n_get_in(current_lang, msgid);
}

const char *i18n_nget(const char *one, const char *many, unsigned long n)
{
	return i18n_nget_in(current_lang, one, many, n);
}
