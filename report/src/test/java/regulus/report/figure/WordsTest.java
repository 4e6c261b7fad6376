package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void monitorsAreSaidInFull() {
    assertThat(Words.monitor("val_top_5_accuracy")).isEqualTo("validation top 5 accuracy");
    assertThat(Words.monitor("loss")).isEqualTo("training loss");
  }

  @Test
  void listsEndInAndOrOr() {
    assertThat(Words.and(List.of())).isEmpty();
    assertThat(Words.and(List.of("a"))).isEqualTo("a");
    assertThat(Words.or(List.of("a", "b"))).isEqualTo("a or b");
    assertThat(Words.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Test
  void oneIsSingular() {
    assertThat(Words.counted(1, "seed")).isEqualTo("1 seed");
    assertThat(Words.counted(1200, "seed")).isEqualTo("1,200 seeds");
  }

  @Test
  void linesMayEndBehindSigns() {
    assertThat(Words.breakable("dense_1: kernel_regularizer=L2(l2=0.001)"))
        .containsExactly("dense_1: kernel_regularizer=", "L2(", "l2=", "0.001)");
    assertThat(Words.breakable("another network (157 layers)"))
        .containsExactly("another network (157 layers)");
  }
}
