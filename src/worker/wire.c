/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/wire.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define FIRST_CAPACITY ((size_t)1024)

/* In place of a text's length. */
#define NO_TEXT UINT32_MAX

void phw_wire_done(phw_wire *wire)
{
    free(wire->out);
    *wire = (phw_wire)PHW_WIRE_WRITER;
}

static bool make_room(phw_wire *wire, size_t size)
{
    size_t wanted = wire->capacity ? wire->capacity : FIRST_CAPACITY;
    while (wanted - wire->size < size && wanted <= SIZE_MAX / 2)
        wanted *= 2;
    uint8_t *larger = wanted - wire->size < size ? NULL : realloc(wire->out, wanted);
    if (!larger)
        return false;
    wire->out = larger;
    wire->capacity = wanted;
    return true;
}

static void write_bytes(phw_wire *wire, const void *bytes, size_t size)
{
    if (wire->failed || size == 0)
        return;
    if (size > wire->capacity - wire->size && !make_room(wire, size)) {
        wire->failed = true;
        return;
    }
    memcpy(wire->out + wire->size, bytes, size);
    wire->size += size;
}

static const uint8_t *read_bytes(phw_wire *wire, size_t size)
{
    wire->failed |= size > wire->size - wire->at;
    if (wire->failed)
        return NULL;
    wire->at += size;
    return wire->in + wire->at - size;
}

/* Moves one value in either direction. */
static void pass(phw_wire *wire, void *value, size_t size)
{
    if (!phw_wire_reads(wire)) {
        write_bytes(wire, value, size);
        return;
    }
    const uint8_t *bytes = read_bytes(wire, size);
    if (bytes)
        memcpy(value, bytes, size);
    else
        memset(value, 0, size);
}

uint32_t phw_wire_u32(phw_wire *wire, uint32_t value)
{
    pass(wire, &value, sizeof value);
    return value;
}

uint64_t phw_wire_u64(phw_wire *wire, uint64_t value)
{
    pass(wire, &value, sizeof value);
    return value;
}

bool phw_wire_bool(phw_wire *wire, bool value)
{
    uint8_t byte = value;
    pass(wire, &byte, sizeof byte);
    wire->failed |= byte > 1;
    return byte == 1;
}

double phw_wire_number(phw_wire *wire, double value)
{
    pass(wire, &value, sizeof value);
    wire->failed |= !isfinite(value);
    return isfinite(value) ? value : 0;
}

double phw_wire_within(phw_wire *wire, double value, double least, double most)
{
    value = phw_wire_number(wire, value);
    wire->failed |= phw_wire_reads(wire) && (value < least || value > most);
    return value;
}

uint32_t phw_wire_below(phw_wire *wire, uint32_t value, uint32_t count)
{
    value = phw_wire_u32(wire, value);
    wire->failed |= value >= count;
    return value < count ? value : 0;
}

size_t phw_wire_index(phw_wire *wire, size_t value, size_t count, size_t none)
{
    value = (size_t)phw_wire_u64(wire, value);
    wire->failed |= value >= count && value != none;
    return value < count ? value : none;
}

phw_quad phw_wire_quad(phw_wire *wire, phw_quad quad)
{
    for (int i = 0; i < 4; i++) {
        quad.corner[i].x = phw_wire_number(wire, quad.corner[i].x);
        quad.corner[i].y = phw_wire_number(wire, quad.corner[i].y);
    }
    return quad;
}

size_t phw_wire_count(phw_wire *wire, size_t count, size_t most, size_t item_bytes)
{
    wire->failed |= !phw_wire_reads(wire) && count > most;
    count = phw_wire_u32(wire, (uint32_t)count);
    if (phw_wire_reads(wire) && (count > most || count > (wire->size - wire->at) / item_bytes))
        wire->failed = true;
    return wire->failed ? 0 : count;
}

static bool is_printable(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        i += phw_utf8_decode(text + i, length - i, &code_point);
        if (code_point == PHW_UTF8_INVALID || code_point < 0x20 ||
            (code_point >= 0x7F && code_point < 0xA0))
            return false;
    }
    return true;
}

static void write_text(phw_wire *wire, const char *text, size_t most)
{
    size_t length = text ? strlen(text) : 0;
    wire->failed |= length > most;
    phw_wire_u32(wire, text ? (uint32_t)length : NO_TEXT);
    write_bytes(wire, text, length);
}

/* As long as said, borrowed, not terminated; NULL where there is none or it is too long. */
static const char *read_text(phw_wire *wire, size_t most, size_t *length)
{
    *length = phw_wire_u32(wire, 0);
    if (wire->failed || *length == NO_TEXT)
        return NULL;
    wire->failed |= *length > most;
    return (const char *)read_bytes(wire, *length);
}

static const char *keep(phw_wire *wire, const char *bytes, size_t length)
{
    char *copy = wire->texts ? phw_arena_copy_text(wire->texts, bytes, length) : NULL;
    wire->failed |= !copy;
    return copy;
}

const char *phw_wire_text(phw_wire *wire, const char *text, size_t most)
{
    size_t length;
    if (!phw_wire_reads(wire)) {
        write_text(wire, text, most);
        return text;
    }
    const char *bytes = read_text(wire, most, &length);
    if (!bytes)
        return NULL;
    wire->failed |= !is_printable(bytes, length);
    return wire->failed ? NULL : keep(wire, bytes, length);
}

const char *phw_wire_foreign(phw_wire *wire, const char *text, size_t most)
{
    size_t length;
    if (!phw_wire_reads(wire)) {
        write_text(wire, text, most);
        return text;
    }
    const char *bytes = read_text(wire, most, &length);
    if (!bytes)
        return NULL;
    wire->failed |= memchr(bytes, 0, length) != NULL;
    return wire->failed ? NULL : keep(wire, bytes, length);
}
