/* SPDX-License-Identifier: Apache-2.0 */
/* What is written by hand on a specimen's pot: "PHAM, Thi Lan M", "20 03 1986 960867 A", "MSU". Few
 * words, one of them of what is in the pot, a name as records file it and numbers without a label.
 * And what is printed on a cassette of tissue: "26S61275 A4", "Jayasuriya T", "SKIN L CALF".
 * Run before the names, for which the numbers speak. */
#include <stdlib.h>
#include <string.h>

#include "identify/dates.h"
#include "identify/name_run.h"

#define WORDS_MOST 35U
#define SURE_NAME 0.80
#define SURE_LITTLE 0.62 /* no number beside it: a laboratory's worker, too */
#define SURE_NUMBER 0.78
/* A block of tissue or its slide: the most words of it, and how sure its name is beside the
 * block's own letter and number; without these a crate's is numbered so, too. */
#define BLOCK_WORDS_MOST 12U
#define SURE_BLOCK 0.78
#define BLOCK_YEAR_DIGITS 2U
#define BLOCK_LETTERS_MOST 2U
#define BLOCK_DIGITS_LEAST 4U
#define BLOCK_DIGITS_MOST 6U
#define BLOCK_PART_DIGITS 2U
#define BLOCK_NAME 0.02F /* how like a name the word is that stands alone */
#define TISSUES                                                                                    \
    " axilla bladder bowel breast bx cervix colon duodenum endometrium gastric kidney "            \
    "larynx liver ln lung node nodes oesophagus ovary pleura polyp prostate px rectum "            \
    "sentinel skin spleen stomach thyroid tonsil uterus vulva "

/* Parts of a birth date between blanks, and its years. */
#define DAY_MOST 31
#define MONTH_MOST 12
#define YEAR_LEAST 1900
#define DATE_TOKENS 3U
#define DIGITS_LEAST 5U
#define DIGITS_MOST 9U

#define SPECIMENS                                                                                  \
    " aspirate biopsy bal crossmatch csf csu edta faeces fbc histology msu mssu pus specimen "     \
    "sputum swab urine urines "
/* … and what a bar and a face have as well: only beside a date of birth. */
#define ALSO_SPECIMENS " serum stool "

static long number_of(const phw_name_token *token)
{
    char *end;
    const long value = strtol(token->key, &end, 10);
    return token->letters == PHW_CASE_NUMBER && *end == '\0' ? value : 0;
}

/* "20 03 1986" at a cell's head. */
static bool born_at(const phw_name_line *line)
{
    if (line->count < DATE_TOKENS)
        return false;
    const long day = number_of(&line->tokens[0]), month = number_of(&line->tokens[1]),
               year = number_of(&line->tokens[2]);
    return day >= 1 && day <= DAY_MOST && month >= 1 && month <= MONTH_MOST && year >= YEAR_LEAST &&
           year <= PHW_THIS_YEAR && !line->tokens[1].before && !line->tokens[2].before;
}

/* "960867 A" from token @p at on, and nothing behind it: the token behind; @p at: none. */
static size_t local_at(const phw_name_line *line, size_t at)
{
    if (at >= line->count || line->tokens[at].letters != PHW_CASE_NUMBER)
        return at;
    const size_t digits = strspn(line->tokens[at].key, "0123456789");
    if (digits < DIGITS_LEAST || digits > DIGITS_MOST || line->tokens[at].key_length > digits + 1)
        return at;
    const size_t end =
        at + 1 + (at + 1 < line->count && line->tokens[at + 1].letters == PHW_CASE_INITIAL);
    return end == line->count ? end : at;
}

/* Adds the date and the number of a cell. @return whether there was one. */
static bool look_for_numbers(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"specimen", NULL};
    phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    const bool born = born_at(line);
    const size_t at = born ? DATE_TOKENS : 0, end = local_at(line, at);
    if (born)
        phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, 0, DATE_TOKENS - 1), SURE_NUMBER, tags);
    if (end > at)
        phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, at, end - 1), SURE_NUMBER, tags);
    return born || end > at;
}

/* "PHAM, Thi Lan M", the sex behind it or not, as the whole of a cell. */
static bool match(const phw_name_line *line, phw_name_run *run)
{
    if (line->count == 0 || !phw_name_run_match(line, 0, run) || !run->comma)
        return false;
    return run->end == line->count ||
           (run->end + 1 == line->count && phw_name_token_is_sex(&line->tokens[run->end]));
}

/* "26S61275": a laboratory's number of a case, the year, the kind of specimen and a count. */
static bool is_case_number(const phw_name_token *token)
{
    const char *key = token->key;
    const size_t year = strspn(key, "0123456789");
    const size_t letters = strspn(key + year, "abcdefghijklmnopqrstuvwxyz");
    const size_t digits = strspn(key + year + letters, "0123456789");
    return year == BLOCK_YEAR_DIGITS && letters >= 1 && letters <= BLOCK_LETTERS_MOST &&
           digits >= BLOCK_DIGITS_LEAST && digits <= BLOCK_DIGITS_MOST &&
           key[year + letters + digits] == '\0';
}

/* "A4", "B12" beside the case's number: which block of it. */
static bool is_block(const phw_name_token *token)
{
    const size_t digits = strspn(token->key + 1, "0123456789");
    return token->key[0] >= 'a' && token->key[0] <= 'z' && digits >= 1 &&
           digits <= BLOCK_PART_DIGITS && token->key[1 + digits] == '\0';
}

/* "Jayasuriya T", "NOVAK" as the whole of a cell, and no tissue. */
static bool match_block(const phw_name_line *line, phw_name_run *run)
{
    if (line->count == 0 || !phw_name_run_match(line, 0, run) || run->end != line->count)
        return false;
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], TISSUES))
            return false;
    return phw_name_run_is_whole(run) || (line->count == 1 && run->like >= BLOCK_NAME);
}

/* What is printed on a cassette of tissue: a case's number, whose it is, and what was taken. */
static void look_for_block(const phw_name_page *page)
{
    phw_name_run run;
    bool numbered = false, block = false;
    const uint32_t cells = page->context->view->cell_count;
    for (uint32_t cell = 0; cell < cells; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            numbered |= is_case_number(&page->lines[cell].tokens[at]);
            block |= is_block(&page->lines[cell].tokens[at]);
        }
    for (uint32_t cell = 0; numbered && cell < cells; cell++)
        if (match_block(&page->lines[cell], &run))
            phw_name_run_add(page, cell, &run, block ? SURE_BLOCK : SURE_LITTLE, "specimen");
}

void phw_recognise_specimen(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    bool named = false, numbered = false, born = false;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page))
        return;
    if (phw_name_page_words(&page) <= BLOCK_WORDS_MOST && phw_name_page_says(&page, TISSUES))
        look_for_block(&page);
    if (!phw_name_page_says(&page, SPECIMENS ALSO_SPECIMENS))
        return;
    const bool only_born = !phw_name_page_says(&page, SPECIMENS);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        named |= match(&page.lines[cell], &run);
        born |= born_at(&page.lines[cell]);
    }
    if (!named || phw_name_page_words(&page) > WORDS_MOST || (only_born && !born))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        numbered |= look_for_numbers(&page, cell);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (match(&page.lines[cell], &run))
            phw_name_run_add(&page, cell, &run, numbered ? SURE_NAME : SURE_LITTLE, "specimen");
    if (numbered)
        context->name_page = NULL; /* numbers tell of a patient: it is weighed anew */
}
