/* SPDX-License-Identifier: Apache-2.0 */
/* make_reader_seeds FOLDER: writes the seeds of fuzz_reader, small networks. */
#include <stdio.h>
#include <stdlib.h>

#include "made_reader.h"

static void save(const char *folder, const char *name, const made_layer *layers, size_t count)
{
    char path[4096];
    phw_strbuf made = PHW_STRBUF_INIT;
    made_reader_write(layers, count, 1, &made);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (made.failed || !file || fwrite(made.text, 1, made.length, file) != made.length ||
        fclose(file) != 0) {
        fprintf(stderr, "cannot write %s\n", path);
        exit(1);
    }
    phw_strbuf_done(&made);
}

int main(int argc, char **argv)
{
    static const made_layer one[] = {{{1, 2, 12, 1, 6, 2, 0, 0, 1, 1}},
                                     {{2, MADE_READER_LABELS, 5, 3, 1, 1, 0, 1, 1, 0}}};
    if (argc != 2)
        return 2;
    save(argv[1], "small", made_reader_small, MADE_READER_SMALL_LAYERS);
    save(argv[1], "shallow", one, sizeof one / sizeof one[0]);
    return 0;
}
