#!/usr/bin/env python3
"""Shows that Keras' fit repeats one order of the examples in every epoch once a seed is set.

    venv/bin/python parity/shuffling.py                       # the order of three epochs
    venv/bin/python parity/shuffling.py FOLDER [SEED ...]     # and what it costs on Fashion-MNIST

With keras.utils.set_random_seed, TensorFlow's shuffle of the indexes starts from the same state in
every epoch; without it every epoch has an order of its own. FOLDER holds Fashion-MNIST's four files:
the base network of studies/fashion-mnist.yaml is then trained with each seed in both ways, on the
same split (Keras 3.15.1, TensorFlow 2.21.0; about two minutes for each training on two cores).
"""

import gzip
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Watched(keras.Model):
    """Writes down the examples that it is shown."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1)
        self.seen = []

    def call(self, x):
        tf.py_function(lambda batch: self.seen.append(batch.numpy().ravel().astype(int)), [x], [])
        return self.dense(x)


def first_batches(epochs):
    model = Watched()
    model.compile("sgd", "mse")
    numbers = np.arange(12, dtype="float32")
    model.fit(numbers[:, None], numbers, batch_size=6, epochs=epochs, verbose=0)
    return [batch.tolist() for batch in model.seen[-2 * epochs :: 2]]


def read(folder, part):
    def content(kind, skip):
        with gzip.open(os.path.join(folder, f"{part}-{kind}-ubyte.gz")) as file:
            return np.frombuffer(file.read()[skip:], np.uint8)

    images = content("images-idx3", 16).reshape(-1, 28, 28, 1).astype("float32") / 255
    return images, content("labels-idx1", 8).astype("int32")


def base():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def trained(train, test, seed, repeated):
    if repeated:
        keras.utils.set_random_seed(seed)
    order = np.random.RandomState(seed).permutation(60_000)
    validation, rest = order[:12_000], order[12_000:]
    model = base()
    model.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        train[0][rest],
        train[1][rest],
        batch_size=32,
        epochs=15,
        validation_data=(train[0][validation], train[1][validation]),
        callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: 1e-3 * 0.5 ** (epoch // 5))],
        verbose=0,
    ).history
    return history["accuracy"][-1], history["val_accuracy"][-1], model.evaluate(*test, verbose=0)[1]


def main(arguments):
    # Without a seed first: once one is set, it stays set.
    for repeated in (False, True):
        if repeated:
            keras.utils.set_random_seed(0)
        print("set_random_seed(0):" if repeated else "no seed set:", *first_batches(3), sep="\n  ")
        if arguments:
            train, test = read(arguments[0], "train"), read(arguments[0], "t10k")
            for seed in map(int, arguments[1:] or ["0", "1", "2"]):
                figures = trained(train, test, seed, repeated)
                print(f"  split {seed}: train {figures[0]:.4f}, validation {figures[1]:.4f}, test {figures[2]:.4f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
