package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Scope;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.network.Shapes;

/** Files that Keras wrote give its outputs here, and are the same when they were written again. */
class KerasFileParityTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> computeAsInKeras() {
    return ParityFixture.tests("files", KerasFileParityTest::compare);
  }

  @TestFactory
  Stream<DynamicTest> areTheSameAgain() {
    return ParityFixture.tests("files", this::writeAgain);
  }

  private static KerasModel model(ParityCase c) {
    try {
      String file = "/parity/keras/files/" + c.name() + ".keras";
      return KerasFile.read(
          Path.of(Objects.requireNonNull(KerasFileParityTest.class.getResource(file)).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compare(ParityCase c) {
    KerasModel model = model(c);
    float[] expected = c.floats("outputs");
    float[] outputs = outputs(model, c);
    assertThat(outputs).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(outputs[i] - expected[i]) / Math.max(1, Math.abs(expected[i])))
          .as("output %d, %s in Keras and %s here", i, expected[i], outputs[i])
          .isLessThan(1e-5f);
    }
  }

  private static float[] outputs(KerasModel model, ParityCase c) {
    try (Network network = Network.build(model.network(), new regulus.learning.random.Stream(1))) {
      network.load(model.weights());
      return Scope.get(
          () ->
              Gradients.without(
                  () ->
                      network
                          .activate(
                              network.forward(
                                  Creation.of(
                                      c.floats("images"), network.precision(), c.shape("images")),
                                  Mode.INFERENCE))
                          .floats()));
    }
  }

  private void writeAgain(ParityCase c) {
    KerasModel model = model(c);
    Path first = folder.resolve(c.name() + ".keras");
    Path second = folder.resolve(c.name() + "-2.keras");
    try {
      KerasFile.write(first, model);
      KerasModel read = KerasFile.read(first);
      assertThat(read.network()).isEqualTo(model.network());
      assertThat(read.weights()).usingRecursiveComparison().isEqualTo(model.weights());
      assertThat(Shapes.of(read.network()).parameters())
          .isEqualTo(Shapes.of(model.network()).parameters());
      KerasFile.write(second, read);
      assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
