/* SPDX-License-Identifier: Apache-2.0 */
/* Name badges: a small plane with one colleague's name and what else stands on badges, a trust's
 * mark or a photo. The badge as a whole is a kind of its own, besides the name that was read. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/misread.h"
#include "mark/place.h"
#include "model/model.h"

#define MOST_LINES 14 /* a door sign or a rota has more */
#define MOST_NAMES 2  /* the name, and the same again on the back or as a signature */
#define SURE_NAME 0.40
#define SURE_PATIENT 0.50
#define CONFIDENCE 0.70
#define MOST_ASPECT 2.2 /* cards are 1.6 : 1, upright or lying; name plates are longer */

#define NAME_WORDS 3   /* most of a line that is a name, set large */
#define ROLE_WORDS 4   /* most of a role that is looked up */
#define MISREAD_MOST 2 /* letters of a role */
#define KEY_ROOM 96    /* bytes */

/* A card whose role cannot be read has a mark, a forename and right under it a surname, from the
 * same edge, and little else. In heights of the higher line: a badge's lines are half as far apart
 * again as they are high, and misread edges are off by a letter. */
#define STACK_LINES 8
#define STACK_EDGES 1.5
#define STACK_LEAST 0.6
#define STACK_MOST 2.6
#define EVERYDAY 50.0F /* uses per million: such a word is no name on a badge */

/* A card is this long at most, in heights of a name's letters on it: 86 mm (ID-1 of ISO 7810) and
 * names of 3 mm, twice over. What is longer is what the card lies on. */
#define LONGEST 56.0

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
    size_t lines, names, name_lines;
    const phw_line *name[MOST_NAMES]; /* the first of its name lines; NULL: fewer */
    bool patient, trust, face, role;
} card;

static bool in_table(const struct phw_models *models, phw_table table, const char *text,
                     size_t length, phw_entry *entry)
{
    char key[KEY_ROOM];
    size_t used = phw_models_fold(text, length, key, sizeof key);
    return phw_models_lookup(models, table, key, used, entry);
}

/* A rule, a slot or the photo's edge, read as a sign or a small letter. */
static bool is_stroke(const phw_word *word)
{
    return !isalnum((unsigned char)word->text[0]) ||
           (word->char_count == 1 && !isupper((unsigned char)word->text[0]));
}

/* "Ngozi", "Eze", "Sarah Whitlock": capitalised words, one of them a name and no word of English.
 */
static bool is_name_line(const phw_page *page, const phw_line *line,
                         const struct phw_models *models)
{
    size_t words = 0;
    bool name = false;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        phw_entry entry;
        if (is_stroke(word))
            continue;
        if (!isupper((unsigned char)word->text[0]) || ++words > NAME_WORDS)
            return false;
        bool everyday = in_table(models, PHW_TABLE_WORDS, word->text, word->length, &entry) &&
                        entry.weight > EVERYDAY;
        name |=
            !everyday && (in_table(models, PHW_TABLE_FORENAMES, word->text, word->length, NULL) ||
                          in_table(models, PHW_TABLE_SURNAMES, word->text, word->length, NULL));
    }
    return name;
}

/* "Ward Cark", "Wwwd Clerk": roles of two short words, each of which alone is near to others. */
static bool is_like_short_role(const phw_page *page, const phw_line *line)
{
    static const char *const roles[] = {"ward clerk", "ward sister", "ward manager",
                                        "junior doctor"};
    char key[KEY_ROOM];
    size_t length = 0;
    if (line->word_count != 2)
        return false;
    for (size_t i = 0; i < 2; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (i > 0 && length + 1 < sizeof key)
            key[length++] = ' ';
        length += phw_models_fold(word->text, word->length, key + length, sizeof key - length);
    }
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (phw_mark_changes(key, roles[i], MISREAD_MOST, false) <= MISREAD_MOST)
            return true;
    return false;
}

/* "Phamacst", "Thernpst": what badges say most, misread where they are small; "Staf Nurse". */
static bool is_like_role(const phw_word *word)
{
    static const char *const short_roles[] = {"nurse", "doctor"}; /* near to other words */
    static const char *const roles[] = {
        "anaesthetist", "assistant",    "consultant", "dietitian",       "midwife",
        "paramedic",    "pharmacist",   "physician",  "physiotherapist", "practitioner",
        "psychologist", "radiographer", "registrar",  "receptionist",    "therapist"};
    char key[KEY_ROOM];
    size_t length = phw_models_fold(word->text, word->length, key, sizeof key);
    for (size_t i = 0; i < sizeof short_roles / sizeof short_roles[0]; i++)
        if (strcmp(key, short_roles[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        size_t wanted = strlen(roles[i]);
        if (length + MISREAD_MOST >= wanted && wanted + MISREAD_MOST >= length &&
            phw_mark_changes(key, roles[i], MISREAD_MOST, false) <= MISREAD_MOST)
            return true;
    }
    return false;
}

/* "Consultant Anaesthetist", "Physiotherapist" in the line. */
static bool has_role(const phw_page *page, const phw_line *line, const struct phw_models *models)
{
    if (is_like_short_role(page, line))
        return true;
    for (size_t from = 0; from < line->word_count; from++) {
        char text[KEY_ROOM];
        size_t length = 0;
        if (line->word_count <= ROLE_WORDS && is_like_role(&page->words[line->first_word + from]))
            return true;
        for (size_t i = from; i < line->word_count && i < from + ROLE_WORDS; i++) {
            const phw_word *word = &page->words[line->first_word + i];
            if (length + word->length + 1 > sizeof text)
                break;
            if (i > from)
                text[length++] = ' ';
            memcpy(text + length, word->text, word->length);
            length += word->length;
            if (in_table(models, PHW_TABLE_CLINICAL_ROLES, text, length, NULL))
                return true;
        }
    }
    return false;
}

/* "Bae Aldwyn", under "Bwrdd Iechyd Prifysgol": two surnames, and where somebody works. */
static bool is_place_of_work(const phw_findings *findings, size_t line)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_TRUST_NAME && findings->items[i].line == line)
            return true;
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
        bool role = has_role(page, line, scene->models);
        on->role |= role;
        /* "Ward Clerk" is made of two surnames. */
        if (role || is_place_of_work(findings, i) || !is_name_line(page, line, scene->models))
            continue;
        if (on->name_lines < MOST_NAMES)
            on->name[on->name_lines] = line;
        on->name_lines++;
    }
}

/* A line's one word but for strokes; NULL where it has more or none. */
static const phw_word *one_word(const phw_page *page, const phw_line *line)
{
    const phw_word *one = NULL;
    for (size_t i = line->first_word; i < line->first_word + line->word_count; i++) {
        if (is_stroke(&page->words[i]))
            continue;
        if (one)
            return NULL;
        one = &page->words[i];
    }
    return one;
}

static bool is_in(const phw_word *word, const struct phw_models *models, phw_table table)
{
    return in_table(models, table, word->text, word->length, NULL);
}

/* Whether the two name lines of a card whose edge was seen are a forename and, right under it, a
 * surname. */
static bool is_stack(const phw_page *page, size_t plane, const card *on,
                     const struct phw_models *models)
{
    if (page->planes[plane].kind == PHW_PLANE_BLOCK || on->name_lines != 2 ||
        on->lines > STACK_LINES)
        return false;
    /* By their words: a line may begin in the photo beside it. */
    const phw_word *upper = one_word(page, on->name[0]), *lower = one_word(page, on->name[1]);
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
           down <= STACK_MOST * height && is_in(upper, models, PHW_TABLE_FORENAMES) &&
           is_in(lower, models, PHW_TABLE_SURNAMES);
}

static bool is_card(const phw_quad *quad)
{
    double width = phw_quad_width(quad), height = phw_quad_height(quad);
    return width <= MOST_ASPECT * height && height <= MOST_ASPECT * width;
}

/* Whether no card is so large, for the letters of the names on it. */
static bool is_too_large(const phw_quad *quad, const card *on)
{
    double height = INFINITY;
    for (size_t i = 0; i < MOST_NAMES && on->name[i]; i++)
        height = fmin(height, on->name[i]->height);
    return fmax(phw_quad_width(quad), phw_quad_height(quad)) > LONGEST * height;
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
    if (!is_card(&whole) || is_too_large(&whole, on))
        whole = text_quad(page, plane);
    else if (page->planes[plane].kind == PHW_PLANE_BLOCK)
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
        if (is_card(&whole) && !is_card(&together))
            continue;
        whole = together;
        on->trust |= is_trust(finding);
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
        on->face |= finding->kind == PHW_FINDING_FACE;
    }
}

/* @param stack  its two name lines are a forename above a surname. */
static bool is_badge(const phw_quad *quad, const card *on, bool stack)
{
    /* Where the role is too small to be read, a trust's mark tells, with a face beside the name or
     * with a forename above a surname. */
    const bool staff = on->role || ((on->face || stack) && on->trust);
    /* Where the name cannot be read, all the rest does. */
    const bool named = (on->names > 0 && on->names <= MOST_NAMES) ||
                       (on->name_lines > 0 && on->name_lines <= MOST_NAMES && staff) ||
                       (on->names + on->name_lines == 0 && on->role && on->face && on->trust);
    return named && !on->patient && (on->trust || on->face) && on->lines <= MOST_LINES &&
           is_card(quad);
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
    add_lines(scene, found->findings, cards);
    add_findings(page, found->findings, cards);
    for (size_t i = 0; i < planes && status == PHW_OK; i++) {
        phw_quad whole = card_quad(page, i, found->findings, &cards[i]);
        if (is_badge(&whole, &cards[i], is_stack(page, i, &cards[i], scene->models)))
            status = add_badge(&whole, i, &cards[i], found->findings, error);
    }
    free(cards);
    return status;
}
