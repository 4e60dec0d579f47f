/* SPDX-License-Identifier: Apache-2.0 */
/** @file seed.h  Repeatable chance for property tests. */
#ifndef PHW_TESTS_SEED_H
#define PHW_TESTS_SEED_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/** xorshift64* (Vigna, An experimental exploration of Marsaglia's xorshift generators, 2016). */
typedef struct seed {
    uint64_t state;
} seed;

/** The seed of this run, printed: PHW_SEED from the environment, else a fixed one. */
static inline seed seed_start(void)
{
    const char *given = getenv("PHW_SEED");
    seed s = {given ? strtoull(given, NULL, 10) : 20240301};
    if (!s.state)
        s.state = 1;
    printf("seed %" PRIu64 " (PHW_SEED=%" PRIu64 " repeats this run)\n", s.state, s.state);
    return s;
}

/** A number from 0 to @p below − 1. */
static inline uint32_t seed_next(seed *s, uint32_t below)
{
    s->state ^= s->state >> 12;
    s->state ^= s->state << 25;
    s->state ^= s->state >> 27;
    return (uint32_t)((s->state * 0x2545F4914F6CDD1DU >> 33) % below);
}

#endif
