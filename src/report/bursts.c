/* SPDX-License-Identifier: Apache-2.0 */
#include "report/bursts.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Of two hashes that differ in fewer bits than they have bytes at least one byte agrees: only such
 * pairs are compared. */
enum { BYTES = 8, VALUES = 256 };

static_assert(PHW_BURST_BITS < BYTES, "one byte of two like hashes must agree");

#define NOBODY UINT32_MAX

/* Leaders, chained by the value of each of their bytes. */
typedef struct leaders {
    const uint64_t *hashes;
    uint32_t (*next)[BYTES]; /* by the leader's place among the hashes: the one chained before it */
    uint32_t last[BYTES][VALUES];
} leaders;

static unsigned byte_of(uint64_t hash, unsigned which)
{
    return (unsigned)(hash >> 8 * which) & 0xFF;
}

/* The first leader that a hash is like, or NOBODY. */
static uint32_t leader_of(const leaders *among, uint64_t hash)
{
    uint32_t first = NOBODY;
    for (unsigned which = 0; which < BYTES; which++)
        for (uint32_t at = among->last[which][byte_of(hash, which)]; at != NOBODY;
             at = among->next[at][which])
            if (at < first && __builtin_popcountll(among->hashes[at] ^ hash) <= PHW_BURST_BITS)
                first = at;
    return first;
}

static void add_leader(leaders *among, uint32_t at)
{
    for (unsigned which = 0; which < BYTES; which++) {
        uint32_t *last = &among->last[which][byte_of(among->hashes[at], which)];
        among->next[at][which] = *last;
        *last = at;
    }
}

/* Leaders by place become numbers from 1 on; a leader nobody follows is alone. */
static void number(uint32_t *burst, size_t count, const uint32_t *leader, const bool *followed)
{
    uint32_t numbers = 0;
    for (size_t i = 0; i < count; i++)
        if (leader[i] != i)
            burst[i] = burst[leader[i]];
        else
            burst[i] = followed[i] ? ++numbers : 0;
}

phw_status phw_bursts_group(const uint64_t *hashes, size_t count, uint32_t *burst, phw_error *error)
{
    leaders among = {.hashes = hashes, .next = calloc(count + 1, sizeof *among.next)};
    uint32_t *leader = calloc(count + 1, sizeof *leader);
    bool *followed = calloc(count + 1, sizeof *followed);
    phw_status status = PHW_OK;
    if (!among.next || !leader || !followed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to group pictures");
    memset(among.last, 0xFF, sizeof among.last); /* NOBODY */
    for (uint32_t i = 0; status == PHW_OK && i < count; i++) {
        leader[i] = leader_of(&among, hashes[i]);
        if (leader[i] == NOBODY) {
            leader[i] = i;
            add_leader(&among, i);
        } else {
            followed[leader[i]] = true;
        }
    }
    if (status == PHW_OK)
        number(burst, count, leader, followed);
    free(among.next);
    free(leader);
    free(followed);
    return status;
}
