package regulus.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ColumnsTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Columns columns =
        new Columns().row("base", "0.91 ± 0.01", "").row("dropout", "0.9", "better", "yes");
    assertThat(columns.lines())
        .containsExactly("base     0.91 ± 0.01", "dropout  0.9          better  yes");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(new Columns().lines()).isEmpty();
  }
}
