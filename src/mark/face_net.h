/* SPDX-License-Identifier: Apache-2.0 */
/** @file face_net.h  The network's answer to a small picture. */
#ifndef PHW_MARK_FACE_NET_H
#define PHW_MARK_FACE_NET_H

#include "mark/face_model.h"

/** Both sides of the picture are a multiple of this. */
#define PHW_FACE_MULTIPLE 32U
#define PHW_FACE_SIDE_MOST 512U

/** A map: rows of width + 2 places of which the first and the last are 0, all channels of a place
 * beside each other. */
typedef struct phw_face_map {
    float *numbers;
    uint32_t width, height, channels;
} phw_face_map;

/** Room to run a network in. Embedded; phw_face_net_done() frees it. */
typedef struct phw_face_net {
    const phw_face_model *model;             /**< borrowed */
    phw_face_map maps[PHW_FACE_LAYERS_MOST]; /**< what each layer gave, as long as it is read */
    phw_face_map picture;
    float *row;    /**< of separable layers, between their two halves */
    float *nought; /**< above and below maps */
} phw_face_net;

/**
 * @param model  borrowed until phw_face_net_done().
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_face_net_init(const phw_face_model *model, phw_face_net *net,
                                          phw_error *error);

void phw_face_net_done(phw_face_net *net);

/**
 * Makes the picture that the network is to look at: for each of @p height rows of @p width pixels
 * three numbers from −1 (black) to 1, beginning at *rgb, @p *pitch numbers from one row to the
 * next.
 * @param width, height  multiples of PHW_FACE_MULTIPLE, at most PHW_FACE_SIDE_MOST.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_face_net_picture(phw_face_net *net, uint32_t width, uint32_t height,
                                             float **rgb, size_t *pitch, phw_error *error);

/**
 * Runs the network on that picture. The same on every processor.
 * @param[out] answer  a place for every PHW_FACE_CELL pixels across and down: a logit, and where a
 *                     face would be: its middle from the middle of the cell, its width and height,
 *                     in pixels. Borrowed until the next call for @p net.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_face_net_run(phw_face_net *net, const phw_face_map **answer,
                                         phw_error *error);

/** The numbers of a place. */
static inline const float *phw_face_map_at(const phw_face_map *map, uint32_t x, uint32_t y)
{
    return map->numbers + ((size_t)y * (map->width + 2) + 1 + x) * map->channels;
}

#endif
