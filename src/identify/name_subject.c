/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_subject.h"

#include <string.h>

#include "identify/name_kin.h"

/* How much a label says, by how it is linked: beside, right above, heading a column. */
static const float link_worth[PHW_LINK_HOW_COUNT] = {0.85F, 0.75F, 0.7F};

/* The second and third cell to the right of a label are less surely its value. */
/* Cells of a row that are looked at for a word of kinship. */
#define KIN_CELLS 4
#define LATER_CELL_SHARE 0.5F

/* How name-like a vague label's value must be. */
#define VAGUE_STRENGTH 0.35F

#define ROLE_BESIDE 0.8F
#define STAFF_TITLE 0.9F
#define SENDER 0.65F
#define SIGNATURE_STRENGTH 0.4F
#define LEAST_BESIDE_ROLE 0.15F
#define RELATION_BEFORE 0.7F
#define RELATION_BEHIND 0.85F
#define RELATION_REACH 3
/* Words by a name in which its trade is looked for. */
#define APPOSITION_REACH 3

/* What somebody is behind their name ("social worker", "bed manager", "health visitor"), though not
 * as a title. */
#define POSTS                                                                                      \
    " band worker manager visitor coordinator practitioner secretary clerk receptionist teacher "  \
    "officer assistant adviser advisor chaplain warden housekeeper matron technician educator "    \
    "lecturer tutor trainer headteacher editor "

#define POST_WORDS 3U

/* Who looks after a patient, written small. */
#define CARERS " nurse doctor midwife physio physiotherapist therapist keyworker hca carer "

static const phw_name_token *token_of(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

static bool is_one_of(const phw_name_token *token, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(token->key, keys[i]) == 0)
            return true;
    }
    return false;
}

static bool is_role(const phw_name_token *token)
{
    /* "Pt" is the patient far more often than the physiotherapist. */
    return token && (token->kinds & PHW_WORD_ROLE) && !(token->kinds & PHW_WORD_TITLE) &&
           strcmp(token->key, "pt") != 0 &&
           !(token->key_length <= 3 && token->letters != PHW_CASE_UPPER &&
             token->letters != PHW_CASE_NUMBER && token->letters != PHW_CASE_TITLE) &&
           token->letters != PHW_CASE_INITIAL;
}

/* "sister" with a small letter. */
static bool is_family_word(const phw_name_token *token)
{
    return (token->kinds & PHW_WORD_RELATION) && token->letters == PHW_CASE_LOWER;
}

/* Labels that are words of everyday text count only where they are surely labels. */
static bool trusted(const phw_label *label, phw_link_how how)
{
    if (label->colon)
        return true;
    return label->sure || how == PHW_LINK_LEFT;
}

/* "From", "To", "ICE", "Contact" stand before many things: a person only where it looks like one.
 */
static bool is_vague(const phw_name_page *page, const phw_label *label)
{
    static const char *const vague[] = {
        "from",    "to",      "cc",       "copy to",  "contact",      "contacts",  "ice",
        "sign",    "signed",  "ext",      "staff",    "re",           "baby",      "title",
        "friend",  "mother",  "father",   "relation", "relationship", "pr",        "assistant",
        "witness", "surgery", "practice", "person",   "belongs to",   "issued to", "prepared for"};
    const char *text = page->context->view->cells[label->span.cell].text;
    char key[48];
    phw_models_fold(text + label->span.begin, label->span.end - label->span.begin, key, sizeof key);
    size_t length = strcspn(key, ":=;|#)");
    while (length > 0 && key[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof vague / sizeof vague[0]; i++) {
        if (strlen(vague[i]) == length && memcmp(vague[i], key, length) == 0)
            return true;
    }
    return false;
}

/* "Brenda    Daughter": a word of kinship in a cell or beside it. */
static bool kinship_on_row(const phw_name_page *page, uint32_t cell)
{
    for (uint32_t i = 0; i < KIN_CELLS && cell != PHW_VIEW_NONE; i++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            if (line->tokens[at].kinds & PHW_WORD_RELATION)
                return true;
        cell = page->context->view->cells[cell].next;
    }
    return false;
}

/* What a label of next of kin above a name is worth: forms have one of them; a column of single
 * words is a menu, unless a word of kinship stands beside it, or beside its first line. */
static float kin_above_share(const phw_name_page *page, phw_span span, const phw_label_link *link,
                             const phw_name_span *name)
{
    if (name->form != PHW_NAME_SINGLE)
        return LATER_CELL_SHARE;
    uint32_t above = page->context->above[span.cell];
    bool second = link->how == PHW_LINK_COLUMN && link->order == 1 && above != PHW_VIEW_NONE;
    return kinship_on_row(page, second ? above : span.cell) &&
                   (second || link->how == PHW_LINK_ABOVE)
               ? 1
               : 0;
}

/* "Surname", "Forename", "Name of patient": words of forms and of nothing else, sure without a
 * colon. */
static bool is_part_of_name(const phw_name_page *page, const phw_label *label)
{
    const char *text = page->context->view->cells[label->span.cell].text;
    char key[48];
    phw_models_fold(text + label->span.begin, label->span.end - label->span.begin, key, sizeof key);
    return strstr(key, "surname") || strstr(key, "forename") || strstr(key, "first name") ||
           strstr(key, "family name") || strstr(key, "given name") || strstr(key, "name of ") ||
           strstr(key, "to be called");
}

static void weigh_label(const phw_name_page *page, phw_span span, uint64_t mask,
                        const phw_name_span *name, float *worth, const char **tag,
                        const phw_label **which)
{
    const phw_label_link *link = phw_labels_link(page->context->labels, span, mask);
    if (!link)
        return;
    const phw_label *label = &page->context->labels->labels[link->label];
    if (!trusted(label, link->how))
        return;
    if (is_vague(page, label) && (name->form >= PHW_NAME_FAMILY_LETTER ||
                                  name->strength < VAGUE_STRENGTH || link->how == PHW_LINK_COLUMN))
        return;
    float value = link_worth[link->how];
    if ((mask & PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN)) && link->how != PHW_LINK_LEFT)
        value *= kin_above_share(page, span, link, name);
    if (link->how == PHW_LINK_LEFT && link->order > 0)
        value *= LATER_CELL_SHARE;
    if (link->how == PHW_LINK_LEFT && !label->sure && !is_part_of_name(page, label))
        value *= LATER_CELL_SHARE;
    /* A name at the end of a long value is told of in it, it is not the value. */
    if (span.begin > link->value.begin + (span.end - span.begin) && !label->colon)
        value *= LATER_CELL_SHARE;
    if (value > *worth) {
        *worth = value;
        *tag = phw_link_tag(link->how);
        *which = label;
    }
}

/* Of two kinds of label the firmer one is right; a label on the left beats a column's heading. */
static void weigh_labels(const phw_name_page *page, phw_span span, const phw_name_span *name,
                         phw_name_whose *whose)
{
    const phw_label *patient = NULL, *other = NULL;
    weigh_label(page, span, PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME), name, &whose->patient,
                &whose->patient_tag, &patient);
    weigh_label(page, span, PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN), name, &whose->relative,
                &whose->relative_tag, &other);
    weigh_label(page, span, PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP), name,
                &whose->staff, &whose->staff_tag, &other);
    whose->patient_label = patient && (phw_name_page_label_says_patient(page->context, patient) ||
                                       page->patients_form);
}

/* "Dr" at the end of one line and the name at the start of the next one below. */
static bool title_ends_line_before(const phw_name_page *page, uint32_t cell,
                                   const phw_name_span *name)
{
    phw_span below;
    if (name->first > 0 || name->title != PHW_NO_TOKEN || cell == 0)
        return false;
    const phw_name_line *line = &page->lines[cell - 1];
    const phw_name_token *last = line->count > 1 ? &line->tokens[line->count - 1] : NULL;
    return last && last->letters == PHW_CASE_TITLE &&
           (strcmp(last->key, "dr") == 0 || strcmp(last->key, "prof") == 0) &&
           phw_view_below(page->context->view, phw_view_whole(page->context->view, cell - 1), 1e9,
                          2.5, &below) &&
           below.cell == cell;
}

/* "Catriona Ferguson <catriona.ferguson@…>": the sender or receiver of a message. */
static bool has_mailbox(const phw_name_page *page, uint32_t cell, const phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *behind = token_of(line, name->last + 1);
    return behind && (behind->before & PHW_GAP_OPEN) &&
           phw_context_at(page->context,
                          phw_name_page_span(page, cell, name->last + 1, name->last + 1),
                          PHW_FINDING_EMAIL);
}

/* "Head teacher", "Practice educator" and nothing else; "Retired teacher" is what somebody was. */
static bool is_post(const phw_name_line *line)
{
    const phw_name_token *last = line->count ? &line->tokens[line->count - 1] : NULL;
    return last && line->count <= POST_WORDS && line->tokens[0].letters == PHW_CASE_TITLE &&
           phw_name_token_in(last, POSTS) &&
           !phw_name_token_in(&line->tokens[0], " retired former ex ");
}

/* A role in the cell right under a name that stands alone: a signature. */
static bool signs_above_role(const phw_name_page *page, uint32_t cell, const phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    phw_span below;
    if (name->first > 0 || name->last + 1 < line->count || name->strength < SIGNATURE_STRENGTH ||
        (name->form != PHW_NAME_GIVEN_FAMILY && name->form != PHW_NAME_LETTER_FAMILY) ||
        !phw_view_below(page->context->view, phw_view_whole(page->context->view, cell), 1e9, 2.5,
                        &below))
        return false;
    const phw_name_line *under = &page->lines[below.cell];
    for (size_t i = 0; i < under->count && i < 4; i++) {
        if (is_role(&under->tokens[i]) && under->tokens[i].letters != PHW_CASE_LOWER)
            return true;
    }
    return is_post(under);
}

/* "Assessed by", "Vaccinator": what ends with one of these names a colleague behind it; "her
 * sister" does not. */
static bool introduces_staff(const phw_name_line *line, size_t at)
{
    const phw_name_token *before = &line->tokens[at];
    static const char *const doing[] = {"surgeon",    "anaesthetist", "consultant", "by",   "cons",
                                        "vaccinator", "prescriber",   "assessor",   "nurse"};
    if (phw_name_kin_is_somebodys(line, at))
        return false;
    return is_role(before) || is_one_of(before, doing, sizeof doing / sizeof doing[0]);
}

/* The cell to the left, where the name begins its own and that is a label's length; or NULL. */
static const phw_name_line *label_on_left(const phw_name_page *page, uint32_t cell,
                                          const phw_name_span *name)
{
    uint32_t left = page->context->view->cells[cell].previous;
    if (name->first > 0 || left == PHW_VIEW_NONE || page->lines[left].count == 0 ||
        page->lines[left].count > 4)
        return NULL;
    return &page->lines[left];
}

/* "15:40" from token @p at to the end of a line. */
static bool ends_in_hour(const phw_name_line *line, size_t at)
{
    const phw_name_token *hour = token_of(line, at), *minute = token_of(line, at + 1);
    return hour && minute && hour->letters == PHW_CASE_NUMBER && hour->key_length <= 2 &&
           minute->letters == PHW_CASE_NUMBER && minute->before == PHW_GAP_COLON &&
           at + 2 >= line->count;
}

/* "Delroy Dacosta 15:40", "Sam Kilnan, 09:12", the hour in the next cell as well: who sent a
 * message. */
static bool is_sender(const phw_name_page *page, uint32_t cell, const phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *behind = token_of(line, name->last + 1);
    uint32_t next = page->context->view->cells[cell].next;
    if (name->first > 0 || name->form == PHW_NAME_COMMA)
        return false;
    if (behind)
        return !(behind->before & ~(unsigned)PHW_GAP_COMMA) && ends_in_hour(line, name->last + 1);
    return next != PHW_VIEW_NONE && page->context->view->cells[cell].previous == PHW_VIEW_NONE &&
           page->context->view->cells[next].next == PHW_VIEW_NONE &&
           ends_in_hour(&page->lines[next], 0);
}

/* "Florence, ward sister", "Isis (primary nurse)": a trade in the words that stand by a name. */
static bool is_called_by_role(const phw_name_line *line, const phw_name_span *name)
{
    const phw_name_token *behind = token_of(line, name->last + 1);
    if (!behind || !(behind->before & (PHW_GAP_COMMA | PHW_GAP_OPEN)))
        return false;
    for (size_t i = name->last + 1; i < line->count && i <= name->last + APPOSITION_REACH; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (i > name->last + 1 && token->before)
            return false;
        /* "(sister)" is family, "(ward sister)" is not. */
        if (i == name->last + 1 && is_family_word(token))
            return false;
        if (is_role(token) || phw_name_token_in(token, POSTS))
            return true;
        const bool of_post = i + 1 < line->count && phw_name_token_in(&line->tokens[i + 1], POSTS);
        if (token->letters != PHW_CASE_LOWER || ((token->kinds & PHW_WORD_NEVER) && !of_post))
            return false;
    }
    return false;
}

/* "HCA Dion", "GP Vásquez": one word right behind a trade that is written with a capital. */
static bool stands_behind_role(const phw_name_line *line, const phw_name_span *name)
{
    const phw_name_token *before = name->first > 0 ? &line->tokens[name->first - 1] : NULL;
    /* "Today my nurse is Ben". */
    bool is = name->first > 1 && phw_name_token_is(before, "is") &&
              !(before->before | line->tokens[name->first].before);
    return before && !line->tokens[name->first].before &&
           (is ? phw_name_token_in(before - 1, CARERS)
               : is_role(before) && before->letters != PHW_CASE_LOWER);
}

/* "Bed 19 J Holt - OT r/v", "Mr Carroll - stroke.": what is to be done for somebody or ails them.
 */
static bool is_job_behind_dash(const phw_name_line *line, const phw_name_span *name)
{
    const phw_name_token *behind = token_of(line, name->last + 1);
    const phw_name_token *second = token_of(line, name->last + 2);
    return behind && (behind->before & PHW_GAP_DASH) &&
           (behind->letters == PHW_CASE_LOWER || (second && second->letters == PHW_CASE_LOWER));
}

static void weigh_staff(const phw_name_page *page, uint32_t cell, const phw_name_span *name,
                        phw_name_whose *whose)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *before = name->first > 0 ? &line->tokens[name->first - 1] : NULL;
    const phw_name_token *behind = token_of(line, name->last + 1);
    const phw_name_line *left = label_on_left(page, cell, name);
    bool full = name->form != PHW_NAME_SINGLE;
    float worth = 0;
    const char *tag = NULL;
    if (name->title != PHW_NO_TOKEN && (line->tokens[name->title].kinds & PHW_WORD_STAFF_TITLE)) {
        worth = STAFF_TITLE, tag = "staff-title";
    } else if (title_ends_line_before(page, cell, name)) {
        worth = ROLE_BESIDE, tag = "staff-title";
    } else if (is_role(behind) && !is_family_word(behind) && !is_job_behind_dash(line, name) &&
               !(behind->before & (PHW_GAP_STOP | PHW_GAP_COLON)) && name->form != PHW_NAME_COMMA &&
               name->strength >= LEAST_BESIDE_ROLE) {
        worth = ROLE_BESIDE, tag = "role";
    } else if (full && before && introduces_staff(line, name->first - 1) &&
               !(line->tokens[name->first].before & PHW_GAP_STOP)) {
        worth = ROLE_BESIDE, tag = "role";
    } else if (is_called_by_role(line, name) || (!full && stands_behind_role(line, name))) {
        worth = ROLE_BESIDE, tag = "role";
    } else if (full && left && introduces_staff(left, left->count - 1)) {
        worth = ROLE_BESIDE, tag = "role";
    } else if (signs_above_role(page, cell, name)) {
        worth = ROLE_BESIDE, tag = "signature";
    } else if (full && has_mailbox(page, cell, name)) {
        worth = ROLE_BESIDE, tag = "mailbox";
    } else if (is_sender(page, cell, name)) {
        worth = SENDER, tag = "sender";
    }
    if (worth > whose->staff) {
        whose->staff = worth;
        whose->staff_tag = tag;
    }
}

static void weigh_relative(const phw_name_page *page, uint32_t cell, const phw_name_span *name,
                           phw_name_whose *whose)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *behind = token_of(line, name->last + 1);
    float worth = 0;
    /* "Mr Dennis Taylor (Son)", "Jean Holt, wife". */
    if (behind && (behind->kinds & PHW_WORD_RELATION) &&
        (!(behind->kinds & PHW_WORD_ROLE) || behind->letters == PHW_CASE_LOWER) &&
        (behind->before & (PHW_GAP_OPEN | PHW_GAP_COMMA | PHW_GAP_DASH)))
        worth = RELATION_BEHIND;
    /* "Manha, your daughter", "Roshan is my mum". */
    for (size_t i = name->last + 1; behind && worth == 0 && i + 1 < line->count; i++) {
        static const char *const whose_words[] = {"my", "your", "his", "her", "their", "our"};
        if (i > name->last + 2)
            break;
        if (is_one_of(&line->tokens[i], whose_words, sizeof whose_words / sizeof whose_words[0])) {
            if ((line->tokens[i + 1].kinds & PHW_WORD_RELATION) &&
                !(line->tokens[i + 1].kinds & PHW_WORD_ROLE))
                worth = RELATION_BEHIND;
            break;
        }
        if (strcmp(line->tokens[i].key, "is") != 0 || (line->tokens[i].before & PHW_GAP_STOP))
            break;
    }
    /* "his daughter Christine", "wife, Jean". "X, mother of" goes the other way, and "about my
     * father John" as well. */
    bool mine = phw_name_kin_stands_behind_mine(line, name->first);
    for (size_t back = 1; !mine && back <= RELATION_REACH && back <= name->first && worth == 0;
         back++) {
        const phw_name_token *word = &line->tokens[name->first - back];
        if (line->tokens[name->first - back + 1].before & (PHW_GAP_STOP | PHW_GAP_CLOSE))
            break;
        if ((word->kinds & PHW_WORD_RELATION) && strcmp(word->key, "ex") != 0 &&
            (back == 1 || !(line->tokens[name->first - 1].kinds & PHW_WORD_NEVER)))
            worth = RELATION_BEFORE;
        if (word->letters != PHW_CASE_LOWER && !(word->kinds & PHW_WORD_RELATION))
            break;
    }
    /* "Seen with her sister" in the cell before. */
    const phw_name_line *left = label_on_left(page, cell, name);
    if (worth == 0 && left && phw_name_kin_is_somebodys(left, left->count - 1) &&
        !phw_name_kin_is_mine(left, left->count - 2))
        worth = RELATION_BEFORE;
    /* "Sister" with a capital before a name is a nurse; a small letter makes her family. */
    if (worth == 0 && !mine && name->title != PHW_NO_TOKEN && name->first > 0 &&
        (line->tokens[name->first - 1].kinds & PHW_WORD_RELATION))
        worth = RELATION_BEFORE;
    if (worth > whose->relative) {
        whose->relative = worth;
        whose->relative_tag = "relation";
    }
}

phw_name_whose phw_name_subject_weigh(const phw_name_page *page, uint32_t cell,
                                      const phw_name_span *name)
{
    phw_name_whose whose = {0};
    phw_span span = phw_name_page_span(page, cell, name->first, name->last);
    weigh_labels(page, span, name, &whose);
    whose.label_patient = whose.patient;
    whose.label_relative = whose.relative;
    whose.label_staff = whose.staff;
    weigh_staff(page, cell, name, &whose);
    weigh_relative(page, cell, name, &whose);
    return whose;
}

const phw_label_link *phw_name_subject_label(const phw_name_page *page, uint32_t cell,
                                             uint32_t begin)
{
    const phw_labels *labels = page->context->labels;
    for (uint32_t i = labels->link_heads[cell]; i != PHW_VIEW_NONE; i = labels->links[i].next) {
        const phw_label_link *link = &labels->links[i];
        const phw_label *label = &labels->labels[link->label];
        if ((label->types & PHW_NAME_LABELS) && (label->sure || is_part_of_name(page, label)) &&
            begin >= link->value.begin && begin <= link->value.begin + 2 &&
            begin < link->value.end && (link->how != PHW_LINK_LEFT || link->order == 0))
            return link;
    }
    return NULL;
}
