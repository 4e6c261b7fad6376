package regulus.report.imagined;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.SweepPoint;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;

/** Studies with many variants, long trainings and several figures. */
public final class LargeStudies {
  private static final Variant BASE = Networks.five().get(0);

  private LargeStudies() {}

  /** A base and four sweeps of 24 variants together; 300 epochs, loss, accuracy and precision. */
  public static StudyResult sweeps() {
    List<Variant> variants = new ArrayList<>(List.of(BASE));
    for (String rate : List.of("0.4", "0.5", "0.55", "0.56", "0.57", "0.6")) {
      variants.add(swept("dropout", Map.of("rate", rate)));
    }
    for (String place : List.of("max_pooling2d_1", "max_pooling2d_2", "conv2d_3")) {
      variants.add(swept("batch-norm", Map.of("place", place)));
    }
    for (String strength : List.of("0.00001", "0.0005", "0.0011", "0.0014", "0.0015")) {
      variants.add(swept("l1l2", Map.of("strength", strength)));
    }
    for (String units : List.of("16", "32", "64", "128", "256")) {
      for (String rate : List.of("0.1", "0.3")) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("units", units);
        values.put("rate", rate);
        variants.add(swept("size", values));
      }
    }
    return result(variants, 300);
  }

  /** Three bases, each as it is and with three changes. */
  public static StudyResult grid() {
    List<String> changes = List.of("l2", "dropout", "batch-norm");
    List<Variant> variants = new ArrayList<>();
    for (String base : List.of("shallow", "wide", "deep")) {
      variants.addAll(changed(base, changes));
    }
    return result(variants, 10);
  }

  /** Two bases, each with changes of its own. */
  public static StudyResult apart() {
    List<Variant> variants = new ArrayList<>(changed("plain", List.of("dropout", "batch-norm")));
    variants.addAll(changed("best", List.of("augmented")));
    return result(variants, 10);
  }

  private static List<Variant> changed(String base, List<String> changes) {
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.base(base, BASE.network(), BASE.training()));
    for (String change : changes) {
      variants.add(
          new Variant(base + "/" + change, Optional.of(base), BASE.network(), BASE.training()));
    }
    return variants;
  }

  /** A base and twelve variants. */
  public static StudyResult thirteen() {
    List<Variant> variants = new ArrayList<>(List.of(BASE));
    for (int i = 1; i <= 12; i++) {
      variants.add(Networks.edited("variant-with-a-name-" + i));
    }
    return result(variants, 22);
  }

  private static Variant swept(String sweep, Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(name + "=" + value));
    return new Variant(
        sweep + "-" + String.join("+", parts),
        Optional.of("base"),
        BASE.network(),
        BASE.training(),
        Optional.of(new SweepPoint(sweep, values)));
  }

  private static StudyResult result(List<Variant> variants, int epochs) {
    StudySpec study = ImaginedStudy.spec(variants, 3);
    StudyResult result =
        ImaginedStudy.of(
            study,
            variants.stream()
                .map(
                    variant ->
                        study.repeat().seeds().stream()
                            .map(seed -> trial(study, variant, seed, epochs))
                            .toList())
                .toList());
    return ImaginedStudy.tested(
        result, result.chosen().orElseThrow(), TestAnswers.answers(TestAnswers.dataset()));
  }

  private static TrialResult trial(StudySpec study, Variant variant, long seed, int most) {
    SplittableRandom random = new SplittableRandom(17L * variant.name().hashCode() + seed);
    int epochs = most - random.nextInt(most / 4 + 1);
    History history = History.EMPTY;
    for (int i = 0; i < epochs; i++) {
      double progress = 1 - Math.exp(-8.0 * (i + 1) / most);
      double train = 0.55 + 0.4 * progress;
      double reached = 0.55 + (0.3 + 0.05 * Math.sin(variant.name().hashCode())) * progress;
      double validation = reached + 0.02 * (random.nextDouble() - 0.5);
      history = history.and(new Epoch(i, 0.001, figures(train), figures(validation)));
    }
    int kept = epochs - 1 - random.nextInt(3);
    Epoch best = history.epochs().get(kept);
    return new TrialResult(
        new TrialSpec(
            String.format("%08x", (variant.name() + seed).hashCode()),
            variant.name(),
            seed,
            -1,
            Role.VALIDATION,
            study.data(),
            variant.network(),
            variant.training()),
        State.DONE,
        history,
        OptionalInt.of(kept),
        Optional.of(new Outcome(Trials.TRAIN, Trials.VALIDATION, best.train(), best.validation())),
        Optional.empty(),
        0.4 * epochs);
  }

  private static Map<String, Double> figures(double accuracy) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", 1.6 * (1 - accuracy));
    figures.put("accuracy", accuracy);
    figures.put("precision", Math.min(1, accuracy + 0.02));
    return figures;
  }
}
