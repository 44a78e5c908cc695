/*
 * Which of two versions is the later one.
 */
#include "questionnaire.h"

#include <string.h>

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Two runs of digits as numbers of any size; *a and *b go behind them. */
static int compare_numbers(const char **a, const char **b)
{
	size_t size_a, size_b;
	int order;

	while (**a == '0' && digits(*a) > 1)
		(*a)++;
	while (**b == '0' && digits(*b) > 1)
		(*b)++;
	size_a = digits(*a);
	size_b = digits(*b);
	order = size_a != size_b ? (size_a < size_b ? -1 : 1) : strncmp(*a, *b, size_a);
	*a += size_a;
	*b += size_b;
	return order;
}

int questionnaire_version_compare(const char *a, const char *b)
{
	while (*a && *b) {
		int order;

		if (digits(a) && digits(b)) {
			order = compare_numbers(&a, &b);
		} else {
			order = (unsigned char)*a - (unsigned char)*b;
			a++;
			b++;
		}
		if (order != 0)
			return order < 0 ? -1 : 1;
	}
	return *a ? 1 : *b ? -1 : 0;
}
