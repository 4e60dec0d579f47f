/* SPDX-License-Identifier: Apache-2.0 */
#include "model/compile_table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "base/grow.h"
#include "base/utf8.h"
#include "model/hash.h"

/* Rows times this many over SLOTS_PER gives the slots: at 70 % load a probe is 1.2 slots long. */
#define SLOTS_NUMERATOR 10
#define SLOTS_DENOMINATOR 7

#define COLUMNS_MAX 4
#define NUMBER_MAX 32

typedef struct column {
    const char *text;
    size_t length;
} column;

static size_t split_columns(const char *line, size_t length, column columns[COLUMNS_MAX])
{
    size_t count = 0;
    for (size_t from = 0; count < COLUMNS_MAX; count++) {
        const char *tab = memchr(line + from, '\t', length - from);
        size_t end = tab ? (size_t)(tab - line) : length;
        columns[count] = (column){line + from, end - from};
        if (!tab)
            return count + 1;
        from = end + 1;
    }
    return COLUMNS_MAX + 1;
}

/* Digits, one point and an exponent; an empty column is 0, "no count known". */
static bool parse_weight(column text, float *weight)
{
    char number[NUMBER_MAX];
    char *end;
    if (text.length >= sizeof number)
        return false;
    memcpy(number, text.text, text.length);
    number[text.length] = '\0';
    *weight = text.length > 0 ? strtof(number, &end) : 0;
    return (text.length == 0 || (end == number + text.length && isdigit((unsigned char)*number))) &&
           *weight >= 0 && *weight <= 1e6F;
}

static bool parse_tier(column text, uint8_t *tier)
{
    if (text.length != 1 || text.text[0] < '1' || text.text[0] > '3')
        return false;
    *tier = (uint8_t)(text.text[0] - '0');
    return true;
}

static bool parse_label_type(column text, uint64_t *types)
{
    for (unsigned i = 0; i < PHW_LABEL_TYPE_COUNT; i++) {
        const char *name = phw_label_type_name((phw_label_type)i);
        if (strlen(name) == text.length && memcmp(name, text.text, text.length) == 0) {
            *types = (uint64_t)1 << i;
            return true;
        }
    }
    return false;
}

static bool parse_row(phw_table table, const column *columns, size_t count, phw_entry *entry)
{
    phw_model_shape shape = phw_model_source_of(table)->shape;
    *entry = (phw_entry){.weight = 1};
    switch (shape) {
    case PHW_SHAPE_SET:
        return count == 1;
    case PHW_SHAPE_TIER:
        return count == 2 && parse_tier(columns[1], &entry->tier);
    case PHW_SHAPE_WEIGHT:
        return count == 2 && parse_weight(columns[1], &entry->weight);
    case PHW_SHAPE_NAME:
        if (count < 3 || !parse_weight(columns[1], &entry->weight) ||
            !parse_tier(columns[2], &entry->tier))
            return false;
        if (table == PHW_TABLE_SURNAMES)
            return count == 3;
        if (count != 4 || columns[3].length != 1 || !strchr(PHW_MODEL_SEXES, columns[3].text[0]))
            return false;
        entry->sex = columns[3].text[0];
        return true;
    case PHW_SHAPE_LABEL:
        return count == 2 && parse_label_type(columns[1], &entry->types);
    }
    return false;
}

static phw_status add_row(phw_compile_rows *rows, phw_arena *arena, const char *key, size_t length,
                          const phw_entry *entry, phw_error *error)
{
    void *items = rows->items;
    char *copy = phw_arena_copy_text(arena, key, length);
    if (!copy || !phw_grow(&items, &rows->capacity, rows->count, sizeof *rows->items))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the rows of a table");
    rows->items = items;
    rows->items[rows->count++] = (phw_compile_row){copy, length, *entry};
    return PHW_OK;
}

static size_t drop_spaces(char *key, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        if (key[i] != ' ')
            key[kept++] = key[i];
    }
    key[kept] = '\0';
    return kept;
}

static phw_status read_line(phw_table table, const char *line, size_t length, phw_arena *arena,
                            phw_compile_rows *rows, phw_error *error)
{
    column columns[COLUMNS_MAX];
    char key[PHW_MODEL_KEY_MAX + 2];
    phw_entry entry;
    size_t count = split_columns(line, length, columns);
    if (!phw_utf8_valid(line, length) || !parse_row(table, columns, count, &entry))
        return PHW_ERR_FORMAT;
    size_t used = phw_models_fold(columns[0].text, columns[0].length, key, sizeof key);
    if (used == 0 || used > PHW_MODEL_KEY_MAX)
        return PHW_ERR_FORMAT;
    phw_status status = add_row(rows, arena, key, used, &entry, error);
    bool is_name = table == PHW_TABLE_FORENAMES || table == PHW_TABLE_SURNAMES;
    if (status != PHW_OK || !is_name || !memchr(key, ' ', used))
        return status;
    used = drop_spaces(key, used);
    return add_row(rows, arena, key, used, &entry, error);
}

static int compare_rows(const void *left, const void *right)
{
    const phw_compile_row *a = left, *b = right;
    size_t shared = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->key, b->key, shared);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static void merge_entry(phw_entry *kept, const phw_entry *other)
{
    if (other->weight > kept->weight)
        kept->weight = other->weight;
    if (other->tier < kept->tier)
        kept->tier = other->tier;
    if (other->sex != kept->sex)
        kept->sex = 'U';
    kept->types |= other->types;
}

static void merge_repeats(phw_compile_rows *rows)
{
    size_t kept = 0;
    for (size_t i = 1; i < rows->count; i++) {
        if (compare_rows(&rows->items[kept], &rows->items[i]) == 0)
            merge_entry(&rows->items[kept].entry, &rows->items[i].entry);
        else
            rows->items[++kept] = rows->items[i];
    }
    if (rows->count > 0)
        rows->count = kept + 1;
}

phw_status phw_compile_read(phw_table table, const char *text, size_t size, phw_arena *arena,
                            phw_compile_rows *rows, phw_error *error)
{
    size_t number = 1;
    for (size_t at = 0; at < size; number++) {
        const char *newline = memchr(text + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - text) - at : size - at;
        phw_status status = read_line(table, text + at, length, arena, rows, error);
        if (status == PHW_ERR_FORMAT)
            return phw_error_set(error, status, "%s: line %zu is not a row of this table",
                                 phw_model_source_of(table)->file, number);
        if (status != PHW_OK)
            return status;
        at += length + 1;
    }
    if (rows->count > 0)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    merge_repeats(rows);
    return PHW_OK;
}

static void write_le(uint8_t *bytes, uint64_t value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        bytes[i] = (uint8_t)(value >> (8 * i));
}

static void write_payload(phw_model_shape shape, const phw_entry *entry, uint8_t *record)
{
    const char *sex;
    switch (shape) {
    case PHW_SHAPE_SET:
        break;
    case PHW_SHAPE_TIER:
        record[0] = entry->tier;
        break;
    case PHW_SHAPE_WEIGHT:
        write_le(record, phw_model_pack_weight(entry->weight), 2);
        break;
    case PHW_SHAPE_NAME:
        sex = entry->sex ? strchr(PHW_MODEL_SEXES, entry->sex) : NULL;
        write_le(record, phw_model_pack_weight(entry->weight), 2);
        record[2] = (uint8_t)(entry->tier | (sex ? (unsigned)(sex - PHW_MODEL_SEXES) : 0U) << 2);
        break;
    case PHW_SHAPE_LABEL:
        write_le(record, entry->types, 8);
        break;
    }
}

static void put_in_slot(phw_compile_table *table, uint64_t hash, size_t at)
{
    uint32_t slot = phw_model_first_slot(hash, table->slot_count);
    while (phw_model_le32(table->slots + (size_t)slot * 4) != 0)
        slot = slot + 1 < table->slot_count ? slot + 1 : 0;
    write_le(table->slots + (size_t)slot * 4, phw_model_tag(hash) | (uint32_t)(at + 1), 4);
}

static uint32_t count_words(const phw_compile_row *row)
{
    uint32_t words = 1;
    for (size_t i = 0; i < row->length; i++)
        words += row->key[i] == ' ';
    return words;
}

phw_status phw_compile_build(const phw_compile_rows *rows, phw_model_shape shape,
                             phw_compile_table *table, phw_error *error)
{
    size_t payload = phw_model_payload_size(shape);
    size_t pool_size = 0;
    *table = (phw_compile_table){0};
    for (size_t i = 0; i < rows->count; i++)
        pool_size += payload + 1 + rows->items[i].length;
    if (pool_size > PHW_MODEL_POOL_MAX || rows->count > PHW_MODEL_SLOTS_MAX / 2)
        return phw_error_set(error, PHW_ERR_LIMIT, "a table is larger than the format allows");
    table->slot_count = (uint32_t)(rows->count * SLOTS_NUMERATOR / SLOTS_DENOMINATOR + 2);
    table->pool_size = (uint32_t)pool_size;
    table->rows = (uint32_t)rows->count;
    table->slots = calloc(table->slot_count, 4);
    table->pool = calloc(pool_size + 1, 1);
    if (!table->slots || !table->pool) {
        free(table->slots);
        free(table->pool);
        *table = (phw_compile_table){0};
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a table");
    }
    size_t at = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const phw_compile_row *row = &rows->items[i];
        uint32_t words = count_words(row);
        write_payload(shape, &row->entry, table->pool + at);
        table->pool[at + payload] = (uint8_t)row->length;
        memcpy(table->pool + at + payload + 1, row->key, row->length);
        put_in_slot(table, phw_hash64(row->key, row->length), at);
        at += payload + 1 + row->length;
        if (words > table->longest_key)
            table->longest_key = words;
    }
    return PHW_OK;
}
