"""Whole calls of `fit`, in float64: what a history says after each epoch, with a last batch that is
smaller, validation, class weights (which count in the training loss alone), metrics over the epoch,
schedules, early stopping, clipped gradients, averaged weights, the whole training set as one batch, phases with other layers frozen (the
model is compiled again for each), and the weights that are left.

Images, labels and weights are drawn as in networks.py. Keras is given the batches in the order in
which Regulus shuffles: the permutation of the stream of seed 0 for SHUFFLE, at each epoch.
"""

import keras
import numpy as np
import tensorflow as tf

import in_keras
from fixtures import Fixture
from networks import FASHION, L1_L2, MOMENTS, SLOW_ADAM, built, conv, dense, examples, named, pool, s4
from streams import FIXTURES, Stream

SIZES = {"input_shape": [9, 8, 2], "train": 50, "validation": 21, "batch_size": 16}
M, S = keras.metrics, keras.optimizers.schedules
RATE = 2**-9
QUICK_NORM = {"batch_normalization": {"momentum": 0.5}}
LAYERS = [
    conv(6, activation="relu", kernel_regularizer=L1_L2), QUICK_NORM, pool(), "flatten",
    dense(8, "relu", kernel_regularizer={"l2": 2**-8}),
]  # fmt: skip

PLAIN_LAYERS = [layer for layer in LAYERS if layer is not QUICK_NORM]
AVERAGED = {"use_ema": True, "ema_momentum": 0.75}


def adam(rate):
    return {"adam": {"learning_rate": rate, **MOMENTS}}


FITS = {
    "class_weights": {
        "classes": 4, "layers": [*LAYERS, dense(4, "softmax")], "epochs": 4,
        "optimizer": adam(RATE), "loss": "sparse_categorical_crossentropy",
        "class_weights": {"0": 2.0, "2": 0.25}, "schedule": {"step_decay": {"factor": 0.5, "every": 2}},
        "metrics": [
            "accuracy", {"sparse_top_k_categorical_accuracy": {"k": 2, "name": "top_2"}}, "f1_score",
        ],
    },
    "binary": {
        "classes": 2, "layers": [*LAYERS, dense(1, "sigmoid")], "epochs": 5,
        "optimizer": {"sgd": {"learning_rate": 2**-10, "momentum": 0.75}},
        "loss": {"binary_crossentropy": {"label_smoothing": 0.125}},
        "schedule": {"exponential_decay": {"decay_steps": 4, "decay_rate": 0.5}},
        "metrics": ["accuracy", "precision", "recall", "auc"],
    },
    "plateau_and_early_stopping": {
        "classes": 6, "layers": [*LAYERS, dense(6, "softmax")], "epochs": 30,
        "optimizer": adam(2**-6), "loss": {"categorical_crossentropy": {"label_smoothing": 0.25}},
        "schedule": {"reduce_lr_on_plateau": {"monitor": "val_loss", "factor": 0.5, "patience": 1}},
        "early_stopping": {"early_stopping": {"monitor": "val_loss", "patience": 3}},
        "metrics": ["categorical_accuracy"],
    },
    # Keras takes the batch as one; Regulus adds up the gradients of three chunks.
    "full_batch": {
        "input_shape": FASHION, "train": 1500, "validation": 200, "batch_size": "full",
        "chunk_size": 600, "classes": 10, "layers": s4(kernel_regularizer={"l2": 2**-12}),
        "epochs": 40, "optimizer": SLOW_ADAM, "loss": "sparse_categorical_crossentropy",
        "class_weights": {"3": 2.0, "9": 0.5}, "metrics": ["accuracy"],
    },
    # Clipped is the gradient of the whole batch, which Regulus adds up from chunks of 20.
    "clipped_full_batch": {
        "classes": 4, "layers": [*PLAIN_LAYERS, dense(4, "softmax")], "epochs": 12,
        "batch_size": "full", "chunk_size": 20, "loss": "sparse_categorical_crossentropy",
        "optimizer": {"sgd": {"learning_rate": 2**-5, "momentum": 0.75, "clipnorm": 0.25}},
        "metrics": ["accuracy"],
    },
    # The norm is that of what is trained. Each phase ends with the averages, but for the last,
    # whose best weights are restored.
    "clipped_and_averaged_phases": {
        "classes": 4, "layers": [*LAYERS, dense(4, "softmax")],
        "optimizer": {"adam": {"learning_rate": 2**-7, **MOMENTS, **AVERAGED, "global_clipnorm": 0.5}},
        "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"], "phases": [
            {"epochs": 3, "freeze": ["conv2d_1", "dense_1"]},
            {"epochs": 2, "unfreeze": {"layers": ["conv2d_1"]}},
            {
                "epochs": 30, "unfreeze": {"layers": ["dense_1"]},
                "optimizer": {
                    "sgd": {
                        "learning_rate": 2**-3, "momentum": 0.75, "global_clipnorm": 0.5, **AVERAGED,
                        "ema_overwrite_frequency": 5,
                    }
                },
                "early_stopping": {"early_stopping": {"monitor": "val_loss", "patience": 2}},
            },
        ],
    },
    "averaged": {
        "classes": 4, "layers": [*LAYERS, dense(4, "softmax")], "epochs": 4,
        "optimizer": {"lamb": {"learning_rate": 2**-6, **MOMENTS, **AVERAGED, "clipnorm": 0.5}},
        "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"],
    },
    # The penalty of what is frozen is not in the loss, and its batch normalization does not move.
    "phases": {
        "classes": 5, "layers": [*LAYERS, dense(5, "softmax")], "loss": "sparse_categorical_crossentropy",
        "optimizer": adam(2**-7), "metrics": ["accuracy"], "phases": [
            {"epochs": 3, "freeze": ["conv2d_1", "batch_normalization_1", "dense_1"]},
            {
                "epochs": 4, "optimizer": adam(2**-9), "batch_size": 24,
                "unfreeze": {"layers": ["conv2d_1", "batch_normalization_1", "dense_1"], "last": 2},
            },
            {
                "epochs": 40, "optimizer": {"sgd": {"learning_rate": 2**-3, "momentum": 0.75}},
                "unfreeze": {"layers": ["conv2d_1"]},
                "early_stopping": {"early_stopping": {"monitor": "val_loss", "patience": 2}},
            },
        ],
    },
    # Keras' way to learn from what others learned: a part that is called with training=False, frozen
    # first, then thawed. Its batch normalization stays at its moving statistics, while its gamma and
    # beta are trained, and its dropout drops nothing. What stands behind it trains as always.
    "inference": {
        "classes": 5, "loss": "sparse_categorical_crossentropy", "optimizer": adam(2**-7),
        "layers": [
            *LAYERS[:2], {"dropout": {"rate": 0.5}}, *LAYERS[2:], QUICK_NORM, dense(5, "softmax"),
        ],
        "inference": ["conv2d_1", "batch_normalization_1", "dropout_1"], "metrics": ["accuracy"],
        "phases": [
            {"epochs": 2, "freeze": ["conv2d_1", "batch_normalization_1"]},
            {
                "epochs": 4, "optimizer": adam(2**-9),
                "unfreeze": {"layers": ["conv2d_1", "batch_normalization_1"]},
            },
        ],
    },
}  # fmt: skip


def metrics(facts):
    several = facts["classes"] > 2
    known = {
        "accuracy": M.SparseCategoricalAccuracy if several else M.BinaryAccuracy,
        "auc": M.AUC,
        "categorical_accuracy": M.CategoricalAccuracy,
        "f1_score": Macro,
        "precision": M.Precision,
        "recall": M.Recall,
        "sparse_top_k_categorical_accuracy": AmongLargest,
    }
    for plain in facts["metrics"]:
        metric, settings = in_keras.choice(plain, known)
        name = plain if isinstance(plain, str) else settings["name"]
        yield metric(**{**settings, "name": name})


class AmongLargest(M.SparseTopKCategoricalAccuracy):
    """TensorFlow has no such operation on 64 bits."""

    def update_state(self, y_true, y_pred, sample_weight=None):
        super().update_state(y_true, tf.cast(y_pred, "float32"), sample_weight)


class Macro(M.F1Score):
    """The plain mean over classes, from class numbers."""

    def __init__(self, name):
        super().__init__(average="macro", name=name)

    def update_state(self, y_true, y_pred, sample_weight=None):
        one_hot = tf.one_hot(tf.cast(tf.reshape(y_true, [-1]), "int32"), y_pred.shape[-1])
        super().update_state(one_hot, y_pred, sample_weight)


def batch_size(facts):
    return facts["train"] if facts["batch_size"] == "full" else facts["batch_size"]


def steps(facts):
    return -(-facts["train"] // batch_size(facts))


def optimizer(facts):
    known, settings = in_keras.choice(facts["optimizer"], in_keras.OPTIMIZERS)
    ((schedule, values),) = facts.get("schedule", {"none": {}}).items()
    rate = settings["learning_rate"]
    if schedule == "exponential_decay":
        rate = S.ExponentialDecay(rate, **values)
    if schedule == "step_decay":
        rate = S.ExponentialDecay(rate, values["every"] * steps(facts), values["factor"], staircase=True)
    return known(**{**settings, "learning_rate": rate})


def callbacks(facts):
    if "reduce_lr_on_plateau" in facts.get("schedule", {}):
        yield keras.callbacks.ReduceLROnPlateau(**facts["schedule"]["reduce_lr_on_plateau"])
    if "early_stopping" in facts:
        settings = facts["early_stopping"]["early_stopping"]
        yield keras.callbacks.EarlyStopping(**settings, restore_best_weights=True)


def targets(facts, labels):
    if "categorical_crossentropy" in facts["loss"] and isinstance(facts["loss"], dict):
        return keras.utils.to_categorical(labels, facts["classes"])
    return labels[:, None].astype("float64")


def class_weights(facts):
    """Keras wants the last class named; classes that are not named count 1, as here."""
    given = facts.get("class_weights")
    return given and {c: given.get(str(c), 1.0) for c in range(facts["classes"])}


def shuffled(facts, images, labels, first_epoch):
    """All batches of all epochs, in the order in which Regulus takes them."""
    shuffle = Stream.of(0, "SHUFFLE")
    y = targets(facts, labels)

    def batches():
        for epoch in range(first_epoch, first_epoch + facts["epochs"]):
            order = shuffle.at(epoch).permutation(facts["train"])
            for start in range(0, len(order), batch_size(facts)):
                chosen = order[start : start + batch_size(facts)]
                yield images[chosen], y[chosen]

    shapes = [None, *images.shape[1:]], [None, *y.shape[1:]]
    return tf.data.Dataset.from_generator(
        batches, output_signature=tuple(tf.TensorSpec(shape, "float64") for shape in shapes)
    )


def freeze(model, phase):
    for name in phase.get("freeze", []):
        model.get_layer(name).trainable = False
    thaw = phase.get("unfreeze", {"layers": []})
    for name in thaw["layers"][-thaw.get("last", len(thaw["layers"])) :]:
        model.get_layer(name).trainable = True


class PartlyInferring(keras.Model):
    """The same layers, the first of them called with `training=False`, as a part of their own.

    `fit` heeds that in a model that says itself how it is called. In a functional model it does not:
    there it hands training=True on to all layers.
    """

    def __init__(self, model, count):
        super().__init__()
        self.features = keras.Sequential(model.layers[:count])
        self.head = keras.Sequential(model.layers[count:])

    def call(self, images, training=None):
        return self.head(self.features(images, training=False), training=training)


def fit(facts, stream):
    """The model, and the histories of its phases, of which there is usually one."""
    keras.backend.clear_session()
    model = built(facts, stream)
    calm = facts.get("inference", [])
    assert [layer.name for layer in model.layers[: len(calm)]] == calm
    fitted = PartlyInferring(model, len(calm)) if calm else model
    train = facts["train"]
    images, labels = examples(facts, stream, train + facts["validation"])
    held = images[train:], targets(facts, labels[train:])
    histories = []
    for phase in facts.get("phases", [{}]):
        now = {**facts, **phase}
        freeze(model, phase)
        fitted.compile(
            optimizer=optimizer(now),
            loss=in_keras.made(facts["loss"], in_keras.LOSSES),
            metrics=list(metrics(facts)),
        )
        before = sum(len(history["loss"]) for history in histories)
        history = fitted.fit(
            shuffled(now, images[:train], labels[:train], before),
            steps_per_epoch=steps(now), epochs=now["epochs"], validation_data=held,
            validation_batch_size=batch_size(now), verbose=0, shuffle=False,
            callbacks=list(callbacks(now)), class_weight=class_weights(facts),
        )  # fmt: skip
        histories.append(history.history)
    return model, histories


def kept(facts, histories):
    """The epoch whose weights are left: the best of the last phase, or the last."""
    last = {**facts, **facts.get("phases", [{}])[-1]}
    *before, losses = [history["val_loss"] for history in histories]
    best = int(np.argmin(losses)) if "early_stopping" in last else len(losses) - 1
    return sum(map(len, before)) + best


def joined(histories):
    """One series of epochs, of the figures that every phase has."""
    names = [name for name in histories[0] if all(name in history for history in histories)]
    return {name: [float(v) for h in histories for v in h[name]] for name in names}


def make():
    fixture = Fixture("fits", "fits")
    for name, plain in FITS.items():
        facts = {**SIZES, **plain}
        stream = FIXTURES.named("fits").named(name)
        model, histories = fit(facts, stream)
        history = joined(histories)
        norms = {
            f"{layer.name}/{weight.name}": float(np.linalg.norm(weight.numpy()))
            for layer in model.layers
            for weight in layer.weights
        }
        shown = {
            **facts,
            "layers": [
                {"name": n, "layer": layer, **({"training": False} if n in facts.get("inference", []) else {})}
                for n, layer in named(facts["layers"])
            ],
            "history": history,
            "phase_of_epoch": [i for i, h in enumerate(histories) for _ in h["loss"]],
            "kept_epoch": kept(facts, histories),
            "norms_after": norms,
        }
        fixture.add(name, shown)
        print(f"  {name}: {len(history['loss'])} epochs, {history['loss'][0]:.3f} → {history['loss'][-1]:.3f}")
    fixture.save()
