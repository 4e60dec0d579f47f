/* SPDX-License-Identifier: Apache-2.0 */
/** @file digest.h  A file's content as 32 bytes, by which a verdict is found again. */
#ifndef PHW_BATCH_DIGEST_H
#define PHW_BATCH_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Bytes of a digest. */
#define PHW_DIGEST_BYTES 32

/** A digest. Plain data. */
typedef struct phw_digest {
    uint8_t bytes[PHW_DIGEST_BYTES];
} phw_digest;

/** A digest in the making. Embedded. */
typedef struct phw_digesting {
    uint64_t state[8];
    uint8_t block[128];
    size_t used;      /**< bytes in block */
    uint64_t counted; /**< bytes before them */
} phw_digesting;

/**
 * BLAKE2b with 32 bytes of output and no key (RFC 7693, section 3). Nobody can make a second file
 * with the digest of one that is known to be clear.
 */
void phw_digest_start(phw_digesting *digesting);

/** @param bytes  NULL is fine where @p size is 0. */
void phw_digest_add(phw_digesting *digesting, const void *bytes, size_t size);

phw_digest phw_digest_end(phw_digesting *digesting);

/**
 * Of all bytes a descriptor has, read from its beginning; its position stays as it is.
 * @param[out] digest,size  written on success only.
 * @return PHW_OK, PHW_ERR_IO.
 */
PHW_MUST_USE phw_status phw_digest_file(int descriptor, phw_digest *digest, uint64_t *size,
                                        phw_error *error);

#endif
