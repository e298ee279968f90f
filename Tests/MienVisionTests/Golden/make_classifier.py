"""Writes the tiny networks of the classifier tests and ONNX Runtime's answers.

Made with onnx 1.23, onnxruntime 1.31 and numpy.

    python make_classifier.py
"""
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

here = Path(__file__).parent
random = np.random.default_rng(5)
LABELS = ["angry", "happy", "neutral"]
MEAN, STD, TEMPERATURE = [0.5, 0.4, 0.3], [0.25, 0.3, 0.2], 1.7


def network(channels, labels, output="logits", outputs=None, coloured=False):
    """Convolution, ReLU, mean over the picture, dense layer, for 8x6 pictures."""
    outputs = outputs or len(labels)
    weights = {
        "conv.weight": random.normal(0, 0.5, (4, channels, 3, 3)),
        "conv.bias": random.normal(0, 0.2, 4),
        "fc.weight": random.normal(0, 1.5, (outputs, 4)),
        "fc.bias": random.normal(0, 0.2, outputs),
    }
    nodes = [
        helper.make_node("Conv", ["input", "conv.weight", "conv.bias"], ["c"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("GlobalAveragePool", ["r"], ["p"]),
        helper.make_node("Flatten", ["p"], ["f"]),
        helper.make_node("Gemm", ["f", "fc.weight", "fc.bias"], ["g"], transB=1),
        helper.make_node("Softmax" if output == "probabilities" else "Identity", ["g"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["N", channels, 8, 6])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["N", outputs])],
        [numpy_helper.from_array(v.astype(np.float32), k) for k, v in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    size = {"channels": channels, "height": 8, "width": 6} | ({"coloured": True} if coloured else {})
    helper.set_model_props(model, {
        "mien.format": "1", "mien.labels": json.dumps(labels), "mien.input": json.dumps(size),
        "mien.mean": json.dumps(MEAN[:channels]), "mien.std": json.dumps(STD[:channels]),
        "mien.output": output, "mien.temperature": json.dumps(TEMPERATURE),
        "mien.provenance": "{}", "mien.scores": "{}"})
    onnx.checker.check_model(model, full_check=True)
    return model


def faces(count, channels):
    """Pixels that the tests make too: a multiplicative pattern, interleaved channels."""
    index = np.arange(count * 8 * 6 * channels, dtype=np.uint64)
    return ((index * 2654435761 >> 7) % 256).astype(np.uint8).reshape(count, 8, 6, channels)


def answers(model, count, channels):
    x = faces(count, channels).astype(np.float64) / 255
    x = ((x - MEAN[:channels]) / STD[:channels]).transpose(0, 3, 1, 2).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    z = session.run(None, {"input": np.ascontiguousarray(x)})[0].astype(np.float64)
    if {p.key: p.value for p in model.metadata_props}["mien.output"] == "probabilities":
        return z.tolist()
    powers = np.exp(z / TEMPERATURE)
    return (powers / powers.sum(1, keepdims=True)).tolist()


expected = {}
for name, model, channels in [
    ("grey", network(1, LABELS), 1), ("colour", network(3, LABELS, coloured=True), 3),
    ("probabilities", network(1, LABELS, "probabilities"), 1),
]:
    onnx.save(model, here / f"{name}.onnx")
    expected[name] = answers(model, 150, channels)
onnx.save(network(1, LABELS, outputs=5), here / "five_outputs.onnx")
plain = network(1, LABELS)
del plain.metadata_props[:]
onnx.save(plain, here / "no_metadata.onnx")
onnx.save(network(3, LABELS), here / "grey_thrice.onnx")
(here / "classifier.json").write_text(json.dumps(
    {k: [[round(p, 7) for p in row] for row in v] for k, v in expected.items()},
    separators=(",", ":")) + "\n")
