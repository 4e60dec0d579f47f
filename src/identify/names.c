/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "identify/name_column.h"
#include "identify/name_join.h"
#include "identify/name_mentions.h"
#include "identify/name_repeat.h"
#include "identify/name_subject.h"
#include "identify/observe.h"

/* A place where somebody's name stands at least so likely is reported. */
#define REPORT_LEAST 0.45F
#define THIN_LEAST 0.65F
#define NOBODY_LEAST 0.93F
#define NOBODY_CARED_LEAST 0.80F
#define CARE_ENOUGH 0.5F
/* Only imaging systems write names with a caret: what that is worth by itself. */
#define IMAGING_SHARE 0.85F
#define NEVER_TOLD 2.0F
/* The share of a clinical page's worth from which on a page speaks of care. */
#define CONTEXT_LEAST 0.5F
#define PROBABLE_MOST 0.99F
/* Where care is only hinted at: how likely a name must be, and how sure it may be at most, less
 * than what blocks by itself. How many clinical terms count as much as four words of care. */
#define HINTED_LEAST 0.75F
#define LISTED_LEAST 0.55F
#define HINTED_MOST 0.74F
#define HINTS_OF_TERMS 4.0F
#define COMMERCE_MOST 0.3F
/* Words, as a share of what counts as long, of a jotting: one word of care says much in it, and in
 * a page of a novel nothing. */
#define JOTTING_MOST 0.2F

/* Bytes of a folded word that may be a name though nothing else speaks for it. */
#define SCRAP_LETTERS 4

/* What is a given name more than anything else, and letters of the other half of its name. */
#define CLEARLY_GIVEN 0.5F
#define HALF_LETTERS 3

/* A label of next of kin that a name stands right beside or under. */
#define KIN_FIELD 0.7F
/* Patients' fields with values that a form has beside it. */
#define KIN_FIELDS 3

/* A staff title at the end of a name, in the next cell. */
#define TITLE_BEYOND 0.9F

/* Reasons told besides the form. */
#define REASONS_MOST 5

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

/* How likely a name must be to be told, and how sure one that is told may be: a textbook and a
 * television guide speak of medicine and name people too. */
typedef struct telling {
    float least;
    float most;
} telling;

/* Words of looking after somebody and of medicine: is care spoken of, though no patient's number,
 * field or bed says so? Jottings and chats between colleagues have nothing else. */
static bool hints_at_care(const phw_name_page *page, const phw_name_traits *traits, float local)
{
    return traits->care + (page->terms + local) / HINTS_OF_TERMS > traits->open_to_all &&
           page->context->evidence.commercial < COMMERCE_MOST;
}

/* A name as lists and notes of patients have them, and prose about medicine has not. */
static bool is_one_of_a_list(const float *value)
{
    static const phw_name_feature signs[] = {
        PHW_FEATURE_AGE_BEHIND, PHW_FEATURE_DATE_BEHIND,  PHW_FEATURE_NUMBER_BEHIND,
        PHW_FEATURE_BED_BEHIND, PHW_FEATURE_BED_BEFORE,   PHW_FEATURE_TIMED,
        PHW_FEATURE_NUMBERED,   PHW_FEATURE_PATIENT_WORD, PHW_FEATURE_SENDER};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (value[signs[i]] > 0)
            return true;
    return false;
}

static telling telling_of(const phw_name_page *page, const phw_name_traits *traits,
                          const phw_name_mention *mention)
{
    const float *value = mention->features.value;
    float context = page->clinical / PHW_NAME_CLINICAL_ENOUGH;
    float local = phw_name_page_local(page, mention->cell);
    bool imaging = value[PHW_FEATURE_CARET] > 0;
    if (value[PHW_FEATURE_KIN_LABEL] >= KIN_FIELD &&
        page->context->evidence.patient_fields >= KIN_FIELDS)
        return (telling){REPORT_LEAST, PROBABLE_MOST};
    if (value[PHW_FEATURE_PATIENT_LABEL] > 0 || local >= PHW_NAME_LOCAL_ENOUGH * 2)
        context += 0.5F;
    bool told_of = context >= CONTEXT_LEAST ||
                   (mention->name.form == PHW_NAME_TITLED && local >= PHW_NAME_LOCAL_ENOUGH);
    bool told = traits->longish < JOTTING_MOST ? traits->care > 0 : traits->care >= CARE_ENOUGH;
    bool hint = hints_at_care(page, traits, local) &&
                (told || (traits->longish < JOTTING_MOST && value[PHW_FEATURE_RELATION] > 0) ||
                 is_one_of_a_list(value));
    bool listed = is_one_of_a_list(value) || value[PHW_FEATURE_ADDRESS_BELOW] > 0;
    float hinted = !hint ? NEVER_TOLD : listed && traits->care > 0 ? LISTED_LEAST : HINTED_LEAST;
    if (!told_of && !imaging)
        return (telling){page->context->evidence.systems > 0 ? THIN_LEAST : hinted, HINTED_MOST};
    if (!page->somebody && !imaging && value[PHW_FEATURE_NAME_LABEL] == 0) {
        if (mention->owner == PHW_OWNER_STAFF && phw_name_model_staff_sign(&mention->features))
            return (telling){mention->name.form == PHW_NAME_SINGLE ? NOBODY_LEAST : THIN_LEAST,
                             PROBABLE_MOST};
        if (mention->name.form >= PHW_NAME_UPPER_UPPER)
            return (telling){hinted, HINTED_MOST};
        return (telling){traits->care >= CARE_ENOUGH ? NOBODY_CARED_LEAST : NOBODY_LEAST,
                         PROBABLE_MOST};
    }
    return (telling){context >= 1 && page->somebody ? REPORT_LEAST : THIN_LEAST, PROBABLE_MOST};
}

/* One word by itself for which nothing speaks but what else the page is about: often a scrap of
 * another sheet, misread. It may be a name, and is no more than that. */
static bool is_bare_word(const phw_name_mention *mention)
{
    const char *sign;
    return mention->owner == PHW_OWNER_PATIENT && mention->features.value[PHW_FEATURE_SINGLE] > 0 &&
           mention->features.value[PHW_FEATURE_ALONE] > 0 &&
           phw_name_model_explain(&mention->features, mention->owner, &sign, 1) == 0;
}

/* One word that would be a colleague's though nothing says so: any capital word of a heading. */
static bool is_nobodys_colleague(const phw_name_mention *mention)
{
    const char *sign;
    return mention->owner == PHW_OWNER_STAFF && mention->features.value[PHW_FEATURE_SINGLE] > 0 &&
           phw_name_model_explain(&mention->features, mention->owner, &sign, 1) == 0;
}

/* The likeliest owner of a name. One that is somebody's is reported even where whose is open;
 * confidence 0: nobody's. */
static void judge(const phw_name_page *page, const phw_name_traits *traits,
                  phw_name_mention *mention)
{
    phw_name_whose whose = phw_name_subject_weigh(page, mention->cell, &mention->name);
    phw_name_features_gather(page, traits, mention->cell, &mention->name, &whose,
                             &mention->features);
    phw_name_odds odds = phw_name_model_weigh(&mention->features);
    mention->owner = phw_name_model_likeliest(&mention->features, &odds);
    mention->confidence = 0;
    mention->mentioned = false;
    telling told = telling_of(page, traits, mention);
    if (1 - odds.owner[PHW_OWNER_NOBODY] < told.least)
        return;
    float sure = odds.owner[mention->owner];
    if (mention->owner == PHW_OWNER_PATIENT && !phw_name_model_staff_sign(&mention->features)) {
        /* Somebody's, and nothing says a colleague's: what staff would have counts as well. */
        if (page->somebody && page->clinical >= PHW_NAME_CLINICAL_ENOUGH)
            sure += odds.owner[PHW_OWNER_STAFF];
        if (mention->name.form == PHW_NAME_CARET)
            sure = fmaxf(sure, IMAGING_SHARE * mention->name.strength);
    }
    /* The field's label says whose it is; the form alone made it staff's or nobody's. */
    if (mention->owner == PHW_OWNER_RELATIVE &&
        mention->features.value[PHW_FEATURE_KIN_LABEL] >= KIN_FIELD)
        sure += odds.owner[PHW_OWNER_STAFF];
    mention->confidence = fminf(told.most, fmaxf(REPORT_LEAST, sure));
    if (is_nobodys_colleague(mention))
        mention->confidence = 0;
    const phw_name_token *word = &page->lines[mention->cell].tokens[mention->name.last];
    if (is_bare_word(mention))
        mention->confidence = word->key_length < SCRAP_LETTERS ? 0 : REPORT_LEAST;
}

/* The names of a page in reading order. */
typedef struct name_list {
    phw_name_mention *items;
    size_t count;
    size_t capacity;
} name_list;

static bool keep(phw_context *context, name_list *list, const phw_name_mention *mention)
{
    if (list->count == list->capacity) {
        size_t wanted = list->capacity ? list->capacity * 2 : 32;
        phw_name_mention *items = phw_arena_alloc_array(context->arena, wanted, sizeof *items);
        if (!items) {
            context->failed = true;
            return false;
        }
        if (list->count)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = wanted;
    }
    list->items[list->count++] = *mention;
    return true;
}

static void report(const phw_name_page *page, phw_span span, const phw_name_mention *found,
                   const char *extra)
{
    static const struct {
        phw_finding_kind kind;
        phw_subject subject;
    } said[PHW_NAME_OWNER_COUNT] = {
        [PHW_OWNER_PATIENT] = {PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT},
        [PHW_OWNER_RELATIVE] = {PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE},
        [PHW_OWNER_STAFF] = {PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF}};
    const char *tags[REASONS_MOST + 4];
    size_t count = 0;
    tags[count++] = phw_name_form_tag(found->name.form);
    if (found->mentioned)
        tags[count++] = "named-elsewhere";
    if (extra)
        tags[count++] = extra;
    count += phw_name_model_explain(&found->features, found->owner, tags + count, REASONS_MOST);
    tags[count] = NULL;
    phw_context_add(page->context, said[found->owner].kind, said[found->owner].subject, span,
                    found->confidence, tags);
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
static bool read_over(const phw_name_page *page, const phw_name_traits *traits, uint32_t cell,
                      size_t at)
{
    phw_name_mention found = {.cell = cell};
    size_t beyond;
    if (!phw_name_join(page, cell, at, &found.name, &beyond))
        return false;
    judge(page, traits, &found);
    uint32_t next = page->context->view->cells[cell].next;
    if (found.confidence > 0 && (page->lines[next].tokens[beyond].kinds & PHW_WORD_STAFF_TITLE))
        found.owner = PHW_OWNER_STAFF, found.confidence = TITLE_BEYOND;
    if (found.confidence == 0)
        return false;
    report(page, phw_name_page_span(page, cell, found.name.first, found.name.last), &found, NULL);
    report(page, phw_name_page_span(page, next, 0, beyond), &found, "over-a-gap");
    return true;
}

/* The name at a token, by its form or because a label says that one must stand there. */
static bool match_at(const phw_name_page *page, uint32_t cell, size_t at, phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    if (phw_name_subject_label(page, cell, (uint32_t)line->tokens[at].from))
        return phw_name_shape_value(line->tokens, line->count, at, name);
    return phw_name_shape_match(line->tokens, line->count, at, name);
}

/* A word with a capital that may be the other half of a name, whatever else it means. */
static bool may_belong(const phw_name_token *token, phw_letter_case letters)
{
    return token->letters == letters && token->key_length >= HALF_LETTERS &&
           !(token->kinds &
             (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |
              PHW_WORD_STAFF_TITLE | PHW_WORD_CALENDAR | PHW_WORD_RELATION | PHW_WORD_CLINICAL));
}

/* "Royston Speed", "BÄCK, Charlie": of a name that is told, half may be a word or in no table. */
static void take_other_half(const phw_name_page *page, phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    phw_name_span *name = &mention->name;
    const phw_name_token *last = &line->tokens[name->last];
    bool given = last->given >= CLEARLY_GIVEN && last->given >= last->family;
    if ((name->form != PHW_NAME_SINGLE && name->form != PHW_NAME_TITLED) || last->possessive ||
        (name->form == PHW_NAME_TITLED && name->given != name->family) || !given)
        return;
    const phw_name_token *behind =
        name->last + 1 < line->count ? &line->tokens[name->last + 1] : NULL;
    const phw_name_token *before = name->first > 0 ? &line->tokens[name->first - 1] : NULL;
    if (behind && !behind->before && may_belong(behind, last->letters) &&
        !(behind->kinds & PHW_WORD_PLACE && behind->family < 0.2F)) {
        name->last++;
        name->family = name->last;
    } else if (name->form == PHW_NAME_SINGLE && before && last->before == PHW_GAP_COMMA &&
               may_belong(before, PHW_CASE_UPPER) &&
               !stands_in_label(page, mention->cell, name->first - 1)) {
        name->first--;
        name->family = name->first;
    }
}

/* Reads one name at a token; returns the index behind it. */
static size_t read_at(const phw_name_page *page, const phw_name_traits *traits, uint32_t cell,
                      size_t at, name_list *list)
{
    phw_name_mention found = {.cell = cell};
    const phw_name_span *name = &found.name;
    if (stands_in_label(page, cell, at))
        return at + 1;
    if (read_over(page, traits, cell, at))
        return page->lines[cell].count;
    if (!match_at(page, cell, at, &found.name))
        return at + 1;
    if (is_part_of_something_else(page, cell, name) &&
        !(name->form <= PHW_NAME_TITLED && name->strength > 0.6F))
        return name->last + 1;
    judge(page, traits, &found);
    /* Where the family name alone would be told, the whole name is. */
    phw_name_mention part = {.cell = cell};
    if (found.confidence == 0 && name->form == PHW_NAME_GIVEN_FAMILY &&
        match_at(page, cell, name->family, &part.name) && part.name.form == PHW_NAME_SINGLE) {
        judge(page, traits, &part);
        found.owner = part.owner;
        found.confidence = part.confidence;
    }
    if (found.confidence > 0)
        take_other_half(page, &found);
    if (found.confidence > 0)
        return keep(page->context, list, &found) ? name->last + 1 : page->lines[cell].count;
    return name->form == PHW_NAME_SINGLE ? at + 1 : name->first + 1;
}

static void show(const phw_name_page *page, const phw_name_traits *traits)
{
    const phw_context *context = page->context;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            phw_name_span name;
            phw_name_features features;
            if (stands_in_label(page, cell, at) || !match_at(page, cell, at, &name))
                continue;
            phw_name_whose whose = phw_name_subject_weigh(page, cell, &name);
            phw_name_features_gather(page, traits, cell, &name, &whose, &features);
            context->observer->see(context->observer->closure, context->view,
                                   phw_name_page_span(page, cell, name.first, name.last),
                                   &features);
        }
    }
}

void phw_recognise_names(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    phw_name_traits traits = phw_name_traits_gather(&page);
    if (context->failed)
        return;
    if (context->observer)
        show(&page, &traits);
    name_list list = {NULL, 0, 0};
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        for (size_t at = 0; at < page.lines[cell].count;)
            at = read_at(&page, &traits, cell, at, &list);
    }
    phw_name_mentions_agree(&page, list.items, list.count);
    for (size_t i = 0; i < list.count; i++)
        report(&page,
               phw_name_page_span(&page, list.items[i].cell, list.items[i].name.first,
                                  list.items[i].name.last),
               &list.items[i], NULL);
    phw_name_column(&page);
    phw_name_repeat(&page);
}
