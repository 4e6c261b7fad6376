/**
 * One class per command, named after it, and the options that mean the same in all of them. In go
 * parsed arguments, out comes an {@link regulus.app.command.ExitCode}. May import {@code
 * regulus.app.terminal} and the public types of the other modules. A new command is a class here
 * and one line in {@code regulus.app.Cli}.
 */
@NullMarked
package regulus.app.command;

import org.jspecify.annotations.NullMarked;
