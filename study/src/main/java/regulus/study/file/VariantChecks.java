package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.Monitor;
import regulus.learning.training.Schedule;
import regulus.learning.training.TrainingSpec;
import regulus.study.LayerList;
import regulus.study.Variant;
import regulus.study.file.VariantBuilder.Built;

/** Whether the parts of one variant fit together and all of them have an effect. */
final class VariantChecks {
  private final Built built;
  private final VariantDraft base;
  private final DatasetInfo info;
  private final Problems problems = new Problems();

  /**
   * @param base what the variant edits; its own draft if it is a base
   */
  VariantChecks(Built built, VariantDraft base, DatasetInfo info) {
    this.built = built;
    this.base = base;
    this.info = info;
  }

  void into(Problems found) {
    network();
    training();
    if (variant().baseline().isPresent() && built.draft().equals(base)) {
      problems.add(built.place(), "This variant is the same as its base; add an edit.");
    }
    problems.sorted().forEach(problem -> found.add(problem.place(), problem.sentence()));
  }

  private Variant variant() {
    return built.variant();
  }

  private void network() {
    try {
      output(Shapes.of(variant().network()).output());
    } catch (InvalidLayer invalid) {
      misfit(String.valueOf(invalid.getMessage()));
    }
  }

  /** A layer that does not fit; said once if it is the base's fault. */
  private void misfit(String sentence) {
    LayerList<LayerDraft> layers = built.draft().layers();
    LayerList.Item<LayerDraft> culprit = layers.layers().get(firstMisfit());
    Optional<Place> inBase = base.layers().find(culprit.name()).map(item -> item.layer().place());
    boolean edited = variant().baseline().isPresent();
    if (edited && sentence.equals(misfitOf(base))) {
      return;
    }
    boolean kept = inBase.filter(culprit.layer().place()::equals).isPresent();
    problems.add(edited && kept ? built.place() : culprit.layer().place(), sentence);
  }

  private String misfitOf(VariantDraft draft) {
    try {
      draft
          .layers(new Problems())
          .ifPresent(layers -> Shapes.of(new NetworkSpec(info.shape(), layers)));
      return "";
    } catch (InvalidLayer invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }

  private int firstMisfit() {
    NetworkSpec network = variant().network();
    int fitting = 0;
    while (fits(new NetworkSpec(network.input(), network.layers().subList(0, fitting + 1)))) {
      fitting++;
    }
    return fitting;
  }

  private static boolean fits(NetworkSpec network) {
    try {
      Shapes.of(network);
      return true;
    } catch (InvalidLayer invalid) {
      return false;
    }
  }

  private void output(Shape output) {
    Place place = variant().baseline().isPresent() ? built.place() : locate("loss");
    if (output.rank() != 1) {
      problems.add(
          built.place(),
          "The network must end in one number per class, and ends in "
              + output
              + ": add flatten or global_average_pooling2d and a dense layer.");
      return;
    }
    try {
      variant().training().objective().loss().check(output.elements(), info.classes().size());
    } catch (InvalidSetting invalid) {
      problems.add(place, invalid.sentence());
    }
  }

  private void training() {
    TrainingSpec training = variant().training();
    training.stopping().ifPresent(stopping -> check(stopping.monitor(), "early_stopping"));
    training.schedule().flatMap(Schedule::monitor).ifPresent(monitor -> check(monitor, "schedule"));
    classWeights(training);
  }

  private void check(Monitor monitor, String section) {
    try {
      monitor.check(Monitor.figures(variant().training().objective(), true));
    } catch (InvalidSetting invalid) {
      problems.add(locate(section), invalid.sentence());
    }
  }

  private void classWeights(TrainingSpec training) {
    List<String> classes = info.classes();
    Set<String> known = new TreeSet<>(classes);
    for (int i = 0; i < classes.size(); i++) {
      known.add(String.valueOf(i));
    }
    List<String> unknown = new ArrayList<>(training.objective().classWeights().keySet());
    unknown.removeAll(known);
    for (String name : unknown) {
      problems.add(
          locate("class_weights." + name),
          "There is no class '"
              + name
              + "'."
              + Suggestion.sentence(name, classes)
              + " The classes are "
              + String.join(", ", classes)
              + ".");
    }
  }

  private Place locate(String path) {
    return Steps.locate(built.draft().training(), path);
  }
}
