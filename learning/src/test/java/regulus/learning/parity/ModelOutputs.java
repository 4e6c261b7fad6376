package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Scope;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.random.Stream;

/** What a model of Keras gives here for the images of a case, beside what it gave in Keras. */
final class ModelOutputs {
  private static final float TOLERANCE = 1e-5f;

  private ModelOutputs() {}

  static void compare(KerasModel model, ParityCase c) {
    float[] expected = c.floats("outputs");
    float[] outputs = of(model, c);
    assertThat(outputs).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(outputs[i] - expected[i]) / Math.max(1, Math.abs(expected[i])))
          .as("output %d, %s in Keras and %s here", i, expected[i], outputs[i])
          .isLessThan(TOLERANCE);
    }
  }

  private static float[] of(KerasModel model, ParityCase c) {
    try (Network network = Network.build(model.network(), new Stream(1))) {
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
}
