package regulus.learning.layer;

import java.util.List;
import java.util.Map;
import regulus.learning.Shape;
import regulus.learning.network.Layer;

/**
 * A layer on an input that it fits; the contract of layers is tested on each.
 *
 * @param plain as a study file would have it
 */
public record LayerExample(Map<String, Map<String, Object>> plain, Shape input) {
  /** At least one of every kind. */
  public static final List<LayerExample> ALL =
      List.of(
          of("conv2d", Map.of("filters", 3, "kernel_size", 3), 6, 5, 2),
          of(
              "conv2d",
              Map.of("filters", 3, "kernel_size", 2, "padding", "same", "activation", "tanh"),
              4,
              5,
              2),
          of(
              "conv2d",
              Map.of("filters", 2, "kernel_size", 3, "padding", "same", "strides", 2),
              6,
              7,
              1),
          of("conv2d", Map.of("filters", 4, "kernel_size", 2, "dilation_rate", 2), 6, 5, 2),
          of(
              "conv2d",
              Map.of("filters", 4, "kernel_size", List.of(1, 3), "groups", 2, "use_bias", false),
              3,
              5,
              4),
          of("depthwise_conv2d", Map.of("kernel_size", 3), 6, 5, 3),
          of(
              "depthwise_conv2d",
              Map.of("kernel_size", 3, "padding", "same", "strides", 2, "depth_multiplier", 2),
              6,
              5,
              3),
          of("separable_conv2d", Map.of("filters", 3, "kernel_size", 3), 5, 4, 2),
          of(
              "separable_conv2d",
              Map.of("filters", 2, "kernel_size", 2, "padding", "same", "depth_multiplier", 2),
              4,
              3,
              2),
          of("conv2d_transpose", Map.of("filters", 3, "kernel_size", 3), 3, 4, 2),
          of(
              "conv2d_transpose",
              Map.of(
                  "filters",
                  2,
                  "kernel_size",
                  3,
                  "padding",
                  "same",
                  "strides",
                  2,
                  "output_padding",
                  1),
              3,
              2,
              2),
          of("cropping2d", Map.of("cropping", List.of(1, List.of(0, 2))), 4, 5, 2),
          of(
              "conv2d",
              Map.of(
                  "filters",
                  2,
                  "kernel_size",
                  3,
                  "activity_regularizer",
                  "l1",
                  "kernel_constraint",
                  Map.of("max_norm", Map.of("axis", List.of(0, 1, 2)))),
              4,
              5,
              2),
          of("activity_regularization", Map.of("l1", 0.5), 3, 4, 2),
          of("zero_padding2d", Map.of(), 3, 4, 2),
          of("zero_padding2d", Map.of("padding", List.of(1, List.of(0, 2))), 3, 4, 2),
          of("up_sampling2d", Map.of(), 3, 4, 2),
          of("up_sampling2d", Map.of("size", List.of(1, 3), "interpolation", "bilinear"), 3, 4, 2),
          of("resizing", Map.of("height", 5, "width", 3), 3, 4, 2),
          of("resizing", Map.of("height", 2, "width", 7, "interpolation", "nearest"), 3, 4, 2),
          of("resizing", Map.of("height", 5, "width", 3, "interpolation", "bicubic"), 3, 4, 2),
          of("resizing", Map.of("height", 3, "width", 3, "crop_to_aspect_ratio", true), 5, 4, 2),
          of("resizing", Map.of("height", 3, "width", 3, "pad_to_aspect_ratio", true), 6, 4, 2),
          of("max_pooling2d", Map.of(), 6, 5, 2),
          of("max_pooling2d", Map.of("pool_size", 3, "strides", 2, "padding", "same"), 6, 5, 2),
          of("average_pooling2d", Map.of(), 6, 5, 2),
          of("average_pooling2d", Map.of("pool_size", 3, "strides", 2, "padding", "same"), 6, 5, 2),
          of("average_pooling2d", Map.of("pool_size", 2, "strides", 1, "padding", "same"), 4, 5, 2),
          of("global_max_pooling2d", Map.of(), 4, 3, 2),
          of("global_max_pooling2d", Map.of("keepdims", true), 4, 3, 2),
          of("global_average_pooling2d", Map.of(), 4, 3, 2),
          of("global_average_pooling2d", Map.of("keepdims", true), 4, 3, 2),
          of("dense", Map.of("units", 3, "activation", "sigmoid"), 5),
          of("dense", Map.of("units", 3, "use_bias", false), 5),
          of("dense", Map.of("units", 3, "activation", "relu"), 2, 3, 4),
          of("global_max_pooling1d", Map.of(), 4, 3),
          of("global_average_pooling1d", Map.of("keepdims", true), 4, 3),
          of(
              "einsum_dense",
              Map.of("equation", "abc,cd->abd", "output_shape", List.of(3, 2), "bias_axes", "bd"),
              3,
              4),
          of("einsum_dense", Map.of("equation", "...x,xy->...y", "output_shape", 2), 2, 3, 4),
          of("multi_head_attention", Map.of("num_heads", 2, "key_dim", 3), 3, 4),
          of(
              "multi_head_attention",
              Map.of(
                  "num_heads",
                  2,
                  "key_dim",
                  1,
                  "value_dim",
                  2,
                  "dropout",
                  0.3,
                  "attention_axes",
                  1,
                  "output_shape",
                  3),
              2,
              3,
              2),
          of("flatten", Map.of(), 2, 3, 4),
          of("flatten", Map.of(), 7),
          of("activation", Map.of("activation", "elu"), 4, 3, 2),
          of("relu", Map.of(), 4, 3, 2),
          of("relu", Map.of("max_value", 1, "negative_slope", 0.1, "threshold", 0.2), 4, 3, 2),
          of("leaky_relu", Map.of(), 5),
          of("prelu", Map.of("shared_axes", List.of(1, 2)), 3, 4, 2),
          of("prelu", Map.of("alpha_initializer", "ones"), 5),
          of("elu", Map.of("alpha", 0.5), 4, 3, 2),
          of("softmax", Map.of(), 5),
          of("softmax", Map.of("axis", List.of(1, 2)), 3, 4, 2),
          of("layer_normalization", Map.of(), 4, 3),
          of("layer_normalization", Map.of("axis", List.of(1, 3), "scale", false), 3, 4, 2),
          of("group_normalization", Map.of("groups", 2), 3, 2, 4),
          of("group_normalization", Map.of("groups", -1, "axis", 1), 3, 4, 2),
          of("unit_normalization", Map.of(), 4, 3),
          of("batch_normalization", Map.of(), 3, 4, 2),
          of("batch_normalization", Map.of("center", false, "momentum", 0.5), 5),
          of("batch_normalization", Map.of("scale", false), 3, 4),
          of("batch_normalization", Map.of("axis", 1), 3, 4, 2),
          of("dropout", Map.of("rate", 0.4), 3, 4, 2),
          of("dropout", Map.of("rate", 0.4), 5),
          of("dropout", Map.of("rate", 0.4, "noise_shape", List.of(1, 3, 1, 2)), 3, 4, 2),
          of("spatial_dropout2d", Map.of("rate", 0.4), 3, 4, 2),
          of("alpha_dropout", Map.of("rate", 0.4), 5),
          of("gaussian_dropout", Map.of("rate", 0.4), 3, 4, 2),
          of("gaussian_noise", Map.of("stddev", 0.4), 3, 4, 2),
          of("rescaling", Map.of("scale", 0.5, "offset", -1.0), 3, 4, 2),
          of(
              "rescaling",
              Map.of("scale", List.of(0.5, -2.0), "offset", List.of(-1.0, 0.25)),
              3,
              4,
              2),
          of(
              "normalization",
              Map.of("mean", List.of(0.5, -1.0), "variance", List.of(0.25, 4.0)),
              3,
              4,
              2),
          of("normalization", Map.of("mean", 2.0, "variance", 0.5), 3),
          of("normalization", Map.of(), 3, 4, 2),
          of("normalization", Map.of("axis", 1), 3, 4, 2),
          of("random_flip", Map.of(), 3, 4, 2),
          of("random_flip", Map.of("mode", "vertical"), 3, 4, 2),
          of("random_rotation", Map.of("factor", 0.2), 4, 5, 2),
          of("random_zoom", Map.of("height_factor", 0.3, "fill_mode", "wrap"), 4, 5, 2),
          of(
              "random_translation",
              Map.of(
                  "height_factor",
                  0.4,
                  "width_factor",
                  List.of(0.1, 0.2),
                  "fill_mode",
                  "constant",
                  "fill_value",
                  0.5),
              4,
              5,
              2),
          of("random_contrast", Map.of("factor", 0.5, "value_range", List.of(-9, 9)), 3, 4, 2),
          of("random_brightness", Map.of("factor", 0.3, "value_range", List.of(-9, 9)), 3, 4, 2),
          of("random_sharpness", Map.of("factor", 0.4, "value_range", List.of(-9, 9)), 3, 4, 2),
          of("random_grayscale", Map.of("factor", 0.7), 3, 4, 3),
          of(
              "random_invert",
              Map.of("factor", List.of(0.3, 0.8), "value_range", List.of(-9, 9)),
              3,
              4,
              2),
          of("random_hue", Map.of("factor", 0.5, "value_range", List.of(-9, 9)), 3, 4, 3),
          of("random_saturation", Map.of("factor", List.of(0.2, 0.4)), 3, 4, 3),
          of(
              "random_color_degeneration",
              Map.of("factor", 0.6, "value_range", List.of(-9, 9)),
              3,
              4,
              3),
          of(
              "random_color_jitter",
              Map.of(
                  "value_range",
                  List.of(-9, 9),
                  "brightness_factor",
                  0.1,
                  "contrast_factor",
                  0.2,
                  "hue_factor",
                  List.of(0.1, 0.3)),
              3,
              4,
              3),
          of("random_shear", Map.of("x_factor", 0.3, "y_factor", List.of(0.1, 0.2)), 4, 5, 2),
          of("random_perspective", Map.of("factor", List.of(0.8, 1), "fill_value", 0.5), 4, 5, 2),
          of(
              "random_elastic_transform",
              Map.of(
                  "factor",
                  List.of(0.8, 1),
                  "scale",
                  List.of(0.6, 0.9),
                  "fill_mode",
                  "wrap",
                  "value_range",
                  List.of(-9, 9)),
              24,
              20,
              1),
          of("random_erasing", Map.of("factor", List.of(0.8, 1)), 4, 5, 2),
          of("random_erasing", Map.of("factor", List.of(0.8, 1), "fill_value", 3), 4, 5, 2),
          of(
              "random_gaussian_blur",
              Map.of("factor", List.of(0.3, 0.8), "value_range", List.of(-9, 9)),
              4,
              5,
              2),
          of(
              "random_posterization",
              Map.of("factor", List.of(1, 6), "value_range", List.of(-9, 9)),
              3,
              4,
              2),
          of(
              "solarization",
              Map.of(
                  "addition_factor", 0.2, "threshold_factor", 0.6, "value_range", List.of(-9, 9)),
              3,
              4,
              2),
          of("rand_augment", Map.of("value_range", List.of(-9, 9)), 4, 5, 3),
          of("identity", Map.of(), 3, 4, 2),
          of("random_crop", Map.of("height", 2, "width", 3), 4, 5, 2),
          of("reshape", Map.of("target_shape", List.of(4, -1)), 3, 4, 2),
          of("reshape", Map.of("target_shape", List.of(6)), 3, 1, 2),
          of("permute", Map.of("dims", List.of(3, 1, 2)), 3, 4, 2),
          of("add", Map.of(), 3, 4, 2),
          of("subtract", Map.of(), 3, 4, 2),
          of("multiply", Map.of(), 3, 4, 2),
          of("average", Map.of(), 3, 4, 2),
          of("maximum", Map.of(), 3, 4, 2),
          of("minimum", Map.of(), 3, 4, 2),
          of("concatenate", Map.of("axis", 2), 3, 4, 2));

  private static LayerExample of(String kind, Map<String, Object> settings, int... input) {
    return new LayerExample(Map.of(kind, settings), Shape.of(input));
  }

  String kind() {
    return plain.keySet().iterator().next();
  }

  Layer layer() {
    return Layers.ALL.create(plain);
  }

  @Override
  public String toString() {
    return plain + " on " + input;
  }
}
