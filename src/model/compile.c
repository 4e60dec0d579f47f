/* SPDX-License-Identifier: Apache-2.0 */
/* phw-model-compile SOURCE_DIRECTORY OUTPUT: the text tables of models/ become photoward.model. A
 * build-time program: same input, same bytes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/compile_table.h"
#include "model/hash.h"
#include "model/terms.h"

#define PATH_ROOM 4096
#define READ_STEP 65536
/* Files that go in as they are, in the order of format.h. */
static const char *const part_files[] = {PHW_MODEL_CASCADE_FILE, PHW_MODEL_READER_FILE,
                                         PHW_MODEL_FACE_NET_FILE};
#define FILES (sizeof part_files / sizeof part_files[0])
#define PARTS (FILES + 1) /* and the terms */

static phw_status read_file(const char *path, phw_strbuf *text, phw_error *error)
{
    char piece[READ_STEP];
    FILE *file = fopen(path, "rb");
    if (!file)
        return phw_error_set(error, PHW_ERR_IO, "%s: %s", path, strerror(errno));
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        phw_strbuf_add(text, piece, got);
    bool bad = ferror(file) != 0;
    fclose(file);
    if (bad)
        return phw_error_set(error, PHW_ERR_IO, "%s: cannot be read", path);
    return text->failed ? phw_error_set(error, PHW_ERR_NOMEM, "%s: no memory", path) : PHW_OK;
}

static phw_status compile_table(const char *directory, phw_table index, phw_compile_table *table,
                                phw_error *error)
{
    const phw_model_source *source = phw_model_source_of(index);
    char path[PATH_ROOM];
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_arena arena = PHW_ARENA_INIT;
    phw_compile_rows rows = {0};
    snprintf(path, sizeof path, "%s/%s", directory, source->file);
    phw_status status = read_file(path, &text, error);
    if (status == PHW_OK)
        status =
            phw_compile_read(index, text.text ? text.text : "", text.length, &arena, &rows, error);
    if (status == PHW_OK)
        status = phw_compile_build(&rows, source->shape, table, error);
    free(rows.items);
    phw_arena_done(&arena);
    phw_strbuf_done(&text);
    return status;
}

static void add_le(phw_strbuf *out, uint64_t value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        phw_strbuf_add_char(out, (char)(value >> (8 * i) & 0xFF));
}

/* Directory, then each table's slots and pool, then the parts. */
static void add_content(phw_strbuf *out, const phw_compile_table *tables,
                        const phw_strbuf parts[PARTS])
{
    uint64_t at = PHW_MODEL_BODY;
    for (size_t i = 0; i < PHW_TABLE_COUNT; i++) {
        add_le(out, at, 8);
        add_le(out, tables[i].slot_count, 4);
        add_le(out, tables[i].rows, 4);
        add_le(out, at + (uint64_t)tables[i].slot_count * 4, 8);
        add_le(out, tables[i].pool_size, 4);
        add_le(out, tables[i].longest_key, 4);
        at += (uint64_t)tables[i].slot_count * 4 + tables[i].pool_size;
    }
    for (size_t i = 0; i < PARTS; i++) {
        add_le(out, at, 8);
        add_le(out, parts[i].length, 8);
        at += parts[i].length;
    }
    for (size_t i = 0; i < PHW_TABLE_COUNT; i++) {
        phw_strbuf_add(out, (const char *)tables[i].slots, (size_t)tables[i].slot_count * 4);
        phw_strbuf_add(out, (const char *)tables[i].pool, tables[i].pool_size);
    }
    for (size_t i = 0; i < PARTS; i++)
        phw_strbuf_add(out, parts[i].text, parts[i].length);
}

static phw_status write_output(const char *path, const phw_strbuf *header,
                               const phw_strbuf *content, phw_error *error)
{
    char half[PATH_ROOM];
    snprintf(half, sizeof half, "%s.part", path);
    FILE *file = fopen(half, "wb");
    if (!file)
        return phw_error_set(error, PHW_ERR_IO, "%s: %s", half, strerror(errno));
    bool whole = fwrite(header->text, 1, header->length, file) == header->length &&
                 fwrite(content->text, 1, content->length, file) == content->length;
    if ((fclose(file) == 0 && whole) && rename(half, path) == 0)
        return PHW_OK;
    remove(half);
    return phw_error_set(error, PHW_ERR_IO, "%s: cannot be written", path);
}

static phw_status read_parts(const char *directory, phw_strbuf parts[PARTS], phw_error *error)
{
    char path[PATH_ROOM];
    phw_status status = PHW_OK;
    for (size_t i = 0; i < FILES && status == PHW_OK; i++) {
        snprintf(path, sizeof path, "%s/%s", directory, part_files[i]);
        status = read_file(path, &parts[i], error);
    }
    return status;
}

/* What is known of all tables of terms. */
static phw_status add_terms(const phw_compile_table *tables, phw_strbuf *part, phw_error *error)
{
    phw_terms *terms = calloc(1, sizeof *terms);
    for (size_t i = 0; terms && i < PHW_TABLE_COUNT; i++)
        if (phw_terms_is_of_terms((phw_table)i))
            phw_terms_add_table(terms, (phw_table)i, tables[i].pool, tables[i].pool_size);
    if (terms)
        phw_strbuf_add(part, (const char *)terms, sizeof *terms);
    const bool made = terms && !part->failed;
    free(terms);
    return made ? PHW_OK
                : phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the terms begin with");
}

static phw_status compile_all(const char *directory, const char *output, phw_error *error)
{
    phw_compile_table tables[PHW_TABLE_COUNT] = {0};
    phw_strbuf header = PHW_STRBUF_INIT, content = PHW_STRBUF_INIT;
    phw_strbuf parts[PARTS] = {PHW_STRBUF_INIT, PHW_STRBUF_INIT, PHW_STRBUF_INIT, PHW_STRBUF_INIT};
    phw_status status = read_parts(directory, parts, error);
    for (size_t i = 0; i < PHW_TABLE_COUNT && status == PHW_OK; i++)
        status = compile_table(directory, (phw_table)i, &tables[i], error);
    if (status == PHW_OK)
        status = add_terms(tables, &parts[FILES], error);
    if (status != PHW_OK)
        goto cleanup;
    add_content(&content, tables, parts);
    phw_strbuf_add(&header, PHW_MODEL_MAGIC, 8);
    add_le(&header, PHW_MODEL_VERSION, 4);
    add_le(&header, PHW_TABLE_COUNT, 4);
    add_le(&header, PHW_MODEL_HEADER_SIZE + content.length, 8);
    add_le(&header, phw_hash64(content.text, content.length), 8);
    if (header.failed || content.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for the compiled tables");
    else
        status = write_output(output, &header, &content, error);
cleanup:
    for (size_t i = 0; i < PHW_TABLE_COUNT; i++) {
        free(tables[i].slots);
        free(tables[i].pool);
    }
    phw_strbuf_done(&header);
    for (size_t i = 0; i < PARTS; i++)
        phw_strbuf_done(&parts[i]);
    phw_strbuf_done(&content);
    return status;
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    if (argc != 3) {
        fprintf(stderr, "usage: phw-model-compile SOURCE_DIRECTORY OUTPUT\n");
        return 2;
    }
    if (compile_all(argv[1], argv[2], &error) != PHW_OK) {
        fprintf(stderr, "phw-model-compile: %s\n", error.message);
        return 1;
    }
    return 0;
}
