"""Augmenting layers: Keras' own, given the random numbers that Regulus draws.

Where Keras asks its random generator it gets numbers of `DRAWS`, which the Java test draws from too.
"""

import contextlib
from unittest import mock

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend.tensorflow import image as keras_image
from keras.src.backend.tensorflow import random as keras_random

from streams import Stream

DRAWS = Stream(1)
NAMES = {
    "random_brightness": ["brightness"],
    "random_contrast": ["contrast"],
    "random_crop": ["top", "left"],
    "random_flip": ["flip"],
    "random_color_degeneration": ["degeneration"],
    "random_color_jitter": ["brightness", "contrast", "saturation", "direction", "hue"],
    "random_elastic_transform": ["probability", "threshold", "strength"],
    "random_erasing": ["width height", "left", "top", "probability", "threshold", "fill"],
    "random_gaussian_blur": ["probability", "threshold", "sigma"],
    "random_grayscale": ["grayscale"],
    "random_hue": ["direction", "hue"],
    "random_invert": ["probability", "threshold"],
    "random_perspective": ["probability", "threshold", "corners"],
    "random_posterization": ["bits"],
    "random_rotation": ["angle"],
    "random_saturation": ["saturation"],
    "random_sharpness": ["sharpness"],
    "random_shear": ["direction", "down", "across"],
    "random_translation": ["height", "width"],
    "random_zoom": ["height", "width"],
    "solarization": ["addition", "threshold"],
}
"""What a layer draws, in the order in which Keras draws it."""

NOISES = ("alpha_dropout", "gaussian_dropout", "gaussian_noise")
"""Layers that draw for every number, in Regulus as in Keras; what they are given is `noise`."""

IN_FLOAT32 = ("random_color_jitter", "random_hue")
"""Keras' change of range computes in 32 bits, whatever it is given."""

WITHOUT_GRADIENT = (
    "random_color_jitter", "random_hue", "random_posterization", "random_saturation",
)
"""TensorFlow has none of a conversion from hues to colors, nor of bits."""

OPERATIONS = (
    "random_shear", "random_translation", "random_rotation", "random_brightness",
    "random_color_degeneration", "random_contrast", "random_sharpness", "random_posterization",
    "solarization",
)
"""Of `rand_augment` those that draw, in the order in which Keras has them draw."""

PLACES = (
    "rand_augment", "random_elastic_transform", "random_perspective", "random_rotation", "random_shear",
    "random_translation", "random_zoom",
)
"""They read images between their pixels, at places that TensorFlow computes in 32 bits."""

SAMPLINGS = [
    {"fill_mode": mode, "interpolation": interpolation, **fill}
    for mode in ("reflect", "wrap", "constant", "nearest")
    for interpolation in ("bilinear", "nearest")
    for fill in ([{}, {"fill_value": 0.5}] if mode == "constant" else [{}])
]


def sampled(cases):
    """Each case with Keras' defaults and with every way of reading images."""
    for name, settings, shape in cases:
        yield name, settings, shape
        for sampling in SAMPLINGS:
            yield f"{name}_{'_'.join(map(str, sampling.values()))}", {
                **settings, **sampling,
            }, shape


def flip_cases():
    yield "plain", {}, [3, 4, 2]
    for mode in ("horizontal", "vertical", "horizontal_and_vertical"):
        yield mode, {"mode": mode}, [4, 5, 3]


def rotation_cases():
    yield from sampled([
        ("small", {"factor": 0.07}, [7, 9, 2]),
        ("whole_turns", {"factor": [-1, 1]}, [8, 6, 3]),
    ])
    yield "one_way", {"factor": [0.11, 0.13]}, [5, 5, 1]
    yield "a_quarter", {"factor": [0.25, 0.25]}, [6, 6, 1]


def zoom_cases():
    yield from sampled([
        ("proportional", {"height_factor": 0.3}, [7, 9, 2]),
        ("both", {"height_factor": [-0.6, -0.2], "width_factor": [0.3, 0.9]}, [8, 6, 3]),
    ])
    yield "width_alone", {"height_factor": 0, "width_factor": 0.4}, [5, 6, 2]


def translation_cases():
    yield from sampled([
        ("small", {"height_factor": 0.2, "width_factor": 0.3}, [7, 9, 2]),
        ("far", {"height_factor": [-0.9, -0.5], "width_factor": [0.4, 1]}, [8, 6, 3]),
    ])
    yield "nowhere", {"height_factor": 0, "width_factor": 0}, [4, 5, 1]


def contrast_cases():
    yield "both_ends", {"factor": [0.6, 0.9], "value_range": [-3, 3]}, [4, 5, 2]
    yield "within_its_range", {"factor": [0.2, 0.8], "value_range": [-1, 1]}, [4, 5, 2]
    yield "of_bytes", {"factor": [0.5, 0.5]}, [3, 4, 3]
    yield "one_number", {"factor": 0.4, "value_range": [-3, 3]}, [4, 5, 2]


def brightness_cases():
    yield "either_way", {"factor": 0.5, "value_range": [-3, 3]}, [4, 5, 2]
    yield "darker", {"factor": [-0.9, -0.4], "value_range": [-2, 2]}, [4, 5, 2]
    yield "of_bytes", {"factor": [0.1, 0.3]}, [3, 4, 3]


def sharpness_cases():
    yield "blurred", {"factor": 0.4, "value_range": [-3, 3]}, [4, 5, 2]
    yield "sharpened", {"factor": [0.6, 1.0], "value_range": [-2, 2]}, [5, 4, 3]
    yield "of_bytes", {"factor": [0.2, 0.8]}, [3, 4, 3]


def grayscale_cases():
    yield "plain", {}, [4, 5, 3]
    yield "all", {"factor": 1}, [3, 4, 3]
    yield "of_bytes", {"factor": 0.7}, [3, 4, 3]


def invert_cases():
    yield "of_bytes", {}, [3, 4, 3]
    yield "often", {"factor": [0.6, 1.0], "value_range": [-2, 2]}, [4, 5, 2]
    yield "seldom", {"factor": 0.5, "value_range": [0, 1]}, [4, 5, 1]


def hue_cases():
    yield "small", {"factor": 0.2, "value_range": [-2, 2]}, [4, 5, 3]
    yield "far", {"factor": [0.7, 1.0], "value_range": [-2, 2]}, [5, 4, 3]
    yield "of_bytes", {"factor": 1.0}, [3, 4, 3]


def saturation_cases():
    yield "paler", {"factor": 0.5, "value_range": [0, 1]}, [4, 5, 3]
    yield "stronger", {"factor": [0.6, 0.9], "value_range": [0, 1]}, [5, 4, 3]
    yield "beyond_its_range", {"factor": [0.6, 0.9]}, [5, 4, 3]
    yield "of_bytes", {"factor": [0.2, 0.8], "value_range": [0, 1]}, [3, 4, 3]


def color_degeneration_cases():
    yield "paler", {"factor": 0.6, "value_range": [-2, 2]}, [4, 5, 3]
    yield "grey", {"factor": [1.0, 1.0], "value_range": [-1, 1]}, [5, 4, 3]
    yield "of_bytes", {"factor": [0.2, 0.8]}, [3, 4, 3]


def color_jitter_cases():
    everything = {
        "brightness_factor": 0.1, "contrast_factor": [0.2, 0.3], "saturation_factor": [0.4, 0.6],
        "hue_factor": 0.3,
    }
    yield "everything", {"value_range": [-3, 3], **everything}, [4, 5, 3]
    yield "of_bytes", everything, [3, 4, 3]
    yield "light_and_contrast", {
        "value_range": [-3, 3], "brightness_factor": [0.1, 0.2], "contrast_factor": 0.5,
    }, [4, 5, 2]
    yield "hue_alone", {"value_range": [-3, 3], "hue_factor": [0.2, 0.8]}, [4, 5, 3]
    yield "nothing", {}, [3, 4, 2]


def shear_cases():
    yield from sampled([
        ("small", {"x_factor": 0.2, "y_factor": 0.1}, [7, 9, 2]),
        ("far", {"x_factor": [0.5, 0.9], "y_factor": [0.1, 0.6]}, [8, 6, 3]),
    ])
    yield "none", {}, [4, 5, 1]


def perspective_cases():
    for interpolation in ("bilinear", "nearest"):
        for fill in ({}, {"fill_value": 0.5}):
            yield "_".join(["slight", interpolation, *map(str, fill.values())]), {
                "factor": [1.0, 1.0], "scale": 0.4, "interpolation": interpolation, **fill,
            }, [7, 9, 2]
    yield "plain", {}, [8, 6, 3]
    yield "often", {"factor": 0.9, "scale": 0.7}, [9, 5, 1]
    yield "never", {"factor": 0}, [4, 5, 1]
    yield "two_rows", {"factor": [1.0, 1.0], "scale": 0.5}, [2, 3, 1]


def elastic_cases():
    yield from sampled([
        ("small", {"factor": [0.9, 1.0], "scale": [0.8, 1.0], "value_range": [-3, 3]}, [9, 8, 2]),
        ("smooth", {"factor": [1.0, 1.0], "scale": [0.9, 1.0], "value_range": [-3, 3]}, [22, 24, 1]),
    ])
    yield "of_bytes", {}, [21, 24, 3]
    yield "within_its_range", {"factor": 0.9, "scale": 0.7, "value_range": [-1, 1]}, [22, 20, 2]
    yield "never", {"factor": 0, "value_range": [-1, 1]}, [4, 5, 1]
    yield "still", {"scale": 0, "value_range": [-1, 1]}, [4, 5, 1]


def erasing_cases():
    yield "noise", {"value_range": [-2, 2]}, [8, 9, 2]
    yield "large", {
        "factor": [0.8, 1.0], "scale": [0.3, 0.8], "fill_value": 0.5, "value_range": [-1, 1],
    }, [7, 6, 3]
    yield "of_bytes", {"factor": [1.0, 1.0], "scale": 0.5}, [7, 8, 3]
    yield "one_number_each", {
        "factor": 0.8, "scale": 0.6, "fill_value": 0, "value_range": [-1, 1],
    }, [6, 7, 1]


def posterization_cases():
    yield "of_bytes", {"factor": 6}, [3, 4, 3]
    yield "some", {"factor": [2, 5], "value_range": [-2, 2]}, [4, 5, 2]
    yield "always_three", {"factor": [3, 3], "value_range": [-2, 2]}, [4, 5, 2]


def gaussian_blur_cases():
    yield "of_bytes", {}, [5, 4, 3]
    yield "far", {
        "factor": [0.8, 1.0], "kernel_size": 5, "sigma": [0.7, 1.0], "value_range": [-2, 2],
    }, [7, 8, 2]
    yield "within_its_range", {"factor": 0.5, "value_range": [-1, 1]}, [5, 6, 2]
    yield "one_number_each", {"factor": 0.9, "sigma": 0.8, "value_range": [-2, 2]}, [5, 6, 2]


def rand_augment_cases():
    yield "plain", {"value_range": [-2, 2]}, [8, 7, 3]
    yield "all_of_them", {"value_range": [-2, 2], "num_ops": 12, "factor": 0.3}, [9, 8, 3]
    yield "nearest", {"value_range": [-2, 2], "num_ops": 5, "interpolation": "nearest"}, [7, 8, 3]
    yield "weak", {"value_range": [-2, 2], "num_ops": 4, "factor": 0.1}, [8, 8, 3]
    yield "strong", {"value_range": [-2, 2], "num_ops": 3, "factor": [0.6, 0.9]}, [8, 8, 3]
    yield "of_bytes", {"num_ops": 1}, [7, 8, 3]


def solarization_cases():
    yield "of_bytes", {"addition_factor": 0.3, "threshold_factor": 0.6}, [3, 4, 3]
    yield "of_numbers", {
        "addition_factor": [0.1, 0.3], "threshold_factor": [0.4, 0.8], "value_range": [-2, 2],
    }, [4, 5, 2]
    yield "everything", {"value_range": [-2, 2]}, [4, 5, 1]


def crop_cases():
    for height, width in ((3, 4), (1, 1), (6, 7)):
        yield f"{height}x{width}", {"height": height, "width": width}, [7, 8, 2]
    for height, width in ((3, 4), (9, 5), (7, 8), (2, 9)):
        yield f"resized_{height}x{width}", {"height": height, "width": width}, [7, 8, 2]


CASES = {
    "rand_augment": rand_augment_cases,
    "random_brightness": brightness_cases,
    "random_contrast": contrast_cases,
    "random_crop": crop_cases,
    "random_flip": flip_cases,
    "random_color_degeneration": color_degeneration_cases,
    "random_color_jitter": color_jitter_cases,
    "random_elastic_transform": elastic_cases,
    "random_erasing": erasing_cases,
    "random_gaussian_blur": gaussian_blur_cases,
    "random_grayscale": grayscale_cases,
    "random_hue": hue_cases,
    "random_invert": invert_cases,
    "random_perspective": perspective_cases,
    "random_posterization": posterization_cases,
    "random_rotation": rotation_cases,
    "random_saturation": saturation_cases,
    "random_sharpness": sharpness_cases,
    "random_shear": shear_cases,
    "random_translation": translation_cases,
    "random_zoom": zoom_cases,
    "solarization": solarization_cases,
}


def drawing(numbers):
    """As Keras' `uniform`, from numbers in [0, 1), one array for each call."""
    left = iter(numbers)

    def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        drawn = np.reshape(next(left), shape)
        return keras.ops.cast(minval + (maxval - minval) * drawn, dtype or keras.config.floatx())

    def normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        drawn = np.reshape(next(left), shape).astype(np.float32)  # as Regulus keeps them
        return keras.ops.cast(mean + stddev * drawn, dtype or keras.config.floatx())

    def randint(shape, minval, maxval, dtype="int32", seed=None):
        return keras.ops.cast(minval + np.reshape(next(left)(maxval - minval), shape), dtype)

    patches = contextlib.ExitStack()
    for given in (uniform, normal, randint):
        patches.enter_context(mock.patch.object(keras_random, given.__name__, given))
    return patches


@contextlib.contextmanager
def noise():
    """As Keras' `normal` and `uniform`, from the numbers that Regulus draws for noise and masks."""

    def normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        drawn = mean + stddev * DRAWS.normal(int(np.prod(shape)))
        drawn = drawn.astype(np.float32).reshape(shape)  # as Regulus keeps them
        return keras.ops.cast(drawn, dtype or keras.config.floatx())

    def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        # What Regulus keeps, Keras does: a mask keeps low halves of random words, Keras high numbers.
        halves = DRAWS.halves(int(np.prod(shape)))
        return keras.ops.cast(1 - (halves + 0.5) / 2**32, "float64").numpy().reshape(shape)

    with mock.patch.object(keras_random, "normal", normal):
        with mock.patch.object(keras_random, "uniform", uniform):
            yield


def called(kind, layer, x):
    """The layer's training pass over a batch, with this page's numbers."""
    if kind == "rand_augment":  # Keras chooses for a whole batch
        return keras.ops.concatenate([
            one(layer, x[i:i + 1], operations(layer, x.shape, i)) for i in range(x.shape[0])
        ])
    names = NAMES[kind]
    if kind == "random_color_jitter":
        used = [name for name in names if getattr(layer, f"{name}_factor", None) is not None]
        names = [name for name in names if name in used or name == "direction" and "hue" in used]
    numbers = [numbers_of(kind, name, x.shape) for name in names]
    if kind == "random_crop":  # Keras crops all images of a batch alike
        return keras.ops.concatenate([
            one(layer, x[i:i + 1], [number[i] for number in numbers]) for i in range(x.shape[0])
        ])
    return one(layer, x, numbers)


def numbers_of(kind, name, shape):
    """One for each image, but where Keras draws more, fewer or others."""
    if name == "corners":
        return DRAWS.named(name).uniform(8 * shape[0])
    if name == "strength":
        return DRAWS.named(name).uniform(1)
    if name == "fill":
        return DRAWS.named(name).normal(int(np.prod(shape)))
    if name == "bits":
        return lambda bound: DRAWS.named(name).below(bound, shape[0])
    if kind == "random_gaussian_blur" and name == "sigma":
        return DRAWS.named(name).uniform(2)
    return np.stack([DRAWS.named(each).uniform(shape[0]) for each in name.split()], axis=-1)


def operations(layer, shape, image):
    """What `rand_augment` draws for one image of a batch."""
    count = layer.num_ops
    least, most = layer.random_posterization.factor

    def chosen(bound):
        return DRAWS.named("operation").below(bound, shape[0] * count)[image * count:][:count]

    def drawn(kind, name):
        stream = DRAWS.named(kind).named(name)
        if name == "bits":
            return lambda bound: stream.below(bound, shape[0])[image]
        return stream.uniform(shape[0])[image]

    names = [(kind, name) for kind in OPERATIONS for name in NAMES[kind]]
    return [chosen, *(drawn(kind, name) for kind, name in names if name != "bits" or least < most)]


def one(layer, x, numbers):
    """Keras' rotation computes in 32 bits alone."""
    before = keras.config.floatx()
    keras.config.set_floatx(layer.dtype)
    try:
        elastically = isinstance(layer, keras.layers.RandomElasticTransform)
        with drawing(numbers), elastic() if elastically else contextlib.nullcontext():
            return layer(x, training=True)
    finally:
        keras.config.set_floatx(before)


def elastic():
    """Keras' elastic transform from the numbers that Regulus draws, as Keras has it on PyTorch.

    On TensorFlow, Keras 3.15.1 gives columns and rows the same numbers, smooths them with fewer, and
    mirrors images otherwise than its documentation says.
    """
    left = iter(["across", "down"])
    smoothed, read = keras_image.gaussian_blur, keras_image.map_coordinates

    def normal(shape, mean, stddev, dtype, seed):
        drawn = DRAWS.named(next(left)).normal(int(np.prod(shape))).astype(np.float32)
        return tf.cast(mean + stddev * drawn.reshape(shape), dtype)

    def gaussian_blur(images, kernel_size, sigma, **more):
        return smoothed(images, [int(6 * sigma[0]) | 1] * 2, sigma, **more)

    def map_coordinates(image, places, order, fill_mode, fill_value):
        if fill_mode != "reflect":
            return read(image, places, order, fill_mode, fill_value)
        height, width = image.shape
        around = tf.pad(image, [[height, height], [width, width]], "SYMMETRIC")
        return read(around, [places[0] + height, places[1] + width], order, "nearest")

    patches = contextlib.ExitStack()
    patches.enter_context(mock.patch.object(tf.random, "stateless_normal", normal))
    for given in (gaussian_blur, map_coordinates):
        patches.enter_context(mock.patch.object(keras_image, given.__name__, given))
    return patches


def resized(settings, x):
    """What Keras says `RandomCrop` does when not training; its code passes the images on."""
    return keras.layers.Resizing(**settings, crop_to_aspect_ratio=True, dtype=x.dtype)(x)
