/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_features.h"
#include "identify/word_list.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What counts as all of it: more says no more. */
#define WORDS_MOST 400.0F
#define PAGE_TERMS_MOST 4.0F
#define LOCAL_MOST 3.0F
#define NUMBER_KINDS_MOST 2.0F
#define BEDS_MOST 3.0F
#define CARE_WORDS_MOST 4.0F
#define STAFF_WORDS_MOST 4.0F

#define LONG_TOKENS 3
#define SHORT_CAPITALS 3
#define LONG_NUMBER 5
#define ROW_REACH 8
/* What looks like a whole name, by form and tables. */
#define WHOLE_NAME 0.4F
/* Lines under a name in which an address begins. */
#define TRUST_SURE 0.5

#define ADDRESS_DIGITS_MOST 4

#define PATIENT_FIELDS                                                                             \
    (PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) |                \
     PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_AGE) |                     \
     PHW_LABEL_BIT(PHW_LABEL_SEX))
#define FIELD_REACH 4

static bool in_list(const phw_name_token *token, const char *list)
{
    for (const char *at = list; (at = strstr(at, token->key)) != NULL; at++) {
        if (at > list && at[-1] == ' ' && at[token->key_length] == ' ')
            return token->key_length > 0;
    }
    return false;
}

static const phw_name_token *token_of(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

static float at_most(float value, float most)
{
    return value < most ? value / most : 1;
}

static bool is_hour(const phw_name_line *line, size_t at)
{
    const phw_name_token *hour = token_of(line, at), *minute = token_of(line, at + 1);
    return hour && minute && hour->letters == PHW_CASE_NUMBER && hour->key_length <= 2 &&
           minute->letters == PHW_CASE_NUMBER && minute->key_length == 2 &&
           (minute->before & (PHW_GAP_COLON | PHW_GAP_STOP));
}

/* Where in each cell the first whole name begins. */
static const uint32_t *find_first_names(const phw_name_page *page)
{
    phw_context *context = page->context;
    uint32_t count = context->view->cell_count;
    uint32_t *first = phw_arena_alloc_array(context->arena, (size_t)count + 1, sizeof *first);
    if (!first) {
        context->failed = true;
        return NULL;
    }
    for (uint32_t cell = 0; cell < count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        first[cell] = PHW_VIEW_NONE;
        for (size_t at = 0; at < line->count && first[cell] == PHW_VIEW_NONE; at++) {
            phw_name_span name;
            if (phw_name_shape_match(line->tokens, line->count, at, &name) &&
                name.form != PHW_NAME_SINGLE && name.strength >= WHOLE_NAME)
                first[cell] = (uint32_t)at;
        }
    }
    return first;
}

phw_name_traits phw_name_traits_gather(const phw_name_page *page)
{
    static const char care[] =
        " admitted admission discharge discharged handover carers carer ward clinic diagnosis "
        "bloods bleep bleeped reviewed referral referred obs cannula catheter dressing scan "
        "surgery theatre hospital gp dob d o b nhs nok mri ct xray ecg medication meds allergies "
        "patient pt symptoms pain procedure consultant registrar nurse midwife physio appointment "
        "appointments blood dose tablets inhaler injection vaccinated vaccination "
        "antibiotics wound sats bp ed resus icu itu nbm biopsy dizzy breathless unwell vomiting "
        "bleeding swollen rash fracture hernia op sepsis septic stroke hoist hba1c dnacpr ";
    static const char open_to_all[] =
        " said mp mps council councillor minister election club match goals goal league season "
        "film "
        "films director court judge police prize sponsor raffle concert festival guest guests "
        "wedding school pupils teacher class party birthday happy ticket tickets recipe serves "
        "oven "
        "order orders customer invoice total price subtotal vat delivery deliver account bank "
        "branch "
        "insurance novel chapter poem author publisher painter museum portrait band stage cast "
        "casting "
        "editor captain kick score scored striker quiz team fixture company shares chief executive "
        "sales market hotel booking nights holiday flight train platform flat rent bedroom garden "
        "gardening music guitar football cricket rugby chess game games app code commit branch fix "
        "bug "
        "tests error function const return import newspaper gazette editorial column love "
        "congratulations "
        "swimming kids grandma auntie pizza dinner lift saturday reference employed university "
        "degree "
        "experience skills volunteer church hall parish crossword sofa parcel warehouse ";
    const phw_context *context = page->context;
    phw_name_traits traits = {0};
    float publics = 0;
    float words = 0, lines = 0, senders = 0, listed = 0, staff = 0, cared = 0;
    phw_word_list of_care, of_all;
    phw_word_list_index(care, &of_care);
    phw_word_list_index(open_to_all, &of_all);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count == 0)
            continue;
        lines++;
        words += (float)line->count;
        senders += line->count >= 3 && is_hour(line, line->count - 2);
        listed += line->tokens[0].letters == PHW_CASE_NUMBER;
        for (size_t i = 0; i < line->count; i++) {
            const phw_name_token *token = &line->tokens[i];
            staff += (token->kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE)) &&
                     token->letters != PHW_CASE_LOWER;
            cared += phw_word_list_has(&of_care, token->key, token->key_length);
            publics += phw_word_list_has(&of_all, token->key, token->key_length);
        }
    }
    for (size_t i = 0; i < context->candidate_count; i++) {
        if (context->candidates[i].kind == PHW_FINDING_TRUST_NAME &&
            context->candidates[i].confidence >= TRUST_SURE)
            traits.organisation = 1;
    }
    traits.first_name = find_first_names(page);
    traits.chat = at_most(senders, 2);
    traits.list = lines > 0 ? listed / lines : 0;
    traits.staff = at_most(staff, STAFF_WORDS_MOST);
    traits.care = at_most(cared * (words > 120 ? 120 / words : 1), CARE_WORDS_MOST);
    traits.open_to_all = at_most(publics * (words > 120 ? 120 / words : 1), CARE_WORDS_MOST);
    traits.longish = at_most(words, WORDS_MOST);
    return traits;
}

/* Where a name is looked at. */
typedef struct place {
    const phw_name_page *page;
    uint32_t cell;
    const phw_name_line *line;
    const phw_name_span *name;
    float *value;
} place;

static void set(const place *here, phw_name_feature feature, float value)
{
    here->value[feature] = value < 0 ? 0 : value > 1 ? 1 : value;
}

static void look_at_form(const place *here)
{
    const phw_name_span *name = here->name;
    const phw_name_token *tokens = here->line->tokens;
    size_t parts = 0;
    set(here, (phw_name_feature)(PHW_FEATURE_COMMA + (int)name->form), 1);
    /* Imaging systems write in the order of a record's banner. */
    if (name->form == PHW_NAME_CARET)
        set(here, PHW_FEATURE_COMMA, 1);
    for (size_t i = name->first; i <= name->last; i++)
        parts += i != name->title && tokens[i].letters != PHW_CASE_INITIAL;
    set(here, PHW_FEATURE_CAPITALS, tokens[name->family].letters == PHW_CASE_UPPER);
    set(here, PHW_FEATURE_LONG, parts >= LONG_TOKENS);
    set(here, PHW_FEATURE_SHORT_CAPITALS,
        parts == 1 && tokens[name->family].letters == PHW_CASE_UPPER &&
            tokens[name->family].key_length <= SHORT_CAPITALS);
    set(here, PHW_FEATURE_POSSESSIVE, tokens[name->last].possessive);
    if (name->title != PHW_NO_TOKEN) {
        bool staff = tokens[name->title].kinds & PHW_WORD_STAFF_TITLE;
        set(here, staff ? PHW_FEATURE_STAFF_TITLE : PHW_FEATURE_PLAIN_TITLE, 1);
    }
}

static void look_at_tables(const place *here)
{
    const phw_name_span *name = here->name;
    const phw_name_token *tokens = here->line->tokens;
    const phw_name_token *family = &tokens[name->family], *given = &tokens[name->given];
    float least = 1, common = 0;
    unsigned kinds = 0;
    bool unlisted = true;
    for (size_t i = name->first; i <= name->last; i++) {
        if (i == name->title || tokens[i].letters == PHW_CASE_INITIAL)
            continue;
        least = fminf(least, phw_name_token_best(&tokens[i]));
        common = fmaxf(common, tokens[i].word);
        kinds |= tokens[i].kinds;
        unlisted &= !tokens[i].known;
    }
    set(here, PHW_FEATURE_STRENGTH, name->strength);
    set(here, PHW_FEATURE_GIVEN, given->given);
    set(here, PHW_FEATURE_FAMILY, family->family);
    set(here, PHW_FEATURE_LEAST, least);
    set(here, PHW_FEATURE_COMMON_WORD, log10f(1 + common) / 4);
    set(here, PHW_FEATURE_UNLISTED, unlisted);
    set(here, PHW_FEATURE_PLACE, (kinds & PHW_WORD_PLACE) != 0);
    set(here, PHW_FEATURE_EPONYM, (kinds & PHW_WORD_EPONYM) != 0);
    set(here, PHW_FEATURE_CLINICAL_WORD, (kinds & PHW_WORD_CLINICAL) != 0);
    set(here, PHW_FEATURE_ROLE_WORD, (kinds & PHW_WORD_ROLE) != 0);
    set(here, PHW_FEATURE_FORM_WORD,
        (kinds & (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_CALENDAR)) !=
            0);
}

/* "Harry Barker dob …", "Jean Holt  NHS No. …": a patient's field begins right behind the name. */
static bool field_follows(const place *here)
{
    const phw_labels *labels = here->page->context->labels;
    const phw_view *view = here->page->context->view;
    uint32_t cell = here->cell, end = (uint32_t)here->line->tokens[here->name->last].to;
    for (uint32_t i = labels->first_label[cell]; i < labels->first_label[cell + 1]; i++) {
        const phw_label *label = &labels->labels[i];
        if (label->span.begin >= end)
            return label->span.begin <= end + FIELD_REACH && (label->types & PATIENT_FIELDS);
    }
    uint32_t next = view->cells[cell].next;
    if (here->name->last + 1 < here->line->count || next == PHW_VIEW_NONE ||
        labels->first_label[next] == labels->first_label[next + 1])
        return false;
    const phw_label *first = &labels->labels[labels->first_label[next]];
    return first->span.begin <= FIELD_REACH && (first->types & PATIENT_FIELDS);
}

static void look_at_labels(const place *here, const phw_name_whose *whose)
{
    set(here, PHW_FEATURE_NAME_LABEL, whose->label_patient);
    set(here, PHW_FEATURE_PATIENT_LABEL, whose->patient_label);
    set(here, PHW_FEATURE_KIN_LABEL, whose->label_relative);
    set(here, PHW_FEATURE_STAFF_LABEL, whose->label_staff);
    set(here, PHW_FEATURE_FIELD_FOLLOWS, field_follows(here));
    if (whose->staff > whose->label_staff && whose->staff_tag) {
        const char *tag = whose->staff_tag;
        if (strcmp(tag, "role") == 0)
            set(here, PHW_FEATURE_ROLE_BESIDE, 1);
        else if (strcmp(tag, "signature") == 0)
            set(here, PHW_FEATURE_SIGNATURE, 1);
        else if (strcmp(tag, "mailbox") == 0)
            set(here, PHW_FEATURE_MAILBOX, 1);
        else if (strcmp(tag, "sender") == 0)
            set(here, PHW_FEATURE_SENDER, 1);
        else
            set(here, PHW_FEATURE_STAFF_TITLE, 1);
    }
    set(here, PHW_FEATURE_RELATION, whose->relative > whose->label_relative);
}

/* The words before a name that tell how it comes in, by feature. */
static const struct {
    phw_name_feature feature;
    const char *words;
} words_before[] = {
    {PHW_FEATURE_DEAR, " dear "},
    {PHW_FEATURE_GREETED, " hi hello hiya morning thanks thx thankyou cheers ta hey "},
    {PHW_FEATURE_BY, " by per via signed author assessor prescriber sign seen "},
    {PHW_FEATURE_ABOUT, " re regarding about concerning behalf fw fwd of "},
    {PHW_FEATURE_PATIENT_WORD,
     " patient pt resident client baby child bed room sr cubicle user lady gentleman man woman boy "
     "girl yo year bloods admit admitted discharge scan list chase review see saw "},
    {PHW_FEATURE_WITH, " with w and "},
    {PHW_FEATURE_TOLD,
     " told informed bleep bleeped asked ask message contact rang called call ring phoned text "
     "speak spoke discussed handover sn hcp crew chair charge covering cover cons consultant "
     "surgeon "
     "anaes anaesthetist odp midwife mw pc witness "},
    {PHW_FEATURE_FOR, " for to from "},
    {PHW_FEATURE_AND, " and or "},
};

static void look_before(const place *here)
{
    const phw_name_line *line = here->line;
    const phw_view *view = here->page->context->view;
    size_t first = here->name->first;
    uint32_t left = view->cells[here->cell].previous;
    const phw_name_token *before = first > 0 ? &line->tokens[first - 1] : NULL;
    if (!before && left != PHW_VIEW_NONE && here->page->lines[left].count > 0 &&
        here->page->lines[left].count <= 3)
        before = &here->page->lines[left].tokens[here->page->lines[left].count - 1];
    if (before && !(line->tokens[first].before & (PHW_GAP_STOP | PHW_GAP_CLOSE))) {
        for (size_t i = 0; i < sizeof words_before / sizeof words_before[0]; i++)
            if (in_list(before, words_before[i].words))
                set(here, words_before[i].feature, 1);
        set(here, PHW_FEATURE_LOWER_BESIDE, before->letters == PHW_CASE_LOWER);
    }
    bool number = before && before->letters == PHW_CASE_NUMBER;
    size_t start = first > 0 ? first - 1 : 0;
    bool opens = first == 0 || start == 0 || (start == 1 && is_hour(line, 0));
    uint32_t row = phw_view_row_start(view, here->cell);
    set(here, PHW_FEATURE_STARTS, first == 0);
    set(here, PHW_FEATURE_NUMBERED, number && opens && before->key_length <= 3);
    set(here, PHW_FEATURE_TIMED,
        is_hour(&here->page->lines[row], 0) && (row != here->cell ? first == 0 : first == 2));
    bool listed = false;
    for (size_t i = 1; i <= first && i < line->count; i++) {
        if (line->tokens[i].before & PHW_GAP_COLON)
            listed = true;
        else if (line->tokens[i].letters == PHW_CASE_LOWER)
            listed = false;
    }
    set(here, PHW_FEATURE_COLON_LIST, listed && !is_hour(line, 0));
    for (size_t i = 0; i < first && i < line->count; i++)
        if (in_list(&line->tokens[i], " bed bay room sr cubicle ") && i + 1 < first)
            set(here, PHW_FEATURE_BED_BEFORE, 1);
}

/* Short capitals that are no name behind a name: "MBBS MRCGP", "RN". */
static bool is_letters(const phw_name_token *token)
{
    return token->letters == PHW_CASE_UPPER && token->key_length >= 2 && token->key_length <= 7 &&
           phw_name_token_best(token) < 0.5F;
}

/* "b24", "SR4", "bed 4". */
static bool is_bed(const phw_name_token *token, const phw_name_token *second)
{
    size_t letters = strcspn(token->key, "0123456789");
    if (letters < token->key_length)
        return token->key_length - letters <= 2 &&
               ((letters == 1 && token->key[0] == 'b') ||
                (letters == 2 && memcmp(token->key, "sr", 2) == 0) ||
                (letters == 3 && memcmp(token->key, "bed", 3) == 0));
    return in_list(token, " bed bay sr ") && second &&
           (second->letters == PHW_CASE_NUMBER || second->letters == PHW_CASE_INITIAL);
}

static void look_behind(const place *here)
{
    const phw_name_line *line = here->line;
    size_t at = here->name->last + 1;
    const phw_name_token *behind = token_of(line, at), *second = token_of(line, at + 1);
    bool alone = here->name->first == 0 && !behind;
    bool pair =
        here->name->form == PHW_NAME_GIVEN_FAMILY || here->name->form == PHW_NAME_LETTER_FAMILY;
    set(here, PHW_FEATURE_ALONE, alone && !pair);
    set(here, PHW_FEATURE_ALONE_PAIR, alone && pair);
    set(here, PHW_FEATURE_TIME_BEHIND, is_hour(line, at));
    uint32_t next = here->page->context->view->cells[here->cell].next;
    if (!behind && next != PHW_VIEW_NONE) {
        line = &here->page->lines[next];
        at = 0;
        behind = token_of(line, 0);
        second = token_of(line, 1);
    }
    if (!behind)
        return;
    const phw_name_token *third = token_of(line, at + 2);
    set(here, PHW_FEATURE_BED_BEHIND,
        is_bed(behind, second) || (second && in_list(behind, " in on ") && is_bed(second, third)));
    bool number = behind->letters == PHW_CASE_NUMBER;
    size_t digits = strspn(behind->key, "0123456789");
    bool date = number && digits > 0 && second && second->letters != PHW_CASE_LOWER &&
                ((second->letters == PHW_CASE_NUMBER &&
                  (second->before & (PHW_GAP_SLASH | PHW_GAP_DASH | PHW_GAP_STOP))) ||
                 (second->kinds & PHW_WORD_CALENDAR));
    set(here, PHW_FEATURE_DATE_BEHIND, date && !is_hour(line, at));
    set(here, PHW_FEATURE_AGE_BEHIND,
        number && !date && !is_hour(line, at) && digits >= 1 && digits <= 3 &&
            behind->key_length <= digits + 3);
    set(here, PHW_FEATURE_NUMBER_BEHIND,
        number && digits + 2 >= LONG_NUMBER && behind->key_length >= LONG_NUMBER);
    set(here, PHW_FEATURE_LETTERS_BEHIND, at > 0 && is_letters(behind));
    set(here, PHW_FEATURE_TERM_BEHIND, (behind->kinds & PHW_WORD_CLINICAL) != 0);
    set(here, PHW_FEATURE_NOUN_BEHIND,
        at > 0 && !behind->before &&
            (behind->letters == PHW_CASE_TITLE || behind->letters == PHW_CASE_UPPER) &&
            !(behind->kinds & (PHW_WORD_ROLE | PHW_WORD_CLINICAL)));
    set(here, PHW_FEATURE_STATE_BEHIND,
        in_list(behind, " is was has had needs wants lives takes died remains reports bed bay "
                        "comfortable confused fell admitted transferred awaiting accepted home nbm "
                        "attended should due known "));
    set(here, PHW_FEATURE_SPEAKS,
        in_list(behind, " said says told opened scored wrote writes replied added asked looked "
                        "whispered et led won "));
    if (behind->letters == PHW_CASE_LOWER)
        set(here, PHW_FEATURE_LOWER_BESIDE, 1);
}

static bool is_sign_off(const phw_name_line *line)
{
    for (size_t i = 0; i < line->count && i < 4; i++)
        if (in_list(&line->tokens[i], " sincerely faithfully regards thanks wishes truly "))
            return line->count <= 4;
    return false;
}

/* "14 Larch Grove", "Flat 2": an address begins. */
static bool begins_address(const phw_name_line *line)
{
    bool number = line->count > 1 && line->tokens[0].letters == PHW_CASE_NUMBER &&
                  line->tokens[0].key_length <= ADDRESS_DIGITS_MOST;
    bool titled = line->count >= 3 && line->count <= 4;
    for (size_t i = 1; number && i < line->count && i < 5; i++) {
        titled &= line->tokens[i].letters == PHW_CASE_TITLE && !line->tokens[i].before;
        if (line->tokens[i].kinds & PHW_WORD_STREET)
            return true;
    }
    return number && titled;
}

static void look_around(const place *here)
{
    const phw_context *context = here->page->context;
    uint32_t above = context->above[here->cell], below = context->below[here->cell];
    bool starts = here->name->first == 0;
    if (above != PHW_VIEW_NONE && starts)
        set(here, PHW_FEATURE_SIGNED, is_sign_off(&here->page->lines[above]));
    for (size_t i = 0; i < here->name->first && i < 3; i++)
        if (in_list(&here->line->tokens[i], " sincerely faithfully regards thanks "))
            set(here, PHW_FEATURE_SIGNED, 1);
    if (below != PHW_VIEW_NONE && starts)
        set(here, PHW_FEATURE_ADDRESS_BELOW, begins_address(&here->page->lines[below]));
    float terms = 0;
    uint32_t cell = phw_view_row_start(context->view, here->cell);
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE; i++) {
        terms += here->page->lines[cell].terms;
        cell = context->view->cells[cell].next;
    }
    set(here, PHW_FEATURE_TERMS_ON_ROW, terms);
    set(here, PHW_FEATURE_LOCAL, phw_name_page_local(here->page, here->cell) / LOCAL_MOST);
    set(here, PHW_FEATURE_NUMBERS_HERE, here->line->numbers);
    set(here, PHW_FEATURE_NUMBERS_ON_ROW, phw_name_page_row_numbers(here->page, here->cell));
}

/* On the rows of lists the patient stands first and who looks after them behind. */
static void look_along_row(const place *here, const phw_name_traits *traits)
{
    const phw_view *view = here->page->context->view;
    bool before = traits->first_name[here->cell] < here->name->first, behind = false;
    uint32_t cell = view->cells[here->cell].previous;
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE && !before; i++) {
        before = traits->first_name[cell] != PHW_VIEW_NONE;
        cell = view->cells[cell].previous;
    }
    cell = view->cells[here->cell].next;
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE && !behind; i++) {
        behind = traits->first_name[cell] != PHW_VIEW_NONE;
        cell = view->cells[cell].next;
    }
    set(here, PHW_FEATURE_SECOND_ON_ROW, before);
    set(here, PHW_FEATURE_FIRST_ON_ROW, !before && behind);
    set(here, PHW_FEATURE_TITLED_IN_PROSE,
        here->value[PHW_FEATURE_PLAIN_TITLE] > 0 && here->value[PHW_FEATURE_LOWER_BESIDE] > 0);
}

static void look_at_page(const place *here, const phw_name_traits *traits)
{
    const phw_name_page *page = here->page;
    phw_name_form form = here->name->form;
    float clinical = at_most(page->clinical > 0 ? page->clinical : 0, 2 * PHW_NAME_CLINICAL_ENOUGH);
    bool column = here->value[PHW_FEATURE_STARTS] > 0;
    set(here, PHW_FEATURE_PAGE_NUMBERS, page->numbers / NUMBER_KINDS_MOST);
    set(here, PHW_FEATURE_PAGE_BEDS, page->beds / BEDS_MOST);
    set(here, PHW_FEATURE_PAGE_TERMS, page->terms / PAGE_TERMS_MOST);
    set(here, PHW_FEATURE_PAGE_FIELDS, (float)page->context->evidence.clinical);
    set(here, PHW_FEATURE_PAGE_COMMERCE, (float)page->context->evidence.commercial);
    set(here, PHW_FEATURE_PAGE_SOMEBODY, page->somebody);
    set(here, PHW_FEATURE_PAGE_CHAT, traits->chat);
    set(here, PHW_FEATURE_PAGE_LIST, traits->list);
    set(here, PHW_FEATURE_PAGE_STAFF, traits->staff);
    set(here, PHW_FEATURE_PAGE_ORGANISATION, traits->organisation);
    set(here, PHW_FEATURE_PAGE_CARE, traits->care);
    set(here, PHW_FEATURE_PAGE_PUBLIC, traits->open_to_all);
    set(here, PHW_FEATURE_PAGE_LONG, traits->longish);
    set(here, PHW_FEATURE_CLINICAL, clinical);
    set(here, PHW_FEATURE_CLINICAL_SINGLE, form == PHW_NAME_SINGLE ? clinical : 0);
    set(here, PHW_FEATURE_CLINICAL_PAIR,
        form == PHW_NAME_GIVEN_FAMILY || form == PHW_NAME_UPPER_UPPER ? clinical : 0);
    set(here, PHW_FEATURE_CLINICAL_TITLED, form == PHW_NAME_TITLED ? clinical : 0);
    set(here, PHW_FEATURE_CLINICAL_COLUMN, column ? clinical : 0);
    set(here, PHW_FEATURE_CHAT_SINGLE, form == PHW_NAME_SINGLE ? traits->chat : 0);
}

void phw_name_features_gather(const phw_name_page *page, const phw_name_traits *traits,
                              uint32_t cell, const phw_name_span *name, const phw_name_whose *whose,
                              phw_name_features *features)
{
    const place here = {page, cell, &page->lines[cell], name, features->value};
    memset(features, 0, sizeof *features);
    set(&here, PHW_FEATURE_ALWAYS, 1);
    look_at_form(&here);
    look_at_tables(&here);
    look_at_labels(&here, whose);
    look_before(&here);
    look_behind(&here);
    look_around(&here);
    look_along_row(&here, traits);
    look_at_page(&here, traits);
}

#define FEATURE_NAME(name, tag) #name,
#define FEATURE_TAG(name, tag) tag,

const char *phw_name_feature_name(phw_name_feature feature)
{
    static const char *const names[] = {PHW_NAME_FEATURES(FEATURE_NAME)};
    static_assert(sizeof names / sizeof names[0] == PHW_NAME_FEATURE_COUNT, "a name for each");
    return names[feature];
}

const char *phw_name_feature_tag(phw_name_feature feature)
{
    static const char *const tags[] = {PHW_NAME_FEATURES(FEATURE_TAG)};
    return tags[feature];
}
