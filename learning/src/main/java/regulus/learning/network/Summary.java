package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.network.Outline.Entry;
import regulus.learning.network.Shapes.LayerShape;

/**
 * What Keras 3's {@code model.summary()} says of a network, as it prints it on 80 columns. Pure;
 * starts no engine.
 *
 * @param layers in Keras' order; a sub-network is one of them, and so is the input where a layer
 *     takes others than the one before, or the model is a functional one in any case
 * @param sequential whether each layer takes the one before
 * @param total weights
 * @param trainable weights
 */
public record Summary(List<Row> layers, boolean sequential, long total, long trainable) {
  private static final int BYTES_PER_WEIGHT = 4;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

  /**
   * @param name of the layer
   * @param type Keras' name of its class
   * @param output the shape of one output example
   * @param open the dimensions of it, counted from 0, whose size follows from what is fed in
   * @param parameters how many weights it has
   * @param inputs the names of the layers that it takes
   */
  public record Row(
      String name,
      String type,
      Shape output,
      Set<Integer> open,
      long parameters,
      List<String> inputs) {
    public Row {
      open = Set.copyOf(open);
      inputs = List.copyOf(inputs);
    }

    private List<String> cells(boolean connected) {
      String sizes =
          IntStream.range(0, output.rank())
              .mapToObj(i -> open.contains(i) ? "None" : String.valueOf(output.size(i)))
              .collect(Collectors.joining(", "));
      List<String> cells = new ArrayList<>();
      cells.add(name + " (" + type + ")");
      cells.add("(None, " + sizes + ")");
      cells.add(thousands(parameters));
      if (connected) {
        cells.add(connections());
      }
      return cells;
    }

    private String connections() {
      return inputs.isEmpty()
          ? "-"
          : inputs.stream().map(input -> input + "[0][0]").collect(Collectors.joining(", "));
    }
  }

  public Summary {
    layers = List.copyOf(layers);
  }

  /**
   * @throws InvalidLayer if a layer does not fit where it stands
   */
  public static Summary of(NetworkSpec spec) {
    return of(spec, Manner.USUAL);
  }

  /** As {@link #of(NetworkSpec)}, of a model that Keras has in this manner. */
  public static Summary of(NetworkSpec spec, Manner manner) {
    Shapes shapes = Shapes.of(spec);
    Outline outline = Outline.of(spec, manner.functional());
    long settings = manner.settings().values().stream().mapToLong(it -> it).sum();
    Rows rows = new Rows(shapes, OpenSizes.of(spec, manner.open()), manner);
    return new Summary(
        outline.entries().stream().map(rows::row).toList(),
        outline.chain(),
        shapes.parameters() + settings,
        shapes.trainableParameters());
  }

  /** What the rows are made of. */
  private record Rows(Shapes shapes, OpenSizes open, Manner manner) {
    Row row(Entry entry) {
      if (entry.members().isEmpty()) {
        Set<Integer> sizes = open.of(NetworkSpec.INPUT);
        return new Row(manner.input(), "InputLayer", shapes.input(), sizes, 0, List.of());
      }
      List<LayerShape> members = entry.members().stream().map(shapes::layer).toList();
      LayerShape last = members.get(members.size() - 1);
      return new Row(
          entry.name(),
          entry.subNetwork() ? model(entry.name()) : last.layer().kind().kerasName(),
          last.output(),
          open.of(last.name()),
          members.stream().mapToLong(this::parameters).sum(),
          entry.sources().stream()
              .map(source -> source.equals(NetworkSpec.INPUT) ? manner.input() : source)
              .toList());
    }

    private long parameters(LayerShape layer) {
      return layer.parameters() + manner.settings().getOrDefault(layer.name(), 0);
    }

    private String model(String name) {
      return manner.sequential().contains(name) ? "Sequential" : "Functional";
    }
  }

  /**
   * Keras' table and its three lines below, each ending in a line feed.
   *
   * @param model its name, which stands above
   */
  public String text(String model) {
    SummaryTable table = sequential ? SummaryTable.sequential() : SummaryTable.connected();
    layers.forEach(row -> table.add(row.cells(!sequential)));
    List<String> lines = new ArrayList<>();
    lines.add("Model: \"" + model + "\"");
    lines.addAll(table.lines());
    lines.add(" Total params: " + count(total));
    lines.add(" Trainable params: " + count(trainable));
    lines.add(" Non-trainable params: " + count(total - trainable));
    return String.join("\n", lines) + "\n";
  }

  private static String count(long weights) {
    return thousands(weights) + " (" + size(weights) + ")";
  }

  private static String thousands(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String size(long weights) {
    double size = (double) weights * BYTES_PER_WEIGHT;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", size, UNITS[unit]);
  }
}
