package regulus.study.file;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes nodes as YAML that reads back as the same nodes: numbers keep the digits that they were
 * written with, since variants of a sweep are named by them.
 */
final class YamlWriter {
  private static final int WIDTH = 100;
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

  private YamlWriter() {}

  static String write(Node root) {
    DumpSettings settings =
        DumpSettings.builder().setSchema(new CoreSchema()).setWidth(WIDTH).build();
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(node(root)).iterator());
  }

  private static org.snakeyaml.engine.v2.nodes.Node node(Node node) {
    if (node instanceof Node.Mapping mapping) {
      List<NodeTuple> entries =
          mapping.entries().entrySet().stream()
              .map(entry -> new NodeTuple(text(entry.getKey()), node(entry.getValue())))
              .toList();
      return new MappingNode(Tag.MAP, entries, style(mapping.entries().values()));
    }
    if (node instanceof Node.Sequence sequence) {
      return new SequenceNode(
          Tag.SEQ,
          sequence.items().stream().map(YamlWriter::node).toList(),
          style(sequence.items()));
    }
    return scalar((Node.Scalar) node);
  }

  /** A key or a text; quoted where it would read as something else. */
  private static ScalarNode text(String text) {
    return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
  }

  private static ScalarNode scalar(Node.Scalar scalar) {
    Object value = scalar.value();
    if (value == null) {
      return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
    }
    Tag tag =
        value instanceof Number ? number(scalar) : value instanceof Boolean ? Tag.BOOL : Tag.STR;
    return new ScalarNode(tag, scalar.text(), ScalarStyle.PLAIN);
  }

  /** What YAML takes the digits for; it knows no largest whole number. */
  private static Tag number(Node.Scalar scalar) {
    return WHOLE.matcher(scalar.text()).matches() ? Tag.INT : Tag.FLOAT;
  }

  /** On one line if there is nothing but single values in it. */
  private static FlowStyle style(Iterable<Node> values) {
    for (Node value : values) {
      if (!(value instanceof Node.Scalar)) {
        return FlowStyle.BLOCK;
      }
    }
    return FlowStyle.FLOW;
  }
}
