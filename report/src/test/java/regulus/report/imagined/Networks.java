package regulus.report.imagined;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metrics;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.training.TrainingSpec;
import regulus.study.Variant;

/** The networks of the imagined study: a convolutional base and four ways to regularize it. */
public final class Networks {
  private static final Map<String, Object> NONE = Map.of();

  private Networks() {}

  /** A base named {@code base}, then dropout, l1, l2 and batch-norm. */
  public static List<Variant> five() {
    List<NamedLayer> base = base(NONE);
    return List.of(
        new Variant("base", Optional.empty(), network(base), training(15)),
        edited("dropout", inserted(base, 3, layer("dropout_1", "dropout", Map.of("rate", 0.25)))),
        edited("l1", base(Map.of("kernel_regularizer", Map.of("l1", 0.001)))),
        edited("l2", base(Map.of("kernel_regularizer", Map.of("l2", 0.001)))),
        edited(
            "batch-norm",
            inserted(base, 1, layer("batch_normalization_1", "batch_normalization", NONE))));
  }

  /** The same network as the base, under another name. */
  public static Variant edited(String name) {
    return edited(name, base(NONE));
  }

  public static TrainingSpec training(int epochs) {
    return new TrainingSpec(
        Optimizers.ALL.create("adam"),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"),
            List.of(Metrics.ALL.create("accuracy")),
            Map.of()),
        32,
        epochs,
        Optional.empty(),
        Optional.empty());
  }

  private static List<NamedLayer> base(Map<String, Object> penalty) {
    return List.of(
        layer("conv2d_1", "conv2d", Map.of("filters", 32, "kernel_size", 3, "activation", "relu")),
        layer("max_pooling2d_1", "max_pooling2d", NONE),
        layer("conv2d_2", "conv2d", Map.of("filters", 64, "kernel_size", 3, "activation", "relu")),
        layer("max_pooling2d_2", "max_pooling2d", NONE),
        layer("conv2d_3", "conv2d", Map.of("filters", 64, "kernel_size", 3, "activation", "relu")),
        layer("flatten_1", "flatten", NONE),
        layer("dense_1", "dense", and(penalty, Map.of("units", 64, "activation", "relu"))),
        layer("dense_2", "dense", and(penalty, Map.of("units", 10, "activation", "softmax"))));
  }

  private static Map<String, Object> and(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private static NamedLayer layer(String name, String kind, Map<String, Object> settings) {
    return new NamedLayer(name, Layers.ALL.create(Map.of(kind, settings)));
  }

  private static Variant edited(String name, List<NamedLayer> layers) {
    return new Variant(name, Optional.of("base"), network(layers), training(15));
  }

  private static NetworkSpec network(List<NamedLayer> layers) {
    return new NetworkSpec(Shape.of(28, 28, 1), layers);
  }

  private static List<NamedLayer> inserted(List<NamedLayer> base, int at, NamedLayer layer) {
    List<NamedLayer> layers = new ArrayList<>(base);
    layers.add(at, layer);
    return layers;
  }
}
