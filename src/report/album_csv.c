/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <time.h>

#include "base/strbuf.h"
#include "report/album.h"
#include "report/album_facts.h"
#include "report/foreign.h"

/* RFC 4180, 2: lines end in CR LF, and the first one names the fields. */
static const char header[] = "file,verdict,complete,error,reasons,found,unread,pages,width,height,"
                             "bytes,modified,looks_like,duplicate_of,redacted_copy,moved\r\n";

static void add_name(phw_strbuf *line, const char *name)
{
    phw_strbuf shown = PHW_STRBUF_INIT;
    if (name)
        phw_foreign_show(&shown, name);
    phw_foreign_csv(line, shown.text ? shown.text : "");
    line->failed |= shown.failed;
    phw_strbuf_done(&shown);
}

/* Rule names and kinds are words of our own: several share a field, with spaces between them. */
static void add_reasons(phw_strbuf *line, const phw_album_facts *facts)
{
    for (size_t i = 0; i < facts->reason_count; i++)
        phw_strbuf_format(line, "%s%s", i ? " " : "", facts->reasons[i].rule);
}

static void add_kinds(phw_strbuf *line, const phw_album_facts *facts)
{
    bool first = true;
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        if (facts->kinds[kind]) {
            phw_strbuf_format(line, "%s%s:%" PRIu32, first ? "" : " ",
                              phw_finding_kind_name((phw_finding_kind)kind), facts->kinds[kind]);
            first = false;
        }
}

static void add_time(phw_strbuf *line, int64_t seconds)
{
    char text[32];
    struct tm parts;
    time_t when = (time_t)seconds;
    if (gmtime_r(&when, &parts) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts))
        phw_strbuf_add_text(line, text);
}

static void add_examined(phw_strbuf *line, const phw_album_facts *facts)
{
    phw_strbuf_add_char(line, ',');
    add_reasons(line, facts);
    phw_strbuf_add_char(line, ',');
    add_kinds(line, facts);
    phw_strbuf_format(line, ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32, facts->unread,
                      facts->pages, facts->width, facts->height);
}

static void add_picture(phw_strbuf *line, const phw_album_picture *picture,
                        const phw_album_facts *facts)
{
    add_name(line, picture->path);
    phw_strbuf_format(line, ",%s,%s,", phw_shelf_name(picture->shelf),
                      facts->complete ? "yes" : "no");
    add_name(line, picture->error);
    if (picture->line)
        add_examined(line, facts);
    else
        phw_strbuf_add_text(line, ",,,,,,");
    phw_strbuf_format(line, ",%" PRIu64 ",", picture->size);
    add_time(line, picture->mtime);
    phw_strbuf_add_char(line, ',');
    if (picture->burst)
        phw_strbuf_format(line, "%" PRIu32, picture->burst);
    phw_strbuf_add_char(line, ',');
    add_name(line, picture->duplicate_of);
    phw_strbuf_add_char(line, ',');
    add_name(line, picture->output);
    phw_strbuf_add_char(line, ',');
    add_name(line, picture->moved);
    phw_strbuf_add_text(line, "\r\n");
}

static phw_status write_picture(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    const phw_album_sink *sink = visitor;
    phw_strbuf line = PHW_STRBUF_INIT;
    phw_album_facts facts;
    phw_status status = phw_album_facts_read(picture, &facts, error);
    if (status == PHW_OK) {
        add_picture(&line, picture, &facts);
        status = line.failed
                     ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line of the report")
                     : sink->write(sink->context, line.text, line.length, error);
    }
    phw_album_facts_done(&facts);
    phw_strbuf_done(&line);
    return status;
}

phw_status phw_album_write_csv(const phw_album_source *source, const phw_album_sink *sink,
                               phw_error *error)
{
    phw_album_sink to = *sink;
    phw_status status = sink->write(sink->context, header, sizeof header - 1, error);
    return status == PHW_OK
               ? source->walk(source->context, PHW_ALBUM_BY_PATH, false, write_picture, &to, error)
               : status;
}
