/**
 * Comparisons with the real Keras: every kind of every registry against the fixtures that {@code
 * parity/make_fixtures.py} wrote into {@code src/test/resources/parity/keras}, one test class per
 * family. To add a kind: its cases in the script, run it, commit what it wrote; {@link
 * regulus.learning.parity.CoverageTest} fails until then.
 */
@NullMarked
package regulus.learning.parity;

import org.jspecify.annotations.NullMarked;
