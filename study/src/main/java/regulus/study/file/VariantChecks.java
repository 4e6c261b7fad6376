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
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Monitor;
import regulus.learning.training.OutputMeaning;
import regulus.learning.training.Phase;
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
    Optional<InvalidLayer> misfit = misfit(network);
    boolean inherited =
        misfit.isPresent()
            && built
                .baseline()
                .flatMap(Built::network)
                .flatMap(VariantChecks::misfit)
                .filter(of -> message(of).equals(message(misfit.get())))
                .isPresent();
    if (misfit.isEmpty()) {
      mistakes();
      effects(network);
    } else if (!inherited) {
      problems.add(culprit(misfit.get()), message(misfit.get()));
    }
  }

  /** What is wrong with the first layer that does not fit. */
  private static Optional<InvalidLayer> misfit(NetworkSpec network) {
    try {
      Shapes.of(network);
      return Optional.empty();
    } catch (InvalidLayer invalid) {
      return Optional.of(invalid);
    }
  }

  private static String message(InvalidLayer invalid) {
    return String.valueOf(invalid.getMessage());
  }

  /** Where the layer stands that does not fit; the variant, if it took the layer from its base. */
  private Place culprit(InvalidLayer misfit) {
    String name = misfit.layer().orElseThrow();
    Place place = built.draft().layers().find(name).orElseThrow().layer().place();
    boolean taken =
        built
            .baseline()
            .flatMap(base -> base.draft().layers().find(name))
            .filter(same -> same.layer().place().equals(place))
            .isPresent();
    return taken ? built.place() : place;
  }

  /** Freezing is said of what has weights, inference of what it makes a difference to. */
  private void effects(NetworkSpec network) {
    Shapes shapes = Shapes.of(network);
    for (LayerList.Item<LayerDraft> item : built.draft().layers().layers()) {
      LayerShape layer = shapes.layer(item.name());
      Node.Mapping said = item.layer().settings();
      said.get(LayerDraft.TRAINABLE)
          .filter(it -> layer.weights().isEmpty())
          .ifPresent(it -> idle(it, item.name() + " has no weights; remove trainable."));
      said.get(LayerDraft.TRAINING)
          .filter(it -> !layer.layer().trainsOtherwise())
          .ifPresent(
              it -> idle(it, item.name() + " computes the same while training; remove training."));
    }
  }

  private void idle(Node said, String why) {
    problems.add(said, "This has no effect: " + why);
  }

  /**
   * Network and training do not fit each other.
   *
   * @param section of the training that does not fit; empty if none would
   */
  private record Mistake(String section, String sentence) {}

  /** What a variant has from its base is said of the base only. */
  private void mistakes() {
    Set<Mistake> inherited =
        built.baseline().map(base -> Set.copyOf(mistakes(base))).orElse(Set.of());
    for (Mistake mistake : mistakes(built)) {
      if (!inherited.contains(mistake)) {
        boolean own = built.baseline().isPresent() || mistake.section().isEmpty();
        problems.add(own ? built.place() : locate(mistake.section()), mistake.sentence());
      }
    }
  }

  private List<Mistake> mistakes(Built of) {
    Optional<NetworkSpec> network = of.network().filter(it -> misfit(it).isEmpty());
    Optional<Shape> output = network.map(it -> Shapes.of(it).output());
    if (output.filter(it -> it.rank() != 1).isPresent()) {
      return List.of(
          new Mistake(
              "",
              "The network must end in one number per class, and ends in "
                  + output.get()
                  + ": add flatten or global_average_pooling2d and a dense layer."));
    }
    return network
        .flatMap(made -> of.training().map(training -> mistakes(training, made)))
        .orElse(List.of());
  }

  private List<Mistake> mistakes(TrainingSpec training, NetworkSpec network) {
    TrainingSpec.Objective objective = training.objective();
    int outputs = Shapes.of(network).output().elements();
    List<Mistake> mistakes = new ArrayList<>();
    mistake("loss", () -> objective.loss().check(outputs, info.classes().size()))
        .ifPresent(mistakes::add);
    mistake("loss", () -> OutputMeaning.check(objective.loss(), network)).ifPresent(mistakes::add);
    for (int i = 0; i < objective.metrics().size(); i++) {
      Metric metric = objective.metrics().get(i);
      mistake("metrics[" + i + "]", () -> metric.check(outputs)).ifPresent(mistakes::add);
    }
    PhaseChecks.problems(training, network)
        .forEach(problem -> mistakes.add(new Mistake(problem.path(), problem.sentence())));
    return mistakes;
  }

  private static Optional<Mistake> mistake(String section, Runnable fit) {
    try {
      fit.run();
      return Optional.empty();
    } catch (InvalidSetting invalid) {
      return Optional.of(new Mistake(section, invalid.sentence()));
    }
  }

  private void training(TrainingSpec training) {
    List<String> figures = Monitor.figures(training.objective(), true);
    monitors(training.stopping(), training.schedule(), figures, "");
    for (int i = 0; i < training.phases().size(); i++) {
      Phase phase = training.phases().get(i);
      monitors(phase.stopping(), phase.schedule(), figures, "phases[" + i + "].");
    }
    classWeights(training);
  }

  private void monitors(
      Optional<EarlyStopping> stopping,
      Optional<Schedule> schedule,
      List<String> figures,
      String path) {
    stopping.ifPresent(rule -> check(rule.monitor(), figures, path + "early_stopping"));
    schedule
        .flatMap(Schedule::monitor)
        .ifPresent(monitor -> check(monitor, figures, path + "schedule"));
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
