/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_source.h  The bytes of a PNG as libpng reads them, where anything it drops counts.
 * Internal to image/. */
#ifndef PHW_IMAGE_PNG_SOURCE_H
#define PHW_IMAGE_PNG_SOURCE_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct png_struct_def;
struct png_info_def;

/** One reading. It lives in the frame of whoever calls setjmp on its escape: everything in it
 *  survives a longjmp. */
typedef struct phw_png_source {
    struct png_struct_def *png;
    struct png_info_def *info;
    jmp_buf escape; /**< where libpng's errors lead */
    const uint8_t *bytes;
    size_t size, at;
    bool out_of_memory;
    bool damaged; /**< what libpng dropped holds or changes pixels */
} phw_png_source;

/** Makes its png and info, with chunks that libpng does not know left out. False where there is no
 *  memory. Call it with escape set; phw_png_source_done() frees them. */
bool phw_png_source_open(phw_png_source *source);

void phw_png_source_done(phw_png_source *source);

#endif
