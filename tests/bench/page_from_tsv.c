/* SPDX-License-Identifier: Apache-2.0 */
/* page_from_tsv MODEL WORDS.tsv: runs the recognisers on words that `tesseract … tsv` read, without
 * photoward's own reading, so that what they miss can be told from what was misread. For
 * developers: prints what was read, so never use it on anybody's record. One row a finding: kind,
 * subject, confidence, left, top, right, bottom, text, tags. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/utf8.h"
#include "identify/identify.h"
#include "model/model.h"

#define ROW_MAX 4096
#define CHARS_MAX 512
#define WORD_LEVEL 5

typedef struct tsv_word {
    int line[3]; /* block, paragraph, line */
    phw_box box;
    float confidence;
    char text[ROW_MAX];
} tsv_word;

/* Level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
static bool parse_row(const char *row, tsv_word *word)
{
    int level, page, number, left, top, width, height, used = 0;
    if (sscanf(row, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%f\t%n", &level, &page, &word->line[0],
               &word->line[1], &word->line[2], &number, &left, &top, &width, &height,
               &word->confidence, &used) < 11 ||
        level != WORD_LEVEL || used == 0)
        return false;
    snprintf(word->text, sizeof word->text, "%s", row + used);
    word->text[strcspn(word->text, "\r\n")] = '\0';
    word->box = (phw_box){left, top, left + width, top + height};
    return strspn(word->text, " ") != strlen(word->text);
}

static phw_status add_word(phw_page *page, const tsv_word *word)
{
    static phw_quad chars[CHARS_MAX];
    phw_quad quad = phw_quad_from_box(word->box);
    size_t count = phw_utf8_count(word->text, strlen(word->text));
    if (count > CHARS_MAX)
        return PHW_OK;
    for (size_t i = 0; i < count; i++)
        chars[i] =
            phw_quad_slice(&quad, (double)i / (double)count, (double)(i + 1) / (double)count);
    phw_word added = {
        .text = word->text, .chars = chars, .quad = quad, .confidence = word->confidence / 100};
    return phw_page_add_word(page, &added, NULL);
}

/* Words come line by line; a line's box grows with its words. */
static phw_status add_words(phw_page *page, FILE *stream)
{
    char row[ROW_MAX];
    tsv_word word;
    int current[3] = {-1, -1, -1};
    phw_status status = PHW_OK;
    while (status == PHW_OK && fgets(row, sizeof row, stream)) {
        if (!parse_row(row, &word))
            continue;
        if (memcmp(current, word.line, sizeof current) != 0) {
            memcpy(current, word.line, sizeof current);
            phw_line line = {.quad = phw_quad_from_box(word.box),
                             .height = word.box.bottom - word.box.top + 1,
                             .plane = PHW_NO_PLANE};
            status = phw_page_add_line(page, &line, NULL);
        }
        if (status == PHW_OK)
            status = add_word(page, &word);
        if (status == PHW_OK && page->line_count > 0) {
            phw_line *line = &page->lines[page->line_count - 1];
            phw_quad pair[2] = {line->quad, phw_quad_from_box(word.box)};
            line->quad = phw_quad_union(pair, 2, 0);
            line->height = fmax(line->height, word.box.bottom - word.box.top);
        }
    }
    return status;
}

static void print_findings(const phw_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        phw_box box = phw_quad_bounds(&finding->quad);
        printf("%s\t%s\t%.2f\t%.0f\t%.0f\t%.0f\t%.0f\t%s\t", phw_finding_kind_name(finding->kind),
               phw_subject_name(finding->subject), finding->confidence, box.left, box.top,
               box.right, box.bottom, finding->text);
        for (size_t k = 0; k < finding->because_count; k++)
            printf("%s%s", k ? "," : "", finding->because[k]);
        putchar('\n');
    }
}

int main(int count, char **arguments)
{
    phw_models *models = NULL;
    phw_page *page = NULL;
    phw_findings *findings = NULL;
    phw_error error = PHW_ERROR_INIT;
    if (count != 3) {
        fputs("usage: page_from_tsv MODEL WORDS.tsv\n", stderr);
        return 2;
    }
    FILE *stream = fopen(arguments[2], "r");
    if (!stream) {
        fprintf(stderr, "page_from_tsv: cannot read %s\n", arguments[2]);
        return 2;
    }
    phw_status status = phw_models_open(arguments[1], &models, &error);
    if (status == PHW_OK)
        status = phw_page_new(65535, 65535, &page, &error);
    if (status == PHW_OK)
        status = add_words(page, stream);
    if (status == PHW_OK)
        status = phw_findings_new(&findings, &error);
    if (status == PHW_OK)
        status = phw_identify_page(page, models, findings, &error);
    if (status == PHW_OK)
        print_findings(findings);
    else
        fprintf(stderr, "page_from_tsv: %s\n", error.message);
    fclose(stream);
    phw_findings_free(&findings);
    phw_page_free(&page);
    phw_models_free(&models);
    return status == PHW_OK ? 0 : 2;
}
