/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_lexicon.h"

#include <string.h>

#include "model/model.h"

/* Folded words separated by single blanks, with a blank at either end, for one strstr each. */
static const struct {
    unsigned kind;
    const char *words;
} word_lists[] = {
    {PHW_WORD_TITLE, " mr mrs miss ms mx master dame sir lady lord rev revd reverend mstr "},
    {PHW_WORD_STAFF_TITLE,
     " dr doctor prof professor sister nurse matron sr srn dr(mr) surgeon midwife "},
    {PHW_WORD_RELATION,
     " wife husband son daughter mother father mum mam dad brother sister partner spouse carer "
     "grandson granddaughter grandmother grandfather nan nephew niece uncle aunt auntie cousin "
     "stepson stepdaughter parent guardian nok friend neighbour sibling fiance fiancee widow "
     "daughters sons twin twins mummy daddy ex "},
    {PHW_WORD_ROLE,
     " consultant registrar reg sho rn hca hcsw rgn rmn fy1 fy2 f1 f2 st1 st2 st3 st4 st5 st6 st7 "
     "st8 ct1 ct2 ct3 imt spr physio physiotherapist ot slt dietitian pharmacist radiographer "
     "anaesthetist surgeon nurse midwife doctor paramedic hcp cns anp acp odp phlebotomist "
     "radiologist psychologist psychiatrist gp secretary receptionist clerk coordinator "
     "vaccinator sister matron sn hv mw dsn ttl enp para slt odp gpst cpn bms "},
    {PHW_WORD_PARTICLE, " de da do dos das del della di du des la le van der den von zu ter ten "
                        "bin bint ibn al el abu ab ap ferch mac mc st ben o "},
    {PHW_WORD_CALENDAR,
     " january february march april may june july august september october november december jan "
     "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
     "saturday sunday mon tue tues wed weds thu thur thurs fri sat sun today tomorrow yesterday "
     "morning afternoon evening night "},
    {PHW_WORD_ORGANISATION,
     " hospital hospitals infirmary trust nhs foundation surgery practice clinic centre center "
     "hospice pharmacy university health board icb council school college church ltd limited plc "
     "llp inc company department dept unit ward laboratory lab service services partnership "
     "authority association society group team healthcare care home nursing residential gig hsc "
     "ysbyty theatre theatres community "},
    {PHW_WORD_STREET,
     " street road lane avenue close drive crescent way court gardens terrace place square rise "
     "grove mews walk view row parade hill green common flat house cottage apartment drive st rd "
     "ave "},
    {PHW_WORD_NEVER,
     " name names surname forename forenames date time born birth dob age sex gender male female "
     "number no address postcode phone telephone tel mobile email hosp mrn pas id ref bed bay "
     "side room consultant status notes comments allergies allergy diagnosis diagnoses problem "
     "problems plan history medication medications medicines drug drugs results result report "
     "reports request requested referral referred reviewed review discharge discharged admission "
     "admitted patient patients nhs unknown none nil yes other not known see seen page print "
     "printed search save cancel edit view file home help close back next menu settings log in "
     "out new open add delete reply forward inbox sent drafts archive chat chats call calls "
     "files dear sincerely faithfully regards thanks thank hi hello yours kind best re "
     "urgent routine signed signature stamp copy cc type total appointment appointments list "
     "summary details contact contacts next kin emergency change check confirm record records "
     "location procedure operation session start end version locked recovery spinal arrived "
     "destination biochemistry haematology microbiology immunology radiology histology theatre "
     "morning round handover days yrs yr years months weeks on at for from with by and the of to "
     "is was has had are were will would can could should may might must been be it its he she "
     "they them his her their this that these those i you we us our your my me as or but if then "
     "than so up down over under after before during since until all any some each every both "
     "please found said says told asked "},
};

/* A name's people per million against a word's uses per million: ten to one makes Brown (6,400
 * people, 120 uses) a name and Price (1,700 people, 930 uses) a word. */
#define PEOPLE_PER_USE 0.1F

/* What a name is worth by its tier alone, on the scale of uses per million, and what a word that is
 * in no table counts as on either side. */
static const float tier_worth[4] = {0.1F, 0.5F, 0.4F, 0.25F};
#define RARE_WORD 0.15F

/* A word that is a given name before anything else. */
#define FIRST_A_NAME 0.8F

/* A hamlet may share a name with a family; a city's name is mostly the city. */
#define CITY_SHARE 0.5F

static bool in_list(const char *list, const char *key, size_t length)
{
    for (const char *at = list; (at = strstr(at, key)) != NULL; at++) {
        if (at > list && at[-1] == ' ' && at[length] == ' ')
            return true;
    }
    return false;
}

static unsigned kinds_of(const struct phw_models *models, const char *key, size_t length)
{
    static const struct {
        phw_table table;
        unsigned kind;
    } tables[] = {
        {PHW_TABLE_DRUGS, PHW_WORD_CLINICAL},      {PHW_TABLE_DRUG_BRANDS, PHW_WORD_CLINICAL},
        {PHW_TABLE_CONDITIONS, PHW_WORD_CLINICAL}, {PHW_TABLE_CONDITIONS_RARE, PHW_WORD_CLINICAL},
        {PHW_TABLE_LAB_TESTS, PHW_WORD_CLINICAL},  {PHW_TABLE_WARD_TERMS, PHW_WORD_CLINICAL},
        {PHW_TABLE_CLINICAL_ROLES, PHW_WORD_ROLE}, {PHW_TABLE_EPONYMS, PHW_WORD_EPONYM},
        {PHW_TABLE_TOWNS, PHW_WORD_PLACE},
    };
    unsigned kinds = 0;
    if (length == 0)
        return 0;
    for (size_t i = 0; i < sizeof word_lists / sizeof word_lists[0]; i++) {
        if (in_list(word_lists[i].words, key, length))
            kinds |= word_lists[i].kind;
    }
    if (!phw_models_may_begin(models, key, length))
        return kinds;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (phw_models_lookup(models, tables[i].table, key, length, NULL))
            kinds |= tables[i].kind;
    }
    return kinds;
}

static float worth(const struct phw_models *models, phw_table table, const char *key, size_t length,
                   bool *known)
{
    phw_entry entry;
    if (!phw_models_lookup(models, table, key, length, &entry))
        return 0;
    *known = true;
    return entry.weight * PEOPLE_PER_USE + tier_worth[entry.tier & 3];
}

static void weigh_part(const struct phw_models *models, const char *key, size_t length,
                       float *given, float *family, float *word, bool *known)
{
    phw_entry entry = {0};
    if (phw_models_lookup(models, PHW_TABLE_WORDS, key, length, &entry))
        *known = true;
    *word = entry.weight;
    bool is_name = false;
    float as_given = worth(models, PHW_TABLE_FORENAMES, key, length, &is_name);
    float as_family = worth(models, PHW_TABLE_SURNAMES, key, length, &is_name);
    *known |= is_name;
    /* In no table at all: as likely a rare name as a rare word. */
    if (!is_name && entry.weight == 0)
        as_given = as_family = tier_worth[0];
    float against = entry.weight + RARE_WORD;
    *given = as_given / (as_given + against);
    *family = as_family / (as_family + against);
}

/* A double-barrelled name is as good as the better known of its parts. */
static void weigh_parts(const struct phw_models *models, phw_name_token *token)
{
    for (size_t from = 0; from < token->key_length;) {
        const char *blank = memchr(token->key + from, ' ', token->key_length - from);
        size_t to = blank ? (size_t)(blank - token->key) : token->key_length;
        float given, family, word;
        weigh_part(models, token->key + from, to - from, &given, &family, &word, &token->known);
        if (given > token->given)
            token->given = given;
        if (family > token->family)
            token->family = family;
        from = to + 1;
    }
}

void phw_name_lexicon_weigh(const struct phw_models *models, phw_name_token *token)
{
    token->kinds = kinds_of(models, token->key, token->key_length);
    token->known = token->kinds != 0;
    token->given = token->family = token->word = 0;
    if (token->letters == PHW_CASE_NUMBER)
        return;
    weigh_part(models, token->key, token->key_length, &token->given, &token->family, &token->word,
               &token->known);
    if (memchr(token->key, ' ', token->key_length))
        weigh_parts(models, token);
    /* "Grace" is a score and a brand as well, but then it is written in capitals or not alone. */
    if (token->letters == PHW_CASE_TITLE && token->given >= FIRST_A_NAME)
        token->kinds &= ~(unsigned)PHW_WORD_CLINICAL;
    if (token->kinds & PHW_WORD_PLACE) {
        token->given *= CITY_SHARE;
        token->family *= CITY_SHARE;
    }
}

bool phw_name_lexicon_is_title(const char *key, size_t length)
{
    return length > 0 && (in_list(word_lists[0].words, key, length) ||
                          (length <= 4 && in_list(word_lists[1].words, key, length)));
}
