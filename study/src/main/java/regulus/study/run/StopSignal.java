package regulus.study.run;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Asks a running study to stop between steps. Mutable: once requested, it stays so. May be used by
 * any thread.
 */
public final class StopSignal implements BooleanSupplier {
  private final AtomicBoolean requested = new AtomicBoolean();

  public void request() {
    requested.set(true);
  }

  public boolean requested() {
    return requested.get();
  }

  @Override
  public boolean getAsBoolean() {
    return requested();
  }
}
