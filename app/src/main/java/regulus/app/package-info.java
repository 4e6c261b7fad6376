/** The command line; the only main. */
@NullMarked
package regulus.app;

import org.jspecify.annotations.NullMarked;
