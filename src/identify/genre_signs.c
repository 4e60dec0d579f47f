/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/genre_signs.h"

#include <ctype.h>
#include <string.h>

#include "identify/clue_words.h"
#include "identify/genre_marks.h"
#include "identify/word_lists.h"

/* Candidates count from here on, as findings do that are believed. */
#define SURE 0.5

/* Patients that are told apart; more say nothing more. */
#define PATIENTS_MOST 4U

/* Cells of a row that are looked at. */
#define ROW_CELLS 12

#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

/* Where a letter is signed, and words of a name with what its bearer is. */
#define SIGNED_LINES 3U
#define SIGNED_WORDS 7U

/* A word that is more likely a name than not. */
#define PERSON 0.5F

/* Words of a row that is mostly figures. */
#define FIGURE_WORDS 8U

/* A short name of a bed has this many letters and digits at most: "A12", "SR2". */
#define BED_MOST 3U

static const char *const names[] = {
#define NAME(name, words, tells) #name,
    PHW_GENRE_SIGNS(NAME)
#undef NAME
};

static const struct reason {
    const char *words;
    unsigned tells;
} reasons[] = {
#define WORDS(name, words, tells) {words, tells},
    PHW_GENRE_SIGNS(WORDS)
#undef WORDS
};

const char *phw_genre_sign_name(phw_genre_sign sign)
{
    return names[sign];
}

const char *phw_genre_sign_words(phw_genre_sign sign, int kind)
{
    return reasons[sign].tells & 1U << kind ? reasons[sign].words : NULL;
}

/* What is counted. */
typedef struct counts {
    float rows, cells, words;
    float bed_rows, name_rows, time_rows, numbered, senders, speakers, small_starts, sentences;
    float questions, calls, quotes, spoken, reader, author, care, capitals, digits, signs, hours;
    float outside, told, calendar, people, stamps;
    float numbers, fields, health, patient, beds, places, staff, others;
    uint32_t patients;
} counts;

/* "10:42", "10:42 am", alone in its cell or at its end: when a message came. */
static bool ends_with_time(const phw_cell *cell)
{
    uint32_t end = cell->length;
    while (end > 0 && !isdigit((unsigned char)cell->text[end - 1]) && cell->length - end < 5)
        end--;
    return end >= 5 && isdigit((unsigned char)cell->text[end - 1]) &&
           isdigit((unsigned char)cell->text[end - 2]) && cell->text[end - 3] == ':' &&
           isdigit((unsigned char)cell->text[end - 4]);
}

/* "A1", "B6", "SR2", "3": what a bed is called. */
static bool is_bed_code(const phw_name_token *token)
{
    bool digit = isdigit((unsigned char)token->key[token->key_length ? token->key_length - 1 : 0]);
    return token->key_length >= 1 && token->key_length <= BED_MOST && digit &&
           token->letters == PHW_CASE_NUMBER;
}

static bool is_bed_noun(const phw_name_token *token)
{
    static const char *const nouns[] = {"bed",      "bay",     "sr", "station", "side",
                                        "sideroom", "cubicle", "rm", "room"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (phw_name_token_is(token, nouns[i]))
            return true;
    return false;
}

static bool is_hour(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && line->tokens[at].letters == PHW_CASE_NUMBER &&
           line->tokens[at].key_length <= 2 && line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
           line->tokens[at + 1].key_length == 2 && (line->tokens[at + 1].before & PHW_GAP_COLON);
}

/* Where a row's patient is named, by token; its count where nobody is. */
static size_t patient_at(const phw_context *context, uint32_t cell, const phw_name_line *line)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind == PHW_FINDING_PATIENT_NAME && candidate->confidence >= SURE &&
            candidate->span.begin < least)
            least = candidate->span.begin;
    }
    size_t at = 0;
    while (at < line->count && line->tokens[at].to <= least)
        at++;
    return at;
}

/* How a row begins. */
static void count_start(const phw_name_page *page, uint32_t cell, counts *sum)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *first = &line->tokens[0];
    const phw_cell *text = &page->context->view->cells[cell];
    bool bullet = first->before & (PHW_GAP_OTHER | PHW_GAP_DASH);
    size_t named = patient_at(page->context, cell, line);
    uint32_t next = text->next;
    bool hour = is_hour(line, 0);
    bool bed = !hour && (is_bed_noun(first) || is_bed_code(first)) &&
               !(line->count > 1 && (line->tokens[1].before & PHW_GAP_SLASH));
    /* A number alone begins a table's row as well as a numbered line. */
    sum->bed_rows += bed && (first->key_length > 1 || line->count == 1 ||
                             !(line->tokens[1].before & PHW_GAP_STOP));
    sum->numbered += first->letters == PHW_CASE_NUMBER && line->count > 1 &&
                     (line->tokens[1].before & PHW_GAP_STOP) && first->key_length <= 2;
    sum->time_rows += hour;
    bool beside = next != PHW_VIEW_NONE && page->lines[next].count > 0 && (bed || hour) &&
                  patient_at(page->context, next, &page->lines[next]) == 0;
    sum->name_rows += (named < line->count && named <= 2) || beside;
    bool capital = first->letters == PHW_CASE_TITLE || first->letters == PHW_CASE_UPPER;
    size_t colon = 1;
    while (colon < line->count && colon <= 3 && !(line->tokens[colon].before & PHW_GAP_COLON))
        colon++;
    sum->speakers += capital && colon <= 3 && colon + 2 < line->count && !hour &&
                     line->tokens[colon].letters == PHW_CASE_LOWER &&
                     line->tokens[colon + 1].letters == PHW_CASE_LOWER;
    sum->small_starts += first->letters == PHW_CASE_LOWER && first->key_length > 1 && !bullet;
}

/* A row of one cell or several, from its first. */
static void count_row(const phw_name_page *page, uint32_t cell, counts *sum)
{
    const phw_view *view = page->context->view;
    size_t words = 0, cells = 0;
    uint32_t last = cell;
    for (uint32_t at = cell; at != PHW_VIEW_NONE && cells < ROW_CELLS; at = view->cells[at].next) {
        words += page->lines[at].count;
        cells++;
        last = at;
    }
    const phw_cell *end = &view->cells[last];
    char close = end->length ? end->text[end->length - 1] : ' ';
    sum->rows++;
    sum->cells += (float)cells;
    bool time = ends_with_time(end);
    sum->senders += time && words >= 2 && words <= 6 && page->lines[cell].count > 0 &&
                    (page->lines[cell].tokens[0].letters == PHW_CASE_TITLE);
    sum->sentences += words >= 6 && (close == '.' || close == '!' || close == '"');
    sum->calls += words <= 5 && words >= 1 && close != '.' && close != ':' && cells == 1 && !time;
    if (page->lines[cell].count > 0)
        count_start(page, cell, sum);
}

static void count_signs(const phw_cell *cell, counts *sum)
{
    static const bool is_sign[256] = {
        ['{'] = true, ['}'] = true, ['['] = true, [']'] = true, [';'] = true,
        ['='] = true, ['_'] = true, ['<'] = true, ['>'] = true, ['\\'] = true,
        ['#'] = true, ['$'] = true, ['&'] = true, ['*'] = true};
    for (uint32_t i = 0; i < cell->length; i++) {
        char c = cell->text[i];
        sum->questions += c == '?' && i > 0 && isalpha((unsigned char)cell->text[i - 1]);
        sum->quotes += c == '"';
        sum->calls += c == '!';
        sum->signs += is_sign[(unsigned char)c];
    }
}

static void count_words(const phw_name_page *page, uint32_t cell, counts *sum)
{
    const phw_name_line *line = &page->lines[cell];
    sum->stamps += line->count <= 3 && is_hour(line, 0);
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        size_t last;
        sum->words++;
        sum->spoken += (token->lists & PHW_LIST_SPOKEN) != 0;
        sum->reader += (token->lists & PHW_LIST_READER) != 0;
        sum->author += (token->lists & PHW_LIST_AUTHOR) != 0;
        sum->care += (token->lists & PHW_LIST_NOTES) != 0;
        sum->told += (token->lists & PHW_LIST_TOLD) != 0;
        sum->calendar +=
            (token->kinds & PHW_WORD_CALENDAR) != 0 && token->letters != PHW_CASE_LOWER;
        bool follows = at > 0 && !(token->before & ~(unsigned)PHW_GAP_COMMA);
        sum->people += follows && token->family >= PERSON && token[-1].given >= PERSON &&
                       token->letters != PHW_CASE_LOWER && token[-1].letters != PHW_CASE_LOWER;
        sum->capitals += token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
        sum->digits += token->letters == PHW_CASE_NUMBER;
        sum->hours += is_hour(line, at);
        sum->outside += (phw_clue_at(line->tokens, line->count, at, &last) & PHW_CLUE_OUTSIDE) != 0;
    }
}

static bool same_letters(const phw_context *context, phw_span a, phw_span b)
{
    const phw_cell *cells = context->view->cells;
    uint32_t length = a.end - a.begin;
    return length == b.end - b.begin &&
           memcmp(cells[a.cell].text + a.begin, cells[b.cell].text + b.begin, length) == 0;
}

/* The longest word of a name, which its other forms have as well ("SMITH, John", "Mr Smith"). */
static const phw_name_token *main_word(const phw_name_page *page, phw_span span)
{
    const phw_name_line *line = &page->lines[span.cell];
    const phw_name_token *best = NULL;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->from >= span.begin && token->to <= span.end &&
            !(token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) &&
            (!best || token->family > best->family))
            best = token;
    }
    return best;
}

static bool has_word(const phw_name_page *page, phw_span span, const phw_name_token *word)
{
    const phw_name_line *line = &page->lines[span.cell];
    for (size_t i = 0; i < line->count; i++)
        if (line->tokens[i].from >= span.begin && line->tokens[i].to <= span.end &&
            strcmp(line->tokens[i].key, word->key) == 0)
            return true;
    return false;
}

/* Different patients by their names, as far as no word of one is in another; PATIENTS_MOST at most.
 */
static uint32_t count_patients(const phw_name_page *page)
{
    const phw_context *context = page->context;
    phw_span seen[PATIENTS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < context->candidate_count && count < PATIENTS_MOST; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind != PHW_FINDING_PATIENT_NAME || candidate->confidence < SURE)
            continue;
        const phw_name_token *word = main_word(page, candidate->span);
        bool known = !word;
        for (uint32_t k = 0; k < count && !known; k++) {
            const phw_name_token *other = main_word(page, seen[k]);
            known =
                has_word(page, seen[k], word) || (other && has_word(page, candidate->span, other));
        }
        if (!known)
            seen[count++] = candidate->span;
    }
    return count;
}

/* Different patients by their numbers. */
static uint32_t count_numbers_of(const phw_context *context, phw_finding_kind kind)
{
    phw_span seen[PATIENTS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < context->candidate_count && count < PATIENTS_MOST; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        bool known = candidate->kind != kind || candidate->confidence < SURE;
        for (uint32_t k = 0; k < count && !known; k++)
            known = same_letters(context, seen[k], candidate->span);
        if (!known)
            seen[count++] = candidate->span;
    }
    return count;
}

static void count_candidates(const phw_name_page *page, counts *sum)
{
    const phw_context *context = page->context;
    unsigned kinds = 0;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->confidence < SURE)
            continue;
        kinds |= 1U << candidate->kind & NUMBERS;
        sum->health += candidate->kind == PHW_FINDING_CLINICAL;
        sum->places += candidate->kind == PHW_FINDING_TRUST_NAME;
        sum->beds += candidate->kind == PHW_FINDING_APPOINTMENT;
        sum->patient += candidate->kind == PHW_FINDING_PATIENT_NAME;
        sum->staff += candidate->kind == PHW_FINDING_STAFF_NAME;
        sum->others += candidate->subject == PHW_SUBJECT_PUBLIC;
    }
    for (; kinds; kinds &= kinds - 1)
        sum->numbers++;
    sum->patients = count_patients(page);
}

/* Whether one of the last lines begins with the name of who works there or of somebody else, and
 * holds little more. */
static bool is_signed(const phw_name_page *page)
{
    const phw_context *context = page->context;
    uint32_t cells = context->view->cell_count;
    const uint32_t people = 1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_RELATIVE_NAME;
    for (uint32_t cell = cells > SIGNED_LINES ? cells - SIGNED_LINES : 0; cell < cells; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (context->view->cells[cell].previous != PHW_VIEW_NONE || line->count == 0 ||
            line->count > SIGNED_WORDS || !phw_context_in_cell(context, cell, people, SURE))
            continue;
        bool speaks = false;
        for (size_t at = 0; at < line->count; at++)
            speaks |= line->tokens[at].letters == PHW_CASE_LOWER ||
                      line->tokens[at].letters == PHW_CASE_NUMBER;
        if (!speaks)
            return true;
    }
    return false;
}

/* Cells of a letter's head: who writes, to whom, when. */
#define HEAD_CELLS 12U
/* Bytes that may stand round a date that is alone in its row: "Date:", "Thursday". */
#define ROUND_DATE 12U

/* Addresses without a label at the head of the page, and whether a date stands there alone. */
static void look_at_head(const phw_context *context, float *addressed, float *dated)
{
    const uint32_t kinds = 1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_POSTCODE;
    const uint64_t labels = PHW_LABEL_BIT(PHW_LABEL_ADDRESS) | PHW_LABEL_BIT(PHW_LABEL_POSTCODE);
    uint32_t cells =
        context->view->cell_count < HEAD_CELLS ? context->view->cell_count : HEAD_CELLS;
    *addressed = *dated = 0;
    for (uint32_t cell = 0; cell < cells; cell++) {
        const phw_cell *text = &context->view->cells[cell];
        bool alone = text->previous == PHW_VIEW_NONE && text->next == PHW_VIEW_NONE;
        uint32_t count;
        const phw_date *date = phw_page_dates_of(context->dates, cell, &count);
        *dated += count == 1 && text->next == PHW_VIEW_NONE &&
                  date->end - date->begin + ROUND_DATE >= text->length;
        *addressed +=
            alone && phw_context_in_cell(context, cell, kinds, SURE) &&
            !phw_labels_link(context->labels, phw_view_whole(context->view, cell), labels);
    }
}

/* Rows of which half are figures, as tables, payslips and logs have them. */
static float rows_with_figures(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    float rows = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        if (view->cells[cell].previous != PHW_VIEW_NONE)
            continue;
        uint32_t words = 0, figures = 0, cells = 0;
        for (uint32_t at = cell; at != PHW_VIEW_NONE && cells < ROW_CELLS;
             at = view->cells[at].next, cells++)
            for (size_t i = 0; i < page->lines[at].count; i++, words++)
                figures += page->lines[at].tokens[i].letters == PHW_CASE_NUMBER;
        rows += figures > 0 && figures * 2 >= words && words <= FIGURE_WORDS;
    }
    return rows;
}

static float share(float part, float whole)
{
    return whole > 0 ? (part < whole ? part / whole : 1) : 0;
}

/* Rows of one sort that are as much as counts, of all rows: on a long page a few say little. */
#define ROWS_SHARE 0.35F
#define SAID_SHARE 0.15F

static float at_least(float value, float least)
{
    return value > least ? value : least;
}

/* Of those words that are told by their share of the page, one in so many is as much as counts. */
#define SPOKEN_SHARE 0.10F
#define READER_SHARE 0.10F
#define AUTHOR_SHARE 0.06F
#define CARE_SHARE 0.15F
#define TOLD_SHARE 0.08F
#define SIGNS_SHARE 0.3F

phw_genre_signs phw_genre_signs_count(const phw_name_page *page)
{
    const phw_context *context = page->context;
    const phw_view *view = context->view;
    counts sum = {0};
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        if (view->cells[cell].previous == PHW_VIEW_NONE)
            count_row(page, cell, &sum);
        count_signs(&view->cells[cell], &sum);
        count_words(page, cell, &sum);
    }
    count_candidates(page, &sum);
    double marks[PHW_GENRE_MARK_LISTS];
    float addressed, dated;
    look_at_head(context, &addressed, &dated);
    phw_genre_marks(page, marks);
    uint32_t by_number = count_numbers_of(context, PHW_FINDING_NHS_NUMBER);
    uint32_t by_birth = count_numbers_of(context, PHW_FINDING_DATE_OF_BIRTH);
    uint32_t apart = by_number > by_birth ? by_number : by_birth;
    bool nobody = sum.numbers == 0 && sum.patient == 0 && sum.beds == 0 && !page->somebody;
    float rows = sum.rows > 2 ? sum.rows : 2, words = sum.words > 8 ? sum.words : 8;
    phw_genre_signs signs = {
        .value = {[PHW_GENRE_SIGN_ALWAYS] = 1,
                  [PHW_GENRE_SIGN_FIELDS] = share((float)context->evidence.patient_fields, 5),
                  [PHW_GENRE_SIGN_ANY_FIELD] = context->evidence.patient_fields > 0,
                  [PHW_GENRE_SIGN_NUMBERS] = share(sum.numbers, 3),
                  [PHW_GENRE_SIGN_HEALTH] = share(sum.health, 4),
                  [PHW_GENRE_SIGN_PATIENT] = sum.patient > 0,
                  [PHW_GENRE_SIGN_PATIENTS] =
                      share((float)(sum.patients > 1 ? sum.patients - 1 : 0), 2),
                  [PHW_GENRE_SIGN_COLUMN] = share((float)(apart > 1 ? apart - 1 : 0), 2),
                  [PHW_GENRE_SIGN_BEDS] = share(sum.beds, 3),
                  [PHW_GENRE_SIGN_BED_ROWS] = share(sum.bed_rows, at_least(rows * ROWS_SHARE, 3)),
                  [PHW_GENRE_SIGN_NAME_ROWS] = share(sum.name_rows, at_least(rows * ROWS_SHARE, 3)),
                  [PHW_GENRE_SIGN_TIME_ROWS] = share(sum.time_rows, at_least(rows * ROWS_SHARE, 3)),
                  [PHW_GENRE_SIGN_NUMBERED] = share(sum.numbered, at_least(rows * ROWS_SHARE, 3)),
                  [PHW_GENRE_SIGN_COLUMNS] = share(sum.cells / rows - 1, 3),
                  [PHW_GENRE_SIGN_GREETING] = share((float)marks[PHW_MARKS_GREETING], 2),
                  [PHW_GENRE_SIGN_CLOSING] = share((float)marks[PHW_MARKS_CLOSING], 2),
                  [PHW_GENRE_SIGN_HEAD] = share((float)marks[PHW_MARKS_HEAD], 3),
                  [PHW_GENRE_SIGN_SIGNED] = is_signed(page),
                  [PHW_GENRE_SIGN_LETTER] = share((float)marks[PHW_MARKS_LETTER], 2),
                  [PHW_GENRE_SIGN_SENDERS] = share(sum.senders, at_least(rows * SAID_SHARE, 2)),
                  [PHW_GENRE_SIGN_STAMPS] = share(sum.stamps, at_least(rows * SAID_SHARE, 2)),
                  [PHW_GENRE_SIGN_SPEAKERS] = share(sum.speakers, at_least(rows * SAID_SHARE, 2)),
                  [PHW_GENRE_SIGN_CHAT] = share((float)marks[PHW_MARKS_CHAT], 3),
                  [PHW_GENRE_SIGN_SMALL_STARTS] = share(sum.small_starts, rows * 0.6F),
                  [PHW_GENRE_SIGN_QUESTIONS] = share(sum.questions, at_least(rows * SAID_SHARE, 2)),
                  [PHW_GENRE_SIGN_SPOKEN] = share(sum.spoken, words * SPOKEN_SHARE),
                  [PHW_GENRE_SIGN_PUBLIC] = share((float)marks[PHW_MARKS_PUBLIC], 2),
                  [PHW_GENRE_SIGN_OUTSIDE] = share(sum.outside, 2),
                  [PHW_GENRE_SIGN_QUOTES] = share(sum.quotes, at_least(rows * SAID_SHARE, 2)),
                  [PHW_GENRE_SIGN_READER] = share(sum.reader, words * READER_SHARE),
                  [PHW_GENRE_SIGN_CALLS] = share(sum.calls, at_least(rows * ROWS_SHARE, 3)),
                  [PHW_GENRE_SIGN_GENERAL] = nobody && page->clinical >= 1,
                  [PHW_GENRE_SIGN_SENTENCES] = share(sum.sentences, rows * 0.7F),
                  [PHW_GENRE_SIGN_PROSE] = share(sum.words / rows, 12),
                  [PHW_GENRE_SIGN_CAPITALS] = share(sum.capitals, words),
                  [PHW_GENRE_SIGN_DIGITS] = share(sum.digits, words * 0.5F),
                  [PHW_GENRE_SIGN_MONEY] = (float)context->evidence.commercial,
                  [PHW_GENRE_SIGN_SIGNS] = share(sum.signs, words * SIGNS_SHARE),
                  [PHW_GENRE_SIGN_PLACE] = sum.places > 0,
                  [PHW_GENRE_SIGN_FORM] = share((float)context->labels->label_count, 6),
                  [PHW_GENRE_SIGN_TOLD] = share(sum.told, words * TOLD_SHARE),
                  [PHW_GENRE_SIGN_PEOPLE] = share(sum.people, 3),
                  [PHW_GENRE_SIGN_CALENDAR] = share(sum.calendar, 3),
                  [PHW_GENRE_SIGN_OTHERS] = share(sum.others, 2),
                  [PHW_GENRE_SIGN_STAFF] = share(sum.staff, 3),
                  [PHW_GENRE_SIGN_CARE] = share(sum.care, words * CARE_SHARE),
                  [PHW_GENRE_SIGN_TERMS] = share(page->terms, 4),
                  [PHW_GENRE_SIGN_FEW_WORDS] = sum.words < 25 ? 1 - sum.words / 25 : 0,
                  [PHW_GENRE_SIGN_MANY_WORDS] = share(sum.words, 150),
                  [PHW_GENRE_SIGN_AUTHOR] = share(sum.author, words * AUTHOR_SHARE),
                  [PHW_GENRE_SIGN_HOURS] = share(sum.hours, at_least(rows * SAID_SHARE, 3)),
                  [PHW_GENRE_SIGN_ADDRESSED] = share(addressed, 3),
                  [PHW_GENRE_SIGN_DATED] = share(dated, 1),
                  [PHW_GENRE_SIGN_VALUES] = share(rows_with_figures(page), rows * ROWS_SHARE)}};
    signs.several = apart == PATIENTS_MOST;
    return signs;
}
