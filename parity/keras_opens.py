"""Opens `.keras` files that `regulus export` wrote in the real Keras and compares what both say.

    venv/bin/python parity/keras_opens.py MODEL.keras …

Asks `./regulus predict MODEL.keras` and Keras about the same random pictures, of the size that the
network is fed, and prints the largest difference of a probability or score. Fails above 1e-5.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

REGULUS = Path(__file__).resolve().parent.parent / "regulus"
PICTURES = 4
TOLERANCE = 1e-5


def pictures(shape, folder):
    random = np.random.default_rng(20261121)
    for number in range(PICTURES):
        pixels = random.integers(0, 256, shape, dtype=np.uint8)
        path = Path(folder) / f"{number}.png"
        keras.utils.save_img(path, pixels, scale=False)
        yield path, pixels


ENDS = {"softmax": keras.activations.softmax, "sigmoid": keras.activations.sigmoid}
"""What makes probabilities of the scores that a network ends in."""


def answers_of(model, pixels, own):
    scaled = pixels.astype(np.float32) / (255 if own["pixels"] == "unit" else 1)
    outputs = model(scaled[None], training=False)
    output = np.asarray(ENDS.get(own["outputs"], lambda x: x)(outputs))[0]
    return np.array([1 - output[0], output[0]]) if output.size == 1 else output


def difference(path):
    model = keras.models.load_model(path)
    own = json.loads(zipfile.ZipFile(path).read("metadata.json"))["regulus"]
    given = "scores" if own["outputs"] == "scores" else "probabilities"
    with tempfile.TemporaryDirectory() as folder:
        shown = list(pictures(model.input_shape[1:], folder))
        command = [REGULUS, "predict", path, *(it for it, _ in shown), "--json"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        answers = [json.loads(line)[given] for line in lines.splitlines()]
        keras_says = [answers_of(model, pixels, own) for _, pixels in shown]
    return model, float(np.max(np.abs(np.array(answers) - np.array(keras_says))))


def main():
    worst = 0.0
    for path in sys.argv[1:]:
        model, found = difference(path)
        worst = max(worst, found)
        print(f"{path}: {model.count_params():,} parameters, differs by at most {found:.1e}")
    if worst > TOLERANCE:
        raise SystemExit(f"{worst:.1e} is more than {TOLERANCE:.0e}.")


if __name__ == "__main__":
    main()
