"""Penalties and their gradients, in float64."""

import numpy as np
import tensorflow as tf

import in_keras
from fixtures import Fixture
from streams import FIXTURES

CASES = {
    "l1": [{}, {"l1": 0.001}, {"l1": 0.3}],
    "l2": [{}, {"l2": 0.001}, {"l2": 0.3}],
    "orthogonal_regularizer": [{}, {"factor": 0.3, "mode": "columns"}, {"factor": 0.5}],
    "l1_l2": [{"l1": 0.00001, "l2": 0.0001}, {"l1": 0.3, "l2": 0.3}, {"l1": 0.0, "l2": 0.02}],
}


def make():
    for kind, cases in CASES.items():
        fixture = Fixture("regularizers", kind)
        for number, settings in enumerate(cases):
            stream = FIXTURES.named("regularizers").named(kind).at(number)
            shape = [3, 4] if kind == "orthogonal_regularizer" else [3, 2, 4]
            weight = tf.Variable(stream.between(-2, 2, shape).astype("float64"))
            with tf.GradientTape() as tape:
                penalty = in_keras.REGULARIZERS[kind](**settings)(weight)
            arrays = {
                "weight": weight.numpy(),
                "penalty": np.reshape(penalty, [1]),
                "gradients": tape.gradient(penalty, weight).numpy(),
            }
            fixture.add(f"case_{number}", {"settings": settings}, arrays)
        fixture.save()
