"""Makes layers.json: what PyTorch computes for every layer that ONNXGraph knows.

Run: python make_layers.py   (torch 2.11)
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(19551105)
cases = {}


def tensor(*shape):
    return torch.randn(*shape).mul(100).round().div(100)  # few digits, short file


def case(name, expected, **tensors):
    outputs = expected if isinstance(expected, (list, tuple)) else [expected]
    pack = lambda t: {"shape": list(t.shape), "values": [round(v, 7) for v in t.flatten().tolist()]}
    cases[name] = {
        "tensors": {key: pack(value) for key, value in tensors.items()},
        "expected": [pack(output) for output in outputs],
    }


x = tensor(2, 4, 6, 7)
w, b = tensor(3, 4, 3, 3), tensor(3)
case("conv", F.conv2d(x, w, b, padding=1), x=x, weight=w, bias=b)
case("conv strided", F.conv2d(x, w, stride=(2, 1), padding=(1, 0)), x=x, weight=w)
case("conv dilated", F.conv2d(x, w, b, padding=(2, 1), dilation=(2, 1)), x=x, weight=w, bias=b)
w = tensor(8, 1, 3, 3)
case("conv depthwise", F.conv2d(x, w, padding=1, groups=4), x=x, weight=w)
w = tensor(6, 2, 2, 2)
# Keras "same" padding of an even kernel: nothing before, one after.
case("conv asymmetric", F.conv2d(F.pad(x, (0, 1, 0, 1)), w, groups=2), x=x, weight=w)

rows, w, b = tensor(3, 5), tensor(4, 5), tensor(4)
case("gemm", F.linear(rows, w, b), x=rows, weight=w, bias=b)
case("gemm without bias", F.linear(rows, w), x=rows, weight=w)
w = tensor(5, 2)
case("matMul", rows @ w, x=rows, weight=w)
batch, w = tensor(2, 3, 4, 5), tensor(3, 5, 2)
case("matMul broadcast", batch @ w, x=batch, weight=w)

scale, b, mean, variance = tensor(4), tensor(4), tensor(4), tensor(4).abs() + 0.1
case(
    "batchNormalization", F.batch_norm(x, mean, variance, scale, b, eps=1e-3),
    x=x, weight=scale, bias=b, mean=mean, variance=variance)

case("relu", F.relu(x), x=x)
case("leakyRelu", F.leaky_relu(x, 0.2), x=x)
case("clip", x.clamp(-0.5, 0.25), x=x)
case("relu6", F.relu6(x * 8), x=x * 8)
case("sigmoid", torch.sigmoid(x), x=x)
case("silu", F.silu(x), x=x)
case("softmax", F.softmax(rows, dim=-1), x=rows)
case("softmax channels", F.softmax(x, dim=1), x=x)

case("maxPool", F.max_pool2d(x, 2), x=x)
case("maxPool ceil", F.max_pool2d(x, 3, 2, ceil_mode=True), x=x)
case("maxPool padded", F.max_pool2d(x, (3, 2), (2, 3), padding=(1, 1)), x=x)
# Rounding up would start a window in the padding after the last element; PyTorch drops it.
case("maxPool ceil dropped", F.max_pool2d(x, 2, 3, padding=1, ceil_mode=True), x=x)
case("averagePool", F.avg_pool2d(x, 3, 2, padding=1), x=x)
case("averagePool real", F.avg_pool2d(x, 3, 2, padding=1, count_include_pad=False), x=x)
case(
    "averagePool padded ceil",
    F.avg_pool2d(x, 3, 2, padding=1, ceil_mode=True, count_include_pad=False), x=x)
case("averagePool ceil", F.avg_pool2d(x, 3, 2, ceil_mode=True), x=x)
case("globalAveragePool", F.adaptive_avg_pool2d(x, 1), x=x)
case("adaptiveAveragePool", F.adaptive_avg_pool2d(x, (4, 5)), x=x)
case("adaptiveAveragePool larger", F.adaptive_avg_pool2d(x, (7, 9)), x=x)
case("adaptiveAveragePool same", F.adaptive_avg_pool2d(x, (6, 7)), x=x)
case("reduceMean", x.mean(dim=(2, 3)), x=x)
case("reduceMean kept", x.mean(dim=1, keepdim=True), x=x)

gate = tensor(2, 4, 1, 1)
case("add", x + gate, x=x, y=gate)
case("add weight", x + scale.reshape(4, 1, 1), x=x, weight=scale.reshape(4, 1, 1))
case("mul", x * gate, x=x, y=gate)
case("identity", x, x=x)

case("flatten", x.flatten(1), x=x)
case("reshape", x.reshape(2, 2, 12, 7), x=x)
case("reshape moved batch", x.permute(1, 0, 2, 3).reshape(2, 2, 2, 42), x=x)
case("transpose", x.permute(0, 2, 3, 1), x=x)
case("concat", torch.cat([x, gate.expand(2, 4, 6, 7), x], 1), x=x, y=gate.expand(2, 4, 6, 7))
case("concat last", torch.cat([x, x], -1), x=x)
case("split", x.split([1, 3], 1), x=x)
case("slice", x[:, :, 1:4], x=x)
case("channelShuffle", F.channel_shuffle(tensor_ := tensor(2, 6, 2, 3), 2), x=tensor_)

path = pathlib.Path(__file__).with_name("layers.json")
lines = ",\n".join(
    f"{json.dumps(name)}: {json.dumps(case, separators=(',', ':'))}" for name, case in cases.items())
path.write_text("{\n" + lines + "\n}\n")
print(f"{len(cases)} layers, {path.stat().st_size} bytes")
