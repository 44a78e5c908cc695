/* The parts of a report: all that was answered, question by question. */

#include "evaluate_build.h"

#include "answer_syntax.h"

static const struct gap_blank *build_blanks(struct report_builder *builder, const struct answer *answer)
{
	struct gap_blank *blanks = arena_array(&builder->report->arena, answer->blank_count, sizeof(*blanks));

	for (size_t i = 0; i < answer->blank_count; i++) {
		blanks[i].value = answer->blanks[i].value;
		blanks[i].text = build_string(builder, answer->blanks[i].text);
	}
	return blanks;
}

static struct gap_pointer build_pointer(struct report_builder *builder, const struct evidence_pointer *pointer)
{
	return (struct gap_pointer){
		.what = build_string(builder, pointer->what),
		.where = build_string(builder, pointer->where),
		.holder = build_string(builder, pointer->holder),
		.seen = build_string(builder, pointer->seen),
		.sha256 = build_string(builder, pointer->sha256),
	};
}

/* The value is what counts at the place, the rest what was written there. */
static void build_gap_answer(struct report_builder *builder, struct item item, struct gap_answer *out)
{
	const struct part *part = &builder->from->parts[item.part];
	const struct question *question = &part->questionnaire->questions[item.question];
	const struct answer *own = answers_get(part->answers, item.question, item.row);
	const struct answer *answer = answers_effective(part->answers, item.question, item.row);

	out->question = item.question;
	out->row = item.row;
	out->item = build_item(builder, item);
	out->row_id = build_row_id(builder, question, item.row);
	out->row_text = build_row_text(builder, question, item.row);
	out->state = answer->state;
	out->is_inherited = own->state == ANSWER_OPEN && answer->state != ANSWER_OPEN;
	answer_format(question, answer, &builder->buf);
	out->value = build_take(builder);
	out->answer = build_value(builder, question, answer);
	out->reason = build_string(builder, answer->reason);
	out->blanks = build_blanks(builder, answer);
	out->blank_count = answer->blank_count;
	out->note = build_string(builder, own->note);
	out->is_marked = own->is_marked;
	out->basis = own->basis;
	out->pointer_parts = build_pointer(builder, &own->pointer);
	out->pointer = build_pointer_line(builder, &own->pointer);
}

static bool says_anything(const struct answer *answer)
{
	const struct evidence_pointer *pointer = &answer->pointer;

	return answer->state != ANSWER_OPEN || answer->note || answer->is_marked || answer->basis != BASIS_UNSET ||
	       pointer->what || pointer->where || pointer->holder || pointer->seen || pointer->sha256;
}

static void build_answers(struct report_builder *builder, int part, const struct question *question,
                          struct gap_question *out)
{
	const struct answers *answers = builder->from->parts[part].answers;
	struct gap_answer *list = arena_array(&builder->report->arena, 1 + question->row_count, sizeof(*list));
	struct item item = { .part = part, .question = question->index, .row = ROW_NONE };
	size_t count = 0;

	if (!question_is_matrix(question) || says_anything(answers_get(answers, question->index, ROW_NONE)))
		build_gap_answer(builder, item, &list[count++]);
	for (item.row = 0; item.row < (int)question->row_count; item.row++)
		build_gap_answer(builder, item, &list[count++]);
	out->answers = list;
	out->answer_count = count;
}

static void build_question(struct report_builder *builder, int part, const struct question *question,
                           struct gap_question *out)
{
	out->id = build_string(builder, question->id);
	out->label = build_label(builder, question);
	out->prompt = build_text(builder, &question->prompt);
	out->kind = question->kind;
	out->state = interview_state(builder->from->parts[part].interview, question->index);
	out->is_mirrored = question->mirrors != NULL;
	out->mirrors = build_string(builder, question->mirrors);
	out->source = build_string(builder, question->source);
	build_answers(builder, part, question, out);
}

/* The question with which the sheet of this one begins; -1 when it is shown alone. */
static int sheet_of(const struct interview *interview, const struct questionnaire *questionnaire, int question)
{
	int first = -1;
	int count;

	if (interview_sheet(interview, question, NULL) > 0)
		questionnaire_sheet(questionnaire, question, &first, &count);
	return first;
}

static void build_section(struct report_builder *builder, int part, const struct section *section,
                          struct gap_section *out)
{
	const struct part *from = &builder->from->parts[part];
	struct gap_question *questions =
		arena_array(&builder->report->arena, (size_t)section->question_count, sizeof(*questions));

	out->id = build_string(builder, section->id);
	out->title = build_text(builder, &section->title);
	out->questions = questions;
	int last_sheet = -1; /* where the sheet of the last question begins */
	int sheet = -1;
	for (int i = 0; i < section->question_count; i++) {
		int question = section->first_question + i;
		if (!interview_is_asked(from->interview, question))
			continue;
		build_question(builder, part, &from->questionnaire->questions[question], &questions[out->question_count]);
		int first = sheet_of(from->interview, from->questionnaire, question);
		sheet += first >= 0 && first != last_sheet;
		last_sheet = first;
		questions[out->question_count++].sheet = first < 0 ? -1 : sheet;
	}
}

static void build_part(struct report_builder *builder, int part, struct gap_part *out)
{
	const struct part *from = &builder->from->parts[part];
	const struct questionnaire *questionnaire = from->questionnaire;
	struct gap_section *sections =
		arena_array(&builder->report->arena, questionnaire->section_count, sizeof(*sections));

	out->questionnaire = build_string(builder, questionnaire->id);
	out->version = build_string(builder, questionnaire->version);
	out->title = build_text(builder, &questionnaire->title);
	out->source = build_string(builder, questionnaire->source);
	out->progress = interview_progress(from->interview);
	out->sections = sections;
	for (size_t i = 0; i < questionnaire->section_count; i++) {
		struct gap_section section = { .id = NULL };
		build_section(builder, part, &questionnaire->sections[i], &section);
		if (section.question_count > 0)
			sections[out->section_count++] = section;
	}
}

void build_parts(struct report_builder *builder)
{
	struct gap_report *report = builder->report;
	struct gap_part *parts = arena_array(&report->arena, builder->from->part_count, sizeof(*parts));

	for (size_t i = 0; i < builder->from->part_count; i++)
		build_part(builder, (int)i, &parts[i]);
	report->parts = parts;
	report->part_count = builder->from->part_count;
	report->progress = parts_progress(builder->from->parts, builder->from->part_count);
}
