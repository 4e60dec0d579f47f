/* SPDX-License-Identifier: Apache-2.0 */
/* The network for faces in any pose: the numbers that it gives for a drawn pattern, against the
 * published file run by other code, and models that are refused. No picture of a real person is
 * kept in the project; what it reaches on real faces is in models/README.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drawn_face.h"
#include "mark/face_look.h"
#include "mark/face_net.h"
#include "model/model.h"

#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"
#define HEADER                                                                                     \
    ((size_t)12) /* then rows of eight bytes: kind, stride, input, addend, how, ReLU, out */
#define ROW ((size_t)8)

typedef struct opened {
    phw_models *models;
    const uint8_t *bytes;
    size_t size;
} opened;

static int open_models(void **state)
{
    static opened it;
    assert_int_equal(phw_models_open(TABLES, &it.models, NULL), PHW_OK);
    it.bytes = phw_models_face_net(it.models, &it.size);
    *state = &it;
    return 0;
}

static int close_models(void **state)
{
    opened *it = *state;
    phw_models_free(&it->models);
    return 0;
}

static int level_of(uint32_t x, uint32_t y, uint32_t k)
{
    return (int)((x * 5 + y * 3 + k * 60 + (x / 8 + y / 8) % 2 * 90) % 256);
}

/* What face_detection_full_range.tflite gives, worked out with numpy. */
static void test_it_gives_what_the_published_one_gives(void **state)
{
    const opened *it = *state;
    enum { WIDTH = 96, HEIGHT = 64 };
    static const struct {
        uint32_t x, y;
        float numbers[5];
    } places[] = {
        {0, 0, {-7.35191F, -3.24598F, -3.14664F, 15.78523F, 15.79146F}},
        {23, 15, {-6.89626F, -2.45135F, -0.77778F, 33.02396F, 33.02690F}},
        {11, 7, {-3.88273F, -1.42031F, -2.01656F, 14.40284F, 14.40061F}},
        {5, 12, {-3.77665F, -2.13468F, -1.73630F, 11.32706F, 11.32538F}},
    };
    phw_face_model model;
    phw_face_net net;
    assert_int_equal(phw_face_model_parse(it->bytes, it->size, &model, NULL), PHW_OK);
    assert_int_equal(phw_face_net_init(&model, &net, NULL), PHW_OK);
    for (int round = 0; round < 2; round++) { /* the second in memory of the first */
        const phw_face_map *answer = NULL;
        float *rgb = NULL;
        size_t pitch = 0;
        assert_int_equal(phw_face_net_picture(&net, WIDTH, HEIGHT, &rgb, &pitch, NULL), PHW_OK);
        for (uint32_t y = 0; y < HEIGHT; y++)
            for (uint32_t x = 0; x < WIDTH; x++)
                for (uint32_t k = 0; k < 3; k++)
                    rgb[y * pitch + 3 * (size_t)x + k] = (float)level_of(x, y, k) / 127.5F - 1;
        assert_int_equal(phw_face_net_run(&net, &answer, NULL), PHW_OK);
        assert_int_equal(answer->width, WIDTH / PHW_FACE_CELL);
        assert_int_equal(answer->height, HEIGHT / PHW_FACE_CELL);
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
            for (size_t k = 0; k < 5; k++) {
                float got = phw_face_map_at(answer, places[i].x, places[i].y)[k];
                if (!(fabsf(got - places[i].numbers[k]) < 2e-3F))
                    fail_msg("place %zu, number %zu: %f", i, k, (double)got);
            }
    }
    phw_face_net_done(&net);
    phw_face_model_done(&model);
}

static phw_status parse(const uint8_t *bytes, size_t size)
{
    phw_face_model model = PHW_FACE_MODEL_INIT;
    phw_error error = PHW_ERROR_INIT;
    uint8_t *exact = malloc(size + !size); /* so that sanitizers see what reads on */
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    phw_status status = phw_face_model_parse(exact, size, &model, &error);
    assert_int_equal(status == PHW_OK, error.message[0] == '\0');
    free(exact);
    phw_face_model_done(&model);
    return status;
}

static void test_damaged_models_are_refused(void **state)
{
    const opened *it = *state;
    static const struct {
        size_t at;
        uint8_t value;
    } lies[] = {
        {0, 'X'},                   /* another file */
        {4, 2},                     /* another version */
        {8, 0},                     /* no layers */
        {8, 97},                    /* too many */
        {HEADER, 1},                /* the first is of another kind */
        {HEADER + 1, 1},            /* takes every pixel */
        {HEADER + 6, 12},           /* channels that are no multiple */
        {HEADER + ROW, 0},          /* the picture is read twice */
        {HEADER + ROW, 3},          /* an unknown kind */
        {HEADER + ROW + 1, 0},      /* no stride */
        {HEADER + ROW + 1, 2},      /* maps that do not fit what is added later */
        {HEADER + ROW + 2, 0},      /* reads the picture */
        {HEADER + ROW + 2, 2},      /* reads itself */
        {HEADER + ROW + 3, 2},      /* adds itself */
        {HEADER + 2 * ROW + 3, 0},  /* adds the picture */
        {HEADER + 2 * ROW + 4, 1},  /* adds a map of another size */
        {HEADER + 2 * ROW + 4, 3},  /* in an unknown way */
        {HEADER + 2 * ROW + 5, 3},  /* an unknown ReLU */
        {HEADER + 2 * ROW + 6, 0},  /* no channels */
        {HEADER + 2 * ROW + 6, 40}, /* more numbers than there are */
        {HEADER + 2 * ROW + 7, 9},  /* too many channels */
    };
    uint8_t *bytes = malloc(it->size);
    assert_non_null(bytes);
    memcpy(bytes, it->bytes, it->size);
    assert_int_equal(parse(bytes, it->size), PHW_OK);
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        const uint8_t was = bytes[lies[i].at];
        bytes[lies[i].at] = lies[i].value;
        if (parse(bytes, it->size) != PHW_ERR_MODEL)
            fail_msg("lie %zu is believed", i);
        bytes[lies[i].at] = was;
    }
    static const size_t sizes[] = {0, 3, 11, 12, 13, HEADER + 47 * ROW, HEADER + 48 * ROW};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        assert_int_equal(parse(bytes, sizes[i]), PHW_ERR_MODEL);
    assert_int_equal(parse(bytes, it->size - 1), PHW_ERR_MODEL);
    assert_int_equal(parse(bytes, it->size - 2), PHW_ERR_MODEL);
    free(bytes);
}

/* Pictures of any form: what is asked for lies in the picture or is black. */
static void test_any_form_of_picture_is_looked_at(void **state)
{
    const opened *it = *state;
    static const uint32_t forms[][2] = {{1, 1}, {1, 3000}, {3000, 2}, {31, 33}, {700, 90}};
    phw_face_model model;
    phw_face_net net;
    assert_int_equal(phw_face_model_parse(it->bytes, it->size, &model, NULL), PHW_OK);
    assert_int_equal(phw_face_net_init(&model, &net, NULL), PHW_OK);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        phw_face_seen seen[PHW_FACES_SEEN_MOST];
        phw_image *image = NULL;
        size_t count = 1;
        assert_int_equal(phw_image_new(forms[i][0], forms[i][1], 3, &image, NULL), PHW_OK);
        memset(image->pixels, 180, image->stride * image->height);
        assert_int_equal(phw_faces_look(image, &net, 256, seen, &count, NULL), PHW_OK);
        assert_int_equal(count, 0);
        phw_image_free(&image);
    }
    phw_face_net_done(&net);
    phw_face_model_done(&model);
}

/* A second look at a drawn face, at the ground beside it, and at what is no place. */
static void test_a_second_look_tells_faces_from_ground(void **state)
{
    const opened *it = *state;
    enum { SIDE = 120, WIDTH = 600, HEIGHT = 300 };
    static const phw_box boxes[] = {
        {50, 60, 50 + SIDE, 60 + SIDE}, {400, 60, 400 + SIDE, 60 + SIDE}, {-900, -900, -800, -800}};
    phw_face_model model;
    phw_face_net net;
    phw_image *image = NULL;
    float logit[3];
    assert_int_equal(phw_face_model_parse(it->bytes, it->size, &model, NULL), PHW_OK);
    assert_int_equal(phw_face_net_init(&model, &net, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    memset(image->pixels, DRAWN_GROUND, image->stride * image->height);
    draw_face(image, 50, 60, SIDE);
    for (size_t i = 0; i < 3; i++) {
        phw_face_seen seen = {.box = boxes[i]};
        assert_int_equal(phw_face_look_closely(image, &net, &seen, NULL), PHW_OK);
        logit[i] = seen.logit;
    }
    if (!(logit[0] > 1 && logit[1] < -2 && logit[2] < -2))
        fail_msg("%f %f %f", (double)logit[0], (double)logit[1], (double)logit[2]);
    phw_image_free(&image);
    phw_face_net_done(&net);
    phw_face_model_done(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_gives_what_the_published_one_gives),
        cmocka_unit_test(test_damaged_models_are_refused),
        cmocka_unit_test(test_any_form_of_picture_is_looked_at),
        cmocka_unit_test(test_a_second_look_tells_faces_from_ground),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
