/**
 * Pictures, pixel by pixel: PNG files, and what a network sees in an image as sheets of maps,
 * filters and heat maps.
 *
 * <p>In go a {@link regulus.learning.explanation.Explanation} and filters; out come {@link
 * regulus.report.picture.Drawing}s, which are kept in a run folder by {@link
 * regulus.report.picture.ExplainedFiles} and know nothing of HTML. The same numbers give the same
 * bytes. Imports learning, and study for the kept text form. To draw something else, write one
 * class with a method that gives a {@link regulus.report.picture.Drawing}.
 */
@NullMarked
package regulus.report.picture;

import org.jspecify.annotations.NullMarked;
