/* SPDX-License-Identifier: Apache-2.0 */
/** @file hash.h  The 64-bit hash of the tables: of the whole file and of single keys. */
#ifndef PHW_MODEL_HASH_H
#define PHW_MODEL_HASH_H

#include <stddef.h>
#include <stdint.h>

/**
 * The xxHash64 function (Yann Collet, "xxHash fast digest algorithm", format description 0.1.1,
 * section XXH64), with seed 0. Several gigabytes a second; guards against damage, not malice.
 * @param bytes  NULL is fine where @p size is 0.
 */
uint64_t phw_hash64(const void *bytes, size_t size);

#endif
