package regulus.learning.engine;

import regulus.learning.setting.Pair;

/** Sizes as libtorch takes them. */
final class Pairs {
  private Pairs() {}

  static long[] longs(Pair pair) {
    return new long[] {pair.height(), pair.width()};
  }
}
