"""Prints the golden numbers of SeededGeneratorTests.swift: SplitMix64 written down a second time.

Run: python3 make_random.py
"""

import math

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return (self.next() >> 11) / (1 << 53)

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())


def stream(seed, number):
    mixer = SplitMix64(seed ^ (number * 0xD1B54A32D192ED03 & MASK))
    return SplitMix64(mixer.next() ^ number)


for seed in (0, 1234567, MASK):
    generator = SplitMix64(seed)
    print("seed", seed, [generator.next() for _ in range(5)])
for number in (0, 1, MASK):
    generator = stream(42, number)
    print("stream", number, [generator.next() for _ in range(3)])
generator = SplitMix64(7)
print("uniform", [generator.uniform() for _ in range(4)])
generator = SplitMix64(7)
print("normal", [generator.normal() for _ in range(4)])
