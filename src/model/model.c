/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/format.h"
#include "model/hash.h"
#include "model/terms.h"

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

/* Where the face cascade says how many trees it has (src/mark/face_cascade.h). */
#define CASCADE_HEADER ((size_t)16)
#define CASCADE_TREES 12

/* Where the line reader says how many labels it has (models/reader/README.md). */
#define READER_HEADER ((size_t)16)
#define READER_LABELS 12

/* Where the face network says how many layers it has (models/faces/README.md). */
#define FACE_NET_HEADER ((size_t)12)
#define FACE_NET_LAYERS 8

typedef struct table_view {
    const uint8_t *slots;
    const uint8_t *pool;
    uint32_t slot_count;
    uint32_t pool_size;
    uint32_t rows;
    uint32_t longest_key;
    phw_model_shape shape;
    uint32_t payload; /* bytes of a record before its key's length */
} table_view;

struct phw_models {
    const uint8_t *bytes;
    size_t size;
    void *mapping; /* NULL where the bytes are the caller's */
    uint64_t hash;
    table_view tables[PHW_TABLE_COUNT];
    const uint8_t *cascade, *reader, *face_net;
    size_t cascade_size, reader_size, face_net_size;
    const phw_terms *terms;
};

/* Where a table's parts lie. Records are checked as they are met (see find_record), because
 * touching each of them here would cost more than all the rest of opening. */
static bool view_table(const phw_models *models, size_t index, table_view *view)
{
    const uint8_t *row = models->bytes + PHW_MODEL_HEADER_SIZE + index * PHW_MODEL_ROW_SIZE;
    uint64_t slots = phw_model_le64(row);
    uint64_t pool = phw_model_le64(row + 16);
    view->slot_count = phw_model_le32(row + 8);
    view->rows = phw_model_le32(row + 12);
    view->pool_size = phw_model_le32(row + 24);
    view->longest_key = phw_model_le32(row + 28);
    view->shape = phw_model_source_of((phw_table)index)->shape;
    view->payload = (uint32_t)phw_model_payload_size(view->shape);
    if (view->slot_count == 0 || view->slot_count > PHW_MODEL_SLOTS_MAX ||
        view->rows >= view->slot_count || view->pool_size > PHW_MODEL_POOL_MAX ||
        view->longest_key > PHW_MODEL_KEY_MAX)
        return false;
    if (slots < PHW_MODEL_BODY || slots > models->size || pool < PHW_MODEL_BODY ||
        pool > models->size)
        return false;
    if (models->size - slots < (uint64_t)view->slot_count * 4 ||
        models->size - pool < view->pool_size)
        return false;
    view->slots = models->bytes + slots;
    view->pool = models->bytes + pool;
    return true;
}

/* A part that is in the file as it is. @param row  where the file says where. */
static bool view_part(const phw_models *models, size_t row, const uint8_t **part, size_t *part_size)
{
    uint64_t at = phw_model_le64(models->bytes + row);
    uint64_t size = phw_model_le64(models->bytes + row + 8);
    if (at < PHW_MODEL_BODY || at > models->size || size > models->size - at)
        return false;
    *part = models->bytes + at;
    *part_size = (size_t)size;
    return true;
}

static bool view_terms(phw_models *models)
{
    const uint8_t *part;
    size_t size;
    if (!view_part(models, PHW_MODEL_TERMS_ROW, &part, &size) || size != sizeof *models->terms)
        return false;
    models->terms = (const phw_terms *)part;
    return true;
}

static phw_status check_content(phw_models *models, phw_error *error)
{
    const uint8_t *bytes = models->bytes;
    bool consistent = false;
    if (models->size < PHW_MODEL_BODY || memcmp(bytes, PHW_MODEL_MAGIC, 8) != 0)
        return phw_error_set(error, PHW_ERR_MODEL, "not a file of photoward look-up tables");
    if (phw_model_le32(bytes + 8) != PHW_MODEL_VERSION ||
        phw_model_le32(bytes + 12) != PHW_TABLE_COUNT)
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the look-up tables are of another version of photoward: use the file "
                             "that was installed with this one");
    if (phw_model_le64(bytes + 16) != models->size)
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the look-up tables are cut short: install the file again");
    models->hash = phw_hash64(bytes + PHW_MODEL_CONTENT, models->size - PHW_MODEL_CONTENT);
    if (models->hash != phw_model_le64(bytes + 24))
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the look-up tables are damaged: install the file again");
    for (size_t i = 0; i < PHW_TABLE_COUNT; i++) {
        if (!view_table(models, i, &models->tables[i]))
            break;
        consistent = i + 1 == PHW_TABLE_COUNT;
    }
    if (!consistent ||
        !view_part(models, PHW_MODEL_CASCADE_ROW, &models->cascade, &models->cascade_size) ||
        !view_part(models, PHW_MODEL_READER_ROW, &models->reader, &models->reader_size) ||
        !view_part(models, PHW_MODEL_FACE_NET_ROW, &models->face_net, &models->face_net_size) ||
        !view_terms(models))
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the look-up tables contradict themselves: install the file again");
    return PHW_OK;
}

phw_status phw_models_view(const void *bytes, size_t size, phw_models **models, phw_error *error)
{
    phw_models *opened = calloc(1, sizeof *opened);
    if (!opened)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the look-up tables");
    opened->bytes = bytes;
    opened->size = size;
    phw_status status = check_content(opened, error);
    if (status != PHW_OK) {
        phw_models_free(&opened);
        return status;
    }
    *models = opened;
    return PHW_OK;
}

/* Maps a whole regular file. */
static phw_status map_file(const char *path, void **mapping, size_t *size, phw_error *error)
{
    /* O_NONBLOCK: a FIFO in the file's place must not hang the program. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat facts;
    phw_status status = PHW_OK;
    if (file < 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot open the look-up tables: %s",
                             strerror(errno));
    if (fstat(file, &facts) != 0) {
        status = phw_error_set(error, PHW_ERR_IO, "cannot examine the look-up tables: %s",
                               strerror(errno));
    } else if (!S_ISREG(facts.st_mode)) {
        status = phw_error_set(error, PHW_ERR_IO, "the look-up tables are not a regular file");
    } else if ((uintmax_t)facts.st_size < PHW_MODEL_BODY ||
               (uintmax_t)facts.st_size > (uintmax_t)SIZE_MAX) {
        status = phw_error_set(error, PHW_ERR_MODEL, "not a file of photoward look-up tables");
    } else {
        void *mapped =
            mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
        if (mapped == MAP_FAILED) {
            status = phw_error_set(error, PHW_ERR_IO, "cannot map the look-up tables: %s",
                                   strerror(errno));
        } else {
            *mapping = mapped;
            *size = (size_t)facts.st_size;
        }
    }
    close(file);
    return status;
}

phw_status phw_models_open(const char *path, phw_models **models, phw_error *error)
{
    void *mapping = NULL;
    size_t size = 0;
    phw_models *opened = NULL;
    if (!path)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "no path to the look-up tables");
    phw_status status = map_file(path, &mapping, &size, error);
    if (status != PHW_OK)
        return status;
    status = phw_models_view(mapping, size, &opened, error);
    if (status != PHW_OK) {
        munmap(mapping, size);
        return status;
    }
    opened->mapping = mapping;
    *models = opened;
    return PHW_OK;
}

void phw_models_free(phw_models **models)
{
    if (!models || !*models)
        return;
    if ((*models)->mapping)
        munmap((*models)->mapping, (*models)->size);
    free(*models);
    *models = NULL;
}

/* The record of a key, or NULL. A record that does not fit the pool ends the search: the table then
 * lies about itself although its hash is right, so somebody made it so. */
static const uint8_t *find_record(const table_view *table, uint64_t hash, const char *key,
                                  size_t length)
{
    size_t payload = table->payload;
    uint32_t tag = phw_model_tag(hash);
    uint32_t slot = phw_model_first_slot(hash, table->slot_count);
    for (uint32_t tried = 0; tried < table->slot_count; tried++) {
        uint32_t content = phw_model_le32(table->slots + (size_t)slot * 4);
        if (content == 0)
            return NULL;
        slot = slot + 1 < table->slot_count ? slot + 1 : 0;
        if ((content & 0xFF000000U) != tag)
            continue;
        size_t at = (size_t)(content & 0xFFFFFFU) - 1;
        if (at >= table->pool_size || table->pool_size - at < payload + 1)
            return NULL;
        const uint8_t *record = table->pool + at;
        if (record[payload] != length)
            continue;
        if (table->pool_size - at - payload - 1 < length)
            return NULL;
        if (memcmp(record + payload + 1, key, length) == 0)
            return record;
    }
    return NULL;
}

static void read_payload(phw_model_shape shape, const uint8_t *record, phw_entry *entry)
{
    *entry = (phw_entry){.weight = 1};
    switch (shape) {
    case PHW_SHAPE_SET:
        break;
    case PHW_SHAPE_TIER:
        entry->tier = record[0];
        break;
    case PHW_SHAPE_WEIGHT:
        entry->weight = phw_model_unpack_weight((uint16_t)phw_model_le16(record));
        break;
    case PHW_SHAPE_NAME:
        entry->weight = phw_model_unpack_weight((uint16_t)phw_model_le16(record));
        entry->tier = record[2] & 3;
        entry->sex = PHW_MODEL_SEXES[(record[2] >> 2 & 3) % 3];
        break;
    case PHW_SHAPE_LABEL:
        entry->types = phw_model_le64(record);
        break;
    }
}

phw_models_key phw_models_key_of(const char *text, size_t length)
{
    return (phw_models_key){text, length, phw_hash64(text, length)};
}

bool phw_models_lookup_key(const phw_models *models, phw_table table, const phw_models_key *key,
                           phw_entry *entry)
{
    if ((unsigned)table >= PHW_TABLE_COUNT || key->length == 0 || key->length > PHW_MODEL_KEY_MAX)
        return false;
    const table_view *view = &models->tables[table];
    if (phw_terms_is_of_terms(table) &&
        !(phw_terms_may_hold(models->terms, key->hash) & 1U << table))
        return false;
    const uint8_t *record = find_record(view, key->hash, key->text, key->length);
    if (record && entry) {
        read_payload(view->shape, record, entry);
        if (table == PHW_TABLE_SURNAMES)
            entry->sex = 0;
    }
    return record != NULL;
}

bool phw_models_lookup(const phw_models *models, phw_table table, const char *key, size_t length,
                       phw_entry *entry)
{
    const phw_models_key sought = phw_models_key_of(key, length);
    return phw_models_lookup_key(models, table, &sought, entry);
}

uint32_t phw_models_holders_key(const phw_models *models, uint32_t tables,
                                const phw_models_key *key)
{
    uint32_t holders = 0;
    if (key->length == 0 || key->length > PHW_MODEL_KEY_MAX)
        return 0;
    tables &= phw_terms_may_hold(models->terms, key->hash) | PHW_TERMS_WORD_BY_WORD;
    for (uint32_t left = tables & ((1U << PHW_TABLE_COUNT) - 1); left; left &= left - 1) {
        const table_view *table = &models->tables[__builtin_ctz(left)];
        if (find_record(table, key->hash, key->text, key->length))
            holders |= left & -left;
    }
    return holders;
}

uint32_t phw_models_holders(const phw_models *models, uint32_t tables, const char *key,
                            size_t length)
{
    const phw_models_key sought = phw_models_key_of(key, length);
    return phw_models_holders_key(models, tables, &sought);
}

bool phw_models_may_begin_key(const phw_models *models, const phw_models_key *words)
{
    return phw_prefixes_have(&models->terms->prefixes, words->hash);
}

bool phw_models_label_may_begin_key(const phw_models *models, const phw_models_key *words)
{
    return phw_prefixes_have(&models->terms->prefixes, words->hash ^ PHW_TERMS_LABELS_ALONE);
}

bool phw_models_organisation_may_begin(const phw_models *models, const char *words, size_t length)
{
    return phw_prefixes_have(&models->terms->prefixes,
                             phw_hash64(words, length) ^ PHW_TERMS_ORGANISATIONS_ALONE);
}

bool phw_models_may_begin(const phw_models *models, const char *words, size_t length)
{
    return phw_prefixes_have(&models->terms->prefixes, phw_hash64(words, length));
}

void phw_models_expect(const phw_models *models, uint32_t tables, const phw_models_key *key)
{
    for (; tables; tables &= tables - 1) {
        const table_view *table = &models->tables[__builtin_ctz(tables)];
        __builtin_prefetch(table->slots +
                           (size_t)phw_model_first_slot(key->hash, table->slot_count) * 4);
    }
}

void phw_models_expect_more(const phw_models *models, uint32_t tables, const phw_models_key *key)
{
    for (; tables; tables &= tables - 1) {
        const table_view *table = &models->tables[__builtin_ctz(tables)];
        uint32_t slot = phw_model_first_slot(key->hash, table->slot_count);
        uint32_t content = phw_model_le32(table->slots + (size_t)slot * 4);
        size_t at = (size_t)(content & 0xFFFFFFU) - 1;
        if ((content & 0xFF000000U) == phw_model_tag(key->hash) && at < table->pool_size)
            __builtin_prefetch(table->pool + at);
    }
}

size_t phw_models_longest_key(const phw_models *models, phw_table table)
{
    return (unsigned)table < PHW_TABLE_COUNT ? models->tables[table].longest_key : 0;
}

phw_table_facts phw_models_facts(const phw_models *models, phw_table table)
{
    if ((unsigned)table >= PHW_TABLE_COUNT)
        return (phw_table_facts){"unknown", "unknown", 0};
    const phw_model_source *source = phw_model_source_of(table);
    return (phw_table_facts){source->file, source->licence, models->tables[table].rows};
}

const uint8_t *phw_models_face_cascade(const phw_models *models, size_t *size)
{
    *size = models->cascade_size;
    return models->cascade;
}

phw_table_facts phw_models_face_facts(const phw_models *models)
{
    bool whole = models->cascade_size >= CASCADE_HEADER;
    return (phw_table_facts){PHW_MODEL_CASCADE_FILE, "MIT",
                             whole ? phw_model_le32(models->cascade + CASCADE_TREES) : 0};
}

const uint8_t *phw_models_reader(const phw_models *models, size_t *size)
{
    *size = models->reader_size;
    return models->reader;
}

phw_table_facts phw_models_reader_facts(const phw_models *models)
{
    bool whole = models->reader_size >= READER_HEADER;
    return (phw_table_facts){PHW_MODEL_READER_FILE, "Apache-2.0",
                             whole ? phw_model_le32(models->reader + READER_LABELS) : 0};
}

const uint8_t *phw_models_face_net(const phw_models *models, size_t *size)
{
    *size = models->face_net_size;
    return models->face_net;
}

phw_table_facts phw_models_face_net_facts(const phw_models *models)
{
    bool whole = models->face_net_size >= FACE_NET_HEADER;
    return (phw_table_facts){PHW_MODEL_FACE_NET_FILE, "Apache-2.0",
                             whole ? phw_model_le32(models->face_net + FACE_NET_LAYERS) : 0};
}

uint64_t phw_models_hash(const phw_models *models)
{
    return models->hash;
}
