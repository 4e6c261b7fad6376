"""Compares the fixtures of `random_elastic_transform` with Keras on PyTorch.

    venv/bin/pip install torch && venv/bin/python parity/elastic_on_torch.py

The fixtures come from Keras on TensorFlow with what `augmentations.elastic` mends of it; PyTorch, which
cannot be in one process with TensorFlow, needs no mending. Prints the largest difference of each case
as a share of its largest number, and fails above 1e-5.
"""

import json
import os
import struct
from pathlib import Path
from unittest import mock

os.environ["KERAS_BACKEND"] = "torch"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from keras.src.backend.torch import random as keras_random  # noqa: E402

from streams import Stream  # noqa: E402

DRAWS = Stream(1)
FIXTURE = (
    Path(__file__).resolve().parent.parent
    / "learning/src/test/resources/parity/keras/layers/random_elastic_transform.json"
)
TOLERANCE = 1e-5


def arrays():
    """Those of the fixture's safetensors file, in 32 bits."""
    content = FIXTURE.with_suffix(".safetensors").read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    for name, entry in header.items():
        first, last = (8 + length + offset for offset in entry["data_offsets"])
        yield name, np.frombuffer(content[first:last], np.float32).reshape(entry["shape"]).copy()


def transformed(settings, images):
    names, noises = iter(["probability", "threshold", "strength"]), iter(["across", "down"])

    def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        drawn = DRAWS.named(next(names)).uniform(int(np.prod(shape))).reshape(shape)
        return torch.tensor(minval + (maxval - minval) * drawn, dtype=torch.float32)

    def normal(mean, std, size, dtype, **more):
        drawn = DRAWS.named(next(noises)).normal(int(np.prod(size))).reshape(size)
        return torch.tensor(mean + std * drawn, dtype=dtype)

    layer = keras.layers.RandomElasticTransform(**settings)
    with mock.patch.object(keras_random, "uniform", uniform):
        with mock.patch.object(torch, "normal", normal):
            return layer(images, training=True).detach().numpy()


def main():
    known, worst = dict(arrays()), 0.0
    for case in json.loads(FIXTURE.read_text())["cases"]:
        name, expected = case["name"], known[f"{case['name']}/output"]
        found = np.abs(transformed(case["settings"], known[f"{name}/input"]) - expected).max()
        worst = max(worst, found / np.abs(expected).max())
        print(f"{name}: {found / np.abs(expected).max():.1e}")
    if worst > TOLERANCE:
        raise SystemExit(f"{worst:.1e} is more than {TOLERANCE:.0e}.")


if __name__ == "__main__":
    main()
