/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_sink.h"

#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

/* Bytes gathered before they are added to the result. */
#define BLOCK_BYTES ((size_t)64 * 1024)

typedef struct sink {
    struct jpeg_destination_mgr manager; /* first: libjpeg hands back its address */
    phw_strbuf *bytes;
    JOCTET *block;
} sink;

static sink *sink_of(j_compress_ptr cinfo)
{
    return (sink *)cinfo->dest;
}

static void start_block(j_compress_ptr cinfo)
{
    sink *s = sink_of(cinfo);
    s->manager.next_output_byte = s->block;
    s->manager.free_in_buffer = BLOCK_BYTES;
}

static void add_to_result(j_compress_ptr cinfo, size_t count)
{
    sink *s = sink_of(cinfo);
    phw_strbuf_add(s->bytes, (const char *)s->block, count);
    if (s->bytes->failed)
        ERREXIT1(cinfo, JERR_OUT_OF_MEMORY, 0);
}

/* libjpeg wants the whole block written here, whatever free_in_buffer says. */
static boolean empty_block(j_compress_ptr cinfo)
{
    add_to_result(cinfo, BLOCK_BYTES);
    start_block(cinfo);
    return TRUE;
}

static void end_block(j_compress_ptr cinfo)
{
    add_to_result(cinfo, BLOCK_BYTES - cinfo->dest->free_in_buffer);
}

void phw_jpeg_sink_attach(j_compress_ptr cinfo, phw_strbuf *bytes)
{
    j_common_ptr common = (j_common_ptr)cinfo;
    sink *made = cinfo->mem->alloc_small(common, JPOOL_PERMANENT, sizeof *made);
    *made = (sink){.manager = {.init_destination = start_block,
                               .empty_output_buffer = empty_block,
                               .term_destination = end_block},
                   .bytes = bytes,
                   .block = cinfo->mem->alloc_large(common, JPOOL_PERMANENT, BLOCK_BYTES)};
    cinfo->dest = &made->manager;
}
