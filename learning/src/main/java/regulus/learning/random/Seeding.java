package regulus.learning.random;

/**
 * What all variants of one repetition share.
 *
 * @param seed as the study counts them, from 0
 * @param fold from 0; -1 without folds
 */
public record Seeding(long seed, int fold) {
  public Stream stream(Purpose purpose) {
    return Stream.of(seed, fold, purpose);
  }
}
