/* SPDX-License-Identifier: Apache-2.0 */
/* Authors before a journal's year, volume and pages ("Dunmore H, Patel S. Delirium. BMJ
 * 2017;357:j2047") are written as a list of patients is, and are nobody's patients nor colleagues.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "identify/age.h"
#include "identify/name_page.h"

/* Less than what is reported. */
#define NOBODYS_MOST 0.29
/* From here on a find says that somebody is on the page after all. */
#define SOMEBODY_SURE 0.45

/* One may be quoted in a record; a list of references has more. */
#define CITATIONS_LEAST 2
/* Parts of an abstract that say that a page is one. */
#define PARTS_LEAST 3
/* Lines of the longest reference before the one with its year. */
#define LINES_BEFORE 2
#define YEAR_FIRST 1900
#define YEAR_LAST 2099
#define YEAR_DIGITS 4
#define VOLUME_DIGITS 4
/* "2025; 14:20": when somebody was seen. */
#define TIME_DIGITS 2
#define HOUR_LAST 23

#define NAMES                                                                                      \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME)
#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

/* What a record says of its person, and no list of references does. */
#define OF_A_PERSON                                                                                \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_BED) |                       \
     PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME))

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

static const char *skip(const char *text, const char *signs)
{
    return text + strspn(text, signs);
}

static bool is_year(const char *text)
{
    int year = 0;
    if (digits_at(text) != YEAR_DIGITS)
        return false;
    for (int i = 0; i < YEAR_DIGITS; i++)
        year = 10 * year + text[i] - '0';
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* "2019;48:112-9", "2019;48(3):e112"; its semicolon read as a colon before a range of pages. */
static bool is_citation(const char *text)
{
    if (!is_year(text))
        return false;
    const char *volume = skip(text + YEAR_DIGITS, " ");
    const bool sure = *volume == ';';
    if (!sure && *volume != ':')
        return false;
    volume = skip(volume + 1, " ");
    const size_t length = digits_at(volume);
    if (length == 0 || length > VOLUME_DIGITS)
        return false;
    const char *pages = skip(volume + length, " ");
    if (*pages == '(') {
        pages = strchr(pages, ')');
        if (!pages)
            return false;
        pages++;
    }
    pages = skip(pages, " ");
    if (*pages != ':' && *pages != ';')
        return false;
    pages = skip(pages + 1, " ejsSEJ");
    const size_t page = digits_at(pages);
    const bool time = length <= TIME_DIGITS && page == TIME_DIGITS && atoi(volume) <= HOUR_LAST;
    return page > 0 && (sure ? !time || pages[page] == '-' : pages[page] == '-');
}

/* Where the year of the cell's citation begins; the cell's length where it has none. */
static uint32_t citation_in(const phw_cell *cell)
{
    for (uint32_t i = 0; i + YEAR_DIGITS < cell->length; i++)
        if ((i == 0 || cell->text[i - 1] == ' ') && is_citation(cell->text + i))
            return i;
    return cell->length;
}

static size_t count_citations(const phw_view *view)
{
    size_t count = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++)
        count += citation_in(&view->cells[cell]) < view->cells[cell].length;
    return count;
}

static bool has_patient(const phw_name_page *page)
{
    const phw_context *context = page->context;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (phw_age_is_clinical(&page->lines[cell].tokens[at]))
                return true;
    return phw_labels_sure(context->labels, OF_A_PERSON) || page->numbers > 0 || page->beds > 0 ||
           context->evidence.systems > 0 || phw_context_on_page(context, NUMBERS, SOMEBODY_SURE);
}

/* Authors have a comma or a full stop behind their letters, or end a line: "Hussain R  sepsis" is
 * somebody on a list. */
static bool is_author_like(const phw_cell *cell, const phw_span *name)
{
    return name->end >= cell->length || strchr(",.;:", cell->text[name->end]) ||
           strncmp(cell->text + name->end, " et al", strlen(" et al")) == 0;
}

/* Whether a line begins with a name, and the one before does not go on to it. */
static bool begins_anew(const phw_context *context, uint32_t index)
{
    const phw_cell *before = &context->view->cells[index - 1];
    if (before->length && before->text[before->length - 1] == ',')
        return false;
    for (uint32_t i = phw_context_next_in_cell(context, index, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, index, i))
        if ((NAMES & 1U << context->candidates[i].kind) && context->candidates[i].span.begin == 0)
            return true;
    return false;
}

/* Whether the name stands before a citation, in its line or one of the few before it. */
static bool is_cited(const phw_context *context, const phw_span *name)
{
    const phw_view *view = context->view;
    for (uint32_t cell = name->cell; cell < view->cell_count && cell <= name->cell + LINES_BEFORE;
         cell++) {
        const uint32_t year = citation_in(&view->cells[cell]);
        if (cell > name->cell && begins_anew(context, cell))
            return false;
        if (year < view->cells[cell].length)
            return is_author_like(&view->cells[name->cell], name) &&
                   (cell > name->cell || name->begin < year);
    }
    return false;
}

/* "Dunmore H", or one word right before the year, as a journal's is ("Lancet Neurol 2020"). */
static bool is_authors(const phw_context *context, const phw_candidate *candidate)
{
    for (size_t i = 0; i < candidate->because_count; i++)
        if (strcmp(candidate->because[i], phw_name_form_tag(PHW_NAME_FAMILY_LETTER)) == 0)
            return is_cited(context, &candidate->span);
    const phw_cell *cell = &context->view->cells[candidate->span.cell];
    return candidate->span.end + 1 == citation_in(cell);
}

/* A published paper's own page: its identifier and the parts of its abstract. */
static bool is_paper(const phw_name_page *page)
{
    static const char *const parts[] = {" abstract ", " background introduction ", " methods ",
                                        " results ", " conclusion conclusions "};
    const phw_view *view = page->context->view;
    size_t said = 0;
    bool doi = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        said += phw_name_page_says(page, parts[i]);
    for (uint32_t cell = 0; said >= PARTS_LEAST && !doi && cell < view->cell_count; cell++) {
        const char *at = strstr(view->cells[cell].text, "doi");
        doi = at && strstr(at, "10.");
    }
    return doi;
}

/* Whether a name covers the word. */
static bool in_name(const phw_context *context, uint32_t cell, const phw_name_token *token)
{
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *candidate = &context->candidates[i];
        if ((NAMES & 1U << candidate->kind) && candidate->span.begin <= token->from &&
            candidate->span.end >= token->to)
            return true;
    }
    return false;
}

/* "Harriet Dunmore, Sunil Patel and Ruth Jessop": a line of names alone, not all of which may have
 * been told. */
static bool is_line_of_authors(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    size_t commas = 0, names = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        commas += (token->before & PHW_GAP_COMMA) != 0;
        names += in_name(page->context, cell, token);
        if (token->letters == PHW_CASE_LOWER && !phw_name_token_is(token, "and"))
            return false;
    }
    return commas > 0 && 2 * names > line->count;
}

void phw_recognise_citation(phw_context *context)
{
    phw_name_page page;
    if (!phw_context_on_page(context, NAMES, NOBODYS_MOST) ||
        !phw_name_page_build(context, &page) || has_patient(&page))
        return;
    const bool cited = count_citations(context->view) >= CITATIONS_LEAST, paper = is_paper(&page);
    for (size_t i = 0; (cited || paper) && i < context->candidate_count; i++) {
        phw_candidate *candidate = &context->candidates[i];
        if ((NAMES & 1U << candidate->kind) &&
            ((cited && is_authors(context, candidate)) ||
             (paper && is_line_of_authors(&page, candidate->span.cell))))
            candidate->confidence = fmin(candidate->confidence, NOBODYS_MOST);
    }
}
