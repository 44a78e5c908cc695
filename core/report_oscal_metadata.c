/* Whose assessment it is, and by what it was made. */

#include "report_oscal_parts.h"

#include <string.h>

static const char oscal_version[] = "1.1.2";

/* ---- parties ------------------------------------------------------------------------------ */

static bool is_mail(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at > text && at[1] && !strpbrk(text, " \t\n");
}

/* Of the contact if one is named, else of the organisation. */
static void write_ways(const struct oscal *oscal)
{
	if (is_mail(oscal->report->mail)) {
		json_array(oscal->json, "email-addresses");
		oscal_line(oscal, NULL, oscal->report->mail);
		json_end(oscal->json);
	}
	if (*oscal->report->phone) {
		json_array(oscal->json, "telephone-numbers");
		json_object(oscal->json, NULL);
		oscal_line(oscal, "number", oscal->report->phone);
		json_end(oscal->json);
		json_end(oscal->json);
	}
}

static void begin_party(const struct oscal *oscal, const char *role, const char *type, const char *name)
{
	json_object(oscal->json, NULL);
	oscal_uuid(oscal, "uuid", "party", role);
	json_string(oscal->json, "type", type);
	oscal_line(oscal, "name", name);
}

static void write_organisation(const struct oscal *oscal)
{
	begin_party(oscal, "assessed", "organization", oscal->report->organisation);
	if (*oscal->report->department) {
		json_array(oscal->json, "props");
		oscal_property(oscal, "department", oscal->report->department);
		json_end(oscal->json);
	}
	if (!*oscal->report->contact)
		write_ways(oscal);
	json_end(oscal->json);
}

static void write_person(const struct oscal *oscal, const char *role, const char *name)
{
	bool is_ours = strcmp(role, "assessor") != 0;

	if (!*name)
		return;
	begin_party(oscal, role, "person", name);
	if (strcmp(role, "contact") == 0)
		write_ways(oscal);
	if (is_ours) {
		json_array(oscal->json, "member-of-organizations");
		oscal_uuid(oscal, NULL, "party", "assessed");
		json_end(oscal->json);
	}
	json_end(oscal->json);
}

static const char *author(const struct oscal *oscal)
{
	return oscal->options->author ? oscal->options->author : "";
}

static void write_role(const struct oscal *oscal, const char *id, const char *title, const char *who)
{
	if (!*who)
		return;
	json_object(oscal->json, NULL);
	json_string(oscal->json, "id", id);
	oscal_markup_line(oscal, "title", title);
	json_end(oscal->json);
}

static void write_responsible(const struct oscal *oscal, const char *role, const char *who)
{
	if (!*who)
		return;
	json_object(oscal->json, NULL);
	json_string(oscal->json, "role-id", role);
	json_array(oscal->json, "party-uuids");
	oscal_uuid(oscal, NULL, "party", role);
	json_end(oscal->json);
	json_end(oscal->json);
}

static void write_parties(const struct oscal *oscal)
{
	const struct gap_report *report = oscal->report;
	static const char any[] = "-";

	json_array(oscal->json, "roles");
	write_role(oscal, "assessed", T_(oscal->lang, "Organisation"), any);
	write_role(oscal, "respondent", T_(oscal->lang, "Respondent"), report->respondent);
	write_role(oscal, "contact", T_(oscal->lang, "Contact"), report->contact);
	write_role(oscal, "assessor", T_(oscal->lang, "Report by"), author(oscal));
	json_end(oscal->json);
	json_array(oscal->json, "parties");
	write_organisation(oscal);
	write_person(oscal, "respondent", report->respondent);
	write_person(oscal, "contact", report->contact);
	write_person(oscal, "assessor", author(oscal));
	json_end(oscal->json);
	json_array(oscal->json, "responsible-parties");
	write_responsible(oscal, "assessed", any);
	write_responsible(oscal, "respondent", report->respondent);
	write_responsible(oscal, "contact", report->contact);
	write_responsible(oscal, "assessor", author(oscal));
	json_end(oscal->json);
}

/* ---- the rest -------------------------------------------------------------------------------- */

static void write_properties(const struct oscal *oscal)
{
	json_array(oscal->json, "props");
	oscal_property(oscal, "assessment", oscal->report->id);
	oscal_property(oscal, "language", lang_code(oscal->lang));
	oscal_property(oscal, "limited-to-chapter", oscal->report->filter.chapter ? oscal->report->filter.chapter : "");
	if (oscal->report->filter.sides & SIDE_VENDOR)
		oscal_property(oscal, "limited-to-side", "vendor");
	if (oscal->report->filter.sides & SIDE_CONSIGNOR)
		oscal_property(oscal, "limited-to-side", "consignor");
	json_end(oscal->json);
}

/* The document changes when an answer does, so that time is its version. */
void oscal_metadata(const struct oscal *oscal, const char *title)
{
	struct strbuf full = STRBUF_INIT;

	strbuf_addf(&full, "%s%s%s", title, *oscal->report->organisation ? ": " : "", oscal->report->organisation);
	json_object(oscal->json, "metadata");
	oscal_markup_line(oscal, "title", full.text);
	oscal_time(oscal, "last-modified", oscal->report->updated_utc);
	oscal_time(oscal, "version", oscal->report->updated_utc);
	json_string(oscal->json, "oscal-version", oscal_version);
	if (*oscal->report->reference) {
		json_array(oscal->json, "document-ids");
		json_object(oscal->json, NULL);
		oscal_line(oscal, "identifier", oscal->report->reference);
		json_end(oscal->json);
		json_end(oscal->json);
	}
	write_properties(oscal);
	write_parties(oscal);
	json_end(oscal->json);
	strbuf_release(&full);
}

void oscal_back_matter(const struct oscal *oscal)
{
	json_object(oscal->json, "back-matter");
	json_array(oscal->json, "resources");
	for (size_t i = 0; i < oscal->report->part_count; i++) {
		const struct gap_part *part = &oscal->report->parts[i];

		json_object(oscal->json, NULL);
		oscal_uuid(oscal, "uuid", "questionnaire", part->questionnaire);
		oscal_markup_line(oscal, "title", part->title);
		oscal_markup(oscal, "description", part->source);
		json_array(oscal->json, "props");
		oscal_property(oscal, "questionnaire", part->questionnaire);
		oscal_property(oscal, "version", part->version);
		json_end(oscal->json);
		json_end(oscal->json);
	}
	json_end(oscal->json);
	json_end(oscal->json);
}
