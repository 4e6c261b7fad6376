"""Losses of each example and their gradients: cross-entropies in float32, since Keras clips
probabilities at 1e-7 and 1 - 1e-7, and what the second is depends on the precision; all others in
float64."""

import keras
import numpy as np
import tensorflow as tf

import in_keras
from fixtures import Fixture
from streams import FIXTURES

CLASSES, BATCH = 5, 12
OUTPUTS = {
    "softmax": keras.activations.softmax,
    "sigmoid": keras.activations.sigmoid,
    "probabilities": lambda x: x,
}
HINGES = ("hinge", "squared_hinge", "categorical_hinge")


def logits(stream, outputs):
    values = stream.between(-4, 4, [BATCH, outputs])
    values[0] *= 25  # ± 100, where a softmax or sigmoid in float32 is exactly 0 or 1
    values[1] *= 2500
    values[2] = 0
    return values


def probabilities(stream, outputs):
    """Rows that need not add up to 1, with exact zeros and ones; a row of zeros is NaN in Keras."""
    values = stream.between(0, 1, [BATCH, outputs])
    values[0] = 0
    values[0, 1:2] = 1
    values[1] = 1
    values[2, 0] = 1e-8
    return values


def numbers(stream, outputs):
    """Of both signs, as a tanh or a linear layer gives them; nowhere on the edge of a hinge."""
    return stream.between(-2, 2, [BATCH, outputs])


DISTANCES = {
    "mean_squared_error": ({},),
    "mean_absolute_error": ({},),
    "mean_squared_logarithmic_error": ({},),
    "huber": ({}, {"delta": 0.3}),
    "log_cosh": ({},),
    "cosine_similarity": ({},),
    "poisson": ({},),
    "hinge": ({},),
    "squared_hinge": ({},),
    "categorical_hinge": ({},),
    "kl_divergence": ({},),
    "binary_focal_crossentropy": (
        {},
        {"apply_class_balancing": True, "alpha": 0.4, "gamma": 1.5},
        {"apply_class_balancing": True, "label_smoothing": 0.2},
    ),
    "categorical_focal_crossentropy": (
        {},
        {"alpha": 0.5, "gamma": 3.0},
        {"alpha": [0.1, 0.2, 0.3, 0.25, 0.15], "label_smoothing": 0.2},
    ),
    "categorical_generalized_cross_entropy": ({}, {"q": 0.8}),
}
"""Losses of outputs as they are, whatever they end in; compared in float64."""

PER_CLASS = (
    "cosine_similarity",
    "categorical_hinge",
    "kl_divergence",
    "categorical_focal_crossentropy",
    "categorical_generalized_cross_entropy",
)


def distance_cases():
    for kind, several in DISTANCES.items():
        for number, settings in enumerate(several):
            for output in OUTPUTS:
                yield kind, f"{output}_{number}", settings, output, CLASSES
            if kind not in PER_CLASS:
                yield kind, f"one_sigmoid_{number}", settings, "sigmoid", 1
                yield kind, f"one_{number}", settings, "probabilities", 1


def cases():
    yield from distance_cases()
    for smoothing in (0.0, 0.1, 0.3):
        more = {"label_smoothing": smoothing} if smoothing else {}
        words = f"_smoothing_{smoothing}".replace(".", "_") if smoothing else ""
        for output in ("sigmoid", "probabilities"):
            yield "binary_crossentropy", f"{output}{words}", more, output, 1
        for output in OUTPUTS:
            yield "binary_crossentropy", f"several_{output}{words}", more, output, CLASSES
            yield "categorical_crossentropy", f"{output}{words}", more, output, CLASSES
    for output in OUTPUTS:
        yield "sparse_categorical_crossentropy", output, {}, output, CLASSES
    yield from score_cases()


def score_cases():
    """Of networks that end in scores, which the loss is told."""
    for kind, output in SCORED.items():
        yield kind, "from_logits", {"from_logits": True}, output, CLASSES
        if output == "sigmoid":
            yield kind, "one_from_logits", {"from_logits": True}, output, 1
        if kind != "sparse_categorical_crossentropy":
            smoothed = {"from_logits": True, "label_smoothing": 0.2}
            yield kind, "from_logits_smoothing_0_2", smoothed, output, CLASSES


def targets(kind, labels, outputs):
    """A column of labels for one output; a row of a one and zeros for several, but for indexes."""
    if kind in ("sparse_categorical_crossentropy", "categorical_generalized_cross_entropy"):
        return labels
    return labels[:, None] if outputs == 1 else keras.utils.to_categorical(labels, outputs)


SCORED = {
    "binary_crossentropy": "sigmoid",
    "binary_focal_crossentropy": "sigmoid",
    "categorical_crossentropy": "softmax",
    "categorical_focal_crossentropy": "softmax",
    "sparse_categorical_crossentropy": "softmax",
}
"""What each makes of scores."""

MATCHING = {
    "binary_crossentropy": "sigmoid",
    "binary_focal_crossentropy": "sigmoid",
    "categorical_crossentropy": "softmax",
    "sparse_categorical_crossentropy": "softmax",
}


def ended(kind, output, x):
    """The network's outputs, as Keras' losses get them.

    On TensorFlow Keras remembers at outputs what they were before their activation, and its losses
    take that instead, also where the activation is not the loss' own: a softmax of what a sigmoid
    was to end. Keras on PyTorch does not, and neither does Regulus; so it is forgotten there.
    """
    outputs = OUTPUTS[output](x)
    return outputs if output == MATCHING.get(kind) else tf.identity(outputs)


def drawn(kind, output, stream, outputs):
    if output != "probabilities":
        values = logits(stream, outputs)
    elif kind in HINGES:
        values = numbers(stream, outputs)
    else:
        values = probabilities(stream, outputs)
    if kind == "cosine_similarity":
        values[0] = stream.named("no zeros").between(0.1, 1, [outputs])  # NaN in Keras
    if kind == "categorical_generalized_cross_entropy":
        values[:3] = stream.named("no zeros").between(0.1, 1, [3, outputs])  # NaN in Keras
    return values


def run(kind, name, settings, output, outputs):
    stream = FIXTURES.named("losses").named(kind).named(name)
    given = drawn(kind, output, stream.named("outputs"), outputs)
    if (kind, output) == ("binary_crossentropy", "softmax"):
        given[0] *= 4  # as near to 1 as rounding makes it, the rest to 1 is noise
    labels = stream.named("labels").below(max(2, outputs), BATCH)
    precision = "float64" if kind in DISTANCES else "float32"
    keras.backend.set_floatx(precision)
    loss = in_keras.LOSSES[kind](**settings, reduction="none")
    x = tf.Variable(given.astype(precision))
    with tf.GradientTape() as tape:
        each = loss(targets(kind, labels, outputs), x if "from_logits" in settings else ended(kind, output, x))
        total = tf.reduce_sum(each)
    gradient = tape.gradient(total, x)
    return {
        "outputs": given,
        "labels": labels,
        "each": each.numpy(),
        "gradients": tf.convert_to_tensor(gradient).numpy(),
    }


def make():
    fixtures = {kind: Fixture("losses", kind) for kind in in_keras.LOSSES}
    for kind, name, settings, output, outputs in cases():
        facts = {"settings": settings, "output": output, "classes": max(2, outputs)}
        if kind in DISTANCES:
            facts["precision"] = "float64"
        arrays = run(kind, name, settings, output, outputs)
        assert np.isfinite(arrays["each"]).all() and np.isfinite(arrays["gradients"]).all()
        fixtures[kind].add(name, facts, arrays)
    for fixture in fixtures.values():
        fixture.save()
