package regulus.study.model;

import regulus.learning.training.OutputMeaning;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.record.StoredFile;

/**
 * A trained network as it is kept.
 *
 * @param trial that trained it
 * @param outcome its figures as they were recorded
 * @param weights the file of its weights
 */
public record StoredModel(TrialSpec trial, Outcome outcome, StoredFile weights) {
  public boolean isFinal() {
    return trial.role() == Role.FINAL;
  }

  /** What its outputs stand for, as its loss takes them. */
  public OutputMeaning outputs() {
    return OutputMeaning.of(trial.training().objective().loss(), trial.network());
  }

  /** {@code dropout, seed 0}, as people call it. */
  public String title() {
    return trial.variant()
        + ", seed "
        + trial.seed()
        + (trial.fold() < 0 ? "" : ", fold " + trial.fold())
        + (isFinal() ? ", final" : "");
  }
}
