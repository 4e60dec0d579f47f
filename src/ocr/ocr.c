/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/ocr.h"

#include <stdlib.h>

#include "ocr/direction.h"
#include "ocr/pitch.h"
#include "ocr/run.h"
#include "ocr/slant.h"

#define DOUBTFUL 0.97f /* worth below which a line is looked at again */
#define HOPELESS 0.35f /* worth below which it is not … */
#define HOPEFUL 0.7f   /* … and what its last look has to have, unless another had this */
/* What was read of many letters is worth so little only where nobody could read them, not by
 * chance: in 68 photographs of pages none of 28 such lines was believed after a further look, nor
 * any of 22 after the careful one, which takes three times as long. */
#define MANY_SIGNS 30U
#define HOPELESS_OF_MANY 0.45f
#define HOPELESS_OF_MANY_CAREFUL 0.5f
#define PORTION 24 /* lines after which it may be enough; as many as are read at once */

struct phw_ocr {
    const uint8_t *model;
    size_t model_size;
    phw_tile_way way;   /* asked for before anything is read: a sandbox may shut in between */
    phw_reader *reader; /* NULL until there is something to read */
};

phw_status phw_ocr_open(const uint8_t *model, size_t size, phw_ocr **ocr, phw_error *error)
{
    phw_ocr *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reading engine");
    made->model = model;
    made->model_size = size;
    made->way = phw_tile_fastest();
    *ocr = made;
    return PHW_OK;
}

void phw_ocr_free(phw_ocr **ocr)
{
    if (!ocr || !*ocr)
        return;
    phw_reader_free(&(*ocr)->reader);
    free(*ocr);
    *ocr = NULL;
}

static bool same_direction(const phw_look *a, const phw_look *b)
{
    return a->turned == b->turned && a->mirrored == b->mirrored;
}

/* Those of the lines @p some that are still to be read: never tried, or tried the wrong way round.
 * @param lines  scratch, as long. */
static phw_status first_look(phw_run *run, const size_t *some, size_t most, size_t *lines,
                             phw_error *error)
{
    size_t count = 0;
    for (size_t k = 0; k < most; k++) {
        size_t i = some[k];
        const bool seen =
            run->results[i].tried && same_direction(&run->results[i].look, &run->looks[i]);
        if (seen || run->left_out[i])
            continue;
        phw_result_done(&run->results[i]);
        lines[count++] = i;
    }
    return phw_run_read(run, lines, count, run->looks, run->results, error);
}

/* How a doubtful line is looked at again. */
typedef struct second {
    phw_look look;
    phw_reader_care care;
    bool oblique; /* only at lines which may be seen at a sharp angle */
} second;

/* Worth below which no such look is taken at a line of which so many signs were read. */
static float hopeless_below(size_t signs, phw_reader_care care)
{
    if (signs < MANY_SIGNS)
        return HOPELESS;
    return care == PHW_READER_CAREFUL ? HOPELESS_OF_MANY_CAREFUL : HOPELESS_OF_MANY;
}

/* Texture is read by chance: another look reads other letters, or none. Measured: of 237 lines
 * of photographs that are given up after their second look, 6 would have been read by the third.
 */
static bool is_hopeless(const phw_result *result, phw_reader_care care)
{
    return result->worth < hopeless_below(result->count, care) ||
           (result->worth < HOPEFUL && result->last_worth < HOPELESS);
}

/* How a line's letters would be made upright and as wide as usual, were it seen at a sharp angle.
 * @return whether it may be. */
static bool is_oblique(const phw_result *result, phw_look *look)
{
    double squeeze = phw_squeeze_for(result->pitch);
    bool leans = look->lean == 0 && phw_slant_is_far(result->lean);
    if (leans)
        look->lean_within = (float)PHW_SLANT_MOST;
    look->squeeze *= (float)squeeze;
    return leans || squeeze < 1;
}

static phw_status second_look(phw_run *run, const size_t *some, size_t most, size_t *lines,
                              const second *again, phw_error *error)
{
    size_t count = 0;
    run->care = again->care;
    for (size_t k = 0; k < most; k++) {
        size_t i = some[k];
        const phw_result *result = &run->results[i];
        phw_look look = run->looks[i];
        if (!result->tried || result->worth >= DOUBTFUL || is_hopeless(result, again->care) ||
            (again->oblique && !is_oblique(result, &look)))
            continue;
        look.smooth = again->look.smooth;
        look.size = again->look.size;
        look.sharpen = again->look.sharpen;
        run->again[i] = look;
        lines[count++] = i;
    }
    return phw_run_is_out_of_time(run)
               ? PHW_OK
               : phw_run_read(run, lines, count, run->again, run->results, error);
}

/* Reads the lines @p some with every look that they need. */
static phw_status read_portion(phw_run *run, const size_t *some, size_t count, size_t *lines,
                               phw_error *error)
{
    static const second again[] = {
        {{.smooth = 2, .size = 0.85f, .sharpen = 1.5f}, PHW_READER_QUICK, false},
        {{.smooth = 2, .size = 0.85f, .sharpen = 1.5f}, PHW_READER_QUICK, true},
        {{.smooth = 1, .size = 0.72f, .sharpen = 1}, PHW_READER_CAREFUL, false}};
    run->care = PHW_READER_QUICK;
    phw_status status =
        run->budget->as_they_run ? PHW_OK : phw_directions_decide(run, some, count, error);
    if (status == PHW_OK)
        status = first_look(run, some, count, lines, error);
    for (size_t i = 0; status == PHW_OK && i < sizeof again / sizeof again[0]; i++)
        status = second_look(run, some, count, lines, &again[i], error);
    return status;
}

/* @param first  of the sheet's lines among all. */
static phw_status emit(const phw_run *run, const phw_ocr_sheet *sheet, size_t first,
                       phw_error *error)
{
    const phw_page *found = sheet->found;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < found->plane_count; i++)
        status = phw_page_add_plane(sheet->page, &found->planes[i], error);
    if (!found->complete)
        sheet->page->complete = false;
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++)
        status = phw_result_emit(&run->results[first + i], &found->lines[i], run->budget->words,
                                 sheet->page, error);
    return status;
}

/* Whether what was read so far is enough; asked of the only sheet. */
static phw_status ask(const phw_run *run, bool *enough, phw_error *error)
{
    const phw_page *found = run->sheets->found;
    phw_page *so_far = NULL;
    phw_status status = phw_page_new(found->width, found->height, &so_far, error);
    if (status == PHW_OK) {
        const phw_ocr_sheet sheet = {run->sheets->pyramid, found, so_far};
        status = emit(run, &sheet, 0, error);
    }
    *enough = status == PHW_OK && run->budget->enough(run->budget->context, so_far);
    phw_page_free(&so_far);
    return status;
}

static phw_status read_all(phw_run *run, phw_error *error)
{
    size_t *lines = malloc((run->count + 1) * sizeof *lines);
    phw_status status =
        lines ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    size_t step = run->budget->enough ? PORTION : run->count;
    bool enough = false;
    for (size_t at = 0; status == PHW_OK && !enough && at < run->count; at += step) {
        size_t count = run->count - at < step ? run->count - at : step;
        status = read_portion(run, run->order + at, count, lines, error);
        if (status == PHW_OK && at + count < run->count)
            status = ask(run, &enough, error);
    }
    free(lines);
    return status;
}

phw_status phw_ocr_read_sheets(phw_ocr *ocr, const phw_ocr_sheet *sheets, size_t count,
                               const phw_ocr_budget *budget, phw_error *error)
{
    phw_run run;
    phw_status status = phw_run_start(&run, sheets, count, budget, error);
    if (status == PHW_OK && run.count)
        status = ocr->reader
                     ? PHW_OK
                     : phw_reader_open(ocr->model, ocr->model_size, ocr->way, &ocr->reader, error);
    run.networks = ocr->reader;
    if (status == PHW_OK)
        status = read_all(&run, error);
    for (size_t i = 0, first = 0; status == PHW_OK && i < count; i++) {
        status = emit(&run, &sheets[i], first, error);
        first += sheets[i].found->line_count;
    }
    phw_run_done(&run);
    return status;
}

phw_status phw_ocr_read(phw_ocr *ocr, const phw_pyramid *pyramid, const phw_page *found,
                        const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const phw_ocr_sheet sheet = {pyramid, found, page};
    return phw_ocr_read_sheets(ocr, &sheet, 1, budget, error);
}
