/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/jigsaw.h"

#include <math.h>
#include <string.h>

#include "risk/evidence.h"

/* A finding at least this sure gives all its bits, one less sure a share of them. */
#define FULL_SURE 0.40

/* What is about an organisation gives this share where its kind is about persons: a switchboard is
 * no patient's number. */
#define ORGANISATION_SHARE 0.4

/* Different findings of one row that count. */
#define DIFFERENT_MOST 8

/* Where the numbers come from: bits are log2(people in the UK / people whom the sign fits), the
 * people in the UK being 67 million (ONS, mid-2022). "Estimate" marks what no statistic gives.
 * Rows with a tag stand before the general row of their kind. */
static const phw_jigsaw_row rows[] = {
    /* One person each, as issued. */
    {PHW_FINDING_NHS_NUMBER, NULL, 260, 0, PHW_PIECE_WHO, "an NHS number"},
    {PHW_FINDING_CHI_NUMBER, NULL, 260, 0, PHW_PIECE_WHO, "a CHI number"},
    {PHW_FINDING_HC_NUMBER, NULL, 260, 0, PHW_PIECE_WHO, "an H&C number"},
    {PHW_FINDING_HOSPITAL_NUMBER, NULL, 240, 0, PHW_PIECE_WHO, "a hospital number"},
    {PHW_FINDING_NINO, NULL, 260, 0, PHW_PIECE_WHO, "a National Insurance number"},
    /* Most full names are held by fewer than a hundred and fifty people (estimate). */
    {PHW_FINDING_PATIENT_NAME, NULL, 190, 20, PHW_PIECE_WHO, "a name"},
    {PHW_FINDING_RELATIVE_NAME, NULL, 150, 20, PHW_PIECE_WHO, "a relative's name"},
    /* A clinician sees some thousands of people; the place they work at is told by others. */
    {PHW_FINDING_STAFF_NAME, "registration", 80, 20, PHW_PIECE_WHO,
     "a colleague's registration number"},
    {PHW_FINDING_STAFF_NAME, NULL, 80, 20, PHW_PIECE_WHO, "a colleague's name"},
    /* Its name and its trust count by themselves where they can be read. */
    {PHW_FINDING_NAME_BADGE, NULL, 40, 20, PHW_PIECE_WHO, "a colleague's badge"},
    /* 365 days in 90 years. */
    {PHW_FINDING_DATE_OF_BIRTH, NULL, 150, 0, PHW_PIECE_WHO, "a date of birth"},
    /* 28 million households (ONS 2022); 1.7 million postcodes in use (ONS Postcode Directory). */
    {PHW_FINDING_ADDRESS, NULL, 245, 0, PHW_PIECE_CONTACT, "an address"},
    {PHW_FINDING_POSTCODE, NULL, 205, 0, PHW_PIECE_CONTACT, "a postcode"},
    {PHW_FINDING_PHONE, NULL, 240, 0, PHW_PIECE_CONTACT, "a phone number"},
    {PHW_FINDING_EMAIL, NULL, 250, 0, PHW_PIECE_CONTACT, "an e-mail address"},
    {PHW_FINDING_VEHICLE_PLATE, NULL, 200, 20, PHW_PIECE_CONTACT, "a number plate"},
    {PHW_FINDING_GPS, NULL, 120, 0, PHW_PIECE_CONTACT, "a position in the file"},
    /* Some 140 acute trusts and boards; a lozenge alone only says that it is the NHS. */
    {PHW_FINDING_TRUST_NAME, NULL, 70, 10, PHW_PIECE_CARE, "the name of a place of care"},
    {PHW_FINDING_TRUST_LOGO, NULL, 30, 0, PHW_PIECE_CARE, "the mark of a place of care"},
    /* Whoever knows the author knows where they work, as if it were named. */
    {PHW_FINDING_APPOINTMENT, "our-place", 70, 10, PHW_PIECE_CARE,
     "the author's own place of work"},
    /* 140,000 beds (NHS England, KH03, with the other nations); thirty of a number (estimate),
     * less what only insiders can tell. */
    {PHW_FINDING_APPOINTMENT, "place label-left label-above column", 100, 40, PHW_PIECE_CARE,
     "a ward or bed"},
    /* 35,000 named settlements (OS Open Names). */
    {PHW_FINDING_APPOINTMENT, "town", 110, 20, PHW_PIECE_CONTACT, "a town or village"},
    /* One day of a year; 330,000 out-patients on a working day give the same. */
    {PHW_FINDING_APPOINTMENT, NULL, 85, 20, PHW_PIECE_WHEN, "a day or time"},
    /* Rare: not more than five in 10,000 (Regulation (EC) 141/2000, art. 3). */
    {PHW_FINDING_CLINICAL, "rare", 110, 30, PHW_PIECE_HEALTH, "a rare condition"},
    /* Some thousands of people a year (admissions by external cause, NHS England), and most of
     * them are told of by others: in the news, by neighbours. */
    {PHW_FINDING_CLINICAL, "event", 120, 30, PHW_PIECE_HEALTH, "an unusual event or injury"},
    /* Words used less than twelve times in a million are told of few people (estimate). */
    {PHW_FINDING_CLINICAL, "unusual", 50, 25, PHW_PIECE_HEALTH, "an unusual detail"},
    /* 15,000 people are a hundred or older, 600,000 ninety or older (ONS, very old people, 2022).
     * One year of ninety, less where it is only about so old; 1 in 65 births is of twins (ONS). */
    {PHW_FINDING_CLINICAL, "century", 120, 0, PHW_PIECE_WHO, "an age of a hundred years or more"},
    {PHW_FINDING_CLINICAL, "great-age", 100, 0, PHW_PIECE_WHO, "an age of ninety years or more"},
    {PHW_FINDING_CLINICAL, "age", 65, 10, PHW_PIECE_WHO, "an age"},
    {PHW_FINDING_CLINICAL, "several", 65, 10, PHW_PIECE_WHO, "twins or triplets"},
    /* Who somebody's family is few but their neighbours know (estimate). */
    {PHW_FINDING_CLINICAL, "family", 30, 15, PHW_PIECE_WHO, "somebody's family"},
    /* 24,000 head teachers, 19,000 councillors, some hundreds of judges and footballers. */
    {PHW_FINDING_CLINICAL, "role", 100, 30, PHW_PIECE_WHO, "what somebody is known as"},
    /* One in sixteen: between asthma (6.5 %) and atrial fibrillation (2.1 %; QOF 2022/23). */
    {PHW_FINDING_CLINICAL, NULL, 40, 20, PHW_PIECE_HEALTH, "a detail of somebody's health"},
    /* Recognised by those who know the person, and by no register. */
    {PHW_FINDING_FACE, NULL, 100, 20, PHW_PIECE_WHO, "a face"},
    {PHW_FINDING_BARCODE, NULL, 80, 20, PHW_PIECE_WHO, "a barcode"},
    {PHW_FINDING_WEAK_REDACTION, NULL, 120, 0, PHW_PIECE_WHO, "something that was badly covered"},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

const phw_jigsaw_row *phw_jigsaw_rows(size_t *count)
{
    *count = ROW_COUNT;
    return rows;
}

/* Whether a finding has one of the tags, which are separated by blanks. */
static bool has_tag(const phw_finding *finding, const char *tags)
{
    for (size_t length; *tags; tags += length + (tags[length] == ' ')) {
        length = strcspn(tags, " ");
        for (size_t i = 0; i < finding->because_count; i++)
            if (strlen(finding->because[i]) == length &&
                memcmp(finding->because[i], tags, length) == 0)
                return true;
    }
    return false;
}

/* An emblem that was found by the name beside it says no more than the name. */
static bool is_told_by_name(const phw_finding *finding)
{
    return finding->kind == PHW_FINDING_TRUST_LOGO && has_tag(finding, "own-emblem");
}

const phw_jigsaw_row *phw_jigsaw_row_of(const phw_finding *finding)
{
    if (is_told_by_name(finding))
        return NULL;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].kind == finding->kind && (!rows[i].tags || has_tag(finding, rows[i].tags)))
            return &rows[i];
    return NULL;
}

/* What the findings of one row come to. */
typedef struct tally {
    int best; /* tenths of bits of the surest */
    const char *texts[DIFFERENT_MOST];
    size_t different;
} tally;

static int bits_of(const phw_finding *finding, const phw_jigsaw_row *row)
{
    double sure = finding->confidence > 0 ? finding->confidence : 0; /* NaN counts as nothing */
    double share = fmin(1, sure / FULL_SURE);
    if (finding->subject == PHW_SUBJECT_ORGANISATION && !phw_risk_weigh(finding->kind)->anyone)
        share *= ORGANISATION_SHARE;
    return (int)lround(row->bits * share);
}

/* Findings in pixels have no text; each is another one. */
static void count(tally *on, const phw_finding *finding, int bits)
{
    if (bits > on->best)
        on->best = bits;
    if (!(finding->confidence >= FULL_SURE) || on->different == DIFFERENT_MOST)
        return;
    for (size_t i = 0; finding->text && i < on->different; i++)
        if (on->texts[i] && strcmp(on->texts[i], finding->text) == 0)
            return;
    on->texts[on->different++] = finding->text;
}

/* Keeps the strongest, in order; of equal ones the first row. */
static void list_sign(phw_jigsaw *all, const char *what, int bits)
{
    size_t at = all->sign_count;
    while (at > 0 && all->signs[at - 1].bits < bits / 10.0)
        at--;
    if (at == PHW_SIGNS_MAX)
        return;
    size_t last = all->sign_count < PHW_SIGNS_MAX ? all->sign_count : PHW_SIGNS_MAX - 1;
    memmove(&all->signs[at + 1], &all->signs[at], (last - at) * sizeof all->signs[0]);
    all->signs[at] = (phw_sign){what, bits / 10.0};
    all->sign_count = last + 1;
}

phw_jigsaw phw_jigsaw_gather(phw_findings *findings)
{
    tally tallies[ROW_COUNT] = {{0}};
    phw_jigsaw all = {.bits = 0};
    unsigned pieces = 0;
    for (size_t i = 0; findings && i < findings->count; i++) {
        phw_finding *finding = &findings->items[i];
        const phw_jigsaw_row *row = phw_jigsaw_row_of(finding);
        finding->bits = 0;
        if (!row || !phw_risk_evidence_counts(finding))
            continue;
        int bits = bits_of(finding, row);
        finding->bits = bits / 10.0;
        count(&tallies[row - rows], finding, bits);
    }
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const tally *on = &tallies[i];
        if (on->best <= 0)
            continue;
        int bits = on->best + (on->different > 1 ? (int)(on->different - 1) * rows[i].more : 0);
        all.bits += bits;
        pieces |= 1U << rows[i].piece;
        list_sign(&all, rows[i].what, bits);
    }
    int kinds = 0;
    for (unsigned bits = pieces; bits; bits &= bits - 1)
        kinds++;
    all.enough = all.bits >= PHW_JIGSAW_ENOUGH && kinds >= PHW_JIGSAW_PIECES &&
                 (pieces & (1U << PHW_PIECE_CARE | 1U << PHW_PIECE_HEALTH));
    return all;
}
