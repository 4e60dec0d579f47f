/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/charset.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct phw_charset {
    size_t labels;
    char (*text)[PHW_CHARSET_TEXT];
};

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

static bool fill(phw_charset *set, phw_cursor *list)
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
    if (!fill(made, list)) {
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
