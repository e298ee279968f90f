"""Writes metrics.json, the golden values of MienMetricsTests, with scikit-learn and SciPy.

    python Tests/MienMetricsTests/Golden/make_metrics.py

Made with scikit-learn 1.9.1. The cases are small and seeded; scores are rounded to float32 before they are
used, because that is what Mien computes with.
"""

import json
import pathlib
import warnings

import numpy as np
from scipy.optimize import brentq
from scipy.special import log_softmax, softmax
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score,
    auc,
    classification_report,
    confusion_matrix,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
    top_k_accuracy_score,
)

warnings.simplefilter("ignore")
LABELS = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]


def draw(seed, count, labels, sharpness=2.0, absent=(), unpredicted=(), decimals=None):
    """Truth and logits; `absent` classes have no samples, `unpredicted` ones never win."""
    generator = np.random.default_rng(seed)
    present = [c for c in range(len(labels)) if c not in absent]
    truth = generator.choice(present, size=count)
    logits = generator.normal(size=(count, len(labels)))
    logits[np.arange(count), truth] += 1.2
    for label in unpredicted:
        logits[:, label] = logits.min(axis=1) - 0.1
    logits *= sharpness
    if decimals is not None:  # few distinct values: many ties
        logits = np.round(logits, decimals)
    return truth, logits.astype(np.float32)


def short(values):
    """float32 values in the fewest digits that read back the same."""
    return [float(str(v)) for v in values.ravel()]


def finite(points):
    return [None if not np.isfinite(p) else float(p) for p in points]


def curve(positive, scores):
    if positive.all() or not positive.any():
        return None
    fpr, tpr, thresholds = roc_curve(positive, scores)
    return {
        "fpr": finite(fpr),
        "tpr": finite(tpr),
        "thresholds": finite(thresholds),
        "area": float(auc(fpr, tpr)),
    }


def mean_curve(curves):
    """scikit-learn's macro-average curve, as its example on multiclass ROC draws it."""
    drawn = [c for c in curves if c is not None]
    grid = np.unique(np.concatenate([c["fpr"] for c in drawn]))
    heights = sum(np.interp(grid, c["fpr"], c["tpr"]) for c in drawn)
    return {"fpr": grid.tolist(), "tpr": (heights / len(drawn)).tolist()}


def temperature(truth, logits):
    """The root of the likelihood's derivative by the inverse temperature, found by Brent's method."""
    logits = logits.astype(np.float64)
    rows = np.arange(len(truth))

    def slope(inverse):
        expected = (softmax(logits * inverse, axis=1) * logits).sum(axis=1)
        return (expected - logits[rows, truth]).mean()

    return 1 / brentq(slope, 0.01, 100, xtol=1e-15, rtol=1e-14)


def case(name, truth, logits, labels):
    indices = list(range(len(labels)))
    scores = softmax(logits.astype(np.float64), axis=1).astype(np.float32)
    predicted = scores.argmax(axis=1)
    p, r, f, s = precision_recall_fscore_support(truth, predicted, labels=indices)
    averages = {
        kind: [float(v) for v in precision_recall_fscore_support(
            truth, predicted, labels=indices, average=kind)[:3]]
        for kind in ("macro", "weighted")
    }
    confidence = scores.max(axis=1).astype(np.float64)
    correct = predicted == truth
    accuracy_in_bin, confidence_in_bin = calibration_curve(correct, confidence, n_bins=15)
    edges = np.linspace(0, 1, 16)
    counts, _ = np.histogram(-confidence, bins=-edges[::-1])  # bins closed above
    counts = counts[::-1]
    filled = counts[counts > 0]
    one_hot = truth[:, None] == np.arange(len(labels))[None, :]
    curves = [curve(one_hot[:, c], scores[:, c]) for c in indices]
    present = [c for c in indices if curves[c] is not None]
    areas = [roc_auc_score(one_hot[:, c], scores[:, c]) for c in present]
    if len(labels) > 2 and len(present) == len(labels):  # the same from scikit-learn in one call
        for average in ("macro", "weighted"):
            ours = np.average(areas, weights=None if average == "macro" else s)
            rows = scores.astype(np.float64)
            rows /= rows.sum(axis=1, keepdims=True)
            theirs = roc_auc_score(truth, rows, multi_class="ovr", average=average)
            assert abs(ours - theirs) < 1e-6, (name, average, ours, theirs)
    return {
        "name": name,
        "labels": labels,
        "truth": truth.tolist(),
        "logits": short(logits),
        "scores": short(scores),
        "predicted": predicted.tolist(),
        "confusion": confusion_matrix(truth, predicted, labels=indices).tolist(),
        "accuracy": float(accuracy_score(truth, predicted)),
        "precision": p.tolist(),
        "recall": r.tolist(),
        "f1": f.tolist(),
        "support": s.tolist(),
        "macro": averages["macro"],
        "weighted": averages["weighted"],
        "text": classification_report(
            truth, predicted, labels=indices, target_names=labels, digits=4),
        "bin_counts": counts.tolist(),
        "bin_accuracy": accuracy_in_bin.tolist(),
        "bin_confidence": confidence_in_bin.tolist(),
        "expected_error": float(
            (np.abs(accuracy_in_bin - confidence_in_bin) * filled).sum() / len(truth)),
        "maximum_error": float(np.abs(accuracy_in_bin - confidence_in_bin).max()),
        "temperature": temperature(truth, logits),
        "log_loss": float(-log_softmax(logits.astype(np.float64), axis=1)[
            np.arange(len(truth)), truth].mean()),
        "curves": curves,
        "micro": curve(one_hot.ravel(), scores.ravel()),
        "macro_area": float(np.mean(areas)),
        "weighted_area": float(np.average(areas, weights=s[present])),
        "mean_curve": mean_curve(curves),
        "top2": float(top_k_accuracy_score(truth, scores, k=2, labels=indices))
        if len(labels) > 2 else 1.0,
    }


cases = [
    case("seven classes", *draw(1, 400, LABELS), LABELS),
    case("a class without samples", *draw(2, 120, LABELS, absent=[1]), LABELS),
    case("a class never predicted", *draw(3, 120, LABELS, unpredicted=[4]), LABELS),
    case("neither samples nor predictions", *draw(4, 90, LABELS, absent=[2], unpredicted=[2]), LABELS),
    case("ties in scores", *draw(5, 200, LABELS, decimals=0), LABELS),
    case("two classes, timid", *draw(6, 60, ["no", "yes"], sharpness=0.3), ["no", "yes"]),
    case("a long label", *draw(7, 30, ["a", "contemptuous smile", "b"]),
         ["a", "contemptuous smile", "b"]),
]
wilson = [
    {"successes": k, "trials": n,
     "interval": list(map(float, binomtest(k, n).proportion_ci(method="wilson")))}
    for k, n in [(0, 5), (5, 5), (1, 1), (7, 10), (2010, 3589), (3588, 3589)]
]
path = pathlib.Path(__file__).with_name("metrics.json")
path.write_text(json.dumps({"cases": cases, "wilson": wilson}) + "\n")
print(path, path.stat().st_size, "bytes")
