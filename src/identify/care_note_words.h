/* SPDX-License-Identifier: Apache-2.0 */
/** @file care_note_words.h  The words of notes beside patients' names, as wards, theatres, clinics
 *  and homes write them: lists as of phw_name_token_in(). The project's own: written down, not
 *  counted. */
#ifndef PHW_IDENTIFY_CARE_NOTE_WORDS_H
#define PHW_IDENTIFY_CARE_NOTE_WORDS_H

/** Written of patients and of nobody else, in whatever letters. */
#define PHW_CARE_NOTE_SURE                                                                         \
    " abg abpi abx amputated appendectomy appendicectomy arthroplasty axr backslab bka bms "       \
    "bronchoscopy cabg cannula cannulated catheter catheterised cdiff chole "                      \
    "cholecystectomy clexane colles copd crossmatch ctg ctpa ctkub cxr cystoscopy debridement "    \
    "dka dnacpr dnar dvt ebl ebm elscs embolectomy emlscs endarterectomy ercp erpc eua "           \
    "extubated fnof folfiri folfirinox folfox gastrostomy glucogel haematemesis hemiarthroplasty " \
    "hallux hemicolectomy hypo hypos hysterectomy iddsi iecopd intubated ivabx ivs laparotomy "    \
    "lft lfts lrti "                                                                               \
    "lscs mastectomy melaena mffd mfft mrcp mssu nbm nebs nephrectomy ngt nof nstemi "             \
    "nwb ogd orif paracentesis periarrest phototherapy picc pph pprom pwb rchop "                  \
    "scbu srom stemi syntocinon t1dm t2dm tinzaparin tkr tracheostomy trache tta "                 \
    "ttas "                                                                                        \
    "tto ttos ttwb turbt turp twoc urosepsis uti vbg venesection ventouse "
/** … unless with one capital: Dols and Tavi are names, Hans Zimmer another. */
#define PHW_CARE_NOTE_BUT_NAMES " dols tavi zimmer "
/** … and only in capitals: "Tia" is a name. */
#define PHW_CARE_NOTE_CAPITALS                                                                     \
    " aki avf ckd cva evd gdm hie hvs iugr mrop sah sbo sbr sdh svd thr tia ttn ugib "             \
    "vte "
/** What who lies in bed has and needs, and few others: in a bay it tells of patients by itself. */
#define PHW_CARE_NOTE_NURSED " commode delirium hoist mrsa puree sepsis stoma thickened "
/** What others have and do as well, and no table of terms holds, or too many do. */
#define PHW_CARE_NOTE_MAYBE                                                                        \
    PHW_CARE_NOTE_NURSED                                                                           \
    " antibiotics amputation bedbound biopsy bleeding bloods breathless chemo "                    \
    "chemotherapy colonoscopy confused consultation coroner crp delirious denture "                \
    "dentures diabetic dialysis discharge dizzy dressing dressings ecg eeg endoscopy fbc "         \
    "feverish gastroscopy hernia incontinent insulin jaundice jaundiced ketones lumbar "           \
    "meds mould mri msu o2 oedema ostomy pacemaker palliative palp pus radiotherapy rash "         \
    "rehab sacral sacrum safeguarding saline scan sedated smear sputum steroids swab "             \
    "swabs transfusion ultrasound urine uss vaccine vomiting wound xray xrays "
#define PHW_CARE_NOTE_MAYBE_CAPITALS " af afo ct cap cs fu hap iv ng nrb oa peg po ra "
/** What is something else elsewhere: cadets, a charity, a rescue team's, an architect's letters.
 *  Beside other notes of patients on a page it is one. */
#define PHW_CARE_NOTE_ALSO " ccf npo stretcher "
#define PHW_CARE_NOTE_ALSO_CAPITALS " acs lsc mca sob "
/** Values: with a number behind. BP is a company's, too, and has two numbers of a patient. */
#define PHW_CARE_NOTE_VALUES                                                                       \
    " anc barthel bm bsa cfs creat crp egfr fio2 gcs hb iop lactate mmse moca "                    \
    "plt sats spo2 trop tropi troponin urate waterlow wcc "
#define PHW_CARE_NOTE_VALUES_CAPITALS " hr rr "
/** … and such as are no more than twenty: "NEWS 24" is a channel, "INR 4,500" are rupees. */
#define PHW_CARE_NOTE_SMALL_VALUES " ews inr news2 pews "
#define PHW_CARE_NOTE_SMALL_CAPITALS " mews must news "
#define PHW_CARE_NOTE_UNITS " g kg l mcg mg micrograms ml mmol units "
/** Broken: "hip #", "# NOF". */
#define PHW_CARE_NOTE_BONES                                                                        \
    " ankle clavicle elbow femoral femur fibula hip hips humerus knee mandible neck nof "          \
    "olecranon patella pelvis radius rib ribs scaphoid shoulder skull spine tibia ulna wrist "
/** In the tables of terms, and told of guests, pupils and programs as well. */
#define PHW_CARE_NOTE_NONE                                                                         \
    " allergic allergies allergy bnp chrome chromium dhs echo illness inr mua nec "                \
    "news "                                                                                        \
    "oxygen pe pte re "
/** What may be for supper at a bed. */
#define PHW_CARE_NOTE_DIETS " dairy diabetic gluten minced puree renal residue soft thickened "
/** Who does it, or teaches it. */
#define PHW_CARE_NOTE_TRADES                                                                       \
    " audit champion correspondent course cover editor lead lecture link manager rep reporter "    \
    "rota student superintendent teaching team tech technician trainer training "
/** For whom money is raised. */
#define PHW_CARE_NOTE_CAUSES                                                                       \
    " appeal association campaign charity donate foundation fundraiser fundraising raising "       \
    "running society sponsor "
/** Where patients are taken: one of each. */
#define PHW_CARE_NOTE_TAKEN " away back down gone off sent taken up went "
#define PHW_CARE_NOTE_WHITHER " at for from in to "
#define PHW_CARE_NOTE_WHERE " angio ct dialysis endoscopy mri scan ultrasound uss xray xrays "

/** Said of patients alone, by two or three words. */
static const char *const phw_care_note_phrases[][3] = {
    {"awaiting", "bed", NULL},     {"bp", "check", NULL},
    {"c", "diff", NULL},           {"chest", "drain", NULL},
    {"chest", "pain", NULL},       {"discharge", "summary", NULL},
    {"pfizer", "lot", NULL},       {"moderna", "lot", NULL},
    {"az", "lot", NULL},           {"dry", "wt", NULL},
    {"dry", "weight", NULL},       {"ear", "mould", NULL},
    {"end", "of", "life"},         {"falls", "risk", NULL},
    {"feed", "regime", NULL},      {"fluid", "restriction", NULL},
    {"lap", "chole", NULL},        {"level", "4", "puree"},
    {"level", "5", "minced"},      {"long", "lie", NULL},
    {"nil", "by", "mouth"},        {"off", "legs", NULL},
    {"pacemaker", "check", NULL},  {"peri", "arrest", NULL},
    {"pressure", "sore", NULL},    {"refused", "meds", NULL},
    {"renal", "diet", NULL},       {"skin", "tear", NULL},
    {"thickened", "fluids", NULL}, {"4", "layer", "both"},
    {"urine", "output", NULL},     {"withdrawing", "care", NULL},
    {"wound", "check", NULL},      {"septic", "screen", NULL},
    {"clinic", "letter", NULL},    {"blood", "results", NULL},
    {"blood", "cultures", NULL},   {"feeding", "tube", NULL},
    {"zimmer", "frame", NULL},     {"r", "chop", NULL}};

#endif
