package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;

class DataSetsTest {
  @TempDir Path cache;

  @Test
  void opensTheShippedSubsetWithoutAnyRoot() {
    Dataset small = sets().open(new DataSource.Known("fashion-mnist-small"));
    assertThat(small.examples().shape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(small.train().count()).isEqualTo(3_000);
    assertThat(small.test().count()).isEqualTo(1_000);
    assertThat(small.classes()).hasSize(10).startsWith("T-shirt/top");
    assertThat(small.info())
        .isEqualTo(sets().describe(new DataSource.Known("fashion-mnist-small")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist", "cifar10"})
  void describesKnownSetsThatAreNotHere(String name) {
    assertThat(sets().describe(new DataSource.Known(name)).classes()).hasSize(10);
  }

  @Test
  void suggestsTheKnownNameThatWasMeant() {
    assertThatThrownBy(() -> sets().open(new DataSource.Known("fashion_mnist")))
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            "Invalid dataset: expected one of mnist, fashion-mnist, cifar10, fashion-mnist-small,"
                + " received 'fashion_mnist'. Did you mean 'fashion-mnist'?");
  }

  private DataSets sets() {
    return new DataSets(new DataRoots(Optional.empty(), Optional.empty(), cache), line -> {});
  }
}
