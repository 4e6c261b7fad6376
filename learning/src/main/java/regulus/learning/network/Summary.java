package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import regulus.learning.Shape;
import regulus.learning.network.Shapes.LayerShape;

/**
 * What Keras 3's {@code model.summary()} says of a network, as it prints it on 80 columns. Pure;
 * starts no engine.
 *
 * @param layers in order
 * @param total weights
 * @param trainable weights
 */
public record Summary(List<Row> layers, long total, long trainable) {
  private static final int BYTES_PER_WEIGHT = 4;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

  /**
   * @param name of the layer
   * @param type Keras' name of its class
   * @param output the shape of one output example
   * @param parameters how many weights it has
   */
  public record Row(String name, String type, Shape output, long parameters) {
    private List<String> cells() {
      String sizes =
          output.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
      return List.of(name + " (" + type + ")", "(None, " + sizes + ")", thousands(parameters));
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
    List<Row> rows = shapes.layers().stream().map(Summary::row).toList();
    return new Summary(rows, shapes.parameters(), shapes.trainableParameters());
  }

  private static Row row(LayerShape layer) {
    return new Row(
        layer.name(), layer.layer().kind().kerasName(), layer.output(), layer.parameters());
  }

  /**
   * Keras' table and its three lines below, each ending in a line feed.
   *
   * @param model its name, which stands above
   */
  public String text(String model) {
    SummaryTable table = new SummaryTable(List.of("Layer (type)", "Output Shape", "Param #"));
    layers.forEach(row -> table.add(row.cells()));
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
