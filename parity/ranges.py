"""Between what numbers Keras draws where an augmentation is given one number, seen in many draws.

    venv/bin/python parity/ranges.py

Prints a table: the layer and, of what it asks Keras' random generator, the least and the largest of
20,000 numbers, or of 200 where all images of a batch share one.
"""

import contextlib
import os
from unittest import mock

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras.src.backend.tensorflow import random as keras_random  # noqa: E402

IMAGES = 20_000
BATCHES = 200
SHARED = (keras.layers.RandomElasticTransform, keras.layers.RandomGaussianBlur)
"""They draw a number for the whole batch."""

LAYERS = [
    keras.layers.RandomRotation(0.3),
    keras.layers.RandomZoom(0.3),
    keras.layers.RandomTranslation(0.3, 0.2),
    keras.layers.RandomShear(0.3, 0.2),
    keras.layers.RandomPerspective(0.3, 0.2),
    keras.layers.RandomElasticTransform(0.3, 0.2),
    keras.layers.RandomBrightness(0.3),
    keras.layers.RandomContrast(0.3),
    keras.layers.RandomSharpness(0.3),
    keras.layers.RandomGrayscale(0.3),
    keras.layers.RandomInvert(0.3),
    keras.layers.RandomHue(0.3),
    keras.layers.RandomSaturation(0.3),
    keras.layers.RandomColorDegeneration(0.3),
    keras.layers.RandomColorJitter((0, 255), 0.1, 0.2, 0.3, 0.4),
    keras.layers.RandomErasing(0.3, 0.2),
    keras.layers.RandomPosterization(5),
    keras.layers.RandomGaussianBlur(0.3, sigma=0.2),
    keras.layers.Solarization(0.3, 0.2),
]


def drawn(layer):
    """The least and the largest number of each thing that is drawn."""
    seen = []

    def watched(real):
        def call(*arguments, **more):
            numbers = real(*arguments, **more)
            seen.append((float(np.min(numbers)), float(np.max(numbers))))
            return numbers

        return call

    batches = BATCHES if isinstance(layer, SHARED) else 1
    images = np.random.default_rng(1).uniform(0, 255, (IMAGES // batches, 2, 2, 3))
    with contextlib.ExitStack() as patches:
        for real in (keras_random.uniform, keras_random.randint):
            patches.enter_context(mock.patch.object(keras_random, real.__name__, watched(real)))
        for _ in range(batches):
            layer.get_random_transformation(images) if batches > 1 else layer(images, training=True)
    things = len(seen) // batches
    return [(min(low for low, _ in each), max(high for _, high in each))
            for each in (seen[thing::things] for thing in range(things))]


def main():
    print("| layer | draws |\n|---|---|")
    for layer in LAYERS:
        ranges = ", ".join(f"{low:.3f} to {high:.3f}" for low, high in drawn(layer))
        print(f"| `{type(layer).__name__}` | {ranges} |")


if __name__ == "__main__":
    main()
