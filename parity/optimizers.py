"""Sixty updates on given gradients, in float64."""

import keras
import numpy as np

import in_keras
from fixtures import Fixture
from streams import FIXTURES

SIZE, STEPS, SHOWN = 24, 60, [1, 2, 3, 10, 30, 60]
PIECES = [9, 10, 5]
"""The numbers of three weights, for what treats each weight by itself; the last begins as zeros."""

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
    "nadam": [
        {},
        {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 0.001},
        {**MOMENTS, "weight_decay": 1 / 16},
    ],
    "adamax": [{}, {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 0.001}],
    "adagrad": [{}, {"learning_rate": 0.1, "initial_accumulator_value": 0.3, "epsilon": 0.001}],
    "adadelta": [{}, {"learning_rate": 1.0, "rho": 0.9, "epsilon": 0.001}],
    "lion": [{}, {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.95, "weight_decay": 0.01}],
    "lamb": [{}, {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 0.001}],
    "ftrl": [
        {},
        {"learning_rate": 0.1, "learning_rate_power": -0.7, "l1_regularization_strength": 0.05},
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
    "adamax": [MOMENTS, {**MOMENTS, "weight_decay": 1 / 16}],
    "adagrad": [
        {**FEW_BITS, "initial_accumulator_value": 1 / 8},
        {**FEW_BITS, "initial_accumulator_value": 0.0, "weight_decay": 1 / 16},
    ],
    "adadelta": [
        {"learning_rate": 1.0, "rho": 7 / 8, "epsilon": 2**-20},
        {"learning_rate": 0.5, "rho": 3 / 4, "epsilon": 2**-10, "weight_decay": 1 / 64},
    ],
    "lion": [
        {"learning_rate": 2**-7, "beta_1": 7 / 8, "beta_2": 127 / 128},
        {"learning_rate": 2**-7, "beta_1": 1 / 2, "beta_2": 3 / 4, "weight_decay": 1 / 16},
    ],
    "lamb": [MOMENTS, {**MOMENTS, "weight_decay": 1 / 16}],
    "ftrl": [
        {"learning_rate": 1 / 8, "initial_accumulator_value": 1 / 8},
        {
            "learning_rate": 1 / 8, "initial_accumulator_value": 1 / 8, "beta": 1 / 2,
            "l1_regularization_strength": 1 / 16, "l2_regularization_strength": 1 / 32,
            "l2_shrinkage_regularization_strength": 1 / 64, "weight_decay": 1 / 16,
        },
        {"learning_rate": 2**-7, "learning_rate_power": 0.0, "initial_accumulator_value": 1 / 8},
    ],
}
"""With settings of few bits, which Keras keeps as they are."""


STEADYING_CASES = [
    {"clipnorm": 1 / 2},
    {"clipvalue": 1 / 16},
    {"global_clipnorm": 3 / 4},
    {"use_ema": True, "ema_momentum": 7 / 8},
    {"use_ema": True, "ema_momentum": 3 / 4, "ema_overwrite_frequency": 7, "clipnorm": 2.0},
]
"""What all optimizers do around their updates, with settings of few bits."""

STEADIED = {
    "sgd": {"learning_rate": 1 / 128, "momentum": 7 / 8},
    "adamw": {**MOMENTS, "weight_decay": 1 / 8},
    "lamb": MOMENTS,
}
OTHERWISE = {"clipnorm": 0.7, "use_ema": True, "ema_momentum": 0.9, "ema_overwrite_frequency": 20}
"""For every optimizer once."""


def gradients(stream):
    """Of very different sizes, some exactly zero, with a drift so that momentum matters."""
    values = stream.between(-1, 1, [STEPS, SIZE]) + np.float32(0.3)
    values *= 10.0 ** np.linspace(-4, 1, SIZE)
    values[:, 3] = 0
    values[5:, 4] = 0
    return values.astype(np.float32)


def pieces(values, sizes):
    return np.split(values.astype("float64"), np.cumsum(sizes)[:-1])


def trajectory(optimizer, sizes, start, given):
    variables = [keras.Variable(piece) for piece in pieces(start, sizes)]
    shown = []
    for step, gradient in enumerate(given, start=1):
        optimizer.apply(pieces(gradient, sizes), variables)
        if step in SHOWN:
            shown.append(np.concatenate([variable.numpy() for variable in variables]))
    # What fit does after its last epoch.
    optimizer.finalize_variable_values(variables)
    return np.stack(shown), np.concatenate([variable.numpy() for variable in variables])


def add(fixture, kind, settings, exact, sizes=(SIZE,)):
    name = f"case_{len(fixture.cases)}"
    stream = FIXTURES.named("optimizers").named(kind).named(name)
    start = stream.named("start").between(-1, 1, [SIZE])
    if len(sizes) > 1:
        start[-sizes[-1] :] = 0
    given = gradients(stream.named("gradients"))
    optimizer = in_keras.OPTIMIZERS[kind](**settings)
    shown, finished = trajectory(optimizer, sizes, start, given)
    facts = {
        "settings": settings, "exact": exact, "learning_rate": float(optimizer.learning_rate),
        "shown_after": SHOWN, "sizes": list(sizes),
    }  # fmt: skip
    arrays = {"start": start, "gradients": given, "parameters": shown, "finished": finished}
    fixture.add(name, facts, arrays)


def make():
    for kind in CASES:
        fixture = Fixture("optimizers", kind)
        for settings in CASES[kind]:
            add(fixture, kind, settings, False, PIECES if kind == "lamb" else [SIZE])
        for settings in EXACT_CASES.get(kind, []):
            add(fixture, kind, settings, True, PIECES if kind == "lamb" else [SIZE])
        if kind in STEADIED:
            for settings in STEADYING_CASES:
                add(fixture, kind, {**STEADIED[kind], **settings}, True, PIECES)
        for settings in ({"weight_decay": 0.01, **OTHERWISE}, {"clipvalue": 0.3}, {"global_clipnorm": 0.9}):
            add(fixture, kind, settings, False, PIECES)
        fixture.save()
