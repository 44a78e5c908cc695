#include "pdf_catalog.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The last place of a text among the last `size` bytes; NULL when it is not there. */
static const char *find_last(const struct strbuf *pdf, const char *text, size_t size)
{
	size_t bytes = strlen(text);
	size_t stop = pdf->length > size ? pdf->length - size : 0;

	for (size_t at = pdf->length; at >= stop + bytes; at--) {
		if (memcmp(pdf->text + at - bytes, text, bytes) == 0)
			return pdf->text + at - bytes;
	}
	return NULL;
}

/* The whole number behind a name such as "/Root " in the trailer; -1 when there is none. */
static long number_behind(const char *text, const char *name)
{
	const char *found = text ? strstr(text, name) : NULL;
	char *end;
	long number = found ? strtol(found + strlen(name), &end, 10) : -1;

	return found && end > found + strlen(name) ? number : -1;
}

/* Where the table of objects says that an object is; NULL when it does not. */
static const char *find_object(const struct strbuf *pdf, long xref, long number, const char *head)
{
	const char *table = pdf->text + xref;
	long first = -1;
	long count = -1;
	int used = 0;

	if (sscanf(table, "xref%*[ \r\n]%ld %ld%*[ \r\n]%n", &first, &count, &used) < 2 || used == 0 || number < first ||
	    number >= first + count)
		return NULL;
	table += used + 20 * (number - first);
	if (table + 20 > pdf->text + pdf->length)
		return NULL;
	long at = strtol(table, NULL, 10);
	if (at <= 0 || (size_t)at + strlen(head) >= pdf->length || strncmp(pdf->text + at, head, strlen(head)) != 0)
		return NULL;
	return pdf->text + at + strlen(head);
}

/* Writes the catalogue anew, its text up to the final >>, and a table and trailer for it. */
static void add_update(struct strbuf *pdf, const char *body, size_t bytes, const char *code, const long *numbers)
{
	struct strbuf more = STRBUF_INIT;
	long root = numbers[0];
	size_t at = pdf->length + 1;

	strbuf_addf(&more, "\n%ld 0 obj", root);
	strbuf_add(&more, body, bytes);
	/* cairo says so only when a single element holds all, header and footer of each page too. */
	if (!strstr(more.text, "/MarkInfo"))
		strbuf_adds(&more, "   /MarkInfo << /Marked true >>\n");
	strbuf_addf(&more, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", code);
	size_t table = pdf->length + more.length;
	strbuf_addf(&more, "xref\n%ld 1\n%010zu 00000 n \n", root, at);
	strbuf_addf(&more, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n>>\n", numbers[1], root,
		    numbers[2], numbers[3]);
	strbuf_addf(&more, "startxref\n%zu\n%%%%EOF\n", table);
	strbuf_add(pdf, more.text, more.length);
	strbuf_release(&more);
}

bool pdf_catalog_set_language(struct strbuf *pdf, const char *code)
{
	const char *trailer = find_last(pdf, "trailer", 1024);
	long xref = number_behind(find_last(pdf, "startxref", 64), "startxref");
	long numbers[4] = { number_behind(trailer, "/Root "), number_behind(trailer, "/Size "),
			    number_behind(trailer, "/Info "), xref };
	char head[48];
	const char *body;
	const char *end;

	if (!trailer || xref <= 0 || (size_t)xref >= pdf->length || numbers[0] <= 0 || numbers[1] <= 0 || numbers[2] <= 0)
		return false;
	snprintf(head, sizeof(head), "%ld 0 obj", numbers[0]);
	body = find_object(pdf, xref, numbers[0], head);
	end = body ? strstr(body, ">>\nendobj") : NULL;
	if (!end || !memchr(body, '<', (size_t)(end - body)))
		return false;
	add_update(pdf, body, (size_t)(end - body), code, numbers);
	return true;
}
