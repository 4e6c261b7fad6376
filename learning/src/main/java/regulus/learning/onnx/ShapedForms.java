package regulus.learning.onnx;

import java.util.List;
import java.util.stream.Stream;
import regulus.learning.activation.Celu;
import regulus.learning.activation.Exponential;
import regulus.learning.activation.HardShrink;
import regulus.learning.activation.HardSigmoid;
import regulus.learning.activation.HardSilu;
import regulus.learning.activation.HardTanh;
import regulus.learning.activation.LogSigmoid;
import regulus.learning.activation.LogSoftmax;
import regulus.learning.activation.Mish;
import regulus.learning.activation.Selu;
import regulus.learning.activation.SoftShrink;
import regulus.learning.activation.Softplus;
import regulus.learning.activation.Softsign;
import regulus.learning.activation.SparsePlus;
import regulus.learning.activation.SparseSigmoid;
import regulus.learning.activation.Squareplus;
import regulus.learning.activation.TanhShrink;
import regulus.learning.activation.Threshold;
import regulus.learning.onnx.ActivationForms.Entry;

/** How the less usual activations are written: softened, straightened and shrunk ones. */
final class ShapedForms {
  private static final String ALPHA = "alpha";
  private static final double SIXTH = 1.0 / 6;

  private ShapedForms() {}

  static Stream<Entry<?>> all() {
    return Stream.of(soft(), straight(), shrunk()).flatMap(forms -> forms);
  }

  private static Stream<Entry<?>> soft() {
    return Stream.of(
        new Entry<>(Selu.class, (f, x, site) -> site.each("Selu", x)),
        new Entry<>(
            Celu.class, (f, x, site) -> site.each("Celu", x, Attribute.real(ALPHA, f.alpha()))),
        new Entry<>(Exponential.class, (f, x, site) -> site.each("Exp", x)),
        new Entry<>(Softplus.class, (f, x, site) -> site.each("Softplus", x)),
        new Entry<>(Softsign.class, (f, x, site) -> site.each("Softsign", x)),
        new Entry<>(
            Mish.class,
            (f, x, site) ->
                site.join("Mul", x, site.each("Tanh", site.each("Softplus", x)).name())),
        new Entry<>(
            LogSigmoid.class,
            (f, x, site) -> site.each("Neg", site.each("Softplus", site.each("Neg", x)))),
        new Entry<>(
            LogSoftmax.class,
            (f, x, site) ->
                site.each("LogSoftmax", x, Attribute.whole("axis", x.axis(x.shape().rank())))),
        new Entry<>(Squareplus.class, ShapedForms::squareplus));
  }

  private static Stream<Entry<?>> straight() {
    return Stream.of(
        new Entry<>(HardTanh.class, (f, x, site) -> ActivationForms.clip(x, -1, 1, site)),
        new Entry<>(HardSigmoid.class, (f, x, site) -> line(x, SIXTH, site)),
        new Entry<>(
            HardSilu.class, (f, x, site) -> site.join("Mul", x, line(x, SIXTH, site).name())),
        new Entry<>(SparseSigmoid.class, (f, x, site) -> line(x, 0.5, site)),
        new Entry<>(SparsePlus.class, (f, x, site) -> sparsePlus(x, site)),
        new Entry<>(Threshold.class, ShapedForms::threshold));
  }

  private static Stream<Entry<?>> shrunk() {
    return Stream.of(
        new Entry<>(HardShrink.class, (f, x, site) -> shrunk(x, f.threshold(), 0, site)),
        new Entry<>(
            SoftShrink.class, (f, x, site) -> shrunk(x, f.threshold(), f.threshold(), site)),
        new Entry<>(
            TanhShrink.class, (f, x, site) -> site.join("Sub", x, site.each("Tanh", x).name())));
  }

  /** {@code min(max(slope · x + 1 / 2, 0), 1)}. */
  private static Value line(Value x, double slope, Site site) {
    return site.each("HardSigmoid", x, Attribute.real(ALPHA, slope), Attribute.real("beta", 0.5));
  }

  /** 0 up to the limit, beyond it nearer to 0. */
  private static Value shrunk(Value x, double limit, double nearer, Site site) {
    return site.each("Shrink", x, Attribute.real("lambd", limit), Attribute.real("bias", nearer));
  }

  private static Value squareplus(Squareplus f, Value x, Site site) {
    Value square = site.join("Mul", x, x.name());
    Value root = site.each("Sqrt", site.join("Add", square, site.number("b", f.b())));
    return site.join("Mul", site.join("Add", x, root.name()), site.number("half", 0.5));
  }

  private static Value sparsePlus(Value x, Site site) {
    String one = site.number("one", 1);
    Value bounded = ActivationForms.clip(site.join("Add", x, one), 0, 2, site);
    Value square = site.join("Mul", bounded, bounded.name());
    Value parabola = site.join("Mul", square, site.number("quarter", 0.25));
    return site.join("Add", parabola, site.each("Relu", site.join("Sub", x, one)).name());
  }

  private static Value threshold(Threshold f, Value x, Site site) {
    String above = site.node("Greater", List.of(x.name(), site.number("threshold", f.threshold())));
    String otherwise = site.number("otherwise", f.defaultValue());
    return x.named(site.node("Where", List.of(above, x.name(), otherwise)));
  }
}
