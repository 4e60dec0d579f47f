/* SPDX-License-Identifier: Apache-2.0 */
/** @file lozenge.h  NHS lozenges and the box of GIG Cymru NHS Wales, found in the pixels. */
#ifndef PHW_MARK_LOZENGE_H
#define PHW_MARK_LOZENGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pyramid.h"
#include "mark/lozenge_net.h"
#include "photoward/geometry.h"
#include "photoward/image.h"

/** A mark in the picture. */
typedef struct phw_lozenge {
    phw_lozenge_kind kind; /**< never PHW_LOZENGE_NONE */
    phw_quad quad;         /**< of its box, clockwise from the mark's own top left */
    double score;          /**< 0 … 1, how sure the second look is */
    bool light;            /**< a light box with dark letters */
    bool guessed;          /**< its edge was not seen: quad is round its letters */
    float wanted;          /**< 0 … 1, what the last look has to say of it at least */
} phw_lozenge;

/** Most marks kept, surest first. */
#define PHW_LOZENGES_MOST 320

/**
 * Looks for marks of 24 px width and more in a picture of up to 18 megapixels, in a larger one
 * brought to that. Above 4.5 megapixels, crowded places are looked at at half the sides only: there
 * 40 px.
 * @param pyramid  of @p image.
 * @param[out] marks  no two of them overlap; surest first.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_lozenges_find(const phw_pyramid *pyramid, const phw_image *image,
                                          phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count,
                                          phw_error *error);

#endif
