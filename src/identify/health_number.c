/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/health_number.h"

#include <string.h>

#include "identify/page_dates.h"

#define NHS_LABEL PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER)
#define DIGITS 10
/* Beside a label a number may have lost or gained a digit, or more under glare. */
#define LABELLED_LEAST 7
#define LABELLED_MOST 11
/* Of ten characters at least this many must really be digits. */
#define REAL_LEAST 6
#define SEPARATORS " -.,"

/* What a number is worth by what speaks for it. */
#define SURE_LABEL_CHECK 0.99
#define SURE_LABEL 0.94
#define SURE_LABEL_DAMAGED 0.85
#define SURE_SHAPE_CHECK 0.95  /* shape and check digit, on a record */
#define SURE_SHAPE_ALONE 0.62  /* shape and check digit, on any page */
#define SURE_SHAPE_RECORD 0.60 /* shape without check digit, on a record */
#define SURE_BARE_RECORD 0.75  /* ten digits in one, check digit, on a record */

/* One number in eleven has the check digit by chance. Where so many look like one and hardly any
 * has it, they are the numbers of parts or orders; of misread ones half have it still. */
#define BY_CHANCE_LEAST 10
#define BY_CHANCE_TIMES 3
#define BY_CHANCE_SHARE 0.4 /* of what the shape and the check digit are worth alone */

/* So many that are ten digits in one and all have it, each beside a day, in rows of a program's
 * text or a sheet, are there by chance once in eleven cubed. */
#define BARE_LEAST 3
#define SURE_BARE_SERIES 0.80
/* A book's number of ten digits (ISO 2108:1992) has the same check digit, and stands beside the day
 * that it is lent: those of books in German begin so. */
#define BOOKS_FIRST '3'

/* Clinical terms of a page that is about a patient's medicines. */
#define PHARMACY_TERMS 5U

/* Words that only labels of one scheme hold. */
static const char *const scheme_words[] = {"chi", "community", "h&c",  "h+c",
                                           "hsc", "hcn",       "care", NULL};

static bool label_has(const phw_context *context, const phw_label *label, const char *const *words)
{
    const phw_cell *cell = &context->view->cells[label->span.cell];
    char key[64];
    size_t length = phw_models_fold(cell->text + label->span.begin,
                                    label->span.end - label->span.begin, key, sizeof key);
    for (; *words; words++) {
        size_t n = strlen(*words);
        for (size_t at = 0; at + n <= length; at++)
            if (memcmp(key + at, *words, n) == 0 && (at == 0 || key[at - 1] == ' ') &&
                (at + n == length || key[at + n] == ' ' || key[at + n] == ':'))
                return true;
    }
    return false;
}

static bool label_fits(const phw_context *context, const phw_label *label,
                       const phw_health_scheme *scheme)
{
    if (!(label->types & NHS_LABEL))
        return false;
    return scheme->label_words[0] ? label_has(context, label, scheme->label_words)
                                  : !label_has(context, label, scheme_words);
}

static bool shape_fits(const phw_digit_run *run, const phw_health_scheme *scheme)
{
    return run->group_count == scheme->group_count &&
           memcmp(run->groups, scheme->groups, scheme->group_count) == 0;
}

/* "999 3709131", "999370 9131": two of the three groups run together. */
static bool lost_a_blank(const phw_digit_run *run, const phw_health_scheme *scheme)
{
    return scheme->group_count == 3 && run->group_count == 2 && !run->mended && run->spaced &&
           (run->groups[0] == scheme->groups[0] || run->groups[1] == scheme->groups[2]);
}

static void add(phw_context *context, const phw_health_scheme *scheme, uint32_t cell,
                const phw_digit_run *run, double confidence, const char *first_tag)
{
    bool whole = run->count == DIGITS;
    const char *tags[6] = {0};
    size_t n = 0;
    const phw_candidate *known =
        phw_context_at(context, (phw_span){cell, run->begin, run->end}, scheme->kind);
    if (known && known->confidence >= confidence)
        return;
    if (first_tag)
        tags[n++] = first_tag;
    if (whole && phw_mod11_valid(run->digits))
        tags[n++] = "mod11";
    if (shape_fits(run, scheme))
        tags[n++] = "shape";
    if (run->mended)
        tags[n++] = "mended";
    if (whole && strncmp(run->digits, "999", 3) == 0)
        tags[n++] = "test-range";
    phw_context_add(context, scheme->kind, PHW_SUBJECT_PATIENT,
                    (phw_span){cell, run->begin, run->end}, confidence, tags);
}

static double labelled_worth(const phw_digit_run *run)
{
    if (run->count != DIGITS)
        return SURE_LABEL_DAMAGED;
    if (phw_mod11_valid(run->digits))
        return SURE_LABEL_CHECK;
    return run->mended ? SURE_LABEL_DAMAGED : SURE_LABEL;
}

/* Where the digits of a labelled value begin: behind brackets and a repeated "No". */
static uint32_t value_start(const char *text, phw_span value)
{
    uint32_t at = value.begin;
    for (uint32_t skipped = 0; at < value.end && skipped < 6; at++, skipped++)
        if (phw_is_digit(text[at]) ||
            (phw_digit_like(text[at]) && at + 1 < value.end && phw_is_digit(text[at + 1])))
            return at;
    return value.begin;
}

/* "/Patient/9990123456/$match": the address of a patient's record, whose number begins at @p begin.
 */
static bool is_addressed(const char *text, uint32_t begin)
{
    static const char of[] = "patient/";
    const uint32_t n = sizeof of - 1;
    for (uint32_t i = 0; i < n; i++)
        if (begin < n || (text[begin - n + i] | (i + 1 < n ? 32 : 0)) != of[i])
            return false;
    return true;
}

/* A run of digits that ends where a longer word goes on is a reference, not a number. */
static bool ends_clean(const char *text, uint32_t end, uint32_t length)
{
    return end >= length || (!phw_is_letter(text[end]) && !phw_is_digit(text[end]) &&
                             text[end] != '/' && text[end] != '@');
}

/* A number of which letters were made that look like no digits ("999 a26 2468"): as long as one,
 * and most of it digits. @return whether @p run covers one. */
static bool misread(const char *text, uint32_t start, uint32_t end, phw_digit_run *run)
{
    uint32_t digits = 0, letters = 0, at = start;
    for (; at < end && (phw_is_digit(text[at]) || phw_is_letter(text[at]) || text[at] == ' ');
         at++) {
        digits += phw_is_digit(text[at]);
        letters += phw_is_letter(text[at]);
    }
    *run = (phw_digit_run){.begin = start, .end = at};
    return letters <= 2 && digits + letters >= DIGITS - 1 && digits + letters <= DIGITS + 1;
}

/* Beside a label digits count as they stand: the check digit only says how sure we are. */
static bool labelled(phw_context *context, const phw_health_scheme *scheme,
                     const phw_label_link *link)
{
    const phw_cell *cell = &context->view->cells[link->value.cell];
    uint32_t start = value_start(cell->text, link->value);
    phw_digit_run run =
        phw_digits_read(cell->text, start, link->value.end, SEPARATORS, DIGITS, true);
    /* The last group may hold one digit too many. */
    if (run.count < LABELLED_LEAST || run.count > LABELLED_MOST ||
        run.count - run.mended < REAL_LEAST) {
        if (!context->labels->labels[link->label].sure ||
            !misread(cell->text, start, link->value.end, &run))
            return false;
        add(context, scheme, link->value.cell, &run, SURE_LABEL_DAMAGED, phw_link_tag(link->how));
        return true;
    }
    /* Glued to the next label ("4765919DOB"): letters that look like digits were none. */
    if (run.count > DIGITS && run.mended) {
        run = phw_digits_read(cell->text, start, link->value.end, SEPARATORS, DIGITS, false);
        if (run.count != DIGITS)
            return false;
    }
    add(context, scheme, link->value.cell, &run, labelled_worth(&run), phw_link_tag(link->how));
    return true;
}

/* Digits set in boxes or torn apart by glare: several cells right of one label. */
static void labelled_apart(phw_context *context, const phw_health_scheme *scheme, uint32_t first,
                           uint32_t last)
{
    const phw_labels *labels = context->labels;
    phw_digit_run runs[PHW_DIGITS_MAX];
    uint32_t count = 0, digits = 0;
    for (uint32_t i = first; i < last && count < PHW_DIGITS_MAX; i++) {
        const phw_label_link *link = &labels->links[i];
        if (link->how != PHW_LINK_LEFT)
            continue;
        const phw_cell *cell = &context->view->cells[link->value.cell];
        phw_digit_run run = phw_digits_read(cell->text, link->value.begin, link->value.end,
                                            SEPARATORS, DIGITS, true);
        if (!run.count || run.end != link->value.end || digits + run.count > LABELLED_MOST)
            break;
        digits += run.count;
        runs[count++] = run;
    }
    if (count < 2 || digits < LABELLED_LEAST)
        return;
    for (uint32_t i = first, k = 0; k < count; i++) {
        if (labels->links[i].how == PHW_LINK_LEFT) {
            add(context, scheme, labels->links[i].value.cell, &runs[k], SURE_LABEL_DAMAGED,
                "label-left");
            k++;
        }
    }
}

static void scan_labelled(phw_context *context, const phw_health_scheme *scheme)
{
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->link_count;) {
        uint32_t label = labels->links[i].label, last = i;
        while (last < labels->link_count && labels->links[last].label == label)
            last++;
        if (label_fits(context, &labels->labels[label], scheme)) {
            bool any = false;
            for (uint32_t k = i; k < last; k++) {
                /* Further right than the next cell stands something else. */
                if (labels->links[k].how == PHW_LINK_LEFT && labels->links[k].order > 0)
                    continue;
                any |= labelled(context, scheme, &labels->links[k]);
            }
            if (!any)
                labelled_apart(context, scheme, i, last);
        }
        i = last;
    }
}

/* Text that a label of another kind claims is that kind's.
 * @param grouped  in the scheme's groups and with its check digit: "Patient summary: Jo Hale (999
 *                 057 2682)" is no number of an office. */
static bool claimed(const phw_context *context, phw_span span, bool grouped)
{
    uint64_t others = PHW_LABEL_BIT(PHW_LABEL_TELEPHONE) |
                      PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION) |
                      PHW_LABEL_BIT(PHW_LABEL_RESEARCH) | PHW_LABEL_BIT(PHW_LABEL_EPISODE_NUMBER) |
                      PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) |
                      (grouped ? 0 : PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE));
    const phw_label_link *link = phw_labels_link(context->labels, span, others);
    return link && link->how == PHW_LINK_LEFT && link->order == 0 &&
           context->labels->labels[link->label].sure;
}

/* What the numbers without a label say together. */
typedef struct series {
    size_t shaped, checked; /* of the scheme's shape, and with its check digit */
    size_t bare, bare_good; /* ten digits in one within the scheme's range, beside a day; with it */
    char last[DIGITS];      /* of these: one that stands twice speaks once */
} series;

static bool is_bare_series(const series *all)
{
    return all->bare >= BARE_LEAST && all->bare_good == all->bare;
}

static bool is_by_chance(const series *all)
{
    return all->shaped >= BY_CHANCE_LEAST && all->checked * BY_CHANCE_TIMES <= all->shaped;
}

static double shape_alone(const phw_context *context, const series *all)
{
    if (is_by_chance(all))
        return SURE_SHAPE_ALONE * BY_CHANCE_SHARE;
    /* A pharmacy counts items as well, of medicines. */
    const bool pharmacy =
        context->evidence.clinical_terms >= PHARMACY_TERMS && context->evidence.patient_fields > 0;
    return !phw_evidence_sells(&context->evidence) || pharmacy ? SURE_SHAPE_ALONE
                                                               : SURE_SHAPE_ALONE / 2.5;
}

/* Whether a number is ten digits in one, in the scheme's range, and no book's. */
static bool is_bare(const phw_health_scheme *scheme, const phw_digit_run *run)
{
    return run->group_count == 1 && !run->mended && run->digits[0] != BOOKS_FIRST &&
           scheme->in_range(run->digits);
}

/* Whether a day stands in a cell or in one beside it, as one's birth beside one's number. */
static bool has_day(const phw_context *context, uint32_t cell)
{
    const phw_cell *here = &context->view->cells[cell];
    const uint32_t cells[] = {cell, here->previous, here->next};
    uint32_t days = 0;
    for (size_t i = 0; days == 0 && i < sizeof cells / sizeof cells[0]; i++)
        if (cells[i] != PHW_VIEW_NONE)
            (void)phw_page_dates_of(context->dates, cells[i], &days);
    return days > 0;
}

static void count(const phw_context *context, const phw_health_scheme *scheme, uint32_t cell,
                  const phw_digit_run *run, series *all)
{
    const bool good = phw_mod11_valid(run->digits);
    if (run->mended)
        return;
    if (shape_fits(run, scheme)) {
        all->shaped++;
        all->checked += good;
    } else if (is_bare(scheme, run) && memcmp(all->last, run->digits, DIGITS) != 0 &&
               has_day(context, cell)) {
        memcpy(all->last, run->digits, DIGITS);
        all->bare++;
        all->bare_good += good;
    }
}

static void unlabelled(phw_context *context, const phw_health_scheme *scheme, uint32_t cell,
                       const phw_digit_run *run, const series *all)
{
    phw_span span = {cell, run->begin, run->end};
    bool record = context->evidence.clinical >= PHW_CLINICAL_ENOUGH;
    bool check = phw_mod11_valid(run->digits),
         shape = shape_fits(run, scheme) || (check && lost_a_blank(run, scheme));
    if (!scheme->in_range(run->digits) || claimed(context, span, shape && check && run->spaced))
        return;
    if (shape && check)
        add(context, scheme, cell, run, record ? SURE_SHAPE_CHECK : shape_alone(context, all),
            record ? "record" : NULL);
    else if (shape && record && run->spaced && !run->mended)
        add(context, scheme, cell, run, SURE_SHAPE_RECORD, "record");
    else if (check && record && !run->mended)
        add(context, scheme, cell, run, SURE_BARE_RECORD, "record");
    else if (is_bare(scheme, run) && is_bare_series(all) && has_day(context, cell) &&
             !phw_evidence_sells(&context->evidence))
        add(context, scheme, cell, run, SURE_BARE_SERIES, "series");
}

/* @p counting: adds them to @p all; else they become candidates by what @p all says. */
static void scan_unlabelled(phw_context *context, const phw_health_scheme *scheme, bool counting,
                            series *all)
{
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        if (cell->digits <= REAL_LEAST)
            continue;
        for (uint32_t at = 0; at + DIGITS <= cell->length; at++) {
            if (!phw_digit_like(cell->text[at]))
                continue;
            char before = at ? cell->text[at - 1] : ' ';
            phw_digit_run run = phw_digits_read(cell->text, at, cell->length, " -.", DIGITS, true);
            /* Skip the rest of this group whatever became of it. */
            uint32_t group = at + (run.group_count ? run.groups[0] : 1);
            bool addressed = is_addressed(cell->text, at);
            bool starts = !phw_is_letter(before) && !phw_is_digit(before) &&
                          (before != '/' || addressed) && before != '+' && before != '#';
            /* Digits right before, in the same series, belong to a longer number. */
            if (at >= 2 && (before == '-' || before == '.') && phw_is_digit(cell->text[at - 2]))
                starts = false;
            if (starts && run.count == DIGITS && run.count - run.mended >= REAL_LEAST + 1 &&
                (addressed || ends_clean(cell->text, run.end, cell->length)) &&
                (shape_fits(&run, scheme) || run.group_count <= 4)) {
                if (counting)
                    count(context, scheme, i, &run, all);
                else
                    unlabelled(context, scheme, i, &run, all);
                at = run.end;
            } else {
                at = group > at ? group - 1 : at;
            }
        }
    }
}

void phw_health_number_scan_again(phw_context *context, const phw_health_scheme *scheme)
{
    series all = {0};
    if (context->evidence.clinical < PHW_CLINICAL_ENOUGH)
        return;
    scan_unlabelled(context, scheme, true, &all);
    scan_unlabelled(context, scheme, false, &all);
}

void phw_health_number_scan(phw_context *context, const phw_health_scheme *scheme)
{
    scan_labelled(context, scheme);
    series all = {0};
    scan_unlabelled(context, scheme, true, &all);
    scan_unlabelled(context, scheme, false, &all);
}
