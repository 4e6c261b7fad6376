package regulus.learning.data;

/** How bytes become the numbers that a network is fed. */
public enum Pixels {
  /** Divided by 255: 0 … 1. The default. */
  UNIT,
  /** As they are: 0 … 255; for networks that begin with a rescaling layer. */
  RAW
}
