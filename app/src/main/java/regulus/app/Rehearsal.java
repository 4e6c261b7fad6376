package regulus.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import regulus.app.terminal.Console;

/**
 * Goes once through the commands that a person waits for and throws away what they say, so that the
 * launcher can keep the classes which they load in an archive for a faster start.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * @param arguments one study file
   */
  public static void main(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Cli cli = new Cli(Console.plain(nowhere, nowhere));
    cli.run("--help");
    cli.run("run", "--help");
    cli.run("data", "list");
    cli.run("summary", arguments[0]);
    cli.run("plan", arguments[0]);
  }
}
