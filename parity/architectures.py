"""Real architectures, built by Keras' own code, with random weights.

`small()` makes the fixtures `architectures/NAME.keras`, the same code with few channels and blocks,
and what each gives for two images. `FULL` makes them as they are published, for `prove.py`.
Weights and images come from the stream `FIXTURES.named("architectures").named(NAME)`.
"""

import io
import zipfile

import keras
import numpy as np
from keras import layers
from keras.src.applications import efficientnet, resnet

from files import fill
from fixtures import ROOT, Fixture
from streams import FIXTURES

CLASSES = 10


def mobilenet_v2(size=96, alpha=1.0):
    return keras.applications.MobileNetV2(
        input_shape=(size, size, 3), alpha=alpha, weights=None, classes=CLASSES)


def mobilenet_v2_of_any_size():
    """As transfer learning takes it, whose input is (None, None, 3)."""
    features = keras.applications.MobileNetV2(include_top=False, weights=None)
    x = layers.GlobalAveragePooling2D(name="mean")(features.output)
    return keras.Model(features.input, layers.Dense(CLASSES, activation="softmax", name="head")(x), name="any")


def small_mobilenet_v2():
    # The application's narrowest network has 1280 features; its own blocks, fewer of them.
    from keras.src.applications import mobilenet_v2 as blocks

    inputs = keras.Input((32, 32, 3))
    x = layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False, name="Conv1")(inputs)
    x = layers.BatchNormalization(epsilon=1e-3, momentum=0.999, name="bn_Conv1")(x)
    x = layers.ReLU(6.0, name="Conv1_relu")(x)
    plan = [(8, 1, 1), (12, 2, 6), (12, 1, 6), (16, 2, 6), (16, 1, 6)]
    for number, (filters, stride, expansion) in enumerate(plan):
        x = blocks._inverted_res_block(
            x, filters=filters, alpha=1.0, stride=stride, expansion=expansion, block_id=number)
    x = layers.Conv2D(64, 1, use_bias=False, name="Conv_1")(x)
    x = layers.BatchNormalization(epsilon=1e-3, momentum=0.999, name="Conv_1_bn")(x)
    x = layers.ReLU(6.0, name="out_relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(CLASSES, activation="softmax", name="predictions")(x)
    return keras.Model(inputs, x, name="small_mobilenet_v2")


def resnet50(size=96):
    return keras.applications.ResNet50(
        input_shape=(size, size, 3), weights=None, classes=CLASSES)


def resnet50_v2(size=96):
    return keras.applications.ResNet50V2(
        input_shape=(size, size, 3), weights=None, classes=CLASSES)


def small_resnet():
    def stack(x):
        x = resnet.stack_residual_blocks_v1(x, 4, 2, stride1=1, name="conv2")
        return resnet.stack_residual_blocks_v1(x, 8, 2, name="conv3")

    return resnet.ResNet(
        stack, False, True, name="small_resnet", include_top=True, weights=None,
        input_shape=(32, 32, 3), classes=CLASSES, weights_name="none")


def small_resnet_v2():
    def stack(x):
        x = resnet.stack_residual_blocks_v2(x, 4, 2, name="conv2")
        return resnet.stack_residual_blocks_v2(x, 8, 2, stride1=1, name="conv3")

    return resnet.ResNet(
        stack, True, True, name="small_resnet_v2", include_top=True, weights=None,
        input_shape=(32, 32, 3), classes=CLASSES, weights_name="none")


def efficientnet_b0(size=96):
    return keras.applications.EfficientNetB0(
        input_shape=(size, size, 3), weights=None, classes=CLASSES)


def small_efficientnet():
    return efficientnet.EfficientNet(
        0.1, 0.3, 32, name="small_efficientnet", weights=None, input_shape=(33, 32, 3),
        classes=CLASSES, weights_name="none")


def fire(x, squeeze, expand, name):
    x = layers.Conv2D(squeeze, 1, activation="relu", name=f"{name}_squeeze")(x)
    left = layers.Conv2D(expand, 1, activation="relu", name=f"{name}_expand1x1")(x)
    right = layers.Conv2D(expand, 3, padding="same", activation="relu", name=f"{name}_expand3x3")(x)
    return layers.Concatenate(name=f"{name}_concat")([left, right])


def squeezenet(size=96, width=16):
    """SqueezeNet 1.1 (Iandola and others 2016), which Keras does not have."""
    inputs = keras.Input((size, size, 3), name="pictures")
    x = layers.Conv2D(4 * width, 3, strides=2, activation="relu", name="conv1")(inputs)
    x = layers.MaxPooling2D(3, strides=2, name="pool1")(x)
    for number, (factor, pool) in enumerate(
            [(1, False), (1, True), (2, False), (2, True), (3, False), (3, False), (4, False), (4, False)]):
        x = fire(x, factor * width, 4 * factor * width, f"fire{number + 2}")
        if pool:
            x = layers.MaxPooling2D(3, strides=2, name=f"pool{number + 2}")(x)
    x = layers.Dropout(0.5, name="drop9")(x)
    x = layers.Conv2D(CLASSES, 1, activation="relu", name="conv10")(x)
    x = layers.GlobalAveragePooling2D(name="pool10")(x)
    return keras.Model(inputs, layers.Activation("softmax", name="loss")(x), name="squeezenet")


def vit(size=96, patch=16, width=64, heads=4, blocks=6):
    """A vision transformer (Dosovitskiy and others 2021) as Keras' examples build one; a Dense of the
    patches and an Embedding of their positions are one EinsumDense with a bias for each patch."""
    side = size // patch
    inputs = keras.Input((size, size, 3), name="pictures")
    x = layers.Reshape((side, patch, side, 3 * patch), name="rows")(inputs)
    x = layers.Permute((1, 3, 2, 4), name="apart")(x)
    x = layers.Reshape((side * side, 3 * patch * patch), name="patches")(x)
    x = layers.EinsumDense(
        "abc,cd->abd", output_shape=(side * side, width), bias_axes="bd", name="embedded")(x)
    for number in range(blocks):
        y = layers.LayerNormalization(epsilon=1e-6, name=f"block{number}_norm1")(x)
        y = layers.MultiHeadAttention(
            heads, width // heads, dropout=0.1, name=f"block{number}_attention")(y, y)
        x = layers.Add(name=f"block{number}_add1")([y, x])
        y = layers.LayerNormalization(epsilon=1e-6, name=f"block{number}_norm2")(x)
        y = layers.Dense(2 * width, activation="gelu", name=f"block{number}_dense1")(y)
        y = layers.Dropout(0.1, name=f"block{number}_drop")(y)
        y = layers.Dense(width, name=f"block{number}_dense2")(y)
        x = layers.Add(name=f"block{number}_add2")([y, x])
    x = layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    x = layers.GlobalAveragePooling1D(name="mean")(x)
    return keras.Model(inputs, layers.Dense(CLASSES, activation="softmax", name="head")(x), name="vit")


def small_vit():
    return vit(size=24, patch=8, width=16, heads=2, blocks=2)


def small_squeezenet():
    return squeezenet(size=48, width=2)


SMALL = {
    "mobilenet_v2": small_mobilenet_v2,
    "resnet": small_resnet,
    "resnet_v2": small_resnet_v2,
    "efficientnet": small_efficientnet,
    "squeezenet": small_squeezenet,
    "vit": small_vit,
}
FULL = {
    "MobileNetV2": mobilenet_v2,
    "MobileNetV2 of any size": mobilenet_v2_of_any_size,
    "ResNet50": resnet50,
    "ResNet50V2": resnet50_v2,
    "EfficientNetB0": efficientnet_b0,
    "SqueezeNet 1.1": squeezenet,
    "Vision transformer": vit,
}


ANY_SIZE = [128, 96]
"""Of pictures for networks that take any."""


def pictures(stream, count, shape):
    """Raw pixels: coarse colours under some noise, so that pictures differ as a whole."""
    height, width, channels = [given or other for given, other in zip(shape, [*ANY_SIZE, None])]
    coarse = stream.between(0, 200, [count, 4, 4, channels])
    rows, columns = np.arange(height) * 4 // height, np.arange(width) * 4 // width
    noise = stream.at(1).between(0, 56, [count, height, width, channels])
    return np.floor(coarse[:, rows][:, :, columns] + noise).astype(np.float32)


def settled(model, pixels, spread):
    """Moving statistics as of these pictures, and a head under which their answers differ.

    `spread` is the deviation of their scores: rounding in a deep network grows with it.
    """
    normalizations = [it for it in model.layers if isinstance(it, layers.BatchNormalization)]
    momenta = [it.momentum for it in normalizations]
    for layer in normalizations:
        layer.momentum = 0.0
    if normalizations:
        model(pixels, training=True)
        for layer, momentum in zip(normalizations, momenta):
            layer.momentum = momentum
    else:
        for layer in model.layers:
            if getattr(layer, "bias", None) is not None:
                layer.bias.assign(layer.bias * 0.02)
    head = [it for it in model.layers if getattr(it, "kernel", None) is not None][-1]
    for _ in range(2):
        said = np.log(np.asarray(model(pixels, training=False)) + 1e-30)
        head.kernel.assign(head.kernel * min(spread / said.std(axis=0).max(), 20.0))
        said = np.log(np.asarray(model(pixels, training=False)) + 1e-30)
        head.bias.assign(head.bias - said.mean(axis=0) + said.max())


def made(name, build, spread=2.0):
    """A model with random weights, under which answers differ, and raw pixels for it."""
    keras.backend.clear_session()
    stream = FIXTURES.named("architectures").named(name)
    model = build()
    fill(model, stream)
    pixels = pictures(stream.named("images"), 8, model.input_shape[1:])
    settled(model, pixels / 255, spread)
    return model, pixels


def packed(path):
    """The same entries, deflated: HDF5 files of many small arrays are mostly empty."""
    entries = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip:
        for entry in entries.infolist():
            stamped = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            stamped.compress_type = zipfile.ZIP_DEFLATED
            zip.writestr(stamped, entries.read(entry))


def make():
    keras.config.set_floatx("float32")  # as files are in practice
    folder = ROOT / "architectures"
    folder.mkdir(parents=True, exist_ok=True)
    fixture = Fixture("architectures", "architectures")
    for name, build in SMALL.items():
        model, images = made(name, build)
        fed = images[:2] / 255
        outputs = np.asarray(model(fed, training=False))
        facts = {"parameters": model.count_params(), "layers": len(model.layers)}
        fixture.add(name, facts, {"images": fed, "outputs": outputs})
        path = folder / f"{name}.keras"
        model.save(path)
        packed(path)
        print(f"  {name}: {model.count_params()} parameters, {path.stat().st_size} bytes, {np.ptp(outputs, axis=0).max():.2g}")
    fixture.save()
