/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/treatise.h"

#include "identify/age.h"

#define WORDS_LEAST 60 /* a note of fewer may leave out whom it is about */
#define PROSE_WORDS 8  /* of a line of a paragraph */
#define PROSE_SHARE 0.7
#define MANY_LEAST 4 /* different words of people at large */

/* Whom a text is about, who wrote it and for whom; "I" as well, while a small one is a misread
 * "it". */
#define ANYBODY                                                                                    \
    " he she his her hers him himself herself mr mrs ms miss mx patient pt client resident child " \
    "baby dr consultant ward you your ive my me we our us dear "

/* What a record says of its person; the other fields are headings of textbooks as well. */
#define OF_A_PERSON                                                                                \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_BED) |                       \
     PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN) |                          \
     PHW_LABEL_BIT(PHW_LABEL_SEX) | PHW_LABEL_BIT(PHW_LABEL_ALLERGIES) |                           \
     PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_EPISODE_NUMBER) |            \
     PHW_LABEL_BIT(PHW_LABEL_LENGTH_OF_STAY) | PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME))

static bool tells_an_age(const phw_name_line *line)
{
    size_t last;
    for (size_t at = 0; at < line->count; at++)
        if (phw_age_read(line, at, &last) >= 0)
            return true;
    return false;
}

static bool says_i(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (line->tokens[at].letters != PHW_CASE_LOWER && phw_name_token_is(&line->tokens[at], "i"))
            return true;
    return false;
}

bool phw_treatise_is_of_many(const phw_name_page *page)
{
    static const char *const words[] = {" people ",    " patients ",   " adults ",    " infants ",
                                        " persons ",   " population ", " worldwide ", " countries ",
                                        " cases ",     " deaths ",     " million ",   " affects ",
                                        " typically ", " commonly ",   " usually "};
    size_t said = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        said += phw_name_page_says(page, words[i]);
    return said >= MANY_LEAST && phw_treatise_is(page);
}

bool phw_treatise_is(const phw_name_page *page)
{
    size_t words = 0, prose = 0;
    if (page->numbers > 0 || page->beds > 0 ||
        phw_labels_sure(page->context->labels, OF_A_PERSON) || phw_name_page_says(page, ANYBODY))
        return false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (tells_an_age(line) || says_i(line))
            return false;
        words += line->count;
        prose += line->count >= PROSE_WORDS ? line->count : 0;
    }
    return words >= WORDS_LEAST && (double)prose >= PROSE_SHARE * (double)words;
}
