"""Event files of the real writers, small enough to compare with ours byte for byte.

Made with keras 3.15.1, tensorflow 2.21.0, tensorboard 2.21.0:
    venv/bin/python parity/tensorboard_files.py
"""
import glob
import json
import os
import pathlib
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf
from tensorboard.plugins.hparams import api as hp

PLACE = pathlib.Path(__file__).parent.parent / "study/src/test/resources/tensorboard"


def trained(folder):
    """One epoch of a tiny network; its weights are what the histograms are of."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(40, name="dense_1")])
    model.compile("sgd", "mse", metrics=["mae"])
    x = np.arange(8, dtype="float32").reshape(4, 2) / 8
    y = x.sum(1, keepdims=True) * np.ones((1, 40), "float32")
    log = keras.callbacks.TensorBoard(folder, histogram_freq=1, write_graph=False)
    model.fit(x, y, epochs=2, verbose=0, callbacks=[log])
    return {w.path: np.ravel(w.numpy()).astype(float).tolist() for w in model.weights}


def compared(folder):
    """What the HParams page reads: two settings, four figures, one session."""
    names = {"validation": "validation", "train": "training"}
    with tf.summary.create_file_writer(folder).as_default():
        hp.hparams_config(
            hparams=[
                hp.HParam("optimizer", hp.Discrete(["adam", "sgd"])),
                hp.HParam("rate", hp.RealInterval(0.25, 0.5)),
                hp.HParam("nesterov", hp.Discrete([False, True])),
            ],
            metrics=[
                hp.Metric(f"epoch_{figure}", group=group, display_name=f"{name} {figure}")
                for group, name in names.items()
                for figure in ("loss", "accuracy")
            ],
            time_created_secs=5,
        )
        hp.hparams(
            {"nesterov": True, "optimizer": "sgd", "rate": 0.25},
            trial_id="first",
            start_time_secs=5,
        )


def only(folder):
    files = glob.glob(f"{folder}/events*")
    assert len(files) == 1, files
    return files[0]


with tempfile.TemporaryDirectory() as work:
    PLACE.mkdir(parents=True, exist_ok=True)
    weights = trained(f"{work}/keras")
    compared(f"{work}/hparams")
    shutil.copy(only(f"{work}/keras/train"), PLACE / "keras.tfevents")
    shutil.copy(only(f"{work}/hparams"), PLACE / "hparams.tfevents")
    (PLACE / "weights.json").write_text(json.dumps(weights))
