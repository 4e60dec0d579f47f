/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/album.h"
#include "report/foreign.h"

/* Digits of a number, as phw_report_json() prints them. */
#define REAL_DIGITS 7

/* A name as JSON text. One that is no UTF-8 is shown with escapes, and told exactly in hexadecimal.
 */
static bool set_name(json_t *root, const char *key, const char *hex_key, const char *name)
{
    phw_strbuf shown = PHW_STRBUF_INIT, hex = PHW_STRBUF_INIT;
    bool plain = phw_utf8_valid(name, strlen(name));
    if (!plain) {
        phw_foreign_show(&shown, name);
        for (const char *at = name; *at; at++)
            phw_strbuf_format(&hex, "%02x", (unsigned char)*at);
    }
    bool done = !shown.failed && !hex.failed &&
                json_object_set_new(root, key, json_string(plain ? name : shown.text)) == 0 &&
                (plain || json_object_set_new(root, hex_key, json_string(hex.text)) == 0);
    phw_strbuf_done(&shown);
    phw_strbuf_done(&hex);
    return done;
}

static json_t *error_line(const phw_album_picture *picture)
{
    return json_pack("{s:s, s:s, s:n, s:b, s:s}", "schema", PHW_REPORT_SCHEMA, "file", "",
                     "verdict", "complete", 0, "error", picture->error ? picture->error : "");
}

/* NULL: no memory, since the source's lines are JSON. */
static json_t *line_of(const phw_album_picture *picture)
{
    json_t *root = picture->line ? json_loads(picture->line, 0, NULL) : error_line(picture);
    bool done = root && set_name(root, "file", "file_hex", picture->path);
    if (done && picture->duplicate_of)
        done = set_name(root, "duplicate_of", "duplicate_of_hex", picture->duplicate_of);
    if (done && picture->output)
        done = set_name(root, "output", "output_hex", picture->output);
    if (done && picture->moved)
        done = set_name(root, "moved", "moved_hex", picture->moved);
    if (!done) {
        json_decref(root);
        return NULL;
    }
    return root;
}

static phw_status write_picture(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    const phw_album_sink *sink = visitor;
    json_t *root = line_of(picture);
    char *line = root ? json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS)) : NULL;
    json_decref(root);
    if (!line)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line of the report");
    phw_status status = sink->write(sink->context, line, strlen(line), error);
    if (status == PHW_OK)
        status = sink->write(sink->context, "\n", 1, error);
    free(line);
    return status;
}

phw_status phw_album_write_jsonl(const phw_album_source *source, const phw_album_sink *sink,
                                 phw_error *error)
{
    phw_album_sink to = *sink;
    return source->walk(source->context, PHW_ALBUM_BY_PATH, false, write_picture, &to, error);
}
