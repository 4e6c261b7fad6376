package regulus.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where text goes.
 *
 * @param out answers and progress, UTF-8
 * @param err errors and warnings, UTF-8
 * @param live whether {@code out} is a terminal that can be redrawn in place
 * @param colour whether colours are welcome there
 */
public record Console(PrintStream out, PrintStream err, boolean live, boolean colour) {

  /**
   * The process' own streams. Whether they are a terminal is said by the launcher ({@code
   * -Dregulus.terminal=true}), since Java's own answer differs between releases.
   */
  public static Console system() {
    boolean live = Boolean.getBoolean("regulus.terminal");
    String noColour = System.getenv("NO_COLOR");
    boolean colour = live && (noColour == null || noColour.isEmpty());
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), live, colour);
  }

  /** For programs and tests: no terminal, no colours. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(out, err, false, false);
  }

  public void say(String line) {
    out.println(line);
  }

  public void complain(String line) {
    err.println(line);
  }

  public Paint paint() {
    return new Paint(colour);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new UntilClosed(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }
}
