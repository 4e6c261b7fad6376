"""Layers: outputs, and the gradients of Σ upstream · output, computed in float64."""

import numpy as np
import tensorflow as tf

import augmentations
import in_keras
from fixtures import Fixture
from streams import FIXTURES

BATCH = 3
ENDINGS = "elu gelu leaky_relu linear relu relu6 sigmoid silu softmax tanh".split()
"""Activations that are tried at the end of layers; all others as layers of their own."""


def conv2d_cases():
    base = {"filters": 4, "kernel_size": 3}
    for padding in ("valid", "same"):
        for strides in (1, 2, 3, [2, 1]):
            for size in ([7, 6], [8, 9]):
                sides = f"{size[0]}x{size[1]}"
                stride = "-".join(map(str, np.atleast_1d(strides)))
                yield (
                    f"{padding}_strides_{stride}_of_{sides}",
                    {**base, "padding": padding, "strides": strides},
                    [*size, 2],
                )
        for dilation in (2, [1, 3]):
            rate = "-".join(map(str, np.atleast_1d(dilation)))
            yield (
                f"{padding}_dilation_{rate}",
                {**base, "padding": padding, "dilation_rate": dilation},
                [8, 9, 2],
            )
        for kernel in (1, 2, 5, [3, 2], [1, 4]):
            sides = "x".join(map(str, np.atleast_1d(kernel)))
            yield (
                f"{padding}_kernel_{sides}",
                {"filters": 3, "kernel_size": kernel, "padding": padding},
                [6, 7, 3],
            )
        yield f"{padding}_strides_3_kernel_2", {
            "filters": 2, "kernel_size": 2, "padding": padding, "strides": 3,
        }, [8, 8, 3]
        yield f"{padding}_groups_2", {**base, "padding": padding, "groups": 2}, [6, 5, 4]
        yield f"{padding}_groups_strides", {
            **base, "padding": padding, "groups": 4, "strides": 2,
        }, [7, 6, 4]
    yield "one_channel", {"filters": 8, "kernel_size": 3}, [9, 9, 1]
    yield "input_of_kernel_size", base, [3, 3, 2]
    yield "without_bias", {**base, "use_bias": False}, [6, 6, 2]
    yield "initializers", {
        **base, "kernel_initializer": {"constant": 0.25}, "bias_initializer": "ones",
    }, [4, 4, 2]
    yield "penalties", {
        **base, "kernel_regularizer": {"l2": 0.5}, "bias_regularizer": {"l1": 0.125},
    }, [4, 4, 2]
    yield "restraints", {**base, "activation": "relu", **restraints()}, [5, 4, 2]
    for name in ENDINGS:
        yield f"activation_{name}", {**base, "activation": name}, [6, 5, 2]


def depthwise_conv2d_cases():
    for padding in ("valid", "same"):
        for strides in (1, 2, 3):
            for size in ([7, 6], [8, 9]):
                sides = f"{size[0]}x{size[1]}"
                yield (
                    f"{padding}_strides_{strides}_of_{sides}",
                    {"kernel_size": 3, "padding": padding, "strides": strides},
                    [*size, 4],
                )
        for dilation in (2, [1, 3]):
            rate = "-".join(map(str, np.atleast_1d(dilation)))
            yield (
                f"{padding}_dilation_{rate}",
                {"kernel_size": 3, "padding": padding, "dilation_rate": dilation},
                [8, 9, 3],
            )
        for kernel in (1, 2, 5, [3, 2]):
            sides = "x".join(map(str, np.atleast_1d(kernel)))
            yield (
                f"{padding}_kernel_{sides}",
                {"kernel_size": kernel, "padding": padding, "depth_multiplier": 2},
                [6, 7, 3],
            )
        yield f"{padding}_multiplier_3_strides_2", {
            "kernel_size": 3, "padding": padding, "depth_multiplier": 3, "strides": 2,
        }, [7, 6, 5]
    yield "one_channel", {"kernel_size": 3, "depth_multiplier": 4}, [6, 6, 1]
    yield "many_channels", {"kernel_size": 3, "padding": "same"}, [4, 5, 37]
    yield "without_bias", {"kernel_size": 3, "use_bias": False}, [6, 6, 2]
    yield "initializers", {
        "kernel_size": 3, "depthwise_initializer": {"constant": 0.25}, "bias_initializer": "ones",
    }, [4, 4, 2]
    yield "penalties", {
        "kernel_size": 3, "depthwise_regularizer": {"l2": 0.5}, "bias_regularizer": {"l1": 0.125},
    }, [4, 4, 2]
    yield "activation_relu6", {"kernel_size": 3, "activation": "relu6"}, [6, 5, 2]
    yield "restraints", {"kernel_size": 3, **restraints("depthwise")}, [5, 4, 2]


def activity_regularization_cases():
    yield "plain", {}, [4]
    yield "both", {"l1": 0.25, "l2": 0.125}, [3, 4, 2]


def restraints(kernel="kernel", bias=True):
    """They change nothing that a layer computes, but an activity costs."""
    return {
        "activity_regularizer": {"l1_l2": {"l1": 0.25, "l2": 0.125}},
        f"{kernel}_constraint": {"max_norm": {"max_value": 1.5, "axis": 0}},
        **({"bias_constraint": "non_neg"} if bias else {}),
    }


def dense_cases():
    yield "plain", {"units": 5}, [7]
    yield "one_unit", {"units": 1}, [4]
    yield "without_bias", {"units": 5, "use_bias": False}, [7]
    yield "initializers", {
        "units": 4, "kernel_initializer": "zeros", "bias_initializer": {"constant": -0.5},
    }, [6]
    yield "penalties", {
        "units": 4, "kernel_regularizer": {"l1_l2": {"l1": 0.25, "l2": 0.5}},
        "bias_regularizer": {"l2": 0.125},
    }, [6]
    yield "over_the_last_axis_of_images", {"units": 3}, [4, 5, 6]
    yield "restraints", {"units": 3, "activation": "sigmoid", **restraints()}, [6]
    for name in ENDINGS:
        yield f"activation_{name}", {"units": 6, "activation": name}, [8]
    leaky = {"leaky_relu": {"negative_slope": 0.05}}
    yield "activation_with_settings", {"units": 6, "activation": leaky}, [8]


def pooling_cases():
    for padding in ("valid", "same"):
        for size in ([8, 8], [7, 9]):
            sides = f"{size[0]}x{size[1]}"
            for pool in (2, 3, 4, [2, 3]):
                area = "x".join(map(str, np.atleast_1d(pool)))
                yield f"{padding}_{area}_of_{sides}", {
                    "pool_size": pool, "padding": padding,
                }, [*size, 3]
            for pool, strides in ((3, 2), (2, 3), (3, 1), ([3, 2], [1, 2])):
                area = "x".join(map(str, np.atleast_1d(pool)))
                steps = "-".join(map(str, np.atleast_1d(strides)))
                yield f"{padding}_{area}_strides_{steps}_of_{sides}", {
                    "pool_size": pool, "padding": padding, "strides": strides,
                }, [*size, 2]


def global_pooling_cases():
    yield "plain", {}, [5, 7, 3]
    yield "keepdims", {"keepdims": True}, [4, 6, 2]


def batch_normalization_cases():
    yield "images", {}, [5, 4, 3]
    yield "vectors", {}, [6]
    yield "momentum_and_epsilon", {"momentum": 0.8, "epsilon": 0.05}, [4, 4, 3]
    yield "without_center", {"center": False}, [4, 4, 3]
    yield "without_scale", {"scale": False}, [4, 4, 3]
    yield "neither", {"center": False, "scale": False}, [5]
    yield "rows", {"axis": 1}, [5, 4, 3]
    yield "columns", {"axis": 2, "momentum": 0.5}, [5, 4, 3]
    yield "initializers", {
        "beta_initializer": {"constant": 0.5}, "gamma_initializer": {"constant": 2.0},
        "moving_mean_initializer": "ones", "moving_variance_initializer": {"constant": 4.0},
    }, [4, 4, 3]
    yield "penalties", {
        "beta_regularizer": {"l2": 0.5}, "gamma_regularizer": {"l1": 0.25},
    }, [4, 4, 3]
    yield "constraints", {
        "beta_constraint": {"max_norm": 0.5}, "gamma_constraint": "non_neg",
    }, [4, 4, 3]


def zero_padding2d_cases():
    yield "one_on_every_side", {}, [4, 5, 3]
    yield "two_on_every_side", {"padding": 2}, [3, 2, 1]
    yield "rows_and_columns", {"padding": [1, 3]}, [4, 5, 2]
    yield "each_side", {"padding": [[0, 1], [2, 3]]}, [4, 5, 3]
    yield "nothing", {"padding": 0}, [2, 3, 2]


RELUS = (
    {"max_value": 6.0},
    {"max_value": 2.5},
    {"negative_slope": 0.1},
    {"threshold": 0.5},
    {"max_value": 6.0, "negative_slope": 0.1},
    {"max_value": 3.0, "negative_slope": 0.2, "threshold": 1.0},
    {"negative_slope": 0.3, "threshold": 0.75},
)


def relu_cases():
    yield "plain", {}, [9]
    for settings in RELUS:
        yield words(settings), settings, [9]
        yield f"{words(settings)}_of_images", settings, [3, 4, 5]


def leaky_relu_cases():
    yield "plain", {}, [9]
    yield "slope_of_images", {"negative_slope": 0.05}, [3, 4, 5]


def words(settings):
    return "_".join(f"{key}_{value}" for key, value in settings.items()).replace(".", "_")


INTERPOLATIONS = ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5", "area")


def up_sampling2d_cases():
    yield "plain", {}, [3, 4, 2]
    for interpolation in INTERPOLATIONS:
        for size in (3, [1, 4]):
            factor = "-".join(map(str, np.atleast_1d(size)))
            yield f"{interpolation}_{factor}", {
                "size": size, "interpolation": interpolation,
            }, [5, 4, 3]


def resizing_cases():
    for interpolation in INTERPOLATIONS:
        for height, width in ((4, 5), (16, 14), (8, 3), (5, 21), (8, 7), (1, 1)):
            settings = {"height": height, "width": width, "interpolation": interpolation}
            yield f"{interpolation}_{height}x{width}", settings, [8, 7, 2]
            if interpolation not in ("nearest", "area"):
                more = {**settings, "antialias": True}
                yield f"{interpolation}_{height}x{width}_antialias", more, [8, 7, 2]
    for height, width in ((6, 6), (4, 9), (9, 4), (16, 5)):
        size = {"height": height, "width": width}
        yield f"cropped_{height}x{width}", {**size, "crop_to_aspect_ratio": True}, [8, 11, 2]
        yield f"padded_{height}x{width}", {**size, "pad_to_aspect_ratio": True}, [8, 11, 2]
        yield f"filled_{height}x{width}", {
            **size, "pad_to_aspect_ratio": True, "fill_value": 0.5,
        }, [11, 8, 2]


def rescaling_cases():
    yield "to_one", {"scale": 1 / 255}, [4, 5, 3]
    yield "to_minus_one_and_one", {"scale": 1 / 127.5, "offset": -1.0}, [4, 5, 3]
    by_channel = {"scale": [1 / 255, 0.005, 0.01], "offset": [0.0, -0.5, -1.0]}
    yield "by_channel", by_channel, [4, 5, 3]
    yield "scaled_by_channel", {"scale": [2.0896918976, 2.1128856368, 2.1081851068]}, [4, 5, 3]


def normalization_cases():
    yield "of_channels", {"mean": [0.5, -0.25, 1.0], "variance": [0.25, 2.0, 0.0625]}, [4, 5, 3]
    of_bytes = {"mean": [123.675, 116.28, 103.53], "variance": [3410.0, 3262.0, 3291.0]}
    yield "of_bytes", of_bytes, [4, 5, 3]
    yield "of_all", {"mean": 0.5, "variance": 4.0}, [7]
    rows = {"axis": 1, "mean": [0.5, -0.25, 1.0, 0.0], "variance": [0.25, 2.0, 0.0625, 1.0]}
    yield "of_rows", rows, [4, 5, 3]
    yield "adapted", {}, [4, 5, 3]
    yield "adapted_to_rows", {"axis": 1}, [4, 5, 3]
    yield "adapted_to_vectors", {}, [7]


def activation_cases():
    for name in sorted(set(in_keras.ACTIVATIONS) - {"threshold"}):
        yield name, {"activation": name}, [9]
        yield f"{name}_of_images", {"activation": name}, [3, 4, 5]
    for name, settings in (
        ("leaky_relu", {"negative_slope": 0.01}),
        ("elu", {"alpha": 0.5}),
        ("gelu", {"approximate": True}),
        ("celu", {"alpha": 0.5}),
        ("squareplus", {"b": 0.25}),
        ("hard_shrink", {"threshold": 0.6}),
        ("soft_shrink", {"threshold": 0.6}),
        ("threshold", {"threshold": 0.25, "default_value": -1.5}),
        *(("relu", settings) for settings in RELUS),
    ):
        yield f"{name}_{words(settings)}", {"activation": {name: settings}}, [9]


def reshape_cases():
    yield "rows", {"target_shape": [4, 6]}, [3, 4, 2]
    yield "rest", {"target_shape": [2, -1, 3]}, [3, 4, 2]
    yield "vector", {"target_shape": [3, 2, 1]}, [6]


def flatten_cases():
    yield "images", {}, [3, 4, 2]
    yield "vectors", {}, [5]


def dropout_cases():
    for rate in (0.0, 0.25, 0.56):
        yield f"rate_{rate}".replace(".", "_"), {"rate": rate}, [6, 5, 4]
    yield "whole_images", {"rate": 0.25, "noise_shape": [None, 1, 1, 1]}, [6, 5, 4]


def separable_conv2d_cases():
    base = {"filters": 4, "kernel_size": 3}
    for padding in ("valid", "same"):
        for strides in (1, 2):
            for size in ([7, 6], [8, 9]):
                sides = f"{size[0]}x{size[1]}"
                yield f"{padding}_strides_{strides}_of_{sides}", {
                    **base, "padding": padding, "strides": strides,
                }, [*size, 3]
        yield f"{padding}_dilation", {**base, "padding": padding, "dilation_rate": 2}, [8, 9, 2]
        yield f"{padding}_multiplier", {
            "filters": 5, "kernel_size": [2, 3], "padding": padding, "depth_multiplier": 3,
        }, [6, 5, 2]
    yield "one_channel", {"filters": 3, "kernel_size": 2}, [3, 4, 1]
    yield "restraints", {
        **base, "depthwise_constraint": "unit_norm", **restraints("pointwise"),
    }, [4, 5, 2]
    yield "without_bias", {**base, "use_bias": False, "activation": "tanh"}, [6, 5, 2]
    yield "initializers", {
        **base, "depthwise_initializer": {"constant": 0.25}, "pointwise_initializer": "ones",
        "bias_initializer": {"constant": -0.5},
    }, [4, 4, 2]
    yield "penalties", {
        **base, "depthwise_regularizer": {"l2": 0.5}, "pointwise_regularizer": {"l1": 0.25},
        "bias_regularizer": {"l1": 0.125},
    }, [4, 4, 2]


def conv2d_transpose_cases():
    yield "restraints", {"filters": 3, "kernel_size": 2, **restraints()}, [4, 5, 2]
    for padding in ("valid", "same"):
        for kernel in (1, 2, 3, 4, [3, 2]):
            for strides in (1, 2, 3, [2, 1]):
                area = "x".join(map(str, np.atleast_1d(kernel)))
                steps = "-".join(map(str, np.atleast_1d(strides)))
                yield f"{padding}_{area}_strides_{steps}", {
                    "filters": 3, "kernel_size": kernel, "padding": padding, "strides": strides,
                }, [4, 5, 2]
        for dilation in (2, [1, 3]):
            rate = "-".join(map(str, np.atleast_1d(dilation)))
            yield f"{padding}_dilation_{rate}", {
                "filters": 2, "kernel_size": 3, "padding": padding, "dilation_rate": dilation,
            }, [5, 6, 3]
        for kernel in (3, 4, 5):
            for extra in (0, 1, [1, 0]):
                more = "-".join(map(str, np.atleast_1d(extra)))
                if padding == "same" and kernel == 4 and extra != 1:
                    continue  # TensorFlow refuses it: no convolution leads back
                yield f"{padding}_{kernel}_output_padding_{more}", {
                    "filters": 2, "kernel_size": kernel, "padding": padding, "strides": 2,
                    "output_padding": extra,
                }, [4, 3, 3]
    yield "activation", {"filters": 2, "kernel_size": 3, "activation": "sigmoid"}, [3, 4, 2]
    yield "without_bias", {"filters": 2, "kernel_size": 3, "use_bias": False}, [3, 4, 2]
    yield "initializers", {
        "filters": 2, "kernel_size": 3, "kernel_initializer": {"constant": 0.25},
        "bias_initializer": "ones",
    }, [3, 4, 2]
    yield "penalties", {
        "filters": 2, "kernel_size": 3, "kernel_regularizer": {"l2": 0.5},
        "bias_regularizer": {"l1": 0.125},
    }, [3, 4, 2]


def einsum_dense_cases():
    steps = {"equation": "abc,cd->abd", "output_shape": [-1, 4]}
    yield "one_bias", {**steps, "bias_axes": "d"}, [3, 5]
    yield "without_bias", steps, [3, 5]
    yield "positions", {**steps, "output_shape": [3, 4], "bias_axes": "bd"}, [3, 5]
    yield "bias_of_steps", {**steps, "output_shape": [3, 4], "bias_axes": "b"}, [3, 5]
    yield "vectors", {"equation": "ab,bc->ac", "output_shape": 4, "bias_axes": "c"}, [5]
    yield "any_before", {"equation": "...x,xy->...y", "output_shape": 4, "bias_axes": "y"}, [2, 3, 5]
    yield "any_behind", {"equation": "ab...,bc->ac...", "output_shape": 4, "bias_axes": "c"}, [5, 2, 3]
    yield "each_number", {"equation": "abc,bc->abc", "output_shape": [3, 5]}, [3, 5]
    yield "two_at_once", {"equation": "abcd,cde->abe", "output_shape": [-1, 4]}, [2, 3, 5]
    yield "two_come_out", {"equation": "abc,cde->abde", "output_shape": [-1, 2, 3], "bias_axes": "de"}, [3, 5]
    yield "activation", {**steps, "activation": "tanh"}, [3, 5]
    yield "initializers", {
        **steps, "bias_axes": "d", "kernel_initializer": {"constant": 0.25},
        "bias_initializer": "ones",
    }, [3, 5]
    yield "restraints", {**steps, "bias_axes": "d", **restraints()}, [3, 5]
    yield "penalties", {
        **steps, "bias_axes": "d", "kernel_regularizer": {"l2": 0.5},
        "bias_regularizer": {"l1": 0.125},
    }, [3, 5]


def multi_head_attention_cases():
    base = {"num_heads": 2, "key_dim": 3}
    yield "sequences", base, [5, 4]
    yield "one_head", {"num_heads": 1, "key_dim": 2}, [4, 3]
    yield "one_step", base, [1, 4]
    yield "value_dim", {**base, "value_dim": 5}, [5, 4]
    yield "output_shape", {**base, "output_shape": 6}, [5, 4]
    yield "output_shape_of_two", {**base, "output_shape": [2, 3]}, [5, 4]
    yield "images", base, [2, 3, 4]
    yield "rows", {**base, "attention_axes": 1}, [2, 3, 4]
    yield "columns", {**base, "attention_axes": [2], "output_shape": [2, 3]}, [2, 3, 4]
    yield "without_bias", {**base, "use_bias": False}, [5, 4]
    yield "dropout", {**base, "dropout": 0.3}, [5, 4]
    yield "initializers", {
        **base, "kernel_initializer": {"constant": 0.25}, "bias_initializer": "ones",
    }, [3, 4]
    yield "constraints", {
        **base, "kernel_constraint": {"max_norm": {"max_value": 1.5, "axis": 0}},
        "bias_constraint": "non_neg",
    }, [3, 4]
    yield "penalties", {
        **base, "kernel_regularizer": {"l2": 0.5}, "bias_regularizer": {"l1": 0.125},
    }, [3, 4]


def sequence_pooling_cases():
    yield "plain", {}, [5, 3]
    yield "keepdims", {"keepdims": True}, [4, 2]


GAMMA_AND_BETA = [
    ("epsilon", {"epsilon": 0.05}),
    ("without_center", {"center": False}),
    ("without_scale", {"scale": False}),
    ("neither", {"center": False, "scale": False}),
    ("initializers", {
        "beta_initializer": {"constant": 0.5}, "gamma_initializer": {"constant": 2.0},
    }),
    ("penalties", {"beta_regularizer": {"l2": 0.5}, "gamma_regularizer": {"l1": 0.25}}),
    ("constraints", {"beta_constraint": {"max_norm": 0.5}, "gamma_constraint": "non_neg"}),
]


def layer_normalization_cases():
    yield "images", {}, [3, 4, 5]
    yield "sequences", {}, [4, 6]
    yield "vectors", {}, [6]
    yield "rows", {"axis": 1}, [5, 4, 3]
    yield "columns", {"axis": [2]}, [5, 4, 3]
    yield "columns_and_channels", {"axis": [-1, -2]}, [5, 4, 3]
    yield "rows_and_channels", {"axis": [1, 3]}, [5, 4, 3]
    yield "all", {"axis": [1, 2, 3]}, [3, 4, 2]
    for name, settings in GAMMA_AND_BETA:
        yield name, settings, [3, 4, 5]


def group_normalization_cases():
    yield "images", {"groups": 2}, [3, 4, 6]
    yield "one_group", {"groups": 1}, [3, 4, 6]
    yield "each_channel", {"groups": -1}, [3, 4, 5]
    yield "usual_groups", {}, [2, 3, 64]
    yield "sequences", {"groups": 3}, [4, 6]
    yield "vectors", {"groups": 2}, [6]
    yield "rows", {"groups": 2, "axis": 1}, [4, 5, 3]
    yield "columns", {"groups": 5, "axis": 2}, [4, 5, 3]
    for name, settings in GAMMA_AND_BETA:
        yield name, {"groups": 2, **settings}, [3, 4, 4]


def unit_normalization_cases():
    yield "images", {}, [3, 4, 5]
    yield "vectors", {"axis": 1}, [6]
    yield "rows_and_columns", {"axis": [1, 2]}, [3, 4, 2]


def cropping2d_cases():
    yield "nothing", {}, [3, 4, 2]
    yield "every_side", {"cropping": 1}, [4, 5, 2]
    yield "rows_and_columns", {"cropping": [1, 2]}, [4, 7, 2]
    yield "each_side", {"cropping": [[0, 1], [2, 1]]}, [4, 5, 3]


def permute_cases():
    yield "columns_first", {"dims": [2, 1, 3]}, [3, 4, 2]
    yield "channels_first", {"dims": [3, 1, 2]}, [3, 4, 2]
    yield "sequences", {"dims": [2, 1]}, [3, 4]
    yield "patches", {"dims": [1, 3, 2, 4, 5]}, [2, 3, 2, 3, 2]


def prelu_cases():
    yield "vectors", {}, [9]
    yield "images", {}, [3, 4, 2]
    yield "shared_by_pixels", {"shared_axes": [1, 2]}, [3, 4, 2]
    yield "shared_by_rows", {"shared_axes": 1}, [3, 4, 2]
    yield "initializer", {"alpha_initializer": {"constant": 0.25}}, [5]
    yield "penalty", {"alpha_regularizer": {"l2": 0.5}}, [5]
    yield "constraint", {"alpha_constraint": "non_neg"}, [5]


def elu_cases():
    yield "plain", {}, [9]
    yield "alpha_of_images", {"alpha": 0.5}, [3, 4, 5]


def softmax_cases():
    yield "plain", {}, [9]
    yield "channels_of_images", {"axis": 3}, [3, 4, 5]
    yield "rows_of_images", {"axis": 1}, [3, 4, 5]
    yield "columns_and_channels_of_images", {"axis": [2, 3]}, [3, 4, 5]


def rate_cases():
    for rate in (0.0, 0.25, 0.56):
        yield f"rate_{rate}".replace(".", "_"), {"rate": rate}, [6, 5, 3]


def gaussian_noise_cases():
    for deviation in (0.0, 0.25, 1.0):
        yield f"stddev_{deviation}".replace(".", "_"), {"stddev": deviation}, [6, 5, 3]


def identity_cases():
    yield "images", {}, [3, 4, 2]
    yield "vectors", {}, [5]


CASES = {
    "activation": activation_cases,
    "activity_regularization": activity_regularization_cases,
    "alpha_dropout": rate_cases,
    "conv2d_transpose": conv2d_transpose_cases,
    "cropping2d": cropping2d_cases,
    "einsum_dense": einsum_dense_cases,
    "elu": elu_cases,
    "gaussian_dropout": rate_cases,
    "gaussian_noise": gaussian_noise_cases,
    "global_average_pooling1d": sequence_pooling_cases,
    "global_max_pooling1d": sequence_pooling_cases,
    "group_normalization": group_normalization_cases,
    "layer_normalization": layer_normalization_cases,
    "multi_head_attention": multi_head_attention_cases,
    "permute": permute_cases,
    "prelu": prelu_cases,
    "separable_conv2d": separable_conv2d_cases,
    "softmax": softmax_cases,
    "spatial_dropout2d": rate_cases,
    "unit_normalization": unit_normalization_cases,
    "average_pooling2d": pooling_cases,
    "batch_normalization": batch_normalization_cases,
    "conv2d": conv2d_cases,
    "dense": dense_cases,
    "depthwise_conv2d": depthwise_conv2d_cases,
    "dropout": dropout_cases,
    "flatten": flatten_cases,
    "reshape": reshape_cases,
    "global_average_pooling2d": global_pooling_cases,
    "global_max_pooling2d": global_pooling_cases,
    "leaky_relu": leaky_relu_cases,
    "max_pooling2d": pooling_cases,
    "normalization": normalization_cases,
    "relu": relu_cases,
    "rescaling": rescaling_cases,
    "resizing": resizing_cases,
    "up_sampling2d": up_sampling2d_cases,
    "zero_padding2d": zero_padding2d_cases,
    "identity": identity_cases,
    **augmentations.CASES,
}


ACTIVATIONS = ("activation", "relu", "leaky_relu", "elu", "prelu", "softmax")


def inputs(kind, name, shape, stream):
    """In [-2, 2); bytes for rescaling, extremes for activations, many ties for pooling."""
    if kind == "rescaling" or name == "of_bytes":
        return stream.below(256, BATCH * int(np.prod(shape))).reshape([BATCH, *shape]) * 1.0
    values = stream.between(-2, 2, [BATCH, *shape])
    if kind in ACTIVATIONS and shape == [9]:
        # At exactly 0 TensorFlow adds both slopes of celu, and takes selu's other one than libtorch.
        zero = 0.4 if "celu" in name or "selu" in name else 0
        values[0] = [zero, -0.001, 0.001, 0.7, 5, -5, 30, -30, 1]
    if kind == "max_pooling2d" and name.endswith("x8"):
        # As after a ReLU: mostly ties, so that the place that gets the gradient matters.
        values = np.maximum(np.round(values * 2) / 2, 0)
    return values


def weight_values(layer, stream):
    """Replaces them; returns the first values of those that all begin alike."""
    begun = {}
    for variable in layer.weights:
        begin, name = variable.numpy(), in_keras.local(layer, variable)
        if np.all(begin == begin.flat[0]):
            begun[name] = float(begin.flat[0])
        low, high = (0.5, 1.5) if variable.name in ("gamma", "moving_variance") else (-0.6, 0.6)
        variable.assign(stream.named(name).between(low, high, variable.shape))
    return begun


def adapted(layer, given):
    """Adapts it to data, and then rounds what it found to what is stored."""
    begun = {weight.name: float(weight.numpy().flat[0]) for weight in layer.weights}
    layer.adapt(given)
    for weight in layer.weights:
        weight.assign(weight.numpy().astype(np.float32))
    layer.finalize_state()
    return begun


IN_FLOAT32 = ("resizing", "up_sampling2d")
"""TensorFlow resizes in 32 bits, whatever it is given. It has no gradient of areas, and of turned or
moved images one that only comes near."""


def run(kind, name, settings, shape, training):
    stream = FIXTURES.named("layers").named(kind).named(name)
    places = kind in augmentations.PLACES
    single = kind in IN_FLOAT32 or kind in augmentations.IN_FLOAT32
    precision = "float32" if places or single else "float64"
    layer = in_keras.layer({kind: settings}, dtype=precision)
    layer.build(*[[None, *shape]] * (2 if kind == "multi_head_attention" else 1))
    adapts = kind == "normalization" and "mean" not in settings
    seen = stream.named("seen").between(1, 3, [40, *shape]) if adapts else None
    begun = adapted(layer, seen) if adapts else weight_values(layer, stream.named("weights"))
    given = inputs(kind, name, shape, stream.named("input")).astype(precision)
    x = tf.Variable(given)
    arrays = {"input": given}
    arrays |= {
        f"weights/{in_keras.local(layer, weight)}": np.asarray(weight.numpy(), float)
        for weight in layer.weights
    }
    if adapts:
        arrays["seen"] = seen
    with tf.GradientTape() as tape:
        y = output(kind, layer, settings, x, training)
        upstream = stream.named("upstream").between(-1, 1, y.shape).astype(precision)
        total = tf.reduce_sum(y * upstream)
    arrays |= {"output": y.numpy(), "upstream": upstream}
    trained = [weight.value for weight in layer.trainable_weights]
    derived = not places and kind not in augmentations.WITHOUT_GRADIENT
    if derived and settings.get("interpolation") != "area":
        gradients = tape.gradient(total, [x, *trained])
        arrays["gradients/input"] = tf.convert_to_tensor(gradients[0]).numpy()
        for weight, gradient in zip(layer.trainable_weights, gradients[1:]):
            arrays[f"gradients/{in_keras.local(layer, weight)}"] = gradient.numpy()
    if training:
        for weight in layer.non_trainable_weights:
            if weight.name.startswith("moving"):
                arrays[f"after/{weight.name}"] = weight.numpy()
    facts = {
        "settings": settings,
        "input_shape": shape,
        "output_shape": list(y.shape[1:]),
        "weights": [in_keras.local(layer, weight) for weight in layer.weights],
        "trainable": [in_keras.local(layer, weight) for weight in layer.trainable_weights],
        "begin": begun,
        "penalty": float(sum(layer.losses)),
        "training": training,
    }
    if single or kind == "random_crop" and not training:
        facts["precision"] = "float32"
    if places:
        facts["precision"] = "float32 places"
    return facts, arrays


def transposed(layer, x):
    """The gradient of a convolution's input: TensorFlow's own operation has no dilation on a CPU."""
    images = tf.zeros(layer.compute_output_shape(x.shape), x.dtype)
    with tf.GradientTape() as tape:
        tape.watch(images)
        convolved = tf.nn.convolution(
            images, layer.kernel.value, padding=layer.padding.upper(), dilations=layer.dilation_rate
        )
    return tape.gradient(convolved, images, output_gradients=x) + layer.bias


def output(kind, layer, settings, x, training):
    if kind == "conv2d_transpose" and "dilation_rate" in settings:
        return transposed(layer, x)
    if kind in ("random_brightness", "random_color_jitter"):
        x = tf.identity(x)  # Keras adds to it in place, which a variable forbids
    if training and kind in augmentations.CASES:
        return augmentations.called(kind, layer, x)
    if training and kind in augmentations.NOISES:
        with augmentations.noise():
            return layer(x, training=True)
    if kind == "random_crop":
        return augmentations.resized(settings, x)
    if kind == "activity_regularization":
        x = tf.identity(x)  # Keras asks its output for `ndim`, which a variable lacks
    return in_keras.called(layer, x, training=training)


def modes(kind, name):
    """Whether a case is computed not training, training, or both."""
    if kind == "batch_normalization" or kind in augmentations.NOISES:
        return (False, True)
    if name == "dropout":
        return (False,)
    return (kind not in ("dropout", "spatial_dropout2d") and not name.startswith("resized"),)


def make(kinds=()):
    for kind, cases in CASES.items():
        if kinds and kind not in kinds:
            continue
        fixture = Fixture("layers", kind)
        for name, settings, shape in cases():
            several = modes(kind, name)
            for training in several:
                facts, arrays = run(kind, name, settings, shape, training)
                suffix = "_training" if len(several) > 1 and training else ""
                fixture.add(name + suffix, facts, arrays)
        fixture.save()
