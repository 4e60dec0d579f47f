/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/labels.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "identify/label_keyed.h"
#include "identify/label_match.h"
#include "identify/page_words.h"
#include "identify/past_life.h"

/* How far below a label its value may stand, and how far apart a table's rows may be, in heights
 * of the upper text; and by which factor the distance of rows may grow (an empty cell). */
#define ABOVE_REACH 3.6
#define COLUMN_REACH 18.0
#define COLUMN_STRETCH 2.6
/* Where edges agree within this share of the height, several rows in a row may be empty. */
#define TIGHT_EDGE 0.5
#define TIGHT_STRETCH 6.5
/* Values to the right of a label that are linked, and the widest gap to the first, in heights. */
#define RIGHT_CELLS 12
#define RIGHT_REACH 45.0
/* Most links of one page: bounds the work on a hostile one. */
#define LINKS_MAX 60000

/* How like a family name a label's word must be that stands in a column of names ("Street"). */
#define SURNAME_LEAST 0.015F

/* Digits of a form's field at most: "12. Date of birth". */
#define FIELD_DIGITS 2U

/* Words of a name that fills its field. */
#define FILLED_WORDS 4

/* Labels whose values hold digits. */
#define NUMBER_TYPES                                                                               \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_EPISODE_NUMBER) |            \
     PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_POSTCODE) |                  \
     PHW_LABEL_BIT(PHW_LABEL_TELEPHONE) | PHW_LABEL_BIT(PHW_LABEL_NATIONAL_IDENTIFIER) |           \
     PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION) | PHW_LABEL_BIT(PHW_LABEL_AGE))

typedef struct builder {
    phw_labels *labels;
    const phw_models *models;
    phw_page_words *words;
    phw_label_menders menders;
    bool of_patients; /* programs write of patients on the page */
    phw_arena *arena;
    size_t label_capacity;
    size_t link_capacity;
} builder;

const char *phw_link_tag(phw_link_how how)
{
    static const char *const tags[] = {"label-left", "label-above", "column"};
    static_assert(sizeof tags / sizeof tags[0] == PHW_LINK_HOW_COUNT, "a tag for each link");
    return tags[how];
}

/* As phw_grow(), in an arena: the old array is left behind. */
static bool grow_in_arena(phw_arena *arena, void **items, size_t *capacity, size_t count,
                          size_t size)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity ? *capacity * 2 : 64;
    void *moved = phw_arena_alloc_array(arena, wanted, size);
    if (!moved)
        return false;
    if (count)
        memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = wanted;
    return true;
}

/* Moves past what closes a label; says whether a colon or the like was among it. */
static uint32_t skip_closing(const phw_cell *cell, uint32_t at, bool *colon)
{
    *colon = false;
    if (at + 3 <= cell->length && memcmp(cell->text + at, "(s)", 3) == 0)
        at += 3;
    for (; at < cell->length; at++) {
        char c = cell->text[at];
        if (c == ':' || c == '=' || c == ';')
            *colon = true;
        /* "D.O.B. *": it must be filled in; and a key of JSON stands in quotes. */
        else if (!strchr(" .-#|)_*\"", c) || c == '\0')
            break;
    }
    /* "When were you born?" */
    if (at + 1 == cell->length && cell->text[at] == '?')
        at++;
    return at;
}

/* Whether the run of non-spaces at byte @p at holds a digit. */
static bool digit_follows(const phw_cell *cell, uint32_t at)
{
    for (; at < cell->length && cell->text[at] != ' '; at++)
        if (cell->text[at] >= '0' && cell->text[at] <= '9')
            return true;
    return false;
}

static bool starts_word(const phw_cell *cell, uint32_t at)
{
    if (at == 0)
        return true;
    unsigned char before = (unsigned char)cell->text[at - 1];
    bool letter = (before | 32) >= 'a' && (before | 32) <= 'z';
    return !letter && before < 0x80 && before != '@' && before != '\'';
}

/* Whether a phrase that the table knows is used as a label where it stands. */
static bool accept(const phw_cell *cell, uint32_t begin, const phw_label_match *match,
                   phw_label *label)
{
    bool colon;
    uint32_t behind = skip_closing(cell, match->end, &colon);
    /* "D.O.B. k": the star of a field that must be filled in, misread. */
    if (begin == 0 && behind > match->end && behind + 1 == cell->length &&
        (match->types & NUMBER_TYPES) && !digit_follows(cell, behind))
        behind = cell->length;
    bool whole = behind >= cell->length;
    bool number = (match->types & NUMBER_TYPES) != 0 && digit_follows(cell, behind);
    bool nhs_word = match->words == 1 && match->letters == 3 &&
                    (match->types & PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER));
    /* Headings of a table that were read as one line: "Bed Alerts Hospital No". */
    bool heading = whole && match->words >= 2 && (match->types & NUMBER_TYPES) != 0 &&
                   cell->text[begin] >= 'A' && cell->text[begin] <= 'Z';
    if (begin > 0 && !colon && !number && !heading)
        return false;
    /* "NHS" by itself is a logo or the service's name unless a number or a colon follows. */
    if (nhs_word && !colon && !number && !whole)
        return false;
    /* Single letters ("T:", "B:") are labels by their colon alone. */
    if (match->letters == 1 && !colon)
        return false;
    /* "24 yo": a unit behind a number, not a label before one. */
    if (match->letters <= 2 && !colon && !whole && !number)
        return false;
    if (match->mended && !colon && !number && !whole)
        return false;
    *label = (phw_label){.types = match->types,
                         .colon = colon,
                         .sure = colon || number || (whole && match->letters > 2),
                         .mended = match->mended};
    label->span.begin = begin;
    label->span.end = behind;
    return true;
}

static bool add_label(builder *b, const phw_label *label)
{
    if (!grow_in_arena(b->arena, (void **)&b->labels->labels, &b->label_capacity,
                       b->labels->label_count, sizeof *label))
        return false;
    b->labels->labels[b->labels->label_count++] = *label;
    return true;
}

/* "3. Name": the number of a field belongs to the label as well. @return 0 where only such a number
 * stands before byte @p first. */
static uint32_t numbered_start(const phw_cell *cell, uint32_t first)
{
    const uint32_t digits = (uint32_t)strspn(cell->text, "0123456789");
    return first == digits && digits <= FIELD_DIGITS && cell->text[digits] == '.' ? 0 : first;
}

static bool find_in_cell(builder *b, uint32_t index)
{
    const phw_cell *cell = &b->labels->view->cells[index];
    uint32_t begin, end;
    phw_label_key key;
    bool keyed = b->of_patients && phw_label_key_next(cell, 0, b->models, &key);
    for (uint32_t at = 0; phw_label_atom(cell, at, &begin, &end); at = end) {
        phw_label_match match;
        phw_label label;
        if (keyed && begin >= key.begin) {
            label = (phw_label){.span = {index, key.begin, key.value_begin},
                                .types = key.types,
                                .colon = true,
                                .sure = true,
                                .stop = key.value_end};
            if (!add_label(b, &label))
                return false;
            end = key.value_end;
            keyed = phw_label_key_next(cell, end, b->models, &key);
            continue;
        }
        if (!starts_word(cell, begin) || (cell->text[begin] >= '0' && cell->text[begin] <= '9') ||
            !phw_label_may_begin(cell, begin, end, b->words) ||
            !phw_label_match_at(cell, begin, &b->menders, b->models, &match))
            continue;
        /* Leading brackets and bullets belong to the label's start. */
        uint32_t first = begin;
        while (first > 0 && strchr(" .-|(*[>", cell->text[first - 1]))
            first--;
        first = numbered_start(cell, first);
        if (!accept(cell, first == 0 ? 0 : begin, &match, &label))
            continue;
        if (label.types == PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) &&
            phw_past_life(b->labels->view, index, label.span.end))
            continue;
        label.span.cell = index;
        if (!add_label(b, &label))
            return false;
        end = label.span.end > end ? label.span.end : end;
    }
    return true;
}

static bool add_link(builder *b, uint32_t label, uint32_t order, phw_span value, phw_link_how how)
{
    phw_labels *labels = b->labels;
    value = phw_view_trim(labels->view, value);
    if (value.begin >= value.end || labels->link_count >= LINKS_MAX)
        return true;
    if (!grow_in_arena(b->arena, (void **)&labels->links, &b->link_capacity, labels->link_count,
                       sizeof *labels->links))
        return false;
    labels->links[labels->link_count] =
        (phw_label_link){label, order, value, how, labels->link_heads[value.cell]};
    labels->link_heads[value.cell] = labels->link_count++;
    return true;
}

/* The part of a cell from @p begin to its next label. */
static phw_span until_label(const phw_labels *labels, uint32_t cell, uint32_t begin)
{
    phw_span span = {cell, begin, labels->view->cells[cell].length};
    for (uint32_t i = labels->first_label[cell]; i < labels->first_label[cell + 1]; i++) {
        if (labels->labels[i].span.begin >= begin) {
            span.end = labels->labels[i].span.begin;
            break;
        }
    }
    return span;
}

static double row_gap(const phw_cell *a, const phw_cell *b)
{
    return hypot(b->left.x - a->right.x, b->left.y - a->right.y);
}

/* Links what stands to the right. *found says whether anything did. */
static bool link_right(builder *b, uint32_t index, bool *found)
{
    const phw_labels *labels = b->labels;
    const phw_label *label = &labels->labels[index];
    const phw_view *view = labels->view;
    phw_span value = until_label(labels, label->span.cell, label->span.end);
    uint32_t order = 0;
    *found = false;
    if (label->stop && label->stop < value.end)
        value.end = label->stop;
    value = phw_view_trim(view, value);
    if (value.begin < value.end) {
        *found = true;
        if (!add_link(b, index, order++, value, PHW_LINK_LEFT))
            return false;
    }
    if (value.end < view->cells[label->span.cell].length)
        return true;
    uint32_t cell = label->span.cell;
    for (int i = 0; i < RIGHT_CELLS && view->cells[cell].next != PHW_VIEW_NONE; i++) {
        uint32_t next = view->cells[cell].next;
        double gap = row_gap(&view->cells[cell], &view->cells[next]);
        double reach = (order ? RIGHT_REACH / 4 : RIGHT_REACH) * view->cells[cell].height;
        if (gap > reach || phw_labels_starts(labels, next))
            break;
        *found = true;
        value = until_label(labels, next, 0);
        if (!add_link(b, index, order++, value, PHW_LINK_LEFT))
            return false;
        if (value.end < view->cells[next].length)
            break;
        cell = next;
    }
    return true;
}

/* Where the column under a label ends: at what stands right of the label. */
static double right_bound(const phw_labels *labels, uint32_t index)
{
    const phw_view *view = labels->view;
    phw_span span = labels->labels[index].span;
    if (index + 1 < labels->first_label[span.cell + 1])
        return phw_view_extent(view, span.cell, labels->labels[index + 1].span).left;
    uint32_t next = view->cells[span.cell].next;
    if (next == PHW_VIEW_NONE || next == span.cell)
        return INFINITY;
    return phw_view_extent(view, span.cell, phw_view_whole(view, next)).left;
}

/* "No", "Number": the second line of a heading that was set on two. */
static bool continues_heading(const phw_view *view, phw_span span)
{
    char key[16];
    size_t length = phw_models_fold(view->cells[span.cell].text + span.begin, span.end - span.begin,
                                    key, sizeof key);
    static const char *const words[] = {"no", "number", "num", "id", "birth"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == length && memcmp(words[i], key, length) == 0)
            return true;
    return false;
}

/* "Ward" under "Patient" and another's name: a label, and in a column of names as good a surname.
 */
static bool is_surname(const builder *b, const phw_label *heading, const phw_label *other)
{
    const phw_cell *cell = &b->labels->view->cells[other->span.cell];
    if (!(heading->types & PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME)) || other->colon ||
        other->span.begin > 0 || other->span.end < cell->length)
        return false;
    const phw_page_word *word = phw_name_word_of(b->words, cell->text, cell->length);
    return word && word->token.family >= SURNAME_LEAST;
}

static bool link_below(builder *b, uint32_t index)
{
    const phw_labels *labels = b->labels;
    const phw_view *view = labels->view;
    phw_span from = labels->labels[index].span, found;
    double bound = right_bound(labels, index), reach = ABOVE_REACH, pitch = 0;
    uint32_t order = 0;
    /* Every step goes down by more than half a line, so the page's cells bound the walk. */
    for (uint32_t steps = 0; steps < view->cell_count; steps++) {
        if (!phw_view_below(view, from, bound, reach, &found))
            break;
        const phw_label *other = phw_labels_at(labels, found);
        if (other && (other->sure || other->types & labels->labels[index].types) &&
            !(order > 0 && is_surname(b, &labels->labels[index], other)))
            break;
        phw_extent above = phw_view_extent(view, from.cell, from);
        phw_extent under = phw_view_extent(view, from.cell, found);
        double down = under.middle - above.middle;
        bool tight = fmin(fabs(under.left - above.left), fabs(under.right - above.right)) <=
                     TIGHT_EDGE * view->cells[from.cell].height;
        if (order > 1 && down > (tight ? TIGHT_STRETCH : COLUMN_STRETCH) * pitch)
            break;
        if (!(order == 0 && continues_heading(view, found))) {
            if (!add_link(b, index, order, found, order ? PHW_LINK_COLUMN : PHW_LINK_ABOVE))
                return false;
            order++;
        }
        if (order > 0)
            pitch = order <= 2 ? fmax(down, pitch) : down;
        /* The bound is measured from the left end of the cell that is left behind. */
        if (bound < INFINITY)
            bound -= phw_view_extent(view, from.cell, phw_view_whole(view, found.cell)).left;
        from = found;
        reach = COLUMN_REACH;
        if (labels->link_count >= LINKS_MAX)
            break;
    }
    return true;
}

/* "GP" and "MW" are words; in a row of headings they are one of them. */
static void settle_headings(const phw_labels *labels)
{
    for (uint32_t i = 0; i < labels->label_count; i++) {
        phw_label *label = &labels->labels[i];
        const phw_cell *cell = &labels->view->cells[label->span.cell];
        const uint32_t beside[] = {cell->previous, cell->next};
        for (int k = 0; k < 2 && !label->sure && label->span.begin == 0; k++) {
            if (label->span.end < cell->length || beside[k] == PHW_VIEW_NONE ||
                !phw_labels_starts(labels, beside[k]))
                continue;
            const phw_label *other = &labels->labels[labels->first_label[beside[k]]];
            label->sure = other->sure && !other->colon &&
                          other->span.end >= labels->view->cells[beside[k]].length;
        }
    }
}

/* "Name Suharto" in a cell of its own, where another field of the page has its number: words that
 * all begin with a capital, and nothing else. */
static bool is_filled_in(const builder *b, const phw_label *label)
{
    const phw_cell *cell = &b->labels->view->cells[label->span.cell];
    uint32_t at = label->span.end, begin, end, words = 0;
    if (label->types != PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) || label->span.begin > 0 ||
        label->mended || at < 4 || memcmp(cell->text, "Name", 4) != 0)
        return false;
    for (; phw_label_atom(cell, at, &begin, &end); at = end, words++)
        if (cell->text[begin] < 'A' || cell->text[begin] > 'Z')
            return false;
    return words > 0 && words <= FILLED_WORDS;
}

/* Where one field is surely filled in, a bare "Name" is a field, too. */
static void settle_names(const builder *b)
{
    const phw_labels *labels = b->labels;
    bool form = false;
    for (uint32_t i = 0; i < labels->label_count && !form; i++)
        form = labels->labels[i].sure && (labels->labels[i].types & NUMBER_TYPES);
    for (uint32_t i = 0; form && i < labels->label_count; i++)
        labels->labels[i].sure |= is_filled_in(b, &labels->labels[i]);
}

static bool link_label(builder *b, uint32_t index)
{
    bool found;
    if (!link_right(b, index, &found))
        return false;
    const phw_label *label = &b->labels->labels[index];
    /* With a value beside it a label speaks of that one; a bare heading also of its column. */
    const phw_cell *cell = &b->labels->view->cells[label->span.cell];
    bool last = label->span.end >= cell->length;
    bool inside = found && !last;
    if (inside || (found && label->colon))
        return true;
    return link_below(b, index);
}

bool phw_labels_build(const phw_view *view, phw_page_words *words, phw_arena *arena,
                      phw_labels *labels)
{
    *labels = (phw_labels){.view = view};
    builder b = {.labels = labels, .models = words->models, .words = words, .arena = arena};
    phw_label_menders_make(&b.menders);
    b.of_patients = phw_label_keys_of_patients(view);
    labels->first_label =
        phw_arena_alloc_array(arena, (size_t)view->cell_count + 1, sizeof *labels->first_label);
    labels->link_heads =
        phw_arena_alloc_array(arena, (size_t)view->cell_count + 1, sizeof *labels->link_heads);
    if (!labels->first_label || !labels->link_heads)
        return false;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        labels->first_label[i] = labels->label_count;
        labels->link_heads[i] = PHW_VIEW_NONE;
        if (!find_in_cell(&b, i))
            return false;
    }
    labels->first_label[view->cell_count] = labels->label_count;
    if (words->failed)
        return false;
    settle_headings(labels);
    settle_names(&b);
    for (uint32_t i = 0; i < labels->label_count; i++)
        if (!link_label(&b, i))
            return false;
    return true;
}

static bool overlap(phw_span a, phw_span b)
{
    return a.cell == b.cell && a.begin < b.end && b.begin < a.end;
}

/* Firm links first; what stands further right than the nearest value is the loosest. */
static uint32_t looseness(const phw_label_link *link)
{
    if (link->how == PHW_LINK_LEFT)
        return link->order ? 3 * LINKS_MAX + link->order : 0;
    return (uint32_t)link->how * LINKS_MAX + link->order;
}

const phw_label_link *phw_labels_link(const phw_labels *labels, phw_span span, uint64_t mask)
{
    const phw_label_link *best = NULL;
    for (uint32_t i = labels->link_heads[span.cell]; i != PHW_VIEW_NONE;
         i = labels->links[i].next) {
        const phw_label_link *link = &labels->links[i];
        if (!overlap(link->value, span) || !(labels->labels[link->label].types & mask))
            continue;
        if (!best || looseness(link) <= looseness(best))
            best = link;
    }
    return best;
}

uint64_t phw_labels_types(const phw_labels *labels, phw_span span)
{
    uint64_t types = 0;
    for (uint32_t i = labels->link_heads[span.cell]; i != PHW_VIEW_NONE; i = labels->links[i].next)
        if (overlap(labels->links[i].value, span))
            types |= labels->labels[labels->links[i].label].types;
    return types;
}

const phw_label *phw_labels_at(const phw_labels *labels, phw_span span)
{
    for (uint32_t i = labels->first_label[span.cell]; i < labels->first_label[span.cell + 1]; i++)
        if (overlap(labels->labels[i].span, span))
            return &labels->labels[i];
    return NULL;
}

bool phw_labels_starts(const phw_labels *labels, uint32_t cell)
{
    uint32_t first = labels->first_label[cell];
    return first < labels->first_label[cell + 1] && labels->labels[first].span.begin == 0;
}

bool phw_labels_sure(const phw_labels *labels, uint64_t mask)
{
    for (uint32_t i = 0; i < labels->label_count; i++)
        if (labels->labels[i].sure && (labels->labels[i].types & mask))
            return true;
    return false;
}
