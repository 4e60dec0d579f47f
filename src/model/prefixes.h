/* SPDX-License-Identifier: Apache-2.0 */
/** @file prefixes.h  Which words the phrases of the tables begin with: a Bloom filter, so that text
 * that is in no table is told at once, without a look-up in each of them. */
#ifndef PHW_MODEL_PREFIXES_H
#define PHW_MODEL_PREFIXES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Some 55,000 beginnings, three bits each: one text in two hundred passes that is none. */
#define PHW_PREFIX_BITS (1U << 20)

/** Zeroed where it is empty. Little-endian words of 64 bits, as they lie in the compiled file. */
typedef struct phw_prefixes {
    uint8_t bits[PHW_PREFIX_BITS / 8];
} phw_prefixes;

/** Adds a folded key: each of its first words, and the whole of it.
 *  @param other  not 0: once more with this laid over the hash, to be asked for apart.
 *  @return phw_hash64() of the whole key. */
uint64_t phw_prefixes_add(phw_prefixes *prefixes, const char *key, size_t length, uint64_t other);

/** False: no key that was added begins with the whole words of which this is phw_hash64(). */
bool phw_prefixes_have(const phw_prefixes *prefixes, uint64_t hash);

#endif
