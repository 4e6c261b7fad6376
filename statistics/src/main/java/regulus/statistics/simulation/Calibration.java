package regulus.statistics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.statistics.Draws;
import regulus.statistics.Estimate;
import regulus.statistics.simulation.Design.Division;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.Learner.Kind;

/**
 * Many simulated studies of every design, and what every test said of them.
 *
 * @param studies how many of each design
 * @param size images of each study
 * @param extra how much better the better variant is, as {@link Population} has it
 * @param draws the same give the same rates, on any number of cores
 * @param task what is learned how, and judged by what
 */
public record Calibration(int studies, Size size, double extra, Draws draws, Task task) {
  private static final int MANY = 20;

  /** After how many repetitions tests are judged if nobody says. */
  private static final List<Integer> USUAL = List.of(5, MANY);

  /** Of the accuracy of logistic regression. */
  public Calibration(int studies, Size size, double extra, Draws draws) {
    this(studies, size, extra, draws, new Task(Figure.ACCURACY, Learner.DESCENT));
  }

  /** What is learned how, and judged by what. */
  public record Task(Figure figure, Learner learner) {}

  /** What each validation image of a repetition adds to its figure. */
  double[] each(Kind kind, Images images, Division division, Draws weights) {
    Learner.Trained trained = task.learner().train(kind, images, division.train(), weights);
    int[] validation = division.validation();
    double[] scores = new double[validation.length];
    boolean[] labels = new boolean[validation.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = trained.score(images, validation[i]);
      labels[i] = images.labels()[validation[i]];
    }
    return task.figure().each(scores, labels);
  }

  /** Repetitions of a long study; a short one is its beginning. */
  int many() {
    return MANY;
  }

  Population population() {
    return new Population(extra);
  }

  /** Of all designs; studies run side by side on all cores. */
  public List<Rates> rates() {
    return Arrays.stream(Design.values()).flatMap(design -> rates(design).stream()).toList();
  }

  /** Of one design, few repetitions first. */
  public List<Rates> rates(Design design) {
    return rates(design, USUAL);
  }

  /**
   * Of one design, after other numbers of repetitions.
   *
   * @param repetitions each from 1 to 20
   */
  public List<Rates> rates(Design design, List<Integer> repetitions) {
    if (repetitions.stream().anyMatch(n -> n < 1 || n > MANY)) {
      throw new IllegalArgumentException(
          "Invalid repetitions: expected whole numbers from 1 to "
              + MANY
              + ", received "
              + repetitions
              + ".");
    }
    List<Candidate> candidates =
        Arrays.stream(Candidate.values()).filter(it -> it.fits(design, task.figure())).toList();
    List<List<Verdicts>> all =
        IntStream.range(0, studies)
            .parallel()
            .mapToObj(
                i ->
                    verdicts(
                        SimulatedStudy.run(design, this, draws.at(i)), candidates, repetitions))
            .toList();
    List<Rates> rates = new ArrayList<>();
    for (int i = 0; i < repetitions.size() * candidates.size(); i++) {
      int place = i;
      List<Verdicts> one = all.stream().map(study -> study.get(place)).toList();
      int after = repetitions.get(i / candidates.size());
      rates.add(rates(design, candidates.get(i % candidates.size()), after, one));
    }
    return rates;
  }

  /** Studies of one design, run side by side on all cores. */
  List<SimulatedStudy> studies(Design design) {
    return IntStream.range(0, studies)
        .parallel()
        .mapToObj(i -> SimulatedStudy.run(design, this, draws.at(i)))
        .toList();
  }

  /** What one test said of one study. */
  private record Verdicts(boolean wrong, boolean found, double seen, Optional<Estimate> estimate) {}

  private static List<Verdicts> verdicts(
      SimulatedStudy study, List<Candidate> candidates, List<Integer> repetitions) {
    List<Verdicts> verdicts = new ArrayList<>();
    for (int after : repetitions) {
      Seen equal = study.equal().first(after);
      Seen better = study.better().first(after);
      double seen = Arrays.stream(better.differences()).average().orElseThrow();
      for (Candidate candidate : candidates) {
        verdicts.add(
            new Verdicts(
                candidate.rejects(equal),
                candidate.rejects(better),
                seen,
                candidate.estimate(better)));
      }
    }
    return verdicts;
  }

  /** The true difference is the mean over all studies, which is as good as exact. */
  private static Rates rates(
      Design design, Candidate candidate, int repetitions, List<Verdicts> studies) {
    double truth = Math.abs(studies.stream().mapToDouble(Verdicts::seen).average().orElseThrow());
    boolean estimates = studies.stream().anyMatch(study -> study.estimate().isPresent());
    double equivalent =
        share(
            studies.stream()
                .map(study -> study.estimate().filter(it -> it.equivalence(truth) < 0.05))
                .map(Optional::isPresent)
                .toList());
    return new Rates(
        design,
        candidate,
        repetitions,
        studies.size(),
        share(studies.stream().map(Verdicts::wrong).toList()),
        share(studies.stream().map(Verdicts::found).toList()),
        estimates ? Optional.of(equivalent) : Optional.empty());
  }

  private static double share(List<Boolean> said) {
    return said.stream().mapToInt(it -> it ? 1 : 0).average().orElseThrow();
  }
}
