/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_sink.h  Makes libpng write into a string of ours, and how hard it presses. Internal to
 * image/. */
#ifndef PHW_IMAGE_PNG_SINK_H
#define PHW_IMAGE_PNG_SINK_H

#include <stdbool.h>

#include "base/strbuf.h"

struct png_struct_def;

/** What @p png writes is added to @p bytes, which must outlive it; bytes->failed tells that memory
 *  ran out, upon which libpng gives up. */
void phw_png_sink_attach(struct png_struct_def *png, phw_strbuf *bytes);

/** Compression and filters; none of the latter where the picture is @p flat: masks, indices, few
 *  bits. Filters are made for continuous tones (PNG specification, 12.8). */
void phw_png_sink_settings(struct png_struct_def *png, bool flat);

#endif
