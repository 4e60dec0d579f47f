/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_format.h  What each format that phw_page_writer knows has to do. Internal to image/.
 */
#ifndef PHW_IMAGE_PAGE_FORMAT_H
#define PHW_IMAGE_PAGE_FORMAT_H

#include "base/strbuf.h"
#include "photoward/image.h"

/** One format. @c state is the format's own, made by open and freed by close. */
typedef struct phw_page_format {
    phw_status (*open)(uint32_t pages, uint32_t plays, void **state, phw_error *error);
    phw_status (*add)(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error);
    phw_status (*finish)(void *state, phw_strbuf *out, phw_error *error);
    void (*close)(void *state);
    void (*fill)(const phw_image *image, uint8_t fill[3]); /* NULL: it holds any colour */
} phw_page_format;

extern const phw_page_format phw_tiff_pages;
extern const phw_page_format phw_webp_pages;
extern const phw_page_format phw_gif_pages;
extern const phw_page_format phw_bmp_pages;
extern const phw_page_format phw_apng_pages;

#endif
