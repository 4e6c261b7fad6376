"""What a network sees in an image: the output of every layer, and Grad-CAM.

Grad-CAM (Selvaraju and others 2017) for class c at a layer with maps A_k: relu(sum_k a_k A_k), a_k
being the mean over the map of d score_c / d A_k, and the score what the last layer gives before its
softmax or sigmoid; with a single output, the score of class 0 is the negative of class 1's.
"""

import keras
import numpy as np
import tensorflow as tf

import in_keras
import networks
from fixtures import Fixture
from networks import NORM, conv, dense, pool, relu

NETWORKS = {
    # Max poolings directly behind relu convolutions, which are computed the other way round.
    "pooled": (
        [14, 12, 3],
        [relu(6), pool(), relu(8, padding="same"), NORM, pool(), "flatten", dense(5, "relu"),
         dense(4, "softmax")],
        "conv2d_2",
        [0, 1, 2, 3],
    ),
    "single_output": (
        [12, 12, 1],
        [conv(4), pool(), relu(5), "global_average_pooling2d", dense(1, "sigmoid")],
        "conv2d_1",
        [0, 1],
    ),
    # What a convolution gives goes two ways; an addition joins them.
    "branching": (
        [10, 10, 3],
        [relu(6, padding="same"), relu(6, padding="same"), "add", pool(), relu(5), "flatten",
         dense(3, "softmax")],
        "conv2d_1",
        [0, 1, 2],
    ),
}  # fmt: skip
INPUTS = {"branching": {"add_1": ["conv2d_1", "conv2d_2"]}}


def connected(shape, layers, inputs):
    """Each layer takes the one before, or those that are named."""
    fed = last = keras.layers.Input(shape)
    outputs = {}
    for layer in layers:
        taken = [outputs[name] for name in inputs.get(layer.name, [])]
        last = outputs[layer.name] = layer(taken or last)
    return keras.Model(fed, last)


def randomized(model, random):
    """Also what begins as zeros and ones."""
    for weight in model.weights:
        values = random.normal(0, 0.3, weight.shape)
        weight.assign(np.abs(values) + 0.5 if "variance" in weight.path else values)


def local(weight, layer):
    return f"{layer.name}/{weight.path.split('/')[-1]}"


def cam(model, layer, image, k, single):
    both = keras.Model(model.inputs, [model.get_layer(layer).output, model.outputs[0]])
    with tf.GradientTape() as tape:
        maps, scores = both(image)
        tape.watch(maps)
        score = scores[0, 0] * (1 if k == 1 else -1) if single else scores[0, k]
    weights = tf.reduce_mean(tape.gradient(score, maps), axis=(1, 2), keepdims=True)
    return tf.nn.relu(tf.reduce_sum(weights * maps, axis=-1))[0].numpy()


def make():
    fixture = Fixture("explanations", "explanations")
    for name, (shape, plain, layer, classes) in NETWORKS.items():
        keras.backend.clear_session()
        random = np.random.default_rng(len(name))
        named = list(networks.named(plain))
        layers = [in_keras.layer(it, name=called) for called, it in named]
        layers[-1].activation, last = keras.activations.linear, layers[-1].activation
        inputs = INPUTS.get(name, {})
        model = connected(shape, layers, inputs)
        randomized(model, random)
        pixels = random.integers(0, 256, shape)
        image = tf.constant(pixels[None] / 255.0, dtype="float64")
        arrays = {f"weights/{local(w, it)}": w.numpy() for it in layers for w in it.weights}
        arrays["image"] = pixels.astype(np.int32)
        seen = keras.Model(model.inputs, [it.output for it in layers])(image)
        for it, output in zip(layers, seen):
            arrays[f"outputs/{it.name}"] = (last(output) if it is layers[-1] else output).numpy()[0]
        single = seen[-1].shape[-1] == 1
        for k in classes:
            arrays[f"cams/{k}"] = cam(model, layer, image, k, single)
        facts = {
            "input_shape": shape,
            "layers": [
                {"name": called, "layer": it, **({"inputs": inputs[called]} if called in inputs else {})}
                for called, it in named
            ],
            "cam_layer": layer,
        }
        fixture.add(name, facts, arrays)
    fixture.save()
