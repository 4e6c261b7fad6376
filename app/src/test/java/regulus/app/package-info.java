/** What the command line promises, and what holds for the whole program. */
@NullMarked
package regulus.app;

import org.jspecify.annotations.NullMarked;
