"""The networks of Mien's zoo in PyTorch, for grey pictures of 48 x 48, with the small stems that Mien uses there."""

import torch
import torchvision
from torch import nn


def conv(inputs, outputs, bias=True):
    return nn.Conv2d(inputs, outputs, 3, padding=1, bias=bias)


def li(classes):
    return nn.Sequential(
        conv(1, 32), nn.ReLU(inplace=True), nn.MaxPool2d(2), conv(32, 64), nn.ReLU(inplace=True),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64 * 12 * 12, 128), nn.ReLU(inplace=True),
        nn.Linear(128, classes))


def bodapati(classes):
    layers, channels = [], 1
    for stage in [[32], [64, 64], [128, 128], [256, 256]]:
        for width in stage:
            layers += [conv(channels, width, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
            channels = width
        layers += [nn.MaxPool2d(2), nn.Dropout(0.1)]
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(channels * 9, 256, bias=False), nn.BatchNorm1d(256),
        nn.ReLU(inplace=True), nn.Dropout(0.4), nn.Linear(256, classes))


def leaky(classes, widths=(32, 64, 128), activation=lambda: nn.LeakyReLU(0.01, inplace=True)):
    layers, channels, pixels = [], 1, 48
    for width in widths:
        layers += [conv(channels, width), activation(), nn.MaxPool2d(2), nn.BatchNorm2d(width)]
        channels, pixels = width, pixels // 2
    layers, inputs = [*layers, nn.Flatten()], channels * pixels * pixels
    for width, dropout in [(512, 0.25), (256, 0.25), (128, 0.25), (64, 0.4)]:
        layers += [nn.Linear(inputs, width), nn.BatchNorm1d(width), activation(), nn.Dropout(dropout)]
        inputs = width
    return nn.Sequential(*layers, nn.Linear(inputs, classes))


def relu():
    return nn.ReLU(inplace=True)


def small(network, path, outputs):
    """Puts a 3 x 3 convolution of stride 1 for grey pictures in the place of the first one."""
    *parents, last = path.split(".")
    owner = network
    for name in parents:
        owner = getattr(owner, name)
    stem = nn.Conv2d(1, outputs, 3, padding=1, bias=False)
    if last.isdigit():
        owner[int(last)] = stem
    else:
        setattr(owner, last, stem)
    return network


def vgg(classes, features):
    layers = list(features(num_classes=classes).features)
    layers[0] = nn.Conv2d(1, 64, 3, padding=1)
    return nn.Sequential(
        *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5), nn.Linear(512, classes))


def khaireddin(classes):
    layers, channels = [], 1
    for width in [64, 128, 256, 512]:
        for _ in range(2):
            layers += [conv(channels, width), nn.BatchNorm2d(width), relu()]
            channels = width
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(512 * 9, 4096), relu(), nn.Dropout(0.2),
        nn.Linear(4096, 4096), relu(), nn.Dropout(0.2), nn.Linear(4096, classes))


class Block(nn.Module):
    """Two 3 x 3 convolutions around which the input is added; with channel attention where wanted."""

    def __init__(self, inputs, outputs, stride, attention):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), relu(),
            conv(outputs, outputs, bias=False), nn.BatchNorm2d(outputs))
        few = max(8, outputs // 8)
        self.attention = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(outputs, few, 1), relu(), nn.Conv2d(few, outputs, 1),
            nn.Sigmoid()) if attention else None
        halving = [nn.AvgPool2d(3, 2, 1)] if stride == 2 else []
        self.shortcut = nn.Identity() if stride == 1 and inputs == outputs else nn.Sequential(
            *halving, nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.body(x)
        if self.attention is not None:
            y = y * self.attention(y)
        return torch.relu_(y + self.shortcut(x))


def mien(classes, stem, stages, attention, dropout):
    layers = [conv(1, stem, bias=False), nn.BatchNorm2d(stem), relu(), nn.MaxPool2d(2)]
    channels = stem
    for stage, (width, blocks) in enumerate(stages):
        for block in range(blocks):
            layers.append(Block(channels, width, 2 if stage > 0 and block == 0 else 1, attention))
            channels = width
    return nn.Sequential(
        *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout), nn.Linear(channels, classes))


models = torchvision.models
ZOO = {
    "mien_small": lambda classes: mien(classes, 16, [(16, 1), (32, 1), (64, 1), (160, 1)], False, 0.1),
    "mien_medium": lambda classes: mien(classes, 32, [(48, 1), (96, 1), (192, 2), (320, 1)], True, 0.2),
    "mien_base": lambda classes: mien(classes, 32, [(48, 3), (96, 3), (192, 3), (320, 1)], True, 0.2),
    "li": li,
    "bodapati": bodapati,
    "leaky": leaky,
    "leaky_conv4": lambda classes: leaky(classes, (32, 64, 128, 256)),
    "leaky_relu": lambda classes: leaky(classes, activation=relu),
    "leaky_conv4_relu": lambda classes: leaky(classes, (32, 64, 128, 256), relu),
    "shufflenet_v2_x1_0": lambda classes: small(
        models.shufflenet_v2_x1_0(num_classes=classes), "conv1.0", 24),
    "mobilenet_v2": lambda classes: small(models.mobilenet_v2(num_classes=classes), "features.0.0", 32),
    "resnet18": lambda classes: small(models.resnet18(num_classes=classes), "conv1", 64),
    "resnet34": lambda classes: small(models.resnet34(num_classes=classes), "conv1", 64),
    "vgg13": lambda classes: vgg(classes, models.vgg13_bn),
    "vgg16": lambda classes: vgg(classes, models.vgg16_bn),
    "vgg_khaireddin": khaireddin,
}
