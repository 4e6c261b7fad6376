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
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
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
      problems.add(place("data." + invalid.path()), invalid.sentence());
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
    List<String> names = variants.stream().map(Built::name).toList();
    for (int i = 0; i < last.also().size(); i++) {
      String also = last.also().get(i);
      if (!names.contains(also)) {
        problems.add(
            place("final.also[" + i + "]"),
            "There is no variant '"
                + also
                + "'."
                + Suggestion.sentence(also, names)
                + " There are "
                + String.join(", ", names)
                + ".");
      }
    }
    int seeds = repeat.map(repetition -> repetition.seeds().size()).orElse(Integer.MAX_VALUE);
    if (last.seeds() > seeds) {
      problems.add(
          place("final.seeds"),
          "Invalid seeds: expected at most the study's "
              + seeds
              + ", received "
              + last.seeds()
              + ".");
    }
    retraining(last);
  }

  private void retraining(FinalTest last) {
    if (last.retrain() == Retrain.NONE && last.seeds() > 1) {
      problems.add(
          place("final.seeds"), "Nothing is retrained, so seeds has no effect; remove it.");
    }
  }

  private Place place(String path) {
    return Steps.locate(file, path);
  }
}
