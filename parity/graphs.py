"""Networks whose layers take more than the layer before, and networks within networks.

A layer is `{"name": …, "layer": …, "inputs": […], "trainable": false}`, the last two left out where
a layer takes the one before and may be trained. `input` is what the network is fed with. A layer
called `features/conv` belongs to the sub-network `features`; layers of one stand together, and from
outside it is its last layer.

Trainings are those of networks.py, on the stream `FIXTURES.named("graphs").named(NAME)`; the outputs
and gradients of the first batch are stored beside their losses.
"""

import keras
import numpy as np
import tensorflow as tf

import in_keras
import networks
from fixtures import Fixture
from networks import CIFAR, FLATTEN, NORM, conv, dense, pool, relu
from streams import FIXTURES

ADD, CONCAT = "add", "concatenate"


def entry(name, layer, *inputs, **more):
    plain = {layer: {}} if isinstance(layer, str) else layer
    return {"name": name, "layer": plain, **({"inputs": list(inputs)} if inputs else {}), **more}


def residual(prefix="", **more):
    """Two blocks, the second with a convolution on its shortcut; what `input` is called outside."""

    def n(name):
        return prefix + name

    same = {"padding": "same"}
    return [
        entry(n("stem"), relu(4, **same), **more),
        entry(n("conv_a"), conv(4, use_bias=False, **same), **more),
        entry(n("norm_a"), NORM, **more),
        entry(n("relu_a"), {"activation": {"activation": "relu"}}),
        entry(n("add_a"), ADD, n("stem"), n("relu_a")),
        entry(n("conv_b"), relu(6, strides=2, **same), **more),
        entry(n("shortcut"), conv(6, 1, strides=2), n("add_a"), **more),
        entry(n("add_b"), ADD, n("conv_b"), n("shortcut")),
    ]


def head(*inputs):
    return [
        entry("pool", "global_average_pooling2d", *inputs),
        entry("logits", dense(10, "softmax")),
    ]


def inception():
    return [
        entry("one", relu(3, 1), "input"),
        entry("three", relu(4, padding="same"), "input"),
        entry("pooled", {"max_pooling2d": {"pool_size": 2, "strides": 1, "padding": "same"}}, "input"),
        entry("joined", CONCAT, "one", "three", "pooled"),
        entry("small", pool(4)),
        entry("rows", {"concatenate": {"axis": 1}}, "small", "small"),
        entry("flatten_1", FLATTEN),
        entry("logits", dense(10, "softmax")),
    ]  # fmt: skip


def transformer(**more):
    """A small vision transformer: patches, positions, one block, the mean of all steps.

    TensorFlow rounds a factor of gelu to float32, hence silu.
    """
    return [
        entry("patches", conv(8, 4, strides=4)),
        entry("steps", {"reshape": {"target_shape": [-1, 8]}}),
        entry("positions", {"einsum_dense": {
            "equation": "abc,cd->abd", "output_shape": [9, 8], "bias_axes": "bd",
        }}),
        entry("norm_1", {"layer_normalization": {"epsilon": 1e-6}}),
        entry("attention", {"multi_head_attention": {"num_heads": 2, "key_dim": 4, **more}}),
        entry("sum_1", ADD, "attention", "positions"),
        entry("norm_2", {"layer_normalization": {"epsilon": 1e-6}}),
        entry("wide", dense(16, "silu")),
        entry("narrow", dense(8)),
        entry("sum_2", ADD, "narrow", "sum_1"),
        entry("norm_3", {"layer_normalization": {"epsilon": 1e-6}}),
        entry("mean", "global_average_pooling1d"),
        entry("logits", dense(10, "softmax")),
    ]  # fmt: skip


NETWORKS = {
    "transformer": networks.network([12, 12, 1], transformer(), networks.ADAM, 8),
    "residual": networks.network([12, 12, 3], residual() + head(), networks.ADAM, 8),
    "residual_sgd": networks.network(
        [9, 11, 2], residual() + head(), networks.SGD, 4, class_weights={"3": 2.0}
    ),
    "joined": networks.network([8, 8, 2], inception(), networks.SLOW_SGD, 8),
    "sub_network": networks.network(
        [12, 12, 3], [entry("first", conv(3, 1)), *residual("features/"), *head()], networks.ADAM, 8
    ),
    "frozen": networks.network(
        [12, 12, 3],
        [*residual("features/", trainable=False), *head()],
        networks.ADAM,
        8,
    ),
    "frozen_last_block_open": networks.network(
        [12, 12, 3],
        [
            {k: v for k, v in e.items() if k != "trainable" or i < 3}
            for i, e in enumerate(residual(trainable=False))
        ]
        + head(),
        networks.SGD,
        8,
    ),
}


def long_names():
    long = "a_layer_whose_name_is_longer_than_any_column"
    return [
        entry(long, relu(4, padding="same")),
        entry("b", conv(4, padding="same")),
        entry("c", conv(4, padding="same"), long),
        entry("sum", ADD, long, "b", "c", "b"),
        entry("flatten_1", FLATTEN),
        entry("logits", dense(100000, "softmax")),
    ]


SUMMARIZED = {
    "long_names": (CIFAR, long_names()),
    "from_the_images": (
        [8, 8, 3],
        [
            entry("conv", conv(3, padding="same")),
            entry("sum", ADD, "input", "conv"),
            entry("flatten_1", FLATTEN),
            entry("logits", dense(2)),
        ],
    ),
    "two_sub_networks": (
        CIFAR,
        [
            *residual("left/"),
            *[{**e, "inputs": ["input"]} if i == 0 else e for i, e in enumerate(residual("right/"))],
            entry("joined", CONCAT, "left/add_b", "right/add_b"),
            *head(),
        ],
    ),
    "unlike_order": (
        CIFAR,
        [
            entry("late", conv(4, 1)),
            entry("deep_1", conv(4, 1), "input"),
            entry("deep_2", conv(4, 1)),
            entry("deep_3", conv(4, 1)),
            entry("sum", ADD, "deep_3", "late"),
            entry("again", ADD, "sum", "deep_1", "late"),
            *head(),
        ],
    ),
}


def scope(name):
    return name.rsplit("/", 1)[0] if "/" in name else ""



def functional(entries, given, here=""):
    """The outputs of all entries by name, given what `input` and outer names are."""
    outputs, before, i = dict(given), given["input"], 0
    while i < len(entries):
        name = entries[i]["name"]
        local = name[len(here) :]
        if "/" in local:
            inner = here + local.split("/")[0] + "/"
            group = [e for e in entries[i:] if e["name"].startswith(inner)]
            source = outputs[group[0]["inputs"][0]] if "inputs" in group[0] else before
            outside = keras.layers.Input(source.shape[1:])
            # Whatever stands outside is the sub-network's one input.
            known = {key: outside for key in outputs}
            inside = functional(group, {**known, "input": outside}, inner)
            last = group[-1]["name"]
            model = keras.Model(outside, inside[last], name=inner[len(here) : -1])
            before = outputs[last] = model(source)
            i += len(group)
            continue
        layer = in_keras.layer(entries[i]["layer"], name=local)
        layer.trainable = entries[i].get("trainable", True)
        sources = entries[i].get("inputs")
        if sources is None:
            taken = before
        else:
            taken = [outputs[source] for source in sources]
            taken = taken[0] if len(taken) == 1 else taken
        before = outputs[name] = in_keras.called(layer, taken)
        i += 1
    return outputs


def branches(entries):
    """Whether any layer outside a sub-network takes more than the layer before."""
    before, branching = "input", False
    for e in entries:
        inner = scope(e["name"])
        if not inner or scope(before) != inner:
            branching |= e.get("inputs", [before]) != [before]
        before = e["name"]
    return branching


def model_of(input_shape, entries):
    keras.backend.clear_session()
    if branches(entries):
        images = keras.layers.Input(input_shape)
        outputs = functional(entries, {"input": images})
        return keras.Model(images, outputs[entries[-1]["name"]])
    images = keras.layers.Input(input_shape)
    made = keras.Model(images, functional(entries, {"input": images})[entries[-1]["name"]])
    return keras.Sequential([keras.layers.Input(input_shape), *made.layers[1:]])


def weights(model, prefix=""):
    """Every weight under its full name."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from weights(layer, f"{prefix}{layer.name}/")
        else:
            for weight in layer.weights:
                yield f"{prefix}{layer.name}/{in_keras.local(layer, weight)}", weight


def trained(facts, stream):
    model = model_of(facts["input_shape"], facts["layers"])
    for name, weight in weights(model):
        weight.assign(networks.weight_values(name, tuple(weight.shape), stream))
    model.compile(
        optimizer=in_keras.made(facts["optimizer"], in_keras.OPTIMIZERS),
        loss=in_keras.made(facts["loss"], in_keras.LOSSES),
    )
    return model


def first(model, facts, images, labels):
    """What the first batch gives: outputs and gradients of the loss, without class weights."""
    before = {name: weight.numpy() for name, weight in weights(model)}
    with tf.GradientTape() as tape:
        outputs = model(images, training=True)
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(labels, outputs))
    trainable = {id(weight) for weight in model.trainable_weights}
    named = [(name, weight) for name, weight in weights(model) if id(weight) in trainable]
    gradients = tape.gradient(loss, [weight.value for _, weight in named])
    for name, weight in weights(model):
        weight.assign(before[name])
    arrays = {"first/output": outputs.numpy()}
    arrays |= {f"first/{name}": g.numpy() for (name, _), g in zip(named, gradients)}
    return arrays


def make():
    fixture = Fixture("graphs", "graphs")
    for name, facts in NETWORKS.items():
        stream = FIXTURES.named("graphs").named(name)
        model = trained(facts, stream)
        batches = networks.batches(facts, stream)
        arrays = first(model, facts, *batches[0])
        classes = {int(c): w for c, w in facts.get("class_weights", {}).items()} or None
        losses = []
        for images, labels in batches:
            losses.append(float(model.train_on_batch(images, labels, class_weight=classes)))
            model.reset_metrics()
        trainable = {id(weight) for weight in model.trainable_weights}
        norms = {}
        for path, weight in weights(model):
            norms[path] = float(np.linalg.norm(weight.numpy()))
            if id(weight) not in trainable:
                arrays[f"after/{path}"] = weight.numpy()
        shown = {
            **facts,
            "parameters": model.count_params(),
            "losses": losses,
            "norms_after": norms,
        }
        fixture.add(name, shown, arrays)
        print(f"  {name}: {losses[0]:.4f} → {losses[-1]:.4f}")
    fixture.save()
