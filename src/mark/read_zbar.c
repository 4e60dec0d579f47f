/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/read_zbar.h"

#include <stdlib.h>
#include <zbar.h>

#include "base/geometry.h"

/* Codabar and interleaved 2 of 5 have weak checks: shorter ones are read out of any stripes. */
#define WEAK_LEAST_LENGTH 8

/* So many lines across a linear code must agree; where the check is weak, so many. */
#define LINES_LEAST 2
#define WEAK_LINES_LEAST 8

/* Of a patch that may hold a matrix code every other row and column is enough: its modules are
 * several pixels wide. */
#define MATRIX_DENSITY 2

/* Corners that zbar reports for a QR code. */
#define QR_CORNERS 4

struct phw_read_zbar {
    zbar_image_scanner_t *linear, *matrix;
};

/* A scanner spends its time on all symbologies that it may find: what has edges of two directions
 * is asked for QR codes alone. */
static void set_up_matrix(zbar_image_scanner_t *scanner)
{
    zbar_image_scanner_request_dbus(scanner, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_POSITION, 1);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, MATRIX_DENSITY);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_X_DENSITY, MATRIX_DENSITY);
}

static void set_up_linear(zbar_image_scanner_t *scanner)
{
    static const zbar_symbol_type_t wanted[] = {
        ZBAR_EAN13,   ZBAR_EAN8,   ZBAR_UPCA,    ZBAR_UPCE,        ZBAR_I25,   ZBAR_DATABAR,
        ZBAR_CODABAR, ZBAR_CODE39, ZBAR_CODE128, ZBAR_DATABAR_EXP, ZBAR_CODE93};
    /* Built with D-Bus, zbar would tell the whole session what it reads. */
    zbar_image_scanner_request_dbus(scanner, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        zbar_image_scanner_set_config(scanner, wanted[i], ZBAR_CFG_ENABLE, 1);
    zbar_image_scanner_set_config(scanner, ZBAR_I25, ZBAR_CFG_MIN_LEN, WEAK_LEAST_LENGTH);
    zbar_image_scanner_set_config(scanner, ZBAR_CODABAR, ZBAR_CFG_MIN_LEN, WEAK_LEAST_LENGTH);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_POSITION, 1);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, 1);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_X_DENSITY, 0);
}

phw_status phw_read_zbar_new(phw_read_zbar **reader, phw_error *error)
{
    phw_read_zbar *made = calloc(1, sizeof *made);
    if (!made || !(made->linear = zbar_image_scanner_create()) ||
        !(made->matrix = zbar_image_scanner_create())) {
        phw_read_zbar_free(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read barcodes");
    }
    set_up_linear(made->linear);
    set_up_matrix(made->matrix);
    *reader = made;
    return PHW_OK;
}

void phw_read_zbar_free(phw_read_zbar **reader)
{
    if (!reader || !*reader)
        return;
    if ((*reader)->linear)
        zbar_image_scanner_destroy((*reader)->linear);
    if ((*reader)->matrix)
        zbar_image_scanner_destroy((*reader)->matrix);
    free(*reader);
    *reader = NULL;
}

static phw_symbology symbology_of(zbar_symbol_type_t type)
{
    static const struct {
        zbar_symbol_type_t type;
        phw_symbology symbology;
    } rows[] = {
        {ZBAR_EAN13, PHW_SYMBOLOGY_EAN},
        {ZBAR_EAN8, PHW_SYMBOLOGY_EAN},
        {ZBAR_UPCA, PHW_SYMBOLOGY_EAN},
        {ZBAR_UPCE, PHW_SYMBOLOGY_EAN},
        {ZBAR_I25, PHW_SYMBOLOGY_INTERLEAVED_2_OF_5},
        {ZBAR_DATABAR, PHW_SYMBOLOGY_DATABAR},
        {ZBAR_DATABAR_EXP, PHW_SYMBOLOGY_DATABAR},
        {ZBAR_CODABAR, PHW_SYMBOLOGY_CODABAR},
        {ZBAR_CODE39, PHW_SYMBOLOGY_CODE_39},
        {ZBAR_CODE128, PHW_SYMBOLOGY_CODE_128},
        {ZBAR_CODE93, PHW_SYMBOLOGY_CODE_93},
        {ZBAR_QRCODE, PHW_SYMBOLOGY_QR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].type == type)
            return rows[i].symbology;
    return PHW_SYMBOLOGY_UNREAD;
}

static bool is_sure(const zbar_symbol_t *symbol, phw_symbology symbology)
{
    int lines = zbar_symbol_get_quality(symbol);
    bool weak = symbology == PHW_SYMBOLOGY_INTERLEAVED_2_OF_5 || symbology == PHW_SYMBOLOGY_CODABAR;
    if (symbology == PHW_SYMBOLOGY_UNREAD)
        return false;
    return symbology == PHW_SYMBOLOGY_QR || lines >= (weak ? WEAK_LINES_LEAST : LINES_LEAST);
}

static phw_quad quad_of(const zbar_symbol_t *symbol, phw_symbology symbology)
{
    unsigned count = zbar_symbol_get_loc_size(symbol);
    phw_quad quad = {{{0, 0}}};
    phw_box box = {0, 0, 0, 0};
    for (unsigned i = 0; i < count; i++) {
        double x = zbar_symbol_get_loc_x(symbol, i), y = zbar_symbol_get_loc_y(symbol, i);
        if (i < QR_CORNERS)
            quad.corner[i] = (phw_point){x, y};
        box.left = i == 0 || x < box.left ? x : box.left;
        box.top = i == 0 || y < box.top ? y : box.top;
        box.right = i == 0 || x + 1 > box.right ? x + 1 : box.right;
        box.bottom = i == 0 || y + 1 > box.bottom ? y + 1 : box.bottom;
    }
    return symbology == PHW_SYMBOLOGY_QR && count == QR_CORNERS ? quad : phw_quad_from_box(box);
}

phw_status phw_read_zbar_scan(phw_read_zbar *reader, const phw_image *grey, bool linear,
                              phw_codes *codes, phw_error *error)
{
    zbar_image_t *image = zbar_image_create();
    phw_status status = PHW_OK;
    if (!image)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read barcodes");
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, grey->width, grey->height);
    zbar_image_set_data(image, grey->pixels, grey->stride * grey->height, NULL);
    if (zbar_scan_image(linear ? reader->linear : reader->matrix, image) > 0) {
        const zbar_symbol_t *symbol = zbar_image_first_symbol(image);
        for (; symbol && status == PHW_OK; symbol = zbar_symbol_next(symbol)) {
            phw_symbology symbology = symbology_of(zbar_symbol_get_type(symbol));
            if (!is_sure(symbol, symbology))
                continue;
            const phw_code code = {symbology, quad_of(symbol, symbology),
                                   zbar_symbol_get_modifiers(symbol) & 1U << ZBAR_MOD_GS1,
                                   zbar_symbol_get_data(symbol),
                                   zbar_symbol_get_data_length(symbol)};
            status = phw_codes_add(codes, &code, error);
        }
    }
    zbar_image_destroy(image);
    return status;
}
