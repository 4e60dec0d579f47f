/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "report/kinds.h"
#include "report/metadata.h"
#include "report/prose.h"

/* Columns: text under a heading, and the second column of the table of findings. */
#define INDENT 4
#define PLACES_COLUMN 34
/* People in the United Kingdom, as a power of two (67 million; ONS, mid-2022). */
#define PEOPLE_BITS 26.0

#define PROOF_MARK 8 /* what became of a check, before its sentence */

/* A group of findings or unread parts names this many different places, then "and elsewhere". */
#define PLACES_SHOWN 4

static void heading(const phw_prose *prose, const char *text)
{
    phw_strbuf_add_text(prose->out, "\n  ");
    phw_prose_tone_text(prose, PHW_TONE_HEAD, text);
    phw_strbuf_add_char(prose->out, '\n');
}

static void paragraph(const phw_prose *prose, const char *text)
{
    phw_prose_space(prose, INDENT);
    phw_prose_wrap(prose, INDENT, INDENT, text);
}

/* Nothing but the organisation's own policy makes it block: reasons that block stand first, its own
 * behind all that are about a patient. */
static bool is_own_policy(const phw_report *report)
{
    return report->verdict == PHW_VERDICT_BLOCK && report->reason_count > 0 &&
           strcmp(report->reasons[0].rule, "own-policy-block") == 0;
}

static void write_verdict(const phw_prose *prose, const phw_report *report)
{
    static const struct {
        phw_prose_tone tone;
        const char *word;
        const char *sentence;
    } rows[] = {{PHW_TONE_GREEN, " CLEAR ", "nothing was found that tells of a patient."},
                {PHW_TONE_AMBER, " REVIEW ", "look closely before you share it."},
                {PHW_TONE_RED, " BLOCK ", "do not share it: a patient can be identified."}};
    static_assert(sizeof rows / sizeof rows[0] == PHW_VERDICT_COUNT, "a row for each verdict");
    if (report->file)
        phw_prose_foreign(prose, report->file);
    phw_strbuf_format(prose->out, "  (%u x %u)\n  ", report->width, report->height);
    phw_prose_tone_text(prose, rows[report->verdict].tone, rows[report->verdict].word);
    phw_strbuf_format(prose->out, " %s\n",
                      is_own_policy(report) ? "do not share it: your organisation's rules say so."
                                            : rows[report->verdict].sentence);
}

static void write_reasons(const phw_prose *prose, const phw_report *report)
{
    if (report->reason_count == 0)
        return;
    heading(prose, "Why");
    for (size_t i = 0; i < report->reason_count; i++) {
        phw_strbuf sentence = PHW_STRBUF_INIT;
        phw_strbuf_add_text(&sentence, report->reasons[i].text);
        if (report->reasons[i].guidance)
            phw_strbuf_format(&sentence, " (%s)", report->reasons[i].guidance);
        phw_strbuf_add_text(prose->out, "    - ");
        phw_prose_wrap(prose, INDENT + 2, INDENT + 2, sentence.text ? sentence.text : "");
        prose->out->failed |= sentence.failed;
        phw_strbuf_done(&sentence);
    }
}

/* Places already named in one group; static strings, so pointers tell them apart. */
typedef struct named {
    const char *place[PLACES_SHOWN];
    const char *surface[PLACES_SHOWN];
    size_t count;
    bool more;
} named;

static void name_place(named *names, const char *place, const char *surface)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->place[i] == place && names->surface[i] == surface)
            return;
    if (names->count == PLACES_SHOWN) {
        names->more = true;
        return;
    }
    names->place[names->count] = place;
    names->surface[names->count++] = surface;
}

/* "on the screen: top left, right; on the sheet: middle and elsewhere". */
static void add_places(phw_strbuf *out, const named *names)
{
    bool told[PLACES_SHOWN] = {false};
    for (size_t i = 0; i < names->count; i++) {
        if (told[i])
            continue;
        phw_strbuf_add_text(out, i ? "; " : "");
        if (names->surface[i][0])
            phw_strbuf_format(out, "%s: ", names->surface[i]);
        for (size_t j = i; j < names->count; j++) {
            if (names->surface[j] != names->surface[i])
                continue;
            phw_strbuf_format(out, "%s%s", j > i ? ", " : "", names->place[j]);
            told[j] = true;
        }
    }
    if (names->more)
        phw_strbuf_add_text(out, " and elsewhere");
}

/* What the kind does not say by itself. */
static const char *whose(const phw_finding *finding)
{
    static const char *const words[] = {
        "", "", "of a relative", "of staff", "of an organisation", "of a member of the public"};
    static_assert(sizeof words / sizeof words[0] == PHW_SUBJECT_COUNT, "words for each subject");
    phw_kind_group group = phw_kinds_words(finding->kind)->group;
    bool told = finding->kind == PHW_FINDING_RELATIVE_NAME || group == PHW_GROUP_STAFF ||
                group == PHW_GROUP_PLACE || group == PHW_GROUP_FILE;
    return told || (unsigned)finding->subject >= PHW_SUBJECT_COUNT ? "" : words[finding->subject];
}

static bool same_group(const phw_finding *a, const phw_finding *b)
{
    return a->kind == b->kind && whose(a) == whose(b);
}

static void write_values(const phw_prose *prose, const phw_findings *findings, size_t first)
{
    for (size_t i = first; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        if (!finding->text || !same_group(finding, &findings->items[first]))
            continue;
        phw_prose_space(prose, INDENT + 4);
        phw_prose_foreign(prose, finding->text);
        phw_strbuf_add_char(prose->out, '\n');
    }
}

/* Lines of the user's rules file that a group was found by, so many of them. */
#define RULE_LINES_SHOWN 3

static void add_rule_lines(phw_strbuf *out, const phw_findings *findings, size_t first)
{
    uint32_t lines[RULE_LINES_SHOWN];
    size_t count = 0;
    bool more = false;
    for (size_t i = first; i < findings->count; i++) {
        uint32_t line = findings->items[i].rule_line;
        bool known = line == 0 || !same_group(&findings->items[i], &findings->items[first]);
        for (size_t k = 0; k < count; k++)
            known |= lines[k] == line;
        if (!known && count < RULE_LINES_SHOWN)
            lines[count++] = line;
        else
            more |= !known;
    }
    for (size_t k = 0; k < count; k++)
        phw_strbuf_format(out, "%s%" PRIu32,
                          k > 0       ? ", "
                          : count > 1 ? "; rules on lines "
                                      : "; rule on line ",
                          lines[k]);
    if (more)
        phw_strbuf_add_text(out, " and others");
}

/* One row: "NHS numbers (2)     on the screen: top left, top (almost certain)". */
static void write_group(const phw_prose *prose, const phw_report *report, size_t first, bool reveal)
{
    const phw_findings *findings = report->findings;
    const phw_kind_words *words = phw_kinds_words(findings->items[first].kind);
    named places = {.count = 0};
    size_t count = 0;
    double surest = 0;
    for (size_t i = first; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        if (!same_group(finding, &findings->items[first]))
            continue;
        count++;
        surest = finding->confidence > surest ? finding->confidence : surest;
        if (phw_kinds_in_picture(finding))
            name_place(&places, phw_kinds_place(&finding->quad, report->width, report->height),
                       phw_kinds_surface(report, finding));
        else
            name_place(&places, "in the file", "");
    }
    size_t start = prose->out->length;
    phw_prose_space(prose, INDENT);
    phw_strbuf_add_text(prose->out, count > 1 ? words->many : words->one);
    if (whose(&findings->items[first])[0])
        phw_strbuf_format(prose->out, " %s", whose(&findings->items[first]));
    if (count > 1)
        phw_strbuf_format(prose->out, " (%zu)", count);
    size_t column = prose->out->length - start;
    size_t gap = column + 2 <= PLACES_COLUMN ? PLACES_COLUMN - column : 2;
    phw_prose_space(prose, gap);
    phw_strbuf where = PHW_STRBUF_INIT;
    add_places(&where, &places);
    phw_strbuf_format(&where, " (%s", phw_kinds_certainty(surest));
    add_rule_lines(&where, findings, first);
    phw_strbuf_add_char(&where, ')');
    phw_prose_wrap(prose, column + gap, PLACES_COLUMN, where.text ? where.text : "");
    prose->out->failed |= where.failed;
    phw_strbuf_done(&where);
    if (reveal)
        write_values(prose, findings, first);
}

/* "Found", or "Found on page 3 of 12". */
static void page_heading(const phw_prose *prose, const phw_report *report, const char *what)
{
    const phw_container *file = &report->container;
    phw_strbuf words = PHW_STRBUF_INIT;
    phw_strbuf_add_text(&words, what);
    if (file->pages > 1)
        phw_strbuf_format(&words, " on %s %u of %u", file->delay_ms ? "frame" : "page",
                          file->page + 1, file->pages);
    heading(prose, words.text ? words.text : what);
    prose->out->failed |= words.failed;
    phw_strbuf_done(&words);
}

static void write_findings(const phw_prose *prose, const phw_report *report, bool reveal)
{
    const phw_findings *findings = report->findings;
    if (!findings || findings->count == 0)
        return;
    page_heading(prose, report, "Found");
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        for (size_t i = 0; i < findings->count; i++) {
            bool first = findings->items[i].kind == kind;
            for (size_t j = 0; first && j < i; j++)
                first = !same_group(&findings->items[j], &findings->items[i]);
            if (first)
                write_group(prose, report, i, reveal);
        }
}

/* Why a part was not read, in a person's words; the last row stands for every other reason. */
static const struct {
    const char *why;
    const char *words;
} unread_rows[] = {{"unreadable", "could not be read"},
                   {"limit", "was left out, because there is more text than the limit allows"},
                   {"time", "was left out, because the time allowed was spent"},
                   {NULL, "was left out"}};

#define UNREAD_ROWS (sizeof unread_rows / sizeof unread_rows[0])

static size_t unread_row(const phw_unread *part)
{
    size_t row = 0;
    while (unread_rows[row].why && strcmp(unread_rows[row].why, part->why) != 0)
        row++;
    return row;
}

static void write_unread_row(const phw_prose *prose, const phw_report *report, size_t row)
{
    named places = {.count = 0};
    size_t count = 0;
    for (size_t i = 0; i < report->unread_count; i++) {
        if (unread_row(&report->unread[i]) != row)
            continue;
        count++;
        name_place(&places, phw_kinds_place(&report->unread[i].quad, report->width, report->height),
                   "");
    }
    if (count == 0)
        return;
    phw_strbuf line = PHW_STRBUF_INIT;
    phw_strbuf_format(&line, "Writing in %zu %s %s: ", count, count > 1 ? "places" : "place",
                      unread_rows[row].words);
    add_places(&line, &places);
    phw_strbuf_add_char(&line, '.');
    paragraph(prose, line.text ? line.text : "");
    prose->out->failed |= line.failed;
    phw_strbuf_done(&line);
}

static void write_unread(const phw_prose *prose, const phw_report *report)
{
    bool told =
        report->stopped_early || (report->container.complete && report->rules.stopped_count > 0);
    if (report->unread_count == 0 && (report->complete || told))
        return;
    page_heading(prose, report, "Not examined");
    for (size_t row = 0; row < UNREAD_ROWS; row++)
        write_unread_row(prose, report, row);
    if (!report->container.complete)
        paragraph(prose, "The file is damaged or cut short: a part of the picture is missing.");
    else if (report->unread_count == 0 && !told)
        paragraph(prose, "A limit or the time allowed was met before everything was seen.");
}

/* "It looks like a patient's record: fields of a patient, a patient's numbers." */
static void write_genre(const phw_prose *prose, const phw_genre *genre)
{
    static const char *const words[] = {NULL,
                                        "a patient's record, form or label",
                                        "a list of patients",
                                        "a letter or an e-mail",
                                        "a conversation",
                                        "a text for everybody, such as news or a poster",
                                        NULL};
    static_assert(sizeof words / sizeof words[0] == PHW_GENRE_KIND_COUNT, "words for each kind");
    phw_strbuf line = PHW_STRBUF_INIT;
    if ((unsigned)genre->kind >= PHW_GENRE_KIND_COUNT || !words[genre->kind])
        return;
    phw_strbuf_format(&line, "The text looks like %s", words[genre->kind]);
    for (size_t i = 0; i < genre->because_count; i++)
        phw_strbuf_format(&line, "%s%s", i ? ", " : ": ", genre->because[i]);
    phw_strbuf_add_char(&line, '.');
    heading(prose, "What it shows");
    paragraph(prose, line.text ? line.text : "");
    prose->out->failed |= line.failed;
    phw_strbuf_done(&line);
}

/* A number of people that can be taken in: two digits that count. */
static double round_people(double people)
{
    double unit = 1;
    while (people / unit >= 100)
        unit *= 10;
    return round(people / unit) * unit;
}

/* What the signs are, and how few people each leaves: only where they are why it is review. */
static void write_signs(const phw_prose *prose, const phw_report *report)
{
    bool told = false;
    for (size_t i = 0; i < report->reason_count; i++)
        told |= strcmp(report->reasons[i].rule, "jigsaw") == 0;
    if (!told)
        return;
    heading(prose, "Signs that add up");
    for (size_t i = 0; i < report->sign_count; i++) {
        size_t start = prose->out->length;
        phw_prose_space(prose, INDENT);
        phw_strbuf_add_text(prose->out, report->signs[i].what);
        size_t column = prose->out->length - start;
        phw_prose_space(prose, column + 2 <= PLACES_COLUMN ? PLACES_COLUMN - column : 2);
        phw_strbuf_format(prose->out, "fits about one person in %.0f\n",
                          round_people(exp2(report->signs[i].bits)));
    }
    double left = exp2(PEOPLE_BITS - report->bits);
    if (left < 1)
        paragraph(prose, "Together they may fit one person only.");
    else
        phw_strbuf_format(prose->out, "    Together they fit some %.0f people in the country.\n",
                          round_people(left));
}

/* Which rules file was used, and the patterns that were given up. */
static void write_rules(const phw_prose *prose, const phw_rules_use *rules)
{
    phw_strbuf line = PHW_STRBUF_INIT;
    if (!rules->used)
        return;
    heading(prose, "Your organisation's rules");
    phw_strbuf_format(&line, "%" PRIu32 " %s used (file %016" PRIx64 ").", rules->count,
                      rules->count == 1 ? "rule was" : "rules were", rules->hash);
    for (size_t i = 0; i < rules->stopped_count; i++)
        phw_strbuf_format(&line,
                          " The pattern on line %" PRIu32 " takes too long on this picture, which "
                          "was not searched to the end for it.",
                          rules->stopped[i]);
    paragraph(prose, line.text ? line.text : "");
    prose->out->failed |= line.failed;
    phw_strbuf_done(&line);
}

static void write_metadata(const phw_prose *prose, const phw_report *report)
{
    phw_metadata_fact facts[PHW_METADATA_MAX];
    size_t count = phw_metadata_list(&report->container, facts);
    if (count == 0)
        return;
    heading(prose, "The file also carries");
    for (size_t i = 0; i < count; i++) {
        phw_strbuf_format(prose->out, "    - %s", facts[i].words);
        if (facts[i].unit && strcmp(facts[i].unit, "bytes") == 0)
            phw_strbuf_format(prose->out, " (%zu bytes)", facts[i].amount);
        else if (facts[i].unit)
            phw_strbuf_format(prose->out, " (%zu)", facts[i].amount);
        phw_strbuf_add_char(prose->out, '\n');
    }
}

/* Whether a name can stand in a command line that a person copies. */
static bool plain_name(const char *file)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "._/+,=@%-";
    return file && file[0] != '\0' && file[0] != '-' && file[strspn(file, safe)] == '\0';
}

static void write_copy(const phw_prose *prose, const phw_report *report)
{
    heading(prose, "Written");
    phw_strbuf_add_text(prose->out, "    - the copy with those parts covered: ");
    phw_prose_foreign(prose, report->output);
    if (report->mask) {
        phw_strbuf_add_text(prose->out, "\n    - the mask, white where it is covered: ");
        phw_prose_foreign(prose, report->mask);
    }
    if (report->backup) {
        phw_strbuf_add_text(prose->out, "\n    - the picture as it was, kept as: ");
        phw_prose_foreign(prose, report->backup);
    }
    phw_strbuf_add_char(prose->out, '\n');
}

/* Each check that was made on the written file, with what it counted. */
static void write_proof(const phw_prose *prose, const phw_proof *proof)
{
    static const char *const marks[] = {"  -   ", "  ok  ", "FAILED"};
    static_assert(sizeof marks / sizeof marks[0] == PHW_PROOF_OUTCOME_COUNT, "a mark for each");
    heading(prose, "Proof, on the file as it was written");
    for (size_t i = 0; i < proof->line_count; i++) {
        const phw_proof_line *line = &proof->line[i];
        phw_strbuf text = PHW_STRBUF_INIT;
        phw_prose_space(prose, INDENT);
        phw_prose_tone_text(prose,
                            line->outcome == PHW_PROOF_FAILED ? PHW_TONE_RED : PHW_TONE_PLAIN,
                            marks[line->outcome]);
        phw_prose_space(prose, 2);
        phw_strbuf_add_text(&text, line->text);
        if (line->outcome == PHW_PROOF_FAILED)
            phw_strbuf_format(&text, " (%" PRIu64 " of %" PRIu64 " %s)", line->wrong,
                              line->examined, line->unit);
        else if (line->outcome == PHW_PROOF_PASSED && line->examined > 1)
            phw_strbuf_format(&text, " (%" PRIu64 " %s)", line->examined, line->unit);
        phw_prose_wrap(prose, INDENT + PROOF_MARK, INDENT + PROOF_MARK, text.text ? text.text : "");
        prose->out->failed |= text.failed;
        phw_strbuf_done(&text);
    }
    if (!proof->passed)
        paragraph(prose, "The copy did not pass, so there is none: cut the picture, or cover it by "
                         "hand.");
    else if (!proof->lossless)
        paragraph(prose, "The source could not be kept as it is coded, so its pixels were coded "
                         "anew.");
}

static void write_next(const phw_prose *prose, const phw_report *report)
{
    heading(prose, "What to do");
    if (report->output) {
        paragraph(prose, "Look at the copy before you share it: photoward may have missed "
                         "something that you recognise.");
    } else if (report->verdict == PHW_VERDICT_CLEAR) {
        paragraph(prose, "Look once more yourself: photoward may have missed something that you "
                         "recognise.");
    } else {
        phw_strbuf line = PHW_STRBUF_INIT;
        phw_strbuf_format(&line, "`photoward redact %s` writes a copy in which %s.",
                          plain_name(report->file) ? report->file : "FILE",
                          report->verdict == PHW_VERDICT_BLOCK
                              ? "what identifies the patient is covered"
                              : "what was found to identify a person is covered");
        paragraph(prose, line.text ? line.text : "");
        prose->out->failed |= line.failed;
        phw_strbuf_done(&line);
        if (report->verdict == PHW_VERDICT_REVIEW)
            paragraph(prose, "Ask yourself whether these signs, together with what is known "
                             "elsewhere, could tell someone who the patient is.");
    }
    paragraph(prose, "Consent and your organisation's policy are yours to check.");
}

phw_status phw_report_text(const phw_report *report, const phw_report_style *style, phw_strbuf *out,
                           phw_error *error)
{
    phw_prose prose = {out, style->colour};
    write_verdict(&prose, report);
    write_reasons(&prose, report);
    write_genre(&prose, &report->genre);
    write_findings(&prose, report, style->reveal);
    for (size_t i = 0; i < report->further_count; i++)
        write_findings(&prose, report->further[i], style->reveal);
    write_unread(&prose, report);
    for (size_t i = 0; i < report->further_count; i++)
        write_unread(&prose, report->further[i]);
    write_signs(&prose, report);
    write_rules(&prose, &report->rules);
    write_metadata(&prose, report);
    if (report->output)
        write_copy(&prose, report);
    if (report->proof.done)
        write_proof(&prose, &report->proof);
    write_next(&prose, report);
    return out->failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report") : PHW_OK;
}

phw_status phw_report_left_text(phw_verdict left, bool unread, const phw_report_style *style,
                                phw_strbuf *out, phw_error *error)
{
    static const char *const sentences[] = {
        "Nothing was found in the copy that tells of a patient.",
        "In the copy there are still signs that name no patient alone, such as a hospital.",
        "In the copy there is still something that can identify a patient: do not share it."};
    static_assert(sizeof sentences / sizeof sentences[0] == PHW_VERDICT_COUNT, "one each");
    phw_prose prose = {out, style->colour};
    heading(&prose, "What is left");
    /* A review for nothing but unread parts is told as such. */
    paragraph(&prose, unread && left == PHW_VERDICT_REVIEW
                          ? "A part of the copy could not be examined, or still holds signs that "
                            "do not name a patient alone: look at it closely."
                          : sentences[left]);
    return out->failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report") : PHW_OK;
}
