/*
 * upgrade_words: what an upgrade does, in lines for people. The command and the screen show the
 * same.
 */
#ifndef TENKEN_UPGRADE_WORDS_H
#define TENKEN_UPGRADE_WORDS_H

#include "assessment_upgrade.h"
#include "strbuf.h"

/** Appends "carried", "to look at again", ...: translated. Lent text. */
const char *upgrade_fate_words(enum upgrade_fate fate);

/**
 * Appends the list in the current language, a line each, a blank line between parts. Lines of a
 * part are indented by two blanks.
 */
void upgrade_describe(const struct upgrade *upgrade, struct strbuf *out);

/** Appends the id and the words of what a change is about: "q25.g  Audit". */
void upgrade_item(const struct question *question, int row, struct strbuf *out);
void upgrade_item_words(const struct question *question, int row, struct strbuf *out);

#endif
