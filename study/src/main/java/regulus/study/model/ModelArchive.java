package regulus.study.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import regulus.learning.data.InvalidData;
import regulus.learning.network.Summary;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.WeightsFile;
import regulus.study.record.Decimals;
import regulus.study.record.TrialFiles;

/** Packs models of a run folder into one file; the same models give the same bytes. */
public final class ModelArchive {
  static final String MANIFEST = "manifest.json";
  static final String STUDY = "study.yaml";
  private static final String README = "README.md";

  /** The first moment that a zip file can name. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final FolderModels store;

  public ModelArchive(FolderModels store) {
    this.store = store;
  }

  /**
   * Writes a zip file of models, with the study file, a manifest and a README.
   *
   * @throws InvalidData if stored weights are missing or damaged; nothing is written then
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public void zip(List<StoredModel> models, Path to) throws IOException {
    models.forEach(this::requireWhole);
    Models packed = with(models);
    Map<StoredModel, String> names = names(models);
    AtomicFile.write(
        to,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          put(zip, README, utf8(readme(packed, names)));
          put(zip, MANIFEST, Manifest.bytes(packed, names::get));
          put(zip, STUDY, utf8(packed.facts().file()));
          for (StoredModel model : models) {
            copy(zip, String.valueOf(names.get(model)), weights(model));
          }
          zip.finish();
        });
  }

  /**
   * Writes one model's weights as a safetensors file that says of itself what network they are of.
   *
   * @throws InvalidData if the stored weights are missing or damaged; nothing is written then
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public void safetensors(StoredModel model, Path to) throws IOException {
    Models single = with(List.of(model));
    byte[] manifest = Manifest.bytes(single, it -> String.valueOf(to.getFileName()));
    WeightsFile.write(
        to,
        store.weights(model),
        Map.of(
            SingleModel.MANIFEST,
            new String(manifest, StandardCharsets.UTF_8),
            SingleModel.STUDY,
            single.facts().file()));
  }

  private Models with(List<StoredModel> models) {
    Models all = store.models();
    Optional<String> chosen =
        all.chosen()
            .filter(name -> models.stream().anyMatch(m -> m.trial().variant().equals(name)));
    return new Models(all.study(), all.facts(), chosen, models);
  }

  private void requireWhole(StoredModel model) {
    if (!model.weights().isIn(store.folder().trial(model.trial().id()))) {
      store.weights(model);
    }
  }

  private Path weights(StoredModel model) {
    return new TrialFiles(store.folder(), model.trial().id()).weights();
  }

  /** {@code weights/dropout/seed-0.safetensors}; a number is added where two would be alike. */
  private static Map<StoredModel, String> names(List<StoredModel> models) {
    Map<StoredModel, String> names = new HashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    for (StoredModel model : models) {
      String name =
          "weights/"
              + model.trial().variant().replaceAll("[^A-Za-z0-9._=-]", "_").replace("..", "_")
              + (model.isFinal() ? "/final-seed-" : "/seed-")
              + model.trial().seed()
              + (model.trial().fold() < 0 ? "" : "-fold-" + model.trial().fold());
      int number = taken.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
      names.put(model, name + (number == 1 ? "" : "-" + number) + ".safetensors");
    }
    return names;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    zip.putNextEntry(stored(name, bytes.length, sum.getValue()));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void copy(ZipOutputStream zip, String name, Path file) throws IOException {
    CRC32 sum = new CRC32();
    Files.copy(file, new SummingStream(sum));
    zip.putNextEntry(stored(name, Files.size(file), sum.getValue()));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  /** Weights hardly compress: they lie in the archive as they are, for every program to map. */
  private static ZipEntry stored(String name, long bytes, long sum) {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes);
    entry.setCrc(sum);
    entry.setTimeLocal(ALWAYS);
    return entry;
  }

  private static final class SummingStream extends OutputStream {
    private final CRC32 sum;

    SummingStream(CRC32 sum) {
      this.sum = sum;
    }

    @Override
    public void write(int value) {
      sum.update(value);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      sum.update(bytes, from, count);
    }
  }

  private static String readme(Models models, Map<StoredModel, String> names) {
    String rows =
        models.models().stream()
            .map(model -> row(model, String.valueOf(names.get(model))))
            .collect(Collectors.joining());
    String networks =
        models.study().variants().stream()
            .filter(
                v -> models.models().stream().anyMatch(m -> m.trial().variant().equals(v.name())))
            .map(
                variant -> "```\n" + Summary.of(variant.network()).text(variant.name()) + "```\n\n")
            .collect(Collectors.joining());
    return """
        # Models of the study %s

        Trained on %s by the study file `study.yaml`. `manifest.json` says the same for programs,
        with the SHA-256 of every file. Weights are in the safetensors format, one array per weight
        by `layer/weight`, in Keras' shapes (kernels are height, width, in, out).

        `regulus predict FILE.zip IMAGE` asks one of them, `regulus evaluate FILE.zip` tests them
        again.

        | file | variant | seed | trained for | images | figures |
        |---|---|---|---|---|---|
        %s
        %s"""
        .formatted(models.study().name(), models.facts().data().name(), rows, networks);
  }

  private static String row(StoredModel model, String file) {
    String figures =
        model.outcome().evaluated().entrySet().stream()
            .map(figure -> figure.getKey() + " " + Decimals.text(figure.getValue()))
            .collect(Collectors.joining(", "));
    return "| %s | %s | %d | %s | %d | %s |\n"
        .formatted(
            file,
            model.trial().variant(),
            model.trial().seed(),
            model.isFinal() ? "the final test" : "validation",
            model.outcome().evaluatedExamples(),
            (model.isFinal() ? "test: " : "validation: ") + figures);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
