/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/record_headings.h"

#include <ctype.h>
#include <string.h>

#include "mark/misread.h"
#include "model/model.h"

#define KEY_ROOM 80 /* bytes */
/* At most one letter in so many is misread: a "word list" is no ward list. */
#define LETTERS_A_CHANGE 8
#define CHANGES_MOST 4
/* Of shorter ones none: "Wood list", "Bard list". */
#define LEAST_LETTERS 10

#define BIT(type) (1ULL << (PHW_LABEL_##type))

/* Folded. Those with a field are labels, and longer labels begin so. */
static const struct {
    const char *words;
    unsigned long long field;
} headings[] = {{"prescription and administration", 0},
                {"drug chart", 0},
                {"medication chart", 0},
                {"observation chart", 0},
                {"observations chart", 0},
                {"fluid balance chart", 0},
                {"ward list", 0},
                {"handover sheet", 0},
                {"operating list", 0},
                {"theatre list", 0},
                {"clinic list", 0},
                {"discharge summary", 0},
                {"pathology results", 0},
                {"patient record", 0},
                {"clinical record", 0},
                {"personal child health record", 0},
                {"medical certificate of cause of death", 0},
                {"do not attempt cardiopulmonary resuscitation", 0},
                {"treatment escalation plan", 0},
                {"medication administration record", 0},
                {"summary care record", 0},
                {"anaesthetic record", 0},
                {"anaesthetic chart", 0},
                {"statement of fitness for work", 0},
                {"spectacle prescription", 0},
                {"hearing aid repair", 0},
                /* NHS consent forms 1 to 4 (Department of Health, 2002). */
                {"patient agreement to investigation or treatment", 0},
                {"nhs number", BIT(NHS_NUMBER)},
                {"hospital number", BIT(HOSPITAL_NUMBER)},
                {"date of birth", BIT(DATE_OF_BIRTH)},
                {"next of kin", BIT(NEXT_OF_KIN)},
                {"known allergies", BIT(ALLERGIES)},
                {"responsible health professional", BIT(CLINICIAN)},
                {"responsible consultant", BIT(CLINICIAN)}};

bool phw_record_is_title(const char *folded, size_t length)
{
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (!headings[i].field && length == strlen(headings[i].words) &&
            memcmp(folded, headings[i].words, length) == 0)
            return true;
    return false;
}

/* The beginning of a line, folded and terminated. */
static size_t begin(const phw_page *page, const phw_line *line, char folded[KEY_ROOM])
{
    char text[KEY_ROOM];
    size_t length = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (length + word->length + 2 > sizeof text)
            break;
        if (i > 0)
            text[length++] = ' ';
        memcpy(text + length, word->text, word->length);
        length += word->length;
    }
    length = phw_models_fold(text, length, folded, KEY_ROOM - 1);
    folded[length] = '\0';
    return length;
}

phw_record_heading phw_record_misread(const phw_page *page, const phw_line *line)
{
    phw_record_heading found = {0, false};
    char folded[KEY_ROOM];
    if (line->state != PHW_LINE_READ || line->word_count == 0 ||
        !isupper((unsigned char)page->words[line->first_word].text[0]) ||
        begin(page, line, folded) == 0)
        return found;
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        const size_t letters = strlen(headings[i].words);
        const size_t most =
            letters < CHANGES_MOST * LETTERS_A_CHANGE ? letters / LETTERS_A_CHANGE : CHANGES_MOST;
        if (letters < LEAST_LETTERS ||
            phw_mark_changes(folded, headings[i].words, most, true) > most)
            continue;
        found.fields |= headings[i].field;
        found.title |= !headings[i].field;
    }
    return found;
}
