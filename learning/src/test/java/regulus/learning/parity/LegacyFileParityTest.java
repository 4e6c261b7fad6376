package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;

/** HDF5 files of Keras 2 and 3 have Keras' layers here, and give its outputs. */
class LegacyFileParityTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> haveKerasLayers() {
    return ParityFixture.tests("legacy", LegacyFileParityTest::compareLayers);
  }

  @TestFactory
  Stream<DynamicTest> computeAsInKeras() {
    return ParityFixture.tests("legacy", LegacyFileParityTest::compareOutputs);
  }

  @TestFactory
  Stream<DynamicTest> areTheSameAsKerasFiles() {
    return ParityFixture.tests("legacy", this::writeAgain);
  }

  /** What {@code save_weights} wrote are the weights of the model, under the same names. */
  @Test
  void weightsAloneAreTheModels() {
    Map<String, WeightArray> weights =
        KerasFile.weightsAlone(file("graph-2-weights")).orElseThrow();
    assertThat(weights)
        .usingRecursiveComparison()
        .isEqualTo(KerasFile.read(file("graph-2")).weights());
    assertThat(KerasFile.weightsAlone(file("graph-2"))).isEmpty();
  }

  private static Path file(String name) {
    try {
      URL file = LegacyFileParityTest.class.getResource("/parity/keras/legacy/" + name + ".h5");
      return Path.of(Objects.requireNonNull(file).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compareLayers(ParityCase c) {
    KerasModel model = KerasFile.read(file(c.name()));
    List<String> layers = new ArrayList<>();
    for (LayerShape layer : Shapes.of(model.network()).layers()) {
      boolean adapted = model.form().adapted().contains(layer.name());
      long parameters = adapted ? 2L * layer.output().channels() + 1 : layer.parameters();
      layers.add(
          "[\"%s\",%s,%d]"
              .formatted(
                  layer.name(),
                  layer.output().dimensions().toString().replace(" ", ""),
                  parameters));
    }
    assertThat(layers).isEqualTo(c.elements("layers").stream().map(Object::toString).toList());
  }

  private static void compareOutputs(ParityCase c) {
    KerasModel model = KerasFile.read(file(c.name()));
    ModelOutputs.compare(model, c);
  }

  private void writeAgain(ParityCase c) {
    KerasModel model = KerasFile.read(file(c.name()));
    Path again = folder.resolve(c.name() + ".keras");
    try {
      KerasFile.write(again, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KerasModel read = KerasFile.read(again);
    assertThat(read.network()).isEqualTo(model.network());
    assertThat(read.weights()).usingRecursiveComparison().isEqualTo(model.weights());
    assertThat(read.form()).isEqualTo(model.form());
  }
}
