/* SPDX-License-Identifier: Apache-2.0 */
/** @file wire.h  Values as bytes between a worker and its pool, each record described once for both
 *  directions. Both ends run the same program on the same machine, so that numbers keep the
 *  machine's form; what comes from a worker may still be hostile, because a picture may have taken
 *  it over. */
#ifndef PHW_WORKER_WIRE_H
#define PHW_WORKER_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "photoward/geometry.h"

/**
 * A message that is being written, or read. What makes no sense when read, and what does not fit
 * into memory, sets `failed`: from then on values are 0 and nothing is written. Functions named
 * after a type write the value they are given and return it, or return the one they read.
 */
typedef struct phw_wire {
    const uint8_t *in; /**< what is read, borrowed; NULL when writing */
    uint8_t *out;      /**< what was written, owned; NULL when reading */
    size_t size;       /**< bytes in either */
    size_t at;         /**< read so far */
    size_t capacity;   /**< of out */
    phw_arena *texts;  /**< takes the strings that are read; borrowed */
    bool failed;
} phw_wire;

/** Writes a new message; end with phw_wire_done(). */
#define PHW_WIRE_WRITER                                                                            \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL, false                                                           \
    }

/** Reads a message. @param texts  NULL where it holds no strings. */
static inline phw_wire phw_wire_reader(const uint8_t *bytes, size_t size, phw_arena *texts)
{
    static const uint8_t nothing = 0;
    return (phw_wire){.in = size ? bytes : &nothing, .size = size, .texts = texts};
}

static inline bool phw_wire_reads(const phw_wire *wire)
{
    return wire->in != NULL;
}

/** After reading: whether everything made sense and nothing is left over. */
static inline bool phw_wire_whole(const phw_wire *wire)
{
    return !wire->failed && wire->at == wire->size;
}

void phw_wire_done(phw_wire *wire);

uint32_t phw_wire_u32(phw_wire *wire, uint32_t value);
uint64_t phw_wire_u64(phw_wire *wire, uint64_t value);
/** 0 or 1, nothing else. */
bool phw_wire_bool(phw_wire *wire, bool value);
/** A finite number. */
double phw_wire_number(phw_wire *wire, double value);
/** A number from @p least to @p most. */
double phw_wire_within(phw_wire *wire, double value, double least, double most);
/** 0 … @p count − 1: enums and indexes. */
uint32_t phw_wire_below(phw_wire *wire, uint32_t value, uint32_t count);
/** An index below @p count, or @p none. */
size_t phw_wire_index(phw_wire *wire, size_t value, size_t count, size_t none);
phw_quad phw_wire_quad(phw_wire *wire, phw_quad quad);

/** How many items follow, at most @p most, each of at least @p item_bytes: what the rest of the
 *  message cannot hold is refused before memory is taken for it. */
size_t phw_wire_count(phw_wire *wire, size_t count, size_t most, size_t item_bytes);

/** A text of photoward's own, at most @p most bytes: UTF-8 without control characters, so that it
 *  may be printed to a terminal. NULL is kept apart from "". What is read lies in `texts`. */
const char *phw_wire_text(phw_wire *wire, const char *text, size_t most);

/** A text from a picture, any bytes without NUL: its reader takes care. Else as phw_wire_text(). */
const char *phw_wire_foreign(phw_wire *wire, const char *text, size_t most);

#endif
