package regulus.app;

import regulus.app.terminal.Console;

/** The process: arguments in, exit code out. */
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    System.exit(new Cli(Console.system()).run(arguments));
  }
}
