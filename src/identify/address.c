/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/address_line.h"
#include "identify/care_note.h"
#include "identify/contact.h"
#include "identify/digits.h"
#include "identify/postcode.h"

#include <math.h>
#include <string.h>

#define ADDRESS_LABEL PHW_LABEL_BIT(PHW_LABEL_ADDRESS)
/* Lines of one address, below its first and above its postcode. */
#define LINES_MAX 5
/* Words of a line that begins with a house's number, and bytes of that. */
#define PATIENT_SURE 0.6 /* that a patient is spoken of */
#define STREET_TOKENS 4
#define HOUSE_DIGITS 4
/* Words of villages and counties between a street and its postcode. */
#define BETWEEN_MOST 5U
/* Letters of a small word within the name of a street, and how many there are. */
#define LINK_LETTERS 3U
#define LINKS_MOST 2U
#define SURE_LABEL 0.93
#define SURE_LABEL_LOOSE 0.70
#define SURE_NUMBERED 0.86
#define SURE_NUMBERED_ALONE 0.66
#define SURE_BLOCK 0.80

/* Cells of one line that was torn are no further apart than this, in heights. */
#define ROW_GAP 3.0
#define NAMES (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_STAFF_NAME)
#define NAME_SURE 0.7
/* Cells of a row that are looked at for whom an address is under. */
#define ROW_CELLS 4

typedef struct address_scan {
    phw_context *context;
    unsigned char *done; /* a mark for each cell whose address was added */
} address_scan;

static void add(address_scan *scan, phw_span span, double worth, const char *why)
{
    const char *tags[] = {why, NULL};
    if (span.begin >= span.end)
        return;
    scan->done[span.cell] = 1;
    phw_subject whose = phw_contact_subject(scan->context, span);
    /* "09:15 12 Mill Lane - insulin 10 units": where somebody is called upon. */
    if (whose == PHW_SUBJECT_UNKNOWN && phw_care_note_beside(scan->context, span.cell))
        whose = PHW_SUBJECT_PATIENT;
    phw_context_add(scan->context, PHW_FINDING_ADDRESS, whose, span, worth, tags);
}

/* The text of a cell behind its first label, where it begins with one. */
static phw_span body(const phw_context *context, uint32_t cell)
{
    phw_span span = phw_view_whole(context->view, cell);
    if (phw_labels_starts(context->labels, cell))
        span.begin = context->labels->labels[context->labels->first_label[cell]].span.end;
    return phw_view_trim(context->view, span);
}

/* A line that starts a field of its own, or stands right of another field's label. */
static bool other_field(const phw_context *context, uint32_t cell)
{
    uint32_t left = context->view->cells[cell].previous;
    return phw_labels_starts(context->labels, cell) ||
           (left != PHW_VIEW_NONE && phw_labels_starts(context->labels, left));
}

/* A few words in capitals and no digit. */
static bool short_words(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    for (uint32_t t = 0; t < cell->token_count; t++)
        if (cell->tokens[t].shape != PHW_TOKEN_TITLE && cell->tokens[t].shape != PHW_TOKEN_UPPER)
            return false;
    return cell->token_count > 0 && cell->token_count <= 3 && cell->length <= 30 &&
           !phw_contact_office(context, index);
}

/* … as towns and houses' names are, that are nobody's name. */
static bool short_name(const phw_context *context, uint32_t index)
{
    return short_words(context, index) && !phw_context_in_cell(context, index, NAMES, NAME_SURE);
}

/* A line of nothing but a town's name, listed or not; between a street and a postcode it is none of
 * a person, whatever was made of its first word. */
static bool is_town(const phw_context *context, uint32_t cell)
{
    uint32_t count = context->view->cells[cell].token_count;
    return short_words(context, cell) && count > 0 && phw_address_town(context, cell, 0) == count;
}

/* "4 Chapel Brow" over a postcode, whatever a Brow is: a house's number and words in capitals. */
static bool begins_numbered(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t words = 0; /* behind the house's number, small ones left out */
    if (cell->token_count < 2 || cell->token_count > STREET_TOKENS + LINKS_MOST ||
        (cell->tokens[0].shape != PHW_TOKEN_NUMBER && cell->tokens[0].shape != PHW_TOKEN_MIXED) ||
        cell->tokens[0].begin != 0 || cell->tokens[0].end > HOUSE_DIGITS ||
        !phw_is_digit(cell->text[0]))
        return false;
    for (uint32_t t = 1; t < cell->token_count; t++) {
        const phw_token *token = &cell->tokens[t];
        /* "Back o' th' Bank", "Ffordd y Bryn", "Top of the Hill". */
        const bool link = token->shape == PHW_TOKEN_LOWER && t + 1 < cell->token_count &&
                          token->end - token->begin <= LINK_LETTERS;
        words += !link;
        if (!link && token->shape != PHW_TOKEN_TITLE && token->shape != PHW_TOKEN_UPPER)
            return false;
    }
    return words < STREET_TOKENS;
}

/* What of a line over a postcode is an address, whole though its words are in no list: a house's
 * number and a street, or, right over the postcode, the town under them. */
static bool is_over_postcode(const phw_context *context, uint32_t cell, bool nearest)
{
    uint32_t above = context->above[cell];
    if (begins_numbered(context, cell))
        return true;
    if (!nearest || above == PHW_VIEW_NONE || !is_town(context, cell))
        return false;
    const phw_address_line line = phw_address_line_read(context, body(context, above));
    return begins_numbered(context, above) || (line.street && line.whole && !line.postcode);
}

static double gap_of(const phw_cell *left, const phw_cell *right)
{
    return hypot(right->left.x - left->right.x, right->left.y - left->right.y);
}

/* "Oak Cottage," in one cell and "Church Rise" in the next one of its row. */
static bool row_street(address_scan *scan, uint32_t cell)
{
    const phw_context *context = scan->context;
    const phw_cell *left = &context->view->cells[cell];
    if (left->next == PHW_VIEW_NONE || !left->length || left->text[left->length - 1] != ',' ||
        !short_name(context, cell))
        return false;
    const phw_cell *right = &context->view->cells[left->next];
    phw_address_line line = phw_address_line_read(context, body(context, left->next));
    if (!line.street || gap_of(left, right) > ROW_GAP * left->height)
        return false;
    if (!scan->done[cell])
        add(scan, phw_view_whole(context->view, cell), SURE_BLOCK, "address-block");
    if (!scan->done[left->next])
        add(scan, line.span, SURE_BLOCK, "address-block");
    return true;
}

static phw_span without_comma(const phw_context *context, phw_span span)
{
    while (span.end > span.begin && context->view->cells[span.cell].text[span.end - 1] == ',')
        span.end--;
    return span;
}

/* "The Old Forge", "Rose Cottage", "Flat 2": what stands before a house's number. */
static bool names_house(const phw_context *context, uint32_t cell)
{
    static const char article[] = "The ";
    /* "Flat" is a label as well. */
    phw_address_line line = phw_address_line_read(context, phw_view_whole(context->view, cell));
    return !line.numbered && !line.postcode &&
           ((line.street && line.whole) ||
            (short_name(context, cell) &&
             strncmp(context->view->cells[cell].text, article, sizeof article - 1) == 0));
}

/* The cells beside a street in its row, where wide blanks behind commas tore the address. */
static void follow_row(address_scan *scan, uint32_t cell)
{
    const phw_context *context = scan->context;
    const phw_cell *cells = context->view->cells;
    uint32_t left = cells[cell].previous;
    if (left != PHW_VIEW_NONE && !scan->done[left] && !phw_labels_starts(context->labels, cell) &&
        gap_of(&cells[left], &cells[cell]) <= ROW_GAP * cells[cell].height &&
        names_house(context, left))
        add(scan, without_comma(context, phw_view_whole(context->view, left)), SURE_BLOCK,
            "address-block");
    for (int i = 0; i < ROW_CELLS; i++) {
        uint32_t next = cells[cell].next;
        if (next == PHW_VIEW_NONE || phw_labels_starts(context->labels, next) ||
            gap_of(&cells[cell], &cells[next]) > ROW_GAP * cells[cell].height)
            return;
        phw_address_line line = phw_address_line_read(context, body(context, next));
        bool town = is_town(context, next);
        if (line.numbered || (!town && !((line.place || line.postcode) && line.whole)))
            return;
        if (!scan->done[next])
            add(scan, town ? without_comma(context, body(context, next)) : line.span, SURE_BLOCK,
                "address-block");
        cell = next;
    }
}

/* Address lines under one that was found, down to the postcode. */
static void follow_down(address_scan *scan, uint32_t cell, bool labelled)
{
    for (int i = 0; i < LINES_MAX; i++) {
        cell = scan->context->below[cell];
        if (cell == PHW_VIEW_NONE || other_field(scan->context, cell))
            return;
        phw_address_line line = phw_address_line_read(scan->context, body(scan->context, cell));
        bool any = line.span.begin < line.span.end;
        /* A town that no list has, or that was misread, between a street and a postcode. */
        uint32_t next = scan->context->below[cell];
        if (!any && !line.postcode && next != PHW_VIEW_NONE && short_name(scan->context, cell) &&
            !other_field(scan->context, next) &&
            phw_address_line_read(scan->context, body(scan->context, next)).postcode) {
            line.span = body(scan->context, cell);
            any = line.whole = true;
        }
        /* … or under a street, where nothing else follows. */
        if (!any && !line.postcode && i == 0 && is_town(scan->context, cell)) {
            line.span = body(scan->context, cell);
            any = line.whole = true;
        }
        if (any && (line.whole || labelled || line.numbered) && !scan->done[cell])
            add(scan, line.span, SURE_BLOCK, "address-block");
        if (!any || line.postcode)
            return;
    }
}

/* Address lines over a postcode or a town. */
static void follow_up(address_scan *scan, uint32_t cell)
{
    for (int i = 0; i < LINES_MAX && !other_field(scan->context, cell); i++) {
        cell = scan->context->above[cell];
        if (cell == PHW_VIEW_NONE)
            return;
        if (row_street(scan, cell))
            continue;
        phw_address_line line = phw_address_line_read(scan->context, body(scan->context, cell));
        bool any = line.span.begin < line.span.end;
        bool known = any && (line.whole || line.numbered || line.street);
        if (line.postcode || !(known || is_over_postcode(scan->context, cell, i == 0)))
            return;
        if (!known)
            line.span = body(scan->context, cell);
        /* A line that is half a house's name ("Tŷ Gwyn, Church Rise") is covered whole. */
        if (line.street && !line.whole)
            line.span = body(scan->context, cell);
        if (!scan->done[cell])
            add(scan, line.span, SURE_BLOCK, "address-block");
    }
}

/* What stands behind an address label, up to a postcode, which is a finding of its own. */
static phw_span labelled_span(const phw_context *context, phw_span value)
{
    phw_address_line line = phw_address_line_read(context, value);
    const char *text = context->view->cells[value.cell].text;
    if (line.postcode) {
        uint32_t end = line.span.end > line.span.begin ? line.span.end : value.begin;
        /* What is between the last part that was understood and the postcode is address too. */
        phw_span rest = {value.cell, end, value.end};
        for (uint32_t at = end; at < value.end; at++) {
            uint32_t word = at;
            while (word < value.end && text[word] != ' ' && text[word] != ',')
                word++;
            phw_postcode code;
            if (word > at && phw_is_digit(text[word - 1]) && word - at >= 2 && word - at <= 4 &&
                ((text[at] >= 'A' && text[at] <= 'Z') ||
                 phw_postcode_at(context, value.cell, at, &code))) {
                rest.end = at;
                break;
            }
            at = word;
        }
        if (rest.end < value.end)
            value.end = rest.end;
    }
    while (value.end > value.begin && strchr(" ,;|", text[value.end - 1]))
        value.end--;
    return value;
}

/* "The Old Forge, Church Lane, Nether Aldwyn, Kestshire CA13 9ZX": what stands between a street and
 * the postcode of its line is address too, whatever villages are called. */
static phw_span up_to_postcode(const phw_context *context, phw_span found, phw_span whole)
{
    const phw_cell *cell = &context->view->cells[found.cell];
    phw_postcode code;
    phw_span rest = {found.cell, found.end, whole.end};
    if (!phw_postcode_next(context, rest, &code))
        return found;
    uint32_t words = 0;
    for (uint32_t t = 0; t < cell->token_count; t++) {
        const phw_token *token = &cell->tokens[t];
        if (token->begin < found.end || token->begin >= code.begin)
            continue;
        if (token->shape != PHW_TOKEN_TITLE && token->shape != PHW_TOKEN_UPPER)
            return found;
        words++;
    }
    if (words == 0 || words > BETWEEN_MOST)
        return found;
    found.end = code.begin;
    while (found.end > found.begin && strchr(" ,;|.", cell->text[found.end - 1]))
        found.end--;
    return found;
}

static bool has_letters(const phw_context *context, phw_span span)
{
    const char *text = context->view->cells[span.cell].text;
    uint32_t letters = 0;
    for (uint32_t i = span.begin; i < span.end; i++)
        letters += phw_is_letter(text[i]);
    return letters >= 3;
}

/* "Column(String)", "Column (String)": a field of a program's. Behind a colon, or where a patient
 * is spoken of, only the first: "Address: Oxberry (temporary)". */
static bool is_call(const phw_context *context, phw_span span, bool colon)
{
    const char *text = context->view->cells[span.cell].text;
    uint32_t at = span.begin;
    while (at < span.end && phw_is_letter(text[at]))
        at++;
    bool word = at > span.begin;
    bool patient = phw_context_on_page(context, PHW_PATIENT_KINDS, PATIENT_SURE);
    at += !colon && !patient && at < span.end && text[at] == ' ';
    return word && at < span.end && text[at] == '(' && text[span.end - 1] == ')';
}

/* "35 Larch Tane. Leeds IS8 2OT": a house's number and a capital, whatever else was misread. */
static bool is_numbered_value(const phw_context *context, phw_span value)
{
    const char *text = context->view->cells[value.cell].text;
    uint32_t at = value.begin;
    while (at < value.end && phw_is_digit(text[at]))
        at++;
    const uint32_t digits = at - value.begin;
    at += at < value.end && phw_is_letter(text[at]);
    return digits > 0 && digits <= HOUSE_DIGITS && at + 1 < value.end && text[at] == ' ' &&
           text[at + 1] >= 'A' && text[at + 1] <= 'Z';
}

static void scan_labelled(address_scan *scan)
{
    const phw_context *context = scan->context;
    const phw_labels *labels = context->labels;
    const bool patient = phw_context_on_page(context, PHW_PATIENT_KINDS, PATIENT_SURE);
    for (uint32_t i = 0; i < labels->link_count; i++) {
        const phw_label_link *link = &labels->links[i];
        const phw_label *label = &labels->labels[link->label];
        if (!(label->types & ADDRESS_LABEL) || link->order > 1)
            continue;
        phw_address_line line = phw_address_line_read(context, link->value);
        bool known = line.numbered || line.street || line.place || line.postcode ||
                     (patient && label->sure && link->order == 0 && link->how == PHW_LINK_LEFT &&
                      is_numbered_value(context, link->value));
        /* A bare "Address" heads a field; in a sentence only an address makes it one. */
        bool bare = label->sure && link->order == 0 && link->how == PHW_LINK_LEFT &&
                    (label->colon || context->evidence.clinical >= PHW_CLINICAL_ENOUGH / 2);
        if (link->order == 1 && (link->how == PHW_LINK_ABOVE || !known))
            continue;
        if (link->how == PHW_LINK_COLUMN && !known)
            continue;
        phw_span span = labelled_span(context, link->value);
        /* "Flat 2": the label is part of the address. */
        if (label->span.cell == span.cell && !label->colon &&
            strncmp(context->view->cells[span.cell].text + label->span.begin, "Flat", 4) == 0)
            span.begin = label->span.begin;
        if (!known && (!bare || is_call(context, span, label->colon)))
            continue;
        if (!has_letters(context, span))
            continue;
        add(scan, span, known ? SURE_LABEL : SURE_LABEL_LOOSE, phw_link_tag(link->how));
        if (line.numbered && line.whole)
            follow_row(scan, link->value.cell);
        if (link->how != PHW_LINK_COLUMN)
            follow_down(scan, link->value.cell, true);
    }
}

/* Whether the line right above names somebody or tells when they were born. */
static bool is_under_person(const phw_context *context, uint32_t cell)
{
    uint32_t above = context->above[cell];
    return above != PHW_VIEW_NONE &&
           phw_context_in_row(context, above, NAMES | 1U << PHW_FINDING_DATE_OF_BIRTH, NAME_SURE,
                              ROW_CELLS);
}

/* Where two people live, told in one line: the addresses behind the first. */
static void add_others(address_scan *scan, phw_span found, double worth)
{
    phw_span rest = {found.cell, found.end, scan->context->view->cells[found.cell].length};
    for (int i = 0; i < LINES_MAX && rest.begin < rest.end; i++) {
        phw_address_line line = phw_address_line_read(scan->context, rest);
        if (!line.numbered || line.span.end <= rest.begin)
            return;
        add(scan, line.span, worth, "street");
        rest.begin = line.span.end;
    }
}

/* "19/12/1943 Hexham NE46 2SR": what stands behind a birth date at a line's start. */
static phw_span behind_birth(const phw_context *context, phw_span span)
{
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *date = &context->candidates[i];
        if (date->kind == PHW_FINDING_DATE_OF_BIRTH && date->span.begin == span.begin &&
            date->span.end < span.end)
            span.begin = date->span.end;
    }
    return span;
}

/* "Church Lane" under "The Old Forge" under somebody. */
static bool is_under_house(const phw_context *context, uint32_t cell, bool record)
{
    const uint32_t above = context->above[cell];
    return above != PHW_VIEW_NONE && !other_field(context, above) && names_house(context, above) &&
           (record || is_under_person(context, above));
}

/* Whether a house's name and a street are somebody's home: on a record, under a person, or beside a
 * patient's note, which may stand in the same line. */
static bool is_home_of(const address_scan *scan, uint32_t cell, bool whole, bool record)
{
    return (whole && (record || is_under_person(scan->context, cell))) ||
           phw_care_note_beside(scan->context, cell);
}

static void add_stacked(address_scan *scan, uint32_t cell, phw_span street)
{
    const uint32_t above = scan->context->above[cell];
    if (!scan->done[above])
        add(scan, without_comma(scan->context, phw_view_whole(scan->context->view, above)),
            SURE_NUMBERED_ALONE, "street");
    add(scan, street, SURE_NUMBERED_ALONE, "street");
    follow_down(scan, cell, false);
}

static void scan_shapes(address_scan *scan)
{
    const phw_context *context = scan->context;
    bool record = context->evidence.clinical >= PHW_CLINICAL_ENOUGH;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        if (scan->done[i])
            continue;
        const phw_span whole = behind_birth(context, body(context, i));
        phw_address_line line = phw_address_line_read(context, whole);
        bool any = line.span.begin < line.span.end;
        if (line.numbered) {
            bool firm = record || line.postcode || line.place;
            if (line.postcode)
                line.span = up_to_postcode(context, line.span, whole);
            add(scan, line.span, firm ? SURE_NUMBERED : SURE_NUMBERED_ALONE, "street");
            add_others(scan, line.span, firm ? SURE_NUMBERED : SURE_NUMBERED_ALONE);
            if (line.whole)
                follow_row(scan, i);
            follow_down(scan, i, false);
        } else if (line.house && !line.postcode && is_home_of(scan, i, line.whole, record)) {
            add(scan, line.span, SURE_NUMBERED_ALONE, "street");
            follow_down(scan, i, false);
        } else if (line.postcode && any && (line.street || line.place)) {
            add(scan, line.street ? up_to_postcode(context, line.span, whole) : line.span,
                SURE_BLOCK, "before-postcode");
        } else if (line.street && line.whole && is_under_house(context, i, record))
            add_stacked(scan, i, line.span);
        if (line.postcode)
            follow_up(scan, i);
    }
}

void phw_recognise_address(phw_context *context)
{
    address_scan scan = {context, phw_arena_alloc(context->arena, context->view->cell_count + 1)};
    if (!scan.done) {
        context->failed = true;
        return;
    }
    scan_labelled(&scan);
    scan_shapes(&scan);
}
