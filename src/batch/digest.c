/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/digest.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 12
#define BLOCK_BYTES 128

/* One read; large enough that calls cost nothing, small enough for the stack. */
#define READ_BYTES 65536

/* RFC 7693, section 2.6: the fractions of the square roots of the first eight primes. */
static const uint64_t first_state[8] = {
    0x6a09e667f3bcc908U, 0xbb67ae8584caa73bU, 0x3c6ef372fe94f82bU, 0xa54ff53a5f1d36f1U,
    0x510e527fade682d1U, 0x9b05688c2b3e6c1fU, 0x1f83d9abfb41bd6bU, 0x5be0cd19137e2179U};

/* RFC 7693, section 2.7: which word of the message goes where, round by round. */
static const uint8_t schedule[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                         {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                         {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                         {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                         {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                         {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                         {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                         {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                         {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                         {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

static uint64_t turn(uint64_t word, unsigned bits)
{
    return word >> bits | word << (64 - bits);
}

static uint64_t little_endian(const uint8_t *bytes)
{
    uint64_t word = 0;
    for (unsigned i = 0; i < 8; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

/* RFC 7693, section 3.1. */
static inline void mix(uint64_t v[16], const unsigned at[4], uint64_t x, uint64_t y)
{
    const unsigned a = at[0], b = at[1], c = at[2], d = at[3];
    v[a] += v[b] + x;
    v[d] = turn(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = turn(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = turn(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = turn(v[b] ^ v[c], 63);
}

/* RFC 7693, section 3.2. */
static void compress(phw_digesting *on, const uint8_t block[BLOCK_BYTES], bool last)
{
    static const unsigned lanes[8][4] = {{0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14},
                                         {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12},
                                         {2, 7, 8, 13},  {3, 4, 9, 14}};
    uint64_t v[16], m[16];
    for (unsigned i = 0; i < 8; i++) {
        v[i] = on->state[i];
        v[i + 8] = first_state[i];
    }
    v[12] ^= on->counted; /* the counter's upper half is 0: no file has 2^64 bytes */
    if (last)
        v[14] = ~v[14];
    for (unsigned i = 0; i < 16; i++)
        m[i] = little_endian(block + 8 * i);
    for (unsigned round = 0; round < ROUNDS; round++) {
        const uint8_t *order = schedule[round % 10];
        for (unsigned i = 0; i < 8; i++)
            mix(v, lanes[i], m[order[2 * i]], m[order[2 * i + 1]]);
    }
    for (unsigned i = 0; i < 8; i++)
        on->state[i] ^= v[i] ^ v[i + 8];
}

void phw_digest_start(phw_digesting *digesting)
{
    memset(digesting, 0, sizeof *digesting);
    memcpy(digesting->state, first_state, sizeof first_state);
    digesting->state[0] ^= 0x01010000U ^ PHW_DIGEST_BYTES; /* no key, fan-out and depth 1 */
}

void phw_digest_add(phw_digesting *digesting, const void *bytes, size_t size)
{
    const uint8_t *from = bytes;
    while (size > 0) {
        if (digesting->used == BLOCK_BYTES) { /* more follows: it is not the last one */
            digesting->counted += BLOCK_BYTES;
            compress(digesting, digesting->block, false);
            digesting->used = 0;
        }
        size_t room = BLOCK_BYTES - digesting->used, step = size < room ? size : room;
        memcpy(digesting->block + digesting->used, from, step);
        digesting->used += step;
        from += step;
        size -= step;
    }
}

phw_digest phw_digest_end(phw_digesting *digesting)
{
    phw_digest digest;
    digesting->counted += digesting->used;
    memset(digesting->block + digesting->used, 0, BLOCK_BYTES - digesting->used);
    compress(digesting, digesting->block, true);
    for (unsigned i = 0; i < PHW_DIGEST_BYTES; i++)
        digest.bytes[i] = (uint8_t)(digesting->state[i / 8] >> (8 * (i % 8)));
    return digest;
}

phw_status phw_digest_file(int descriptor, phw_digest *digest, uint64_t *size, phw_error *error)
{
    phw_digesting digesting;
    uint8_t bytes[READ_BYTES];
    off_t at = 0;
    phw_digest_start(&digesting);
    for (;;) {
        ssize_t got = pread(descriptor, bytes, sizeof bytes, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
        if (got == 0)
            break;
        phw_digest_add(&digesting, bytes, (size_t)got);
        at += got;
    }
    *digest = phw_digest_end(&digesting);
    *size = (uint64_t)at;
    return PHW_OK;
}
