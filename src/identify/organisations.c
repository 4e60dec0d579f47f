/* SPDX-License-Identifier: Apache-2.0 */
/* Names of trusts, hospitals and practices, by what such names are made of: words with capitals
 * before "Hospital", "NHS Trust", "Surgery" … The list of organisations only confirms, since new
 * trusts and practices appear every year. */
#include <string.h>

#include "identify/organisation_abbreviation.h"
#include "identify/organisation_ending.h"

#define BY_FORM 0.75
#define BY_LIST 0.92
#define TAIL_ALONE 0.6
#define BY_TAIL_BELOW 0.7
#define BY_LETTERS 0.45

/* Most words of a name before its kind of organisation. */
#define HEAD_WORDS 8
/* Most words of a Welsh name behind its kind. */
#define WELSH_WORDS 4
/* Fewest letters of a name before its kind, where the two are glued. */
#define GLUED_HEAD 7
/* How far above its tail the first line of a name may stand, in text heights. */
#define LINE_REACH 2.2

static bool has_key(const phw_name_token *token, const char *key)
{
    return strcmp(token->key, key) == 0;
}

static bool is_connector(const phw_name_token *token)
{
    return has_key(token, "and") || has_key(token, "of") || has_key(token, "the") ||
           has_key(token, "on") || has_key(token, "upon") || has_key(token, "for") ||
           has_key(token, "with") || has_key(token, "in");
}

/* Words that begin a sentence or a heading before "Hospital" and are no part of its name. */
static bool is_no_head(const phw_name_token *token)
{
    static const char *const words[] = {
        "this",     "your",       "our",         "my",        "their",      "a",
        "an",       "any",        "day",         "name",      "gp",         "at",
        "from",     "to",         "by",          "general",   "named",      "registered",
        "usual",    "own",        "mr",          "mrs",       "dr",         "site",
        "nearest",  "local",      "elective",    "cardiac",   "plastic",    "vascular",
        "breast",   "major",      "minor",       "oral",      "spinal",     "previous",
        "eye",      "emergency",  "orthopaedic", "bariatric", "colorectal", "destination",
        "keyhole",  "laser",      "heart",       "brain",     "in",         "acute",
        "admitted", "discharged", "clinical"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (has_key(token, words[i]))
            return true;
    }
    return false;
}

/* "St Wilfrid's": OCR takes the capitals of S and W for small ones, more often than others. */
static bool is_head_word(const phw_name_token *token)
{
    return phw_organisation_capital(token) || has_key(token, "st") ||
           (token->possessive && phw_name_token_best(token) > 0.2F);
}

/* "NorthmoorRoyalInfirmary": all of a name whose blanks were lost. */
static bool is_glued_name(const phw_name_token *token)
{
    static const char *const tails[] = {"hospital", "hospitals", "infirmary", "hospice", "surgery"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t length = strlen(tails[i]);
        if (!token->known && token->letters != PHW_CASE_LOWER &&
            token->key_length >= length + GLUED_HEAD &&
            memcmp(token->key + token->key_length - length, tails[i], length) == 0)
            return true;
    }
    return false;
}

/* The first token of the words before an ending; the ending's own first where there are none. */
static size_t head_start(const phw_name_page *page, uint32_t cell, size_t tail)
{
    const phw_name_line *line = &page->lines[cell];
    size_t first = tail, at = tail;
    while (at > 0 && tail - at < HEAD_WORDS) {
        const phw_name_token *token = &line->tokens[at - 1];
        unsigned gap = line->tokens[at].before;
        bool abbreviated = has_key(token, "st") && gap == PHW_GAP_STOP;
        /* "Guy's & St Thomas'": the ampersand is the only sign that may stand between words. */
        if ((gap & ~(unsigned)(PHW_GAP_DASH | PHW_GAP_OTHER)) && !abbreviated)
            break;
        const phw_label *label =
            phw_labels_at(page->context->labels, phw_name_page_span(page, cell, at - 1, at - 1));
        if (label && label->sure && label->colon)
            break;
        at--;
        if (is_head_word(token))
            first = at;
        else if (!is_connector(token) && !has_key(token, "s"))
            break;
    }
    while (first < tail &&
           (is_no_head(&line->tokens[first]) ||
            (is_connector(&line->tokens[first]) && !has_key(&line->tokens[first], "the"))))
        first++;
    return first;
}

static bool is_listed(const phw_name_page *page, uint32_t cell, size_t first, size_t last)
{
    phw_span span = phw_name_page_span(page, cell, first, last);
    char key[192];
    size_t length = phw_models_fold(page->context->view->cells[cell].text + span.begin,
                                    span.end - span.begin, key, sizeof key);
    const phw_models *models = page->context->models;
    return phw_models_lookup(models, PHW_TABLE_ORGANISATIONS, key, length, NULL) ||
           phw_models_lookup(models, PHW_TABLE_HOSPITALS, key, length, NULL);
}

/* "Day Surgery", "General Practice": a specialty or a place in the hospital. */
static bool is_specialty(const phw_name_page *page, uint32_t cell, size_t first, size_t last)
{
    phw_span span = phw_name_page_span(page, cell, first, last);
    char key[192];
    size_t length = phw_models_fold(page->context->view->cells[cell].text + span.begin,
                                    span.end - span.begin, key, sizeof key);
    const phw_models *models = page->context->models;
    return phw_models_lookup(models, PHW_TABLE_CLINICAL_ROLES, key, length, NULL) ||
           phw_models_lookup(models, PHW_TABLE_WARD_TERMS, key, length, NULL);
}

static void add(const phw_name_page *page, uint32_t cell, size_t first, size_t last,
                double confidence, const char *tag)
{
    const char *const tags[] = {tag, NULL};
    phw_context_add(page->context, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION,
                    phw_name_page_span(page, cell, first, last), confidence, tags);
}

/* A name that is in the list as it stands, from token @p at on; returns the index behind it. */
static size_t read_listed(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    if (!phw_organisation_capital(&line->tokens[at]))
        return at;
    for (size_t last = at + HEAD_WORDS < line->count ? at + HEAD_WORDS : line->count - 1; last > at;
         last--) {
        bool says_so = page->clinical >= PHW_NAME_CLINICAL_ENOUGH;
        for (size_t i = at; i <= last; i++)
            says_so |= (line->tokens[i].kinds & PHW_WORD_ORGANISATION) != 0;
        /* "Marie Curie" is a charity's name only where care is spoken of. */
        if (says_so && is_listed(page, cell, at, last) && !is_specialty(page, cell, at, last) &&
            last + 1 - at >= 2) {
            add(page, cell, at, last, BY_LIST, "list");
            return last + 1;
        }
    }
    return at;
}

static void read_form(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    size_t length;
    const phw_organisation_ending *end = phw_organisation_ending_at(line, at, &length);
    if (!end && is_glued_name(&line->tokens[at]))
        add(page, cell, at, at, BY_FORM, "form");
    if (!end)
        return;
    size_t next;
    if (at + 1 < line->count && !line->tokens[at + 1].before &&
        phw_organisation_ending_at(line, at + 1, &next) && next > 1)
        return; /* a longer name goes on: "… Hospitals NHS Trust" is read at its end */
    size_t tail = at + 1 - length, first = head_start(page, cell, tail);
    if (first == tail) {
        if (end->alone || (length == at + 1 && at + 1 == line->count && length > 1))
            add(page, cell, tail, at, TAIL_ALONE, "form");
        return;
    }
    if (is_specialty(page, cell, first, at))
        return;
    bool looks_named = false;
    for (size_t i = first; i < tail; i++)
        looks_named |= phw_name_token_best(&line->tokens[i]) > 0.2F || line->tokens[i].word < 20 ||
                       (line->tokens[i].kinds & PHW_WORD_PLACE);
    if (end->loose && !looks_named)
        return;
    add(page, cell, first, at, BY_FORM, "form");
}

/* "Ysbyty Glanafon", "Bwrdd Iechyd Prifysgol Bae Aldwyn": in Welsh the kind stands before. */
static void read_welsh(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    size_t count = phw_organisation_beginning_at(line, at), last = at + count;
    if (count == 0)
        return;
    while (last < line->count && last - at - count < WELSH_WORDS && !line->tokens[last].before &&
           phw_organisation_capital(&line->tokens[last]))
        last++;
    if (last > at + count)
        add(page, cell, at, last - 1, BY_FORM, "form");
}

/* "UHL", "GSTT": letters mean a trust only where care is spoken of. */
static void read_abbreviation(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    if (token->letters != PHW_CASE_INITIAL && token->letters != PHW_CASE_LOWER &&
        page->clinical >= PHW_NAME_CLINICAL_ENOUGH && phw_organisation_abbreviation(token->key))
        add(page, cell, at, at, BY_LETTERS, "abbreviation");
}

/* A cell of nothing but capitalised words and connectors, no label and no person's title. */
static bool is_head_line(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    if (line->count == 0 || line->count > HEAD_WORDS ||
        phw_labels_starts(page->context->labels, cell))
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->kinds & PHW_WORD_TITLE)
            return false;
        if (!phw_organisation_capital(token) && !(i > 0 && is_connector(token)))
            return false;
        if (token->before & (PHW_GAP_COLON | PHW_GAP_COMMA | PHW_GAP_STOP | PHW_GAP_OPEN))
            return false;
    }
    return phw_organisation_capital(&line->tokens[line->count - 1]);
}

static bool starts_with_ending(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    for (size_t at = 0; at < line->count && at < 4; at++) {
        size_t length;
        if (phw_organisation_ending_at(line, at, &length) && length == at + 1)
            return true;
    }
    return false;
}

/* Names that are set on two or three lines: what stands over "Hospitals" or "NHS Trust". */
static void read_lines_above(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        phw_span below;
        if (page->lines[cell].count == 0 ||
            phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_TRUST_NAME, BY_FORM) ||
            !is_head_line(page, cell) ||
            !phw_view_below(view, phw_view_whole(view, cell), 1e9, LINE_REACH, &below) ||
            !starts_with_ending(page, below.cell))
            continue;
        add(page, cell, 0, page->lines[cell].count - 1, BY_TAIL_BELOW, "form");
        size_t length, last = 0;
        while (last < page->lines[below.cell].count &&
               !(phw_organisation_ending_at(&page->lines[below.cell], last, &length) &&
                 length == last + 1))
            last++;
        if (!phw_context_in_cell(page->context, below.cell, 1U << PHW_FINDING_TRUST_NAME, 0))
            add(page, below.cell, 0, last, BY_TAIL_BELOW, "form");
    }
}

void phw_recognise_organisation(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        size_t count = page.lines[cell].count;
        for (size_t at = 0; at < count; at++) {
            read_form(&page, cell, at);
            read_welsh(&page, cell, at);
            read_abbreviation(&page, cell, at);
        }
        for (size_t at = 0; at < count;) {
            size_t behind = read_listed(&page, cell, at);
            at = behind > at ? behind : at + 1;
        }
    }
    if (!context->failed)
        read_lines_above(&page);
}
