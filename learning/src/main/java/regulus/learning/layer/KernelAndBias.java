package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Tensor;
import regulus.learning.initializer.GlorotUniform;
import regulus.learning.initializer.Zeros;
import regulus.learning.network.Initializer;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * How a layer's kernel and bias begin and what they cost.
 *
 * @param useBias whether there is a bias
 * @param kernelInitializer Keras' default is Glorot's uniform
 * @param biasInitializer Keras' default is zeros
 * @param kernelRegularizer none by default
 * @param biasRegularizer none by default
 * @param restraints none by default
 */
public record KernelAndBias(
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer,
    Optional<Regularizer> biasRegularizer,
    @AddedLater("Restraints{}") Restraints restraints) {
  /** As Keras has it where nothing is said. */
  public static final KernelAndBias DEFAULT =
      new KernelAndBias(
          true,
          new GlorotUniform(),
          new Zeros(),
          Optional.empty(),
          Optional.empty(),
          Restraints.NONE);

  /** The settings that this is made from, in Keras' order. */
  static final List<Setting> SETTINGS = settings("kernel");

  /**
   * @param kernel what the kernel's settings are named after; Keras does not always say "kernel"
   */
  static List<Setting> settings(String kernel) {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.optional("use_bias", SettingType.flag(), true, "Whether there is a bias."));
    settings.add(LayerSettings.initializer(kernel, "kernel", "glorot_uniform"));
    settings.add(LayerSettings.initializer("bias", "zeros"));
    settings.add(LayerSettings.regularizer(kernel, "kernel"));
    settings.add(LayerSettings.regularizer("bias"));
    settings.addAll(Restraints.settings(kernel));
    return List.copyOf(settings);
  }

  static KernelAndBias from(Values values) {
    return from(values, "kernel");
  }

  /** From the values of {@link #settings}. */
  static KernelAndBias from(Values values, String kernel) {
    return new KernelAndBias(
        values.flag("use_bias"),
        values.get(kernel + "_initializer", Initializer.class),
        values.get("bias_initializer", Initializer.class),
        values.optional(kernel + "_regularizer", Regularizer.class),
        values.optional("bias_regularizer", Regularizer.class),
        Restraints.from(values, kernel));
  }

  /** The same with a penalty on the kernel. */
  public KernelAndBias withKernelRegularizer(Regularizer penalty) {
    return new KernelAndBias(
        useBias,
        kernelInitializer,
        biasInitializer,
        Optional.of(penalty),
        biasRegularizer,
        restraints);
  }

  /** The same held back so. */
  public KernelAndBias with(Restraints others) {
    return new KernelAndBias(
        useBias, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, others);
  }

  /** The same with another beginning of the kernel. */
  KernelAndBias withKernelInitializer(Initializer initializer) {
    return new KernelAndBias(
        useBias, initializer, biasInitializer, kernelRegularizer, biasRegularizer, restraints);
  }

  /**
   * @param kernel its shape; the last dimension is the bias' length
   */
  List<WeightSpec> weights(List<Integer> kernel) {
    return weights(kernel, kernel.get(kernel.size() - 1));
  }

  /**
   * @param kernel its shape
   * @param units the bias' length
   */
  List<WeightSpec> weights(List<Integer> kernel, int units) {
    return weights("kernel", kernel, List.of(units));
  }

  /**
   * @param name of the kernel, where Keras calls it something else
   * @param bias its shape
   */
  List<WeightSpec> weights(String name, List<Integer> kernel, List<Integer> bias) {
    List<WeightSpec> weights = new ArrayList<>();
    weights.add(
        WeightSpec.trainable(name, kernel, kernelInitializer, kernelRegularizer)
            .within(restraints.kernelConstraint()));
    if (useBias) {
      weights.add(
          WeightSpec.trainable("bias", bias, biasInitializer, biasRegularizer)
              .within(restraints.biasConstraint()));
    }
    return weights;
  }

  Optional<Tensor> bias(Pass pass) {
    return useBias ? Optional.of(pass.weight("bias")) : Optional.empty();
  }
}
