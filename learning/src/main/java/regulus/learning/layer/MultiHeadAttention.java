package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Attention;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Products;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Each step of a sequence becomes a mixture of all steps (Vaswani and others 2017), Keras' {@code
 * MultiHeadAttention} with its input as query, value and key. In each head, {@code softmax(q · kᵀ /
 * √keyDim) · v}, where q, k and v are projections of the steps; the heads' results are projected
 * together.
 *
 * <p>Input [batch, …, features], output [batch, …, features] or of {@code outputShape}. Kernels of
 * query and key [features, heads, keyDim], of value [features, heads, valueDim], of the output
 * [heads, valueDim, output].
 *
 * @param numHeads how many times it is done side by side
 * @param keyDim numbers of a head's query and key
 * @param valueDim numbers of a head's value; keyDim by default
 * @param dropout share of the mixtures' weights that is set to 0 while training; 0 by default
 * @param outputShape features of the output; the input's by default
 * @param attentionAxes along which dimensions the steps lie, the batch being 0; along all but the
 *     last by default
 * @param weights how kernels and biases begin and what they cost
 */
public record MultiHeadAttention(
    int numHeads,
    int keyDim,
    Optional<Integer> valueDim,
    double dropout,
    List<Integer> outputShape,
    List<Integer> attentionAxes,
    KernelAndBias weights)
    implements Layer {
  private static final String OUTPUT = "output_shape";
  private static final String AXES = "attention_axes";
  private static final SettingType AXIS = new SettingType.Whole(-8, 8);

  public static final Kind<MultiHeadAttention> KIND =
      new Kind<>(
          "multi_head_attention",
          "MultiHeadAttention",
          MultiHeadAttention.class,
          settings(),
          MultiHeadAttention::from,
          "Each step of a sequence becomes a mixture of all steps.");

  public MultiHeadAttention {
    outputShape = List.copyOf(outputShape);
    attentionAxes = List.copyOf(attentionAxes);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.required("num_heads", SettingType.count(), "how many times it is done at once"));
    settings.add(
        Setting.required("key_dim", SettingType.count(), "numbers of a head's query and key"));
    settings.add(
        Setting.optional(
            "value_dim",
            SettingType.count(),
            null,
            "Numbers of a head's value; key_dim if left out."));
    settings.add(
        Setting.optional(
            "dropout",
            SettingType.rate(),
            0.0,
            "Share of the mixtures' weights that is set to 0 while training."));
    settings.add(
        Setting.optional(
            OUTPUT,
            several(SettingType.count()),
            null,
            "Features of the output; the input's if left out."));
    settings.add(
        Setting.optional(
            AXES,
            several(AXIS),
            null,
            "Along which dimensions the steps lie, the batch being 0; all but the last if left"
                + " out."));
    // Keras means by it a penalty on each projection within the layer.
    KernelAndBias.SETTINGS.stream()
        .filter(setting -> !setting.equals(LayerSettings.ACTIVITY_REGULARIZER))
        .forEach(settings::add);
    return settings;
  }

  private static SettingType several(SettingType one) {
    return new SettingType.Either(one, new SettingType.Many(one));
  }

  private static MultiHeadAttention from(Values values) {
    return new MultiHeadAttention(
        values.whole("num_heads"),
        values.whole("key_dim"),
        values.optional("value_dim", Long.class).map(Math::toIntExact),
        values.number("dropout"),
        values.wholes(OUTPUT),
        values.wholes(AXES),
        KernelAndBias.from(values));
  }

  @Override
  public Kind<MultiHeadAttention> kind() {
    return KIND;
  }

  /** Its input is query and value. */
  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public boolean draws() {
    return dropout > 0;
  }

  @Override
  public Shape outputShape(Shape input) {
    axes(input);
    List<Integer> sizes = new ArrayList<>(input.dimensions().subList(0, input.rank() - 1));
    sizes.addAll(features(input));
    return new Shape(sizes);
  }

  /**
   * Along which dimensions of an input the steps lie, the batch being 0, in rising order.
   *
   * @throws InvalidLayer if there are none
   */
  public List<Integer> axes(Shape input) {
    if (input.rank() < 2) {
      throw new InvalidLayer("expected sequences (steps × features), received " + input);
    }
    List<Integer> axes =
        attentionAxes.isEmpty()
            ? IntStream.range(1, input.rank()).boxed().toList()
            : Axes.of(attentionAxes, input);
    if (axes.contains(input.rank())) {
      throw new InvalidLayer("attention_axes " + attentionAxes + " has the last dimension in it");
    }
    return axes;
  }

  private List<Integer> features(Shape input) {
    return outputShape.isEmpty() ? List.of(input.channels()) : outputShape;
  }

  private int values() {
    return valueDim.orElse(keyDim);
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    int channels = input.channels();
    List<WeightSpec> all = new ArrayList<>();
    all.addAll(projection("query/", List.of(channels), List.of(numHeads, keyDim)));
    all.addAll(projection("key/", List.of(channels), List.of(numHeads, keyDim)));
    all.addAll(projection("value/", List.of(channels), List.of(numHeads, values())));
    all.addAll(projection("attention_output/", List.of(numHeads, values()), features(input)));
    return all;
  }

  private List<WeightSpec> projection(String prefix, List<Integer> from, List<Integer> to) {
    List<Integer> kernel = new ArrayList<>(from);
    kernel.addAll(to);
    int fanIn = from.stream().reduce(1, Math::multiplyExact);
    KernelAndBias drawn =
        weights.withKernelInitializer(new Projected(weights.kernelInitializer(), fanIn));
    return drawn.weights(prefix + "kernel", kernel, to).stream()
        .map(weight -> weight.name().equals("bias") ? weight.named(prefix + "bias") : weight)
        .toList();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Shape shape = new Shape(input.shape().subList(1, input.rank()));
    Sequences sequences = Sequences.of(input, axes(shape));
    Tensor x = sequences.steps();
    Tensor query = heads(x, "query/", keyDim, pass);
    Tensor scores = Attention.scores(query, heads(x, "key/", keyDim, pass));
    Tensor mixed = Attention.mixed(dropped(scores, pass), heads(x, "value/", values(), pass));
    Tensor output = projected(mixed, "attention_output/", numHeads * values(), pass);
    return sequences.restored(output, features(shape));
  }

  private Tensor dropped(Tensor scores, Pass pass) {
    return !pass.training() || dropout == 0
        ? scores
        : Arithmetic.multiply(scores, Masks.kept(scores, 1 - dropout, pass.random()));
  }

  private Tensor heads(Tensor x, String prefix, int size, Pass pass) {
    Tensor projected = projected(x, prefix, x.size(2), pass);
    return Views.reshape(projected, x.size(0), x.size(1), numHeads, size);
  }

  /** [batch, steps, in] by a kernel that stands for a matrix [in, out]. */
  private Tensor projected(Tensor x, String prefix, int in, Pass pass) {
    Tensor kernel = pass.weight(prefix + "kernel");
    Tensor matrix = Views.reshape(kernel, in, (int) (kernel.elements() / in));
    Optional<Tensor> bias =
        weights.useBias()
            ? Optional.of(Views.reshape(pass.weight(prefix + "bias"), matrix.size(1)))
            : Optional.empty();
    return Products.affine(x, matrix, bias);
  }
}
