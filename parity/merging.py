"""Layers of several inputs, one at a time: outputs and the gradient for each input."""

import keras
import numpy as np
import tensorflow as tf

import in_keras
from fixtures import Fixture
from streams import FIXTURES

BATCH = 2

CASES = {
    "add": [
        ("two", {}, [[3, 4, 2], [3, 4, 2]]),
        ("three_vectors", {}, [[5], [5], [5]]),
        ("stretched_channels", {}, [[3, 4, 2], [3, 4, 1]]),
        ("stretched_both_ways", {}, [[3, 1, 2], [1, 4, 2]]),
        ("a_vector_on_images", {}, [[3, 4, 2], [2]]),
    ],
    "subtract": [
        ("two", {}, [[3, 4, 2], [3, 4, 2]]),
        ("stretched", {}, [[3, 4, 2], [1, 4, 1]]),
    ],
    "multiply": [
        ("three", {}, [[3, 4, 2], [3, 4, 2], [3, 4, 2]]),
        ("weighted_channels", {}, [[3, 4, 2], [1, 1, 2]]),
    ],
    "average": [
        ("two", {}, [[3, 4, 2], [3, 4, 2]]),
        ("three_vectors", {}, [[5], [5], [5]]),
    ],
    "maximum": [
        ("three", {}, [[3, 4, 2], [3, 4, 2], [3, 4, 2]]),
        ("stretched", {}, [[3, 4, 2], [3, 4, 1]]),
    ],
    "minimum": [
        ("three", {}, [[3, 4, 2], [3, 4, 2], [3, 4, 2]]),
        ("stretched", {}, [[3, 4, 2], [3, 4, 1]]),
    ],
    "concatenate": [
        ("channels", {}, [[3, 4, 2], [3, 4, 1], [3, 4, 3]]),
        ("rows", {"axis": 1}, [[3, 4, 2], [1, 4, 2]]),
        ("columns", {"axis": -2}, [[3, 4, 2], [3, 2, 2]]),
        ("vectors", {"axis": 1}, [[5], [2]]),
    ],
}


def run(kind, name, settings, shapes):
    stream = FIXTURES.named("merging").named(kind).named(name)
    given = [
        stream.named(f"input {i}").between(-2, 2, [BATCH, *shape]).astype(np.float64)
        for i, shape in enumerate(shapes)
    ]
    inputs = [tf.Variable(values) for values in given]
    layer = in_keras.layer({kind: settings})
    with tf.GradientTape() as tape:
        y = layer([tf.convert_to_tensor(x) for x in inputs])
        upstream = stream.named("upstream").between(-1, 1, y.shape).astype(np.float64)
        total = tf.reduce_sum(y * upstream)
    gradients = tape.gradient(total, inputs)
    arrays = {"output": y.numpy(), "upstream": upstream}
    for i, (values, gradient) in enumerate(zip(given, gradients)):
        arrays |= {f"inputs/{i}": values, f"gradients/{i}": tf.convert_to_tensor(gradient).numpy()}
    facts = {"settings": settings, "input_shapes": shapes, "output_shape": list(y.shape[1:])}
    return facts, arrays


def make():
    for kind, cases in CASES.items():
        fixture = Fixture("merging", kind)
        for name, settings, shapes in cases:
            fixture.add(name, *run(kind, name, settings, shapes))
        fixture.save()
    assert keras.backend.floatx() == "float64"
