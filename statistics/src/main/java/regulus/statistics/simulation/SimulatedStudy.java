package regulus.statistics.simulation;

import regulus.statistics.Draws;
import regulus.statistics.simulation.Design.Division;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.Learner.Kind;

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
    int[][] numbers = new int[what.many()][];
    for (int i = 0; i < what.many(); i++) {
      Division division = design.division(size, i, draws.at(1));
      Draws weights = draws.at(2).at(i);
      numbers[i] = division.validation();
      double[] base = what.each(Kind.BASE, images, division, weights);
      equal[i] = less(what.each(Kind.EQUAL, images, division, weights), base);
      better[i] = less(what.each(Kind.BETTER, images, division, weights), base);
    }
    return new SimulatedStudy(
        new Seen(equal, numbers, size.ratio(), draws.at(3)),
        new Seen(better, numbers, size.ratio(), draws.at(4)));
  }

  static double[] less(double[] variant, double[] base) {
    double[] scores = new double[variant.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = variant[i] - base[i];
    }
    return scores;
  }
}
