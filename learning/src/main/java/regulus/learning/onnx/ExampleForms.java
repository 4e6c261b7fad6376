package regulus.learning.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import regulus.learning.layer.GroupNormalization;
import regulus.learning.layer.LayerNormalization;
import regulus.learning.layer.SoftmaxLayer;
import regulus.learning.layer.UnitNormalization;

/** Layers that reckon with all numbers of an example along some dimensions. */
final class ExampleForms {
  /** The smallest length that is divided by. */
  private static final double SHORTEST = 1e-12;

  private ExampleForms() {}

  /** In rising order, the batch being 0. */
  private static List<Integer> dimensions(List<Integer> axes, Value x) {
    return axes.stream().map(axis -> dimension(axis, x)).sorted().toList();
  }

  private static int dimension(int axis, Value x) {
    return axis < 0 ? x.shape().rank() + 1 + axis : axis;
  }

  /** One number for all along these dimensions; they stay, with the size 1. */
  private static Value reduced(String operator, Value x, List<Integer> dimensions, Site site) {
    long[] axes = dimensions.stream().mapToLong(x::axis).toArray();
    return operator.equals("ReduceSum")
        ? x.named(site.node(operator, List.of(x.name(), site.wholes("axes", axes))))
        : site.each(operator, x, Attribute.wholes("axes", axes));
  }

  static Value unit(UnitNormalization layer, Site site) {
    Value x = site.input();
    Value length = reduced("ReduceL2", x, dimensions(layer.axis(), x), site);
    Value divisor = site.join("Max", length, site.number("shortest", SHORTEST));
    return site.join("Div", x, divisor.name());
  }

  static Value softmax(SoftmaxLayer layer, Site site) {
    Value x = site.input();
    List<Integer> dimensions = dimensions(layer.axis(), x);
    if (dimensions.size() == 1) {
      return site.each("Softmax", x, Attribute.whole("axis", x.axis(dimensions.get(0))));
    }
    Value most = reduced("ReduceMax", x, dimensions, site);
    Value powers = site.each("Exp", site.join("Sub", x, most.name()));
    return site.join("Div", powers, reduced("ReduceSum", powers, dimensions, site).name());
  }

  static Value layer(LayerNormalization layer, Site site) {
    Value x = site.input();
    List<Integer> dimensions = dimensions(layer.axis(), x);
    Value mean = reduced("ReduceMean", x, dimensions, site);
    Value centred = site.join("Sub", x, mean.name());
    Value squares = site.join("Mul", centred, centred.name());
    Value variance = reduced("ReduceMean", squares, dimensions, site);
    Value raised = site.join("Add", variance, site.number("epsilon", layer.epsilon()));
    Value even = site.join("Div", centred, site.each("Sqrt", raised).name());
    return scaled(even, dimensions, site);
  }

  /** By gamma and beta, as far as the layer has them. */
  private static Value scaled(Value x, List<Integer> dimensions, Site site) {
    Value y = x;
    if (site.has("gamma")) {
      float[] gamma = site.weight("gamma").values();
      y = site.join("Mul", y, site.spread(y, dimensions, "gamma", gamma));
    }
    if (site.has("beta")) {
      float[] beta = site.weight("beta").values();
      y = site.join("Add", y, site.spread(y, dimensions, "beta", beta));
    }
    return y;
  }

  /** Channels come second, then groups of them stand in rows, each of which is made even. */
  static Value groups(GroupNormalization layer, Site site) {
    int axis = dimension(layer.axis(), site.input());
    boolean image = site.input().image() && axis == site.input().shape().rank();
    Value x = image ? site.image() : site.inKerasOrder();
    int channels = x.shape().size(axis - 1);
    int groups = layer.groups() < 0 ? channels : layer.groups();
    long[] order = channelsSecond(axis, x.shape().rank());
    String second = image ? x.name() : turned(x.name(), order, site);
    String rows = shaped(second, site, 0, groups, -1);
    String even = shaped(even(rows, groups, layer.epsilon(), site), site, sizes(x, order));
    Value y = x.named(image ? even : turned(even, back(order), site));
    return scaled(y, List.of(axis), site);
  }

  private static String even(String rows, int groups, double epsilon, Site site) {
    float[] ones = new float[groups];
    Arrays.fill(ones, 1);
    String layer = site.layer().name();
    String factors = site.graph().constant(layer + "/ones", List.of(groups), ones);
    String offsets = site.graph().constant(layer + "/zeros", List.of(groups), new float[groups]);
    return site.node(
        "InstanceNormalization",
        List.of(rows, factors, offsets),
        Attribute.real("epsilon", epsilon));
  }

  private static String turned(String x, long[] order, Site site) {
    return site.node("Transpose", List.of(x), Attribute.wholes("perm", order));
  }

  private static String shaped(String x, Site site, long... sizes) {
    return site.node("Reshape", List.of(x, site.wholes("shape", sizes)));
  }

  /** The batch, the channels, then the others as they stand. */
  private static long[] channelsSecond(int axis, int rank) {
    LongStream others = LongStream.rangeClosed(1, rank).filter(it -> it != axis);
    return LongStream.concat(LongStream.of(0, axis), others).toArray();
  }

  /** The sizes in this order; 0 stands for the batch as it is. */
  private static long[] sizes(Value x, long[] order) {
    return LongStream.of(order)
        .map(dimension -> dimension == 0 ? 0 : x.shape().size((int) dimension - 1))
        .toArray();
  }

  private static long[] back(long[] order) {
    long[] back = new long[order.length];
    IntStream.range(0, order.length).forEach(i -> back[(int) order[i]] = i);
    return back;
  }
}
