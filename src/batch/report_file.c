/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* mkostemp() */
#include "batch/report_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"

phw_report_form phw_report_form_of(const char *path)
{
    static const struct {
        const char *extension;
        phw_report_form form;
    } rows[] = {{".html", PHW_REPORT_HTML},
                {".htm", PHW_REPORT_HTML},
                {".json", PHW_REPORT_JSON},
                {".jsonl", PHW_REPORT_JSON},
                {".csv", PHW_REPORT_CSV}};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof rows / sizeof rows[0]; i++)
        if (strcasecmp(dot, rows[i].extension) == 0)
            return rows[i].form;
    return PHW_REPORT_NONE;
}

static phw_status write_bytes(void *context, const char *bytes, size_t size, phw_error *error)
{
    const int *descriptor = context;
    while (size > 0) {
        ssize_t put = write(*descriptor, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return phw_error_set(error, PHW_ERR_IO, "cannot write the report: %s", strerror(errno));
        bytes += put;
        size -= (size_t)put;
    }
    return PHW_OK;
}

static phw_status write_form(phw_report_form form, const phw_album_source *source,
                             const phw_album_about *about, const phw_album_sink *sink,
                             phw_error *error)
{
    switch (form) {
    case PHW_REPORT_HTML:
        return phw_album_write_html(source, about, sink, error);
    case PHW_REPORT_JSON:
        return phw_album_write_jsonl(source, sink, error);
    case PHW_REPORT_CSV:
        return phw_album_write_csv(source, sink, error);
    case PHW_REPORT_NONE:
        break;
    }
    return phw_error_set(error, PHW_ERR_ARGUMENT, "a report's name ends in .html, .json or .csv");
}

/* Gives the temporary file its name. */
static phw_status put_in_place(const char *temporary, const char *path, bool overwrite,
                               phw_error *error)
{
    if (overwrite ? rename(temporary, path) == 0 : link(temporary, path) == 0) {
        if (!overwrite)
            unlink(temporary);
        return PHW_OK;
    }
    if (!overwrite && errno == EEXIST)
        return phw_error_set(error, PHW_ERR_IO,
                             "it exists already: choose another name or add "
                             "--force");
    /* A file system without links: it was looked at before the scan. */
    if (!overwrite && access(path, F_OK) != 0 && rename(temporary, path) == 0)
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_IO, "cannot put the report in place: %s", strerror(errno));
}

phw_status phw_report_file_write(const char *path, bool overwrite, const phw_album_source *source,
                                 const phw_album_about *about, phw_error *error)
{
    phw_strbuf temporary = PHW_STRBUF_INIT;
    int descriptor = -1;
    phw_status status = PHW_OK;
    phw_strbuf_format(&temporary, "%s.XXXXXX", path);
    if (temporary.failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report's name");
    descriptor = mkostemp(temporary.text, O_CLOEXEC);
    if (descriptor < 0) {
        status = phw_error_set(error, PHW_ERR_IO, "cannot write beside it: %s", strerror(errno));
        phw_strbuf_done(&temporary);
        return status;
    }
    const phw_album_sink sink = {write_bytes, &descriptor};
    status = write_form(phw_report_form_of(path), source, about, &sink, error);
    if (status == PHW_OK && fsync(descriptor) != 0)
        status = phw_error_set(error, PHW_ERR_IO, "cannot write the report: %s", strerror(errno));
    close(descriptor);
    if (status == PHW_OK)
        status = put_in_place(temporary.text, path, overwrite, error);
    if (status != PHW_OK)
        unlink(temporary.text);
    phw_strbuf_done(&temporary);
    return status;
}
