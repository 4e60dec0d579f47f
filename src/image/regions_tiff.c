/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a TIFF that are not its pixels, and what lies behind those. */
#include "image/regions_walk.h"
#include "image/tiff_parts.h"

/* Fewer bytes hold no name. */
#define VALUE_LEAST 8U

/* Strips and tiles that all lie in one place, or unpack to the same zeros, are made to take time: a
 * file's bytes are gone through so often, and so many are unpacked. A picture of 220 million pixels
 * of 16 bits and four samples has 1.8 GB. */
#define PACKED_TIMES 4
#define UNPACKED_MOST ((uint64_t)2 << 30)

/* Bytes of strips and tiles that were gone through so far. */
typedef struct slack_work {
    uint64_t packed, unpacked;
} slack_work;

/* What a strip or a tile holds and its decoder does not use. Of whole rows that are packed behind
 * those that are shown the decoder tells (tiff_decode.c). */
static phw_status give_slack(phw_region_walk *w, const phw_tiff_coded *coded, slack_work *work,
                             phw_error *error)
{
    const uint8_t *bytes = w->bytes + coded->at;
    work->packed += coded->size;
    if (work->packed / PACKED_TIMES > w->size || work->unpacked > UNPACKED_MOST) {
        w->all = false;
        return PHW_OK;
    }
    const phw_tiff_use use = phw_tiff_used(coded, bytes);
    const size_t size = coded->size - use.used;
    work->unpacked += use.unpacked;
    const bool filling = coded->compression <= PHW_TIFF_UNCOMPRESSED &&
                         phw_tiff_is_filling(bytes + use.used, size, coded->row);
    w->all &= !use.unknown && (!use.surplus || (!coded->tile && use.surplus >= coded->row));
    return size < VALUE_LEAST || filling
               ? PHW_OK
               : phw_region_give(w, "between", bytes + use.used, size, error);
}

/* All but the pages' own data where it may be whole JPEGs: what tags point at, what lies behind
 * packed data in its own strip, and what lies between the parts, where editors leave pictures that
 * were replaced. */
phw_status phw_region_walk_tiff(phw_region_walk *w, phw_error *error)
{
    phw_tiff_parts parts;
    slack_work work = {0, 0};
    phw_status status = phw_tiff_parts_read(w->bytes, w->size, w->limits->pages, &parts, error);
    size_t end = 0;
    for (size_t i = 0; status == PHW_OK && i < parts.span_count; i++) {
        const phw_tiff_span *span = &parts.spans[i];
        if (span->at > end)
            status = phw_region_give(w, "between", w->bytes + end, span->at - end, error);
        if (status == PHW_OK && (!span->pixels || span->packed) && span->size >= VALUE_LEAST)
            status = phw_region_give(w, span->pixels ? PHW_REGION_PIXELS : "inside",
                                     w->bytes + span->at, span->size, error);
        end = span->at + span->size > end ? span->at + span->size : end;
    }
    for (size_t i = 0; status == PHW_OK && i < parts.coded_count; i++)
        status = give_slack(w, &parts.coded[i], &work, error);
    w->all &= !parts.left_out;
    phw_tiff_parts_done(&parts);
    return status;
}
