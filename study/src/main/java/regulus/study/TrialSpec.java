package regulus.study;

import regulus.learning.network.NetworkSpec;
import regulus.learning.training.TrainingSpec;

/**
 * One training, self-contained: nothing that it computes depends on where or when it runs.
 *
 * @param id from the content of everything below and the data's fingerprint; names its folder
 * @param variant the variant's name, for people; not part of the identity
 * @param seed decides split, order, first weights, dropout
 * @param fold from 0; -1 without folds
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

  /** What a trial is for. */
  public enum Role {
    /** Trained on the training examples, measured on the validation examples. */
    VALIDATION,
    /** Trained on both, measured on the test examples, once. */
    FINAL
  }
}
