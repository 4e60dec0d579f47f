/* SPDX-License-Identifier: Apache-2.0 */
/* lozenges PICTURE…: what mark/lozenge finds in each, one line a mark: "PICTURE KIND SCORE x0 y0 …
 * x3 y3", and a line "PICTURE - MILLISECONDS" of processor time spent on the search. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "files.h"
#include "mark/lozenge.h"

static void print_marks(const char *path, const phw_image *image)
{
    phw_error error = PHW_ERROR_INIT;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    static phw_lozenge marks[PHW_LOZENGES_MOST];
    size_t count = 0;
    bench_must(phw_pyramid_build(image, 40, &pyramid, &error), &error);
    clock_t from = clock();
    bench_must(phw_lozenges_find(&pyramid, image, marks, &count, &error), &error);
    double spent = (double)(clock() - from) * 1000 / CLOCKS_PER_SEC;
    for (size_t i = 0; i < count; i++) {
        printf("%s %d %.3f", path, (int)marks[i].kind, marks[i].score);
        for (int k = 0; k < 4; k++)
            printf(" %.1f %.1f", marks[i].quad.corner[k].x, marks[i].quad.corner[k].y);
        putchar('\n');
    }
    printf("%s - %.1f\n", path, spent);
    phw_pyramid_done(&pyramid);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        phw_image *image = bench_decode(argv[i], NULL);
        print_marks(argv[i], image);
        phw_image_free(&image);
    }
    return 0;
}
