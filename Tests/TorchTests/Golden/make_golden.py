"""Makes the golden values that the Torch tests compare with: PyTorch's own results, in float32 on the CPU.

Run with PyTorch 2.11, torchvision and safetensors: `python Tests/TorchTests/Golden/make_golden.py`. It rewrites the
`.safetensors` files beside it. Tensors are named `<case>/<what>`; the Swift tests hold the same cases by name.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from torchvision.models.resnet import BasicBlock, conv1x1

FOLDER = Path(__file__).parent


def save(name, tensors, metadata=None):
    # Copies: safetensors refuses tensors that share memory, as a view and its base do.
    tensors = {key: value.detach().clone().contiguous() for key, value in tensors.items()}
    save_file(tensors, FOLDER / f"{name}.safetensors", metadata)
    (FOLDER / f"{name}.safetensors").chmod(0o644)


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


# MARK: Layers


def with_statistics(norm, training):
    """A batch norm that has seen something, so that no default can give the right answer by luck."""
    with torch.no_grad():
        norm.weight.uniform_(0.5, 1.5)
        norm.bias.normal_()
        norm.running_mean.normal_()
        norm.running_var.uniform_(0.5, 2)
        norm.num_batches_tracked.fill_(3)
    return norm.train(training)


THETA = torch.tensor(
    [[[0.9, -0.3, 0.1], [0.2, 1.1, -0.2]], [[-1.0, 0.0, 0.0], [0.0, 1.0, 0.4]]]
)


def sampled(x):
    grid = F.affine_grid(THETA, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False)


def layers():
    picture, flat = [2, 3, 4, 5], [4, 7]
    return {
        "conv.plain": (nn.Conv2d(3, 4, 3), [2, 3, 7, 8]),
        "conv.strided": (nn.Conv2d(3, 4, 3, stride=2, padding=1), [2, 3, 7, 8]),
        "conv.dilated": (nn.Conv2d(2, 3, 3, padding=2, dilation=2), [2, 2, 9, 7]),
        "conv.grouped": (nn.Conv2d(4, 6, 3, groups=2, bias=False), [2, 4, 6, 5]),
        "conv.depthwise": (
            nn.Conv2d(4, 4, 3, stride=2, padding=1, groups=4, bias=False),
            [2, 4, 7, 7],
        ),
        "conv.pointwise": (nn.Conv2d(5, 3, 1), [2, 5, 4, 3]),
        "conv.pointwise.strided": (nn.Conv2d(3, 4, 1, stride=2), [4, 3, 9, 8]),
        "conv.everything": (
            nn.Conv2d(4, 6, 3, stride=2, padding=3, dilation=2, groups=2),
            [2, 4, 9, 8],
        ),
        "batchnorm2d.train": (with_statistics(nn.BatchNorm2d(3), True), [4, 3, 5, 4]),
        "batchnorm2d.eval": (with_statistics(nn.BatchNorm2d(3), False), [4, 3, 5, 4]),
        "batchnorm2d.configured": (
            with_statistics(nn.BatchNorm2d(3, eps=1e-2, momentum=0.03), True),
            [4, 3, 5, 4],
        ),
        "batchnorm1d.train": (with_statistics(nn.BatchNorm1d(5), True), [6, 5]),
        "batchnorm1d.eval": (with_statistics(nn.BatchNorm1d(5), False), [6, 5]),
        "linear.plain": (nn.Linear(6, 4), [3, 6]),
        "linear.nobias": (nn.Linear(6, 4, bias=False), [3, 6]),
        "maxpool.plain": (nn.MaxPool2d(2), [2, 3, 7, 6]),
        "maxpool.padded": (nn.MaxPool2d(3, stride=2, padding=1), [2, 3, 7, 6]),
        "maxpool.ceil": (nn.MaxPool2d(3, stride=2, ceil_mode=True), [2, 3, 8, 6]),
        "avgpool.plain": (nn.AvgPool2d(2), [2, 3, 7, 6]),
        "avgpool.padded": (nn.AvgPool2d(3, stride=2, padding=1), [2, 3, 7, 6]),
        "globalavgpool": (nn.AdaptiveAvgPool2d(1), [2, 3, 5, 4]),
        "flatten": (nn.Flatten(), picture),
        "dropout.eval": (nn.Dropout(0.4).eval(), picture),
        "relu": (nn.ReLU(), picture),
        "relu6": (nn.ReLU6(), picture),
        "leakyrelu.plain": (nn.LeakyReLU(), picture),
        "leakyrelu.steep": (nn.LeakyReLU(0.2), picture),
        "silu": (nn.SiLU(), picture),
        "sigmoid": (nn.Sigmoid(), picture),
        "softmax.classes": (Function(lambda x: F.softmax(x, 1)), flat),
        "softmax.rows": (Function(lambda x: F.softmax(x, 3)), picture),
        "logsoftmax.classes": (Function(lambda x: F.log_softmax(x, 1)), flat),
        "logsoftmax.rows": (Function(lambda x: F.log_softmax(x, 2)), picture),
        "sampled": (Function(sampled), [2, 3, 6, 5]),
        "adaptiveavgpool.overlapping": (nn.AdaptiveAvgPool2d(3), [2, 3, 7, 5]),
        "adaptiveavgpool.larger": (nn.AdaptiveAvgPool2d(4), [2, 3, 2, 3]),
        "channelshuffle": (nn.ChannelShuffle(3), [2, 6, 4, 3]),
        "mean": (Function(lambda x: x.mean((2, 3))), picture),
        "clamp": (Function(lambda x: x.clamp(-1, 2)), picture),
    }


def make_layers():
    torch.manual_seed(1)
    golden = {}
    for name, (layer, shape) in layers().items():
        # Wide enough for ReLU6 to saturate on both sides.
        add_layer(golden, name, layer, 4 * torch.randn(shape))
    save("layers", golden)


def add_layer(golden, name, layer, x):
    golden |= {f"{name}/state.{key}": t.clone() for key, t in layer.state_dict().items()}
    y = layer(x.requires_grad_())
    upstream = torch.randn(y.shape)
    y.backward(upstream)
    golden |= {
        f"{name}/input": x,
        f"{name}/output": y,
        f"{name}/upstream": upstream,
        f"{name}/input.gradient": x.grad,
    }
    golden |= {f"{name}/gradient.{key}": p.grad for key, p in layer.named_parameters()}
    golden |= {f"{name}/after.{key}": t.clone() for key, t in layer.named_buffers()}


def make_blocks():
    """A stage of torchvision's ResNet; its state names, in their order, go into the metadata."""
    torch.manual_seed(4)
    shortcut = nn.Sequential(conv1x1(3, 4, 2), nn.BatchNorm2d(4))
    stage = nn.Sequential(BasicBlock(3, 4, 2, shortcut), BasicBlock(4, 4))
    names = "\n".join(stage.state_dict())
    golden = {}
    add_layer(golden, "stage", stage, torch.randn(4, 3, 8, 8))
    save("blocks", golden, {"names": names})


# MARK: Losses


def make_losses():
    torch.manual_seed(2)
    golden = {}
    indices = torch.tensor([3, 0, 6, 3, 1, 5])
    soft = torch.softmax(2 * torch.randn(6, 7), 1)
    weights = torch.rand(7) + 0.2
    for kind, target in {"indices": indices, "soft": soft}.items():
        for weighted in [False, True]:
            for smoothing in [0.0, 0.15]:
                name = kind + (".weighted" if weighted else "") + (".smoothed" if smoothing else "")
                logits = (3 * torch.randn(6, 7)).requires_grad_()
                add_loss(golden, name, logits, target, weights if weighted else None, smoothing)
    # Where exp would overflow and where it would underflow.
    extreme = torch.tensor([[3e4, -3e4, 0.0], [-200.0, 100.0, 90.0]]).requires_grad_()
    add_loss(golden, "extreme", extreme, torch.tensor([1, 2]), None, 0.0)
    save("losses", golden)


def add_loss(golden, name, logits, target, weights, smoothing):
    loss = F.cross_entropy(logits, target, weight=weights, label_smoothing=smoothing)
    loss.backward()
    golden |= {
        f"{name}/logits": logits,
        f"{name}/target": target.clone(),
        f"{name}/smoothing": torch.tensor(smoothing, dtype=torch.float64),
        f"{name}/loss": loss,
        f"{name}/gradient": logits.grad,
    }
    if weights is not None:
        golden[f"{name}/weights"] = weights.clone()


# MARK: Optimizers

FACTORS = [1, 1, 0.5, 0.5, 2, 1, 0.1, 0.1, 1, 1, 1, 0.5, 2, 1, 1, 0.1, 0.5, 1, 2, 1]

# PyTorch's plain implementations, one tensor at a time: not the fused kernels that Mien runs.
PLAIN = {"foreach": False}
SGD, ADAM, ADAMW, RADAM = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RAdam
ADAGRAD, ADADELTA, RMSPROP = torch.optim.Adagrad, torch.optim.Adadelta, torch.optim.RMSprop
# With the usual second beta few steps would not show which of the squares was the largest.
AMSGRAD = {"amsgrad": True, "betas": (0.9, 0.5)}
OPTIMIZERS = {
    "sgd": (SGD, 0.05, {}),
    "sgd.decay": (SGD, 0.05, {"weight_decay": 0.2}),
    "sgd.momentum": (SGD, 0.05, {"momentum": 0.9}),
    "sgd.nesterov": (SGD, 0.05, {"momentum": 0.8, "nesterov": True, "weight_decay": 0.1}),
    "adam": (ADAM, 0.01, {}),
    "adam.configured": (ADAM, 0.01, {"betas": (0.7, 0.9), "eps": 1e-3, "weight_decay": 0.2}),
    "amsgrad": (ADAM, 0.02, AMSGRAD),
    "amsgrad.decay": (ADAM, 0.02, AMSGRAD | {"weight_decay": 0.3}),
    "adamw": (ADAMW, 0.01, {"weight_decay": 0.5}),
    "adamw.amsgrad": (ADAMW, 0.02, AMSGRAD | {"weight_decay": 0.5}),
    "adadelta": (ADADELTA, 1.0, {}),
    "adadelta.configured": (ADADELTA, 0.5, {"rho": 0.7, "eps": 1e-4, "weight_decay": 0.2}),
    "adagrad": (ADAGRAD, 0.02, {}),
    "adagrad.configured": (
        ADAGRAD,
        0.05,
        {"lr_decay": 0.1, "initial_accumulator_value": 0.2, "eps": 1e-3, "weight_decay": 0.2},
    ),
    "rmsprop": (RMSPROP, 0.005, {}),
    "rmsprop.configured": (RMSPROP, 0.01, {"alpha": 0.8, "eps": 1e-3, "weight_decay": 0.2}),
    "rmsprop.momentum": (RMSPROP, 0.001, {"alpha": 0.9, "momentum": 0.7}),
    "rmsprop.centered": (
        RMSPROP,
        0.002,
        {"alpha": 0.9, "momentum": 0.5, "centered": True, "eps": 1e-3, "weight_decay": 0.1},
    ),
    "radam": (RADAM, 0.02, {}),
    "radam.configured": (RADAM, 0.02, {"betas": (0.7, 0.9), "eps": 1e-3, "weight_decay": 0.2}),
    "radam.decoupled": (
        RADAM,
        0.02,
        {"betas": (0.8, 0.95), "weight_decay": 0.5, "decoupled_weight_decay": True},
    ),
}
# The same again with a backbone that learns slower, a head without decay on its bias, and a decay each.
GROUPED = ["sgd.nesterov", "adam.configured", "amsgrad.decay", "adamw", "adadelta.configured"]
GROUPED += ["adagrad.configured", "rmsprop.centered", "radam.configured"]
GROUPS = {"0.": (0.3, None), "3.weight": (1.0, 0.4), "3.bias": (2.0, 0.0)}

# What PyTorch keeps without using it.
UNUSED_STATE = {ADADELTA: {"step"}, RMSPROP: {"step"}}


def network():
    return nn.Sequential(nn.Conv2d(2, 4, 3), nn.SiLU(), nn.Flatten(), nn.Linear(36, 3))


def parameter_groups(model, grouped):
    if not grouped:
        return [{"params": list(model.parameters()), "factor": 1.0}]
    groups = []
    for prefix, (factor, decay) in GROUPS.items():
        members = [p for key, p in model.named_parameters() if key.startswith(prefix)]
        group = {"params": members, "factor": factor}
        groups.append(group if decay is None else group | {"weight_decay": decay})
    return groups


def make_optimizers():
    torch.manual_seed(3)
    start = {key: t.clone() for key, t in network().state_dict().items()}
    x, target = torch.randn(6, 2, 5, 5), torch.randn(6, 3)
    golden = {"input": x, "target": target, "factors": torch.tensor(FACTORS, dtype=torch.float64)}
    golden |= {f"start.{key}": t for key, t in start.items()}

    def fresh(dtype):
        model = network()
        model.load_state_dict(start)
        return model.to(dtype)

    def backward(model):
        dtype = next(model.parameters()).dtype
        model.zero_grad()
        ((model(x.to(dtype)) - target.to(dtype)) ** 2).mean().backward()

    ends = {}
    cases = [(name, False) for name in OPTIMIZERS] + [(name, True) for name in GROUPED]
    for case, grouped in cases:
        kind, lr, options = OPTIMIZERS[case]
        name = f"{case}.groups" if grouped else case
        # In float64, so that the results are exact to the last digit of the float32 they are kept in.
        model = fresh(torch.float64)
        optimizer = kind(parameter_groups(model, grouped), lr=lr, **options, **PLAIN)
        steps = []
        for factor in FACTORS:
            for group in optimizer.param_groups:
                group["lr"] = lr * factor * group["factor"]
            backward(model)
            optimizer.step()
            steps.append(torch.cat([p.detach().flatten() for p in model.parameters()]))
        golden[f"{name}/steps"] = torch.stack(steps).float()
        for key, p in model.named_parameters():
            for what, t in optimizer.state[p].items():
                if t is not None and what not in UNUSED_STATE.get(kind, set()):
                    golden[f"{name}/state.{what}.{key}"] = t.float()
        ends[name] = steps[-1]
    for a in ends:
        for b in ends:
            assert a == b or (ends[a] - ends[b]).abs().max() > 1e-3, f"{a} and {b} look the same"

    for name, limit in {"clip.low": 0.05, "clip.high": 1000.0}.items():
        model = fresh(torch.float32)
        backward(model)
        golden[f"{name}/norm"] = nn.utils.clip_grad_norm_(model.parameters(), limit).double()
        golden |= {f"{name}/gradient.{key}": p.grad for key, p in model.named_parameters()}
    save("optimizers", golden)


# MARK: Initializers


def make_initializers():
    """Draws with a seed: the generator is libtorch's in both languages."""
    init, golden = nn.init, {}
    kinds = {
        "kaimingNormal.input": lambda t: init.kaiming_normal_(t, nonlinearity="relu"),
        "kaimingNormal.output": lambda t: init.kaiming_normal_(
            t, mode="fan_out", nonlinearity="relu"
        ),
        "kaimingUniform.input": lambda t: init.kaiming_uniform_(t, nonlinearity="relu"),
        "kaimingUniform.output": lambda t: init.kaiming_uniform_(
            t, mode="fan_out", nonlinearity="relu"
        ),
        "xavierNormal": init.xavier_normal_,
        "xavierUniform": init.xavier_uniform_,
    }
    for name, initialize in kinds.items():
        for what, shape in {"conv": [8, 4, 3, 3], "linear": [16, 12]}.items():
            torch.manual_seed(11)
            golden[f"{name}/{what}"] = initialize(torch.empty(shape))
    for name, make in {
        "Conv2d": lambda: nn.Conv2d(4, 6, 3, groups=2),
        "Linear": lambda: nn.Linear(12, 5),
    }.items():
        torch.manual_seed(12)
        golden |= {f"{name}/{key}": p for key, p in make().named_parameters()}
    save("initializers", golden)


torch.use_deterministic_algorithms(True)
make_layers()
make_blocks()
make_losses()
make_optimizers()
make_initializers()
