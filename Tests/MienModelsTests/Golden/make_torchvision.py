"""Makes what the tests of MienModels compare with torchvision.

Run with PyTorch 2.11 and torchvision 0.26: `python Tests/MienModelsTests/Golden/make_torchvision.py`. It rewrites
beside it
- `states.json`: {network: [[state name, [extents]], ...]} for 11 classes and 3 channels;
- `logits.json`: {network: [logits]} of two pictures of 64 x 64, for weights and pictures that both sides compute from
  the names, so that no weights need be kept. `FormulaWeights.swift` is the same formula.
"""

import json
from pathlib import Path

import numpy
import torch
import torchvision
from torch import nn

FOLDER = Path(__file__).parent
MASK = (1 << 64) - 1


def numbers(name, count):
    """`count` float32 numbers in [-1, 1): splitmix64 from the FNV-1a hash of `name`, the upper 24 bits of each."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = ((seed ^ byte) * 0x100000001B3) & MASK
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(
            0x9E3779B97F4A7C15
        )
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(40)).astype(numpy.float32) * numpy.float32(2**-23) - numpy.float32(1)


def fill(network):
    """Weights of variance 1.5 / fan-in, so that logits are of the order of one, and norms near the identity."""
    for name, tensor in network.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        values = numbers(name, tensor.numel())
        if tensor.dim() > 1:
            fan = tensor.numel() // tensor.shape[0]
            values *= numpy.float32((4.5 / fan) ** 0.5)
        elif name.endswith(("running_var", "weight")):
            values = numpy.float32(1) + values * numpy.float32(0.5)
        else:
            values *= numpy.float32(0.1)
        with torch.no_grad():
            tensor.copy_(torch.from_numpy(values).reshape(tensor.shape))


def small_vgg13():
    """torchvision's features; the mean and the one dense layer that Mien puts behind them for small pictures."""
    network = torchvision.models.vgg13_bn(num_classes=11)
    network.avgpool = nn.AdaptiveAvgPool2d(1)
    network.classifier = nn.Sequential(nn.Dropout(0.5), nn.Linear(512, 11))
    return network


models = torchvision.models
STATES = {
    "resnet18": models.resnet18,
    "resnet34": models.resnet34,
    "mobilenet_v2": models.mobilenet_v2,
    "shufflenet_v2_x1_0": models.shufflenet_v2_x1_0,
    "vgg13": models.vgg13_bn,
    "vgg16": models.vgg16_bn,
}
LOGITS = {
    name: lambda make=STATES[name]: make(num_classes=11)
    for name in ["resnet18", "mobilenet_v2", "shufflenet_v2_x1_0"]
}
LOGITS["vgg13"] = small_vgg13

states = {}
for name, make in STATES.items():
    with torch.device("meta"):
        state = make(num_classes=11).state_dict()
    states[name] = [[key, list(tensor.shape)] for key, tensor in state.items()]
lines = [
    f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]"
    for name, rows in states.items()
]
(FOLDER / "states.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")

pictures = torch.from_numpy(numbers("pictures", 2 * 3 * 64 * 64)).reshape(2, 3, 64, 64)
logits = {}
for name, make in LOGITS.items():
    network = make().eval()
    fill(network)
    with torch.no_grad():
        output = network(pictures)
    assert 0.1 < output.std() < 10, (name, output)
    print(name, output.std().item(), output.abs().max().item())
    logits[name] = [float(value) for value in output.flatten()]
lines = [f'"{name}": {json.dumps(values)}' for name, values in logits.items()]
(FOLDER / "logits.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
