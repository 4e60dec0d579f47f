/* SPDX-License-Identifier: Apache-2.0 */
/* The words of one trade of care: an optician's "Sph", "Cyl" and "IOP", a dentist's "BPE" and
 * "XLA", what a pacemaker sends, a labour ward's "SROM", a home carer's key safe and pads, a care
 * home's fluids and turns, an alarm's "Fall detected". No drug and no illness may be on such a
 * page, and yet whoever is named on it, alone in a cell or at its head, is looked after. Run after
 * the names, of which it leaves the staff's alone. */
#include <string.h>

#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/page_dates.h"
#include "identify/page_words.h"
#include "identify/trade_table.h"
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
/* … unless it says so surely when somebody was born: a dentist's estimate. */
#define BILLED_BORN 0.40
/* Tokens before a name in its cell: an hour, a bed, "Patient"; words of its line at most. */
#define BEFORE_MOST 3
#define LINE_WORDS_MOST 14U
/* How like a given or a family name one word of a name must be that has no title and no comma. */
#define CALLED_LEAST 0.2F
#define NAMED_LEAST 0.4F  /* of a given name before "Ward": a bird has 0.28 */
#define FILED_LEAST 0.05F /* of a given name behind a comma */
#define SURE_STAFF 0.50   /* surer than by a name alone on a page of care */
#define SURE_LOOKED_AFTER 0.78
/* What stands last in a place's name, and may be a family's as well behind a given name. */
#define PLACES " ward unit clinic suite wing bay theatre surgery lounge "
#define WELSH_STREETS " ffordd heol lon maes rhodfa stryd "
/* What may stand before a name. */
#define BEFORE_NAMES                                                                               \
    " adi baby client cognome cpl deceased detained e emb for full gnr i imie lcpl name nazwisko " \
    "nom "                                                                                         \
    "nombre nome numele pacjent pacjentka paciente patient paziente pt pte px resident sgt "       \
    "soyadi "                                                                                      \
    "spr woman y "
/* Fields of half a name. */
#define HALF_FIELDS " forename forenames nom numele prenom prenumele surname "
/* What was told weakly before is surer on such a page. */
#define WEAK_LEAST 0.40
/* Digits of a local number without letters. */
#define NUMBER_BYTES 6U
/* Lines from a name down to its date or number, and cells to the right. */
#define LINES_BELOW 2
#define CELLS_BESIDE 3
/* No date of birth is younger; younger ones are of visits. */
#define BORN_LATEST (PHW_THIS_YEAR - 2)

/* Words of other languages are those of foreign hospitals, and learnt at school. */
#define LANGUAGES " deutsch english español français french german italian polish spanish welsh "
#define LANGUAGES_LEAST 2

/* "B.C.G.", "skin-to-skin" */
#define WITHIN (PHW_GAP_STOP | PHW_GAP_DASH | PHW_GAP_GLUED)

/* Whether the words of a phrase, with single blanks, stand at token @p at. */
static bool stands_at(const phw_name_line *line, size_t at, const char *phrase)
{
    for (size_t i = at; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (i > at && (token->before & ~(unsigned)WITHIN))
            return false;
        if (strncmp(phrase, token->key, token->key_length) != 0)
            return false;
        phrase += token->key_length;
        if (*phrase == '\0')
            return true;
        if (*phrase++ != ' ')
            return false;
    }
    return false;
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
static bool is_of(const phw_name_page *page, const phw_trade *of)
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

/* The trades that a page is of, as bits 1 << index in phw_trades. */
static uint64_t trades_of(const phw_name_page *page)
{
    uint64_t trades = 0;
    for (size_t i = 0; i < phw_trade_count; i++)
        if (is_of(page, &phw_trades[i]))
            trades |= (uint64_t)1 << i;
    return trades;
}

static bool sells(const phw_name_page *page)
{
    int selling = 0;
    for (uint32_t i = 0; i < page->context->words->slot_count; i++) {
        const phw_page_word *word = page->context->words->slots[i];
        selling += word && word->commerce;
    }
    if (phw_context_on_page(page->context, 1U << PHW_FINDING_DATE_OF_BIRTH, BILLED_BORN))
        return false;
    return selling >= SELLING_LEAST || phw_evidence_amounts(page->context->view) >= PRICES_LEAST;
}

/* Whether it is a word of one of these trades: "Rosa Back" has a name where no ankles are told. */
static bool is_trade_word(uint64_t trades, const phw_name_token *token)
{
    for (size_t i = 0; i < phw_trade_count; i++)
        if ((trades & (uint64_t)1 << i) && (phw_name_token_in(token, phw_trades[i].only) ||
                                            phw_name_token_in(token, phw_trades[i].also)))
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

/* "57 Cropper Street", "38 Heol Isaf" behind their number. */
static bool is_address(const phw_name_line *line, const phw_name_run *run)
{
    if (run->titled || run->comma || run->first == 0 ||
        line->tokens[run->first - 1].letters != PHW_CASE_NUMBER)
        return false;
    for (size_t i = run->first; i < run->end; i++)
        if ((line->tokens[i].kinds & PHW_WORD_STREET) ||
            phw_name_token_in(&line->tokens[i], WELSH_STREETS))
            return true;
    return false;
}

/* "Mrs Long", "Long, May", "May Long" where one of the two is a name more than a word, and neither
 * is the trade's. */
static bool is_called(uint64_t trades, const phw_name_line *line, const phw_name_run *run)
{
    if (!phw_name_run_is_whole(run))
        return false;
    bool called = run->titled || run->comma, given = false, unknown = false;
    for (size_t i = run->first; i < run->end; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (is_trade_word(trades, token) ||
            (token->letters == PHW_CASE_LOWER && !(token->kinds & PHW_WORD_PARTICLE)))
            return false;
        called |= token->known && token->letters != PHW_CASE_INITIAL &&
                  phw_name_token_best(token) >= CALLED_LEAST;
        given |= token->known && token->given > 0;
        unknown |= !token->known;
    }
    return (called || (given && unknown)) && !is_place(line, run) && !is_address(line, run);
}

/* "Cash, Bill" and nothing else in the cell, whatever else the first word means. */
static bool is_filed(uint64_t trades, const phw_name_line *line, phw_name_run *run)
{
    const phw_name_token *family = &line->tokens[0], *given = family + 1;
    if (line->count != 2 || given->before != PHW_GAP_COMMA || given->letters != PHW_CASE_TITLE ||
        (family->letters != PHW_CASE_TITLE && family->letters != PHW_CASE_UPPER) ||
        given->given < FILED_LEAST || is_trade_word(trades, family) || is_trade_word(trades, given))
        return false;
    *run = (phw_name_run){.first = 0, .end = 2, .full = 2, .comma = true};
    return true;
}

/* "QUANTRILL / MARSH": of a couple, on its embryos' dish. */
static bool is_couple(uint64_t trades, const phw_name_line *line)
{
    const phw_name_token *one = &line->tokens[0], *other = one + 1;
    if (line->count != 2 || other->before != PHW_GAP_SLASH || one->letters != other->letters ||
        (one->letters != PHW_CASE_UPPER && one->letters != PHW_CASE_TITLE) || one->kinds ||
        other->kinds || is_trade_word(trades, one) || is_trade_word(trades, other))
        return false;
    return (one->family >= CALLED_LEAST || other->family >= CALLED_LEAST) &&
           (!one->known || one->family > 0) && (!other->known || other->family > 0);
}

/* "LANE, Poppy (Mrs)", "LANE, Poppy (Dr)": a patient's title, as records write it; a doctor's own
 * stands before the name. */
static bool is_titled_behind(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *title = &line->tokens[run->end];
    return run->end + 1 == line->count && (title->before & PHW_GAP_OPEN) &&
           ((title->kinds & PHW_WORD_TITLE) || (run->comma && phw_name_token_is(title, "dr")));
}

/* What stands behind a name in its cell: nothing, a number, a place's, or something set apart. */
static bool ends_well(const phw_name_line *line, const phw_name_run *run)
{
    const size_t end = run->end;
    return end == line->count || line->tokens[end].letters == PHW_CASE_NUMBER ||
           phw_name_run_is_numbered(line, end) || is_titled_behind(line, run) ||
           ((line->tokens[end].before & ~(unsigned)PHW_GAP_GLUED) &&
            !(line->tokens[end].kinds & PHW_WORD_ROLE));
}

/* "Lane, Poppy (Lou)", "Lane, Poppy (Mrs)": what is called or titled so as well. */
static void take_bracket(const phw_name_line *line, phw_name_run *run)
{
    const size_t at = run->end;
    if (at + 1 == line->count && (line->tokens[at].before & PHW_GAP_OPEN) &&
        line->tokens[at].letters == PHW_CASE_TITLE &&
        (is_titled_behind(line, run) ||
         !(line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE))))
        run->end++;
}

/* The name at a cell's head, or behind an hour, a bed or what says that one follows. */
static bool find(uint64_t trades, const phw_name_line *line, phw_name_run *run)
{
    size_t at = 0;
    if (line->count > 0 && is_filed(trades, line, run))
        return true;
    while (at < line->count && at < BEFORE_MOST &&
           (line->tokens[at].letters == PHW_CASE_NUMBER ||
            phw_name_token_is_bed(&line->tokens[at]) ||
            phw_name_token_in(&line->tokens[at], BEFORE_NAMES)) &&
           !(line->tokens[at].kinds & PHW_WORD_TITLE))
        at++;
    return line->count > 0 && line->count <= LINE_WORDS_MOST && at < line->count &&
           phw_name_run_match(line, at, run) && is_called(trades, line, run) &&
           ends_well(line, run);
}

/* "of the late Moishe Feldman of 6 Kirk Wynd". */
static bool is_late(const phw_name_line *line, size_t at, phw_name_run *run)
{
    return at > 1 && phw_name_run_behind(line, at, "the late") &&
           phw_name_run_match(line, at, run) && phw_name_run_is_whole(run);
}

/* "Nom : HE  Prenom : Jun": one word, whatever it means. */
static bool is_half(const phw_name_line *line, size_t at, phw_name_run *run)
{
    if (at == 0 || !phw_name_token_in(&line->tokens[at - 1], HALF_FIELDS) ||
        (line->tokens[at].letters != PHW_CASE_TITLE &&
         line->tokens[at].letters != PHW_CASE_UPPER) ||
        phw_name_token_in(&line->tokens[at], HALF_FIELDS))
        return false;
    if (!phw_name_run_match(line, at, run))
        *run = (phw_name_run){.first = at, .end = at + 1, .full = 1};
    return true;
}

static bool is_of_staff(const phw_context *context, phw_span span)
{
    const phw_candidate *known = phw_context_at(context, span, PHW_FINDING_STAFF_NAME);
    return known && known->confidence >= SURE_STAFF;
}

/* The word that begins at byte @p begin. */
static phw_span word_at(const phw_context *context, uint32_t index, uint32_t begin)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t end = begin;
    while (end < cell->length && !strchr(" |,;", cell->text[end]))
        end++;
    return (phw_span){index, begin, end};
}

/* The birth dates and local numbers of a cell from byte @p from on. */
static void take_numbers(phw_context *context, uint32_t index, uint32_t from)
{
    static const char *const tags[] = {"words-of-a-trade", "beside-name", NULL};
    const phw_cell *cell = &context->view->cells[index];
    uint32_t count, born_end = 0;
    const phw_date *dates = phw_page_dates_of(context->dates, index, &count);
    for (uint32_t i = 0; i < count; i++)
        if (dates[i].begin >= from && phw_date_full_year(&dates[i], PHW_THIS_YEAR) <= BORN_LATEST) {
            phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                            (phw_span){index, dates[i].begin, dates[i].end}, SURE_LOOKED_AFTER,
                            tags);
            born_end = dates[i].end;
        }
    for (uint32_t t = 0; t < cell->token_count; t++) {
        const phw_span word = word_at(context, index, cell->tokens[t].begin);
        const phw_local_shape shape = word.begin >= from && word.begin >= born_end
                                          ? phw_local_number_shape(cell->text, word.begin, word.end)
                                          : PHW_LOCAL_NONE;
        if ((shape == PHW_LOCAL_LETTERED ||
             (shape == PHW_LOCAL_DIGITS && word.end - word.begin >= NUMBER_BYTES)) &&
            !phw_context_at(context, word, PHW_FINDING_NHS_NUMBER) &&
            !phw_context_at(context, word, PHW_FINDING_PHONE))
            phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, word,
                            SURE_LOOKED_AFTER, tags);
    }
}

/* Those behind, beside and under a name. */
static void take_all_numbers(phw_context *context, uint32_t cell, uint32_t from)
{
    take_numbers(context, cell, from);
    uint32_t at = cell;
    for (int i = 0; i < CELLS_BESIDE && (at = context->view->cells[at].next) != PHW_VIEW_NONE; i++)
        take_numbers(context, at, 0);
    at = cell;
    for (int i = 0; i < LINES_BELOW && (at = context->below[at]) != PHW_VIEW_NONE; i++)
        take_numbers(context, at, 0);
}

/* "Yusuf Sharma BDS": whose last word is a degree. */
static bool has_degree(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *last = &line->tokens[run->end - 1];
    return last->letters == PHW_CASE_UPPER && (last->kinds & PHW_WORD_ROLE) &&
           run->end > run->first + 2;
}

static void tell(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    phw_context *context = page->context;
    if (has_degree(&page->lines[cell], run) ||
        is_of_staff(context, phw_name_page_span(page, cell, run->first, run->end - 1)))
        return;
    phw_name_run_add(page, cell, run, SURE_LOOKED_AFTER, "words-of-a-trade");
    take_all_numbers(context, cell, page->lines[cell].tokens[run->end - 1].to);
}

/* Whether the line of a name told weakly says why it is a patient's: it is one of several words,
 * or stands beside a word of the trade or a number. */
static bool is_borne_out(const phw_name_page *page, uint64_t trades, phw_span name)
{
    const phw_name_line *line = &page->lines[name.cell];
    size_t words = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        const bool inside = token->from >= name.begin && token->to <= name.end;
        words += inside;
        if (!inside && (token->letters == PHW_CASE_NUMBER || is_trade_word(trades, token)))
            return true;
    }
    return words > 1 || page->context->view->cells[name.cell].next != PHW_VIEW_NONE ||
           page->context->view->cells[name.cell].previous != PHW_VIEW_NONE;
}

/* Names that were told before, not surely. */
static void raise_weak(const phw_name_page *page, uint64_t trades)
{
    phw_context *context = page->context;
    static const char *const tags[] = {"words-of-a-trade", NULL};
    const size_t known = context->candidate_count;
    for (size_t i = 0; i < known && !context->failed; i++) {
        const phw_candidate weak = context->candidates[i];
        if (weak.kind != PHW_FINDING_PATIENT_NAME || weak.confidence < WEAK_LEAST ||
            weak.confidence >= SURE_LOOKED_AFTER || is_of_staff(context, weak.span) ||
            !is_borne_out(page, trades, weak.span))
            continue;
        phw_context_add(context, weak.kind, PHW_SUBJECT_PATIENT, weak.span, SURE_LOOKED_AFTER,
                        tags);
        take_all_numbers(context, weak.span.cell, weak.span.end);
    }
}

/* "LYE" and, in the next cell, "Stan". */
static bool is_split(const phw_name_page *page, uint64_t trades, uint32_t cell)
{
    const uint32_t next = page->context->view->cells[cell].next;
    if (next == PHW_VIEW_NONE || page->lines[cell].count != 1 || page->lines[next].count != 1)
        return false;
    const phw_name_token *family = page->lines[cell].tokens, *given = page->lines[next].tokens;
    return family->letters == PHW_CASE_UPPER && given->letters == PHW_CASE_TITLE &&
           !is_trade_word(trades, family) && !is_trade_word(trades, given) &&
           given->given >= FILED_LEAST;
}

static void look_at(const phw_name_page *page, uint64_t trades, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run = {.first = 0, .end = 1, .full = 1};
    if (is_split(page, trades, cell)) {
        tell(page, page->context->view->cells[cell].next, &run);
        tell(page, cell, &run);
        return;
    }
    if (line->count == 2 && is_couple(trades, line)) {
        tell(page, cell, &run);
        run = (phw_name_run){.first = 1, .end = 2, .full = 1};
        tell(page, cell, &run);
        return;
    }
    if (find(trades, line, &run)) {
        take_bracket(line, &run);
        tell(page, cell, &run);
    }
    for (size_t at = 1; at < line->count; at++)
        if (is_late(line, at, &run) || is_half(line, at, &run))
            tell(page, cell, &run);
}

/* "French", "English" over words for the doctor's, and what pupils are to do. */
static bool is_of_a_lesson(const phw_name_page *page)
{
    return phw_name_page_says(page, " exercise homework spelling vocabulary worksheet ") &&
           phw_name_run_said(page, LANGUAGES) >= LANGUAGES_LEAST;
}

void phw_recognise_trade_words(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    const uint64_t trades = trades_of(&page);
    if (trades == 0 || sells(&page) || phw_name_run_animals(&page) > 0 || is_of_a_lesson(&page) ||
        phw_treatise_is(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        look_at(&page, trades, cell);
    raise_weak(&page, trades);
}
