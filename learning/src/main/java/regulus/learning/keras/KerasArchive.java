package regulus.learning.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of a {@code .keras} file, as they are.
 *
 * @param metadata who wrote it
 * @param json the network
 * @param weights an HDF5 file
 */
record KerasArchive(byte[] metadata, byte[] json, byte[] weights) {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final String METADATA = "metadata.json";
  private static final int MOST_METADATA_BYTES = 1 << 20;
  private static final int MOST_CONFIG_BYTES = 64 << 20;
  private static final int MOST_WEIGHT_BYTES = Integer.MAX_VALUE - (1 << 20);
  private static final int MOST_NESTING = 200;

  /** So much of an entry's name is said. */
  private static final int MOST_NAME = 80;

  /** HDF5 files of weights hardly compress; whatever claims to is not one. */
  private static final long MOST_RATIO = 200;

  private static final long SMALL_BYTES = 1 << 20;

  /** The first moment that a zip file can name. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .build();

  /** Its messages need the file's name in front. */
  static KerasArchive read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      requireInside(zip);
      return new KerasArchive(
          bytes(zip, METADATA, MOST_METADATA_BYTES),
          bytes(zip, CONFIG, MOST_CONFIG_BYTES),
          bytes(zip, WEIGHTS, MOST_WEIGHT_BYTES));
    } catch (IOException | IllegalArgumentException notZip) {
      throw new InvalidData(
          "it is neither a whole zip file, which a .keras file of Keras 3 is (%s), nor an HDF5 file."
              .formatted(
                  notZip instanceof IOException failure
                      ? FileTrouble.words(failure)
                      : "the name of an entry is not a text"),
          notZip);
    }
  }

  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidData("it is a folder; a file is expected.");
    }
    if (!Files.exists(file)) {
      throw new InvalidData("there is no such file.");
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidData("it is a pipe or a device; a file is expected.");
    }
  }

  /** Nothing is unpacked, but a file that tries to write elsewhere is not to be trusted at all. */
  private static void requireInside(ZipFile zip) {
    zip.stream()
        .map(ZipEntry::getName)
        .filter(KerasArchive::leads)
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidData(
                  "it has an entry '%s', which leads out of it; such files are not read."
                      .formatted(printable(name)));
            });
  }

  private static boolean leads(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.matches("[A-Za-z]:.*")
        || Arrays.asList(name.split("/", -1)).contains("..");
  }

  private static String printable(String name) {
    String shown = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) + "…" : name;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new InvalidData("it has no " + name + ", which a .keras file of Keras 3 has.");
    }
    long claimed = entry.getSize();
    if (claimed > most || claimed > SMALL_BYTES + MOST_RATIO * entry.getCompressedSize()) {
      throw new InvalidData(
          "its %s claims to become %,d bytes out of %,d; at most %,d, and %d for each, are read."
              .formatted(name, claimed, entry.getCompressedSize(), most, MOST_RATIO));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(claimed));
      if (bytes.length < claimed || in.read() >= 0) {
        throw new InvalidData("its " + name + " has not the length that it claims.");
      }
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (sum.getValue() != entry.getCrc()) {
        throw new InvalidData(
            "its %s is damaged: its checksum is not the one that the file names.".formatted(name));
      }
      return bytes;
    }
  }

  /** What is needed to understand it. */
  ModelParts parts() {
    JsonNode config = tree(CONFIG, json);
    Optional<Meaning> meaning = Metadata.of(tree(METADATA, metadata));
    WeightGroups groups = WeightGroups.in(weights);
    return new ModelParts(config, meaning, groups, groups);
  }

  /** JSON that nobody vouches for. */
  static JsonNode tree(String name, byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException notJson) {
      throw new InvalidData(
          "its %s is not JSON, or is nested deeper than %d.".formatted(name, MOST_NESTING),
          notJson);
    }
  }

  void write(Path to) throws IOException {
    AtomicFile.write(
        to,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          put(zip, METADATA, metadata);
          put(zip, CONFIG, json);
          put(zip, WEIGHTS, weights);
          zip.finish();
        });
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
