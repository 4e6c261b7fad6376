"""What every contender trains, and the figure that it prints: nothing here measures."""

import argparse
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    shape: tuple  # height, width, channels
    classes: int  # 2 means one output with a sigmoid


WORKLOADS = {
    "W1": Workload((28, 28, 1), 10),
    "W2": Workload((32, 32, 3), 10),
    "W3": Workload((150, 150, 3), 2),
}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workload", choices=WORKLOADS, required=True)
    parser.add_argument("--images", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True, help="the first is warm-up")
    parser.add_argument("--batch-size", type=int, default=32)
    return parser


def figure(options, seconds, versions):
    trained = options.images * (options.epochs - 1)
    print(json.dumps({"images_per_second": trained / seconds, "versions": versions}), flush=True)
