#include "loader_parts.h"

#include <ctype.h>
#include <string.h>

bool loader_is_id(const char *text, size_t size_bytes, bool with_dot)
{
	if (size_bytes == 0 || size_bytes > QUESTIONNAIRE_ID_MAX ||
	    !isalnum((unsigned char)text[0]))
		return false;
	for (size_t i = 0; i < size_bytes; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c >= 0x80 || !(isalnum(c) || c == '_' || c == '-' || (c == '.' && with_dot)))
			return false;
	}
	return true;
}

const char *loader_read_id(const struct cfg_group *group, size_t key, bool with_dot,
			   struct arena *arena)
{
	const char *id = cfg_string(group, key, CFG_REQUIRED, arena);

	if (!id || loader_is_id(id, strlen(id), with_dot))
		return id;
	cfg_mistake(group->cfg, cfg_line(group, key),
		    with_dot ? _("wrong id \"%s\"; expected at most %d of A-Z a-z 0-9 . _ -, "
				 "beginning with a letter or digit")
			     : _("wrong id \"%s\"; expected at most %d of A-Z a-z 0-9 _ -, "
				 "beginning with a letter or digit"),
		    id, QUESTIONNAIRE_ID_MAX);
	return NULL;
}

static unsigned side_of(const char *name)
{
	if (strcmp(name, "consignor") == 0)
		return SIDE_CONSIGNOR;
	return strcmp(name, "vendor") == 0 ? SIDE_VENDOR : 0;
}

unsigned loader_read_sides(const struct cfg_group *group, size_t key, struct arena *arena)
{
	cfg_setting *list = cfg_list(group, key, CFG_REQUIRED, 2);
	unsigned sides = 0;

	for (size_t i = 0; i < cfg_length(list); i++) {
		cfg_setting *element = cfg_element(list, i);
		const char *name = cfg_element_string(group->cfg, element, arena);
		unsigned side = name ? side_of(name) : 0;

		if (name && side == 0)
			cfg_mistake(group->cfg, cfg_element_line(element),
				    _("unknown side \"%s\"; expected \"consignor\" or \"vendor\""),
				    name);
		else if (sides & side)
			cfg_mistake(group->cfg, cfg_element_line(element),
				    _("\"%s\" is given twice; expected it once"), name);
		sides |= side;
	}
	return sides;
}
