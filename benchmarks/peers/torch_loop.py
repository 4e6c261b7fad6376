"""PyTorch as people write it: their own loop over float32 tensors in memory, accuracy beside it.

Written for torch 2.15: pip install torch==2.15.0 --index-url https://download.pytorch.org/whl/cpu
"""

import time

import numpy as np
import torch
from torch import nn

from workloads import WORKLOADS, arguments, figure


def w1():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(),
        nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip


def w2():
    layers, channels = [], 3
    for filters in (32, 64, 128):
        for _ in range(2):
            layers += [nn.Conv2d(channels, filters, 3, padding="same"), nn.ReLU()]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    layers += [nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 256), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10))


class Rescaling(nn.Module):
    def forward(self, x):
        return x / 255


def w3():
    return nn.Sequential(
        Rescaling(), nn.Conv2d(3, 8, 3), nn.MaxPool2d(4), nn.Conv2d(8, 7, 3), nn.MaxPool2d(4),
        nn.BatchNorm2d(7, eps=1e-3, momentum=0.01), nn.Conv2d(7, 7, 3), nn.MaxPool2d(4),
        nn.Flatten(), nn.Dropout(0.56), nn.Linear(7, 1),
    )  # fmt: skip


def penalty(model):
    kernel = model[6].weight
    return 0.0015 * kernel.abs().sum() + 0.0015 * kernel.square().sum()


def epoch(model, x, y, batch_size, optimizer, several):
    criterion = nn.CrossEntropyLoss() if several else nn.BCEWithLogitsLoss()
    order = torch.randperm(len(x))
    total, right = 0.0, 0
    for start in range(0, len(x), batch_size):
        index = order[start : start + batch_size]
        images, labels = x[index], y[index]
        optimizer.zero_grad()
        logits = model(images)
        if several:
            loss = criterion(logits, labels)
            right += (logits.argmax(1) == labels).sum().item()
        else:
            loss = criterion(logits[:, 0], labels.float()) + penalty(model)
            right += ((logits[:, 0] > 0) == labels).sum().item()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(index)
    return total / len(x), right / len(x)


def main():
    parser = arguments()
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--channels-last", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    workload = WORKLOADS[options.workload]
    random = np.random.default_rng(0)
    height, width, channels = workload.shape
    shape = (options.images, channels, height, width)
    x = torch.from_numpy(random.random(shape, dtype=np.float32))
    y = torch.from_numpy(random.integers(0, workload.classes, options.images))
    if options.workload == "W3":
        x *= 255
    model = {"W1": w1, "W2": w2, "W3": w3}[options.workload]()
    if options.channels_last:
        x = x.to(memory_format=torch.channels_last)
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    model.train()
    ends = []
    for _ in range(options.epochs):
        epoch(model, x, y, options.batch_size, optimizer, workload.classes > 2)
        ends.append(time.perf_counter())
    figure(options, ends[-1] - ends[0], f"torch {torch.__version__}")


if __name__ == "__main__":
    main()
