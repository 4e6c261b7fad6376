"""Sixty updates on given gradients, in float64: the formulas themselves, without the rounding of
Keras' own float32 arithmetic (its 1 - 0.999 alone is off by 5e-5)."""

import keras
import numpy as np

import in_keras
from fixtures import Fixture
from streams import FIXTURES

SIZE, STEPS, SHOWN = 24, 60, [1, 2, 3, 10, 30, 60]
CASES = {
    "sgd": [
        {},
        {"learning_rate": 0.1},
        {"momentum": 0.9},
        {"momentum": 0.9, "nesterov": True},
        {"momentum": 0.5, "weight_decay": 0.01},
        {"learning_rate": 0.1, "weight_decay": 0.004},
    ],
    "adam": [
        {},
        {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 0.001},
        {"amsgrad": True},
        {"learning_rate": 0.01, "weight_decay": 0.05},
    ],
    "adamw": [
        {},
        {"learning_rate": 0.01, "weight_decay": 0.1},
        {"beta_1": 0.7, "beta_2": 0.95, "epsilon": 1e-5, "amsgrad": True},
    ],
    "rmsprop": [
        {},
        {"learning_rate": 0.01, "rho": 0.8, "epsilon": 0.001},
        {"momentum": 0.9},
        {"centered": True},
        {"learning_rate": 0.002, "momentum": 0.8, "centered": True, "weight_decay": 0.02},
    ],
}


def gradients(stream):
    """Of very different sizes, some exactly zero, with a drift so that momentum matters."""
    values = stream.between(-1, 1, [STEPS, SIZE]) + np.float32(0.3)
    values *= 10.0 ** np.linspace(-4, 1, SIZE)
    values[:, 3] = 0
    values[5:, 4] = 0
    return values.astype(np.float32)


def trajectory(kind, settings, start, given):
    optimizer = in_keras.OPTIMIZERS[kind](**settings)
    variable = keras.Variable(start.astype("float64"))
    shown = []
    for step, gradient in enumerate(given, start=1):
        optimizer.apply([gradient.astype("float64")], [variable])
        if step in SHOWN:
            shown.append(variable.numpy().copy())
    return float(optimizer.learning_rate), np.stack(shown)


def make():
    for kind, cases in CASES.items():
        fixture = Fixture("optimizers", kind)
        for number, settings in enumerate(cases):
            stream = FIXTURES.named("optimizers").named(kind).at(number)
            start = stream.named("start").between(-1, 1, [SIZE])
            given = gradients(stream.named("gradients"))
            rate, shown = trajectory(kind, settings, start, given)
            facts = {"settings": settings, "learning_rate": rate, "shown_after": SHOWN}
            arrays = {"start": start, "gradients": given, "parameters": shown}
            fixture.add(f"case_{number}", facts, arrays)
        fixture.save()
