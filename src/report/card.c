/* SPDX-License-Identifier: Apache-2.0 */
#include "report/card.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "report/album_facts.h"
#include "report/foreign.h"
#include "report/kinds.h"

/* Reasons that are told at once; the others unfold. */
#define REASONS_SHOWN 1

/* FNV-1a, 64 bits: names a card for the browser's memory of what was ticked off. */
#define FNV_BASIS 0xCBF29CE484222325U
#define FNV_PRIME 0x100000001B3U

#define add phw_strbuf_add_text

void phw_card_number(phw_strbuf *out, uint64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            phw_strbuf_add_char(out, ',');
        phw_strbuf_add_char(out, digits[i]);
    }
}

static uint64_t id_of(const char *path)
{
    uint64_t hash = FNV_BASIS;
    for (; *path; path++)
        hash = (hash ^ (unsigned char)*path) * FNV_PRIME;
    return hash;
}

static void add_base64(phw_strbuf *out, const uint8_t *bytes, size_t size)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16;
        if (i + 1 < size)
            three |= (uint32_t)bytes[i + 1] << 8;
        if (i + 2 < size)
            three |= bytes[i + 2];
        const char four[] = {letters[three >> 18], letters[three >> 12 & 63],
                             i + 1 < size ? letters[three >> 6 & 63] : '=',
                             i + 2 < size ? letters[three & 63] : '='};
        phw_strbuf_add(out, four, sizeof four);
    }
}

static void add_link(phw_strbuf *out, const char *root, const char *path)
{
    add(out, "file://");
    if (path[0] != '/') {
        phw_foreign_url_path(out, root);
        add(out, "/");
    }
    phw_foreign_url_path(out, path);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static void add_shot(phw_strbuf *out, const phw_album_picture *picture, const phw_card_style *style)
{
    add(out, style->root ? "<a class=\"shot\" href=\"" : "<div class=\"shot\"");
    if (style->root) {
        add_link(out, style->root, picture->path);
        add(out, "\"");
    }
    add(out, ">");
    if (style->thumbnail && picture->thumbnail) {
        add(out, "<img loading=\"lazy\" decoding=\"async\" alt=\"Small covered picture of ");
        phw_foreign_html_name(out, base_name(picture->path));
        add(out, "\" src=\"data:image/jpeg;base64,");
        add_base64(out, picture->thumbnail, picture->thumbnail_size);
        add(out, "\">");
    } else {
        add(out, style->root ? "Open the picture" : "No small picture");
    }
    add(out, style->root ? "</a>" : "</div>");
}

static void add_size(phw_strbuf *out, uint64_t bytes)
{
    if (bytes >= 1000000)
        phw_strbuf_format(out, "%.1f MB", (double)bytes / 1e6);
    else
        phw_strbuf_format(out, "%" PRIu64 " kB", (bytes + 999) / 1000);
}

static void add_day(phw_strbuf *out, int64_t seconds)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct tm parts;
    time_t when = (time_t)seconds;
    if (seconds && gmtime_r(&when, &parts))
        phw_strbuf_format(out, " · %d %s %d", parts.tm_mday, months[parts.tm_mon],
                          parts.tm_year + 1900);
}

/* The folder, then what tells the file from others. */
static void add_where(phw_strbuf *out, const phw_album_picture *picture,
                      const phw_album_facts *facts)
{
    phw_strbuf folder = PHW_STRBUF_INIT;
    phw_strbuf_add(&folder, picture->path, phw_album_folder_length(picture->path));
    add(out, "<p class=\"where\">");
    if (folder.length) {
        add(out, "<bdi>");
        phw_foreign_html_name(out, folder.text);
        add(out, "</bdi><br>");
    }
    if (facts->width)
        phw_strbuf_format(out, "%" PRIu32 " × %" PRIu32 " · ", facts->width, facts->height);
    if (facts->pages > 1)
        phw_strbuf_format(out, "%" PRIu32 " pages · ", facts->pages);
    add_size(out, picture->size);
    add_day(out, picture->mtime);
    add(out, "</p>");
    out->failed |= folder.failed;
    phw_strbuf_done(&folder);
}

static void add_tag(phw_strbuf *out, const char *one, const char *many, uint32_t count)
{
    if (count == 0)
        return;
    phw_strbuf_format(out, "<li>%s", count > 1 ? many : one);
    if (count > 1)
        phw_strbuf_format(out, " %" PRIu32, count);
    add(out, "</li>");
}

static bool has_tags(const phw_album_facts *facts)
{
    uint64_t all = facts->unread;
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        all += facts->kinds[kind];
    return all > 0;
}

static void add_tags(phw_strbuf *out, const phw_album_facts *facts)
{
    if (!has_tags(facts))
        return;
    add(out, "<ul class=\"tags\">");
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_kind_words *words = phw_kinds_words((phw_finding_kind)kind);
        phw_strbuf one = PHW_STRBUF_INIT, many = PHW_STRBUF_INIT;
        phw_foreign_html(&one, words->one); /* an apostrophe */
        phw_foreign_html(&many, words->many);
        if (one.text && many.text)
            add_tag(out, one.text, many.text, facts->kinds[kind]);
        out->failed |= one.failed || many.failed;
        phw_strbuf_done(&one);
        phw_strbuf_done(&many);
    }
    add_tag(out, "Unread part", "Unread parts", facts->unread);
    add(out, "</ul>");
}

static void add_reason(phw_strbuf *out, const phw_reason *reason)
{
    add(out, "<li>");
    phw_foreign_html(out, reason->text);
    if (reason->guidance) {
        add(out, " <cite>");
        phw_foreign_html(out, reason->guidance);
        add(out, "</cite>");
    }
    add(out, "</li>");
}

static void add_reasons(phw_strbuf *out, const phw_album_facts *facts)
{
    size_t shown = facts->reason_count < REASONS_SHOWN ? facts->reason_count : REASONS_SHOWN;
    if (facts->reason_count == 0)
        return;
    add(out, "<ul class=\"why\">");
    for (size_t i = 0; i < shown; i++)
        add_reason(out, &facts->reasons[i]);
    add(out, "</ul>");
    if (shown == facts->reason_count)
        return;
    phw_strbuf_format(out,
                      "<details class=\"rest\"><summary>%zu more reason%s</summary>"
                      "<ul class=\"why\">",
                      facts->reason_count - shown, facts->reason_count - shown > 1 ? "s" : "");
    for (size_t i = shown; i < facts->reason_count; i++)
        add_reason(out, &facts->reasons[i]);
    add(out, "</ul></details>");
}

static void add_named(phw_strbuf *out, const char *what, const char *path)
{
    if (!path)
        return;
    phw_strbuf_format(out, "<p class=\"same\">%s <bdi>", what);
    phw_foreign_html_name(out, path);
    add(out, "</bdi></p>");
}

/* On the shelf of clear pictures the one reason is the same for nearly all, and told above. */
static void add_why(phw_strbuf *out, const phw_album_picture *picture, const phw_album_facts *facts)
{
    if (picture->duplicate_of) {
        add_named(out, "The same file as", picture->duplicate_of);
    } else if (picture->error) {
        add(out, "<ul class=\"why\"><li>");
        phw_foreign_html_name(out, picture->error);
        add(out, "</li></ul>");
    } else {
        add_tags(out, facts);
        if (picture->shelf != PHW_SHELF_CLEAR)
            add_reasons(out, facts);
    }
    add_named(out, "Redacted copy:", picture->output);
    add_named(out, "Moved to", picture->moved);
}

static void add_attributes(phw_strbuf *out, const phw_album_picture *picture,
                           const phw_album_facts *facts, const phw_card_style *style)
{
    phw_strbuf_format(out, "<li class=\"card\" data-id=\"%016" PRIx64 "\" data-f=\"%zu\" data-p=\"",
                      id_of(picture->path), phw_album_folder_of(style->tally, picture->path));
    phw_foreign_html_name(out, picture->path);
    add(out, "\" data-k=\"");
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        if (facts->kinds[kind])
            phw_strbuf_format(out, "%s ", phw_finding_kind_name((phw_finding_kind)kind));
    add(out, facts->unread ? "unread\">" : "\">");
}

phw_status phw_card_write(phw_strbuf *out, const phw_album_picture *picture,
                          const phw_card_style *style, phw_error *error)
{
    phw_album_facts facts;
    phw_status status = phw_album_facts_read(picture, &facts, error);
    if (status == PHW_OK) {
        add_attributes(out, picture, &facts, style);
        add_shot(out, picture, style);
        add(out, "<div class=\"about\"><h3><bdi>");
        phw_foreign_html_name(out, base_name(picture->path));
        add(out, "</bdi></h3>");
        add_where(out, picture, &facts);
        add_why(out, picture, &facts);
        add(out,
            "<label class=\"dealt\"><input type=\"checkbox\"> Dealt with</label></div></li>\n");
        if (out->failed)
            status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    }
    phw_album_facts_done(&facts);
    return status;
}
