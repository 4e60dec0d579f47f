/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_elsewhere.h"

#define NUMBER_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER))
/* Digits of a house's number, words of a street behind it, words from there to a town. */
#define HOUSE_DIGITS 4
#define STREET_WORDS 3
#define ADDRESS_WORDS 6

/* A house's number and a street at tokens @p at on: returns the street's last token, or 0. */
static size_t street_end(const phw_name_line *line, size_t at)
{
    const phw_name_token *tokens = line->tokens;
    if (tokens[at].letters != PHW_CASE_NUMBER || tokens[at].key_length > HOUSE_DIGITS)
        return 0;
    for (size_t i = at + 1; i < line->count && i <= at + STREET_WORDS; i++) {
        if (tokens[i].before || tokens[i].letters == PHW_CASE_LOWER ||
            tokens[i].letters == PHW_CASE_NUMBER)
            return 0;
        if ((tokens[i].kinds & PHW_WORD_STREET) && i > at + 1)
            return i;
    }
    return 0;
}

/* "4 Mill Lane, Barry", and "Barry" in the line under "4 Mill Lane". */
static bool stands_in_address(const phw_name_page *page, uint32_t cell, const phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    bool place = line->tokens[name->last].kinds & PHW_WORD_PLACE;
    for (size_t at = 0; at < name->first; at++) {
        size_t end = name->first - at <= ADDRESS_WORDS ? street_end(line, at) : 0;
        if (end >= name->last || (end > 0 && place))
            return true;
    }
    uint32_t above = page->context->above[cell];
    /* A town that no list has stands alone under its street. */
    place |= !line->tokens[name->last].known && line->count == 1;
    return place && name->form == PHW_NAME_SINGLE && name->first == 0 && above != PHW_VIEW_NONE &&
           page->lines[above].count > 0 && street_end(&page->lines[above], 0) > 0;
}

/* "disease", "score": what is called after who described it. */
static bool is_called_after(const phw_name_token *token)
{
    return phw_name_token_in(token, " disease disorder syndrome sign signs score scale test tests "
                                    "criteria manoeuvre procedure fracture palsy contracture "
                                    "lymphoma sarcoma tumour reflex position line drain catheter "
                                    "thyroiditis oesophagus phenomenon ");
}

/* "Angharad Bevan NHS 999 114 3092": what stands behind is the label of a number. */
static bool is_label_of_number(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_label *label =
        phw_labels_at(page->context->labels, phw_name_page_span(page, cell, at, at));
    return label && label->sure && (label->types & NUMBER_LABELS);
}

/* "Full name Declan McAleer Ward 3A": fields of a form in one line, the second of which is where
 * the first one's bearer lies. */
static bool is_asked_for_before_ward(const phw_name_line *line, const phw_name_span *name)
{
    return name->form != PHW_NAME_SINGLE && name->first > 0 &&
           phw_name_token_in(&line->tokens[name->first - 1], " name patient ") &&
           phw_name_token_is(&line->tokens[name->last + 1], "ward");
}

bool phw_name_is_part_of_another(const phw_name_page *page, uint32_t cell,
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
    if (name->title == PHW_NO_TOKEN && stands_in_address(page, cell, name))
        return true;
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *behind =
        name->last + 1 < line->count ? &line->tokens[name->last + 1] : NULL;
    const phw_name_token *last = &line->tokens[name->last];
    /* "Grace Ward", "Baker Street"; "Parkinson disease", "Crohn's". */
    /* "Elsa Bailey RD" is a dietitian, "MILL RD" is a street. */
    bool letters = behind && behind->letters == PHW_CASE_UPPER && last->letters == PHW_CASE_TITLE &&
                   behind->key_length <= 2;
    if (behind && !(behind->before & ~(unsigned)PHW_GAP_GLUED) && !letters &&
        behind->letters != PHW_CASE_LOWER &&
        (behind->kinds & (PHW_WORD_ORGANISATION | PHW_WORD_STREET)) &&
        !(behind->kinds & PHW_WORD_ROLE) && !is_label_of_number(page, cell, name->last + 1) &&
        !is_asked_for_before_ward(line, name))
        return true;
    /* "Evan Mallory is here": of those whom diseases are called after nobody says what they do now.
     */
    bool person = name->form == PHW_NAME_TITLED ||
                  (name->form == PHW_NAME_GIVEN_FAMILY && behind &&
                   (phw_name_token_in(behind, " is has wants needs feels rang about re ") ||
                    (page->somebody && !is_called_after(behind))));
    if (behind && !behind->before && (last->kinds & PHW_WORD_EPONYM) && !person &&
        behind->letters == PHW_CASE_LOWER)
        return true;
    return false;
}
