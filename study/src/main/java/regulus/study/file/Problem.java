package regulus.study.file;

/**
 * Something in a study file that cannot be.
 *
 * @param place where it was written
 * @param sentence what is wrong, what was expected, what to do
 */
public record Problem(Place place, String sentence) {
  /** {@code studies/x.yaml:12:5: training.epochs: Invalid epochs: …}. */
  @Override
  public String toString() {
    return place + ": " + sentence;
  }
}
