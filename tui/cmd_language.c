#include "cmd_language.h"

#include <stdbool.h>
#include <string.h>

#include "file.h"
#include "strbuf.h"

enum { LANGUAGE_BYTES_MAX = 64 };

/* The folder, and the file in it. */
static bool find_place(struct strbuf *dir, struct strbuf *path)
{
	if (!file_state_home(dir, NULL))
		return false;
	file_join(path, dir->text, "language");
	return true;
}

void cmd_language_take(void)
{
	struct strbuf dir = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;
	enum lang lang;

	if (find_place(&dir, &path) && file_read(path.text, LANGUAGE_BYTES_MAX, &text, NULL)) {
		strbuf_truncate(&text, strcspn(text.text, "\n"));
		if (lang_from_code(text.text, &lang))
			i18n_set_lang(lang);
	}
	strbuf_release(&text);
	strbuf_release(&path);
	strbuf_release(&dir);
}

void cmd_language_keep(enum lang lang)
{
	struct strbuf dir = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	if (find_place(&dir, &path) && file_make_private_dir(dir.text, NULL)) {
		strbuf_addf(&text, "%s\n", lang_code(lang));
		file_write_atomic(path.text, text.text, text.length, NULL);
	}
	strbuf_release(&text);
	strbuf_release(&path);
	strbuf_release(&dir);
}
