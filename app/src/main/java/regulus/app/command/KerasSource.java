package regulus.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.activation.Linear;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.data.Pixels;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.keras.Meaning;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.Activated;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.onnx.OnnxFile;
import regulus.learning.onnx.OnnxModel;
import regulus.study.model.ModelFormat;

/**
 * A model in a file of Keras, with what the file does not say of it.
 *
 * @param file where it was read
 * @param network its layers, ending in probabilities
 * @param meaning of its outputs and of what it is fed
 * @param notes what was taken for granted, to be said
 */
record KerasSource(
    Path file, KerasModel model, NetworkSpec network, Meaning meaning, List<String> notes) {

  /**
   * @param given how bytes become what it is fed, if somebody says it
   * @throws regulus.learning.data.InvalidData if it is broken, or holds what Regulus does not have
   */
  static KerasSource of(Path file, Optional<Pixels> given) {
    KerasModel model = KerasFile.read(file);
    List<String> notes = new ArrayList<>();
    NetworkSpec network = answering(model.network(), file, notes);
    Pixels pixels =
        given
            .or(() -> model.meaning().map(Meaning::pixels))
            .orElseGet(() -> guessed(network, file, notes));
    int outputs = Math.max(2, Shapes.of(network).output().elements());
    List<String> classes =
        model
            .meaning()
            .map(Meaning::classes)
            .filter(names -> names.size() == outputs)
            .orElseGet(() -> IntStream.range(0, outputs).mapToObj(String::valueOf).toList());
    return new KerasSource(file, model, network, new Meaning(classes, pixels), notes);
  }

  /**
   * Writes it in another format, or as it is.
   *
   * @return what it is called
   * @throws WrongRequest if the format is for studies
   */
  String writtenTo(Path to) throws IOException {
    switch (ModelFormat.of(to)) {
      case KERAS -> KerasFile.write(to, model);
      case ONNX ->
          OnnxFile.write(
              to,
              new OnnxModel(
                  model.name(),
                  network,
                  model.weights(),
                  new OnnxModel.Meaning(meaning.classes(), meaning.pixels())));
      default ->
          throw new WrongRequest(
              file + " holds a network and no study; it can be written as .keras or .onnx.");
    }
    return model.name();
  }

  /** With an activation that makes probabilities of scores, if it has none. */
  private static NetworkSpec answering(NetworkSpec spec, Path file, List<String> notes) {
    List<NamedLayer> layers = new ArrayList<>(spec.layers());
    Layer last = layers.get(layers.size() - 1).layer();
    if (last instanceof Activated active && !(active.activation() instanceof Linear)) {
      return spec;
    }
    boolean one = Shapes.of(spec).output().elements() == 1;
    notes.add(
        "%s ends in scores; probabilities are their %s."
            .formatted(file, one ? "sigmoid" : "softmax"));
    layers.add(
        new NamedLayer("probabilities", new ActivationLayer(one ? new Sigmoid() : new Softmax())));
    return new NetworkSpec(spec.input(), layers);
  }

  private static Pixels guessed(NetworkSpec spec, Path file, List<String> notes) {
    boolean scales =
        spec.layers().stream()
            .anyMatch(it -> it.layer() instanceof Rescaling || it.layer() instanceof Normalization);
    notes.add(
        scales
            ? "%s rescales its input, so that it is fed pixels from 0 to 255; --pixels unit for 0 to 1."
                .formatted(file)
            : "%s does not rescale its input, so that it is fed pixels from 0 to 1; --pixels raw for 0 to 255."
                .formatted(file));
    return scales ? Pixels.RAW : Pixels.UNIT;
  }
}
