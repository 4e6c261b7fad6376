/**
 * Whole studies on drawn data, to see how often each test is wrong and how often it finds what is
 * there: populations of images, data sets drawn from them, divisions, real if small classifiers
 * that are trained and validated, and verdicts counted. In goes a {@link
 * regulus.statistics.simulation.Calibration}, out come {@link regulus.statistics.simulation.Rates}.
 * Imports {@code regulus.statistics}. Another test to judge is a constant of {@link
 * regulus.statistics.simulation.Candidate}, another way to divide images one of {@link
 * regulus.statistics.simulation.Design}.
 */
@NullMarked
package regulus.statistics.simulation;

import org.jspecify.annotations.NullMarked;
