/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file format.h  The compiled file, version 5. Numbers are little-endian.
 *
 *      0  8  magic
 *      8  4  format version
 *     12  4  number of tables
 *     16  8  size of the whole file
 *     24  8  phw_hash64 over everything from byte 32 to the end
 *     32     one directory row a table, PHW_MODEL_ROW_SIZE bytes each:
 *            u64 slots' offset, u32 slots, u32 rows, u64 pool's offset, u32 pool's size,
 *            u32 most words a key has
 *
 *     then   u64 offset and u64 size of the face cascade (models/faces.cascade, as it is), of
 *            the line reader (models/reader/reader.model, as it is; size 0: there is none), of
 *            the face network (models/faces/faces.model, as it is; size 0: there is none) and
 *            of what is known of all tables of terms (terms.h)
 *
 * A table is an open-addressing hash table with linear probing. A slot is u32: 0 is empty, else the
 * low 24 bits are 1 + the offset of a record in the pool and the high 8 bits the high 8 bits of the
 * key's hash. A record is the payload (its size depends on the table's shape), one byte of key
 * length, the key.
 */
#ifndef PHW_MODEL_FORMAT_H
#define PHW_MODEL_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

#define PHW_MODEL_MAGIC "PHWTABLE"
#define PHW_MODEL_VERSION 5U
#define PHW_MODEL_HEADER_SIZE ((size_t)32)
#define PHW_MODEL_ROW_SIZE ((size_t)32)
#define PHW_MODEL_CONTENT PHW_MODEL_HEADER_SIZE
#define PHW_MODEL_CASCADE_ROW (PHW_MODEL_HEADER_SIZE + PHW_TABLE_COUNT * PHW_MODEL_ROW_SIZE)
#define PHW_MODEL_PART_ROW_SIZE ((size_t)16)
#define PHW_MODEL_READER_ROW (PHW_MODEL_CASCADE_ROW + PHW_MODEL_PART_ROW_SIZE)
#define PHW_MODEL_FACE_NET_ROW (PHW_MODEL_READER_ROW + PHW_MODEL_PART_ROW_SIZE)
#define PHW_MODEL_TERMS_ROW (PHW_MODEL_FACE_NET_ROW + PHW_MODEL_PART_ROW_SIZE)
#define PHW_MODEL_BODY (PHW_MODEL_TERMS_ROW + PHW_MODEL_PART_ROW_SIZE)

/** The files of the face cascade, the line reader and the face network in models/. */
#define PHW_MODEL_CASCADE_FILE "faces.cascade"
#define PHW_MODEL_READER_FILE "reader/reader.model"
#define PHW_MODEL_FACE_NET_FILE "faces/faces.model"

/** The longest folded key in bytes: its length is one byte of a record. */
#define PHW_MODEL_KEY_MAX ((size_t)255)

/** A pool ends where a slot's 24 bits end. */
#define PHW_MODEL_POOL_MAX ((size_t)0xFFFFFF)

/** The most slots a table may have; a lookup's slot number is worked out in 64 bits. */
#define PHW_MODEL_SLOTS_MAX ((uint32_t)1 << 24)

/** What a record holds before its key, and so what columns the text file has. */
typedef enum phw_model_shape {
    PHW_SHAPE_SET = 0, /**< nothing: the key is all */
    PHW_SHAPE_TIER,    /**< u8: tier */
    PHW_SHAPE_WEIGHT,  /**< u16: weight */
    PHW_SHAPE_NAME,    /**< u16: weight, u8: tier in bits 0–1, sex in bits 2–3 */
    PHW_SHAPE_LABEL    /**< u64: types */
} phw_model_shape;

#define PHW_SHAPE_COUNT 5

size_t phw_model_payload_size(phw_model_shape shape);

/** What the format knows of a table beside its content. */
typedef struct phw_model_source {
    const char *file; /**< its text file's name in models/ */
    const char *licence;
    phw_model_shape shape;
} phw_model_source;

/** The row of a table; @p table must be one. */
const phw_model_source *phw_model_source_of(phw_table table);

/** The name of a label type as in record_labels.tsv ("next_of_kin"). */
const char *phw_label_type_name(phw_label_type type);

/** Sexes in the order of their two-bit code. */
#define PHW_MODEL_SEXES "UMF"

/** The slot where probing for a key begins. @p slots is at least 1. */
static inline uint32_t phw_model_first_slot(uint64_t hash, uint32_t slots)
{
    return (uint32_t)((hash & 0xFFFFFFFFU) * slots >> 32);
}

/** The part of a slot that tells most other keys apart. */
static inline uint32_t phw_model_tag(uint64_t hash)
{
    return (uint32_t)(hash >> 56) << 24;
}

/** A weight as the upper half of an IEEE 754 binary32: eight bits of precision are enough. */
uint16_t phw_model_pack_weight(float weight);
float phw_model_unpack_weight(uint16_t packed);

static inline uint32_t phw_model_le16(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
}

static inline uint32_t phw_model_le32(const uint8_t *bytes)
{
    return phw_model_le16(bytes) | phw_model_le16(bytes + 2) << 16;
}

static inline uint64_t phw_model_le64(const uint8_t *bytes)
{
    return phw_model_le32(bytes) | (uint64_t)phw_model_le32(bytes + 4) << 32;
}

#endif
