/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that are laid out as records are, of somebody or something that is no patient: a school's
 * transcript or timetable, an animal's card, the parts of a play, the programme of a conference, a
 * life in an encyclopedia, a race, a study of many, books, a feast's tables, an actor's part in an
 * examination. What looks like a patient's there may be one's, and is no more sure than that. */
#include <math.h>
#include <stdlib.h>

#include "identify/age.h"
#include "identify/name_page.h"
#include "identify/play_parts.h"
#include "identify/treatise.h"
#include "identify/word_lists.h"

/* Less than what blocks where care is spoken of, enough to ask for a second look; and, where it is
 * not spoken of at all, less than that. */
#define POSSIBLE_MOST 0.49
#define NOBODYS_MOST 0.29
/* Strengths of clinical terms, summed, that speak of no care yet: "anatomy" is taught as well. */
#define TERMS_MOST 0.3F

/* A heading or a field has no more words; those of prose tell of anything. */
#define HEADING_WORDS 8
#define WORDS_MOST 16 /* of a trade */

#define ORGANISATION_SURE 0.55
#define NUMBER_SURE 0.5

/* What pages of a trade have. */
enum {
    BIRTHS = 1 << 0,    /* dates of birth */
    MEDICINE = 1 << 1,  /* illnesses */
    STAFF = 1 << 2,     /* people at work who treat no patient: an animal's vet, a judge */
    LENGTHS = 1 << 3,   /* "100m", "4f": ways to swim or run, and no ages */
    INSCRIBED = 1 << 4, /* their words in small letters in lines of their own */
    MEANS = 1 << 5,     /* lengths of stay, of many people */
    DIETS = 1 << 6,     /* allergies, of guests */
    BEDS = 1 << 7,      /* beds, rooms or bays, of guests, plants or cars, and who has them */
    PLACES = 1 << 8,    /* hospitals, where somebody worked */
    PLAYED = 1 << 9,    /* parts, whatever they are called, and who plays them */
    COUNTED = 1 << 10,  /* numbers of their own, as programs have */
    DOUBTFUL = 1 << 11  /* words that a ward may write as well: a second look is asked for */
};

/* Words that head pages of a trade, folded: so many different ones must stand on a page, and one of
 * those that no record of a patient is headed with. The rest stand on such records as well. */
static const struct trade {
    unsigned least;
    unsigned has; /* BIRTHS … */
    const char *sure[WORDS_MOST];
    const char *more[WORDS_MOST];
} trades[] = {
    {4,
     BIRTHS,
     {"module", "modules", "credits", "semester", "transcript", "bsc", "msc", "coursework",
      "undergraduate", "pupil", "headteacher"},
     {"university", "college", "school", "student", "students", "programme", "subject", "grade",
      "grades", "mark", "marks", "class", "degree", "tutor", "attendance", "effort"}},
    {4,
     0,
     {"timetable", "maths", "geography", "physics", "computing", "homework"},
     {"english", "history", "french", "spanish", "german", "biology", "chemistry", "art", "music",
      "drama", "period", "registration", "lesson", "lunch", "year", "week"}},
    {3,
     BIRTHS | STAFF,
     {"species", "breed", "microchip", "veterinary", "mrcvs", "kennel", "worming", "enclosure",
      "keepers", "terrier", "spaniel", "retriever", "puppy"},
     {"animal", "owner", "dog", "cat", "vet", "vaccine", "neutered", "colour", "keeper", "ch",
      "graduate", "booster", "br"}},
    /* The parts of a play are doctors and patients as well. */
    {3,
     MEDICINE | STAFF,
     {"players", "starring", "screenplay", "nativity", "stunts", "understudy", "choreographer",
      "premiere", "sopranos"},
     {"directed", "written", "cast", "prompt", "lights", "lighting", "interval", "costumes", "act",
      "scene", "director", "tenors", "conductor", "shepherd", "innkeeper", "stage"}},
    {3,
     MEDICINE | STAFF,
     {"season", "starring", "premiere", "trailer"},
     {"directed", "written", "shown", "series", "episode", "min", "watch", "cast"}},
    {2,
     PLAYED,
     {"drama", "starring", "screenplay", "comedy", "thriller", "actor", "actress", "soundtrack",
      "sitcom", "producer", "choreographer", "understudy", "players"},
     {"episode", "cast", "director", "directed", "costume", "costumes", "season", "series",
      "characters", "film", "act", "scene", "lighting"}},
    {3,
     STAFF,
     {"speaker", "speakers", "keynote", "conference", "congress", "delegates", "symposium",
      "plenary"},
     {"session", "sessions", "programme", "workshop", "workshops", "lunch", "coffee", "study",
      "annual", "posters", "chair", "hall"}},
    {4,
     BIRTHS | INSCRIBED,
     {"loving", "beloved", "cherished", "memoriam"},
     {"memory", "born", "died", "aged", "rest", "peace", "wife", "husband", "also", "sadly"}},
    {4,
     BIRTHS | MEDICINE | STAFF | PLACES | INSCRIBED,
     {"encyclopedia", "encyclopaedia", "wikipedia"},
     {"born", "died", "death", "career", "early", "life", "legacy", "works", "awards", "references",
      "see", "also", "spouse", "nationality"}},
    {4,
     BIRTHS,
     {"encyclopedia", "encyclopaedia", "career", "legacy", "filmography", "discography",
      "bibliography"},
     {"born", "died", "occupation", "spouse", "children", "nationality", "education", "early",
      "later", "references", "works", "awards", "parents"}},
    {5,
     MEDICINE | STAFF,
     {"encyclopedia", "encyclopaedia", "epidemiology", "pathophysiology", "etymology", "talk",
      "wikipedia"},
     {"article", "read", "edit", "specialty", "symptoms", "signs", "causes", "duration",
      "frequency", "prevention", "mechanism", "prognosis", "references", "treatment", "history",
      "method"}},
    {4,
     BIRTHS | STAFF | LENGTHS,
     {"jockey", "jockeys", "batsman", "batter", "bowling", "backstroke", "breaststroke",
      "freestyle", "stableford", "handicap", "regatta", "scorecard", "peloton"},
     {"horse", "odds", "club", "lane", "heat", "heats", "event", "points", "team", "race", "round",
      "player", "runs", "trainer", "total", "entry"}},
    {4,
     BIRTHS | STAFF | INSCRIBED,
     {"census", "burial", "baptism", "ancestors", "ancestry", "genealogy", "descendants"},
     {"born", "died", "spouse", "children", "parents", "sources", "family", "tree", "marriage",
      "occupation", "head", "scholar", "relation", "folio", "servant", "lodger"}},
    {4,
     MEANS,
     {"methods", "cohort", "abstract", "keywords", "doi"},
     {"correspondence", "results", "background", "conclusion", "conclusions", "discussion",
      "introduction", "table", "figure", "references", "department", "university", "funding"}},
    {2,
     0,
     {"poems", "novels", "paperback", "hardback", "bestseller", "isbn"},
     {"stories", "collected", "edition", "volume", "memoir", "tales"}},
    {3,
     BIRTHS | STAFF,
     {"osce", "actor", "examiner", "manikin", "invigilator"},
     {"candidate", "station", "marks", "mark", "scenario", "task", "instructions", "debrief",
      "exam", "circuit"}},
    {3,
     LENGTHS | COUNTED,
     {"cpu", "ppid", "rss", "threads", "processes", "kernel", "tcp", "udp", "ethernet", "datagram"},
     {"pid", "memory", "status", "user", "running", "suspended", "command", "process", "disk",
      "network", "uptime", "protocol", "source", "destination", "packets"}},
    {3,
     BIRTHS | MEDICINE,
     {"charisma", "cleric", "paladin", "wizard", "mana", "goblin"},
     {"class", "level", "strength", "intelligence", "hit", "character", "constitution", "armour",
      "gold", "lvl", "wisdom", "dexterity", "alignment", "spells"}},
    {3,
     BEDS | INSCRIBED | STAFF,
     {"hostel", "dorm", "campsite", "bunks", "camp", "cabin", "tents", "cabins", "chalet",
      "housekeeping"},
     {"nights", "arrival", "arrivals", "late", "checkout", "towels", "linen", "locker", "lights",
      "tent", "guests", "out", "vip", "change", "stay", "key"}},
    {3,
     BEDS | INSCRIBED | DOUBTFUL,
     {"arrival", "arrivals", "checkout"},
     {"night", "nights", "late", "out", "towels", "linen", "key", "guests", "locker"}},
    {3,
     BEDS | INSCRIBED,
     {"mulch", "compost", "allotment", "allotments", "roses", "seedlings", "prune", "greenhouse"},
     {"garden", "weed", "weeds", "sow", "peas", "beans", "plot", "water", "volunteers", "net",
      "dig", "potatoes", "dead", "bees", "carrots"}},
    {3,
     BEDS | INSCRIBED,
     {"clutch", "exhaust", "tyres", "gearbox", "fiesta", "corsa"},
     {"mot", "brakes", "service", "workshop", "parts", "van", "golf", "transit", "ready", "oil",
      "wheel"}},
    {3,
     BEDS | INSCRIBED,
     {"parking"},
     {"bay", "bays", "car", "cars", "permit", "permits", "residents", "space", "spaces",
      "visitors"}},
    {4,
     INSCRIBED,
     {"pilates", "zumba", "spin", "yoga", "bootcamp", "aqua", "hiit"},
     {"studio", "classes", "class", "places", "pump", "instructor", "gym", "pool", "circuits"}},
    {4,
     MEDICINE | STAFF | INSCRIBED,
     {"coshh", "corrosive", "hazards", "flammable", "triangular", "eyewash"},
     {"assessor", "assessment", "product", "expires", "found", "gloves", "first", "aid", "review",
      "box", "check", "checked", "item", "bandages", "dressings"}},
};

/* Prose about an illness and the many who have it, whose headings were not read. A note of one
 * patient may speak of others, too: names in it stay worth a look. */
static const struct trade textbook = {.least = 0};

/* Who plays whom, where no word of a theatre was read, or few: so many parts as nobody at work is
 * called, or, where there are some, so many parts. */
#define CALLED_LEAST 3
#define PARTS_LEAST 3
static const struct trade play = {.least = 0, .has = MEDICINE | STAFF};

/* Where guests sit: tables with numbers, so many different ones of them. */
#define TABLES_LEAST 3
#define TABLES_MOST 32 /* numbers that are told apart */
static const struct trade guests = {.least = 0, .has = DIETS | STAFF};

/* What a patient's record has and none of these pages. */
#define OF_A_PATIENT                                                                               \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_ALLERGIES) |                 \
     PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_LENGTH_OF_STAY))
/* … and this only with a colon: the words stand on other pages as well. */
#define OF_CARE                                                                                    \
    (PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_BED) |                                \
     PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_DIAGNOSIS) |                     \
     PHW_LABEL_BIT(PHW_LABEL_MEDICATION) | PHW_LABEL_BIT(PHW_LABEL_HISTORY) |                      \
     PHW_LABEL_BIT(PHW_LABEL_EXAMINATION) | PHW_LABEL_BIT(PHW_LABEL_OBSERVATIONS) |                \
     PHW_LABEL_BIT(PHW_LABEL_PLAN))

#define PATIENT_NUMBERS                                                                            \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

static uint32_t bits_of(const phw_name_token *token, const char *const words[WORDS_MOST])
{
    for (unsigned i = 0; i < WORDS_MOST && words[i]; i++)
        if (phw_name_token_is(token, words[i]))
            return 1U << i;
    return 0;
}

/* A word with a capital in a short line, before a colon or "by", or by itself before a paragraph.
 * @param small  in small letters, too. */
static bool is_heading(const phw_name_line *line, size_t at, bool small)
{
    const phw_letter_case letters = line->tokens[at].letters;
    const unsigned behind = at + 1 < line->count ? line->tokens[at + 1].before : 0;
    const bool credit = at + 1 < line->count && phw_name_token_is(&line->tokens[at + 1], "by");
    const bool field = credit || (behind & PHW_GAP_COLON) || (at == 0 && (behind & PHW_GAP_STOP));
    return (small || letters == PHW_CASE_TITLE || letters == PHW_CASE_UPPER ||
            letters == PHW_CASE_MIXED) &&
           (field || line->count <= HEADING_WORDS);
}

static bool is_of_trade(const phw_name_page *page, const struct trade *trade)
{
    uint32_t sure = 0, more = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            if (!is_heading(line, at, trade->has & INSCRIBED))
                continue;
            sure |= bits_of(&line->tokens[at], trade->sure);
            more |= bits_of(&line->tokens[at], trade->more);
        }
    }
    return sure && (unsigned)(__builtin_popcount(sure) + __builtin_popcount(more)) >= trade->least;
}

/* "Table 1", "Table 2", …: of a feast, or of a paper. */
static bool has_tables(const phw_name_page *page)
{
    uint32_t seen = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at + 1 < line->count; at++) {
            const phw_name_token *next = &line->tokens[at + 1];
            if (!phw_name_token_is(&line->tokens[at], "table") || !is_heading(line, at, false) ||
                next->letters != PHW_CASE_NUMBER)
                continue;
            const char *text = page->context->view->cells[cell].text;
            const unsigned long number = strtoul(text + next->from, NULL, 10);
            seen |= number < TABLES_MOST ? 1U << number : 0;
        }
    }
    return __builtin_popcount(seen) >= TABLES_LEAST;
}

/* "78F": whoever is written of so is a patient, a teacher of drama with a cast as well.
 * @param small  "78f" too, which a length may be. */
static bool has_clinical_age(const phw_name_page *page, bool small)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            const char last = page->context->view->cells[cell].text[token->to - 1];
            if (phw_age_is_clinical(token) && (small || last < 'a' || last > 'z'))
                return true;
        }
    return false;
}

static bool is_possible(const struct trade *trade, bool born, bool aged)
{
    return (!born || (trade->has & BIRTHS)) && (!aged || (trade->has & LENGTHS));
}

/* The fields that a page of a trade may have as well are left out. */
static uint64_t of_a_patient(const struct trade *trade)
{
    uint64_t types = OF_A_PATIENT;
    if (trade->has & MEANS)
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_LENGTH_OF_STAY);
    if (trade->has & DIETS)
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_ALLERGIES);
    if (trade->has & COUNTED)
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER);
    return types;
}

static uint64_t of_care(const struct trade *trade)
{
    uint64_t types = OF_CARE;
    if (trade->has & BEDS)
        types &= ~(uint64_t)(PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_BED));
    return types;
}

/* Whether a patient's field, number or hospital is on the page, or a program for records. */
static bool has_patient(const phw_context *context, const struct trade *trade)
{
    const phw_labels *labels = context->labels;
    const bool leads = trade->has & STAFF; /* "Chair: Professor Adams", where a patient sits, too */
    for (uint32_t i = 0; i < labels->label_count; i++)
        if (labels->labels[i].colon && (labels->labels[i].types & of_care(trade)) &&
            !(leads && (labels->labels[i].types & PHW_LABEL_BIT(PHW_LABEL_CLINICIAN))))
            return true;
    return phw_labels_sure(labels, of_a_patient(trade)) || context->evidence.systems > 0 ||
           phw_context_on_page(context, PATIENT_NUMBERS, NUMBER_SURE) ||
           (!(trade->has & PLACES) &&
            phw_context_on_page(context, 1U << PHW_FINDING_TRUST_NAME, ORGANISATION_SURE));
}

/* "Mark" over a column: a name that is one of the trade's own words. */
static bool is_word_of(const phw_name_page *page, const phw_candidate *candidate,
                       const struct trade *trade)
{
    const phw_name_line *line = &page->lines[candidate->span.cell];
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (token->from == candidate->span.begin && token->to == candidate->span.end)
            return bits_of(token, trade->sure) || bits_of(token, trade->more);
    }
    return false;
}

/* Beds, terms of medicine, or two different words of care: one may be a course's ("nursing
 * research"). */
static bool speaks_of_care(const phw_name_page *page, const struct trade *trade)
{
    const phw_name_token *first = NULL;
    const bool beds = trade->has & BEDS      ? phw_name_page_says(page, " cubicle ward wards ")
                      : trade->has & LENGTHS ? phw_name_page_says(page, " bed bay cubicle ward ")
                                             : page->beds > 0; /* "100m" counts as one */
    /* An allergy of a guest's is a term, however many have it. */
    const bool diets = (trade->has & DIETS) && phw_name_page_says(page, " allergy allergies ");
    /* … and so is "PID". */
    if (beds || page->terms > TERMS_MOST + (diets || (trade->has & COUNTED) ? 1 : 0))
        return true;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            if (!(token->lists & PHW_LIST_CARE))
                continue;
            if (first && !phw_name_token_same(first, token))
                return true;
            first = token;
        }
    return false;
}

/* A drama's parts are played; by its words alone it may be one that a ward shows to its patients.
 */
static const struct trade *trade_of_parts(const phw_name_page *page, const struct trade *trade)
{
    const phw_play_parts parts = phw_play_parts_count(page);
    const bool drama = trade && (trade->has & PLAYED);
    return parts.called >= CALLED_LEAST || (drama && parts.rows >= PARTS_LEAST) ? &play : trade;
}

void phw_recognise_other_trades(phw_context *context)
{
    phw_name_page page;
    const struct trade *trade = NULL;
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page) ||
        has_clinical_age(&page, false))
        return;
    const bool aged = has_clinical_age(&page, true);
    const bool born = phw_context_on_page(context, 1U << PHW_FINDING_DATE_OF_BIRTH, NUMBER_SURE);
    for (size_t i = 0; !trade && i < sizeof trades / sizeof trades[0]; i++)
        trade = is_possible(&trades[i], born, aged) && is_of_trade(&page, &trades[i]) ? &trades[i]
                                                                                      : NULL;
    if (!born && !aged)
        trade = trade_of_parts(&page, trade);
    if (!trade && !born && !aged && phw_treatise_is_of_many(&page))
        trade = &textbook;
    if (!trade && !born && !aged && has_tables(&page) && !speaks_of_care(&page, &guests))
        trade = &guests;
    if (!trade || has_patient(context, trade))
        return;
    const bool care = !(trade->has & MEDICINE) && speaks_of_care(&page, trade);
    /* A ward has meals, roses and housekeeping as well, and beds that nobody else has told of. */
    if (care && (trade->has & BEDS))
        return;
    const double most = (trade->has & DOUBTFUL) || care ? POSSIBLE_MOST : NOBODYS_MOST;
    for (size_t i = 0; i < context->candidate_count; i++) {
        phw_candidate *candidate = &context->candidates[i];
        const bool person = candidate->subject == PHW_SUBJECT_PATIENT ||
                            candidate->subject == PHW_SUBJECT_RELATIVE ||
                            ((trade->has & STAFF) && candidate->kind == PHW_FINDING_STAFF_NAME);
        if (is_word_of(&page, candidate, trade))
            candidate->confidence = fmin(candidate->confidence, NOBODYS_MOST);
        else if (person)
            candidate->confidence = fmin(candidate->confidence, most);
    }
}
