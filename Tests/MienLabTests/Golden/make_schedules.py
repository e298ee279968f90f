"""Writes schedules.json: learning rates of PyTorch's schedulers for ScheduleTests.swift.

Run with PyTorch 2.11: python make_schedules.py
"""

import json
from pathlib import Path

import torch
from torch.optim import lr_scheduler

RATE, STEPS = 0.4, 3
LOSSES = [1.0, 0.8, 0.8, 0.9, 0.7, 0.71, 0.72, 0.7, 0.69, 0.9, 0.9, 0.9, 0.9, 0.9]


def optimizer():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)


def rates(opt, scheduler, count, every=1):
    found = []
    for step in range(count):
        found.append(opt.param_groups[0]["lr"])
        opt.step()
        if (step + 1) % every == 0:
            scheduler.step()
    return found


def step():
    opt = optimizer()
    return rates(opt, lr_scheduler.StepLR(opt, step_size=2, gamma=0.3), 7 * STEPS, every=STEPS)


def cosine():
    opt = optimizer()
    total = 5 * STEPS
    return rates(opt, lr_scheduler.CosineAnnealingLR(opt, T_max=total - 1, eta_min=0.01), total)


def plateau(patience):
    """The rate of each epoch; a cut after `patience` epochs is PyTorch's patience + 1."""
    opt = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(
        opt, factor=0.5, patience=patience - 1, threshold=0, min_lr=0.05, eps=0
    )
    found = []
    for loss in LOSSES:
        found.append(opt.param_groups[0]["lr"])
        opt.step()
        scheduler.step(loss)
    return found + [opt.param_groups[0]["lr"]]


golden = {
    "rate": RATE,
    "stepsPerEpoch": STEPS,
    "step": step(),
    "cosine": cosine(),
    "losses": LOSSES,
    "plateau1": plateau(1),
    "plateau2": plateau(2),
    "plateau3": plateau(3),
}
text = json.dumps(golden, indent=1) + "\n"
(Path(__file__).parent / "schedules.json").write_text(text)
