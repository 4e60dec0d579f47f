/* SPDX-License-Identifier: Apache-2.0 */
/** @file pedigree.h  Catalogues of animals, each by its sire and out of its dam. */
#ifndef PHW_IDENTIFY_PEDIGREE_H
#define PHW_IDENTIFY_PEDIGREE_H

#include "identify/name_page.h"

/** Whether the page tells of several animals as catalogues of shows do: "by Ch. Moorland Major
 *  ex Tarn Daisy. Br. F Penny". Linear in its words. */
bool phw_pedigree_is(const phw_name_page *page);

#endif
