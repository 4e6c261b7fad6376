package regulus.study.run;

import java.util.Map;
import java.util.OptionalInt;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.Predictions;
import regulus.learning.training.History;
import regulus.study.TrialResult.Outcome;

/**
 * Everything that a trial's training gave; the same for the same trial, wherever and whenever it
 * ran.
 *
 * @param history every epoch
 * @param chosenEpoch whose weights were kept; none for weights that another trial trained
 * @param outcome figures of the kept weights
 * @param weights the kept weights, by {@code layer/weight}
 * @param predictions on the validation (or, for a final trial, test) examples
 */
public record Trained(
    History history,
    OptionalInt chosenEpoch,
    Outcome outcome,
    Map<String, WeightArray> weights,
    Predictions predictions) {}
