#include "entry.h"

#include "json.h"

void entry_json(struct json_writer *json, const struct entry *entry)
{
	json_int(json, "number", entry->number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (entry_has_field(entry->kind, (enum entry_field)f))
			json_string(json, entry_field_name((enum entry_field)f),
				    entry_field(entry, (enum entry_field)f));
	}
	if (entry->kind == ENTRY_FINDING)
		json_string(json, "tag", entry_tag_name(entry));
	if (entry->kind == ENTRY_FACTOR) {
		json_bool(json, "remote_work", entry->is_remote);
		json_bool(json, "public_cloud", entry->is_cloud);
	}
}
