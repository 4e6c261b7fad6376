package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.file.IdxFiles;

class SmallFashionMnistTest {
  private static final DataSource SOURCE = new DataSource.Known("fashion-mnist-small");

  @TempDir Path folder;

  @Test
  void isWhatTheProjectShips() {
    DataSets sets =
        new DataSets(new DataRoots(Optional.empty(), Optional.empty(), folder), line -> {});
    DataCheck check = sets.check(SOURCE);
    assertThat(check.where()).isEqualTo(Found.Where.SHIPPED);
    assertThat(check.content().sameness()).isEqualTo(Sameness.OFFICIAL);
    assertThat(check.content().parts().train().perClass()).isEqualTo(Collections.nCopies(10, 300));
    assertThat(check.content().parts().test().perClass()).isEqualTo(Collections.nCopies(10, 100));
  }

  @Test
  void shipsWithItsLicence() throws IOException {
    try (var licence = getClass().getResourceAsStream("fashion-mnist-small/LICENSE")) {
      assertThat(licence).isNotNull().asString(StandardCharsets.UTF_8).contains("Zalando SE");
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "REGULUS_DATA",
      matches = ".+",
      disabledReason = "needs the official Fashion-MNIST")
  void isMadeByItsRecipe() throws IOException {
    Path official = Path.of(System.getenv("REGULUS_DATA"), "fashion-mnist");
    MakeSmallFashionMnist.main(new String[] {official.toString(), folder.toString()});
    IdxFiles made = IdxFiles.in(folder, "made", KnownSets.clothes()).orElseThrow();
    assertThat(SmallFashionMnist.PUBLICATION.fingerprint()).contains(made.read().fingerprint());
  }
}
