/* SPDX-License-Identifier: Apache-2.0 */
#include "report/prose.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

void phw_prose_tone_text(const phw_prose *prose, phw_prose_tone tone, const char *text)
{
    static const char *const escapes[] = {
        "", "\x1b[1m", "\x1b[2m", "\x1b[1;97;41m", "\x1b[1;30;43m", "\x1b[1;30;42m"};
    static_assert(sizeof escapes / sizeof escapes[0] == PHW_PROSE_TONE_COUNT, "one for each tone");
    bool toned = prose->colour && tone != PHW_TONE_PLAIN;
    if (toned)
        phw_strbuf_add_text(prose->out, escapes[tone]);
    phw_strbuf_add_text(prose->out, text);
    if (toned)
        phw_strbuf_add_text(prose->out, "\x1b[0m");
}

static bool drives_terminal(uint32_t code_point)
{
    return code_point == PHW_UTF8_INVALID || code_point < 0x20 ||
           (code_point >= 0x7F && code_point < 0xA0) ||      /* DEL and C1 */
           code_point == 0x200E || code_point == 0x200F ||   /* direction marks */
           (code_point >= 0x2028 && code_point <= 0x202E) || /* line ends, embeddings, overrides */
           (code_point >= 0x2066 && code_point <= 0x2069);   /* isolates */
}

void phw_prose_foreign(const phw_prose *prose, const char *text)
{
    size_t length = strlen(text);
    uint32_t code_point;
    for (size_t i = 0; i < length;) {
        size_t step = phw_utf8_decode(text + i, length - i, &code_point);
        if (drives_terminal(code_point))
            phw_strbuf_add_char(prose->out, '?');
        else
            phw_strbuf_add(prose->out, text + i, step);
        i += step;
    }
}

void phw_prose_space(const phw_prose *prose, size_t count)
{
    for (size_t i = 0; i < count; i++)
        phw_strbuf_add_char(prose->out, ' ');
}

void phw_prose_wrap(const phw_prose *prose, size_t column, size_t indent, const char *text)
{
    bool fresh = true; /* no word on this line yet */
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t columns = phw_utf8_count(text, length);
        if (!fresh && column + 1 + columns > PHW_PROSE_WIDTH) {
            phw_strbuf_add_char(prose->out, '\n');
            phw_prose_space(prose, indent);
            column = indent;
            fresh = true;
        }
        if (!fresh) {
            phw_strbuf_add_char(prose->out, ' ');
            column++;
        }
        phw_strbuf_add(prose->out, text, length);
        column += columns;
        fresh = false;
        text += length;
        text += strspn(text, " ");
    }
    phw_strbuf_add_char(prose->out, '\n');
}
