/* SPDX-License-Identifier: Apache-2.0 */
#include "model/prefixes.h"

#include "model/format.h"
#include "model/hash.h"

#define WORD 8U /* bytes */

/* The 64 places that a hash says, of which it takes three: they lie in one word, so that one fetch
 * answers. */
static size_t word_of(uint64_t hash)
{
    return (size_t)(hash >> 40) % (PHW_PREFIX_BITS / 64) * WORD;
}

static uint64_t places(uint64_t hash)
{
    return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63) |
           (uint64_t)1 << (hash >> 12 & 63);
}

static void add(phw_prefixes *prefixes, uint64_t hash)
{
    for (size_t i = 0; i < WORD; i++)
        prefixes->bits[word_of(hash) + i] |= (uint8_t)(places(hash) >> 8 * i);
}

uint64_t phw_prefixes_add(phw_prefixes *prefixes, const char *key, size_t length, uint64_t other)
{
    uint64_t hash = 0;
    for (size_t i = 0; i <= length; i++) {
        if (i < length && key[i] != ' ')
            continue;
        hash = phw_hash64(key, i);
        add(prefixes, hash);
        if (other)
            add(prefixes, hash ^ other);
    }
    return hash;
}

bool phw_prefixes_have(const phw_prefixes *prefixes, uint64_t hash)
{
    return (places(hash) & ~phw_model_le64(prefixes->bits + word_of(hash))) == 0;
}
