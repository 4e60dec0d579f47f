/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of letters and scans: "Parry-Wynne_Llinos_ECHO.pdf", "AP DAFYDD Gwilym 23011981 clinic
 * letter.docx", "scan_9997833694.tif". Where several files are called after what is done in
 * clinics, whoever they are called after is a patient, and ten digits with their check digit are a
 * number of the NHS; where one file is, somebody looks. Run before the names, which an underscore
 * parts. */
#include <string.h>

#include "identify/digits.h"
#include "identify/name_run.h"

/* Files that are called after something done in clinics, and different words of it, at least. */
#define FILES_LEAST 2U
#define WORDS_LEAST 2
/* Words of a file's name at most; of a person's. */
#define FILE_WORDS 14U
#define NAME_WORDS 4U
/* How like a name one of its words must be. */
#define CALLED_LEAST 0.2F
#define SURE_FILED 0.78
/* A file alone, as a window's title or its properties have it: somebody looks. */
#define SURE_ALONE 0.62
#define LECTURES                                                                                   \
    " application article course cv guideline guidelines handout instructor job journal leaflet "  \
    "lecture lectures minutes paper policy "                                                       \
    "poster protocol rota slides talk teaching template "
#define HEALTH_DIGITS 10U
/* How file names end; readers lose the full stop. */
static const char *const endings[] = {"docx", "pdf", "tif", "tiff", "dcm",
                                      "rtf",  "doc", "dss", "jpg",  "jpeg"};
/* What is done in clinics and is in no other file's name; "GP" is a race as well. */
#define CLINICAL                                                                                   \
    " biopsy bloods cardio clinic cxr derm discharge dnacpr ecg echo eeg ent fundus histology "    \
    "mri "                                                                                         \
    "neuro oncology ortho referral renal rheum spirometry tto ttos urology wound xray "
/* … and what stands in a file's name beside somebody's, of whatever kind. */
#define ABOUT                                                                                      \
    " assessment careplan complaint consent copy ct draft final form gp letter letters photo "     \
    "plan re ref reply report results scan summary template us uss xr "

static bool ends_as_file(const phw_name_token *token)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const size_t length = strlen(endings[i]);
        if (token->key_length >= length &&
            memcmp(token->key + token->key_length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

/* Tokens of the file's name that a cell is, its ending left out; 0: it is none. */
static size_t file_words(const phw_name_line *line)
{
    for (size_t at = line->count; at > 0 && line->count <= FILE_WORDS; at--)
        if (ends_as_file(&line->tokens[at - 1]))
            return at - 1;
    return 0;
}

/* Whether one of the first @p count words is of what is done in clinics. */
static bool is_clinical(const phw_name_line *line, size_t count)
{
    for (size_t at = 0; at < count; at++)
        if (phw_name_token_in(&line->tokens[at], CLINICAL))
            return true;
    return false;
}

/* A word of somebody's name in a file's. */
static bool is_word(const phw_name_token *token)
{
    const unsigned never = PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_ROLE |
                           PHW_WORD_CALENDAR | PHW_WORD_STAFF_TITLE;
    return (token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER ||
            token->letters == PHW_CASE_INITIAL) &&
           !(token->kinds & never) && !phw_name_token_in(token, CLINICAL ABOUT);
}

/* The end of the name at token @p at; @p at: there is none. */
static size_t name_end(const phw_name_line *line, size_t at, size_t count)
{
    const unsigned joins = PHW_GAP_OTHER | PHW_GAP_COMMA | PHW_GAP_GLUED | PHW_GAP_EDGE;
    size_t end = at, full = 0;
    bool called = false;
    for (; end < count && end < at + NAME_WORDS && is_word(&line->tokens[end]); end++) {
        const phw_name_token *token = &line->tokens[end];
        if (end > at && (token->before & ~joins))
            break;
        full += token->letters != PHW_CASE_INITIAL;
        called |= token->letters != PHW_CASE_INITIAL &&
                  (!token->known || phw_name_token_best(token) >= CALLED_LEAST);
    }
    return called && full > 0 && end >= at + 2 ? end : at;
}

/* The name at the beginning of a file's, behind what an icon was read for and "Ref". */
static void add_name(const phw_name_page *page, uint32_t cell, size_t count, double sure)
{
    static const char *const tags[] = {"file", NULL};
    const phw_name_line *line = &page->lines[cell];
    size_t at = 0;
    while (at < count && (phw_name_token_in(&line->tokens[at], ABOUT CLINICAL) ||
                          (line->tokens[at].key_length == 1 && at == 0 && count > 2)))
        at++;
    const size_t end = name_end(line, at, count);
    if (end > at)
        phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, at, end - 1), sure, tags);
}

/* Ten digits with their check digit, and none beside them. */
static void add_number(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"file", "mod11", NULL};
    const phw_cell *text = &page->context->view->cells[cell];
    for (uint32_t at = 0; at < text->length;) {
        uint32_t end = at;
        while (end < text->length && phw_is_digit(text->text[end]))
            end++;
        if (end - at == HEALTH_DIGITS && phw_mod11_valid(text->text + at) &&
            text->text[at] != '0' && text->text[at] != '1')
            phw_context_add(page->context, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT,
                            (phw_span){cell, at, end}, SURE_FILED, tags);
        at = end + 1;
    }
}

void phw_recognise_file_names(phw_context *context)
{
    phw_name_page page;
    size_t files = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        !phw_name_page_says(&page, CLINICAL))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        files += is_clinical(&page.lines[cell], file_words(&page.lines[cell]));
    const bool several = files >= FILES_LEAST && phw_name_run_said(&page, CLINICAL) >= WORDS_LEAST;
    const bool alone = files == 1 && !phw_name_page_says(&page, LECTURES);
    for (uint32_t cell = 0; (several || alone) && cell < context->view->cell_count; cell++) {
        const size_t count = file_words(&page.lines[cell]);
        if (count == 0 || (alone && !is_clinical(&page.lines[cell], count)))
            continue;
        add_name(&page, cell, count, several ? SURE_FILED : SURE_ALONE);
        add_number(&page, cell);
    }
}
