/* SPDX-License-Identifier: Apache-2.0 */
#include "report/front.h"

#include <inttypes.h>
#include <stdio.h>

#include "photoward/version.h"
#include "report/card.h"
#include "report/foreign.h"
#include "report/kinds.h"
#include "report/page.h"
#include "report/shelves.h"

/* The front while it is written. */
typedef struct front {
    const phw_album_about *about;
    const phw_album_tally *tally;
    phw_strbuf *out;
} front;

#define add phw_strbuf_add_text

/* "1 picture", "12 pictures". */
static void add_pictures(phw_strbuf *out, uint64_t count)
{
    phw_card_number(out, count);
    add(out, count == 1 ? " picture" : " pictures");
}

static phw_shelf worst_of(const phw_album_tally *tally)
{
    for (unsigned shelf = 0; shelf < PHW_SHELF_COUNT; shelf++)
        if (tally->shelf[shelf])
            return (phw_shelf)shelf;
    return PHW_SHELF_CLEAR;
}

/* What is said first, also in the window's title. */
static void add_headline(phw_strbuf *out, const phw_album_tally *tally)
{
    uint64_t doubtful = tally->shelf[PHW_SHELF_REVIEW] + tally->shelf[PHW_SHELF_ERROR];
    if (tally->pictures == 0) {
        add(out, "No pictures were found");
    } else if (tally->shelf[PHW_SHELF_BLOCK]) {
        add(out, "Do not share ");
        phw_card_number(out, tally->shelf[PHW_SHELF_BLOCK]);
        add(out, " of these ");
        add_pictures(out, tally->pictures);
    } else if (doubtful) {
        add(out, "Look at ");
        phw_card_number(out, doubtful);
        add(out, " of these ");
        add_pictures(out, tally->pictures);
        add(out, " before you share them");
    } else {
        add(out, "Nothing was found in ");
        add(out, tally->pictures == 1 ? "this picture" : "these ");
        if (tally->pictures > 1)
            add_pictures(out, tally->pictures);
    }
}

static void write_head(front *f)
{
    phw_strbuf *out = f->out;
    add(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    phw_strbuf_format(out,
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; "
                      "form-action 'none'\">\n",
                      phw_page_style_hash, phw_page_script_hash);
    add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"robots\" content=\"noindex\">\n"
             "<meta name=\"generator\" content=\"photoward " PHW_VERSION_STRING "\">\n<title>");
    add_headline(out, f->tally);
    add(out, " – photoward</title>\n<style>");
    add(out, phw_page_style);
    add(out, "</style>\n</head>\n<body>\n");
}

static void write_top(front *f)
{
    phw_strbuf *out = f->out;
    phw_strbuf_format(out,
                      "<a class=\"skip\" href=\"#pictures\">Skip to the pictures</a>\n"
                      "<header class=\"top %s\"><div class=\"wrap\">\n"
                      "<p class=\"brand\">photoward</p>\n<h1>",
                      phw_shelf_name(worst_of(f->tally)));
    add_headline(out, f->tally);
    add(out, "</h1>\n<p class=\"sub\">");
    for (size_t i = 0; i < f->about->folder_count; i++) {
        add(out, i ? ", <bdi>" : "<bdi>");
        phw_foreign_html_name(out, f->about->folders[i]);
        add(out, "</bdi>");
    }
    if (f->about->folder_count)
        add(out, f->about->when ? ", " : ". ");
    if (f->about->when) {
        phw_foreign_html_name(out, f->about->when);
        add(out, ". ");
    }
    add(out, "Made on this computer; nothing left it. In the small pictures everything that tells "
             "of somebody is covered.</p>\n");
    if (f->about->unfinished)
        add(out, "<p class=\"warn\">The scan was stopped before its end. Pictures that are not "
                 "listed here were not examined: scan again, it goes on where it stopped.</p>\n");
    add(out, "</div></header>\n<main>\n");
}

static void step_block(front *f)
{
    phw_strbuf *out = f->out;
    uint64_t count = f->tally->shelf[PHW_SHELF_BLOCK], copies = f->tally->copies;
    add(out, count == 1 ? "<li><b>Do not share the <a href=\"#block\">picture under Block</a>.</b> "
                        : "<li><b>Do not share the <a href=\"#block\">");
    if (count > 1) {
        add_pictures(out, count);
        add(out, " under Block</a>.</b> ");
    }
    add(out, count == 1 ? "A patient can be identified in it. "
                        : "A patient can be identified in each of them. ");
    if (copies) {
        phw_card_number(out, copies);
        add(out, copies == 1 ? " has a redacted copy: look at it, and share that one if you may."
                             : " have a redacted copy: look at it, and share that one if you may.");
    } else {
        add(out, "<code>photoward scan --redact-to FOLDER</code> writes copies in which it is "
                 "covered.");
    }
    add(out, "</li>\n<li><b>Is one of them posted or sent already?</b> Take it down, and tell your "
             "information governance lead or Caldicott Guardian today: once it knows of a breach "
             "your organisation has 72 hours to report it (UK GDPR, article 33).</li>\n");
}

static void write_steps(front *f)
{
    phw_strbuf *out = f->out;
    const uint64_t *shelf = f->tally->shelf;
    phw_strbuf_format(
        out,
        "<section class=\"panel %s\" aria-labelledby=\"first-steps\">\n<h2 id=\"first-steps\">What "
        "to do first</h2>\n<ol class=\"steps\">\n",
        phw_shelf_name(worst_of(f->tally)));
    if (shelf[PHW_SHELF_BLOCK])
        step_block(f);
    if (shelf[PHW_SHELF_ERROR]) {
        add(out, "<li><b>Open the <a href=\"#error\">");
        add_pictures(out, shelf[PHW_SHELF_ERROR]);
        add(out, "</a> that could not be examined.</b> Nobody knows what they show: do not share "
                 "them unseen.</li>\n");
    }
    if (shelf[PHW_SHELF_REVIEW]) {
        add(out, "<li><b>Look at the <a href=\"#review\">");
        add_pictures(out, shelf[PHW_SHELF_REVIEW]);
        add(out, " under Review</a>.</b> Could these signs, with what else is known, tell somebody "
                 "who the patient is?</li>\n");
    }
    if (shelf[PHW_SHELF_CLEAR]) {
        add(out, "<li><b><a href=\"#clear\">");
        add_pictures(out, shelf[PHW_SHELF_CLEAR]);
        add(out, shelf[PHW_SHELF_CLEAR] == 1 ? "</a> is clear" : "</a> are clear");
        add(out, ".</b> Nothing was found; whether to share is still your decision.</li>\n");
    }
    add(out, "</ol>\n</section>\n");
}

static void write_tiles(front *f)
{
    phw_strbuf *out = f->out;
    add(out, "<nav class=\"panel\" aria-labelledby=\"totals\">\n<h2 id=\"totals\">In total</h2>\n"
             "<ul class=\"tiles\">\n");
    for (unsigned shelf = 0; shelf < PHW_SHELF_COUNT; shelf++) {
        uint64_t count = f->tally->shelf[shelf];
        const char *name = phw_shelf_name((phw_shelf)shelf);
        phw_strbuf_format(out, "<li class=\"%s%s\"><a href=\"#%s\"><strong>", name,
                          count ? "" : " none", count ? name : "pictures");
        phw_card_number(out, count);
        phw_strbuf_format(out, "</strong> %s</a></li>\n",
                          phw_shelf_words_of((phw_shelf)shelf)->title);
    }
    add(out, "</ul>\n");
    if (f->tally->duplicates || f->about->skipped) {
        add(out, "<p class=\"more\">");
        if (f->tally->duplicates) {
            add_pictures(out, f->tally->duplicates);
            add(out, f->tally->duplicates == 1 ? " is the same file as another. "
                                               : " are the same file as another. ");
        }
        if (f->about->skipped) {
            phw_card_number(out, f->about->skipped);
            add(out, f->about->skipped == 1 ? " other file is no picture and was left out."
                                            : " other files are no pictures and were left out.");
        }
        add(out, "</p>\n");
    }
    add(out, "</nav>\n");
}

static void add_option(phw_strbuf *out, const char *value, const char *words, uint64_t count)
{
    phw_strbuf_format(out, "<option value=\"%s\">", value);
    phw_foreign_html_name(out, words);
    add(out, " (");
    phw_card_number(out, count);
    add(out, ")</option>");
}

static void write_choices(front *f)
{
    phw_strbuf *out = f->out;
    add(out,
        "<select id=\"verdict\" aria-label=\"Verdict\"><option value=\"\">All verdicts</option>");
    for (unsigned shelf = 0; shelf < PHW_SHELF_COUNT; shelf++)
        if (f->tally->shelf[shelf])
            add_option(out, phw_shelf_name((phw_shelf)shelf),
                       phw_shelf_words_of((phw_shelf)shelf)->title, f->tally->shelf[shelf]);
    add(out, "</select>\n<select id=\"kind\" aria-label=\"What was found\"><option value=\"\">"
             "Whatever was found</option>");
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        if (f->tally->kind[kind])
            add_option(out, phw_finding_kind_name((phw_finding_kind)kind),
                       phw_kinds_words((phw_finding_kind)kind)->one, f->tally->kind[kind]);
    if (f->tally->unread)
        add_option(out, "unread", "Part that could not be read", f->tally->unread);
    add(out, "</select>\n<select id=\"folder\" aria-label=\"Folder\"><option value=\"\">"
             "All folders</option>");
    for (size_t i = 0; i < f->tally->folder_count; i++) {
        char value[24];
        snprintf(value, sizeof value, "%zu", i);
        add_option(out, value, f->tally->folder[i][0] ? f->tally->folder[i] : "(no folder)",
                   f->tally->in_folder[i]);
    }
    if (f->tally->elsewhere) {
        char value[24];
        snprintf(value, sizeof value, "%d", PHW_ALBUM_FOLDERS_MAX);
        add_option(out, value, "other folders", f->tally->elsewhere);
    }
    add(out, "</select>\n");
}

static void write_filters(front *f)
{
    phw_strbuf *out = f->out;
    add(out, "<div class=\"filters\" role=\"search\"><div class=\"wrap\">\n"
             "<input type=\"search\" id=\"words\" placeholder=\"Name or reason\" "
             "aria-label=\"Name or reason\" autocomplete=\"off\" spellcheck=\"false\">\n");
    write_choices(f);
    add(out, "<label class=\"tick\"><input type=\"checkbox\" id=\"open\"> Hide dealt with</label>\n"
             "<button type=\"button\" id=\"reset\">Show all</button>\n"
             "<button type=\"button\" id=\"copy\">Copy names</button>\n"
             "<span class=\"count\" id=\"count\" role=\"status\"></span>\n"
             "<details class=\"keys\" id=\"keys\"><summary>Keys</summary><dl>"
             "<dt><kbd>/</kbd></dt><dd>search</dd>"
             "<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous picture</dd>"
             "<dt><kbd>x</kbd></dt><dd>dealt with</dd>"
             "<dt><kbd>o</kbd></dt><dd>open the picture</dd>"
             "<dt><kbd>1</kbd> – <kbd>4</kbd></dt><dd>Block, Not examined, Review, Clear</dd>"
             "<dt><kbd>?</kbd></dt><dd>this list</dd></dl></details>\n"
             "</div></div>\n<div class=\"wrap\" id=\"pictures\" tabindex=\"-1\">\n");
}

void phw_front_write(phw_strbuf *out, const phw_album_about *about, const phw_album_tally *tally)
{
    front f = {about, tally, out};
    write_head(&f);
    write_top(&f);
    add(out, "<div class=\"wrap first\">\n");
    write_steps(&f);
    write_tiles(&f);
    add(out, "</div>\n");
    write_filters(&f);
}
