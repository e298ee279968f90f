"""Makes the small files of `torch.save` that the tests of the PyTorch reader open, and what is in them.

Run with PyTorch 2.11 and safetensors: `python Tests/TorchTests/Golden/make_pytorch_files.py`. It rewrites `pytorch/`:
`<case>.pth` and, in `expected.safetensors`, every tensor of every case as `<case>/<name>`. `refused/` holds files
that are valid for PyTorch and must be refused here, each by the Python name or sentence that its test tells.
"""

import argparse
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy
import torch
from safetensors.torch import save_file
from torch import nn

FOLDER = Path(__file__).parent / "pytorch"


def network():
    return nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3), nn.Flatten(), nn.Linear(12, 4))


def seen(net):
    """After a few pictures, so that statistics and optimizer state are no defaults."""
    optimizer = torch.optim.Adam(net.parameters(), amsgrad=True)
    for _ in range(2):
        net(torch.randn(5, 2, 4, 4)).square().mean().backward()
        optimizer.step()
    return optimizer


def dtypes():
    x = 10 * torch.randn(3, 5)
    kinds = [torch.float32, torch.float16, torch.bfloat16, torch.float64, torch.int64, torch.int32]
    kinds += [torch.int16, torch.uint8, torch.bool]
    state = {str(kind).removeprefix("torch."): x.abs().to(kind) for kind in kinds}
    return state | {"scalar": torch.tensor(2.5), "empty": torch.zeros(0, 3)}


def strides():
    whole = torch.randn(6, 7, 4)
    return {
        "whole": whole,
        "transposed": whole.permute(2, 0, 1),
        "window": whole[1:4, 2:6:2, 1:],
        "row": whole[5],
        "last": whole[5, 6, 3],
        "channels_last": torch.randn(2, 3, 4, 5).contiguous(memory_format=torch.channels_last),
        "one_channel": torch.randn(2, 1, 3, 3).contiguous(memory_format=torch.channels_last),
        "empty": whole[2:2],
    }


def cases():
    torch.manual_seed(5)
    net = network()
    optimizer = seen(net)
    state = net.state_dict()
    files = {
        "plain": (state, state, {}),
        "dtypes": (dtypes(), None, {}),
        "strides": (strides(), None, {}),
        "parameters": (OrderedDict(net.named_parameters()), None, {}),
        "parallel": (nn.DataParallel(net).state_dict(), state, {}),
        "compiled": ({f"module._orig_mod.{key}": t for key, t in state.items()}, state, {}),
        "checkpoint": (
            {
                "epoch": 12,
                "arch": "resnet18",
                "state_dict": nn.DataParallel(net).state_dict(),
                "best_acc1": torch.tensor(61.5),
                "optimizer": optimizer.state_dict(),
                "history": [(1, 0.5, True), (2, 0.25, None), {"seed": 2**80, "small": -(2**40)}],
                "note": b"bytes",
            },
            state,
            {"pickle_protocol": 4},
        ),
        "gan": ({"generator": state, "discriminator": network().state_dict()}, None, {}),
    }
    for key in ["model_state_dict", "model", "net"]:
        files[f"under_{key}"] = ({key: state, "epoch": 3}, state, {})
    for protocol in [3, 4, 5]:
        files[f"protocol{protocol}"] = (state, state, {"pickle_protocol": protocol})
    return files


class Net(nn.Sequential):
    pass


def refused():
    torch.manual_seed(6)
    weight = torch.randn(3, 3)
    quantised = torch.quantize_per_tensor(weight, 0.1, 0, torch.qint8)
    return {
        "whole_model": (Net(nn.Linear(2, 2)), {}),
        "arguments": ({"state_dict": {"a": weight}, "args": argparse.Namespace(lr=0.1)}, {}),
        "numpy": ({"state_dict": {"a": weight}, "best": numpy.float64(0.5)}, {}),
        "sparse": ({"a": weight.to_sparse()}, {}),
        "quantised": ({"a": quantised}, {}),
        "int8": ({"a": weight.to(torch.int8)}, {}),
        "complex": ({"a": weight.to(torch.complex64)}, {}),
        "expanded": ({"a": weight[:1].expand(100, 3)}, {}),
        "no_tensors": ({"epoch": 3, "lr": 0.1}, {}),
        "one_tensor": (weight, {}),
        "old_format": ({"a": weight}, {"_use_new_zipfile_serialization": False}),
    }


def main():
    (FOLDER / "refused").mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, (what, tensors, options) in cases().items():
        torch.save(what, FOLDER / f"{name}.pth", **options)
        tensors = what if tensors is None else tensors
        if name == "gan":
            tensors = what["generator"]
        expected |= {f"{name}/{key}": t.detach().clone().contiguous() for key, t in tensors.items()}
    save_file(expected, FOLDER / "expected.safetensors")
    (FOLDER / "expected.safetensors").chmod(0o644)
    for name, (what, options) in refused().items():
        torch.save(what, FOLDER / "refused" / f"{name}.pth", **options)
    torch.jit.script(nn.Linear(2, 2)).save(FOLDER / "refused" / "torchscript.pth")
    compress(FOLDER / "plain.pth", FOLDER / "refused" / "compressed.pth")
    big_endian(FOLDER / "plain.pth", FOLDER / "refused" / "big_endian.pth")


def compress(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)


def big_endian(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = b"big" if entry.filename.endswith("byteorder") else old.read(entry)
            new.writestr(zipfile.ZipInfo(entry.filename), data)


main()
