package regulus.study;

import regulus.learning.network.NetworkSpec;
import regulus.learning.training.TrainingSpec;

/**
 * One training, self-contained: nothing that it computes depends on where or when it runs.
 *
 * @param id from the content of everything below and the data's fingerprint; names its folder
 * @param variant the variant's name, for people; not part of the identity
 * @param seed decides split, order, first weights, dropout
 * @param fold from 0; {@link #NO_FOLD} without folds
 * @param role what its training and validation examples are
 */
public record TrialSpec(
    String id,
    String variant,
    long seed,
    int fold,
    Role role,
    DataSpec data,
    NetworkSpec network,
    TrainingSpec training) {
  /** The fold of a trial whose images are not divided into folds. */
  public static final int NO_FOLD = -1;

  /** Whether it is one fold of several. */
  public boolean isFold() {
    return fold != NO_FOLD;
  }

  /** How people tell it from the other trials of its variant: {@code seed 0, fold 3}. */
  public String repetition() {
    return repetition(seed, fold);
  }

  /** {@code seed 0}, or {@code seed 0, fold 3}. */
  public static String repetition(long seed, int fold) {
    return "seed " + seed + (fold == NO_FOLD ? "" : ", fold " + fold);
  }

  /** What a trial is for. */
  public enum Role {
    /** Trained on the training examples, measured on the validation examples. */
    VALIDATION,
    /** Trained on both, measured on the test examples, once. */
    FINAL
  }
}
