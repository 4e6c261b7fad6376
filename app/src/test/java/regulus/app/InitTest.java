package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} writes runs as it is. */
final class InitTest {
  @TempDir Path temp;

  @Test
  void aFirstStudyOfAFolderOfTwoClassesRuns() throws IOException {
    pictures("shots/cat", 20, 0x884422);
    pictures("shots/dog", 20, 0x224488);
    Path file = temp.resolve("first.yaml");
    Spoken init = Spoken.by("init", temp.resolve("shots").toString(), "--to", file.toString());
    assertThat(init.err()).isEmpty();
    assertThat(init.code()).isZero();
    assertThat(init.out()).contains("shots: 40 pictures, 2 classes: cat, dog", "in colour");
    assertThat(Files.readString(file))
        .contains("size: 16 ", "positive: \"dog\"", "test: {fraction: 0.2}", "units: 1,");
    Spoken run =
        Spoken.by(
            "run",
            file.toString(),
            "--out",
            temp.resolve("run").toString(),
            "--set",
            "training.epochs=1",
            "--set",
            "repeat.seeds=2");
    assertThat(run.err()).doesNotContain("Regulus failed");
    assertThat(run.code()).isZero();
    assertThat(temp.resolve("run/report.html")).isNotEmptyFile();
  }

  @Test
  void aFirstStudyOfGreyPartsWithThreeClassesIsPlanned() throws IOException {
    for (String part : new String[] {"train", "validation", "test"}) {
      for (String name : new String[] {"a", "b", "c"}) {
        pictures("parts/" + part + "/" + name, 4, 0x808080);
      }
    }
    Path file = temp.resolve("grey.yaml");
    assertThat(Spoken.by("init", temp.resolve("parts").toString(), "--to", file.toString()).code())
        .isZero();
    assertThat(Files.readString(file)).contains("color_mode: grayscale", "units: 3,");
    Spoken plan = Spoken.by("plan", file.toString());
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("12 images to train on, 12 to choose by, 12 for the final");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    pictures("shots/cat", 2, 0);
    pictures("shots/dog", 2, 0);
    Path file = Files.writeString(temp.resolve("mine.yaml"), "mine");
    Spoken init = Spoken.by("init", temp.resolve("shots").toString(), "--to", file.toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).contains("Invalid --to: expected a file that is not there yet");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void aFolderWithoutClassesIsWrongData() {
    Spoken init = Spoken.by("init", temp.toString(), "--to", temp.resolve("a.yaml").toString());
    assertThat(init.code()).isEqualTo(3);
    assertThat(init.err()).contains("has no class");
  }

  private void pictures(String folder, int count, int rgb) throws IOException {
    Path target = Files.createDirectories(temp.resolve(folder));
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(20, 18, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 20 * 18; p++) {
        image.setRGB(p % 20, p / 20, p % (i + 2) == 0 ? 0 : rgb);
      }
      ImageIO.write(image, "png", target.resolve(i + ".png").toFile());
    }
  }
}
