/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_beside.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What counts as all of it: more says no more. */
#define PAGE_TERMS_MOST 4.0F
#define NUMBER_KINDS_MOST 2.0F
#define BEDS_MOST 3.0F

#define LONG_TOKENS 3
#define SHORT_CAPITALS 3

#define PATIENT_FIELDS                                                                             \
    (PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) |                \
     PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_AGE) |                     \
     PHW_LABEL_BIT(PHW_LABEL_SEX))
#define FIELD_REACH 4

static float at_most(float value, float most)
{
    return value < most ? value / most : 1;
}

static void look_at_form(const phw_name_place *here)
{
    const phw_name_span *name = here->name;
    const phw_name_token *tokens = here->line->tokens;
    size_t parts = 0;
    phw_name_place_set(here, (phw_name_feature)(PHW_FEATURE_COMMA + (int)name->form), 1);
    /* Imaging systems write in the order of a record's banner. */
    if (name->form == PHW_NAME_CARET)
        phw_name_place_set(here, PHW_FEATURE_COMMA, 1);
    for (size_t i = name->first; i <= name->last; i++)
        parts += i != name->title && tokens[i].letters != PHW_CASE_INITIAL;
    phw_name_place_set(here, PHW_FEATURE_CAPITALS, tokens[name->family].letters == PHW_CASE_UPPER);
    phw_name_place_set(here, PHW_FEATURE_LONG, parts >= LONG_TOKENS);
    phw_name_place_set(here, PHW_FEATURE_SHORT_CAPITALS,
                       parts == 1 && tokens[name->family].letters == PHW_CASE_UPPER &&
                           tokens[name->family].key_length <= SHORT_CAPITALS);
    phw_name_place_set(here, PHW_FEATURE_POSSESSIVE, tokens[name->last].possessive);
    if (name->title != PHW_NO_TOKEN) {
        bool staff = tokens[name->title].kinds & PHW_WORD_STAFF_TITLE;
        phw_name_place_set(here, staff ? PHW_FEATURE_STAFF_TITLE : PHW_FEATURE_PLAIN_TITLE, 1);
    }
}

static void look_at_tables(const phw_name_place *here)
{
    const phw_name_span *name = here->name;
    const phw_name_token *tokens = here->line->tokens;
    const phw_name_token *family = &tokens[name->family], *given = &tokens[name->given];
    float least = 1, common = 0;
    unsigned kinds = 0;
    bool unlisted = true;
    for (size_t i = name->first; i <= name->last; i++) {
        if (i == name->title || tokens[i].letters == PHW_CASE_INITIAL)
            continue;
        least = fminf(least, phw_name_token_best(&tokens[i]));
        common = fmaxf(common, tokens[i].word);
        kinds |= tokens[i].kinds;
        unlisted &= !tokens[i].known;
    }
    phw_name_place_set(here, PHW_FEATURE_STRENGTH, name->strength);
    phw_name_place_set(here, PHW_FEATURE_GIVEN, given->given);
    phw_name_place_set(here, PHW_FEATURE_FAMILY, family->family);
    phw_name_place_set(here, PHW_FEATURE_LEAST, least);
    phw_name_place_set(here, PHW_FEATURE_COMMON_WORD, log10f(1 + common) / 4);
    phw_name_place_set(here, PHW_FEATURE_UNLISTED, unlisted);
    phw_name_place_set(here, PHW_FEATURE_PLACE, (kinds & PHW_WORD_PLACE) != 0);
    phw_name_place_set(here, PHW_FEATURE_EPONYM, (kinds & PHW_WORD_EPONYM) != 0);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL_WORD, (kinds & PHW_WORD_CLINICAL) != 0);
    phw_name_place_set(here, PHW_FEATURE_ROLE_WORD, (kinds & PHW_WORD_ROLE) != 0);
    phw_name_place_set(here, PHW_FEATURE_FORM_WORD,
                       (kinds & (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET |
                                 PHW_WORD_CALENDAR)) != 0);
}

/* "Jean Holt" by itself on its row, and "NHS No. …" on the one right under it. */
static bool field_is_below(const phw_name_place *here)
{
    const phw_labels *labels = here->page->context->labels;
    uint32_t below = phw_name_place_below(here);
    if (below == PHW_VIEW_NONE || labels->first_label[below] == labels->first_label[below + 1])
        return false;
    const phw_label *first = &labels->labels[labels->first_label[below]];
    return first->span.begin <= FIELD_REACH && (first->types & PATIENT_FIELDS);
}

/* "Harry Barker dob …", "Jean Holt  NHS No. …": a patient's field begins right behind the name. */
static bool field_follows(const phw_name_place *here)
{
    const phw_labels *labels = here->page->context->labels;
    const phw_view *view = here->page->context->view;
    uint32_t cell = here->cell, end = (uint32_t)here->line->tokens[here->name->last].to;
    for (uint32_t i = labels->first_label[cell]; i < labels->first_label[cell + 1]; i++) {
        const phw_label *label = &labels->labels[i];
        if (label->span.begin >= end)
            return label->span.begin <= end + FIELD_REACH && (label->types & PATIENT_FIELDS);
    }
    uint32_t next = view->cells[cell].next;
    if (here->name->last + 1 < here->line->count || next == PHW_VIEW_NONE ||
        labels->first_label[next] == labels->first_label[next + 1])
        return false;
    const phw_label *first = &labels->labels[labels->first_label[next]];
    return first->span.begin <= FIELD_REACH && (first->types & PATIENT_FIELDS);
}

static void look_at_labels(const phw_name_place *here, const phw_name_whose *whose)
{
    phw_name_place_set(here, PHW_FEATURE_NAME_LABEL, whose->label_patient);
    phw_name_place_set(here, PHW_FEATURE_PATIENT_LABEL, whose->patient_label);
    phw_name_place_set(here, PHW_FEATURE_KIN_LABEL, whose->label_relative);
    phw_name_place_set(here, PHW_FEATURE_STAFF_LABEL, whose->label_staff);
    phw_name_place_set(here, PHW_FEATURE_FIELD_FOLLOWS,
                       field_follows(here) || field_is_below(here));
    if (whose->staff > whose->label_staff && whose->staff_tag) {
        const char *tag = whose->staff_tag;
        if (strcmp(tag, "role") == 0)
            phw_name_place_set(here, PHW_FEATURE_ROLE_BESIDE, 1);
        else if (strcmp(tag, "signature") == 0)
            phw_name_place_set(here, PHW_FEATURE_SIGNATURE, 1);
        else if (strcmp(tag, "mailbox") == 0)
            phw_name_place_set(here, PHW_FEATURE_MAILBOX, 1);
        else if (strcmp(tag, "sender") == 0)
            phw_name_place_set(here, PHW_FEATURE_SENDER, 1);
        else
            phw_name_place_set(here, PHW_FEATURE_STAFF_TITLE, 1);
    }
    phw_name_place_set(here, PHW_FEATURE_RELATION, whose->relative > whose->label_relative);
}

/* What the words of a page all together are worth, as two words of care. */
#define SPOKEN_WORTH 0.5F

static void look_at_page(const phw_name_place *here, const phw_name_traits *traits)
{
    const phw_name_page *page = here->page;
    phw_name_form form = here->name->form;
    float clinical = at_most(page->clinical > 0 ? page->clinical : 0, 2 * PHW_NAME_CLINICAL_ENOUGH);
    bool column = here->value[PHW_FEATURE_STARTS] > 0;
    phw_name_place_set(here, PHW_FEATURE_PAGE_NUMBERS, page->numbers / NUMBER_KINDS_MOST);
    phw_name_place_set(here, PHW_FEATURE_PAGE_BEDS, page->beds / BEDS_MOST);
    phw_name_place_set(here, PHW_FEATURE_PAGE_TERMS, page->terms / PAGE_TERMS_MOST);
    phw_name_place_set(here, PHW_FEATURE_PAGE_FIELDS, (float)page->context->evidence.clinical);
    phw_name_place_set(here, PHW_FEATURE_PAGE_COMMERCE, (float)page->context->evidence.commercial);
    phw_name_place_set(here, PHW_FEATURE_PAGE_SOMEBODY, page->somebody);
    phw_name_place_set(here, PHW_FEATURE_PAGE_CHAT, traits->chat);
    phw_name_place_set(here, PHW_FEATURE_PAGE_LIST, traits->list);
    phw_name_place_set(here, PHW_FEATURE_PAGE_STAFF, traits->staff);
    phw_name_place_set(here, PHW_FEATURE_PAGE_ORGANISATION, traits->organisation);
    phw_name_place_set(here, PHW_FEATURE_PAGE_CARE,
                       phw_name_traits_spoken(page, traits, form) && traits->care < SPOKEN_WORTH
                           ? SPOKEN_WORTH
                           : traits->care);
    phw_name_place_set(here, PHW_FEATURE_PAGE_PUBLIC, traits->open_to_all);
    phw_name_place_set(here, PHW_FEATURE_PAGE_LONG, traits->longish);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL, clinical);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL_SINGLE, form == PHW_NAME_SINGLE ? clinical : 0);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL_PAIR,
                       form == PHW_NAME_GIVEN_FAMILY || form == PHW_NAME_UPPER_UPPER ? clinical
                                                                                     : 0);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL_TITLED, form == PHW_NAME_TITLED ? clinical : 0);
    phw_name_place_set(here, PHW_FEATURE_CLINICAL_COLUMN, column ? clinical : 0);
    phw_name_place_set(here, PHW_FEATURE_CHAT_SINGLE, form == PHW_NAME_SINGLE ? traits->chat : 0);
}

void phw_name_features_gather(const phw_name_page *page, const phw_name_traits *traits,
                              uint32_t cell, const phw_name_span *name, const phw_name_whose *whose,
                              phw_name_features *features)
{
    const phw_name_place here = {page, traits, cell, &page->lines[cell], name, features->value};
    memset(features, 0, sizeof *features);
    phw_name_place_set(&here, PHW_FEATURE_ALWAYS, 1);
    look_at_form(&here);
    look_at_tables(&here);
    look_at_labels(&here, whose);
    phw_name_beside_look(&here);
    look_at_page(&here, traits);
}

bool phw_name_features_any(const phw_name_features *features, const phw_name_feature *list,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (features->value[list[i]] > 0)
            return true;
    return false;
}

#define FEATURE_NAME(name, tag) #name,
#define FEATURE_TAG(name, tag) tag,

const char *phw_name_feature_name(phw_name_feature feature)
{
    static const char *const names[] = {PHW_NAME_FEATURES(FEATURE_NAME)};
    static_assert(sizeof names / sizeof names[0] == PHW_NAME_FEATURE_COUNT, "a name for each");
    return names[feature];
}

const char *phw_name_feature_tag(phw_name_feature feature)
{
    static const char *const tags[] = {PHW_NAME_FEATURES(FEATURE_TAG)};
    return tags[feature];
}
