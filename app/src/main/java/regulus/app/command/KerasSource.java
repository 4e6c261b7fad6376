package regulus.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.activation.Linear;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Pixels;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.keras.Meaning;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.Activated;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.onnx.OnnxFile;
import regulus.learning.onnx.OnnxModel;
import regulus.learning.training.OutputMeaning;
import regulus.study.model.ModelFormat;

/**
 * A model in a file of Keras, with what the file does not say of it.
 *
 * @param file where it was read
 * @param network its layers, ending in probabilities if they can be made of its outputs
 * @param meaning of its outputs and of what it is fed
 * @param notes what was taken for granted, to be said
 */
record KerasSource(
    Path file, KerasModel model, NetworkSpec network, Meaning meaning, List<String> notes) {

  /**
   * @param given how bytes become what it is fed, if somebody says it
   * @throws InvalidData if it gives no list of numbers that classes could have
   */
  static KerasSource of(Path file, KerasModel model, Optional<Pixels> given) {
    requireList(file, Shapes.of(model.network()).output());
    List<String> notes = new ArrayList<>();
    OutputMeaning meant =
        model.meaning().flatMap(Meaning::outputs).orElseGet(() -> supposed(model, file, notes));
    NetworkSpec network = meant.completed(model.network());
    Optional<Pixels> said = model.meaning().map(Meaning::pixels);
    requireAgreement(file, given, said);
    Pixels pixels = said.or(() -> given).orElseGet(() -> guessed(network, file, notes));
    int outputs = Math.max(2, Shapes.of(network).output().elements());
    List<String> classes =
        model
            .meaning()
            .map(Meaning::classes)
            .filter(names -> names.size() == outputs)
            .orElseGet(() -> IntStream.range(0, outputs).mapToObj(String::valueOf).toList());
    return new KerasSource(
        file, model, network, new Meaning(classes, pixels, Optional.of(meant)), notes);
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
      case ONNX -> OnnxFile.write(to, onnx());
      default ->
          throw new WrongRequest(
              file + " holds a network and no study; it can be written as .keras or .onnx.");
    }
    return model.name();
  }

  private OnnxModel onnx() {
    if (!model.form().open().isEmpty()) {
      throw new WrongRequest(
          file
              + " takes images of any size, and a network in ONNX here takes one: say which with"
              + " --size, such as --size 224.");
    }
    return new OnnxModel(
        model.name(),
        model.ofImages().network(),
        model.weights(),
        new OnnxModel.Meaning(
            meaning.classes(), meaning.pixels(), meaning.outputs().orElseThrow()));
  }

  private static void requireList(Path file, Shape output) {
    if (output.rank() != 1) {
      throw new InvalidData(
          "%s gives %s numbers for an image; networks that give one for each class are asked and written."
              .formatted(file, output));
    }
  }

  private static void requireAgreement(Path file, Optional<Pixels> given, Optional<Pixels> said) {
    if (given.isPresent() && said.isPresent() && !given.equals(said)) {
      throw new WrongRequest(
          "%s says itself that its network is fed --pixels %s, so %s would feed it wrongly: leave --pixels out."
              .formatted(file, word(said.get()), word(given.get())));
    }
  }

  private static String word(Pixels pixels) {
    return pixels.name().toLowerCase(Locale.ROOT);
  }

  /** Of a file that does not say it: of scores, probabilities are made. */
  private static OutputMeaning supposed(KerasModel model, Path file, List<String> notes) {
    List<NamedLayer> layers = model.network().layers();
    OutputMeaning ending = OutputMeaning.of(model.network());
    boolean active =
        layers.get(layers.size() - 1).layer() instanceof Activated it
            && !(it.activation() instanceof Linear);
    if (ending == OutputMeaning.PROBABILITIES || active) {
      return ending;
    }
    boolean one = Shapes.of(model.network()).output().elements() == 1;
    notes.add(
        "%s ends in scores; probabilities are their %s."
            .formatted(file, one ? "sigmoid" : "softmax"));
    return one ? OutputMeaning.SIGMOID : OutputMeaning.SOFTMAX;
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
