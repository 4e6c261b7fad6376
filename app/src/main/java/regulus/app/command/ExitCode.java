package regulus.app.command;

/** What the process tells its caller. */
public enum ExitCode {
  DONE(0),
  /** An error in Regulus itself. */
  OUR_FAULT(1),
  /** The command or the study file is wrong. */
  WRONG_REQUEST(2),
  /** The data is wrong or missing. */
  WRONG_DATA(3),
  /** The study ran, but some trials failed. */
  TRIALS_FAILED(4),
  /** Stopped by the user; everything finished is kept. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
