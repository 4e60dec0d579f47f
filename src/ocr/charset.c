/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/charset.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define MOST_CHARACTERS 4096
#define SPECIAL 3 /* the first characters: space, joined, broken */

struct phw_charset {
    size_t labels;
    char (*text)[PHW_CHARSET_TEXT];
};

/* The two parts of a Tesseract model as version 5.3 reads them: ccutil/unicharset.cpp,
 * ccutil/unicharcompress.cpp. */

/* The line at the cursor, without its end. */
static bool take_line(phw_cursor *c, const char **line, size_t *length)
{
    const uint8_t *from = c->bytes + c->at;
    size_t left = phw_cursor_left(c);
    const uint8_t *end = left ? memchr(from, '\n', left) : NULL;
    *length = end ? (size_t)(end - from) : left;
    *line = (const char *)from;
    phw_cursor_skip(c, end ? *length + 1 : *length);
    return left > 0;
}

static size_t take_count(phw_cursor *c)
{
    const char *line;
    size_t length, count = 0;
    if (!take_line(c, &line, &length))
        return 0;
    for (size_t i = 0; i < length && line[i] >= '0' && line[i] <= '9' && count < MOST_CHARACTERS;
         i++)
        count = count * 10 + (size_t)(line[i] - '0');
    return count;
}

/* The label of the next character; `labels` where it has none of its own. */
static size_t take_label(phw_cursor *c, size_t labels)
{
    phw_cursor_skip(c, 1); /* whether it is its own normal form */
    uint32_t length = phw_cursor_u32le(c), label = phw_cursor_u32le(c);
    if (length != 1 || c->overrun || label >= labels) {
        c->overrun = true;
        return labels;
    }
    return label;
}

static bool fill(phw_charset *set, phw_cursor *characters, phw_cursor *recoder)
{
    size_t count = take_count(characters);
    if (count <= SPECIAL || count >= MOST_CHARACTERS || phw_cursor_u32le(recoder) != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *line;
        size_t length, end = 0, label = take_label(recoder, set->labels);
        if (!take_line(characters, &line, &length) || recoder->overrun)
            return false;
        while (end < length && line[end] != ' ')
            end++;
        if (i == 0)
            line = " ", end = 1;
        if (i > 0 && i < SPECIAL)
            continue;
        if (end >= PHW_CHARSET_TEXT)
            return false;
        memcpy(set->text[label], line, end);
        set->text[label][end] = '\0';
    }
    return true;
}

/* Labels that stand for nothing; NULL: no memory. */
static phw_charset *empty(size_t labels)
{
    phw_charset *made = calloc(1, sizeof *made);
    if (made)
        made->text = calloc(labels, sizeof *made->text);
    if (made && !made->text)
        phw_charset_free(&made);
    if (made)
        made->labels = labels;
    return made;
}

phw_status phw_charset_parse(phw_cursor characters, phw_cursor recoder, size_t labels,
                             phw_charset **charset, phw_error *error)
{
    phw_charset *made = empty(labels);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    if (!fill(made, &characters, &recoder)) {
        phw_charset_free(&made);
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the reader's characters are damaged or of another build: reinstall "
                             "tesseract-ocr-eng");
    }
    *charset = made;
    return PHW_OK;
}

static bool fill_from_list(phw_charset *set, phw_cursor *list)
{
    for (size_t i = 0; i < set->labels; i++) {
        size_t length = phw_cursor_u8(list);
        if (!phw_cursor_take(list, length) || (length == 0) != (i == 0) ||
            length >= PHW_CHARSET_TEXT)
            return false;
        const char *text = (const char *)list->bytes + list->at;
        if (!phw_utf8_valid(text, length) || memchr(text, '\0', length))
            return false;
        memcpy(set->text[i], text, length);
        phw_cursor_skip(list, length);
    }
    return true;
}

phw_status phw_charset_take(phw_cursor *list, size_t labels, phw_charset **charset,
                            phw_error *error)
{
    phw_charset *made = empty(labels);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    if (!fill_from_list(made, list)) {
        phw_charset_free(&made);
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the list of the line reader's labels is damaged");
    }
    *charset = made;
    return PHW_OK;
}

const char *phw_charset_text(const phw_charset *charset, size_t label)
{
    return label < charset->labels ? charset->text[label] : "";
}

void phw_charset_free(phw_charset **charset)
{
    if (!charset || !*charset)
        return;
    free((*charset)->text);
    free(*charset);
    *charset = NULL;
}
