package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Window;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.Conv2dTranspose;
import regulus.learning.layer.DepthwiseConv2d;
import regulus.learning.layer.SeparableConv2d;
import regulus.learning.network.WeightArray;
import regulus.learning.setting.Border;
import regulus.learning.setting.Pair;

/** Convolutions and poolings; kernels of ONNX are [out, in, height, width]. */
final class WindowForms {
  private WindowForms() {}

  /**
   * A convolution without its bias.
   *
   * @param name of its kernel
   */
  private record Convolution(String name, WeightArray kernel, Window window, int groups) {
    /** A convolution of as many groups as there are channels, from Keras' kernel of such a one. */
    static Convolution depthwise(String name, Window window, Site site) {
      WeightArray turned = site.weight(name).arranged(List.of(2, 3, 0, 1));
      List<Integer> shape = turned.shape();
      int filters = shape.get(0) * shape.get(1);
      WeightArray kernel =
          new WeightArray(List.of(filters, 1, shape.get(2), shape.get(3)), turned.values());
      return new Convolution(name, kernel, window, shape.get(0));
    }

    /** Over an image with channels first, with or without the layer's bias. */
    Value over(Value x, boolean biased, Site site) {
      List<String> inputs = new ArrayList<>(List.of(x.name(), site.constant(name, kernel)));
      if (biased && site.has("bias")) {
        inputs.add(site.constant("bias"));
      }
      int filters = kernel.shape().get(0);
      return new Value(
          site.node(
              "Conv",
              inputs,
              Attribute.pair("kernel_shape", window.size()),
              Attribute.pair("strides", window.strides()),
              Attribute.pair("dilations", window.dilation()),
              margins(window, x),
              Attribute.whole("group", groups)),
          Shape.of(
              window.outputHeight(x.shape().height()),
              window.outputWidth(x.shape().width()),
              filters),
          true);
    }
  }

  private static WeightArray outFirst(String kernel, Site site) {
    return site.weight(kernel).arranged(List.of(3, 2, 0, 1));
  }

  static Value conv2d(Conv2d layer, Site site) {
    Convolution convolution =
        new Convolution("kernel", outFirst("kernel", site), layer.window(), layer.groups());
    return ActivationForms.applied(
        layer.activation(), convolution.over(site.image(), true, site), site);
  }

  static Value depthwise(DepthwiseConv2d layer, Site site) {
    Convolution convolution = Convolution.depthwise("kernel", layer.window(), site);
    return ActivationForms.applied(
        layer.activation(), convolution.over(site.image(), true, site), site);
  }

  static Value separable(SeparableConv2d layer, Site site) {
    Convolution apart = Convolution.depthwise("depthwise_kernel", layer.window(), site);
    Window pixel = new Window(Pair.of(1), Pair.of(1), false, Pair.of(1));
    String name = "pointwise_kernel";
    Convolution across = new Convolution(name, outFirst(name, site), pixel, 1);
    Value y = across.over(apart.over(site.image(), false, site), true, site);
    return ActivationForms.applied(layer.activation(), y, site);
  }

  static Value transposed(Conv2dTranspose layer, Site site) {
    Value x = site.image();
    List<String> inputs =
        new ArrayList<>(List.of(x.name(), site.constant("kernel", outFirst("kernel", site))));
    if (site.has("bias")) {
      inputs.add(site.constant("bias"));
    }
    Window window = layer.window();
    Value y =
        site.image(
            site.node(
                "ConvTranspose",
                inputs,
                Attribute.pair("kernel_shape", window.size()),
                Attribute.pair("strides", window.strides()),
                Attribute.pair("dilations", window.dilation()),
                Attribute.pads(cut(window, site)),
                Attribute.pair("output_padding", lacking(window, site))));
    return ActivationForms.applied(layer.activation(), y, site);
  }

  /** How large an image becomes if nothing is cut off it. */
  private static Pair reached(Window window, Shape input) {
    return new Pair(
        (input.height() - 1) * window.strides().height() + window.spanHeight(),
        (input.width() - 1) * window.strides().width() + window.spanWidth());
  }

  /** What is cut off that, more of it at the end, or all of it there if nothing was padded. */
  private static Border cut(Window window, Site site) {
    Pair reached = reached(window, site.input().shape());
    int rows = Math.max(0, reached.height() - site.output().height());
    int columns = Math.max(0, reached.width() - site.output().width());
    return window.same() ? Border.around(rows, columns) : new Border(0, rows, 0, columns);
  }

  /** What lacks at the end. */
  private static Pair lacking(Window window, Site site) {
    Pair reached = reached(window, site.input().shape());
    return new Pair(
        Math.max(0, site.output().height() - reached.height()),
        Math.max(0, site.output().width() - reached.width()));
  }

  private static Attribute margins(Window window, Value x) {
    return Attribute.pads(window.margins(x.shape().height(), x.shape().width()));
  }

  /** A pooling; what is padded does not count in either of them. */
  static Value pooled(String what, Window window, Site site) {
    Value x = apart(site.image(), site);
    return site.image(
        site.node(
            what + "Pool",
            List.of(x.name()),
            Attribute.pair("kernel_shape", window.size()),
            Attribute.pair("strides", window.strides()),
            margins(window, x)));
  }

  /**
   * ONNX Runtime (up to 1.31) takes a padding with zeros into the pooling behind it, where it
   * becomes one with the lowest number. Something between the two, which changes no number, keeps
   * it off.
   */
  private static Value apart(Value x, Site site) {
    return site.graph().gives("Pad", x.name())
        ? site.join("Max", x, site.number("lowest", -Float.MAX_VALUE))
        : x;
  }

  /** A pooling over whole images. */
  static Value whole(String what, boolean keepdims, Site site) {
    String pooled = site.node("Global" + what + "Pool", List.of(site.image().name()));
    return keepdims
        ? site.image(pooled)
        : site.vector(site.node("Flatten", List.of(pooled), Attribute.whole("axis", 1)));
  }
}
