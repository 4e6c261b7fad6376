"""Whole trainings: fifty steps of the founding studies' networks, in float64.

Nothing large is shipped. Weights, images and labels come from `FIXTURES.named("networks").named(NAME)`
by formulas that the Java test repeats:

- weight `conv2d_1/kernel`: the stream `.named("conv2d_1/kernel")`, uniform, in row-major order of
  Keras' shape, within ± sqrt(6 / (fan in + fan out)) for kernels, ± 0.05 for bias, beta and
  moving_mean, 0.9 … 1.1 for gamma and moving_variance;
- label of example i: the stream `.named("labels")`, below(classes, i);
- pattern of class c: the stream `.named("patterns").at(c)`, one byte (below 256) per channel of each
  block of 4 × 4 pixels, so that convolutions find something to learn;
- noise of example i: the stream `.named("noise").at(i)`, one byte per value;
- image: (3 · pattern of its class + noise) / 4 in whole numbers, then divided by 255, but left as
  it is where the network begins with a rescaling.

Step s trains on the examples s · batch size and following. Dropout's draws cannot be Keras', so its rate is 0 here; the
layers' fixtures and tests say what it does. Settings are sums of few powers of two, near those of
the studies: Keras rounds some of its settings to float32 even when it computes in float64.
"""

import keras
import numpy as np

import in_keras
from fixtures import Fixture
from streams import FIXTURES

STEPS = 50


def conv(filters, kernel=3, **more):
    return {"conv2d": {"filters": filters, "kernel_size": kernel, **more}}


def relu(filters, kernel=3, **more):
    return conv(filters, kernel, activation="relu", **more)


def pool(size=2):
    return {"max_pooling2d": {"pool_size": size}}


def dense(units, activation=None, **more):
    settings = {"units": units, **({"activation": activation} if activation else {}), **more}
    return {"dense": settings}


def dropout():
    return {"dropout": {"rate": 0.0}}


FLATTEN, NORM = "flatten", "batch_normalization"
CIFAR, FASHION = [32, 32, 3], [28, 28, 1]


def s0(penalty):
    return [
        {"rescaling": {"scale": 1 / 256}}, conv(8), pool(4), conv(7), pool(4), NORM,
        conv(7, kernel_regularizer={"l1_l2": {"l1": penalty, "l2": penalty}}), pool(4),
        FLATTEN, dropout(), dense(1, "sigmoid"),
    ]  # fmt: skip


def s1(architecture, extra=()):
    """`extra` goes where the report puts its dropout or its batch normalization."""
    out = dense(10, "softmax")
    if architecture == 1:
        second = relu(64, strides=2, padding="same")
        first = relu(64, strides=1, padding="same")
        return [first, pool(), second, pool(), *extra, FLATTEN, *extra, out]
    if architecture == 2:
        return [relu(64), pool(), *extra, FLATTEN, dense(100, "relu"), *extra, out]
    return [relu(64), pool(), relu(64), *extra, FLATTEN, dense(100, "relu"), *extra, out]


def s2(after_first=(), after_second=(), **penalty):
    return [
        relu(32), *after_first, pool(), relu(64), *after_second, pool(), relu(64), FLATTEN,
        dense(64, "relu", **penalty), dense(10, "softmax", **penalty),
    ]  # fmt: skip


def s3(blocks, units, extra=(), last_pools=2, kernel=3, **more):
    layers = []
    for filters in blocks:
        layers += [relu(filters, kernel, padding="same", **more)] * 2 + [pool(), *extra]
    layers += [pool()] * (last_pools - 1) + [FLATTEN]
    for width in units:
        layers += [dense(width, "relu", **more), *extra]
    return layers + [dense(10, "softmax", **more)]


def s4(extra=(), **more):
    layers = [FLATTEN]
    for width in (128, 128, 64, 64, 32):
        layers += [*extra, dense(width, "relu", **more)]
    return layers + [*extra, dense(10, "softmax", **more)]


SPARSE = "sparse_categorical_crossentropy"
MOMENTS = {"beta_1": 29 / 32, "beta_2": 1023 / 1024, "epsilon": 2**-23}
ADAM = {"adam": {"learning_rate": 2**-10, **MOMENTS}}
SLOW_ADAM = {"adam": {"learning_rate": 2**-13, **MOMENTS}}
ADAMW = {"adamw": {"learning_rate": 2**-10, "weight_decay": 2**-6, **MOMENTS}}
RMSPROP = {
    "rmsprop": {"learning_rate": 2**-11, "momentum": 0.5, "rho": 0.875, "epsilon": 2**-23}
}
SGD = {"sgd": {"learning_rate": 2**-7}}
SLOW_SGD = {"sgd": {"learning_rate": 2**-12}}
L1_L2 = {"l1_l2": {"l1": 2**-17, "l2": 2**-13}}


def network(input_shape, layers, optimizer, batch_size=16, loss=SPARSE, **more):
    return {
        "input_shape": input_shape, "layers": layers, "optimizer": optimizer,
        "batch_size": batch_size, "loss": loss, "classes": 10, **more,
    }  # fmt: skip


NETWORKS = {
    "s0": network(
        [150, 150, 3], s0(3 / 2048), ADAM, 4, "binary_crossentropy", classes=2, parameters=1219
    ),
    "s1_a1": network(CIFAR, s1(1), SGD, 8, parameters=48970),
    "s1_a1_dropout": network(CIFAR, s1(1, [dropout()]), SGD, 8, parameters=48970),
    "s1_a1_batch_norm": network(CIFAR, s1(1, [NORM]), SLOW_SGD, parameters=53322),
    "s1_a2": network(CIFAR, s1(2), SGD, 4, parameters=1442902),
    "s1_a2_batch_norm": network(CIFAR, s1(2, [NORM]), SLOW_SGD, 8, parameters=1443558),
    "s1_a3": network(CIFAR, s1(3), SGD, 4, parameters=1121430),
    "s1_a3_batch_norm": network(CIFAR, s1(3, [NORM]), SLOW_SGD, 8, parameters=1122086),
    "s2_base": network(FASHION, s2(), ADAM, parameters=93322),
    "s2_l1": network(FASHION, s2(kernel_regularizer={"l1": 2**-10}), ADAM, 8, parameters=93322),
    "s2_l2": network(FASHION, s2(kernel_regularizer={"l2": 2**-10}), ADAM, 8, parameters=93322),
    "s2_batch_norm": network(FASHION, s2(after_first=[NORM]), ADAM, parameters=93450),
    "s2_smoothed_and_weighted": network(
        FASHION, s2(), RMSPROP, loss={"categorical_crossentropy": {"label_smoothing": 0.125}},
        class_weights={"0": 3.0, "1": 0.5, "7": 0.0, "9": 1.75}, parameters=93322,
    ),
    "s2_bias_penalty": network(
        FASHION, s2(bias_regularizer={"l2": 2**-7}, kernel_regularizer=L1_L2), ADAMW, 8,
        parameters=93322,
    ),
    "s3_base": network(CIFAR, s3([32, 64, 128], [256, 64]), ADAM, 4, parameters=435434),
    "s3_small": network(CIFAR, s3([32, 16], [64], last_pools=1), ADAM, 4),
    "s3_l1_l2": network(
        CIFAR, s3([32, 64, 128], [256, 64], kernel_regularizer=L1_L2), ADAM, 4, parameters=435434
    ),
    "s4_base": network(FASHION, s4(), SLOW_ADAM, 32, parameters=131818),
    "s4_l2": network(
        FASHION, s4(kernel_regularizer={"l2": 2**-7}), SLOW_ADAM, 32, parameters=131818
    ),
    "s4_restrained": network(
        FASHION,
        [
            relu(8, kernel_constraint={"max_norm": {"max_value": 0.5, "axis": [0, 1, 2]}}),
            pool(),
            relu(8, activity_regularizer={"l1": 2**-10}, bias_constraint="non_neg"),
            pool(),
            FLATTEN,
            {"activity_regularization": {"l2": 2**-8}},
            dense(
                16, "tanh",
                kernel_constraint={
                    "min_max_norm": {"min_value": 0.5, "max_value": 0.75, "rate": 0.5}
                },
                kernel_regularizer={"orthogonal_regularizer": {"factor": 0.25, "mode": "columns"}},
            ),
            dense(
                10, "softmax", kernel_constraint="unit_norm", activity_regularizer={"l2": 2**-6}
            ),
        ],
        ADAM,
        8,
    ),
    "s4_dropout": network(FASHION, s4([dropout()]), SLOW_ADAM, 32, parameters=131818),
}  # fmt: skip


def s3_valid():
    wide = [relu(n) for n in (32, 32)], [relu(n) for n in (64, 64)]
    last = [relu(128), relu(128, padding="same")]
    hidden = [dense(256, "relu"), dense(64, "relu"), dense(10, "softmax")]
    return [*wide[0], pool(), *wide[1], pool(), *last, pool(), FLATTEN, *hidden]


SUMMARIZED = {
    "s1_a2_dropout": (CIFAR, s1(2, [dropout()])),
    "s1_a3_dropout": (CIFAR, s1(3, [dropout()])),
    "s2_dropout": (FASHION, s2(after_second=[dropout()])),
    "s3_four_blocks": (CIFAR, s3([32, 64, 128, 256], [512, 128, 32], last_pools=1)),
    "s3_kernel_5": (CIFAR, s3([32, 64, 128], [256, 64], kernel=5)),
    "s3_double": (CIFAR, s3([64, 128, 256], [256, 64])),
    "s3_half": (CIFAR, s3([16, 32, 64], [256, 64])),
    "s3_quarter": (CIFAR, s3([8, 16, 32], [256, 64])),
    "s3_valid": (CIFAR, s3_valid()),
    "s3_dropout": (CIFAR, s3([32, 64, 128], [256, 64], [dropout()])),
}
"""The studies' other networks, which differ from the trained ones in nothing that trains otherwise."""


def named(layers):
    """Layers with their names: the type and the number within the type, from 1."""
    counts = {}
    for plain in layers:
        kind = plain if isinstance(plain, str) else next(iter(plain))
        counts[kind] = counts.get(kind, 0) + 1
        yield f"{kind}_{counts[kind]}", {kind: {}} if isinstance(plain, str) else plain


def pattern(stream, height, width, channels):
    rows, columns = -(-height // 4), -(-width // 4)
    blocks = stream.below(256, rows * columns * channels).reshape([rows, columns, channels])
    return blocks.repeat(4, axis=0).repeat(4, axis=1)[:height, :width]


def examples(facts, stream, count):
    """Images in Keras' precision, and labels."""
    shape, classes = facts["input_shape"], facts["classes"]
    labels = stream.named("labels").below(classes, count)
    patterns = [pattern(stream.named("patterns").at(c), *shape) for c in range(classes)]
    noise = [stream.named("noise").at(i).below(256, np.prod(shape)) for i in range(count)]
    images = [(3 * patterns[c] + n.reshape(shape)) // 4 for c, n in zip(labels, noise)]
    images = np.stack(images).astype(keras.backend.floatx())
    if "rescaling" not in str(facts["layers"][0]):
        images /= 255
    return images, labels


def batches(facts, stream):
    size = facts["batch_size"]
    images, labels = examples(facts, stream, size * STEPS)
    return [(images[i : i + size], labels[i : i + size]) for i in range(0, len(labels), size)]


def weight_values(name, shape, stream):
    last = name.split("/")[-1]
    if last == "kernel":
        area = int(np.prod(shape[:-2]))
        limit = np.sqrt(6.0 / (area * shape[-2] + area * shape[-1]))
        return stream.named(name).between(-limit, limit, shape)
    low, high = (0.9, 1.1) if last in ("gamma", "moving_variance") else (-0.05, 0.05)
    return stream.named(name).between(low, high, shape)


def built(facts, stream):
    layers = [in_keras.layer(plain, name=name) for name, plain in named(facts["layers"])]
    model = keras.Sequential([keras.layers.Input(facts["input_shape"]), *layers])
    for layer in model.layers:
        for weight in layer.weights:
            weight.assign(weight_values(f"{layer.name}/{weight.name}", tuple(weight.shape), stream))
    return model


def targets(loss, labels):
    kind = loss if isinstance(loss, str) else next(iter(loss))
    return keras.utils.to_categorical(labels, 10) if kind == "categorical_crossentropy" else labels


def train(facts, stream):
    """The loss of each step, penalties included, and the trained model."""
    keras.backend.clear_session()
    model = built(facts, stream)
    model.compile(
        optimizer=in_keras.made(facts["optimizer"], in_keras.OPTIMIZERS),
        loss=in_keras.made(facts["loss"], in_keras.LOSSES),
    )
    weights = {int(c): w for c, w in facts.get("class_weights", {}).items()} or None
    losses = []
    for images, labels in batches(facts, stream):
        labels = targets(facts["loss"], labels)
        losses.append(float(model.train_on_batch(images, labels, class_weight=weights)))
        model.reset_metrics()
    return model, losses


def make():
    fixture = Fixture("networks", "networks")
    for name, facts in NETWORKS.items():
        stream = FIXTURES.named("networks").named(name)
        model, losses = train(facts, stream)
        assert model.count_params() == facts.get("parameters", model.count_params())
        arrays, norms = {}, {}
        for layer in model.layers:
            for weight in layer.weights:
                path = f"{layer.name}/{weight.name}"
                norms[path] = float(np.linalg.norm(weight.numpy()))
                if not weight.trainable:
                    arrays[f"after/{path}"] = weight.numpy()
        shown = {
            **facts,
            "parameters": model.count_params(),
            "layers": [{"name": n, "layer": plain} for n, plain in named(facts["layers"])],
            "losses": losses,
            "norms_after": norms,
        }
        fixture.add(name, shown, arrays)
        print(f"  {name}: {losses[0]:.4f} → {losses[-1]:.4f}")
    fixture.save()
