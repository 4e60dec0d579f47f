/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/genre.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "identify/clue_words.h"
#include "identify/name_page.h"

/* Candidates count from here on, as findings do that are believed. */
#define SURE 0.5

/* Rows with a patient of their own that make a list. */
#define LIST_ROWS 3U

/* Points from which on a kind is believed, and at which it is sure. */
#define POINTS_LEAST 2.0
#define POINTS_SURE 6.0

/* A sign or poster has fewer words. */
#define SIGN_WORDS 80U

/* From so many points on a form is plain, and what a record keeps beside it. */
#define POINTS_FORM 2.5
#define FORM_SHARE 0.5
#define OPEN_SHARE 0.4

/* Most rows that are told apart; a list has no more on one screen. */
#define ROWS_MOST 512U

#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

/* What speaks for one kind of text. */
typedef struct claim {
    double points;
    const char *because[PHW_GENRE_BECAUSE_MAX];
    size_t because_count;
} claim;

static void speak(claim *to, double points, const char *because)
{
    if (points <= 0)
        return;
    to->points += points;
    if (to->because_count < PHW_GENRE_BECAUSE_MAX)
        to->because[to->because_count++] = because;
}

/* Words that open and close letters and e-mails, and those of their heads; folded. */
typedef struct mark {
    const char *words;
    double points;
    bool starts; /* only at the start of a line */
} mark;

static const mark letter_marks[] = {{"dear", 2, true},
                                    {"yours sincerely", 3, false},
                                    {"yours faithfully", 3, false},
                                    {"kind regards", 1.5, true},
                                    {"best wishes", 1, true},
                                    {"many thanks", 0.5, true},
                                    {"thank you for referring", 2, false},
                                    {"i reviewed this", 1, false},
                                    {"dictated", 1, false},
                                    {"enc", 0.5, true},
                                    {"cc", 0.5, true},
                                    {"re", 1.5, true},
                                    {"subject", 1.5, true},
                                    {"from", 1, true},
                                    {"to", 0.5, true},
                                    {"sent", 1, true},
                                    {"inbox", 1.5, true},
                                    {"reply all", 1.5, false},
                                    {"forward", 0.5, true},
                                    {"your appointment", 1.5, false},
                                    {"our ref", 1.5, true},
                                    {"your ref", 1, true},
                                    {"i am writing", 1, false},
                                    {"regards", 1, true}};

static const mark chat_marks[] = {
    {"type a message", 3, false}, {"message", 0.5, true},  {"delivered", 1, true},
    {"read", 0.3, true},          {"online", 1, true},     {"typing", 1, false},
    {"last seen", 1.5, true},     {"today", 0.3, true},    {"imessage", 2, false},
    {"new message", 0.5, true},   {"members", 0.5, false}, {"you", 0.3, true},
    {"chat", 0.7, false},         {"reply", 0.3, true},    {"forwarded", 1, true},
    {"tap to", 0.5, false},       {"lol", 0.5, false},     {"pls", 0.5, false},
    {"thx", 0.5, false}};

static const mark public_marks[] = {{"www", 1, false},
                                    {"http", 1, false},
                                    {"published", 1, false},
                                    {"copyright", 1, false},
                                    {"photograph", 0.5, false},
                                    {"exclusive", 0.5, false},
                                    {"read more", 1, false},
                                    {"share this", 1, false},
                                    {"advertisement", 1, false},
                                    {"chapter", 1, true},
                                    {"contents", 0.5, true},
                                    {"visitors", 1, false},
                                    {"welcome to", 1, false},
                                    {"reception", 0.5, false},
                                    {"please ask", 1, false},
                                    {"stop if", 1, false},
                                    {"your physiotherapist", 1, false},
                                    {"sets of", 0.5, false},
                                    {"kick off", 1, false},
                                    {"half time", 1, false},
                                    {"by our", 1, false},
                                    {"no entry", 1, false},
                                    {"way out", 1, false},
                                    {"wash your hands", 1.5, false},
                                    {"what counts as", 1, false},
                                    {"slide", 0.5, true},
                                    {"fig", 0.5, true},
                                    {"gazette", 1, false},
                                    {"news", 0.7, false},
                                    {"mph", 0.3, false},
                                    {"subscribe", 1, false},
                                    {"followers", 1, false},
                                    {"likes", 0.7, false},
                                    {"retweet", 1, false},
                                    {"comments", 0.7, false}};

static bool mark_at(const phw_name_line *line, size_t at, const mark *wanted)
{
    const char *words = wanted->words;
    if (wanted->starts && at > 0)
        return false;
    for (size_t i = at; i < line->count; i++) {
        size_t length = line->tokens[i].key_length;
        if (strncmp(words, line->tokens[i].key, length) != 0)
            return false;
        words += length;
        if (!*words)
            return true;
        if (*words != ' ')
            return false;
        words++;
    }
    return false;
}

/* Most marks of a list. */
#define MARKS_MOST 64

/* Points of the marks on the page, each once. */
static double find_marks(const phw_name_page *page, const mark *marks, size_t count)
{
    double points = 0;
    bool found[MARKS_MOST] = {false};
    uint8_t next[MARKS_MOST], heads[256];
    memset(heads, MARKS_MOST, sizeof heads);
    for (size_t m = count < MARKS_MOST ? count : MARKS_MOST; m-- > 0;) {
        unsigned char first = (unsigned char)marks[m].words[0];
        next[m] = heads[first];
        heads[first] = (uint8_t)m;
    }
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            for (uint8_t m = heads[(unsigned char)line->tokens[at].key[0]]; m < MARKS_MOST;
                 m = next[m]) {
                if (found[m] || !mark_at(line, at, &marks[m]))
                    continue;
                found[m] = true;
                points += marks[m].points;
            }
        }
    }
    return points;
}

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

/* What is counted on the page. */
typedef struct counts {
    uint32_t rows;    /* with a patient's name or number of their own */
    uint32_t numbers; /* kinds of patients' numbers */
    uint32_t names;   /* patients' names */
    uint32_t beds;
    uint32_t clinical;
    uint32_t places; /* names of trusts and hospitals */
    uint32_t times;  /* cells that end with a time */
    uint32_t outside;
    uint32_t words;
} counts;

static void count_candidates(const phw_context *context, counts *sum)
{
    uint32_t rows[ROWS_MOST];
    unsigned kinds = 0;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        unsigned kind = 1U << candidate->kind;
        if (candidate->confidence < SURE)
            continue;
        kinds |= kind & NUMBERS;
        sum->clinical += candidate->kind == PHW_FINDING_CLINICAL;
        sum->places += candidate->kind == PHW_FINDING_TRUST_NAME;
        sum->beds += candidate->kind == PHW_FINDING_APPOINTMENT;
        sum->names += candidate->kind == PHW_FINDING_PATIENT_NAME;
        /* A record repeats one name; rows that begin with a name or number are patients. */
        if (!(kind & (NUMBERS | 1U << PHW_FINDING_PATIENT_NAME)))
            continue;
        uint32_t row = phw_view_row_start(context->view, candidate->span.cell), known = 0;
        while (known < sum->rows && rows[known] != row)
            known++;
        if (known == sum->rows && sum->rows < ROWS_MOST)
            rows[sum->rows++] = row;
    }
    for (; kinds; kinds &= kinds - 1)
        sum->numbers++;
}

static bool same_text(const phw_context *context, const phw_candidate *a, const phw_candidate *b)
{
    const phw_cell *cells = context->view->cells;
    uint32_t length = a->span.end - a->span.begin;
    return length == b->span.end - b->span.begin &&
           memcmp(cells[a->span.cell].text + a->span.begin,
                  cells[b->span.cell].text + b->span.begin, length) == 0;
}

/* By their place in a table, names are of different people; elsewhere one person has several
 * ("SMITH, John", "Mr Smith", "John"). */
static bool tells_patients_apart(const phw_candidate *candidate)
{
    if (candidate->kind == PHW_FINDING_NHS_NUMBER || candidate->kind == PHW_FINDING_DATE_OF_BIRTH)
        return true;
    for (size_t i = 0; candidate->kind == PHW_FINDING_PATIENT_NAME && i < candidate->because_count;
         i++)
        if (strcmp(candidate->because[i], "column") == 0 ||
            strcmp(candidate->because[i], "column-of-names") == 0)
            return true;
    return false;
}

/* Different patients, as far as their numbers or a column of names tell; LIST_ROWS at most. */
static uint32_t different_patients(const phw_context *context)
{
    static const phw_finding_kind kinds[] = {PHW_FINDING_NHS_NUMBER, PHW_FINDING_DATE_OF_BIRTH,
                                             PHW_FINDING_PATIENT_NAME};
    uint32_t most = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        const phw_candidate *seen[LIST_ROWS];
        uint32_t count = 0;
        for (size_t i = 0; i < context->candidate_count && count < LIST_ROWS; i++) {
            const phw_candidate *candidate = &context->candidates[i];
            bool known = candidate->kind != kinds[k] || candidate->confidence < SURE ||
                         !tells_patients_apart(candidate);
            for (uint32_t s = 0; s < count && !known; s++)
                known = same_text(context, seen[s], candidate);
            if (!known)
                seen[count++] = candidate;
        }
        most = count > most ? count : most;
    }
    return most;
}

static void count_lines(const phw_name_page *page, counts *sum)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        sum->words += (uint32_t)line->count;
        sum->times += ends_with_time(&page->context->view->cells[cell]);
        for (size_t at = 0; at < line->count; at++) {
            size_t last;
            sum->outside +=
                (phw_clue_at(line->tokens, line->count, at, &last) & PHW_CLUE_OUTSIDE) != 0;
        }
    }
}

static void hear_claims(const phw_name_page *page, const counts *sum,
                        claim claims[PHW_GENRE_KIND_COUNT])
{
    const phw_context *context = page->context;
    const phw_evidence *evidence = &context->evidence;
    claim *record = &claims[PHW_GENRE_CLINICAL_RECORD], *list = &claims[PHW_GENRE_CLINICAL_LIST];
    claim *letter = &claims[PHW_GENRE_CORRESPONDENCE], *chat = &claims[PHW_GENRE_CHAT];
    claim *open = &claims[PHW_GENRE_PUBLIC_TEXT];
    speak(record, 0.8 * evidence->patient_fields, "fields of a patient");
    speak(record, 1.0 * sum->numbers, "a patient's numbers");
    speak(record, fmin(2, 0.4 * sum->clinical), "details of somebody's health");
    if (sum->rows >= LIST_ROWS && different_patients(context) >= LIST_ROWS)
        speak(list, 3 + record->points, "rows with different patients");
    else if (sum->beds >= 2 * LIST_ROWS && sum->clinical >= LIST_ROWS)
        speak(list, 2 + record->points, "many beds");
    speak(letter, find_marks(page, letter_marks, sizeof letter_marks / sizeof letter_marks[0]),
          "the form of a letter or e-mail");
    if (letter->points >= POINTS_LEAST)
        speak(letter, 0.5 * record->points, "about a patient");
    speak(chat, find_marks(page, chat_marks, sizeof chat_marks / sizeof chat_marks[0]),
          "the form of a conversation");
    speak(chat, sum->times >= 2 ? fmin(4, 1.0 * sum->times) : 0, "times of messages");
    speak(open, find_marks(page, public_marks, sizeof public_marks / sizeof public_marks[0]),
          "written for everybody");
    speak(open, fmin(3, 1.5 * sum->outside), "the tone of news, notices or books");
    bool nobody = sum->numbers == 0 && sum->names == 0 && sum->beds == 0 && !page->somebody;
    speak(open, nobody && page->clinical >= 1 ? 2 : 0, "medicine in general");
    speak(open, nobody && sum->places > 0 && sum->words < SIGN_WORDS ? 2 : 0,
          "a sign of a place of care");
    /* What has the form of a letter or a conversation is one, however much it tells. */
    if (letter->points >= POINTS_FORM || chat->points >= POINTS_FORM)
        record->points *= FORM_SHARE;
    /* Where a patient can be told, it is for nobody else's eyes, whatever stands round it. */
    if (sum->numbers > 0 || sum->names > 0)
        open->points *= OPEN_SHARE;
    chat->points -= 0.5 * evidence->patient_fields;
}

phw_genre phw_genre_judge(const phw_context *context)
{
    claim claims[PHW_GENRE_KIND_COUNT] = {{0}};
    phw_genre genre = {.kind = PHW_GENRE_OTHER};
    counts sum = {0};
    if (!context->name_page || context->view->cell_count == 0)
        return (phw_genre){.kind = PHW_GENRE_NONE};
    const phw_name_page *page = context->name_page;
    count_candidates(context, &sum);
    count_lines(page, &sum);
    hear_claims(page, &sum, claims);
    double most = POINTS_LEAST;
    for (int kind = PHW_GENRE_CLINICAL_RECORD; kind < PHW_GENRE_OTHER; kind++) {
        const claim *heard = &claims[kind];
        if (heard->points < most)
            continue;
        most = heard->points;
        genre.kind = (phw_genre_kind)kind;
        genre.confidence = fmin(1, heard->points / POINTS_SURE);
        genre.because_count = heard->because_count;
        memcpy(genre.because, heard->because, sizeof genre.because);
    }
    if (genre.kind == PHW_GENRE_OTHER)
        genre.confidence = 1 - most / POINTS_SURE;
    return genre;
}
