/* writer dump: showing what is there. */
#include "writer.h"

#include "record.h"

#include <stdio.h>

struct dump {
	struct store *store;
	const char *organisation;
};

static void print_record(const char *record)
{
	struct strbuf line = STRBUF_INIT;

	record_add_escaped(&line, record);
	printf("%s\n", line.text);
	strbuf_release(&line);
}

static bool dump_text(void *context, int ordinal, const char *hash, const char *text,
		      size_t size_bytes)
{
	const struct dump *dump = context;

	(void)text;
	printf("%s part %d %s %zu\n", dump->organisation, ordinal, hash, size_bytes);
	return true;
}

static bool dump_answer(void *context, int part, const char *item, const char *record)
{
	const struct dump *dump = context;

	printf("%s answer %d %s ", dump->organisation, part, item);
	print_record(record);
	return true;
}

static bool dump_entry(void *context, int kind, int number, const char *record)
{
	const struct dump *dump = context;

	printf("%s entry %d %d ", dump->organisation, kind, number);
	print_record(record);
	return true;
}

static bool dump_event(void *context, const struct event *event)
{
	const struct dump *dump = context;

	printf("%s event %lld %d %d %s ", dump->organisation, (long long)event->id,
	       (int)event->kind, event->part, event->item);
	print_record(event->after);
	return true;
}

static bool dump_assessment(void *context, const struct stored_assessment *stored)
{
	struct dump *dump = context;
	struct error err = ERROR_INIT;

	dump->organisation = stored->profile.organisation;
	printf("%s assessment\n", dump->organisation);
	if (!store_each_text(dump->store, stored->id, dump_text, dump, &err) ||
	    !store_each_answer(dump->store, stored->id, dump_answer, dump, &err) ||
	    !store_each_entry(dump->store, stored->id, dump_entry, dump, &err) ||
	    !store_each_event(dump->store, stored->id, 0, dump_event, dump, &err))
		die("dump", &err);
	return true;
}

int run_dump(const char *path)
{
	struct dump dump = { .store = open_or_die(path) };
	struct error err = ERROR_INIT;

	if (!store_each_assessment(dump.store, dump_assessment, &dump, &err))
		die("dump", &err);
	verify_or_die(dump.store);
	store_close(dump.store);
	return 0;
}
