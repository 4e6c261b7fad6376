package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
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
import regulus.learning.setting.Values;

/**
 * A product of input and kernel over any dimensions, Keras' {@code EinsumDense}: {@code
 * activation(einsum(equation, input, kernel) + bias)}.
 *
 * <p>With {@code abc,cd->abd} and bias axes {@code bd}, each step of a sequence has a bias of its
 * own: that is the projection and the learned positions of a vision transformer.
 *
 * @param equation the input's dimensions, the kernel's, the output's, a letter each, the batch
 *     first; {@code ...} for any others
 * @param outputShape the output's sizes without the batch and those of the ellipsis; -1, where
 *     Keras says None, for the input's
 * @param biasAxes along which of the output's letters the bias has numbers; without bias if none
 * @param activation linear by default
 * @param kernel how it begins and what it costs
 * @param bias how it begins and what it costs
 * @param activityRegularizer none by default
 */
public record EinsumDense(
    String equation,
    List<Integer> outputShape,
    Optional<String> biasAxes,
    Activation activation,
    Drawn kernel,
    Drawn bias,
    Optional<Regularizer> activityRegularizer)
    implements Activated {
  private static final SettingType SIZE = new SettingType.Whole(-1, Integer.MAX_VALUE);

  public static final Kind<EinsumDense> KIND =
      new Kind<>(
          "einsum_dense",
          "EinsumDense",
          EinsumDense.class,
          settings(),
          EinsumDense::from,
          "A product of input and kernel over any dimensions.");

  public EinsumDense {
    outputShape = List.copyOf(outputShape);
    Einsum.check(equation, biasAxes);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.required(
            "equation",
            new SettingType.Text(),
            "dimensions of the input, the kernel and the output: abc,cd->abd"));
    settings.add(
        Setting.required(
            "output_shape",
            new SettingType.Either(SIZE, new SettingType.Many(SIZE)),
            "sizes of the output without the batch; -1 for the input's"));
    settings.add(LayerSettings.ACTIVATION);
    settings.add(
        Setting.optional(
            "bias_axes",
            new SettingType.Text(),
            null,
            "Letters of the output along which the bias has numbers; no bias if left out."));
    settings.addAll(Drawn.settings("kernel", "kernel", "glorot_uniform"));
    settings.addAll(Drawn.settings("bias", "bias", "zeros"));
    settings.add(LayerSettings.ACTIVITY_REGULARIZER);
    return settings;
  }

  private static EinsumDense from(Values values) {
    return new EinsumDense(
        values.text("equation"),
        values.wholes("output_shape"),
        values.optional("bias_axes", String.class),
        values.get("activation", Activation.class),
        Drawn.from(values, "kernel"),
        Drawn.from(values, "bias"),
        Restraints.from(values, "kernel").activityRegularizer());
  }

  @Override
  public Kind<EinsumDense> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Einsum einsum = Einsum.of(equation, input);
    return new Shape(Einsum.sizes(einsum.output().substring(1), einsum.sizes(input, outputShape)));
  }

  /** The equation on an input of this shape, a letter for every dimension. */
  public String writtenOut(Shape input) {
    return Einsum.of(equation, input).equation();
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    Einsum einsum = Einsum.of(equation, input);
    Map<Character, Integer> sizes = einsum.sizes(input, outputShape);
    List<WeightSpec> weights = new ArrayList<>();
    weights.add(
        Projected.weight(
            "kernel", kernel, Einsum.sizes(einsum.kernel(), sizes), einsum.fanIn(sizes)));
    biasAxes.ifPresent(
        axes -> weights.add(bias.weight("bias", einsum.bias(axes, sizes, outputShape))));
    return weights;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return activation.applyToFresh(beforeActivation(input, pass));
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    Shape shape = new Shape(input.shape().subList(1, input.rank()));
    Tensor product = Products.einsum(writtenOut(shape), input, pass.weight("kernel"));
    return biasAxes.map(axes -> Arithmetic.add(product, pass.weight("bias"))).orElse(product);
  }
}
