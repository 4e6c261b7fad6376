#!/usr/bin/env python3
"""Makes the parity fixtures: what the real Keras computes, for the Java tests to compare with.

    python3 -m venv venv && venv/bin/pip install keras==3.15.1 tensorflow==2.21.0 numpy==2.4.6
    venv/bin/python parity/make_fixtures.py            # all families
    venv/bin/python parity/make_fixtures.py layers     # one of them

Writes into learning/src/test/resources/parity/keras. Everything is drawn from fixed streams, and Keras
computes in float64 unless a family's module says why not, so another run gives the same values (the
last bit of a stored float32 may differ on another processor). Needed only to make fixtures, never
to build or test.
"""

import importlib
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras  # noqa: E402 (the environment must be set before)
import tensorflow as tf  # noqa: E402

KERAS, TENSORFLOW = "3.15.1", "2.21.0"
FAMILIES = [
    "layers",
    "merging",
    "losses",
    "regularizers",
    "constraints",
    "optimizers",
    "initializers",
    "schedules",
    "stopping",
    "metrics",
    "fits",
    "networks",
    "graphs",
    "applications",
    "files",
    "legacy",
    "pretrained",
    "architectures",
    "summaries",
    "explanations",
    "images",
    "oddities",
]


def main(names):
    if (keras.__version__, tf.__version__) != (KERAS, TENSORFLOW):
        sys.exit(
            f"Fixtures are made with keras {KERAS} and tensorflow {TENSORFLOW}, "
            f"found {keras.__version__} and {tf.__version__}."
        )
    unknown = set(names) - set(FAMILIES)
    if unknown:
        sys.exit(f"Unknown: {', '.join(sorted(unknown))}. There are {', '.join(FAMILIES)}.")
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    for name in names or FAMILIES:
        keras.backend.clear_session()
        keras.backend.set_floatx("float64")
        keras.utils.set_random_seed(0)
        importlib.import_module(name).make()
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
