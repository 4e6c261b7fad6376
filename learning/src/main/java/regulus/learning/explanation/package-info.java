/**
 * What a trained network sees in one image: its answer, the feature maps of its layers, its
 * filters, and where the evidence for a class lies (Grad-CAM).
 *
 * <p>In go a {@link regulus.learning.network.Network} and a {@link
 * regulus.learning.explanation.ShownImage}; out come arrays of numbers, which the report draws.
 * Imports network, data, setting and engine. Another way to explain is one more class beside {@link
 * regulus.learning.explanation.Explainer}'s results and one method of it.
 */
@NullMarked
package regulus.learning.explanation;

import org.jspecify.annotations.NullMarked;
