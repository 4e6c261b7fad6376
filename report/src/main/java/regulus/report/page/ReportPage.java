package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.report.figure.Headline;
import regulus.report.figure.Numbers;
import regulus.report.figure.Tested;
import regulus.report.figure.Words;
import regulus.statistics.Leaders;
import regulus.study.Earlier;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.record.RecordedStudy.Opening;
import regulus.study.result.Choosing;

/**
 * The whole page in its order.
 *
 * @param title the study's name
 * @param subtitle what was classified, how often
 * @param headline question and answer
 * @param conclusion what was chosen and what the test said
 * @param notices what the reader must know before anything else: unfinished, failed, lost
 */
public record ReportPage(
    String title,
    String subtitle,
    Headline headline,
    List<String> conclusion,
    List<String> notices,
    VariantSection variants,
    Optional<LeaderSection> leaders,
    Optional<LookSection> looks,
    Optional<StripSection> strips,
    List<SweepSection> sweeps,
    Optional<GridSection> grid,
    List<TestSection> tests,
    RivalSection rivals,
    Optional<ExplanationSection> explanation,
    FoldSection folds,
    CurveSection curves,
    MethodSection method,
    ReportSource.Documents documents,
    Assets assets) {
  public static ReportPage of(ReportSource source) {
    StudyResult result = source.result();
    return new ReportPage(
        result.study().name(),
        subtitle(source),
        Headline.of(result, source.dataset().name()),
        conclusion(source),
        notices(source),
        VariantSection.of(result),
        LeaderSection.of(result),
        LookSection.of(result),
        StripSection.of(result),
        SweepSection.of(result),
        GridSection.of(result),
        TestSection.of(source),
        RivalSection.of(source),
        source.explained().map(ExplanationSection::of),
        FoldSection.of(result),
        CurveSection.of(result),
        MethodSection.of(result, source.dataset()),
        source.documents(),
        Assets.bundled());
  }

  private static String subtitle(ReportSource source) {
    StudyResult result = source.result();
    return source.dataset().name()
        + " · "
        + source.dataset().classes().size()
        + " classes of "
        + source.dataset().examples().shape()
        + " images · "
        + Words.counted(result.variants().size(), "variant")
        + " × "
        + seeds(result)
        + (result.study().repeat().folds().isPresent()
            ? " × " + Words.counted(result.study().repeat().folds().getAsInt(), "fold")
            : "")
        + date(source.documents());
  }

  /** {@code 5 seeds}, or {@code 5 to 14 seeds} where they were added to what was open. */
  private static String seeds(StudyResult result) {
    int first = result.study().repeat().seeds().size();
    long last = result.looking().isPresent() ? trained(result) : 0;
    return (last > first ? first + " to " : "") + Words.counted(Math.max(first, last), "seed");
  }

  /** The most seeds that a variant was given. */
  private static long trained(StudyResult result) {
    return result.variants().stream()
        .mapToLong(it -> it.trials().stream().map(t -> t.trial().seed()).distinct().count())
        .max()
        .orElse(0);
  }

  /** The day on which the study was last run. */
  private static String date(ReportSource.Documents documents) {
    return documents.runs().isEmpty()
        ? ""
        : " · " + documents.runs().get(documents.runs().size() - 1).started().split("T", -1)[0];
  }

  private static List<String> conclusion(ReportSource source) {
    StudyResult result = source.result();
    String opened = opened(source);
    List<String> sentences = new ArrayList<>();
    result
        .chosen()
        .map(name -> result.variants().size() > 1 ? choice(result, name) : only(result, name))
        .ifPresent(sentences::add);
    result.leaders().map(Leaders::sentence).ifPresent(sentences::add);
    List<Tested> tested =
        result.finals().stream().map(Tested::of).filter(it -> !it.runs().isEmpty()).toList();
    if (!tested.isEmpty()) {
      sentences.add(sentence(tested, opened));
    }
    if (result.finalComparisons().size() == 1) {
      sentences.add(result.finalComparisons().get(0).sentence());
    }
    return sentences;
  }

  private static String opened(ReportSource source) {
    int times = Opening.times(source.documents().openings());
    return times <= 1 ? "opened once" : "opened " + times + " times (see below)";
  }

  private static String choice(StudyResult result, String chosen) {
    String monitor = result.study().choose().by();
    String against =
        result
            .variant(chosen)
            .variant()
            .baseline()
            .flatMap(base -> mean(result, base, monitor).map(mean -> mean + " of " + base))
            .map(text -> " against " + text)
            .orElse("");
    return (VariantSection.Extent.of(result).finished() ? "Chosen by " : "Ahead so far by ")
        + Words.monitor(monitor)
        + ": "
        + chosen
        + mean(result, chosen, monitor).map(mean -> ", " + mean + against).orElse("")
        + Choosing.reach(result).map(reach -> rule(reach, chosen)).orElse("")
        + ".";
  }

  private static String rule(Choosing.Reach reach, String chosen) {
    String error = " within one standard error (" + Numbers.figure(reach.standardError()) + ")";
    return reach.best().equals(chosen)
        ? "; it is the best, and the one with the fewest trainable parameters" + error
        : "; it has the fewest trainable parameters of the variants"
            + error
            + " of the best, "
            + reach.best()
            + " with "
            + Numbers.figure(reach.mean());
  }

  private static String only(StudyResult result, String name) {
    String monitor = result.study().choose().by();
    return mean(result, name, monitor)
        .map(mean -> name + " reached a " + Words.monitor(monitor) + " of " + mean)
        .map(text -> text + (VariantSection.Extent.of(result).repeated() ? " in the mean." : "."))
        .orElse("");
  }

  private static Optional<String> mean(StudyResult result, String variant, String monitor) {
    return Optional.ofNullable(result.variant(variant).summary().get(monitor))
        .map(summary -> Numbers.figure(summary.mean()));
  }

  /** All in one, the chosen variant first. */
  private static String sentence(List<Tested> all, String opened) {
    Tested first = all.get(0);
    String others =
        all.stream()
            .skip(1)
            .map(it -> it.variant() + " " + figure(it))
            .collect(Collectors.joining(", "));
    return "On the "
        + Numbers.count(first.images())
        + " test images, "
        + opened
        + ", "
        + first.variant()
        + " reached "
        + (first.accuracy().isPresent() ? "accuracy " : "loss ")
        + figure(first)
        + (first.runs().size() > 1 ? " in the mean of " + first.runs().size() + " models" : "")
        + (others.isEmpty() ? "" : "; " + others)
        + ".";
  }

  private static String figure(Tested tested) {
    return tested
        .accuracy()
        .map(accuracy -> Numbers.figure(accuracy) + interval(tested))
        .orElseGet(() -> Numbers.figure(tested.loss().orElse(Double.NaN)));
  }

  private static String interval(Tested tested) {
    return tested
        .result()
        .accuracy95()
        .map(i -> " [" + Numbers.figure(i.low()) + ", " + Numbers.figure(i.high()) + "]")
        .orElse("");
  }

  private static List<String> notices(ReportSource source) {
    StudyResult result = source.result();
    List<TrialResult> trials = trials(result).toList();
    long done = count(trials, State.DONE);
    long failed = count(trials, State.FAILED);
    long open = trials.size() - done - failed;
    List<String> notices = new ArrayList<>();
    if (open > 0) {
      notices.add(
          "This study is not finished: "
              + done
              + " of "
              + Words.counted(trials.size(), "trial")
              + " are done. Everything below is preliminary.");
    }
    if (failed > 0) {
      notices.add(
          Words.counted(failed, "trial")
              + " failed and gave nothing; the causes stand below the table of variants.");
    }
    OpeningWords.of(source.documents().openings()).ifPresent(notices::add);
    if (result.looking().isEmpty()
        && result.study().repeat().times() == 1
        && result.variants().size() > 1) {
      notices.add(
          "Every variant was trained once. Nothing here says whether a difference would come back "
              + "in a second training.");
    }
    result
        .earlier()
        .map(Earlier::sentences)
        .orElseGet(() -> LookWords.before(source).stream().toList())
        .forEach(notices::add);
    source.documents().older().ifPresent(notices::add);
    notices.addAll(source.documents().lost());
    return notices;
  }

  private static Stream<TrialResult> trials(StudyResult result) {
    return Stream.concat(
        Stream.concat(
            result.variants().stream().map(VariantResult::trials).flatMap(List::stream),
            result.crossValidation().stream().flatMap(it -> it.trials().stream())),
        result.finals().stream().flatMap(last -> last.trials().stream()));
  }

  private static long count(List<TrialResult> trials, State state) {
    return trials.stream().filter(trial -> trial.state() == state).count();
  }
}
