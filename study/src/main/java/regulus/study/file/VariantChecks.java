package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.metric.Metric;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.Chunks;
import regulus.learning.training.Monitor;
import regulus.learning.training.Schedule;
import regulus.learning.training.TrainingSpec;
import regulus.study.LayerList;
import regulus.study.file.VariantBuilder.Built;

/** Whether the parts of one variant fit together and all of them have an effect. */
final class VariantChecks {
  private final Built built;
  private final DatasetInfo info;
  private final Problems problems;

  VariantChecks(Built built, DatasetInfo info, Problems problems) {
    this.built = built;
    this.info = info;
    this.problems = problems;
  }

  void check() {
    built.network().ifPresent(this::network);
    built.training().ifPresent(this::training);
    if (built.baseline().filter(base -> base.draft().equals(built.draft())).isPresent()) {
      problems.add(built.place(), "This variant is the same as its base; add an edit.");
    }
  }

  private void network(NetworkSpec network) {
    Optional<String> misfit = misfit(network);
    boolean inherited =
        misfit.isPresent()
            && built
                .baseline()
                .flatMap(Built::network)
                .map(VariantChecks::misfit)
                .equals(Optional.of(misfit));
    if (misfit.isEmpty()) {
      Shapes shapes = Shapes.of(network);
      output(shapes.output());
      frozen(shapes);
      built
          .training()
          .ifPresent(training -> check(() -> Chunks.size(training, network), "chunk_size"));
    } else if (!inherited) {
      problems.add(culprit(network), misfit.get());
    }
  }

  /** What is wrong with the first layer that does not fit. */
  private static Optional<String> misfit(NetworkSpec network) {
    try {
      Shapes.of(network);
      return Optional.empty();
    } catch (InvalidLayer invalid) {
      return Optional.of(String.valueOf(invalid.getMessage()));
    }
  }

  /** Where the layer stands that does not fit; the variant, if it took the layer from its base. */
  private Place culprit(NetworkSpec network) {
    int fitting = 0;
    while (misfit(new NetworkSpec(network.input(), network.layers().subList(0, fitting + 1)))
        .isEmpty()) {
      fitting++;
    }
    LayerList.Item<LayerDraft> layer = built.draft().layers().layers().get(fitting);
    Place place = layer.layer().place();
    boolean taken =
        built
            .baseline()
            .flatMap(base -> base.draft().layers().find(layer.name()))
            .filter(same -> same.layer().place().equals(place))
            .isPresent();
    return taken ? built.place() : place;
  }

  /** Freezing is said of what has weights, and not of all of them. */
  private void frozen(Shapes shapes) {
    for (LayerList.Item<LayerDraft> item : built.draft().layers().layers()) {
      Optional<Node> said = item.layer().settings().get(LayerDraft.TRAINABLE);
      if (said.isPresent() && shapes.layer(item.name()).weights().isEmpty()) {
        problems.add(
            said.get(),
            "This has no effect: " + item.name() + " has no weights; remove trainable.");
      }
    }
    if (shapes.parameters() > 0 && shapes.trainableParameters() == 0) {
      problems.add(built.place(), "Nothing is left to train: every weight is frozen.");
    }
  }

  private void output(Shape output) {
    if (output.rank() != 1) {
      problems.add(
          built.place(),
          "The network must end in one number per class, and ends in "
              + output
              + ": add flatten or global_average_pooling2d and a dense layer.");
    } else {
      built.training().ifPresent(training -> objective(training.objective(), output.elements()));
    }
  }

  private void objective(TrainingSpec.Objective objective, int outputs) {
    check(() -> objective.loss().check(outputs, info.classes().size()), "loss");
    for (int i = 0; i < objective.metrics().size(); i++) {
      Metric metric = objective.metrics().get(i);
      check(() -> metric.check(outputs), "metrics[" + i + "]");
    }
  }

  private void check(Runnable fit, String section) {
    try {
      fit.run();
    } catch (InvalidSetting invalid) {
      problems.add(
          built.baseline().isPresent() ? built.place() : locate(section), invalid.sentence());
    }
  }

  private void training(TrainingSpec training) {
    List<String> figures = Monitor.figures(training.objective(), true);
    training.stopping().ifPresent(stopping -> check(stopping.monitor(), figures, "early_stopping"));
    training
        .schedule()
        .flatMap(Schedule::monitor)
        .ifPresent(monitor -> check(monitor, figures, "schedule"));
    classWeights(training);
  }

  private void check(Monitor monitor, List<String> figures, String section) {
    try {
      monitor.check(figures);
    } catch (InvalidSetting invalid) {
      problems.add(locate(section + "." + invalid.path()), invalid.sentence());
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
