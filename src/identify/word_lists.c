/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/word_lists.h"

#include <string.h>

/* Folded; a blank before and behind each word. The project's own: written down, not counted. */
static const struct {
    unsigned list;
    const char *words;
} lists[] = {
    {PHW_LIST_CARE,
     " abx acl admission admitted allergies anaesthetic antenatal antibiotics "
     "appointment appointments arthroscopy asthma bcn bedbound belongings bereavement "
     "biopsies biopsy bleeding bleep bleeped blood bloods bp breathless bx cannula "
     "cannulas cardiology carer carers cath catheter catheters chemo chemotherapy "
     "chesty clexane clinic clinician cns colonoscopy complaint complaints confused "
     "consultant continence cpn crossmatch crp ct cxr diabetic diagnosis dialysis dietitian "
     "discharge discharged dizzy dnacpr dnar dob dols dose dosette drain drains dressing "
     "dressings ecg echo eczema ed endoscopy fbc feeds feverish fna fracture fu gcs "
     "gestation glucose gp gtn handover hba1c hernia hip hoist holter hospital "
     "housebound hv hypo hypos icu immunisation immunisations incontinence inhaler "
     "injection inpatient insulin itu jaundice jaundiced keyworker knee lsc lscs mdt "
     "medication meds mffd midwife mri mw nbm nebs nhs nhsmail nnu nok npo nurse "
     "nursing obs oncology op optometrist orthotics outpatient outpatients pacemaker "
     "paeds pain palliative patient pharmacy phlebotomy physio pmh poc podiatrist "
     "podiatry postnatal postop preop prescription prn procedure pt qds radiology rash "
     "referral referred registrar rehab relapse resus resuscitation rev reviewed rhd "
     "safeguarding sats scan scans scope sectioned sepsis septic shoulder spinal "
     "spirometry splint stoma stroke sugars surgery swab swabs swollen symptoms syringe "
     "tablets tds theatre theatres thr tkr transfused transfusion tto ttos tvs ulcer ulcers unwell "
     "urology uss "
     "vac vaccinated vaccination vaccine vaccines vomiting ward wards warfarin wound xr "
     "xray xrays "
     /* … and as offices that book and write for patients shorten them */
     "appt appts apptdate appttime cmht ehcp fitnote hca hcas med3 opd rn screening smear smears "
     "sr tci "},
    {PHW_LIST_PUBLIC,
     " account app auntie author band bank bedroom birthday booking branch bug captain cast "
     "casting chapter chess chief church class club code column commit company concert "
     "congratulations const council councillor court cricket crossword customer degree "
     "deliver delivery dinner director editor editorial election employed error executive "
     "experience fc festival film films fix fixture flat flight football function game "
     "games garden gardening gazette goal goals grandma guest guests guitar hall happy "
     "holiday hotel import insurance invoice judge kick kids league lift lineup love "
     "market match minister mp mps museum music newspaper nights novel order orders oven "
     "painter parcel parish party pizza platform poem police portrait price prize "
     "publisher pupils quiz raffle recipe referee reference rent return rovers rugby said "
     "sales saturday school score scored season serves shares skills sofa sponsor squad "
     "stage striker substitutes subtotal swimming teacher team tests ticket tickets total "
     "train university vat volunteer wanderers warehouse wedding "},
    {PHW_LIST_SPOKEN,
     " ok okay yes yeah yep no nope thx ta pls plz lol btw ur u cheers np cant hey omg x xx "
     "xxx anyone done sure gonna tonight btw tbh cos soz nah oh haha which can could "},
    {PHW_LIST_READER,
     " you your yours yourself do dont ask tell bring visit welcome please join book call "
     "free open never always stop keep help find "},
    {PHW_LIST_AUTHOR, " i ive id im we our ours us my me mine hi hello all "},
    {PHW_LIST_TOLD,
     " he she his her him they them their who was were had has been himself herself "},
    {PHW_LIST_NOTES,
     " admitted discharge discharged home bloods bleep obs cannula catheter dressing scan "
     "theatre nok mri ct xray cxr ecg pt iv po od bd tds qds nbm npo gcs sats bp hr news "
     "plan r v rv mane nocte dnacpr edd mfft mffd toilet wound ward bay bed stable "
     "comfortable reviewed review icu itu hdu ed resus hx pmh dx rx meds c o s p a "
     "allergies ttos tto "},
    {PHW_LIST_AT_WORK,
     " ward wards clinic theatre theatres itu icu hdu nicu picu scbu ed a&e resus cpap ecmo "
     "mdt ct mri xray scan scanned bay bed cannula catheter intubated ventilated extubated "
     "anaesthetised sedated dressed dressing stitched sutured bandaged nursed nursing "
     "delivered admitted discharged sectioned clerked triage triaged handover placement "
     "physio rehab dialysis chemo radiotherapy operated bypass biopsy breech catheterised "
     "prosthetics unit hospice ambulance crew paramedics stent stents rewarmed isolated "
     "caseload midwife surgeon consultant drip oxygen stroke "},
    {PHW_LIST_SELF, " i ive im me my mine we our us weve ours lol "},
    {PHW_LIST_CALLS,
     " you your yours please book join donate sponsor sign sale sell tickets free welcome "
     "apply customers "},
    {PHW_LIST_MINE, " my our "},
    {PHW_LIST_CALLER, " rang ring phoned informed aware collecting visiting "},
    {PHW_LIST_MESSAGE, " hi hiya rang ring rung phoned thx ta pls "},
};

static size_t slot_of(const char *word, size_t length)
{
    uint32_t hash = (uint32_t)length;
    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)word[i];
    return (hash * 0x9E3779B1U >> 16) % PHW_WORD_LISTS_SLOTS;
}

/* The slot of a word, or the empty one where it would stand. */
static size_t find(const phw_word_lists *index, const char *word, size_t length)
{
    size_t slot = slot_of(word, length);
    while (index->slots[slot].word && !(index->slots[slot].length == length &&
                                        memcmp(index->slots[slot].word, word, length) == 0))
        slot = (slot + 1) % PHW_WORD_LISTS_SLOTS;
    return slot;
}

void phw_word_lists_make(phw_word_lists *index)
{
    memset(index, 0, sizeof *index);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const char *word = lists[i].words + 1;
        for (const char *end; (end = strchr(word, ' ')) != NULL; word = end + 1) {
            size_t length = (size_t)(end - word), slot = find(index, word, length);
            index->slots[slot].word = word;
            index->slots[slot].length = (uint16_t)length;
            index->slots[slot].lists |= (uint16_t)lists[i].list;
        }
    }
}

unsigned phw_word_lists_of(const phw_word_lists *index, const char *word, size_t length)
{
    return length > 0 ? index->slots[find(index, word, length)].lists : 0;
}
