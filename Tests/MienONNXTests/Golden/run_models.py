"""Checks and runs the models of a folder, for the tests that compare ONNXGraph with the standard's own tools.

Usage: run_models.py FOLDER

FOLDER/inputs.json: {model: {input: {"shape": [...], "values": [...]}}}; the model is FOLDER/<model>.onnx.
stdout: {model: {"outputs": [{"shape", "values"}], "error": null or the checker's or runtime's message}}
"""

import json
import pathlib
import sys

import numpy
import onnx
import onnxruntime

onnxruntime.set_default_logger_severity(3)
folder = pathlib.Path(sys.argv[1])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1


def run(name, inputs):
    path = str(folder / f"{name}.onnx")
    # full_check infers all shapes and compares them with those the file declares.
    onnx.checker.check_model(path, full_check=True)
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    feed = {
        key: numpy.array(t["values"], numpy.float32).reshape(t["shape"]) for key, t in inputs.items()
    }
    outputs = session.run(None, feed)
    return [{"shape": o.shape, "values": o.astype(float).flatten().tolist()} for o in outputs]


results = {}
for name, inputs in json.loads((folder / "inputs.json").read_text()).items():
    try:
        results[name] = {"outputs": run(name, inputs), "error": None}
    except Exception as error:
        results[name] = {"outputs": [], "error": str(error)}
json.dump(results, sys.stdout)
