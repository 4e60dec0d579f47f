/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_column.h"
#include "identify/name_join.h"
#include "identify/name_repeat.h"
#include "identify/name_subject.h"

/* Beneath this a name is not reported. */
#define REPORT_LEAST 0.45F
#define PROBABLE_MOST 0.99F

/* One word in no table is not believed to be a colleague. */
#define STAFF_SINGLE_LEAST 0.15F

/* A staff title at the end of a name, in the next cell. */
#define TITLE_BEYOND 0.9F

/* What is left of a name where the page says little of patients. */
#define THIN_CONTEXT 0.7F
#define NOBODY_SHARE 0.85F

/* What the place adds: a patient's number on the row, clinical words close by. */
#define ROW_NUMBERS 0.6F
#define NEAR_CLINICAL 0.35F

/* A label of one of these within so many bytes behind a name. */
#define FIELD_REACH 4
#define FIELD_FOLLOWS 0.7F
#define PATIENT_FIELDS                                                                             \
    (PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) |                \
     PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_AGE) |                     \
     PHW_LABEL_BIT(PHW_LABEL_SEX))

/* The share of a form's strength that counts for a patient, the forms of records before those of
 * prose. */
static const float form_share[PHW_NAME_FORM_COUNT] = {0.75F, 0.85F, 0.75F, 0.75F, 0.6F,
                                                      0.6F,  0.5F,  0.5F,  0.3F};

/* A name in one of these places is not reported unless a label or a title says so. */
static bool is_part_of_something_else(const phw_name_page *page, uint32_t cell,
                                      const phw_name_span *name)
{
    static const unsigned other_kinds = 1U << PHW_FINDING_TRUST_NAME | 1U << PHW_FINDING_ADDRESS |
                                        1U << PHW_FINDING_POSTCODE | 1U << PHW_FINDING_EMAIL;
    phw_span span = phw_name_page_span(page, cell, name->first, name->last);
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_candidate *other;
        if ((other_kinds & 1U << kind) &&
            (other = phw_context_at(page->context, span, (phw_finding_kind)kind)) &&
            other->confidence >= 0.5)
            return true;
    }
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *behind =
        name->last + 1 < line->count ? &line->tokens[name->last + 1] : NULL;
    const phw_name_token *last = &line->tokens[name->last];
    /* "Grace Ward", "Baker Street"; "Parkinson disease", "Crohn's". */
    if (behind && !(behind->before & ~(unsigned)PHW_GAP_GLUED) &&
        behind->letters != PHW_CASE_LOWER &&
        (behind->kinds & (PHW_WORD_ORGANISATION | PHW_WORD_STREET)) &&
        !(behind->kinds & PHW_WORD_ROLE))
        return true;
    if (behind && !behind->before && (last->kinds & PHW_WORD_EPONYM) &&
        name->form != PHW_NAME_TITLED && behind->letters == PHW_CASE_LOWER)
        return true;
    return false;
}

static float either(float a, float b)
{
    return 1 - (1 - a) * (1 - b);
}

/* "Harry Barker dob …", "Jean Holt  NHS No. …": a patient's field begins right behind the name. */
static bool patient_field_follows(const phw_name_page *page, uint32_t cell,
                                  const phw_name_span *name)
{
    const phw_labels *labels = page->context->labels;
    const phw_view *view = page->context->view;
    uint32_t end = (uint32_t)page->lines[cell].tokens[name->last].to;
    for (uint32_t i = labels->first_label[cell]; i < labels->first_label[cell + 1]; i++) {
        const phw_label *label = &labels->labels[i];
        if (label->span.begin >= end)
            return label->span.begin <= end + FIELD_REACH && (label->types & PATIENT_FIELDS);
    }
    uint32_t next = view->cells[cell].next;
    if (name->last + 1 < page->lines[cell].count || next == PHW_VIEW_NONE ||
        labels->first_label[next] == labels->first_label[next + 1])
        return false;
    const phw_label *first = &labels->labels[labels->first_label[next]];
    return first->span.begin <= FIELD_REACH && (first->types & PATIENT_FIELDS);
}

/* How surely a patient: form, label and place speak independently of each other. */
static float weigh_patient(const phw_name_page *page, uint32_t cell, const phw_name_span *name,
                           const phw_name_whose *whose)
{
    float context = page->clinical / PHW_NAME_CLINICAL_ENOUGH;
    float local = phw_name_page_local(page, cell);
    if (whose->patient_label || local >= PHW_NAME_LOCAL_ENOUGH * 2)
        context += 0.5F;
    if (context < 0.6F && !(name->form == PHW_NAME_TITLED && local >= PHW_NAME_LOCAL_ENOUGH))
        return 0;
    /* A textbook and a television guide speak of medicine and name people too. */
    if (!page->somebody && whose->patient == 0 && name->form >= PHW_NAME_UPPER_UPPER)
        return 0;
    float worth = either(name->strength * form_share[name->form], whose->patient);
    if (phw_name_page_row_numbers(page, cell))
        worth = either(worth, ROW_NUMBERS * name->strength);
    if (patient_field_follows(page, cell, name))
        worth = either(worth, FIELD_FOLLOWS * (name->strength > 0.5F ? 1 : name->strength * 2));
    if (local >= PHW_NAME_LOCAL_ENOUGH)
        worth = either(worth, NEAR_CLINICAL * name->strength);
    /* Only imaging systems write names with a caret: the form is a sign of care by itself. */
    bool imaging = name->form == PHW_NAME_CARET;
    if (context < 1 && !imaging)
        worth *= context > THIN_CONTEXT ? context : THIN_CONTEXT;
    if (!page->somebody && !imaging)
        worth *= NOBODY_SHARE;
    return worth < PROBABLE_MOST ? worth : PROBABLE_MOST;
}

typedef struct verdict {
    phw_finding_kind kind;
    phw_subject subject;
    float confidence;
    const char *tag;
} verdict;

/* The likeliest owner. A staff title beats a patient's label ("Patient of Dr Malik"). */
static verdict judge(const phw_name_page *page, uint32_t cell, const phw_name_span *name,
                     const phw_name_whose *whose)
{
    verdict best = {PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0, whose->patient_tag};
    float patient = weigh_patient(page, cell, name, whose);
    float form = name->strength > 0.3F ? name->strength : 0.3F;
    bool about_health =
        page->clinical >= 0.5F * PHW_NAME_CLINICAL_ENOUGH || page->context->evidence.systems > 0;
    if (whose->relative > whose->patient && whose->relative > whose->staff && patient > 0 &&
        page->clinical >= PHW_NAME_CLINICAL_ENOUGH) {
        best = (verdict){PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE,
                         either(whose->relative, form * 0.4F), whose->relative_tag};
    } else if (whose->staff > whose->patient) {
        bool scrap = name->form == PHW_NAME_SINGLE && name->strength < STAFF_SINGLE_LEAST;
        best = (verdict){PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF,
                         about_health && !scrap ? whose->staff * (0.6F + 0.4F * form) : 0,
                         whose->staff_tag};
    } else {
        best.confidence = patient;
    }
    return best;
}

static void report(const phw_name_page *page, uint32_t cell, const phw_name_span *name,
                   const phw_name_whose *whose, const verdict *found)
{
    const char *tags[6];
    size_t count = 0;
    tags[count++] = phw_name_form_tag(name->form);
    if (found->tag)
        tags[count++] = found->tag;
    if (name->title != PHW_NO_TOKEN && name->form != PHW_NAME_TITLED)
        tags[count++] = "title";
    if (found->kind == PHW_FINDING_PATIENT_NAME && phw_name_page_row_numbers(page, cell))
        tags[count++] = "number-on-row";
    if (whose->patient_label)
        tags[count++] = "patient";
    tags[count] = NULL;
    phw_context_add(page->context, found->kind, found->subject,
                    phw_name_page_span(page, cell, name->first, name->last), found->confidence,
                    tags);
}

/* The tokens of a label are not a name, but a title that is also a label is ("Dr"). */
static bool stands_in_label(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const phw_label *label =
        phw_labels_at(page->context->labels, phw_name_page_span(page, cell, at, at));
    return label && label->sure &&
           (label->colon || !(token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)));
}

/* Reads a name that runs on into the cell to the right; both parts are reported. */
static bool read_over(const phw_name_page *page, uint32_t cell, size_t at)
{
    phw_name_span name;
    size_t beyond;
    if (!phw_name_join(page, cell, at, &name, &beyond))
        return false;
    phw_name_whose whose = phw_name_subject_weigh(page, cell, &name);
    uint32_t next = page->context->view->cells[cell].next;
    const phw_name_token *last = &page->lines[next].tokens[beyond];
    if (last->kinds & PHW_WORD_STAFF_TITLE)
        whose.staff = TITLE_BEYOND, whose.staff_tag = "staff-title";
    verdict found = judge(page, cell, &name, &whose);
    if (found.confidence < REPORT_LEAST)
        return false;
    report(page, cell, &name, &whose, &found);
    const char *const tags[] = {phw_name_form_tag(name.form), "over-a-gap", found.tag, NULL};
    phw_context_add(page->context, found.kind, found.subject,
                    phw_name_page_span(page, next, 0, beyond), found.confidence, tags);
    return true;
}

/* Reads one name at a token; returns the index behind it. */
static size_t read_at(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_span name;
    if (stands_in_label(page, cell, at))
        return at + 1;
    if (read_over(page, cell, at))
        return line->count;
    bool value = phw_name_subject_label(page, cell, (uint32_t)line->tokens[at].from) != NULL;
    bool matched = value ? phw_name_shape_value(line->tokens, line->count, at, &name)
                         : phw_name_shape_match(line->tokens, line->count, at, &name);
    if (!matched)
        return at + 1;
    phw_name_whose whose = phw_name_subject_weigh(page, cell, &name);
    if (is_part_of_something_else(page, cell, &name) &&
        !(name.form <= PHW_NAME_TITLED && name.strength > 0.6F))
        return name.last + 1;
    verdict found = judge(page, cell, &name, &whose);
    if (found.confidence >= REPORT_LEAST) {
        report(page, cell, &name, &whose, &found);
        return name.last + 1;
    }
    return name.form == PHW_NAME_SINGLE ? at + 1 : name.first + 1;
}

void phw_recognise_names(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        for (size_t at = 0; at < page.lines[cell].count;)
            at = read_at(&page, cell, at);
    }
    phw_name_column(&page);
    phw_name_repeat(&page);
}
