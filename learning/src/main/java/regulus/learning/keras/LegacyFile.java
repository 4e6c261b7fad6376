package regulus.learning.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.FileTrouble;
import tools.jackson.databind.JsonNode;

/**
 * HDF5 files, in which Keras kept models before it had {@code .keras} files, and still can: the
 * network as JSON in an attribute, the weights in a group. Messages need the file's name in front.
 */
final class LegacyFile {
  private static final String CONFIG = "model_config";
  private static final String WEIGHTS = "model_weights/";
  private static final String VERSION = "keras_version";
  private static final int MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

  /** What every HDF5 file begins with. */
  private static final byte[] BEGINNING = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private LegacyFile() {}

  /** Whether a file is one, whatever it is called. */
  static boolean is(Path file) {
    KerasArchive.requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  static ModelParts model(Path file) {
    WeightGroups groups = WeightGroups.in(bytes(file));
    return model(config(groups).orElseThrow(() -> alone(file)), groups);
  }

  /** As the JSON says it, with the file's weights. */
  static ModelParts model(JsonNode config, WeightGroups groups) {
    boolean former = !groups.text(VERSION).orElse("").startsWith("3.");
    JsonNode said = new LegacyConfig(former).model(config);
    WeightArrays weights = new LegacyWeights(groups, WEIGHTS).placed(said, former);
    return new ModelParts(said, Optional.empty(), weights, groups);
  }

  /** By name, if the file has no network. */
  static Optional<Map<String, WeightArray>> weights(Path file) {
    try (WeightGroups groups = WeightGroups.in(bytes(file))) {
      return config(groups).isPresent()
          ? Optional.empty()
          : Optional.of(new LegacyWeights(groups, "").named());
    }
  }

  static Optional<JsonNode> config(WeightGroups groups) {
    return groups
        .text(CONFIG)
        .map(json -> KerasArchive.tree(CONFIG, json.getBytes(StandardCharsets.UTF_8)));
  }

  private static InvalidData alone(Path file) {
    return new InvalidData(
        "it is an HDF5 file of weights alone, without their network; in Keras, build the network,"
            + " load them with model.load_weights(\"%s\") and keep both with"
                .formatted(file.getFileName())
            + " model.save(\"model.keras\").");
  }

  static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new InvalidData(
            "it has %,d bytes; at most %,d are read.".formatted(size, MOST_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private static InvalidData unreadable(IOException failure) {
    return new InvalidData("it cannot be read (" + FileTrouble.words(failure) + ").", failure);
  }
}
