/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/badge_words.h"

#include <ctype.h>
#include <string.h>

#include "mark/misread.h"

#define NAME_WORDS 3     /* most of a line that is a name, set large */
#define ROLE_WORDS 4     /* most of a role that is looked up */
#define MISREAD_MOST 2   /* letters of a role */
#define EVERYDAY 50.0F   /* uses per million: such a word is no name on a badge */
#define GREETING_WORDS 6 /* most of a greeting: "Helo, fy enw i yw …" */
#define GREETING_MISREAD 3
#define KEY_ROOM 96 /* bytes */

static bool in_table(const phw_models *models, phw_table table, const char *text, size_t length,
                     phw_entry *entry)
{
    char key[KEY_ROOM];
    size_t used = phw_models_fold(text, length, key, sizeof key);
    return phw_models_lookup(models, table, key, used, entry);
}

/* A rule, a slot or the photo's edge, read as a sign or a small letter. */
static bool is_stroke(const phw_word *word)
{
    return !isalnum((unsigned char)word->text[0]) ||
           (word->char_count == 1 && !isupper((unsigned char)word->text[0]));
}

static bool is_in(const char *text, size_t length, const phw_models *models, phw_table table)
{
    return length > 0 && in_table(models, table, text, length, NULL);
}

bool phw_badge_is_forename(const phw_word *word, const phw_models *models)
{
    return is_in(word->text, word->length, models, PHW_TABLE_FORENAMES);
}

bool phw_badge_is_surname(const phw_word *word, const phw_models *models)
{
    if (is_in(word->text, word->length, models, PHW_TABLE_SURNAMES))
        return true;
    const char *hyphen = strchr(word->text, '-');
    return hyphen && is_in(word->text, (size_t)(hyphen - word->text), models, PHW_TABLE_SURNAMES) &&
           is_in(hyphen + 1, strlen(hyphen + 1), models, PHW_TABLE_SURNAMES);
}

bool phw_badge_is_name(const phw_page *page, const phw_line *line, const phw_models *models)
{
    size_t words = 0;
    bool name = false;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        phw_entry entry;
        if (is_stroke(word))
            continue;
        if (!isupper((unsigned char)word->text[0]) || ++words > NAME_WORDS)
            return false;
        bool everyday = in_table(models, PHW_TABLE_WORDS, word->text, word->length, &entry) &&
                        entry.weight > EVERYDAY;
        name |= !everyday &&
                (phw_badge_is_forename(word, models) || phw_badge_is_surname(word, models));
    }
    return name;
}

/* "Ward Cark", "Wwwd Clerk": roles of two short words, each of which alone is near to others. */
static bool is_like_short_role(const phw_page *page, const phw_line *line)
{
    static const char *const roles[] = {"ward clerk", "ward sister", "ward manager",
                                        "junior doctor"};
    char key[KEY_ROOM];
    size_t length = 0;
    if (line->word_count != 2)
        return false;
    for (size_t i = 0; i < 2; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (i > 0 && length + 1 < sizeof key)
            key[length++] = ' ';
        length += phw_models_fold(word->text, word->length, key + length, sizeof key - length);
    }
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (phw_mark_changes(key, roles[i], MISREAD_MOST, false) <= MISREAD_MOST)
            return true;
    return false;
}

/* Roles that shops, firms and schools have as well. */
static bool is_common(const char *key)
{
    static const char *const roles[] = {"assistant",    "chaplain",     "consultant", "manager",
                                        "practitioner", "receptionist", "registrar"};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(key, roles[i]) == 0)
            return true;
    return false;
}

/* "Phamacst", "Thernpst": what badges say most, misread where they are small; "Staf Nurse". */
static phw_badge_role role_like(const phw_word *word)
{
    static const char *const short_roles[] = {"nurse", "doctor"}; /* near to other words */
    static const char *const roles[] = {
        "anaesthetist", "assistant",    "consultant", "dietitian",       "midwife",
        "paramedic",    "pharmacist",   "physician",  "physiotherapist", "practitioner",
        "psychologist", "radiographer", "registrar",  "receptionist",    "therapist"};
    char key[KEY_ROOM];
    size_t length = phw_models_fold(word->text, word->length, key, sizeof key);
    for (size_t i = 0; i < sizeof short_roles / sizeof short_roles[0]; i++)
        if (strcmp(key, short_roles[i]) == 0)
            return PHW_BADGE_CLINICAL_ROLE;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        size_t wanted = strlen(roles[i]);
        if (length + MISREAD_MOST >= wanted && wanted + MISREAD_MOST >= length &&
            phw_mark_changes(key, roles[i], MISREAD_MOST, false) <= MISREAD_MOST)
            return is_common(roles[i]) ? PHW_BADGE_COMMON_ROLE : PHW_BADGE_CLINICAL_ROLE;
    }
    return PHW_BADGE_NO_ROLE;
}

/* Words of a line from one on, as long as they are a role of the tables. */
static phw_badge_role role_from(const phw_page *page, const phw_line *line, size_t from,
                                const phw_models *models)
{
    phw_badge_role best = PHW_BADGE_NO_ROLE;
    char text[KEY_ROOM], key[KEY_ROOM];
    size_t length = 0;
    for (size_t i = from; i < line->word_count && i < from + ROLE_WORDS; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (length + word->length + 1 > sizeof text)
            break;
        if (i > from)
            text[length++] = ' ';
        memcpy(text + length, word->text, word->length);
        length += word->length;
        if (!in_table(models, PHW_TABLE_CLINICAL_ROLES, text, length, NULL))
            continue;
        phw_models_fold(text, length, key, sizeof key);
        const phw_badge_role role =
            is_common(key) ? PHW_BADGE_COMMON_ROLE : PHW_BADGE_CLINICAL_ROLE;
        best = role > best ? role : best;
    }
    return best;
}

/* "Cardiologist", "Paediatrician": a consultant of that. */
static bool is_specialist(const phw_word *word)
{
    static const char *const ends[] = {"ologist", "iatrician", "iatrist"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const size_t length = strlen(ends[i]);
        if (word->length > length && strcmp(word->text + word->length - length, ends[i]) == 0)
            return true;
    }
    return false;
}

phw_badge_role phw_badge_role_of(const phw_page *page, const phw_line *line,
                                 const phw_models *models)
{
    if (is_like_short_role(page, line))
        return PHW_BADGE_CLINICAL_ROLE;
    phw_badge_role best = PHW_BADGE_NO_ROLE;
    for (size_t from = 0; from < line->word_count; from++) {
        phw_badge_role role = role_from(page, line, from, models);
        best = role > best ? role : best;
        if (line->word_count > ROLE_WORDS)
            continue;
        role = role_like(&page->words[line->first_word + from]);
        best = role > best ? role : best;
    }
    for (size_t i = 0; best == PHW_BADGE_COMMON_ROLE && i < line->word_count; i++)
        if (is_specialist(&page->words[line->first_word + i]))
            best = PHW_BADGE_CLINICAL_ROLE;
    return best;
}

const phw_word *phw_badge_one_word(const phw_page *page, const phw_line *line)
{
    const phw_word *one = NULL;
    for (size_t i = line->first_word; i < line->first_word + line->word_count; i++) {
        if (is_stroke(&page->words[i]))
            continue;
        if (one)
            return NULL;
        one = &page->words[i];
    }
    return one;
}

/* Most letters of the greeting have to be there: the others are misread, or three dots are. */
bool phw_badge_is_greeting(const phw_page *page, const phw_line *line)
{
    static const char *const greetings[] = {"hellomynameis", "helofyenwiyw"};
    char letters[KEY_ROOM];
    size_t length = 0;
    if (line->word_count > GREETING_WORDS)
        return false;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        char key[KEY_ROOM];
        const size_t used = phw_models_fold(word->text, word->length, key, sizeof key);
        for (size_t k = 0; k < used && length + 1 < sizeof letters; k++)
            if (isalnum((unsigned char)key[k]))
                letters[length++] = key[k];
    }
    letters[length] = '\0';
    for (size_t i = 0; i < sizeof greetings / sizeof greetings[0]; i++)
        if (phw_mark_changes(letters, greetings[i], GREETING_MISREAD, false) <= GREETING_MISREAD)
            return true;
    return false;
}
