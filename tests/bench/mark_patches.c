/* SPDX-License-Identifier: Apache-2.0 */
/* mark_patches PICTURE...: the candidates that the lozenge's recogniser is asked about, for
 * models/lozenge/train.py. For each picture a line "PICTURE COUNT", then COUNT records: 8 floats of
 * the quad, 1 what the network in this build says of it (0 ... 1, the surest of four turns; -1
 * where its sieve stops it), 1 whether it is a light box (1, else 0), 3 colour ratios, the cutout's
 * luma, the small one's. Of what the sieve stops only every sixth is written. A box of an odd
 * colour comes a second time, by its letters. Numbers are 32-bit floats of this machine. */
#include <stdio.h>
#include <stdlib.h>

#include "files.h"
#include "mark/blobs.h"
#include "mark/coloured_boxes.h"
#include "mark/cutout.h"
#include "mark/lozenge_boxes.h"
#include "mark/lozenge_net.h"

#define ODD 0.12F /* so much redder or greener than blue */
#define EVERY 6   /* of the candidates that the sieve stops */

typedef struct record {
    float quad[8], score, light, ratio[PHW_CUTOUT_COLOURS], luma[PHW_CUTOUT_SIZE],
        small[PHW_CUTOUT_SMALL_SIZE];
} record;

/* The surest of the four turns. */
static float score_of(const float *small, const phw_cutout *cutout)
{
    float best = -1, turned[PHW_CUTOUT_SIZE], probability[PHW_LOZENGE_KIND_COUNT];
    float sieved[PHW_CUTOUT_TURNS];
    phw_lozenge_sieve sieve;
    phw_lozenge_sieve_init(&sieve);
    phw_lozenge_sieve_run(&sieve, small, sieved);
    for (int turn = 0; turn < PHW_CUTOUT_TURNS; turn++) {
        if (sieved[turn] <= 0)
            continue;
        phw_cutout_turned(cutout->luma, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, (phw_cutout_turn)turn,
                          turned);
        phw_lozenge_classify(turned, cutout->ratio, probability);
        if (1 - probability[PHW_LOZENGE_NONE] > best)
            best = 1 - probability[PHW_LOZENGE_NONE];
    }
    return best;
}

static bool make(const phw_pyramid *pyramid, const phw_image *image, const phw_quad *quad,
                 phw_cutout_box box, record *to)
{
    phw_cutout patch;
    if (!phw_cutout_make(pyramid, image, quad, box, &patch) ||
        !phw_cutout_make_small(pyramid, quad, box, to->small))
        return false;
    for (int i = 0; i < 4; i++) {
        to->quad[2 * i] = (float)quad->corner[i].x;
        to->quad[2 * i + 1] = (float)quad->corner[i].y;
    }
    to->score = score_of(to->small, &patch);
    to->light = box == PHW_CUTOUT_LIGHT || box == PHW_CUTOUT_LIGHT_LETTERS;
    for (int i = 0; i < PHW_CUTOUT_COLOURS; i++)
        to->ratio[i] = patch.ratio[i];
    for (int i = 0; i < PHW_CUTOUT_SIZE; i++)
        to->luma[i] = patch.luma[i];
    return true;
}

/* None that a box against its surroundings has, as in mark/lozenge: it is asked by its letters
 * too. */
static bool is_odd(const float ratio[PHW_CUTOUT_COLOURS])
{
    return ratio[0] > ratio[2] + ODD || ratio[1] > ratio[2] + ODD || ratio[2] >= 1;
}

static bool keeps(const record *made, size_t *stopped)
{
    return made->score >= 0 || (*stopped)++ % EVERY == 0;
}

/* The candidates of one box, at most two. */
static size_t make_all(const phw_pyramid *pyramid, const phw_image *image,
                       const phw_lozenge_box *box, size_t *stopped, record *to)
{
    size_t count = 0;
    if (!make(pyramid, image, &box->quad, box->box, to))
        return 0;
    const bool odd = box->box < PHW_CUTOUT_LETTERS && is_odd(to->ratio);
    count += keeps(to, stopped);
    if (odd && make(pyramid, image, &box->quad,
                    box->box == PHW_CUTOUT_DARK ? PHW_CUTOUT_LETTERS : PHW_CUTOUT_LIGHT_LETTERS,
                    to + count))
        count += keeps(to + count, stopped);
    return count;
}

static void write_candidates(const char *path, const phw_image *image)
{
    phw_error error = PHW_ERROR_INIT;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_blobs blobs = {0};
    size_t count = 0, seen = 0;
    bench_must(phw_pyramid_build(image, 40, &pyramid, &error), &error);
    for (int level = 0; level < pyramid.count; level++)
        bench_must(phw_blobs_find(&pyramid, level, &form, &blobs, &error), &error);
    const size_t grey = blobs.count; /* letters are known by grey alone, as in mark/lozenge */
    bench_must(phw_coloured_boxes_find(image, &form, &blobs, &error), &error);
    record *records = calloc(2 * PHW_LOZENGE_BOXES_MOST * blobs.count + 1, sizeof *records);
    for (size_t i = 0; records && i < blobs.count; i++) {
        phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST];
        const size_t found = phw_lozenge_boxes(image, &blobs.items[i], boxes);
        for (size_t k = 0; k < found; k++)
            if (i < grey || boxes[k].box != PHW_CUTOUT_LETTERS)
                count += make_all(&pyramid, image, &boxes[k], &seen, records + count);
    }
    printf("%s %zu\n", path, count);
    if (records)
        fwrite(records, sizeof *records, count, stdout);
    free(records);
    phw_blobs_done(&blobs);
    phw_pyramid_done(&pyramid);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: mark_patches PICTURE...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        phw_image *image = bench_decode(argv[i], NULL);
        write_candidates(argv[i], image);
        phw_image_free(&image);
    }
    return 0;
}
