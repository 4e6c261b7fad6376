package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Normalizations;
import regulus.learning.engine.Tensor;
import regulus.learning.layer.BatchNormalization.Term;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Values;

/**
 * {@code gamma · (x - mean) / √(variance + epsilon) + beta}, mean and variance of each example over
 * some dimensions (Ba and others 2016), Keras' {@code LayerNormalization}. It does the same whether
 * it trains or not.
 *
 * <p>Any shape in and out; gamma and beta have the sizes of those dimensions.
 *
 * @param axis over which dimensions, the batch being 0; the last by default
 * @param epsilon added to the variance; Keras' default is 0.001
 * @param gamma the factor
 * @param beta the offset
 */
public record LayerNormalization(List<Integer> axis, double epsilon, Term gamma, Term beta)
    implements Layer {
  public static final Kind<LayerNormalization> KIND =
      new Kind<>(
          "layer_normalization",
          "LayerNormalization",
          LayerNormalization.class,
          GammaAndBeta.settings(
              Axes.setting("Over which dimensions, the batch being 0; -1 is the last.")),
          LayerNormalization::from,
          "Gives each example mean 0 and variance 1 over some dimensions, then scales and shifts"
              + " it.");

  public LayerNormalization {
    axis = List.copyOf(axis);
  }

  private static LayerNormalization from(Values values) {
    return new LayerNormalization(
        values.wholes("axis"),
        values.number("epsilon"),
        Term.from(values, "scale", "gamma"),
        Term.from(values, "center", "beta"));
  }

  @Override
  public Kind<LayerNormalization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Axes.of(axis, input);
    return input;
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    return GammaAndBeta.weights(gamma, beta, Axes.sizes(axis, input));
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Shape shape = new Shape(input.shape().subList(1, input.rank()));
    return Normalizations.layer(
        input, GammaAndBeta.of(gamma, beta, pass), Axes.of(axis, shape), epsilon);
  }
}
