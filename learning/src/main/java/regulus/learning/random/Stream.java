package regulus.learning.random;

import java.nio.charset.StandardCharsets;

/**
 * A counter-based stream of random numbers: the same key and counter give the same number, on every
 * machine, in any order, so nothing has to be saved to go on. Immutable.
 *
 * <p>Mixing is SplitMix64's finalizer (Steele, Lea, Flood 2014), applied to the key plus the
 * counter times the golden-ratio increment. Not for cryptography.
 *
 * @param key what distinguishes this stream from all others
 */
public record Stream(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The stream of a seed and fold for one purpose; fold -1 stands for "no fold". */
  public static Stream of(long seed, int fold, Purpose purpose) {
    return new Stream(mix(mix(seed + GOLDEN) + fold)).named(purpose.name());
  }

  /** A stream of its own for a named part, such as a weight. */
  public Stream named(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return new Stream(mix(key ^ mix(hash)));
  }

  /** A stream of its own for a numbered part, such as an epoch or a step. */
  public Stream at(long index) {
    return new Stream(mix(key + GOLDEN * (index + 1)));
  }

  /** 64 random bits. */
  public long bits(long counter) {
    return mix(key + GOLDEN * (counter + 1));
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Box and Muller's transform of counters 2n and 2n + 1. */
  public double normal(long counter) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(2 * counter)));
    return radius * Math.cos(2 * Math.PI * uniform(2 * counter + 1));
  }

  /** Uniform in 0 … bound - 1, by multiplication (bias below 2^-31 for any int bound). */
  public int below(int bound, long counter) {
    return (int) Math.multiplyHigh(bits(counter) >>> 1, (long) bound << 1);
  }

  /** The numbers 0 … n - 1 in random order (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }

  /** Shuffles in place. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1, i);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
