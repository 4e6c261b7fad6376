"""What Keras asks its random generator for, per shape: distributions cannot be compared number by
number, so the fixture says their family, parameters and bounds, caught at the generator's door."""

from keras.src.initializers import random_initializers

import in_keras
from fixtures import Fixture

SHAPES = [[3, 3, 1, 32], [3, 3, 64, 64], [5, 2, 16, 24], [1, 1, 40, 30], [576, 64], [64, 10], [784, 128]]
CASES = {
    "constant": [{}, {"value": 0.3}],
    "glorot_normal": [{}],
    "glorot_uniform": [{}],
    "he_normal": [{}],
    "he_uniform": [{}],
    "identity": [{}, {"gain": 0.5}],
    "lecun_normal": [{}],
    "lecun_uniform": [{}],
    "ones": [{}],
    "orthogonal": [{}, {"gain": 0.5}],
    "random_normal": [{}, {"mean": 0.2, "stddev": 0.5}],
    "random_uniform": [{}, {"minval": -0.1, "maxval": 0.4}],
    "truncated_normal": [{}, {"mean": -0.1, "stddev": 0.3}],
    "variance_scaling": [{}] + [
        {"scale": 2.0, "mode": mode, "distribution": distribution}
        for mode in ("fan_in", "fan_out", "fan_avg")
        for distribution in ("uniform", "truncated_normal", "untruncated_normal")
    ],
    "zeros": [{}],
}


class Door:
    """Stands in for the random module of Keras' initializers and notes what is asked for."""

    def __init__(self, behind):
        self.behind = behind
        self.asked = None

    def normal(self, shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        self.asked = {"distribution": "normal", "mean": mean, "stddev": stddev}
        return self.behind.normal(shape, mean, stddev, dtype, seed)

    def truncated_normal(self, shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        self.asked = {"distribution": "truncated_normal", "mean": mean, "stddev": stddev}
        return self.behind.truncated_normal(shape, mean, stddev, dtype, seed)

    def uniform(self, shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        self.asked = {"distribution": "uniform", "low": minval, "high": maxval}
        return self.behind.uniform(shape, minval, maxval, dtype, seed)

    def __getattr__(self, name):
        return getattr(self.behind, name)


def asked(kind, settings, shape):
    original = random_initializers.random
    door = random_initializers.random = Door(original)
    try:
        values = in_keras.INITIALIZERS[kind](**settings)(shape)
    finally:
        random_initializers.random = original
    if kind == "orthogonal":
        return {"distribution": "orthogonal", "gain": settings.get("gain", 1.0)}
    if kind == "identity":
        return {"distribution": "identity", "gain": float(values.numpy()[0, 0])}
    return door.asked or {"distribution": "constant", "value": float(values.numpy().flat[0])}


def make():
    for kind, cases in CASES.items():
        fixture = Fixture("initializers", kind)
        for number, settings in enumerate(cases):
            for shape in [s for s in SHAPES if kind != "identity" or len(s) == 2]:
                facts = {"settings": settings, "shape": shape, **asked(kind, settings, shape)}
                fixture.add(f"case_{number}_{'x'.join(map(str, shape))}", facts)
        fixture.save()
