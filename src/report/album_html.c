/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strbuf.h"
#include "photoward/version.h"
#include "report/album.h"
#include "report/album_tally.h"
#include "report/card.h"
#include "report/front.h"
#include "report/page.h"
#include "report/shelves.h"

/* Bytes that are gathered before they go to the sink. */
#define CHUNK (64U << 10)

/* Small pictures on the shelf of clear ones, in bytes of JPEG: beyond this they are named only, so
 * that the page of a large folder stays one that a browser opens. */
#define CLEAR_THUMBNAILS_BYTES (40U << 20)

/* The page while it is written. */
typedef struct page {
    const phw_album_sink *sink;
    const phw_album_about *about;
    const phw_album_tally *tally;
    phw_strbuf out;
    phw_shelf shelf;    /* of the section that is open */
    bool is_open;       /* a section is */
    bool left_out;      /* clear pictures without their small picture */
    size_t clear_bytes; /* of small pictures on the shelf of clear ones */
    phw_strbuf held;    /* the last card, until it is known whether the next one is like it */
    uint32_t held_burst;
    bool in_group;
} page;

#define add phw_strbuf_add_text

static phw_status flush(page *p, size_t least, phw_error *error)
{
    if (p->out.failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    if (p->out.length < least || p->out.length == 0)
        return PHW_OK;
    phw_status status = p->sink->write(p->sink->context, p->out.text, p->out.length, error);
    p->out.length = 0;
    return status;
}

static void open_shelf(page *p, phw_shelf shelf)
{
    phw_strbuf *out = &p->out;
    const char *name = phw_shelf_name(shelf);
    bool folded = shelf == PHW_SHELF_CLEAR;
    phw_strbuf_format(out, "<section class=\"shelf %s\" id=\"%s\" aria-labelledby=\"h-%s\">\n%s",
                      name, name, name, folded ? "<details id=\"clear-list\"><summary>" : "");
    phw_strbuf_format(out, "<h2 id=\"h-%s\">%s <span class=\"n\">", name,
                      phw_shelf_words_of(shelf)->title);
    phw_card_number(out, p->tally->shelf[shelf]);
    phw_strbuf_format(out, "</span></h2>%s\n<p class=\"lead\">%s</p>\n<ul class=\"cards\">\n",
                      folded ? "</summary>" : "", phw_shelf_words_of(shelf)->lead);
    p->shelf = shelf;
    p->is_open = true;
}

/* Writes the card that was held. @param next  burst of the one behind it; 0: it ends a group. */
static void release(page *p, uint32_t next)
{
    bool goes_on = p->held_burst && p->held_burst == next;
    if (p->held.length) {
        if (goes_on && !p->in_group)
            add(&p->out, "<li class=\"alike\"><p>These look alike</p>"
                         "<ul class=\"cards\">\n");
        phw_strbuf_add(&p->out, p->held.text, p->held.length);
        if (!goes_on && p->in_group)
            add(&p->out, "</ul></li>\n");
        p->in_group = goes_on;
    }
    p->out.failed |= p->held.failed;
    p->held.length = 0;
    p->held_burst = 0;
}

static void close_shelf(page *p)
{
    release(p, 0);
    if (!p->is_open)
        return;
    add(&p->out, "</ul>\n");
    if (p->left_out && p->shelf == PHW_SHELF_CLEAR)
        add(&p->out, "<p class=\"lead\">There are too many to show all of them: the rest are named "
                     "only.</p>\n");
    add(&p->out, p->shelf == PHW_SHELF_CLEAR ? "</details></section>\n" : "</section>\n");
    p->is_open = false;
}

static phw_status write_picture(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    page *p = visitor;
    phw_card_style style = {p->tally, p->about->root, true};
    if (p->is_open && picture->shelf == p->shelf) {
        release(p, picture->burst);
    } else {
        close_shelf(p);
        open_shelf(p, picture->shelf);
    }
    if (picture->shelf == PHW_SHELF_CLEAR && picture->thumbnail) {
        style.thumbnail = p->clear_bytes + picture->thumbnail_size <= CLEAR_THUMBNAILS_BYTES;
        p->clear_bytes += style.thumbnail ? picture->thumbnail_size : 0;
        p->left_out |= !style.thumbnail;
    }
    phw_status status = phw_card_write(&p->held, picture, &style, error);
    p->held_burst = picture->burst;
    return status == PHW_OK ? flush(p, CHUNK, error) : status;
}

static void write_foot(page *p)
{
    add(&p->out,
        "<p class=\"nothing\" id=\"nothing\">No picture fits. <b>Show all</b> takes the "
        "filters away.</p>\n"
        "<footer>photoward " PHW_VERSION_STRING
        ". It says what it found, and that it found no more; it knows of no consent and of "
        "no policy. What was read in the pictures is not in this page.</footer>\n"
        "</div>\n</main>\n<script>");
    add(&p->out, phw_page_script);
    add(&p->out, "</script>\n</body>\n</html>\n");
}

phw_status phw_album_write_html(const phw_album_source *source, const phw_album_about *about,
                                const phw_album_sink *sink, phw_error *error)
{
    phw_album_tally tally;
    page p = {.sink = sink, .about = about, .tally = &tally};
    phw_status status = phw_album_count(source, &tally, error);
    if (status == PHW_OK) {
        phw_front_write(&p.out, about, &tally);
        status = source->walk(source->context, PHW_ALBUM_BY_SHELF, true, write_picture, &p, error);
    }
    if (status == PHW_OK) {
        close_shelf(&p);
        write_foot(&p);
        status = flush(&p, 0, error);
    }
    phw_strbuf_done(&p.out);
    phw_strbuf_done(&p.held);
    phw_album_tally_done(&tally);
    return status;
}
