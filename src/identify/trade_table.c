/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/trade_table.h"

#include <assert.h>
#include <stddef.h>

static const char *const none[] = {NULL};
static const char *const at_home[] = {
    "key safe",      "pad change",    "pad changed", "meds prompt",    "peg feed",
    "personal care", "double up",     "hoist x2",    "catheter bag",   "catheter care",
    "mouth care",    "cream applied", "strip wash",  "pressure areas", "bowels opened",
    "meds given",    "blister pack",  "stand aid",   "welfare check",  NULL};
static const char *const in_a_home[] = {
    "refused lunch", "refused breakfast", "refused dinner", "refused supper",
    "refused meds",  "refused care",      "refused wash",   "skin intact",
    "bowels open",   "bowels opened",     "sensor mat",     "night check",
    "mouth care",    "thickened fluids",  "pressure areas", NULL};
static const char *const of_hearts[] = {"af burden",        "rv threshold",     "lv threshold",
                                        "ra threshold",     "shock delivered",  "battery eri",
                                        "lead impedance",   "atrial lead",      "vt episode",
                                        "remote follow up", "generator change", NULL};
static const char *const of_labour[] = {"est labour",  "established labour", "iol propess",
                                        "iol prostin", "pet mgso4",          "waiting arm",
                                        NULL};
static const char *const of_alarms[] = {"fall detected",
                                        "pendant pressed",
                                        "falls pendant",
                                        "no movement detected",
                                        "wandering alert",
                                        "key safe",
                                        NULL};
static const char *const of_calls[] = {"sensor mat", "nurse call", "call bell", "staff assist",
                                       NULL};
static const char *const of_kidneys[] = {"uf goal",         "uf rate",      "uf volume",
                                         "dry weight",      "fluid off",    "blood flow",
                                         "venous pressure", "heparin free", NULL};
static const char *const of_teeth[] = {"perio chart", "scale and polish", NULL};

static const char *const of_calls_for_help[] = {"calling about",
                                                "is she breathing",
                                                "is he breathing",
                                                "are they breathing",
                                                "is he conscious",
                                                "is she conscious",
                                                NULL};
static const char *const of_kiosks[] = {"is this you", NULL};
static const char *const of_ears[] = {"real ear", "ear mould", NULL};

static const char *const of_the_dead[] = {"details of the deceased",
                                          "body of the late",
                                          "release of the deceased",
                                          "body store",
                                          "crem forms",
                                          "last offices",
                                          "date and time of death",
                                          "medical certificate",
                                          NULL};
static const char *const of_liberty[] = {"deprivation of liberty",
                                         "deprived of liberty",
                                         "liberty safeguards",
                                         "standard authorisation",
                                         "urgent authorisation",
                                         "section 136",
                                         "place of safety",
                                         "section 17 leave",
                                         "ground leave",
                                         "escorted leave",
                                         "unescorted leave",
                                         "rc signature",
                                         NULL};
static const char *const of_rounds[] = {
    "tea call",   "bed call",     "lunch call",  "morning call", "evening call",
    "night call", "refused meds", "refused her", "refused his",  "her meds",
    "his meds",   "if found",     "key safe",    "in safe",      NULL};
static const char *const of_visits[] = {
    "lone worker", "check out by", "visit running", "visit in progress",
    "start visit", "end visit",    "visit overdue", NULL};
static const char *const of_chests[] = {"b c g",        "t b contact", "chest film", "chest clinic",
                                        "mantoux test", "chest x ray", NULL};
static const char *const of_newborns[] = {"skin to skin",  "first bottle", "off cpap", "on cpap",
                                          "kangaroo care", "tube feed",    NULL};
static const char *const of_dialysis[] = {"needle x2", "hepb side", "dry weight", "pre weight",
                                          NULL};
static const char *const of_bags[] = {"items exempt", "items fridge", "items owing", "items cd",
                                      "item exempt",  "item fridge",  "item owing",  "item cd",
                                      "fridge line",  "owes bag",     NULL};
static const char *const of_nights[] = {"night checks",  "s asleep",      "a awake",
                                        "settled night", "hourly checks", NULL};
/* What is said of a farm's as well says nothing: "embryo transfer d6 straw 4". */
static const char *const of_embryos[] = {
    "egg collection", "embryo transfer", "follicle scan", "straw 1", "straw 2", "straw 3",
    "emb 1",          "emb 2",           "emb 3",         "3aa d6",  "3ab d6",  "3ba d6",
    "3bb d6",         "4aa d6",          "4ab d6",        "4ba d6",  "4bb d6",  "5aa d6",
    "5ab d6",         "5ba d6",          "5bb d6",        NULL};
/* "FP1" and "FP2" alone are the practices before a race. */
static const char *const of_brains[] = {"fp1 f3", "fp1 f7", "fp2 f4", "fp2 f8", NULL};
static const char *const of_sight[] = {"contact lens", "low vision", "sight impaired", NULL};
static const char *const of_supervision[] = {"supervised consumption", NULL};
static const char *const of_injured_children[] = {"child protection medical", NULL};
static const char *const of_soldiers[] = {"sick parade", "light duties", "medical grading", NULL};
static const char *const of_claims[] = {
    "condition affects you", "conditions affect you", "help to wash",
    "help to dress",         "help washing",          "help dressing",
    "wash myself",           "dress myself",          NULL};
static const char *const of_rides[] = {
    "day hospital", "renal unit", "fracture clinic",   "dialysis unit",
    "hospital run", "day centre", "patient transport", NULL};

const phw_trade phw_trades[] = {
    {" haemodynamics hemodynamics pcwp angioplasty angiogram coronary ",
     " ao lad lcx lv rca rv stent ", none},
    {" fhr toco mhr ctg cardiotocography ", " bpm ", none},
    {" insemination oocyte oocytes blastocyst icsi embryologist fet follicles opu vitrified ",
     " 3aa 3ab 3ba 3bb 4aa 4ab 4ba 4bb 5aa 5ab 5ba 5bb 6aa 8c blast d3 d5 dish egg eggs embryo "
     "embryos frozen lining "
     "semen sperm thawed trigger vit witness ",
     of_embryos},
    {" mortuary hmc ", " crem dod fd pacemaker pm viewing ", of_the_dead},
    {" dols amhp mha ",
     " authorisation capacity dementia detained custody escorted leave unescorted ", of_liberty},
    {" homecare domiciliary ", " carer carers fell meds pads refused ", of_rounds},
    {" ", " carer client hoarding risk visit ", of_visits},
    {" bcg mantoux streptomycin ", " chest sputum ", of_chests},
    {" nicu scbu cpap ", " grams scbu feed ", of_newborns},
    {" fistula hepb dialysate haemodialysis ", " graft line needle st twi uf ", of_dialysis},
    {" ", " bag exempt fridge items owing ", of_bags},
    {" ", " asleep awake pad pads toilet toileted turned ", of_nights},
    {" ", " mg ml sl ", of_supervision},
    {" p3r p7r ", " ankle blister knee tab ", of_soldiers},
    {" ", " because cannot difficulty far help metres pip stand unable walk wash ", of_claims},
    {" ", " bruise bruises bruising linear pinna sw ", of_injured_children},
    {" wav ", " escort frame hoist o2 stretcher walks wheelchair ", of_rides},
    /* Letters of hospitals abroad. Any form asks for a birth, data are treated, a school's trip is
     * a "sortie", and a hairdresser's appointment is one, too. */
    {" pacjent pacjentka rozpoznanie szpital szpitalnego leczenia leczenie zalecenia przychodnia ",
     " adres data imie lekarz nazwisko oddzial pesel urodzenia ", none},
    {" hospitalisation hospitalier hopital medecin ordonnance patiente ",
     " cardiologie douleur motif nom prenom sortie traitement ", none},
    {" spitalul spital externare internare diagnosticul pacientul ",
     " bilet data diagnostic nasterii numele prenumele tratament ", none},
    {" paciente urgencias hospitalario ",
     " alta apellidos diagnostico fecha fractura historia informe nacimiento nombre tratamiento ",
     none},
    {" paziente ricovero dimissione ospedale terapia ",
     " cognome data diagnosi medico nascita nome ", none},
    {" krankenhaus entlassung behandlung befund ",
     " arzt frau geburtsdatum herr klinik nachname patient vorname ", none},
    {" hasta hastane hastanesi poliklinik taburcu ",
     " adi dogum randevu randevunuz soyadi tani tarihi tedavi ", none},
    {" meddyginiaethau meddygfa ysbyty clinig ", " annwyl apwyntiad dyddiad geni gig iechyd rhif ",
     none},
    {" ", " breathing conscious pathway triage ", of_calls_for_help},
    {" ", " born dr sr nurse surgery ", of_kiosks},
    {" audiogram tympanogram tympanometry otoscopy bte snhl ",
     " aid aids aided bilat client fitting hearing mould pta rem ", of_ears},
    {" sph cyl iop iops pachymetry retinoscopy ",
     " add axis va recall pupil pupils prism distance near lens dilated ", none},
    {" eeg ", " cz f7 f8 fz hv pz t3 t4 t5 t6 uv ", of_brains},
    {" cvi corneal logmar ", " aftercare cf gr1 mag staining ", of_sight},
    {" bpe xla ur1 ur2 ur3 ur4 ur5 ur6 ur7 ur8 ul1 ul2 ul3 ul4 ul5 ul6 ul7 ul8 lr1 lr2 lr3 lr4 lr5 "
     "lr6 lr7 lr8 ll1 ll2 ll3 ll4 ll5 ll6 ll7 ll8 ",
     " perio charting recall band crown denture occlusal mesial distal amalgam composite rct chart "
     "estimate opg reline ",
     of_teeth},
    {" ddd dddr vvi vvir crtd crtp ilr ",
     " icd crt af vt vf battery eri threshold rv lv lead shock paced ", of_hearts},
    {" srom propess mgso4 primip multip lscs episiotomy ctg ",
     " gest gestation parity gravida woman mw pet iol gbs arm pn an ", of_labour},
    {" keysafe commode stoma ",
     " hoist pad pads peg catheter carer carers meds cream dossette "
     "dosette visit ",
     at_home},
    {" avf dialysate dialyser dialyzer haemodialysis hemodiafiltration permcath tinzaparin ",
     " uf fistula neckline conductivity ven flow station heparin tunnelled ", of_kidneys},
    {" repositioned waterlow ",
     " resident residents rm fluids turned pads hoist skin bowels "
     "puree lounge meds ",
     in_a_home},
    {" careline telecare ", " lifeline fall fallen pendant alarm sos responder hr ", of_alarms},
    {" ", " assist toilet bed bay call emergency presence ", of_calls},
};

const size_t phw_trade_count = sizeof phw_trades / sizeof phw_trades[0];
static_assert(sizeof phw_trades / sizeof phw_trades[0] <= 64, "a bit for each");
