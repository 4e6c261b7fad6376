package regulus.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.setting.Suggestion;
import regulus.learning.training.TrainingSpec;

/**
 * A network with its training, after its edits.
 *
 * @param name unique in the study: {@code base}, {@code dropout}
 * @param baseline the base that it edits and is compared with; none for a base
 * @param sweep where it stands in the sweep that made it; none if it was declared by itself
 */
public record Variant(
    String name,
    Optional<String> baseline,
    NetworkSpec network,
    TrainingSpec training,
    Optional<SweepPoint> sweep) {

  /** A variant that no sweep made. */
  public Variant(
      String name, Optional<String> baseline, NetworkSpec network, TrainingSpec training) {
    this(name, baseline, network, training, Optional.empty());
  }

  /** A network that others are compared with. */
  public static Variant base(String name, NetworkSpec network, TrainingSpec training) {
    return new Variant(name, Optional.empty(), network, training);
  }

  /** What to answer to a name that none of these variants has. */
  public static String unknown(String name, List<String> names) {
    return "There is no variant '"
        + name
        + "'."
        + Suggestion.sentence(name, names)
        + " There are "
        + String.join(", ", names)
        + ".";
  }

  /** Whether its network gives a single number: of two classes, the probability of the positive. */
  public boolean hasSingleOutput() {
    return Shapes.of(network).output().elements() == 1;
  }

  /** A variant of this base with another network. */
  public Variant edited(String other, UnaryOperator<Architecture> edit) {
    NetworkSpec changed = edit.apply(Architecture.of(network)).network();
    return new Variant(other, Optional.of(name), changed, training);
  }

  /** A variant of this base with another training. */
  public Variant trained(String other, UnaryOperator<TrainingSpec> change) {
    return new Variant(other, Optional.of(name), network, change.apply(training));
  }
}
