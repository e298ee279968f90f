"""Writes a network in another program's manner and ONNX Runtime's answers.

Channels last, blue first, pixels of 0 to 255, one picture a run, no metadata; foreign.yaml beside it
says so. Made with onnx 1.23, onnxruntime 1.31 and numpy.

    python make_foreign.py
"""
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

here = Path(__file__).parent
random = np.random.default_rng(7)
MEAN, STD, TEMPERATURE = [104.0, 117.0, 123.0], [60.0, 65.0, 70.0], 1.5

weights = {
    "conv.weight": random.normal(0, 0.5, (4, 3, 3, 3)), "conv.bias": random.normal(0, 0.2, 4),
    "fc.weight": random.normal(0, 1.5, (2, 4)), "fc.bias": random.normal(0, 0.2, 2),
}
graph = helper.make_graph(
    [
        helper.make_node("Transpose", ["pixels"], ["t"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["t", "conv.weight", "conv.bias"], ["c"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("GlobalAveragePool", ["r"], ["p"]),
        # The fixed 1 is what makes this a network for one picture.
        helper.make_node("Reshape", ["p", "one"], ["f"]),
        helper.make_node("Gemm", ["f", "fc.weight", "fc.bias"], ["scores"], transB=1),
    ], "foreign",
    [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [1, 8, 6, 3])],
    [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 2])],
    [numpy_helper.from_array(v.astype(np.float32), k) for k, v in weights.items()]
    + [numpy_helper.from_array(np.array([1, 4], np.int64), "one")])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model, full_check=True)
onnx.save(model, here / "foreign.onnx")

index = np.arange(5 * 8 * 6 * 3, dtype=np.uint64)
faces = ((index * 2654435761 >> 7) % 256).astype(np.float64).reshape(5, 8, 6, 3)
session = onnxruntime.InferenceSession(model.SerializeToString())
rows = []
for face in faces:
    pixels = ((face[:, :, ::-1] - MEAN) / STD).astype(np.float32)
    powers = np.exp(session.run(None, {"pixels": pixels[None]})[0][0].astype(np.float64) / TEMPERATURE)
    rows.append([round(p, 7) for p in powers / powers.sum()])
(here / "foreign.json").write_text(json.dumps(rows) + "\n")
