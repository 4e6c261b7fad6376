/**
 * Fitting one network to one split of a data set: the loop, its losses, metrics, optimizers,
 * schedules and stopping rule, and the history that comes out.
 */
@NullMarked
package regulus.learning.training;

import org.jspecify.annotations.NullMarked;
