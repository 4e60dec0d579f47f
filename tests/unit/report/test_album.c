/* SPDX-License-Identifier: Apache-2.0 */
/* What goes wrong while an album is written; how it looks is compared in tests/golden/album. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "report/album.h"
#include "report/album_facts.h"
#include "report/album_tally.h"

#define LINE                                                                                       \
    "{\"schema\":\"photoward.report/1\",\"file\":\"x\",\"width\":4,\"height\":3,"                  \
    "\"verdict\":\"block\",\"complete\":true,\"reasons\":[],\"findings\":[{\"kind\":\"face\"},"    \
    "{\"kind\":\"no such kind\"},{},7],\"unread\":[{}]}"

/* An album of as many pictures as wanted, each in a folder of its own, and a walk that may fail. */
typedef struct folders {
    unsigned count;
    unsigned fails_at; /* 0: never */
    const char *line;
} folders;

static phw_status walk(void *context, phw_album_order order, bool thumbnails,
                       phw_album_visit *visit, void *visitor, phw_error *error)
{
    const folders *of = context;
    (void)order, (void)thumbnails;
    for (unsigned i = 1; i <= of->count; i++) {
        char path[40];
        snprintf(path, sizeof path, "%05u/a.jpg", i);
        if (i == of->fails_at)
            return phw_error_set(error, PHW_ERR_IO, "the state cannot be read");
        phw_status status = visit(
            visitor, &(phw_album_picture){.path = path, .shelf = PHW_SHELF_BLOCK, .line = of->line},
            error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

/* Takes so many bytes, then the disk is full. */
typedef struct disk {
    size_t room;
    size_t used;
} disk;

static phw_status fill(void *context, const char *bytes, size_t size, phw_error *error)
{
    disk *to = context;
    assert_non_null(bytes);
    if (size > to->room - to->used)
        return phw_error_set(error, PHW_ERR_IO, "no space");
    to->used += size;
    return PHW_OK;
}

static phw_status write_as(unsigned form, const folders *of, disk *to, phw_error *error)
{
    folders copy = *of;
    const phw_album_source source = {walk, &copy};
    const phw_album_sink sink = {fill, to};
    const phw_album_about about = {.folders = NULL};
    return form == 0   ? phw_album_write_html(&source, &about, &sink, error)
           : form == 1 ? phw_album_write_csv(&source, &sink, error)
                       : phw_album_write_jsonl(&source, &sink, error);
}

static void test_a_full_disk_is_an_error_of_every_form(void **state)
{
    (void)state;
    for (unsigned form = 0; form < 3; form++) {
        disk large = {.room = SIZE_MAX};
        assert_int_equal(write_as(form, &(folders){300, 0, LINE}, &large, NULL), PHW_OK);
        for (size_t part = 0; part < 8; part++) {
            disk small = {.room = large.used * part / 8};
            phw_error error = PHW_ERROR_INIT;
            assert_int_equal(write_as(form, &(folders){300, 0, LINE}, &small, &error), PHW_ERR_IO);
            assert_string_equal(error.message, "no space");
        }
    }
}

static void test_a_walk_that_fails_is_an_error_of_every_form(void **state)
{
    (void)state;
    for (unsigned form = 0; form < 3; form++) {
        disk to = {.room = SIZE_MAX};
        assert_int_equal(write_as(form, &(folders){20, 11, LINE}, &to, NULL), PHW_ERR_IO);
    }
}

static void test_an_empty_album_can_be_written(void **state)
{
    (void)state;
    for (unsigned form = 0; form < 3; form++) {
        disk to = {.room = SIZE_MAX};
        assert_int_equal(write_as(form, &(folders){0, 0, NULL}, &to, NULL), PHW_OK);
    }
}

static void test_a_line_that_is_no_report_is_refused(void **state)
{
    static const char *const lines[] = {
        "", "{", "[]", "7", "{\"schema\":\"other/1\"}", "{\"schema\":7}"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        phw_album_facts facts;
        const phw_album_picture picture = {.path = "a", .line = lines[i]};
        assert_int_equal(phw_album_facts_read(&picture, &facts, NULL), PHW_ERR_FORMAT);
        phw_album_facts_done(&facts);
    }
}

static void test_facts_are_those_of_the_line(void **state)
{
    (void)state;
    phw_album_facts facts;
    const phw_album_picture picture = {.path = "a", .line = LINE};
    assert_int_equal(phw_album_facts_read(&picture, &facts, NULL), PHW_OK);
    assert_int_equal(facts.width, 4);
    assert_int_equal(facts.height, 3);
    assert_int_equal(facts.pages, 1);
    assert_true(facts.complete);
    assert_int_equal(facts.kinds[PHW_FINDING_FACE], 1);
    assert_int_equal(facts.unread, 1);
    phw_album_facts_done(&facts);
}

static void test_folders_beyond_the_last_kept_are_counted_together(void **state)
{
    (void)state;
    folders of = {PHW_ALBUM_FOLDERS_MAX + 25, 0, LINE};
    const phw_album_source source = {walk, &of};
    phw_album_tally tally;
    assert_int_equal(phw_album_count(&source, &tally, NULL), PHW_OK);
    assert_int_equal(tally.folder_count, PHW_ALBUM_FOLDERS_MAX);
    assert_int_equal(tally.elsewhere, 25);
    assert_int_equal(tally.pictures, of.count);
    assert_int_equal(phw_album_folder_of(&tally, "00003/other.jpg"), 2);
    assert_int_equal(phw_album_folder_of(&tally, "00003/deeper/a.jpg"), PHW_ALBUM_FOLDERS_MAX);
    phw_album_tally_done(&tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_full_disk_is_an_error_of_every_form),
        cmocka_unit_test(test_a_walk_that_fails_is_an_error_of_every_form),
        cmocka_unit_test(test_an_empty_album_can_be_written),
        cmocka_unit_test(test_a_line_that_is_no_report_is_refused),
        cmocka_unit_test(test_facts_are_those_of_the_line),
        cmocka_unit_test(test_folders_beyond_the_last_kept_are_counted_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
