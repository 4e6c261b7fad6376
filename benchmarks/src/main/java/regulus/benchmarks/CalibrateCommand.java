package regulus.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import regulus.statistics.Draws;
import regulus.statistics.simulation.Calibration;
import regulus.statistics.simulation.Calibration.Task;
import regulus.statistics.simulation.Design;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.Figure;
import regulus.statistics.simulation.LeadersCalibration;
import regulus.statistics.simulation.Learner;
import regulus.statistics.simulation.LookingCalibration;
import regulus.statistics.simulation.Rates;
import regulus.statistics.simulation.Stopping;

/**
 * How often every test is wrong on whole simulated studies, and how often it finds what is there.
 */
@Command(
    name = "calibrate",
    description = "False verdicts and power of every test, on simulated studies; minutes.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @Option(names = "--images", description = "Validation images; default: ${DEFAULT-VALUE}.")
  int images = 200;

  @Option(
      names = "--training",
      description = "Training images; four times as many by default, and always with folds.")
  int training;

  @Option(names = "--studies", description = "Of each design; default: ${DEFAULT-VALUE}.")
  int studies = 2_000;

  @Option(
      names = "--extra",
      description = "How much the better variant's own feature tells; default: ${DEFAULT-VALUE}.")
  double extra = 0.6;

  @Option(
      names = "--design",
      description = "Only these of ${COMPLETION-CANDIDATES}; repeatable. Default: all.")
  List<Design> designs = List.of(Design.values());

  @Option(
      names = "--figure",
      description = "Judged by one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  Figure figure = Figure.ACCURACY;

  @Option(
      names = "--learner",
      description = "What learns: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  Learner learner = Learner.DESCENT;

  @Option(names = "--seed", description = "Of the simulation; default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--repetitions",
      split = ",",
      description = "After how many seeds or folds, at most 20; default: ${DEFAULT-VALUE}.")
  List<Integer> repetitions = List.of(5, 20);

  @Option(
      names = "--looks-from",
      description =
          "Instead: studies that are looked at after so many repetitions first, after 20 last.")
  int looksFrom;

  @Option(
      names = "--leaders",
      description =
          "Instead: studies of a base and four variants, in which the leading ones are compared.")
  boolean leaders;

  @Override
  public Integer call() {
    Calibration calibration =
        new Calibration(studies, size(), extra, new Draws(seed), new Task(figure, learner));
    if (leaders) {
      lead(calibration);
      return 0;
    }
    if (looksFrom > 0) {
      look(new LookingCalibration(calibration, looksFrom));
      return 0;
    }
    List<Rates> rates =
        designs.stream()
            .flatMap(design -> calibration.rates(design, repetitions).stream())
            .toList();
    System.out.printf(
        Locale.ROOT,
        "%,d studies of each design, %,d validation images, %s of %s; a rate of 5.0 %% is known to"
            + " ±%.1f.%n",
        studies,
        images,
        figure.words(),
        learner.words(),
        100 * rates.get(0).chance());
    System.out.println("| design | n | test | false verdicts | power | false equivalence |");
    System.out.println("|---|---|---|---|---|---|");
    rates.forEach(rate -> System.out.println(row(rate)));
    return 0;
  }

  private Size size() {
    if (training > 0 && designs.contains(Design.FOLDS)) {
      throw new IllegalArgumentException(
          "Invalid --training: folds train on all that they do not hold; leave it out, or name other"
              + " designs with --design.");
    }
    return training > 0 ? new Size(images, training) : new Size(images);
  }

  private void lead(Calibration calibration) {
    System.out.println("| design | n | rule | false verdicts | power |");
    System.out.println("|---|---|---|---|---|");
    for (Design design : designs) {
      for (int n : repetitions) {
        new LeadersCalibration(calibration, n)
            .rates(design)
            .forEach(rates -> System.out.println(row(design, n, rates)));
      }
    }
  }

  private static String row(Design design, int n, LeadersCalibration.Rates rates) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.1f %% | %s |",
        design.words(),
        n,
        rates.rule(),
        100 * rates.wrong(),
        Double.isNaN(rates.power())
            ? "–"
            : String.format(Locale.ROOT, "%.0f %%", 100 * rates.power()));
  }

  private void look(LookingCalibration calibration) {
    System.out.println(
        "| design | looks | rule | false verdicts | false equivalence | power | repetitions |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Design design : designs) {
      calibration
          .rates(design, Stopping.values())
          .forEach(rates -> System.out.println(row(design, rates)));
      System.out.println(row(design, calibration.together(design)));
    }
  }

  private static String row(Design design, LookingCalibration.Rates rates) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f %% | %s | %.0f %% | %.1f |",
        design.words(),
        String.join(", ", rates.looks().stream().map(String::valueOf).toList()),
        rates.rule(),
        100 * rates.wrong(),
        rates.wronglyEquivalent().isPresent()
            ? String.format(Locale.ROOT, "%.1f %%", 100 * rates.wronglyEquivalent().getAsDouble())
            : "–",
        100 * rates.power(),
        rates.repetitions());
  }

  private static String row(Rates rates) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.1f %% | %.0f %% | %s |",
        rates.design().words(),
        rates.repetitions(),
        rates.candidate().words(),
        100 * rates.wrong(),
        100 * rates.power(),
        rates
            .wronglyEquivalent()
            .map(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
            .orElse("–"));
  }
}
