/**
 * What is measured beside the loss, in plain Java: probabilities and labels go in batch by batch,
 * one figure per epoch comes out, as Keras computes it.
 *
 * <p>Imports setting. To add a metric: a record with a {@code KIND}, its line in {@link
 * regulus.learning.metric.Metrics}, its test and its parity fixture.
 */
@NullMarked
package regulus.learning.metric;

import org.jspecify.annotations.NullMarked;
