/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/format.h"
#include "model/hash.h"
#include "model/model.h"
#include "model/terms.h"

#define COMPILED PHW_TEST_BINARY_DIR "/photoward.model"

static bool calloc_fails;
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    return calloc_fails ? NULL : __real_calloc(count, size);
}

static uint8_t *bytes;
static size_t size;

static int load_file(void **state)
{
    (void)state;
    FILE *file = fopen(COMPILED, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return -1;
    size = (size_t)ftell(file);
    rewind(file);
    bytes = malloc(size);
    bool whole = bytes && fread(bytes, 1, size, file) == size;
    fclose(file);
    return whole ? 0 : -1;
}

static int forget_file(void **state)
{
    (void)state;
    free(bytes);
    return 0;
}

static phw_status view(const uint8_t *some, size_t count)
{
    phw_models *models = NULL;
    phw_error error = PHW_ERROR_INIT;
    phw_status status = phw_models_view(some, count, &models, &error);
    assert_true((status == PHW_OK) == (models != NULL));
    assert_true((status == PHW_OK) == (error.message[0] == '\0'));
    phw_models_free(&models);
    return status;
}

static bool holds(const phw_models *models, phw_table table, const char *text, phw_entry *entry)
{
    char key[256];
    size_t length = phw_models_fold(text, strlen(text), key, sizeof key);
    return phw_models_lookup(models, table, key, length, entry);
}

static void opens_the_compiled_tables(void **state)
{
    (void)state;
    phw_models *models = NULL;
    phw_entry entry;
    assert_int_equal(phw_models_open(COMPILED, &models, NULL), PHW_OK);
    assert_true(holds(models, PHW_TABLE_FORENAMES, "Siobhán", &entry));
    assert_int_equal(entry.sex, 'F');
    assert_int_equal(entry.tier, 1);
    assert_true(entry.weight > 1);
    assert_true(holds(models, PHW_TABLE_SURNAMES, "SMITH", &entry));
    assert_true(entry.weight > 1000);
    assert_true(holds(models, PHW_TABLE_SURNAMES, "O’Brien", NULL));
    assert_true(holds(models, PHW_TABLE_WORDS, "the", &entry));
    assert_true(entry.weight > 10000);
    assert_true(holds(models, PHW_TABLE_RECORD_LABELS, "D.O.B.", &entry));
    assert_true(entry.types & (uint64_t)1 << PHW_LABEL_DATE_OF_BIRTH);
    assert_true(holds(models, PHW_TABLE_PLACES, "Hexham", &entry));
    assert_int_equal(entry.tier, 1);
    assert_true(holds(models, PHW_TABLE_DRUGS, "amoxicillin", &entry));
    assert_false(holds(models, PHW_TABLE_DRUGS, "xyzzyplugh", &entry));
    assert_false(holds(models, PHW_TABLE_DRUGS, "", &entry));
    phw_models_free(&models);
    assert_null(models);
    phw_models_free(&models);
    phw_models_free(NULL);
}

/* Every row of every text file must be found again under its folded name. */
static void holds_every_row_of_its_sources(void **state)
{
    (void)state;
    phw_models *models = NULL;
    assert_int_equal(phw_models_view(bytes, size, &models, NULL), PHW_OK);
    for (unsigned i = 0; i < PHW_TABLE_COUNT; i++) {
        phw_table_facts facts = phw_models_facts(models, (phw_table)i);
        char path[512], line[1024];
        size_t rows = 0;
        snprintf(path, sizeof path, PHW_TEST_SOURCE_DIR "/models/%s", facts.name);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        while (fgets(line, sizeof line, file)) {
            line[strcspn(line, "\t\n")] = '\0';
            assert_true(holds(models, (phw_table)i, line, NULL));
            rows++;
        }
        fclose(file);
        assert_true(rows > 100 && facts.rows > 100);
        assert_true(facts.licence[0] != '\0');
        assert_true(phw_models_longest_key(models, (phw_table)i) >= 1);
    }
    assert_int_equal(phw_models_longest_key(models, PHW_TABLE_POSTCODE_AREAS), 1);
    assert_true(phw_models_longest_key(models, PHW_TABLE_ORGANISATIONS) > 5);
    phw_models_free(&models);
}

static void tells_which_tables_hold_a_key(void **state)
{
    (void)state;
    phw_models *models = NULL;
    const uint32_t names = 1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES;
    assert_int_equal(phw_models_open(COMPILED, &models, NULL), PHW_OK);
    assert_int_equal(phw_models_holders(models, names, "james", 5), names);
    assert_int_equal(phw_models_holders(models, 1U << PHW_TABLE_SURNAMES, "james", 5),
                     1U << PHW_TABLE_SURNAMES);
    assert_int_equal(phw_models_holders(models, names, "qqqq", 4), 0);
    assert_int_equal(phw_models_holders(models, UINT32_MAX, "", 0), 0);
    phw_models_free(&models);
}

static void refuses_a_table_that_is_none(void **state)
{
    (void)state;
    phw_models *models = NULL;
    assert_int_equal(phw_models_view(bytes, size, &models, NULL), PHW_OK);
    phw_table none = (phw_table)PHW_TABLE_COUNT;
    assert_false(phw_models_lookup(models, none, "a", 1, NULL));
    assert_int_equal(phw_models_longest_key(models, none), 0);
    assert_int_equal(phw_models_facts(models, none).rows, 0);
    phw_models_free(&models);
}

static void refuses_files_cut_short(void **state)
{
    (void)state;
    for (size_t cut = 0; cut < PHW_MODEL_BODY + 64; cut++)
        assert_int_equal(view(bytes, cut), PHW_ERR_MODEL);
    for (size_t cut = PHW_MODEL_BODY; cut < size; cut += size / 50)
        assert_int_equal(view(bytes, cut), PHW_ERR_MODEL);
    assert_int_equal(view(bytes, size - 1), PHW_ERR_MODEL);
    assert_int_equal(view(bytes, size), PHW_OK);
}

static void refuses_every_changed_byte_of_the_head(void **state)
{
    (void)state;
    for (size_t i = 0; i < PHW_MODEL_HEADER_SIZE; i++) {
        bytes[i] ^= 0x40;
        assert_int_equal(view(bytes, size), PHW_ERR_MODEL);
        bytes[i] ^= 0x40;
    }
    for (size_t i = PHW_MODEL_HEADER_SIZE; i < size; i += size / 40) {
        bytes[i] ^= 1;
        assert_int_equal(view(bytes, size), PHW_ERR_MODEL);
        bytes[i] ^= 1;
    }
}

static void put_le(uint8_t *at, uint64_t value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        at[i] = (uint8_t)(value >> (8 * i));
}

/* A small file whose hash is right whatever its rows say: what a liar would make. */
static void sign(uint8_t *some, size_t count)
{
    put_le(some + 16, count, 8);
    put_le(some + 24, phw_hash64(some + PHW_MODEL_CONTENT, count - PHW_MODEL_CONTENT), 8);
}

#define SMALL_SLOTS 4
#define SMALL_POOL 32
#define SMALL_CASCADE 4
#define SMALL_READER 20
#define SMALL_TERMS (PHW_MODEL_BODY + SMALL_SLOTS * 4 + SMALL_POOL)
#define SMALL_SIZE (SMALL_TERMS + sizeof(phw_terms))

static void make_small(uint8_t *some)
{
    memset(some, 0, SMALL_TERMS);
    memset(some + SMALL_TERMS, UINT8_MAX, sizeof(phw_terms)); /* all may be held */
    memcpy(some, PHW_MODEL_MAGIC, 8);
    put_le(some + 8, PHW_MODEL_VERSION, 4);
    put_le(some + 12, PHW_TABLE_COUNT, 4);
    for (size_t i = 0; i < PHW_TABLE_COUNT; i++) {
        uint8_t *row = some + PHW_MODEL_HEADER_SIZE + i * PHW_MODEL_ROW_SIZE;
        put_le(row, PHW_MODEL_BODY, 8);
        put_le(row + 8, SMALL_SLOTS, 4);
        put_le(row + 12, 1, 4);
        put_le(row + 16, PHW_MODEL_BODY + SMALL_SLOTS * 4, 8);
        put_le(row + 24, SMALL_POOL, 4);
        put_le(row + 28, 1, 4);
    }
    put_le(some + PHW_MODEL_CASCADE_ROW, SMALL_SIZE - SMALL_CASCADE, 8);
    put_le(some + PHW_MODEL_CASCADE_ROW + 8, SMALL_CASCADE, 8);
    put_le(some + PHW_MODEL_READER_ROW, SMALL_SIZE, 8);
    put_le(some + PHW_MODEL_FACE_NET_ROW, SMALL_SIZE, 8);
    put_le(some + PHW_MODEL_TERMS_ROW, SMALL_TERMS, 8);
    put_le(some + PHW_MODEL_TERMS_ROW + 8, sizeof(phw_terms), 8);
}

static void refuses_tables_that_lie_outside_the_file(void **state)
{
    (void)state;
    uint8_t *some = malloc(SMALL_SIZE);
    assert_non_null(some);
    make_small(some);
    sign(some, SMALL_SIZE);
    assert_int_equal(view(some, SMALL_SIZE), PHW_OK);
    const struct {
        size_t at, width;
        uint64_t value;
    } lies[] = {
        {0, 8, 0},
        {0, 8, SMALL_SIZE - 15},
        {0, 8, UINT64_MAX},
        {8, 4, 0},
        {8, 4, (SMALL_SIZE - PHW_MODEL_BODY) / 4 + 1},
        {8, 4, UINT32_MAX},
        {12, 4, 4},
        {16, 8, 8},
        {16, 8, UINT64_MAX - 3},
        {24, 4, SMALL_SIZE - PHW_MODEL_BODY - SMALL_SLOTS * 4 + 1},
        {24, 4, UINT32_MAX},
        {28, 4, 256},
        {16, 8, SMALL_SIZE + 1},
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        make_small(some);
        put_le(some + PHW_MODEL_HEADER_SIZE + PHW_MODEL_ROW_SIZE + lies[i].at, lies[i].value,
               lies[i].width);
        sign(some, SMALL_SIZE);
        assert_int_equal(view(some, SMALL_SIZE), PHW_ERR_MODEL);
    }
    static const uint64_t parts[][2] = {
        {0, 4}, {SMALL_SIZE + 1, 0}, {SMALL_SIZE - 4, 5}, {PHW_MODEL_BODY, UINT64_MAX}};
    static const size_t rows[] = {PHW_MODEL_CASCADE_ROW, PHW_MODEL_READER_ROW,
                                  PHW_MODEL_FACE_NET_ROW, PHW_MODEL_TERMS_ROW};
    for (size_t i = 0; i < 4 * sizeof parts / sizeof parts[0]; i++) {
        uint8_t *row = some + rows[i % 4];
        make_small(some);
        put_le(row, parts[i / 4][0], 8);
        put_le(row + 8, parts[i / 4][1], 8);
        sign(some, SMALL_SIZE);
        assert_int_equal(view(some, SMALL_SIZE), PHW_ERR_MODEL);
    }
    make_small(some);
    put_le(some + PHW_MODEL_TERMS_ROW + 8, sizeof(phw_terms) - 1, 8);
    sign(some, SMALL_SIZE);
    assert_int_equal(view(some, SMALL_SIZE), PHW_ERR_MODEL);
    free(some);
}

static void gives_the_parts_as_they_are(void **state)
{
    (void)state;
    uint8_t some[SMALL_SIZE];
    phw_models *models = NULL;
    size_t part = 1;
    make_small(some);
    sign(some, SMALL_SIZE);
    assert_int_equal(phw_models_view(some, SMALL_SIZE, &models, NULL), PHW_OK);
    assert_ptr_equal(phw_models_face_cascade(models, &part), some + SMALL_SIZE - SMALL_CASCADE);
    assert_int_equal(part, SMALL_CASCADE);
    phw_models_reader(models, &part);
    assert_int_equal(part, 0);
    assert_int_equal(phw_models_reader_facts(models).rows, 0);
    phw_models_face_net(models, &part);
    assert_int_equal(part, 0);
    assert_int_equal(phw_models_face_net_facts(models).rows, 0);
    phw_models_free(&models);
    put_le(some + PHW_MODEL_FACE_NET_ROW, PHW_MODEL_BODY + 4, 8);
    put_le(some + PHW_MODEL_FACE_NET_ROW + 8, SMALL_READER, 8);
    put_le(some + PHW_MODEL_READER_ROW, PHW_MODEL_BODY, 8);
    put_le(some + PHW_MODEL_READER_ROW + 8, SMALL_READER, 8);
    put_le(some + PHW_MODEL_BODY + 12, 99, 4);
    sign(some, SMALL_SIZE);
    assert_int_equal(phw_models_view(some, SMALL_SIZE, &models, NULL), PHW_OK);
    assert_ptr_equal(phw_models_reader(models, &part), some + PHW_MODEL_BODY);
    assert_int_equal(part, SMALL_READER);
    assert_int_equal(phw_models_reader_facts(models).rows, 99);
    assert_ptr_equal(phw_models_face_net(models, &part), some + PHW_MODEL_BODY + 4);
    assert_int_equal(part, SMALL_READER);
    assert_int_equal(phw_models_face_net_facts(models).rows, 99);
    phw_models_free(&models);
}

/* Signed files with slots and records full of nonsense: a lookup may find nothing, no more. */
static void looks_up_in_nonsense_without_harm(void **state)
{
    (void)state;
    uint8_t *some = malloc(SMALL_SIZE);
    assert_non_null(some);
    uint64_t seed = 88172645463325252U;
    size_t opened = 0;
    for (int round = 0; round < 3000; round++) {
        make_small(some);
        for (size_t i = PHW_MODEL_BODY; i < SMALL_TERMS; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            some[i] = (uint8_t)(i < PHW_MODEL_BODY + SMALL_SLOTS * 4 ? seed % 40 : seed % 8);
        }
        uint64_t hash = phw_hash64("k", 1);
        for (size_t slot = 0; slot < SMALL_SLOTS; slot++)
            some[PHW_MODEL_BODY + slot * 4 + 3] = (uint8_t)(hash >> 56);
        memset(some + PHW_MODEL_BODY + 1, 0, 2);
        sign(some, SMALL_SIZE);
        phw_models *models = NULL;
        assert_int_equal(phw_models_view(some, SMALL_SIZE, &models, NULL), PHW_OK);
        for (unsigned i = 0; i < PHW_TABLE_COUNT; i++) {
            phw_entry entry;
            opened += phw_models_lookup(models, (phw_table)i, "k", 1, &entry);
            opened += phw_models_lookup(models, (phw_table)i, "key", 3, &entry);
        }
        phw_models_free(&models);
    }
    assert_int_equal(opened, 0);
    free(some);
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    phw_models *models = NULL;
    phw_error error = PHW_ERROR_INIT;
    calloc_fails = true;
    phw_status status = phw_models_open(COMPILED, &models, &error);
    calloc_fails = false;
    assert_int_equal(status, PHW_ERR_NOMEM);
    assert_null(models);
    assert_true(error.message[0] != '\0');
}

static void tells_missing_from_damaged(void **state)
{
    (void)state;
    phw_models *models = NULL;
    char path[] = PHW_TEST_BINARY_DIR "/model-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    assert_int_equal(phw_models_open(path, &models, NULL), PHW_ERR_MODEL);
    unlink(path);
    assert_int_equal(phw_models_open(path, &models, NULL), PHW_ERR_IO);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(phw_models_open(path, &models, NULL), PHW_ERR_IO);
    unlink(path);
    assert_int_equal(phw_models_open("/", &models, NULL), PHW_ERR_IO);
    assert_int_equal(phw_models_open(NULL, &models, NULL), PHW_ERR_ARGUMENT);
    assert_null(models);
}

static void hashes_the_content(void **state)
{
    (void)state;
    phw_models *models = NULL;
    assert_int_equal(phw_models_view(bytes, size, &models, NULL), PHW_OK);
    assert_true(phw_models_hash(models) ==
                phw_hash64(bytes + PHW_MODEL_CONTENT, size - PHW_MODEL_CONTENT));
    phw_models_free(&models);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_the_compiled_tables),
        cmocka_unit_test(holds_every_row_of_its_sources),
        cmocka_unit_test(tells_which_tables_hold_a_key),
        cmocka_unit_test(refuses_a_table_that_is_none),
        cmocka_unit_test(refuses_files_cut_short),
        cmocka_unit_test(refuses_every_changed_byte_of_the_head),
        cmocka_unit_test(refuses_tables_that_lie_outside_the_file),
        cmocka_unit_test(gives_the_parts_as_they_are),
        cmocka_unit_test(looks_up_in_nonsense_without_harm),
        cmocka_unit_test(says_when_memory_runs_out),
        cmocka_unit_test(tells_missing_from_damaged),
        cmocka_unit_test(hashes_the_content),
    };
    return cmocka_run_group_tests(tests, load_file, forget_file);
}
