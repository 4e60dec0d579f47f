/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/pedigree.h"

/* Each sign once an animal, and so many animals: on a list of patients "ex" may have smoked, "br"
 * be bed rest and "ch" a care home, though hardly each of them so often. */
#define ANIMALS_LEAST 4

bool phw_pedigree_is(const phw_name_page *page)
{
    if (page->beds > 0)
        return false;
    unsigned dams = 0, champions = 0, breeders = 0, sires = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            dams += phw_name_token_in(token, " dam ex ");
            sires += phw_name_token_in(token, " by sire ");
            champions += phw_name_token_in(token, " ch champion ");
            breeders += phw_name_token_in(token, " br bred breeder ");
        }
    return dams >= ANIMALS_LEAST && sires >= ANIMALS_LEAST && champions >= ANIMALS_LEAST &&
           breeders >= ANIMALS_LEAST;
}
