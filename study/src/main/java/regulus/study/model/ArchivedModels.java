package regulus.study.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.FileTrouble;
import regulus.learning.storage.SafeTensors;
import regulus.learning.storage.WeightsFile;
import regulus.study.record.StoredFile;

/**
 * The models of a zip file that {@link ModelArchive} wrote. Nothing is unpacked to disk, and no
 * more memory is used than a hundred times what the file has on it.
 *
 * @param entries the name of the entry of each model's weights, by the trial's id
 */
record ArchivedModels(Path file, Models models, Map<String, String> entries) implements ModelStore {
  private static final int MOST_MANIFEST_BYTES = 64 << 20;
  private static final int MOST_STUDY_BYTES = 8 << 20;
  private static final long MOST_RATIO = 100;
  private static final long SMALL_BYTES = 1 << 20;

  static ArchivedModels in(Path file) {
    String origin = file.toString();
    try (ZipFile zip = open(file)) {
      Manifest manifest =
          Manifest.read(origin, bytes(zip, ModelArchive.MANIFEST, MOST_MANIFEST_BYTES));
      String study =
          new String(bytes(zip, ModelArchive.STUDY, MOST_STUDY_BYTES), StandardCharsets.UTF_8);
      Manifest.Contents contents = manifest.contents(study);
      Map<String, String> entries = new HashMap<>();
      contents.packed().forEach(it -> entries.put(key(it.model()), checked(origin, it.file())));
      return new ArchivedModels(file, contents.models(), entries);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static String key(StoredModel model) {
    return model.trial().id() + "/" + model.trial().variant();
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badName) {
      throw new IOException("the name of an entry is not a text", badName);
    }
  }

  private static InvalidData unreadable(Path file, IOException cause) {
    return new InvalidData(
        "Cannot read " + file + " as a zip file of models: " + FileTrouble.words(cause) + ".",
        cause);
  }

  private static String checked(String origin, String name) {
    boolean leaves =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || java.util.List.of(name.split("/", -1)).contains("..");
    if (leaves) {
      throw new InvalidData(
          "Cannot read " + origin + ": the name '" + name + "' leads out of the archive.");
    }
    return name;
  }

  @Override
  public Map<String, WeightArray> weights(StoredModel model) {
    String name = Objects.requireNonNull(entries.get(key(model)), model.title());
    String origin = file + "!" + name;
    try (ZipFile zip = open(file)) {
      ZipEntry entry = entry(zip, name);
      StoredFile expected = model.weights();
      if (entry.getSize() != expected.bytes()) {
        throw new InvalidData(
            "Cannot read "
                + origin
                + ": it has "
                + entry.getSize()
                + " bytes, its manifest says "
                + expected.bytes()
                + ".");
      }
      return weights(zip, entry, expected, origin);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Map<String, WeightArray> weights(
      ZipFile zip, ZipEntry entry, StoredFile expected, String origin) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(zip.getInputStream(entry), StoredFile.digest())) {
      SafeTensors.Contents contents = SafeTensors.read(origin, in, entry.getSize());
      String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!found.equals(expected.sha256())) {
        throw new InvalidData(
            "Cannot read " + origin + ": its SHA-256 is not the one that its manifest says.");
      }
      return WeightsFile.weights(origin, contents);
    }
  }

  private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
    ZipEntry entry = entry(zip, name);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("its " + name + " has more than " + most + " bytes");
      }
      return bytes;
    }
  }

  /** An entry that does not claim to be much more than the file could hold. */
  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no " + name);
    }
    if (entry.getSize() > SMALL_BYTES + MOST_RATIO * Math.max(0, entry.getCompressedSize())) {
      throw new IOException(
          "its "
              + name
              + " claims to become "
              + entry.getSize()
              + " bytes out of "
              + entry.getCompressedSize());
    }
    return entry;
  }
}
