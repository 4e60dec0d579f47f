/* SPDX-License-Identifier: Apache-2.0 */
/* What students and readers have before them: a question with its answers to choose from, the
 * contents of a textbook, a slide of a talk. Illnesses are spoken of there as they are on a record,
 * and of nobody. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "identify/name_page.h"

/* Less than what is reported. */
#define NOBODYS_MOST 0.29
/* From here on a find says that somebody is on the page after all; what all its words together tell
 * (cared_page.c) does not. */
#define SOMEBODY_SURE 0.49

/* Answers that make a choice, and words of the longest. */
#define OPTIONS_LEAST 3
#define OPTION_WORDS 14
#define OPTION_LETTERS 8
/* Letters without a stop that make one as well: A to D, which initials seldom are all. */
#define LETTERS_LEAST 0xFU
/* Questions of a paper that say how much they are worth. */
#define MARKS_LEAST 2
/* Words of the longest line of buttons, and how many of them it has. */
#define BUTTON_WORDS 8
#define BUTTONS_LEAST 2
/* Of answers, a numbered question and buttons a question has so many. */
#define SIGNS_LEAST 2

/* Chapters of the shortest contents, with the digits of a page's number, and words that head or end
 * them. */
#define CHAPTERS_LEAST 5
#define CHAPTER_MOST 31
#define PAGE_DIGITS 4
#define PARTS_LEAST 2

/* Who writes of patients of their own. */
#define AUTHOR " i my me mine im ive we our ours us "

#define SOMEBODYS                                                                                  \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH |                         \
     1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_POSTCODE | 1U << PHW_FINDING_PHONE |            \
     1U << PHW_FINDING_EMAIL | 1U << PHW_FINDING_TRUST_NAME | 1U << PHW_FINDING_APPOINTMENT)
#define OF_HEALTH (1U << PHW_FINDING_CLINICAL | 1U << PHW_FINDING_APPOINTMENT)
#define STAFF (1U << PHW_FINDING_STAFF_NAME)
#define NAMES (1U << PHW_FINDING_PATIENT_NAME) /* such as are no surer than that */

/* What a record says of its person, and no question does. */
#define OF_A_PERSON                                                                                \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_BED) |                       \
     PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN) |                          \
     PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME))

/* "Is the patient talking?", and "Slide 29", which a microscope's may be. */
#define LETTER_LABEL 3 /* bytes: a letter, its colon and a blank */
#define OF_A_SLIDE (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER))

static unsigned letter_of(const phw_name_token *token)
{
    const int letter = token->key[0] - 'a';
    return token->key_length == 1 && letter >= 0 && letter < OPTION_LETTERS ? 1U << letter : 0;
}

/* "A. Pneumonia", "b) Sepsis": which answer it is, as a bit. */
static unsigned option_of(const phw_name_line *line)
{
    if (line->count < 2 || line->count > OPTION_WORDS ||
        !(line->tokens[1].before & (PHW_GAP_STOP | PHW_GAP_CLOSE | PHW_GAP_COLON)))
        return 0;
    return letter_of(&line->tokens[0]);
}

/* "A   CT angiogram", in one cell or two: a button's letter before its answer. */
static unsigned button_of(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_cell *at = &page->context->view->cells[cell];
    if (line->count == 0 || line->count > OPTION_WORDS || at->previous != PHW_VIEW_NONE ||
        line->tokens[0].letters != PHW_CASE_INITIAL ||
        (line->count == 1 && at->next == PHW_VIEW_NONE))
        return 0;
    return letter_of(&line->tokens[0]);
}

/* "( ) Sepsis", or its ring read as a letter. */
static bool is_ringed(const phw_name_line *line)
{
    const unsigned brackets = PHW_GAP_OPEN | PHW_GAP_CLOSE;
    if (line->count < 2 || line->count > OPTION_WORDS)
        return false;
    return (line->tokens[0].before & brackets) == brackets ||
           (phw_name_token_in(&line->tokens[0], " o 0 ") &&
            (line->tokens[1].before & PHW_GAP_CLOSE));
}

/* "Question 46 of 100", "Module 4 of 9". */
static bool is_numbered(const phw_name_line *line)
{
    for (size_t at = 0; at + 3 < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], " question module lesson quiz q case ") &&
            line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
            phw_name_token_is(&line->tokens[at + 2], "of") &&
            line->tokens[at + 3].letters == PHW_CASE_NUMBER)
            return true;
    return false;
}

/* "Submit   Flag   Skip": the words of one row, whose cells are counted from the first on. */
static bool is_buttons(const phw_name_page *page, uint32_t cell)
{
    const phw_cell *cells = page->context->view->cells;
    size_t buttons = 0, words = 0;
    if (cells[cell].previous != PHW_VIEW_NONE)
        return false;
    for (; cell != PHW_VIEW_NONE; cell = cells[cell].next) {
        const phw_name_line *line = &page->lines[cell];
        words += line->count;
        for (size_t at = 0; words <= BUTTON_WORDS && at < line->count; at++)
            buttons += phw_name_token_in(
                &line->tokens[at], " submit check answer answers previous next hint skip quiz ");
    }
    return words <= BUTTON_WORDS && buttons >= BUTTONS_LEAST;
}

/* "[3 marks]", of which a paper has several. */
static bool is_marked(const phw_name_line *line)
{
    for (size_t at = 0; at + 1 < line->count; at++)
        if (line->tokens[at].letters == PHW_CASE_NUMBER && line->tokens[at].before & PHW_GAP_OPEN &&
            phw_name_token_in(&line->tokens[at + 1], " mark marks "))
            return true;
    return false;
}

/* "What is the most likely diagnosis?" */
static bool asks(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    bool which = false, choice = false;
    if (!strchr(page->context->view->cells[cell].text, '?'))
        return false;
    for (size_t at = 0; at < line->count; at++) {
        which |= phw_name_token_in(&line->tokens[at], " which what ");
        choice |=
            phw_name_token_in(&line->tokens[at], " likely appropriate useful best correct next "
                                                 "following true false avoided contraindicated ");
    }
    return which && choice;
}

static bool is_question(const phw_name_page *page)
{
    unsigned options = 0, letters = 0, ringed = 0, marks = 0;
    bool asked = false, numbered = false, buttons = false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        options |= option_of(line);
        letters |= button_of(page, cell);
        marks += is_marked(line);
        ringed += is_ringed(line);
        numbered |= is_numbered(line);
        buttons |= is_buttons(page, cell);
        asked |= asks(page, cell);
    }
    const bool choice = __builtin_popcount(options) >= OPTIONS_LEAST || ringed >= OPTIONS_LEAST ||
                        (letters & LETTERS_LEAST) == LETTERS_LEAST;
    return marks >= MARKS_LEAST || (asked && choice + numbered + buttons >= SIGNS_LEAST);
}

/* "Slide 29 of 44", as programs for talks and those who give them write. */
static bool is_slide(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at + 3 < line->count; at++)
            if (phw_name_token_is(&line->tokens[at], "slide") &&
                line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
                phw_name_token_is(&line->tokens[at + 2], "of") &&
                line->tokens[at + 3].letters == PHW_CASE_NUMBER)
                return true;
    }
    return false;
}

/* Ages: somebody's case is told. */
static bool tells_age(const phw_context *context)
{
    for (size_t i = 0; i < context->candidate_count; i++)
        for (size_t k = 0; k < context->candidates[i].because_count; k++)
            if (context->candidates[i].confidence >= SOMEBODY_SURE &&
                strcmp(context->candidates[i].because[k], "age") == 0)
                return true;
    return false;
}

static bool ends_with_page(const phw_name_line *line)
{
    const phw_name_token *last = line->count ? &line->tokens[line->count - 1] : NULL;
    for (size_t i = 0; last && i < last->key_length; i++)
        if (!isdigit((unsigned char)last->key[i]))
            return false;
    return last && last->key_length <= PAGE_DIGITS;
}

/* "4 Asthma and COPD", in one cell or two: the number of a chapter, whose page may be lost. */
static unsigned chapter_of(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t next = page->context->view->cells[cell].next;
    if (line->count == 0 || line->tokens[0].letters != PHW_CASE_NUMBER ||
        line->tokens[0].key_length > 2)
        return 0;
    const phw_name_line *rest =
        line->count > 1 || next == PHW_VIEW_NONE ? line : &page->lines[next];
    const size_t at = rest == line ? 1 : 0;
    const int number = atoi(line->tokens[0].key);
    return at < rest->count && rest->tokens[at].letters == PHW_CASE_TITLE && number > 0 &&
                   number <= CHAPTER_MOST
               ? 1U << number
               : 0;
}

/* Chapters with their pages or numbers between words of a book. */
static bool is_contents(const phw_name_page *page)
{
    static const char *const parts[] = {" contents ", " index ",    " preface ", " foreword ",
                                        " chapter ",  " appendix ", " glossary "};
    const phw_view *view = page->context->view;
    unsigned said = 0, pages = 0, chapters = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t i = 0; line->count > 0 && i < sizeof parts / sizeof parts[0]; i++)
            if (line->tokens[0].letters != PHW_CASE_LOWER &&
                phw_name_token_in(&line->tokens[0], parts[i]))
                said |= 1U << i;
        chapters |= chapter_of(page, cell);
        pages += view->cells[cell].next == PHW_VIEW_NONE && ends_with_page(line) &&
                 (line->count > 1 || view->cells[cell].previous != PHW_VIEW_NONE);
    }
    return __builtin_popcount(said) >= PARTS_LEAST &&
           (pages >= CHAPTERS_LEAST || __builtin_popcount(chapters) >= CHAPTERS_LEAST);
}

/* The letter of an answer before a word that was misread: "C. Mvocardial". */
static bool begins_option(const phw_name_page *page, const phw_candidate *candidate)
{
    const phw_name_line *line = &page->lines[candidate->span.cell];
    return option_of(line) && line->tokens[0].from == candidate->span.begin;
}

/* @param slide  … and letters of "A: airway, B: breathing" are none there. */
static bool has_field(const phw_labels *labels, bool slide)
{
    if (!slide)
        return phw_labels_sure(labels, OF_A_PERSON);
    for (uint32_t i = 0; i < labels->label_count; i++) {
        const phw_label *label = &labels->labels[i];
        if (label->sure && (label->types & OF_A_PERSON & ~OF_A_SLIDE) &&
            label->span.end - label->span.begin > LETTER_LABEL)
            return true;
    }
    return false;
}

/* Somebody writes of themselves; in "121 mmol/I" nobody does. */
static bool says_author(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            const char *text = page->context->view->cells[cell].text;
            if (phw_name_token_in(token, AUTHOR) &&
                (token->from == 0 || text[token->from - 1] != '/'))
                return true;
        }
    return false;
}

/* @param slide  its words of patients and of slides are no fields. */
static bool is_somebodys(const phw_name_page *page, bool question, bool slide)
{
    const phw_context *context = page->context;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        const unsigned kinds = SOMEBODYS | (question ? STAFF : 0);
        if ((kinds & 1U << candidate->kind) && candidate->confidence >= SOMEBODY_SURE &&
            !(question && begins_option(page, candidate)))
            return true;
    }
    return has_field(context->labels, slide) || context->evidence.systems > 0 || says_author(page);
}

void phw_recognise_teaching(phw_context *context)
{
    phw_name_page page;
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page))
        return;
    const bool question = is_question(&page);
    const bool slide = is_slide(&page) && !tells_age(context);
    if ((!question && !slide && !is_contents(&page)) || is_somebodys(&page, question, slide))
        return;
    const unsigned kinds = OF_HEALTH | NAMES | (question ? 0 : STAFF);
    for (size_t i = 0; i < context->candidate_count; i++) {
        phw_candidate *candidate = &context->candidates[i];
        if ((kinds & 1U << candidate->kind) || (question && begins_option(&page, candidate)))
            candidate->confidence = fmin(candidate->confidence, NOBODYS_MOST);
    }
}
