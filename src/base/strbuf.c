/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

static bool reserve(phw_strbuf *buffer, size_t extra)
{
    size_t needed;
    if (buffer->failed)
        return false;
    if (!phw_checked_add(buffer->length, extra, &needed) || !phw_checked_add(needed, 1, &needed))
        goto fail;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : 64;
        while (capacity < needed)
            if (!phw_checked_mul(capacity, 2, &capacity))
                goto fail;
        char *text = realloc(buffer->text, capacity);
        if (!text)
            goto fail;
        buffer->text = text;
        buffer->capacity = capacity;
    }
    return true;
fail:
    buffer->failed = true;
    return false;
}

void phw_strbuf_add(phw_strbuf *buffer, const char *text, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->text + buffer->length, text, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void phw_strbuf_add_text(phw_strbuf *buffer, const char *text)
{
    phw_strbuf_add(buffer, text, strlen(text));
}

void phw_strbuf_add_char(phw_strbuf *buffer, char c)
{
    phw_strbuf_add(buffer, &c, 1);
}

void phw_strbuf_format(phw_strbuf *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->failed = true;
        return;
    }
    if (!reserve(buffer, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

char *phw_strbuf_take(phw_strbuf *buffer)
{
    if (!buffer->text)
        phw_strbuf_add(buffer, "", 0);
    char *text = buffer->failed ? NULL : buffer->text;
    if (buffer->failed)
        free(buffer->text);
    *buffer = (phw_strbuf)PHW_STRBUF_INIT;
    return text;
}

void phw_strbuf_done(phw_strbuf *buffer)
{
    free(buffer->text);
    *buffer = (phw_strbuf)PHW_STRBUF_INIT;
}
