/*
 * What surveyed companies answered: figures to set an answer against. Read
 * only, one arena, made by the loader.
 *
 * A benchmark belongs to one question, or one row of a matrix, of one
 * questionnaire. Nothing here is a recommendation, and no figure is made up or
 * reckoned: `percent` gives back what the file has, or nothing.
 *
 *     list = benchmark_list(library, "byod-telework", "q40", "c", SIDE_VENDOR, &count);
 *     if (count > 0)
 *             show(lang_text_get(&list[0]->text, lang));
 *     free(list);
 *
 * Source: questionnaires/benchmarks.cfg; tenken-clauses(7), "Benchmarks".
 */
#ifndef TENKEN_BENCHMARK_H
#define TENKEN_BENCHMARK_H

#include "arena.h"
#include "clause.h"
#include "i18n.h"
#include "questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

struct strbuf;

/** What size the surveyed companies had. */
enum benchmark_size {
	BENCHMARK_SIZE_SMALL,
	BENCHMARK_SIZE_ANY, /* small and large, or not said */
	BENCHMARK_SIZE_LARGE
};

/** The share of companies that gave one of these values. */
struct benchmark_share {
	const char *value; /* as written: "1", or "1,2" for either */
	const int *values; /* ascending */
	size_t value_count;
	double percent; /* 0..100, as the source prints it */
};

/** A question or row, "consignor.q27.a", taken apart. */
struct benchmark_place {
	const char *questionnaire;
	const char *question;
	const char *row; /* "" for the question as a whole */
};

struct benchmark {
	int index; /* place in the library */
	const char *id;
	struct benchmark_place place;
	struct lang_text population; /* who was asked; English is the one of JSON */
	unsigned sides;              /* enum side, or-ed, of the population; 0 when it is neither */
	enum benchmark_size size;    /* of the population */
	int n;                       /* how many answered; 0 when the source does not say */
	int year;                    /* of the survey */
	const char *source;
	const struct benchmark_share *shares;
	size_t share_count;
	double met_percent; /* 0..100: whose answer is met by the judgement here; -1 where that makes no sense */
	struct reference_list clauses;      /* ids of the clauses that the question or row judges */
	const struct benchmark_place *also; /* where the figure may stand beside, too */
	size_t also_count;
	const char *confidence; /* "certain" or "likely" */
	bool is_approximate;    /* the source gives it in words or from a chart */
	bool is_derived;        /* reckoned from figures that the source prints */
	bool has_low_n;         /* fewer than 30 answers: shown, never compared */
	struct lang_text note;  /* may be empty */
	struct lang_text text;  /* the sentence for people: figure, who, how many, year */
	int line;
};

struct benchmark_library {
	struct arena arena;
	const char *file;
	const struct benchmark *benchmarks;
	size_t benchmark_count;
	const void *index;
};

/** Releases a library. NULL is allowed. */
void benchmark_library_free(struct benchmark_library *library);

/** Finds a benchmark by id in constant time. Lends it; NULL when there is none. */
const struct benchmark *benchmark_find(const struct benchmark_library *library, const char *id);

/**
 * The benchmarks of a question (row NULL or "") or of a row, the nearest first:
 * those with enough answers, those of the question itself before those that may
 * stand beside it, those of the given sides, printed figures before approximate
 * and derived ones, small companies before large ones, many answers before few,
 * then in the order of the file.
 *
 * sides:     enum side, or-ed, of who is assessed; 0 or both: no side is nearer.
 * Ownership: the caller frees the array; what it points at is lent.
 * Errors:    none; library NULL, and a place without figures, give count 0 and NULL.
 * Source:    tenken-clauses(7), "Benchmarks".
 */
const struct benchmark **benchmark_list(const struct benchmark_library *library,
					const char *questionnaire, const char *question,
					const char *row, unsigned sides, size_t *count);

/**
 * The benchmarks that name a clause and say how many companies meet it
 * (met_percent), in the same order. Of the others no single figure tells of a clause.
 */
const struct benchmark **benchmark_list_of_clause(const struct benchmark_library *library,
						  const char *clause, unsigned sides,
						  size_t *count);

/** The printed share of just this value; -1 when the source does not give one. */
double benchmark_percent(const struct benchmark *benchmark, int value);

/**
 * Appends what may stand beside a question (or a row) in an interview: the
 * sentence of the nearest benchmark; where no side is nearer, that of the nearest
 * one of each side, separated by \n. Benchmarks with too few answers are left out.
 *
 * Ownership: borrows all.
 * Errors:    false, and nothing is appended, when there is none; library may be NULL.
 */
bool benchmark_text_for(const struct benchmark_library *library,
			const struct questionnaire *questionnaire, const struct question *question,
			int row, unsigned sides, enum lang lang, struct strbuf *out);

#endif
