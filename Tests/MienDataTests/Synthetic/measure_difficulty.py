"""How hard the synthetic faces are: a linear classifier must stay below 0.80, Li's network pass 0.95.

    mien data synthesize --count 10000 --seed 1 --out faces.csv
    python measure_difficulty.py faces.csv [--epochs 10] [--threads 2] [--only linear|li]

Both learn from the Training rows. The linear classifier is multinomial logistic regression on standardised
pixels, once per pixel and once per face, at several strengths of regularisation, and its best test score
counts: that favours it. Li's network is that of Li (2023) with flips, turns of 10 degrees, shifts of a tenth
and zooms of a tenth; its score is that of the last epoch. Both are tested on all rows that are not Training.
Needs numpy, scikit-learn and torch.
"""

import argparse
import csv
import time

import numpy as np


def read(path):
    labels, pixels, training = [], [], []
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            labels.append(int(row["emotion"]))
            pixels.append(np.array(row["pixels"].split(), np.uint8))
            training.append(row["Usage"] == "Training")
    return np.stack(pixels), np.array(labels), np.array(training)


def linear(pixels, labels, training):
    from sklearn.linear_model import LogisticRegression

    pixels = pixels.astype(np.float32)
    columns = (pixels - pixels[training].mean(0)) / (pixels[training].std(0) + 1e-3)
    faces = (pixels - pixels.mean(1, keepdims=True)) / (pixels.std(1, keepdims=True) + 1e-3)
    best = 0
    for name, x in [("per pixel", columns), ("per face", faces)]:
        for strength in [1e-4, 1e-3, 3e-3, 1e-2, 3e-2]:
            model = LogisticRegression(C=strength, max_iter=300)
            model.fit(x[training], labels[training])
            score = model.score(x[~training], labels[~training])
            best = max(best, score)
            print(f"linear, standardised {name}, C {strength:g}: {score:.4f}", flush=True)
    print(f"linear classifier, best: {best:.4f} (must stay below 0.80)")


def li(pixels, labels, training, epochs, threads, seed):
    import torch
    from torch import nn
    from torch.nn import functional as F

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    x = torch.from_numpy(pixels.reshape(-1, 1, 48, 48)).float() / 255
    x = (x - x[training].mean()) / x[training].std()
    y = torch.from_numpy(labels)
    x_train, y_train, x_test, y_test = x[training], y[training], x[~training], y[~training]
    net = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 10 * 10, 128), nn.ReLU(), nn.Linear(128, 7),
    ).to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)

    def augmented(batch):
        count = len(batch)
        spread = lambda limit, *shape: (torch.rand(*shape) * 2 - 1) * limit
        angle, zoom = spread(np.pi / 18, count), 1 + spread(0.1, count)
        flip = torch.where(torch.rand(count) < 0.5, -1.0, 1.0)
        theta = torch.zeros(count, 2, 3)
        theta[:, 0, 0], theta[:, 0, 1] = angle.cos() * zoom * flip, -angle.sin() * zoom
        theta[:, 1, 0], theta[:, 1, 1] = angle.sin() * zoom * flip, angle.cos() * zoom
        theta[:, :, 2] = spread(0.2, count, 2)  # the frame spans -1 to 1
        grid = F.affine_grid(theta, batch.shape, align_corners=False)
        return F.grid_sample(batch, grid, padding_mode="border", align_corners=False)

    start = time.time()
    for epoch in range(1, epochs + 1):
        net.train()
        total = 0.0
        for rows in torch.randperm(len(x_train)).split(64):
            batch = augmented(x_train[rows]).contiguous(memory_format=torch.channels_last)
            loss = F.cross_entropy(net(batch), y_train[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        net.eval()
        with torch.no_grad():
            guess = torch.cat([net(batch).argmax(1) for batch in x_test.split(500)])
        score = (guess == y_test).float().mean().item()
        print(
            f"Li, epoch {epoch}: loss {total / len(x_train):.3f}, test {score:.4f},"
            f" {time.time() - start:.0f} s", flush=True)
    confusion = np.zeros((7, 7), int)
    np.add.at(confusion, (y_test.numpy(), guess.numpy()), 1)
    print(confusion)
    print(f"Li's network: {score:.4f} (must pass 0.95)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("csv")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=["linear", "li"])
    options = parser.parse_args()
    data = read(options.csv)
    if options.only != "li":
        linear(*data)
    if options.only != "linear":
        li(*data, options.epochs, options.threads, options.seed)


if __name__ == "__main__":
    main()
