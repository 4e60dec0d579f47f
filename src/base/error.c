/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

const char *phw_status_name(phw_status status)
{
    static const char *const names[] = {"ok",      "argument",    "nomem",   "io",
                                        "format",  "unsupported", "limit",   "model",
                                        "timeout", "cancelled",   "internal"};
    static_assert(sizeof names / sizeof names[0] == PHW_STATUS_COUNT, "a name for each status");
    return (unsigned)status < PHW_STATUS_COUNT ? names[status] : "unknown";
}

void phw_error_clear(phw_error *error)
{
    if (error)
        *error = (phw_error)PHW_ERROR_INIT;
}

static void cut_at_character(char *message)
{
    uint32_t code_point = 0;
    size_t length = 0, used = 0;
    while (message[length])
        length++;
    while (used < length) {
        size_t step = phw_utf8_decode(message + used, length - used, &code_point);
        if (code_point == PHW_UTF8_INVALID && length - used < 4)
            break;
        used += step;
    }
    message[used] = '\0';
}

phw_status phw_error_set(phw_error *error, phw_status status, const char *format, ...)
{
    if (!error || error->status != PHW_OK)
        return status;
    error->status = status;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (length >= (int)sizeof error->message)
        cut_at_character(error->message);
    return status;
}
