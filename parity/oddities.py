"""Odd and broken pictures as Pillow reads them: turned upright, in RGB, of 16 bits the higher 8.

Not of Keras: its decoder does not turn pictures. Of each, every seventh pixel of every seventh row.
"""

import json
import warnings

import numpy as np
import PIL
from PIL import Image, ImageOps

from fixtures import ROOT

FOLDER = ROOT.parent.parent / "regulus/learning/image/oddities"
STEP = 7


def pixels(path):
    with Image.open(path) as image:
        image.load()
        deep = image.mode.startswith("I")
        upright = ImageOps.exif_transpose(image)
        if deep:
            grey = (np.asarray(upright).astype(np.int64) >> 8).astype(np.uint8)
            return np.stack([grey] * 3, axis=-1)
        return np.asarray(upright.convert("RGB"))


def make():
    warnings.simplefilter("ignore")
    cases = []
    for path in sorted(FOLDER.iterdir()):
        if path.suffix not in (".jpg", ".png"):
            continue
        try:
            rgb = pixels(path)
        except (OSError, SyntaxError):
            cases.append({"file": path.name})
            continue
        height, width, _ = rgb.shape
        sample = "".join(f"{v:02x}" for v in rgb[::STEP, ::STEP].reshape(-1))
        cases.append({"file": path.name, "height": height, "width": width, "pixels": sample})
    head = {"made_by": "parity/oddities.py", "made_with": f"Pillow {PIL.__version__}"}
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    text = f'{json.dumps(head, indent=2)[:-2]},\n  "cases": [\n{lines}\n  ]\n}}\n'
    (FOLDER / "pillow.json").write_text(text, encoding="utf-8")
