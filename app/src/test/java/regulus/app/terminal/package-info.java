/** What a person sees while a study runs and when it ends. */
@NullMarked
package regulus.app.terminal;

import org.jspecify.annotations.NullMarked;
