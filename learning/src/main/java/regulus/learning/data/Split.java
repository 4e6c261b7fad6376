package regulus.learning.data;

/** Disjoint examples for training, for choosing, and for the one final test. */
public record Split(Selection train, Selection validation, Selection test) {
  /** What the chosen variant is trained on before the final test. */
  public Selection trainAndValidation() {
    return train.join(validation);
  }
}
