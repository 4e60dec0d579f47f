/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/vocabulary.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "ocr/activation.h"

/* Mean of their letters' confidences, below which words may be others than the likeliest. */
#define DOUBTFUL 0.93f
/* Confidence that the letters of a phrase are given: words are kept for it, and known as guesses.
 */
#define MENDED 0.9f
/* A column has no veto. */
#define LEAST_LIKELY 1e-5f
/* How many of the letters that were read a phrase may have, as a share of its own. */
#define MOST_READ 1.7
#define LEAST_READ 0.6
/* Most that a letter of each word may lose against what was read. */
#define MOST_LOST 3.0

#define LETTERS_MOST 40 /* of a phrase, with its blanks */
#define STATES (2 * LETTERS_MOST + 1)
#define ASCII 128

/* What names of hospitals, trusts, boards and practices end in, or Welsh ones begin with. Parts of
 * such are there where names are set on two lines. */
static const char *const phrases[] = {
    "Hospital",
    "Hospitals",
    "Hospice",
    "Infirmary",
    "Surgery",
    "Ysbyty",
    "Meddygfa",
    "General Hospital",
    "District General Hospital",
    "District General",
    "Community Hospital",
    "Memorial Hospital",
    "Cottage Hospital",
    "Children's Hospital",
    "Women's Hospital",
    "Eye Hospital",
    "Royal Hospital",
    "County Hospital",
    "University Hospital",
    "University Hospitals",
    "Teaching Hospitals",
    "Royal Infirmary",
    "NHS Trust",
    "Foundation Trust",
    "NHS Foundation Trust",
    "Hospitals NHS Trust",
    "Hospitals NHS Foundation Trust",
    "Partnership NHS Trust",
    "Partnership NHS Foundation Trust",
    "Community Healthcare NHS Trust",
    "Mental Health",
    "Mental Health NHS Trust",
    "Ambulance Service",
    "Ambulance Service NHS Trust",
    "Social Care Trust",
    "Health and Social Care Trust",
    "Health Board",
    "University Health Board",
    "Teaching Health Board",
    "Integrated Care Board",
    "Primary Care Network",
    "Family Practice",
    "Medical Practice",
    "Dental Practice",
    "Group Practice",
    "Medical Group",
    "Medical Centre",
    "Health Centre",
    "Treatment Centre",
    "Urgent Care Centre",
    "Bwrdd Iechyd",
    "Bwrdd Iechyd Prifysgol",
    "Canolfan Iechyd",
};

/* What a line's columns say, for the characters that phrases have. */
typedef struct lattice {
    float *values; /* natural logarithms, columns × characters */
    double *best;  /* sums of the likeliest label's before a column; one more than columns */
    size_t columns, pixels;
    size_t characters; /* the first is the null label, the second the blank */
    size_t of[ASCII];  /* characters; 0 where no phrase has it or the network does not know it */
    size_t label[ASCII];
    float *nearest; /* per span: the least that a character loses in any of its columns */
} lattice;

enum { NOTHING = 0, BLANK = 1 };

/* A phrase in the place of symbols first … end. */
typedef struct match {
    const char *text;
    size_t length, letters; /* with blanks and without */
    size_t first, end;      /* symbols */
    size_t from, to;        /* columns */
    double gain;            /* what it loses less than it may, > 0 */
    size_t peaks[LETTERS_MOST];
} match;

static size_t letters_of(const char *phrase)
{
    size_t letters = 0;
    for (; *phrase; phrase++)
        letters += *phrase != ' ';
    return letters;
}

/* Most that a letter of a phrase may lose against what was read, and twice of its own likelihood,
 * added: the longer a phrase, the less by chance. Measured on photographs with other text and
 * texture: phrases of two words that did not stand there lost 6.3 and more, single words 6.9. */
static double most_lost(const match *m)
{
    return m->letters < 9 ? 5.0 : m->letters < 11 ? 5.4 : m->letters < 18 ? 5.8 : 6.2;
}

static void list_characters(const phw_charset *charset, size_t labels, size_t null, lattice *l)
{
    size_t known[ASCII] = {0};
    for (size_t i = 0; i < labels; i++) {
        const char *text = phw_charset_text(charset, i);
        if (i != null && text[0] && !text[1] && (unsigned char)text[0] < ASCII)
            known[(unsigned char)text[0]] = i;
    }
    l->label[NOTHING] = null;
    l->label[BLANK] = known[' '] ? known[' '] : null;
    l->of[' '] = BLANK;
    l->characters = 2;
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        for (const char *c = phrases[i]; *c; c++) {
            const size_t at = (unsigned char)*c;
            if (l->of[at] || !known[at])
                continue;
            l->label[l->characters] = known[at];
            l->of[at] = l->characters++;
        }
}

static phw_status lattice_init(const phw_label_scores *scores, size_t null,
                               const phw_charset *charset, lattice *l, phw_error *error)
{
    *l = (lattice){.columns = scores->columns, .pixels = scores->pixels};
    list_characters(charset, scores->labels, null, l);
    l->values = malloc(l->columns * l->characters * sizeof *l->values);
    l->best = malloc((l->columns + 1) * sizeof *l->best);
    l->nearest = malloc(l->characters * sizeof *l->nearest);
    if (!l->values || !l->best || !l->nearest)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    l->best[0] = 0;
    const float none = logf(LEAST_LIKELY); /* of most: asked for once */
    for (size_t x = 0; x < l->columns; x++) {
        const float *of = scores->values + x * scores->labels;
        const float most = fmaxf(phw_activation_largest(of, scores->labels), LEAST_LIKELY);
        l->best[x + 1] = l->best[x] + log((double)most);
        for (size_t i = 0; i < l->characters; i++) {
            const float value = of[l->label[i]];
            l->values[x * l->characters + i] = value > LEAST_LIKELY ? logf(value) : none;
        }
    }
    return PHW_OK;
}

static void lattice_done(lattice *l)
{
    free(l->values);
    free(l->best);
    free(l->nearest);
}

/* The logarithm of a state's probability in a column: letters stand between nulls, and blanks may
 * stand round the phrase. */
static double value_of(const lattice *l, const match *m, size_t column, size_t state)
{
    const float *values = l->values + column * l->characters;
    if (state % 2 == 1)
        return (double)values[l->of[(unsigned char)m->text[state / 2]]];
    if (state == 0 || state == 2 * m->length)
        return (double)(values[NOTHING] > values[BLANK] ? values[NOTHING] : values[BLANK]);
    return (double)values[NOTHING];
}

/* How many states back the likeliest way into a state comes from. A letter's null may be left out
 * between two that differ. */
static uint8_t step_into(const match *m, const double *score, size_t state)
{
    uint8_t step = state >= 1 && score[state - 1] > score[state];
    if (state % 2 == 1 && state >= 3 && m->text[state / 2] != m->text[state / 2 - 1] &&
        score[state - 2] > score[state - step])
        step = 2;
    return step;
}

/* The likeliest alignment of a phrase with its columns.
 * @param least  below which it does not matter: states that cannot lead there are left out.
 * @param steps  columns × STATES, or NULL.
 * @param[out] last  its last state.
 * @return the logarithm of its probability, or -INFINITY. */
static double align(const lattice *l, const match *m, double least, uint8_t *steps, size_t *last)
{
    const size_t states = 2 * m->length + 1;
    double score[STATES], rest[LETTERS_MOST + 1]; /* what the letters from here on lose at least */
    size_t low = 0, high = 0;
    rest[m->length] = 0;
    for (size_t i = m->length; i-- > 0;)
        rest[i] = rest[i + 1] + (double)l->nearest[l->of[(unsigned char)m->text[i]]];
    for (size_t s = 0; s < states; s++)
        score[s] = s < 2 ? 0 : -INFINITY;
    for (size_t x = m->from; x < m->to; x++) {
        const double enough = least - l->best[m->to] + l->best[x + 1];
        size_t first = states, end = 0;
        for (size_t s = (high + 2 < states ? high + 2 : states - 1) + 1; s-- > low;) {
            const uint8_t step = x > m->from ? step_into(m, score, s) : 0;
            if (steps)
                steps[(x - m->from) * STATES + s] = step;
            score[s] = score[s - step];
            if (score[s] > -INFINITY)
                score[s] += value_of(l, m, x, s);
            if (score[s] - rest[(s + 1) / 2] < enough) {
                score[s] = -INFINITY;
                continue;
            }
            first = s;
            end = end > s ? end : s;
        }
        if (first == states)
            return -INFINITY;
        low = first;
        high = end;
    }
    *last = states - (score[states - 1] > score[states - 2] ? 1 : 2);
    return score[*last];
}

/* Whether each word of the phrase stands there, not only most of it.
 * @param[in,out] m  peaks are written.
 * @param steps  of align(). */
static bool has_all_words(const lattice *l, match *m, const uint8_t *steps, size_t state)
{
    float most[LETTERS_MOST];
    double lost = 0;
    size_t letters = 0;
    for (size_t i = 0; i < m->length; i++)
        most[i] = -INFINITY;
    for (size_t x = m->to; x-- > m->from;) {
        const size_t letter = state / 2;
        const double here = value_of(l, m, x, state);
        lost += l->best[x + 1] - l->best[x] - here;
        if (state % 2 == 1 && (float)here > most[letter]) {
            letters += most[letter] == -INFINITY;
            most[letter] = (float)here;
            m->peaks[letter] = x;
        }
        const uint8_t step = steps[(x - m->from) * STATES + state];
        state -= step;
        if (x > m->from && !(step && state % 2 == 1 && m->text[state / 2] == ' '))
            continue;
        if (lost > MOST_LOST * (double)letters)
            return false;
        lost = 0;
        letters = 0;
    }
    return true;
}

/* The least that each character loses in any of the columns against the likeliest one. */
static void find_nearest(const lattice *l, size_t from, size_t to)
{
    for (size_t i = 0; i < l->characters; i++)
        l->nearest[i] = INFINITY;
    for (size_t x = from; x < to; x++) {
        const float *values = l->values + x * l->characters;
        const float best = (float)(l->best[x + 1] - l->best[x]);
        for (size_t i = 0; i < l->characters; i++) {
            const float lost = best - values[i];
            l->nearest[i] = lost < l->nearest[i] ? lost : l->nearest[i];
        }
    }
}

/* What a phrase loses at least, in whatever order its letters stand: of most it is too much. */
static double least_lost(const lattice *l, const match *m)
{
    double lost = 0;
    for (size_t i = 0; i < m->length; i++)
        lost += (double)l->nearest[l->of[(unsigned char)m->text[i]]];
    return lost;
}

/* Keeps a phrase where it loses less than it may, and gains more than the best so far. */
static void try_phrase(const lattice *l, match *m, uint8_t *steps, match *best)
{
    size_t last = 0;
    const double read = (double)(m->end - m->first), letters = (double)m->letters;
    if (read > MOST_READ * letters || read < LEAST_READ * letters)
        return;
    /* Its logarithm three times, less that of what was read, is the loss. */
    const double likeliest = l->best[m->to] - l->best[m->from];
    const double most = most_lost(m) * letters;
    if (most + 2 * likeliest - 3 * least_lost(l, m) <= best->gain)
        return;
    const double score = align(l, m, (likeliest - most) / 3, NULL, &last);
    const double gain = most + 3 * score - likeliest;
    if (gain <= best->gain)
        return;
    (void)align(l, m, score - 1, steps, &last);
    if (!has_all_words(l, m, steps, last))
        return;
    m->gain = gain;
    *best = *m;
}

/* The column between two symbols that is likeliest a blank; the line's ends. */
static size_t edge_before(const lattice *l, const phw_symbols *symbols, size_t symbol)
{
    if (symbol == 0 || symbol == symbols->count)
        return symbol ? l->columns : 0;
    const size_t from = (size_t)symbols->items[symbol - 1].right / l->pixels + 1;
    const size_t to = (size_t)symbols->items[symbol].left / l->pixels;
    size_t found = from;
    for (size_t x = from; x < to; x++)
        if (l->values[x * l->characters + BLANK] > l->values[found * l->characters + BLANK])
            found = x;
    return found;
}

static size_t word_end(const phw_symbols *symbols, size_t first)
{
    size_t end = first + 1;
    while (end < symbols->count && !symbols->items[end].starts_word)
        end++;
    return end;
}

/* "Hosp/tals", "Hos.pital": a sign between two letters of a word. */
static bool is_sign_within(const phw_symbols *symbols, size_t at, size_t end)
{
    const phw_symbol *s = &symbols->items[at];
    return at + 1 < end && !s->starts_word && !s[1].starts_word && strchr("./:;,!|", s->text[0]) &&
           isalpha((unsigned char)s[-1].text[0]) && isalpha((unsigned char)s[1].text[0]);
}

static bool is_doubtful(const phw_symbols *symbols, size_t first, size_t end)
{
    float sum = 0;
    for (size_t i = first; i < end; i++) {
        sum += symbols->items[i].confidence;
        if (i > first && is_sign_within(symbols, i, end))
            return true;
    }
    return sum < DOUBTFUL * (float)(end - first);
}

/* The phrase that gains most on a line, in the place of whole words. */
static phw_status find(const lattice *l, const phw_symbols *symbols, match *best, phw_error *error)
{
    uint8_t *steps = malloc(l->columns * STATES);
    if (!steps)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    for (size_t first = 0; first < symbols->count; first = word_end(symbols, first))
        for (size_t end = first; end < symbols->count && end - first <= 2 * LETTERS_MOST;) {
            end = word_end(symbols, end);
            match m = {.first = first,
                       .end = end,
                       .from = edge_before(l, symbols, first),
                       .to = edge_before(l, symbols, end)};
            if (m.from >= m.to || !is_doubtful(symbols, first, end))
                continue;
            find_nearest(l, m.from, m.to);
            for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
                m.text = phrases[i];
                m.length = strlen(phrases[i]);
                m.letters = letters_of(phrases[i]);
                try_phrase(l, &m, steps, best);
            }
        }
    free(steps);
    return PHW_OK;
}

/* Puts the phrase in the place of what was read. */
static phw_status put(const lattice *l, const match *m, phw_symbols *symbols, phw_error *error)
{
    const size_t rest = symbols->count - m->end, count = m->first + m->letters + rest;
    while (symbols->capacity < count)
        if (!phw_grow((void **)&symbols->items, &symbols->capacity, symbols->capacity,
                      sizeof *symbols->items))
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    phw_symbol *to = symbols->items + m->first;
    memmove(to + m->letters, symbols->items + m->end, rest * sizeof *to);
    symbols->count = count;
    for (size_t i = 0; i < m->length; i++) {
        const int middle = (int)(m->peaks[i] * l->pixels + l->pixels / 2);
        if (m->text[i] != ' ')
            *to++ = (phw_symbol){.text = {m->text[i]},
                                 .confidence = MENDED,
                                 .left = middle,
                                 .right = middle,
                                 .starts_word = i == 0 || m->text[i - 1] == ' ',
                                 .mended = true};
    }
    return PHW_OK;
}

phw_status phw_vocabulary_mend(const phw_label_scores *scores, size_t null_label,
                               const phw_charset *charset, phw_symbols *symbols, phw_error *error)
{
    lattice l;
    match best = {.gain = 0};
    bool doubtful = false;
    for (size_t first = 0; first < symbols->count; first = word_end(symbols, first))
        doubtful |= is_doubtful(symbols, first, word_end(symbols, first));
    if (!doubtful)
        return PHW_OK;
    phw_status status = lattice_init(scores, null_label, charset, &l, error);
    if (status == PHW_OK)
        status = find(&l, symbols, &best, error);
    if (status == PHW_OK && best.gain > 0)
        status = put(&l, &best, symbols, error);
    lattice_done(&l);
    return status;
}
