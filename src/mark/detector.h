/* SPDX-License-Identifier: Apache-2.0 */
/** @file detector.h  One kind of mark, one file, one row of the table in mark.c. */
#ifndef PHW_MARK_DETECTOR_H
#define PHW_MARK_DETECTOR_H

#include "mark/mark.h"

/** What detectors add to. */
typedef struct phw_mark_found {
    phw_findings *findings; /**< those from text come first */
    phw_codes *codes;
} phw_mark_found;

/** A detector looks at the scene and adds what it finds. @return PHW_OK, PHW_ERR_MODEL,
 * PHW_ERR_NOMEM. */
typedef phw_status phw_mark_find_one(const phw_mark_scene *scene, phw_mark_found *found,
                                     phw_error *error);

phw_mark_find_one phw_mark_find_barcodes;
phw_mark_find_one phw_mark_find_faces;
phw_mark_find_one phw_mark_find_plates;
phw_mark_find_one phw_mark_find_lozenges;
phw_mark_find_one phw_mark_find_own_emblems; /* after lozenges, faces and barcodes */
phw_mark_find_one phw_mark_find_badges;      /* after lozenges and faces */
phw_mark_find_one phw_mark_find_weak_covers;
phw_mark_find_one phw_mark_find_records; /* sets phw_plane.clinical; after all others */

#endif
