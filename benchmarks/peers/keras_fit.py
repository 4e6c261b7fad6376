"""Keras on TensorFlow as people run it: `fit` with its defaults, on float32 arrays in memory.

Written for keras 3.15.1 and tensorflow 2.21.0: pip install keras==3.15.1 tensorflow==2.21.0
"""

import contextlib
import os
import sys
import time

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras  # noqa: E402 (the environment must be set before)
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402

from workloads import WORKLOADS, arguments, figure  # noqa: E402


def w1():
    return [
        layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"), layers.Flatten(),
        layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
    ]  # fmt: skip


def w2():
    found = []
    for filters in (32, 64, 128):
        for _ in range(2):
            found.append(layers.Conv2D(filters, 3, padding="same", activation="relu"))
        found.append(layers.MaxPooling2D(2))
    return found + [
        layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(256, activation="relu"),
        layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
    ]  # fmt: skip


def w3():
    penalty = keras.regularizers.L1L2(0.0015, 0.0015)
    return [
        layers.Rescaling(1 / 255), layers.Conv2D(8, 3), layers.MaxPooling2D(4),
        layers.Conv2D(7, 3), layers.MaxPooling2D(4), layers.BatchNormalization(),
        layers.Conv2D(7, 3, kernel_regularizer=penalty), layers.MaxPooling2D(4),
        layers.Flatten(), layers.Dropout(0.56), layers.Dense(1, activation="sigmoid"),
    ]  # fmt: skip


class Clock(keras.callbacks.Callback):
    """Runs from the end of the first epoch to the end of the last."""

    def on_epoch_end(self, epoch, logs=None):
        self.last = time.perf_counter()
        if epoch == 0:
            self.first = self.last


def main():
    options = arguments().parse_args()
    workload = WORKLOADS[options.workload]
    random = np.random.default_rng(0)
    x = random.random((options.images, *workload.shape), dtype=np.float32)
    y = random.integers(0, workload.classes, options.images)
    if options.workload == "W3":
        x *= 255  # it rescales by itself
    network = {"W1": w1, "W2": w2, "W3": w3}[options.workload]()
    model = keras.Sequential([keras.Input(workload.shape), *network])
    several = workload.classes > 2
    loss = "sparse_categorical_crossentropy" if several else "binary_crossentropy"
    model.compile("adam", loss, metrics=["accuracy"])
    clock = Clock()
    with contextlib.redirect_stdout(sys.stderr):  # the progress bar is one of the defaults
        model.fit(
            x, y, batch_size=options.batch_size, epochs=options.epochs, callbacks=[clock]
        )
    versions = f"keras {keras.__version__}, tensorflow {tf.__version__}"
    figure(options, clock.last - clock.first, versions)


if __name__ == "__main__":
    main()
