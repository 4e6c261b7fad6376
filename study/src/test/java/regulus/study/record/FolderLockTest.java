package regulus.study.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {
  @TempDir Path temp;

  @Test
  void refusesASecondHolderByTheProcessIdOfTheFirst() {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    try (FolderLock held = FolderLock.acquire(folder)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          .isInstanceOf(UnusableFolder.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(FolderLock.holder(folder)).hasValue(ProcessHandle.current().pid());
    }
    assertThat(FolderLock.holder(folder)).isEmpty();
    FolderLock.acquire(folder).close();
  }

  @Test
  void refusesWhileAnotherProcessHoldsItAndNotAfterThatWasKilled() throws Exception {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    Process holder = holder(folder);
    try {
      assertThat(FolderLock.holder(folder)).hasValue(holder.pid());
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          .hasMessageContaining("process " + holder.pid() + ";");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(Files.readString(folder.lock())).isEqualTo(holder.pid() + "\n");
    assertThat(FolderLock.holder(folder)).isEmpty();
    FolderLock.acquire(folder).close();
  }

  @Test
  void aNoteOfADeadProcessDoesNotBlock() throws IOException {
    RunFolder folder = new RunFolder(temp);
    Files.writeString(folder.lock(), "999999999\n");
    assertThat(FolderLock.holder(folder)).isEmpty();
    FolderLock.acquire(folder).close();
  }

  private static Process holder(RunFolder folder) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.root().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("held");
    return process;
  }

  /** Holds the lock of a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (FolderLock lock = FolderLock.acquire(new RunFolder(Path.of(arguments[0])))) {
        System.out.println(lock == null ? "" : "held");
        Thread.sleep(60_000);
      }
    }
  }
}
