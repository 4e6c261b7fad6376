"""How fixtures are written: one JSON file of cases per kind, and beside it their arrays.

The arrays are a safetensors file whose names start with the case's name: `strided/output`.
"""

import json
import struct
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

ROOT = Path(__file__).resolve().parent.parent / "learning/src/test/resources/parity/keras"
TYPES = {"float32": "F32", "int32": "I32"}


class Fixture:
    """Collects the cases of one kind; `save` writes them."""

    def __init__(self, family, kind):
        self.path = ROOT / family / kind
        self.head = {
            "made_by": f"parity/{family}.py",
            "made_with": f"keras {keras.__version__} on tensorflow {tf.__version__}",
            "family": family,
            "kind": kind,
        }
        self.cases = []
        self.arrays = {}

    def add(self, name, facts, arrays=None):
        if any(case["name"] == name for case in self.cases):
            raise ValueError(f"two cases are named {name}")
        self.cases.append({"name": name, **facts})
        for key, array in (arrays or {}).items():
            self.arrays[f"{name}/{key}"] = stored(array)

    def save(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = ",\n".join("    " + json.dumps(case) for case in self.cases)
        head = json.dumps(self.head, indent=2)[:-2]
        text = f'{head},\n  "cases": [\n{lines}\n  ]\n}}\n'
        self.path.with_suffix(".json").write_text(text, encoding="utf-8")
        if self.arrays:
            write_safetensors(self.path.with_suffix(".safetensors"), self.arrays)


def stored(array):
    """Floating values are stored as float32, whatever precision they were computed in."""
    values = np.asarray(array, order="C")
    if values.dtype.kind == "f":
        return values.astype(np.float32)
    return values.astype(np.int32) if values.dtype.kind == "i" else values


def write_safetensors(path, arrays):
    header, offset = {}, 0
    for name, array in arrays.items():
        end = offset + array.nbytes
        header[name] = {
            "dtype": TYPES[array.dtype.name],
            "shape": list(array.shape),
            "data_offsets": [offset, end],
        }
        offset = end
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.astype(array.dtype.newbyteorder("<")).tobytes())
