package regulus.learning.engine;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** How many bits a number of a tensor has. */
public enum Precision {
  /** What training uses. */
  FLOAT32(ScalarType.Float),
  /** For proofs: shows which differences are rounding. */
  FLOAT64(ScalarType.Double);

  private final ScalarType type;

  Precision(ScalarType type) {
    this.type = type;
  }

  /** The precision of a tensor's numbers. */
  public static Precision of(Tensor tensor) {
    return tensor.held().scalar_type().intern() == ScalarType.Double ? FLOAT64 : FLOAT32;
  }

  ScalarType type() {
    return type;
  }
}
