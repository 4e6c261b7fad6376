package regulus.learning.training;

/** How a training is stopped from outside: by interrupting its thread, between two steps. */
final class Interruption {
  private Interruption() {}

  static void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The training was interrupted.");
    }
  }
}
