"""Asks ONNX's own checker and ONNX Runtime about files that `regulus export --to MODEL.onnx` wrote.

    python3 -m venv venv-onnx && venv-onnx/bin/pip install onnx onnxruntime pillow
    venv-onnx/bin/python parity/onnx_checks.py RUN [VARIANT …]
    venv-onnx/bin/python parity/onnx_checks.py FILE.onnx …

For each variant of the run folder: exports it, checks the file in full (types and shapes inferred
strictly), feeds ONNX Runtime and `./regulus predict` the same random pictures, and prints one table.
Fails if the checker does or if a probability differs by more than 1e-5. Files alone are checked, and
ONNX Runtime answers for a batch of black pictures.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from PIL import Image

REGULUS = Path(__file__).resolve().parent.parent / "regulus"
PICTURES = 8
TOLERANCE = 1e-5


def regulus(*arguments):
    command = [REGULUS, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def shape(model):
    sizes = model.graph.input[0].type.tensor_type.shape.dim
    return [size.dim_value for size in sizes[1:]]


def pictures(model, folder):
    random = np.random.default_rng(20261121)
    pixels = random.integers(0, 256, (PICTURES, *shape(model)), dtype=np.uint8)
    for number, picture in enumerate(pixels):
        path = Path(folder) / f"{number}.png"
        Image.fromarray(picture.squeeze(-1) if picture.shape[-1] == 1 else picture).save(path)
        yield path, picture


def shown_black(path):
    onnx.checker.check_model(path, full_check=True)
    model = onnx.load(path)
    images = np.zeros((2, *shape(model)), dtype=np.uint8)
    [found] = onnxruntime.InferenceSession(path).run(None, {"images": images})
    assert found.shape[0] == 2 and np.isfinite(found).all()
    return {node.op_type for node in model.graph.node}


def files(paths):
    operators = set().union(*map(shown_black, paths))
    print(f"{len(paths)} files, {len(operators)} operators: {', '.join(sorted(operators))}")


def checked(run, variant):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        regulus("export", run, "--variant", variant, "--to", path)
        onnx.checker.check_model(str(path), full_check=True)
        model = onnx.load(path)
        shown = list(pictures(model, folder))
        said = regulus("predict", run, "--variant", variant, "--json", *(it for it, _ in shown))
        given = model.graph.output[0].name
        expected = np.array([json.loads(line)[given] for line in said.splitlines()])
        session = onnxruntime.InferenceSession(path)
        found = session.run([given], {"images": np.stack([it for _, it in shown])})[0]
        classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
        assert len(classes) == found.shape[1] == expected.shape[1]
        return model, path.stat().st_size, float(np.max(np.abs(found - expected)))


def main():
    print(f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}, {PICTURES} pictures each")
    run, variants = sys.argv[1], sys.argv[2:]
    if run.endswith(".onnx"):
        files(sys.argv[1:])
        return
    print(f"{'variant':24} {'nodes':>5} {'turns':>5} {'bytes':>11} {'difference':>10}")
    worst = 0.0
    for variant in variants or ["base"]:
        model, size, found = checked(run, variant)
        operators = Counter(node.op_type for node in model.graph.node)
        worst = max(worst, found)
        print(
            f"{variant:24} {operators.total():5} {operators['Transpose']:5} {size:11,} {found:10.1e}"
        )
    if not worst <= TOLERANCE:
        raise SystemExit(f"{worst:.1e} is more than {TOLERANCE:.0e}.")


if __name__ == "__main__":
    main()
