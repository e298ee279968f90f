#!/usr/bin/env python3
"""Times training epochs of one network of the papers in Keras on TensorFlow, from pictures in memory.

    train_keras.py MODEL PICTURES BATCH EPOCHS

MODEL is `li`, `bodapati` or `leaky`. Prints what `mien bench train` prints. Written to win: numbers are scaled in advance,
batches come from a cached tf.data pipeline, and of compiled by XLA or not the faster one is timed.
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers


def conv(width, **options):
    return layers.Conv2D(width, 3, padding="same", **options)


def li():
    return [conv(32, activation="relu"), layers.MaxPool2D(), conv(64, activation="relu"), layers.MaxPool2D(),
            layers.Flatten(), layers.Dense(128, activation="relu"), layers.Dense(7)]


def bodapati():
    stack = []
    for stage in [[32], [64, 64], [128, 128], [256, 256]]:
        for width in stage:
            stack += [conv(width, use_bias=False), layers.BatchNormalization(), layers.ReLU()]
        stack += [layers.MaxPool2D(), layers.Dropout(0.1)]
    return [*stack, layers.Flatten(), layers.Dense(256, use_bias=False), layers.BatchNormalization(),
            layers.ReLU(), layers.Dropout(0.4), layers.Dense(7)]


def leaky():
    stack = []
    for width in (32, 64, 128):
        stack += [conv(width), layers.LeakyReLU(0.01), layers.MaxPool2D(), layers.BatchNormalization()]
    stack.append(layers.Flatten())
    for width, dropout in [(512, 0.25), (256, 0.25), (128, 0.25), (64, 0.4)]:
        stack += [layers.Dense(width), layers.BatchNormalization(), layers.LeakyReLU(0.01), layers.Dropout(dropout)]
    return [*stack, layers.Dense(7)]


def compiled(name, by_xla):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((48, 48, 1)), *{"li": li, "bodapati": bodapati, "leaky": leaky}[name]()])
    model.compile(keras.optimizers.Adam(1e-3), keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                  jit_compile=by_xla)
    return model


def main():
    name, count, batch, epochs = sys.argv[1], *map(int, sys.argv[2:5])
    random = np.random.default_rng(1)
    pictures = ((random.integers(0, 256, (count, 48, 48, 1)) / 255 - 0.5) / 0.25).astype(np.float32)
    labels = random.integers(0, 7, count)
    data = tf.data.Dataset.from_tensor_slices((pictures, labels)).cache().shuffle(count).batch(batch).prefetch(2)

    trials = {}
    for by_xla in (False, True):
        model = compiled(name, by_xla)
        model.fit(data, epochs=1, verbose=0)
        start = time.perf_counter()
        model.fit(data, epochs=1, verbose=0)
        trials[by_xla] = (time.perf_counter() - start, model)
    by_xla = min(trials, key=lambda choice: trials[choice][0])
    model, seconds = trials[by_xla][1], []
    for _ in range(epochs):
        start = time.perf_counter()
        model.fit(data, epochs=1, verbose=0)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "engine": f"Keras {keras.__version__}, TensorFlow {tf.__version__}, {'XLA' if by_xla else 'without XLA'}",
        "model": name, "parameters": sum(int(np.prod(weight.shape)) for weight in model.trainable_weights),
        "pictures": count, "seconds_per_epoch": seconds,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))


if __name__ == "__main__":
    main()
