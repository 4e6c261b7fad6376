package regulus.study.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.SafeTensors;
import regulus.learning.storage.WeightsFile;
import regulus.study.record.StoredFile;

/**
 * One model in a safetensors file whose metadata hold its manifest and its study file.
 *
 * @param arrays by {@code layer/weight}
 */
record SingleModel(Models models, Map<String, WeightArray> arrays) implements ModelStore {
  static final String MANIFEST = "regulus.manifest";
  static final String STUDY = "regulus.study";

  static SingleModel in(Path file) {
    SafeTensors.Contents read = SafeTensors.readAll(file);
    String manifest = text(read, MANIFEST, file);
    Manifest.Contents contents =
        Manifest.read(file.toString(), manifest.getBytes(StandardCharsets.UTF_8))
            .contents(text(read, STUDY, file));
    Map<String, WeightArray> weights = WeightsFile.weights(file.toString(), read);
    requireTheirs(file, contents.models(), weights);
    return new SingleModel(contents.models(), weights);
  }

  /** The manifest has the SHA-256 of the weights as they lay in the run folder. */
  private static void requireTheirs(Path file, Models models, Map<String, WeightArray> weights) {
    MessageDigest digest = StoredFile.digest();
    WeightsFile.digest(weights, digest);
    String found = HexFormat.of().formatHex(digest.digest());
    if (models.models().stream().noneMatch(model -> model.weights().sha256().equals(found))) {
      throw new InvalidData(
          "Cannot read "
              + file
              + ": the SHA-256 of its weights is not the one that its manifest says.");
    }
  }

  private static String text(SafeTensors.Contents read, String name, Path file) {
    return Optional.ofNullable(read.metadata().get(name))
        .orElseThrow(
            () ->
                new InvalidData(
                    "Cannot read "
                        + file
                        + " as a model: it lacks the "
                        + name
                        + " that 'regulus export' writes, so its network is not known."));
  }

  @Override
  public Map<String, WeightArray> weights(StoredModel model) {
    return arrays;
  }
}
