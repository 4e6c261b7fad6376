/** A short form of the calibration, with a fixed seed. */
@NullMarked
package regulus.statistics.simulation;

import org.jspecify.annotations.NullMarked;
