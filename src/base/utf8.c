/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

size_t phw_utf8_decode(const char *text, size_t length, uint32_t *code_point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t value = bytes[0];
    size_t more;
    uint32_t least;
    *code_point = PHW_UTF8_INVALID;
    if (value < 0x80) {
        *code_point = value;
        return 1;
    }
    if ((value & 0xE0) == 0xC0) {
        more = 1, least = 0x80, value &= 0x1F;
    } else if ((value & 0xF0) == 0xE0) {
        more = 2, least = 0x800, value &= 0x0F;
    } else if ((value & 0xF8) == 0xF0) {
        more = 3, least = 0x10000, value &= 0x07;
    } else {
        return 1;
    }
    if (more >= length)
        return 1;
    for (size_t i = 1; i <= more; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (bytes[i] & 0x3FU);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *code_point = value;
    return more + 1;
}

size_t phw_utf8_encode(uint32_t code_point, char *bytes)
{
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        return 0;
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t phw_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    uint32_t code_point;
    for (size_t i = 0; i < length; count++)
        i += phw_utf8_decode(text + i, length - i, &code_point);
    return count;
}

bool phw_utf8_valid(const char *text, size_t length)
{
    uint32_t code_point;
    for (size_t i = 0; i < length;) {
        i += phw_utf8_decode(text + i, length - i, &code_point);
        if (code_point == PHW_UTF8_INVALID)
            return false;
    }
    return true;
}
