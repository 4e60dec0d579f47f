/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/genre_marks.h"

#include <assert.h>
#include <string.h>

/* Folded words of one or more words. */
typedef struct mark {
    const char *words;
    double points;
    bool starts; /* only at the start of a line */
} mark;

static const mark greeting_marks[] = {{"dear", 2, true},
                                      {"hi", 1, true},
                                      {"hello", 1, true},
                                      {"hi both", 1, true},
                                      {"hi all", 1, true},
                                      {"morning all", 2, true},
                                      {"to whom it may concern", 2, true},
                                      {"private and confidential", 1, true}};

static const mark closing_marks[] = {{"yours sincerely", 3, false},  {"yours faithfully", 3, false},
                                     {"kind regards", 1.5, true},    {"best wishes", 1, true},
                                     {"many thanks", 0.5, true},     {"regards", 1, true},
                                     {"thanks", 0.7, true},          {"love", 0.5, true},
                                     {"with kind regards", 2, true}, {"with thanks", 1, true},
                                     {"sincerely", 1, true},         {"faithfully", 1, true}};

static const mark head_marks[] = {
    {"cc", 0.5, true},         {"re", 1.5, true},         {"subject", 1.5, true},
    {"from", 1, true},         {"to", 0.5, true},         {"sent", 1, true},
    {"inbox", 1.5, true},      {"reply all", 1.5, false}, {"forward", 0.5, true},
    {"our ref", 1.5, true},    {"your ref", 1, true},     {"fw", 1, true},
    {"fwd", 1, true},          {"enc", 0.5, true},        {"encl", 0.5, true},
    {"attachments", 0.5, true}};

static const mark letter_marks[] = {{"thank you for referring", 2, false},
                                    {"i reviewed this", 1, false},
                                    {"dictated", 1, false},
                                    {"your appointment", 1.5, false},
                                    {"i am writing", 1, false},
                                    {"thank you for asking", 2, false},
                                    {"i saw", 1, false},
                                    {"i reviewed", 1, false},
                                    {"please could you", 1, false},
                                    {"could we", 0.5, false},
                                    {"can we get", 0.7, false},
                                    {"further to", 1, true},
                                    {"please see", 0.7, false},
                                    {"please send", 0.7, false},
                                    {"your appointment", 1.5, false},
                                    {"please bring", 0.7, false},
                                    {"please ring", 0.7, false},
                                    {"copied to", 0.7, false}};

static const mark chat_marks[] = {
    {"type a message", 3, false}, {"message", 0.5, true},  {"delivered", 1, true},
    {"read", 0.3, true},          {"online", 1, true},     {"typing", 1, false},
    {"last seen", 1.5, true},     {"today", 0.3, true},    {"imessage", 2, false},
    {"new message", 0.5, true},   {"members", 0.5, false}, {"you", 0.3, true},
    {"chat", 0.7, false},         {"reply", 0.3, true},    {"forwarded", 1, true},
    {"tap to", 0.5, false},       {"lol", 0.5, false},     {"pls", 0.5, false},
    {"thx", 0.5, false}};

static const mark public_marks[] = {{"www", 1, false},
                                    {"http", 1, false},
                                    {"published", 1, false},
                                    {"copyright", 1, false},
                                    {"photograph", 0.5, false},
                                    {"exclusive", 0.5, false},
                                    {"read more", 1, false},
                                    {"share this", 1, false},
                                    {"advertisement", 1, false},
                                    {"chapter", 1, true},
                                    {"contents", 0.5, true},
                                    {"visitors", 1, false},
                                    {"welcome to", 1, false},
                                    {"reception", 0.5, false},
                                    {"please ask", 1, false},
                                    {"stop if", 1, false},
                                    {"your physiotherapist", 1, false},
                                    {"sets of", 0.5, false},
                                    {"kick off", 1, false},
                                    {"half time", 1, false},
                                    {"by our", 1, false},
                                    {"no entry", 1, false},
                                    {"way out", 1, false},
                                    {"wash your hands", 1.5, false},
                                    {"what counts as", 1, false},
                                    {"slide", 0.5, true},
                                    {"fig", 0.5, true},
                                    {"gazette", 1, false},
                                    {"news", 0.7, false},
                                    {"mph", 0.3, false},
                                    {"subscribe", 1, false},
                                    {"followers", 1, false},
                                    {"likes", 0.7, false},
                                    {"retweet", 1, false},
                                    {"comments", 0.7, false}};

static const struct list {
    const mark *marks;
    size_t count;
} lists[] = {
    [PHW_MARKS_GREETING] = {greeting_marks, sizeof greeting_marks / sizeof greeting_marks[0]},
    [PHW_MARKS_CLOSING] = {closing_marks, sizeof closing_marks / sizeof closing_marks[0]},
    [PHW_MARKS_HEAD] = {head_marks, sizeof head_marks / sizeof head_marks[0]},
    [PHW_MARKS_LETTER] = {letter_marks, sizeof letter_marks / sizeof letter_marks[0]},
    [PHW_MARKS_CHAT] = {chat_marks, sizeof chat_marks / sizeof chat_marks[0]},
    [PHW_MARKS_PUBLIC] = {public_marks, sizeof public_marks / sizeof public_marks[0]},
};

static_assert(sizeof lists / sizeof lists[0] == PHW_GENRE_MARK_LISTS, "a list for each name");

static bool mark_at(const phw_name_line *line, size_t at, const mark *wanted)
{
    const char *words = wanted->words;
    if (wanted->starts && at > 0)
        return false;
    for (size_t i = at; i < line->count; i++) {
        size_t length = line->tokens[i].key_length;
        if (strncmp(words, line->tokens[i].key, length) != 0)
            return false;
        words += length;
        if (!*words)
            return true;
        if (*words != ' ')
            return false;
        words++;
    }
    return false;
}

/* Most marks of all lists together, less than 255. */
#define MARKS_MOST 192

/* All marks, found by their first letters. */
typedef struct mark_index {
    const mark *marks[MARKS_MOST];
    uint8_t lists[MARKS_MOST], next[MARKS_MOST];
    uint8_t heads[256];
    bool found[MARKS_MOST];
} mark_index;

static void index_marks(mark_index *index)
{
    uint8_t count = 0;
    memset(index->found, 0, sizeof index->found);
    memset(index->heads, MARKS_MOST, sizeof index->heads);
    for (uint8_t list = 0; list < PHW_GENRE_MARK_LISTS; list++)
        for (size_t m = 0; m < lists[list].count; m++, count++) {
            const mark *one = &lists[list].marks[m];
            unsigned char first = (unsigned char)one->words[0];
            index->marks[count] = one;
            index->lists[count] = list;
            index->next[count] = index->heads[first];
            index->heads[first] = count;
        }
}

void phw_genre_marks(const phw_name_page *page, double points[PHW_GENRE_MARK_LISTS])
{
    static_assert(sizeof greeting_marks + sizeof closing_marks + sizeof head_marks +
                          sizeof letter_marks + sizeof chat_marks + sizeof public_marks <=
                      MARKS_MOST * sizeof(mark),
                  "there is room for all marks");
    mark_index index;
    index_marks(&index);
    for (size_t list = 0; list < PHW_GENRE_MARK_LISTS; list++)
        points[list] = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            uint8_t m = index.heads[(unsigned char)line->tokens[at].key[0]];
            for (; m < MARKS_MOST; m = index.next[m]) {
                if (index.found[m] || !mark_at(line, at, index.marks[m]))
                    continue;
                index.found[m] = true;
                points[index.lists[m]] += index.marks[m]->points;
            }
        }
    }
}
