/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view_words.h"

#include <string.h>

#include "identify/digits.h"
#include "identify/name_lexicon.h"

/* Letters of a word that may be misread: of shorter ones too much else is one letter off. One with
 * a capital may be a rare name. */
#define SMALL_LEAST 4U
#define CAPITAL_LEAST 5U
#define LETTERS_MOST 20U
/* Uses per million words that what was meant has at least, of four letters, of more, and with a
 * capital. */
#define USES_SHORT 20.0F
#define USES_LEAST 0.5F
#define USES_CAPITAL 5.0F
#define SHORT_LETTERS 4U
/* What a term of medicine or of forms counts as, in such uses. */
#define USES_TERM 5.0F
/* How like a name one reading of a word with a capital may be. */
#define NAME_MOST 0.3F
/* Words of a page that are tried at most: bounds the work on a hostile one. */
#define TRIED_MOST 1500U
/* Words put right in one cell at most. */
#define CELL_MOST 48U
#define WORD_ROOM (LETTERS_MOST + 4U)
#define PHRASE_ROOM 64U

/* What a small letter and a capital may have been, each a run of letters behind the one that was
 * read. */
static const char *const looks[] = {
    "aeosuc", "bhopl",  "ceorta", "dacl", "eaocrs", "ftlir", "gqyp", "hbnkl", "iltrj",
    "jiyl",   "khltb",  "litfkh", "mnw",  "nurhmx", "oaceu", "pngr", "qg",    "rtcnfes",
    "saezc",  "tlrifc", "uanov",  "vyuw", "wvun",   "xzkn",  "yvgj", "zsx"};
static const char *const capital_looks[] = {
    "arhk",  "brdephs", "cgoel", "dobpu", "efbrc", "fept",   "gcoqs", "hnmkbi", "iltj",
    "jili",  "kxrh",    "liet",  "mnhw",  "nmhwu", "odcqgu", "pfrdb", "qog",    "rkbapn",
    "sbgez", "tifly",   "uvodn", "vyuw",  "wvmn",  "xky",    "yvtx",  "zse"};
/* Thin letters, which are lost most. */
static const char lost[] = "ilrtna";
/* What two letters are read as one, or one as two. */
static const struct pair {
    const char *read;
    const char *meant;
} pairs[] = {{"rn", "m"}, {"m", "rn"}, {"m", "nn"}, {"nn", "m"}, {"cl", "d"}, {"d", "cl"},
             {"ri", "n"}, {"n", "ri"}, {"ii", "u"}, {"u", "ii"}, {"vv", "w"}, {"w", "vv"},
             {"li", "h"}, {"h", "li"}, {"in", "m"}, {"m", "in"}, {"ni", "m"}, {"m", "ni"}};

/* What other files of this room ask for and no table has, between blanks. */
static const char kept[] =
    " appts bairn bhrut careline cdiff const copse coshh cres ddimer eloped encl explo fflat "
    "fundus "
    "gored hcas hiit influencer iops mrcgp mrcs nocte pleth preop rdash rebook revd rhodfa roofer "
    "rotas sacrum statin struct tachy worming ";

/* A word as it was read, folded, and the likeliest of what was meant. */
typedef struct sought {
    const phw_models *models;
    char key[WORD_ROOM];
    size_t length;
    bool capital; /* may be a name */
    bool upper;   /* is all in capitals */
    bool name;    /* is one but for a letter */
    float uses;   /* of the best; 0: there is none yet */
    size_t at;    /* where the best differs, how many letters there were read and meant */
    size_t read_count;
    size_t meant_count;
    char meant[2];
} sought;

/* A word that is put right. */
typedef struct change {
    uint32_t begin; /* bytes of the cell's text that are replaced: [begin, end) */
    uint32_t end;
    char text[2];
    uint32_t count;
} change;

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static float uses_of(const phw_models *models, const phw_models_key *key)
{
    static const uint32_t terms = 1U << PHW_TABLE_DRUGS | 1U << PHW_TABLE_DRUG_BRANDS |
                                  1U << PHW_TABLE_CONDITIONS | 1U << PHW_TABLE_LAB_TESTS |
                                  1U << PHW_TABLE_CLINICAL_ROLES | 1U << PHW_TABLE_WARD_TERMS |
                                  1U << PHW_TABLE_RECORD_LABELS;
    phw_entry entry;
    float uses = phw_models_lookup_key(models, PHW_TABLE_WORDS, key, &entry) ? entry.weight : 0;
    if (uses < USES_TERM && phw_models_may_begin_key(models, key) &&
        phw_models_holders_key(models, terms, key))
        uses = USES_TERM;
    return uses;
}

static bool is_name(const phw_models *models, const phw_models_key *key)
{
    static const uint32_t names = 1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES |
                                  1U << PHW_TABLE_PLACES | 1U << PHW_TABLE_TOWNS;
    if (!phw_models_holders_key(models, names, key))
        return false;
    phw_name_token token = {.letters = PHW_CASE_TITLE, .key_length = (uint32_t)key->length};
    memcpy(token.key, key->text, key->length);
    token.key[key->length] = '\0';
    phw_name_lexicon_weigh(models, &token);
    return phw_name_token_best(&token) > NAME_MOST || (token.kinds & PHW_WORD_PLACE);
}

/* Weighs the reading in which @p read_count letters at @p at were @p meant. */
static void weigh(sought *word, size_t at, size_t read_count, const char *meant, size_t meant_count)
{
    char other[WORD_ROOM];
    const size_t length = word->length - read_count + meant_count;
    memcpy(other, word->key, at);
    memcpy(other + at, meant, meant_count);
    memcpy(other + at + meant_count, word->key + at + read_count, word->length - at - read_count);
    const phw_models_key key = phw_models_key_of(other, length);
    const float uses = uses_of(word->models, &key);
    word->name |= word->capital && is_name(word->models, &key);
    if (uses <= word->uses)
        return;
    word->uses = uses;
    word->at = at;
    word->read_count = read_count;
    word->meant_count = meant_count;
    memcpy(word->meant, meant, meant_count);
}

/* Tries everything that one letter may have been. */
static void try_all(sought *word)
{
    const char *const *look = word->upper ? capital_looks : looks;
    for (size_t at = 0; at < word->length; at++) {
        for (const char *meant = look[word->key[at] - 'a'] + 1; *meant; meant++)
            weigh(word, at, 1, meant, 1);
        /* An ending of one letter is another form of the word, and no error. */
        if (at > 0 && at + 1 < word->length)
            weigh(word, at, 1, "", 0);
        for (size_t i = 0; !word->upper && i < sizeof pairs / sizeof pairs[0]; i++) {
            const size_t read = strlen(pairs[i].read);
            if (at + read <= word->length && memcmp(word->key + at, pairs[i].read, read) == 0)
                weigh(word, at, read, pairs[i].meant, strlen(pairs[i].meant));
        }
    }
    for (size_t at = 0; at <= word->length; at++)
        for (const char *letter = lost; *letter; letter++)
            weigh(word, at, 0, letter, 1);
}

static bool is_kept(const sought *word)
{
    for (const char *at = kept; (at = strstr(at + 1, word->key)) != NULL;)
        if (at[-1] == ' ' && at[word->length] == ' ')
            return true;
    return false;
}

/* A word that some table knows, or that a phrase of one begins with. */
static bool is_known(const phw_models *models, const sought *word)
{
    const phw_models_key key = phw_models_key_of(word->key, word->length);
    static const uint32_t names = 1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES |
                                  1U << PHW_TABLE_PLACES | 1U << PHW_TABLE_WORDS;
    return phw_models_holders_key(models, names, &key) != 0 ||
           phw_models_may_begin_key(models, &key) || is_kept(word);
}

/* "motor neurone": a word that stands inside of a phrase of the tables, behind one word of it or
 * two. */
static bool is_in_phrase(const phw_models *models, const phw_cell *cell, uint32_t t)
{
    for (uint32_t back = 1; back <= 2 && back <= t; back++) {
        char text[PHRASE_ROOM];
        const uint32_t begin = cell->tokens[t - back].begin;
        const size_t length =
            phw_models_fold(cell->text + begin, cell->tokens[t].end - begin, text, sizeof text);
        if (phw_models_may_begin(models, text, length))
            return true;
    }
    return false;
}

/* In an address of the net, a path, a name in a program, a number every letter counts. */
static bool is_technical(const phw_cell *cell, phw_token token)
{
    uint32_t begin = token.begin, end = token.end;
    while (begin > 0 && cell->text[begin - 1] != ' ')
        begin--;
    while (end < cell->length && cell->text[end] != ' ')
        end++;
    for (uint32_t i = begin; i < end; i++)
        if (strchr("@_\\/=<>#*{}", cell->text[i]) || phw_is_digit(cell->text[i]) ||
            (cell->text[i] == '.' && i + 1 < end && phw_is_letter(cell->text[i + 1])))
            return true;
    return false;
}

/* A title, a particle or a word that is known as a name. */
static bool goes_with_names(const phw_models *models, const phw_cell *cell, phw_token beside)
{
    const unsigned kinds = PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_PARTICLE;
    phw_name_token token = {.letters = PHW_CASE_TITLE};
    token.key_length = (uint32_t)phw_models_fold(
        cell->text + beside.begin, beside.end - beside.begin, token.key, sizeof token.key);
    phw_name_lexicon_weigh(models, &token);
    return token.known && ((token.kinds & kinds) || phw_name_token_best(&token) > NAME_MOST);
}

/* "Mrs Wardell", "Ashok Trioed", "WARDELL, Ashok", "Onoline St John-Hythe": what stands beside a
 * name is more likely one than a word. */
static bool is_beside_name(const phw_models *models, const phw_cell *cell, uint32_t t)
{
    for (uint32_t side = t > 0 ? t - 1 : t + 1; side <= t + 1 && side < cell->token_count;
         side += 2)
        if (is_capital(cell->text[cell->tokens[side].begin]) &&
            goes_with_names(models, cell, cell->tokens[side]))
            return true;
    return false;
}

/* The letters of a token that is one word of them, without a possessive; false where it is not. */
static bool take(const phw_cell *cell, phw_token token, sought *word)
{
    const char *text = cell->text + token.begin;
    size_t length = token.end - token.begin;
    if (length > 2 && text[length - 1] == 's' && text[length - 2] == '\'')
        length -= 2;
    word->capital = is_capital(text[0]);
    if (length < (word->capital ? CAPITAL_LEAST : SMALL_LEAST) || length > LETTERS_MOST)
        return false;
    const bool upper = word->upper = word->capital && is_capital(text[1]);
    for (size_t i = 0; i < length; i++) {
        if (!(is_capital(text[i]) && (i == 0 || upper)) && !(is_small(text[i]) && !upper))
            return false;
        word->key[i] = (char)(text[i] | 32);
    }
    word->length = length;
    return true;
}

/* What token @p t of a cell was, if it was misread. */
static bool mend(const phw_models *models, const phw_cell *cell, uint32_t t, uint32_t *tried,
                 change *found)
{
    sought word = {.models = models};
    const phw_token token = cell->tokens[t];
    if (!take(cell, token, &word) || is_known(models, &word) || is_technical(cell, token) ||
        is_in_phrase(models, cell, t) || (word.capital && is_beside_name(models, cell, t)) ||
        *tried >= TRIED_MOST)
        return false;
    (*tried)++;
    try_all(&word);
    const float least = word.capital                   ? USES_CAPITAL
                        : word.length <= SHORT_LETTERS ? USES_SHORT
                                                       : USES_LEAST;
    if (word.uses < least || word.name)
        return false;
    /* "Eastmere bospital": a capital was misread as a small letter. */
    const bool first = word.capital || (word.read_count == 1 && t > 0 &&
                                        is_capital(cell->text[cell->tokens[t - 1].begin]));
    *found = (change){.begin = token.begin + (uint32_t)word.at,
                      .end = token.begin + (uint32_t)(word.at + word.read_count),
                      .count = (uint32_t)word.meant_count};
    for (size_t i = 0; i < word.meant_count; i++) {
        const bool large = word.upper || (first && word.at + i == 0);
        found->text[i] = large ? (char)(word.meant[i] & ~32) : word.meant[i];
    }
    return true;
}

/* Sets the cell's text anew, with what was meant in the place of what was read. */
static bool rebuild(phw_cell *cell, const change *changes, uint32_t count, phw_arena *arena)
{
    const size_t room = (size_t)cell->length + 2 * (size_t)count + 1;
    char *text = phw_arena_alloc(arena, room);
    char *read = phw_arena_alloc(arena, room);
    phw_view_origin *origins = phw_arena_alloc_array(arena, room, sizeof *origins);
    if (!text || !read || !origins)
        return false;
    uint32_t used = 0, at = 0;
    for (uint32_t i = 0; i <= count; i++) {
        const uint32_t stop = i < count ? changes[i].begin : cell->length;
        for (; at < stop; at++, used++) {
            text[used] = cell->text[at];
            read[used] = cell->read[at];
            origins[used] = cell->origins[at];
        }
        for (uint32_t k = 0; i < count && k < changes[i].count; k++, used++) {
            const bool was = at + k < changes[i].end;
            text[used] = changes[i].text[k];
            read[used] = was ? cell->read[at + k] : '\0';
            /* What was lost stands where its neighbour does. */
            origins[used] = cell->origins[was || at == 0 ? at + k * was : at - 1];
        }
        at = i < count ? changes[i].end : at;
    }
    text[used] = read[used] = '\0';
    cell->text = text;
    cell->read = read;
    cell->origins = origins;
    cell->length = used;
    return phw_view_tokenise(cell, arena);
}

bool phw_view_mend_words(phw_view *view, const phw_models *models, phw_arena *arena)
{
    uint32_t tried = 0;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        change changes[CELL_MOST];
        uint32_t count = 0;
        for (uint32_t t = 0; t < view->cells[i].token_count && count < CELL_MOST; t++)
            count += mend(models, &view->cells[i], t, &tried, &changes[count]);
        if (count > 0 && !rebuild(&view->cells[i], changes, count, arena))
            return false;
    }
    return true;
}
