/* SPDX-License-Identifier: Apache-2.0 */
/** @file channel.h  Frames over a socket pair: a header that tells kind and length, the bytes, and
 *  descriptors beside the header. */
#ifndef PHW_WORKER_CHANNEL_H
#define PHW_WORKER_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** What a frame is about. */
typedef enum phw_frame_kind {
    PHW_FRAME_SETUP = 1, /**< to the worker, once: models, limits */
    PHW_FRAME_READY,     /**< from it: it stands and is locked down, or why not */
    PHW_FRAME_JOB,       /**< to it, with descriptors: a picture */
    PHW_FRAME_RESULT,    /**< from it */
    PHW_FRAME_CONFIRM,   /**< to it, with a descriptor: is this the copy that was proven last? */
    PHW_FRAME_CONFIRMED, /**< from it */
    PHW_FRAME_UNEQUIPPED /**< from it, instead of a result: the picture needs a worker that was set
                              up with `equipped` */
} phw_frame_kind;

/** Most bytes of a frame: a report with some hundred thousand findings. */
#define PHW_FRAME_BYTES_MAX ((size_t)64 << 20)

/** Most descriptors beside a frame. */
#define PHW_FRAME_DESCRIPTORS_MAX 8

/** A frame as it comes in. Embedded; start from PHW_CHANNEL_INIT(socket) and end with
 *  phw_channel_done(), which leaves the socket open. */
typedef struct phw_channel {
    int socket;
    uint32_t header[2]; /**< kind, bytes */
    size_t have;        /**< bytes of header and body that have come */
    uint8_t *body;
    size_t size;                                /**< of the body */
    int descriptors[PHW_FRAME_DESCRIPTORS_MAX]; /**< owned until taken */
    size_t descriptor_count;
    bool takes_descriptors; /**< else any that are sent are closed by the kernel unseen */
} phw_channel;

#define PHW_CHANNEL_INIT(descriptor)                                                               \
    {                                                                                              \
        .socket = (descriptor)                                                                     \
    }

/** What has come of a frame. */
typedef enum phw_channel_state {
    PHW_CHANNEL_PARTIAL = 0, /**< not all of it yet */
    PHW_CHANNEL_WHOLE,       /**< kind, body and descriptors can be taken */
    PHW_CHANNEL_CLOSED,      /**< the other end is gone */
    PHW_CHANNEL_BROKEN       /**< what came is no frame, or memory ran out */
} phw_channel_state;

/**
 * Takes what there is, at most one frame.
 * @param wait  sleep until there is something; else return PHW_CHANNEL_PARTIAL where nothing is.
 */
phw_channel_state phw_channel_receive(phw_channel *channel, bool wait);

static inline phw_frame_kind phw_channel_kind(const phw_channel *channel)
{
    return (phw_frame_kind)channel->header[0];
}

/** Drops the frame that was received, with descriptors that nobody took, and waits for the next. */
void phw_channel_next(phw_channel *channel);

void phw_channel_done(phw_channel *channel);

/**
 * Sends a frame, sleeping until all of it is on its way.
 * @param descriptors,count  stay the caller's; at most PHW_FRAME_DESCRIPTORS_MAX.
 * @return PHW_OK; PHW_ERR_LIMIT (too long); PHW_ERR_IO (the other end is gone).
 */
PHW_MUST_USE phw_status phw_channel_send(int socket, phw_frame_kind kind, const uint8_t *bytes,
                                         size_t size, const int *descriptors, size_t count,
                                         phw_error *error);

#endif
