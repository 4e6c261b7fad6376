"""Checks an ONNX file with ONNX's checker and runs it in ONNX Runtime.

    venv/bin/python parity/onnx_runs.py MODEL.onnx PICTURES.npy OUTPUTS.npy

`PICTURES.npy` holds bytes [pictures, height, width, channels]. Apart from `prove.py`, because onnx and
tensorflow do not always want the same protobuf; `ONNX_PYTHON` names the Python that has onnx.
"""

import sys

import numpy as np
import onnx
import onnxruntime

file, pictures, outputs = sys.argv[1:]
onnx.checker.check_model(onnx.load(file), full_check=True)
session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
(given,) = session.get_inputs()
pixels = np.load(pictures)
np.save(outputs, np.concatenate([session.run(None, {given.name: it[None]})[0] for it in pixels]))
