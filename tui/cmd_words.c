#include "cmd_words.h"

#include <string.h>

#include "i18n.h"

/* How far reading has come. */
struct reader {
	const struct cmd_option *options;
	char **argv;
	int argc;
	int at;
	struct cmd_words *words;
};

static int find_name(const struct cmd_option *options, const char *name, size_t size)
{
	int i;

	for (i = 0; options && options[i].name; i++)
		if (strlen(options[i].name) == size && !memcmp(options[i].name, name, size))
			return i;
	return -1;
}

static int find_letter(const struct cmd_option *options, char letter)
{
	int i;

	for (i = 0; options && options[i].name; i++)
		if (options[i].letter && options[i].letter == letter)
			return i;
	return -1;
}

/* Takes the value of option i: what is attached, or the next word. */
static bool take_value(struct reader *reader, int i, const char *attached, struct error *err)
{
	if (attached) {
		reader->words->option[i] = attached;
		return true;
	}
	if (reader->at >= reader->argc) {
		error_set(err, ERROR_USAGE, _("--%s needs a value after it"),
			  reader->options[i].name);
		return false;
	}
	reader->words->option[i] = reader->argv[reader->at++];
	return true;
}

static bool read_long(struct reader *reader, const char *word, struct error *err)
{
	const char *equals = strchr(word, '=');
	size_t size = equals ? (size_t)(equals - word) : strlen(word);
	int i = find_name(reader->options, word, size);

	if (i < 0 && size == 4 && !memcmp(word, "help", 4) && !equals) {
		reader->words->wants_help = true;
		return true;
	}
	if (i < 0) {
		error_set(err, ERROR_USAGE, _("unknown option '--%.*s'"),
			  (int)(size > 200 ? 200 : size), word);
		return false;
	}
	if (reader->options[i].value)
		return take_value(reader, i, equals ? equals + 1 : NULL, err);
	if (equals) {
		error_set(err, ERROR_USAGE, _("--%s takes no value"), reader->options[i].name);
		return false;
	}
	reader->words->option[i] = "";
	return true;
}

/* Reads "-x", "-xVALUE" and switches in a row ("-xy"). */
static bool read_letters(struct reader *reader, const char *word, struct error *err)
{
	for (; *word; word++) {
		int i = find_letter(reader->options, *word);

		if (i < 0 && *word == 'h') {
			reader->words->wants_help = true;
			continue;
		}
		if (i < 0) {
			error_set(err, ERROR_USAGE, _("unknown option '-%.200s'"), word);
			return false;
		}
		if (reader->options[i].value)
			return take_value(reader, i, word[1] ? word + 1 : NULL, err);
		reader->words->option[i] = "";
	}
	return true;
}

bool cmd_words_read(const struct cmd_option *options, int argc, char **argv,
		    struct cmd_words *words, struct error *err)
{
	struct reader reader = { .options = options, .argv = argv, .argc = argc, .words = words };

	memset(words, 0, sizeof(*words));
	words->args = argv;
	while (reader.at < argc) {
		char *word = argv[reader.at++];
		bool is_fine = true;

		if (word[0] != '-' || !word[1]) {
			argv[words->arg_count++] = word;
		} else if (word[1] != '-') {
			is_fine = read_letters(&reader, word + 1, err);
		} else if (word[2]) {
			is_fine = read_long(&reader, word + 2, err);
		} else {
			while (reader.at < argc)
				argv[words->arg_count++] = argv[reader.at++];
		}
		if (!is_fine)
			return false;
	}
	return true;
}
