#include "escape.h"

#include <string.h>
#include <strings.h>

#include "text.h"

static void add_visible(struct strbuf *out, uint32_t c)
{
	char name[16];

	strbuf_add(out, name, text_visible_name(c, name));
}

/* A character without a meaning of its own in the target. */
static void add_char(struct strbuf *out, uint32_t c)
{
	if (text_is_unsafe_char(c))
		add_visible(out, c);
	else
		strbuf_add_codepoint(out, c);
}

/* Passes on what never needs anything; returns what follows. */
static const char *pass_plain(struct strbuf *out, const char *s)
{
	size_t plain = text_plain_run(s);

	strbuf_add(out, s, plain);
	return s + plain;
}

/* The next character that may need something; those before it are passed on. */
static uint32_t next_special(struct strbuf *out, const char **s)
{
	*s = pass_plain(out, *s);
	return text_next(s);
}

void escape_terminal(struct strbuf *out, const char *s, bool keep_newlines)
{
	uint32_t c;

	while ((c = next_special(out, &s))) {
		if (c == '\t')
			strbuf_addch(out, ' ');
		else if (c == '\n' && keep_newlines)
			strbuf_addch(out, '\n');
		else
			add_char(out, c);
	}
}

static void escape_markup(struct strbuf *out, const char *s, const char *apostrophe)
{
	char name[16];
	uint32_t c;

	while ((c = next_special(out, &s))) {
		if (c == '&')
			strbuf_adds(out, "&amp;");
		else if (c == '<')
			strbuf_adds(out, "&lt;");
		else if (c == '>')
			strbuf_adds(out, "&gt;");
		else if (c == '"')
			strbuf_adds(out, "&quot;");
		else if (c == '\'')
			strbuf_adds(out, apostrophe);
		else if (c == '\n' || c == '\t')
			strbuf_addch(out, (char)c);
		else if (text_is_unsafe_char(c)) {
			size_t size = text_visible_name(c, name);

			strbuf_addf(out, "&lt;%.*s&gt;", (int)(size - 2), name + 1);
		} else
			strbuf_add_codepoint(out, c);
	}
}

void escape_html(struct strbuf *out, const char *s)
{
	escape_markup(out, s, "&#39;");
}

void escape_xml(struct strbuf *out, const char *s)
{
	escape_markup(out, s, "&apos;");
}

/* Characters that roff would take for more than themselves. */
static const char *roff_name(uint32_t c)
{
	switch (c) {
	case '\\': return "\\e";
	case '-': return "\\-";
	case '"': return "\\(dq";
	case '\'': return "\\(aq";
	case '`': return "\\(ga";
	case '^': return "\\(ha";
	case '~': return "\\(ti";
	case '\t': return " ";
	default: return NULL;
	}
}

void escape_roff(struct strbuf *out, const char *s)
{
	bool is_line_start = true;
	uint32_t c;

	while ((c = text_next(&s))) {
		if (is_line_start && (c == '.' || c == '\'' || c == ' ' || c == '\t'))
			strbuf_adds(out, "\\&");
		is_line_start = c == '\n';
		if (roff_name(c))
			strbuf_adds(out, roff_name(c));
		else if (c == '\n')
			strbuf_addch(out, '\n');
		else if (c > 0x7E && !text_is_unsafe_char(c))
			strbuf_addf(out, "\\[u%04X]", (unsigned int)c);
		else
			add_char(out, c);
	}
}

/* A line beginning with "1." or "1)" would be a list; the digits are passed on, their number returned. */
static size_t pass_list_number(struct strbuf *out, const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (digits == 0 || (s[digits] != '.' && s[digits] != ')') || (s[digits + 1] && !strchr(" \t\n", s[digits + 1])))
		return 0;
	strbuf_add(out, s, digits);
	strbuf_addf(out, "\\%c", s[digits]);
	return digits + 1;
}

/* GitHub makes links of "www.", "http://" and the like. */
static bool is_link(uint32_t c, const char *rest, const struct strbuf *out)
{
	const char *end = out->text + out->length;

	if (c == '.')
		return out->length >= 3 && strncasecmp(end - 3, "www", 3) == 0;
	return c == ':' && rest[0] == '/';
}

/* What marks up text anywhere, and what begins a block at the start of a line. */
static bool is_markdown(uint32_t c, bool is_line_start)
{
	if (c < 0x80 && strchr("\\`*_[]<>&|~$@", (int)c))
		return true;
	return is_line_start && c < 0x80 && strchr("#+-=", (int)c);
}

void escape_markdown(struct strbuf *out, const char *s)
{
	bool is_line_start = true;
	uint32_t c;

	while (*s) {
		if (is_line_start)
			s += pass_list_number(out, s);
		c = text_next(&s);
		if (!c)
			break;
		if (c == '\n') {
			strbuf_addch(out, '\n');
		} else if (is_line_start && (c == ' ' || c == '\t')) {
			strbuf_adds(out, "&nbsp;");
		} else if (c == '\t') {
			strbuf_addch(out, ' ');
		} else if (text_is_unsafe_char(c)) {
			strbuf_addch(out, '\\');
			add_visible(out, c);
		} else {
			if (is_markdown(c, is_line_start) || is_link(c, s, out))
				strbuf_addch(out, '\\');
			strbuf_add_codepoint(out, c);
		}
		is_line_start = c == '\n';
	}
}

void escape_ical(struct strbuf *out, const char *s)
{
	uint32_t c;

	while ((c = next_special(out, &s))) {
		if (c == '\n') {
			strbuf_adds(out, "\\n");
		} else if (c == '\t') {
			strbuf_addch(out, ' ');
		} else if (text_is_unsafe_char(c)) {
			add_visible(out, c);
		} else {
			if (c == '\\' || c == ';' || c == ',')
				strbuf_addch(out, '\\');
			strbuf_add_codepoint(out, c);
		}
	}
}

bool escape_is_formula(const char *s)
{
	uint32_t c;

	do
		c = text_next(&s);
	while (c == ' ' || c == 0x3000);
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' ||
	       c == '\n' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

/* "_x000D_": four hexadecimal digits between _x and _. */
static bool is_numbered_char(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

static size_t utf16_units(const char *s)
{
	size_t units = 0;
	uint32_t c;

	while ((c = text_next(&s)))
		units += c > 0xFFFF ? 2 : 1;
	return units;
}

/* The first characters that have so many units at most. */
static void cut_units(struct strbuf *text, size_t max)
{
	const char *s = text->text;
	size_t units = 0;
	const char *end = s;
	uint32_t c;

	while ((c = text_next(&s))) {
		units += c > 0xFFFF ? 2 : 1;
		if (units > max)
			break;
		end = s;
	}
	strbuf_truncate(text, (size_t)(end - text->text));
}

void escape_cell(struct strbuf *out, const char *s)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	struct strbuf text = STRBUF_INIT;
	uint32_t c;

	while (*(s = pass_plain(&text, s))) {
		if (is_numbered_char(s))
			strbuf_adds(&text, "_x005F");
		c = text_next(&s);
		if (c == '\n')
			strbuf_addch(&text, '\n');
		else
			add_char(&text, c == '\t' ? ' ' : c);
	}
	/* No text has more units than bytes. */
	if (text.length > ESCAPE_CELL_UNITS_MAX && utf16_units(text.text) > ESCAPE_CELL_UNITS_MAX) {
		cut_units(&text, ESCAPE_CELL_UNITS_MAX - 1);
		strbuf_adds(&text, ellipsis);
	}
	strbuf_add(out, text.text, text.length);
	strbuf_release(&text);
}

void escape_csv(struct strbuf *out, const char *s)
{
	bool is_formula = escape_is_formula(s);
	size_t size = strlen(s);
	bool is_quoted = is_formula || strpbrk(s, "\",;\n") ||
			 (size > 0 && (s[0] == ' ' || s[size - 1] == ' '));
	uint32_t c;

	if (is_quoted)
		strbuf_addch(out, '"');
	if (is_formula)
		strbuf_addch(out, '\'');
	while ((c = next_special(out, &s))) {
		if (c == '"')
			strbuf_adds(out, "\"\"");
		else if (c == '\n')
			strbuf_addch(out, '\n');
		else if (c == '\t')
			strbuf_addch(out, ' ');
		else
			add_char(out, c);
	}
	if (is_quoted)
		strbuf_addch(out, '"');
}

static void add_json_unsafe(struct strbuf *out, uint32_t c)
{
	static const char letters[] = "\b\f\n\r\t";
	const char *letter = c < 0x20 ? strchr(letters, (int)c) : NULL;

	if (letter)
		strbuf_addf(out, "\\%c", "bfnrt"[letter - letters]);
	else if (c > 0xFFFF)
		strbuf_addf(out, "\\u%04X\\u%04X", (unsigned int)(0xD7C0 + (c >> 10)),
			    (unsigned int)(0xDC00 + (c & 0x3FF)));
	else
		strbuf_addf(out, "\\u%04X", (unsigned int)c);
}

void escape_json(struct strbuf *out, const char *s)
{
	uint32_t c;

	while ((c = next_special(out, &s))) {
		if (c == '"' || c == '\\')
			strbuf_addf(out, "\\%c", (char)c);
		else if (text_is_unsafe_char(c))
			add_json_unsafe(out, c);
		else
			strbuf_add_codepoint(out, c);
	}
}
