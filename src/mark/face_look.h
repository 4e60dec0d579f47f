/* SPDX-License-Identifier: Apache-2.0 */
/** @file face_look.h  Faces in any pose: a look at the whole picture made small, and a second one
 * at each place where there may be a face. */
#ifndef PHW_MARK_FACE_LOOK_H
#define PHW_MARK_FACE_LOOK_H

#include "base/geometry.h"
#include "mark/face_net.h"
#include "photoward/image.h"

/** A face, or what may be one. */
typedef struct phw_face_seen {
    phw_box box; /**< full-size pixels; brow to chin, ear to ear */
    float logit; /**< of the second look */
} phw_face_seen;

#define PHW_FACES_SEEN_MOST 8

/**
 * Looks for faces.
 * @param image  upright RGB.
 * @param side   the longer side of the picture made small, at most PHW_FACE_SIDE_MOST: faces of
 * some 12 pixels of that are found.
 * @param[out] seen  room for PHW_FACES_SEEN_MOST, the surest first look first.
 * @param[out] count  how many there are.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_faces_look(const phw_image *image, phw_face_net *net, uint32_t side,
                                       phw_face_seen *seen, size_t *count, phw_error *error);

/**
 * A second look at one place.
 * @param[in,out] face  its box, of which the middle and the size count; then what is seen there,
 * with a logit of -INFINITY where that is nothing of about this size.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_face_look_closely(const phw_image *image, phw_face_net *net,
                                              phw_face_seen *face, phw_error *error);

#endif
