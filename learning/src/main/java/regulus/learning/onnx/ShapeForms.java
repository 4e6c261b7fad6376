package regulus.learning.onnx;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import regulus.learning.Shape;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Permute;

/** Layers that take numbers in Keras' order: channels change fastest. */
final class ShapeForms {
  /** In a shape: as many as there are. */
  private static final long BATCH = 0;

  private ShapeForms() {}

  static Value dense(Dense layer, Site site) {
    Value x = site.inKerasOrder();
    Value y = site.vector(x.shape().rank() == 1 ? gemm(x, site) : product(x, site));
    return ActivationForms.applied(layer.activation(), y, site);
  }

  private static String gemm(Value x, Site site) {
    String kernel = site.constant("kernel");
    return site.node(
        "Gemm",
        site.has("bias")
            ? List.of(x.name(), kernel, site.constant("bias"))
            : List.of(x.name(), kernel));
  }

  private static String product(Value x, Site site) {
    String product = site.node("MatMul", List.of(x.name(), site.constant("kernel")));
    return site.has("bias") ? site.node("Add", List.of(product, site.constant("bias"))) : product;
  }

  static Value flat(Site site) {
    Value x = site.input().sameInBothOrders() ? site.input() : site.inKerasOrder();
    return x.shape().rank() == 1
        ? x
        : site.vector(site.node("Flatten", List.of(x.name()), Attribute.whole("axis", 1)));
  }

  static Value reshaped(Site site) {
    return site.vector(reshaped(site.inKerasOrder(), site.output(), site));
  }

  /**
   * @param x in Keras' order
   */
  static String reshaped(Value x, Shape shape, Site site) {
    IntStream sizes = shape.dimensions().stream().mapToInt(Integer::intValue);
    long[] whole = LongStream.concat(LongStream.of(BATCH), sizes.asLongStream()).toArray();
    return site.node("Reshape", List.of(x.name(), site.wholes("shape", whole)));
  }

  static Value permuted(Permute layer, Site site) {
    IntStream dimensions = layer.dims().stream().mapToInt(Integer::intValue);
    long[] order = IntStream.concat(IntStream.of(0), dimensions).asLongStream().toArray();
    return site.vector(
        site.node(
            "Transpose", List.of(site.inKerasOrder().name()), Attribute.wholes("perm", order)));
  }
}
