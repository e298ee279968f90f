"""Writes detections.json: CenterFace's answer on the two photographs by ONNX Runtime.

Made with onnx 1.23, onnxruntime 1.31 and Pillow 13. Each photograph shows one face, so the best
cell of the heat map is the whole answer.

    python make_detections.py CENTERFACE.onnx FOLDER_OF_PHOTOS
"""
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from PIL import Image

model = onnx.load(sys.argv[1])
answers = {}
for name in ["astronaut.png", "grace_hopper.jpg"]:
    pixels = np.asarray(Image.open(Path(sys.argv[2]) / name).convert("RGB")).astype(np.float32)
    height, width = pixels.shape[:2]
    pixels = np.pad(pixels, [(0, -height % 32), (0, -width % 32), (0, 0)])
    sized = onnx.ModelProto()
    sized.CopyFrom(model)
    for value in [*sized.graph.input, *sized.graph.output]:
        for axis, size in zip(value.type.tensor_type.shape.dim, [None, None, "h", "w"]):
            if size and value.name not in {i.name for i in sized.graph.initializer}:
                axis.dim_param = f"{value.name}{size}"
    sized.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1
    for value in sized.graph.output:
        value.type.tensor_type.shape.dim[0].dim_value = 1
    session = onnxruntime.InferenceSession(sized.SerializeToString())
    heat, scale, offset, marks = session.run(
        None, {session.get_inputs()[0].name: pixels.transpose(2, 0, 1)[None]})
    row, column = np.unravel_index(heat[0, 0].argmax(), heat.shape[2:])
    h, w = np.exp(scale[0, :, row, column]) * 4
    y, x = (np.array([row, column]) + offset[0, :, row, column] + 0.5) * 4 - [h / 2, w / 2]
    points = marks[0, :, row, column].reshape(5, 2) * [h, w] + [y, x]
    answers[name] = {
        "box": [float(v) for v in (x, y, w, h)], "score": float(heat[0, 0, row, column]),
        "landmarks": points[:, ::-1].astype(float).tolist(),
    }
Path(__file__).with_name("detections.json").write_text(json.dumps(answers, indent=1) + "\n")
