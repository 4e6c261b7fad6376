package regulus.learning.pretrained;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import regulus.learning.data.InvalidData;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.StoredWeights;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.FileTrouble;
import regulus.learning.storage.SafeTensors;
import regulus.learning.storage.WeightsFile;

/**
 * Weights that networks begin with, and networks that come with theirs. Every file is read once,
 * checked, and shared by all trials. Mutable: it remembers what was read; safe for any number of
 * threads.
 */
public final class WeightsLibrary {
  /** More than any network that a processor without help could train has. */
  private static final long MOST_BYTES = 1L << 31;

  private final List<Path> folders;
  private final Map<Path, StoredWeights> byPlace = new ConcurrentHashMap<>();
  private final Map<Path, KerasModel> models = new ConcurrentHashMap<>();
  private final Map<String, StoredWeights> byContent = new ConcurrentHashMap<>();

  /**
   * @param folders in which files are looked for, after the working folder, in this order
   */
  public WeightsLibrary(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Holds nothing and finds nothing. */
  public static WeightsLibrary none() {
    return new WeightsLibrary(List.of());
  }

  /**
   * The weights in a safetensors file, or in a file of Keras.
   *
   * @param file as a study file names it: absolute, or relative to the working folder or to one of
   *     the library's
   * @throws InvalidData if it is nowhere, broken, or holds anything but {@code F32} arrays
   */
  public StoredWeights find(String file) {
    return byPlace.computeIfAbsent(place(file, "file of weights"), found -> read(file, found));
  }

  /**
   * The network in a file of Keras.
   *
   * @param file as in {@link #find}
   * @throws InvalidData if it is nowhere, broken, or holds what Regulus does not have
   */
  public KerasModel model(String file) {
    Path place = place(file, "file");
    if (!KerasFile.named(place)) {
      throw new InvalidData(
          file + " is not called as files of Keras are, which end in .keras or .h5.");
    }
    return models.computeIfAbsent(place, KerasFile::read);
  }

  /**
   * Weights that were found before.
   *
   * @param sha256 of their file
   * @throws InvalidData if no such file was found
   */
  public StoredWeights of(String sha256) {
    StoredWeights weights = byContent.get(sha256);
    if (weights == null) {
      throw new InvalidData("No weights with the SHA-256 " + sha256 + " were read.");
    }
    return weights;
  }

  private Path place(String file, String noun) {
    return Stream.concat(Stream.of(Path.of("")), folders.stream())
        .map(folder -> folder.resolve(file).toAbsolutePath().normalize())
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new InvalidData(missing(file, noun)));
  }

  private String missing(String file, String noun) {
    Optional<Path> other =
        Stream.concat(Stream.of(Path.of("")), folders.stream())
            .map(folder -> folder.resolve(file))
            .filter(Files::exists)
            .findFirst();
    if (other.isPresent()) {
      String kind = Files.isDirectory(other.get()) ? "a folder" : "a pipe or a device";
      return file + " is " + kind + "; a file is expected.";
    }
    return "There is no "
        + noun
        + " "
        + file
        + ", neither here nor in "
        + (folders.isEmpty()
            ? "any folder of data sets"
            : String.join(" or ", folders.stream().map(Path::toString).toList()))
        + ".";
  }

  private StoredWeights read(String file, Path place) {
    try {
      if (Files.size(place) > MOST_BYTES - 1) {
        throw new InvalidData("Cannot read " + file + " as weights: it is larger than 2 GiB.");
      }
      byte[] bytes = Files.readAllBytes(place);
      StoredWeights weights =
          KerasFile.named(place)
              ? new StoredWeights(
                  file,
                  sha256(bytes),
                  KerasFile.weightsAlone(place).orElseGet(() -> model(file).weights()))
              : new StoredWeights(file, sha256(bytes), tensors(file, bytes));
      byContent.put(weights.sha256(), weights);
      return weights;
    } catch (IOException unreadable) {
      throw new InvalidData(
          "Cannot read " + file + ": " + FileTrouble.words(unreadable) + ".", unreadable);
    }
  }

  private static Map<String, WeightArray> tensors(String file, byte[] bytes) {
    return WeightsFile.weights(
        file, SafeTensors.read(file, new ByteArrayInputStream(bytes), bytes.length));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
