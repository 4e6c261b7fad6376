package regulus.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.application.MobileNetV2;
import regulus.learning.data.InvalidData;
import regulus.learning.pretrained.WeightsLibrary;

/**
 * What a MobileNetV2 learned elsewhere.
 *
 * @param file as a study file names it
 * @param network that the weights are of
 */
record LearnedWeights(String file, MobileNetV2 network) {
  private static final String FOLDER = "weights";

  /**
   * Those in a file that somebody names.
   *
   * @throws InvalidData if it is missing, broken, or holds other weights
   */
  static LearnedWeights in(String file, WeightsLibrary library) {
    return MobileNetV2.of(library.find(file))
        .map(network -> new LearnedWeights(file, network))
        .orElseThrow(
            () ->
                new InvalidData(
                    file
                        + " does not hold the weights of a MobileNetV2 without its classifier, of"
                        + " Keras or of Gluon; name another file with --weights, or none."));
  }

  /** Those in the first file that has some, in {@code weights/} of the folders of data sets. */
  static Optional<LearnedWeights> found(List<Path> roots, WeightsLibrary library) {
    return roots.stream()
        .flatMap(root -> files(root.resolve(FOLDER)))
        .flatMap(file -> readable(FOLDER + "/" + file.getFileName(), library).stream())
        .findFirst();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(?i).*mobilenet.*\\.safetensors"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException none) {
      return Stream.of();
    }
  }

  private static Optional<LearnedWeights> readable(String file, WeightsLibrary library) {
    try {
      return MobileNetV2.of(library.find(file)).map(it -> new LearnedWeights(file, it));
    } catch (InvalidData broken) {
      return Optional.empty();
    }
  }

  /** The layer that makes pixels from 0 to 1 what these weights were trained with. */
  String preprocessing() {
    return network.architecture() == MobileNetV2.Architecture.KERAS
        ? "rescaling: {scale: 2, offset: -1}  # pixels from -1 to 1, which these weights expect"
        : "normalization: {mean: [0.485, 0.456, 0.406], variance: [0.052441, 0.050176, 0.050625]}"
            + "  # which these weights expect";
  }

  /** The network itself, frozen. */
  String layer() {
    return network.written().replace("}", "")
        + ", name: features, trainable: false, weights: "
        + quoted(file)
        + "}";
  }

  /** As a text in YAML. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
