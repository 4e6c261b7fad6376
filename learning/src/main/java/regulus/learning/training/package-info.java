/**
 * Fitting one network to one split of a data set: the loop, its single step, its stopping rule, and
 * the history that comes out; and what a loss, an optimizer and a schedule are.
 *
 * <p>In go a {@link regulus.learning.network.Network}, a {@link
 * regulus.learning.training.TrainingSpec}, {@link regulus.learning.training.TrainingData} and a
 * seeding; out come a {@link regulus.learning.training.Fitted} history, the network with the kept
 * weights, and an {@link regulus.learning.training.Evaluation} of any selection. Imports data,
 * random, setting, metric, network, activation and engine. Losses, optimizers, schedules and
 * metrics are added in their own packages; nothing here knows which there are, except that monitors
 * know the metrics' names.
 */
@NullMarked
package regulus.learning.training;

import org.jspecify.annotations.NullMarked;
