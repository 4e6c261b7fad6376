/**
 * What pixels between pixels are made of: weights by distance, the same for pictures that are made
 * equal in size before training and for layers that resize. In goes a distance, out comes a number.
 * Imports nothing. A new kernel is a constant of {@link regulus.learning.interpolation.Kernel} and
 * one of the interpolations that offer it.
 */
@NullMarked
package regulus.learning.interpolation;

import org.jspecify.annotations.NullMarked;
