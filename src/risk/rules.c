/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/rules.h"

#include <assert.h>

/* The published rules behind the reasons.
 * HCPC: Standards of conduct, performance and ethics, 1 September 2024, standard 5 "Respect
 * confidentiality" (5.1: treat information about service users as confidential; identifiable
 * information includes medical details and images).
 * GMC: Using social media as a medical professional: pieces of information that identify nobody
 * by themselves may do so together with what else is published.
 * ICO: UK GDPR article 4(1), anyone who can be identified directly or indirectly, and the ICO's
 * guidance on anonymisation; article 9(1), data concerning health. */
#define HCPC "HCPC 5.1"
#define GMC "GMC, Using social media as a medical professional"
#define ICO_PERSONAL "ICO, what is personal data (UK GDPR art. 4)"
#define ICO_HEALTH "ICO, health data (UK GDPR art. 9)"
#define LOCAL "your organisation's rules file"
#define ICO_REDACTION "ICO, anonymisation: hidden data must be removed, not only covered"

static const phw_rule_entry rules[] = {
    [PHW_RULE_PATIENT_NUMBER] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-number",
          "A patient's number can be read: an NHS, CHI, H&C or hospital number points to one "
          "person "
          "even where everything else is covered. Cover it, or leave the picture out.",
          HCPC}},
    [PHW_RULE_PATIENT_NAME] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-identified",
          "A name that looks like a patient's can be read beside signs of care. Cover every place "
          "where it stands.",
          HCPC}},
    [PHW_RULE_RELATIVE_NAME] =
        {PHW_VERDICT_BLOCK,
         false,
         {"relative-identified",
          "The name of somebody close to a patient can be read, and it leads to the patient. Cover "
          "it as you would the patient's own.",
          GMC}},
    [PHW_RULE_DATE_OF_BIRTH] =
        {PHW_VERDICT_BLOCK,
         false,
         {"date-of-birth",
          "A patient's date of birth can be read. With a place or an age it narrows down to a few "
          "people. Cover it.",
          HCPC}},
    [PHW_RULE_PATIENT_ADDRESS] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-address",
          "An address that looks like a patient's can be read. Cover it, the postcode as well.",
          ICO_PERSONAL}},
    [PHW_RULE_NATIONAL_INSURANCE] =
        {PHW_VERDICT_BLOCK,
         false,
         {"national-insurance-number",
          "A National Insurance number can be read beside signs of care. Cover it.", ICO_PERSONAL}},
    [PHW_RULE_PATIENT_BARCODE] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-barcode",
          "A barcode can be read that holds a patient's identifier: any phone can read it. Cover "
          "the whole code.",
          HCPC}},
    [PHW_RULE_LEGIBLE_RECORD] =
        {PHW_VERDICT_BLOCK,
         false,
         {"legible-record",
          "A patient's record, list or letter can be read. Covering the screen or the sheet is "
          "enough: the rest of the picture can stay.",
          HCPC}},
    [PHW_RULE_HIDDEN_PATIENT] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-hidden-in-file",
          "The file hides another picture, such as an older preview or what was erased, and a "
          "patient can be identified in that one. Share a redacted copy instead, which leaves it "
          "out.",
          ICO_REDACTION}},
    [PHW_RULE_HIDDEN_WORDS] =
        {PHW_VERDICT_BLOCK,
         false,
         {"patient-named-in-file",
          "The file carries words that are not in the picture, such as a description or a comment, "
          "and they name a patient. Share a redacted copy instead, which leaves them out.",
          ICO_REDACTION}},
    [PHW_RULE_COVER_READ] =
        {PHW_VERDICT_BLOCK,
         false,
         {"cover-read-through",
          "What somebody covered can still be read through its cover. Cover it with a solid "
          "colour.",
          ICO_REDACTION}},
    [PHW_RULE_POLICY_BLOCK] =
        {PHW_VERDICT_BLOCK,
         false,
         {"own-policy-block",
          "Your organisation's rules say that a picture must not be shared with what is marked "
          "here. Covering it is enough: photoward redact does.",
          LOCAL}},
    [PHW_RULE_POSSIBLE_IDENTIFIER] =
        {PHW_VERDICT_REVIEW,
         true,
         {"possible-identifier",
          "Something may be a patient's name, number, date of birth or address, but it could not "
          "be read surely. Look at the marked places and cover them if in doubt.",
          HCPC}},
    [PHW_RULE_PERSON_CONTACT] =
        {PHW_VERDICT_REVIEW,
         true,
         {"contact",
          "A phone number, e-mail address or postcode stands beside signs of care. Look whose it "
          "is; cover it unless it is public.",
          ICO_PERSONAL}},
    [PHW_RULE_CLINICAL_DETAIL] =
        {PHW_VERDICT_REVIEW,
         true,
         {"clinical-detail",
          "Details of somebody's health can be read, such as a diagnosis, a medicine or a result. "
          "Even without a name they may be recognised. Cover them unless they are nobody's.",
          ICO_HEALTH}},
    [PHW_RULE_PLACE_OF_CARE] =
        {PHW_VERDICT_REVIEW,
         false,
         {"place-of-care",
          "The picture shows where it was taken: the name or mark of a trust, hospital or "
          "practice. "
          "By itself that identifies no patient; with the time and your post it may. Check your "
          "employer's policy.",
          GMC}},
    [PHW_RULE_STAFF_NAME] = {PHW_VERDICT_REVIEW,
                             true,
                             {"staff-name",
                              "A colleague's name or register number can be read. Ask them first, "
                              "or cover it: it tells the place and the "
                              "team as well.",
                              ICO_PERSONAL}},
    [PHW_RULE_APPOINTMENT] =
        {PHW_VERDICT_REVIEW,
         true,
         {"time-of-care",
          "An appointment, a bed or a time of care can be read. With a place it may lead to one "
          "patient. Cover it.",
          GMC}},
    [PHW_RULE_FACE] =
        {PHW_VERDICT_REVIEW,
         false,
         {"face",
          "A face can be seen. A patient's image is confidential; a colleague or a visitor must "
          "agree too. Ask for their consent, or cover it (redact --faces).",
          HCPC}},
    [PHW_RULE_VEHICLE] =
        {PHW_VERDICT_REVIEW,
         true,
         {"vehicle",
          "A number plate can be read in a place of care. It leads to its keeper. Cover it.",
          ICO_PERSONAL}},
    [PHW_RULE_CODE] =
        {PHW_VERDICT_REVIEW,
         true,
         {"barcode",
          "There is a barcode beside signs of care. On a wristband, label or form it often holds "
          "the patient's number. Cover it.",
          HCPC}},
    [PHW_RULE_WEAK_REDACTION] =
        {PHW_VERDICT_REVIEW,
         false,
         {"weak-redaction",
          "Something looks as if it was covered in a way that can be undone: blur, mosaic or a "
          "see-through marker. Cover it with a solid colour.",
          ICO_REDACTION}},
    [PHW_RULE_CUSTOM] =
        {PHW_VERDICT_REVIEW,
         false,
         {"own-rule",
          "Something matches a line of your organisation's rules file. Look at the marked places, "
          "and cover them unless you know that they may be seen.",
          LOCAL}},
    [PHW_RULE_POLICY_REVIEW] =
        {PHW_VERDICT_REVIEW,
         false,
         {"own-policy",
          "Your organisation's rules ask for a second look at a picture with what is marked here. "
          "Ask whoever wrote them, or cover it.",
          LOCAL}},
    [PHW_RULE_OWN_STOPPED] =
        {PHW_VERDICT_REVIEW,
         false,
         {"own-rule-stopped",
          "A pattern of your organisation's rules file takes too long on this picture, so the "
          "picture was not searched to the end. The report names the line: ask whoever wrote it "
          "for "
          "a simpler pattern.",
          LOCAL}},
    [PHW_RULE_JIGSAW] =
        {PHW_VERDICT_REVIEW,
         true,
         {"jigsaw",
          "Several small signs stand together: who, where, when or what. None identifies a patient "
          "alone, but few people fit all of them, and somebody who knows the person may recognise "
          "them. Cover some of the signs, or leave the picture out.",
          GMC}},
    [PHW_RULE_RECORD_SEEN] =
        {PHW_VERDICT_REVIEW,
         true,
         {"record-seen",
          "A screen, sheet or list looks like a patient's record, though nobody could be "
          "identified on it by what could be read. What is too small here may be legible to others "
          "who enlarge it. Cover all of it.",
          HCPC}},
    [PHW_RULE_UNREAD] =
        {PHW_VERDICT_REVIEW,
         false,
         {"unread-part",
          "A part looks like writing but could not be read. Look at the parts that could not be "
          "read: what you can read there, others can too.",
          HCPC}},
    [PHW_RULE_CUT_SHORT] =
        {PHW_VERDICT_REVIEW,
         false,
         {"cut-short",
          "Not everything was examined: a limit or the time allowed was met. Try again with more "
          "time, or a smaller part of the picture.",
          HCPC}},
    [PHW_RULE_DAMAGED_FILE] =
        {PHW_VERDICT_REVIEW,
         false,
         {"damaged-file",
          "The file is cut off or damaged, so a part of the picture could not be examined. Use "
          "the original file.",
          HCPC}},
    [PHW_RULE_HIDDEN_PIXELS] =
        {PHW_VERDICT_REVIEW,
         false,
         {"hidden-pixels",
          "The file keeps pixels under its transparent parts: others can make them visible. Share "
          "a redacted copy instead, which holds only what is seen.",
          ICO_REDACTION}},
    [PHW_RULE_HIDDEN_PICTURE] =
        {PHW_VERDICT_REVIEW,
         false,
         {"hidden-picture",
          "The file hides a preview, frame or layer that shows something else than its picture, or "
          "that could not be examined. Share a redacted copy instead, which leaves it out.",
          ICO_REDACTION}},
    [PHW_RULE_POSSIBLE_HIDDEN_WORDS] =
        {PHW_VERDICT_REVIEW,
         false,
         {"words-in-file",
          "The file carries words that are not in the picture, such as a description or a comment, "
          "and they may name a patient. Share a redacted copy instead, which leaves them out.",
          ICO_REDACTION}},
    [PHW_RULE_TRAILING_DATA] = {PHW_VERDICT_REVIEW,
                                false,
                                {"data-after-picture",
                                 "The file goes on after its picture ends: an earlier version, a "
                                 "film or another file is in "
                                 "there. Share a redacted copy instead, which leaves it out.",
                                 ICO_REDACTION}},
    [PHW_RULE_STOPPED_EARLY] =
        {PHW_VERDICT_CLEAR,
         false,
         {"stopped-early",
          "This is not all: a quick look was asked for, and what it found is enough to say no. "
          "Look "
          "at the whole picture, without --quick, before you cover anything by hand.",
          HCPC}},
    [PHW_RULE_PLACE_IN_FILE] =
        {PHW_VERDICT_CLEAR,
         false,
         {"place-in-file",
          "The file says where the picture was taken. A redacted copy leaves this out.",
          ICO_PERSONAL}},
    [PHW_RULE_NOTHING_FOUND] =
        {PHW_VERDICT_CLEAR,
         false,
         {"nothing-found",
          "Everything was examined and no sign of a patient was found. Consent and your "
          "employer's policy are still yours to check.",
          HCPC}},
};

static_assert(sizeof rules / sizeof rules[0] == PHW_RULE_COUNT, "an entry for each rule");
static_assert(PHW_RULE_NONE == PHW_RULE_COUNT, "the last enumerator is no rule");

const phw_rule_entry *phw_rule_lookup(phw_rule rule)
{
    return &rules[rule];
}
