/* SPDX-License-Identifier: Apache-2.0 */
#include "model/hash.h"

#include <string.h>

#include "base/simd.h"

/* The five 64-bit primes of the format description. */
#define PRIME_1 0x9E3779B185EBCA87U
#define PRIME_2 0xC2B2AE3D27D4EB4FU
#define PRIME_3 0x165667B19E3779F9U
#define PRIME_4 0x85EBCA77C2B2AE63U
#define PRIME_5 0x27D4EB2F165667C5U

#define LANES 4
#define STRIPE (LANES * sizeof(uint64_t))
#define AHEAD 2048U /* bytes that are asked for before they are read: a file's pages lie apart */

static uint64_t rotate(uint64_t value, unsigned bits)
{
    return value << bits | value >> (64 - bits);
}

/* The format reads little-endian whatever the machine is. Written out, because compilers make one
 * load of this but not of a loop, and opening the tables would take twice as long. */
static uint64_t read_le64(const uint8_t *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

static uint32_t read_le32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static uint64_t mix_round(uint64_t lane, uint64_t input)
{
    return rotate(lane + input * PRIME_2, 31) * PRIME_1;
}

static uint64_t merge_lane(uint64_t hash, uint64_t lane)
{
    return (hash ^ mix_round(0, lane)) * PRIME_1 + PRIME_4;
}

static uint64_t hash_stripes(const uint8_t *bytes, size_t stripes)
{
    uint64_t lane[LANES] = {PRIME_1 + PRIME_2, PRIME_2, 0, 0U - PRIME_1};
    for (size_t i = 0; i < stripes; i++, bytes += STRIPE) {
        phw_prefetch_ahead(bytes, AHEAD, STRIPE);
        for (unsigned k = 0; k < LANES; k++)
            lane[k] = mix_round(lane[k], read_le64(bytes + 8 * k));
    }
    uint64_t hash =
        rotate(lane[0], 1) + rotate(lane[1], 7) + rotate(lane[2], 12) + rotate(lane[3], 18);
    for (unsigned k = 0; k < LANES; k++)
        hash = merge_lane(hash, lane[k]);
    return hash;
}

static uint64_t hash_tail(uint64_t hash, const uint8_t *bytes, size_t size)
{
    for (; size >= 8; bytes += 8, size -= 8)
        hash = rotate(hash ^ mix_round(0, read_le64(bytes)), 27) * PRIME_1 + PRIME_4;
    if (size >= 4) {
        hash = rotate(hash ^ read_le32(bytes) * PRIME_1, 23) * PRIME_2 + PRIME_3;
        bytes += 4, size -= 4;
    }
    for (; size > 0; bytes++, size--)
        hash = rotate(hash ^ *bytes * PRIME_5, 11) * PRIME_1;
    return hash;
}

uint64_t phw_hash64(const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    size_t stripes = size / STRIPE;
    uint64_t hash = stripes > 0 ? hash_stripes(at, stripes) : PRIME_5;
    hash += size;
    hash = hash_tail(hash, stripes > 0 ? at + stripes * STRIPE : at, size % STRIPE);
    hash = (hash ^ hash >> 33) * PRIME_2;
    hash = (hash ^ hash >> 29) * PRIME_3;
    return hash ^ hash >> 32;
}
