/*
 * pager: a text of many lines that was made for a width, to be read page by page.
 */
#include "pager.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

void pager_init(struct pager *pager)
{
	memset(pager, 0, sizeof(*pager));
	list_init(&pager->list, 1);
}

void pager_release(struct pager *pager)
{
	free(pager->text);
	free(pager->lines);
	pager->text = NULL;
	pager->lines = NULL;
	pager->line_count = 0;
}

int pager_layout(struct pager *pager, struct rect area)
{
	int width;

	pager->area = rect_inset(area, 0, area.cols > PAGER_WIDTH_MIN + 4 ? 1 : 0);
	width = pager->area.cols - 1;
	return width < PAGER_WIDTH_MIN ? PAGER_WIDTH_MIN :
	       width > PAGER_WIDTH_MAX ? PAGER_WIDTH_MAX :
					 width;
}

static void split_lines(struct pager *pager)
{
	size_t room = 0;

	pager->line_count = 0;
	for (char *at = pager->text; at && *at;) {
		char *end = strchr(at, '\n');

		if ((size_t)pager->line_count == room) {
			room = room ? room * 2 : 256;
			pager->lines = mem_realloc(pager->lines, room * sizeof(*pager->lines));
		}
		pager->lines[pager->line_count++] = at;
		if (!end)
			break;
		*end = '\0';
		at = end + 1;
	}
}

void pager_take(struct pager *pager, char *text, int width_cols)
{
	free(pager->text);
	pager->text = text;
	pager->width_cols = width_cols;
	split_lines(pager);
}

static int text_rows(const void *data, int index)
{
	(void)index;
	return ((const struct pager *)data)->line_count;
}

void pager_fit(struct pager *pager)
{
	list_fit(&pager->list, pager->area.rows, text_rows, pager);
}

void pager_draw(const struct pager *pager, struct canvas *canvas)
{
	struct canvas body = canvas_part(canvas, pager->area);

	for (int y = 0; y < body.rows && pager->list.top + y < pager->line_count; y++)
		draw_text(&body, y, 0, ROLE_NORMAL, pager->lines[pager->list.top + y]);
	if (pager->width_cols < body.cols)
		draw_scrollbar(&body, 0, body.cols - 1, pager->list.rows, pager->list.top,
			       pager->list.total);
}

bool pager_scroll(struct pager *pager, const struct key *key, int action)
{
	int page = pager->area.rows > 1 ? pager->area.rows - 1 : 1;

	switch (key_is_char(key, ' ') ? ACTION_PAGE_DOWN : action) {
	case ACTION_UP: list_scroll(&pager->list, -1); return true;
	case ACTION_DOWN: list_scroll(&pager->list, 1); return true;
	case ACTION_PAGE_UP: list_scroll(&pager->list, -page); return true;
	case ACTION_PAGE_DOWN: list_scroll(&pager->list, page); return true;
	case ACTION_HOME: list_scroll(&pager->list, -pager->line_count); return true;
	case ACTION_END: list_scroll(&pager->list, pager->line_count); return true;
	default: return false;
	}
}
