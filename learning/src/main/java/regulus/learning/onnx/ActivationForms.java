package regulus.learning.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.learning.activation.Elu;
import regulus.learning.activation.Gelu;
import regulus.learning.activation.LeakyRelu;
import regulus.learning.activation.Linear;
import regulus.learning.activation.Relu;
import regulus.learning.activation.Relu6;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Silu;
import regulus.learning.activation.Softmax;
import regulus.learning.activation.Tanh;
import regulus.learning.data.InvalidData;
import regulus.learning.network.Activation;

/** How each activation is written; to add one, add its line. */
final class ActivationForms {
  private static final double SIX = 6;

  /** Writes an activation of one kind behind a value. */
  interface Form<A extends Activation> {
    Value write(A activation, Value x, Site site);
  }

  record Entry<A extends Activation>(Class<A> type, Form<A> form) {
    Optional<Value> write(Activation activation, Value x, Site site) {
      return type.isInstance(activation)
          ? Optional.of(form.write(type.cast(activation), x, site))
          : Optional.empty();
    }
  }

  private static final List<Entry<?>> ALL = Stream.concat(usual(), ShapedForms.all()).toList();

  private static Stream<Entry<?>> usual() {
    return Stream.of(
        new Entry<>(Linear.class, (f, x, site) -> x),
        new Entry<>(Relu.class, ActivationForms::relu),
        new Entry<>(Relu6.class, (f, x, site) -> clip(x, 0, SIX, site)),
        new Entry<>(
            LeakyRelu.class,
            (f, x, site) -> site.each("LeakyRelu", x, Attribute.real("alpha", f.negativeSlope()))),
        new Entry<>(
            Elu.class, (f, x, site) -> site.each("Elu", x, Attribute.real("alpha", f.alpha()))),
        new Entry<>(Gelu.class, ActivationForms::gelu),
        new Entry<>(
            Silu.class, (f, x, site) -> site.join("Mul", x, site.each("Sigmoid", x).name())),
        new Entry<>(Tanh.class, (f, x, site) -> site.each("Tanh", x)),
        new Entry<>(Sigmoid.class, (f, x, site) -> site.each("Sigmoid", x)),
        new Entry<>(
            Softmax.class,
            (f, x, site) ->
                site.each("Softmax", x, Attribute.whole("axis", x.axis(x.shape().rank())))));
  }

  private ActivationForms() {}

  static Set<Class<?>> types() {
    return ALL.stream().map(Entry::type).collect(Collectors.toSet());
  }

  /**
   * @throws InvalidData if there is no form for it
   */
  static Value applied(Activation activation, Value x, Site site) {
    return ALL.stream()
        .flatMap(entry -> entry.write(activation, x, site).stream())
        .findFirst()
        .orElseThrow(() -> LayerForms.none(site.layer(), "its activation " + activation));
  }

  static Value clip(Value x, double least, double most, Site site) {
    return site.join("Clip", x, site.number("least", least), site.number("most", most));
  }

  private static Value relu(Relu relu, Value x, Site site) {
    return relu.bend().map(bend -> bent(bend, x, site)).orElseGet(() -> site.each("Relu", x));
  }

  private static Value bent(Relu.Bend bend, Value x, Site site) {
    Value rising = bend.threshold() == 0 ? sloped(bend, x, site) : broken(bend, x, site);
    return bend.maxValue().isPresent()
        ? site.join("Min", rising, site.number("most", bend.maxValue().getAsDouble()))
        : rising;
  }

  private static Value sloped(Relu.Bend bend, Value x, Site site) {
    return site.each("LeakyRelu", x, Attribute.real("alpha", bend.negativeSlope()));
  }

  /** The numbers themselves above the threshold, and a slope that ends in 0 there below it. */
  private static Value broken(Relu.Bend bend, Value x, Site site) {
    String threshold = site.number("threshold", bend.threshold());
    Value below = site.join("Sub", x, threshold);
    Value slope = site.join("Mul", below, site.number("slope", bend.negativeSlope()));
    String above = site.node("Greater", List.of(x.name(), threshold));
    return x.named(site.node("Where", List.of(above, x.name(), slope.name())));
  }

  private static Value gelu(Gelu gelu, Value x, Site site) {
    Value share = gelu.approximate() ? byTanh(x, site) : byErf(x, site);
    Value weight = site.join("Add", share, site.number("one", 1));
    return site.join("Mul", site.join("Mul", x, weight.name()), site.number("half", 0.5));
  }

  private static Value byErf(Value x, Site site) {
    return site.each("Erf", site.join("Mul", x, site.number("scale", Math.sqrt(0.5))));
  }

  /** {@code tanh(√(2/π) · (x + 0.044715 · x³))}. */
  private static Value byTanh(Value x, Site site) {
    Value square = site.join("Mul", x, x.name());
    Value cubic = site.join("Mul", square, site.number("cubic", 0.044715));
    Value factor = site.join("Add", cubic, site.number("one", 1));
    Value inner = site.join("Mul", x, factor.name());
    return site.each("Tanh", site.join("Mul", inner, site.number("scale", Math.sqrt(2 / Math.PI))));
  }
}
