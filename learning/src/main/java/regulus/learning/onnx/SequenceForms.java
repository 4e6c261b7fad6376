package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import regulus.learning.layer.EinsumDense;
import regulus.learning.layer.MultiHeadAttention;
import regulus.learning.network.WeightArray;

/** Layers of sequences. */
final class SequenceForms {
  private static final String KERNEL = "/kernel";
  private static final String BIAS = "/bias";

  private SequenceForms() {}

  /**
   * @param operator ReduceMean or ReduceMax
   */
  static Value pooled(String operator, boolean keep, Site site) {
    return site.vector(
        site.node(
            operator,
            List.of(site.input().name()),
            Attribute.wholes("axes", 1),
            Attribute.whole("keepdims", keep ? 1 : 0)));
  }

  static Value einsum(EinsumDense layer, Site site) {
    Value x = site.inKerasOrder();
    String product = product(layer.writtenOut(x.shape()), x.name(), site.constant("kernel"), site);
    String y =
        site.has("bias") ? site.node("Add", List.of(product, site.constant("bias"))) : product;
    return ActivationForms.applied(layer.activation(), site.vector(y), site);
  }

  private static String product(String equation, String x, String y, Site site) {
    return site.node("Einsum", List.of(x, y), Attribute.word("equation", equation));
  }

  /** Steps lie side by side, are mixed, and go back to their places. */
  static Value attended(MultiHeadAttention layer, Site site) {
    Value x = site.inKerasOrder();
    List<Integer> axes = layer.axes(x.shape());
    List<Integer> order = order(axes, x.shape().rank());
    int steps =
        axes.stream().mapToInt(axis -> x.shape().size(axis - 1)).reduce(1, Math::multiplyExact);
    String turned = turned(x.name(), order, site);
    String rows = shaped(turned, "steps", site, -1, steps, x.shape().channels());
    String likeness =
        product("bhnk,bhmk->bhnm", heads(rows, "query", site), heads(rows, "key", site), site);
    double scale = 1 / Math.sqrt(layer.keyDim());
    String scaled = site.node("Mul", List.of(likeness, site.number("scale", scale)));
    String scores = site.node("Softmax", List.of(scaled), Attribute.whole("axis", 3));
    String mixed = product("bhnm,bhmv->bhnv", scores, heads(rows, "value", site), site);
    return placed(output(mixed, layer, site), order, x, site);
  }

  private static List<Integer> order(List<Integer> axes, int rank) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, rank).filter(axis -> !axes.contains(axis)).forEach(order::add);
    order.addAll(axes);
    order.add(rank);
    return order;
  }

  private static String turned(String x, List<Integer> order, Site site) {
    long[] permuted = order.stream().mapToLong(Integer::longValue).toArray();
    return site.node("Transpose", List.of(x), Attribute.wholes("perm", permuted));
  }

  private static String shaped(String x, String name, Site site, long... sizes) {
    return site.node("Reshape", List.of(x, site.wholes(name, sizes)));
  }

  private static String heads(String rows, String part, Site site) {
    String heads = product("bnd,dhk->bhnk", rows, site.constant(part + KERNEL), site);
    return biased(heads, part, true, site);
  }

  private static String biased(String x, String part, boolean heads, Site site) {
    if (!site.has(part + BIAS)) {
      return x;
    }
    WeightArray bias = site.weight(part + BIAS);
    List<Integer> shape =
        heads
            ? List.of(bias.shape().get(0), 1, bias.shape().get(1))
            : List.of(bias.values().length);
    return site.node(
        "Add", List.of(x, site.constant(part + BIAS, new WeightArray(shape, bias.values()))));
  }

  private static String output(String mixed, MultiHeadAttention layer, Site site) {
    String part = "attention_output";
    WeightArray kernel = site.weight(part + KERNEL);
    int values = kernel.shape().get(1);
    int outputs = kernel.values().length / (layer.numHeads() * values);
    List<Integer> shape = List.of(layer.numHeads(), values, outputs);
    String flat = site.constant(part + KERNEL, new WeightArray(shape, kernel.values()));
    return biased(product("bhnv,hvo->bno", mixed, flat, site), part, false, site);
  }

  /** The features, which may be of several dimensions, stay behind. */
  private static Value placed(String rows, List<Integer> order, Value x, Site site) {
    int places = order.size() - 1;
    List<Integer> features = site.output().dimensions().subList(places - 1, site.output().rank());
    LongStream moved =
        order.subList(1, places).stream().mapToLong(axis -> x.shape().size(axis - 1));
    LongStream behind = features.stream().mapToLong(Integer::longValue);
    long[] sizes = LongStream.concat(LongStream.of(-1), LongStream.concat(moved, behind)).toArray();
    String apart = shaped(rows, "places", site, sizes);
    List<Integer> back = new ArrayList<>();
    IntStream.range(0, places).forEach(place -> back.add(order.indexOf(place)));
    IntStream.range(places, sizes.length).forEach(back::add);
    return site.vector(turned(apart, back, site));
  }
}
