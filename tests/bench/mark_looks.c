/* SPDX-License-Identifier: Apache-2.0 */
/* mark_looks SURE PICTURE...: the places that the lozenge's last look may be asked about, for
 * models/lozenge/look.py: those of which the second look says at least SURE. For each picture a
 * line "PICTURE COUNT", then COUNT records: 8 floats of the quad as the letters stand, 1 whether it
 * is a light box (1, else 0), 1 what the second look says, and the colours of its patch as bytes,
 * plane after plane. Floats are of 32 bits, of this machine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "files.h"
#include "mark/blobs.h"
#include "mark/coloured_boxes.h"
#include "mark/cutout.h"
#include "mark/lozenge_boxes.h"
#include "mark/lozenge_look.h"
#include "mark/lozenge_net.h"

#define ODD 0.12F /* so much redder or greener than blue */

typedef struct record {
    float quad[8], light, sure;
    uint8_t colours[PHW_LOZENGE_LOOK_SIZE];
} record;

typedef struct records {
    record *items;
    size_t count;
} records;

typedef struct scene {
    const phw_image *image;
    phw_pyramid pyramid;
    phw_lozenge_sieve sieve;
    float least;
} scene;

static void add(const scene *from, const phw_quad *quad, bool light, float sure, records *to)
{
    float colours[PHW_LOZENGE_LOOK_SIZE];
    record *grown = realloc(to->items, (to->count + 1) * sizeof *grown);
    if (!grown || !phw_lozenge_look_cut(from->image, quad, colours))
        abort();
    to->items = grown;
    record *made = &to->items[to->count++];
    *made = (record){.light = light, .sure = sure};
    for (int i = 0; i < 4; i++) {
        made->quad[2 * i] = (float)quad->corner[i].x;
        made->quad[2 * i + 1] = (float)quad->corner[i].y;
    }
    for (size_t i = 0; i < PHW_LOZENGE_LOOK_SIZE; i++)
        made->colours[i] = (uint8_t)lrintf(colours[i]);
}

/* One way to see a box, upright and on its head. @return whether its colour is none of a mark. */
static bool look(const scene *from, const phw_quad *quad, phw_cutout_box box, records *to)
{
    float small[PHW_CUTOUT_SMALL_SIZE], sieved[PHW_CUTOUT_TURNS], turned[PHW_CUTOUT_SIZE];
    phw_cutout cutout;
    if (!phw_cutout_make_small(&from->pyramid, quad, box, small) ||
        !phw_cutout_make(&from->pyramid, from->image, quad, box, &cutout))
        return false;
    phw_lozenge_sieve_run(&from->sieve, small, sieved);
    for (int turn = PHW_CUTOUT_UPRIGHT; turn <= PHW_CUTOUT_HALF_TURN; turn++) {
        float probability[PHW_LOZENGE_KIND_COUNT];
        phw_quad upright = *quad;
        if (sieved[turn] <= 0)
            continue;
        phw_cutout_turned(cutout.luma, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, (phw_cutout_turn)turn,
                          turned);
        phw_lozenge_classify(turned, cutout.ratio, probability);
        for (int i = 0; i < 4; i++)
            upright.corner[i] = quad->corner[turn == PHW_CUTOUT_UPRIGHT ? i : (i + 2) % 4];
        if (1 - probability[PHW_LOZENGE_NONE] >= from->least)
            add(from, &upright, box == PHW_CUTOUT_LIGHT || box == PHW_CUTOUT_LIGHT_LETTERS,
                1 - probability[PHW_LOZENGE_NONE], to);
    }
    return cutout.ratio[0] > cutout.ratio[2] + ODD || cutout.ratio[1] > cutout.ratio[2] + ODD ||
           cutout.ratio[2] >= 1;
}

static void write_looks(const char *path, const phw_image *image, float least)
{
    phw_error error = PHW_ERROR_INIT;
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    scene from = {.image = image, .pyramid = PHW_PYRAMID_INIT, .least = least};
    phw_blobs blobs = {0};
    records found = {0};
    phw_lozenge_sieve_init(&from.sieve);
    bench_must(phw_pyramid_build(image, 40, &from.pyramid, &error), &error);
    for (int level = 0; level < from.pyramid.count; level++)
        bench_must(phw_blobs_find(&from.pyramid, level, &form, &blobs, &error), &error);
    const size_t grey = blobs.count; /* letters are known by grey alone, as in mark/lozenge */
    bench_must(phw_coloured_boxes_find(image, &form, &blobs, &error), &error);
    for (size_t i = 0; i < blobs.count; i++) {
        phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST];
        const size_t count = phw_lozenge_boxes(image, &blobs.items[i], boxes);
        for (size_t k = 0; k < count; k++)
            if ((i < grey || boxes[k].box != PHW_CUTOUT_LETTERS) &&
                look(&from, &boxes[k].quad, boxes[k].box, &found) &&
                boxes[k].box < PHW_CUTOUT_LETTERS)
                look(&from, &boxes[k].quad,
                     boxes[k].box == PHW_CUTOUT_DARK ? PHW_CUTOUT_LETTERS
                                                     : PHW_CUTOUT_LIGHT_LETTERS,
                     &found);
    }
    printf("%s %zu\n", path, found.count);
    if (found.items)
        fwrite(found.items, sizeof *found.items, found.count, stdout);
    free(found.items);
    phw_blobs_done(&blobs);
    phw_pyramid_done(&from.pyramid);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: mark_looks SURE PICTURE...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        phw_image *image = bench_decode(argv[i], NULL);
        write_looks(argv[i], image, strtof(argv[1], NULL));
        phw_image_free(&image);
    }
    return 0;
}
