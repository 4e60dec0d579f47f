/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_sink.h  Makes libjpeg write into a string of ours. Internal to image/. */
#ifndef PHW_IMAGE_JPEG_SINK_H
#define PHW_IMAGE_JPEG_SINK_H

#include "base/strbuf.h"

struct jpeg_compress_struct;

/** What @p cinfo writes is added to @p bytes, which must outlive it. Its own memory goes with
 *  @p cinfo. Where memory runs out libjpeg gives up with JERR_OUT_OF_MEMORY. Call it guarded. */
void phw_jpeg_sink_attach(struct jpeg_compress_struct *cinfo, phw_strbuf *bytes);

#endif
