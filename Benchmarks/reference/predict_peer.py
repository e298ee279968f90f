"""Analyzes the pictures of a list with the Python package fer or deepface, and prints one JSON document.

    predict_peer.py fer|deepface LIST PASSES

`seconds` are those of each pass over the list, from file to answers; loading the package and its networks is in none
of them, but in the time of the whole process. Each package is used as its own documentation shows it: fer with its
Haar cascade and the network it comes with, deepface with its opencv detector and the action "emotion".
"""

import importlib.metadata
import json
import sys
import time

import cv2


def fer():
    from fer.fer import FER

    detector = FER()
    return lambda path: [face["emotions"] for face in detector.detect_emotions(cv2.imread(path))]


def deepface():
    from deepface import DeepFace
    from deepface.modules.exceptions import FaceNotDetected

    def analyze(path):
        try:
            faces = DeepFace.analyze(path, actions=["emotion"], detector_backend="opencv", silent=True)
        except FaceNotDetected:
            return []
        return [face["emotion"] for face in faces]

    return analyze


def main():
    package, file, passes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(file) as lines:
        paths = lines.read().split()
    analyze = {"fer": fer, "deepface": deepface}[package]()
    seconds = []
    for _ in range(passes):
        start = time.perf_counter()
        answers = [analyze(path) for path in paths]
        seconds.append(time.perf_counter() - start)
    versions = {name: importlib.metadata.version(name) for name in (package, "numpy")}
    faces = [len(answer) for answer in answers]
    json.dump({"seconds": seconds, "faces": faces, "versions": versions}, sys.stdout)


main()
