"""Learning rates before each step, in float64."""

import keras

from fixtures import Fixture

BASE, STEPS, EPOCHS = 0.02, 4, 12
S = keras.optimizers.schedules
PLATEAU = [0.9, 0.8, 0.8, 0.79995, 0.81, 0.82, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]


def steps(schedule):
    """The rate of every step of a training of 12 epochs of 4 steps."""
    return [float(schedule(step)) for step in range(STEPS * EPOCHS)]


def plateau(values, settings, direction):
    """The rate of every step, by the real callback, told one value after each epoch."""

    class Probe:
        optimizer = keras.optimizers.SGD(BASE)

    callback = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode=direction, **settings)
    callback.set_model(Probe())
    callback.on_train_begin()
    rates = []
    for epoch, value in enumerate(values):
        rates += [float(Probe.optimizer.learning_rate)] * STEPS
        callback.on_epoch_end(epoch, {"val_loss": value})
    return rates


def cases():
    for factor, every in ((0.5, 5), (0.1, 1), (0.8, 3)):
        # Keras' staircase over whole epochs is the same rule.
        schedule = S.ExponentialDecay(BASE, every * STEPS, factor, staircase=True)
        yield "step_decay", {"factor": factor, "every": every}, steps(schedule), {}
    for settings in (
        {"decay_steps": 10, "decay_rate": 0.9},
        {"decay_steps": 7, "decay_rate": 0.5, "staircase": True},
    ):
        schedule = S.ExponentialDecay(BASE, **settings)
        yield "exponential_decay", settings, steps(schedule), {}
    for settings in (
        {"decay_steps": 48},
        {"decay_steps": 30, "alpha": 0.1},
        {"decay_steps": 30, "alpha": 0.1, "warmup_target": 0.05, "warmup_steps": 10},
    ):
        yield "cosine_decay", settings, steps(S.CosineDecay(BASE, **settings)), {}
    for settings in (
        {"decay_steps": 30},
        {"decay_steps": 30, "end_learning_rate": 0.001, "power": 2.0},
        {"decay_steps": 11, "end_learning_rate": 0.002, "power": 0.5, "cycle": True},
    ):
        yield "polynomial_decay", settings, steps(S.PolynomialDecay(BASE, **settings)), {}
    for settings in (
        {"decay_steps": 10, "decay_rate": 0.9},
        {"decay_steps": 7, "decay_rate": 2.0, "staircase": True},
    ):
        yield "inverse_time_decay", settings, steps(S.InverseTimeDecay(BASE, **settings)), {}
    for settings in (
        {"first_decay_steps": 7},
        {"first_decay_steps": 5, "t_mul": 1.5, "m_mul": 0.8, "alpha": 0.05},
        {"first_decay_steps": 10, "t_mul": 1.0, "m_mul": 0.5},
    ):
        yield "cosine_decay_restarts", settings, steps(S.CosineDecayRestarts(BASE, **settings)), {}
    for settings in (
        {"boundaries": [20], "values": [0.05, 0.01]},
        {"boundaries": [0, 8, 31], "values": [0.001, 0.05, 0.01, 0.002]},
    ):
        yield "piecewise_constant_decay", settings, steps(S.PiecewiseConstantDecay(**settings)), {}
    for settings in (
        {},
        {"patience": 2},
        {"factor": 0.5, "patience": 1, "min_delta": 0.0},
        {"factor": 0.5, "patience": 2, "cooldown": 2},
        {"factor": 0.1, "patience": 1, "min_lr": 0.001},
        {"factor": 0.2, "patience": 3, "min_delta": 0.05, "cooldown": 1},
    ):
        for direction in ("min", "max"):
            values = PLATEAU if direction == "min" else [1 - value for value in PLATEAU]
            rates = plateau(values, settings, direction)
            watched = {"monitor": "val_loss", "direction": direction}
            yield "reduce_lr_on_plateau", {**watched, **settings}, rates, {"values": values}


def make():
    fixtures = {}
    for kind, settings, rates, more in cases():
        fixture = fixtures.setdefault(kind, Fixture("schedules", kind))
        facts = {"settings": settings, "base": BASE, "steps_per_epoch": STEPS, **more}
        fixture.add(f"case_{len(fixture.cases)}", {**facts, "rates": rates})
    for fixture in fixtures.values():
        fixture.save()
