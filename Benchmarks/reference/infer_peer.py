#!/usr/bin/env python3
"""Times a network on faces that are cut out already, in another engine, and prints what `mien bench infer` prints.

    infer_peer.py onnxruntime MODEL.onnx BATCH ROUNDS SECONDS
    infer_peer.py tflite MODEL.tflite BATCH ROUNDS SECONDS
    infer_peer.py pytorch NAME BATCH ROUNDS SECONDS

NAME is a network of reference/zoo.py, with weights of chance: they do not change its speed; of eager, frozen TorchScript
and torch.compile, the fastest is measured. Bytes become numbers of the network's range inside the measured time, answers
become probabilities, as in Mien. All cores are used.
"""

import json
import os
import sys
import time

import numpy as np

THREADS = len(os.sched_getaffinity(0))


def softmax(logits):
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def onnxruntime(path, batch):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    entry = session.get_inputs()[0]
    faces = np.random.default_rng(1).integers(0, 256, (batch, *entry.shape[1:]), np.uint8)
    return (lambda: softmax(session.run(None, {entry.name: (faces.astype(np.float32) / 255 - 0.5) / 0.25})[0]),
            f"ONNX Runtime {onnxruntime.__version__}")


def tflite(path, batch):
    import tensorflow

    network = tensorflow.lite.Interpreter(model_path=path, num_threads=THREADS)
    entry = network.get_input_details()[0]
    network.resize_tensor_input(entry["index"], [batch, *entry["shape"][1:]])
    network.allocate_tensors()
    answer = network.get_output_details()[0]["index"]
    faces = np.random.default_rng(1).integers(0, 256, (batch, *entry["shape"][1:]), np.uint8)

    def run():
        network.set_tensor(entry["index"], (faces.astype(np.float32) / 255 - 0.5) * 2)
        network.invoke()
        return network.get_tensor(answer)

    return run, f"TFLite in TensorFlow {tensorflow.__version__}"


def pytorch(name, batch):
    import torch
    from zoo import ZOO

    torch.set_num_threads(THREADS)
    faces = torch.randint(0, 256, (batch, 1, 48, 48), dtype=torch.uint8)
    eager = ZOO[name](7).eval().to(memory_format=torch.channels_last)
    networks = {
        "eager": eager,
        "frozen TorchScript": torch.jit.optimize_for_inference(torch.jit.script(eager)),
        "torch.compile": torch.compile(eager),
    }

    def running(network):
        def run():
            with torch.inference_mode():
                pictures = ((faces.float() / 255 - 0.5) / 0.25).contiguous(memory_format=torch.channels_last)
                return network(pictures).softmax(1).numpy()

        return run

    seconds = {form: fastest_call(running(network)) for form, network in networks.items()}
    form = min(seconds, key=seconds.get)
    return running(networks[form]), f"PyTorch {torch.__version__}, {form}, channels-last"


def fastest_call(run, warm=10, calls=30):
    """The seconds of the fastest of some calls, after some that are not counted."""
    times = []
    for _ in range(warm + calls):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times[warm:])


def main():
    engine, model, batch, rounds, seconds = *sys.argv[1:3], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
    run, name = {"onnxruntime": onnxruntime, "tflite": tflite, "pytorch": pytorch}[engine](model, batch)
    rates = []
    for _ in range(rounds + 1):
        start, faces = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            run()
            faces += batch
        rates.append(faces / (time.perf_counter() - start))
    print(json.dumps({"engine": f"{name}, {THREADS} threads", "model": model, "batch": batch,
                      "faces_per_second": rates[1:]}))


if __name__ == "__main__":
    main()
