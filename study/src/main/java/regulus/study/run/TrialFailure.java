package regulus.study.run;

/** A trial that cannot give a result; the message is one sentence. */
public final class TrialFailure extends RuntimeException {
  public TrialFailure(String message) {
    super(message);
  }
}
