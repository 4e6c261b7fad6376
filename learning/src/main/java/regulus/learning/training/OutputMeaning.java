package regulus.learning.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regulus.learning.activation.HardSigmoid;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;

/** What the numbers that a network ends in stand for, as the loss that trained it takes them. */
public enum OutputMeaning {
  /** The network ends in softmax or sigmoid. */
  PROBABILITIES,
  /** Scores; their softmax are probabilities. */
  SOFTMAX,
  /** Scores; their sigmoids are probabilities. */
  SIGMOID,
  /** Numbers that are no probabilities, and that the loss makes none of. */
  SCORES;

  private static final String ADDED = "probabilities";

  public static OutputMeaning of(Loss loss, NetworkSpec network) {
    if (loss.fromLogits()) {
      return loss.wanted().filter(it -> it == Loss.Output.SIGMOID_LOGITS).isPresent()
          ? SIGMOID
          : SOFTMAX;
    }
    return of(network);
  }

  /** As far as the network itself says it: probabilities or scores. */
  public static OutputMeaning of(NetworkSpec network) {
    return endsInProbabilities(network) ? PROBABILITIES : SCORES;
  }

  /** What somebody wrote as {@link #word}. */
  public static Optional<OutputMeaning> of(String word) {
    for (OutputMeaning meaning : values()) {
      if (meaning.word().equals(word)) {
        return Optional.of(meaning);
      }
    }
    return Optional.empty();
  }

  /**
   * Says whether a loss can take what a network ends in.
   *
   * @throws InvalidSetting if it takes scores, and the network makes probabilities of them itself
   */
  public static void check(Loss loss, NetworkSpec network) {
    if (loss.fromLogits() && endsInProbabilities(network)) {
      throw new InvalidSetting(
          "loss",
          "from_logits: true takes scores, and the network's last layer makes probabilities of them:"
              + " remove from_logits, or that layer's activation.");
    }
  }

  private static boolean endsInProbabilities(NetworkSpec network) {
    List<NamedLayer> layers = network.layers();
    return !layers.isEmpty()
        && layers.get(layers.size() - 1).layer() instanceof Activated last
        && isProbabilities(last.activation());
  }

  private static boolean isProbabilities(Activation last) {
    return last instanceof Softmax || last instanceof Sigmoid || last instanceof HardSigmoid;
  }

  /** Whether {@link #completed} networks give probabilities. */
  public boolean areProbabilities() {
    return this != SCORES;
  }

  /** What a network that answers gives: {@code probabilities} or {@code scores}. */
  public String given() {
    return areProbabilities() ? ADDED : "scores";
  }

  /**
   * The network that answers: with the activation that makes probabilities of its scores, if any.
   */
  public NetworkSpec completed(NetworkSpec network) {
    return switch (this) {
      case PROBABILITIES, SCORES -> network;
      case SOFTMAX -> with(new Softmax(), network);
      case SIGMOID -> with(new Sigmoid(), network);
    };
  }

  private static NetworkSpec with(Activation activation, NetworkSpec network) {
    List<NamedLayer> layers = new ArrayList<>(network.layers());
    layers.add(new NamedLayer(name(network), new ActivationLayer(activation)));
    return new NetworkSpec(network.input(), layers);
  }

  private static String name(NetworkSpec network) {
    List<String> names = network.layers().stream().map(NamedLayer::name).toList();
    String name = ADDED;
    while (names.contains(name)) {
      name += "_";
    }
    return name;
  }

  /** For files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
