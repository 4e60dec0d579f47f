/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_value.h  The field of a person whose value is there and cannot be read. */
#ifndef PHW_MARK_WEAK_VALUE_H
#define PHW_MARK_WEAK_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

struct phw_models;

/** A page with what is usual of it. All of it borrowed. */
typedef struct phw_weak_fields {
    const phw_image *luma;
    const phw_page *page;
    const struct phw_models *models; /**< NULL: no label is known, and nothing is found */
    const phw_box *boxes;            /**< of the page's lines, pixels */
    double usual_range;              /**< grey levels between its paper and its ink */
    double usual_height;             /**< of its lines, pixels */
} phw_weak_fields;

/**
 * Whether a line that was read is the label of somebody's name, number, date of birth, address,
 * telephone or e-mail, and what stands in its place, behind it or under it, is several signs of
 * which most were not read: whatever was laid on them, they are there. Nothing is found of an empty
 * field, nor of one in which a single bar lies. For a screen's own picture, of which letters are
 * read.
 * @param line  of the page, level. @param[out] found  what stands there, pixels; written where the
 *              answer is yes. Pure.
 */
bool phw_weak_value_is_unread(const phw_weak_fields *fields, size_t line, phw_box *found);

#endif
