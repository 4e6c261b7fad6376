package regulus.learning.parity;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.data.Examples;
import regulus.learning.data.Pixels;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.WeightArray;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.random.Stream;
import regulus.learning.schedule.Schedules;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Feed;
import regulus.learning.training.Freezing;
import regulus.learning.training.Freezing.Thaw;
import regulus.learning.training.Phase;
import regulus.learning.training.TrainingSpec;
import tools.jackson.databind.JsonNode;

/**
 * One training of {@code parity/networks.py} or {@code parity/fits.py}, made again from its
 * formulas: the network, its first weights, its images and labels.
 *
 * @param facts what was trained, and Keras' losses
 * @param random the stream that everything is drawn from
 */
record TrainedNetwork(ParityCase facts, Stream random) {
  private static final long KEY = 20261121;
  private static final int BLOCK = 4;

  static TrainedNetwork of(ParityCase facts) {
    return new TrainedNetwork(facts, new Stream(KEY).named(facts.kind()).named(facts.name()));
  }

  NetworkSpec spec() {
    return facts.network();
  }

  private Shape shape() {
    return Shape.of(facts.wholes("input_shape"));
  }

  TrainingSpec training() {
    JsonNode all = facts.facts();
    TrainingSpec whole =
        new TrainingSpec(
            Optimizers.ALL.create(plain("optimizer")),
            new TrainingSpec.Objective(
                Losses.ALL.create(plain("loss")), metrics(), facts.numbersByName("class_weights")),
            all.get("batch_size").asInt(TrainingSpec.WHOLE_SET),
            all.path("epochs").asInt(1),
            Optional.ofNullable(all.get("schedule"))
                .map(schedule -> Schedules.ALL.create(ParityCase.plain(schedule))),
            stopping(all),
            whole(all, "chunk_size"));
    return all.has("phases")
        ? whole.in(facts.elements("phases").stream().map(TrainedNetwork::phase).toList())
        : whole;
  }

  private static Phase phase(JsonNode node) {
    return new Phase(
        node.get("epochs").asInt(),
        new Freezing(
            names(node.path("freeze")),
            Optional.ofNullable(node.get("unfreeze"))
                .map(thaw -> new Thaw(names(thaw.path("layers")), whole(thaw, "last")))),
        Optional.ofNullable(node.get("optimizer"))
            .map(optimizer -> Optimizers.ALL.create(ParityCase.plain(optimizer))),
        whole(node, "batch_size"),
        Optional.empty(),
        stopping(node));
  }

  private static Optional<EarlyStopping> stopping(JsonNode node) {
    return Optional.ofNullable(node.get("early_stopping"))
        .map(rule -> EarlyStoppingParityTest.RULES.create(ParityCase.plain(rule)));
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static OptionalInt whole(JsonNode node, String name) {
    return node.has(name) ? OptionalInt.of(node.get(name).asInt()) : OptionalInt.empty();
  }

  private Object plain(String fact) {
    return ParityCase.plain(facts.facts().get(fact));
  }

  private List<Metric> metrics() {
    return facts.facts().has("metrics")
        ? facts.elements("metrics").stream()
            .map(metric -> Metrics.ALL.create(ParityCase.plain(metric)))
            .toList()
        : List.of();
  }

  /** First weights for a network's own names and shapes. */
  Map<String, WeightArray> weights(Map<String, WeightArray> like) {
    Map<String, WeightArray> drawn = new LinkedHashMap<>();
    like.forEach((name, array) -> drawn.put(name, weight(name, array.shape())));
    return drawn;
  }

  private WeightArray weight(String name, List<Integer> shape) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    double low = -0.05;
    double high = 0.05;
    if (last.equals("kernel")) {
      int rank = shape.size();
      double area = shape.subList(0, rank - 2).stream().reduce(1, Math::multiplyExact);
      high = Math.sqrt(6.0 / (area * shape.get(rank - 2) + area * shape.get(rank - 1)));
      low = -high;
    } else if (last.equals("gamma") || last.equals("moving_variance")) {
      low = 0.9;
      high = 1.1;
    }
    Stream stream = random.named(name);
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * stream.uniform(i));
    }
    return new WeightArray(shape, values);
  }

  Feed feed() {
    return new Feed(examples(facts.whole("batch_size") * steps()), pixels(), classes());
  }

  List<String> classes() {
    return IntStream.range(0, facts.whole("classes")).mapToObj(Integer::toString).toList();
  }

  Pixels pixels() {
    return rescales() ? Pixels.RAW : Pixels.UNIT;
  }

  private boolean rescales() {
    return facts.elements("layers").get(0).get("layer").has("rescaling");
  }

  int steps() {
    return facts.numbers("losses").length;
  }

  Examples examples(int count) {
    int classes = facts.whole("classes");
    Shape shape = shape();
    int values = shape.elements();
    int[][] patterns = new int[classes][];
    for (int c = 0; c < classes; c++) {
      patterns[c] = pattern(random.named("patterns").at(c), shape);
    }
    ByteBuffer pixels = ByteBuffer.allocateDirect(Math.multiplyExact(count, values));
    int[] labels = new int[count];
    Stream noises = random.named("noise");
    for (int i = 0; i < count; i++) {
      labels[i] = random.named("labels").below(classes, i);
      Stream noise = noises.at(i);
      for (int p = 0; p < values; p++) {
        pixels.put((byte) ((3 * patterns[labels[i]][p] + noise.below(256, p)) / 4));
      }
    }
    return new Examples(shape, pixels.flip(), labels);
  }

  /** One byte per channel of each block of 4 × 4 pixels. */
  private static int[] pattern(Stream stream, Shape shape) {
    int blocks = (shape.width() + BLOCK - 1) / BLOCK;
    int channels = shape.channels();
    int[] pattern = new int[shape.elements()];
    for (int p = 0; p < pattern.length; p++) {
      int row = p / channels / shape.width() / BLOCK;
      int column = p / channels % shape.width() / BLOCK;
      pattern[p] = stream.below(256, (long) (row * blocks + column) * channels + p % channels);
    }
    return pattern;
  }
}
