package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained networks packed, and read back from archives that are not as they should be. */
@ExtendWith(TrainedStudy.Resolver.class)
final class ArchivesTest {
  private final TrainedStudy study;

  ArchivesTest(TrainedStudy study) {
    this.study = study;
  }

  @Test
  void exportingTwiceGivesTheSameBytes() throws IOException {
    assertThat(study.packed("one.zip")).hasSameBinaryContentAs(study.packed("two.zip"));
    try (ZipFile zip = new ZipFile(study.path("one.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .startsWith("README.md", "manifest.json", "study.yaml", "weights/base/seed-0.safetensors")
          .hasSize(3 + 5);
    }
  }

  @Test
  void anEndingThatIsNoneIsAnsweredWithThoseThatAre() {
    Spoken spoken =
        Spoken.by("export", study.run().toString(), "--to", study.path("x.tar").toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains(".zip (every model", ".safetensors (the weights of one");
    assertThat(study.path("x.tar")).doesNotExist();
  }

  @Test
  void figuresThatWereOthersAreSaid() throws IOException {
    Path zip =
        repacked(
            study.packed("figures.zip"),
            entries ->
                entries.computeIfPresent(
                    "manifest.json",
                    (name, bytes) ->
                        utf8(
                            new String(bytes, StandardCharsets.UTF_8)
                                .replaceFirst(
                                    "(?s)(\"validation\": \\{\\s*\"loss\": )[0-9.]+", "$19.5"))));
    Spoken spoken = Spoken.by("evaluate", zip.toString(), "--variant", "base");
    assertThat(spoken.code()).isEqualTo(4);
    assertThat(spoken.outLines())
        .anyMatch(line -> line.endsWith("loss was 9.5"))
        .endsWith("1 of 2 models do not give the figures that were recorded.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "study.yaml",
        "weights/base/seed-0.safetensors",
      })
  void aZipFileThatLacksAPartSaysWhich(String part) throws IOException {
    Path zip = repacked(study.packed("lacks.zip"), entries -> entries.remove(part));
    assertRefused(zip, "it has no " + part);
  }

  @Test
  void aNameThatLeavesTheArchiveIsRefused() throws IOException {
    Path zip =
        repacked(study.packed("leaves.zip"), manifest("weights/base/seed-0", "../../etc/passwd"));
    assertRefused(zip, "leads out of the archive");
  }

  @Test
  void aZipBombIsNotUnpacked() throws IOException {
    Path zip =
        repacked(
            study.packed("bomb.zip"),
            entries -> entries.put("weights/base/seed-0.safetensors", new byte[64 << 20]));
    assertRefused(zip, "claims to become 67108864 bytes");
  }

  @Test
  void otherWeightsThanThoseOfTheManifestAreRefused() throws IOException {
    Path zip =
        repacked(
            study.packed("other.zip"),
            entries ->
                entries.put(
                    "weights/base/seed-0.safetensors",
                    Objects.requireNonNull(entries.get("weights/base/seed-1.safetensors"))));
    assertRefused(zip, "SHA-256");
  }

  @Test
  void weightsThatDoNotFitAreNamed() throws IOException {
    Path zip =
        repacked(
            study.packed("misfit.zip"),
            entries ->
                entries.computeIfPresent(
                    "study.yaml",
                    (name, bytes) ->
                        utf8(
                            new String(bytes, StandardCharsets.UTF_8)
                                .replace("filters: 12", "filters: 13"))));
    assertRefused(zip, "conv2d_2/kernel: expected [3, 3, 4, 13], received [3, 3, 4, 12].");
  }

  @Test
  void cutAndScrambledFilesAreRefusedInASentence() throws IOException {
    byte[] whole = Files.readAllBytes(study.packed("whole.zip"));
    for (int length : new int[] {0, 1, 4, 100, whole.length / 2, whole.length - 1}) {
      Path cut = study.path("cut.zip");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertRefused(cut, "cut.zip");
    }
    Path single = study.path("cut.safetensors");
    Files.write(single, new byte[] {5, 0, 0, 0, 0, 0, 0, 0, '{'});
    Spoken spoken = Spoken.by("predict", single.toString(), study.photograph().toString());
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.errLines()).hasSize(1);
  }

  private static void assertRefused(Path zip, String reason) {
    Spoken spoken = Spoken.by("evaluate", zip.toString(), "--variant", "base");
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(3);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.errLines()).hasSize(1);
    assertThat(spoken.err()).contains(reason);
  }

  private static Consumer<Map<String, byte[]>> manifest(String former, String other) {
    return entries ->
        entries.computeIfPresent(
            "manifest.json",
            (name, bytes) ->
                utf8(new String(bytes, StandardCharsets.UTF_8).replace(former, other)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same archive with other contents, compressed as other programs do. */
  private static Path repacked(Path zip, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    change.accept(entries);
    Path changed = zip.resolveSibling("changed-" + zip.getFileName());
    try (OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        packed.putNextEntry(new ZipEntry(entry.getKey()));
        packed.write(entry.getValue());
        packed.closeEntry();
      }
    }
    return changed;
  }
}
