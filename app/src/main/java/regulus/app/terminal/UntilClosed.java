package regulus.app.terminal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes for as long as somebody reads, as {@code head} does not: what comes after the other end of
 * a pipe was closed is dropped, since who closed it did not want more. Other failures are failures.
 * Mutable, of one process' stream.
 */
final class UntilClosed extends OutputStream {
  /** The system's words for EPIPE, the only sign of it that Java gives. */
  private static final String CLOSED = "Broken pipe";

  private final OutputStream to;
  private boolean closed;

  UntilClosed(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (closed) {
      return;
    }
    try {
      to.write(bytes, from, count);
    } catch (IOException failure) {
      closed = String.valueOf(failure.getMessage()).contains(CLOSED);
      if (!closed) {
        throw failure;
      }
    }
  }
}
