/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "model/model.h"

/* Base letters of consecutive code points; a dot stands for "none, or more than one letter". */
typedef struct letter_block {
    uint32_t first;
    uint32_t count;
    const char *letters;
} letter_block;

static const letter_block blocks[] = {
    {0x00C0, 0xC0,
     "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
     "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
     "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"},
    {0x0180, 0xD0,
     "..............ee.ff.............oo.............uu..............."
     ".............aaiioouuuuuuuuuueaaaa....ggkkoooo..j...gg..nnaa..oo"
     "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
     "................"},
    {0x1E00, 0x100,
     "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
     "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
     "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
     "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"},
};

typedef struct letter_pair {
    uint32_t code_point;
    const char *letters;
} letter_pair;

static const letter_pair pairs[] = {
    {0x00C6, "ae"}, {0x00E6, "ae"}, {0x00DE, "th"}, {0x00FE, "th"}, {0x00DF, "ss"}, {0x1E9E, "ss"},
    {0x0132, "ij"}, {0x0133, "ij"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x01E2, "ae"}, {0x01E3, "ae"},
    {0x01FC, "ae"}, {0x01FD, "ae"}, {0x0259, "e"},  {0x018F, "e"},
};

static bool is_dropped(uint32_t c)
{
    return c == '\'' || c == '.' || c == '`' || c == 0xB4 || c == 0x2BC || c == 0x2018 ||
           c == 0x2019 || c == 0x201B || c == 0xAD || (c >= 0x300 && c <= 0x36F) || c == 0x200B ||
           c == 0xFEFF;
}

static bool is_gap(uint32_t c)
{
    return c <= ' ' || c == '-' || c == '/' || c == 0x7F || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200A) || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
           c == 0x202F || c == 0x3000;
}

/* What a byte that is a letter or digit of ASCII is folded to; 0: it is none. */
static const char plain[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
    ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k',
    ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
    ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y',
    ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
    ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm',
    ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
};

/* The folded form of one code point beyond ASCII, NUL-terminated, in at most five bytes. */
static void fold_letter(uint32_t c, char letters[5])
{
    letters[1] = '\0';
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (c < blocks[i].first || c - blocks[i].first >= blocks[i].count)
            continue;
        letters[0] = blocks[i].letters[c - blocks[i].first];
        if (letters[0] != '.')
            return;
    }
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (pairs[i].code_point == c) {
            memcpy(letters, pairs[i].letters, strlen(pairs[i].letters) + 1);
            return;
        }
    }
    letters[phw_utf8_encode(c, letters)] = '\0';
}

size_t phw_models_fold(const char *text, size_t length, char *folded, size_t capacity)
{
    size_t used = 0;
    bool gap = false;
    for (size_t at = 0; at < length && capacity > 0;) {
        /* Plain letters and digits, which nearly all text is. */
        if (gap && plain[(unsigned char)text[at]] && used + 3 <= capacity) {
            folded[used++] = ' ';
            gap = false;
        }
        size_t room = gap || used + 2 > capacity ? 0 : capacity - 1 - used;
        size_t most = room < length - at ? room : length - at, run = 0;
        for (char c; run < most && (c = plain[(unsigned char)text[at + run]]) != 0; run++)
            folded[used + run] = c;
        used += run;
        at += run;
        if (at == length)
            break;
        uint32_t c = (unsigned char)text[at];
        char letters[5];
        size_t more = 1;
        if (c < 0x80)
            at++;
        else
            at += phw_utf8_decode(text + at, length - at, &c);
        if (c == PHW_UTF8_INVALID)
            c = 0xFFFD;
        if (is_dropped(c))
            continue;
        if (is_gap(c)) {
            gap = used > 0;
            continue;
        }
        if (c < 0x80) {
            letters[0] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        } else {
            fold_letter(c, letters);
            more = strlen(letters);
        }
        if (used + gap + more + 1 > capacity)
            break;
        if (gap)
            folded[used++] = ' ';
        gap = false;
        memcpy(folded + used, letters, more);
        used += more;
    }
    if (capacity > 0)
        folded[used] = '\0';
    return used;
}
