/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_telling.h  How likely a name must be to be told of, by what its page is about: a
 *  textbook and a television guide speak of medicine and name people too. */
#ifndef PHW_IDENTIFY_NAME_TELLING_H
#define PHW_IDENTIFY_NAME_TELLING_H

#include "identify/name_mentions.h"

/** On a page about patients a name that stands at least so likely is reported. */
#define PHW_NAME_REPORT_LEAST 0.451F

/** How sure one may be that is told only because others on its page are: less than what blocks by
 *  itself. */
#define PHW_NAME_AMONG_MOST 0.74F

typedef struct phw_name_telling {
    float least;      /**< how likely it must be that the name is somebody's; above 1: never */
    float among_told; /**< … where others on the page are told of */
    float most;       /**< how sure one that is told may be */
} phw_name_telling;

/** Looks at the page and at what stands beside the name. Pure. */
phw_name_telling phw_name_telling_of(const phw_name_page *page, const phw_name_traits *traits,
                                     const phw_name_mention *mention);

/** What the place of a patient's name is worth by itself, 0 … 1: the patient's field of a form,
 *  over the address where a place of care writes to somebody, or on a slip. 0: anywhere else, or by
 *  a sign of staff. Pure. */
float phw_name_place_worth(const phw_name_page *page, const phw_name_traits *traits,
                           const phw_name_mention *mention);

#endif
