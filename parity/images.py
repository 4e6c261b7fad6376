"""Pictures of any size as Keras' `image_dataset_from_directory` reads and resizes them, in float32,
in which it computes whatever Keras' floatx is.

Decoders of JPEG differ by a level or two, so resizing is compared on PNG files that hold what
TensorFlow decoded, and the whole way on the JPEG files themselves.
"""

import tempfile
from pathlib import Path

import keras
import tensorflow as tf

from fixtures import ROOT, Fixture

PHOTOS = ROOT.parent.parent / "regulus/learning/image/photos"
INTERPOLATIONS = [
    "nearest",
    "bilinear",
    "bicubic",
    "area",
    "lanczos3",
    "lanczos5",
    "gaussian",
    "mitchellcubic",
]
SMALLER, LARGER = [40, 52], [31, 67]


def read(picture, settings):
    """The one picture of a folder, as a dataset gives it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            (Path(folder) / name).mkdir()
        (Path(folder) / "a" / picture.name).write_bytes(picture.read_bytes())
        (Path(folder) / "b" / picture.name).write_bytes(picture.read_bytes())
        options = {
            "image_size": settings["size"],
            **{k: v for k, v in settings.items() if k != "size"},
        }
        dataset = keras.utils.image_dataset_from_directory(
            folder, shuffle=False, batch_size=1, verbose=False, **options
        )
        images, _ = next(iter(dataset))
    return images[0].numpy().astype("float32")


def settings():
    for interpolation in INTERPOLATIONS:
        yield f"{interpolation}_smaller", {"size": SMALLER, "interpolation": interpolation}
        yield f"{interpolation}_mixed", {"size": LARGER, "interpolation": interpolation}
    for mode in ("grayscale", "rgba"):
        yield mode, {"size": SMALLER, "color_mode": mode}
    for fit in ("crop_to_aspect_ratio", "pad_to_aspect_ratio"):
        yield f"{fit}_wide", {"size": [24, 60], fit: True}
        yield f"{fit}_high", {"size": [60, 24], fit: True}
        yield f"{fit}_square", {"size": [45, 45], fit: True}


def small(photo):
    """A piece of it, so that mixed sizes mean enlarging one way."""
    return tf.image.crop_to_bounding_box(photo, 40, 60, 60, 50)


def make():
    fixture = Fixture("images", "image_folder")
    for path in sorted(PHOTOS.glob("*.jpg")):
        photo = tf.image.decode_jpeg(path.read_bytes(), channels=3)
        exact = path.with_suffix(".png")
        exact.write_bytes(tf.io.encode_png(photo, compression=9).numpy())
        stem = path.stem.split("_")[0]
        for name, wanted in settings():
            if stem == "flamingo" or name == "bilinear_smaller" or "ratio" in name:
                add(fixture, f"{stem}_{name}", exact, wanted)
        add(fixture, f"{stem}_jpeg", path, {"size": SMALLER})
    piece = PHOTOS / "piece.png"
    photo = tf.image.decode_jpeg((PHOTOS / "flamingo_image_0010.jpg").read_bytes(), channels=3)
    piece.write_bytes(tf.io.encode_png(small(photo), compression=9).numpy())
    for name, wanted in settings():
        if "mixed" in name:
            add(fixture, f"piece_{name}", piece, {**wanted, "size": [64, 37]})
    fixture.save()


def add(fixture, name, path, wanted):
    fixture.add(name, {"file": path.name, "settings": wanted}, {"output": read(path, wanted)})
