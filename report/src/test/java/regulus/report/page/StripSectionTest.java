package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;

/** Every seed of every variant. */
final class StripSectionTest {
  @Test
  void hasARowOfNumbersForEachSeed() {
    StripSection section = StripSection.of(ImaginedStudy.finished()).orElseThrow();
    assertThat(section.variants()).hasSize(5);
    assertThat(section.rows()).hasSize(3).allMatch(row -> row.cells().size() == 5);
    assertThat(section.rows().get(1).cells()).allMatch(cell -> cell.matches("0\\.\\d{4}"));
  }

  @Test
  void showsADashForWhatFailed() {
    StripSection section = StripSection.of(ImaginedStudy.withFailure("It diverged.")).orElseThrow();
    assertThat(section.rows().get(1).cells().get(2)).isEqualTo("–");
  }

  @Test
  void isLeftOutWhereNothingIsPaired() {
    assertThat(StripSection.of(ImaginedStudy.single())).isEmpty();
    assertThat(StripSection.of(ImaginedStudy.once())).isEmpty();
    assertThat(StripSection.of(ImaginedStudy.planned())).isEmpty();
  }
}
