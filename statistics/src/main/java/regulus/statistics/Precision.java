package regulus.statistics;

/** How precisely so many repetitions know a difference: what decides how many are needed. */
public interface Precision {
  /** Of the estimated difference after n repetitions, n at least 2. */
  double standardError(int n);

  /** Of its t distribution after n repetitions. */
  double degreesOfFreedom(int n);

  /** The standard deviation of the difference of one repetition. */
  double spread();

  /** What n repetitions know: 1 / standardError². */
  default double information(int n) {
    double error = standardError(n);
    return 1 / (error * error);
  }

  /** Of the differences of n independent repetitions: √(1/n)·sd with n - 1 degrees of freedom. */
  static Precision independent(double sd) {
    return new CorrectedResampledT(0).precision(sd);
  }
}
