/*
 * The functions of libxlsxwriter, found when a workbook is written: linked, it
 * would bring libcrypto along and make every start of tenken 0.8 times slower.
 *
 *     struct xlsx_library xlsx;
 *
 *     if (!xlsx_library_open(&xlsx, err))
 *             return false;
 *     book = xlsx.workbook_new_opt(path, &options);
 *     xlsx_library_close(&xlsx);
 *
 * Source: libxlsxwriter 1.1.
 */
#ifndef TENKEN_REPORT_XLSX_LIBRARY_H
#define TENKEN_REPORT_XLSX_LIBRARY_H

#include "error.h"

#include <stdbool.h>
#include <xlsxwriter.h>

#define XLSX_FUNCTIONS(X) \
	X(workbook_new_opt) X(workbook_add_worksheet) X(workbook_add_format) X(workbook_add_chart) \
	X(workbook_set_properties) X(workbook_close) X(lxw_strerror) \
	X(worksheet_write_string) X(worksheet_write_number) X(worksheet_write_blank) X(worksheet_write_datetime) \
	X(worksheet_set_column) X(worksheet_set_row) X(worksheet_freeze_panes) X(worksheet_autofilter) X(worksheet_set_landscape) \
	X(worksheet_set_paper) X(worksheet_fit_to_pages) X(worksheet_repeat_rows) X(worksheet_set_footer) \
	X(worksheet_conditional_format_range) X(worksheet_insert_chart_opt) X(worksheet_print_area) \
	X(format_set_bold) X(format_set_font_size) X(format_set_font_color) X(format_set_bg_color) \
	X(format_set_text_wrap) X(format_set_align) X(format_set_border) X(format_set_border_color) \
	X(format_set_num_format) \
	X(chart_add_series) X(chart_series_set_categories) X(chart_series_set_values) X(chart_series_set_name_range) \
	X(chart_series_set_fill) X(chart_series_set_labels) X(chart_series_set_points) X(chart_title_set_name) \
	X(chart_series_set_labels_num_format) X(chart_axis_set_reverse) X(chart_legend_set_position) X(chart_set_series_gap)

struct xlsx_library {
	void *handle;
#define XLSX_MEMBER(name) __typeof__(name) *name;
	XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/** Errors: false when it is not installed or lacks a function; the message names the package. */
bool xlsx_library_open(struct xlsx_library *library, struct error *err);

/** Nothing that it made may be used any more. */
void xlsx_library_close(struct xlsx_library *library);

#endif
