package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Summary;
import tools.jackson.databind.JsonNode;

/** Summaries are Keras' to the character; its models are all named "sequential". */
class SummaryParityTest {
  @TestFactory
  Stream<DynamicTest> printsWhatKerasPrints() {
    return ParityFixture.tests(
        "summaries",
        c -> assertThat(Summary.of(network(c)).text("sequential")).isEqualTo(c.text("text")));
  }

  private static NetworkSpec network(ParityCase c) {
    List<NamedLayer> layers = new ArrayList<>();
    for (JsonNode node : c.elements("layers")) {
      layers.add(
          new NamedLayer(
              node.get("name").asString(), Layers.ALL.create(ParityCase.plain(node.get("layer")))));
    }
    return new NetworkSpec(Shape.of(c.wholes("input_shape")), layers);
  }
}
