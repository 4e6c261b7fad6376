package regulus.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import regulus.app.terminal.Console;
import regulus.study.run.StopSignal;

/**
 * Lets a run end cleanly when the process is asked to end (Ctrl-C, {@code kill}): Java then holds
 * the process until this lets go. Mutable: closed once.
 */
final class Interruption implements AutoCloseable {
  /**
   * A step takes less, and so does writing what it gave; a hanging disk must not hold us forever.
   */
  private static final long PATIENCE_SECONDS = 60;

  private final StopSignal signal = new StopSignal();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Console console) {
    hook = new Thread(() -> stop(console), "interruption");
  }

  static Interruption watch(Console console) {
    Interruption interruption = new Interruption(console);
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    } catch (IllegalStateException alreadyEnding) {
      interruption.signal.request();
    }
    return interruption;
  }

  StopSignal signal() {
    return signal;
  }

  /** The process ends when this returns, with the exit code that its signal asks for. */
  private void stop(Console console) {
    signal.request();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        console.complain("The run did not stop in time; the same command goes on from its record.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook is waiting for us.
    }
    ended.countDown();
  }
}
