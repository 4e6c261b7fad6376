package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Normalizations;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.layer.BatchNormalization.Term;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code gamma · (x - mean) / √(variance + epsilon) + beta}, mean and variance of each group of
 * channels of each example (Wu, He 2018), Keras' {@code GroupNormalization}. It does the same
 * whether it trains or not.
 *
 * <p>Any shape in and out; gamma and beta have one number per channel.
 *
 * @param groups into how many groups the channels fall, 32 by default; -1 for as many as channels,
 *     which is instance normalization
 * @param axis which dimension the channels are, the batch being 0; the last by default
 * @param epsilon added to the variance; Keras' default is 0.001
 * @param gamma the factor
 * @param beta the offset
 */
public record GroupNormalization(int groups, int axis, double epsilon, Term gamma, Term beta)
    implements Layer {
  private static final int EACH_CHANNEL = -1;

  public static final Kind<GroupNormalization> KIND =
      new Kind<>(
          "group_normalization",
          "GroupNormalization",
          GroupNormalization.class,
          GammaAndBeta.settings(
              Setting.optional(
                  "groups",
                  new SettingType.Whole(EACH_CHANNEL, Integer.MAX_VALUE),
                  32,
                  "Into how many groups the channels fall; -1: each channel is one."),
              Setting.optional(
                  "axis",
                  new SettingType.Whole(-1, Integer.MAX_VALUE),
                  -1,
                  "Which dimension the channels are, the batch being 0; -1 is the last.")),
          GroupNormalization::from,
          "Gives each group of channels of an example mean 0 and variance 1, then scales and shifts"
              + " it.");

  public GroupNormalization {
    if (groups == 0) {
      throw InvalidSetting.of("groups", "a whole number of at least 1, or -1", groups);
    }
  }

  private static GroupNormalization from(Values values) {
    return new GroupNormalization(
        values.whole("groups"),
        values.whole("axis"),
        values.number("epsilon"),
        Term.from(values, "scale", "gamma"),
        Term.from(values, "center", "beta"));
  }

  @Override
  public Kind<GroupNormalization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    int channels = channels(input);
    if (groups != EACH_CHANNEL && channels % groups != 0) {
      throw new InvalidLayer(
          "%,d channels do not fall into %,d groups; choose groups that divide them"
              .formatted(channels, groups));
    }
    return input;
  }

  private int channels(Shape input) {
    return Axes.sizes(List.of(axis), input).get(0);
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    return GammaAndBeta.weights(gamma, beta, List.of(channels(input)));
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    boolean last = axis < 0 || axis == input.rank() - 1;
    Tensor x = last ? input : Views.swapLast(input, axis);
    int count = groups == EACH_CHANNEL ? x.size(-1) : groups;
    Tensor y = Normalizations.groups(x, GammaAndBeta.of(gamma, beta, pass), count, epsilon);
    return last ? y : Views.swapLast(y, axis);
  }
}
