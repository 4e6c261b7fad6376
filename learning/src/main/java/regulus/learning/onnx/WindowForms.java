package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.engine.Window;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.DepthwiseConv2d;
import regulus.learning.network.WeightArray;

/** Convolutions and poolings; kernels of ONNX are [out, in, height, width]. */
final class WindowForms {
  private WindowForms() {}

  static Value conv2d(Conv2d layer, Site site) {
    WeightArray kernel = site.weight("kernel").arranged(List.of(3, 2, 0, 1));
    Value y = convolved(kernel, layer.window(), layer.groups(), site);
    return ActivationForms.applied(layer.activation(), y, site);
  }

  /** A convolution of as many groups as there are channels. */
  static Value depthwise(DepthwiseConv2d layer, Site site) {
    WeightArray turned = site.weight("kernel").arranged(List.of(2, 3, 0, 1));
    List<Integer> shape =
        List.of(site.output().channels(), 1, turned.shape().get(2), turned.shape().get(3));
    WeightArray kernel = new WeightArray(shape, turned.values());
    Value y = convolved(kernel, layer.window(), site.input().shape().channels(), site);
    return ActivationForms.applied(layer.activation(), y, site);
  }

  private static Value convolved(WeightArray kernel, Window window, int groups, Site site) {
    Value x = site.image();
    List<String> inputs = new ArrayList<>(List.of(x.name(), site.constant("kernel", kernel)));
    if (site.has("bias")) {
      inputs.add(site.constant("bias"));
    }
    return site.image(
        site.node(
            "Conv",
            inputs,
            Attribute.pair("kernel_shape", window.size()),
            Attribute.pair("strides", window.strides()),
            Attribute.pair("dilations", window.dilation()),
            margins(window, x),
            Attribute.whole("group", groups)));
  }

  private static Attribute margins(Window window, Value x) {
    return Attribute.pads(window.margins(x.shape().height(), x.shape().width()));
  }

  /** A pooling; what is padded does not count in either of them. */
  static Value pooled(String what, Window window, Site site) {
    Value x = site.image();
    return site.image(
        site.node(
            what + "Pool",
            List.of(x.name()),
            Attribute.pair("kernel_shape", window.size()),
            Attribute.pair("strides", window.strides()),
            margins(window, x)));
  }

  /** A pooling over whole images. */
  static Value whole(String what, boolean keepdims, Site site) {
    String pooled = site.node("Global" + what + "Pool", List.of(site.image().name()));
    return keepdims
        ? site.image(pooled)
        : site.vector(site.node("Flatten", List.of(pooled), Attribute.whole("axis", 1)));
  }
}
