/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/forward.h"

#include <stdlib.h>
#include <string.h>

#include "ocr/activation.h"
#include "ocr/columns.h"

/* What the layers say of one line. */
typedef struct track {
    size_t index; /* of the line */
    size_t columns;
    int16_t *now, *next; /* columns × width of the layer */
} track;

/* Buffers for one step of a recurrent layer over all tracks. */
typedef struct step {
    int16_t *vectors; /* inputs and last outputs of each track */
    float *gates;
    float *states;
} step;

static int by_columns(const void *a, const void *b)
{
    const track *x = a, *y = b;
    if (x->columns != y->columns)
        return x->columns < y->columns ? 1 : -1;
    return (x->index > y->index) - (x->index < y->index);
}

static size_t widest_layer(const phw_network *n)
{
    size_t most = n->column.units;
    for (size_t i = 0; i < n->along_count; i++)
        most = n->along[i].units > most ? n->along[i].units : most;
    return most;
}

static bool step_init(const phw_network *n, size_t count, step *s)
{
    size_t stride = phw_matrix_stride(n->output.columns), rows = 0, units = 0;
    for (size_t i = 0; i < n->along_count; i++) {
        const phw_lstm *lstm = &n->along[i];
        stride = lstm->gates.stride > stride ? lstm->gates.stride : stride;
        rows = lstm->gates.rows > rows ? lstm->gates.rows : rows;
        units = lstm->units > units ? lstm->units : units;
    }
    *s = (step){malloc(count * stride * sizeof *s->vectors),
                malloc(count * rows * sizeof *s->gates), malloc(count * units * sizeof *s->states)};
    return s->vectors && s->gates && s->states;
}

static void step_done(step *s)
{
    free(s->vectors);
    free(s->gates);
    free(s->states);
}

/* One layer over all lines, column by column. The longest lines come first, so that those which
 * have a column at all are always the first ones. */
static void run_layer(const phw_lstm *lstm, track *tracks, size_t count, const step *s)
{
    size_t stride = lstm->gates.stride, longest = tracks[0].columns;
    memset(s->vectors, 0, count * stride * sizeof *s->vectors);
    memset(s->states, 0, count * lstm->units * sizeof *s->states);
    for (size_t i = 0; i < longest; i++) {
        size_t column = lstm->reversed ? longest - 1 - i : i, active = 0;
        while (active < count && tracks[active].columns > column) {
            memcpy(s->vectors + active * stride, tracks[active].now + column * lstm->inputs,
                   lstm->inputs * sizeof *s->vectors);
            active++;
        }
        phw_matrix_multiply(&lstm->gates, s->vectors, stride, active, s->gates);
        for (size_t k = 0; k < active; k++) {
            int16_t *output = s->vectors + k * stride + lstm->inputs;
            phw_activation_lstm(s->gates + k * lstm->gates.rows, lstm->units,
                                s->states + k * lstm->units, output);
            memcpy(tracks[k].next + column * lstm->units, output, lstm->units * sizeof *output);
        }
    }
    for (size_t k = 0; k < count; k++) {
        int16_t *swap = tracks[k].now;
        tracks[k].now = tracks[k].next;
        tracks[k].next = swap;
    }
}

static bool score(const phw_network *n, const track *t, phw_label_scores *scores)
{
    enum { TOGETHER = 16 }; /* columns */
    size_t inputs = n->output.columns, stride = n->output.stride, labels = n->output.rows;
    int16_t *vectors = calloc(TOGETHER * stride, sizeof *vectors);
    float *values = malloc(t->columns * labels * sizeof *values);
    if (!vectors || !values) {
        free(vectors);
        free(values);
        return false;
    }
    for (size_t first = 0; first < t->columns; first += TOGETHER) {
        size_t some = t->columns - first < TOGETHER ? t->columns - first : TOGETHER;
        for (size_t i = 0; i < some; i++)
            memcpy(vectors + i * stride, t->now + (first + i) * inputs, inputs * sizeof *vectors);
        phw_matrix_multiply(&n->output, vectors, stride, some, values + first * labels);
    }
    free(vectors);
    for (size_t i = 0; i < t->columns; i++)
        phw_activation_softmax(values + i * labels, labels);
    *scores = (phw_label_scores){values, t->columns, labels, n->pool_x};
    return true;
}

static phw_status start_tracks(const phw_network *n, const phw_image *const *lines, track *tracks,
                               size_t count, phw_error *error)
{
    size_t width = widest_layer(n);
    for (size_t i = 0; i < count; i++) {
        track *t = &tracks[i];
        *t = (track){.index = i, .columns = lines[i]->width / n->pool_x};
        if (lines[i]->height != n->height || lines[i]->channels != 1 || !t->columns)
            return phw_error_set(error, PHW_ERR_ARGUMENT, "a line of text has another height");
        t->now = malloc(t->columns * width * sizeof *t->now);
        t->next = malloc(t->columns * width * sizeof *t->next);
        if (!t->now || !t->next)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading a line");
        phw_status status = phw_columns_read(n, lines[i], t->now, error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

phw_status phw_network_read(const phw_network *network, const phw_image *const *lines, size_t count,
                            phw_label_scores *scores, phw_error *error)
{
    step s = {NULL, NULL, NULL};
    phw_status status = PHW_ERR_NOMEM;
    if (!count)
        return PHW_OK;
    track *tracks = calloc(count, sizeof *tracks);
    phw_label_scores *made = calloc(count, sizeof *made);
    if (!tracks || !made || !step_init(network, count, &s)) {
        phw_error_set(error, status, "no memory for reading");
        goto cleanup;
    }
    status = start_tracks(network, lines, tracks, count, error);
    if (status != PHW_OK)
        goto cleanup;
    qsort(tracks, count, sizeof *tracks, by_columns);
    for (size_t i = 0; i < network->along_count; i++)
        run_layer(&network->along[i], tracks, count, &s);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        if (!score(network, &tracks[i], &made[tracks[i].index]))
            status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading a line");
    if (status == PHW_OK)
        memcpy(scores, made, count * sizeof *made);
cleanup:
    for (size_t i = 0; i < count; i++) {
        if (tracks) {
            free(tracks[i].now);
            free(tracks[i].next);
        }
        if (status != PHW_OK && made)
            free(made[i].values);
    }
    free(tracks);
    free(made);
    step_done(&s);
    return status;
}
