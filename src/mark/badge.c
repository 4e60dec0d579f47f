/* SPDX-License-Identifier: Apache-2.0 */
/* Name badges: a small plane with one colleague's name and what else stands on badges, a trust's
 * mark or a photo. The badge as a whole is a kind of its own, besides the name that was read. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/badge_words.h"
#include "mark/detector.h"
#include "mark/place.h"
#include "model/model.h"

#define MOST_LINES 14 /* a door sign or a rota has more */
#define MOST_NAMES 2  /* the name, and the same again on the back or as a signature */
#define SURE_NAME 0.40
#define SURE_PATIENT 0.50
#define CONFIDENCE 0.70
#define MOST_ASPECT 2.2          /* cards are 1.6 : 1, upright or lying; name plates are longer */
#define MOST_GREETING_ASPECT 3.2 /* badges that say hello are 76 mm by 25 to 38 */
#define MOST_TEXT_ASPECT 3.0     /* text and mark of a card whose edge was not seen */

/* A card whose role cannot be read has a mark, a forename and right under it a surname, from the
 * same edge, and little else. In heights of the higher line: a badge's lines are half as far apart
 * again as they are high, and misread edges are off by a letter. */
#define STACK_LINES 8
#define STACK_EDGES 1.5
#define STACK_LEAST 0.6
#define STACK_MOST 2.6
/* Or that forename can be read, so surely, with the surname behind it or alone, and so much larger
 * than all else: half as large again at least, less what blur adds to small letters. */
#define LARGE_NAME 1.25
#define LARGE_SURE 0.9F

/* So much of a line's area is in a mark that has words of its own. */
#define IN_MARK 0.5

/* A card is this long at most, in heights of a name's letters on it: 86 mm (ID-1 of ISO 7810) and
 * names of 3 mm, twice over. What is longer is what the card lies on. */
#define LONGEST 56.0
#define LARGE_LONGEST 24.0 /* of a name set large */

/* A mark or a face this near belongs to a card, if they make a card together: distance of the
 * middles, diagonals of its text or of itself. */
#define BESIDE 1.2
#define MARGIN 0.2 /* of its text's sides, round the text of a card whose edge was not seen */

/* Whatever tells of a patient: then it is a wristband or a record. */
#define PATIENT                                                                                    \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

typedef struct card {
    bool open;  /* its edge was not seen */
    bool large; /* its one name begins with a forename and is set large */
    size_t lines, names, name_lines;
    const phw_line *name[MOST_NAMES]; /* the first of its name lines; NULL: fewer */
    bool patient, trust, face, greeting;
    bool mark;           /* a trust's, not its name alone */
    bool role, clinical; /* any, and one that only places of care have */
} card;

/* "Bae Aldwyn", under "Bwrdd Iechyd Prifysgol": two surnames, and where somebody works; and so is
 * "Forth Valley" in a board's mark. */
static bool is_place_of_work(const phw_page *page, const phw_findings *findings, size_t line)
{
    const phw_quad *quad = &page->lines[line].quad;
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        if ((finding->kind == PHW_FINDING_TRUST_NAME && finding->line == line) ||
            (finding->kind == PHW_FINDING_TRUST_LOGO &&
             phw_quad_overlap(&finding->quad, quad) >= IN_MARK * phw_quad_area(quad)))
            return true;
    }
    return false;
}

static void add_lines(const phw_mark_scene *scene, const phw_findings *findings, card *cards)
{
    const phw_page *page = scene->page;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane >= page->plane_count || line->state == PHW_LINE_NOISE)
            continue;
        card *on = &cards[line->plane];
        on->lines++;
        if (line->state != PHW_LINE_READ || line->word_count == 0)
            continue;
        const bool greeting = phw_badge_is_greeting(page, line);
        on->greeting |= greeting;
        const phw_badge_role said = phw_badge_role_of(page, line, scene->models);
        const bool role = said != PHW_BADGE_NO_ROLE;
        on->role |= role;
        on->clinical |= said == PHW_BADGE_CLINICAL_ROLE;
        /* "Ward Clerk" is made of two surnames. */
        if (role || greeting || is_place_of_work(page, findings, i) ||
            !phw_badge_is_name(page, line, scene->models))
            continue;
        if (on->name_lines < MOST_NAMES)
            on->name[on->name_lines] = line;
        on->name_lines++;
    }
}

/* Whether the two name lines of a card whose edge was seen are a forename and, right under it, a
 * surname. */
static bool is_stack(const phw_page *page, const card *on, const struct phw_models *models)
{
    if (on->open || on->name_lines != 2 || on->lines > STACK_LINES)
        return false;
    /* By their words: a line may begin in the photo beside it. */
    const phw_word *upper = phw_badge_one_word(page, on->name[0]),
                   *lower = phw_badge_one_word(page, on->name[1]);
    if (!upper || !lower)
        return false;
    const double angle = on->name[0]->angle;
    const phw_point along = {cos(angle), sin(angle)};
    const double height = fmax(on->name[0]->height, on->name[1]->height);
    const phw_point *from = upper->quad.corner, *to = lower->quad.corner;
    const phw_point apart = {(to[0].x + to[3].x - from[0].x - from[3].x) / 2,
                             (to[0].y + to[3].y - from[0].y - from[3].y) / 2};
    const double right = apart.x * along.x + apart.y * along.y;
    double down = apart.y * along.x - apart.x * along.y;
    if (down < 0) {
        const phw_word *other = upper;
        upper = lower;
        lower = other;
        down = -down;
    }
    return fabs(right) <= STACK_EDGES * height && down >= STACK_LEAST * height &&
           down <= STACK_MOST * height && phw_badge_is_forename(upper, models) &&
           phw_badge_is_surname(lower, models);
}

/* Whether a line is surely a forename, or one and a surname. */
static bool is_sure_name(const phw_page *page, const phw_line *line,
                         const struct phw_models *models)
{
    const phw_word *word = phw_badge_one_word(page, line);
    if (word)
        return word->confidence >= LARGE_SURE && phw_badge_is_forename(word, models);
    const phw_word *both = &page->words[line->first_word];
    return line->word_count == 2 && both[0].confidence >= LARGE_SURE &&
           both[1].confidence >= LARGE_SURE && phw_badge_is_forename(&both[0], models) &&
           phw_badge_is_surname(&both[1], models);
}

/* Whether the one name on a card whose edge was seen is far larger than what else stands there but
 * its mark. */
static bool is_set_large(const phw_page *page, size_t plane, const card *on,
                         const struct phw_models *models)
{
    if (on->open || on->name_lines != 1 || on->lines < 2 || on->lines > STACK_LINES)
        return false;
    const phw_line *name = on->name[0];
    if (!is_sure_name(page, name, models))
        return false;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane == plane && line != name && line->state != PHW_LINE_NOISE &&
            name->height < LARGE_NAME * line->height)
            return false;
    }
    return true;
}

static bool is_card(const phw_quad *quad, const card *on)
{
    const double width = phw_quad_width(quad), height = phw_quad_height(quad);
    const double most = on->greeting || on->large                       ? MOST_GREETING_ASPECT
                        : on->open && on->trust && on->role && on->face ? MOST_TEXT_ASPECT
                                                                        : MOST_ASPECT;
    return width <= most * height && height <= MOST_ASPECT * width;
}

/* Whether no card is so large, for the letters of the names on it. */
static bool is_too_large(const phw_quad *quad, const card *on)
{
    const double longest = on->large ? LARGE_LONGEST : LONGEST;
    double height = INFINITY;
    for (size_t i = 0; i < MOST_NAMES && on->name[i]; i++)
        height = fmin(height, on->name[i]->height);
    return fmax(phw_quad_width(quad), phw_quad_height(quad)) > longest * height;
}

static bool is_trust(const phw_finding *finding)
{
    return finding->kind == PHW_FINDING_TRUST_LOGO || finding->kind == PHW_FINDING_TRUST_NAME;
}

/* The quad round the lines of a plane that are text, with a card's margins. */
static phw_quad text_quad(const phw_page *page, size_t plane)
{
    double angle = phw_quad_angle(&page->planes[plane].quad);
    phw_quad whole = page->planes[plane].quad;
    bool any = false;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane != plane || line->state == PHW_LINE_NOISE || line->word_count == 0 ||
            (line->word_count == 1 && page->words[line->first_word].char_count == 1))
            continue;
        phw_quad both[2] = {any ? whole : line->quad, line->quad};
        whole = phw_quad_union(both, 2, angle);
        any = true;
    }
    return phw_quad_pad(&whole, MARGIN * phw_quad_width(&whole), MARGIN * phw_quad_height(&whole));
}

/* The card's quad: the plane's, or where no edge was seen, or a wrong one, that of its text with
 * some margin. A band at the card's top is often no part of the plane, nor is a photo where only
 * the text was seen to stand together, so that a trust's mark and a face near it belong to it. */
static phw_quad card_quad(const phw_page *page, size_t plane, const phw_findings *findings,
                          card *on)
{
    phw_quad whole = page->planes[plane].quad;
    /* One that is no card's is a card with the table it lies on; a name plate's text is long, too.
     */
    if (!is_card(&whole, on) || is_too_large(&whole, on))
        whole = text_quad(page, plane);
    else if (on->open)
        whole = phw_quad_pad(&whole, MARGIN * phw_quad_height(&whole),
                             MARGIN * phw_quad_height(&whole));
    double angle = phw_quad_angle(&whole);
    double reach = BESIDE * hypot(phw_quad_width(&whole), phw_quad_height(&whole));
    phw_point centre = phw_quad_centre(&whole);
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        phw_point at = phw_quad_centre(&finding->quad);
        if ((!is_trust(finding) && finding->kind != PHW_FINDING_FACE) ||
            hypot(at.x - centre.x, at.y - centre.y) > reach)
            continue;
        phw_quad both[2] = {whole, finding->quad};
        phw_quad together = phw_quad_union(both, 2, angle);
        if (is_card(&whole, on) && !is_card(&together, on))
            continue;
        whole = together;
        on->trust |= is_trust(finding);
        on->mark |= finding->kind == PHW_FINDING_TRUST_LOGO;
        on->face |= finding->kind == PHW_FINDING_FACE;
    }
    return whole;
}

static void add_findings(const phw_page *page, const phw_findings *findings, card *cards)
{
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        size_t plane = phw_mark_plane_of(page, finding);
        if (plane >= page->plane_count)
            continue;
        card *on = &cards[plane];
        on->names += finding->kind == PHW_FINDING_STAFF_NAME && finding->confidence >= SURE_NAME;
        /* "Farrow", set large on a card, is a name that may be anybody's. */
        double least = finding->kind == PHW_FINDING_PATIENT_NAME ? SURE_PATIENT : SURE_NAME;
        on->patient |= (PATIENT & 1U << finding->kind) && finding->confidence >= least;
        on->trust |= is_trust(finding);
        on->mark |= finding->kind == PHW_FINDING_TRUST_LOGO;
        on->face |= finding->kind == PHW_FINDING_FACE;
    }
}

/* @param stack  its two name lines are a forename above a surname. */
static bool is_badge(const phw_quad *quad, const card *on, bool stack)
{
    /* Where the role is too small to be read, a trust's mark tells, with a face beside the name or
     * with a forename above a surname. */
    const bool staff = (on->role && (on->trust || on->clinical)) ||
                       ((on->face || stack) && on->trust) || (on->large && on->mark);
    /* Where the name cannot be read, all the rest does. */
    const bool named = (on->names > 0 && on->names <= MOST_NAMES) ||
                       (on->name_lines > 0 && on->name_lines <= MOST_NAMES && staff) ||
                       (on->names + on->name_lines == 0 && on->role && on->face && on->trust);
    /* The greeting says what it is, if somebody of a place of care gives it. */
    const bool greeted = on->greeting && on->trust && (on->role || on->name_lines > 0);
    return (named || greeted) && !on->patient && (on->trust || on->face) &&
           on->lines <= MOST_LINES && is_card(quad, on);
}

static phw_status add_badge(const phw_quad *quad, size_t plane, const card *on,
                            phw_findings *findings, phw_error *error)
{
    phw_finding badge = {.kind = PHW_FINDING_NAME_BADGE,
                         .subject = PHW_SUBJECT_STAFF,
                         .confidence = CONFIDENCE,
                         .quad = *quad,
                         .plane = plane,
                         .line = PHW_NO_LINE};
    if (on->trust)
        phw_finding_because(&badge, "trust");
    if (on->face)
        phw_finding_because(&badge, "face");
    if (on->role)
        phw_finding_because(&badge, "role");
    return phw_findings_add(findings, &badge, error);
}

phw_status phw_mark_find_badges(const phw_mark_scene *scene, phw_mark_found *found,
                                phw_error *error)
{
    const phw_page *page = scene->page;
    size_t planes = page->plane_count;
    card *cards = calloc(planes + 1, sizeof *cards);
    phw_status status = PHW_OK;
    if (!cards)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for badges");
    for (size_t i = 0; i < planes; i++)
        cards[i].open = page->planes[i].kind == PHW_PLANE_BLOCK;
    add_lines(scene, found->findings, cards);
    add_findings(page, found->findings, cards);
    for (size_t i = 0; i < planes && status == PHW_OK; i++) {
        cards[i].large = is_set_large(page, i, &cards[i], scene->models);
        phw_quad whole = card_quad(page, i, found->findings, &cards[i]);
        if (is_badge(&whole, &cards[i], is_stack(page, &cards[i], scene->models)))
            status = add_badge(&whole, i, &cards[i], found->findings, error);
    }
    free(cards);
    return status;
}
