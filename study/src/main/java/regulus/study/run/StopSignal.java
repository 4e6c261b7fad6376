package regulus.study.run;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a running study to stop between steps. Mutable: once requested, it stays so. May be used by
 * any thread.
 */
public final class StopSignal {
  private final AtomicBoolean requested = new AtomicBoolean();

  public void request() {
    requested.set(true);
  }

  public boolean requested() {
    return requested.get();
  }
}
