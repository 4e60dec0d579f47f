/* SPDX-License-Identifier: Apache-2.0 */
#include "report/foreign.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

/* Invisible, or it changes how others are laid out. Joiners inside emoji are shown as well: better
 * an ugly name than one that looks like another. */
static bool is_unseen(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD},   /* soft hyphen */
        {0x034F, 0x034F},   /* grapheme joiner */
        {0x061C, 0x061C},   /* Arabic letter mark */
        {0x115F, 0x1160},   /* Hangul fillers */
        {0x180B, 0x180F},   /* Mongolian selectors and separator */
        {0x200B, 0x200F},   /* zero width, direction marks */
        {0x2028, 0x202E},   /* line ends, embeddings, overrides */
        {0x2060, 0x206F},   /* word joiner, isolates and deprecated marks */
        {0x3164, 0x3164},   /* Hangul filler */
        {0xFE00, 0xFE0F},   /* variation selectors */
        {0xFEFF, 0xFEFF},   /* byte order mark */
        {0xFFA0, 0xFFA0},   /* half-width filler */
        {0xFFF0, 0xFFFB},   /* interlinear marks */
        {0xFFFE, 0xFFFF},   /* no characters */
        {0x1D173, 0x1D17A}, /* musical marks */
        {0xE0000, 0xE0FFF}, /* tags */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

void phw_foreign_show(phw_strbuf *out, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t step = phw_utf8_decode(name + i, length - i, &code_point);
        if (code_point == '\n')
            phw_strbuf_add_text(out, "\\n");
        else if (code_point == '\r')
            phw_strbuf_add_text(out, "\\r");
        else if (code_point == '\t')
            phw_strbuf_add_text(out, "\\t");
        else if (code_point == PHW_UTF8_INVALID)
            phw_strbuf_format(out, "\\x%02x", (unsigned char)name[i]);
        else if (is_control(code_point))
            phw_strbuf_format(out, "\\x%02x", (unsigned)code_point);
        else if (is_unseen(code_point))
            phw_strbuf_format(out, "\\u{%x}", (unsigned)code_point);
        else
            phw_strbuf_add(out, name + i, step);
        i += step;
    }
}

void phw_foreign_html(phw_strbuf *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            phw_strbuf_add_text(out, "&amp;");
            break;
        case '<':
            phw_strbuf_add_text(out, "&lt;");
            break;
        case '>':
            phw_strbuf_add_text(out, "&gt;");
            break;
        case '"':
            phw_strbuf_add_text(out, "&quot;");
            break;
        case '\'':
            phw_strbuf_add_text(out, "&#39;");
            break;
        default:
            phw_strbuf_add_char(out, *text);
        }
}

void phw_foreign_html_name(phw_strbuf *out, const char *name)
{
    phw_strbuf shown = PHW_STRBUF_INIT;
    phw_foreign_show(&shown, name);
    if (shown.text)
        phw_foreign_html(out, shown.text);
    out->failed |= shown.failed;
    phw_strbuf_done(&shown);
}

void phw_foreign_url_path(phw_strbuf *out, const char *path)
{
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        if (c < 0x80 && (isalnum(c) || strchr("-._~/", c)))
            phw_strbuf_add_char(out, *path);
        else
            phw_strbuf_format(out, "%%%02X", c);
    }
}

static bool looks_like_formula(const char *text)
{
    static const char *const starts[] = {"=",
                                         "+",
                                         "-",
                                         "@",
                                         "\t",
                                         "\r",
                                         "\n",
                                         "\xEF\xBC\x9D",
                                         "\xEF\xBC\x8B",
                                         "\xEF\xBC\x8D",
                                         "\xEF\xBC\xA0"}; /* the last four: full-width = + - @ */
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

void phw_foreign_csv(phw_strbuf *out, const char *text)
{
    bool quoted = text[strcspn(text, ",\"\r\n;\t")] != '\0' || text[0] == ' ' ||
                  (text[0] && text[strlen(text) - 1] == ' ');
    if (quoted)
        phw_strbuf_add_char(out, '"');
    if (looks_like_formula(text))
        phw_strbuf_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '"')
            phw_strbuf_add_char(out, '"');
        phw_strbuf_add_char(out, *text);
    }
    if (quoted)
        phw_strbuf_add_char(out, '"');
}
