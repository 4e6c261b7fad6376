package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Normalizations;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.initializer.Ones;
import regulus.learning.initializer.Zeros;
import regulus.learning.network.Constraint;
import regulus.learning.network.Initializer;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code gamma · (x - mean) / √(variance + epsilon) + beta}, channel by channel (Ioffe, Szegedy
 * 2015). While training, mean and variance are the batch's, unless the layer is frozen; otherwise
 * the moving ones, into which each training batch enters with weight {@code 1 - momentum}. As in
 * Keras the variance is the batch's own, divided by n and not n - 1, in the moving one too.
 *
 * <p>Any shape in and out; gamma, beta, moving mean and variance have one number per channel.
 *
 * @param axis which dimension the channels are, the batch being 0; the last by default
 * @param averaging of mean and variance
 * @param gamma the factor
 * @param beta the offset
 */
public record BatchNormalization(int axis, Averaging averaging, Term gamma, Term beta)
    implements Layer {
  public static final Kind<BatchNormalization> KIND =
      new Kind<>(
          "batch_normalization",
          "BatchNormalization",
          BatchNormalization.class,
          settings(),
          BatchNormalization::from,
          "Gives each channel mean 0 and variance 1 over the batch, then scales and shifts it.");

  /** With Keras' defaults. */
  public static final BatchNormalization DEFAULT =
      new BatchNormalization(
          -1,
          new Averaging(0.99, 1e-3, new Zeros(), new Ones()),
          Term.of(new Ones()),
          Term.of(new Zeros()));

  /**
   * @param momentum weight of the old moving value, from 0 to 1; Keras' default is 0.99
   * @param epsilon added to the variance; Keras' default is 0.001
   * @param mean draws the first moving mean; zeros by default
   * @param variance draws the first moving variance; ones by default
   */
  public record Averaging(
      double momentum, double epsilon, Initializer mean, Initializer variance) {}

  /**
   * @param used whether there is such a term; Keras' {@code scale} and {@code center}
   */
  public record Term(
      boolean used,
      Initializer initializer,
      Optional<Regularizer> regularizer,
      @AddedLater Optional<Constraint> constraint) {
    static Term of(Initializer initializer) {
      return new Term(true, initializer, Optional.empty(), Optional.empty());
    }

    static Term from(Values values, String flag, String weight) {
      return new Term(
          values.flag(flag),
          values.get(weight + "_initializer", Initializer.class),
          values.optional(weight + "_regularizer", Regularizer.class),
          values.optional(weight + "_constraint", Constraint.class));
    }

    Optional<Tensor> weight(String name, Pass pass) {
      return used ? Optional.of(pass.weight(name)) : Optional.empty();
    }
  }

  private static List<Setting> settings() {
    return List.of(
        Setting.optional(
            "axis",
            new SettingType.Whole(-1, Integer.MAX_VALUE),
            -1,
            "Which dimension the channels are, the batch being 0; -1 is the last."),
        Setting.optional(
            "momentum", SettingType.fraction(), 0.99, "Weight of the old moving value."),
        Setting.optional("epsilon", SettingType.positive(), 1e-3, "Added to the variance."),
        Setting.optional("center", SettingType.flag(), true, "Whether beta is added."),
        Setting.optional("scale", SettingType.flag(), true, "Whether gamma is a factor."),
        LayerSettings.initializer("beta", "zeros"),
        LayerSettings.initializer("gamma", "ones"),
        LayerSettings.initializer("moving_mean", "zeros"),
        LayerSettings.initializer("moving_variance", "ones"),
        LayerSettings.regularizer("beta"),
        LayerSettings.regularizer("gamma"),
        LayerSettings.constraint("beta", "beta"),
        LayerSettings.constraint("gamma", "gamma"));
  }

  private static BatchNormalization from(Values values) {
    return new BatchNormalization(
        values.whole("axis"),
        new Averaging(
            values.number("momentum"),
            values.number("epsilon"),
            values.get("moving_mean_initializer", Initializer.class),
            values.get("moving_variance_initializer", Initializer.class)),
        Term.from(values, "scale", "gamma"),
        Term.from(values, "center", "beta"));
  }

  @Override
  public Kind<BatchNormalization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    if (axis == 0 || axis > input.rank()) {
      throw new InvalidLayer(
          "axis " + axis + " is not one of the input's dimensions 1 to " + input.rank());
    }
    return input;
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    List<Integer> channels = List.of(input.size(axis < 0 ? axis : axis - 1));
    List<WeightSpec> weights = new ArrayList<>(GammaAndBeta.weights(gamma, beta, channels));
    weights.add(WeightSpec.fixed("moving_mean", channels, averaging.mean()));
    weights.add(WeightSpec.fixed("moving_variance", channels, averaging.variance()));
    return weights;
  }

  @Override
  public boolean mixesExamples() {
    return true;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Normalizations.Affine affine = GammaAndBeta.of(gamma, beta, pass);
    Normalizations.Moving moving =
        new Normalizations.Moving(pass.weight("moving_mean"), pass.weight("moving_variance"));
    boolean last = axis < 0 || axis == input.rank() - 1;
    Tensor x = last ? input : Views.swapLast(input, axis);
    Tensor y =
        pass.training() && !pass.frozen()
            ? Normalizations.ofBatch(x, affine, moving, averaging.momentum(), averaging.epsilon())
            : Normalizations.moving(x, affine, moving, averaging.epsilon());
    return last ? y : Views.swapLast(y, axis);
  }
}
