/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/page.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grow.h"
#include "base/utf8.h"

struct phw_page_store {
    phw_arena arena;
    size_t plane_capacity;
    size_t line_capacity;
    size_t word_capacity;
};

const char *phw_plane_kind_name(phw_plane_kind kind)
{
    static const char *const names[] = {"screen", "sheet", "label", "block", "page"};
    static_assert(sizeof names / sizeof names[0] == PHW_PLANE_KIND_COUNT, "a name for each kind");
    return (unsigned)kind < PHW_PLANE_KIND_COUNT ? names[kind] : "unknown";
}

phw_status phw_page_new(uint32_t width, uint32_t height, phw_page **page, phw_error *error)
{
    phw_page *made = calloc(1, sizeof *made);
    struct phw_page_store *store = calloc(1, sizeof *store);
    if (!made || !store) {
        free(made);
        free(store);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a page");
    }
    made->width = width;
    made->height = height;
    made->complete = true;
    made->store = store;
    *page = made;
    return PHW_OK;
}

phw_status phw_page_add_plane(phw_page *page, const phw_plane *plane, phw_error *error)
{
    if (!phw_grow((void **)&page->planes, &page->store->plane_capacity, page->plane_count,
                  sizeof *plane))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for another plane");
    page->planes[page->plane_count++] = *plane;
    return PHW_OK;
}

phw_status phw_page_add_line(phw_page *page, const phw_line *line, phw_error *error)
{
    if (!phw_grow((void **)&page->lines, &page->store->line_capacity, page->line_count,
                  sizeof *line))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for another line");
    phw_line *added = &page->lines[page->line_count++];
    *added = *line;
    added->first_word = page->word_count;
    added->word_count = 0;
    return PHW_OK;
}

phw_status phw_page_add_word(phw_page *page, const phw_word *word, phw_error *error)
{
    size_t length = word->text ? strlen(word->text) : 0;
    if (!length || !page->line_count || !word->chars || !phw_utf8_valid(word->text, length))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "a word needs a line, UTF-8 and boxes");
    size_t count = phw_utf8_count(word->text, length);
    char *text = phw_arena_copy_text(&page->store->arena, word->text, length);
    phw_quad *chars = phw_arena_alloc_array(&page->store->arena, count, sizeof *chars);
    if (!text || !chars ||
        !phw_grow((void **)&page->words, &page->store->word_capacity, page->word_count,
                  sizeof *word))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for another word");
    memcpy(chars, word->chars, count * sizeof *chars);
    page->words[page->word_count] = (phw_word){.text = text,
                                               .length = length,
                                               .char_count = count,
                                               .chars = chars,
                                               .confidence = word->confidence,
                                               .quad = word->quad,
                                               .line = page->line_count - 1};
    page->word_count++;
    page->lines[page->line_count - 1].word_count++;
    return PHW_OK;
}

void phw_page_free(phw_page **page)
{
    if (!page || !*page)
        return;
    phw_arena_done(&(*page)->store->arena);
    free((*page)->store);
    free((*page)->planes);
    free((*page)->lines);
    free((*page)->words);
    free(*page);
    *page = NULL;
}
