/* Observations: each answer that is evidence for a clause, once; and what was heard beside the questions. */

#include "report_oscal_parts.h"

#include <stdlib.h>
#include <string.h>

/* Where an answer stands; the answer itself, when it has one of its own. */
struct place {
	int part;
	int question;
	int row;
	const struct gap_evidence *evidence;
	const struct gap_answer *answer;
};

struct places {
	struct place *list;
	size_t count;
	size_t capacity;
};

static int compare_int(int a, int b)
{
	return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
	const struct place *a = left;
	const struct place *b = right;
	int order = compare_int(a->part, b->part);

	if (order == 0)
		order = compare_int(a->question, b->question);
	return order ? order : compare_int(a->row, b->row);
}

static void add(struct places *places, struct place place)
{
	places->list = mem_grow(places->list, places->count, &places->capacity, sizeof(place));
	places->list[places->count++] = place;
}

static void collect_answers(const struct gap_report *report, struct places *places)
{
	for (size_t p = 0; p < report->part_count; p++) {
		for (size_t s = 0; s < report->parts[p].section_count; s++) {
			const struct gap_section *section = &report->parts[p].sections[s];

			for (size_t q = 0; q < section->question_count; q++) {
				for (size_t a = 0; a < section->questions[q].answer_count; a++) {
					const struct gap_answer *answer = &section->questions[q].answers[a];

					add(places, (struct place){ (int)p, answer->question, answer->row, NULL, answer });
				}
			}
		}
	}
	qsort(places->list, places->count, sizeof(places->list[0]), compare);
}

/* Sorted, each place once. */
static void collect_evidence(const struct oscal *oscal, struct places *places)
{
	size_t kept = 0;

	for (size_t i = 0; i < oscal->report->clause_count; i++) {
		const struct gap_clause *clause = &oscal->report->clauses[i];

		for (size_t e = 0; e < clause->evidence_count && oscal_has(oscal, clause); e++) {
			const struct gap_evidence *evidence = &clause->evidence[e];

			add(places, (struct place){ evidence->part, evidence->question, evidence->row, evidence, NULL });
		}
	}
	if (places->count > 0)
		qsort(places->list, places->count, sizeof(places->list[0]), compare);
	for (size_t i = 0; i < places->count; i++) {
		if (i == 0 || compare(&places->list[kept - 1], &places->list[i]) != 0)
			places->list[kept++] = places->list[i];
	}
	places->count = kept;
}

/* ---- one of them ----------------------------------------------------------------------------- */

void oscal_observation_uuid(const struct oscal *oscal, const char *key, const struct gap_evidence *evidence)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%s/%s%s%s", evidence->questionnaire, evidence->question_id, *evidence->row_id ? "." : "",
		    evidence->row_id);
	oscal_uuid(oscal, key, "observation", name.text);
	strbuf_release(&name);
}

static void write_method(const struct oscal *oscal, enum basis basis)
{
	static const char *const methods[] = {
		[BASIS_UNSET] = "UNKNOWN", [BASIS_SAID] = "INTERVIEW", [BASIS_EXPLAINED] = "INTERVIEW",
		[BASIS_SEEN] = "EXAMINE",  [BASIS_TRIED] = "TEST",
	};

	json_array(oscal->json, "methods");
	json_string(oscal->json, NULL, methods[basis]);
	json_end(oscal->json);
}

static void write_kind(const struct oscal *oscal, const char *type)
{
	json_array(oscal->json, "types");
	json_string(oscal->json, NULL, type);
	json_end(oscal->json);
	json_array(oscal->json, "subjects");
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "subject-uuid", "party", "assessed");
	json_string(oscal->json, "type", "party");
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_text(const struct oscal *oscal, const struct gap_evidence *evidence)
{
	struct strbuf title = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&title, "%s %s", evidence->label, evidence->row_id);
	oscal_add_line(&text, evidence->prompt);
	oscal_add_line(&text, evidence->row_text);
	oscal_add_line(&text, evidence->answer);
	oscal_markup_line(oscal, "title", title.text);
	oscal_markup(oscal, "description", text.text);
	strbuf_release(&title);
	strbuf_release(&text);
}

static void write_pointer(const struct oscal *oscal, const struct gap_evidence *evidence, const struct gap_answer *answer)
{
	if (!*evidence->pointer)
		return;
	json_array(oscal->json, "relevant-evidence");
	json_object(oscal->json, NULL);
	oscal_markup(oscal, "description", evidence->pointer);
	if (answer && *answer->pointer) {
		json_array(oscal->json, "props");
		oscal_property(oscal, "what", answer->pointer_parts.what);
		oscal_property(oscal, "where", answer->pointer_parts.where);
		oscal_property(oscal, "holder", answer->pointer_parts.holder);
		oscal_property(oscal, "seen", answer->pointer_parts.seen);
		oscal_property(oscal, "sha256", answer->pointer_parts.sha256);
		json_end(oscal->json);
	}
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_observation(const struct oscal *oscal, const struct place *place, const struct gap_answer *answer)
{
	const struct gap_evidence *evidence = place->evidence;

	json_object(oscal->json, NULL);
	oscal_observation_uuid(oscal, "uuid", evidence);
	write_text(oscal, evidence);
	json_array(oscal->json, "props");
	oscal_property(oscal, "item", evidence->item);
	oscal_property(oscal, "value", answer ? answer->value : "");
	oscal_property(oscal, "basis", basis_name(evidence->basis));
	if (evidence->is_mirrored)
		oscal_property(oscal, "rebuilt", "yes");
	json_end(oscal->json);
	write_method(oscal, evidence->basis);
	write_kind(oscal, "control-objective");
	write_pointer(oscal, evidence, answer);
	oscal_time(oscal, "collected", oscal->report->updated_utc);
	oscal_markup(oscal, "remarks", evidence->note);
	json_end(oscal->json);
}

/* What the interviewer heard that no question asked. */
static void write_heard(const struct oscal *oscal, const struct gap_entry *entry)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%d", entry->number);
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "heard", name.text);
	oscal_markup(oscal, "description", entry->fields[ENTRY_TEXT]);
	json_array(oscal->json, "props");
	oscal_property(oscal, "finding", name.text);
	if (entry->is_remote)
		oscal_property(oscal, "about", "remote");
	if (entry->is_cloud)
		oscal_property(oscal, "about", "cloud");
	json_end(oscal->json);
	write_method(oscal, BASIS_SAID);
	write_kind(oscal, "finding");
	oscal_time(oscal, "collected", oscal->report->updated_utc);
	json_end(oscal->json);
	strbuf_release(&name);
}

void oscal_observations(const struct oscal *oscal)
{
	struct places answers = { NULL, 0, 0 };
	struct places seen = { NULL, 0, 0 };
	const struct gap_entries *heard = &oscal->report->interview.entries[ENTRY_FINDING];
	size_t heard_count = oscal->is_plan ? 0 : heard->count;

	collect_answers(oscal->report, &answers);
	collect_evidence(oscal, &seen);
	if (seen.count + heard_count > 0) {
		json_array(oscal->json, "observations");
		for (size_t i = 0; i < seen.count; i++) {
			const struct place *found = bsearch(&seen.list[i], answers.list, answers.count, sizeof(answers.list[0]), compare);

			write_observation(oscal, &seen.list[i], found ? found->answer : NULL);
		}
		for (size_t i = 0; i < heard_count; i++)
			write_heard(oscal, &heard->list[i]);
		json_end(oscal->json);
	}
	free(answers.list);
	free(seen.list);
}
