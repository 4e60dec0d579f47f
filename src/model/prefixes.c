/* SPDX-License-Identifier: Apache-2.0 */
#include "model/prefixes.h"

/* FNV-1a, 64 bits: the hash of a key's beginning is met on the way to that of the key. */
#define BASIS 0xCBF29CE484222325U
#define PRIME 0x100000001B3U

static uint64_t step(uint64_t hash, char c)
{
    return (hash ^ (unsigned char)c) * PRIME;
}

/* Two places of the filter, from either half of the hash with all of it mixed in. */
static void places(uint64_t hash, uint32_t place[2])
{
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15U;
    place[0] = (uint32_t)(hash >> 40) % PHW_PREFIX_BITS;
    place[1] = (uint32_t)(hash >> 16) % PHW_PREFIX_BITS;
}

static void set(phw_prefixes *prefixes, uint64_t hash)
{
    uint32_t place[2];
    places(hash, place);
    for (int i = 0; i < 2; i++)
        prefixes->bits[place[i] / 64] |= (uint64_t)1 << place[i] % 64;
}

void phw_prefixes_add(phw_prefixes *prefixes, const char *key, size_t length)
{
    uint64_t hash = BASIS;
    for (size_t i = 0; i < length; i++) {
        if (key[i] == ' ')
            set(prefixes, hash);
        hash = step(hash, key[i]);
    }
    set(prefixes, hash);
}

bool phw_prefixes_have(const phw_prefixes *prefixes, const char *words, size_t length)
{
    uint64_t hash = BASIS;
    uint32_t place[2];
    for (size_t i = 0; i < length; i++)
        hash = step(hash, words[i]);
    places(hash, place);
    return (prefixes->bits[place[0] / 64] >> place[0] % 64 & 1) &&
           (prefixes->bits[place[1] / 64] >> place[1] % 64 & 1);
}
