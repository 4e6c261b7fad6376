package regulus.learning.random;

/** What a stream of random numbers decides. */
public enum Purpose {
  SPLIT,
  INITIALIZE,
  SHUFFLE,
  DROPOUT,
  AUGMENT
}
