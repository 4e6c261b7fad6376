/**
 * What a person sees while a study runs and when it ends: a live block on a terminal, plain lines
 * elsewhere, the answer first at the end. In go facts about trials, out comes text; may import the
 * facts of a study, but no command.
 */
@NullMarked
package regulus.app.terminal;

import org.jspecify.annotations.NullMarked;
