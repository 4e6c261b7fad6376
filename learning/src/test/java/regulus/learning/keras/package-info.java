/** Files of Keras', written and read, and broken ones refused. */
@NullMarked
package regulus.learning.keras;

import org.jspecify.annotations.NullMarked;
