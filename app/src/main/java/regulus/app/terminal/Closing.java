package regulus.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.app.text.Columns;
import regulus.app.text.Phrase;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.statistics.Summary;
import regulus.statistics.TestComparison;
import regulus.study.StudyResult;
import regulus.study.StudyResult.CrossValidated;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.result.Choosing;

/** What a study says, the answer first, in a few lines; pure. */
public final class Closing {
  private static final String VALIDATION = "val_";

  private final StudyResult result;
  private final Paint paint;

  public Closing(StudyResult result, Paint paint) {
    this.result = result;
    this.paint = paint;
  }

  /**
   * @param seconds that the run took
   * @param openings how often the test set was ever read
   */
  public List<String> lines(double seconds, int openings) {
    List<String> lines = new ArrayList<>();
    lines.add(paint.strong(headline(seconds)));
    lines.addAll(variants());
    result.looking().ifPresent(it -> lines.addAll(LookLine.of(it, result.study())));
    result.leaders().ifPresent(it -> lines.add(it.sentence()));
    result.earlier().ifPresent(it -> lines.addAll(it.sentences()));
    if (result.comparisons().stream().anyMatch(Closing::namesMoreSeeds)) {
      lines.add(
          "Who adds seeds until a verdict comes finds false ones: run again with --until-decided,"
              + " which counts its looks.");
    }
    lines.addAll(failures());
    result.crossValidation().forEach(it -> lines.add(crossValidation(it)));
    result.chosen().ifPresent(chosen -> lines.add(choice(chosen, openings)));
    if (result.variants().stream().allMatch(VariantResult::onlyGuesses)) {
      lines.add("Nothing trains: no variant is chosen, and the test set stays closed.");
    }
    result.finals().stream()
        .skip(1)
        .filter(last -> !last.test().isEmpty())
        .forEach(last -> lines.add("Test set, " + last.variant() + ": " + test(last) + "."));
    result.finalComparisons().forEach(it -> lines.add(compared(it)));
    return lines;
  }

  private String headline(double seconds) {
    List<TrialResult> trials =
        Stream.concat(
                result.variants().stream().flatMap(variant -> variant.trials().stream()),
                result.crossValidation().stream().flatMap(variant -> variant.trials().stream()))
            .toList();
    long done = trials.stream().filter(trial -> trial.state() == State.DONE).count();
    return result.study().name()
        + " · "
        + done
        + " of "
        + Phrase.counted(trials.size(), "trial")
        + " · "
        + Phrase.duration(seconds);
  }

  private List<String> variants() {
    Columns columns = new Columns();
    result.variants().stream()
        .sorted(Comparator.comparingDouble(this::rank))
        .forEach(variant -> columns.row(row(variant)));
    return columns.lines();
  }

  /** The best first, those without a figure last. */
  private double rank(VariantResult variant) {
    return summary(variant)
        .map(Summary::mean)
        .map(mean -> result.study().choose().direction() == Direction.MAX ? -mean : mean)
        .orElse(Double.MAX_VALUE);
  }

  private Optional<Summary> summary(VariantResult variant) {
    return Optional.ofNullable(variant.summary().get(result.study().choose().by()));
  }

  private List<String> row(VariantResult variant) {
    String name = variant.variant().name();
    Optional<Comparison> comparison =
        result.comparisons().stream().filter(it -> it.variant().equals(name)).findFirst();
    return List.of(
        "  " + name,
        summary(variant).map(Closing::figure).orElse("no trial finished"),
        comparison.map(Comparison::figures).orElse(""),
        remark(variant, comparison));
  }

  private String remark(VariantResult variant, Optional<Comparison> comparison) {
    if (variant.onlyGuesses()) {
      return paint.bad("does not train: no better than a guess in any epoch");
    }
    int guessing = variant.guessing().size();
    String some =
        guessing == 0
            ? ""
            : guessing
                + " of "
                + Phrase.counted(variant.trials().size(), "trial")
                + " did not train";
    String said = comparison.map(this::remark).orElse("");
    return said.isEmpty() || some.isEmpty()
        ? said + paint.bad(some)
        : said + "; " + paint.bad(some);
  }

  private static String crossValidation(CrossValidated variant) {
    List<String> figures = new ArrayList<>();
    variant
        .summary()
        .forEach(
            (name, summary) -> {
              if (name.startsWith(VALIDATION)) {
                figures.add(
                    name.substring(VALIDATION.length()).replace('_', ' ')
                        + " "
                        + Phrase.figure(summary.mean())
                        + summary.ci95().map(Closing::bracketed).orElse(""));
              }
            });
    long done = variant.trials().stream().filter(TrialResult::done).count();
    return "Cross-validation of "
        + variant.variant()
        + " over "
        + (done < variant.trials().size() ? done + " of " : "")
        + Phrase.counted(variant.trials().size(), "fold")
        + (figures.isEmpty() ? "." : ": " + String.join(", ", figures) + ".");
  }

  private static String figure(Summary summary) {
    String mean = Phrase.figure(summary.mean());
    return summary.n() > 1 ? mean + " ± " + Phrase.spread(summary.sd()) : mean;
  }

  private String remark(Comparison comparison) {
    return paint.verdict(comparison.verdict(), comparison.remark());
  }

  private List<String> failures() {
    List<String> lines = new ArrayList<>();
    result.variants().forEach(variant -> variant.trials().forEach(trial -> fail(trial, lines)));
    result.crossValidation().forEach(it -> it.trials().forEach(trial -> fail(trial, lines)));
    result.finals().forEach(last -> last.trials().forEach(trial -> fail(trial, lines)));
    return lines;
  }

  private void fail(TrialResult trial, List<String> lines) {
    trial
        .failure()
        .map(cause -> "  " + EpochLines.name(trial.trial()) + " · failed: " + cause)
        .ifPresent(line -> lines.add(paint.bad(line)));
  }

  private String choice(String chosen, int openings) {
    String choice =
        "Chosen by "
            + spoken(result.study().choose().by())
            + ": "
            + chosen
            + Choosing.reach(result).map(reach -> rule(reach, chosen)).orElse("")
            + ".";
    return result.finals().stream()
        .filter(last -> !last.test().isEmpty())
        .findFirst()
        .map(last -> choice + " Test set (opened " + times(openings) + "): " + test(last) + ".")
        .orElse(choice);
  }

  private static String rule(Choosing.Reach reach, String chosen) {
    return reach.best().equals(chosen)
        ? ", the best, and the simplest within one standard error"
        : ", the simplest within one standard error of " + reach.best();
  }

  private static String spoken(String monitor) {
    return (monitor.startsWith(VALIDATION)
            ? "validation " + monitor.substring(VALIDATION.length())
            : "training " + monitor)
        .replace('_', ' ');
  }

  private static String times(int count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  private String test(FinalResult last) {
    Map<String, Double> figures = last.test();
    String by = result.study().choose().by();
    String wanted = by.startsWith(VALIDATION) ? by.substring(VALIDATION.length()) : by;
    String name = figures.containsKey(wanted) ? wanted : "loss";
    String value = Phrase.figure(figures.getOrDefault(name, Double.NaN));
    Optional<Interval> interval = last.accuracy95().filter(ci -> name.equals("accuracy"));
    Optional<Summary> models = last.summary(name).filter(summary -> summary.n() > 1);
    return (name.equals("accuracy") ? "" : name.replace('_', ' ') + " ")
        + value
        + models.map(it -> " ± " + Phrase.spread(it.sd())).orElse("")
        + interval.map(Closing::bracketed).orElse("")
        + models.map(it -> ", mean of " + it.n() + " models").orElse("");
  }

  private static String compared(TestComparison last) {
    String verdict = last.verdict().name().toLowerCase(Locale.ROOT);
    return "Test set, "
        + last.variant()
        + " against "
        + last.baseline()
        + ": "
        + last.figures()
        + ", "
        + verdict
        + (last.ofTheseModels() ? " for these two trained models" : " for training both again")
        + (last.method().isEmpty() ? "" : " (" + last.method() + ")")
        + ".";
  }

  private static String bracketed(Interval interval) {
    String text = String.format(Locale.ROOT, " [%.3f, %.3f]", interval.low(), interval.high());
    return text.replace('-', '\u2212');
  }

  private static boolean namesMoreSeeds(Comparison comparison) {
    return comparison.outlook().isPresent() && comparison.looked().isEmpty();
  }
}
