/* SPDX-License-Identifier: Apache-2.0 */
/* Little pages on which nobody's field, number, bed or list of words tells of a patient, though all
 * their words together speak of care: "Charlotte, ondans + cyclizine, drain 90 ml, can go back when
 * not grey". Whoever is named there may be the one who is cared for, and where nobody is the note
 * itself tells; somebody looks. Where care is all that it is of, whoever was told as well is surely
 * a patient. Run behind the names. */
#include <string.h>

#include "identify/name_run.h"
#include "identify/name_traits.h"
#include "identify/treatise.h"

/* From these odds on a page is of care, chosen on texts left out of the learning in turn: of 600 of
 * everything else 17 are not clear then, 5 of them by other rules. More is asked of what has its
 * day hour by hour, as programmes have, in so many lines or more. */
#define CARED_ENOUGH 1.0F
#define CARED_BY_HOURS 1.25F
#define HOURS_LEAST 2U
/* From these on a surname by itself is somebody's, and the note tells of somebody though nobody is
 * found on it: of the same texts one in a hundred comes so far, of those of care one in four. */
#define CARED_PLAINLY 2.25F
/* From these on whoever is named whole on it is a patient: of the same texts of everything else
 * none that comes so far names anybody whole. */
#define CARED_SURELY 3.0F
#define SURE_WHOLE 0.76
/* Words in small letters on what is more than a sign or a heading. */
#define SMALL_WORDS 2U
/* Different words of animals on what is theirs; many homes have a dog. */
#define ANIMALS_LEAST 2
/* From so many words on a page is no little one. */
#define LONG_WORDS 80U
/* The note tells where its learned words alone say so, too, which a poster's do not, by the lines
 * that have so many small words, which a sign's have not. */
#define NOTE_SPEECH 2.0F
#define NOTE_SMALL_WORDS 3U
/* How sure it is that a note is about somebody's health. */
#define SURE_NOTE 0.6
/* Enough to ask for a second look, and less than what tells a question of an examination that
 * somebody is on its page after all (teaching.c). */
#define SURE_CARED 0.48
/* How sure a patient's name or number must be for the page to be told already. */
#define TOLD_LEAST 0.45
#define TOLD_KINDS (PHW_PATIENT_KINDS | 1U << PHW_FINDING_RELATIVE_NAME)
/* How like a given name one word by itself must be, and how seldom a word of anything else, in uses
 * per million. */
#define GIVEN_LEAST 0.4F
#define CALLED_LETTERS 3U
#define WORD_MOST 60.0F
/* How like names the words of a whole one are, summed. */
#define LIKE_LEAST 0.6F
/* What stands over notes of students, games and what is shown at a conference. */
#define TO_LEARN " crossword flashcard flashcards mnemonic osce poster quiz revise revision "
/* Commas in a line of nothing but names, of those who wrote or did something together. */
#define COMMAS_LEAST 2U

/* How plainly a page is of care. */
typedef struct how_plain {
    bool plainly, surely;
} how_plain;

static size_t small_words_of(const phw_name_line *line)
{
    size_t small = 0;
    for (size_t at = 0; at < line->count; at++)
        small += line->tokens[at].letters == PHW_CASE_LOWER;
    return small;
}

static size_t small_words(const phw_name_page *page)
{
    size_t small = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        small += small_words_of(&page->lines[cell]);
    return small;
}

/* "Cat lost", too. */
static bool is_of_animals(const phw_name_page *page)
{
    const int said = phw_name_run_animals(page);
    return said >= ANIMALS_LEAST || (said > 0 && phw_name_page_says(page, " lost missing "));
}

static bool is_by_hours(const phw_name_page *page)
{
    size_t hours = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        hours += page->lines[cell].count > 1 && phw_name_is_hour(&page->lines[cell], 0);
    return hours >= HOURS_LEAST;
}

/* A trade or a title of staff before the name, or "by": who looks after others, or wrote. */
static bool is_of_staff(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    return phw_context_at(page->context, phw_name_page_span(page, cell, run->first, run->end - 1),
                          PHW_FINDING_STAFF_NAME) ||
           (run->first > 0 &&
            ((line->tokens[run->first - 1].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE)) ||
             phw_name_token_is(&line->tokens[run->first - 1], "by"))) ||
           (run->end < line->count && (line->tokens[run->end].kinds & PHW_WORD_ROLE));
}

/* A word that is a name more than anything else, and no medicine. */
static bool is_called(const phw_name_token *word)
{
    return (word->letters == PHW_CASE_TITLE || word->letters == PHW_CASE_UPPER) &&
           word->key_length >= CALLED_LETTERS && !strchr(word->key, ' ') && !word->kinds &&
           word->known && !(word->tables & 1U << PHW_TABLE_DRUGS) &&
           phw_name_token_best(word) >= GIVEN_LEAST && word->word < WORD_MOST;
}

static bool may_be_cared_for(const phw_name_line *line, const phw_name_run *run, bool plainly)
{
    const phw_name_token *word = &line->tokens[run->first];
    if (run->end == run->first + 1)
        return word->letters == PHW_CASE_TITLE && is_called(word) &&
               (plainly || line->count == 1 || word->given >= GIVEN_LEAST);
    bool called = run->titled;
    for (size_t at = run->first + run->titled; at < run->end; at++) {
        /* "Mr Pemberton", who has a sign's name. */
        if (!called &&
            (line->tokens[at].tables & (1U << PHW_TABLE_DRUGS | 1U << PHW_TABLE_CONDITIONS)))
            return false;
        called |= is_called(&line->tokens[at]);
    }
    return called && phw_name_run_is_whole(run) && (run->titled || run->like >= LIKE_LEAST);
}

/* "Smith J, Okafor N, van der Berg H". */
static bool is_of_many(const phw_name_line *line)
{
    size_t commas = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (token->letters == PHW_CASE_NUMBER ||
            (token->letters == PHW_CASE_LOWER && !(token->kinds & PHW_WORD_PARTICLE) &&
             !phw_name_token_in(token, " al and et ")))
            return false;
        commas += (token->before & PHW_GAP_COMMA) != 0;
    }
    return commas >= COMMAS_LEAST;
}

/* "10.40 Pressure sores: K Best": who speaks at that hour. */
static bool is_speaker(const phw_name_line *line, const phw_name_run *run)
{
    return phw_name_is_hour(line, 0) && (line->tokens[run->first].before & PHW_GAP_COLON);
}

/* "Mrs Joy Trelawney - T3N1 rectal": where care is all that a note is of, whoever is named whole on
 * it is a patient. */
static void make_sure(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_span span = phw_name_page_span(page, cell, run->first, run->end - 1);
    for (size_t i = 0; i < page->context->candidate_count; i++) {
        phw_candidate *name = &page->context->candidates[i];
        if (name->kind == PHW_FINDING_PATIENT_NAME && name->span.cell == cell &&
            name->span.begin >= span.begin && name->span.end <= span.end &&
            memchr(page->context->view->cells[cell].text + name->span.begin, ' ',
                   name->span.end - name->span.begin) &&
            name->confidence >= TOLD_LEAST && name->confidence < SURE_WHOLE)
            name->confidence = SURE_WHOLE;
    }
}

/* Tells of each name in a cell that may be a patient's, unless somebody is told of already. */
static void look(const phw_name_page *page, uint32_t cell, bool told, const how_plain *how)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    for (size_t at = 0; at < line->count;) {
        const bool match = phw_name_run_match(line, at, &run);
        const bool other = match && (is_of_staff(page, cell, &run) || is_speaker(line, &run));
        const bool may = match && !other && may_be_cared_for(line, &run, how->plainly);
        if (may && !told)
            phw_name_run_add(page, cell, &run, SURE_CARED, "words-of-care");
        if (may && how->surely && phw_name_run_is_whole(&run) &&
            !phw_name_run_is_eponym(page, cell, &run))
            make_sure(page, cell, &run);
        at = may || other ? run.end : at + 1;
    }
}

/* "Revision: DKA = fluids, insulin"; a hip's revision is spoken of within a line. */
static bool is_to_learn(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            if (phw_name_token_in(&line->tokens[at], TO_LEARN) &&
                (line->count == 1 ||
                 (at + 1 < line->count && (line->tokens[at + 1].before & PHW_GAP_COLON))))
                return true;
    }
    return false;
}

/* What it says, where it is no bill, no textbook, no poster and nothing to learn by heart. */
static void tell_note(const phw_name_page *page, const phw_name_traits *traits)
{
    const phw_view *view = page->context->view;
    if (traits->speech < NOTE_SPEECH || phw_evidence_amounts(view) > 0 || phw_treatise_is(page) ||
        is_to_learn(page))
        return;
    for (uint32_t cell = 0; cell < view->cell_count && !page->context->failed; cell++)
        if (small_words_of(&page->lines[cell]) >= NOTE_SMALL_WORDS)
            phw_context_add(page->context, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT,
                            phw_name_page_span(page, cell, 0, page->lines[cell].count - 1),
                            SURE_NOTE, (const char *[]){"note-of-care", NULL});
}

void phw_recognise_cared_page(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        page.foreign || phw_name_page_words(&page) >= LONG_WORDS ||
        small_words(&page) < SMALL_WORDS || is_of_animals(&page))
        return;
    const phw_name_traits traits = phw_name_traits_gather(&page);
    const bool hours = is_by_hours(&page);
    const how_plain how = {.plainly = traits.cared_for >= CARED_PLAINLY,
                           .surely =
                               traits.cared_for >= CARED_SURELY && !hours && !is_to_learn(&page)};
    if (traits.rota || traits.cared_for < (hours ? CARED_BY_HOURS : CARED_ENOUGH))
        return;
    const bool told = phw_context_on_page(context, TOLD_KINDS, TOLD_LEAST);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (!is_of_many(&page.lines[cell]))
            look(&page, cell, told, &how);
    if (how.plainly && !hours && !phw_context_on_page(context, TOLD_KINDS, TOLD_LEAST))
        tell_note(&page, &traits);
}
