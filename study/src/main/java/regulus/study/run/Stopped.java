package regulus.study.run;

/** A trial ended between two steps because it was asked to. */
public final class Stopped extends RuntimeException {
  public Stopped() {
    super("Stopped on request.", null, false, false);
  }
}
