/* SPDX-License-Identifier: Apache-2.0 */
/* "Acc 1487002" over "Chest PA 13-Jan-2025": the corner of a picture that was taken of somebody,
 * whose name and number are cut off or too small. The number of the examination is theirs, and so
 * somebody looks. A bank's account, a museum's chest and a shop's knee brace have nothing that is
 * looked at and how. */
#include "identify/name_page.h"

/* Words of such a corner at most, of a line that says what was looked at, and digits. */
#define CORNER_WORDS 60U
#define LINE_WORDS 9U
#define DIGITS_LEAST 5U
#define LETTERS_MOST 4U
#define SURE_LOOKED_AT 0.62

#define NUMBERED " acc access accession accno accn acn act "
#define BETWEEN " n no nr num number "
/* Parts of a body; how they are looked at; and what else a line of these has. */
#define PARTS                                                                                      \
    " abdo abdomen ankle brain breast carotid carotids cervical chest elbow facial femur finger "  \
    "foot forearm hand head heel hip hips humerus kidneys kidney knee knees liver lumbar "         \
    "mandible neck pelvis renal ribs scaphoid shoulder sinuses skull spine sternum testes thigh "  \
    "thorax thoracic thumb tib tibia toe wrist "
#define VIEWS                                                                                      \
    " angio angiogram ap cr ct cta ctpa dr dx doppler erect fluoro lat lateral mammo mr mra mri "  \
    "mrcp nm oblique odontoid pa pet portable supine us uss xr xray "
#define WHOLE " axr ctkub ctpa cxr mrcp opg "
#define SIDES                                                                                      \
    " am and both contrast date fib l left lt mobile plain pm post pre r right rt series study t " \
    "t1 t2 time view views with without "

static bool is_number(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    if (at >= line->count || line->tokens[at].letters != PHW_CASE_NUMBER)
        return false;
    const phw_name_token *token = &line->tokens[at];
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < token->key_length; i++)
        if (token->key[i] >= '0' && token->key[i] <= '9')
            digits++;
        else
            letters++;
    return digits >= DIGITS_LEAST && letters <= LETTERS_MOST;
}

/* "Acc 1487002", "Accession No: RX20391", the number in the next cell or not. */
static bool find_number(const phw_name_page *page, uint32_t cell, phw_span *number)
{
    const phw_name_line *line = &page->lines[cell];
    if (line->count == 0 || !phw_name_token_in(&line->tokens[0], NUMBERED))
        return false;
    size_t at = line->count > 1 && phw_name_token_in(&line->tokens[1], BETWEEN) ? 2 : 1;
    if (at == line->count) {
        cell = page->context->view->cells[cell].next;
        at = 0;
        if (cell == PHW_VIEW_NONE)
            return false;
    }
    if (!is_number(page, cell, at))
        return false;
    *number = phw_name_page_span(page, cell, at, at);
    return true;
}

/* "Chest PA 13-Jan-2025", "MR Lumbar spine": what was looked at and how, and nothing else. */
static bool is_examination(const phw_name_line *line)
{
    bool part = false, view = false, whole = false;
    if (line->count > LINE_WORDS)
        return false;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        const bool here_part = phw_name_token_in(token, PARTS);
        const bool here_view = phw_name_token_in(token, VIEWS);
        const bool here_whole = phw_name_token_in(token, WHOLE);
        part |= here_part;
        view |= here_view;
        whole |= here_whole;
        if (!here_part && !here_view && !here_whole && token->letters != PHW_CASE_NUMBER &&
            !(token->kinds & PHW_WORD_CALENDAR) && !phw_name_token_in(token, SIDES))
            return false;
    }
    return (part && view) || whole;
}

void phw_recognise_examined(phw_context *context)
{
    static const char *const tags[] = {"examination", NULL};
    phw_name_page page;
    phw_span number;
    bool examined = false;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_page_words(&page) > CORNER_WORDS)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        examined |= is_examination(&page.lines[cell]);
    for (uint32_t cell = 0; examined && cell < context->view->cell_count; cell++)
        if (find_number(&page, cell, &number) &&
            !phw_context_at(context, number, PHW_FINDING_HOSPITAL_NUMBER))
            phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number,
                            SURE_LOOKED_AT, tags);
}
