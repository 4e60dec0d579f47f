/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/engine.h"

#include <stdlib.h>

#include "ocr/traineddata.h"

struct phw_engine {
    phw_network *network;
    phw_charset *charset;
};

phw_status phw_engine_open(const uint8_t *model, size_t size, phw_engine **engine, phw_error *error)
{
    phw_cursor network, characters, recoder;
    phw_engine *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reading engine");
    phw_status status = phw_traineddata_view(model, size, PHW_TRAINEDDATA_NETWORK, &network, error);
    if (status == PHW_OK)
        status = phw_traineddata_view(model, size, PHW_TRAINEDDATA_CHARSET, &characters, error);
    if (status == PHW_OK)
        status = phw_traineddata_view(model, size, PHW_TRAINEDDATA_RECODER, &recoder, error);
    if (status == PHW_OK)
        status = phw_network_parse(network, &made->network, error);
    if (status == PHW_OK)
        status = phw_charset_parse(characters, recoder, made->network->output.rows, &made->charset,
                                   error);
    if (status != PHW_OK) {
        phw_engine_free(&made);
        return status;
    }
    *engine = made;
    return PHW_OK;
}

void phw_engine_free(phw_engine **engine)
{
    if (!engine || !*engine)
        return;
    phw_network_free(&(*engine)->network);
    phw_charset_free(&(*engine)->charset);
    free(*engine);
    *engine = NULL;
}

uint32_t phw_engine_height(const phw_engine *engine)
{
    return (uint32_t)engine->network->height;
}

phw_status phw_engine_read(const phw_engine *engine, const phw_image *const *lines, size_t count,
                           phw_symbols *symbols, phw_error *error)
{
    phw_label_scores *scores = calloc(count + 1, sizeof *scores);
    if (!scores)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    phw_status status = phw_network_read(engine->network, lines, count, scores, error);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = phw_decode_line(&scores[i], engine->network->null_label, engine->charset, lines[i],
                                 &symbols[i], error);
    for (size_t i = 0; i < count; i++)
        free(scores[i].values);
    free(scores);
    return status;
}
