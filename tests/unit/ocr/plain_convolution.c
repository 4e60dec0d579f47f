/* SPDX-License-Identifier: Apache-2.0 */
#include "plain_convolution.h"

#include <math.h>

void plain_size(const plain_layer *layer, const plain_map *from, size_t *rows, size_t *columns)
{
    const phw_convolution_shape *s = &layer->shape;
    *rows = *columns = 0;
    for (size_t y = 0; y + s->kernel_y <= from->rows + 2 * s->pad_y; y += s->stride_y)
        ++*rows;
    for (size_t x = 0; x + (s->kernel_x - 1) * s->dilation_x < from->columns + 2 * s->pad_x;
         x += s->stride_x)
        ++*columns;
}

static int at(const plain_map *map, long y, long x, size_t channel)
{
    if (y < 0 || x < 0 || y >= (long)map->rows || x >= (long)map->columns)
        return 0;
    return map->values[((size_t)y * map->columns + (size_t)x) * map->channels + channel];
}

float plain_score(const plain_layer *layer, const plain_map *from, size_t y, size_t x,
                  size_t channel)
{
    const phw_convolution_shape *s = &layer->shape;
    const int8_t *weight = layer->weights + channel * s->kernel_y * s->kernel_x * s->in;
    int32_t sum = layer->bias[channel];
    for (size_t ky = 0; ky < s->kernel_y; ky++)
        for (size_t kx = 0; kx < s->kernel_x; kx++)
            for (size_t i = 0; i < s->in; i++)
                sum += *weight++ * at(from, (long)(y * s->stride_y + ky) - (long)s->pad_y,
                                      (long)(x * s->stride_x + kx * s->dilation_x) - (long)s->pad_x,
                                      i);
    return layer->scale[channel] * (float)sum;
}

int16_t plain_activation(const plain_layer *layer, const plain_map *from, size_t y, size_t x,
                         size_t channel)
{
    const phw_convolution_shape *s = &layer->shape;
    float value = floorf(plain_score(layer, from, y, x, channel) + 0.5F);
    float lowest = s->relu ? 0 : -PHW_CONVOLUTION_MOST;
    value += (float)(s->residual ? at(from, (long)y, (long)x, channel) : 0);
    return (int16_t)(value < lowest
                         ? lowest
                         : (value > PHW_CONVOLUTION_MOST ? PHW_CONVOLUTION_MOST : value));
}
