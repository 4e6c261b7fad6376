package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * {@code Σ t · log(t / p)} over the classes (Kullback, Leibler 1951), for a network with one output
 * per class. As in Keras t and p below 1e-7 count as 1e-7, so that the other classes add a
 * millionth.
 */
public record KlDivergence() implements AgainstTargets {
  public static final Kind<KlDivergence> KIND =
      new Kind<>(
          "kl_divergence",
          "KLDivergence",
          KlDivergence.class,
          List.of(),
          values -> new KlDivergence(),
          "Σ t · log(t / p) over one-hot labels; one output per class, ending in softmax.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SOFTMAX_LOGITS);
  }

  @Override
  public boolean inNats() {
    return true;
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    Tensor t = Elementwise.clip(targets, Outputs.EPSILON, 1);
    Tensor p = Elementwise.clip(outputs, Outputs.EPSILON, 1);
    Tensor logarithms = Elementwise.log(Arithmetic.divide(t, p));
    return Reductions.sumLast(Arithmetic.multiply(t, logarithms));
  }
}
