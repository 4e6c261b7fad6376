package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.engine.Normalizations;
import regulus.learning.layer.BatchNormalization.Term;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/** The factor and the offset that a normalization ends in. */
final class GammaAndBeta {
  private GammaAndBeta() {}

  /** A normalization's own settings, then these, in Keras' order. */
  static List<Setting> settings(Setting... own) {
    List<Setting> settings = new ArrayList<>(List.of(own));
    settings.add(
        Setting.optional("epsilon", SettingType.positive(), 1e-3, "Added to the variance."));
    settings.add(Setting.optional("center", SettingType.flag(), true, "Whether beta is added."));
    settings.add(Setting.optional("scale", SettingType.flag(), true, "Whether gamma is a factor."));
    settings.add(LayerSettings.initializer("beta", "zeros"));
    settings.add(LayerSettings.initializer("gamma", "ones"));
    settings.add(LayerSettings.regularizer("beta"));
    settings.add(LayerSettings.regularizer("gamma"));
    settings.add(LayerSettings.constraint("beta", "beta"));
    settings.add(LayerSettings.constraint("gamma", "gamma"));
    return settings;
  }

  static List<WeightSpec> weights(Term gamma, Term beta, List<Integer> shape) {
    List<WeightSpec> weights = new ArrayList<>();
    if (gamma.used()) {
      weights.add(
          WeightSpec.trainable("gamma", shape, gamma.initializer(), gamma.regularizer())
              .within(gamma.constraint()));
    }
    if (beta.used()) {
      weights.add(
          WeightSpec.trainable("beta", shape, beta.initializer(), beta.regularizer())
              .within(beta.constraint()));
    }
    return weights;
  }

  static Normalizations.Affine of(Term gamma, Term beta, Pass pass) {
    return new Normalizations.Affine(gamma.weight("gamma", pass), beta.weight("beta", pass));
  }
}
