package regulus.study.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.Monitor;
import regulus.learning.training.Schedule;
import regulus.study.StudySpec;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.Variant;

/** Whether the sections of a study fit together. */
final class StudyChecks {
  private final Node.Mapping file;
  private final StudySpec study;
  private final Problems problems;

  StudyChecks(Node.Mapping file, StudySpec study, Problems problems) {
    this.file = file;
    this.study = study;
    this.problems = problems;
  }

  void check(Optional<DatasetInfo> info) {
    info.ifPresent(this::split);
    names();
    study.variants().forEach(this::choice);
    study.finalTest().ifPresent(this::last);
  }

  private void split(DatasetInfo info) {
    try {
      SplitSizes sizes = SplitSizes.of(info, study.data().split());
      if (study.finalTest().isPresent() && sizes.test() == 0) {
        problems.add(
            place("final"), "There are no test images in " + info.name() + "; remove final.");
      }
    } catch (InvalidSetting invalid) {
      problems.add(place("data." + invalid.path()), invalid.sentence());
    }
  }

  private void names() {
    Set<String> names = new HashSet<>();
    for (Variant variant : study.variants()) {
      if (!names.add(variant.name())) {
        problems.add(
            place("variants." + variant.name()),
            "Two variants are named '" + variant.name() + "'.");
      }
    }
  }

  private void choice(Variant variant) {
    String by = study.choose().by();
    List<String> figures =
        Monitor.figures(variant.training().objective(), true).stream()
            .filter(name -> name.startsWith("val_"))
            .toList();
    if (!figures.contains(by)) {
      problems.add(
          place("choose.by"),
          "'"
              + by
              + "' is no validation figure of "
              + variant.name()
              + "."
              + Suggestion.sentence(by, figures)
              + " There are "
              + String.join(", ", figures)
              + ".");
    }
  }

  private void last(FinalTest last) {
    List<String> names = study.variants().stream().map(Variant::name).toList();
    for (int i = 0; i < last.also().size(); i++) {
      String also = last.also().get(i);
      if (!names.contains(also) && !names.isEmpty()) {
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
    if (last.seeds() > study.repeat().seeds().size()) {
      problems.add(
          place("final.seeds"),
          "Invalid seeds: expected at most the study's "
              + study.repeat().seeds().size()
              + ", received "
              + last.seeds()
              + ".");
    }
    retraining(last);
  }

  private void retraining(FinalTest last) {
    if (last.retrain() == Retrain.NONE) {
      if (last.seeds() > 1) {
        problems.add(
            place("final.seeds"), "Nothing is retrained, so seeds has no effect; remove it.");
      }
      return;
    }
    for (Variant variant : study.variants()) {
      variant
          .training()
          .schedule()
          .flatMap(Schedule::monitor)
          .filter(monitor -> monitor.figure().startsWith("val_"))
          .ifPresent(
              monitor ->
                  problems.add(
                      place("final"),
                      "The schedule of "
                          + variant.name()
                          + " watches "
                          + monitor.figure()
                          + ", which is not computed when everything is trained on; let it watch "
                          + monitor.figure().substring(4)
                          + " or set retrain_on: none."));
    }
  }

  private Place place(String path) {
    return Steps.locate(file, path);
  }
}
