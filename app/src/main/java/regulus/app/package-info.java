/**
 * The command line; the only main. In go arguments, out come an exit code and text for a person or
 * a program. May import everything of the other modules; nothing imports it. A new command is one
 * class in {@code command} and one line in {@link regulus.app.Cli}.
 */
@NullMarked
package regulus.app;

import org.jspecify.annotations.NullMarked;
