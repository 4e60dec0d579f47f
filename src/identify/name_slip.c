/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_slip.h"

#include "identify/name_model.h"

/* Words, as a share of what counts as long, of a label, a ticket or a note. */
#define SLIP_MOST 0.2F
/* How like a name by its form and the tables. */
#define STRENGTH_LEAST 0.15F
#define SURE_BEDDED 0.76F
#define SURE_THANKED 0.76F
#define SURE_FIRST_THANKED 0.60F /* by the first name alone */
/* Words of care and strengths of terms on a card of thanks. */
#define CARE_LEAST 0.25F
#define TERMS_LEAST 0.5F
#define BED_DIGITS 2

/* "bed 14", "BED 3": of a ward, for hotels have rooms. */
static bool has_bed(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at + 1 < page->lines[cell].count; at++) {
            const phw_name_token *noun = &page->lines[cell].tokens[at];
            if (phw_name_token_is(noun, "bed") && noun[1].letters == PHW_CASE_NUMBER &&
                noun[1].key_length <= BED_DIGITS)
                return true;
        }
    return false;
}

/* A title and a name, or a name in a record's order. */
static bool is_formal(const phw_name_mention *mention)
{
    return mention->name.form <= PHW_NAME_UPPER_UPPER && mention->name.strength >= STRENGTH_LEAST;
}

/* "we thank you for looking after our mum, Grace Day": whose illness or ward is told as well. */
static bool is_thanked_for(const phw_name_page *page, const phw_name_traits *traits,
                           const phw_name_mention *mention)
{
    return mention->features.value[PHW_FEATURE_MY_KIN] > 0 &&
           phw_name_page_says(page, " thank thanks grateful gratitude kindness ") &&
           (traits->care >= CARE_LEAST || page->terms >= TERMS_LEAST);
}

float phw_name_slip_worth(const phw_name_page *page, const phw_name_traits *traits,
                          const phw_name_mention *mention)
{
    if (phw_name_model_staff_sign(&mention->features) ||
        phw_evidence_sells(&page->context->evidence))
        return 0;
    if (is_thanked_for(page, traits, mention))
        return mention->name.form == PHW_NAME_SINGLE ? SURE_FIRST_THANKED : SURE_THANKED;
    return traits->longish < SLIP_MOST && traits->open_to_all == 0 && is_formal(mention) &&
                   has_bed(page)
               ? SURE_BEDDED
               : 0;
}
