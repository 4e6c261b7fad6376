package regulus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class UntilClosedTest {
  /** Takes so many bytes, and then fails as the system would. */
  private static final class Pipe extends OutputStream {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final int most;
    private final String failure;

    private Pipe(int most, String failure) {
      this.most = most;
      this.failure = failure;
    }

    @Override
    public void write(int one) throws IOException {
      if (read.size() == most) {
        throw new IOException(failure);
      }
      read.write(one);
    }
  }

  private static PrintStream into(Pipe pipe) {
    return new PrintStream(new UntilClosed(pipe), true, StandardCharsets.UTF_8);
  }

  @Test
  void whatNobodyReadsAnyMoreIsNoFailure() {
    Pipe pipe = new Pipe(4, "Broken pipe");
    PrintStream stream = into(pipe);
    stream.print("one\n");
    stream.print("two\n");
    stream.print("three\n");
    assertThat(pipe.read.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
    assertThat(stream.checkError()).isFalse();
  }

  @Test
  void aFullDiskIsOne() {
    PrintStream stream = into(new Pipe(4, "No space left on device"));
    stream.print("one\ntwo\n");
    assertThat(stream.checkError()).isTrue();
  }
}
