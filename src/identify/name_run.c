/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_run.h"

#include "identify/page_words.h"
#include "identify/terms.h"
#include "identify/word_lists.h"

/* Words of a name, its title and particles included. */
#define WORDS_MOST 7
/* How like a name a word must be that is another as well, and one of medicine or a trade. */
#define NAME_LEAST 0.015F
#define TRADE_LEAST 0.30F
/* … and all of a whole name together, at least. */
#define WHOLE_LEAST 0.15F
/* Words that people are called though the tables, which go by how often they are used as words,
 * say nothing of it, and what that is worth. */
#define CALLED " will "
#define CALLED_WORTH 0.10F
#define GIVEN_LEAST 0.10F
#define CLEARLY_GIVEN 0.3F
#define FAMILY_LEAST 0.10F
/* From here on a first word is a forename more than anything else. */
#define USUAL_GIVEN 0.4F
/* How sure it is that an eponym on a note is a patient: enough to be looked at. */
#define SURE_EPONYM 0.48
#define SMALL_LETTERS 4 /* of "al-Masri" */
/* What is looked at, and how. */
#define EXAMINED                                                                                   \
    " abdo abdomen brain chest ct dexa echo ecg head hip knee lumbar mr mri neck pa pelvis scan "  \
    "skull spine us uss xr xray "
/* Of those who look after animals. */
#define ANIMALS                                                                                    \
    " breed cat cats dog dogs kennel kitten kittens microchip neutered paws pet puppies puppy "    \
    "spayed "                                                                                      \
    "tabby vet vets "
#define NEVER (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_CALENDAR)
#define TRADES (PHW_WORD_ROLE | PHW_WORD_RELATION | PHW_WORD_CLINICAL)

static bool is_title(const phw_name_token *token)
{
    return (token->kinds & PHW_WORD_TITLE) && !(token->kinds & PHW_WORD_STAFF_TITLE) &&
           token->letters != PHW_CASE_LOWER;
}

static float likeness(const phw_name_token *token)
{
    return phw_name_token_in(token, CALLED) ? CALLED_WORTH
           : token->known                   ? phw_name_token_best(token)
                                            : 1;
}

bool phw_name_run_is_numbered(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
           !line->tokens[at + 1].before &&
           phw_name_token_in(&line->tokens[at], " bay bed chair cubicle pod room station ward ");
}

/* A word with a capital that people are called; behind a title whatever else it is. */
static bool is_word(const phw_name_line *line, size_t at, bool titled)
{
    const phw_name_token *token = &line->tokens[at];
    const float like = likeness(token);
    unsigned never = PHW_WORD_STAFF_TITLE;
    if (like < NAME_LEAST)
        never |= titled ? 0 : NEVER;
    if (like < TRADE_LEAST)
        never |= TRADES;
    /* "christian King", "N price": a pen's capital was read as a small letter. */
    const bool misread = token->letters == PHW_CASE_LOWER && token->known && !token->kinds &&
                         (token->given >= CLEARLY_GIVEN ||
                          (at > 0 && line->tokens[at - 1].letters == PHW_CASE_INITIAL &&
                           token->family >= FAMILY_LEAST));
    const bool capital = misread || token->letters == PHW_CASE_TITLE ||
                         token->letters == PHW_CASE_UPPER ||
                         (token->letters == PHW_CASE_MIXED && token->key_length >= SMALL_LETTERS &&
                          like >= TRADE_LEAST);
    return capital && !(token->kinds & never) && !phw_name_run_is_numbered(line, at);
}

/* What may stand between two words of one name. */
static bool goes_on(const phw_name_line *line, size_t at, bool comma)
{
    const phw_name_token *before = &line->tokens[at - 1];
    unsigned allowed = PHW_GAP_GLUED;
    if (before->letters == PHW_CASE_INITIAL || phw_name_token_is(before, "st") ||
        (before->kinds & PHW_WORD_TITLE))
        allowed |= PHW_GAP_STOP;
    if (!comma)
        allowed |= PHW_GAP_COMMA;
    return !(line->tokens[at].before & ~allowed);
}

/* "Ladybird Ward": a ward, unless people are called by what stands before it. */
static void drop_ward(const phw_name_line *line, phw_name_run *run)
{
    const phw_name_token *last = run->end > run->first ? &line->tokens[run->end - 1] : NULL;
    if (last && run->full > 1 && !run->titled && !run->comma && phw_name_token_is(last, "ward") &&
        line->tokens[run->first].given < GIVEN_LEAST && !run->initial)
        run->full = 0;
}

/* "O, Al": a surname of one letter, filed; no "I, Mary Day, agree". */
static bool is_filed_letter(const phw_name_line *line, size_t first, size_t at)
{
    return at == first + 1 && line->tokens[first].key_length == 1 &&
           line->tokens[first].letters != PHW_CASE_LOWER &&
           !phw_name_token_is(&line->tokens[first], "i") &&
           line->tokens[at].letters == PHW_CASE_TITLE;
}

bool phw_name_run_match(const phw_name_line *line, size_t at, phw_name_run *run)
{
    *run = (phw_name_run){.first = at, .end = at};
    size_t i = at;
    if (i < line->count && is_title(&line->tokens[i])) {
        run->titled = true;
        i++;
    }
    for (; i < line->count && i < at + WORDS_MOST; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (i > at && !goes_on(line, i, run->comma || run->titled))
            break;
        const bool comma = i > at && (token->before & PHW_GAP_COMMA);
        /* Counts once a word stands behind it, but for "O, Al". */
        if ((token->kinds & PHW_WORD_PARTICLE) &&
            !(comma && (token->letters == PHW_CASE_LOWER || i + 1 == line->count ||
                        line->tokens[i + 1].letters == PHW_CASE_NUMBER)))
            continue;
        if (token->letters == PHW_CASE_INITIAL) {
            run->initial = true;
        } else if (is_word(line, i, run->titled && run->full == 0)) {
            run->full++;
            run->like += likeness(token);
        } else {
            break;
        }
        if (comma && is_filed_letter(line, at, i)) {
            run->initial = true;
            run->like += WHOLE_LEAST;
        }
        run->comma |= comma;
        run->end = i + 1;
        if (token->possessive)
            break;
    }
    drop_ward(line, run);
    return run->full > 0 && (run->titled || run->like >= NAME_LEAST);
}

bool phw_name_run_is_whole(const phw_name_run *run)
{
    return run->titled || ((run->full > 1 || run->initial) && run->like >= WHOLE_LEAST);
}

bool phw_name_run_is_examined(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t i = run->first + run->titled; i < run->end; i++)
        if (phw_name_token_in(&line->tokens[i], EXAMINED))
            return true;
    return false;
}

bool phw_name_run_behind(const phw_name_line *line, size_t at, const char *phrase)
{
    size_t end = strlen(phrase);
    while (end > 0) {
        size_t begin = end;
        while (begin > 0 && phrase[begin - 1] != ' ')
            begin--;
        if (at == 0)
            return false;
        const phw_name_token *token = &line->tokens[at - 1];
        if (token->key_length != end - begin ||
            memcmp(token->key, phrase + begin, end - begin) != 0)
            return false;
        if (begin > 0 && token->before)
            return false;
        at--;
        end = begin > 0 ? begin - 1 : 0;
    }
    return true;
}

/* A line that warns of a dog, or says how urgent something is ("CAT 2"): its word is none of those
 * who look after one. */
static bool warns(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const char *text = page->context->view->cells[cell].text;
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], " beware loose risk ") ||
            (phw_name_token_in(&line->tokens[at], " cat ") && at + 1 < line->count &&
             line->tokens[at + 1].letters == PHW_CASE_NUMBER) ||
            (phw_name_token_in(&line->tokens[at], " dog dogs ") &&
             text[line->tokens[at].to] == '!'))
            return true;
    return false;
}

int phw_name_run_animals(const phw_name_page *page)
{
    int said = phw_name_run_said(page, ANIMALS);
    for (uint32_t cell = 0; said == 1 && cell < page->context->view->cell_count; cell++)
        if (warns(page, cell))
            return 0;
    return said;
}

int phw_name_run_said(const phw_name_page *page, const char *list)
{
    int count = 0;
    for (uint32_t i = 0; i < page->context->words->slot_count; i++) {
        const struct phw_page_word *word = page->context->words->slots[i];
        count += word && phw_name_token_in(&word->token, list);
    }
    return count;
}

int phw_name_run_care(const phw_name_page *page, const char *but)
{
    int care = 0, others = 0;
    for (uint32_t i = 0; i < page->context->words->slot_count; i++) {
        const struct phw_page_word *word = page->context->words->slots[i];
        if (!word)
            continue;
        care += (word->token.lists & PHW_LIST_CARE) && !phw_name_token_in(&word->token, but);
        others += (word->token.lists & PHW_LIST_PUBLIC) != 0;
    }
    return care >= others ? care : 0;
}

bool phw_name_run_is_eponym(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *first = &line->tokens[run->first];
    const char *text = page->context->view->cells[cell].text + first->from;
    const phw_name_token *behind = run->end < line->count ? &line->tokens[run->end] : NULL;
    /* Or its side: "Ramsay Hunt L". */
    const bool of_a_thing = (behind && !behind->before && behind->letters == PHW_CASE_LOWER) ||
                            phw_name_token_in(&line->tokens[run->end - 1], " l r ");
    if (run->titled || run->comma || (first->given >= USUAL_GIVEN && !of_a_thing))
        return false;
    for (size_t last = run->first + 1; last < run->end; last++)
        if (phw_term_is(page->context->models, text, line->tokens[last].to - first->from,
                        PHW_TABLE_EPONYMS, NULL))
            return true;
    return false;
}

void phw_name_run_add(const phw_name_page *page, uint32_t cell, const phw_name_run *run,
                      double sure, const char *why)
{
    const char *const tags[] = {why, NULL};
    if (sure > SURE_EPONYM && phw_name_run_is_eponym(page, cell, run))
        sure = SURE_EPONYM;
    phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, run->first, run->end - 1), sure, tags);
}
