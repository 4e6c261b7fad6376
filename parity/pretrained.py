"""A `.keras` file as Keras writes it, which studies begin with: `study/src/test/resources/keras`.

A functional model for digits, a frozen model within it, weights from the stream
`FIXTURES.named("pretrained")`.
"""

import keras
from keras import layers

from files import fill
from fixtures import ROOT
from streams import FIXTURES

FOLDER = ROOT.parents[5] / "study/src/test/resources/keras"


def block():
    inputs = keras.Input((13, 13, 8), name="maps")
    x = layers.Conv2D(8, 3, padding="same", use_bias=False, name="conv")(inputs)
    x = layers.BatchNormalization(momentum=0.9, name="norm")(x)
    x = layers.Activation("relu", name="relu")(x)
    return keras.Model(inputs, layers.Add(name="sum")([inputs, x]), name="block")


def digits():
    inputs = keras.Input((28, 28, 1), name="digit")
    x = layers.Conv2D(8, 3, strides=2, activation="relu", kernel_initializer="he_normal", name="stem")(inputs)
    inner = block()
    inner.trainable = False
    x = layers.MaxPooling2D(2, name="smaller")(inner(x))
    x = layers.Flatten(name="flat")(x)
    return keras.Model(inputs, layers.Dense(10, activation="softmax", name="answer")(x), name="digits")


def make():
    keras.config.set_floatx("float32")  # as files are in practice
    keras.backend.clear_session()
    model = digits()
    fill(model, FIXTURES.named("pretrained"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    model.save(FOLDER / "digits.keras")
    print(f"  digits: {model.count_params()} parameters")
