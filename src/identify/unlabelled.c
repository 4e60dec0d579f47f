/* SPDX-License-Identifier: Apache-2.0 */
/* Patients who are told with no label: "Grace Okafor - ?PE", "HILL - NBM", "Nowak VBG" on boards
 * and scraps, a name over "Dry weight 71.5" or "MSU" on a chair and a pot. What is noted beside the
 * name says whose it is. An illness alone is told of players and of the famous as well: then
 * somebody looks. Run before the names. */
#include "identify/address_line.h"
#include "identify/care_note.h"
#include "identify/name_run.h"
#include "identify/treatise.h"
#include "identify/word_lists.h"

#define WORDS_MOST 150U /* of a page */
#define FIELDS_MOST 2   /* labelled fields of patients: names.c tells of those */
#define ROWS_MAX 60U
/* Words behind a name at most, and before it. */
#define NOTE_WORDS 9U
#define LONG_NOTE_WORDS 30U /* … where two of them tell of a patient */
#define FAIR_NOTE_WORDS 20U /* … where one does, and one may */
#define LONG_NOTE_SURE 2U
#define LEAD_WORDS 4U
/* Words of a page on which a name has its line to itself, and such names. */
#define LONE_PAGE_WORDS 40U
#define LITTLE_PAGE_WORDS 12U
#define LONE_NAMES 2U
/* Notes on such a page that tell whose they are; of illnesses, of which one is anybody's. */
#define SURE_ENOUGH 2U
#define MAYBE_ENOUGH 2U
/* Rows with a patient's note from which on it is a list of patients. */
#define LIST_ROWS 2U
#define WORD_MOST 1.0F /* uses per million of a surname in no table */
#define LETTERS_LEAST 3U
/* How like a name one word of a whole name is, a surname by itself, and a surname beside no more
 * than an illness: "Chopin" and "Keats" are less often met. */
#define WHOLE_LEAST 0.4F
#define SINGLE_LEAST 0.15F
#define CLEAR_FAMILY 0.5F
#define MATE_FAMILY 0.3F /* … and one of a list, of whom nothing is noted */
#define GIVEN_LEAST 0.1F /* … the first word before "Lane" */
/* What a word of a name is at least, unless it is in no table. */
#define WORD_LEAST 0.015F
#define NOTED_MOST 0.3F /* … and one that is a note as well */
#define TERM_MOST 0.5F  /* … and one of medicine */

#define SURE_NOTED 0.78
#define SURE_LISTED 0.76
#define SURE_AWAY 0.66
#define SURE_LITTLE 0.60
#define SURE_MAYBE 0.48 /* less than what blocks where care is spoken of */

/* What stands before a name in a note's first words. */
#define LEADS                                                                                      \
    " baby bay bed case cc chair chase clinic cubicle daughter dictation for fw fwd husband img "  \
    "interesting maj mum next of photo pt patient re reminder res review room see son sr subject " \
    "teams twin whatsapp wife "
/* Worlds in which illnesses, injuries and bodies have names beside them. */
#define OTHERS                                                                                     \
    " absence absent album asylum batsman bowler cast celebrity champion character chapter "       \
    "composer dentist doubtful episode exhibition fantasy fit fixtures horse injured injuries "    \
    "injury jockey keeper lateness midfield midfielder novel obituary opera painter paperback "    \
    "poet poems portrait pupil queen reign ruled sick sickness singer suspended tennis tour "      \
    "remix vegan vegetarian vinyl volume year "
/* What stands on forms, of which none is a surname by itself. */
#define NO_SURNAME                                                                                 \
    (PHW_WORD_NEVER | PHW_WORD_CLINICAL | PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE |                   \
     PHW_WORD_RELATION | PHW_WORD_CALENDAR)
/* What begins a note and says nothing itself. */
#define BEGINNINGS                                                                                 \
    " asking awaiting bed both chase d day declined declining family for has home in is just l "   \
    "left lt needs now on phoned post postop pre r rang recheck refused refusing repeat right rt " \
    "rung skin still to today wants was with "
#define MORE_ANIMALS                                                                               \
    " canine equine feline foal hamster kitten labrador mare neuter pony poodle rabbit rabies "    \
    "spaniel spay spayed terrier "
/* No note of care has them: titles of books and songs do. */
#define TITLES " as how its my our the these this what when why "
#define HEADINGS " board handover huddle jobs list outreach rounds "
/* What a device writes beside its readings. */
#define READINGS " art cvp dia hr map nibp pul pulse resp rr sys temp "
#define ROMANS " i ii iii vi vii viii "

typedef struct row {
    uint32_t cell;
    phw_name_run run;
    phw_care_note note;
    bool whole, single;
} row;

typedef struct told {
    row rows[ROWS_MAX];
    size_t count, sure, noted;
    bool others;
} told;

/* A nurse may be told of a patient's fall; who leads on falls is none. */
static bool is_colleagues(const phw_care_note *note)
{
    return note->trade || (note->staff && note->sure == 0);
}

static bool is_roman(const phw_name_line *line, size_t at)
{
    return at < line->count && line->tokens[at].letters != PHW_CASE_LOWER &&
           phw_name_token_in(&line->tokens[at], ROMANS) && !line->tokens[at].before;
}

/* Whether a word of a run is a note, or no name at all: "Hamstring" behind "Kane,". */
static bool is_no_name(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const float best = token->known ? phw_name_token_best(token) : 0;
    phw_care_note note = {0};
    if (token->letters == PHW_CASE_INITIAL || (token->kinds & (PHW_WORD_TITLE | PHW_WORD_PARTICLE)))
        return false;
    if (phw_name_token_in(token, HEADINGS) ||
        (token->letters == PHW_CASE_UPPER && phw_name_token_in(token, READINGS)) ||
        (token->known && token->word > 0 && best < WORD_LEAST) ||
        ((token->lists & PHW_LIST_SPOKEN) && token->letters == PHW_CASE_UPPER))
        return true;
    phw_care_note_read(page, cell, at, at + 1, &note);
    const bool term = token->kinds & PHW_WORD_CLINICAL;
    return note.sure > 0 || (note.maybe > 0 && best < NOTED_MOST) || (term && best < TERM_MOST);
}

/* Weighs what is left of a run up to its end. */
static void weigh(const phw_name_line *line, phw_name_run *run)
{
    run->full = 0;
    run->like = 0;
    run->initial = run->comma = false;
    for (size_t at = run->first + run->titled; at < run->end; at++) {
        const phw_name_token *token = &line->tokens[at];
        const bool word = token->letters != PHW_CASE_INITIAL && !(token->kinds & PHW_WORD_PARTICLE);
        run->initial |= token->letters == PHW_CASE_INITIAL;
        run->comma |= at > run->first && (token->before & PHW_GAP_COMMA);
        run->full += word;
        run->like += !word ? 0 : token->known ? phw_name_token_best(token) : 1;
    }
}

/* "12 Mill Lane", "Rose Cottage, Church Lane": where somebody lives stands at the run. */
static bool is_home(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_span name = phw_name_page_span(page, cell, run->first, run->end - 1);
    const phw_address_line line =
        phw_address_line_read(page->context, phw_view_whole(page->context->view, cell));
    if ((line.numbered || line.house) && line.span.begin < name.end && name.begin < line.span.end)
        return true;
    const phw_name_token *first = &page->lines[cell].tokens[run->first],
                         *last = &page->lines[cell].tokens[run->end - 1];
    return (last->kinds & PHW_WORD_STREET) && !run->titled && run->full > 1 &&
           (run->comma ? run->full > 2 : first->given < GIVEN_LEAST && !run->initial);
}

/* A name at token @p at, without what is noted right behind it. */
static bool match(const phw_name_page *page, uint32_t cell, size_t at, row *found)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run *run = &found->run;
    float clear = 0, family = 0;
    bool letters = false;
    if (!phw_name_run_match(line, at, run))
        return false;
    size_t end = run->first;
    while (end < run->end && !is_no_name(page, cell, end))
        end++;
    /* "LINDQVIST K 6.8": potassium. */
    if (end > run->first + 1 && end < line->count &&
        phw_name_token_is(&line->tokens[end - 1], "k") &&
        line->tokens[end].letters == PHW_CASE_NUMBER && !line->tokens[end].before)
        end--;
    run->end = end;
    weigh(line, run);
    if (run->full == 0 || is_roman(line, run->end) || line->tokens[run->end - 1].possessive ||
        is_home(page, cell, run))
        return false;
    for (size_t i = run->first; i < run->end; i++) {
        const phw_name_token *token = &line->tokens[i];
        const float best = token->known ? phw_name_token_best(token) : 0;
        clear = best > clear ? best : clear;
        family = token->known && token->family > family ? token->family : family;
        letters |= token->key_length >= LETTERS_LEAST;
    }
    found->cell = cell;
    found->whole = letters && phw_name_run_is_whole(run) && (run->titled || clear >= WHOLE_LEAST);
    const unsigned other = line->tokens[run->end - 1].kinds & NO_SURNAME;
    found->single = !other && letters && !found->whole && clear >= SINGLE_LEAST && run->full == 1;
    return letters;
}

/* "Peri-arrest: ": a note that ends in a colon before the name; the token behind, 0: none. */
static size_t behind_note(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    for (size_t at = 1; at < line->count && at < LEAD_WORDS; at++) {
        phw_care_note note = {0};
        if (!(line->tokens[at].before & PHW_GAP_COLON) || phw_name_page_is_time(line, at - 1))
            continue;
        phw_care_note_read(page, cell, 0, at, &note);
        return note.sure > 0 && !is_colleagues(&note) && !note.told ? at : 0;
    }
    return 0;
}

/* "14:00 ", "Next: ", "RE: " before the name at a cell's head: the token behind. */
static size_t behind_lead(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    size_t at = behind_note(page, cell);
    if (at > 0)
        return at;
    while (at < line->count && at < LEAD_WORDS &&
           (line->tokens[at].letters == PHW_CASE_NUMBER ||
            phw_name_token_in(&line->tokens[at], LEADS)))
        at++;
    return at;
}

static bool titles(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], TITLES))
            return true;
    return false;
}

/* Whether what stands right behind a name is no more of it: "Rice pudding", "HARROP-2". */
static bool ends_name(const phw_name_page *page, const row *found)
{
    const phw_name_line *line = &page->lines[found->cell];
    const size_t at = found->run.end;
    if (at == line->count)
        return true;
    const char behind = page->context->view->cells[found->cell].text[line->tokens[at - 1].to];
    return behind != '-' && ((line->tokens[at].before & ~(unsigned)PHW_GAP_GLUED) ||
                             line->tokens[at].letters == PHW_CASE_NUMBER ||
                             phw_name_token_in(&line->tokens[at], BEGINNINGS) ||
                             phw_care_note_begins(page, found->cell, at));
}

/* "Chair 1", "08:30"; a number alone is a runner's as well. */
static bool is_lead(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    return behind_lead(page, cell) == line->count &&
           (line->count > 1 || phw_name_page_is_time(line, 0));
}

/* Whether a cell begins the page's line, or has nothing but such a lead left of it. */
static bool begins_row(const phw_name_page *page, uint32_t cell)
{
    while ((cell = page->context->view->cells[cell].previous) != PHW_VIEW_NONE)
        if (!is_lead(page, cell))
            return false;
    return true;
}

/* Reads the note of a row: what stands behind the name, and in the cells to the right of it where
 * it begins the page's line. */
static void read_note(const phw_name_page *page, row *found)
{
    const phw_view *view = page->context->view;
    const phw_name_line *line = &page->lines[found->cell];
    found->note = (phw_care_note){0};
    if (behind_note(page, found->cell) == found->run.first)
        phw_care_note_read(page, found->cell, 0, found->run.first, &found->note);
    phw_care_note_read(page, found->cell, found->run.end, line->count, &found->note);
    found->note.told |= titles(line);
    if (!begins_row(page, found->cell))
        return;
    for (uint32_t cell = view->cells[found->cell].next; cell != PHW_VIEW_NONE;
         cell = view->cells[cell].next) {
        row other;
        if (match(page, cell, behind_lead(page, cell), &other) && other.whole)
            return;
        phw_care_note_read(page, cell, 0, page->lines[cell].count, &found->note);
        found->note.told |= titles(&page->lines[cell]);
    }
}

static bool is_noted(const row *found)
{
    return found->note.sure + found->note.maybe + found->note.away > 0;
}

/* What is something else elsewhere is a patient's where others have a patient's notes. */
static void believe(told *all)
{
    for (size_t i = 0; all->noted > 0 && i < all->count; i++) {
        row *found = &all->rows[i];
        if (found->note.also == 0)
            continue;
        all->sure += found->note.sure == 0 && (found->whole || found->single);
        all->noted += !is_noted(found);
        found->note.sure += found->note.also;
    }
}

/* "Bed 4 Mudd": a word that is none of English behind a bed. */
static bool is_bedded(const phw_name_page *page, const row *found)
{
    const phw_name_line *line = &page->lines[found->cell];
    const phw_name_token *word = &line->tokens[found->run.first];
    return found->run.full == 1 && found->run.first > 1 && word->word < WORD_MOST && !word->kinds &&
           word->letters != PHW_CASE_LOWER && phw_name_run_is_numbered(line, found->run.first - 2);
}

/* Prose is longer than notes are, and says less of what nobody else has. */
static bool is_too_long(const phw_care_note *note)
{
    const unsigned most = note->sure >= LONG_NOTE_SURE        ? LONG_NOTE_WORDS
                          : note->sure > 0 && note->maybe > 0 ? FAIR_NOTE_WORDS
                                                              : NOTE_WORDS;
    return note->words > most;
}

static void gather(const phw_name_page *page, told *all)
{
    const phw_view *view = page->context->view;
    for (uint32_t cell = 0; cell < view->cell_count && all->count < ROWS_MAX; cell++) {
        row *found = &all->rows[all->count];
        const phw_name_line *line = &page->lines[cell];
        if (line->count == 0 || !match(page, cell, behind_lead(page, cell), found))
            continue;
        found->single |= !found->whole && is_bedded(page, found);
        read_note(page, found);
        if (found->note.words == 0 || is_too_long(&found->note) || found->note.told ||
            is_colleagues(&found->note) || !ends_name(page, found) ||
            !(found->whole || (found->run.full == 1 && begins_row(page, cell))))
            continue;
        all->count++;
        all->sure += found->note.sure > 0 && (found->whole || found->single);
        all->noted += is_noted(found);
    }
    believe(all);
}

/* How surely a row tells of a patient; 0: not at all. */
static double weigh_row(const phw_name_page *page, const told *all, const row *found)
{
    const phw_care_note *note = &found->note;
    const bool list = all->sure >= LIST_ROWS ||
                      (all->sure > 0 && all->noted >= LIST_ROWS && all->noted * 2 >= all->count);
    const double listed = all->others ? SURE_LITTLE : SURE_LISTED;
    const phw_name_token *last = &page->lines[found->cell].tokens[found->run.end - 1];
    if (note->sure > 0 && found->whole)
        return all->others ? SURE_LITTLE : SURE_NOTED;
    if (note->sure > 0 && (found->single || list))
        return list ? listed : SURE_LITTLE;
    if (list && (note->maybe > 0 || found->whole || last->family >= MATE_FAMILY) &&
        (note->maybe > 0 || all->count <= all->noted * 2))
        return note->maybe > 0 ? listed : SURE_LITTLE;
    if (all->others)
        return 0;
    if (note->away > 0 && (found->whole || found->single))
        return found->run.titled ? SURE_AWAY : SURE_LITTLE;
    if (note->bed && note->diet && found->whole)
        return SURE_NOTED;
    if (note->maybe == 0 || note->year)
        return 0;
    if (found->whole)
        return SURE_LITTLE;
    return found->single && last->family >= CLEAR_FAMILY ? SURE_MAYBE : 0;
}

/* What the lines of a page say beside the names that fill theirs. */
typedef struct scrap {
    row names[LONE_NAMES];
    size_t count;
    phw_care_note note; /* of lines that are notes */
    size_t told;        /* words of those that are not */
    bool many, staff;
} scrap;

/* "Rhiannon Yilmaz   09:10": who sent a mail, and when. */
static bool is_sender(const phw_name_page *page, const row *found)
{
    const uint32_t next = page->context->view->cells[found->cell].next;
    const phw_name_line *line = &page->lines[found->cell];
    return found->run.end < line->count
               ? phw_name_page_is_time(line, found->run.end)
               : next != PHW_VIEW_NONE && phw_name_page_is_time(&page->lines[next], 0);
}

/* A name that fills its line, or begins one of a page of very few words. */
static bool match_lone(const phw_name_page *page, uint32_t cell, bool little, row *found)
{
    const phw_name_line *line = &page->lines[cell];
    const bool baby = line->count > 1 && phw_name_token_in(&line->tokens[0], " baby patient pt ");
    return line->count > 0 && match(page, cell, baby, found) &&
           ((found->run.end == line->count && (found->whole || found->single)) ||
            (little && found->whole && ends_name(page, found))) &&
           !phw_name_token_is(&line->tokens[found->run.end - 1], "ward") && !is_sender(page, found);
}

static void read_line(const phw_name_page *page, uint32_t cell, size_t from, scrap *all)
{
    const phw_name_line *line = &page->lines[cell];
    phw_care_note note = {0};
    phw_care_note_read(page, cell, from, line->count, &note);
    all->staff |= is_colleagues(&note);
    if (note.told || titles(line)) {
        all->told += note.words;
        return;
    }
    all->note.sure += note.sure;
    all->note.maybe += note.maybe;
    all->note.also += note.also;
    all->note.words += note.words;
    all->note.year |= note.year;
}

/* How surely a name of a line of its own is a patient's; 0: not at all. */
static double weigh_lone(const scrap *all, const row *name, bool others)
{
    const phw_care_note *note = &all->note;
    if (name->single)
        return note->sure >= SURE_ENOUGH                                       ? SURE_LITTLE
               : note->sure > 0 && note->words <= LITTLE_PAGE_WORDS && !others ? SURE_MAYBE
                                                                               : 0;
    if (others || note->year)
        return note->sure > 0 ? SURE_LITTLE : 0;
    if (note->sure >= SURE_ENOUGH)
        return SURE_LISTED;
    if (note->sure > 0 || note->maybe >= MAYBE_ENOUGH)
        return SURE_LITTLE;
    return note->maybe > 0 && note->words <= LITTLE_PAGE_WORDS ? SURE_MAYBE : 0;
}

/* Names on lines of their own on a page of few words, and notes in the others. */
static void look_at_lone(const phw_name_page *page, size_t words, bool others)
{
    scrap all = {.count = 0};
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        row found;
        size_t from = 0;
        if (match_lone(page, cell, words <= LITTLE_PAGE_WORDS, &found)) {
            if (all.count == LONE_NAMES)
                return;
            all.names[all.count++] = found;
            from = found.run.end;
        }
        read_line(page, cell, from, &all);
    }
    if (all.note.sure + all.note.maybe > 0)
        all.note.sure += all.note.also;
    if (all.staff || all.told > all.note.words || all.note.words > LONE_PAGE_WORDS)
        return;
    for (size_t i = 0; i < all.count; i++) {
        const double sure = weigh_lone(&all, &all.names[i], others);
        if (sure > 0)
            phw_name_run_add(page, all.names[i].cell, &all.names[i].run, sure, "care-noted");
    }
}

void phw_recognise_unlabelled(phw_context *context)
{
    phw_name_page page;
    size_t words;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        __builtin_popcount(context->evidence.patient_fields) >= FIELDS_MOST ||
        !phw_name_page_build(context, &page) || page.numbers > 0 ||
        (words = phw_name_page_words(&page)) > WORDS_MOST || phw_name_run_animals(&page) > 0 ||
        phw_name_page_says(&page, MORE_ANIMALS) || phw_treatise_is(&page))
        return;
    told *all = phw_arena_alloc(context->arena, sizeof *all);
    if (!all) {
        context->failed = true;
        return;
    }
    *all = (told){.others = phw_name_page_says(&page, OTHERS)};
    gather(&page, all);
    for (size_t i = 0; i < all->count; i++) {
        const double sure = weigh_row(&page, all, &all->rows[i]);
        if (sure > 0)
            phw_name_run_add(&page, all->rows[i].cell, &all->rows[i].run, sure, "care-noted");
    }
    look_at_lone(&page, words, all->others);
}
