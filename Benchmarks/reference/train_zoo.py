#!/usr/bin/env python3
"""Times training epochs of one network of the zoo in PyTorch, from pictures in memory.

    train_zoo.py MODEL PICTURES BATCH EPOCHS VARIANT DEVICE PRECISION

VARIANT is `eager` (NCHW), `channels_last`, or `compile` (torch.compile of channels-last; on a GPU with CUDA graphs).
DEVICE is `cpu` or `cuda`, PRECISION `float32` or `bfloat16` (autocast). Prints what `mien bench train` prints. Written to
win: fused Adam, tensors that are in the device's memory already, no DataLoader, denormal numbers flushed to zero, and a
GPU is waited for once an epoch.
"""

import json
import resource
import sys
import time

import torch
from torch import nn
from zoo import ZOO


def main():
    name, count, batch, epochs = sys.argv[1], *map(int, sys.argv[2:5])
    variant, device, precision = sys.argv[5:8]
    on_gpu = device == "cuda"
    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    pictures = torch.randint(0, 256, (count, 1, 48, 48), dtype=torch.uint8, device=device)
    labels = torch.randint(0, 7, (count,), device=device)
    layout = torch.contiguous_format if variant == "eager" else torch.channels_last
    model = ZOO[name](7).to(device, memory_format=layout).train()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, fused=True)
    mode = "reduce-overhead" if on_gpu else None
    forward = torch.compile(model, mode=mode) if variant == "compile" else model
    autocast = torch.autocast(device, torch.bfloat16, enabled=precision == "bfloat16")
    criterion = nn.CrossEntropyLoss()

    seconds = []
    for _ in range(epochs + 1):
        start = time.perf_counter()
        for rows in torch.randperm(count, device=device).split(batch):
            x = ((pictures[rows].float() / 255 - 0.5) / 0.25).contiguous(memory_format=layout)
            optimizer.zero_grad(set_to_none=True)
            with autocast:
                logits = forward(x)
            loss = criterion(logits.float(), labels[rows])
            loss.backward()
            optimizer.step()
            if not on_gpu:
                loss.item()
        loss.item()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "engine": f"PyTorch {torch.__version__}, {variant}, "
                  + (torch.cuda.get_device_name() if on_gpu else f"{torch.get_num_threads()} threads"),
        "model": name, "parameters": sum(p.numel() for p in model.parameters()), "pictures": count,
        "seconds_per_epoch": seconds[1:],
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))


if __name__ == "__main__":
    main()
