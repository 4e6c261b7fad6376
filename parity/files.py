"""`.keras` files as Keras writes them, with random weights, and what their networks give.

Beside `files.json` and its arrays (`NAME/images`, `NAME/outputs`) lies one `NAME.keras` per case.
Weights and images come from the stream `FIXTURES.named("files").named(NAME)`.
"""

import os

import keras
import numpy as np
from keras import layers

from fixtures import ROOT, Fixture
from summaries import summary_of
from streams import FIXTURES


def sequential():
    return keras.Sequential(
        [
            keras.Input((14, 14, 1)),
            layers.Conv2D(4, 3, activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(2),
            layers.Conv2D(3, 3, padding="same", kernel_regularizer="l2", name="a layer of its own"),
            layers.LeakyReLU(negative_slope=0.1),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(8, activation="silu", kernel_initializer="he_normal"),
            layers.Dense(5, activation="softmax", kernel_regularizer=keras.regularizers.L1L2(1e-3, 1e-2)),
        ],
        name="small",
    )


def functional():
    inputs = keras.Input((12, 10, 3), name="images")
    x = layers.Conv2D(4, 3, padding="same", use_bias=False, name="stem")(inputs)
    side = layers.Conv2D(4, 1, activation="tanh", name="side")(x)
    joined = layers.Add(name="sum")([x, side])
    both = layers.Concatenate(name="both")([joined, x])
    pooled = layers.GlobalAveragePooling2D(name="mean")(both)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid", name="answer")(pooled))


def nested():
    inner_input = keras.Input((10, 10, 4))
    y = layers.DepthwiseConv2D(3, padding="same", name="conv")(inner_input)
    y = layers.ReLU(max_value=6, name="relu")(y)
    inner = keras.Model(inner_input, layers.Add(name="sum")([inner_input, y]), name="block")
    inner.trainable = False
    head = keras.Sequential(
        [keras.Input((10, 10, 4)), layers.Flatten(), layers.Dense(3, name="conv")], name="head"
    )
    inputs = keras.Input((10, 10, 2))
    x = layers.Conv2D(4, 1, name="conv")(inputs)
    return keras.Model(inputs, head(inner(x)), name="outer")


def thawed():
    """A part and a layer that are called with training=False, and others of the same kinds that are not."""
    taken = keras.Input((10, 10, 2))
    y = layers.Conv2D(3, 3, name="conv")(taken)
    y = layers.BatchNormalization(name="norm")(y)
    features = keras.Model(taken, layers.Dropout(0.5, name="drop")(y), name="features")
    inputs = keras.Input((10, 10, 2))
    x = features(inputs, training=False)
    x = layers.BatchNormalization(name="norm")(x)
    x = layers.Dropout(0.5, name="drop")(x, training=False)
    return keras.Model(inputs, layers.Dense(3, name="answer")(layers.Flatten()(x)), name="thawed")


def any_size():
    """Height and width are left open, in a model within it, too; its answers are those to 20 × 13 pixels."""
    taken = keras.Input((None, None, 4), name="taken")
    y = layers.DepthwiseConv2D(3, strides=2, padding="same", name="conv")(layers.ZeroPadding2D(1, name="pad")(taken))
    y = layers.UpSampling2D(2, name="up")(layers.BatchNormalization(name="norm")(y))
    block = keras.Model(taken, layers.MaxPooling2D(2, name="pool")(y), name="block")
    inputs = keras.Input((None, None, 3), name="images")
    x = layers.Conv2D(4, 3, strides=2, activation="relu", name="stem")(inputs)
    x = layers.Concatenate(name="both")([layers.Conv2D(4, 1, name="side")(x), x])
    x = block(layers.Conv2D(4, 1, name="fewer")(x))
    return keras.Model(inputs, layers.Dense(3, name="answer")(layers.GlobalMaxPooling2D(name="most")(x)), name="any")


def images():
    # Without RandomCrop, which Keras 3.15.1 leaves out when not training, against its own documentation.
    return keras.Sequential(
        [
            keras.Input((9, 8, 3)),
            layers.RandomFlip("horizontal"),
            layers.RandomRotation(0.1, fill_mode="nearest"),
            layers.RandomZoom((-0.1, 0.2)),
            layers.RandomTranslation(0.1, 0.2),
            layers.RandomContrast(0.2, value_range=(0, 1)),
            layers.Rescaling(2.0, offset=-1.0),
            layers.Normalization(mean=[0.1, 0.2, 0.3], variance=[1.0, 2.0, 3.0]),
            layers.ZeroPadding2D(((1, 0), (0, 1))),
            layers.UpSampling2D((2, 1), interpolation="bilinear"),
            layers.Resizing(7, 6),
            layers.AveragePooling2D(2, strides=1, padding="same"),
            layers.Conv2D(4, 2, strides=(2, 1), groups=1, activation="relu6"),
            layers.Activation("gelu"),
            layers.GlobalMaxPooling2D(),
            layers.Dense(2),
        ],
        name="pictures",
    )


def catalogue():
    """Layers that stand in no other of these, with settings that are not the usual ones."""
    return keras.Sequential(
        [
            keras.Input((9, 8, 3)),
            layers.RandomBrightness(0.1),
            layers.RandomSharpness((0.2, 0.6), value_range=(0, 1)),
            layers.SeparableConv2D(
                4, 3, depth_multiplier=2, depthwise_initializer="he_normal",
                pointwise_regularizer="l2", activation="relu",
            ),
            layers.LayerNormalization(axis=[1, 3], epsilon=1e-5, gamma_regularizer="l2"),
            layers.Conv2DTranspose(4, 3, strides=2, padding="same", output_padding=1),
            layers.GroupNormalization(2, center=False),
            layers.PReLU(shared_axes=[1, 2], alpha_initializer="ones"),
            layers.SpatialDropout2D(0.2),
            layers.DepthwiseConv2D(3, depthwise_regularizer="l1"),
            layers.Cropping2D(((1, 0), (2, 1))),
            layers.ELU(alpha=0.5),
            layers.Permute((3, 1, 2)),
            layers.UnitNormalization(axis=[2, 3]),
            layers.GaussianNoise(0.1),
            layers.GaussianDropout(0.1),
            layers.AlphaDropout(0.1),
            layers.Flatten(),
            layers.LayerNormalization(),
            layers.GroupNormalization(groups=-1),
            layers.Dense(4),
            layers.Softmax(),
        ],
        name="catalogue",
    )


def colors():
    return keras.Sequential(
        [
            keras.Input((9, 8, 3)),
            layers.RandomGrayscale(0.25),
            layers.RandomInvert(0.5, value_range=(0, 1)),
            layers.RandomHue((0.25, 0.5)),
            layers.RandomSaturation(0.5, value_range=(0, 1)),
            layers.RandomColorDegeneration(0.5),
            layers.RandomColorJitter((0, 1), 0.25, (0.25, 0.5), hue_factor=0.5),
            layers.RandomShear(0.25, (0.125, 0.25), fill_mode="nearest"),
            layers.RandomPerspective(0.5, 0.25, "nearest", fill_value=0.5),
            layers.RandomElasticTransform(scale=(0.25, 0.5), fill_mode="wrap", value_range=(0, 1)),
            layers.RandomErasing(0.5, (0.125, 0.25), fill_value=0.5, value_range=(0, 1)),
            layers.RandomErasing(),
            layers.RandomPosterization(5),
            layers.RandomGaussianBlur((0.25, 0.5), 5, value_range=(0, 1)),
            layers.Solarization(0.25, (0.25, 0.5), value_range=(0, 1)),
            layers.RandAugment((0, 1), 3, (0.25, 0.5), "nearest"),
            layers.Identity(),
            layers.Conv2D(2, 3),
            layers.Flatten(),
            layers.Dense(3),
        ],
        name="colors",
    )


def restrained():
    return keras.Sequential(
        [
            keras.Input((9, 9, 2)),
            layers.Conv2D(
                4, 3, activation="hard_swish", kernel_constraint=keras.constraints.MaxNorm(2, [0, 1, 2]),
                bias_constraint="non_neg", activity_regularizer="l1", kernel_initializer="he_uniform",
            ),
            layers.DepthwiseConv2D(
                3, activation="mish", depthwise_constraint="unit_norm",
                depthwise_regularizer=keras.regularizers.L2(0.5),
                depthwise_initializer=keras.initializers.TruncatedNormal(0.0, 0.1),
            ),
            layers.BatchNormalization(
                gamma_constraint=keras.constraints.UnitNorm(0), beta_constraint="non_neg"
            ),
            layers.Activation("softsign"),
            layers.ActivityRegularization(l1=0.125, l2=0.25),
            layers.Flatten(),
            layers.Dense(
                8, activation="softplus", kernel_initializer=keras.initializers.Identity(0.5),
                kernel_regularizer=keras.regularizers.OrthogonalRegularizer(0.5, "columns"),
                kernel_constraint=keras.constraints.MinMaxNorm(0.25, 1.5, 0.5, axis=0),
            ),
            layers.Dense(3, activation="log_softmax", activity_regularizer=keras.regularizers.L2(0.125)),
        ],
        name="restrained",
    )  # fmt: skip


def positions():
    """Keras' own example of a vision transformer has a Dense and an Embedding of positions for what
    EinsumDense does at once; that both are the same is checked here."""
    stream = FIXTURES.named("files").named("positions")
    patches = stream.named("patches").between(-1, 1, [2, 9, 8])
    projection, embedding = layers.Dense(6), layers.Embedding(9, 6)
    apart = projection(patches) + embedding(np.arange(9)[None])
    together = layers.EinsumDense("abc,cd->abd", output_shape=(9, 6), bias_axes="bd")
    together.build([None, 9, 8])
    together.set_weights(
        [projection.kernel, projection.bias + embedding.embeddings.numpy()]
    )
    assert np.allclose(apart, together(patches), atol=1e-6)


def transformer():
    inputs = keras.Input((12, 12, 1))
    x = layers.Reshape((3, 4, 3, 4))(inputs)
    x = layers.Permute((1, 3, 2, 4))(x)
    x = layers.Reshape((9, 16))(x)
    x = layers.EinsumDense("abc,cd->abd", output_shape=(9, 8), bias_axes="bd", name="patches")(x)
    for _ in range(2):
        normed = layers.LayerNormalization(epsilon=1e-6)(x)
        attended = layers.MultiHeadAttention(num_heads=2, key_dim=4, dropout=0.1)(normed, normed)
        x = layers.Add()([attended, x])
        y = layers.LayerNormalization(epsilon=1e-6)(x)
        y = layers.Dense(16, activation="gelu")(y)
        y = layers.Dropout(0.1)(y)
        y = layers.Dense(8)(y)
        x = layers.Add()([y, x])
    x = layers.EinsumDense("...x,xy->...y", output_shape=(5,), bias_axes="y")(x)
    x = layers.EinsumDense("abc,cd->abd", output_shape=(None, 4))(x)
    x = layers.MultiHeadAttention(2, 3, output_shape=6)(query=x, value=x)
    mean = layers.GlobalAveragePooling1D()(x)
    most = layers.GlobalMaxPooling1D()(x)
    x = layers.Concatenate()([mean, most])
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(x), name="vit")


def adapted():
    normalization = layers.Normalization()
    normalization.adapt(FIXTURES.named("files").between(0, 3, [50, 4, 4, 2]))
    return keras.Sequential([keras.Input((4, 4, 2)), normalization, layers.Flatten(), layers.Dense(2)])


def mobilenet():
    return keras.applications.MobileNetV2(
        input_shape=(32, 32, 3), alpha=0.35, weights=None, classes=4
    )


CASES = [
    sequential, functional, nested, thawed, any_size, images, restrained, transformer, catalogue, colors, adapted, mobilenet,
]  # fmt: skip


ANY_SIZE = [20, 13, 3]
"""Of images where the model takes any."""


def fill(model, stream):
    for number, weight in enumerate(w for w in model.weights if "float" in w.dtype):
        if "normalization" in weight.path and weight.name in ("mean", "variance"):
            continue
        low, high = -0.5, 0.5
        if "variance" in weight.name or weight.name == "gamma":
            low, high = 0.5, 1.5
        elif "kernel" in weight.name:
            inputs = weight.shape[:2] if "depthwise" in weight.path else weight.shape[:-1]
            high = float(np.sqrt(6 / np.prod(inputs)))
            low = -high
        weight.assign(stream.at(number).between(low, high, weight.shape))


def make():
    keras.config.set_floatx("float32")  # as files are in practice
    folder = ROOT / "files"
    folder.mkdir(parents=True, exist_ok=True)
    positions()
    os.environ["COLUMNS"] = "80"
    fixture = Fixture("files", "files")
    for case in CASES:
        keras.backend.clear_session()
        stream = FIXTURES.named("files").named(case.__name__)
        model = case()
        fill(model, stream)
        sizes = [given or other for given, other in zip(model.input_shape[1:], ANY_SIZE)]
        inputs = stream.named("images").between(0, 1, [2, *sizes])
        outputs = np.asarray(model(inputs, training=False))
        facts = {"parameters": model.count_params(), "layers": len(model.layers), "text": summary_of(model)}
        fixture.add(case.__name__, facts, {"images": inputs, "outputs": outputs})
        model.save(folder / f"{case.__name__}.keras")
        print(f"  {case.__name__}: {model.count_params()} parameters")
    fixture.save()

