/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "identify/contact.h"
#include "identify/recogniser.h"

#define ADDRESS_LABELS                                                                             \
    (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP) |                            \
     PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE))

/* Domains of the health service and other employers: an address there is a colleague's. */
static const char *const staff_domains[] = {"nhs.net", "nhs.uk",    "nhs.scot", "hscni.net",
                                            "gov.uk",  "police.uk", "ac.uk"};

/* Whole mailboxes that belong to an office, not to a person. */
static const char *const office_boxes[] = {
    "appointment", "admin",   "booking", "contact",  "enquir",  "hello",    "help",   "info",
    "office",      "support", "sales",   "no-reply", "noreply", "referral", "service"};

static bool in_local(unsigned char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-' || c == '+' || c == '\'' || c == '%';
}

static bool in_domain(unsigned char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

static bool ends_with(const char *text, size_t length, const char *tail)
{
    size_t n = strlen(tail);
    if (length < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = text[length - n + i];
        if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != tail[i])
            return false;
    }
    return length == n || text[length - n - 1] == '.' || text[length - n - 1] == '@';
}

static bool starts_with(const char *text, size_t length, const char *head)
{
    size_t n = strlen(head);
    for (size_t i = 0; i < n; i++)
        if (i >= length || (text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 32 : text[i]) != head[i])
            return false;
    return true;
}

static phw_subject subject_of(const phw_context *context, phw_span span)
{
    const char *text = context->view->cells[span.cell].text + span.begin;
    size_t length = span.end - span.begin;
    for (size_t i = 0; i < sizeof office_boxes / sizeof office_boxes[0]; i++)
        if (starts_with(text, length, office_boxes[i]))
            return PHW_SUBJECT_ORGANISATION;
    for (size_t i = 0; i < sizeof staff_domains / sizeof staff_domains[0]; i++)
        if (ends_with(text, length, staff_domains[i]))
            return PHW_SUBJECT_STAFF;
    if (phw_labels_types(context->labels, span) & ADDRESS_LABELS)
        return PHW_SUBJECT_STAFF;
    return PHW_SUBJECT_UNKNOWN;
}

/* Grows an address round the at sign at byte @p at, across one space that OCR put beside a dot. */
static bool grow(const phw_cell *cell, uint32_t at, phw_span *span)
{
    const char *text = cell->text;
    uint32_t begin = at, end = at + 1, sign = at;
    if (begin > 1 && text[begin - 1] == ' ' && in_local((unsigned char)text[begin - 2]))
        begin--;
    while (begin > 0 && in_local((unsigned char)text[begin - 1]))
        begin--;
    while (begin < at && strchr(".-'%", text[begin]))
        begin++;
    /* "<jo bloggs@": the dot between the names was lost. */
    uint32_t open = begin;
    if (open > 1 && text[open - 1] == ' ')
        open--;
    while (open > 0 && open < begin && in_local((unsigned char)text[open - 1]))
        open--;
    if (open > 0 && open < begin && text[open - 1] == '<')
        begin = open;
    if (end < cell->length && text[end] == ' ')
        end++;
    uint32_t dots = 0, letters = 0;
    while (end < cell->length) {
        unsigned char c = (unsigned char)text[end];
        if (in_domain(c)) {
            dots += c == '.';
            letters = c == '.' ? 0 : letters + ((c | 32) >= 'a' && (c | 32) <= 'z');
            end++;
        } else if (c == ' ' && end + 1 < cell->length &&
                   ((text[end - 1] == '.' && text[end + 1] >= 'a' && text[end + 1] <= 'z') ||
                    (text[end + 1] == '.' && end + 2 < cell->length && text[end + 2] >= 'a' &&
                     text[end + 2] <= 'z'))) {
            end++;
        } else {
            break;
        }
    }
    while (end > sign && strchr(".- ", text[end - 1])) {
        if (text[end - 1] == '.')
            dots--;
        end--;
    }
    *span = (phw_span){cell->page_line, begin, end};
    return begin < sign && dots > 0 && letters >= 2;
}

void phw_recognise_email(phw_context *context)
{
    static const char *const tags[] = {"shape", NULL};
    static const char *const labelled[] = {"shape", "label", NULL};
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        const char *sign = memchr(cell->text, '@', cell->length);
        while (sign) {
            uint32_t at = (uint32_t)(sign - cell->text);
            phw_span span;
            if (grow(cell, at, &span)) {
                span.cell = i;
                bool label =
                    phw_labels_link(context->labels, span, PHW_LABEL_BIT(PHW_LABEL_EMAIL)) != NULL;
                phw_context_add(context, PHW_FINDING_EMAIL, subject_of(context, span), span,
                                label ? 0.98 : 0.92, label ? labelled : tags);
            }
            at++;
            sign = memchr(cell->text + at, '@', cell->length - at);
        }
    }
}

void phw_recognise_email_owner(phw_context *context)
{
    for (size_t i = 0; i < context->candidate_count; i++) {
        phw_candidate *found = &context->candidates[i];
        if (found->kind == PHW_FINDING_EMAIL && found->subject == PHW_SUBJECT_UNKNOWN)
            found->subject = phw_contact_subject(context, found->span);
    }
}
