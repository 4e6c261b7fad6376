"""Sixty updates on given gradients, in float64."""

import keras
import numpy as np

import in_keras
from fixtures import Fixture
from streams import FIXTURES

SIZE, STEPS, SHOWN = 24, 60, [1, 2, 3, 10, 30, 60]
FEW_BITS = {"learning_rate": 2**-7, "epsilon": 2**-20}
MOMENTS = {**FEW_BITS, "beta_1": 7 / 8, "beta_2": 127 / 128}
CASES = {
    "sgd": [
        {},
        {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.004},
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
    ],
}
"""With Keras' defaults and usual values; Keras rounds such settings to float32."""

EXACT_CASES = {
    "sgd": [
        {"learning_rate": 1 / 8},
        {"learning_rate": 1 / 128, "momentum": 7 / 8},
        {"learning_rate": 1 / 128, "momentum": 7 / 8, "nesterov": True},
        {"learning_rate": 1 / 128, "momentum": 1 / 2, "weight_decay": 1 / 64},
        {"learning_rate": 1 / 8, "weight_decay": 1 / 256},
    ],
    "adam": [
        MOMENTS,
        {**MOMENTS, "amsgrad": True},
        {**MOMENTS, "weight_decay": 1 / 16},
    ],
    "adamw": [
        {**MOMENTS, "weight_decay": 1 / 8},
        {**MOMENTS, "weight_decay": 1 / 256, "amsgrad": True},
    ],
    "rmsprop": [
        {**FEW_BITS, "rho": 7 / 8},
        {**FEW_BITS, "rho": 7 / 8, "momentum": 3 / 4},
        {**FEW_BITS, "rho": 3 / 4, "centered": True},
        {**FEW_BITS, "rho": 7 / 8, "momentum": 1 / 2, "centered": True, "weight_decay": 1 / 64},
    ],
}
"""With settings of few bits, which Keras keeps as they are."""


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


def add(fixture, kind, settings, exact):
    name = f"case_{len(fixture.cases)}"
    stream = FIXTURES.named("optimizers").named(kind).named(name)
    start = stream.named("start").between(-1, 1, [SIZE])
    given = gradients(stream.named("gradients"))
    rate, shown = trajectory(kind, settings, start, given)
    facts = {
        "settings": settings, "exact": exact, "learning_rate": rate, "shown_after": SHOWN,
    }  # fmt: skip
    fixture.add(name, facts, {"start": start, "gradients": given, "parameters": shown})


def make():
    for kind in CASES:
        fixture = Fixture("optimizers", kind)
        for settings in CASES[kind]:
            add(fixture, kind, settings, False)
        for settings in EXACT_CASES[kind]:
            add(fixture, kind, settings, True)
        fixture.save()
