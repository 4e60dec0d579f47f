/* SPDX-License-Identifier: Apache-2.0 */
/** @file mark.h  Findings from pixels: what tells of a person or a place without being text. */
#ifndef PHW_MARK_MARK_H
#define PHW_MARK_MARK_H

#include "base/pyramid.h"
#include "mark/code.h"
#include "photoward/finding.h"
#include "photoward/page.h"

struct phw_models;

/** Detectors, by what they find. */
typedef enum phw_mark_detector {
    PHW_MARK_BARCODES = 0, /**< linear and matrix codes */
    PHW_MARK_FACES,
    PHW_MARK_PLATES,      /**< of vehicles */
    PHW_MARK_LOZENGES,    /**< NHS lozenges and the marks of the other three services */
    PHW_MARK_OWN_EMBLEMS, /**< organisations' own emblems, beside their names */
    PHW_MARK_BADGES,      /**< name badges */
    PHW_MARK_WEAK_COVERS, /**< mosaics, blurs, markers that shine through where text belongs */
    PHW_MARK_RECORDS      /**< screens, sheets and lists that are a clinical record */
} phw_mark_detector;

#define PHW_MARK_DETECTOR_COUNT 8

/** A detector's name ("barcodes"). Static storage. */
const char *phw_mark_detector_name(phw_mark_detector detector);

/** What detectors look at. All of it borrowed. */
typedef struct phw_mark_scene {
    const phw_image *image;     /**< upright RGB */
    const phw_pyramid *pyramid; /**< its luma, level k at 1 / 2^k */
    phw_page *page; /**< planes, lines and words as read; a detector may add planes, never lines */
    const struct phw_models *models;
} phw_mark_scene;

/** Which detectors run: bits 1 << phw_mark_detector. */
typedef struct phw_mark_options {
    unsigned detectors;
} phw_mark_options;

#define PHW_MARK_OPTIONS_DEFAULTS                                                                  \
    {                                                                                              \
        .detectors = (1U << PHW_MARK_DETECTOR_COUNT) - 1                                           \
    }

/**
 * Runs the detectors in the order of their table. Pure: same scene, same answer.
 * @param findings  holds what identify found in the text; detectors read it and add to it.
 * @param codes     barcodes are added here with what they say: whose they are is known only when
 *                  their payload has been read as text is.
 * @return PHW_OK, PHW_ERR_MODEL or PHW_ERR_NOMEM (both lists may then hold a part; free them).
 */
PHW_MUST_USE phw_status phw_mark_find(const phw_mark_scene *scene, const phw_mark_options *options,
                                      phw_findings *findings, phw_codes *codes, phw_error *error);

#endif
