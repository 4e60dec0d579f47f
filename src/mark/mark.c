/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/mark.h"

#include <assert.h>

#include "mark/detector.h"

typedef struct detector {
    const char *name;
    phw_mark_find_one *find;
} detector;

/* A new kind of mark is a new file and one row here. */
static const detector detectors[] = {
    [PHW_MARK_BARCODES] = {"barcodes", phw_mark_find_barcodes},
    [PHW_MARK_FACES] = {"faces", phw_mark_find_faces},
    [PHW_MARK_PLATES] = {"plates", phw_mark_find_plates},
    [PHW_MARK_LOZENGES] = {"lozenges", phw_mark_find_lozenges},
    [PHW_MARK_OWN_EMBLEMS] = {"own-emblems", phw_mark_find_own_emblems},
    [PHW_MARK_BADGES] = {"badges", phw_mark_find_badges},
    [PHW_MARK_WEAK_COVERS] = {"weak-covers", phw_mark_find_weak_covers},
    [PHW_MARK_RECORDS] = {"records", phw_mark_find_records},
};

static_assert(sizeof detectors / sizeof detectors[0] == PHW_MARK_DETECTOR_COUNT, "a row for each");

const char *phw_mark_detector_name(phw_mark_detector which)
{
    return (unsigned)which < PHW_MARK_DETECTOR_COUNT ? detectors[which].name : "unknown";
}

phw_status phw_mark_find(const phw_mark_scene *scene, const phw_mark_options *options,
                         phw_findings *findings, phw_codes *codes, phw_error *error)
{
    phw_mark_found found = {findings, codes};
    for (unsigned i = 0; i < PHW_MARK_DETECTOR_COUNT; i++) {
        if (!(options->detectors & 1U << i))
            continue;
        phw_status status = detectors[i].find(scene, &found, error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}
