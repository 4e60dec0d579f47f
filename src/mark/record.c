/* SPDX-License-Identifier: Apache-2.0 */
/* The record as an object: a screen, a sheet or a list that is a clinical record, by the fields,
 * terms and marks on it that can be read, also where most of it cannot. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/place.h"
#include "mark/record_words.h"
#include "mark/screenshot.h"
#include "mark/sheet.h"

/* What speaks for a record, in points. */
#define CLINICAL_FIELD 1.0
#define OTHER_FIELD 0.4
#define OTHER_FIELDS_MOST 4
#define TERM 0.3
#define TERMS_MOST 8
#define SYSTEM 1.0
#define IDENTIFIER 1.2 /* a kind of patient's number, date or name … */
#define POSSIBLE 0.6   /* … or, where there is none, a name that may be one */
#define BANNER 2.2     /* a name as a patient banner has it */
#define TITLE 2.0      /* a heading that only clinical documents have */
#define MARK 0.6       /* a trust's logo or name */
/* And against one. */
#define FOREIGN 0.5
#define PROSE_MOST 0.5 /* share of its read lines: a letter may be prose, but needs more then */
#define PROSE_COST 2.0

#define ENOUGH 4.0
#define ENOUGH_NAMED 3.0   /* with a name that may be a patient's, or a title, rare elsewhere */
#define ENOUGH_UNREAD 1.9  /* where most of the text is too small to read: little can be asked */
#define MOSTLY_UNREAD 0.55 /* of the text's length */
/* There rows of numbers and of people speak for a list of patients, beside a word of care. */
#define PEOPLE 1.5 /* of so many telephone numbers, addresses … */
#define PEOPLE_LEAST 3
#define ROWS 1.0 /* of so many lines, of which this share hold a digit */
#define ROWS_LEAST 20
#define ROWS_VALUED 0.2
#define LEAST_LINES 5
/* Fields that only records have, where nobody is on it and much is of illness. */
#define OWN_LEAST 2
#define VALUED_LEAST 0.15 /* share of the lines read that hold a digit … */
#define FILLED_NOBODY 0.3 /* … or a field's value where nobody is on it, as on blank forms */
/* On what is plainly of another trade, or for everybody, identify holds all below this. */
#define SURE_IDENTIFIER 0.5

/* A surface where one person may be a patient, so surely, is a record where anything of care stands
 * on it; or less surely beside so many places of care: "Ward 12 / Bed 21 / Rahim". */
#define LIKELY_NAMED 0.56 /* more than what only stands in a column of such words */
#define HINTED_NAMED 0.45
#define PLACES_LEAST 2
/* … or with nothing beside it that can be read: such a name or number blocks alone, or in a list
 * (risk/weights.c). */
#define SURELY_NAMED 0.70
#define ALONE_NAMED 0.75
/* … but a badge is its bearer's, and where no bed is, beside so many colleagues and no fewer than
 * there are such names, they are theirs: a door's, a programme's. */
#define COLLEAGUES_LEAST 2
/* … or beside so many addresses, postcodes and telephones of patients: a round of visits. */
#define HOMES_LEAST 6
/* … or on a label, a slip, a permit, which has few lines and none of prose. */
#define FEW_LINES 14
/* A screenshot of so few lines is of a label, a card or a note, and of no chat. */
#define LITTLE_PAGE 8
#define PLACE_SURE 0.6
#define CARE_SURE 0.45

/* A screenshot is one window as a rule: where records make up this share of it, the rest is its
 * frame, its menu and its empty end; and where they hold this share of its text, its pictures: the
 * name in the corner of an X-ray picture is the picture's. */
#define WHOLE_SHARE 0.3
#define WHOLE_TEXT 0.7
/* … and so is what stands below a patient's banner, or beside their name and number in the corner
 * of a picture: curves, squared paper, teeth, whose edges were seen or not. A banner begins within
 * this share of the window's height and names by so many kinds. */
#define HEAD_SHARE 0.06
#define HEAD_KINDS 2
/* A smooth photograph may look like a screenshot, too: there half of the text that was read is no
 * more than so steep (sine of the angle), of screenshots seven tenths and more are. */
#define LEVEL 0.012
#define LEVEL_LEAST 0.5
/* So many people are what the window is about: a list, photographs of wounds with names below. */
#define MANY_PEOPLE 4

typedef struct evidence {
    phw_record_words words;
    phw_record_seen seen;
    unsigned kinds; /* bits of the kinds of identifiers on it */
    bool mark;
    double named;    /* how sure the surest name or number is that may be a patient's */
    size_t patients; /* so surely named */
    size_t hinted;   /* names that may be a patient's */
    bool numbered;   /* a number that may be */
    size_t staff;    /* colleagues named */
    bool badge;
    size_t places; /* beds, wards, times of care */
    size_t people; /* telephone numbers, addresses of people who are no colleagues */
    size_t homes;  /* … of patients */
    bool care;     /* something was found to be of care */
} evidence;

#define IDENTIFIERS                                                                                \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

#define REACHED                                                                                    \
    (1U << PHW_FINDING_PHONE | 1U << PHW_FINDING_EMAIL | 1U << PHW_FINDING_ADDRESS |               \
     1U << PHW_FINDING_POSTCODE)

/* A date of birth is on many papers. */
#define NAMING (IDENTIFIERS & ~(1U << PHW_FINDING_DATE_OF_BIRTH))

/* Adds what says little by itself. */
static void add_hints(const phw_finding *finding, evidence *on)
{
    if (finding->subject == PHW_SUBJECT_PUBLIC)
        return;
    if ((NAMING & 1U << finding->kind) && finding->subject == PHW_SUBJECT_PATIENT) {
        on->named = fmax(on->named, finding->confidence);
        on->patients +=
            finding->kind == PHW_FINDING_PATIENT_NAME && finding->confidence >= SURELY_NAMED;
        const bool hint = finding->confidence >= HINTED_NAMED;
        on->hinted += hint && finding->kind == PHW_FINDING_PATIENT_NAME;
        on->numbered |= hint && finding->kind != PHW_FINDING_PATIENT_NAME;
    }
    on->staff += finding->kind == PHW_FINDING_STAFF_NAME && finding->confidence >= HINTED_NAMED;
    on->badge |= finding->kind == PHW_FINDING_NAME_BADGE;
    on->people +=
        (REACHED & 1U << finding->kind) && finding->confidence >= SURE_IDENTIFIER &&
        (finding->subject == PHW_SUBJECT_PATIENT || finding->subject == PHW_SUBJECT_UNKNOWN);
    on->homes += (REACHED & 1U << finding->kind) && finding->confidence >= SURE_IDENTIFIER &&
                 finding->subject == PHW_SUBJECT_PATIENT;
    on->places += finding->kind == PHW_FINDING_APPOINTMENT && finding->confidence >= PLACE_SURE;
    on->care |=
        (finding->kind == PHW_FINDING_CLINICAL || finding->kind == PHW_FINDING_APPOINTMENT) &&
        finding->confidence >= CARE_SURE;
}

static void add_findings(const phw_mark_scene *scene, const phw_findings *findings,
                         evidence *planes)
{
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        size_t plane = phw_mark_plane_of(scene->page, finding);
        if (plane >= scene->page->plane_count)
            continue;
        add_hints(finding, &planes[plane]);
        bool person =
            finding->subject == PHW_SUBJECT_PATIENT || finding->subject == PHW_SUBJECT_UNKNOWN;
        if ((IDENTIFIERS & 1U << finding->kind) && person && finding->confidence >= SURE_IDENTIFIER)
            planes[plane].kinds |= 1U << finding->kind;
        planes[plane].mark |=
            finding->kind == PHW_FINDING_TRUST_LOGO || finding->kind == PHW_FINDING_TRUST_NAME;
    }
}

static size_t count_bits(unsigned bits)
{
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* What the form of a surface says of which hardly a word can be read. */
static double form_points(const evidence *of)
{
    const phw_record_words *words = &of->words;
    bool rows =
        words->lines >= ROWS_LEAST && (double)words->valued >= ROWS_VALUED * (double)words->lines;
    return words->clinical_fields ? PEOPLE * (of->people >= PEOPLE_LEAST) + ROWS * rows : 0;
}

static bool is_prose(const phw_record_words *words)
{
    return (double)words->sentences > PROSE_MOST * (double)words->read;
}

static double points(const evidence *of)
{
    const double kinds = (double)count_bits(of->kinds);
    const phw_record_words *words = &of->words;
    const bool possible = !of->kinds && of->named >= HINTED_NAMED;
    double sum = CLINICAL_FIELD * (double)words->clinical_fields +
                 OTHER_FIELD * fmin((double)words->other_fields, OTHER_FIELDS_MOST) +
                 TERM * fmin((double)words->terms, TERMS_MOST) + SYSTEM * (words->systems > 0) +
                 IDENTIFIER * kinds + POSSIBLE * possible + BANNER * (words->banner_names > 0) +
                 TITLE * (words->titles > 0) + MARK * of->mark;
    if (is_prose(words))
        sum -= PROSE_COST;
    return sum - FOREIGN * (double)words->foreign;
}

/* An encyclopaedia's page on an illness has the words of a record, and one of its fields by chance.
 */
static bool is_nobodys(const evidence *of)
{
    const phw_record_words *words = &of->words;
    return !of->kinds && !of->mark && words->systems == 0 && words->own_fields < OWN_LEAST &&
           words->terms >= TERMS_MOST;
}

static bool is_mostly_unread(const phw_record_words *words)
{
    return words->unread_length > MOSTLY_UNREAD * (words->read_length + words->unread_length);
}

static bool is_record(const evidence *of)
{
    const phw_record_words *words = &of->words;
    const bool mostly_unread = is_mostly_unread(words);
    if (words->lines < LEAST_LINES ||
        words->clinical_fields + words->systems + words->banner_names + words->titles == 0)
        return false;
    /* Whom a training system has in a patient's place nobody looks after. */
    if (words->training && !of->kinds)
        return false;
    /* A slide about confidentiality has all the labels, and nothing behind them. */
    if (!mostly_unread &&
        ((double)words->valued < VALUED_LEAST * (double)words->read ||
         (!of->kinds && (double)words->filled < FILLED_NOBODY * (double)words->read)))
        return false;
    const bool possible = of->named >= HINTED_NAMED;
    bool named = words->banner_names > 0 || words->titles > 0;
    /* Forms of all trades have a "Contact", a "Location" and a "Problem", and a wall's chart of
     * what to do has words of medicine as well: somebody's name or number, or a field that only
     * records have must stand beside them; where little can be read the words will do, or rows. */
    if (!named && !(mostly_unread && (words->terms || form_points(of) > 0)) && !words->systems &&
        !of->kinds && !possible && !of->mark && !words->own_fields)
        return false;
    if (!named && !mostly_unread && is_nobodys(of))
        return false;
    if (mostly_unread)
        return points(of) + form_points(of) >= ENOUGH_UNREAD;
    return points(of) >= (named || possible ? ENOUGH_NAMED : ENOUGH);
}

/* Where many patients live, beside a word of care: a round of visits, a stack of calls for
 * ambulances, which have no names. */
static bool lists_homes(const evidence *of)
{
    return of->care && of->homes >= HOMES_LEAST;
}

/* Nobody was told for sure, but what was read says that it is a patient. On a screenshot, which is
 * one plane whatever it shows, it says so of a part alone: a message in a chat. */
static bool hints_at_one(phw_plane_kind kind, const evidence *of)
{
    const phw_record_words *words = &of->words;
    const bool care = of->care || of->mark || words->clinical_fields > 0 || words->terms > 0 ||
                      words->systems > 0 || words->titles > 0 || of->homes >= HOMES_LEAST;
    const bool likely = care && of->named >= LIKELY_NAMED;
    const bool hinted = care && of->named >= HINTED_NAMED && !is_prose(words);
    if (lists_homes(of))
        return true;
    if (kind == PHW_PLANE_PAGE)
        return words->lines <= LITTLE_PAGE ? likely || hinted || of->named >= ALONE_NAMED
                                           : likely && hinted && words->clinical_fields > 0;
    return likely || count_bits(of->kinds & NAMING) > 1 || of->named >= SURELY_NAMED ||
           (of->named >= SURE_IDENTIFIER && count_bits(of->kinds) > 1) ||
           (of->named >= HINTED_NAMED && of->places >= PLACES_LEAST) ||
           (hinted && words->lines <= FEW_LINES);
}

/* The share of the length of all text that stands on records. */
static double text_share(const phw_page *page)
{
    double all = 0, records = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        double length = line->state == PHW_LINE_NOISE ? 0 : phw_quad_width(&line->quad);
        all += length;
        if (line->plane < page->plane_count && page->planes[line->plane].clinical)
            records += length;
    }
    return all > 0 ? records / all : 0;
}

/* Whether text runs along the picture's edges, as a computer sets it. */
static bool is_level(const phw_page *page)
{
    double all = 0, level = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        const double length = line->state == PHW_LINE_READ ? phw_quad_width(&line->quad) : 0;
        all += length;
        level += fabs(sin(2 * line->angle)) / 2 <= LEVEL ? length : 0;
    }
    return level >= LEVEL_LEAST * all;
}

static bool heads_window(const phw_page *page, const phw_plane *plane, const evidence *of)
{
    return count_bits(of->kinds) >= HEAD_KINDS &&
           phw_quad_bounds(&plane->quad).top <= HEAD_SHARE * page->height;
}

/* On a screenshot the record goes on to the picture's edge, though layout saw an inner edge. */
static phw_status extend_to_screenshot(const phw_mark_scene *scene, const evidence *planes,
                                       phw_error *error)
{
    phw_page *page = scene->page;
    double records = 0, picture = (double)page->width * page->height;
    bool headed = false;
    size_t people = 0;
    for (size_t i = 0; i < page->plane_count; i++) {
        if (!page->planes[i].clinical)
            continue;
        if (page->planes[i].kind == PHW_PLANE_PAGE)
            return PHW_OK;
        people += planes[i].patients > 1 ? planes[i].patients : 1;
        records += phw_quad_area(&page->planes[i].quad);
        headed |= heads_window(page, &page->planes[i], &planes[i]);
    }
    if ((!headed && people < MANY_PEOPLE && records < WHOLE_SHARE * picture &&
         text_share(page) < WHOLE_TEXT) ||
        !is_level(page) || !phw_mark_is_screenshot(scene->image))
        return PHW_OK;
    const phw_plane whole = {.kind = PHW_PLANE_PAGE,
                             .quad = phw_quad_from_box((phw_box){0, 0, page->width, page->height}),
                             .score = 0.5,
                             .clinical = true};
    return phw_page_add_plane(page, &whole, error);
}

/* Whether what may be a patient's name there is a colleague's rather. */
static bool is_of_staff(const evidence *of)
{
    return !of->kinds && !of->numbered && of->places == 0 && of->named < LIKELY_NAMED &&
           (of->badge || (of->staff >= COLLEAGUES_LEAST && of->staff >= of->hinted));
}

/* What is written and was found on each plane. */
static void gather(const phw_mark_scene *scene, const phw_findings *findings, evidence *planes)
{
    const phw_page *page = scene->page;
    memset(planes, 0, page->plane_count * sizeof *planes);
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].plane < page->plane_count)
            phw_record_words_add(page, i, scene->models, &planes[page->lines[i].plane].seen,
                                 &planes[page->lines[i].plane].words);
    add_findings(scene, findings, planes);
    for (size_t i = 0; i < page->plane_count; i++)
        if (is_of_staff(&planes[i]))
            planes[i].named = 0;
}

static void judge(phw_page *page, const evidence *planes)
{
    for (size_t i = 0; i < page->plane_count; i++)
        page->planes[i].clinical |=
            is_record(&planes[i]) || hints_at_one(page->planes[i].kind, &planes[i]);
}

/* Of a display that shows a record all is one: a banner whose letters run another way than those of
 * the table below it, or its bar of another colour, is found by itself. */
static void spread_to_displays(phw_page *page)
{
    for (size_t i = 0; i < page->plane_count; i++)
        for (size_t k = 0; page->planes[i].clinical && k < page->plane_count; k++)
            page->planes[k].clinical |=
                page->planes[k].kind == PHW_PLANE_SCREEN &&
                phw_quad_contains(&page->planes[k].quad, phw_quad_centre(&page->planes[i].quad));
}

phw_status phw_mark_find_records(const phw_mark_scene *scene, phw_mark_found *found,
                                 phw_error *error)
{
    phw_page *page = scene->page;
    evidence *planes = calloc(page->plane_count + 1, sizeof *planes);
    if (!planes)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for records");
    for (size_t i = 0; i < page->plane_count; i++)
        page->planes[i].clinical = false;
    /* A block of text may be a record's where the sheet says too much else, and the other way. */
    gather(scene, found->findings, planes);
    judge(page, planes);
    size_t sheets = 0;
    phw_status status = phw_mark_widen_planes(scene, found->findings, &sheets, error);
    if (status == PHW_OK) {
        gather(scene, found->findings, planes);
        judge(page, planes);
        spread_to_displays(page);
    }
    /* A smooth photograph may look like a screenshot; one in which a sheet lies is none. */
    if (status == PHW_OK && sheets == 0)
        status = extend_to_screenshot(scene, planes, error);
    free(planes);
    return status;
}
