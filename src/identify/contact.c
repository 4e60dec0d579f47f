/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/contact.h"

#include <string.h>

#include "identify/address_line.h"
#include "identify/name_page.h"
#include "identify/name_token.h"
#include "identify/name_words.h"
#include "identify/sorted_words.h"

/* Lines of a block that are looked at, above and below, and cells to the left on the row. */
#define LINES_ABOVE 5
#define LINES_BELOW 2
#define CELLS_LEFT 3
#define NAME_SURE 0.45
/* How sure a patient must be to whom an address with nobody beside it is given. */
#define PATIENT_SURE 0.45
/* … and not to somebody of the family that is spoken of: how sure a named patient must be. */
#define NAMED_SURE 0.55
/* Words before one of kinship in which "with" makes it company. */
#define COMPANY_REACH 3
/* A line of more words is a sentence. */
#define PROSE_TOKENS 9

#define OFFICE_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) |                            \
     PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE) |                     \
     PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION))
#define PEOPLE                                                                                     \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME)
#define PERSON_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) |                  \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER))

/* Words of offices, folded and sorted. */
static const char office_words[][PHW_SORTED_WORD_ROOM] = {
    "appointments", "bleep",     "bookings",    "cashier",    "centre",   "charity",   "clinic",
    "college",      "company",   "council",     "department", "dept",     "enquiries", "fax",
    "foundation",   "helpdesk",  "helpline",    "hospice",    "hospital", "hospitals", "infirmary",
    "laboratory",   "limited",   "ltd",         "nhs",        "office",   "pharmacy",  "plc",
    "practice",     "reception", "school",      "secretary",  "service",  "services",  "stores",
    "supermarket",  "surgery",   "switchboard", "team",       "theatre",  "trust",     "university",
    "vat",          "www",
};

/* What an office writes over its own address, folded. */
static const char *const own_headings[] = {"contact us",     "find us",         "get in touch",
                                           "how to find us", "opening hours",   "opening times",
                                           "visit us",       "where to find us"};
#define HEADING_MOST 24 /* bytes of the longest of them */

/* What a word tells of whose a contact beside it is, as bits. */
enum { WORD_OF_OFFICE = 1, WORD_OF_KIN = 2, WORD_READ = 4 };

/* "Sister" with a capital is a nurse. */
static bool is_relation(const char *key, phw_token_shape shape)
{
    unsigned kinds = phw_name_word_kinds(key);
    return strcmp(key, "kin") == 0 ||
           ((kinds & PHW_WORD_RELATION) && (!(kinds & PHW_WORD_ROLE) || shape == PHW_TOKEN_LOWER));
}

static unsigned read_word(const phw_cell *cell, phw_token token)
{
    char key[PHW_SORTED_WORD_ROOM];
    if (token.end - token.begin >= sizeof key - 1)
        return WORD_READ;
    phw_models_fold(cell->text + token.begin, token.end - token.begin, key, sizeof key);
    size_t count = sizeof office_words / sizeof office_words[0];
    bool office = phw_sorted_place(office_words[0], sizeof office_words[0], count, key) < count;
    return WORD_READ | (office ? WORD_OF_OFFICE : 0U) |
           (is_relation(key, token.shape) ? WORD_OF_KIN : 0U);
}

/* Every contact asks for the words of the lines around it: each is read once. */
static unsigned word_at(const phw_context *context, uint32_t index, uint32_t t)
{
    const phw_cell *cell = &context->view->cells[index];
    uint8_t **words = &context->contact_words[index];
    if (!*words)
        *words = phw_arena_alloc(context->arena, cell->token_count);
    if (!*words)
        return read_word(cell, cell->tokens[t]);
    if (!(*words)[t])
        (*words)[t] = (uint8_t)read_word(cell, cell->tokens[t]);
    return (*words)[t];
}

bool phw_contact_office(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    if (phw_context_in_cell(context, index, 1U << PHW_FINDING_TRUST_NAME, NAME_SURE))
        return true;
    for (uint32_t t = 0; t < cell->token_count; t++)
        if (word_at(context, index, t) & WORD_OF_OFFICE)
            return true;
    return false;
}

/* "lives with her husband at …", "son of": who lives there is whom the kin belongs to. */
static bool is_company(const phw_cell *cell, uint32_t t)
{
    for (uint32_t back = 1; back <= COMPANY_REACH && back <= t; back++) {
        phw_token token = cell->tokens[t - back];
        if (token.end - token.begin == 4 && memcmp(cell->text + token.begin, "with", 4) == 0)
            return true;
    }
    return false;
}

static bool is_word(const phw_cell *cell, phw_token token, const char *word)
{
    size_t length = strlen(word);
    if (token.end - token.begin != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((cell->text[token.begin + i] | 32) != word[i])
            return false;
    return true;
}

/* "My mother of", "Mum's back at": whose family writes is who is looked after, where nobody else is
 * named. "Her sister lives at" is somebody beside the patient. */
static phw_subject of_kin(const phw_context *context, const phw_cell *cell, uint32_t t)
{
    static const char *const others[] = {"his", "her", "their", "the"};
    phw_token before = t > 0 ? cell->tokens[t - 1] : cell->tokens[t];
    for (size_t i = 0; t > 0 && i < sizeof others / sizeof others[0]; i++)
        if (is_word(cell, before, others[i]))
            return PHW_SUBJECT_RELATIVE;
    if (t > 0 && is_word(cell, before, "my"))
        return PHW_SUBJECT_PATIENT;
    return context->surest[PHW_FINDING_PATIENT_NAME] >= NAMED_SURE ? PHW_SUBJECT_RELATIVE
                                                                   : PHW_SUBJECT_PATIENT;
}

/* The last thing before byte @p end of a cell that tells whose what follows is. */
typedef struct last_hint {
    uint32_t at; /* where it ends */
    phw_subject subject;
} last_hint;

static void hear(last_hint *last, uint32_t at, uint32_t end, phw_subject subject)
{
    if (at <= end && at >= last->at && subject != PHW_SUBJECT_UNKNOWN)
        *last = (last_hint){at, subject};
}

static phw_subject of_label(uint64_t types)
{
    if (types & PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))
        return PHW_SUBJECT_RELATIVE;
    if (types & PERSON_LABELS)
        return PHW_SUBJECT_PATIENT;
    if (types & (PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_CLINICIAN)))
        return PHW_SUBJECT_STAFF;
    return PHW_SUBJECT_UNKNOWN;
}

/* "Lives with mum Jane and dad Peter at": byte from which on names before @p end are company; or
 * @p end. */
static uint32_t company_from(const phw_cell *cell, uint32_t end)
{
    uint32_t from = end;
    for (uint32_t t = 1; t < cell->token_count && cell->tokens[t].end <= end; t++) {
        phw_token live = cell->tokens[t - 1], with = cell->tokens[t];
        if ((cell->text[live.begin] | 32) == 'l' && live.end - live.begin <= 6 &&
            memcmp(cell->text + live.begin + 1, "iv", 2) == 0 && with.end - with.begin == 4 &&
            memcmp(cell->text + with.begin, "with", 4) == 0)
            from = with.end;
    }
    for (uint32_t i = from; i < end; i++)
        if (cell->text[i] == '.')
            return end;
    return from;
}

/* "12 Mill Lane, Oxby": a town that may be a name as well, behind the street it belongs to. */
static bool is_town_of_address(const phw_context *context, phw_span name)
{
    const phw_cell *cell = &context->view->cells[name.cell];
    if (name.begin == 0 || cell->digits == 0)
        return false;
    phw_address_line line =
        phw_address_line_read(context, phw_view_whole(context->view, name.cell));
    return (line.numbered || line.street) && line.span.begin < name.begin &&
           name.end <= line.span.end;
}

static phw_subject hint_before(const phw_context *context, uint32_t index, uint32_t end)
{
    static const uint32_t numbers = 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH |
                                    1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |
                                    1U << PHW_FINDING_HOSPITAL_NUMBER;
    const phw_cell *cell = &context->view->cells[index];
    const phw_labels *labels = context->labels;
    last_hint last = {0, PHW_SUBJECT_UNKNOWN};
    uint32_t company = company_from(cell, end);
    for (uint32_t t = 0; t < cell->token_count; t++) {
        phw_token token = cell->tokens[t];
        if (token.begin >= company)
            break;
        unsigned word = word_at(context, index, t);
        if (word & WORD_OF_OFFICE)
            hear(&last, token.end, end, PHW_SUBJECT_ORGANISATION);
        else if ((word & WORD_OF_KIN) && !is_company(cell, t))
            hear(&last, token.end, end, of_kin(context, cell, t));
    }
    for (uint32_t i = labels->first_label[index]; i < labels->first_label[index + 1]; i++)
        hear(&last, labels->labels[i].span.end, end, of_label(labels->labels[i].types));
    for (uint32_t i = phw_context_next_in_cell(context, index, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, index, i)) {
        const phw_candidate *known = &context->candidates[i];
        uint32_t kind = 1U << known->kind;
        if (known->confidence < NAME_SURE || known->span.begin >= company)
            continue;
        if ((kind & PEOPLE) && !is_town_of_address(context, known->span))
            hear(&last, known->span.end, end, known->subject);
        else if (kind & numbers)
            hear(&last, known->span.end, end, PHW_SUBJECT_PATIENT);
        else if (known->kind == PHW_FINDING_TRUST_NAME)
            hear(&last, known->span.end, end, PHW_SUBJECT_ORGANISATION);
    }
    return last.subject;
}

/* What a line above or below says, as a whole. Another's label and value in it ("Usual GP Dr Bray")
 * say nothing of what stands under them. */
static phw_subject hint_of_line(const phw_context *context, uint32_t cell)
{
    phw_subject found = PHW_SUBJECT_UNKNOWN;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i <= CELLS_LEFT && cell != PHW_VIEW_NONE; i++) {
        found = hint_before(context, cell, context->view->cells[cell].length);
        uint32_t left = context->view->cells[cell].previous;
        if (found == PHW_SUBJECT_STAFF &&
            (phw_labels_starts(context->labels, cell) ||
             (left != PHW_VIEW_NONE && phw_labels_starts(context->labels, left))))
            return PHW_SUBJECT_UNKNOWN;
        cell = left;
    }
    return found;
}

/* Whether a patient is spoken of: by name or number, or in the terms of care. What is a street's is
 * no name. */
static bool speaks_of_patient(const phw_context *context)
{
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if ((PHW_PATIENT_KINDS & 1U << candidate->kind) &&
            candidate->subject != PHW_SUBJECT_PUBLIC && candidate->confidence >= PATIENT_SURE &&
            !(candidate->kind == PHW_FINDING_PATIENT_NAME &&
              is_town_of_address(context, candidate->span)))
            return true;
    }
    return context->evidence.clinical >= PHW_CLINICAL_ENOUGH;
}

/* Whether a cell is what an office writes over its own address. */
static bool is_own_heading(const phw_cell *cell)
{
    char key[HEADING_MOST + 1];
    if (cell->length > HEADING_MOST)
        return false;
    phw_models_fold(cell->text, cell->length, key, sizeof key);
    for (size_t i = 0; i < sizeof own_headings / sizeof own_headings[0]; i++)
        if (strcmp(key, own_headings[i]) == 0)
            return true;
    return false;
}

static phw_subject hint_of_lines(const phw_context *context, uint32_t cell, const uint32_t *links,
                                 int most)
{
    phw_subject found = PHW_SUBJECT_UNKNOWN;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i < most; i++) {
        cell = links[cell];
        if (cell == PHW_VIEW_NONE)
            break;
        if (links == context->above && is_own_heading(&context->view->cells[cell]))
            return speaks_of_patient(context) ? PHW_SUBJECT_UNKNOWN : PHW_SUBJECT_ORGANISATION;
        found = hint_of_line(context, cell);
    }
    return found;
}

/* Whether somebody who is no colleague or a word of kinship stands between a label and @p span in
 * its cell. */
static bool person_between(const phw_context *context, phw_span label, phw_span span)
{
    const phw_cell *cell = &context->view->cells[span.cell];
    uint32_t from = label.cell == span.cell ? label.end : 0;
    for (uint32_t t = 0; t < cell->token_count; t++)
        if (cell->tokens[t].begin >= from && cell->tokens[t].end <= span.begin &&
            (word_at(context, span.cell, t) & WORD_OF_KIN))
            return true;
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *known = &context->candidates[i];
        if (PEOPLE & 1U << known->kind && known->subject != PHW_SUBJECT_STAFF &&
            known->confidence >= NAME_SURE && known->span.begin >= from &&
            known->span.end <= span.begin)
            return true;
    }
    return false;
}

/* "I am writing about my husband": who writes, and whose address heads the letter, is family. */
static bool is_letter_of_kin(const phw_context *context)
{
    return context->name_page && context->name_page->my_kin_cell != PHW_VIEW_NONE;
}

/* A patient is spoken of somewhere on the page. */
static bool page_has_patient(const phw_context *context)
{
    return context->surest[PHW_FINDING_PATIENT_NAME] >= PATIENT_SURE ||
           context->evidence.clinical >= PHW_CLINICAL_ENOUGH;
}

/* "Tel 01632 960913 VAT 999 1234 56": a shop's, at the head of its receipts. */
static bool has_vat_behind(const phw_cell *cell, uint32_t end)
{
    uint32_t t = 0;
    while (t < cell->token_count && cell->tokens[t].begin < end)
        t++;
    return t < cell->token_count && is_word(cell, cell->tokens[t], "vat");
}

phw_subject phw_contact_subject(const phw_context *context, phw_span span)
{
    const phw_view *view = context->view;
    if (has_vat_behind(&view->cells[span.cell], span.end))
        return PHW_SUBJECT_ORGANISATION;
    const phw_label_link *link =
        phw_labels_link(context->labels, span,
                        OFFICE_LABELS | PERSON_LABELS | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN));
    /* "Handed to: Ann Holt (niece), 4 Mill Lane": a person between the label and what is hers. */
    if (link && link->how == PHW_LINK_LEFT && link->order == 0 &&
        !person_between(context, context->labels->labels[link->label].span, span)) {
        uint64_t types = context->labels->labels[link->label].types;
        if (types & PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))
            return PHW_SUBJECT_RELATIVE;
        if (types & OFFICE_LABELS && !(types & PHW_LABEL_BIT(PHW_LABEL_TELEPHONE)))
            return types & (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP))
                       ? PHW_SUBJECT_STAFF
                       : PHW_SUBJECT_ORGANISATION;
    }
    phw_subject found = hint_before(context, span.cell, span.begin);
    uint32_t cell = span.cell;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i < CELLS_LEFT; i++) {
        cell = view->cells[cell].previous;
        if (cell == PHW_VIEW_NONE)
            break;
        found = hint_before(context, cell, view->cells[cell].length);
    }
    /* In a line of prose what stands over it is another sentence. */
    bool prose = view->cells[span.cell].token_count > PROSE_TOKENS && span.begin > 0;
    if (found == PHW_SUBJECT_UNKNOWN && prose && page_has_patient(context))
        return PHW_SUBJECT_PATIENT;
    if (found == PHW_SUBJECT_UNKNOWN)
        found = hint_of_lines(context, span.cell, context->above, LINES_ABOVE);
    if (found != PHW_SUBJECT_UNKNOWN)
        return found;
    /* What follows is about the next one: only a letterhead has its name below as well. */
    found = hint_of_lines(context, span.cell, context->below, LINES_BELOW);
    if (found != PHW_SUBJECT_ORGANISATION && is_letter_of_kin(context))
        return PHW_SUBJECT_RELATIVE;
    /* Where somebody's family follows, there is a patient. */
    bool patient = found == PHW_SUBJECT_RELATIVE || page_has_patient(context);
    return found != PHW_SUBJECT_ORGANISATION && patient ? PHW_SUBJECT_PATIENT : found;
}
