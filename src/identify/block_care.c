/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/block_care.h"

#include "identify/page_words.h"
#include "identify/word_lists.h"

/* Clinical terms of a page that speaks of care, and of one that speaks of nothing else: the report
 * of one test has its name alone ("Pure tone audiogram"). */
#define CARE_TERMS 2
#define ONLY_TERMS 1
#define NUMBER_SURE 0.76
#define HEALTH_NUMBERS                                                                             \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

typedef struct heard {
    size_t care, others; /* words of looking after somebody, and of the world */
} heard;

static heard listen(const phw_context *context)
{
    heard words = {0, 0};
    for (uint32_t i = 0; i < context->words->slot_count; i++) {
        const phw_page_word *word = context->words->slots[i];
        words.care += word && (word->token.lists & PHW_LIST_CARE);
        words.others += word && (word->token.lists & PHW_LIST_PUBLIC);
    }
    return words;
}

bool phw_block_cares(const phw_context *context)
{
    const uint32_t terms = context->evidence.clinical_terms;
    return phw_context_on_page(context, HEALTH_NUMBERS, NUMBER_SURE) ||
           context->evidence.clinical >= PHW_CLINICAL_ENOUGH ||
           (context->evidence.commercial <= 0 &&
            (terms >= CARE_TERMS || (terms >= ONLY_TERMS && listen(context).others == 0)));
}

bool phw_block_is_slip(const phw_context *context)
{
    const heard words = listen(context);
    return words.care > words.others;
}
