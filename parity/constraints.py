"""Weights as their constraints leave them, in float64."""

import tensorflow as tf

import in_keras
from fixtures import Fixture
from streams import FIXTURES

KERNELS = ([5, 4], [3, 2, 2, 4])
CASES = {
    "max_norm": [{}, {"max_value": 1.5}, {"max_value": 1.0, "axis": [0, 1]}, {"axis": -1}],
    "min_max_norm": [
        {},
        {"min_value": 0.5, "max_value": 1.5, "rate": 0.25},
        {"min_value": 3.0, "max_value": 4.0, "axis": [0, 1]},
    ],
    "non_neg": [{}],
    "unit_norm": [{}, {"axis": 1}, {"axis": [0, 1]}],
}


def make():
    for kind, cases in CASES.items():
        fixture = Fixture("constraints", kind)
        for number, settings in enumerate(cases):
            for shape in KERNELS:
                name = f"case_{number}_{'x'.join(map(str, shape))}"
                stream = FIXTURES.named("constraints").named(kind).named(name)
                weight = stream.between(-1.5, 1.5, shape)
                after = in_keras.CONSTRAINTS[kind](**settings)(tf.constant(weight, "float64"))
                fixture.add(name, {"settings": settings}, {"weight": weight, "after": after.numpy()})
        fixture.save()
