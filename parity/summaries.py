"""The summary tables of the networks in networks.py and of a few that are hard to lay out."""

import os

import keras

import graphs
import in_keras
import networks
from fixtures import Fixture

AWKWARD = {
    "long_names": (
        [150, 150, 3],
        [
            ("a_name_that_is_longer_than_its_column", {"rescaling": {"scale": 1 / 255}}),
            ("conv", {"conv2d": {"filters": 3000, "kernel_size": 3}}),
            ("global_average_pooling2d_1", "global_average_pooling2d"),
            ("large", {"dense": {"units": 100000}}),
            ("dense_1", {"dense": {"units": 10, "activation": "softmax"}}),
        ],
    ),
    "single_unit": ([4], [("dense_1", {"dense": {"units": 1}})]),
}


def summary(input_shape, named):
    layers = [in_keras.layer(plain, name=name) for name, plain in named]
    model = keras.Sequential([keras.layers.Input(input_shape), *layers])
    return summary_of(model)


def summary_of(model):
    lines = []
    model.summary(print_fn=lines.append)
    return "".join(lines)


def make():
    os.environ["COLUMNS"] = "80"
    keras.backend.set_floatx("float32")
    fixture = Fixture("summaries", "summaries")
    studied = {
        name: (facts["input_shape"], facts["layers"]) for name, facts in networks.NETWORKS.items()
    }
    sequential = {
        name: (shape, list(networks.named(layers)))
        for name, (shape, layers) in {**studied, **networks.SUMMARIZED}.items()
    }
    for name, (shape, named) in {**sequential, **AWKWARD}.items():
        keras.backend.clear_session()
        text = summary(shape, named)
        layers = [{"name": layer, "layer": plain} for layer, plain in named]
        fixture.add(name, {"input_shape": shape, "layers": layers, "text": text})
    branching = {
        name: (facts["input_shape"], facts["layers"]) for name, facts in graphs.NETWORKS.items()
    }
    for name, (shape, layers) in {**branching, **graphs.SUMMARIZED}.items():
        text = summary_of(graphs.model_of(shape, layers))
        fixture.add("graph_" + name, {"input_shape": shape, "layers": layers, "text": text})
    fixture.save()
