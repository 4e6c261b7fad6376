/**
 * Schedules of the learning rate, one file each: pure functions of where the training stands, with
 * Keras' names, defaults and figures. Imports training and setting. To add one: a record with a
 * {@code KIND}, its line in {@link regulus.learning.schedule.Schedules}, its test and its parity
 * fixture.
 */
@NullMarked
package regulus.learning.schedule;

import org.jspecify.annotations.NullMarked;
