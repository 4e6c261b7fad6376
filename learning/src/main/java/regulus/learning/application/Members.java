package regulus.learning.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regulus.learning.application.Application.Member;
import regulus.learning.layer.Add;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.DepthwiseConv2d;
import regulus.learning.layer.ReluLayer;
import regulus.learning.network.Layer;
import regulus.learning.setting.Kind;

/** Mutable: the layers of a ready-made network so far, each taking the one before. */
final class Members {
  private static final double LARGEST = 6;

  private final List<Member> members = new ArrayList<>();
  private final double momentum;
  private final double epsilon;

  /**
   * @param momentum of batch normalizations
   * @param epsilon of batch normalizations
   */
  Members(double momentum, double epsilon) {
    this.momentum = momentum;
    this.epsilon = epsilon;
  }

  List<Member> all() {
    return List.copyOf(members);
  }

  /** What the next layer takes. */
  String last() {
    return members.get(members.size() - 1).name();
  }

  void add(String name, Kind<? extends Layer> kind, Map<String, Object> settings) {
    members.add(new Member(name, kind, settings, List.of()));
  }

  /** A convolution without bias. */
  void convolution(String name, int filters, int size, int stride, String padding) {
    add(
        name,
        Conv2d.KIND,
        Map.of(
            "filters",
            filters,
            "kernel_size",
            size,
            "strides",
            stride,
            "padding",
            padding,
            "use_bias",
            false));
  }

  /** A 3 × 3 convolution of each channel by itself, without bias. */
  void depthwise(String name, int stride, String padding) {
    add(
        name,
        DepthwiseConv2d.KIND,
        Map.of("kernel_size", 3, "strides", stride, "padding", padding, "use_bias", false));
  }

  void normalization(String name) {
    add(name, BatchNormalization.KIND, Map.of("momentum", momentum, "epsilon", epsilon));
  }

  /** A relu that ends at 6. */
  void relu(String name) {
    add(name, ReluLayer.KIND, Map.of("max_value", LARGEST));
  }

  /** The sum of a layer and the one before. */
  void sum(String name, String other) {
    members.add(new Member(name, Add.KIND, Map.of(), List.of(other, last())));
  }
}
