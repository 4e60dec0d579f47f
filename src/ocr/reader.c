/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "ocr/activation.h"
#include "ocr/contrast.h"
#include "ocr/lookalike.h"
#include "ocr/reader_model.h"

struct phw_reader {
    phw_reader_model *model;
};

/* Room for what goes into a layer and what comes out of it, whichever is larger, for the widest of
 * the lines. */
typedef struct work {
    int16_t *maps[2];
    uint8_t *planes; /* of what goes in, for all layers in turn */
} work;

phw_status phw_reader_open(const uint8_t *model, size_t size, phw_tile_way way, phw_reader **reader,
                           phw_error *error)
{
    phw_reader *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the line reader");
    phw_status status = phw_reader_model_parse(model, size, way, &made->model, error);
    if (status != PHW_OK) {
        phw_reader_free(&made);
        return status;
    }
    *reader = made;
    return PHW_OK;
}

void phw_reader_free(phw_reader **reader)
{
    if (!reader || !*reader)
        return;
    phw_reader_model_free(&(*reader)->model);
    free(*reader);
    *reader = NULL;
}

uint32_t phw_reader_height(const phw_reader *reader)
{
    return (uint32_t)reader->model->height;
}

static phw_status work_init(const phw_reader_network *m, size_t rows, size_t columns, work *w,
                            phw_error *error)
{
    size_t most = 0, bytes = 0, most_bytes = 0;
    bool fits = true;
    for (size_t i = 0; fits && i < m->layer_count; i++) {
        const phw_convolution_shape *shape = &m->layers[i].shape;
        size_t room = 0;
        fits = phw_feature_map_room(shape, rows, columns, &room) &&
               phw_feature_map_planes_room(shape, rows, columns, &bytes);
        most = room > most ? room : most;
        most_bytes = bytes > most_bytes ? bytes : most_bytes;
        rows = phw_convolution_rows(shape, rows);
        columns = phw_convolution_columns(shape, columns);
    }
    *w = (work){{NULL, NULL}, NULL};
    /* Cleared, since what stands behind a map is read, if not used. */
    if (fits && phw_checked_mul(most, sizeof *w->maps[0], &bytes)) {
        for (size_t i = 0; i < 2; i++)
            w->maps[i] = calloc(1, bytes);
        w->planes = malloc(most_bytes);
    }
    return w->maps[0] && w->maps[1] && w->planes
               ? PHW_OK
               : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading a line");
}

static void work_done(work *w)
{
    free(w->maps[0]);
    free(w->maps[1]);
    free(w->planes);
}

/* The network takes how much darker than the ground a pixel is. */
static void fill(const phw_image *line, const phw_feature_map *map)
{
    for (uint32_t y = 0; y < line->height; y++) {
        const uint8_t *row = phw_image_row(line, y);
        int16_t *to = phw_feature_map_at(map, y, 0);
        for (uint32_t x = 0; x < line->width; x++)
            to[x] = row[x] < PHW_CONTRAST_GROUND ? (int16_t)(PHW_CONTRAST_GROUND - row[x]) : 0;
    }
}

static phw_status score(const phw_reader_network *m, const phw_image *line, const work *w,
                        phw_label_scores *scores, phw_error *error)
{
    const phw_convolution *layer = m->layers;
    phw_feature_map map = phw_feature_map_lay(w->maps[0], &layer->shape, line->height, line->width);
    map.planes = w->planes;
    fill(line, &map);
    for (size_t i = 1; i < m->layer_count; i++, layer++) {
        phw_feature_map next = phw_feature_map_lay(
            w->maps[i % 2], &layer[1].shape, phw_convolution_rows(&layer->shape, map.rows),
            phw_convolution_columns(&layer->shape, map.columns));
        next.planes = w->planes;
        phw_convolution_run(layer, &map, &next);
        map = next;
    }
    size_t columns = phw_convolution_columns(&layer->shape, map.columns), labels = layer->shape.out;
    float *values = calloc(columns, labels * sizeof *values);
    if (!values)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading a line");
    phw_convolution_scores(layer, &map, values);
    phw_activation_softmax(values, labels, columns);
    *scores = (phw_label_scores){values, columns, labels, m->pixels};
    return PHW_OK;
}

phw_status phw_reader_score(const phw_reader *reader, phw_reader_care care,
                            const phw_image *const *lines, size_t count, phw_label_scores *scores,
                            phw_error *error)
{
    const phw_reader_model *model = reader->model;
    const phw_reader_network *network =
        &model->networks[care == PHW_READER_CAREFUL ? model->network_count - 1 : 0];
    size_t widest = 0, done = 0;
    work w;
    for (size_t i = 0; i < count; i++) {
        if (lines[i]->height != model->height || lines[i]->channels != 1)
            return phw_error_set(error, PHW_ERR_ARGUMENT, "a line of text has another height");
        widest = lines[i]->width > widest ? lines[i]->width : widest;
    }
    if (!count)
        return PHW_OK;
    phw_label_scores *made = calloc(count, sizeof *made);
    phw_status status = work_init(network, model->height, widest, &w, error);
    if (!made)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    for (; status == PHW_OK && done < count; done++)
        status = score(network, lines[done], &w, &made[done], error);
    if (status == PHW_OK)
        memcpy(scores, made, count * sizeof *made);
    for (size_t i = 0; status != PHW_OK && i < done; i++)
        free(made[i].values);
    free(made);
    work_done(&w);
    return status;
}

phw_status phw_reader_read(const phw_reader *reader, phw_reader_care care,
                           const phw_image *const *lines, size_t count, phw_symbols *symbols,
                           phw_error *error)
{
    phw_label_scores *scores = calloc(count + 1, sizeof *scores);
    if (!scores)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    phw_status status = phw_reader_score(reader, care, lines, count, scores, error);
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        status =
            phw_decode_line(&scores[i], 0, reader->model->charset, lines[i], &symbols[i], error);
        if (status == PHW_OK)
            phw_lookalike_mend(&symbols[i]);
    }
    for (size_t i = 0; i < count; i++)
        free(scores[i].values);
    free(scores);
    return status;
}
