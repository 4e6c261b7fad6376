package regulus.statistics;

/**
 * A counter-based stream of random numbers for resampling: the same key and counter give the same
 * number on every machine and in any order. Immutable. Mixing is SplitMix64's finalizer (Steele,
 * Lea, Flood 2014), applied to the key plus the counter times the golden-ratio increment.
 *
 * @param key what distinguishes this stream from all others
 */
public record Draws(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A stream of its own for a numbered part, such as one resample. */
  public Draws at(long index) {
    return new Draws(mix(key + GOLDEN * (index + 1)));
  }

  /** 64 random bits. */
  public long bits(long counter) {
    return mix(key + GOLDEN * (counter + 1));
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 … bound - 1, by multiplication (bias below 2^-31 for any int bound). */
  public int below(int bound, long counter) {
    return (int) Math.multiplyHigh(bits(counter) >>> 1, (long) bound << 1);
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
