/**
 * Event files, as TensorBoard reads them: scalars of every epoch, histograms of the weights, and
 * the settings that its HParams page compares.
 *
 * <p>In go trials and what is reported of them; out come files under {@code tensorboard/} of the
 * run folder. Its parts from the inside out: {@code EventFile} (framing), {@code Events} and {@code
 * HparamEvents} (messages), {@code TensorBoardLog} (which file gets what). Imports {@code
 * regulus.study}, {@code regulus.study .record} and {@code regulus.learning}. Another kind of
 * summary is another method of {@code Events}.
 */
@NullMarked
package regulus.study.tensorboard;

import org.jspecify.annotations.NullMarked;
