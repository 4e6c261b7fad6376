package regulus.app.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import regulus.learning.Shape;
import regulus.learning.data.Pixels;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.setting.Pair;

/** {@code --pixels} and {@code --size}: what the network of a file of Keras is fed. */
final class FedOptions {
  @Option(
      names = "--pixels",
      paramLabel = "unit|raw",
      description =
          "What the network of a file of Keras is fed, where the file does not say it: pixels from 0 to 1"
              + " (unit) or from 0 to 255 (raw).")
  private @Nullable Pixels pixels;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "The size of the images that the network of a file of Keras is fed, where it takes any: 224, or"
              + " 160x240 for height and width.")
  private @Nullable Pair size;

  Optional<Pixels> pixels() {
    return Optional.ofNullable(pixels);
  }

  /** The model in a file, for the size that was given, if one was. */
  KerasModel model(Path file) {
    KerasModel model = KerasFile.read(file);
    return size == null ? model : sized(model, size);
  }

  /**
   * @throws regulus.learning.data.InvalidData if the model is for another size
   */
  static KerasModel sized(KerasModel model, Pair size) {
    return model.sized(Shape.of(size.height(), size.width(), model.network().input().channels()));
  }

  /**
   * @throws WrongRequest if one of them was given, though a study says it
   */
  void refuseForStudies() {
    if (pixels != null || size != null) {
      throw new WrongRequest(
          (pixels == null ? "--size" : "--pixels")
              + " is for files of Keras; a study says what its networks are fed.");
    }
  }
}
