#include "pdf_page.h"

#include "pdf_block.h"
#include "pdf_catalog.h"
#include "pdf_draw.h"
#include "strbuf.h"
#include "version.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <errno.h>
#include <string.h>
#include <time.h>

/* Margins. Units: points. */
#define MARGIN_LEFT 62.0
#define MARGIN_RIGHT 54.0
#define MARGIN_TOP 66.0
#define MARGIN_BOTTOM 60.0
#define FIRST_MORE 20.0 /* the first page has no header */
#define FOOT_ABOVE_EDGE 34.0

static struct pdf_sheet sheet_of(enum paper paper)
{
	struct pdf_sheet sheet = { .left = MARGIN_LEFT, .top = MARGIN_TOP };

	sheet.width = paper == PAPER_LETTER ? 612 : 595.276;
	sheet.height = paper == PAPER_LETTER ? 792 : 841.89;
	sheet.foot = sheet.height - FOOT_ABOVE_EDGE;
	return sheet;
}

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned int size)
{
	strbuf_add(closure, data, size);
	return CAIRO_STATUS_SUCCESS;
}

static void set_text(cairo_surface_t *surface, const struct pdf_type *type, cairo_pdf_metadata_t what, const char *text)
{
	PangoLayout *harmless = pdf_type_set(type, SIZE_BODY, "", text, -1);

	if (*text)
		cairo_pdf_surface_set_metadata(surface, what, pango_layout_get_text(harmless));
	g_object_unref(harmless);
}

/* Without a date cairo would ask the clock. */
static void set_date(cairo_surface_t *surface, int64_t date_utc)
{
	time_t seconds = (time_t)date_utc;
	struct tm parts;
	char text[40];

	if (!gmtime_r(&seconds, &parts) || parts.tm_year < 0 || parts.tm_year > 8099) {
		seconds = 0;
		gmtime_r(&seconds, &parts);
	}
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
}

/* Version 1.4: its table of objects is text, which pdf_catalog.c reads. */
static cairo_surface_t *open_surface(const struct document *doc, const struct pdf_type *type,
				     const struct pdf_sheet *sheet, struct strbuf *pdf)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, pdf, sheet->width, sheet->height);

	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	set_text(surface, type, CAIRO_PDF_METADATA_TITLE, doc->title);
	set_text(surface, type, CAIRO_PDF_METADATA_AUTHOR, *doc->author ? doc->author : doc->organisation);
	set_text(surface, type, CAIRO_PDF_METADATA_SUBJECT, doc->organisation);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "tenken " TENKEN_VERSION);
	set_date(surface, doc->date_utc);
	return surface;
}

static bool finish(cairo_surface_t *surface, struct error *err)
{
	cairo_status_t status;

	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	error_set(err, ERROR_IO, _("cannot draw the report: %s"), cairo_status_to_string(status));
	return false;
}

static bool make_pdf(const struct document *doc, const struct pdf_type *type, enum paper paper, struct strbuf *pdf,
		     struct error *err)
{
	struct pdf_sheet sheet = sheet_of(paper);
	cairo_surface_t *surface = open_surface(doc, type, &sheet, pdf);
	struct pdf_flow flow;
	bool ok;

	pdf_flow_init(&flow, doc, type, sheet.width - MARGIN_LEFT - MARGIN_RIGHT, sheet.height - MARGIN_TOP - MARGIN_BOTTOM);
	flow.first_more = FIRST_MORE;
	pdf_blocks(&flow);
	pdf_flow_paginate(&flow);
	pdf_draw(&flow, &sheet, surface);
	ok = finish(surface, err);
	pdf_flow_release(&flow);
	if (ok)
		pdf_catalog_set_language(pdf, lang_code(doc->lang));
	return ok;
}

static bool put(const struct strbuf *pdf, FILE *out, struct error *err)
{
	if (fwrite(pdf->text, 1, pdf->length, out) == pdf->length && fflush(out) == 0)
		return true;
	error_set(err, errno == ENOSPC || errno == EDQUOT ? ERROR_FULL : ERROR_IO, _("cannot write the PDF: %s"), strerror(errno));
	return false;
}

/* Nothing is written before all of it is there. */
bool pdf_write(const struct document *doc, enum paper paper, FILE *out, struct error *err)
{
	struct strbuf pdf = STRBUF_INIT;
	struct pdf_type type;
	bool ok = pdf_type_open(&type, doc, err) && make_pdf(doc, &type, paper, &pdf, err) && put(&pdf, out, err);

	strbuf_release(&pdf);
	pdf_type_close(&type);
	return ok;
}
