/* SPDX-License-Identifier: Apache-2.0 */
/** @file kinds.h  Findings in a person's words: what a kind is called, its colour, where it stands.
 */
#ifndef PHW_REPORT_KINDS_H
#define PHW_REPORT_KINDS_H

#include "photoward/report.h"

/** A colour, sRGB. */
typedef struct phw_colour {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
} phw_colour;

/** Kinds that share a colour in the overlay and one entry in its legend. */
typedef enum phw_kind_group {
    PHW_GROUP_NAME = 0, /**< a patient's or relative's name */
    PHW_GROUP_STAFF,
    PHW_GROUP_NUMBER,
    PHW_GROUP_BIRTH,
    PHW_GROUP_CONTACT,
    PHW_GROUP_PLACE,
    PHW_GROUP_CLINICAL,
    PHW_GROUP_PICTURE, /**< barcodes, faces, plates, old covers that can be undone */
    PHW_GROUP_FILE,    /**< in the file rather than in the picture */
    PHW_GROUP_CUSTOM
} phw_kind_group;

#define PHW_KIND_GROUP_COUNT 10

/** What people call a kind. All strings are static. */
typedef struct phw_kind_words {
    const char *one;      /**< "NHS number" */
    const char *many;     /**< "NHS numbers" */
    const char *label;    /**< on the overlay, within what phw_font_has() knows: "NHS NUMBER" */
    phw_kind_group group; /**< for colour and legend */
} phw_kind_words;

/** The words for @p kind; a neutral row for numbers outside the enum. */
const phw_kind_words *phw_kinds_words(phw_finding_kind kind);

/** The legend's words for a group, upper case ("NAMES"), and its colour. */
const char *phw_kinds_group_label(phw_kind_group group);
phw_colour phw_kinds_group_colour(phw_kind_group group);

/** Where a quad's centre lies in a picture: "top left", "middle", "bottom". Static. */
const char *phw_kinds_place(const phw_quad *quad, uint32_t width, uint32_t height);

/** What the finding's plane is called ("on the screen"), or "" where that tells nothing. Static. */
const char *phw_kinds_surface(const phw_report *report, const phw_finding *finding);

/** Whether a finding has a place in the picture; findings in the container have a zero quad. */
bool phw_kinds_in_picture(const phw_finding *finding);

/** How sure: "almost certain" from 0.9, "likely" from 0.6, else "possible". Static. */
const char *phw_kinds_certainty(double confidence);

#endif
