/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_file.h  Pages as text (write_page.c says how), for the bench programs. */
#ifndef PHW_BENCH_PAGE_FILE_H
#define PHW_BENCH_PAGE_FILE_H

#include <stdio.h>

#include "photoward/page.h"

/** The next page of a stream, or NULL at its end. A word with 0 characters' quads is cut into even
 *  slices. A fault in the file ends the program. Free with phw_page_free(). */
phw_page *bench_read_page(FILE *stream);

#endif
