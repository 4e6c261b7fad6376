package regulus.statistics;

/**
 * How probable it is that the variant beats its baseline in a new repetition (Bouthillier and
 * others 2021): the share of pairs that it won, ties as half, with Wilson's interval. The trap:
 * five wins of five are a probability from 0.57 on, no certainty; and repetitions that share
 * training images are worth fewer than their number.
 *
 * @param wins pairs that the variant won
 * @param ties pairs in which both were equal
 * @param n pairs, at least 1
 */
public record Outperforming(int wins, int ties, int n) {
  public Outperforming {
    if (wins < 0 || ties < 0 || n < 1 || wins + ties > n) {
      throw new IllegalArgumentException(
          "Invalid pairs: expected wins and ties among at least one pair, received "
              + wins
              + " and "
              + ties
              + " of "
              + n
              + ".");
    }
  }

  /**
   * @param differences variant minus baseline, at least one
   */
  public static Outperforming of(Measure.Better better, double... differences) {
    int wins = 0;
    int ties = 0;
    for (double difference : differences) {
      wins += (better == Measure.Better.HIGHER ? difference > 0 : difference < 0) ? 1 : 0;
      ties += difference == 0 ? 1 : 0;
    }
    return new Outperforming(wins, ties, differences.length);
  }

  public double probability() {
    return (wins + 0.5 * ties) / n;
  }

  public Interval ci95() {
    return WilsonInterval.ofShare(probability(), n);
  }
}
