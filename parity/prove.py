"""Repeats the proofs of what Regulus shares with other programs, against those programs themselves.

    python3 -m venv venv && venv/bin/pip install keras tensorflow tf_keras onnxruntime onnx tensorboard
    venv/bin/python parity/prove.py                 # everything, a few minutes
    venv/bin/python parity/prove.py MobileNetV2     # rows whose names begin so

For real architectures as they are published, also in HDF5 files of Keras 3 and 2 (which `tf_keras`
writes), and for every file of the fixtures: a model that Keras made is read by `./regulus predict`, written again by `./regulus export MODEL.keras --to COPY.keras`,
and opened again by Keras; the answers to the same pictures and the `summary()` are compared. The same
model as an ONNX file is checked by ONNX's checker and run by ONNX Runtime on raw bytes. A study that
begins with a Keras file is run, its model exported and opened in Keras, and its TensorBoard files read
by TensorBoard. Prints one table; fails if a row does. Where onnx and tensorflow cannot share a Python,
`ONNX_PYTHON` names the one that has onnx and onnxruntime.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402

import architectures  # noqa: E402
import files  # noqa: E402
import legacy  # noqa: E402
from keras_opens import REGULUS, TOLERANCE, difference  # noqa: E402

HDF5 = ".h5"
BUILDERS = {
    "MobileNetV2": lambda k: k.applications.MobileNetV2(input_shape=(96, 96, 3), weights=None, classes=10),
    "the Fashion-MNIST study": lambda k: legacy.cnn(k, (32, 64, 64), 64),
}
"""Kept in HDF5 files by Keras 3 and, with `tf_keras`, by Keras 2."""

ONNX_PYTHON = os.environ.get("ONNX_PYTHON", sys.executable)
FIXTURES = Path(__file__).resolve().parent.parent / "learning/src/test/resources/parity/keras"
DIGITS = Path(__file__).resolve().parent.parent / "study/src/test/resources/keras/digits.keras"
STUDY = """
study: proof
data: {dataset: fashion-mnist-small, train: {count: 1000}, validation: {count: 300}}
base: {network: {keras: digits.keras}}
training: {optimizer: adam, loss: sparse_categorical_crossentropy, metrics: [accuracy], epochs: 2}
final: {retrain_on: none}
tensorboard: true
"""


def regulus(*arguments):
    done = subprocess.run([REGULUS, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "failed")
    return done.stdout


def summary(model):
    lines = []
    model.summary(print_fn=lambda line, **_: lines.append(line), line_length=140)
    return "\n".join(lines)


def probabilities(outputs, scores):
    """As `predict` gives them: of scores their softmax or sigmoid, of one number both."""
    if scores:
        ones = np.exp(outputs - outputs.max(axis=1, keepdims=True))
        outputs = 1 / (1 + np.exp(-outputs)) if outputs.shape[1] == 1 else ones / ones.sum(axis=1, keepdims=True)
    return np.hstack([1 - outputs, outputs]) if outputs.shape[1] == 1 else outputs


def ends_in_scores(model):
    last = model.layers[-1]
    while isinstance(last, keras.Model):
        last = last.layers[-1]
    if isinstance(last, keras.layers.Softmax):
        return False
    return getattr(last, "activation", keras.activations.linear) is keras.activations.linear


def predicted(file, pictures):
    answers = regulus("predict", file, *pictures, "--pixels", "unit", "--json")
    return np.array([json.loads(line)["probabilities"] for line in answers.splitlines()])


def by_onnx(file, pixels):
    given, answered = file.with_suffix(".pixels.npy"), file.with_suffix(".outputs.npy")
    np.save(given, pixels)
    script = Path(__file__).with_name("onnx_runs.py")
    done = subprocess.run([ONNX_PYTHON, script, file, given, answered], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return np.load(answered)


def apart(one, other):
    return float(np.max(np.abs(np.asarray(one) - np.asarray(other))))


def proof(name, model, pixels, folder):
    """One row: name, parameters, differences, whether the summary is the same."""
    kept = "model.h5" if name.startswith(HDF5) else "model.keras"
    file, copy, onnx = (folder / it for it in (kept, "copy.keras", "model.onnx"))
    model.save(file)
    pixels = pixels.astype(np.uint8)
    pictures = []
    for number, image in enumerate(pixels):
        pictures.append(folder / f"{number}.png")
        keras.utils.save_img(pictures[-1], image, scale=False)
    outputs = np.asarray(model(pixels.astype(np.float32) / 255, training=False))
    expected = probabilities(outputs, ends_in_scores(model))
    read = apart(expected, predicted(file, pictures))
    regulus("export", file, "--to", copy)
    opened = keras.models.load_model(copy)
    again = apart(outputs, opened(pixels.astype(np.float32) / 255, training=False)) / max(1, abs(outputs).max())
    size = "x".join(map(str, pixels.shape[1:3])) if None in model.input_shape[1:] else None
    regulus("export", file, "--to", onnx, "--pixels", "unit", *(["--size", size] if size else []))
    run = apart(expected, by_onnx(onnx, pixels))
    said = summary if isinstance(model, keras.Model) else lambda it: list(legacy.layers(it))
    same = said(opened) == said(model)
    return [name, f"{model.count_params():,}", f"{np.ptp(expected, axis=0).max():.2f}",
            f"{read:.1e}", f"{again:.1e}", "same" if same else "DIFFERS", f"{run:.1e}"], \
        same and max(read, again, run) <= TOLERANCE


def models():
    for name, build in architectures.FULL.items():
        yield name, lambda name=name, build=build: architectures.made(name, build, 0.5)
    for file in sorted(FIXTURES.glob("architectures/*.keras")) + sorted(FIXTURES.glob("files/*.keras")):
        yield f"{file.parent.name}/{file.name}", lambda file=file: fixture(file)


    for name, build in BUILDERS.items():
        yield f"{HDF5} of Keras 3, {name}", lambda name=name, build=build: architectures.made(name, lambda: build(keras), 0.5)
        yield f"{HDF5} of Keras 2, {name}", lambda name=name, build=build: former(name, build)


def former(name, build):
    """The same model in Keras 2, with its weights."""
    import tf_keras

    model, pixels = architectures.made(name, lambda: build(keras), 0.5)
    tf_keras.backend.clear_session()
    twin = build(tf_keras)
    weighty = [[layer for layer in it.layers if layer.weights] for it in (twin, model)]
    for own, other in zip(*weighty, strict=True):
        own.set_weights(other.get_weights())
    return twin, pixels


def fixture(file):
    try:
        model = keras.models.load_model(file)
    except TypeError:  # Keras refuses the RandomShear that it wrote itself
        (build,) = (case for case in files.CASES if case.__name__ == file.stem)
        model = build()
        model.load_weights(file)
    shape = model.input_shape[1:]
    if len(shape) != 3 or shape[-1] not in (1, 3):
        return None  # no picture has such channels
    stream = architectures.FIXTURES.named(file.parent.name).named(file.stem).named("images")
    return model, architectures.pictures(stream, 8, shape)


def study(folder):
    """A study that begins with a file of Keras: run, exported, opened; its event files read."""
    (folder / "digits.keras").write_bytes(DIGITS.read_bytes())
    (folder / "proof.yaml").write_text(STUDY)
    regulus("run", folder / "proof.yaml", "--out", folder / "run")
    regulus("export", folder / "run", "--variant", "base", "--to", folder / "trained.keras")
    _, found = difference(folder / "trained.keras")
    yield ["a study of digits.keras, exported", "", "", "", f"{found:.1e}", "", ""], found <= TOLERANCE
    reads = subprocess.run(
        [sys.executable, Path(__file__).with_name("tensorboard_reads.py"), folder / "run"],
        capture_output=True, text=True)
    said = reads.stdout.splitlines()[0] if reads.returncode == 0 else "FAILED"
    yield [said, "", "", "", "", "", ""], reads.returncode == 0


def main(names):
    rows = [["", "parameters", "spread", "read", "written", "summary", "ONNX"]]
    right = True
    for name, build in models():
        if names and not any(name.startswith(it) for it in names):
            continue
        made = build()
        if made is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                row, good = proof(name, *made, Path(folder))
            except Exception as failure:  # one row must not hide the others
                row, good = [name, "", "", str(failure)[:120], "", "", ""], False
        rows.append(row)
        right &= good
        print(" ".join(row), flush=True)
    if not names or "study" in names:
        with tempfile.TemporaryDirectory() as folder:
            for row, good in study(Path(folder)):
                rows.append(row)
                right &= good
    widths = [max(len(row[i]) for row in rows if len(row[i]) < 40) for i in range(len(rows[0]))]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(f"\nDifferences of probabilities; at most {TOLERANCE:.0e}. Keras {keras.__version__} on {keras.backend.backend()}.")
    if not right:
        raise SystemExit("Not all of it holds.")


if __name__ == "__main__":
    main(sys.argv[1:])
