/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_value.h  The field of a person whose value is there and cannot be read. */
#ifndef PHW_MARK_WEAK_VALUE_H
#define PHW_MARK_WEAK_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "mark/weak_search.h"

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
 * which most were not read, and something thicker than strokes lies on them or a stroke of the
 * paper's colour parts them. Nothing is found of an empty field, of one in which a single bar lies,
 * nor of letters that nothing lies on. For a screen's own picture, of which letters are read.
 * @param line  of the page, level. @param[out] found  what stands there, pixels; written where the
 *              answer is yes. Pure.
 */
bool phw_weak_value_is_unread(const phw_weak_fields *fields, size_t line, phw_box *found);

/** Tells of such a value of one of the page's lines. */
PHW_MUST_USE phw_status phw_weak_value_look(phw_weak_search *search, size_t line, phw_error *error);

#endif
