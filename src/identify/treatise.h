/* SPDX-License-Identifier: Apache-2.0 */
/** @file treatise.h  Text about medicine in general, as in an encyclopedia or a textbook. */
#ifndef PHW_IDENTIFY_TREATISE_H
#define PHW_IDENTIFY_TREATISE_H

#include "identify/name_page.h"

/** Whether the page is prose under headings that records have as well ("Diagnosis", "History") and
 *  speaks of nobody: no he or she, no patient, reader or writer, no age, no field of a person.
 *  Linear in its words. */
bool phw_treatise_is(const phw_name_page *page);

/** Such a text that speaks of the many as well ("patients", "population", "usually"): whoever is
 *  named in it found the illness or treats it. */
bool phw_treatise_is_of_many(const phw_name_page *page);

#endif
