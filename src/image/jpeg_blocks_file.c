/* SPDX-License-Identifier: Apache-2.0 */
/* Coefficients from and to files, with libjpeg. */
#include <limits.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#include "base/checked.h"
#include "image/bare.h"
#include "image/codec.h"
#include "image/jpeg_blocks.h"
#include "image/jpeg_held.h"
#include "image/jpeg_sink.h"
#include "image/jpeg_take.h"

#define STEP_MOST 32767 /* of quantisation, jpeg_add_quant_table() */

/* Largest coefficient for which ITU-T T.81, K.3 has codes, AC or DC after any other, and its bits.
 */
#define COMMON_MOST 1023
#define COMMON_BITS 10

/** One file. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct transfer {
    phw_jpeg_held *held; /* of what is read; first, see jpeg_held.h */
    struct jpeg_decompress_struct in;
    struct jpeg_compress_struct out;
    struct jpeg_error_mgr errors;
    jmp_buf escape;
    phw_status fault;
    bool damaged; /* libjpeg warned: not every coefficient is what the writer meant */
    const uint8_t *bytes;
    size_t size;
    const phw_limits *limits;
    jvirt_barray_ptr *arrays; /* that were read */
    jvirt_barray_ptr written[PHW_JPEG_COMPONENTS];
    const phw_jpeg_blocks *from; /* what is written */
    bool own_codes;              /* Huffman tables made for this picture */
    int orientation;
    phw_strbuf file;
} transfer;

static void give_up(j_common_ptr cinfo)
{
    transfer *t = cinfo->client_data;
    switch (cinfo->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
        t->fault = PHW_ERR_NOMEM;
        break;
    case JERR_NO_BACKING_STORE:
        t->fault = PHW_ERR_LIMIT;
        break;
    default: /* an int of libjpeg's, not one of our enums */
        t->fault = PHW_ERR_FORMAT;
    }
    longjmp(t->escape, 1);
}

/* Stray bytes between a scan and the next marker, and odd versions, change no coefficient. */
static void note_message(j_common_ptr cinfo, int level)
{
    transfer *t = cinfo->client_data;
    int message = cinfo->err->msg_code;
    if (level < 0 && message != JWRN_EXTRANEOUS_DATA && message != JWRN_JFIF_MAJOR &&
        message != JWRN_ADOBE_XFORM)
        t->damaged = true;
}

static void drop_message(j_common_ptr cinfo)
{
    (void)cinfo;
}

static void attach_errors(transfer *t)
{
    t->in.err = t->out.err = jpeg_std_error(&t->errors);
    t->in.client_data = t->out.client_data = t;
    t->errors.error_exit = give_up;
    t->errors.emit_message = note_message;
    t->errors.output_message = drop_message;
}

typedef void step(transfer *t);

static bool run_guarded(transfer *t, step *what)
{
    if (setjmp(t->escape))
        return false;
    what(t);
    return true;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const struct {
    J_COLOR_SPACE space;
    phw_jpeg_colours colours;
} spaces[] = {{JCS_GRAYSCALE, PHW_JPEG_GREY},
              {JCS_RGB, PHW_JPEG_RGB},
              {JCS_YCbCr, PHW_JPEG_YCC},
              {JCS_CMYK, PHW_JPEG_CMYK},
              {JCS_YCCK, PHW_JPEG_YCCK}};

static void read_header(transfer *t)
{
    jpeg_create_decompress(&t->in);
    phw_jpeg_held_attach((j_common_ptr)&t->in);
    jpeg_mem_src(&t->in, t->bytes, t->size);
    jpeg_read_header(&t->in, TRUE);
}

static void read_coefficients(transfer *t)
{
    t->arrays = jpeg_read_coefficients(&t->in);
}

/* Whether the file could not have said an AC coefficient for which there is no common code: its
 * codes have none for so many bits. What other scans were coded with is not known any more. */
static bool is_common(const struct jpeg_decompress_struct *in)
{
    if (in->progressive_mode || in->arith_code || in->input_scan_number != 1)
        return false;
    for (int i = 0; i < NUM_HUFF_TBLS; i++) {
        const JHUFF_TBL *codes = in->ac_huff_tbl_ptrs[i];
        for (size_t k = 0; codes && k < sizeof codes->huffval; k++)
            if ((codes->huffval[k] & 0xF) > COMMON_BITS)
                return false;
    }
    return true;
}

static phw_status note_form(const struct jpeg_decompress_struct *in, phw_jpeg_blocks *blocks)
{
    size_t row = 0;
    while (row < sizeof spaces / sizeof spaces[0] && spaces[row].space != in->jpeg_color_space)
        row++;
    if (row == sizeof spaces / sizeof spaces[0] || in->num_components > PHW_JPEG_COMPONENTS)
        return PHW_ERR_UNSUPPORTED;
    *blocks = (phw_jpeg_blocks){.width = in->image_width,
                                .height = in->image_height,
                                .colours = spaces[row].colours,
                                .adobe = in->saw_Adobe_marker,
                                .progressive = in->progressive_mode,
                                .common = is_common(in),
                                .restart_interval = in->restart_interval,
                                .count = in->num_components};
    return PHW_OK;
}

static phw_status find_form(const jpeg_component_info *info, const JQUANT_TBL *steps,
                            phw_jpeg_component *to)
{
    *to = (phw_jpeg_component){.h = info->h_samp_factor,
                               .v = info->v_samp_factor,
                               .columns = info->width_in_blocks,
                               .rows = info->height_in_blocks};
    if (!steps)
        return PHW_ERR_FORMAT;
    for (int i = 0; i < PHW_JPEG_BLOCK; i++)
        to->step[i] = steps->quantval[i];
    return PHW_OK;
}

/* Steps that libjpeg would not write as they are: a broken file may hold them. */
static bool has_odd_steps(const phw_jpeg_component *component)
{
    for (int i = 0; i < PHW_JPEG_BLOCK; i++)
        if (component->step[i] < 1 || component->step[i] > STEP_MOST)
            return true;
    return false;
}

phw_status phw_jpeg_blocks_take(const struct jpeg_decompress_struct *in, jvirt_barray_ptr *arrays,
                                phw_jpeg_held **held, phw_jpeg_blocks *blocks)
{
    phw_jpeg_blocks made = {.count = 0};
    phw_status status = note_form(in, &made);
    for (int i = 0; status == PHW_OK && i < made.count; i++) {
        phw_jpeg_array *at = phw_jpeg_held_at(*held, i);
        const jpeg_component_info *info = &in->comp_info[i];
        status = (jvirt_barray_ptr)at == arrays[i]
                     ? find_form(info, info->quant_table, &made.component[i])
                     : PHW_ERR_UNSUPPORTED;
        if (status == PHW_OK)
            made.component[i].blocks = phw_jpeg_array_blocks(at, &made.component[i].pitch);
        if (status == PHW_OK && has_odd_steps(&made.component[i]))
            status = PHW_ERR_FORMAT;
    }
    if (status != PHW_OK)
        return status;
    made.common = made.common && phw_jpeg_held_first_within(*held, COMMON_MOST);
    made.held = *held;
    *held = NULL;
    *blocks = made;
    return PHW_OK;
}

static phw_status read_all(transfer *t, phw_jpeg_blocks *blocks, phw_error *error)
{
    if (!run_guarded(t, read_header))
        return t->fault;
    /* Twice two bytes a sample: libjpeg's arrays and ours. */
    phw_status status = phw_codec_check_size(t->limits, t->in.image_width, t->in.image_height,
                                             4 * (size_t)t->in.num_components, error);
    if (status != PHW_OK)
        return status;
    t->in.mem->max_memory_to_use =
        t->limits->memory_bytes > LONG_MAX ? LONG_MAX : (long)t->limits->memory_bytes;
    if (!run_guarded(t, read_coefficients))
        return t->fault;
    return t->damaged ? PHW_ERR_FORMAT : phw_jpeg_blocks_take(&t->in, t->arrays, &t->held, blocks);
}

phw_status phw_jpeg_blocks_read(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                phw_jpeg_blocks *blocks, phw_error *error)
{
    transfer t = {.bytes = bytes, .size = size, .limits = limits, .file = PHW_STRBUF_INIT};
    phw_jpeg_blocks made = {.count = 0};
    attach_errors(&t);
    t.held = phw_jpeg_held_new();
    phw_status status = t.held ? read_all(&t, &made, error) : PHW_ERR_NOMEM;
    jpeg_destroy_decompress(&t.in);
    phw_jpeg_held_free(&t.held);
    if (status != PHW_OK)
        return phw_error_set(error, status, "the blocks of this JPEG cannot be kept");
    *blocks = made;
    return PHW_OK;
}

/* Tables of a baseline file all stand before its scan; where one comes later this finds none. */
phw_status phw_jpeg_blocks_take_form(const struct jpeg_decompress_struct *in, phw_jpeg_blocks *form)
{
    phw_jpeg_blocks made = {.count = 0};
    phw_status status = note_form(in, &made);
    for (int i = 0; status == PHW_OK && i < made.count; i++) {
        const jpeg_component_info *info = &in->comp_info[i];
        const bool is_table = info->quant_tbl_no >= 0 && info->quant_tbl_no < NUM_QUANT_TBLS;
        status = find_form(info, is_table ? in->quant_tbl_ptrs[info->quant_tbl_no] : NULL,
                           &made.component[i]);
        if (status == PHW_OK && has_odd_steps(&made.component[i]))
            status = PHW_ERR_FORMAT;
    }
    if (status == PHW_OK)
        *form = made;
    return status;
}

phw_status phw_jpeg_blocks_read_form(const uint8_t *bytes, size_t size, phw_jpeg_blocks *form,
                                     phw_error *error)
{
    transfer t = {.bytes = bytes, .size = size, .file = PHW_STRBUF_INIT};
    attach_errors(&t);
    phw_status status =
        run_guarded(&t, read_header) ? phw_jpeg_blocks_take_form(&t.in, form) : t.fault;
    jpeg_destroy_decompress(&t.in);
    return status == PHW_OK
               ? PHW_OK
               : phw_error_set(error, status, "the blocks of this JPEG cannot be kept");
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Components with the same steps share a table. */
static int table_for(const phw_jpeg_blocks *blocks, int number)
{
    int table = 0;
    while (memcmp(blocks->component[table].step, blocks->component[number].step,
                  sizeof blocks->component[table].step) != 0)
        table++;
    return table;
}

static void choose_form(transfer *t)
{
    const phw_jpeg_blocks *blocks = t->from;
    struct jpeg_compress_struct *out = &t->out;
    out->image_width = blocks->width;
    out->image_height = blocks->height;
    out->input_components = blocks->count;
    for (size_t row = 0; row < sizeof spaces / sizeof spaces[0]; row++)
        if (spaces[row].colours == blocks->colours)
            out->in_color_space = spaces[row].space;
    jpeg_set_defaults(out);
    jpeg_set_colorspace(out, out->in_color_space);
    if (blocks->colours == PHW_JPEG_CMYK) /* the marker says that it is inverted */
        out->write_Adobe_marker = blocks->adobe;
    for (int i = 0; i < blocks->count; i++) {
        const phw_jpeg_component *component = &blocks->component[i];
        unsigned steps[PHW_JPEG_BLOCK];
        for (int k = 0; k < PHW_JPEG_BLOCK; k++)
            steps[k] = component->step[k];
        out->comp_info[i].h_samp_factor = component->h;
        out->comp_info[i].v_samp_factor = component->v;
        out->comp_info[i].quant_tbl_no = table_for(blocks, i);
        jpeg_add_quant_table(out, table_for(blocks, i), steps, 100, FALSE);
    }
    out->density_unit = 0; /* nothing but structure */
    out->X_density = out->Y_density = 1;
    out->restart_interval = blocks->restart_interval;
    out->optimize_coding = t->own_codes;
    if (blocks->progressive)
        jpeg_simple_progression(out);
}

static void write_all(transfer *t)
{
    jpeg_create_compress(&t->out);
    phw_jpeg_held_attach((j_common_ptr)&t->out);
    phw_jpeg_sink_attach(&t->out, &t->file);
    choose_form(t);
    for (int i = 0; i < t->from->count; i++)
        t->written[i] = (jvirt_barray_ptr)phw_jpeg_held_at(t->from->held, i);
    jpeg_write_coefficients(&t->out, t->written);
    if (t->orientation != 1) {
        uint8_t payload[PHW_BARE_EXIF_SIZE];
        memcpy(payload, phw_bare_exif, sizeof payload);
        payload[PHW_BARE_ORIENTATION_AT] = (uint8_t)t->orientation;
        jpeg_write_marker(&t->out, JPEG_APP0 + 1, payload, sizeof payload);
    }
    jpeg_finish_compress(&t->out);
}

/* What is done to a block that is covered, besides counting it. */
typedef enum change {
    COUNT = 0,
    FLATTEN, /* and keep what it held, where that is to be put back */
    PUT_BACK
} change;

static size_t change_covered(const phw_jpeg_blocks *blocks, const phw_jpeg_cover *cover,
                             change what, int16_t *aside)
{
    size_t count = 0;
    for (int i = 0; cover && i < blocks->count; i++) {
        const phw_jpeg_component *c = &blocks->component[i];
        for (uint32_t y = 0; y < c->rows; y++) {
            const bool *row = cover->grid->touched + phw_jpeg_mcu_of(blocks, i, cover->grid, 0, y);
            if (!memchr(row, true, cover->grid->columns)) /* as most */
                continue;
            for (uint32_t x = 0; x < c->columns; x++) {
                int16_t *block = phw_jpeg_block(c, x, y);
                if (!cover->grid->touched[phw_jpeg_mcu_of(blocks, i, cover->grid, x, y)])
                    continue;
                if (what == FLATTEN) {
                    if (aside)
                        memcpy(aside + count * PHW_JPEG_BLOCK, block, sizeof(JBLOCK));
                    memset(block, 0, sizeof(JBLOCK));
                    block[0] = cover->level[i];
                } else if (what == PUT_BACK) {
                    memcpy(block, aside + count * PHW_JPEG_BLOCK, sizeof(JBLOCK));
                }
                count++;
            }
        }
    }
    return count;
}

/* Whether the codes of ITU-T T.81, K.3 have one for every coefficient: they do for what 8-bit
 * encoders make. libjpeg-turbo does not look, and writes rubbish where there is none. */
static bool has_common_codes(const phw_jpeg_blocks *blocks, const phw_jpeg_cover *cover)
{
    int16_t least = 0, most = 0;
    for (int i = 0; i < blocks->count; i++) {
        const phw_jpeg_component *c = &blocks->component[i];
        const size_t count = (size_t)c->columns * PHW_JPEG_BLOCK;
        for (uint32_t y = 0; !blocks->common && y < c->rows; y++) {
            const int16_t *row = phw_jpeg_block(c, 0, y);
            for (size_t k = 0; k < count; k++) {
                least = row[k] < least ? row[k] : least;
                most = row[k] > most ? row[k] : most;
            }
        }
        if (cover) {
            least = cover->level[i] < least ? cover->level[i] : least;
            most = cover->level[i] > most ? cover->level[i] : most;
        }
    }
    return least >= -COMMON_MOST && most <= COMMON_MOST;
}

/* The common codes tell nothing of the picture that was covered and need no pass over it. Where
 * they do not do, and in progressive files, tables are made for what is written. */
phw_status phw_jpeg_blocks_write(phw_jpeg_blocks *blocks, const phw_jpeg_cover *cover,
                                 int orientation, phw_strbuf *file, phw_error *error)
{
    transfer t = {.from = blocks,
                  .own_codes = blocks->progressive || !has_common_codes(blocks, cover),
                  .orientation = orientation,
                  .file = PHW_STRBUF_INIT};
    const bool put_back = cover && !cover->for_good;
    int16_t *aside = NULL;
    if (put_back)
        aside = malloc((change_covered(blocks, cover, COUNT, NULL) + 1) * sizeof(JBLOCK));
    if (put_back && !aside)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what is covered in a JPEG");
    change_covered(blocks, cover, FLATTEN, aside);
    attach_errors(&t);
    bool written = run_guarded(&t, write_all);
    jpeg_destroy_compress(&t.out);
    if (put_back)
        change_covered(blocks, cover, PUT_BACK, aside);
    free(aside);
    if (!written) {
        phw_strbuf_done(&t.file);
        return phw_error_set(error, t.fault, "the blocks of this JPEG cannot be written");
    }
    *file = t.file;
    return PHW_OK;
}
