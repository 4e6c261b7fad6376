package regulus.learning.training;

/**
 * What came out of one batch.
 *
 * @param loss mean over the batch, class weights and penalties included
 * @param probabilities the network's outputs, row-major, {@code count} × outputs; while training,
 *     those before the update
 * @param count examples in the batch
 */
public record Step(double loss, float[] probabilities, int count) {}
