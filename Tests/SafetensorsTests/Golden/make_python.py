"""Writes python.safetensors with the reference implementation (pip: safetensors, numpy, torch).

Run: python Tests/SafetensorsTests/Golden/make_python.py
"""
import pathlib

import torch
from safetensors.torch import save_file

types = {
    "f64": torch.float64, "f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16,
    "i64": torch.int64, "i32": torch.int32, "i16": torch.int16, "i8": torch.int8, "u8": torch.uint8,
}
tensors = {name: torch.arange(6).reshape(2, 3).to(dtype) for name, dtype in types.items()}
tensors["bool"] = torch.tensor([True, False, True])
tensors["scalar"] = torch.tensor(-2.5)
tensors["empty"] = torch.zeros(0, 4)
tensors["names may hold \"quotes\", é and 😀"] = torch.tensor([7], dtype=torch.uint8)
path = pathlib.Path(__file__).with_name("python.safetensors")
save_file(tensors, path, metadata={"format": "pt", "text": "line\nbreak \\ \"quoted\" é 😀 \u0001"})
