#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>

#include "arena.h"

char *text_fold(const char *s)
{
	size_t size = strlen(s);
	uint8_t *folded = NULL;
	char *copy;

	if (size > 0 && text_is_utf8(s, size, NULL))
		folded = u8_casefold((const uint8_t *)s, size, NULL, UNINORM_NFKC, NULL, &size);
	copy = mem_strndup(folded ? (const char *)folded : s, size);
	free(folded);
	return copy;
}
