package regulus.statistics;

import java.util.Optional;

/**
 * How large a difference is beside its chance: Cohen's d_z = mean / sd of the paired differences
 * (Cohen 1988), and Hedges' g = J·d_z with J = Γ(f/2) / (√(f/2)·Γ((f - 1)/2)) for f = n - 1, which
 * takes out that few pairs overstate it (Hedges 1981). The trap: it grows when training varies
 * less, also if the difference stays as small as it is; whether it matters is asked of the points.
 *
 * @param dz mean over standard deviation of the differences
 * @param hedges corrected; none for two pairs, from which nothing can be corrected
 */
public record EffectSize(double dz, Optional<Double> hedges) {

  /**
   * @param differences by repetition
   * @return empty for fewer than two, and where all are equal
   */
  public static Optional<EffectSize> of(double... differences) {
    if (differences.length < 2) {
      return Optional.empty();
    }
    Summary.Moments moments = Summary.Moments.of(differences);
    if (moments.sd() == 0) {
      return Optional.empty();
    }
    double dz = moments.mean() / moments.sd();
    return Optional.of(
        new EffectSize(
            dz,
            differences.length == 2
                ? Optional.empty()
                : Optional.of(correction(differences.length - 1) * dz)));
  }

  /** J, by Γ(f/2)/Γ((f - 1)/2) = ((f - 2)/2) / (Γ((f - 1)/2)/Γ((f - 2)/2)) from f = 2 on. */
  private static double correction(int degreesOfFreedom) {
    double ratio = 1 / Math.sqrt(Math.PI);
    for (int f = 3; f <= degreesOfFreedom; f++) {
      ratio = (f - 2) / 2.0 / ratio;
    }
    return ratio / Math.sqrt(degreesOfFreedom / 2.0);
  }
}
