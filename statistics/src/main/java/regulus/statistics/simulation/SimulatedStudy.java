package regulus.statistics.simulation;

import regulus.statistics.Draws;
import regulus.statistics.simulation.Classifier.Kind;
import regulus.statistics.simulation.Design.Division;
import regulus.statistics.simulation.Design.Size;

/**
 * One study on data of its own: a base, a variant that is as good in truth, and one that is better,
 * all paired by repetition as real studies are.
 */
record SimulatedStudy(Seen equal, Seen better) {
  static SimulatedStudy run(Design design, Calibration what, Draws draws) {
    Size size = what.size();
    Images images = design.images(what.population(), size, draws.at(0));
    double[][] equal = new double[what.many()][];
    double[][] better = new double[what.many()][];
    for (int i = 0; i < what.many(); i++) {
      Division division = design.division(size, i, draws.at(1));
      Draws weights = draws.at(2).at(i);
      boolean[] base = right(Kind.BASE, images, division, weights);
      equal[i] = less(right(Kind.EQUAL, images, division, weights), base);
      better[i] = less(right(Kind.BETTER, images, division, weights), base);
    }
    return new SimulatedStudy(
        new Seen(equal, size.ratio(), draws.at(3)), new Seen(better, size.ratio(), draws.at(4)));
  }

  private static boolean[] right(Kind kind, Images images, Division division, Draws weights) {
    Classifier trained = Classifier.train(kind, images, division.train(), weights);
    boolean[] right = new boolean[division.validation().length];
    for (int i = 0; i < right.length; i++) {
      right[i] = trained.isRight(images, division.validation()[i]);
    }
    return right;
  }

  private static double[] less(boolean[] variant, boolean[] base) {
    double[] scores = new double[variant.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (variant[i] ? 1 : 0) - (base[i] ? 1 : 0);
    }
    return scores;
  }
}
