package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.activation.Linear;
import regulus.learning.engine.Products;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Every output from every input: {@code activation(input · kernel + bias)} over the last dimension,
 * as Keras does; images are not flattened first.
 *
 * <p>Input [batch, …, in], output [batch, …, units], kernel [in, units], bias [units].
 *
 * @param units numbers of the output
 * @param activation linear by default
 * @param weights how kernel and bias begin and what they cost
 */
public record Dense(int units, Activation activation, KernelAndBias weights) implements Activated {
  public static final Kind<Dense> KIND =
      new Kind<>(
          "dense",
          "Dense",
          Dense.class,
          settings(),
          values ->
              new Dense(
                  values.whole("units"),
                  values.get("activation", Activation.class),
                  KernelAndBias.from(values)),
          "Every output from every input.");

  /** With Keras' defaults for everything else. */
  public static Dense of(int units, Activation activation) {
    return new Dense(units, activation, KernelAndBias.DEFAULT);
  }

  /** Linear, with Keras' defaults for everything else. */
  public static Dense of(int units) {
    return of(units, new Linear());
  }

  /** The same with other beginnings or penalties of kernel and bias. */
  public Dense with(KernelAndBias changed) {
    return new Dense(units, activation, changed);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.required("units", SettingType.count(), "numbers of the output"));
    settings.add(LayerSettings.ACTIVATION);
    settings.addAll(KernelAndBias.SETTINGS);
    return settings;
  }

  @Override
  public Kind<Dense> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    List<Integer> sizes = new ArrayList<>(input.dimensions());
    sizes.set(sizes.size() - 1, units);
    return new Shape(sizes);
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    return weights.weights(List.of(input.size(-1), units));
  }

  @Override
  public Optional<Regularizer> activityRegularizer() {
    return weights.restraints().activityRegularizer();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return activation.applyToFresh(beforeActivation(input, pass));
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    return Products.affine(input, pass.weight("kernel"), weights.bias(pass));
  }
}
