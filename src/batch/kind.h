/* SPDX-License-Identifier: Apache-2.0 */
/** @file kind.h  Is it a picture at all? By its first bytes and its name. */
#ifndef PHW_BATCH_KIND_H
#define PHW_BATCH_KIND_H

#include <stddef.h>
#include <stdint.h>

#include "batch/skip.h"

/** First bytes that tell; an archive of the kind tar tells late. */
#define PHW_KIND_BYTES 512

/**
 * Whether a file is examined. What is a picture, a film or a PDF by its first bytes is, and so is
 * what has a picture's name, whatever it holds: that becomes an error rather than being passed
 * over.
 * @param name   last part of the path.
 * @param bytes  the first PHW_KIND_BYTES of the file, or all where it has fewer.
 * @return PHW_SKIP_NONE to examine it, PHW_SKIP_NO_PICTURE, PHW_SKIP_ARCHIVE or PHW_SKIP_DRAWING.
 */
phw_skip phw_kind_of(const char *name, const uint8_t *bytes, size_t size);

#endif
