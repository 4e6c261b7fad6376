/**
 * Trained networks after their study: which there are, taking one out of a run folder, packing them
 * into one file, and taking them out of that again.
 *
 * <p>In goes a path; out come {@link regulus.study.model.Models} and a network with its weights.
 * Nothing that is read is trusted: every length is bounded before anything is allocated, no name
 * becomes a path, and weights must fit the network that the study file describes. Imports {@code
 * regulus.study}, {@code file}, {@code record}, {@code result}, {@code run} and {@code
 * regulus.learning}. Another format to keep models in is another {@link
 * regulus.study.model.ModelStore} and its line in {@link regulus.study.model.ModelStores}.
 */
@NullMarked
package regulus.study.model;

import org.jspecify.annotations.NullMarked;
