"""HDF5 files (`.h5`) as Keras 3 and Keras 2 write them, with random weights, and what their networks give.

    venv/bin/pip install tf_keras==2.21.0      # Keras 2, beside Keras 3

Beside `legacy.json` and its arrays (`NAME/images`, `NAME/outputs`) lies one `NAME.h5` per case; the
number in its name is that of the Keras that wrote it. `graph-2-weights.h5` is what Keras 2's
`save_weights` wrote of `graph-2`; `odd/split.h5` has its lists of names in pieces, as long ones are; the
others in `odd` are what nobody should trust. Weights and images come from the stream
`FIXTURES.named("legacy").named(NAME)`. Each layer's name, outputs and parameters are Keras' own.
"""

import h5py
import keras
import numpy as np

from fixtures import ROOT, Fixture
from streams import FIXTURES

TF_KERAS = "2.21.0"


def cnn(k, filters=(4, 6, 6), units=8):
    """The network of the Fashion-MNIST study, narrower."""
    l = k.layers
    return k.Sequential(
        [
            l.Conv2D(filters[0], 3, activation="relu", input_shape=(28, 28, 1)),
            l.MaxPooling2D(2),
            l.Conv2D(filters[1], 3, activation="relu"),
            l.MaxPooling2D(2),
            l.Conv2D(filters[2], 3, activation="relu"),
            l.Flatten(),
            l.Dense(units, activation="relu"),
            l.Dense(10, activation="softmax"),
        ],
        name="cnn",
    )


def convolutions(k):
    l = k.layers
    leaky = l.LeakyReLU(negative_slope=0.1) if k is keras else l.LeakyReLU(alpha=0.1)
    return k.Sequential(
        [
            l.InputLayer((13, 12, 3)),
            l.Rescaling(2.0, offset=-1.0),
            l.ZeroPadding2D(((0, 1), (1, 0))),
            l.Conv2D(4, 3, strides=2, padding="same", use_bias=False, kernel_regularizer="l2"),
            l.BatchNormalization(scale=False),
            leaky,
            l.DepthwiseConv2D(3, depth_multiplier=2, activation="swish"),
            l.BatchNormalization(axis=3, momentum=0.9),
            l.ReLU(6.0),
            l.SeparableConv2D(5, 3, padding="same", depthwise_initializer="he_normal"),
            l.UpSampling2D(2, interpolation="bilinear"),
            l.Conv2DTranspose(3, 3, strides=2, padding="same"),
            l.PReLU(shared_axes=[1, 2]),
            l.GlobalMaxPooling2D(),
            l.Dense(4, kernel_initializer=k.initializers.VarianceScaling(2.0)),
            l.BatchNormalization(center=False),
            l.Activation("gelu"),
            l.Dropout(0.3),
            l.Dense(1, activation="sigmoid", kernel_regularizer=k.regularizers.L1L2(1e-3, 1e-2)),
        ],
        name="convolutions",
    )


def graph(k):
    l = k.layers
    inputs = k.Input((12, 10, 3), name="images")
    x = l.Conv2D(4, 3, padding="same", use_bias=False, name="stem")(inputs)
    x = l.BatchNormalization(name="norm")(x)
    side = l.Conv2D(4, 1, activation="tanh", name="side")(x)
    both = l.Concatenate(name="both")([l.Add(name="sum")([x, side]), x])
    pooled = l.GlobalAveragePooling2D(name="mean")(both)
    return k.Model(inputs, l.Dense(3, activation="softmax", name="answer")(pooled), name="graph")


def nested(k):
    """A frozen model, one that is frozen in part and has another one in it, and a Sequential one."""
    l = k.layers

    def block(name, end):
        inputs = k.Input((6, 6, 4))
        y = l.DepthwiseConv2D(3, padding="same", name=f"{name}_conv")(inputs)
        y = l.BatchNormalization(name=f"{name}_bn")(y)
        y = end(y)
        return k.Model(inputs, l.Add(name=f"{name}_sum")([inputs, y]), name=name)

    fixed = block("fixed", l.ReLU(max_value=6, name="relu"))
    fixed.trainable = False
    fixed.get_layer("fixed_bn").trainable = True  # which no fit follows, but the order in the file does
    part = block("part", block("deeper", l.Conv2D(4, 1, name="last")))
    part.layers[1].trainable = False
    part.get_layer("deeper").get_layer("deeper_bn").trainable = False
    head = k.Sequential(
        [l.BatchNormalization(input_shape=(6, 6, 4), name="head_bn"), l.Flatten(), l.Dense(3, name="end")],
        name="head",
    )
    inputs = k.Input((6, 6, 2))
    x = l.Conv2D(4, 1, name="first")(inputs)
    return k.Model(inputs, head(part(fixed(x, training=False))), name="outer")


def adapted(k):
    l = k.layers
    normalization = l.Normalization()
    normalization.adapt(FIXTURES.named("legacy").between(0, 3, [50, 4, 4, 2]))
    front = k.Sequential([k.Input((5, 5, 2)), l.RandomFlip("horizontal"), l.Resizing(4, 4), normalization])
    return k.Sequential(
        [k.Input((5, 5, 2)), front, l.Conv2D(2, 2, name="conv"), l.LayerNormalization(), l.Flatten(), l.Dense(2)],
        name="adapted",
    )


def attention(k):
    l = k.layers
    inputs = k.Input((4, 4, 3))
    x = l.Reshape((16, 3))(inputs)
    x = l.EinsumDense("abc,cd->abd", output_shape=(16, 4), bias_axes="bd", name="patches")(x)
    attended = l.MultiHeadAttention(num_heads=2, key_dim=3, name="attended")(x, x)
    x = l.LayerNormalization(epsilon=1e-6)(l.Add()([attended, x]))
    x = l.GroupNormalization(2)(x)
    x = l.GlobalAveragePooling1D()(x)
    return k.Model(inputs, l.Dense(3)(x), name="attentive")


CASES = [cnn, convolutions, graph, nested, adapted, attention]


def fill(model, stream):
    for number, weight in enumerate(model.weights):
        name = weight.name.split("/")[-1].split(":")[0]
        if name in ("mean", "variance", "count") or "float" not in str(weight.dtype):
            continue
        low, high = -0.5, 0.5
        if "variance" in name or name == "gamma":
            low, high = 0.5, 1.5
        elif "kernel" in name:
            high = float(np.sqrt(6 / np.prod(weight.shape[:-1])))
            low = -high
        weight.assign(stream.at(number).between(low, high, tuple(weight.shape)))


def layers(model, prefix=""):
    """Of a model and the models in it: full name, shape of the output, parameters."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from layers(layer, f"{prefix}{layer.name}/")
        elif type(layer).__name__ != "InputLayer":
            shape = layer.output.shape if hasattr(layer, "output") else layer.output_shape
            yield [prefix + layer.name, [int(size) for size in shape[1:]], int(layer.count_params())]


def split(group):
    """As `Keras` does with lists that do not fit into one attribute."""
    for name in ("layer_names", "weight_names"):
        whole = group.attrs.pop(name, [])
        for number, one in enumerate(whole):
            group.attrs[f"{name}{number}"] = [one]


def huge(group):
    del group["dense/small/dense/kernel"]
    group.create_dataset("dense/small/dense/kernel", (1 << 20, 1 << 10), chunks=(1 << 10, 1 << 10))


def packed(group):
    """A claim that zeros make true: 64 MiB out of a few bytes."""
    del group["dense/small/dense/kernel"]
    group.create_dataset("dense/small/dense/kernel", (1 << 24,), compression="gzip", fillvalue=0.0)


def replaced(link):
    def change(group):
        del group["dense/small/dense/kernel"]
        group["dense/small/dense/kernel"] = link

    return change


def looped(group):
    del group["dense/small"]
    group["dense/small"] = group["dense"]


ODD = {
    "split": lambda group: (split(group), split(group["dense"])),
    "huge": huge,
    "packed": packed,
    "soft": replaced(h5py.SoftLink("/model_weights/dense/small/dense/bias")),
    "external": replaced(h5py.ExternalLink("other.h5", "/kernel")),
    "looped": looped,
    "empty": lambda group: group["dense"].attrs.__delitem__("weight_names"),
}


def odd(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, change in ODD.items():
        keras.backend.clear_session()
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1), keras.layers.Dense(1)], name="small")
        fill(model, FIXTURES.named("legacy").named("odd"))
        model.save(folder / f"{name}.h5", include_optimizer=False)
        with h5py.File(folder / f"{name}.h5", "r+") as file:
            change(file["model_weights"])


def make():
    import tf_keras

    if tf_keras.__version__ != TF_KERAS:
        raise SystemExit(f"Files of Keras 2 are made with tf_keras {TF_KERAS}, found {tf_keras.__version__}.")
    keras.config.set_floatx("float32")  # as files are in practice
    folder = ROOT / "legacy"
    folder.mkdir(parents=True, exist_ok=True)
    fixture = Fixture("legacy", "legacy")
    for number, k in ((3, keras), (2, tf_keras)):
        for case in CASES:
            k.backend.clear_session()
            name = f"{case.__name__}-{number}"
            stream = FIXTURES.named("legacy").named(name)
            model = case(k)
            fill(model, stream)
            inputs = stream.named("images").between(0, 1, [2, *model.input_shape[1:]])
            outputs = np.asarray(model(inputs, training=False))
            facts = {"parameters": model.count_params(), "layers": list(layers(model))}
            fixture.add(name, facts, {"images": inputs, "outputs": outputs})
            file = folder / f"{name}.h5"
            model.save(file, include_optimizer=False)
            if name == "graph-2":
                model.save_weights(folder / f"{name}-weights.h5")
            print(f"  {name}: {model.count_params()} parameters, {file.stat().st_size} bytes")
    fixture.save()
    odd(folder / "odd")
