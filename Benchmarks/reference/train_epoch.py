#!/usr/bin/env python3
"""A network of the zoo trained as Recipes/li-2023.yaml does, in PyTorch, as a PyTorch user would write it.

    train_epoch.py PACK [--model li] [--epochs 3] [--workers auto|0|1|2] [--threads N] [--limit N]
                   [--backend auto|pil|tensor] [--compile auto|no|yes]

Times whole training epochs: reading, augmentation, forward, backward, update; not validation. The first epoch warms
up and is not counted. Prints one JSON document. PACK is what `mien data pack` writes.

Written to win with torchvision's transforms, which take one picture at a time: channels-last, fused Adam, denormals
flushed, workers that persist. `auto` tries the worker counts, both of torchvision's image representations, then
torch.compile, and keeps the fastest.
"""

import argparse
import json
import os
import pathlib
import platform
import resource
import struct
import sys
import time

import numpy as np
import torch
import torchvision
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import InterpolationMode, v2
from zoo import ZOO

BATCH_SIZE = 64
LEARNING_RATE = 0.001
ROTATION, SHIFT, ZOOM = 10, 0.05, 0.05


class Faces(Dataset):
    """Pictures held in memory, augmented one by one, as `torchvision.datasets.MNIST` holds its own."""

    def __init__(self, images, labels, backend):
        self.images = images
        self.labels = labels.tolist()
        self.backend = backend
        mean, std = moments(images)
        self.transform = v2.Compose([
            v2.RandomHorizontalFlip(0.5),
            v2.RandomAffine(
                ROTATION, translate=(SHIFT, SHIFT), scale=(1 - ZOOM, 1 + ZOOM),
                interpolation=InterpolationMode.BILINEAR),
            v2.ToImage(),
            v2.ToDtype(torch.float32, scale=True),
            v2.Normalize([mean], [std]),
        ])

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        picture = self.images[index]
        if self.backend == "pil":
            picture = Image.fromarray(picture[0])
        else:
            picture = torch.from_numpy(picture)
        return self.transform(picture), self.labels[index]


def moments(images):
    """Mean and standard deviation of pixels of 0 to 1, without a copy of all of them."""
    counts = sum(np.bincount(part.ravel(), minlength=256) for part in np.array_split(images, 100))
    levels, shares = np.arange(256) / 255, counts / counts.sum()
    mean = float((levels * shares).sum())
    return mean, float(np.sqrt((shares * (levels - mean) ** 2).sum()))


def read_pack(path, split):
    """The pictures and labels of one split of a pack (a safetensors file)."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    content = np.memmap(path, mode="r", offset=8 + length)

    def tensor(name, dtype):
        start, end = header[name]["data_offsets"]
        return content[start:end].view(dtype).reshape(header[name]["shape"])

    names = json.loads(header["__metadata__"]["splits"])
    classes = len(json.loads(header["__metadata__"]["labels"]))
    labels = tensor("labels", "<i2")
    chosen = (tensor("splits", "u1") == names.index(split)) & (labels >= 0)
    return np.ascontiguousarray(tensor("images", "u1")[chosen]), labels[chosen], classes


class Training:
    def __init__(self, model, images, labels, classes, backend, workers, is_compiled):
        torch.manual_seed(1)
        self.loader = DataLoader(
            Faces(images, labels, backend), batch_size=BATCH_SIZE, shuffle=True,
            num_workers=workers, persistent_workers=workers > 0,
            worker_init_fn=lambda _: torch.set_flush_denormal(True))
        self.model = ZOO[model](classes).to(memory_format=torch.channels_last).train()
        self.forward = torch.compile(self.model) if is_compiled else self.model
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=LEARNING_RATE, fused=True)

    def epoch(self):
        """Seconds for one pass over the pictures."""
        start = time.perf_counter()
        for pictures, labels in self.loader:
            pictures = pictures.to(memory_format=torch.channels_last)
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.loss(self.forward(pictures), labels)
            loss.backward()
            self.optimizer.step()
        return time.perf_counter() - start


def fastest(model, images, labels, classes, backends, worker_counts, compiling):
    """The fastest setting, by a second pass over some pictures, and what each took; torch.compile's turn comes last."""
    trials = {}
    some = slice(0, 40 * BATCH_SIZE)

    def attempt(backend, workers, is_compiled):
        training = Training(model, images[some], labels[some], classes, backend, workers, is_compiled)
        training.epoch()
        trials[backend, workers, is_compiled] = training.epoch()

    for backend in backends:
        for workers in worker_counts:
            attempt(backend, workers, compiling[0])
    for is_compiled in compiling[1:]:
        attempt(*min(trials, key=trials.get)[:2], is_compiled)
    return min(trials, key=trials.get), trials


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pack", type=pathlib.Path)
    parser.add_argument("--model", default="li", choices=list(ZOO))
    parser.add_argument("--epochs", type=int, default=3, help="timed epochs, after one that is not")
    parser.add_argument("--workers", default="auto", choices=["auto", "0", "1", "2", "3", "4"])
    parser.add_argument("--backend", default="auto", choices=["auto", "pil", "tensor"])
    parser.add_argument("--compile", default="auto", choices=["auto", "no", "yes"])
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--split", default="Training")
    parser.add_argument("--limit", type=int, help="only so many pictures")
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    images, labels, classes = read_pack(arguments.pack, arguments.split)
    images, labels = images[: arguments.limit], labels[: arguments.limit]
    if images.shape[1:] != (1, 48, 48):
        sys.exit("train_epoch: error: the reference networks take grey pictures of 48 x 48")

    backends = ["pil", "tensor"] if arguments.backend == "auto" else [arguments.backend]
    counts = [0, 1, 2] if arguments.workers == "auto" else [int(arguments.workers)]
    compiling = [False, True] if arguments.compile == "auto" else [arguments.compile == "yes"]
    (backend, workers, is_compiled), trials = (backends[0], counts[0], compiling[0]), {}
    if len(backends) * len(counts) * len(compiling) > 1:
        (backend, workers, is_compiled), trials = fastest(
            arguments.model, images, labels, classes, backends, counts, compiling)

    seconds = []
    if arguments.epochs > 0:
        training = Training(arguments.model, images, labels, classes, backend, workers, is_compiled)
        seconds = [training.epoch() for _ in range(arguments.epochs + 1)][1:]
    # Workers are counted once they have ended.
    training = None
    print(json.dumps({
        "engine": f"PyTorch {torch.__version__} {'compiled' if is_compiled else 'eager'}, torchvision {torchvision.__version__},"
                  f" Python {platform.python_version()}, {arguments.threads} threads",
        "backend": backend,
        "workers": workers,
        "compile": "yes" if is_compiled else "no",
        "trials": {f"{b}, {w} workers{', compiled' if c else ''}": round(s, 3) for (b, w, c), s in trials.items()},
        "pictures": len(labels),
        "seconds_per_epoch": seconds,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "worker_peak_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }))


if __name__ == "__main__":
    main()
