package regulus.study.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.data.SplitSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.Monitor;
import regulus.learning.training.TrainingSpec;
import regulus.study.DataSpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Comparing;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.StudySpec.Rule;
import regulus.study.Variant;
import regulus.study.file.VariantBuilder.Built;

/** Whether the sections of a study fit together. */
final class StudyChecks {
  private static final String VALIDATION = "val_";

  private final Node.Mapping file;
  private final List<Built> variants;
  private final Problems problems;

  StudyChecks(Node.Mapping file, List<Built> variants, Problems problems) {
    this.file = file;
    this.variants = variants;
    this.problems = problems;
  }

  void split(SplitSpec split, DatasetInfo info) {
    try {
      SplitSizes sizes = SplitSizes.of(info, split);
      if (file.get("final").isPresent() && sizes.test() == 0) {
        problems.add(place("final"), "There are no test images; remove final.");
      }
    } catch (InvalidSetting invalid) {
      String section = invalid.path().equals("folds") ? "repeat." : "data.";
      problems.add(place(section + invalid.path()), invalid.sentence());
    }
  }

  void crossValidation(CrossValidation wanted, Optional<Repetition> repeat) {
    refuseUnknown(wanted.variants(), "cross_validation.variants");
    if (repeat.filter(often -> often.folds().isPresent()).isPresent()) {
      problems.add(
          place("cross_validation"),
          "Every variant is cross-validated by repeat's folds already; remove one of the two.");
    }
  }

  void folds(CrossValidation wanted, DataSpec data, DatasetInfo info) {
    try {
      SplitSizes.of(info, data.inFolds(wanted.folds()).split());
    } catch (InvalidSetting invalid) {
      problems.add(place("cross_validation." + invalid.path()), invalid.sentence());
    }
  }

  /** Whether a class that is called positive is one of two. */
  void positive(DataSource source, DatasetInfo info) {
    if (source instanceof DataSource.ImageFolder images) {
      images
          .positive()
          .flatMap(name -> wrongPositive(name, info.classes()))
          .ifPresent(sentence -> problems.add(place("data.positive"), sentence));
    }
  }

  private static Optional<String> wrongPositive(String name, List<String> classes) {
    if (classes.size() != 2) {
      return Optional.of(
          "One of two classes can be the positive one, and there are "
              + classes.size()
              + "; remove it.");
    }
    return classes.contains(name)
        ? Optional.empty()
        : Optional.of(
            "There is no class '"
                + name
                + "'."
                + Suggestion.sentence(name, classes)
                + " The classes are "
                + String.join(" and ", classes)
                + ".");
  }

  void names() {
    Set<String> names = new HashSet<>();
    for (Built variant : variants) {
      if (!names.add(variant.name())) {
        problems.add(variant.place(), "Two variants are named '" + variant.name() + "'.");
      }
    }
  }

  /** A margin is for variants. */
  void compared() {
    if (file.get("compare").isPresent()
        && variants.stream().allMatch(it -> it.baseline().isEmpty())) {
      problems.add(
          place("compare"),
          "This has no effect, since there are no variants to compare; remove it.");
    }
  }

  /** Of a fraction no margin is a whole. */
  void margin(Comparing wanted, Choice choice) {
    boolean fraction = !choice.by().endsWith("loss");
    if (fraction && wanted.margin().orElse(0) >= 1) {
      problems.add(
          place("compare.margin"),
          "Invalid margin: expected a number above 0 to below 1, received "
              + wanted.margin().getAsDouble()
              + "; 0.005 is half a point.");
    }
  }

  void choice(Choice choice) {
    Map<List<String>, List<String>> lacking = new LinkedHashMap<>();
    long trained = variants.stream().filter(variant -> variant.training().isPresent()).count();
    for (Built variant : variants) {
      variant
          .training()
          .map(StudyChecks::figures)
          .filter(figures -> !figures.contains(choice.by()))
          .ifPresent(
              figures ->
                  lacking.computeIfAbsent(figures, none -> new ArrayList<>()).add(variant.name()));
    }
    lacking.forEach((figures, names) -> choice(choice.by(), figures, names, trained));
  }

  /** A rule needs several variants to choose from, and repetitions that a standard error is of. */
  void rule(Choice choice, Repetition often) {
    if (choice.rule() == Rule.BEST_MEAN) {
      return;
    }
    if (variants.size() < 2) {
      problems.add(
          place("choose.rule"),
          "This has no effect, since there is one variant to choose from; remove it.");
    } else if (often.times() < 2) {
      problems.add(
          place("choose.rule"),
          "One training has no standard error; set repeat: {seeds: 5}, or remove the rule.");
    }
  }

  private static List<String> figures(TrainingSpec training) {
    return Monitor.figures(training.objective(), true).stream()
        .filter(name -> name.startsWith(VALIDATION))
        .toList();
  }

  /** Says it once for all the variants that compute the same figures. */
  private void choice(String by, List<String> figures, List<String> names, long trained) {
    problems.add(
        place("choose.by"),
        "'"
            + by
            + "' is no validation figure of "
            + (names.size() == trained ? "this study" : String.join(", ", names))
            + "."
            + Suggestion.sentence(by, figures)
            + " There are "
            + String.join(", ", figures)
            + ".");
  }

  void last(FinalTest last, Optional<Repetition> repeat) {
    refuseUnknown(last.also(), "final.also");
    int seeds = repeat.map(repetition -> repetition.seeds().size()).orElse(Integer.MAX_VALUE);
    if (last.seeds().orElse(1) > seeds) {
      problems.add(
          place("final.seeds"),
          "Invalid seeds: expected at most the study's "
              + seeds
              + ", received "
              + last.seeds().getAsInt()
              + ".");
    }
    retraining(last);
  }

  private void retraining(FinalTest last) {
    if (last.retrain() == Retrain.NONE && last.epochs().isPresent()) {
      problems.add(
          place("final.epochs"), "Nothing is retrained, so epochs has no effect; remove it.");
    }
    variants.stream()
        .filter(variant -> last.epochs().isPresent())
        .filter(variant -> variant.training().filter(it -> !it.phases().isEmpty()).isPresent())
        .findFirst()
        .ifPresent(
            variant ->
                problems.add(
                    place("final.epochs"),
                    variant.name()
                        + " trains in phases, which have epochs of their own; remove final.epochs."));
  }

  private void refuseUnknown(List<String> wanted, String path) {
    List<String> names = variants.stream().map(Built::name).toList();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      if (!names.contains(name)) {
        problems.add(place(path + "[" + i + "]"), Variant.unknown(name, names));
      }
    }
  }

  private Place place(String path) {
    return Steps.locate(file, path);
  }
}
