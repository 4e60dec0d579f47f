/* SPDX-License-Identifier: Apache-2.0 */
/** @file spectrum.h  The discrete Fourier transform of squares of 64 by 64 numbers. */
#ifndef PHW_LAYOUT_SPECTRUM_H
#define PHW_LAYOUT_SPECTRUM_H

#define PHW_SPECTRUM_SIDE 64

/** A square of complex numbers; as a spectrum, [y][x] is the wave with y periods down and x across,
 *  those from half the side on being negative. */
typedef struct phw_spectrum {
    float re[PHW_SPECTRUM_SIDE][PHW_SPECTRUM_SIDE];
    float im[PHW_SPECTRUM_SIDE][PHW_SPECTRUM_SIDE];
} phw_spectrum;

/** Transforms in place: sums of each number times exp(-2 pi i (x u + y v) / 64). */
void phw_spectrum_forward(phw_spectrum *s);

/** Its inverse, in place. */
void phw_spectrum_inverse(phw_spectrum *s);

#endif
