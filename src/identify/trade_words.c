/* SPDX-License-Identifier: Apache-2.0 */
/* The words of one trade of care: an optician's "Sph", "Cyl" and "IOP", a dentist's "BPE" and
 * "XLA", what a pacemaker sends, a labour ward's "SROM", a home carer's key safe and pads, a care
 * home's fluids and turns, an alarm's "Fall detected". No drug and no illness may be on such a
 * page, and yet whoever is named on it, alone in a cell or at its head, is looked after. Run after
 * the names, of which it leaves the staff's alone. */
#include <string.h>

#include "identify/name_run.h"
#include "identify/page_words.h"
#include "identify/treatise.h"

/* What nothing but the trade says is worth more than what others say as well; so much of one trade
 * must a page say, in points. */
#define ONLY_WORTH 2
#define ALSO_WORTH 1
#define ALSO_MOST 2
#define POINTS_LEAST 4
/* Prices and different words of commerce on a page that sells; a shock is delivered as well. */
#define PRICES_LEAST 2U
#define SELLING_LEAST 3
/* Tokens before a name in its cell: an hour, a bed, "Patient"; words of its line at most. */
#define BEFORE_MOST 3
#define LINE_WORDS_MOST 14U
/* How like a given or a family name one word of a name must be that has no title and no comma. */
#define CALLED_LEAST 0.2F
#define NAMED_LEAST 0.4F  /* of a given name before "Ward": a bird has 0.28 */
#define FILED_LEAST 0.05F /* of a given name behind a comma */
#define SURE_STAFF 0.45
#define SURE_LOOKED_AFTER 0.78
/* What stands last in a place's name, and may be a family's as well behind a given name. */
#define PLACES " ward unit clinic suite wing bay theatre surgery lounge "
/* What may stand before a name. */
#define BEFORE_NAMES " client name patient pt resident woman baby "

typedef struct trade {
    const char *only;           /* words that nobody else says */
    const char *also;           /* … that others say, too */
    const char *const *phrases; /* … of several words, that nobody else says; ended by NULL */
} trade;

static const char *const none[] = {NULL};
static const char *const at_home[] = {
    "key safe",      "pad change",    "pad changed", "meds prompt",    "peg feed",
    "personal care", "double up",     "hoist x2",    "catheter bag",   "catheter care",
    "mouth care",    "cream applied", "strip wash",  "pressure areas", "bowels opened",
    "meds given",    "blister pack",  "stand aid",   "welfare check",  NULL};
static const char *const in_a_home[] = {
    "refused lunch", "refused breakfast", "refused dinner", "refused supper",
    "refused meds",  "refused care",      "refused wash",   "skin intact",
    "bowels open",   "bowels opened",     "sensor mat",     "night check",
    "mouth care",    "thickened fluids",  "pressure areas", NULL};
static const char *const of_hearts[] = {"af burden",        "rv threshold",     "lv threshold",
                                        "ra threshold",     "shock delivered",  "battery eri",
                                        "lead impedance",   "atrial lead",      "vt episode",
                                        "remote follow up", "generator change", NULL};
static const char *const of_labour[] = {"est labour",  "established labour", "iol propess",
                                        "iol prostin", "pet mgso4",          "waiting arm",
                                        NULL};
static const char *const of_alarms[] = {"fall detected",        "pendant pressed", "falls pendant",
                                        "no movement detected", "wandering alert", NULL};
static const char *const of_calls[] = {"sensor mat", "nurse call", "call bell", "staff assist",
                                       NULL};
static const char *const of_teeth[] = {"perio chart", "scale and polish", NULL};

static const char *const of_calls_for_help[] = {"calling about",
                                                "is she breathing",
                                                "is he breathing",
                                                "are they breathing",
                                                "is he conscious",
                                                "is she conscious",
                                                NULL};
static const char *const of_kiosks[] = {"is this you", NULL};
static const char *const of_ears[] = {"real ear", "ear mould", NULL};

static const trade trades[] = {
    {" ", " breathing conscious pathway triage ", of_calls_for_help},
    {" ", " born dr sr nurse surgery ", of_kiosks},
    {" audiogram tympanogram otoscopy ", " aid aids client fitting hearing mould rem ", of_ears},
    {" sph cyl iop iops pachymetry retinoscopy ",
     " add axis va recall pupil pupils prism distance near lens dilated ", none},
    {" bpe xla ur1 ur2 ur3 ur4 ur5 ur6 ur7 ur8 ul1 ul2 ul3 ul4 ul5 ul6 ul7 ul8 lr1 lr2 lr3 lr4 lr5 "
     "lr6 lr7 lr8 ll1 ll2 ll3 ll4 ll5 ll6 ll7 ll8 ",
     " perio charting recall band crown denture occlusal mesial distal amalgam composite rct chart "
     "estimate ",
     of_teeth},
    {" ddd dddr vvi vvir crtd crtp ilr ",
     " icd crt af vt vf battery eri threshold rv lv lead shock paced ", of_hearts},
    {" srom propess mgso4 primip multip lscs episiotomy ctg ",
     " gest gestation parity gravida woman mw pet iol gbs arm pn an ", of_labour},
    {" keysafe commode stoma ",
     " hoist pad pads peg catheter carer carers meds cream dossette "
     "dosette visit ",
     at_home},
    {" repositioned waterlow ",
     " resident residents rm fluids turned pads hoist skin bowels "
     "puree lounge meds ",
     in_a_home},
    {" careline telecare ", " lifeline fall fallen pendant alarm sos responder hr ", of_alarms},
    {" ", " assist toilet bed bay call emergency presence ", of_calls},
};

/* Whether the words of a phrase, with single blanks, stand at token @p at. */
static bool stands_at(const phw_name_line *line, size_t at, const char *phrase)
{
    size_t words = 1;
    for (const char *c = phrase; *c; c++)
        words += *c == ' ';
    return line->tokens[at].key[0] == phrase[0] && at + words <= line->count &&
           phw_name_run_behind(line, at + words, phrase);
}

static bool says_phrase(const phw_name_page *page, const char *phrase)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (stands_at(&page->lines[cell], at, phrase))
                return true;
    return false;
}

/* Whether the page says enough of one trade, and something that is only said there. */
static bool is_of(const phw_name_page *page, const trade *of)
{
    const int also = phw_name_run_said(page, of->also);
    int only = phw_name_run_said(page, of->only);
    const int added = ALSO_WORTH * (also < ALSO_MOST ? also : ALSO_MOST);
    if (only == 0 && also == 0)
        return false;
    for (const char *const *phrase = of->phrases;
         *phrase && ONLY_WORTH * only + added < POINTS_LEAST; phrase++)
        only += says_phrase(page, *phrase);
    return only > 0 && ONLY_WORTH * only + added >= POINTS_LEAST;
}

static bool is_of_a_trade(const phw_name_page *page)
{
    for (size_t i = 0; i < sizeof trades / sizeof trades[0]; i++)
        if (is_of(page, &trades[i]))
            return true;
    return false;
}

static bool sells(const phw_name_page *page)
{
    int selling = 0;
    for (uint32_t i = 0; i < page->context->words->slot_count; i++) {
        const phw_page_word *word = page->context->words->slots[i];
        selling += word && word->commerce;
    }
    return selling >= SELLING_LEAST || phw_evidence_amounts(page->context->view) >= PRICES_LEAST;
}

static bool is_trade_word(const phw_name_token *token)
{
    for (size_t i = 0; i < sizeof trades / sizeof trades[0]; i++)
        if (phw_name_token_in(token, trades[i].only) || phw_name_token_in(token, trades[i].also))
            return true;
    return false;
}

/* "Kestrel Ward", which a person may be called, too; "May Ward" is. */
static bool is_place(const phw_name_line *line, const phw_name_run *run)
{
    return !run->titled && !run->comma && run->end > run->first &&
           line->tokens[run->first].given < NAMED_LEAST &&
           phw_name_token_in(&line->tokens[run->end - 1], PLACES);
}

/* "Mrs Long", "Long, May", "May Long" where one of the two is a name more than a word, and neither
 * is the trade's. */
static bool is_called(const phw_name_line *line, const phw_name_run *run)
{
    if (!phw_name_run_is_whole(run))
        return false;
    bool called = run->titled || run->comma, given = false, unknown = false;
    for (size_t i = run->first; i < run->end; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (is_trade_word(token) ||
            (token->letters == PHW_CASE_LOWER && !(token->kinds & PHW_WORD_PARTICLE)))
            return false;
        called |= token->known && token->letters != PHW_CASE_INITIAL &&
                  phw_name_token_best(token) >= CALLED_LEAST;
        given |= token->known && token->given > 0;
        unknown |= !token->known;
    }
    return (called || (given && unknown)) && !is_place(line, run);
}

/* "Cash, Bill" and nothing else in the cell, whatever else the first word means. */
static bool is_filed(const phw_name_line *line, phw_name_run *run)
{
    const phw_name_token *family = &line->tokens[0], *given = family + 1;
    if (line->count != 2 || given->before != PHW_GAP_COMMA || given->letters != PHW_CASE_TITLE ||
        (family->letters != PHW_CASE_TITLE && family->letters != PHW_CASE_UPPER) ||
        given->given < FILED_LEAST || is_trade_word(family) || is_trade_word(given))
        return false;
    *run = (phw_name_run){.first = 0, .end = 2, .full = 2, .comma = true};
    return true;
}

/* What stands behind a name in its cell: nothing, a number, or something set apart. */
static bool ends_well(const phw_name_line *line, size_t end)
{
    return end == line->count || line->tokens[end].letters == PHW_CASE_NUMBER ||
           ((line->tokens[end].before & ~(unsigned)PHW_GAP_GLUED) &&
            !(line->tokens[end].kinds & PHW_WORD_ROLE));
}

/* "Lane, Poppy (Lou)", "Lane, Poppy (Mrs)": what is called or titled so as well. */
static void take_bracket(const phw_name_line *line, phw_name_run *run)
{
    const size_t at = run->end;
    if (at + 1 == line->count && (line->tokens[at].before & PHW_GAP_OPEN) &&
        line->tokens[at].letters == PHW_CASE_TITLE &&
        !(line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)))
        run->end++;
}

/* The name at a cell's head, or behind an hour, a bed or what says that one follows. */
static bool find(const phw_name_line *line, phw_name_run *run)
{
    size_t at = 0;
    if (line->count > 0 && is_filed(line, run))
        return true;
    while (at < line->count && at < BEFORE_MOST &&
           (line->tokens[at].letters == PHW_CASE_NUMBER ||
            phw_name_token_is_bed(&line->tokens[at]) ||
            phw_name_token_in(&line->tokens[at], BEFORE_NAMES)) &&
           !(line->tokens[at].kinds & PHW_WORD_TITLE))
        at++;
    return line->count > 0 && line->count <= LINE_WORDS_MOST && at < line->count &&
           phw_name_run_match(line, at, run) && is_called(line, run) && ends_well(line, run->end);
}

static bool is_of_staff(const phw_context *context, phw_span span)
{
    const phw_candidate *known = phw_context_at(context, span, PHW_FINDING_STAFF_NAME);
    return known && known->confidence >= SURE_STAFF;
}

void phw_recognise_trade_words(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (!phw_name_page_build(context, &page) || !is_of_a_trade(&page) || sells(&page) ||
        phw_name_run_said(&page, PHW_NAME_RUN_ANIMALS) > 0 || phw_treatise_is(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        const phw_name_line *line = &page.lines[cell];
        if (!find(line, &run) ||
            is_of_staff(context, phw_name_page_span(&page, cell, run.first, run.end - 1)))
            continue;
        take_bracket(line, &run);
        phw_name_run_add(&page, cell, &run, SURE_LOOKED_AFTER, "words-of-a-trade");
    }
}
