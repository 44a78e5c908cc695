/*
 * Files: read whole with a limit, write whole or not at all; where ours are.
 *
 * Always holds: a file that file_write_atomic writes is either the old one or
 * the new one, whatever happens in between; nothing is left beside it on
 * failure. Nothing here follows a FIFO, a device or a socket.
 */
#ifndef TENKEN_FILE_H
#define TENKEN_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "strbuf.h"

/**
 * Append all of a regular file to out.
 *
 * Units:  max_size in bytes.
 * Errors: ERROR_NOT_FOUND, ERROR_LIMIT when it is larger, ERROR_INPUT when it
 *         is no regular file, ERROR_IO; err->file is path; out is as before.
 */
bool file_read(const char *path, size_t max_size, struct strbuf *out, struct error *err);

/**
 * Replace a file, or make it: written beside it, fsync, rename, fsync of its
 * folder. Mode 0600.
 *
 * Errors: ERROR_INPUT when the target is a symbolic link, a folder, a FIFO, a
 *         device or a socket, ERROR_NOT_FOUND when its folder is missing,
 *         ERROR_FULL, ERROR_READ_ONLY, ERROR_IO; the old file is untouched then.
 */
bool file_write_atomic(const char *path, const void *data, size_t size, struct error *err);

/**
 * Make a folder and its missing parents, each 0700. A folder that is there
 * already stays as it is.
 *
 * Errors: ERROR_INPUT when something else has its name, ERROR_READ_ONLY,
 *         ERROR_FULL, ERROR_IO.
 */
bool file_make_private_dir(const char *path, struct error *err);

/**
 * Is there a regular file, is there a folder? Links are followed.
 */
bool file_is_regular(const char *path);
bool file_is_dir(const char *path);

/**
 * The last part of a path, borrowed from it: "a/b.cfg" gives "b.cfg".
 */
const char *file_base_name(const char *path);

/**
 * Append DIR/NAME, with one slash between them.
 */
void file_join(struct strbuf *out, const char *dir, const char *name);

/**
 * Append the place of a person's own data, of settings, or of what the program
 * remembers by itself: $XDG_DATA_HOME/tenken or ~/.local/share/tenken;
 * $XDG_CONFIG_HOME/tenken or ~/.config/tenken; $XDG_STATE_HOME/tenken or
 * ~/.local/state/tenken. Makes nothing.
 *
 * Errors: ERROR_NOT_FOUND when there is no home at all.
 * Source: XDG Base Directory Specification 0.8: a relative path is ignored.
 */
bool file_data_home(struct strbuf *out, struct error *err);
bool file_config_home(struct strbuf *out, struct error *err);
bool file_state_home(struct strbuf *out, struct error *err);

/**
 * Append the folder that holds the installed questionnaires/: $TENKEN_DATADIR;
 * else the tree the program was built in; else share/tenken beside its bin;
 * else share/tenken of the prefix it was built for.
 */
void file_installed_data_dir(struct strbuf *out);

/**
 * Append the folder with the translations for i18n_init: beside the program
 * when it runs from the tree; else share/locale beside its bin or in the prefix.
 */
void file_locale_dir(struct strbuf *out);

/**
 * Append the absolute path of a program that belongs to tenken: beside the one
 * that runs, else where they were built to be installed. Never by PATH.
 */
void file_program(struct strbuf *out, const char *name);

#endif
