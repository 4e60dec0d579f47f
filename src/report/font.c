/* SPDX-License-Identifier: Apache-2.0 */
#include "report/font.h"

#include <math.h>

/* Each glyph is drawn on a grid 8 units high: its width in units, then strokes of points "xy" with
 * y down from the top of a capital; a blank starts the next stroke. A stroke of one point twice is
 * a dot. The table runs from ' ' to '_'. */
typedef struct glyph {
    int width; /* −1: the font does not have it */
    const char *strokes;
} glyph;

#define UNITS 8.0
#define GAP_UNITS 2.4  /* between glyphs */
#define PEN_UNITS 0.62 /* half the thickness of a stroke */
#define FIRST_GLYPH ' '

static const glyph glyphs[] = {
    {3, ""},                                      /* space */
    {0, "0005 0808"},                             /* ! */
    {-1, ""},                                     /* " */
    {5, "1018 4048 0353 0555"},                   /* # */
    {-1, ""},                                     /* $ */
    {6, "0020220200 6008 4666684846"},            /* % */
    {6, "68122030420507183865"},                  /* & */
    {0, "0002"},                                  /* ' */
    {2, "20020628"},                              /* ( */
    {2, "00222608"},                              /* ) */
    {-1, ""},                                     /* * */
    {4, "2226 0444"},                             /* + */
    {1, "1719 1909"},                             /* , */
    {3, "0434"},                                  /* - */
    {0, "0808"},                                  /* . */
    {4, "4008"},                                  /* / */
    {5, "200206283856523020"},                    /* 0 */
    {2, "022028"},                                /* 1 */
    {5, "02104052530858"},                        /* 2 */
    {5, "01104051534424 445557481807"},           /* 3 */
    {5, "48400555"},                              /* 4 */
    {5, "500003435457481807"},                    /* 5 */
    {5, "5020020618485755441405"},                /* 6 */
    {5, "005018"},                                /* 7 */
    {5, "140301104051534414 140507184857554414"}, /* 8 */
    {5, "0838565240100103144453"},                /* 9 */
    {0, "0303 0808"},                             /* : */
    {-1, ""},                                     /* ; */
    {-1, ""},                                     /* < */
    {-1, ""},                                     /* = */
    {-1, ""},                                     /* > */
    {5, "021040525335 3838"},                     /* ? */
    {-1, ""},                                     /* @ */
    {6, "083068 1555"},                           /* A */
    {6, "08004051534404 445465675808"},           /* B */
    {6, "6150200206285867"},                      /* C */
    {6, "00406266480800"},                        /* D */
    {5, "50000858 0444"},                         /* E */
    {5, "500008 0444"},                           /* F */
    {6, "61502002062858666434"},                  /* G */
    {6, "0008 6068 0464"},                        /* H */
    {0, "0008"},                                  /* I */
    {4, "4046381806"},                            /* J */
    {6, "0008 6005 2368"},                        /* K */
    {5, "000858"},                                /* L */
    {7, "0800357078"},                            /* M */
    {6, "08006860"},                              /* N */
    {6, "200206284866624020"},                    /* O */
    {6, "08005061635404"},                        /* P */
    {6, "200206284866624020 4668"},               /* Q */
    {6, "08005061635404 3468"},                   /* R */
    {6, "615010010314546567581807"},              /* S */
    {6, "0060 3038"},                             /* T */
    {6, "000628486660"},                          /* U */
    {6, "003860"},                                /* V */
    {8, "0028416880"},                            /* W */
    {6, "0068 6008"},                             /* X */
    {6, "003460 3438"},                           /* Y */
    {6, "00600868"},                              /* Z */
};

static const glyph *lookup(char c)
{
    static const glyph missing = {-1, ""};
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    size_t index = (size_t)(unsigned char)c - FIRST_GLYPH;
    return index < sizeof glyphs / sizeof glyphs[0] ? &glyphs[index] : &missing;
}

static double advance(const glyph *shape, double unit)
{
    return ((shape->width < 0 ? glyphs[0].width : shape->width) + GAP_UNITS) * unit;
}

bool phw_font_has(char c)
{
    return lookup(c)->width >= 0;
}

double phw_font_width(const char *text, double size)
{
    double width = 0;
    for (; *text; text++)
        width += advance(lookup(*text), size / UNITS);
    return width > 0 ? width - GAP_UNITS * size / UNITS : 0;
}

static phw_point grid_point(const char *digits, phw_point at, double unit)
{
    return (phw_point){at.x + (digits[0] - '0') * unit, at.y + (digits[1] - '0') * unit};
}

void phw_font_draw(phw_image *image, phw_point at, double size, const char *text, phw_ink ink)
{
    double unit = size / UNITS;
    double radius = fmax(0.5, PEN_UNITS * unit);
    for (; *text; text++) {
        const glyph *shape = lookup(*text);
        for (const char *point = shape->strokes; *point;) {
            phw_point from = grid_point(point, at, unit);
            for (point += 2; *point && *point != ' '; point += 2) {
                phw_point to = grid_point(point, at, unit);
                phw_draw_stroke(image, from, to, radius, ink);
                from = to;
            }
            point += *point == ' ';
        }
        at.x += advance(shape, unit);
    }
}
