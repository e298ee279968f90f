"""Prints as JSON what TensorBoard shows of an event folder: {tag: [[step, value], …]}."""

import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0})
events.Reload()
print(json.dumps({
    tag: [[point.step, point.value] for point in events.Scalars(tag)]
    for tag in events.Tags()["scalars"]
}))
