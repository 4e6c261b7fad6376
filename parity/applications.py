"""Ready-made networks: Keras' layers, their order, weights, and outputs.

Weights follow the formulas of networks.py, on the stream `FIXTURES.named("mobilenet_v2").named(NAME)`,
images are uniform in [-1, 1) on its `.named("images")`, in row-major order; the outputs are those of
inference, in float64. The case `imagenet` has the real weights instead, from the folder of data sets
in the environment variable REGULUS_DATA; without it that case is kept as it is.
"""

import json
import os
import struct
from pathlib import Path

import keras
import numpy as np

import networks
from fixtures import Fixture
from streams import FIXTURES

FILE = "weights/mobilenet_v2_0.35_224_imagenet_notop.safetensors"
CASES = {
    "narrow": (0.35, [40, 33, 3]),
    "usual": (1.0, [32, 32, 3]),
    "wide": (1.3, [32, 35, 3]),
    "imagenet": (0.35, [96, 96, 3]),
}


def safetensors(path):
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    start = 8 + length
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = np.frombuffer(data[start + begin : start + end], "<f4")
            yield name, values.reshape(entry["shape"])


def fill(model, name, stream):
    stored = None
    if name == "imagenet":
        stored = dict(safetensors(Path(os.environ["REGULUS_DATA"]) / FILE))
    for layer in model.layers:
        for weight in layer.weights:
            path = f"{layer.name}/{weight.name}"
            if stored is None:
                value = networks.weight_values(path, tuple(weight.shape), stream)
            else:
                depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
                value = stored[path.replace("/kernel", "/depthwise_kernel") if depthwise else path]
            weight.assign(value)


def make():
    if "REGULUS_DATA" not in os.environ:
        raise SystemExit(f"REGULUS_DATA must name the folder in which {FILE} is.")
    fixture = Fixture("applications", "mobilenet_v2")
    for name, (alpha, shape) in CASES.items():
        keras.backend.clear_session()
        stream = FIXTURES.named("mobilenet_v2").named(name)
        model = keras.applications.MobileNetV2(
            input_shape=shape, alpha=alpha, include_top=False, weights=None
        )
        fill(model, name, stream)
        images = stream.named("images").between(-1, 1, [1, *shape])
        outputs = model(images, training=False).numpy()
        facts = {
            "settings": {"alpha": alpha},
            "input_shape": shape,
            "layers": [[layer.name, type(layer).__name__] for layer in model.layers],
            "parameters": model.count_params(),
            "trainable": sum(int(np.prod(w.shape)) for w in model.trainable_weights),
        }
        fixture.add(name, facts, {"output": outputs})
        print(f"  {name}: {model.count_params()} parameters, outputs to {outputs.max():.3g}")
    fixture.save()
