/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_medicine.h  Medicines that are written where a name could stand. */
#ifndef PHW_IDENTIFY_NAME_MEDICINE_H
#define PHW_IDENTIFY_NAME_MEDICINE_H

#include "identify/name_mentions.h"

/** Whether a mention is one word that the tables hold as a medicine and hardly as a name, with a
 *  number behind it, in its cell or the next: "Furosemide 40 mg", "B Propofol 1%". Pure. */
bool phw_name_is_medicine(const phw_name_page *page, const phw_name_mention *mention);

#endif
