package regulus.study.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.study.TinyStudy;

final class RunsTest {
  private static final Path ROOT = Path.of("/run/tensorboard");

  private static Path of(String variant) {
    return new Runs(ROOT).of(TinyStudy.trial("id", variant, 7));
  }

  @Test
  void foldersAreCalledAsTheirVariantsAre() {
    assertThat(of("dropout-rate=0.4")).isEqualTo(ROOT.resolve("dropout-rate=0.4/seed-7"));
    assertThat(of("large/l2")).isEqualTo(ROOT.resolve("large/l2/seed-7"));
  }

  @Test
  void namesNeverLeadElsewhere() {
    List<String> odd =
        List.of(
            "..",
            ".",
            "",
            "../../x",
            "/etc/x",
            "a/../b",
            "a//b",
            "C:\\x",
            "nul\0",
            "~..",
            "a\nb",
            "é",
            "%2E%2E",
            "x".repeat(5000),
            "x".repeat(5001),
            "a.",
            ".a",
            "a b",
            "-",
            "💥");
    List<Path> places = new ArrayList<>();
    for (String name : odd) {
      Path place = of(name);
      assertThat(place).startsWithRaw(ROOT).isEqualTo(place.normalize());
      assertThat(place.getNameCount()).isGreaterThan(ROOT.getNameCount() + 1);
      for (Path part : ROOT.relativize(place)) {
        assertThat(part.toString()).hasSizeLessThan(200).matches("[A-Za-z0-9._+=~%-]+");
      }
      places.add(place);
    }
    assertThat(places).doesNotHaveDuplicates();
  }
}
