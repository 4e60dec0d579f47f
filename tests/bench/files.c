/* SPDX-License-Identifier: Apache-2.0 */
#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "image/decode.h"
#include "image/encode.h"
#include "report/report.h"

#define EXIT_FAULT 2

static void stop(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(EXIT_FAULT);
}

void bench_must(phw_status status, const phw_error *error)
{
    if (status != PHW_OK)
        stop(phw_status_name(status), error->message);
}

uint8_t *bench_read(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        stop(path, strerror(errno));
    long length = ftell(file);
    rewind(file);
    uint8_t *bytes = length >= 0 ? malloc((size_t)length + 1) : NULL;
    if (!bytes || fread(bytes, 1, (size_t)length, file) != (size_t)length)
        stop(path, "could not be read");
    fclose(file);
    *size = (size_t)length;
    return bytes;
}

phw_image *bench_decode(const char *path, phw_container *container)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_container unused;
    phw_image *image = NULL;
    size_t size = 0;
    uint8_t *bytes = bench_read(path, &size);
    bench_must(
        phw_image_decode(bytes, size, &limits, &image, container ? container : &unused, &error),
        &error);
    free(bytes);
    return image;
}

static void write_bytes(const char *directory, const char *name, const char *ending,
                        const void *bytes, size_t size)
{
    phw_strbuf path = PHW_STRBUF_INIT;
    phw_strbuf_format(&path, "%s/%s%s", directory, name, ending);
    FILE *file = path.failed ? NULL : fopen(path.text, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        stop(directory, "could not be written to");
    phw_strbuf_done(&path);
}

void bench_write_report(const char *directory, const char *name, const phw_report *report)
{
    const phw_report_style style = {.reveal = false, .colour = false};
    phw_strbuf json = PHW_STRBUF_INIT;
    phw_error error = PHW_ERROR_INIT;
    bench_must(phw_report_json(report, &style, &json, &error), &error);
    write_bytes(directory, name, ".json", json.text, json.length);
    phw_strbuf_done(&json);
}

void bench_write_mask(const char *directory, const char *name, const phw_image *mask)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_error error = PHW_ERROR_INIT;
    bench_must(phw_image_encode_png(mask, &bytes, &size, &error), &error);
    write_bytes(directory, name, ".png", bytes, size);
    free(bytes);
}
