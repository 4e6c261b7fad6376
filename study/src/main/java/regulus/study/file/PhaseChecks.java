package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Chunks;
import regulus.learning.training.Freezing;
import regulus.learning.training.TrainingSpec;

/**
 * Whether the phases of a training fit its network, and each change of theirs has an effect; finds
 * everything that is wrong.
 */
final class PhaseChecks {
  private final TrainingSpec training;
  private final NetworkSpec network;
  private final Shapes shapes;
  private final List<InvalidSetting> problems = new ArrayList<>();

  private PhaseChecks(TrainingSpec training, NetworkSpec network) {
    this.training = training;
    this.network = network;
    this.shapes = Shapes.of(network);
  }

  /** What is wrong, with the path in the training; an empty path is the training as a whole. */
  static List<InvalidSetting> problems(TrainingSpec training, NetworkSpec network) {
    PhaseChecks checks = new PhaseChecks(training, network);
    try {
      checks.check(training.networks(network));
    } catch (InvalidSetting invalid) {
      checks.problems.add(invalid);
    }
    return List.copyOf(checks.problems);
  }

  private void check(List<NetworkSpec> networks) {
    NetworkSpec before = network;
    for (int phase = 0; phase < networks.size(); phase++) {
      NetworkSpec now = networks.get(phase);
      boolean whole = training.phases().isEmpty();
      if (!whole) {
        effects(training.phases().get(phase).freezing(), before, now, "phases[" + phase + "].");
      }
      trainable(now, whole ? "" : "phases[" + phase + "]");
      chunks(training.parts().get(phase), now);
      before = now;
    }
  }

  private void effects(Freezing change, NetworkSpec before, NetworkSpec after, String path) {
    NetworkSpec between = new Freezing(change.freeze(), Optional.empty()).in(before);
    if (!change.freeze().isEmpty() && isSame(before, between)) {
      add(
          path + "freeze",
          "This has no effect: "
              + String.join(", ", change.freeze())
              + " had no weights left to freeze; remove freeze.");
    }
    change
        .unfreeze()
        .filter(thaw -> isSame(between, after))
        .ifPresent(
            thaw ->
                add(
                    path + "unfreeze",
                    "This has no effect: nothing with weights is frozen there; remove unfreeze."));
  }

  /** Whether the same weights are frozen. */
  private boolean isSame(NetworkSpec one, NetworkSpec other) {
    return frozen(one).equals(frozen(other));
  }

  private List<String> frozen(NetworkSpec network) {
    return network.layers().stream()
        .filter(NamedLayer::frozen)
        .map(NamedLayer::name)
        .filter(name -> !shapes.layer(name).weights().isEmpty())
        .toList();
  }

  private void trainable(NetworkSpec network, String path) {
    Shapes now = Shapes.of(network);
    if (now.parameters() > 0 && now.trainableParameters() == 0) {
      add(path, "Nothing is left to train: every weight is frozen.");
    }
  }

  private void chunks(TrainingSpec part, NetworkSpec network) {
    try {
      Chunks.size(part, network);
    } catch (InvalidSetting invalid) {
      problems.add(invalid);
    }
  }

  private void add(String path, String sentence) {
    problems.add(new InvalidSetting(path, sentence));
  }
}
