/* SPDX-License-Identifier: Apache-2.0 */
#include "report/album.h"

#include <assert.h>

#include "report/shelves.h"

const char *phw_shelf_name(phw_shelf shelf)
{
    static const char *const names[] = {"block", "error", "review", "clear"};
    static_assert(sizeof names / sizeof names[0] == PHW_SHELF_COUNT, "a name for each shelf");
    return (unsigned)shelf < PHW_SHELF_COUNT ? names[shelf] : "unknown";
}

const phw_shelf_words *phw_shelf_words_of(phw_shelf shelf)
{
    static const phw_shelf_words shelves[] = {
        [PHW_SHELF_BLOCK] = {"Block", "A patient can be identified. Do not share these. Share a "
                                      "redacted copy, if you may share anything at all."},
        [PHW_SHELF_ERROR] =
            {"Not examined",
             "photoward could not look at these, so nobody knows what they show. Open "
             "them yourself before you share them."},
        [PHW_SHELF_REVIEW] =
            {"Review", "No patient is named, but there are signs of a place, of staff or of "
                       "somebody&#39;s health, or a part that could not be read. Look at each, "
                       "and ask if you are not sure."},
        [PHW_SHELF_CLEAR] = {"Clear",
                             "Everything was examined and nothing was found that tells of a "
                             "patient. That is not the same as safe to post: consent and your "
                             "employer&#39;s policy are still yours to check."},
    };
    static_assert(sizeof shelves / sizeof shelves[0] == PHW_SHELF_COUNT, "words for each shelf");
    return &shelves[shelf];
}
