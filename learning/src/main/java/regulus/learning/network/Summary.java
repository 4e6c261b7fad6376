package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import regulus.learning.Shape;
import regulus.learning.network.Outline.Entry;
import regulus.learning.network.Shapes.LayerShape;

/**
 * What Keras 3's {@code model.summary()} says of a network, as it prints it on 80 columns. Pure;
 * starts no engine.
 *
 * @param layers in Keras' order; a sub-network is one of them, and so is the input where a layer
 *     takes others than the one before
 * @param sequential whether each layer takes the one before
 * @param total weights
 * @param trainable weights
 */
public record Summary(List<Row> layers, boolean sequential, long total, long trainable) {
  private static final int BYTES_PER_WEIGHT = 4;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
  private static final String FED_IN = "input_layer";

  /**
   * @param name of the layer
   * @param type Keras' name of its class
   * @param output the shape of one output example
   * @param parameters how many weights it has
   * @param inputs the names of the layers that it takes
   */
  public record Row(String name, String type, Shape output, long parameters, List<String> inputs) {
    public Row {
      inputs = List.copyOf(inputs);
    }

    private List<String> cells(boolean connected) {
      String sizes =
          output.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
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
    Shapes shapes = Shapes.of(spec);
    Outline outline = Outline.of(spec);
    List<Row> rows = outline.entries().stream().map(entry -> row(entry, shapes)).toList();
    return new Summary(
        rows, outline.sequential(), shapes.parameters(), shapes.trainableParameters());
  }

  private static Row row(Entry entry, Shapes shapes) {
    if (entry.members().isEmpty()) {
      return new Row(FED_IN, "InputLayer", shapes.input(), 0, List.of());
    }
    List<LayerShape> members = entry.members().stream().map(shapes::layer).toList();
    LayerShape last = members.get(members.size() - 1);
    return new Row(
        entry.name(),
        entry.subNetwork() ? "Functional" : last.layer().kind().kerasName(),
        last.output(),
        members.stream().mapToLong(LayerShape::parameters).sum(),
        entry.sources().stream()
            .map(source -> source.equals(NetworkSpec.INPUT) ? FED_IN : source)
            .toList());
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
