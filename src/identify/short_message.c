/* SPDX-License-Identifier: Apache-2.0 */
/* "Crash c-section Larkfield Unit Shevchuk O neg", "TTO ready for Mwangi", "bleep 1123 re
 * Featherstone - spiking": what a pager or a colleague's hurried message says of somebody whom it
 * calls by a bare surname. What is the matter, where, and what is to be done are signs; with enough
 * of them the one capital word that is none of these is a patient. Run before the names. */
#include <ctype.h>
#include <string.h>

#include "identify/care_note.h"
#include "identify/name_run.h"
#include "identify/street.h"
#include "identify/word_lists.h"

/* Words of a page of messages at most, as of a jotting. */
#define WORDS_MOST 60U
/* What signs are worth: the ones of patients alone, and all others; and together at least. */
#define WORTH_ALONE 3
#define WORTH_SIGN 1
#define SIGNS_SURE 3
#define SIGNS_LEAST 2
/* Enough to block, and for somebody to look. */
#define SURE_MESSAGE 0.78
#define SURE_LITTLE 0.66
/* Letters of a surname, and how like one a word must be that is another as well. */
#define LETTERS_LEAST 3U
#define WORD_IS_NAME 0.10F
/* … where it begins the line, and has its capital for that: "Rice pudding". */
#define FIRST_IS_NAME 0.40F
/* Tokens before a name in which a trade makes a colleague of it. */
#define TRADE_REACH 2U
#define PHRASE_MOST 4

#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_CALENDAR | PHW_WORD_CLINICAL |                \
     PHW_WORD_RELATION)

/* What a name of a place ends in: the words before it are no patient's. */
#define PLACE_ENDS                                                                                 \
    " av ave avenue centre clinic close corridor gardens hospital house lane leisure ltd motors "  \
    "road st street suite surgery unit ward wing "
#define PLACES " bay bed cubicle ed itu icu hdu resus theatre ward "
#define WARD_ENDS " suite unit ward "
/* What is asked for. */
#define ASKED                                                                                      \
    " asap attend attended attention cannulate chase fluids obs prescribe review reviewed rv "     \
    "rewrite urgent urgently "
/* The number by which hospitals in the United Kingdom call the team (NPSA, 2004). */
#define TEAM_CALLED " 2222 "
/* Of patients, and of what is told in the news as well. */
#define ILL                                                                                        \
    " anaphylaxis arrest bleed bleeding choking collapse collapsed fall haemorrhage injury "       \
    "overdose postop seizure seizing "                                                             \
    "septic spiking spiked stroke trauma tranq unresponsive "
/* Short for other words, and what is filled in at work: no surname, though no table has them. */
#define SHORT " datix pls plz peri thx tx "
/* Of what is made, sold and carried about: whose it is looks like a surname. A birth is a delivery,
 * too, with one of the other words in its line. */
#define GOODS                                                                                      \
    " brand delivery faulty goods hazard parcel recall recalled refund shares shop stock "         \
    "supplier toy toys warehouse "
#define BIRTHS                                                                                     \
    " assisted baby breech cord forceps instrumental labour room section suite vaginal ventouse "
/* Where it is learnt, played, written or sold. */
#define ELSEWHERE                                                                                  \
    " awareness book budget chapter concert course drill episode exam film gala invoice lecture "  \
    "match meeting minutes module party proposal quiz raffle revise revision rota scenario "       \
    "season sim simulation study talk teaching test tickets training tutorial webinar "
/* What a colleague does, right behind the name. */
#define WORKS                                                                                      \
    " asked bleeping called calling covering covers doing off says running said scored taking "    \
    "teaching training "
#define WORKS_ON " annual break call duty holiday leave nights shift shifts till until "
#define TAKEN_TO " ct endoscopy hdu icu itu mri scan theatre theatres ward xray "
#define TRADES_SHORT " anaes anaesthetist cons cov fy1 fy2 reg registrar sho spr odp hca "

/* Of patients alone: tokens of a phrase, "#" is any number; a hyphen within one is a blank. */
static const char *const phrases[][PHRASE_MOST] = {{"crash", "c", "section", NULL},
                                                   {"crash", "section", NULL},
                                                   {"crash", "c section", NULL},
                                                   {"peri arrest", NULL},
                                                   {"crash", "call", NULL},
                                                   {"cat", "#", "section", NULL},
                                                   {"cat", "#", "lscs", NULL},
                                                   {"met", "call", "ward", NULL},
                                                   {"cardiac", "arrest", "call", NULL},
                                                   {"stroke", "call", NULL},
                                                   {"trauma", "call", NULL},
                                                   {"major", "haemorrhage", NULL},
                                                   {"massive", "haemorrhage", NULL},
                                                   {"obstetric", "emergency", NULL},
                                                   {"cord", "prolapse", NULL},
                                                   {"shoulder", "dystocia", NULL},
                                                   {"verify", "death", NULL},
                                                   {"drug", "chart", NULL},
                                                   {"rewrite", "kardex", NULL},
                                                   {"1", "1", "obs", NULL},
                                                   {"rapid", "tranq", NULL},
                                                   {"peri", "arrest", NULL}};

typedef struct message {
    int signs;
    bool elsewhere;
} message;

static const phw_name_token *ahead(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

static bool in(const phw_name_line *line, size_t at, const char *list)
{
    return at < line->count && phw_name_token_in(&line->tokens[at], list);
}

/* A phrase of patients at token @p at. */
static bool is_phrase(const phw_name_line *line, size_t at)
{
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        size_t n = 0;
        for (; n < PHRASE_MOST && phrases[i][n]; n++) {
            const phw_name_token *token = ahead(line, at + n);
            if (!token || !(phrases[i][n][0] == '#' ? token->letters == PHW_CASE_NUMBER
                                                    : phw_name_token_is(token, phrases[i][n])))
                break;
        }
        if (n == PHRASE_MOST || !phrases[i][n])
            return true;
    }
    return false;
}

/* "r/v" */
static bool is_review(const phw_name_line *line, size_t at)
{
    return in(line, at, " r ") && in(line, at + 1, " v ") &&
           (line->tokens[at + 1].before & PHW_GAP_SLASH);
}

/* "bleep 1123 re" ends before token @p at. */
static bool is_bleep_about(const phw_name_line *line, size_t at)
{
    return at >= 3 && in(line, at - 1, " re about ") &&
           line->tokens[at - 2].letters == PHW_CASE_NUMBER &&
           in(line, at - 3, " bleep bleeped ext ");
}

/* What a line says. Linear in words. */
static message read_line(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    phw_care_note note = {0};
    message said = {0};
    bool place = false, asked = false, ill = false, phrase = false;
    phw_care_note_read(page, cell, 0, line->count, &note);
    said.elsewhere = note.trade;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        phrase |= is_phrase(line, at);
        asked |= phw_name_token_in(token, ASKED TEAM_CALLED) || is_review(line, at) ||
                 is_bleep_about(line, at);
        ill |= phw_name_token_in(token, ILL);
        place |= phw_name_token_is_bed(token) ||
                 phw_name_token_in(token, " itu icu hdu resus ed ") ||
                 (phw_name_token_in(token, PLACES WARD_ENDS) &&
                  (at + 1 == line->count || line->tokens[at + 1].letters == PHW_CASE_NUMBER ||
                   (at > 0 && line->tokens[at - 1].letters == PHW_CASE_TITLE)));
        said.elsewhere |= phw_name_token_in(token, ELSEWHERE);
    }
    const bool alone = note.sure > 0 || phrase, matter = note.maybe > 0 || ill;
    /* Where and what for are signs beside something that is the matter. */
    if (alone || matter)
        said.signs = (alone ? WORTH_ALONE : 0) + WORTH_SIGN * (matter + place + asked);
    return said;
}

/* A colleague by what stands before token @p at. */
static bool is_behind_trade(const phw_name_line *line, size_t at)
{
    for (size_t back = 1; back <= TRADE_REACH && back <= at; back++) {
        if (line->tokens[at - back + 1].before &
            (PHW_GAP_COLON | PHW_GAP_COMMA | PHW_GAP_STOP | PHW_GAP_CLOSE))
            return false;
        if ((line->tokens[at - back].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE)) ||
            in(line, at - back, TRADES_SHORT))
            return true;
    }
    return false;
}

/* "Adeyemi on call", "Patel to bleep": a colleague by what stands behind. */
static bool is_at_work(const phw_name_line *line, size_t at)
{
    const phw_name_token *behind = ahead(line, at);
    if (!behind)
        return false;
    if (in(line, at, " to will can "))
        return at + 1 < line->count && !in(line, at + 1, TAKEN_TO);
    return in(line, at, WORKS) ||
           ((behind->kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)) && !behind->before) ||
           in(line, at, TRADES_SHORT) || (in(line, at, " on ") && in(line, at + 1, WORKS_ON));
}

/* Whether the words from token @p at on are a place's or a firm's name: "Larkfield Unit". */
static bool is_of_place(const phw_name_line *line, size_t at)
{
    while (at < line->count && line->tokens[at].letters == PHW_CASE_TITLE) {
        if (phw_name_token_in(&line->tokens[at], PLACE_ENDS))
            return true;
        if (++at < line->count && line->tokens[at].before)
            return false;
    }
    return in(line, at, PLACE_ENDS) && line->tokens[at].letters == PHW_CASE_UPPER;
}

/* Whether a word is one of what is said, and none of a name. */
static bool is_said(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    return (token->kinds & NO_NAME) || (token->lists & PHW_LIST_CARE) ||
           phw_name_token_in(token, ASKED ILL PLACES WARD_ENDS SHORT) ||
           phw_care_note_begins(page, cell, at) || is_phrase(&page->lines[cell], at);
}

/* "Post-op", "QTc": no surname goes on so. */
static bool is_odd(const char *text, const phw_name_token *token)
{
    const char *dash = memchr(text + token->from, '-', token->to - token->from);
    return (dash && islower((unsigned char)dash[1])) ||
           isupper((unsigned char)text[token->from + 1]);
}

static bool is_surname(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const float least = at == 0 ? FIRST_IS_NAME : WORD_IS_NAME;
    return token->letters == PHW_CASE_TITLE && token->key_length >= LETTERS_LEAST &&
           !is_odd(page->context->view->cells[cell].text, token) &&
           !(token->known && (token->word > 0 || token->tables) &&
             phw_name_token_best(token) < least) &&
           !is_said(page, cell, at);
}

/* "PRITCHARD Owen", "L. Marsh", "Rose Cottage": a word beside it, at @p at, that makes a whole name
 * or a place of it. @p join: the later of the two. */
static bool goes_with(const phw_name_page *page, uint32_t cell, size_t at, size_t join)
{
    const phw_name_line *line = &page->lines[cell];
    if (at >= line->count ||
        (line->tokens[join].before & ~(unsigned)(PHW_GAP_COMMA | PHW_GAP_STOP)))
        return false;
    const phw_name_token *token = &line->tokens[at];
    if (token->letters == PHW_CASE_INITIAL)
        return !in(line, at + 1, " neg negative pos positive ") &&
               !phw_care_note_begins(page, cell, at);
    if (token->letters == PHW_CASE_UPPER)
        return !(at == join && token->before) && !is_said(page, cell, at) &&
               !phw_name_token_in(token, " fast ");
    /* "Bleep Okafor" has its first capital from where it stands. */
    if (token->letters != PHW_CASE_TITLE || line->tokens[join].before ||
        (at == 0 && token->word > 0 && phw_name_token_best(token) < FIRST_IS_NAME))
        return false;
    /* "Rose Cottage", but "Okonkwo Larkfield Unit". */
    return at == join ? (token->kinds & (PHW_WORD_STREET | PHW_WORD_ORGANISATION)) ||
                            phw_street_kind(token->key, token->key_length) ||
                            (!is_said(page, cell, at) && !is_of_place(line, at))
                      : !is_said(page, cell, at);
}

/* Who did it, or where: "Taken by: Shaw", "in Sheffield". */
static bool is_doer(const phw_name_line *line, size_t at)
{
    return at > 0 && in(line, at - 1, " at by from in of per signed thanks via with ");
}

/* "Foley catheter": called by whoever made it. */
static bool is_eponym(const phw_name_line *line, size_t at)
{
    return (line->tokens[at].kinds & PHW_WORD_EPONYM) && at + 1 < line->count &&
           line->tokens[at + 1].letters == PHW_CASE_LOWER && !line->tokens[at + 1].before;
}

static bool says(const phw_name_line *line, const char *list)
{
    for (size_t at = 0; at < line->count; at++)
        if (in(line, at, list))
            return true;
    return false;
}

/* Whether a word is a surname rather than a firm, of which the tables hold few: most surnames are
 * in them. */
static bool is_clear(const phw_name_token *token)
{
    return token->known && token->family >= FIRST_IS_NAME;
}

/* The one surname of a line; false: none, or several, which are a list or a whole name. */
static bool find_surname(const phw_name_page *page, uint32_t cell, size_t *which)
{
    const phw_name_line *line = &page->lines[cell];
    const bool goods = says(line, GOODS) && !says(line, BIRTHS);
    size_t found = 0;
    for (size_t at = 0; at < line->count; at++) {
        if (!is_surname(page, cell, at) || (goods && !is_clear(&line->tokens[at])))
            continue;
        if (is_of_place(line, at)) {
            while (at + 1 < line->count && !phw_name_token_in(&line->tokens[at], PLACE_ENDS))
                at++;
            continue;
        }
        if (is_behind_trade(line, at) || is_at_work(line, at + 1) || is_doer(line, at) ||
            is_eponym(line, at) || line->tokens[at].possessive ||
            goes_with(page, cell, at + 1, at + 1) || (at > 0 && goes_with(page, cell, at - 1, at)))
            continue;
        *which = at;
        found++;
    }
    return found == 1;
}

void phw_recognise_short_message(phw_context *context)
{
    static const char *const tags[] = {"short-message", NULL};
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    if (phw_name_page_words(&page) > WORDS_MOST || phw_name_run_animals(&page) > 0)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_cell *here = &context->view->cells[cell];
        size_t which;
        /* A message fills its row; a table's does not. */
        if (here->previous != PHW_VIEW_NONE || here->next != PHW_VIEW_NONE ||
            !find_surname(&page, cell, &which))
            continue;
        const message said = read_line(&page, cell);
        if (!said.elsewhere && said.signs >= SIGNS_LEAST)
            phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                            phw_name_page_span(&page, cell, which, which),
                            said.signs >= SIGNS_SURE ? SURE_MESSAGE : SURE_LITTLE, tags);
    }
}
