"""Writes events.hex, what TensorBoard's own protobuf classes and a TFRecord writer make of three events.

    python Tests/MienReportTests/Golden/make_events.py

Made with tensorboard 2.21.0: a file version, a scalar record and a session start, framed by TensorBoard's
RecordWriter (its CRC is not ours).
"""

import io
import pathlib

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

events = [
    Event(wall_time=1.7e9, file_version="brain.Event:2"),
    Event(
        wall_time=1700000000.25,
        step=300,
        summary=Summary(value=[
            Summary.Value(tag="loss/train", simple_value=1.25),
            Summary.Value(tag="accuracy/größe", simple_value=float("inf")),
        ]),
    ),
    Event(wall_time=1.7e9, step=12, session_log=SessionLog(status=SessionLog.START)),
]
lines = []
for event in events:
    file = io.BytesIO()
    RecordWriter(file).write(event.SerializeToString())
    lines.append(file.getvalue().hex())
path = pathlib.Path(__file__).with_name("events.hex")
path.write_text("\n".join(lines) + "\n")
print(path)
