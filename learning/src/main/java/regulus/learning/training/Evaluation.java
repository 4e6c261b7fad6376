package regulus.learning.training;

import java.util.Map;

/**
 * What a network says of a selection of images.
 *
 * @param figures loss (penalties included, class weights not) and metrics by name
 * @param predictions probabilities, row-major, one row of {@code outputs} per image, in the
 *     selection's order
 * @param outputs of the network; a single one is the probability of class 1
 */
public record Evaluation(Map<String, Double> figures, float[] predictions, int outputs) {}
