/* SPDX-License-Identifier: Apache-2.0 */
#include "model/terms.h"

#include <assert.h>

static_assert(PHW_TABLE_COUNT <= 32, "a bit for each table");
static_assert(sizeof(phw_terms) == PHW_PREFIX_BITS / 8 + PHW_TERMS_PLACES * 4, "nothing between");

/* What a table's beginnings are asked for apart by; 0: they are not. */
static uint64_t alone_of(phw_table table)
{
    if (table == PHW_TABLE_RECORD_LABELS)
        return PHW_TERMS_LABELS_ALONE;
    return table == PHW_TABLE_ORGANISATIONS || table == PHW_TABLE_HOSPITALS
               ? PHW_TERMS_ORGANISATIONS_ALONE
               : 0;
}

void phw_terms_add_table(phw_terms *terms, phw_table table, const uint8_t *pool, size_t pool_size)
{
    const size_t payload = phw_model_payload_size(phw_model_source_of(table)->shape);
    for (size_t at = 0; at + payload < pool_size;) {
        const size_t key = at + payload + 1, length = pool[at + payload];
        if (pool_size - key < length)
            break;
        const uint64_t hash =
            phw_prefixes_add(&terms->prefixes, (const char *)pool + key, length, alone_of(table));
        uint8_t *bits = terms->may_hold[(hash >> 24) % PHW_TERMS_PLACES];
        bits[table / 8] |= (uint8_t)(1U << table % 8);
        at = key + length;
    }
}
