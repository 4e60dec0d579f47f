/* SPDX-License-Identifier: Apache-2.0 */
#include "mark_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "mark/detector.h"
#include "model/model.h"

#define LETTER 10
#define HEIGHT 20
#define LONGEST 40 /* letters of a word */

phw_models *mark_page_models;

int mark_page_open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &mark_page_models, NULL) !=
           PHW_OK;
}

int mark_page_close_models(void **state)
{
    (void)state;
    phw_models_free(&mark_page_models);
    return 0;
}

phw_page *mark_page_new(void)
{
    phw_page *page = NULL;
    assert_int_equal(phw_page_new(1000, 800, &page, NULL), PHW_OK);
    return page;
}

size_t mark_page_plane(phw_page *page, phw_plane_kind kind, phw_box box)
{
    const phw_plane plane = {.kind = kind, .quad = phw_quad_from_box(box), .score = 0.9};
    assert_int_equal(phw_page_add_plane(page, &plane, NULL), PHW_OK);
    return page->plane_count - 1;
}

static void add_word(phw_page *page, double x, double y, const char *text, size_t length)
{
    char copy[LONGEST + 1] = "";
    phw_quad chars[LONGEST];
    assert_in_range(length, 1, LONGEST);
    memcpy(copy, text, length);
    for (size_t i = 0; i < length; i++)
        chars[i] = phw_quad_from_box(
            (phw_box){x + (double)i * LETTER, y, x + (double)(i + 1) * LETTER, y + HEIGHT});
    const phw_word word = {
        .text = copy,
        .chars = chars,
        .confidence = 0.9F,
        .quad = phw_quad_from_box((phw_box){x, y, x + (double)length * LETTER, y + HEIGHT})};
    assert_int_equal(phw_page_add_word(page, &word, NULL), PHW_OK);
}

size_t mark_page_line(phw_page *page, size_t plane, double x, double y, const char *text)
{
    double width = *text ? (double)strlen(text) * LETTER : 100;
    const phw_line line = {.quad = phw_quad_from_box((phw_box){x, y, x + width, y + HEIGHT}),
                           .height = HEIGHT,
                           .plane = plane,
                           .state = *text ? PHW_LINE_READ : PHW_LINE_UNREAD};
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ");
        add_word(page, x + (double)(at - text) * LETTER, y, at, length);
        at += length + (at[length] == ' ');
    }
    return page->line_count - 1;
}

void mark_page_finding(phw_findings *findings, phw_finding_kind kind, phw_subject subject,
                       size_t plane, phw_box box)
{
    const phw_finding finding = {.kind = kind,
                                 .subject = subject,
                                 .confidence = 0.8,
                                 .quad = phw_quad_from_box(box),
                                 .plane = plane,
                                 .line = PHW_NO_LINE};
    assert_int_equal(phw_findings_add(findings, &finding, NULL), PHW_OK);
}

void mark_page_find_records(phw_page *page, phw_findings *findings)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(page->width, page->height, 3, &image, NULL), PHW_OK);
    const phw_mark_scene scene = {.image = image, .page = page, .models = mark_page_models};
    phw_mark_found found = {.findings = findings};
    assert_int_equal(phw_mark_find_records(&scene, &found, NULL), PHW_OK);
    phw_image_free(&image);
}
