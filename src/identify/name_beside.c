/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_beside.h"

#include <string.h>

#include "identify/name_kin.h"
#include "identify/street.h"

#define LOCAL_MOST 3.0F
#define LONG_NUMBER 5
#define ROW_REACH 8
#define ADDRESS_DIGITS_MOST 4
/* Tokens before a name in which an age with a sex is looked for: "66 y/o F, Rachael Guy". */
#define AGE_REACH 4
/* Words of a heading in which a clinic or a list is looked for. */
#define HEADING_REACH 5
/* Names joined by "and" and commas before one, and how like a name each must be. */
#define JOINED_MOST 3
#define JOINED_LEAST 0.25F
/* Words of a job before the name it is to be done for: "Fit note for", "Letter to school re". */
#define JOB_REACH 5

static const phw_name_token *token_of(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

void phw_name_place_set(const phw_name_place *here, phw_name_feature feature, float value)
{
    here->value[feature] = value < 0 ? 0 : value > 1 ? 1 : value;
}

uint32_t phw_name_place_below(const phw_name_place *here)
{
    const phw_name_token *behind = token_of(here->line, here->name->last + 1);
    bool pair = here->name->form != PHW_NAME_SINGLE;
    /* "Leticia Inglewood": of a name that fills its row half may be any word. */
    bool half = !pair && here->line->count == 2 && behind && !behind->before && !behind->kinds &&
                behind->letters == here->line->tokens[here->name->first].letters;
    bool fills = here->name->first == 0 && ((pair && !behind) || half) &&
                 here->page->context->view->cells[here->cell].previous == PHW_VIEW_NONE;
    return fills ? here->page->context->below[here->cell] : PHW_VIEW_NONE;
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
     "speak spoke discussed handover "},
    {PHW_FEATURE_POST,
     " sn hcp crew chair charge covering cover cons consultant surgeon anaes anaesthetist odp "
     "midwife mw pc witness thank nic reg outreach "},
    {PHW_FEATURE_FOR, " for to from "},
    {PHW_FEATURE_AND, " and or "},
};

/* "under Mr Bowes", "WR Mr McBride", "Miss Lee's clinic": whose list, round or team it is. */
static bool is_clinic_of(const phw_name_place *here, const phw_name_token *before)
{
    static const char words[] = " under wr clinic firm list theatre theatres team surgeon round "
                                "consultant cons mdt ";
    const phw_name_token *behind = token_of(here->line, here->name->last + 1);
    /* "Clinic 26 Sep 2024   Mr Bowes": the heading of a list. */
    if (here->value[PHW_FEATURE_PLAIN_TITLE] > 0) {
        uint32_t row = phw_view_row_start(here->page->context->view, here->cell);
        const phw_name_line *line = &here->page->lines[row];
        for (size_t i = 0; row == here->traits->first_cell && i < line->count && i < HEADING_REACH;
             i++)
            if ((row != here->cell || i < here->name->first) &&
                phw_name_token_in(&line->tokens[i], words))
                return true;
    }
    return (before && phw_name_token_in(before, words)) ||
           (behind && !behind->before &&
            phw_name_token_in(behind, " clinic list firm team wr round theatre mdt "));
}

/* "discussed with Miss Lee", "d/w Mr Holt". */
static bool is_discussed_with(const phw_name_place *here)
{
    const phw_name_token *tokens = here->line->tokens;
    size_t first = here->name->first;
    return first >= 2 && phw_name_token_in(&tokens[first - 1], " with w ") &&
           phw_name_token_in(&tokens[first - 2], " discussed discuss d dw liaised ");
}

/* "66 y/o F,", "83F": somebody's age and sex before the name. */
static bool is_behind_age(const phw_name_place *here)
{
    for (size_t back = 1; back <= AGE_REACH && back <= here->name->first; back++) {
        const phw_name_token *token = &here->line->tokens[here->name->first - back];
        size_t digits = strspn(token->key, "0123456789");
        if (token->letters == PHW_CASE_NUMBER)
            return digits >= 1 && digits <= 3 && token->key_length <= digits + 1 &&
                   (back > 1 || token->key_length > digits);
        if (!phw_name_token_in(token, " y o yo yr yrs year years old m f male female "))
            return false;
    }
    return false;
}

/* "Phone X about", "Fit note for X": a line that begins with what is to be done for somebody. */
static bool is_job(const phw_name_place *here)
{
    static const char jobs[] =
        " phone ring call visit chase review letter note fit sick refer book "
        "rebook cancel check repeat ecg tto ttos script prescribe cannula "
        "cannulate consent clerk message text see home bloods scan mri ct ";
    size_t first = here->name->first;
    /* "Call from X": who rang. */
    return first > 0 && first <= JOB_REACH && phw_name_token_in(&here->line->tokens[0], jobs) &&
           !phw_name_token_is(&here->line->tokens[first - 1], "from");
}

/* "Hi Margaret and Lynn", "Crew Tom, Ann": where the first of the names joined to this one begins.
 */
static size_t first_of_joined(const phw_name_line *line, size_t first)
{
    for (int names = 0; names < JOINED_MOST && first >= 1; names++) {
        size_t at = first;
        if (phw_name_token_in(&line->tokens[at - 1], " and & n ") &&
            !(line->tokens[at].before & ~(unsigned)PHW_GAP_OTHER))
            at--;
        else if (line->tokens[at].before != PHW_GAP_COMMA &&
                 line->tokens[at].before != PHW_GAP_OTHER)
            break;
        if (at == 0 || line->tokens[at - 1].letters != PHW_CASE_TITLE ||
            phw_name_token_best(&line->tokens[at - 1]) < JOINED_LEAST)
            break;
        first = at - 1;
    }
    return first;
}

/* A greeting and a telling are for all who are named; authors of books are joined as well. */
static bool passes_on(phw_name_feature feature)
{
    return feature == PHW_FEATURE_GREETED || feature == PHW_FEATURE_TOLD ||
           feature == PHW_FEATURE_POST || feature == PHW_FEATURE_PATIENT_WORD;
}

static void look_before(const phw_name_place *here)
{
    const phw_name_line *line = here->line;
    const phw_view *view = here->page->context->view;
    size_t first = here->name->first;
    uint32_t left = view->cells[here->cell].previous;
    const phw_name_token *before = first > 0 ? &line->tokens[first - 1] : NULL;
    if (!before && left != PHW_VIEW_NONE && here->page->lines[left].count > 0 &&
        here->page->lines[left].count <= 3)
        before = &here->page->lines[left].tokens[here->page->lines[left].count - 1];
    size_t joined = first_of_joined(line, first);
    if (joined > 0 && joined < first &&
        !(line->tokens[joined].before & (PHW_GAP_STOP | PHW_GAP_CLOSE)))
        for (size_t i = 0; i < sizeof words_before / sizeof words_before[0]; i++)
            if (passes_on(words_before[i].feature) &&
                phw_name_token_in(&line->tokens[joined - 1], words_before[i].words))
                phw_name_place_set(here, words_before[i].feature, 1);
    if (before && !(line->tokens[first].before & (PHW_GAP_STOP | PHW_GAP_CLOSE))) {
        for (size_t i = 0; i < sizeof words_before / sizeof words_before[0]; i++)
            if (phw_name_token_in(before, words_before[i].words))
                phw_name_place_set(here, words_before[i].feature, 1);
        phw_name_place_set(here, PHW_FEATURE_LOWER_BESIDE, before->letters == PHW_CASE_LOWER);
    }
    bool number = before && before->letters == PHW_CASE_NUMBER;
    size_t start = first > 0 ? first - 1 : 0;
    bool opens = first == 0 || start == 0 || (start == 1 && phw_name_is_hour(line, 0));
    uint32_t row = phw_view_row_start(view, here->cell);
    phw_name_place_set(here, PHW_FEATURE_CLINIC_OF, is_clinic_of(here, before));
    phw_name_place_set(here, PHW_FEATURE_DISCUSSED, is_discussed_with(here));
    phw_name_place_set(here, PHW_FEATURE_AGE_BEFORE, is_behind_age(here));
    phw_name_place_set(here, PHW_FEATURE_JOB_BEFORE, is_job(here));
    phw_name_place_set(here, PHW_FEATURE_STARTS, first == 0);
    phw_name_place_set(here, PHW_FEATURE_NUMBERED, number && opens && before->key_length <= 3);
    phw_name_place_set(here, PHW_FEATURE_TIMED,
                       phw_name_is_hour(&here->page->lines[row], 0) &&
                           (row != here->cell ? first == 0 : first == 2));
    bool listed = false;
    for (size_t i = 1; i <= first && i < line->count; i++) {
        if (line->tokens[i].before & PHW_GAP_COLON)
            listed = true;
        else if (line->tokens[i].letters == PHW_CASE_LOWER)
            listed = false;
    }
    phw_name_place_set(here, PHW_FEATURE_COLON_LIST, listed && !phw_name_is_hour(line, 0));
    for (size_t i = 0; i < first && i < line->count; i++)
        if ((phw_name_token_in(&line->tokens[i], " bed bay room sr cubicle ") && i + 1 < first) ||
            phw_name_token_is_bed(&line->tokens[i]))
            phw_name_place_set(here, PHW_FEATURE_BED_BEFORE, 1);
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
    if (strpbrk(token->key, "0123456789"))
        return phw_name_token_is_bed(token) ||
               (token->key[0] == 'b' && token->key_length <= 3 && token->key[1] <= '9');
    return phw_name_token_in(token, " bed bay sr ") && second &&
           (second->letters == PHW_CASE_NUMBER || second->letters == PHW_CASE_INITIAL);
}

/* "Alvin to ring", "Shah can see them", "Arlo is doing": who does something for a patient. */
static bool acts(const phw_name_token *behind, const phw_name_token *second)
{
    return second && !second->before &&
           ((phw_name_token_in(behind, " to can will could ") &&
             phw_name_token_in(second, " ring call phone see chase do sign review bleep speak book "
                                       "take prescribe check ask tell help cover scrub cannulate "
                                       "clerk write order refer visit sort discuss update ")) ||
            (phw_name_token_in(behind, " is ") &&
             phw_name_token_in(second,
                               " doing seeing covering chasing ringing scrubbing calling ")));
}

/* "Jean Holt" by itself on its row, and a patient's number at the start of the one right under it:
 * the cell of that, or PHW_VIEW_NONE. */
static uint32_t number_below(const phw_name_place *here)
{
    uint32_t below = phw_name_place_below(here);
    return below != PHW_VIEW_NONE && here->page->lines[below].numbers &&
                   here->page->lines[below].tokens[0].letters == PHW_CASE_NUMBER
               ? below
               : PHW_VIEW_NONE;
}

/* "14 Larch Grove" from token @p from on: a house's number and a street. */
static bool is_street(const phw_name_line *line, size_t from)
{
    const phw_name_token *house = token_of(line, from);
    if (!house || house->letters != PHW_CASE_NUMBER || house->key_length > ADDRESS_DIGITS_MOST)
        return false;
    for (size_t i = from + 1; i < line->count && i < from + 5; i++) {
        const phw_name_token *token = &line->tokens[i];
        if ((token->kinds & PHW_WORD_STREET) ||
            (i > from + 1 && token->letters == PHW_CASE_TITLE && !token->before &&
             phw_street_kind(token->key, token->key_length)))
            return true;
        if (token->letters != PHW_CASE_TITLE || token->before)
            return false;
    }
    return false;
}

/* "Flat 2, 83 Old Quay". */
static bool is_flat(const phw_name_line *line, size_t from)
{
    const phw_name_token *flat = token_of(line, from), *number = token_of(line, from + 1);
    return flat && number && phw_name_token_in(flat, " flat apartment apt ") &&
           flat->letters == PHW_CASE_TITLE && number->letters == PHW_CASE_NUMBER;
}

static void look_behind(const phw_name_place *here)
{
    const phw_name_line *line = here->line;
    size_t at = here->name->last + 1;
    const phw_name_token *behind = token_of(line, at), *second = token_of(line, at + 1);
    bool alone = here->name->first == 0 && !behind;
    bool pair =
        here->name->form == PHW_NAME_GIVEN_FAMILY || here->name->form == PHW_NAME_LETTER_FAMILY;
    phw_name_place_set(here, PHW_FEATURE_ALONE, alone && !pair);
    phw_name_place_set(here, PHW_FEATURE_ALONE_PAIR, alone && pair);
    phw_name_place_set(here, PHW_FEATURE_TIME_BEHIND, phw_name_is_hour(line, at));
    uint32_t next = here->page->context->view->cells[here->cell].next;
    if (next == PHW_VIEW_NONE && number_below(here) != PHW_VIEW_NONE) {
        next = number_below(here);
        behind = NULL;
    }
    if (!behind && next != PHW_VIEW_NONE) {
        line = &here->page->lines[next];
        at = 0;
        behind = token_of(line, 0);
        second = token_of(line, 1);
    }
    if (!behind)
        return;
    const phw_name_token *third = token_of(line, at + 2);
    phw_name_place_set(here, PHW_FEATURE_BED_BEHIND,
                       is_bed(behind, second) || (second && phw_name_token_in(behind, " in on ") &&
                                                  is_bed(second, third)));
    bool number = behind->letters == PHW_CASE_NUMBER;
    size_t digits = strspn(behind->key, "0123456789");
    bool date = number && digits > 0 && second && second->letters != PHW_CASE_LOWER &&
                ((second->letters == PHW_CASE_NUMBER &&
                  (second->before & (PHW_GAP_SLASH | PHW_GAP_DASH | PHW_GAP_STOP))) ||
                 (second->kinds & PHW_WORD_CALENDAR));
    /* "Anne Reid, 7 Canal View": where somebody lives, no age. */
    bool home = (number && is_street(line, at)) || is_flat(line, at);
    phw_name_place_set(here, PHW_FEATURE_ADDRESS_BELOW, home);
    phw_name_place_set(here, PHW_FEATURE_DATE_BEHIND, date && !phw_name_is_hour(line, at));
    phw_name_place_set(here, PHW_FEATURE_AGE_BEHIND,
                       number && !date && !home && !here->traits->scores &&
                           !phw_name_is_hour(line, at) && digits >= 1 && digits <= 3 &&
                           behind->key_length <= digits + 3);
    phw_name_place_set(here, PHW_FEATURE_NUMBER_BEHIND,
                       number && digits + 2 >= LONG_NUMBER && behind->key_length >= LONG_NUMBER);
    phw_name_place_set(here, PHW_FEATURE_COLON_BEHIND,
                       at > 0 && here->name->first == 0 && (behind->before & PHW_GAP_COLON) &&
                           !number);
    phw_name_place_set(here, PHW_FEATURE_LETTERS_BEHIND, at > 0 && is_letters(behind));
    phw_name_place_set(here, PHW_FEATURE_TERM_BEHIND, (behind->kinds & PHW_WORD_CLINICAL) != 0);
    phw_name_place_set(
        here, PHW_FEATURE_NOUN_BEHIND,
        at > 0 && !behind->before &&
            (behind->letters == PHW_CASE_TITLE || behind->letters == PHW_CASE_UPPER) &&
            !(behind->kinds & (PHW_WORD_ROLE | PHW_WORD_CLINICAL)));
    phw_name_place_set(
        here, PHW_FEATURE_STATE_BEHIND,
        phw_name_token_in(
            behind, " is was has had needs wants lives takes died remains reports bed bay "
                    "comfortable confused fell admitted transferred awaiting accepted home nbm "
                    "attended should due known rang called phoned feels keen came walking eating "
                    "lying seen struggling torn "));
    phw_name_place_set(
        here, PHW_FEATURE_SPEAKS,
        phw_name_token_in(behind,
                          " said says told opened scored wrote writes replied added asked looked "
                          "whispered et led won "));
    phw_name_place_set(here, PHW_FEATURE_ACTS_BEHIND, acts(behind, second));
    if (behind->letters == PHW_CASE_LOWER)
        phw_name_place_set(here, PHW_FEATURE_LOWER_BESIDE, 1);
}

static bool is_sign_off(const phw_name_line *line)
{
    for (size_t i = 0; i < line->count && i < 4; i++)
        if (phw_name_token_in(&line->tokens[i],
                              " sincerely faithfully regards thanks wishes truly "))
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

static void look_around(const phw_name_place *here)
{
    const phw_context *context = here->page->context;
    uint32_t above = context->above[here->cell], below = context->below[here->cell];
    bool starts = here->name->first == 0;
    if (above != PHW_VIEW_NONE && starts)
        phw_name_place_set(here, PHW_FEATURE_SIGNED, is_sign_off(&here->page->lines[above]));
    for (size_t i = 0; i < here->name->first && i < 3; i++)
        if (phw_name_token_in(&here->line->tokens[i], " sincerely faithfully regards thanks "))
            phw_name_place_set(here, PHW_FEATURE_SIGNED, 1);
    if (below != PHW_VIEW_NONE && starts && here->value[PHW_FEATURE_ADDRESS_BELOW] == 0)
        phw_name_place_set(here, PHW_FEATURE_ADDRESS_BELOW,
                           begins_address(&here->page->lines[below]));
    /* "Thanks, Emma": who wrote the message; never as banners and wristbands write. */
    phw_name_form form = here->name->form;
    bool written = here->line->tokens[here->name->last].letters == PHW_CASE_TITLE &&
                   (form == PHW_NAME_SINGLE || form == PHW_NAME_GIVEN_FAMILY);
    phw_name_place_set(here, PHW_FEATURE_ENDS_PAGE,
                       written && here->cell == here->traits->last_cell &&
                           here->name->last + 1 >= here->line->count);
    if (here->traits->heads[here->cell].first == here->name->first) {
        float alike = phw_name_traits_alike(here->page, here->traits, here->cell);
        phw_name_place_set(here, PHW_FEATURE_COLON_ALIKE,
                           here->value[PHW_FEATURE_COLON_BEHIND] > 0 ? alike : 0);
        phw_name_place_set(here, PHW_FEATURE_ALIKE, alike);
        phw_name_place_set(here, PHW_FEATURE_ALIKE_NUMBER,
                           here->traits->heads[here->cell].behind == PHW_BEHIND_NUMBER ? alike : 0);
    }
    float terms = 0;
    uint32_t cell = phw_view_row_start(context->view, here->cell);
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE; i++) {
        terms += here->page->lines[cell].terms;
        cell = context->view->cells[cell].next;
    }
    phw_name_place_set(here, PHW_FEATURE_TERMS_ON_ROW, terms);
    phw_name_place_set(here, PHW_FEATURE_LOCAL,
                       phw_name_page_local(here->page, here->cell) / LOCAL_MOST);
    phw_name_place_set(here, PHW_FEATURE_NUMBERS_HERE, here->line->numbers);
    phw_name_place_set(here, PHW_FEATURE_NUMBERS_ON_ROW,
                       phw_name_page_row_numbers(here->page, here->cell));
}

/* On the rows of lists the patient stands first and who looks after them behind. */
static void look_along_row(const phw_name_place *here)
{
    const phw_view *view = here->page->context->view;
    bool before = here->traits->first_name[here->cell] < here->name->first, behind = false;
    uint32_t cell = view->cells[here->cell].previous;
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE && !before; i++) {
        before = here->traits->first_name[cell] != PHW_VIEW_NONE;
        cell = view->cells[cell].previous;
    }
    cell = view->cells[here->cell].next;
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE && !behind; i++) {
        behind = here->traits->first_name[cell] != PHW_VIEW_NONE;
        cell = view->cells[cell].next;
    }
    uint32_t left = view->cells[here->cell].previous;
    phw_name_place_set(here, PHW_FEATURE_ROW_END,
                       here->name->first == 0 && here->name->last + 1 >= here->line->count &&
                           left != PHW_VIEW_NONE && view->cells[left].previous != PHW_VIEW_NONE &&
                           view->cells[here->cell].next == PHW_VIEW_NONE);
    phw_name_place_set(here, PHW_FEATURE_SECOND_ON_ROW, before);
    phw_name_place_set(here, PHW_FEATURE_FIRST_ON_ROW, !before && behind);
    phw_name_place_set(here, PHW_FEATURE_TITLED_SECOND,
                       before && here->value[PHW_FEATURE_PLAIN_TITLE] > 0 &&
                           (here->name->first == 0 ||
                            (here->line->tokens[here->name->first].before & PHW_GAP_DASH)));
    phw_name_place_set(here, PHW_FEATURE_TITLED_IN_PROSE,
                       here->value[PHW_FEATURE_PLAIN_TITLE] > 0 &&
                           here->value[PHW_FEATURE_LOWER_BESIDE] > 0);
}

void phw_name_beside_look(const phw_name_place *here)
{
    look_before(here);
    look_behind(here);
    look_around(here);
    look_along_row(here);
    phw_name_kin_look(here);
}
