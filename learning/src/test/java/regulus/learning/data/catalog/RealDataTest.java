package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.ChannelStatistics;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;

@EnabledIfEnvironmentVariable(
    named = "REGULUS_DATA",
    matches = ".+",
    disabledReason = "needs a folder with mnist, fashion-mnist and cifar10")
class RealDataTest {
  @TempDir Path cache;

  @Test
  void mnistIsTheOfficialOne() {
    DataCheck check = sets().check(new DataSource.Known("mnist"));
    assertThat(check.content().sameness()).isEqualTo(Sameness.OFFICIAL);
    assertThat(check.content().parts().train().perClass())
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(check.files()).hasSize(4).allMatch(f -> f.sameness() != Sameness.DIFFERS);
  }

  @Test
  void fashionMnistIsTheOfficialOne() {
    DataCheck check = sets().check(new DataSource.Known("fashion-mnist"));
    assertThat(check.content().sameness()).isEqualTo(Sameness.OFFICIAL);
    assertThat(check.content().parts().train().perClass())
        .isEqualTo(Collections.nCopies(10, 6_000));
    assertThat(check.content().parts().test().perClass()).isEqualTo(Collections.nCopies(10, 1_000));
    ChannelStatistics grey = check.content().parts().train().channels().get(0);
    assertThat(grey.mean()).isCloseTo(0.2860, within(5e-5));
    assertThat(grey.deviation()).isCloseTo(0.3530, within(5e-5));
  }

  @Test
  void cifarHasItsKnownFirstLabelsAndChannels() {
    DataSource cifar = new DataSource.Known("cifar10");
    Dataset dataset = sets().open(cifar);
    assertThat(Arrays.copyOf(dataset.examples().labels(), 10))
        .containsExactly(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
    List<ChannelStatistics> channels = ChannelStatistics.of(dataset.train());
    double[] means = {0.4914, 0.4822, 0.4465};
    double[] deviations = {0.2470, 0.2435, 0.2616};
    for (int c = 0; c < 3; c++) {
      assertThat(channels.get(c).mean()).isCloseTo(means[c], within(1e-4));
      assertThat(channels.get(c).deviation()).isCloseTo(deviations[c], within(1e-4));
    }
    assertThat(sets().describe(cifar)).isEqualTo(dataset.info());
  }

  private DataSets sets() {
    Optional<Path> root = Optional.of(Path.of(System.getenv("REGULUS_DATA")));
    return new DataSets(new DataRoots(Optional.empty(), root, cache), line -> {});
  }
}
