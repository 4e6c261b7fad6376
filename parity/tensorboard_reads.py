"""Proves that the real TensorBoard reads a run folder's event files.

    venv/bin/python parity/tensorboard_reads.py runs/quickstart

Reads every run with tensorboard's EventAccumulator and compares its scalars with the record and
its histograms with the number of weights; then starts the real server and asks its HTTP API for
the lists of runs and tags, one histogram, and the HParams page. Tried with tensorboard 2.21.0.
"""
import csv
import json
import os
import pathlib
import socket
import sqlite3
import struct
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import numpy as np
import tensorboard
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

run = pathlib.Path(sys.argv[1])
logs = run / "tensorboard"


def weights(trial):
    """Sizes of the kept weights by name, from the safetensors header."""
    data = (run / "trials" / trial / "weights.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    return {k: int(np.prod(v["shape"])) for k, v in header.items() if k != "__metadata__"}


def history(trial):
    with open(run / "trials" / trial / "history.csv") as lines:
        return list(csv.DictReader(lines))


def accumulated(folder):
    events = EventAccumulator(str(folder), size_guidance={"tensors": 0})
    events.Reload()
    return events


def values(events, tag):
    return [(e.step, tensor_util.make_ndarray(e.tensor_proto)) for e in events.Tensors(tag)]


def check(trial, part, folder):
    events = accumulated(folder)
    rows = history(trial)
    prefix = "val_" if part == "validation" else ""
    scalars = histograms = 0
    for tag in events.Tags()["tensors"]:
        if tag.endswith("/histogram"):
            size = weights(trial)[tag.removesuffix("/histogram")]
            for _, rows_of_tag in values(events, tag):
                assert rows_of_tag.shape == (30, 3) and rows_of_tag[:, 2].sum() == size, tag
                histograms += 1
        else:
            name = prefix + tag.removeprefix("epoch_")
            told = values(events, tag)
            assert [step for step, _ in told] == list(range(len(rows))), tag
            for step, value in told:
                assert np.float32(rows[step][name]) == value, (tag, step)
                scalars += 1
    return scalars, histograms


def ask(port, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/data/plugin/{path}", data, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request, timeout=20))


def served(port):
    for _ in range(120):
        try:
            if ask(port, "scalars/tags"):
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("The server shows no run.")


trials = sqlite3.connect(f"file:{run}/study.db?mode=ro", uri=True).execute(
    "SELECT DISTINCT trial FROM plan JOIN trials ON trial = id WHERE state = 'done'"
).fetchall()
total = [0, 0]
for (trial,) in trials:
    for file in logs.rglob(f"events.out.tfevents.{trial}"):
        if file.parent.name in ("train", "validation"):
            scalars, histograms = check(trial, file.parent.name, file.parent)
            total[0] += scalars
            total[1] += histograms
print(f"EventAccumulator of tensorboard {tensorboard.__version__}: {len(trials)} trials,"
      f" {total[0]} scalars as in history.csv, {total[1]} histograms of the right size")

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen(
    [os.path.join(os.path.dirname(sys.executable), "tensorboard"), "--logdir", str(logs),
     "--port", str(port), "--load_fast=false"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    served(port)
    time.sleep(3)
    tags = ask(port, "scalars/tags")
    print("scalars/tags:", len(tags), "runs, among them", sorted(tags)[:3])
    name = sorted(r for r in ask(port, "histograms/tags") if r.endswith("train"))[0]
    tag = sorted(ask(port, "histograms/tags")[name])[0]
    counted = ask(port, f"histograms/histograms?run={urllib.parse.quote(name)}&tag={tag}")
    print(f"histograms/histograms: {name} {tag}, {len(counted)} epochs of {len(counted[0][2])} rows")
    experiment = ask(port, "hparams/experiment", {"experimentName": ""})
    print("hparams/experiment:", [h["name"] for h in experiment["hparamInfos"]],
          [m["displayName"] for m in experiment["metricInfos"]])
    metrics = [m["name"] for m in experiment["metricInfos"]]
    groups = ask(port, "hparams/session_groups", {
        "experimentName": "", "allowedStatuses": ["STATUS_SUCCESS", "STATUS_RUNNING"],
        "colParams": [{"metric": m, "order": "ORDER_UNSPECIFIED"} for m in metrics],
        "startIndex": 0, "sliceSize": 100})
    for group in groups["sessionGroups"]:
        shown = {m["name"]["group"] + "/" + m["name"]["tag"]: round(m["value"], 4)
                 for m in group["metricValues"]}
        print("  group", group["name"], "of", len(group["sessions"]), "sessions", shown)
finally:
    server.terminate()
    server.wait()
