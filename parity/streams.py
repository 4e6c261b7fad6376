"""The counter-based random streams of regulus.learning.random.Stream, number for number.

Inputs, weights, labels and batches of the fixtures are drawn from here, so that the Java tests can
draw the large ones again instead of shipping them.
"""

from dataclasses import dataclass

import numpy as np

GOLDEN = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


def _mix(z):
    """SplitMix64's finalizer on Python integers."""
    x = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def _mix_all(z):
    """The same on arrays of 64-bit integers, which wrap by themselves."""
    x = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@dataclass(frozen=True)
class Stream:
    key: int

    @staticmethod
    def of(seed, purpose):
        """The stream of a seed, without folds, for one purpose."""
        return Stream(_mix((_mix((seed + GOLDEN) & MASK) - 1) & MASK)).named(purpose)

    def named(self, name):
        value = 0xCBF29CE484222325
        for byte in name.encode("utf-8"):
            value = ((value ^ byte) * 0x100000001B3) & MASK
        return Stream(_mix(self.key ^ _mix(value)))

    def at(self, index):
        return Stream(_mix((self.key + GOLDEN * (index + 1)) & MASK))

    def bits(self, count):
        """The first `count` numbers of 64 bits."""
        counters = np.arange(1, count + 1, dtype=np.uint64)
        return _mix_all(np.uint64(self.key) + np.uint64(GOLDEN) * counters)

    def uniform(self, count):
        """In [0, 1), as float64."""
        return (self.bits(count) >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def normal(self, count):
        """Standard normal, by Box and Muller's transform of numbers 2n and 2n + 1."""
        uniform = self.uniform(2 * count).reshape(count, 2)
        return np.sqrt(-2 * np.log(1 - uniform[:, 0])) * np.cos(2 * np.pi * uniform[:, 1])

    def halves(self, count):
        """Whole numbers of 32 bits: the upper and the lower half of every other number."""
        words = self.bits(count + 1)[: count + 1 : 2]
        pairs = np.stack([words >> np.uint64(32), words & np.uint64(0xFFFFFFFF)], axis=1)
        return pairs.reshape(-1)[:count].astype(np.float64)

    def between(self, low, high, shape):
        """Uniform in [low, high), rounded to float32: low + (high - low) * uniform."""
        values = low + (high - low) * self.uniform(int(np.prod(shape)))
        return values.astype(np.float32).reshape(shape)

    def below(self, bound, count):
        """Whole numbers in 0 … bound - 1; for powers of two the top bits, which is the same."""
        power = bound.bit_length() - 1
        if bound == 1 << power:
            return (self.bits(count) >> np.uint64(64 - power)).astype(np.int64)
        high = (self.bits(count) >> np.uint64(1)).tolist()
        return np.array([(bits * (bound << 1)) >> 64 for bits in high], dtype=np.int64)

    def permutation(self, n):
        order = list(range(n))
        bits = (self.bits(n) >> np.uint64(1)).tolist()
        for i in range(n - 1, -1, -1):
            j = (bits[i] * ((i + 1) << 1)) >> 64
            order[i], order[j] = order[j], order[i]
        return np.array(order, dtype=np.int64)


FIXTURES = Stream(20261121)
"""The stream that every fixture's own streams are named from."""
