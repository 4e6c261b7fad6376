package regulus.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What several looks at growing data cost. Of two equal variants, z at look k is normal with
 * correlations √(I(j) / I(k)), j before k, by the information I (Jennison and Turnbull 2000, 3.1);
 * that holds for repetitions that depend on each other alike, too. A look rejects if |z| ≥ c·t^(Δ -
 * ½), t = I(k) / I(last) (Wang and Tsiatis 1987): with Δ = ½ every look asks for the same p (Pocock
 * 1977), with Δ = 0 early looks ask for much more than late ones (O'Brien and Fleming 1979). The
 * chance that any look rejects is Armitage, McPherson and Rowe's integral (1969). A t test is put
 * in by its p value; with few seeds that is an approximation.
 *
 * <p>The trap: the looks must be fixed before the first of them.
 *
 * @param information at each look, ascending, in any unit
 * @param shape Δ, from 0 to ½
 */
public record GroupSequential(List<Double> information, double shape) {
  /** Every look asks for the same p. */
  public static final double POCOCK = 0.5;

  /** Early looks ask for much more than late ones. */
  public static final double OBRIEN_FLEMING = 0;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Standard deviations beyond which nothing is left. */
  private static final double TAILS = 9;

  /** Points of the integral for one standard deviation of what a look adds. */
  private static final double FINE = 5;

  private static final int FEWEST = 80;
  private static final int MOST = 2_000;

  /** A look counts as adding at least so much, which {@value #MOST} points still show. */
  private static final double LEAST = 0.01;

  private static final double EXACT = 1e-10;
  private static final int MOST_STEPS = 30;

  public GroupSequential {
    information = List.copyOf(information);
    if (!(shape >= 0 && shape <= POCOCK)) {
      throw new IllegalArgumentException(
          "Invalid shape: expected a number from 0 to 0.5, received " + shape + ".");
    }
  }

  /**
   * Looks at repetitions of a known precision.
   *
   * @param folds how many repetitions each seed gives
   */
  public static GroupSequential of(Looks looks, int folds, Precision precision, double shape) {
    return new GroupSequential(
        looks.seeds().stream().map(seeds -> precision.information(seeds * folds)).toList(), shape);
  }

  /** Whether a difference may go either way or one way. */
  private enum Sides {
    TWO,
    ONE
  }

  /**
   * The chance that any of all looks shows as much, of equal variants: below 0.05 it is a finding,
   * whatever the number of looks.
   *
   * @param look from 0
   * @param pValue two-sided, of this look alone
   */
  public double adjusted(int look, double pValue) {
    return overall(look, pValue, Sides.TWO);
  }

  /** The same for a p value of one side. */
  public double adjustedOneSided(int look, double pValue) {
    return overall(look, pValue, Sides.ONE);
  }

  /**
   * Below which two-sided p value a look rejects if all of them together may be wrong so often.
   *
   * @param look from 0
   * @param overall above 0 and below 1
   */
  public double level(int look, double overall) {
    return level(look, overall, Sides.TWO);
  }

  /** The same for p values of one side. */
  public double levelOneSided(int look, double overall) {
    return level(look, overall, Sides.ONE);
  }

  private double level(int look, double overall, Sides sides) {
    if (information.size() == 1) {
      return overall;
    }
    // Nearly a straight line between logarithms, so that a few steps of the secant are enough.
    double aim = Math.log(overall);
    double before = aim - Math.log(information.size());
    double now = aim;
    double missedBefore = missed(look, before, aim, sides);
    for (int step = 0; step < MOST_STEPS && now != before; step++) {
      double missed = missed(look, now, aim, sides);
      if (Math.abs(missed) < EXACT) {
        break;
      }
      double next = now - missed * (now - before) / (missed - missedBefore);
      before = now;
      missedBefore = missed;
      now = Math.min(aim, next);
    }
    return Math.exp(now);
  }

  /** By how much the logarithm of the overall chance is too large. */
  private double missed(int look, double logarithm, double aim, Sides sides) {
    return Math.log(overall(look, Math.exp(logarithm), sides)) - aim;
  }

  private double overall(int look, double pValue, Sides sides) {
    if (information.size() == 1) {
      return pValue;
    }
    double z =
        NORMAL.inverseSurvivalProbability(sides == Sides.TWO ? pValue / 2 : Math.min(1, pValue));
    if (!(z > 0)) {
      return 1;
    }
    double constant = z / Math.pow(time(look), shape - 0.5);
    double chance = Double.isFinite(constant) ? crossing(constant, sides) : 0;
    return Math.max(pValue, Math.min(1, chance));
  }

  private double time(int look) {
    return information.get(look) / information.get(information.size() - 1);
  }

  /** The chance to leave the region at any look. */
  private double crossing(double constant, Sides sides) {
    Density density = Density.start();
    double before = 0;
    double crossed = 0;
    for (int look = 0; look < information.size(); look++) {
      double time = time(look);
      double bound = constant * Math.pow(time, shape);
      double sd = Math.max(LEAST, Math.sqrt(time - before));
      crossed += density.beyond(bound, sd, sides);
      if (look < information.size() - 1) {
        double high = Math.min(bound, TAILS * Math.sqrt(time));
        double low = sides == Sides.TWO ? -high : -TAILS * Math.sqrt(time);
        density = density.next(low, high, sd);
      }
      before = time;
    }
    return crossed;
  }

  /**
   * Where z·√t may be while no look has rejected.
   *
   * @param at the points, evenly spaced
   * @param mass of each, the weights of Simpson's rule included
   */
  private record Density(double[] at, double[] mass) {
    static Density start() {
      return new Density(new double[] {0}, new double[] {1});
    }

    double beyond(double bound, double sd, Sides sides) {
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        sum += mass[i] * tail((bound - at[i]) / sd);
        sum += sides == Sides.TWO ? mass[i] * tail((bound + at[i]) / sd) : 0;
      }
      return sum;
    }

    private static double tail(double z) {
      return z > 2 * TAILS ? 0 : NORMAL.survivalProbability(z);
    }

    /** The index of the point next to a place. */
    private int nearest(double place) {
      double steps = at.length == 1 ? 0 : (place - at[0]) / (at[1] - at[0]);
      return (int) Math.max(0, Math.min(at.length - 1, Math.round(steps)));
    }

    Density next(double low, double high, double sd) {
      int steps = 2 * (int) Math.max(FEWEST / 2, Math.min(MOST / 2, FINE * (high - low) / sd / 2));
      double width = (high - low) / steps;
      double[] points = IntStream.rangeClosed(0, steps).mapToDouble(i -> low + i * width).toArray();
      double[] masses = new double[points.length];
      for (int i = 0; i < points.length; i++) {
        double weight = i == 0 || i == steps ? 1 : 2 + 2 * (i % 2);
        masses[i] = weight * width / 3 * density(points[i], sd);
      }
      return new Density(points, masses);
    }

    private double density(double point, double sd) {
      double sum = 0;
      int last = nearest(point + TAILS * sd);
      for (int i = nearest(point - TAILS * sd); i <= last; i++) {
        double z = (point - at[i]) / sd;
        sum += mass[i] * Math.exp(-z * z / 2);
      }
      return sum / (sd * Math.sqrt(2 * Math.PI));
    }
  }
}
